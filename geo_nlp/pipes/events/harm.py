"""Casualty mentions: who a sentence reports as killed or injured, by a verb, adjective or noun of harm or by a toll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.harm_roles import Role, role_of
from geo_nlp.pipes.events.numerals import number_of
from geo_nlp.pipes.events.quantities import Quantity, people_counted
from geo_nlp.pipes.events.victims import victims_of
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import AUXILIARIES, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token

IRREALIS = frozenset({"could", "would", "might", "may", "can", "should", "will", "shall", "must", "wo", "'ll"})
REMEMBERED = frozenset({"anniversary", "commemoration", "inquiry", "investigation", "memory"})  # of an earlier killing
FAILED_ATTEMPTS = frozenset({"attempted", "botched", "failed", "foiled", "thwarted"})
PERIODS = frozenset({"day", "week", "month", "year"})
INFLICTED = frozenset({"fighting", "violence"})  # though they last, they kill by acts: "died in fighting"
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
        if role is None or is_unreal(token) or _is_either(token, role):
            continue
        people = people_counted(victims_of(token, lemma)) or _count_before(token)
        if people is None:
            people = _toll(token, lemma) if token.pos_ not in VERBAL else _toll_of_participle(token)
        if people is not None and not is_mishap(token):
            yield Harm(token, role, people)


def _is_either(word: Token, role: Role) -> bool:
    """Whether harm is of one kind or another, so that no count is of one of them: "97 were killed or wounded"."""
    tokens, i = word.doc.tokens, word.i
    after = tokens[i + 2] if i + 2 < len(tokens) and tokens[i + 1].lower_ == "or" else None
    before = tokens[i - 2] if i > 1 and tokens[i - 1].lower_ == "or" else None
    return any(role_of(t, t.lemma_.lower()) not in (None, role) for t in (after, before) if t is not None)


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


def is_unreal(word: Token) -> bool:
    """Whether harm is only feared, tried or denied: "could kill", "a plot to kill two men", "attempted murder"."""
    return (
        _is_negated(word)
        or any(c.dep_ == "aux" and c.lower_ in IRREALIS for c in word.children)
        or (word.tag_ == "VB" and has_infinitive_marker(word))
        or (word.dep_ == "pcomp" and word.head.lower_ in ("for", "at", "from") and not _is_blamed_on(word))
        or any(c.lower_ in FAILED_ATTEMPTS for c in word.lefts)
        or (word.dep_ == "pobj" and word.head.head.lemma_ in REMEMBERED)
        or _is_below_unreal(word)
    )


def _is_blamed_on(word: Token) -> bool:
    """Whether a culprit is blamed for harm that was done: "was blamed for killing five people"."""
    return word.head.lower_ == "for" and word.head.head.lemma_ in words("blaming_verb") and word.head.head.tag_ != "VB"


def _is_negated(word: Token) -> bool:
    """Whether harm is negated: "did not kill"."""
    return any(c.dep_ == "neg" for c in word.children)


def _is_below_unreal(word: Token) -> bool:
    """Whether a verb completes or joins a bare infinitive that is unreal: "could attack and kill"."""
    above = word.head
    bare = word.dep_ in ("xcomp", "conj") and above.pos_ in VERBAL and above.tag_ == "VB"
    return bare and above is not word and is_unreal(above)


def is_mishap(word: Token) -> bool:
    """Whether an accident, a disease or a war as a whole is the cause: "has killed 50,000 since 2023"."""
    preps = [c for c in word.children if c.dep_ in ("prep", "agent")]
    causes = {o.lemma_.lower() for p in preps for o in p.rights if o.dep_ == "pobj"}
    if causes & words("mishap_noun") or causes & (words("casualty_period_noun") - INFLICTED):
        return True
    if _is_total(word):
        return True
    agents = {t.lemma_.lower() for t in subjects(word)} if word.pos_ in VERBAL else set()
    if word.tag_ == "VBD":  # "gang violence claimed nine lives", not "violence has claimed"
        agents -= INFLICTED
    return bool(agents & either("mishap_noun", "casualty_period_noun"))


def _is_total(word: Token) -> bool:
    """Whether a number sums up several acts: "in all, 40 have died", "since 2023", "in nine days of fighting"."""
    first = word.sent[0]
    second = first.nbor() if len(word.sent) > 1 else word
    if first.lower_ == "altogether" or (first.lower_ == "in" and second.lower_ in ("all", "total")):
        return True
    since = [c for c in word.children if c.lower_ == "since" and c.dep_ == "prep"]  # not "since gunmen killed six"
    if any(not any(o.lower_.endswith("day") for o in c.rights) for c in since):  # but "since Tuesday"
        return True
    spans = [o for c in word.children if c.lower_ in ("in", "during") for o in c.rights if o.lemma_ in PERIODS]
    of = [o for span in spans for c in span.rights if c.lower_ == "of" for o in c.rights]
    return any(o.lemma_.lower() in words("casualty_period_noun") for o in of)
