"""`geo-nlp analyse`: measures of the actor graph, as a report, JSON or tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli import selecting
from geo_nlp.cli.asking import named, one_of
from geo_nlp.cli.options import Confidence, Quiet

if TYPE_CHECKING:
    from geo_nlp.graph.selection import Selection

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="RUN|FILE", help="Folder of a run; files with records or tables; or one graph file.", show_default=False
    ),
]
Files = Annotated[
    list[Path] | None,
    named("FILE", "Where to write: .json, .md, .xlsx, or a folder for .csv tables; can be repeated.", "-o", "--output"),
]

Plot = Annotated[
    Path | None, named("FOLDER", "Folder for pictures of the network and of dyads over time, .png and .svg.")
]


def analyse(
    inputs: Given,
    output: Files = None,
    plot: Plot = None,
    level: Annotated[str | None, one_of("What counts as an actor.  [default: country]", *selecting.LEVELS)] = None,
    window: Annotated[str | None, one_of("Windows of time.  [default: month]", *selecting.WINDOWS)] = None,
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
    signed_by: Annotated[
        str, one_of("What gives ties their sign: counts of acts, or scores.", "acts", "score")
    ] = "acts",
    dead_band: Annotated[float, typer.Option(metavar="X", help="Ties nearer to 0 than this have no sign.")] = 0.2,
    min_acts: Annotated[int, typer.Option(metavar="N", help="Acts that a signed tie needs.")] = 1,
    top: Annotated[int | None, named("N", "Rows of each part of a report.  [default: 10; at a terminal 5]")] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Seed of samples, searches and draws.")] = 0,
    bootstrap: Annotated[int, typer.Option(metavar="N", help="Draws of stories for 95 % intervals; 0: none.")] = 200,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", help="Time limit for the exact frustration index.")
    ] = 20.0,
    quiet: Quiet = False,
) -> None:
    """Measure the actor graph: who is central, who goes between others, when a relationship changed and by which acts,
    who speaks about whom, which side is more hostile, and how balanced friendships and hostilities are.

    Without -o a short report is printed. What is denied or planned is left out unless --layer asks for it. Every figure
    comes with its sentences, each measure with its source and its limits; docs/analyse.md has them all. The exact
    frustration index needs highspy (pip install 'geo-nlp[analyse]'); without it the figure comes from a search, with a
    bound.

    \b
    Examples:
      geo-nlp analyse runs/2025
      geo-nlp analyse runs/2025 -o report.md -o report.json -o tables.xlsx
      geo-nlp analyse records.jsonl --window week --since 2025 --country Ukraine -o tables/
      geo-nlp analyse runs/2025 --level actor --ego "Xi Jinping" --top 20
      geo-nlp analyse states.graphml -o report.md
      geo-nlp analyse runs/2025 -o report.md --plot pictures/
    """
    from geo_nlp.analysis.call import analyse
    from geo_nlp.cli.inputs import lacking_note
    from geo_nlp.cli.notes import Failures, note
    from geo_nlp.cli.reports import check_folder, check_outputs, print_report, write_report
    from geo_nlp.graph.selection import Selection

    chosen = Selection(
        predicates=predicate, quads=quad or (), signs=sign or (), layers=layer or (),
        include=selecting.listed(include), speakers=said_by or (), since=since, until=until, outlets=outlet or (),
        min_confidence=min_confidence, actors=actor or (), countries=country or (), ego=ego, depth=depth,
    )  # fmt: skip
    given: Any = inputs[0] if len(inputs) == 1 else inputs
    files = output or ()
    check_outputs(files, inputs)
    if plot is not None:
        check_folder(plot)
    options: dict[str, Any] = {
        "level": level, "window": window, "signed_by": signed_by, "dead_band": dead_band, "min_acts": min_acts,
        "seed": seed, "bootstrap": bootstrap, "time_limit": time_limit,
    }  # fmt: skip
    failed = Failures()
    found = analyse(given, selection=_for_input(given, chosen), on_failure=failed, **options)
    said: list[str] = [*found.notes] if files else []
    said += filter(None, [lacking_note(inputs, level or "country")])
    for path in files:
        write_report(found, path, top=top or 10)
        said.append(f"{path}: written")
    if plot is not None:
        said.append(_drawn(found, plot))
    if not files:
        print_report(found, top=top or 5)
    for line in () if quiet else said:
        note(line)
    failed.end()


def _for_input(given: Any, chosen: Selection) -> Selection | None:
    """What is chosen; None for a graph, which is as it is, if nothing is."""
    from geo_nlp.analysis.call import is_graph
    from geo_nlp.graph.selection import Selection

    return None if is_graph(given) and chosen == Selection() else chosen


def _drawn(found: Any, plot: Path) -> str:
    """Write the pictures, and return how many there are."""
    from geo_nlp.cli.notes import counted
    from geo_nlp.pictures.plots import write_plots

    return f"{plot}: {counted(len(write_plots(found, plot)), 'picture')}"
