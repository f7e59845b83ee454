"""The options of `geo-nlp query`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from geo_nlp.cli.completion import among, modes, predicates
from geo_nlp.cli.options import file_or_stdout
from geo_nlp.queries.question import GROUPS, INCLUDABLE, POLARITIES, UNITS

PIPES = ("table", "jsonl", "csv", "tsv")


def named(metavar: str, text: str, *flags: str, **more: Any) -> Any:
    """An option without a default that is shown."""
    return typer.Option(*flags, metavar=metavar, help=text, show_default=False, **more)


def one_of(text: str, *values: str, flags: tuple[str, ...] = ()) -> Any:
    """An option that takes one of a few values."""
    return named("|".join(values), text, *flags, autocompletion=among(*values))


Several = list[str] | None
Asked = Annotated[
    list[str],
    typer.Argument(metavar="RUN|FILE", help="Folder of a run; or files with records or tables.", show_default=False),
]
Source = Annotated[Several, named("NAME", "Who acts, speaks or judges. A country includes all that belongs to it.")]
Target = Annotated[Several, named("NAME", "Whom it concerns.")]
Who = Annotated[Several, named("NAME", "Source or target.")]
Exact = Annotated[bool, typer.Option("--exact", help="A country means the state alone, without its people and bodies.")]
Official = Annotated[
    bool,
    typer.Option(
        "--official",
        help="A country means the state and those who hold its offices: government, parliament, courts, forces; not its"
        " companies, media and citizens.",
    ),
]
Foreign = Annotated[
    bool, typer.Option("--foreign", help="Only acts between two that are known, and of different countries.")
]
Predicate = Annotated[
    Several,
    named(
        "NAME",
        "An event type (ACCUSE), tie (ALLIANCE), attitude (criticism) or STANCE for all of them, conflict, cooperation"
        " or a quad class ('verbal conflict'), or disapproval: criticism in words of any kind.",
        autocompletion=predicates,
    ),
]
Mode = Annotated[
    Several,
    named("NAME", "How it was done, as PLOVER has it: arrest, aerial, demo, meet.", autocompletion=modes),
]
Polarity = Annotated[str | None, one_of("Sign of the act.", *POLARITIES)]
SaidBy = Annotated[Several, named("NAME", "Who is quoted for it; article: its own voice; anyone: whoever is quoted.")]
Outlet = Annotated[Several, named("NAME", "Who published it.")]
DAYS = "2025, 2025-Q1, 2025-02, 2025-W09 or 2025-02-27"
Since = Annotated[str | None, named("DATE", f"From {DAYS} on, by the date of the event.")]
Until = Annotated[str | None, named("DATE", f"Up to the end of {DAYS}.")]
Place = Annotated[Several, named("NAME", "Where it happened: a country, region or town.")]
Include = Annotated[
    str,
    named(
        "negated,hypothetical", "Include these, which are otherwise left out.",
        autocompletion=among(*INCLUDABLE, ",".join(INCLUDABLE)),
    ),
]  # fmt: skip
Distinct = Annotated[
    str,
    typer.Option(
        metavar="act|story|none",
        help="What counts once: an act of an article, an act of all copies of a story, or each record.",
        autocompletion=among("act", "story", "none"),
    ),
]
By = Annotated[
    str, named("|".join(GROUPS), "Count by this, or by two, as in target,year.", autocompletion=among(*GROUPS))
]  # fmt: skip
Dyads = Annotated[bool, typer.Option("--dyads", help="Table of dyads: events by quad class, and scores.")]
Period = Annotated[str | None, one_of("Split dyads by time.", *UNITS)]
Zeros = Annotated[bool, typer.Option("--zeros", help="With groups, show the periods without acts too.")]
Level = Annotated[
    str | None, one_of("What ends count as.  [default: country; in a graph actor]", "country", "actor")
]  # fmt: skip
Top = Annotated[int | None, named("N", "Only the N groups with the most acts.")]
Limit = Annotated[int | None, named("N", "Only the first N rows; at a terminal 20 acts by default.")]
Sort = Annotated[
    str, typer.Option(metavar="date|confidence", help="Order of acts.", autocompletion=among("date", "confidence"))
]
Sql = Annotated[str | None, named("SELECT", "Ask in SQL instead, over the views that --schema lists.")]
Explain = Annotated[bool, typer.Option("--explain", help="Print the SQL and its parameters without running it.")]
Schema = Annotated[bool, typer.Option("--schema", help="List the views and their columns.")]
Headers = Annotated[str | None, one_of("Name columns as these data sets do.", "icews", "polecat")]
File = Annotated[
    Path | None,
    named(
        "FILE",
        "File to write: .csv .tsv .xlsx .parquet .jsonl .txt .graphml .geojson",
        "-o",
        "--output",
        callback=file_or_stdout,
    ),
]
Form = Annotated[
    str | None,
    one_of("Format without a file.  [default: table at a terminal, jsonl in a pipe]", *PIPES, flags=("--format",)),
]
