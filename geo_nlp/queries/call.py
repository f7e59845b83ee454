"""`geo_nlp.query`: the command in Python."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.periods import Day
from geo_nlp.queries.question import Names, question
from geo_nlp.types import Record

if TYPE_CHECKING:
    from pandas import DataFrame

log = logging.getLogger("geo_nlp")


def query(
    run_or_file: str | Path | Iterable[str | Path] | Iterable[Mapping[str, Any] | Record],
    *,
    source: Names = None,
    target: Names = None,
    who: Names = None,
    exact: bool = False,
    official: bool = False,
    foreign: bool = False,
    predicate: Names = None,
    mode: Names = None,
    polarity: str | None = None,
    said_by: Names = None,
    outlet: Names = None,
    since: Day | None = None,
    until: Day | None = None,
    place: Names = None,
    min_confidence: float | None = None,
    include: Names = None,
    distinct: str = "act",
    by: Names = None,
    dyads: bool = False,
    period: str | None = None,
    zeros: bool = False,
    level: str = "country",
    top: int | None = None,
    limit: int | None = None,
    sort: str = "date",
    sql: str | None = None,
) -> DataFrame | list[dict[str, Any]]:
    """Who did what to whom, when: acts with their sentences, or counts of them, from a run or from records.

    Gives a data frame, or a list of dicts where pandas is not installed. The options are those of `geo-nlp query`
    (docs/query.md); where one takes several values, a list means any of them. What is left out, and why an answer is
    empty, is logged as a warning of `geo_nlp`.

    Args:
        run_or_file: the folder of a run, a file with records (.jsonl), tables that `extract` wrote, or records.
        source, target, who: names of actors, `who` at either end; a country means all that rolls up to it, with
            `exact` the state alone, with `official` the state and those who hold its offices.
        foreign: only acts between two that are known, and of different countries.
        predicate: PLOVER types, ties, attitudes, conflict, cooperation, quad classes ("verbal conflict"), or
            disapproval, which is criticism in words of any kind.
        mode: PLOVER modes: how an event was done (arrest, aerial, demo).
        since, until: days or periods (2025-02-27, 2025-02, "March 2025", 2025, a date), both included, held against
            the event's date.
        include: "negated", "hypothetical", which are left out otherwise.
        distinct: "act" counts what an article reports several times once, "story" also its copies; "none" is each
            record.
        by: count by day, week, month, quarter, year, source, target, dyad, predicate, mode, outlet, place,
            place_admin1, place_country; by two as a list or with a comma.
        dyads: count by directed dyad and `period`, by quad class and score.
        sql: a SELECT over the views, instead of all these.

    >>> import geo_nlp
    >>> records = list(geo_nlp.extract("data/samples/press-briefing.txt"))
    >>> found = geo_nlp.query(records, target="China", polarity="negative")
    >>> found[["source_name", "attitude", "target_name"]].values.tolist()[0]
    ['Gilberto Teodoro', 'criticism', 'China']
    """
    from geo_nlp.queries.answer import answer
    from geo_nlp.queries.free import alone, select
    from geo_nlp.queries.store import open_store
    from geo_nlp.tables.frame import frame_of

    inputs, records = _given(run_or_file)
    asked = question(
        source=source, target=target, who=who, exact=exact, official=official, foreign=foreign, predicate=predicate,
        mode=mode, polarity=polarity, said_by=said_by, outlet=outlet, since=since, until=until, place=place,
        min_confidence=min_confidence, include=include, distinct=distinct, by=by, dyads=dyads, period=period,
        zeros=zeros, level=level, top=top, limit=limit, sort=sort,
    )  # fmt: skip
    if sql is not None:
        alone(asked)
    with open_store(inputs, records=records, in_order=sql is not None) as store:
        found = select(sql, store) if sql is not None else answer(asked, store)
        rows = list(found.rows)
    for note in found.notes:
        log.warning(note)
    return frame_of(rows, found.columns, asked_by="query") if find_spec("pandas") else rows


def _given(given: object) -> tuple[list[str | Path], Iterator[Mapping[str, Any]] | None]:
    """Files, or records as they come."""
    from geo_nlp.recordcheck import check_shape

    if isinstance(given, str | Path):
        return [given], None
    if not isinstance(given, Iterable) or isinstance(given, Mapping | Record):
        what = "one record; put it into a list" if isinstance(given, Mapping | Record) else type(given).__name__
        raise InputError(f"a question goes to a run, files or records, not to {what}")
    items = iter(given)
    first = next(items, None)
    if first is None or isinstance(first, str | Path):
        named = [] if first is None else [first, *items]
        strange = [type(one).__name__ for one in named if not isinstance(one, str | Path)]
        if strange:
            raise InputError(f"files and {strange[0]} together; give files alone, or records")
        return named, None

    def records() -> Iterator[Mapping[str, Any]]:
        for number, item in enumerate(chain([first], items), 1):
            record: Any = asdict(item) if isinstance(item, Record) else item
            check_shape(record, f"item {number}")
            yield record

    return [], records()
