"""Quotations get their speakers: from the cue in front, behind or between, or from the quotation before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.pipes.cues import Draft, cue_span, verb_frames
from geo_nlp.pipes.parse import Doc, Token
from geo_nlp.pipes.quotes import Quotation
from geo_nlp.pipes.speakers import child, subject
from geo_nlp.rules.attribution import AttributionRules

_REACH = 25
_SIGNATURE = re.compile(
    r"\s{0,2}(?P<dash>-{1,2}|[–—―])\s?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})(?=[,.(\s][^\n]{0,80}(?:\n|\Z)|\n|\Z)"  # noqa: E501
)
_FRAGMENT = 40
_BLOCK = re.compile(r":[ \t]*\n\s*\n(?P<said>[^\s\"“”„«‘'`*•·–—-][^\n]{40,}(?:\n(?![ \t]*\n)[^\n]+)*)")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def attribute_quotations(
    doc: Doc, rules: AttributionRules, quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """Fit the drafts of the parse to the quotations, and give speakers to those that no draft holds."""
    ends = [quotation.end for quotation in quotations]
    fitted = [_fit(draft, quotations, ends) for draft in drafts]
    starts = [token.idx for token in doc]
    text = doc.text
    previous: tuple[Quotation, Draft] | None = None
    for quotation in quotations:
        if _is_title(text[quotation.start : quotation.end]):
            continue
        own = [d for d in fitted if d.start <= quotation.start and quotation.end <= d.end]
        own = [d for d in own if d.cue is not None and not any(_holds(quotation, t) for t in (d.cue, d.speaker))]
        if own:
            previous = quotation, own[-1]
            continue
        draft = (
            _signed(doc, text, quotation)
            or _unless_told(_spoken(doc, text, rules, quotation, starts), quotation, fitted)
            or _continued(text, quotation, previous)
        )
        if draft:
            fitted = [d for d in fitted if not _replaces(draft, d)]
            fitted.append(draft)
            previous = quotation, draft
    return [*_without_fragments(doc, fitted), *_blocks(doc, text, rules, starts)]


def _blocks(doc: Doc, text: str, rules: AttributionRules, starts: Sequence[int]) -> Iterator[Draft]:
    """A paragraph set off behind a cue and a colon, without marks: "The minister said:", then the statement."""
    for block in _BLOCK.finditer(text):
        verb = _in_front(doc, rules, bisect_left(starts, block.start("said")))
        who = subject(verb) if verb is not None else None
        if verb is not None and who is not None:
            yield Draft(*block.span("said"), verb, cue_span(verb), who, "block")


def _holds(quotation: Quotation, token: Token | None) -> bool:
    """Tell whether a word is one of those quoted, so that it is nobody's cue and no speaker of them."""
    return token is not None and quotation.start <= token.idx < quotation.end


def _unless_told(draft: Draft | None, quotation: Quotation, told: Sequence[Draft]) -> Draft | None:
    """Words quoted within a clause are not what a cue says that has said it all in front: said on "News at Ten"."""
    if draft is None or draft.start >= quotation.start or draft.cue_span is None:
        return draft
    before = any(d.cue_span == draft.cue_span and d.end <= draft.cue_span[0] for d in told)
    return None if before else draft


def _replaces(draft: Draft, other: Draft) -> bool:
    """Tell whether a quotation stands for the part of it that the parse gave to the same cue."""
    same = draft.cue_span is not None and draft.cue_span == other.cue_span
    return same and draft.start <= other.start and other.end <= draft.end


def _without_fragments(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a scrap without a verb that the cue cuts off a longer quotation: "On this basis," it said, "..."."""
    longest: dict[int, int] = {}
    for draft in drafts:
        if draft.cue_span:
            longest[draft.cue_span[0]] = max(longest.get(draft.cue_span[0], 0), draft.end - draft.start)
    return [
        draft
        for draft in drafts
        if draft.cue_span is None
        or draft.end - draft.start >= min(_FRAGMENT, longest[draft.cue_span[0]])
        or any(t.tag_ in _FINITE for t in doc.char_span(draft.start, draft.end, alignment_mode="expand") or ())
    ]


def _fit(draft: Draft, quotations: Sequence[Quotation], ends: Sequence[int]) -> Draft:
    """Widen a content that cuts a quotation to the whole of it; narrow one whose cue is inside to the inside."""
    start, end = draft.start, draft.end
    cue = draft.cue_span[0] if draft.cue_span else -1
    for quotation in quotations[bisect_left(ends, start + 1) :]:
        if quotation.start >= end:
            break
        if not quotation.start <= cue < quotation.end:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return replace(draft, start=start, end=end)


def _spoken(doc: Doc, text: str, rules: AttributionRules, quotation: Quotation, starts: Sequence[int]) -> Draft | None:
    """Look for a cue verb right behind the quotation, or in front of it in its sentence."""
    first = bisect_left(starts, quotation.start)
    after = bisect_left(starts, quotation.end)
    inner = text[quotation.start : quotation.end].rstrip("\"”»’'` ")
    following = text[quotation.end : quotation.end + 2].lstrip(" ")
    verb, start, end = None, quotation.start, quotation.end
    if quotation.closed and (inner[-1:] in ",?!-—–…" or following[:1] == "," or following[:1].islower()):
        verb = _behind(doc, rules, after)
    if verb is None:
        verb = _in_front(doc, rules, first)
        if verb is not None and not _is_utterance(doc, quotation, verb, first):
            if first - verb.i > 1 and not _takes_clause(verb, rules):
                return None
            start = doc[verb.i + 1].idx
            last = doc[verb.right_edge.i]
            end = max(end, last.idx + len(last)) if first - verb.i > 1 else end
    if verb is None:
        return None
    who = subject(verb) or _neighbour(verb, after)
    if who is None or start <= who.idx < end:
        return None
    if verb.i >= after and who.i < first and not (inner[-1:] in ",?!-—–…" or following[:1] == ","):
        return None  # the "inner circle" first named on Monday
    return Draft(start, end, verb, cue_span(verb), who, "quotation")


def _takes_clause(verb: Token, rules: AttributionRules) -> bool:
    """Tell whether words quoted within a clause can be part of what this verb says, and not of a thing announced."""
    forms = {form for frame in verb_frames(verb, rules) for form in frame.content}
    thing = verb.lemma_ != "say" and child(verb, "dobj") is not None and child(verb, "ccomp", "xcomp") is None
    return "clause" in forms and ("object" in forms or not thing)


def _is_utterance(doc: Doc, quotation: Quotation, verb: Token, first: int) -> bool:
    """Tell a whole quotation (behind a comma, a colon or its verb) from words quoted within a clause."""
    return first - verb.i <= 1 or doc[first - 1].text in (",", ":") or doc[first - 1].is_space


def _signed(doc: Doc, text: str, quotation: Quotation) -> Draft | None:
    """A quotation with its speaker behind a dash, as under a motto or in a reader's letter: "..." - Jane Doe, Paris."""
    signature = _SIGNATURE.match(text, quotation.end)
    if not signature:
        return None
    name = doc.char_span(*signature.span("name"), alignment_mode="expand")
    dash = signature.span("dash")
    return Draft(quotation.start, quotation.end, None, dash, name.root, "signature") if name is not None else None


def _is_title(quoted: str) -> bool:
    """Tell the name of a book or programme from something said: "State of the Union." """
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", quoted) if word.lower() not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words) and "! " not in quoted


def _behind(doc: Doc, rules: AttributionRules, after: int) -> Token | None:
    for token in doc[after : after + _REACH]:
        if (token.is_space and "\n\n" in token.text) or token.text in ('"', "“", "''", "``", ".", "?", "!"):
            return None
        if token.pos_ in ("VERB", "AUX") and any("quotation" in f.content for f in verb_frames(token, rules)):
            return token if token.dep_ not in ("relcl", "acl") else None
    return None


def _in_front(doc: Doc, rules: AttributionRules, first: int) -> Token | None:
    """The nearest cue verb in front, in the same sentence; ahead of a colon any verb with a subject."""
    colon = False
    verb = None
    for i in range(first - 1, max(first - _REACH, -1), -1):
        token = doc[i]
        if token.text == ":" and i >= first - 3:
            colon = True
        elif token.text in (".", "?", "!", "”", '"', "''") or (
            token.is_space and "\n\n" in token.text and not (colon or i == first - 1)
        ):
            break
        if token.pos_ in ("VERB", "AUX"):
            if any("quotation" in f.content for f in verb_frames(token, rules)):
                return token
            if colon and child(token, "nsubj") is not None:
                verb = verb or token
    return verb


def _neighbour(verb: Token, after: int) -> Token | None:
    """The noun next to an inverted cue whose parse went wrong: "...," said the minister."""
    thing = child(verb, "dobj", "attr", "npadvmod", "dep", "nsubjpass", "oprd")
    return thing if thing is not None and thing.pos_ in ("NOUN", "PROPN", "PRON") and 0 <= verb.i - after <= 2 else None


def _continued(text: str, quotation: Quotation, previous: tuple[Quotation, Draft] | None) -> Draft | None:
    """A quotation without a cue goes on with the speaker before, if only that one's cue stands between."""
    if previous is None:
        return None
    draft = previous[1]
    between = text[previous[0].end : quotation.start]
    told = between.strip().rstrip("\"”’'")
    cue_between = draft.cue_span is not None and previous[0].end <= draft.cue_span[0] < quotation.start
    adjacent = between.count("\n\n") <= 1 and (not told or (cue_between and told[-1] in ".,:"))
    return replace(draft, start=quotation.start, end=quotation.end, rule="continued") if adjacent else None
