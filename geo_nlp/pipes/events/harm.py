"""Casualty mentions: who a sentence reports as killed or injured, by a verb, adjective or noun of harm or by a toll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.harm_modality import is_mishap, is_unreal
from geo_nlp.pipes.events.harm_roles import Role, role_of
from geo_nlp.pipes.events.quantities import Quantity, number_of, people_counted
from geo_nlp.pipes.events.victims import victims_of
from geo_nlp.pipes.syntax.labels import AUXILIARIES, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token

STATES_OF_DEAD = frozenset({"dead", "killed"})
TOLL_DEPTH = 4  # words from a toll up to its verb


@dataclass(frozen=True, slots=True)
class Harm:
    """How many people were killed or injured, and the word that reports it."""

    word: Token
    role: Role
    people: Quantity


def find_harm(sentence: Span) -> Iterator[Harm]:
    """Yield the casualties that a sentence reports, in text order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        role = role_of(token, lemma)
        if role is None or is_unreal(token):
            continue
        people = people_counted(victims_of(token, lemma)) or _count_before(token)
        if people is None:
            people = _toll(token, lemma) if token.pos_ not in VERBAL else _toll_of_participle(token)
        if people is not None and not is_mishap(token):
            yield Harm(token, role, people)


def _count_before(state: Token) -> Quantity | None:
    """The number right before a word for the dead or the wounded, however it is attached: "put the toll at 15 dead"."""
    if state.lower_ not in words("wounded_adjective") | STATES_OF_DEAD or any(
        c.dep_ in AUXILIARIES for c in state.lefts
    ):
        return None
    before = state.nbor(-1)
    numeral = before if before.tag_ == "CD" else before.nbor(-1)
    if numeral.tag_ != "CD" or numeral.sent is not state.sent:
        return None
    return people_counted([before])


def _toll(noun: Token, lemma: str) -> Quantity | None:
    """The number given with a noun: "1,200 deaths", "a toll of 40", "the death toll rose to 40"."""
    if (numeral := next((c for c in noun.lefts if c.dep_ == "nummod"), None)) is not None:
        counted = people_counted([numeral])
        if counted is None or lemma not in either("fatality_noun", "injury_noun"):
            return counted
        return Quantity(counted.first, noun.i, counted.count)
    if lemma not in words("toll_noun") and noun.head.lower_ != "of":
        return None
    if (verb := _toll_change_verb(noun)) is None:
        return people_counted(_numbers(noun, "of")[:1])
    if (bound := _upper_bound(verb)) is not None:
        return Quantity(bound.i, bound.i, number_of(bound.lower_))
    return people_counted(
        [*_numbers(verb, "to", "at"), *(c for c in verb.rights if c.like_num), *_numbers(noun, "at")][:1]
    )


def _toll_of_participle(killed: Token) -> Quantity | None:
    """The number of those whom a participle counts: "put the number of people killed at 40"."""
    counted = killed.head
    number = counted.head.head
    if killed.dep_ != "acl" or counted.head.lower_ != "of" or number.lemma_ != "number":
        return None
    if _toll_change_verb(number) is None:
        return None
    return _toll(counted, "number") or people_counted(_numbers(killed, "at")[:1])


def _toll_change_verb(toll: Token) -> Token | None:
    """The verb that reports how a toll changes: "the death toll rose", "put the number of dead"."""
    word = toll
    for _ in range(TOLL_DEPTH):
        word = word.head
        if word.pos_ in VERBAL and word.lemma_ in words("toll_change_verb"):
            return word
    return None


def _upper_bound(verb: Token) -> Token | None:
    """The second of two numbers that the parser takes for one: "rose from 12 to 19"."""
    joined = [o for o in _numbers(verb, "from") if any(c.lower_ == "to" for c in o.lefts)]
    apart = [o for p in verb.rights if p.lower_ == "from" for o in _numbers(p, "to")]
    return next(iter([*joined, *apart]), None)


def _numbers(word: Token, *prepositions: str) -> list[Token]:
    """The numbers after some prepositions of a word."""
    phrases = [p for p in word.rights if p.lower_ in prepositions]
    return [o for p in phrases for o in p.rights if o.like_num or o.tag_ == "CD"]
