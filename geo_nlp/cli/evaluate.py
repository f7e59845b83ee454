"""`geo-nlp evaluate`: how good records are, against an annotation or by the judgement of two coders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.cli.completion import among
from geo_nlp.cli.group import Commands
from geo_nlp.cli.notes import counted, note
from geo_nlp.cli.options import Quiet
from geo_nlp.errors import InputError

if TYPE_CHECKING:
    from geo_nlp.evaluation import Evaluation
    from geo_nlp.evaluation.causes import Mistake

SCORE = "score"


class Evaluate(Commands):
    """A group whose first command need not be named: `evaluate GOLD PREDICTIONS` scores."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Put the name of the first command before what is none."""
        if args and args[0] not in (*self.list_commands(ctx), "--help", "-h"):
            args = [SCORE, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=Evaluate, no_args_is_help=True)


@app.callback()
def about() -> None:
    """Score predictions against an annotation (`score`, which need not be written), or draw a sample of records for two
    coders and see what their verdicts tell. docs/evaluate.md has more.

    \b
    Examples:
      geo-nlp evaluate gold.jsonl records.jsonl
      geo-nlp evaluate gold.jsonl records.jsonl --errors errors.html
      geo-nlp evaluate gold.jsonl new.jsonl --compare old.jsonl
      geo-nlp evaluate sample records.jsonl -n 200 -o sheet.csv
      geo-nlp evaluate agree first.csv second.csv --key sheet.key.json
    """


Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write JSON to a file too.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Seed = Annotated[int, typer.Option(metavar="N", help="Seed of the random numbers.")]
Predicted = Annotated[
    Path,
    typer.Argument(
        metavar="PREDICTIONS",
        help="Predictions: records (.jsonl), a run's folder, a DocBin (.spacy), spans (.jsonl) or triples (.csv).",
        show_default=False,
    ),
]


@app.command(SCORE, short_help="Scores against an annotation.")
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="What is annotated, in one of the formats.")],
    predictions: Predicted,
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The texts (.jsonl) of an annotation that has labels alone.", show_default=False
        ),
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Take other words and sentences for the same too.")
    ] = False,
    by: Annotated[
        str,
        typer.Option(
            metavar="predicate,quad,source,year",
            help="Count relations by these too, separated by commas.",
            autocompletion=among("predicate", "quad", "source", "year"),
        ),
    ] = "predicate",
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write a page (.html) of missed and false relations by cause.", show_default=False
        ),
    ] = None,
    parse: Annotated[
        bool, typer.Option("--parse", help="Run the pipeline for the causes: tells lost clauses from lost arguments.")
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Earlier predictions: is the difference chance, and what changed.", show_default=False
        ),
    ] = None,
    resamples: Annotated[int, typer.Option(min=1, metavar="N", help="Resamples of the bootstrap.")] = 1000,
    seed: Seed = 12345,
    json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Score predictions against an annotation: each layer with precision, recall, F1 and its 95 % interval.

    Each prediction and each annotated item counts once. What is annotated as optional is neither missed nor wrong. The
    last line is the signature: every choice that the figures depend on.

    \b
    Examples:
      geo-nlp evaluate gold.jsonl records.jsonl --by predicate,year -o scores.json
      geo-nlp evaluate data/gold/open/tune.jsonl records.jsonl --texts corpus.jsonl.gz
      geo-nlp evaluate gold.jsonl records.jsonl --errors errors.html --parse
    """
    from geo_nlp.cli.evaluated import compared, print_all
    from geo_nlp.evaluation.evaluation import evaluate, read_gold
    from geo_nlp.evaluation.report import as_json

    if parse and errors is None:
        raise InputError("--parse is for --errors; name the page with --errors FILE.html")
    wanted = read_gold(gold, texts)
    groups = [name for name in by.replace(" ", "").split(",") if name]
    options: dict[str, Any] = {"lenient": lenient, "by": groups, "resamples": resamples, "seed": seed}
    found = evaluate(wanted, predictions, **options)
    told = found.to_dict()
    if errors is not None:
        told["causes"] = _write_errors(found, errors, lenient=lenient, parse=parse)
    if compare is not None:
        told["compare"] = compared(evaluate(wanted, compare, **options), found)
    if output is not None:
        output.write_text(as_json(told), encoding="utf-8")
    if json:
        typer.echo(as_json(told), nl=False)
    else:
        print_all(found, told)
    if not quiet:
        _tell(found)


def _write_errors(found: Evaluation, path: Path, *, lenient: bool, parse: bool) -> dict[str, dict[str, int]]:
    from geo_nlp.evaluation.causes import mistakes
    from geo_nlp.evaluation.errorpage import counted as by_cause
    from geo_nlp.evaluation.errorpage import error_page

    read: list[Any] = [None] * len(found.articles)
    if parse:
        from geo_nlp.evaluation.reading import readings
        from geo_nlp.pipeline import load

        read = list(readings([article.gold for article in found.articles], load()))
    told: list[Mistake] = [
        mistake
        for article, reading in zip(found.articles, read, strict=True)
        for mistake in mistakes(article, lenient=lenient, reading=reading)
    ]
    path.write_text(error_page(told, signature=found.signature), encoding="utf-8")
    return by_cause(told)


def _tell(found: Evaluation) -> None:
    if found.unpredicted:
        note(f"{counted(found.unpredicted, 'annotated article')} without predictions: nothing was found there")
    if found.unannotated:
        note(f"{counted(found.unannotated, 'article')} with predictions and no annotation: left out")


@app.command(short_help="A sheet of records for two coders.")
def sample(
    inputs: Annotated[
        Path, typer.Argument(metavar="RUN|RECORDS", help="The folder of a run, or records.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Sheet to write (.csv); the page and the key go beside it.",
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

    Give each coder a copy of the sheet. They write right, wrong or unsure into `verdict`, and where only the type is
    wrong, the right one into `right_type`.

    \b
    Examples:
      geo-nlp evaluate sample runs/2025 -n 200 -o sheet.csv
      geo-nlp evaluate sample records.jsonl --by predicate --seed 7 -o sheet.csv
    """
    from geo_nlp.cli.evaluated import write_sample

    if output.suffix.lower() != ".csv":
        raise InputError(f"{output}: a sheet is a .csv file; name one")
    told = write_sample(inputs, output, size=size, by=[n for n in by.replace(" ", "").split(",") if n], seed=seed)
    if not quiet:
        note(told)


@app.command(short_help="Agreement of two coders, and what follows.")
def agree(
    first: Annotated[Path, typer.Argument(metavar="A", help="Sheet (.csv) or annotation of one.", show_default=False)],
    second: Annotated[Path, typer.Argument(metavar="B", help="Sheet or annotation of the other.", show_default=False)],
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Key of the sample (.key.json): precision by type.", show_default=False),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The texts of annotations that have labels alone.", show_default=False),
    ] = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Tell how far two coders agree: Krippendorff's alpha for verdicts and types of two sheets, F1 and alpha for two
    annotations of the same articles.

    With the key of the sample, precision by type follows, with its 95 % interval (Wilson), how many of the extracted
    relations are right then, and a paragraph for a methods section.

    \b
    Examples:
      geo-nlp evaluate agree first.csv second.csv --key sheet.key.json
      geo-nlp evaluate agree first.jsonl second.jsonl
    """
    from geo_nlp.cli.evaluated import agree_annotations, agree_sheets, print_agreement
    from geo_nlp.evaluation.report import as_json

    if first.suffix.lower() == ".csv":
        told = agree_sheets(first, second, key)
    elif key is not None:
        raise InputError(f"--key {key}: is for the sheets of a sample (.csv)")
    else:
        told = agree_annotations(first, second, texts)
    if output is not None:
        output.write_text(as_json(told), encoding="utf-8")
    if json:
        typer.echo(as_json(told), nl=False)
    else:
        print_agreement(told)
