"""`geo-nlp graph`: records, or articles, to a graph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli.completion import among, predicates
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
    sources,
    tell_left_out,
)
from geo_nlp.errors import InputError
from geo_nlp.suggest import unknown

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from geo_nlp.cli.inputs import Seen

Given = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Folders of runs, files with records, or articles: files, folders or patterns, or - for standard input.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", show_default=False, help="Leave out what is earlier than 2025, 2025-02 or 2025-02-27."
    ),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", show_default=False, help="Leave out what is later than 2025, 2025-02 or 2025-02-27."),
]


def graph(
    inputs: Given,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write; its ending sets the format: .graphml .gexf .json .csv .cypher",
            show_default=False,
        ),
    ],
    level: Annotated[
        str,
        typer.Option(metavar="actor|country", help="What the nodes are.", autocompletion=among("actor", "country")),
    ] = "actor",
    since: Since = None,
    until: Until = None,
    predicate: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Keep only these edges: a predicate (ACCUSE), an attitude (criticism), STANCE for all attitudes, or"
            " conflict or cooperation for all such events; can be repeated.",
            show_default=False,
            autocompletion=predicates,
        ),
    ] = None,
    min_weight: Annotated[int, typer.Option(min=1, metavar="N", help="Leave out edges of fewer acts.")] = 1,
    min_confidence: Confidence = None,
    window: Annotated[
        str | None,
        typer.Option(
            metavar="day|week|month|year",
            help="Split every edge by time.",
            show_default=False,
            autocompletion=among("day", "week", "month", "year"),
        ),
    ] = None,
    include: Annotated[
        str,
        typer.Option(
            metavar="negated,hypothetical",
            help="Count these records too, which are left out otherwise.",
            show_default=False,
            autocompletion=among("negated", "hypothetical", "negated,hypothetical"),
        ),
    ] = "",
    date_order: DateOrder = "auto",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    quiet: Quiet = False,
) -> None:
    """Build the graph of actors from records (`geo-nlp extract -o records.jsonl`), from tables that `extract` wrote
    (relations, stances, roles or acts as .csv, .tsv, .parquet or .xlsx), or straight from articles.

    An edge needs two different known actors. What is negated or hypothetical is left out unless it is included. The
    last line says how many relations and stances are in the graph, and why the others are not.

    \b
    Examples:
      geo-nlp graph records.jsonl -o actors.graphml
      geo-nlp graph runs/2025 -o actors.graphml
      geo-nlp graph relations.csv stances.csv -o actors.graphml
      geo-nlp graph records.jsonl -o states.gexf --level country --since 2024 --min-weight 3
      geo-nlp graph records.jsonl -o critics.csv --predicate criticism --predicate ACCUSE
      geo-nlp graph records.jsonl -o conflict.graphml --predicate conflict --min-confidence 0.7
      geo-nlp graph news/ -o actors.graphml --rules my-rules/
    """
    from geo_nlp.cli.inputs import Seen, read_records
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph import build_graph, write_graph
    from geo_nlp.graph.export import WRITERS
    from geo_nlp.ner import chosen
    from geo_nlp.read.expected import expected_articles
    from geo_nlp.run.folder import is_run

    if output.suffix.lower() not in WRITERS:
        raise InputError(f"{output}: {unknown('graph format', output.suffix, WRITERS)}")
    given = sources(inputs)
    apart(output, given)
    files = [source for source in given if not is_run(source)]
    watch = Watch(quiet=quiet, expected=lambda: expected_articles(given) if files == given else None)
    seen = Seen()
    records = read_records(
        given, workers=workers, model=model, rules=rules or (), ner=chosen(ner), date_order=date_order,
        on_failure=watch.failed, on_notice=watch.noticed,
    )  # fmt: skip
    wanted: dict[str, Any] = {
        "level": level, "since": since, "until": until, "predicates": predicate, "min_weight": min_weight,
        "window": window, "min_confidence": min_confidence,
        "include": [name for name in include.replace(" ", "").split(",") if name],
    }  # fmt: skip
    built = build_graph(seen.over(watch.over(records)), **wanted)
    write_graph(built, output)
    code = watch.summary()
    if not quiet:
        tell_left_out(files)
        _report(built, output, seen, wanted)
    raise typer.Exit(code)


def _report(built: MultiDiGraph, output: Path, seen: Seen, wanted: Mapping[str, Any]) -> None:
    """Say how large the graph is, or why it is empty, and what was left out."""
    from geo_nlp.graph.left_out import account_line

    if built.number_of_edges():
        size = f"{counted(built.number_of_nodes(), 'node')}, {counted(built.number_of_edges(), 'edge')}"
        note(f"{output}: {size}")
    else:
        narrow = ("since", "until", "window", "min_confidence", "predicates")
        asked = [f"--{name.replace('_', '-').removesuffix('s')}" for name in narrow if wanted[name]]
        asked += ["--min-weight"] if wanted["min_weight"] > 1 else []
        note(f"{output}: the graph has no edges: {seen.why_empty(asked, built.graph)}")
    note(account_line(built))
