"""`geo-nlp query`: who did what to whom, when, on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from geo_nlp.cli import asking
from geo_nlp.cli.notes import Failures, note
from geo_nlp.cli.options import Bom, Confidence, Quiet
from geo_nlp.errors import InputError


def query(
    inputs: asking.Asked,
    source: asking.Source = None,
    target: asking.Target = None,
    who: asking.Who = None,
    exact: asking.Exact = False,
    official: asking.Official = False,
    foreign: asking.Foreign = False,
    predicate: asking.Predicate = None,
    mode: asking.Mode = None,
    polarity: asking.Polarity = None,
    said_by: asking.SaidBy = None,
    outlet: asking.Outlet = None,
    since: asking.Since = None,
    until: asking.Until = None,
    place: asking.Place = None,
    min_confidence: Confidence = None,
    include: asking.Include = "",
    distinct: asking.Distinct = "act",
    by: asking.By = "",
    dyads: asking.Dyads = False,
    period: asking.Period = None,
    zeros: asking.Zeros = False,
    level: asking.Level = None,
    top: asking.Top = None,
    limit: asking.Limit = None,
    sort: asking.Sort = "date",
    sql: asking.Sql = None,
    explain: asking.Explain = False,
    schema: asking.Schema = False,
    headers: asking.Headers = None,
    output: asking.File = None,
    form: asking.Form = None,
    bom: Bom = False,
    quiet: Quiet = False,
) -> None:
    """Answer a question from a run (`geo-nlp extract --run`), from records, or from tables that `extract` wrote: each
    act with date, sentence, outlet and link, or counts of acts.

    Names are those that the gazetteer knows, in any form: China, CHN, Chinese, Beijing, Xi Jinping, NATO. An option
    given twice means either value; different options must all hold. What is negated or hypothetical is left out unless
    it is included, and the last line on stderr says how much. docs/query.md has more.

    \b
    Examples:
      geo-nlp query runs/2025 --target China --predicate disapproval --official --foreign --since 2025 -o china.xlsx
      geo-nlp query runs/2025 --source Russia --target Ukraine --predicate conflict --by month
      geo-nlp query runs/2025 --who "Xi Jinping" --sort confidence --limit 5
      geo-nlp query runs/2025 --predicate criticism --target NATO --by source --top 10
      geo-nlp query runs/2025 --predicate PROTEST --mode riot --by place -o riots.geojson
      geo-nlp query runs/2025 --dyads --period month --headers polecat -o dyads.csv
      geo-nlp query records.jsonl --said-by Lavrov -o lavrov.graphml
      geo-nlp query records.jsonl --sql "SELECT predicate, count(*) FROM relations GROUP BY ALL"
    """
    from geo_nlp.cli.results import check_output, for_page, write_graph_of, write_listing, write_rows
    from geo_nlp.queries.answer import answer, statement_of
    from geo_nlp.queries.conditions import conditions
    from geo_nlp.queries.free import alone, described, select
    from geo_nlp.queries.question import question
    from geo_nlp.queries.store import open_store

    kind = check_output(output, form, bom=bom)
    options: dict[str, Any] = {
        "source": source, "target": target, "who": who, "exact": exact, "official": official, "foreign": foreign,
        "predicate": predicate, "mode": mode, "polarity": polarity, "said_by": said_by, "outlet": outlet,
        "since": since, "until": until, "place": place, "min_confidence": min_confidence, "include": _listed(include),
        "distinct": distinct, "by": _listed(by), "dyads": dyads, "period": period, "zeros": zeros, "top": top,
        "limit": limit, "sort": sort,
    }  # fmt: skip
    asked = question(level=level or "country", **options)
    if sql is not None:
        alone(asked)
    if kind == "graphml" and (asked.counts or sql is not None):
        raise InputError("a graph is made of acts; leave out --by, --dyads and --sql, or write another format")
    if kind == "geojson" and headers is not None:
        raise InputError("--headers names the columns of a table; a map keeps its own")
    failed = Failures()
    with open_store(inputs, in_order=sql is not None, on_failure=failed) as store:
        if schema:
            write_listing(described(store))
        elif explain:
            typer.echo(str(statement_of(asked, conditions(asked, store), store)))
        elif kind == "graphml":
            _say(write_graph_of(asked, store, output, level=level or "actor"), quiet)
        else:
            found = select(sql, store) if sql is not None else answer(for_page(asked, kind), store)
            _say([*write_rows(found, kind, output, headers=headers, bom=bom), *found.notes], quiet)
    failed.end()


def _say(notes: Sequence[str], quiet: bool) -> None:
    for text in () if quiet else notes:
        note(text)


def _listed(text: str) -> list[str]:
    return [name for name in text.replace(" ", "").split(",") if name]
