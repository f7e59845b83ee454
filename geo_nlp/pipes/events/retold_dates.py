"""The date of an act that a sentence after it tells: "Gunmen shot a Turkish envoy. The shooting occurred on Monday"."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.labels import AUXILIARIES, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.described_events import EVENTS, HARMFUL
from geo_nlp.pipes.time.narrative import sentences_before
from geo_nlp.pipes.time.tenses import is_any_perfect, is_simple_past

SENTENCES_AFTER = 2
HAPPEN = frozenset({"happen", "occur"})
TAKEN_UP_WITH = frozenset({"the", "this"})
OF_FORCE = HARMFUL | either("patient_possessor_noun", "retold_event_noun", "town_trouble_noun")


def retelling_verbs(event: Token, predicate: str) -> Iterator[Token]:
    """Yield the verbs that say when an event happened, in the sentences after its own that take it up.

    What was done before ("had shot"), and what has a sentence of its own kind in between, is not taken up.
    """
    verb = event if event.pos_ in VERBAL else next((t for t in event.ancestors if t.pos_ in VERBAL), event)
    if is_any_perfect(verb) and any(c.dep_ in AUXILIARIES and c.lower_ == "had" for c in verb.lefts):
        return
    for sentence in _sentences_after(event.sent):
        happening = sentence.root
        noun = next((c for c in happening.lefts if c.dep_ == "nsubj"), None)
        if noun is not None and _says_when(happening) and _takes_up(noun, predicate):
            yield happening
            return


def _sentences_after(sentence: Span) -> Iterator[Span]:
    """The next sentences of the same paragraph."""
    doc = sentence.doc
    for _ in range(SENTENCES_AFTER):
        if sentence.end >= len(doc):
            return
        following = doc[sentence.end].sent
        if all(before.start != sentence.start for before in sentences_before(following)):
            return
        sentence = following
        yield sentence


def _says_when(verb: Token) -> bool:
    """Whether a verb says that its subject happened: "occurred", "took place", "came"."""
    place = verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.rights)
    return (place or verb.lemma_ in HAPPEN) and is_simple_past(verb)


def _takes_up(noun: Token, predicate: str) -> bool:
    """Whether a definite noun means the act told before: "the bomb attack", not "the first" or "last major attack"."""
    before = {c.lower_ for c in noun.lefts}
    if TAKEN_UP_WITH.isdisjoint(before) or any(c.dep_ not in ("det", "compound") for c in noun.lefts):
        return False
    lemma = noun.lemma_.lower()
    if predicate in FORCE | {"MOBILIZE"}:
        return lemma in OF_FORCE
    return lemma in EVENTS and predicate == "CONSULT" and lemma in words("encounter_noun")
