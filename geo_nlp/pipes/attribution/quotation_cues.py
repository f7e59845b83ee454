"""The cue verb of a quotation that the parse tied to none: behind it, or in front of it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo_nlp.pipes.attribution.draft import Draft, cue_span, verb_frames
from geo_nlp.pipes.attribution.quotation_marks import Quotation
from geo_nlp.pipes.attribution.speakers import child, subject
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.attribution import AttributionRules

_REACH = 25
_FAR = 70  # a sentence that ends in a colon leads up to what follows, however long it is


def spoken(doc: Doc, text: str, rules: AttributionRules, quotation: Quotation, starts: Sequence[int]) -> Draft | None:
    """Look for a cue verb right behind the quotation, or in front of it in its sentence."""
    first = bisect_left(starts, quotation.start)
    after = bisect_left(starts, quotation.end)
    inner = text[quotation.start : quotation.end].rstrip("\"”»’'` ")
    following = text[quotation.end : quotation.end + 2].lstrip(" ")
    verb, start, end = None, quotation.start, quotation.end
    led = first > 0 and _speaks(doc[first - 1], rules)
    if (
        quotation.closed
        and not (led and following[:1].islower())
        and (inner[-1:] in ",?!-—–…" or following[:1] == "," or following[:1].islower())
    ):
        verb = _behind(doc, rules, after)
    if verb is None:
        verb = in_front(doc, rules, first)
        if verb is not None and not _is_utterance(doc, quotation, verb, first):
            if first - verb.i > 1 and not _takes_clause(verb, rules):
                return None
            start = doc[verb.i + 1].idx
            last = doc[verb.right_edge.i]
            end = max(end, last.idx + len(last)) if first - verb.i > 1 else end
    if verb is None:
        return None
    who = subject(verb) or _neighbour(verb, after)
    if verb.i >= after and (who is None or start <= who.idx < end):
        who = _beside(doc, after, verb)
    if who is None or start <= who.idx < end:
        return None
    if verb.i >= after and who.i < first and not (inner[-1:] in ",?!-—–…" or following[:1] == ","):
        return None  # the "inner circle" first named on Monday
    return Draft(start, end, verb, cue_span(verb), who, "quotation")


def _speaks(token: Token, rules: AttributionRules) -> bool:
    """Tell a verb by which words are quoted."""
    return token.pos_ in ("VERB", "AUX") and any("quotation" in f.content for f in verb_frames(token, rules))


def _takes_clause(verb: Token, rules: AttributionRules) -> bool:
    """Tell whether words quoted within a clause can be part of what this verb says, and not of a thing announced."""
    forms = {form for frame in verb_frames(verb, rules) for form in frame.content}
    thing = verb.lemma_ != "say" and child(verb, "dobj") is not None and child(verb, "ccomp", "xcomp") is None
    return "clause" in forms and ("object" in forms or not thing)


def _is_utterance(doc: Doc, quotation: Quotation, verb: Token, first: int) -> bool:
    """Tell a whole quotation (behind a comma, a colon or its verb) from words quoted within a clause."""
    return first - verb.i <= 1 or doc[first - 1].text in (",", ":") or doc[first - 1].is_space


def _behind(doc: Doc, rules: AttributionRules, after: int) -> Token | None:
    for token in doc[after : after + _REACH]:
        if (token.is_space and "\n\n" in token.text) or token.text in ('"', "“", "''", "``", ".", "?", "!"):
            return None
        if token.tag_ != "VB" and _speaks(token, rules):
            return token if token.dep_ not in ("relcl", "acl", "amod") else None
    return None


def in_front(doc: Doc, rules: AttributionRules, first: int) -> Token | None:
    """The nearest cue verb in front, in the same sentence; ahead of a colon any verb with a subject."""
    colon = False
    verb = None
    led = any(t.text == ":" for t in doc[max(first - 3, 0) : first])
    for i in range(first - 1, max(first - (_FAR if led else _REACH), -1), -1):
        token = doc[i]
        if token.text == ":" and i >= first - 3:
            colon = True
        elif (
            token.text in (".", "?", "!")
            or (token.text in ("”", '"', "''") and not colon)
            or (token.is_space and "\n\n" in token.text and not (colon or i == first - 1))
        ):
            break
        if token.pos_ in ("VERB", "AUX") and not _is_aside(token, first):
            if any("quotation" in f.content for f in verb_frames(token, rules)):
                return token
            if colon and child(token, "nsubj") is not None:
                verb = verb or token
    return verb


def _is_aside(verb: Token, first: int) -> bool:
    """Tell a relative clause that is over before the quotation: "backed the raid, which Macron led, so: ..."."""
    behind = verb.doc[verb.right_edge.i + 1 : first]
    return verb.dep_ in ("relcl", "acl") and any(not t.is_punct and not t.is_space for t in behind)


def _neighbour(verb: Token, after: int) -> Token | None:
    """The noun next to an inverted cue whose parse went wrong: "...," said the minister."""
    thing = child(verb, "dobj", "attr", "npadvmod", "dep", "nsubjpass", "oprd")
    return thing if thing is not None and thing.pos_ in ("NOUN", "PROPN", "PRON") and 0 <= verb.i - after <= 2 else None


def _beside(doc: Doc, after: int, verb: Token) -> Token | None:
    """The first name or noun between a quotation and its cue, else behind the cue, where the parse went wrong."""
    last: Token | None = None
    for token in [*doc[after : verb.i], *doc[verb.i + 1 : verb.i + 6]]:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            last = token
        elif last is not None or (token.is_punct and token.i > verb.i):
            break
    return last if last is not None and last.ent_type_ not in ("DATE", "TIME") else None
