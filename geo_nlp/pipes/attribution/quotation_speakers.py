"""Quotations get their speakers: from the cue in front, behind or between, or from the quotation before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.draft import Draft, cue_span
from geo_nlp.pipes.attribution.draft_index import Told
from geo_nlp.pipes.attribution.quotation_cues import in_front, spoken
from geo_nlp.pipes.attribution.quotation_marks import Quotation
from geo_nlp.pipes.attribution.speakers import subject
from geo_nlp.pipes.syntax.labels import TENSED
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.attribution import AttributionRules

_SIGNATURE = re.compile(
    r"\s{0,2}(?P<dash>-{1,2}|[–—―])\s?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})(?=[,.(\s][^\n]{0,80}(?:\n|\Z)|\n|\Z)"  # noqa: E501
)
_FRAGMENT = 40
_FAR = 10_000  # characters, behind which no quotation goes on with the speaker before
_BLOCK = re.compile(r":[ \t]*\n\s*\n(?P<said>[^\s\"“”„«‘'`*•·–—-][^\n]{40,}(?:\n(?![ \t]*\n)[^\n]+)*)")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_WE = re.compile(r"\b(?:I|[Mm]y|[Oo]ur|us|[Ww]e)\b")
_QUOTED = re.compile(r"[\"“”„«]|:[ \t]*\Z")
# What stands right before a byname, or before a word in quotes that only describes.
_CALLED = re.compile(
    r"\b(?:alias|aka|a\.k\.a\.|called|codenamed|dubbed|known as|nicknamed|the|an?)\s+\Z", re.IGNORECASE
)
# Words for a text that follows: they are no speaker themselves.
_POINTING = words("cataphoric_text_word")
_ASCRIBED = frozenset({"attributable", "attributed", "credited"})
_BYNAME = 2
_BEFORE = 14
_SMALL = frozenset("a an and at by for from in of on or the to with".split())


def attribute_quotations(
    doc: Doc, rules: AttributionRules, quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """Fit the drafts of the parse to the quotations, and give speakers to those that no draft holds."""
    ends = [quotation.end for quotation in quotations]
    told = Told(_fit(_behind_colon(doc.text, draft, quotations, ends), quotations, ends) for draft in drafts)
    starts = doc.starts
    text = doc.text
    previous: tuple[Quotation, Draft] | None = None
    for quotation in quotations:
        title = _is_title(text[quotation.start : quotation.end]) and not _is_said(doc, text, quotation, starts)
        if title or _is_byname(text, quotation):
            continue
        around = (d for d in told.holding(quotation) if d.cue is not None)
        own = [d for d in around if not any(_holds(quotation, t) for t in (d.cue, d.speaker))]
        if own:
            previous = quotation, own[-1]
            continue
        draft = (
            _signed(doc, text, quotation)
            or _unless_told(spoken(doc, text, rules, quotation, starts), quotation, told)
            or _continued(text, quotation, previous)
        )
        if draft:
            told.put(draft)
            previous = quotation, draft
    return [*_without_fragments(doc, list(told.drafts.values())), *_blocks(doc, text, rules, starts)]


def _blocks(doc: Doc, text: str, rules: AttributionRules, starts: Sequence[int]) -> Iterator[Draft]:
    """A paragraph set off behind a cue and a colon, without marks: "The minister said:", then the statement."""
    we = _WE.search(text)
    for block in _BLOCK.finditer(text):
        first = bisect_left(starts, block.start("said"))
        verb = in_front(doc, rules, first)
        who = subject(verb) if verb is not None else None
        if who is None or who.lower_ in _POINTING:
            verb, who = _ascribed(doc, first)
        if verb is not None and who is not None:
            yield Draft(block.start("said"), _end_of_statement(text, block, we), verb, cue_span(verb), who, "block")


def _ascribed(doc: Doc, first: int) -> tuple[Token | None, Token | None]:
    """Cue and speaker of a line that ascribes what follows: "The following is attributable to Spokesman Lee:"."""
    colon = next((i for i in range(first - 1, 0, -1) if doc[i].text == ":"), 0)
    words = doc.tokens[doc[colon].sent.start : colon]
    cue = next((t for t in words if t.lower_ in _ASCRIBED and doc[t.i + 1].lower_ == "to"), None)
    names = [t for t in words if t.pos_ in ("PROPN", "NOUN") and cue is not None and t.i > cue.i]
    return cue, names[-1] if names else None


def _end_of_statement(text: str, block: re.Match[str], we: re.Match[str] | None) -> int:
    """Where a statement ends that goes on over paragraphs as "we", in an article that says "we" nowhere before.

    `we` is the first in the text.
    """
    end = block.end("said")
    if (we and we.end() <= block.start()) or not _WE.search(block["said"]):
        return end
    apart = 0
    for paragraph in _PARAGRAPH.finditer(text, end):
        apart = 0 if _WE.search(paragraph[0]) else apart + 1
        if apart > 1 or _QUOTED.search(paragraph[0]):
            break
        end = end if apart else paragraph.end()
    return end


def _holds(quotation: Quotation, token: Token | None) -> bool:
    """Tell whether a word is one of those quoted, so that it is nobody's cue and no speaker of them."""
    return token is not None and quotation.start <= token.idx < quotation.end


def _unless_told(draft: Draft | None, quotation: Quotation, told: Told) -> Draft | None:
    """Words quoted within a clause are not what a cue says that has said it all in front: said on "News at Ten"."""
    if draft is None or draft.start >= quotation.start or draft.cue_span is None:
        return draft
    before = any(d.end <= draft.cue_span[0] for d in told.by_cue(draft.cue_span))
    return None if before else draft


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
        or any(t.tag_ in TENSED for t in doc.char_span(draft.start, draft.end, alignment_mode="expand") or ())
    ]


def _behind_colon(text: str, draft: Draft, quotations: Sequence[Quotation], ends: Sequence[int]) -> Draft:
    """Leave out what leads up to the words quoted: 'Macron praised Lavrov: "He is a friend," he said'."""
    last = next(iter(quotations[(at := bisect_left(ends, draft.end - 1)) : at + 1]), None)
    if last is None or draft.cue_span is None or not draft.start < last.start < draft.end <= draft.cue_span[0]:
        return draft
    led = last.end <= draft.cue_span[0] and text[draft.start : last.start].rstrip().endswith(":")
    return replace(draft, start=last.start) if led else draft


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


def _is_byname(text: str, quotation: Quotation) -> bool:
    """Tell what somebody or something is called from something said: alias "the German", a "dirty" bomb."""
    few = len(text[quotation.start : quotation.end].split()) <= _BYNAME
    return few and _CALLED.search(text, max(quotation.start - _BEFORE, 0), quotation.start) is not None


def _is_said(doc: Doc, text: str, quotation: Quotation, starts: Sequence[int]) -> bool:
    """Tell a few words said from a title, by who says them behind a comma: "Shame on Russia," Macron said."""
    inner = text[quotation.start : quotation.end].rstrip("\"”»’'` ")
    behind = bisect_left(starts, quotation.end)
    words = doc[behind : behind + 3]
    return inner[-1:] in ",!?" and any(t.lower_ in ("said", "says") for t in words) and words[0].lower_ not in _SMALL


def _continued(text: str, quotation: Quotation, previous: tuple[Quotation, Draft] | None) -> Draft | None:
    """A quotation without a cue goes on with the speaker before, if only that one's cue stands between."""
    if previous is None:
        return None
    draft = previous[1]
    if quotation.start - previous[0].end > _FAR:
        return None
    between = text[previous[0].end : quotation.start]
    told = between.strip().rstrip("\"”’'")
    cue_between = draft.cue_span is not None and previous[0].end <= draft.cue_span[0] < quotation.start
    adjacent = between.count("\n\n") <= 1 and (not told or (cue_between and told[-1] in ".,:"))
    return replace(draft, start=quotation.start, end=quotation.end, rule="continued") if adjacent else None
