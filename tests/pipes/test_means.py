"""The mode of an attack by the weapon that its clause names."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Israeli tanks opened fire on Palestinians in Khan Younis.", "heavy-weapons"),
        ("An Israeli helicopter fired missiles at a building in Gaza.", "aerial"),
        ("Seven Ecuadoreans were killed in a mass shooting in Guayaquil.", "firearms"),
        ("Five relatives of the commander were killed in an Israeli airstrike.", "aerial"),
        ("Two Turkish soldiers died in a drone strike by Kurdish rebels.", "drone"),
        ("A suicide bomber attacked Pakistani soldiers in Quetta.", "suicide-attack"),
        ("Riot police fired tear gas at Gambian protesters in Banjul.", "crowd-control"),
        ("Police used tear gas and batons against Nepalese demonstrators.", "crowd-control"),
        ("A grenade attack killed a Kenyan officer in Garissa.", "explosives"),
        ("Gunmen attacked a Kenyan patrol.", "firearms"),
        ("Ukraine struck a Russian refinery with drones.", "drone"),
        ("Villagers with machetes killed a Tanzanian soldier.", "primitive"),
        ("Syrian forces used chlorine gas against rebels in Douma.", "unconventional"),
        # The weapon of the same harm, told with another verb or in a clause of time.
        ("Eleven Turks were killed and five Kurds were injured in a mass shooting at a bar in Bonn.", "firearms"),
        ("Three Turkish women were injured and one was killed in a knife attack in Lyon.", "primitive"),
        ("Four Chadian soldiers died and six Malian soldiers were hurt in a drone strike near Gao.", "drone"),
        ("Six Lebanese men are killed and three more injured in an airstrike on a house in Tyre.", "aerial"),
        ("Twelve Danish nurses were killed after gunmen opened fire.", "firearms"),
        ("The Taliban claimed responsibility for the suicide bombing of a mosque.", "suicide-attack"),
        ("Ten Greek pilgrims were killed when a car bomb exploded.", "explosives"),
        ("Al-Shabaab bombed a Kenyan bus near Garissa.", "explosives"),
        ("Kenya bombed Al-Shabaab near Garissa.", "aerial"),
        ("Ten Greek pilgrims were killed after a rocket attack on a chapel.", "heavy-weapons"),
        ("Ten Greek pilgrims were killed after a judge had banned a car bomb exhibition.", None),
        ("Ten Greek pilgrims were killed and their leader was praised in a shooting club.", None),
        # No weapon, or one that is hit and does not hit.
        ("Russian troops attacked Ukrainian positions.", None),
        ("Hezbollah destroyed an Israeli tank.", None),
        ("Yemen's Houthis attacked a U.S. aircraft carrier.", None),
        ("Pakistani soldiers attacked an Afghan drone base.", None),
    ],
)
def test_the_weapon_tells_the_mode(nlp: Language, text: str, mode: str | None) -> None:
    modes = [r.mode for r in nlp(text)._.relations if r.predicate == "ASSAULT"]
    assert modes
    assert set(modes) == {mode}
