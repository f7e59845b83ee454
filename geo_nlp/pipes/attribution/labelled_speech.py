"""Speech by label: the turns of a transcript ("MR. PRICE: ...") and headlines with a colon ("Macron: talks failed")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.draft import Draft
from geo_nlp.pipes.attribution.quotation_marks import Turn
from geo_nlp.pipes.attribution.section_headings import is_section_heading
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.tree import Doc, Span
from geo_nlp.rules.attribution import AttributionRules
from geo_nlp.types import Mention

_NO_SPEAKERS = frozenset({"place", "state", "group"})
_LABEL_FIRST, _LABEL_LAST, _SAID = 6, 3, 3  # words


def drafts_of_turns(doc: Doc, turns: Sequence[Turn], people: Sequence[Mention]) -> Iterator[Draft]:
    """A transcript's turns; the label is the cue, and the speaker is the last person that it names."""
    there = Stretches((m.start, m.end, m) for m in people)
    for turn in turns:
        label = doc.char_span(*turn.label, alignment_mode="expand")
        if label is not None:
            named = [m.head for m in there.meeting(*turn.label) if turn.label[0] <= m.start and m.end <= turn.label[1]]
            who = doc[named[-1]] if named else label.root
            yield Draft(turn.start, turn.end, None, turn.cue, who, "transcript", drafts_of_turns)


def draft_of_headline(doc: Doc, rules: AttributionRules, mentions: Sequence[Mention]) -> Draft | None:
    """A first line "Macron: talks have failed" or "Talks have failed: poll", where one side can speak."""
    line = doc.text.lstrip().split("\n", 1)[0].rstrip()
    offset = len(doc.text) - len(doc.text.lstrip())
    before, colon, _ = line.partition(": ")
    if not colon:
        return None
    middle = offset + len(before)
    left, right = (offset, middle), (middle + 2, offset + len(line))
    for name, said, most in ((left, right, _LABEL_FIRST), (right, left, _LABEL_LAST)):
        label = doc.char_span(*name, alignment_mode="expand")
        short = len(doc.text[slice(*name)].split()) <= most and len(doc.text[slice(*said)].split()) >= _SAID
        if short and label is not None and _is_speaker(label, rules, mentions):
            return Draft(*said, None, (middle, middle + 1), label.root, "headline", draft_of_headline)
    return None


def _is_speaker(label: Span, rules: AttributionRules, mentions: Sequence[Mention]) -> bool:
    """Whether a headline's label names a speaker; "Macron told reporters: ..." has a cue of its own."""
    root, last = label.root, label[-1]
    if label.text.isupper() and is_section_heading(label.text, label.doc.dictionary, named=False):
        return False
    if root.pos_ == "VERB" and (root.lemma_ in rules.by_verb or child(root, "nsubj") is not None):
        return False
    named = any(max(m.first, label.start) <= last.i <= m.last and m.type not in _NO_SPEAKERS for m in mentions)
    return last.lower_ in rules.written or named
