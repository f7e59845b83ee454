"""Prefilter: the sentences that can hold a record, and the words in them that can trigger a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.obligation import CLAIM_VERBS
from geo_nlp.pipes.syntax.interval_index import contents
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import HYPHENS, joined
from geo_nlp.rules.loader import Demands, Key
from geo_nlp.types import Attribution


def candidate_sentences(doc: Doc, actors: Actors, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """Sentences that can hold a record: those with an actor or a place, and those in quoted speech."""
    said = contents(attributions)
    for sentence in doc.sents:
        named = any(i in actors.at or i in actors.sites for i in range(sentence.start, sentence.end))
        if named or said.meeting(sentence.start_char, sentence.end_char):
            yield sentence


@cache
def vocabulary(triggers: frozenset[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """First and last words of all triggers, of which a clause has one; the first of long verbs; the last of nouns."""
    words = {word for _, trigger in triggers for word in (trigger, trigger.split()[0], trigger.split()[-1])}
    opening = {trigger.split()[0] for kind, trigger in triggers if kind == "verb" and " " in trigger}
    nouns = {trigger.split()[-1] for kind, trigger in triggers if kind == "noun"}
    return frozenset(words | CLAIM_VERBS), frozenset(opening), frozenset(nouns)


def slot_words_of(sentence: Span) -> frozenset[str]:
    """The words that a slot of a sentence can count as (`words.forms`), of compounds the last: see `matching.holds`."""
    tokens = sentence.doc.tokens[sentence.start : sentence.end]
    single = {*sentence.doc.forms[sentence.start : sentence.end], *(token.lemma_.lower() for token in tokens)}
    single.update(token.lower_.removesuffix("s") for token in tokens if token.tag_ == "NNPS")
    compounds = [] if HYPHENS.isdisjoint(single) else [t for t in tokens if t.nbor(-1).text in HYPHENS]
    return frozenset(single.union(*map(joined, compounds)))


class TriggerFilter:
    """The words worth a clause: triggers of a rule whose other words are in the sentence."""

    def __init__(self, triggers: Collection[Key], demands: Demands) -> None:
        self.triggers, self.demands = triggers, demands
        self.sentence: Span | None = None
        self.there: frozenset[str] = frozenset()

    def __call__(self, key: Key, token: Token) -> bool:
        """Whether a word is worth a clause as the trigger `key`."""
        if key not in self.triggers:
            return False
        rules = self.demands.get(key)
        if rules is None:
            return True
        if token.sent is not self.sentence:
            self.sentence, self.there = token.sent, slot_words_of(token.sent)
        missing = self.there.isdisjoint
        return any(not any(map(missing, rule)) for rule in rules)
