"""Definite places: "They shelled the city", "seized the island", as the last named place of that kind.

Only a noun with its article is taken up, or with an adjective that adds no other place ("the besieged city");
"the eastern city" and "the city of Mosul" bring in a new one. Kinds are those of the toponym index.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer.toponyms import toponyms
from geo_nlp.pipes.syntax.determiners import DEFINITE_ONE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

SENTENCES_TO_PLACE = 3
"""Sentences back, as for "the two sides": further away another place has mostly been the topic since."""
PLACE_KINDS = {
    "settlement": frozenset({"city"}),
    "isle": frozenset({"division", "other"}),
    "division": frozenset({"division", "other"}),
}
MODIFYING = frozenset({"compound", "nmod", "poss", "appos"})
SAID_OF = frozenset({"relcl", "acl", "appos"})


def definite_places(doc: Doc, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """A nominal mention for each noun that means a place of `mentions`, which are in text order, and that place."""
    places = (m for m in mentions if m.level == "name" and m.type in ("place", "state") and not m.demonym)
    named = [m for m in places if doc[m.head].dep_ != "amod"]  # of "Baltic tribes" none is "the region"
    if not named:
        return []
    classes = load_rules().classes
    kinds = {noun: kind for kind in PLACE_KINDS for noun in classes[kind]}
    inside = {i for m in mentions for i in range(m.first, m.last + 1)}
    found: list[tuple[Mention, Mention]] = []
    for token in doc.having(kinds.keys() | {f"{noun}s" for noun in classes["isle"]}):
        if token.i in inside or not _is_without_modifiers(token, classes["same_place"]):
            continue
        if (place := _place_of(token, kinds[token.lemma_.lower()], named)) is not None:
            found.append((_place_nominal(token, place), place))
    return found


def _is_without_modifiers(noun: Token, same: frozenset[str]) -> bool:
    """Whether a noun has its article and nothing that would single out another place."""
    if noun.pos_ != "NOUN" or noun.dep_ in MODIFYING:
        return False
    if any(c.dep_ in SAID_OF or (c.dep_ == "prep" and c.lower_ == "of") for c in noun.rights):
        return False
    left = list(noun.lefts)
    return bool(left) and left[0].lower_ in DEFINITE_ONE and all(c.lower_ in same for c in left[1:])


def _place_of(noun: Token, kind: str, named: Sequence[Mention]) -> Mention | None:
    """The last named place of a kind before a noun, in its sentence or one of the last few."""
    sentence, steps = noun.sent, 0
    starts = noun.sent.start
    for mention in reversed(named):
        if mention.last >= noun.i:
            continue
        while mention.last < starts and steps <= SENTENCES_TO_PLACE and starts > 0:
            sentence, steps = noun.doc[starts - 1].sent, steps + 1
            starts = sentence.start
        if steps > SENTENCES_TO_PLACE:
            return None
        if _is_kind(mention, kind):
            return mention
    return None


def _is_kind(mention: Mention, kind: str) -> bool:
    """Whether a name is that of a place of a kind: by its last word, else by what the toponym index has of it."""
    last = mention.text.split()[-1].lower()
    for other in ("isle", "division"):
        if last.removesuffix("s") in load_rules().classes[other]:
            return kind == other
    if mention.type == "state" or (kind == "isle" and mention.country is None):  # a sea, a continent
        return False
    return any(place.kind in PLACE_KINDS[kind] for place in toponyms().lookup(mention.name))


def _place_nominal(noun: Token, place: Mention) -> Mention:
    first = next(iter(noun.lefts))
    text = noun.doc.text[first.idx : noun.idx + len(noun)]
    return Mention(
        start=first.idx, end=noun.idx + len(noun), text=text, type=place.type, level="nominal", demonym=False,
        actor=place.actor, name=place.name, country=place.country, sector=place.sector,
        first=first.i, last=noun.i, head=noun.i, acts=place.type == "state" and noun.dep_ != "pobj",
    )  # fmt: skip
