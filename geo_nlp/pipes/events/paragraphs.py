"""Sentences by paragraph: a sentence ends its paragraph if its last word has a line break."""

from __future__ import annotations

from geo_nlp.pipes.syntax.tree import Doc, Span, Token


def previous_sentence(doc: Doc, sentence: Span, *, across: bool = False) -> Span | None:
    """The sentence before one in its paragraph, or `across` the break in the paragraph before."""
    if sentence.start == 0 or (ends_paragraph(doc[sentence.start - 1]) and not across):
        return None
    return doc[sentence.start - 1].sent


def ends_paragraph(last: Token) -> bool:
    """Whether a word is the last of its paragraph."""
    return "\n" in last.text
