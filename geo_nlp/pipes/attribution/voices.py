"""Whose words a place in the text is in: the speaker of the innermost attribution that commits him to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.stretches import Stretches, contents, innermost
from geo_nlp.types import Attribution, Participant

# Who denies, asks or merely supposes something does not hold it.
DENYING = frozenset("deny dispute refute reject doubt dismiss rebut contest challenge question disown".split())
ASKING = frozenset("ask wonder inquire enquire query debate discuss consider examine investigate study".split())
WANTING = frozenset("want wish urge order request demand propose plan intend aim hope offer refuse decline".split())


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
        inner = innermost(self.said.around(offset))
        return _holder(self.doc, inner) if inner else None


def _holder(doc: Doc, attribution: Attribution) -> Participant | None:
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or not (speaker.actor or speaker.country or speaker.sector):
        return None
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue else None
    return speaker if span is None or _commits(span.root) else None


def _commits(cue: Token) -> bool:
    if cue.lemma_ in DENYING | ASKING | WANTING:
        return False
    thought = cue.lemma_ in ("think", "believe", "feel")
    return thought or not any(c.dep_ == "neg" for c in cue.children)
