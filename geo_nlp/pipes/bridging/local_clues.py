"""Local clues to the state of an unnamed actor: its owner, where it is, the actors beside it."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.bridging.kinds import SECTORS
from geo_nlp.pipes.bridging.text import PLACE_TYPES, STATELESS_TYPES, Text
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.pronoun_forms import OWN_POSSESSIVES
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Mention

SENTENCES_BACK = 5  # sentences back to who is called so too
VICTIMS = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
COUNTED_TAGS = PLURAL_TAGS | {"NN"}


def is_owned(text: Text, mention: Mention) -> bool:
    """Whether an owner is named, so that no other clue gives the state."""
    first = text.doc[mention.first].lower_
    return (
        first in OWN_POSSESSIVES
        or first in ("your", "whose")
        or any(c.dep_ == "poss" for c in text.doc[mention.head].lefts)
    )


def is_of_international_body(text: Text, mention: Mention) -> bool:
    """Whether an actor belongs to a body of several states, and so to none: "the African Union said its forces"."""
    lefts = [text.doc[mention.first], *text.doc[mention.head].lefts]
    owners = (text.pronouns.get(word.i) or text.covering.get(word.i) for word in lefts)
    return any(owner is not None and owner.type == "igo" for owner in owners)


def owners_country(text: Text, mention: Mention) -> str | None:
    """The country of the owner: "its citizens", "Chad's farmers"; None of "its neighbours"."""
    head = text.doc[mention.head]
    if mention.type in STATELESS_TYPES or head.lemma_.lower() in either("counterpart_noun", "relational_actor_noun"):
        return None
    if mention.type == "state" and (head.lemma_.lower() not in words("own_state_noun") or head.tag_ in PLURAL_TAGS):
        return None
    if text.doc[mention.first].lower_ in OWN_POSSESSIVES:
        return text.country_of(text.pronouns.get(mention.first))
    owners = (text.covering.get(c.i) or text.heads.get(c.i) for c in head.lefts if c.dep_ == "poss")
    return next((text.country_of(owner) for owner in owners), None)


def joined_country(text: Text, mention: Mention) -> str | None:
    """The state before the first of two joined nouns: "Iraqi judges and attorneys", "the Syrian army and police"."""
    head = text.doc[mention.head]
    if any(t.dep_ in ("det", "nummod", "poss") for t in head.lefts):
        return None
    after_and = mention.first > 1 and text.doc[mention.first - 1].lower_ == "and"
    before = mention.first - 2 if after_and else -1
    first = text.heads.get(head.head.i if head.dep_ == "conj" else before)
    if first is None or first.level != "nominal" or first.refers_to or first.type in STATELESS_TYPES:
        return None
    if first.actor is not None:
        return first.country
    names = (text.covering.get(t.i) for t in head.head.lefts)
    by_demonym = any(name is not None and name.type in PLACE_TYPES and name.country == first.country for name in names)
    return first.country if by_demonym else None


def victims_country(text: Text, mention: Mention) -> str | None:
    """The state of the victims before "others": "killed two Chadians and wounded four others"."""
    head = text.doc[mention.head]
    if head.lower_ not in ("others", "other"):
        return None
    before = [m for m in text.mentions if head.sent.start <= m.first <= m.last < mention.first and m.level != "pronoun"]
    counted = [m for m in before if _is_counted_victim(text.doc[m.head])]
    return counted[-1].country if counted and counted[-1].type not in STATELESS_TYPES else None


def _is_counted_victim(head: Token) -> bool:
    counted = any(t.dep_ == "nummod" or t.lower_ in ("a", "an") for t in head.lefts)
    return counted and head.tag_ in COUNTED_TAGS and head.dep_ in VICTIMS


def colleagues_country(text: Text, mention: Mention) -> str | None:
    """The one state of the police, the courts or the lawmakers that the last sentences tell of."""
    if mention.sector not in SECTORS["law"]:
        return None
    here, of = text.scenes.sentence_of[mention.first], text.scenes.sentence_of
    near = [
        m
        for m in text.mentions
        if m.sector == mention.sector and m.country and 0 <= here - of[m.first] <= SENTENCES_BACK
    ]
    word = text.doc[mention.head].lemma_
    countries = {m.country for m in near if text.doc[m.head].lemma_ == word} or {m.country for m in near}
    around = text.scenes.states(mention.first)
    return next(iter(countries)) if len(countries) == 1 and around <= countries else None
