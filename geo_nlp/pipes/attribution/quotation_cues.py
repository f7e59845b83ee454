"""Cue verbs of quotations that the parser attached to none: the nearest after it, else before it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo_nlp.pipes.attribution.cue_subjects import child, subject
from geo_nlp.pipes.attribution.draft import Draft, cue_span, verb_frames
from geo_nlp.pipes.attribution.quotation_marks import Quotation, last_character
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.attribution import AttributionRules

_REACH = 25  # tokens
_REACH_BEFORE_COLON = 70  # a sentence that ends in a colon leads up to what follows, however long it is
_OPEN_ENDS = ",?!-—–…"
_STOPS = (".", "?", "!")
_CLOSING_MARKS = ('"', "''", "”")
_OPENING_MARKS = ('"', "“", "''", "``")


def draft_by_cue(
    doc: Doc, text: str, rules: AttributionRules, quotation: Quotation, starts: Sequence[int]
) -> Draft | None:
    """The draft of a quotation by the cue verb right after it, else by the one before it in its sentence."""
    first = bisect_left(starts, quotation.start)
    after = bisect_left(starts, quotation.end)
    following = text[quotation.end : quotation.end + 2].lstrip(" ")[:1]
    goes_on = last_character(text, quotation) in _OPEN_ENDS or following == ","
    led = first > 0 and _is_quoting(doc[first - 1], rules)
    if quotation.closed and not (led and following.islower()) and (goes_on or following.islower()):
        verb = _following_cue(doc, rules, after)
        if verb is not None:
            return _by_following(doc, quotation, verb, first, after, goes_on)
    verb = preceding_cue(doc, rules, first)
    return _by_preceding(doc, rules, quotation, verb, first) if verb is not None else None


def _by_following(doc: Doc, quotation: Quotation, verb: Token, first: int, after: int, goes_on: bool) -> Draft | None:
    """ "...," said the minister; `goes_on`: the quotation ends in a comma or the like."""
    who = subject(verb) or _inverted_subject(verb, after)
    if who is None or _is_within(who, quotation.start, quotation.end):
        who = _noun_beside(doc, after, verb)
    if who is None or _is_within(who, quotation.start, quotation.end):
        return None
    if who.i < first and not goes_on:
        return None  # the "inner circle" first named on Monday
    return Draft(quotation.start, quotation.end, verb, cue_span(verb), who, "quotation", _by_following)


def _by_preceding(doc: Doc, rules: AttributionRules, quotation: Quotation, verb: Token, first: int) -> Draft | None:
    """The minister said: "..."; of words quoted within a clause the whole clause is the content."""
    start, end = quotation.start, quotation.end
    if not _is_utterance(doc, verb, first):
        if not _takes_clause(verb, rules):
            return None
        last = doc[verb.right_edge.i]
        start, end = doc[verb.i + 1].idx, max(end, last.idx + len(last))
    who = subject(verb)
    return (
        None
        if who is None or _is_within(who, start, end)
        else Draft(start, end, verb, cue_span(verb), who, "quotation", _by_preceding)
    )


def _is_within(token: Token, start: int, end: int) -> bool:
    """Whether a token starts between two offsets."""
    return start <= token.idx < end


def _is_quoting(token: Token, rules: AttributionRules) -> bool:
    """Whether a token is a verb that introduces quotations."""
    return token.pos_ in VERBAL and any("quotation" in f.content for f in verb_frames(token, rules))


def _takes_clause(verb: Token, rules: AttributionRules) -> bool:
    """Whether words quoted within a clause can be part of what this verb says, and not of a thing announced."""
    forms = {form for frame in verb_frames(verb, rules) for form in frame.content}
    thing = verb.lemma_ != "say" and child(verb, "dobj") is not None and child(verb, "ccomp", "xcomp") is None
    return "clause" in forms and ("object" in forms or not thing)


def _is_utterance(doc: Doc, verb: Token, first: int) -> bool:
    """Whether a quotation is a whole utterance (after a comma, a colon or its verb), not words within a clause."""
    return first - verb.i <= 1 or doc[first - 1].text in (",", ":") or doc[first - 1].is_space


def _following_cue(doc: Doc, rules: AttributionRules, after: int) -> Token | None:
    """The nearest cue verb after a quotation, before the next mark or full stop."""
    for token in doc[after : after + _REACH]:
        if _is_paragraph_break(token) or token.text in _STOPS or token.text in _OPENING_MARKS:
            return None
        if token.tag_ != "VB" and _is_quoting(token, rules):
            return token if token.dep_ not in ("relcl", "acl", "amod") else None
    return None


def preceding_cue(doc: Doc, rules: AttributionRules, first: int) -> Token | None:
    """The nearest cue verb before a token, in the same sentence; before a colon any verb with a subject."""
    colon = False
    verb = None
    led = any(t.text == ":" for t in doc[max(first - 3, 0) : first])
    for i in range(first - 1, max(first - (_REACH_BEFORE_COLON if led else _REACH), -1), -1):
        token = doc[i]
        if token.text == ":" and i >= first - 3:
            colon = True
        elif token.text in _STOPS or (not colon and _ends_speech(token, first)):
            break
        if token.pos_ in VERBAL and not _is_finished_relative(token, first):
            if any("quotation" in f.content for f in verb_frames(token, rules)):
                return token
            if colon and child(token, "nsubj") is not None:
                verb = verb or token
    return verb


def _ends_speech(token: Token, first: int) -> bool:
    """Whether a token ends what leads up to a later one: a closing mark, or a paragraph break not right before it."""
    return token.text in _CLOSING_MARKS or (_is_paragraph_break(token) and token.i != first - 1)


def _is_paragraph_break(token: Token) -> bool:
    """Whether a token is an empty line."""
    return token.is_space and "\n\n" in token.text


def _is_finished_relative(verb: Token, first: int) -> bool:
    """Whether a relative clause is over before the quotation: "backed the raid, which Macron led, so: ..."."""
    after = verb.doc[verb.right_edge.i + 1 : first]
    return verb.dep_ in NOUN_CLAUSES and any(not t.is_punct and not t.is_space for t in after)


def _inverted_subject(verb: Token, after: int) -> Token | None:
    """The noun next to an inverted cue that the parser took for another dependent: "...," said the minister."""
    thing = child(verb, "dobj", "attr", "npadvmod", "dep", "nsubjpass", "oprd")
    return thing if thing is not None and thing.pos_ in ("NOUN", "PROPN", "PRON") and 0 <= verb.i - after <= 2 else None


def _noun_beside(doc: Doc, after: int, verb: Token) -> Token | None:
    """The first name or noun between a quotation and its cue, else after the cue, where the parse is wrong."""
    last: Token | None = None
    for token in [*doc[after : verb.i], *doc[verb.i + 1 : verb.i + 6]]:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            last = token
        elif last is not None or (token.is_punct and token.i > verb.i):
            break
    return last if last is not None and last.ent_type_ not in WHEN else None
