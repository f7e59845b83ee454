"""`geo-nlp extract`: articles to records."""

from __future__ import annotations

import os
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from geo_nlp.cli.options import (
    DateOrder,
    Day,
    Inputs,
    Model,
    Names,
    Quiet,
    Rules,
    Workers,
    apart,
    column_names,
    sources,
    tell_left_out,
)


def extract(
    inputs: Inputs = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to write; its ending chooses the format.", show_default=False
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="table|jsonl|csv|parquet", help="Format of the output.", show_default=False),
    ] = None,
    input_format: Annotated[
        str, typer.Option(metavar="FORMAT", help="auto, text, html, mhtml, pdf, jsonl, csv, parquet or warc.")
    ] = "auto",
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of files that are not UTF-8, as cp1252.", show_default=False)
    ] = None,
    no_clean: Annotated[bool, typer.Option("--no-clean", help="Take texts as they are; nothing is dropped.")] = False,
    date: Day = None,
    date_order: DateOrder = "auto",
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME",
            help="Name of a table's column, as text=words; may be repeated; usual names are known.",
            show_default=False,
        ),
    ] = None,
    disputed: Annotated[
        str,
        typer.Option(
            metavar="POLICY",
            envvar="GEO_NLP_DISPUTED",
            help="Whose disputed places are: recognised, administered, none.",
        ),
    ] = "recognised",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    quiet: Quiet = False,
) -> None:
    """Read articles and write who does what to whom, who holds which post, and who thinks what of whom.

    JSON Lines hold everything that was found, one article a line; CSV and Parquet hold the relations, one a row.
    Without a file, it is a table at a terminal and JSON Lines in a pipe. A file is complete when it has its name: a
    run that breaks off leaves FILE.part.

    \b
    Examples:
      geo-nlp extract article.html
      geo-nlp extract news/ 'more/*.txt' -o records.jsonl --workers 4
      geo-nlp extract news/ --rules my-rules/ -o records.jsonl
      geo-nlp extract export.csv --column text=words --date-order mdy -o relations.csv
      curl -s https://example.org/story | geo-nlp extract - --input-format html | jq .relations
    """
    from geo_nlp.cli.output import choose, writing
    from geo_nlp.cli.progress import Watch
    from geo_nlp.gazetteer.disputed import VARIABLE, policy
    from geo_nlp.ner import chosen
    from geo_nlp.run import extract_many

    os.environ[VARIABLE] = disputed
    policy()
    kind, given = choose(output, form), sources(inputs)
    apart(output, given)
    watch = Watch(quiet=quiet, bar=output is not None or kind != "table")
    records = extract_many(
        given, workers=workers, input_format=input_format, encoding=encoding, columns=column_names(column),
        date=date, date_order=date_order, clean=not no_clean, model=model, rules=rules or (), ner=chosen(ner),
        on_failure=watch.failed, on_notice=watch.noticed,
    )  # fmt: skip
    first = list(islice(records, 1))  # what cannot be read ends the run before a file is begun
    with writing(output, kind) as write:
        for record in watch.over(chain(first, records)):
            write(record)
    if not quiet:
        tell_left_out(given)
    raise typer.Exit(watch.summary())
