"""Sentences that open with a source, which the parser takes for the subject: "According to Tass, the mayor said"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title

APPOSED = ("appos", "conj")
OF_IT = frozenset({"which", "whom"})


def mend_sourced(doc: Doc) -> None:
    """Hang the source on its "according to", and what the parser takes for its apposition on the verb as subject."""
    opening = [t.nbor() for t in doc.having({"according"}) if t.is_sent_start and t.nbor().lower_ == "to"]
    aside = [(to, verb) for to in opening if (verb := _described(to)) is not None]
    for to, verb in aside:
        source = next(c for c in to.rights if c.dep_ == "pobj")
        to.head.head, verb.head, verb.dep_ = verb.head, source, "relcl"
    found = [(to, *pair) for to in opening if (pair := _mistaken(to)) is not None]
    for to, source, subject, verb in found:
        source.head, source.dep_ = to, "pobj"
        for token in source.rights:  # the commas too
            token.head = verb if token.i >= subject.left_edge.i else source
        subject.head, subject.dep_ = verb, "nsubj"
    doc.hang(to for to, *_ in (*found, *aside))


def _described(to: Token) -> Token | None:
    """The verb of what only tells of the source: "according to the note, the origin of which is denied, Mali left"."""
    verb = to.head.head
    source = any(c.dep_ == "pobj" for c in to.rights)
    if not source or verb.dep_ not in ("ccomp", "advcl") or verb.head.i < verb.i:
        return None
    return verb if any(t.lower_ in OF_IT and t.head.lower_ == "of" for t in verb.doc[to.i : verb.i]) else None


def _mistaken(to: Token) -> tuple[Token, Token, Token] | None:
    """The source, the subject right behind its comma, and the verb that has no other subject than the source."""
    comma = next((t for t in to.doc[to.i + 1 : to.sent.end] if t.text == ","), None)
    verb = to.head.head
    if comma is None or verb.i < comma.i or verb.pos_ != "VERB":
        return None
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    sources = subjects or [c for c in to.rights if c.dep_ == "pobj"]
    if len(sources) != 1 or not to.i < sources[0].i < comma.i:
        return None
    behind = [c for c in sources[0].rights if c.dep_ in APPOSED and c.left_edge.i == comma.i + 1]
    if is_person_title(sources[0].text) and any(c.pos_ == "PROPN" for c in behind):
        return None  # "according to the minister, Sergey Lavrov, ..."
    return (sources[0], behind[0], verb) if behind else None
