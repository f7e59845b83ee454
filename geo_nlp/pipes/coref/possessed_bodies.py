"""Bodies of a state with a possessive pronoun: "Modi said his government would ...", "our army"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.plurals import DUAL_PEOPLE
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

OWN_STATES = ("country", "homeland", "nation")


# Fighters of the group that owns them: "its fighters".
FIGHTER_PLURAL_NOUNS = words("fighter_plural_noun")


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
