"""Filling the slots of a clause: one place where every kind of trigger adds what hangs on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUN_CLAUSES
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts, counted
from geo_nlp.slotted import replace
from geo_nlp.types import Clause

# Before its word, such a phrase gives place or time.
TIME_OR_PLACE_SLOTS = frozenset({"in", "at"})
JAILING = words("captivity_noun")
SUMS = words("currency_noun") | {"billion", "million", "trillion", "worth"}
# The target of an act, which the parser hangs on its agent; an "envoy to Mali" is one thing.
TARGET_PREPS = frozenset({"against", "on", "to"})
INHERITED = frozenset({"with", "to", "from", "against", "on"})
TOPICAL = frozenset({"about", "on", "over"})
TIE_PREPS = frozenset({"with", "between", "towards", "toward", "on", "against"})
POSTED = words("posted_person_noun")
Slots = dict[str, list[int]]
TriggerKind = Literal["verb", "noun", "adjective"]


def add(slots: Slots, name: str, tokens: list[Token]) -> None:
    """Put the heads of phrases into a slot, each once; "dozens of activists" counts as the activists."""
    if tokens:
        own = slots.setdefault(name, [])
        for token in tokens:
            for counts in counted(token):
                if counts.i not in own and not counts.is_punct:
                    own.append(counts.i)


def add_phrases(slots: Slots, phrases: Iterable[tuple[str, Token]], allowed: Collection[str]) -> None:
    """Put the heads of prepositional phrases into the slots of their prepositions, if these are allowed."""
    for prep, head in phrases:
        if prep in allowed:
            add(slots, prep, [head])


def clause(
    token: Token, kind: TriggerKind, lemma: str, slots: Slots, support: int | None, within: str | None = None
) -> Clause:
    """The finished clause; `within` is the longer trigger whose words it shares."""
    filled = tuple((name, tuple(tokens)) for name, tokens in slots.items())
    return Clause(head=token.i, kind=kind, lemma=lemma, slots=filled, support=support, within=within)


def unfronted(clause: Clause) -> Clause:
    """The clause without its fronted scene: "in Ankara, Macron voiced confidence", though not in Ankara."""
    if not any(i < clause.head for name in TIME_OR_PLACE_SLOTS for i in clause.slot(name)):
        return clause
    kept = [(k, tuple(i for i in v if i > clause.head) if k in TIME_OR_PLACE_SLOTS else v) for k, v in clause.slots]
    return replace(clause, slots=tuple((k, v) for k, v in kept if v))


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns that modify a noun: "joint military exercises"."""
    return [t for t in noun.lefts if t.dep_ in MODIFIERS]


def add_inherited_phrases(slots: Slots, noun: Token) -> None:
    """Add what hangs on the of-phrase or agent of a noun: "lifting of sanctions on Iran", "raid by Mali on Chad"."""
    free = _inherited_prepositions(noun).difference(slots)
    inner = [*_phrases_of_genitive(noun), *_phrases_of_agent(noun)]
    if "between" not in slots:
        add(slots, "between", _parties_of_topic(noun))
    add_phrases(slots, inner, free)
    if "by" not in slots:
        add(slots, "by", [t for prep, head in prepositions(noun) if prep == "of" for t in captors(head)])


def _inherited_prepositions(noun: Token) -> frozenset[str]:
    """The prepositions that a noun takes over from what hangs on it; of a sum also the "for" of what it pays."""
    if is_sum(noun):
        return INHERITED | {"for"}
    return INHERITED | {"in"} if noun.lemma_ in JAILING else INHERITED  # "the arrest of two Frenchmen in Iran"


def _phrases_of_genitive(noun: Token) -> list[tuple[str, Token]]:
    """The phrases that hang on an of-phrase: "lifting of sanctions on Iran", "ten million dollars in aid to Mali"."""
    if is_sum(noun):
        below = [head for prep, head in prepositions(noun) if prep in ("of", "in")]
    else:
        below = [*(head for prep, head in prepositions(noun) if prep == "of"), *paid_in(noun)]
    return [pair for head in below for pair in prepositions(head)]


def _phrases_of_agent(noun: Token) -> list[tuple[str, Token]]:
    """Targets of an act that the parser hangs on its agent: "raid by Mali on Chad"."""
    agents = [t for prep, t in prepositions(noun) if prep in ("by", "from") and t.lemma_.lower() not in POSTED]
    return [pair for t in agents for pair in prepositions(t) if pair[0] in TARGET_PREPS]


def _parties_of_topic(noun: Token) -> list[Token]:
    """The parties of a meeting that hang on its topic: "talks on the dam between Egypt and Sudan"."""
    topics = [t for prep, t in prepositions(noun) if prep in TOPICAL]
    return [head for t in topics for prep, head in prepositions(t) if prep == "between"]


def is_sum(noun: Token) -> bool:
    """Whether a word is a number or a sum."""
    return noun.tag_ == "CD" or noun.lemma_ in SUMS


def paid_in(noun: Token) -> list[Token]:
    """What the sum in an of-phrase is paid in: the aid of "the release of $2 million in aid"."""
    sums = [t for prep, t in prepositions(noun) if prep == "of" and is_sum(t)]
    inside = [pair for t in sums for pair in prepositions(t) if pair[0] in ("of", "in")]
    return [t for _, t in inside or (pair for pair in prepositions(noun) if sums and pair[0] == "in")]


def captors(held: Token) -> list[Token]:
    """The captors of people: "the release of soldiers captured by Iran", "of X, who was jailed by Iran"."""
    seized = [c for c in held.rights if c.dep_ in NOUN_CLAUSES and c.lemma_ in words("seizure_verb")]
    agents = [by for c in seized for by in c.rights if by.dep_ == "agent"]
    return [t for by in agents for obj in by.children if obj.dep_ == "pobj" for t in conjuncts(obj)]


def add_second_party(slots: Slots, doc: Doc) -> None:
    """Add the second party of a tie that is the subject: "Chad's relations with Sudan are tense"."""
    if phrases := [pair for i in slots.get("subject", []) for pair in prepositions(doc[i])]:
        add_phrases(slots, phrases, TIE_PREPS.difference(slots))
