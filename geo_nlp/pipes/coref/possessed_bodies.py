"""Bodies of a state with a possessive pronoun: "Modi said his government would ...", "our army"."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.plurals import DUAL_PEOPLE
from geo_nlp.pipes.linking.sectors import BODIES_OF_PEOPLE, SECTOR_NEUTRAL_NOUNS, SERVING
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Role

OWN_STATES = ("country", "homeland", "nation")


# Fighters of the group that owns them: "its fighters".
FIGHTER_PLURAL_NOUNS = words("fighter_plural_noun")
# The types of the bodies that a leader means by "his group".
BODIES_OF_LEADERS = {
    **dict.fromkeys(words("armed_group_noun"), ("armed_group", "movement", "ngo", "organisation")),
    "party": ("party",),
}


def is_fighter_of(doc: Doc, mention: Mention, owner: Mention | None) -> bool:
    """Whether fighters are of the armed group that their pronoun stands for: "its fighters"."""
    if owner is None or owner.type != "armed_group" or owner.actor is None or mention.level != "nominal":
        return False
    return mention.actor is None and mention.country is None and doc[mention.head].lower_ in FIGHTER_PLURAL_NOUNS


def are_officials_of_several(doc: Doc, mention: Mention, owners: Sequence[Mention]) -> bool:
    """Whether officials act for the states that their pronoun stands for: "signed by their ministers"."""
    states = len(owners) > 1 and all(owner.type == "state" for owner in owners)
    plural = mention.level == "nominal" and doc[mention.head].tag_ == "NNS" and not mention.refers_to
    return states and plural and not mention.country and doc[mention.head].lemma_.lower() in DUAL_PEOPLE


def group_of_leader(
    doc: Doc, mention: Mention, owner: Mention | None, mentions: Sequence[Mention], roles: Sequence[Role]
) -> Mention | None:
    """The group that one of its leaders calls his: "Nasrallah said his group"."""
    kinds = BODIES_OF_LEADERS.get(doc[mention.head].lemma_.lower(), ())
    bare = mention.level == "nominal" and mention.actor is None and mention.first + 1 == mention.head
    if not bare or not kinds or owner is None or doc[mention.first].lower_ not in ("his", "her"):
        return None
    led = {r.organisation.actor for r in roles if r.organisation and owner.actor and r.holder.actor == owner.actor}
    inside = (m for m in mentions if owner.first <= m.first <= owner.last or m.actor in led)
    return next((m for m in inside if m.level == "name" and m.type in kinds), None)


def with_sector_of_owner(doc: Doc, mention: Mention, owner: Mention) -> Mention:
    """People without a sector of their own with that of the body that their pronoun stands for: "its members"."""
    people = mention.level == "nominal" and mention.actor is None and mention.sector in (None, "UNK")
    neutral = people and doc[mention.head].lemma_.lower() in SECTOR_NEUTRAL_NOUNS
    civic = owner.sector in BODIES_OF_PEOPLE and owner.type != "person"
    return replace(mention, sector=owner.sector) if neutral and civic else mention


def owned(mention: Mention, country: str | None, gazetteer: Gazetteer) -> Mention:
    """Officials of a state with the country of their possessive pronoun; "his country" is that country itself."""
    if not country or mention.level != "nominal" or mention.actor is not None or mention.country is not None:
        return mention
    serving = mention.type in ("person", "group") and mention.sector in SERVING
    if mention.type in BRANCHES or (serving and not mention.text.lower().startswith(("our ", "my "))):
        return replace(mention, country=country)
    state = gazetteer.entries.get(country) if mention.type == "state" else None
    own = state is not None and mention.text.lower().endswith(OWN_STATES)
    return replace(mention, actor=country, name=state.name, country=country) if state and own else mention
