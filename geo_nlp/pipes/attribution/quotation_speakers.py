"""Speakers of quotations: by the cue before, after or between, by a signature, or from the quotation before.

A quotation that none of these reaches has no attribution.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.cue_subjects import subject
from geo_nlp.pipes.attribution.draft import Draft, cue_span
from geo_nlp.pipes.attribution.draft_index import DraftIndex
from geo_nlp.pipes.attribution.quotation_cues import draft_by_cue, preceding_cue
from geo_nlp.pipes.attribution.quotation_marks import PARAGRAPH, Quotation
from geo_nlp.pipes.syntax.labels import NOUN_POS, TENSED
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.attribution import AttributionRules
from geo_nlp.slotted import replace

_SIGNATURE = re.compile(
    r"\s{0,2}(?P<dash>-{1,2}|[–—―])\s?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})(?=[,.(\s][^\n]{0,80}(?:\n|\Z)|\n|\Z)"  # noqa: E501
)
_FRAGMENT = 40  # characters
_LONGEST_GAP = 10_000  # characters, after which no quotation goes on with the speaker before
_BLOCK = re.compile(r":[ \t]*\n\s*\n(?P<said>[^\s\"“”„«‘'`*•·–—-][^\n]{40,}(?:\n(?![ \t]*\n)[^\n]+)*)")
_WE = re.compile(r"\b(?:I|[Mm]y|[Oo]ur|us|[Ww]e)\b")
_QUOTED = re.compile(r"[\"“”„«]|:[ \t]*\Z")
# What comes right before a byname, or before a word in quotes that only describes.
_CALLED = re.compile(
    r"\b(?:alias|aka|a\.k\.a\.|called|codenamed|dubbed|known as|nicknamed|the|an?)\s+\Z", re.IGNORECASE
)
# Cataphoric words for the text that follows, which are no speaker: "the following".
_CATAPHORIC = words("cataphoric_text_word")
_ASCRIBED = frozenset({"attributable", "attributed", "credited"})
_BYNAME = 2  # words
_BEFORE = 14  # characters
_FUNCTION_WORDS = frozenset("a an and at by for from in of on or the to with".split())


def attribute_quotations(
    doc: Doc, rules: AttributionRules, quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts of the parse, fitted to the quotations, and drafts for the quotations that none of them contains."""
    ends = [quotation.end for quotation in quotations]
    index = DraftIndex(_fitted(_after_colon(doc.text, draft, quotations, ends), quotations, ends) for draft in drafts)
    starts = doc.starts
    text = doc.text
    previous: tuple[Quotation, Draft] | None = None
    for quotation in quotations:
        if _is_title_of_work(text[quotation.start : quotation.end]) or _is_byname(text, quotation):
            continue
        around = (d for d in index.holding(quotation) if d.cue is not None)
        own = [d for d in around if not any(_is_within_quotation(t, quotation) for t in (d.cue, d.speaker))]
        if own:
            previous = quotation, own[-1]
            continue
        draft = (
            _by_signature(doc, text, quotation)
            or draft_by_cue(doc, text, rules, quotation, starts)
            or _by_continuity(text, quotation, previous)
        )
        if draft:
            index.put(draft)
            previous = quotation, draft
    return [*_without_fragments(doc, list(index.drafts.values())), *_block_quotations(doc, text, rules, starts)]


def _block_quotations(doc: Doc, text: str, rules: AttributionRules, starts: Sequence[int]) -> Iterator[Draft]:
    """A paragraph set off after a cue and a colon, without marks: "The minister said:", then the statement."""
    blocks = list(_BLOCK.finditer(text))
    we = _WE.search(text) if blocks else None
    for block in blocks:
        first = bisect_left(starts, block.start("said"))
        verb = preceding_cue(doc, rules, first)
        who = subject(verb) if verb is not None else None
        if who is None or who.lower_ in _CATAPHORIC:
            verb, who = _cue_of_ascription(doc, first)
        if verb is not None and who is not None:
            start, end = block.start("said"), _end_of_statement(text, block, we)
            yield Draft(start, end, verb, cue_span(verb), who, "block", _block_quotations)


def _cue_of_ascription(doc: Doc, first: int) -> tuple[Token | None, Token | None]:
    """Cue and speaker of a line that ascribes what follows: "The following is attributable to Spokesman Lee:"."""
    colon = next((i for i in range(first - 1, 0, -1) if doc[i].text == ":"), 0)
    words = doc.tokens[doc[colon].sent.start : colon]
    cue = next((t for t in words if t.lower_ in _ASCRIBED and doc[t.i + 1].lower_ == "to"), None)
    names = [t for t in words if t.pos_ in NOUN_POS and cue is not None and t.i > cue.i]
    return cue, names[-1] if names else None


def _end_of_statement(text: str, block: re.Match[str], we: re.Match[str] | None) -> int:
    """Where a statement in the first person ends; it goes on over paragraphs if the article has no "we" before.

    `we` is the first in the text.
    """
    end = block.end("said")
    if (we and we.end() <= block.start()) or not _WE.search(block["said"]):
        return end
    apart = 0
    for paragraph in PARAGRAPH.finditer(text, end):
        apart = 0 if _WE.search(paragraph[0]) else apart + 1
        if apart > 1 or _QUOTED.search(paragraph[0]):
            break
        end = end if apart else paragraph.end()
    return end


def _is_within_quotation(token: Token | None, quotation: Quotation) -> bool:
    """Whether a word is within a quotation, so that it is neither its cue nor its speaker."""
    return token is not None and quotation.start <= token.idx < quotation.end


def _without_fragments(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a fragment without a verb that the cue cuts off a quotation: "On this basis," it said, "..."."""
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


def _after_colon(text: str, draft: Draft, quotations: Sequence[Quotation], ends: Sequence[int]) -> Draft:
    """A draft without what introduces the words quoted: 'Macron praised Lavrov: "He is a friend," he said'."""
    last = next(iter(quotations[(at := bisect_left(ends, draft.end - 1)) : at + 1]), None)
    if last is None or draft.cue_span is None or not draft.start < last.start < draft.end <= draft.cue_span[0]:
        return draft
    led = last.end <= draft.cue_span[0] and text[draft.start : last.start].rstrip().endswith(":")
    return replace(draft, start=last.start) if led else draft


def _fitted(draft: Draft, quotations: Sequence[Quotation], ends: Sequence[int]) -> Draft:
    """A draft whose content has the whole of each quotation that it cuts, but for one that has its cue inside."""
    start, end = draft.start, draft.end
    cue = draft.cue_span[0] if draft.cue_span else -1
    for quotation in quotations[bisect_left(ends, start + 1) :]:
        if quotation.start >= end:
            break
        if not quotation.start <= cue < quotation.end:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return draft if (start, end) == (draft.start, draft.end) else replace(draft, start=start, end=end)


def _by_signature(doc: Doc, text: str, quotation: Quotation) -> Draft | None:
    """A quotation with its speaker after a dash, as under a motto or in a reader's letter: "..." - Jane Doe, Paris."""
    signature = _SIGNATURE.match(text, quotation.end)
    if not signature:
        return None
    name = doc.char_span(*signature.span("name"), alignment_mode="expand")
    dash = signature.span("dash")
    if name is None:
        return None
    return Draft(quotation.start, quotation.end, None, dash, name.root, "signature", _by_signature)


def _is_title_of_work(quoted: str) -> bool:
    """Whether a quotation is the name of a book or programme: "State of the Union." """
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", quoted) if word.lower() not in _FUNCTION_WORDS]
    return len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words) and "! " not in quoted


def _is_byname(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a byname or describes: alias "the German", a "dirty" bomb."""
    few = len(text[quotation.start : quotation.end].split()) <= _BYNAME
    return few and _CALLED.search(text, max(quotation.start - _BEFORE, 0), quotation.start) is not None


def _by_continuity(text: str, quotation: Quotation, previous: tuple[Quotation, Draft] | None) -> Draft | None:
    """A quotation without a cue by the speaker of the one before, if at most that one's cue is between."""
    if previous is None:
        return None
    draft = previous[1]
    if quotation.start - previous[0].end > _LONGEST_GAP:
        return None
    between = text[previous[0].end : quotation.start]
    words = between.strip().rstrip("\"”’'")
    cue_between = draft.cue_span is not None and previous[0].end <= draft.cue_span[0] < quotation.start
    adjacent = between.count("\n\n") <= 1 and (not words or (cue_between and words[-1] in ".,:"))
    if not adjacent:
        return None
    return replace(draft, start=quotation.start, end=quotation.end, rule="continued", via=_by_continuity)
