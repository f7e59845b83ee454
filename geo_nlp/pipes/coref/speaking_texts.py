"""Texts as speakers: in "the report said Turkey lied. It also said ..." the second speaker is the report, no state."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

# Texts in which an author speaks.
TEXTS = words("spoken_text_noun")
WRITTEN = TEXTS | words("written_text_noun")
TELLING = words("text_report_verb")
AUTHORS = frozenset({"by", "from"})
FAR = 3


def authors_of_text(doc: Doc, pronoun: Token, memory: Memory) -> tuple[Mention, ...] | None:
    """The authors of the text that goes on with "it said", maybe none known; None where no text spoke before."""
    if pronoun.dep_ != "nsubj" or pronoun.head.lemma_ not in TELLING:
        return None
    start = pronoun.sent.start
    for _ in range(FAR):
        if not start:
            return None
        before = doc[start - 1].sent
        speaking = next(iter(functions.subjects(before.root)), None) if before.root.lemma_ in TELLING else None
        if speaking is None or speaking.lemma_ in WRITTEN:
            return None if speaking is None else _authors(speaking, memory)
        if speaking.lower_ != "it":
            return None
        start = before.start
    return None


def _authors(text: Token, memory: Memory) -> tuple[Mention, ...]:
    """The authors of a text: "the UN report", "a report by Amnesty", "a statement issued by NATO"."""
    written = [t for c in text.rights if c.dep_ == "acl" for prep, t in prepositions(c) if prep in AUTHORS]
    named = [t for prep, t in prepositions(text) if prep in AUTHORS]
    words = [c for c in text.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
    found = (m for t in (*words, *named, *written) for m in memory.heads.get(t.i, ()) if can_be_antecedent(m))
    return tuple(next(([m] for m in found if m.type != "place"), ()))
