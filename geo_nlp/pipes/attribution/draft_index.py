"""An index of drafts by position and by cue, so that few are looked at for each quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import count

from geo_nlp.pipes.attribution.draft import Draft
from geo_nlp.pipes.attribution.quotation_marks import Quotation
from geo_nlp.pipes.syntax.interval_index import Stretches

DRAFTS_OF_CUE = 50  # drafts of a cue that a quotation can replace: those of one sentence


class DraftIndex:
    """Drafts in the order in which they were made: those of the parse, then those of quotations as they are added."""

    def __init__(self, parsed: Iterable[Draft]) -> None:
        self.numbers = count()
        self.drafts: dict[int, Draft] = {}
        self.late: list[int] = []
        self.of_cue: defaultdict[tuple[int, int] | None, list[int]] = defaultdict(list)
        for draft in parsed:
            self._number(draft)
        self.parsed = Stretches((draft.start, draft.end, n) for n, draft in self.drafts.items())

    def holding(self, quotation: Quotation) -> list[Draft]:
        """The drafts that contain a quotation; quotations have to be asked for in text order."""
        start, end = quotation.start, quotation.end
        self.late = [n for n in self.late if n in self.drafts and self.drafts[n].end >= end]
        around = sorted(self.drafts.keys() & {*self.parsed.meeting(start, end), *self.late})
        return [d for n in around if (d := self.drafts[n]).start <= start and end <= d.end]

    def put(self, draft: Draft) -> None:
        """Add the draft of a quotation; it replaces the parts of it that the parse gave to the same cue."""
        same = self.of_cue[draft.cue_span]
        del same[:-DRAFTS_OF_CUE]
        for n in same if draft.cue_span is not None else ():
            other = self.drafts.get(n)
            if other is not None and draft.start <= other.start and other.end <= draft.end:
                del self.drafts[n]
        self.late.append(self._number(draft))

    def _number(self, draft: Draft) -> int:
        number = next(self.numbers)
        self.drafts[number] = draft
        self.of_cue[draft.cue_span].append(number)
        return number
