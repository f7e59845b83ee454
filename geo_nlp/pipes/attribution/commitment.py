"""Whose words a place in the text is in: the speaker of the innermost attribution that commits him to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.interval_index import Stretches, contents, innermost
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.verb_classes import DENYING
from geo_nlp.types import Attribution, Participant

# Who denies, asks or merely supposes something does not hold it.
ASKING = words("inquiry_verb")
WANTING = words("desire_verb")
# What one is told to admit is so for him who tells one.
TELLING = words("insistent_request_verb")
ADMITTING = words("factive_admission_verb")


@dataclass(frozen=True, slots=True)
class Voices:
    """All that is said in a document."""

    doc: Doc
    said: Stretches[Attribution]

    @classmethod
    def of(cls, doc: Doc, attributions: Sequence[Attribution]) -> Voices:
        """Collect the contents of `attributions`."""
        return cls(doc, contents(attributions))

    def at(self, offset: int) -> Participant | None:
        """Who says what stands at `offset`; None for the article's own voice, or where he does not hold it."""
        around = self.said.around(offset)
        inner = innermost(around)
        return _holder(self.doc, inner, around) if inner else None


def _holder(doc: Doc, attribution: Attribution, others: Sequence[Attribution]) -> Participant | None:
    """Who holds what is said; of what somebody is asked to admit the one who asks him."""
    speaker, cue = attribution.speaker, attribution.cue
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue else None
    if span is not None and _bidden(span.root):
        if span.root.lemma_ not in ADMITTING:
            return None
        asking = span.root.head.idx
        speaker = next((o.speaker for o in others if o.cue and o.cue.start <= asking < o.cue.end), None)
        span = None
    if speaker is None or not (speaker.actor or speaker.country or speaker.sector):
        return None
    return speaker if span is None or _commits(span.root) else None


def _bidden(cue: Token) -> bool:
    """Whether somebody else wants it said: "called on Turkey to acknowledge that", "told Turkey to say that"."""
    bidding = cue.head
    infinitive = cue.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in cue.lefts)
    if not infinitive or bidding.lemma_ not in WANTING | TELLING:
        return False
    asked = any(c.dep_ == "dobj" or c.lower_ in ("on", "upon") for c in bidding.rights if c.i < cue.i)
    return asked or any(c.dep_ == "nsubj" for c in cue.lefts)


def _commits(cue: Token) -> bool:
    if cue.lemma_ in DENYING | ASKING | WANTING:
        return False
    thought = cue.lemma_ in ("think", "believe", "feel")
    return thought or not any(c.dep_ == "neg" for c in cue.children)
