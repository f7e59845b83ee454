"""Occasions that were told with their date before: "Modi arrived in Tokyo on Monday. During the visit they signed".

An act on a definite occasion has the date of the nearest mention before it that has one; so has a plan that goes on
with an itinerary: "Blinken will travel to Riga on 7 March. He will meet President Levits".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import OWN_POSSESSIVES
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.shared_time import date_sites
from geo_nlp.pipes.time.tenses import lies_ahead
from geo_nlp.types import Clause

MENTIONS_BACK, PLANS_BACK = 5, 8  # sentences
PREPS = frozenset({"at", "during", "in", "on"})
DEFINITE_OR_OWNED = OWN_POSSESSIVES | {"that", "the", "these", "this"}
TELLING = VERBAL | {"NOUN"}
TRAVELLERS = frozenset({"he", "i", "she", "they", "we"})


def occasions(head: Token, clause: Clause) -> Iterator[Token]:
    """Yield the definite occasions at which an event happens: "during the visit", "at their meeting"."""
    for site in date_sites(head, clause):
        for prep in site.children:
            if prep.dep_ == "prep" and prep.lower_ in PREPS:
                yield from (c for c in prep.rights if c.dep_ == "pobj" and _is_taken_up(c))


def mentions_before(occasion: Token) -> Iterator[Token]:
    """Yield the words that told an occasion before, nearest first: "visit", "travelled" for a trip."""
    same = _words_for(occasion.lemma_)
    for sentence in _sentences_before(occasion.sent, MENTIONS_BACK):
        yield from (t for t in reversed(list(sentence)) if t.lemma_.lower() in same and t.pos_ in TELLING)


def plans_before(verb: Token) -> Iterator[tuple[Span, list[Token]]]:
    """Yield the sentences before a plan, nearest first, with the verbs of their own plans of a journey.

    None where a plan is no part of a journey, or its subject is not in the sentence.
    """
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or not _is_plan(verb):
        return
    for sentence in _sentences_before(verb.sent, PLANS_BACK):
        same = subject.lower_ in TRAVELLERS or any(t.text == subject.text for t in sentence)
        yield sentence, [t for t in sentence if _is_plan(t)] if same else []


def _is_plan(verb: Token) -> bool:
    """Whether a verb says what is to be done on a journey: "will travel", and what for: "will travel to attend"."""
    if verb.lemma_ not in words("itinerary_verb") or not lies_ahead(verb):
        return False
    to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.lefts)
    return not to or (verb.dep_ in ("advcl", "xcomp") and (_is_plan(verb.head) or verb.head.lemma_ == "be"))


def _is_taken_up(noun: Token) -> bool:
    """Whether a definite noun means an occasion that was told: "the visit", not "the last visit"."""
    if noun.lemma_ not in either("conferring_noun", "encounter_noun"):
        return False
    lefts = list(noun.lefts)
    return any(c.lower_ in DEFINITE_OR_OWNED for c in lefts) and all(c.dep_ in ("det", "poss") for c in lefts)


def _words_for(lemma: str) -> frozenset[str]:
    """The lemmas by which an occasion may have been told before."""
    if lemma in words("trip_noun"):
        return either("trip_noun", "journey_verb")
    return either("conferring_noun", "conferring_verb") if lemma in words("conferring_noun") else frozenset({lemma})


def _sentences_before(sentence: Span, farthest: int) -> Iterator[Span]:
    """The sentences before one, nearest first."""
    for _ in range(farthest):
        if not sentence.start:
            return
        sentence = sentence.doc[sentence.start - 1].sent
        yield sentence
