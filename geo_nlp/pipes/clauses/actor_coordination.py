"""Coordinated actors of which the parser sees only one: "UK and EU negotiators", "Iran, Russia hold talks".

They share a head, a headline, or a list of people with titles ("President A and Prime Minister B met").
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.syntax.labels import MODIFIERS, PLURAL_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import is_person_title, is_title_word
from geo_nlp.types import Mention

CARDINAL_DIRECTIONS = frozenset({"north", "south", "east", "west"})
WORDS_TO_PERSON = 12
FIELDS = frozenset({"for", "of"})


def series(actors: Actors, found: list[int]) -> list[int]:
    """`found` with those that the parser left out of a list: "President A and Prime Minister B met"."""
    found = _with_conjunct_before(actors, found)
    return [*found, *(n for n in _people_listed_after(actors, found[-1]) if n not in found)] if found else found


def without_titles(actors: Actors, found: Sequence[int]) -> tuple[int, ...]:
    """`found` without offices of people named after them: "Secretary of State for Asian Affairs X" is one person."""
    return tuple(n for n in found if not _is_title_of_next(actors, n, found))


def _is_title_of_next(actors: Actors, n: int, found: Sequence[int]) -> bool:
    """Whether an office is that of the person named after its field: "Secretary of State for Asian Affairs X"."""
    office = actors.mentions[n]
    if office.type != "person" or office.level != "nominal":
        return False
    following = (actors.mentions[m] for m in found if actors.mentions[m].first > office.last)
    named = (m for m in following if m.type == "person" and m.level == "name")
    person = min(named, key=attrgetter("first"), default=None)
    if person is None or person.first - office.last > WORDS_TO_PERSON:
        return False
    between = actors.doc.tokens[office.last + 1 : person.first]
    if not between:  # "field marshal Asim Munir"
        return True
    described = between[1:] if between[0].lower_ == "and" else []
    if described and all(t.tag_ in ("JJ", "NN") and t.text.islower() for t in described):
        head = actors.doc[office.head]  # "elder and rival Ahmad Hassan" is one person, "the elder and" his is none
        return head.tag_ == "NN" and not any(c.dep_ in ("det", "poss", "nummod") for c in head.lefts)
    return _is_field(between)


def _is_field(words: Sequence[Token]) -> bool:
    """Whether words after an office give its field: "for Asian Affairs", "of Trade and Industry"."""
    if words[0].lower_ not in FIELDS or any(is_person_title(t.text) for t in words):
        return False
    return all(t.pos_ == "PROPN" or t.lower_ in FIELDS or t.lower_ in ("and", "the") for t in words)


def _people_listed_after(actors: Actors, n: int) -> list[int]:
    """The people that follow in a list with titles: "Putin, President of Belarus Lukashenko and Premier X met"."""
    mention = actors.mentions[n]
    named = [r for r in mention.refers_to if actors.mentions[r].first > mention.last]
    if mention.type != "person" or mention.level == "pronoun" or len(named) > 1:
        return []
    clause, end = actors.doc[mention.head].head, actors.mentions[named[0]].last if named else mention.last
    found: list[int] = []
    while end + 2 < len(actors.doc):
        comma = actors.doc[end + 1].text == ","
        start = end + 1 + comma
        last = actors.doc[start].lower_ == "and"
        following = _titled_person_from(actors, start + last, clause) if comma or last else None
        if following is None:
            return found if len(found) > 1 else []
        found.append(following)
        end = actors.mentions[following].last
        if last:
            return found
    return []


def _titled_person_from(actors: Actors, start: int, clause: Token) -> int | None:
    """The person named from a token on, at once or after a title; None where another clause or an owner begins."""
    titled = False
    for i in range(start, min(start + WORDS_TO_PERSON, len(actors.doc))):
        token = actors.doc[i]
        elsewhere = token.dep_ in SUBJECTS and token.head != clause
        if elsewhere or token.is_punct or token.pos_ in ("VERB", "AUX", "CCONJ", "PRON"):
            return None
        n = actors.at.get(i)
        if n is not None and actors.mentions[n].level == "name" and actors.mentions[n].type == "person":
            last = actors.mentions[n].last
            owns = last + 1 < len(actors.doc) and actors.doc[last + 1].dep_ == "case"
            apart = any(t.dep_ in SUBJECTS and t.head != clause for t in actors.doc[i : last + 1])
            return None if owns or apart or not (titled or i == start) else n
        titled = titled or is_person_title(token.text)
    return None


def _with_conjunct_before(actors: Actors, found: list[int]) -> list[int]:
    """`found` with the actor before it that shares its head, its headline or its verb."""
    if len(found) != 1:
        return found
    if shared := _sharers_of_head(actors, found[0]):
        return _with_conjunct_before(actors, shared) + found
    mention = actors.mentions[found[0]]
    if mention.level != "name" or mention.type not in ("person", "state"):
        return found
    if headline := _headline_conjunct(actors, found[0]):
        return headline + found
    before = _titled_person_before(actors, mention) if mention.type == "person" else None
    return found if before is None else [before, *found]


def _headline_conjunct(actors: Actors, n: int) -> list[int]:
    """The first of "Iran, Russia hold talks": a headline joins two actors by a comma."""
    first = actors.mentions[n].first
    before = actors.at.get(first - 2) if first > 1 and actors.doc[first - 1].text == "," else None
    if before is None or actors.mentions[before].first != actors.doc[first].sent.start:
        return []
    closed = actors.doc[first].sent.text.rstrip().endswith((".", "”", '"'))
    return [before] if actors.mentions[before].type == actors.mentions[n].type and not closed else []


def _titled_person_before(actors: Actors, person: Mention) -> int | None:
    """The person before "and" and the title of another: "President A and Prime Minister B met"."""
    doc, left = actors.doc, person.first - 1
    if left > 1 and doc[left].dep_ == "case":  # "Poland's Tusk and Ukraine's Zelensky"
        left -= 2
    while left > 0 and _is_part_of_title(doc[left]):
        left -= 1
    n = actors.at.get(left - 1) if doc[left].lower_ == "and" else None
    if n is None or actors.mentions[n].type != "person":
        return None
    return None if doc[actors.mentions[n].head].dep_ in ("dobj", "pobj", "nsubj", "conj") else n


def _is_part_of_title(word: Token) -> bool:
    """Whether a word may belong to the title before a name: "Ukrainian President"."""
    if is_title_word(word.text) or word.ent_type_ in ("NORP", "GPE"):
        return True
    return word.dep_ in MODIFIERS and word.lower_ != "and"


def _sharers_of_head(actors: Actors, n: int) -> list[int]:
    """The actor that shares a plural head: "UK" before "EU negotiators", "North" before "South Korea"."""
    mention = actors.mentions[n]
    head, left = actors.doc[mention.head], mention.first - 1
    if left < 1 or actors.doc[left].lower_ not in ("and", ","):
        return []
    before = actors.at.get(left - 1)
    if before is None or actors.mentions[before].type in ("person", "place"):
        return []
    if head.tag_ not in PLURAL_TAGS and actors.doc[left - 1].lower_ not in CARDINAL_DIRECTIONS:
        return []
    token = actors.doc[actors.mentions[before].head]
    while token.dep_ in ("nmod", "amod", "compound", "poss", "conj") and token != head:
        token = token.head
    return [before] if token == head and actors.mentions[before].head != mention.head else []
