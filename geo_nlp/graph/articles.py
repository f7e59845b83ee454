"""The articles of acts, as columns; each is put together when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

import numpy as np

from geo_nlp.graph.coding import Codes, Longs, by_appearance

Cells = Sequence[str | None]
CELLS = ("id", "title", "date", "source", "url", "path")


@dataclass(frozen=True, slots=True)
class ActArticle:
    """An article, as quotes lead back to it; `credited` is the outlet that ran its story first."""

    id: str
    title: str | None
    date: str | None
    outlet: str
    source: str | None
    url: str | None
    path: str | None
    story: int
    credited: str


class Articles(Sequence[ActArticle]):
    """Articles in the order of their ids; `date` and `outlet` are also columns of codes, -1 for no date.

    `dates` and `outlets` are what those codes stand for, `story` numbers stories, `credited` is a place in `outlets`.
    Where copies have not been looked for (`stories_known`), each article is a story of its own.
    """

    __slots__ = ("cells", "credited", "date", "dates", "outlet", "outlets", "stories_known", "story")

    def __init__(
        self, cells: Mapping[str, Cells], *, date: Codes, dates: Sequence[str], outlet: Codes, outlets: Sequence[str],
        labels: Longs, stories_known: bool = True,
    ) -> None:  # fmt: skip
        self.cells, self.date, self.dates, self.outlet, self.outlets = cells, date, dates, outlet, outlets
        self.stories_known = stories_known
        self.story = by_appearance(labels)
        self.credited = outlet[_first_of_stories(self.story, date, outlet, outlets)]

    def __len__(self) -> int:
        return len(self.outlet)

    @overload
    def __getitem__(self, place: int) -> ActArticle: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ActArticle]: ...
    def __getitem__(self, place: int | slice) -> ActArticle | Sequence[ActArticle]:
        if isinstance(place, slice):
            return self.several(range(*place.indices(len(self))))
        return self.several([range(len(self))[place]])[0]

    def __iter__(self) -> Iterator[ActArticle]:
        return iter(self.several(range(len(self))))

    def several(self, places: Sequence[int]) -> list[ActArticle]:
        """Some articles, which is quicker than one after the other."""
        columns = []
        for name in CELLS:
            column: Any = self.cells[name]
            columns.append(column.several(places) if hasattr(column, "several") else [column[at] for at in places])
        return [self._article(at, *cells) for at, *cells in zip(places, *columns, strict=True)]

    def id_numbers(self) -> Codes:
        """A number for each article that articles with the same id share."""
        return np.cumsum([0, *(one != other for one, other in pairwise(self.cells["id"]))], dtype=np.int32)

    def _article(self, at: int, id_: Any, title: Any, date: Any, source: Any, url: Any, path: Any) -> ActArticle:
        outlet, credited = self.outlets[self.outlet[at]], self.outlets[self.credited[at]]
        return ActArticle(str(id_), title, date, outlet, source, url, path, int(self.story[at]), credited)


def _first_of_stories(story: Codes, date: Codes, outlet: Codes, outlets: Sequence[str]) -> Codes:
    """For each article the one that ran its story first: of a known outlet, the earliest, then by outlet and id."""
    unknown = np.array([not name for name in outlets], dtype=np.bool_)[outlet] if len(outlet) else outlet
    days = np.where(date < 0, np.iinfo(np.int32).max, date)
    order = np.lexsort((outlet, days, unknown))
    _, first = np.unique(story[order], return_index=True)
    return np.asarray(order[first][story], dtype=np.int32)
