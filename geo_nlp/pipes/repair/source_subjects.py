"""Subjects after a source, which the parser takes for the subject: "According to Tass, the mayor said"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title

APPOSED = ("appos", "conj")


def repair_source_subjects(doc: Doc) -> None:
    """Attach the source to its "according to", and what is read as its apposition to the verb as subject."""
    opening = [t.nbor() for t in doc.having({"according"}) if t.is_sent_start and t.nbor().lower_ == "to"]
    found = [(to, *three) for to in opening if (three := _source_and_subject(to)) is not None]
    for to, source, subject, verb in found:
        source.head, source.dep_ = to, "pobj"
        for token in source.rights:  # the commas too
            token.head = verb if token.i >= subject.left_edge.i else source
        subject.head, subject.dep_ = verb, "nsubj"
    doc.reattach(to for to, *_ in found)


def _source_and_subject(to: Token) -> tuple[Token, Token, Token] | None:
    """The source, the subject right after its comma, and the verb that has no other subject than the source."""
    comma = next((t for t in to.doc[to.i + 1 : to.sent.end] if t.text == ","), None)
    verb = to.head.head
    if comma is None or verb.i < comma.i or verb.pos_ != "VERB":
        return None
    sources = [c for c in verb.lefts if c.dep_ in SUBJECTS] or [c for c in to.rights if c.dep_ == "pobj"]
    if len(sources) != 1 or not to.i < sources[0].i < comma.i:
        return None
    subject = _subject_read_as_apposition(sources[0], comma)
    return (sources[0], subject, verb) if subject is not None else None


def _subject_read_as_apposition(source: Token, comma: Token) -> Token | None:
    """The subject after the comma of a source; no name after a title: "according to the minister, Lavrov, ..."."""
    apposed = [c for c in source.rights if c.dep_ in APPOSED and c.left_edge.i == comma.i + 1]
    if is_person_title(source.text) and any(c.pos_ == "PROPN" for c in apposed):
        return None
    return apposed[0] if apposed else None
