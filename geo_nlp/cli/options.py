"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from geo_nlp.cli.completion import among
from geo_nlp.cli.notes import note
from geo_nlp.errors import InputError

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files, folders or patterns, or - for standard input: text, HTML, MHTML, PDF, JSON Lines, CSV, Parquet or"
        " WARC.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="spaCy model, as a package or a folder.", envvar="GEO_NLP_MODEL", show_default=False
    ),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        help="Folder with rules of your own, used in addition to the built-in ones; can be repeated."
        " Check them with `geo-nlp rules check DIR`.",
        show_default=False,
    ),
]
Names = Annotated[
    str | None,
    typer.Option(
        "--ner",
        metavar="news|plain",
        help="How names are found: news, by a model trained on news; plain, by spaCy's own model.  [default: news]",
        envvar="GEO_NLP_NER",
        show_default=False,
        autocompletion=among("news", "plain"),
    ),
]
Bom = Annotated[bool, typer.Option("--bom", help="Mark a CSV file as UTF-8, for Excel on Windows.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Report nothing but failures.")]
Workers = Annotated[
    int, typer.Option(min=1, metavar="N", help="Number of processes; the output is the same for any number.")
]
Timeout = Annotated[
    float | None,
    typer.Option(
        min=0.1,
        metavar="SECONDS",
        help="Time limit for one article; one that takes longer is a failure, and the others continue.",
        show_default=False,
    ),
]
Verify = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Instead of articles: derive the records (.jsonl) of FILE again from their texts, and compare.",
        show_default=False,
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Publication date of articles that have none, such as 2025-02-27, or 2025-02 where no day is known.",
        show_default=False,
    ),
]
Confidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="X",
        help="Leave out relations and stances with a confidence below X: the probability (0 to 1) that one is right.",
        show_default=False,
    ),
]
DateOrder = Annotated[
    str,
    typer.Option(
        metavar="dmy|mdy|ymd|auto", help="Which comes first in dates like 03/04/2025; auto: as the other dates show."
    ),
]


def file_or_stdout(output: Path | None) -> Path | None:
    """The file to write; none for `-`, which is standard output, as without the option."""
    return None if output == Path("-") else output


OWN = {
    "records": "since it holds records; give it to graph, query or view",
    "page": "since geo_nlp wrote it; open it in a browser",
    "table": "since geo_nlp wrote it; give it to graph, analyse or query",
    "report": "since geo_nlp wrote it",
}


def sources(inputs: list[str] | None) -> list[str | Path]:
    """The inputs as they were named; without any, standard input if something is piped in."""
    if inputs:
        return list(inputs)
    if typer.get_text_stream("stdin").isatty():
        raise InputError(
            "no input; name a file, a folder or a pattern, as in: geo-nlp extract news/ -o records.jsonl; or - for"
            " standard input"
        )
    return ["-"]


def nothing_given() -> bool:
    """Whether standard input is a terminal, or empty."""
    from geo_nlp.cli.inputs import first_bytes

    return typer.get_text_stream("stdin").isatty() or not first_bytes(sys.stdin.buffer, 1)


def refuse_runs(inputs: list[str | Path]) -> None:
    """Refuse the folder of a run where articles are asked for: it holds records."""
    from geo_nlp.run.folder import is_run

    for source in filter(is_run, inputs):
        raise InputError(f"{source}: is a run, and holds records; write them with: geo-nlp run export {source} -o FILE")


def apart(output: Path | None, inputs: list[str | Path]) -> None:
    """Refuse to write over what is read, or where the next run would read it as articles."""
    from geo_nlp.read.sources import expand

    if output is None or not output.is_file():
        return
    if any(isinstance(file, Path) and file.samefile(output) for file in expand(inputs)):
        raise InputError(f"{output}: is one of the inputs; choose another file, or move it out of the folder")


def note_left_out(inputs: list[str | Path]) -> None:
    """Say which files of folders were skipped, since nobody may expect it."""
    from geo_nlp.read.sources import left_out, own_within, shown_name

    for folder in map(Path, filter(os.path.isdir, inputs)):
        for kind, own in own_within(folder).items():
            more = f" and {len(own) - 1} more" if len(own) > 1 else ""
            note(f"{shown_name(own[0])}{more}: skipped, {OWN[kind]}")
        if endings := left_out(folder):
            kinds = ", ".join(f"{count} {ending}" for ending, count in endings.most_common(5))
            more = ", …" if len(endings) > 5 else ""
            note(f"{folder}: files of an unknown type were skipped: {kinds}{more}")


def column_names(pairs: list[str] | None) -> dict[str, str]:
    """Read `text=body` options into a map from fields to columns.

    >>> column_names(["text=body", "date=published"])
    {'text': 'body', 'date': 'published'}
    """
    named = [pair.partition("=") for pair in pairs or ()]
    for field, equals, column in named:
        if not (field and equals and column):
            raise InputError(f"--column {field}{equals}{column}: write FIELD=NAME, for example --column text=body")
    return {field: column for field, _, column in named}
