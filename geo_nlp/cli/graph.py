"""`geo-nlp graph`: records, or articles, to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli.notes import note
from geo_nlp.cli.options import DateOrder, Inputs, Model, Names, Quiet, Rules, Workers, apart, sources, tell_left_out
from geo_nlp.errors import InputError

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Text = Annotated[str | None, typer.Option(metavar="DATE", show_default=False, help="As 2025, 2025-02 or 2025-02-27.")]


def graph(
    inputs: Inputs,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The ending chooses: .graphml .gexf .json .csv .cypher",
            show_default=False,
        ),
    ],
    level: Annotated[str, typer.Option(metavar="actor|country", help="What a node is.")] = "actor",
    since: Text = None,
    until: Text = None,
    predicate: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Edges to keep, as ACCUSE or ALLIANCE; STANCE for all stances; may be repeated.",
            show_default=False,
        ),
    ] = None,
    min_weight: Annotated[int, typer.Option(min=1, metavar="N", help="Records that an edge needs.")] = 1,
    window: Annotated[
        str | None, typer.Option(metavar="day|week|month|year", help="Split every edge by time.", show_default=False)
    ] = None,
    include: Annotated[
        str,
        typer.Option(
            metavar="negated,hypothetical", help="Records to count that are left out otherwise.", show_default=False
        ),
    ] = "",
    date_order: DateOrder = "auto",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    quiet: Quiet = False,
) -> None:
    """Build the graph of actors from records (`geo-nlp extract -o records.jsonl`) or straight from articles.

    \b
    Examples:
      geo-nlp graph records.jsonl -o actors.graphml
      geo-nlp graph records.jsonl -o states.gexf --level country --since 2024 --min-weight 3
      geo-nlp graph news/ -o accusations.csv --predicate ACCUSE --predicate SANCTION
      geo-nlp graph news/ -o actors.graphml --rules my-rules/
    """
    from geo_nlp.cli.inputs import Seen, read_records
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import build_graph, write_graph
    from geo_nlp.graph.export import WRITERS
    from geo_nlp.ner import chosen

    if output.suffix.lower() not in WRITERS:
        raise InputError(f"{output}: cannot write {output.suffix!r}; use {', '.join(WRITERS)}")
    given = sources(inputs)
    apart(output, given)
    watch, seen = Watch(quiet=quiet), Seen()
    records = read_records(
        given, workers=workers, model=model, rules=rules or (), ner=chosen(ner), date_order=date_order,
        on_failure=watch.failed, on_notice=watch.noticed,
    )  # fmt: skip
    wanted: dict[str, Any] = {
        "level": level, "since": since, "until": until, "predicates": predicate, "min_weight": min_weight,
        "window": window, "include": [name for name in include.replace(" ", "").split(",") if name],
    }  # fmt: skip
    built = build_graph(seen.over(watch.over(records)), **wanted)
    write_graph(built, output)
    code = watch.summary()
    if not quiet:
        tell_left_out(given)
        note(_said(built, output, seen.why_empty(wanted)))
    raise typer.Exit(code)


def _said(built: MultiDiGraph, output: Path, why: str) -> str:
    if built.number_of_edges():
        return f"{output}: {built.number_of_nodes()} actors, {built.number_of_edges()} edges"
    return f"{output}: the graph has no edges: {why}"
