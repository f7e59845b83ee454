"""Commitment: in whose words a place in the text is, and whether the speaker is committed to them.

That is the speaker of the innermost attribution; one who denies, asks, wants or doubts it is not committed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.interval_index import Stretches, contents, innermost
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Attribution, Participant

WANTING = words("desire_verb")


@dataclass(frozen=True, slots=True)
class Voices:
    """The contents of all attributions of a document."""

    doc: Doc
    said: Stretches[Attribution]

    @classmethod
    def of(cls, doc: Doc, attributions: Sequence[Attribution]) -> Voices:
        """Collect the contents of `attributions`."""
        return cls(doc, contents(attributions))

    def at(self, offset: int) -> Participant | None:
        """The speaker at an offset; None for the article's own voice, or where the speaker is not committed."""
        inner = innermost(self.said.around(offset))
        return _holder(self.doc, inner) if inner else None


def _holder(doc: Doc, attribution: Attribution) -> Participant | None:
    """The speaker who is committed to a content."""
    speaker, cue = attribution.speaker, attribution.cue
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue else None
    if speaker is None or not (speaker.actor or speaker.country or speaker.sector):
        return None
    return speaker if span is None or _is_committing(span.root) else None


def _is_committing(cue: Token) -> bool:
    """Whether a cue commits its speaker: "said that"; not "denied that", "did not say that"."""
    if cue.lemma_ in either("denial_verb", "inquiry_verb") | WANTING:
        return False
    thought = cue.lemma_ in ("think", "believe", "feel")
    return thought or not any(c.dep_ == "neg" for c in cue.children)
