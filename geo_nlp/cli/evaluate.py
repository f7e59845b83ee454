"""`geo-nlp evaluate`: how good records are, against an annotation or by the judgement of two coders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo_nlp.atomic import text_file
from geo_nlp.cli import coders
from geo_nlp.cli.coders import Json, Output, Seed
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
    coders and see what their verdicts show. docs/evaluate.md has more.

    \b
    Examples:
      geo-nlp evaluate gold.jsonl records.jsonl
      geo-nlp evaluate gold.jsonl records.jsonl --errors errors.html
      geo-nlp evaluate gold.jsonl new.jsonl --compare old.jsonl
      geo-nlp evaluate sample records.jsonl -n 200 -o sheet.csv
      geo-nlp evaluate agree first.csv second.csv --key sheet.key.json
    """


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
            metavar="FILE", help="The texts (.jsonl) of an annotation that contains only labels.", show_default=False
        ),
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Also accept other words and other sentences as the same.")
    ] = False,
    by: Annotated[
        str,
        typer.Option(
            metavar="predicate,quad,region,source,year",
            help="Count relations by these too, separated by commas.",
            autocompletion=among("predicate", "quad", "region", "source", "year"),
        ),
    ] = "predicate",
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write a page (.html) of missed and false relations by cause.", show_default=False
        ),
    ] = None,
    parse: Annotated[
        bool, typer.Option("--parse", help="Run the pipeline for the causes: was the clause lost, or an argument?")
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Earlier predictions: could the difference be chance, and what has changed?",
            show_default=False,
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
    result = found.to_dict()
    if errors is not None:
        result["causes"] = _write_errors(found, errors, lenient=lenient, parse=parse)
    if compare is not None:
        result["compare"] = compared(evaluate(wanted, compare, **options), found)
    if output is not None:
        with text_file(output) as file:
            file.write(as_json(result))
    if json:
        typer.echo(as_json(result), nl=False)
    else:
        print_all(found, result)
    if not quiet:
        _note_unpaired(found)


def _write_errors(found: Evaluation, path: Path, *, lenient: bool, parse: bool) -> dict[str, dict[str, int]]:
    from geo_nlp.evaluation.causes import mistakes
    from geo_nlp.evaluation.errorpage import counted as by_cause
    from geo_nlp.evaluation.errorpage import error_page

    read: list[Any] = [None] * len(found.articles)
    if parse:
        from geo_nlp.evaluation.reading import readings
        from geo_nlp.pipeline import load

        read = list(readings([article.gold for article in found.articles], load()))
    all_mistakes: list[Mistake] = [
        mistake
        for article, reading in zip(found.articles, read, strict=True)
        for mistake in mistakes(article, lenient=lenient, reading=reading)
    ]
    with text_file(path) as file:
        file.write(error_page(all_mistakes, signature=found.signature))
    return by_cause(all_mistakes)


def _note_unpaired(found: Evaluation) -> None:
    if found.unpredicted:
        note(f"{counted(found.unpredicted, 'annotated article')} without predictions: nothing was found there")
    if found.unannotated:
        note(f"{counted(found.unannotated, 'article')} with predictions and no annotation: left out")


app.command(short_help="A sheet of records for two coders.")(coders.sample)
app.command(short_help="Agreement of two coders, and what follows.")(coders.agree)
