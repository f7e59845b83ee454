"""Subjects after a fronted phrase, which the parser takes for a part of it.

"According to Tass, the mayor said": it sees one source with an apposition. "At a briefing in Geneva, Macron accused
Russia": it sees a list of places, and a verb without subject.
"""

from __future__ import annotations

from geo_nlp.pipes.repair.fronted_dates import BETWEEN_SUBJECT_AND_VERB, is_without_subject
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title

APPOSED = ("appos", "conj")


def repair_fronted_phrases(doc: Doc) -> None:
    """Attach each such subject to its verb."""
    doc.reattach(_repair_sources(doc))
    doc.reattach(_repair_fronted(doc))


def _repair_sources(doc: Doc) -> list[Token]:
    """Attach the source to its "according to", and what is read as its apposition to the verb as subject."""
    opening = [t.nbor() for t in doc.having({"according"}) if t.is_sent_start and t.nbor().lower_ == "to"]
    found = [(to, *three) for to in opening if (three := _source_and_subject(to)) is not None]
    for to, source, subject, verb in found:
        source.head, source.dep_ = to, "pobj"
        for token in source.rights:  # the commas too
            token.head = verb if token.i >= subject.left_edge.i else source
        subject.head, subject.dep_ = verb, "nsubj"
    return [to for to, *_ in found]


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


def _repair_fronted(doc: Doc) -> list[Token]:
    """Make a subject of what is read as a conjunct or apposition at the end of the phrase before a finite verb."""
    fronted = [t for t in doc.tokens if t.dep_ == "prep" and t.head.i > t.i and is_without_subject(t.head)]
    found = [(prep.head, subject) for prep in fronted if (subject := _last_noun(prep, prep.head)) is not None]
    for verb, subject in found:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return [subject for _, subject in found]


def _last_noun(prep: Token, verb: Token) -> Token | None:
    """The noun after the comma of a fronted phrase that ends right before the verb, or after its name without comma.

    "In Paris the Turkish and Greek leaders, meeting behind closed doors, agreed".
    """
    objects = [c for c in prep.rights if c.dep_ == "pobj"]
    if len(objects) == 2 and objects[0].tag_ in PROPER and objects[1].left_edge.dep_ in ("det", "poss"):
        return objects[1] if objects[1].left_edge.i == objects[0].right_edge.i + 1 else None
    last = verb.nbor(-1)
    while last.head is verb and last.dep_ in BETWEEN_SUBJECT_AND_VERB:
        last = last.nbor(-1)
    for noun in (last, *last.ancestors):
        if noun is prep or noun.i > verb.i:
            return None
        apposed = noun.dep_ in APPOSED and noun.tag_ in NOUNS and noun.right_edge is last
        if apposed and noun.left_edge.nbor(-1).text == "," and prep in noun.ancestors:
            return noun
    return None
