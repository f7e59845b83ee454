"""`geo-nlp discourse`: who stands with whom, by what they are for and against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli.completion import among
from geo_nlp.cli.graph import Given
from geo_nlp.cli.notes import counted, note
from geo_nlp.cli.options import Confidence, DateOrder, Model, Names, Quiet, Rules, Workers, apart, sources
from geo_nlp.cli.selecting import Since, Until
from geo_nlp.errors import InputError
from geo_nlp.suggest import unknown

if TYPE_CHECKING:
    from geo_nlp.graph.positions import Positions

MATRICES = (".csv", ".dl")
NETWORKS = (".graphml", ".gexf", ".json", ".net")


def discourse(
    inputs: Given,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write: .csv or .dl for a matrix, a graph format (.graphml .gexf .json .net) for a network.",
            show_default=False,
        ),
    ],
    network: Annotated[
        str,
        typer.Option(
            metavar="affiliation|congruence|conflict|subtract",
            help="Actors by concepts; actors by shared positions, by opposed ones, or shared minus opposed.",
            autocompletion=among("affiliation", "congruence", "conflict", "subtract"),
        ),
    ] = "subtract",
    concept: Annotated[
        str,
        typer.Option(
            metavar="target|about",
            help="What positions are on: the actors that a stance is on, or the words that it is about.",
            autocompletion=among("target", "about"),
        ),
    ] = "target",
    normalise: Annotated[
        str,
        typer.Option(
            metavar="none|activity|average|jaccard",
            help="activity, for affiliations: by all statements of the actor. average, jaccard, for actors: by the mean"
            " number of positions of the two, or by all positions that either has.",
            autocompletion=among("none", "activity", "average", "jaccard"),
        ),
    ] = "none",
    level: Annotated[
        str,
        typer.Option(
            metavar="actor|country", help="What counts as an actor.", autocompletion=among("actor", "country")
        ),
    ] = "actor",
    window: Annotated[
        str | None,
        typer.Option(
            metavar="day|week|month|year",
            help="Write one file for each: FILE.2025-02.graphml and so on.",
            show_default=False,
            autocompletion=among("day", "week", "month", "year"),
        ),
    ] = None,
    min_statements: Annotated[
        int, typer.Option(min=1, metavar="N", help="Leave out actors with fewer statements.")
    ] = 1,
    raw: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv",
            help="Also write the matrix before aggregation: statements by actor and concept, for and against apart.",
            show_default=False,
        ),
    ] = None,
    statements: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="Also write the statements, one per row, with their quotes.", show_default=False
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = None,
    date_order: DateOrder = "auto",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    quiet: Quiet = False,
) -> None:
    """Write a discourse network of stances: who is for or against the same things.

    Each position of an actor counts once (in a window), however often it is reported. Negated and neutral stances are
    left out.

    \b
    Examples:
      geo-nlp discourse runs/2025 -o coalitions.graphml
      geo-nlp discourse records.jsonl -o positions.csv --network affiliation --raw raw.csv
      geo-nlp discourse records.jsonl -o states.dl --level country --normalise average
      geo-nlp discourse records.jsonl -o camps.graphml --window month --concept about
    """
    from geo_nlp.cli.inputs import read_records
    from geo_nlp.cli.progress import Watch
    from geo_nlp.graph.dates import check_window
    from geo_nlp.graph.discourse import by_window, check_network, raw_labels, raw_matrix
    from geo_nlp.graph.formats.registry import ending_of
    from geo_nlp.graph.matrices import write_matrix, write_statements
    from geo_nlp.graph.positions import positions_of
    from geo_nlp.ner import chosen

    if output.suffix.lower() not in MATRICES and ending_of(output) is None:
        raise InputError(f"{output}: {unknown('network format', output.suffix, (*MATRICES, *NETWORKS))}")
    for path in (raw, statements):
        if path is not None and path.suffix.lower() != ".csv":
            raise InputError(f"{path}: is written as .csv only")
    check_network(network, normalise)
    check_window(window)
    given = sources(inputs)
    for path in (output, raw, statements):
        apart(path, given)
    watch = Watch(quiet=quiet)
    records = read_records(
        given, workers=workers, model=model, rules=rules or (), ner=chosen(ner), date_order=date_order,
        on_failure=watch.failed, on_notice=watch.noticed,
    )  # fmt: skip
    options: dict[str, Any] = {"level": level, "concept": concept}
    found = positions_of(watch.over(records), since=since, until=until, min_confidence=min_confidence, **options)
    how: dict[str, Any] = {"network": network, "norm": normalise, "min_statements": min_statements}
    period: Any = window
    split = by_window(found, period) if window else {"": found}
    found.left_out["with a date too coarse for the window"] = len(found.taken) - sum(
        len(p.taken) for p in split.values()
    )
    for name, inside in split.items():
        place = output.with_name(f"{output.stem}.{name}{output.suffix}") if name else output
        _write(inside, place, how, quiet)
    if raw is not None:
        write_matrix(raw_matrix(found.taken), raw, raw_labels(found.labels))
    if statements is not None:
        write_statements(found.taken, statements, found.labels)
    code = watch.summary()
    if not quiet:
        left = ", ".join(f"{count} {reason}" for reason, count in found.left_out.items() if count)
        note(f"{counted(len(found.taken), 'statement')}" + (f"; stances left out: {left}" if left else ""))
    raise typer.Exit(code)


def _write(positions: Positions, path: Path, how: dict[str, Any], quiet: bool) -> None:
    from geo_nlp.graph import write_graph
    from geo_nlp.graph.discourse import discourse_graph, discourse_matrix
    from geo_nlp.graph.matrices import write_matrix

    if path.suffix.lower() in MATRICES:
        matrix = discourse_matrix(positions.taken, **how)
        write_matrix(matrix, path, positions.labels)
        size = f"{counted(len(matrix.rows), 'row')}, {counted(len(matrix.columns), 'column')}"
    else:
        graph = discourse_graph(positions, **how)
        write_graph(graph, path)
        size = f"{counted(graph.number_of_nodes(), 'node')}, {counted(graph.number_of_edges(), 'edge')}"
    if not quiet:
        note(f"{path}: {size}")
