"""`geo-nlp extract`: articles to records."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Any

import typer

from geo_nlp.cli.completion import among, formats, input_formats
from geo_nlp.cli.options import (
    Bom,
    Confidence,
    DateOrder,
    Day,
    Inputs,
    Model,
    Names,
    Quiet,
    Rules,
    Timeout,
    Verify,
    Workers,
    apart,
    column_names,
    file_or_stdout,
    note_left_out,
    refuse_runs,
    sources,
)
from geo_nlp.errors import InputError


def extract(
    inputs: Inputs = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write; its ending sets the format. - is standard output.",
            show_default=False,
            callback=file_or_stdout,
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Format of the output, whatever the ending of FILE: table, jsonl, csv, tsv, parquet or xlsx.",
            show_default=False,
            autocompletion=formats,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="In a table at a terminal, show every act and role, not only what fits.")
    ] = False,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Which table: acts, relations, stances, roles, attributions, actors or all.  [default: relations; all"
            " in a spreadsheet]",
            show_default=False,
        ),
    ] = None,
    distinct: Annotated[bool, typer.Option("--distinct", help="Each act of an article once, by its best row.")] = False,
    bom: Bom = False,
    input_format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help="Format of the input: auto, text, html, mhtml, pdf, jsonl, csv, parquet or warc.",
            autocompletion=input_formats,
        ),
    ] = "auto",
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of files that are not UTF-8, such as cp1252.", show_default=False),
    ] = None,
    no_clean: Annotated[
        bool, typer.Option("--no-clean", help="Take texts as they are, without removing menus and other clutter.")
    ] = False,
    date: Day = None,
    date_order: DateOrder = "auto",
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME",
            help="Which column of a table holds a field, such as text=words; can be repeated. Usual names are known.",
            show_default=False,
        ),
    ] = None,
    min_confidence: Confidence = None,
    disputed: Annotated[
        str,
        typer.Option(
            metavar="POLICY",
            envvar="GEO_NLP_DISPUTED",
            help="Which country disputed territories are assigned to: the recognised sovereign (recognised), whoever"
            " controls them (administered), or no country (none).",
            autocompletion=among("recognised", "administered", "none"),
        ),
    ] = "recognised",
    rules: Rules = None,
    workers: Workers = 1,
    model: Model = None,
    ner: Names = None,
    run: Annotated[
        Path | None,
        typer.Option(
            metavar="RUN",
            help="Folder to extract into, for many articles: an interrupted run continues, and new INPUT is added.",
            show_default=False,
        ),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(
            metavar="I/N",
            help="With --run: do the Ith of N shares, such as 3/64; each process does another.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            metavar="local|dask",
            help="With --run: what does the work, processes of this machine or the workers of a Dask cluster.",
            autocompletion=among("local", "dask"),
        ),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="With --engine dask: a running scheduler, such as tcp://host:8786; without one, --workers start here.",
            show_default=False,
        ),
    ] = None,
    restart: Annotated[
        bool, typer.Option("--restart", help="With --run: start again; earlier results are moved to RUN/old-1.")
    ] = False,
    timeout: Timeout = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="en|any",
            help="Skip articles in other languages (en), or extract them with a warning (any).  [default: en]",
            show_default=False,
            autocompletion=among("en", "any"),
        ),
    ] = None,
    verify: Verify = None,
    unit: Annotated[int, typer.Option(min=1, hidden=True, help="Articles of a part, as a run is begun.")] = 2_000,
    quiet: Quiet = False,
) -> None:
    """Extract from articles who does what to whom, who holds which office, and who thinks what of whom.

    JSON Lines have everything that was found, one article per line. CSV, TSV and Parquet have one table (--table), a
    spreadsheet (.xlsx) has all of them, one per sheet; with `--table all`, the others become one file per table.
    docs/codebook.md explains every column. Without -o, the result is a page of text at a terminal and JSON Lines in a
    pipe. FILE appears when the run is complete; an interrupted run leaves FILE.part. A second
    run into a FILE that is being written is refused.

    --run is for corpora that take hours: RUN becomes a folder with a part for every 2,000 articles. An interrupted run
    continues where it stopped, and `geo-nlp run status RUN` says how far it is. Several machines can share one RUN:
    docs/cluster.md.

    The page has each act once, under the sentence that reports it best, the most certain acts first.

    --verify derives records again from the text, date, source and id that they hold, says how many are equal, and names
    those that differ and the fields. Exit code 1: some differ.

    \b
    Examples:
      geo-nlp extract article.html
      geo-nlp extract article.html --all
      geo-nlp extract news/ 'more/*.txt' -o records.jsonl --workers 4
      geo-nlp extract news/ --min-confidence 0.7 -o relations.csv
      geo-nlp extract news/ --rules my-rules/ -o records.jsonl
      geo-nlp extract news/ --run runs/2025 --workers 4
      geo-nlp extract --run runs/2025 --workers 4
      geo-nlp extract --run runs/2025 --engine dask --scheduler tcp://node1:8786
      geo-nlp extract news/ -o news.xlsx
      geo-nlp extract news/ --table acts --distinct -o acts.csv
      geo-nlp extract --verify records.jsonl --workers 4
      geo-nlp extract export.csv --column text=words --date-order mdy -o relations.csv
      curl -s https://example.org/story | geo-nlp extract - --input-format html | jq .relations
    """
    from geo_nlp.cli.notes import note
    from geo_nlp.cli.output import choose, files_of, rows_in_words, writing
    from geo_nlp.cli.progress import Watch
    from geo_nlp.cli.running import Engine, extract_into
    from geo_nlp.confidence import Threshold
    from geo_nlp.gazetteer.disputed import asked as asked_policy
    from geo_nlp.ner import chosen
    from geo_nlp.read.expected import expected_articles
    from geo_nlp.run import extract_many

    own_policy = asked_policy(disputed)
    if verify is not None:
        from geo_nlp.cli.verification import verify as verified

        others = (inputs, output, form, table, run, date, column, encoding, distinct, bom, everything, no_clean)
        options: Any = {"model": model, "rules": rules or (), "ner": chosen(ner), "disputed": own_policy}
        limits: Any = {"min_confidence": min_confidence, "workers": workers, "timeout": timeout}
        raise typer.Exit(verified(verify, others, **options, **limits))
    if run is not None:
        written = (output, form, table, min_confidence)
        if any(value is not None for value in written) or distinct or bom or everything:
            raise InputError(f"--run keeps everything in {run}; take tables and graphs from there afterwards")
        asked = {
            "input_format": input_format, "encoding": encoding, "columns": column_names(column), "date": date,
            "date_order": None if date_order == "auto" else date_order, "clean": not no_clean,
            "language": language or "en", "model": model, "rules": tuple(map(str, rules or ())),
            "ner": chosen(ner) if ner else None, "disputed": own_policy,
        }  # fmt: skip
        code = extract_into(
            run, inputs, asked, workers=workers, shard=shard, engine=Engine(engine, scheduler), restart=restart,
            timeout=timeout, unit=unit, quiet=quiet,
        )  # fmt: skip
        raise typer.Exit(code)
    for asked_for, option in (
        (shard, "--shard"), (restart, "--restart"), (engine != "local", f"--engine {engine}"),
        (scheduler, "--scheduler"),
    ):  # fmt: skip
        if asked_for:
            raise InputError(f"{option} is for --run; name a folder for the run")
    target = choose(output, form, table=table, distinct=distinct, bom=bom, everything=everything)
    given, sure = sources(inputs), Threshold(min_confidence)
    refuse_runs(given)
    for path in files_of(target):
        apart(path, given)
    bar = output is not None or target.form != "table"
    watch = Watch(quiet=quiet, bar=bar, expected=lambda: expected_articles(given))
    records = extract_many(
        given, workers=workers, input_format=input_format, encoding=encoding, columns=column_names(column),
        date=date, date_order=date_order, clean=not no_clean, model=model, rules=rules or (), ner=chosen(ner),
        disputed=own_policy, language=language or "en", timeout=timeout, on_failure=watch.failed,
        on_notice=watch.noticed,
    )  # fmt: skip
    first = list(islice(records, 1))  # what cannot be read ends the run before a file is begun
    rows = Counter[str]()
    with writing(target, rows) as write:
        for record in watch.over(sure.over(chain(first, records))):
            write(record)
    if not quiet:
        note_left_out(given)
    code = watch.summary(left_out=sure.left_out, shown=target.form == "table" and target.path is None)
    for line in () if quiet else rows_in_words(target, rows):
        note(line)
    raise typer.Exit(code)
