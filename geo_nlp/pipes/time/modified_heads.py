"""The verb or noun that a date phrase modifies, where the parser is right and where it is known to err."""

from __future__ import annotations

from collections.abc import Mapping

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token


def modified_by(span: Span, nouns: Mapping[int, int | None], *, near: bool) -> tuple[Token, bool] | None:
    """The verb or noun that a phrase modifies, and whether it is its attribute: "the 2015 deal", "the Monday raid"."""
    token, inside = span[-1] if near and span.root.dep_ == "det" else span.root, True
    opening = span.start > 0 and span.doc[span.start - 1].text == ";"
    for _ in range(10):
        head = token.head
        if head is token or (opening and token.i == span.root.i):
            if not span.start <= token.i < span.end:
                return token, False
            told = next((c for c in token.rights if c.dep_ == "relcl" and c.pos_ == "VERB" and c.i > span.end), None)
            if told is not None or head is token:  # "The same day Iran condemned Israel", read as a noun
                return (told, False) if told is not None else None
        timed = (
            head.lower_ in words("hour_noun") or head.lemma_ in words("hour_noun") or span.start <= head.i < span.end
        )
        if head.pos_ in VERBAL and not (token.dep_ == "pobj" and head.dep_ == "prep"):
            return _reported(span, head.head if head.dep_ in ("aux", "auxpass") else head), False
        if (head.pos_ == "NOUN" or head.i in nouns) and not timed:
            of = token.dep_ == "prep" and token.lower_ == "of"
            attribute = inside and (of or token.dep_ in ("poss", "nummod", "compound", "amod", "nmod"))
            if attribute and not of and head.i not in nouns and _opens_clause(span, head):
                return head.head, False
            return head, attribute
        if token.dep_ == "prep" and not timed:
            inside = False
        token = head
    return None


def _opens_clause(span: Span, noun: Token) -> bool:
    """Whether a date that is parsed as an attribute of a subject is the verb's: "in May Turkish guards killed"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    free = before in ("in", "on") and noun.lemma_ not in words("dated_event_noun")
    return free and noun.dep_ in SUBJECTS and noun.head.pos_ in VERBAL


def _next_clause(span: Span, verb: Token) -> Token | None:
    """The second of two clauses that a date opens: "arrested him on Monday and on Friday a court sentenced him"."""
    doc, at = span.doc, span.start - 1
    at -= at > 0 and doc[at].tag_ == "IN"
    if at < 0 or (doc[at].dep_ != "cc" and doc[at].text != ";"):
        return None
    following = next((t for t in doc[span.end : span[0].sent.end] if t.pos_ == "VERB"), None)
    joined = following is not None and following.dep_ == "conj" and following.head is verb
    return following if joined else None


def _reported(span: Span, verb: Token) -> Token:
    """The right one of two verbs: "Iran said on Monday it attacked", "it attacked on Sunday, Iran said"."""
    if (following := _next_clause(span, verb)) is not None:
        return following
    first = [c for c in verb.lefts if c.dep_ == "ccomp" and c.pos_ in VERBAL and c.i > span.end]
    if first and any(t.text == ";" for t in span.doc[first[0].i : verb.i]):
        return first[0]  # "In 2014 it seized Crimea; Kyiv protested"
    told = [c for c in verb.lefts if c.dep_ == "ccomp" and c.pos_ == "VERB" and c.i < span.start]
    told = [c for c in told if not any(t.text == ";" for t in span.doc[c.i : span.start])]
    if told and any(c.dep_ == "nsubj" and c.i > span.start for c in verb.children):
        return told[-1]
    start = span.start - (span.start > 0 and span.doc[span.start - 1].dep_ == "prep")
    above = verb.head
    before = above.i == start - 1 or span.start < above.i < verb.i
    return above if verb.dep_ == "ccomp" and above.pos_ == "VERB" and before else verb
