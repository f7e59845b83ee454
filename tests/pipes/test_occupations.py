"""The sector of people by their occupation, and by an office that outweighs their party."""

from __future__ import annotations

import pytest
from spacy.language import Language

from geo_nlp import annotate


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Israel freed the kidnapped Turkish soldier Emre Kaya.", "Emre Kaya", "MIL"),
        ("The police officer Jan Kowalski, a Pole, was killed by Belarus.", "Jan Kowalski", "COP"),
        ("The retired police officer Jan Kowalski was arrested by Belarus.", "Jan Kowalski", "ELI"),
        ("Yan Li, a Chinese student, was arrested by Japan.", "Yan Li", "EDU"),
        ("A Danish nurse, Lars Holm, was abducted by Somali pirates.", "Lars Holm", "MED"),
        ("The Danish aid worker Lars Holm was abducted by Somali pirates.", "Lars Holm", "NGO"),
        ("Former Ohio State University president John Miller was arrested by Iran.", "John Miller", "EDU"),
        ("Former Toyota chairman Kenji Sato criticised China.", "Kenji Sato", "BUS"),
        ("Former Defence Minister Ivan Petrov criticised Poland.", "Ivan Petrov", "ELI"),
        ("Former Defence Ministers Ivan Petrov and Igor Orlov criticised Poland.", "Ivan Petrov", "ELI"),
        ("The Defence Ministers Ivan Petrov and Igor Orlov criticised Poland.", "Ivan Petrov", "GOV"),
        ("Palestinian Foreign Minister Mahmoud al-Zahar threatened Israel.", "Mahmoud al-Zahar", "GOV"),
        ("Police in Manila arrested Amir Sali, an Abu Sayyaf militant.", "Amir Sali", "REB"),
        ("A senior Taliban leader, Mullah Omar Kakar, was killed by NATO.", "Omar Kakar", "REB"),
        ("China detained Bishop Jun Li on Thursday.", "Jun Li", "REL"),
        ("Cleric Omar Kakar was killed by China.", "Omar Kakar", "REL"),
        ("John Miller (R-PA) criticised Iran.", "John Miller", "LEG"),
        ("A spokesman for the rebels criticised Iran.", "A spokesman", "REB"),
        ("A spokesman for the company criticised Iran.", "A spokesman", "BUS"),
        ("A mob of armed gunmen attacked Iran.", "A mob", "UAF"),
        ("John Miller (D-Calif.) criticised Iran.", "John Miller", "LEG"),
        ("Paul Roche (French Communist Party) criticised Iran.", "Paul Roche", "PTY"),
        ("Paul Roche (43) criticised Iran.", "Paul Roche", None),
        ("A British soldier, Pte. Mark Bell of Leeds, was killed in Afghanistan.", "Mark Bell", "MIL"),
        ("Iran arrested Paul Roche, a French singer.", "Paul Roche", "CVL"),
        ("Iran arrested Paul Roche, a singer and political activist.", "Paul Roche", "SOC"),
        ("Iran deported French citizen Paul Roche.", "Paul Roche", "CVL"),
        ("Turkey arrested the human rights defender Ayla Demir.", "Ayla Demir", "SOC"),
        ("Iran criticised Supreme Court nominee Paul Huber.", "Paul Huber", "JUD"),
        ("Iran criticised Republican nominee Paul Huber.", "Paul Huber", "PTY"),
        ("Iran arrested Professor Paul Roche on Monday.", "Paul Roche", "EDU"),
        ("Iran arrested Oslo University lecturer Paul Roche.", "Paul Roche", "EDU"),
        ("Iran arrested the former history professor Paul Roche.", "Paul Roche", "EDU"),
        ("Iran arrested the political analyst Paul Roche.", "Paul Roche", "SOC"),
        ("Rebels in Kenya abducted Inspector Maria Okoro.", "Maria Okoro", "COP"),
        ("Rebels in Kenya abducted Superintendent Maria Okoro.", "Maria Okoro", "COP"),
        ("Rebels in Kenya abducted Police Sergeant Maria Okoro.", "Maria Okoro", "COP"),
        ("Rebels in Kenya abducted Sergeant Maria Okoro.", "Maria Okoro", "MIL"),
        ("Rebels in Kenya abducted Nairobi police officer Maria Okoro.", "Maria Okoro", "COP"),
        # Words that tell none: of relatives, of another's people, of many trades.
        ("His brother Ali Kaya was arrested by Turkey.", "Ali Kaya", None),
        ("The minister's driver Ali Kaya was arrested by Turkey.", "Ali Kaya", None),
        ("The private investigator Paul Huber accused Austria.", "Paul Huber", None),
        ("Iran arrested Paul Roche, the founder of the movement.", "Paul Roche", "UNK"),
        ("Iran seized the private John Deere plant.", "John Deere", None),
        ("Aboard a fighter jet, Osman Ali was arrested by Britain.", "Osman Ali", None),
        ("The wrestling fighter Ian Boyle was arrested by France.", "Ian Boyle", None),
    ],
)
def test_the_occupation_tells_the_sector(nlp: Language, text: str, name: str, sector: str | None) -> None:
    ends = [end for r in nlp(text)._.relations for end in (r.source, r.target) if end and end.text == name]
    assert ends
    assert {end.sector for end in ends} == {sector}


@pytest.mark.parametrize(
    ("date", "text", "sector"),
    [
        ("2008-05-23", "Conservative Party leader David Cameron criticised Russia.", "PTY"),
        ("2008-05-23", "David Cameron criticised Russia.", None),
        ("2012-05-23", "David Cameron criticised Russia.", "GOV"),
        ("2020-05-23", "David Cameron criticised Russia.", "ELI"),
        ("2006-10-03", "Senator Sam Brownback criticised Russia.", "LEG"),
        # Known people are what they were when it happened.
        ("2019-08-01", "Viktor Yanukovych criticised Russia in 2013.", "GOV"),
        ("2019-08-01", "Viktor Yanukovych criticised Russia in 2016.", "ELI"),
        ("2019-08-01", "Viktor Yanukovych criticised Russia.", "ELI"),
    ],
)
def test_an_office_is_that_of_its_day(nlp: Language, date: str, text: str, sector: str | None) -> None:
    source = annotate(nlp, text, date=date)._.relations[0].source
    assert source
    assert source.sector == sector


def test_who_voices_a_stance_is_what_he_was_then(nlp: Language) -> None:
    doc = annotate(nlp, "Viktor Yanukovych praised Russia in 2013.", date="2019-08-01")
    assert [stance.holder.sector for stance in doc._.stances] == ["GOV"]


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        ("Leaders of the militant groups Hamas and Islamic Jihad met Abbas in Cairo.", "Leaders", "REB"),
        ("Police arrested two members of the opposition parties.", "two members", "OPP"),
        ("Members of a criminal gang attacked police in Lyon.", "Members", "CRM"),
        ("A former TPLF combatant killed two policemen in Mekelle.", "A former TPLF combatant", "REB"),
        ("A former soldier killed two policemen in Mekelle.", "A former soldier", "ELI"),
        ("Russia accused Chechen rebel leader Aslan Dudayev of the attack.", "Aslan Dudayev", "REB"),
        ("Russia accused opposition leader Aslan Dudayev of the attack.", "Aslan Dudayev", "PTY"),
        ("An American was kidnapped in Mali.", "American", "CVL"),
        ("Another Palestinian was killed by Israeli soldiers.", "Palestinian", "CVL"),
        ("Iran arrested four executives of the Workers' Party.", "four executives of the Workers' Party", "PTY"),
        ("The Pakistan Muslim League said police arrested its members.", "its members", "PTY"),
        ("Biden met members of the Argentine government.", "members of the Argentine government", "GOV"),
        # A people that stands for its state, or not.
        ("France held talks with the Iranians.", "Iranians", "GOV"),
        ("The Germans invaded Poland.", "Germans", "GOV"),
        ("France held talks with the Iranians and Israelis.", "Israelis", "GOV"),
        ("France held talks with the Iranians and ordinary Israelis.", "Israelis", "CVL"),
        ("France shot the Iranians.", "Iranians", "CVL"),
        ("The Germans of Poland criticised Russia.", "Germans", "CVL"),
        ("Germans protested against Russia.", "Germans", "CVL"),
        # A noun before a name describes it.
        ("The rights group Tamas condemned Iran.", "Tamas", "SOC"),
        ("The guerrilla group Zar attacked Colombian soldiers.", "Zar", "REB"),
        ("The Danish intelligence agency PET arrested two Swedes.", "PET", "SPY"),
        ("The Pittsburgh Police Department arrested two Poles.", "Pittsburgh Police Department", "COP"),
        # No group is described, or the adjective belongs to what follows.
        ("Leaders of both countries met Abbas in Cairo.", "Leaders", "GOV"),
        ("Members of the group attacked police in Lyon.", "Members", "UNK"),
        ("Iran arrested four employees of a security firm.", "four employees", "LAB"),
        ("An American drone hit a base in Mali.", "American", "GOV"),
    ],
)
def test_people_have_the_sector_of_their_group(nlp: Language, text: str, phrase: str, sector: str) -> None:
    ends = [end for r in nlp(text)._.relations for end in (r.source, r.target) if end and end.text == phrase]
    assert ends
    assert {end.sector for end in ends} == {sector}
