"""`geo_nlp.query`: the command in Python."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.queries.question import Names, question

if TYPE_CHECKING:
    from pandas import DataFrame

log = logging.getLogger("geo_nlp")


def query(
    run_or_file: str | Path | Iterable[str | Path],
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
    since: str | None = None,
    until: str | None = None,
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
        run_or_file: the folder of a run, a file with records (.jsonl), or tables that `extract` wrote.
        source, target, who: names of actors, `who` at either end; a country means all that rolls up to it, with
            `exact` the state alone, with `official` the state and those who hold its offices.
        foreign: only acts between two that are known, and of different countries.
        predicate: PLOVER types, ties, attitudes, conflict, cooperation, quad classes ("verbal conflict"), or
            disapproval, which is criticism in words of any kind.
        mode: PLOVER modes: how an event was done (arrest, aerial, demo).
        since, until: days or periods (2025-02-27, 2025-02, 2025), both included, held against the event's date.
        include: "negated", "hypothetical", which are left out otherwise.
        distinct: "act" counts what an article reports several times once, "story" also its copies; "none" is each
            record.
        by: count by day, week, month, quarter, year, source, target, dyad, predicate, mode, outlet, place,
            place_admin1, place_country.
        dyads: count by directed dyad and `period`, by quad class and score.
        sql: a SELECT over the views, instead of all these.

    >>> import geo_nlp, json, pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "records.jsonl")
    >>> records = geo_nlp.extract("data/samples/press-briefing.txt")
    >>> _ = file.write_text("".join(json.dumps(record) + chr(10) for record in records))
    >>> found = geo_nlp.query(file, target="China", polarity="negative")
    >>> found[["source_name", "attitude", "target_name"]].values.tolist()[0]
    ['Gilberto Teodoro', 'criticism', 'China']
    """
    from geo_nlp.queries.answer import answer
    from geo_nlp.queries.free import alone, select
    from geo_nlp.queries.store import open_store
    from geo_nlp.tables.frame import frame_of

    inputs = [run_or_file] if isinstance(run_or_file, str | Path) else list(run_or_file)
    if strange := next((one for one in inputs if not isinstance(one, str | Path)), None):
        what = "records" if isinstance(strange, Mapping) else type(strange).__name__
        raise InputError(f"a question goes to a run or files, not to {what}; write records to a .jsonl file first")
    asked = question(
        source=source, target=target, who=who, exact=exact, official=official, foreign=foreign, predicate=predicate,
        polarity=polarity, said_by=said_by, outlet=outlet, since=since, until=until, place=place,
        min_confidence=min_confidence, include=include, distinct=distinct, by=by, dyads=dyads, period=period,
        zeros=zeros, level=level, top=top, limit=limit, sort=sort,
    )  # fmt: skip
    if sql is not None:
        alone(asked)
    with open_store(inputs, in_order=sql is not None) as store:
        found = select(sql, store) if sql is not None else answer(asked, store)
        rows = list(found.rows)
    for note in found.notes:
        log.warning(note)
    return frame_of(rows, found.columns, asked_by="query") if find_spec("pandas") else rows
