"""`geo-nlp evaluate sample` and `agree`: what two coders judge, and what their verdicts show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo_nlp.atomic import text_file
from geo_nlp.cli.completion import among
from geo_nlp.cli.notes import note
from geo_nlp.cli.options import Quiet
from geo_nlp.errors import InputError

Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write JSON to a file too.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Seed = Annotated[int, typer.Option(metavar="N", help="Seed of the random numbers.")]


def sample(
    inputs: Annotated[
        Path, typer.Argument(metavar="RUN|RECORDS", help="The folder of a run, or records.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Sheet to write (.csv); the page and the key are written beside it.",
            show_default=False,
        ),
    ],
    size: Annotated[int, typer.Option("-n", "--size", min=1, metavar="N", help="How many relations to draw.")] = 200,
    by: Annotated[
        str,
        typer.Option(
            metavar="predicate,confidence,source,year",
            help="What strata are made of.",
            autocompletion=among("predicate", "confidence", "source", "year", "predicate,confidence"),
        ),
    ] = "predicate,confidence",
    seed: Seed = 12345,
    quiet: Quiet = False,
) -> None:
    """Draw relations for two coders to judge: a sheet (.csv), the same as a page to read (.html), and the key
    (.key.json) with what coders should not see, such as the confidence.

    Give each coder a copy of the sheet, or judge it alone. What is written into `verdict` is right, wrong or unsure,
    and where only the type is wrong, the right one into `right_type`.

    \b
    Examples:
      geo-nlp evaluate sample runs/2025 -n 200 -o sheet.csv
      geo-nlp evaluate sample records.jsonl --by predicate --seed 7 -o sheet.csv
    """
    from geo_nlp.cli.evaluated import write_sample

    if output.suffix.lower() != ".csv":
        raise InputError(f"{output}: a sheet is a .csv file; name one")
    message = write_sample(inputs, output, size=size, by=[n for n in by.replace(" ", "").split(",") if n], seed=seed)
    if not quiet:
        note(message)


def agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="Sheet (.csv) or annotation of one.", show_default=False)],
    second: Annotated[
        Path | None,
        typer.Argument(metavar="[B]", help="Sheet or annotation of the other coder.", show_default=False),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Key of the sample (.key.json): precision by type.", show_default=False),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The texts of annotations that contain only labels.", show_default=False),
    ] = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Report how far two coders agree: Krippendorff's alpha for verdicts and types of two sheets, F1 and alpha for two
    annotations of the same articles.

    With the key of the sample, precision by type follows, with its 95 % interval (Wilson), how many of the extracted
    relations that makes right, and a paragraph for a methods section. If you are the only coder, give your sheet alone
    with the key: there is no agreement then, and the rest is the same.

    \b
    Examples:
      geo-nlp evaluate agree sheet.csv --key sheet.key.json
      geo-nlp evaluate agree first.csv second.csv --key sheet.key.json
      geo-nlp evaluate agree first.jsonl second.jsonl
    """
    from geo_nlp.cli.evaluated import agree_annotations, agree_sheets, print_agreement
    from geo_nlp.evaluation.report import as_json

    is_sheet = first.suffix.lower() == ".csv"
    if second is None and (key is None or not is_sheet):
        alone = f", or for precision by {first} alone the key: --key FILE.key.json" if is_sheet else ""
        raise InputError(f"agreement takes two coders; name a second file{alone}")
    if is_sheet:
        result = agree_sheets(first, second, key)
    elif key is not None:
        raise InputError(f"--key {key}: is for the sheets of a sample (.csv)")
    elif second is not None:
        result = agree_annotations(first, second, texts)
    if output is not None:
        with text_file(output) as file:
            file.write(as_json(result))
    if json:
        typer.echo(as_json(result), nl=False)
    else:
        print_agreement(result)
