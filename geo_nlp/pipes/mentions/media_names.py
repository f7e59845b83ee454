"""Media by the noun before their name: "the Iranian news agency Fars", "Syrian state television Ikhbariya"."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.tables import slug
from geo_nlp.pipes.mentions.proposals import GUESSED
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

FULLER = ("{} News Agency", "{} TV")


def name_media(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """`mentions`, where a name that a medium's description introduces is that medium, here and in the whole article.

    What is described as a news agency is no province and no surname.
    """
    described = {m.last + 1: m for m in mentions if m.type == "media" and m.level == "nominal"}
    found: dict[str, Mention] = {}
    for name in mentions:
        about = described.get(name.first)
        if about is not None and name.level == "name" and name.type in GUESSED and name.actor and not name.demonym:
            found.setdefault(name.actor, _described_medium(name, about, gazetteer))
    return [_as_medium(found[m.actor], m) if m.actor in found and m.level == "name" else m for m in mentions]


def _described_medium(name: Mention, about: Mention, gazetteer: Gazetteer) -> Mention:
    """A name as that of a medium, known or not, with the country of its description."""
    known = (entry for form in FULLER for entry in gazetteer.lookup(form.format(name.text)) if entry.type == "media")
    entry = next(known, None)
    actor, full = (entry.id, entry.name) if entry else (f"media:{slug(name.text)}", name.text)
    country = (entry.country if entry else None) or about.country
    return replace(name, type="media", actor=actor, name=full, country=country, sector="JRN", acts=True)


def _as_medium(medium: Mention, m: Mention) -> Mention:
    """A mention as one of a medium that is found."""
    return replace(
        m, type=medium.type, actor=medium.actor, name=medium.name, country=medium.country, sector="JRN", acts=True
    )
