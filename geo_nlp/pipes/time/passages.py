"""Passages: what a paragraph goes on to tell after a dated event: "On Monday a bomb went off in Lima. It killed six".

The narrative containers of a day or month (Pustejovsky and Stubbs 2011), as those of a year are in `narrative`. Only
main clauses in the simple past go on, for few sentences, until another date or a word that moves on.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.pronoun_forms import THIRD_PERSON
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.narrative import ELSEWHEN, FARTHEST, NAMED_WARS, main_verbs, opens_paragraph
from geo_nlp.pipes.time.tenses import is_simple_past

ANOTHER_ONE = frozenset({"last", "next", "previous"})  # event than the one before: "during the last visit"
# One of these takes up what was told before.
ANAPHORS = THIRD_PERSON | {"that", "the", "there", "these", "this", "those"}


def passage_before(verb: Token) -> Iterator[Span]:
    """Yield the sentences before that of a main verb which goes on with them, nearest first."""
    sentence = verb.sent
    if verb.i not in main_verbs(sentence):
        return
    for _ in range(FARTHEST):
        if opens_paragraph(sentence) or not _is_of_passage(sentence):
            return
        sentence = sentence.doc[sentence.start - 1].sent
        yield sentence


def _is_of_passage(sentence: Span) -> bool:
    """Whether a sentence, where it has no date, tells of the same time as the one before it."""
    root, opening = sentence.root, sentence[0].lower_
    if not is_simple_past(root) or root.lemma_ == "be" or root.lemma_ in words("career_verb"):
        return False
    if opening in ELSEWHEN or opening in words("other_case_adverb"):
        return False
    subject = next((c for c in root.lefts if c.dep_ in SUBJECTS), None)
    taken_up = subject is not None and (_is_bare(subject) or _is_short_name(subject))
    if not taken_up and not any(t.lower_ in ANAPHORS for t in sentence):
        return False  # "In January Israel attacked Syria. Iran condemned Israel"
    moving = words("time_shift_word") | ANOTHER_ONE
    return not any(t.lower_ in moving or t.text in NAMED_WARS for t in sentence)


def _is_bare(noun: Token) -> bool:
    """Whether a noun is a plural without an article, such as the place or case has: "police", "guards"."""
    return noun.tag_ in COMMON_NOUN_TAGS and not any(c.dep_ == "det" for c in noun.lefts)


def _is_short_name(name: Token) -> bool:
    """Whether a name is the last word of one in the sentence before: "extradite Dritan Goxhaj. Goxhaj was released"."""
    before = name.doc[name.sent.start - 1].sent
    whole = (t for t in before if t.text == name.text and t.i > before.start)
    return any(t.pos_ == "PROPN" and t.nbor(-1).pos_ == "PROPN" and t.nbor(-1).head is t for t in whole)
