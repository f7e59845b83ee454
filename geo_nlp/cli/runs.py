"""`geo-nlp run`: what a run has done, what failed, once more, whether it is sound, and a paragraph on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from geo_nlp.cli.notes import counted, listing, note, say
from geo_nlp.cli.options import Bom, Confidence, Quiet, Timeout, Workers
from geo_nlp.cli.stories import stories

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command(short_help="Which articles are copies of one story.")(stories)
Run = Annotated[Path, typer.Argument(metavar="RUN", help="Folder of a run.", show_default=False)]


@app.command(short_help="What a run has done.")
def status(run: Run) -> None:
    """Show how far a run is: articles and units, what was found, what failed, and whether a part is damaged.

    Exit code 1: a part is damaged.
    """
    from geo_nlp.run.folder import the_run
    from geo_nlp.run.status import status_of
    from geo_nlp.tables.layout import TABLES

    found = status_of(the_run(run))
    units = len(found.plan.units)
    rows: list[tuple[str, object]] = [
        ("articles", found.plan.articles), ("done", found.articles), ("units", units), ("units done", found.done),
        ("failed", len(found.failed)), ("skipped", len(found.skipped)), ("records", found.counts["articles"]),
        ("without findings", found.without_findings), *((f"rows of {table}", found.counts[table]) for table in TABLES),
        ("settings", found.made.hash), ("begun", found.made.created),
        *(("in work", unit) for unit in found.in_work),
    ]  # fmt: skip
    listing(("what", "how many"), rows)
    for fault in found.damaged:
        note(f"{fault}; continue the run, and the unit is done again")
    if not found.is_finished and not found.damaged:
        note(f"{counted(units - found.done, 'unit')} left; continue with: geo-nlp extract --run {run}")
    raise typer.Exit(1 if found.damaged else 0)


@app.command(short_help="Which articles failed, and why.")
def failed(
    run: Run,
    skipped: Annotated[bool, typer.Option("--skipped", help="Those that were skipped instead.")] = False,
) -> None:
    """List the articles without a record: those that failed, or with --skipped those that were skipped because they
    are no article or in another language.

    What failed can be tried again: geo-nlp run retry RUN.
    """
    from geo_nlp.run.folder import the_run
    from geo_nlp.run.status import status_of

    found = status_of(the_run(run))
    problems = found.skipped if skipped else found.failed
    listing(("where", "reason"), [(one.where, one.reason) for one in problems])


@app.command(short_help="Try again what failed.")
def retry(run: Run, workers: Workers = 1, timeout: Timeout = None, quiet: Quiet = False) -> None:
    """Extract again the articles that failed, and nothing else. They get a part of their own.

    Records obtained this way come after all others.
    """
    from geo_nlp.cli.running import go_through
    from geo_nlp.cli.runprogress import RunWatch
    from geo_nlp.run.pool import Limits
    from geo_nlp.run.retrying import retry_run

    watch = RunWatch(quiet=quiet)
    again = f"geo-nlp run retry {run}"
    limits = Limits(timeout=timeout)
    code = go_through(lambda calls: retry_run(run, workers=workers, limits=limits, calls=calls), watch, again, run)
    raise typer.Exit(code)


@app.command(short_help="Check a run, and extract some articles again.")
def verify(
    run: Run,
    count: Annotated[int, typer.Option("-n", "--count", min=0, metavar="N", help="Articles to extract again.")] = 20,
    seed: Annotated[int, typer.Option(metavar="N", help="Which articles are drawn.")] = 0,
) -> None:
    """Check every file of a run against its hash, and extract some articles again and compare byte by byte.

    A damaged part is put aside, so that its unit is done again when the run is continued. Exit code 1: something is not
    as it was written.
    """
    from geo_nlp.run.verifying import verify_run
    from geo_nlp.run.work import Calls

    found = verify_run(run, count, seed=seed, calls=Calls(notice=note))
    for name in found.different:
        note(f"{name}: comes out otherwise now")
    bad = len(found.damaged) + len(found.different)
    checked = f"{counted(found.parts, 'part')} and {counted(found.articles, 'article')} checked"
    say(f"{checked}: {'all as they were written' if not bad else f'{bad} not as they were written'}")
    raise typer.Exit(1 if bad else 0)


@app.command(short_help="The records of a run as one file.")
def export(
    run: Run,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="File to write; its ending sets the format.", show_default=False
        ),
    ],
    table: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Which table: as in `geo-nlp extract`.  [default: relations]", show_default=False
        ),
    ] = None,
    distinct: Annotated[bool, typer.Option("--distinct", help="Each act of an article once, by its best row.")] = False,
    bom: Bom = False,
    min_confidence: Confidence = None,
) -> None:
    """Write what `geo-nlp extract -o FILE` would have written: JSON Lines, CSV, TSV, Parquet or a spreadsheet."""
    from geo_nlp.cli.inputs import unfinished_note
    from geo_nlp.cli.output import choose, rows_in_words, writing
    from geo_nlp.confidence import Threshold
    from geo_nlp.run.runrecords import run_records

    target, sure, count = choose(output, None, table=table, distinct=distinct, bom=bom), Threshold(min_confidence), 0
    if warning := unfinished_note(run):
        note(warning)
    rows = Counter[str]()
    with writing(target, rows) as write:
        for record in sure.over(run_records(run)):
            write(record)
            count += 1
    for line in rows_in_words(target, rows) if target.tables else [f"{output}: {counted(count, 'record')}"]:
        note(line)


@app.command(short_help="A paragraph for a methods section.")
def receipt(run: Run) -> None:
    """Print a paragraph on a run with versions, hashes and counts, for a methods section or a supplement."""
    from geo_nlp.run.folder import the_run
    from geo_nlp.run.receipt import receipt as paragraph
    from geo_nlp.run.status import status_of

    folder = the_run(run)
    say(paragraph(folder, status_of(folder)))
