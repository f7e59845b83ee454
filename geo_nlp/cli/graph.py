"""`geo-nlp graph`: records, or articles, to a graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli import selecting
from geo_nlp.cli.notes import counted, note
from geo_nlp.cli.options import (
    Confidence,
    DateOrder,
    Model,
    Names,
    Quiet,
    Rules,
    Workers,
    apart,
    note_left_out,
    sources,
)

if TYPE_CHECKING:
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import Acts

Given = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Folders of runs, files with records, or articles: files, folders or patterns, or - for standard input.",
        show_default=False,
    ),
]


def graph(
    inputs: Given,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write; its ending sets the format: .graphml .gexf .json .csv .cypher .net .ftm.json"
            " .ttl, or a picture: .png .svg",
            show_default=False,
        ),
    ],
    level: selecting.Level = "actor",
    predicate: selecting.Predicate = None,
    quad: selecting.Quad = None,
    sign: selecting.Sign = None,
    layer: selecting.Layer = None,
    include: selecting.Include = "",
    said_by: selecting.SaidBy = None,
    since: selecting.Since = None,
    until: selecting.Until = None,
    outlet: selecting.Outlet = None,
    min_confidence: Confidence = None,
    actor: selecting.Actor = None,
    country: selecting.Country = None,
    ego: selecting.Ego = None,
    depth: selecting.Depth = 1,
    min_weight: selecting.MinWeight = 1,
    window: selecting.Window = None,
    date_order: DateOrder = "auto",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    quiet: Quiet = False,
) -> None:
    """Build the graph of actors from a run (`geo-nlp extract --run`), from records (`geo-nlp extract -o
    records.jsonl`), from tables that `extract` wrote (relations, stances, roles or acts as .csv, .tsv, .parquet or
    .xlsx), or straight from articles.

    An edge needs two different known actors; its weight is the number of acts. What is denied or only planned is left
    out unless it is asked for. The last line says how many relations and stances are in the graph, and why the others
    are not. docs/graph.md says what nodes and edges carry.

    \b
    Examples:
      geo-nlp graph records.jsonl -o actors.graphml
      geo-nlp graph runs/2025 -o states.graphml --level country --min-weight 3
      geo-nlp graph runs/2025 -o china.gexf --ego China --depth 1 --window month
      geo-nlp graph records.jsonl -o critics.csv --predicate criticism --predicate ACCUSE
      geo-nlp graph records.jsonl -o conflict.graphml --sign negative --min-confidence 0.7 --since 2024
      geo-nlp graph records.jsonl -o claims.graphml --layer claimed --said-by Russia
      geo-nlp graph relations.csv stances.csv -o actors.graphml
      geo-nlp graph runs/2025 -o states.svg --level country --since 2024
      geo-nlp graph news/ -o actors.graphml --rules my-rules/
    """
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import Selection, graph_of
    from geo_nlp.graph.dates import check_window
    from geo_nlp.graph.left_out import account_line
    from geo_nlp.graph.levels import check_level
    from geo_nlp.graphfiles import check_graph_file, write_graph
    from geo_nlp.ner import chosen
    from geo_nlp.read.expected import expected_articles
    from geo_nlp.run.folder import is_run

    check_graph_file(output)
    check_level(level)
    check_window(window)
    selection = Selection(
        predicates=predicate, quads=quad or (), signs=sign or (), layers=layer or (),
        include=selecting.listed(include), speakers=said_by or (), since=since, until=until, outlets=outlet or (),
        min_confidence=min_confidence, actors=actor or (), countries=country or (), ego=ego, depth=depth,
        min_weight=min_weight,
    )  # fmt: skip
    given = sources(inputs)
    apart(output, given)
    files = [source for source in given if not is_run(source)]
    watch = Watch(quiet=quiet, expected=lambda: expected_articles(given) if files == given else None)
    asked: dict[str, Any] = {"level": level, "selection": selection, "window": window}
    reading = {"workers": workers, "model": model, "rules": rules or (), "ner": chosen(ner), "date_order": date_order}
    with opened(given, watch, reading, asked) as acts:
        built = graph_of(acts, selection, window=window)  # type: ignore[arg-type]
        write_graph(built, output)
        code = watch.summary() if watch.articles or watch.failures or files else 0
        if not quiet:
            note_left_out(files)
            selecting.note_unknown_copies(acts, str(given[0]))
            narrow = [*selecting.options_of(selection), *(["--window"] if window else [])]
            size = f"{counted(built.number_of_nodes(), 'node')}, {counted(built.number_of_edges(), 'edge')}"
            empty = f"the graph has no edges: {selecting.why_empty(acts, narrow)}" if not len(acts) else ""
            note(f"{output}: {empty or size}")
            note(account_line(built))
    raise typer.Exit(code)


@contextmanager
def opened(given: list[str | Path], watch: Watch, reading: dict[str, Any], asked: dict[str, Any]) -> Iterator[Acts]:
    """The acts of one run or of large tables, whose columns are read, or of records, which articles become."""
    from geo_nlp.cli.inputs import lacking_note, read_records, unfinished_note
    from geo_nlp.graph import open_acts
    from geo_nlp.graph.opening import is_stored
    from geo_nlp.run.folder import is_run

    if lacking := lacking_note(given, asked["level"]):
        watch.noticed(lacking)
    runs = [source for source in given if is_run(source)]
    if is_stored(given) and (not runs or len(given) == 1) and not reading["rules"] and find_spec("duckdb"):
        for warning in filter(None, map(unfinished_note, runs)):
            watch.noticed(warning)
        with open_acts(given, **asked) as acts:
            yield acts
        return
    records = read_records(given, **reading, on_failure=watch.failed, on_notice=watch.noticed)
    with open_acts(watch.over(records), **asked) as acts:
        yield acts
