"""Rows of a table as articles: which columns are what, and whether its dates have the day or the month first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from geo_nlp.read.dateorder import Evidence, Order
from geo_nlp.read.decode import ELSE
from geo_nlp.read.failure import Failure
from geo_nlp.read.options import Options, say_nothing
from geo_nlp.read.pending import Item, Pending
from geo_nlp.read.records import check_columns, plain, row_article, understand

AHEAD = 10_000  # rows of a stream that are looked through for a date that settles the order


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read: its number, counted from 1, where it stands in words, and what is to be said of it."""

    number: int
    where: str
    fields: Mapping[str, object]
    warnings: tuple[str, ...] = ()


Rows = Iterable[Row | Failure]


class Ahead:
    """Rows that can be looked at before they are taken."""

    def __init__(self, rows: Rows) -> None:
        self.rows = iter(rows)
        self.waiting: deque[Row | Failure] = deque()

    def __iter__(self) -> Iterator[Row | Failure]:
        while True:
            if self.waiting:
                yield self.waiting.popleft()
            elif (row := next(self.rows, None)) is not None:
                yield row
            else:
                return

    def look(self) -> Iterator[Row | Failure]:
        """Yield the rows that come next, at most `AHEAD`."""
        yield from self.waiting
        while len(self.waiting) < AHEAD and (row := next(self.rows, None)) is not None:
            self.waiting.append(row)
            yield row


class DateColumn:
    """The order of day and month in the date column of a table, looked for when the first date asks for it.

    A file is gone through once more (`again`), of a stream what came before and the rows ahead. Each row has its date
    in the column that `own` says, so that the order does not hang on which row asks.
    """

    def __init__(
        self, where: str, ahead: Ahead, again: Callable[[], Rows] | None, own: Callable[[Row], Options]
    ) -> None:
        self.where, self.ahead, self.again, self.own = where, ahead, again, own
        self.notice: Callable[[str], None] = say_nothing
        self.seen = Evidence()
        self.done = False

    def order(self) -> Order | None:
        """The order that holds for all rows; None where nothing shows it."""
        if not self.done:
            self.look_at(self.again() if self.again else self.ahead.look())
            self.done = True
            if self.seen.said:
                self.notice(f"{self.where}: {self.seen.said}")
        return self.seen.order

    def mixed(self) -> bool:
        """Whether the dates that were looked at have both orders."""
        return self.done and self.seen.mixed

    def see(self, row: Row) -> None:
        """Remember what the date of a row of a stream shows."""
        if not self.done and self.again is None:
            self.look_at([row])

    def look_at(self, rows: Rows) -> None:
        """Take in the dates of rows as they are written."""
        for row in rows:
            if isinstance(row, Row):
                self.seen.see(row.number, plain(self.own(row).value(row.fields, "date")))


def read_table(
    rows: Rows,
    where: str,
    options: Options,
    *,
    names: Sequence[str] | None = None,
    again: Callable[[], Rows] | None = None,
) -> Iterator[Item]:
    """Yield the article of each row, to be made, and the failures among them as they are.

    `names` are the columns where a header names them; else those of the first row count, and of any that has others.
    """
    header: Options | None = None
    known: dict[frozenset[str], Options] = {}

    def own(row: Row) -> Options:
        if header is not None:
            return header
        keys = frozenset(row.fields)
        if keys not in known:
            known[keys] = understand(row.fields, options)
        return known[keys]

    ahead = Ahead(rows)
    column = DateColumn(where, ahead, again, own)
    column.notice = options.notice
    if options.named_order is None:
        options = replace(options, order=column.order, mixed=column.mixed)
    header = check_columns(where, names, options) if names is not None else None
    checked = header is not None
    mended = False
    for row in ahead:
        if isinstance(row, Failure):
            yield row
            continue
        if not checked:
            check_columns(where, row.fields, options)
            checked = True
        column.see(row)
        if row.warnings and not mended:
            options.notice(f"{where}: {row.warnings[0]}; {ELSE}")
            mended = True
        place = options.place(row.number)
        yield Pending(partial(row_article, row.where, row.fields, own(row), path=place, warnings=row.warnings))
