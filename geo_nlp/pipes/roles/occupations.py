"""The sector of people without an office, by what stands beside their name: "the Turkish soldier Emre Kaya".

It is told by a title ("Bishop Yao Liang"), by an occupation ("Scott Parkin, a teacher") or by the group whose member a
description makes them ("Ali Nur, an al-Shabab militant").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from geo_nlp.gazetteer import Gazetteer, Nominal
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.linking.sectors import NO_BODIES, OFFICIAL, OUT_OF_OFFICE, SECTOR_NEUTRAL_NOUNS
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

# "(R-PA)", "(D-Calif.)": party and state of a member of the Congress of the United States.
CONGRESSIONAL_SEAT = re.compile(r"\s?\((?:D|I|R)[-\u2013][A-Z]")
LONGEST_OCCUPATION = 3
WORDS_OF_OCCUPATION = 4  # of a description: "a retired French police officer"
UNTELLING = frozenset({"UNK", None})
OF_NO_GROUP = UNTELLING | {"CVL"}
OF_PEOPLE = frozenset({"government", "group", "judiciary", "military", "person"})  # types of nominals
PLAIN_NOUNS = frozenset({"NN"})


def sectors_of_occupations(doc: Doc, mentions: Sequence[Mention], known: Gazetteer) -> Mapping[str, str]:
    """The sectors of people, by actor, whose occupation stands right before their name or in apposition to it."""
    found: dict[str, str] = {}
    parties = {m.first for m in mentions if m.type == "party"}
    bodies = {m.last: m for m in mentions if m.level == "name" and m.type not in NO_BODIES}
    described = {m.head: m.sector or "UNK" for m in mentions if m.level == "nominal" and _tells_its_body(m, bodies)}
    for person in mentions:
        if person.type != "person" or person.level != "name" or person.sector or not person.actor:
            continue
        if person.actor in found:
            continue
        if (sector := _sector_in_brackets(doc, person, parties) or _sector_of_title(doc, person)) is not None:
            found[person.actor] = sector
            continue
        nouns = list(_occupation_nouns(doc, person))
        told = [described[noun.i] for noun in nouns if noun.i in described]
        told += [sector for noun in nouns if (sector := _sector_of_noun(doc, noun, known)) is not None]
        if told:
            found[person.actor] = next((sector for sector in told if sector not in OF_NO_GROUP), told[0])
    return found


def _tells_its_body(mention: Mention, bodies: Mapping[int, Mention]) -> bool:
    """Whether a description names the body whose sector its people have: "an al-Shabab militant"."""
    named = (bodies[i].sector for i in range(mention.first, mention.last + 1) if i in bodies)
    return mention.sector not in OF_NO_GROUP and mention.sector in list(named)


def _sector_in_brackets(doc: Doc, person: Mention, parties: Set[int]) -> str | None:
    """The sector by the seat or party in brackets after a name: "Curt Weldon (R-PA)", "Ana Diaz (Workers' Party)"."""
    last = doc[person.last]
    if CONGRESSIONAL_SEAT.match(doc.text, last.idx + len(last.text)):
        return "LEG"
    opened = person.last + 1 < len(doc) and doc[person.last + 1].text == "("
    return "PTY" if opened and not parties.isdisjoint((person.last + 2, person.last + 3)) else None


def _sector_of_title(doc: Doc, person: Mention) -> str | None:
    """The sector of clergy, police or soldiers by the title before the name: "Bishop Yao Liang", "Pte. Mark Graham"."""
    before = doc.tokens[max(0, person.first - 2) : person.first]
    title = next((t for t in reversed(before) if t.text != "."), None)
    if title is None or not title.text[0].isupper():
        return None
    word = title.lower_.rstrip(".")
    if word in words("clergy_title"):
        return "REL"
    if word in words("police_rank"):
        return "COP"
    return "MIL" if word in words("enlisted_rank") else None


def _occupation_nouns(doc: Doc, person: Mention) -> Iterator[Token]:
    """The common nouns that describe a person: "soldier Emre Kaya", "Scott Parkin, a teacher", "a teacher, Parkin"."""
    head = doc[person.last]
    before = doc[person.first].nbor(-1) if person.first > head.sent.start else None
    if before is not None and before.tag_ in PLAIN_NOUNS and before.head in (head, head.head):
        yield before
    if head.dep_ == "appos" and head.head.tag_ in PLAIN_NOUNS:
        yield head.head
    for noun in head.rights:
        if noun.dep_ == "appos" and noun.tag_ in PLAIN_NOUNS:
            yield noun
            yield from (c for c in noun.rights if c.dep_ == "conj" and c.tag_ in PLAIN_NOUNS)


def _sector_of_noun(doc: Doc, noun: Token, known: Gazetteer) -> str | None:
    """The sector of an occupation, the longest that a table has: "police officer"; ELI of a retired one.

    Words of many trades say nothing by themselves: a private investigator is no policeman, a wrestler is no rebel.
    """
    if noun.lemma_.lower() in words("relative_noun") or any(c.dep_ == "poss" for c in noun.lefts):
        return None
    nominal = _longest(doc, noun, known)
    if nominal is None or nominal.plural or nominal.collective or nominal.type not in OF_PEOPLE:
        return None
    telling_nothing = either("aircraft_noun", "versatile_occupation_noun", "vessel_noun") | SECTOR_NEUTRAL_NOUNS
    if nominal.head in telling_nothing:
        return None
    fighting = nominal.sector in ("MIL", "REB") and any(c.dep_ in COMPOUND_DEPS for c in noun.lefts)
    if nominal.sector in UNTELLING | {"IGO"} or (fighting and " " not in nominal.head):  # "a martial arts fighter"
        return None
    before = doc.tokens[max(noun.sent.start, noun.i - WORDS_OF_OCCUPATION) : noun.i]
    over = nominal.sector in OFFICIAL and any(t.lower_ in OUT_OF_OFFICE for t in before)
    return "ELI" if over else nominal.sector


def _longest(doc: Doc, noun: Token, known: Gazetteer) -> Nominal | None:
    """The longest wording that ends at a noun and names a kind of people."""
    for length in range(LONGEST_OCCUPATION, 0, -1):
        if noun.i - length + 1 >= noun.sent.start:
            wording = " ".join(t.lower_ for t in doc.tokens[noun.i - length + 1 : noun.i + 1])
            if (nominal := known.nominals.get(wording)) is not None:
                return nominal
    return None
