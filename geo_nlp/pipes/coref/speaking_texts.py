"""Texts as speakers: in "the report said Turkey lied. It also said ..." the second speaker is the report, no state."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

# Texts in which an author speaks.
SPOKEN_TEXT_NOUNS = words("spoken_text_noun")
WRITTEN = SPOKEN_TEXT_NOUNS | words("written_text_noun")
TEXT_REPORT_VERBS = words("text_report_verb")
AUTHOR_PREPS = frozenset({"by", "from"})
SENTENCES_TO_TEXT = 3


def authors_of_text(doc: Doc, pronoun: Token, memory: Memory) -> tuple[Mention, ...] | None:
    """The authors of the text that goes on with "it said", maybe none known; None where no text spoke before."""
    if pronoun.dep_ != "nsubj" or pronoun.head.lemma_ not in TEXT_REPORT_VERBS:
        return None
    start = pronoun.sent.start
    for _ in range(SENTENCES_TO_TEXT):
        if not start:
            return None
        before = doc[start - 1].sent
        speaking = (
            next(iter(functions.subjects(before.root)), None) if before.root.lemma_ in TEXT_REPORT_VERBS else None
        )
        if speaking is None or speaking.lemma_ in WRITTEN:
            return None if speaking is None else _authors_of_text(speaking, memory)
        if speaking.lower_ != "it":
            return None
        start = before.start
    return None


def _authors_of_text(text: Token, memory: Memory) -> tuple[Mention, ...]:
    """The authors of a text: "the UN report", "a report by Amnesty", "a statement issued by NATO"."""
    written = [t for c in text.rights if c.dep_ == "acl" for prep, t in prepositions(c) if prep in AUTHOR_PREPS]
    named = [t for prep, t in prepositions(text) if prep in AUTHOR_PREPS]
    words = [c for c in text.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
    found = (m for t in (*words, *named, *written) for m in memory.heads.get(t.i, ()) if can_be_antecedent(m))
    return tuple(next(([m] for m in found if m.type != "place"), ()))
