"""What `geo-nlp evaluate` writes: tables at the terminal, and the same as plain values for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geo_nlp.atomic import atomic_files
from geo_nlp.cli.notes import counted
from geo_nlp.errors import InputError

TABLES = (".csv", ".tsv", ".xlsx", ".parquet")

if TYPE_CHECKING:
    from geo_nlp.evaluation import Evaluation


def print_all(found: Evaluation, result: Mapping[str, Any]) -> None:
    """Scores, and where they were asked for causes and a comparison; the signature last."""
    from geo_nlp.evaluation.report import CAUSES, HEAD, cause_rows, score_rows, text_table

    typer.echo(text_table(HEAD, score_rows(found)))
    if "causes" in result:
        typer.echo(f"\n{text_table(CAUSES, cause_rows(result['causes']))}")
    if "compare" in result:
        _print_comparison(result["compare"])
    typer.echo(f"\n{found.signature}")


def compared(before: Evaluation, after: Evaluation) -> dict[str, Any]:
    """F1 of both by layer with p-values, and the relations that changed."""
    from geo_nlp.evaluation.comparison import changes, differences

    changed = [
        {"article": str(article["id"]), "what": what, "relation": words}
        for what, words, _, article in changes(before, after)
    ]
    return {"scores": {key: asdict(one) for key, one in differences(before, after).items()}, "changes": changed}


def _print_comparison(comparison: Mapping[str, Any]) -> None:
    from geo_nlp.evaluation.comparison import Difference
    from geo_nlp.evaluation.report import COMPARED, compared_rows, text_table

    scores = {key: Difference(**one) for key, one in comparison["scores"].items()}
    typer.echo(f"\n{text_table(COMPARED, compared_rows(scores))}")
    if comparison["changes"]:
        rows = [(one["what"], one["article"], one["relation"]) for one in comparison["changes"]]
        typer.echo(f"\n{text_table(('changed', 'article', 'relation'), rows)}")


def write_sample(source: Path, output: Path, *, size: int, by: Sequence[str], seed: int) -> str:
    """Write sheet, page and key of a sample; say what was drawn."""
    from geo_nlp.evaluation.formats import read_predictions
    from geo_nlp.evaluation.sampling import sample
    from geo_nlp.evaluation.sheet import key, sheet, sheet_page

    if any(suffix.lower() in TABLES for suffix in source.suffixes):
        raise InputError(f"{source}: a table has no whole records to draw from; give the run, or records (.jsonl)")
    drawn = sample(read_predictions(source), size=size, by=by, seed=seed)
    engine = drawn.drawn[0].record.get("engine") or {}
    held = output.with_suffix(".key.json")
    texts = (sheet(drawn), sheet_page(drawn), key(drawn, by=by, seed=seed, engine=engine))
    with atomic_files([output, output.with_suffix(".html"), held]) as files:
        for file, text in zip(files, texts, strict=True):
            file.write(text)
    whole = sum(drawn.sizes.values())
    some = f"{len(drawn.drawn):,} of {counted(whole, 'relation')} from {counted(len(drawn.sizes), 'stratum')}"
    line = f"{output}: {some.replace('stratums', 'strata')}; page {output.with_suffix('.html')}, key {held}"
    empty = [stratum for stratum in drawn.sizes if not drawn.taken[stratum]]
    if not empty:
        return line
    share = sum(drawn.sizes[stratum] for stratum in empty) / whole
    return (
        f"{line}; no draw from {len(empty):,} of the strata, which have {share:.0%} of the relations, so that precision"
        f" will be that of the others: take -n {len(drawn.sizes):,} or more, or coarser strata (--by predicate)"
    )


def agree_sheets(first: Path, second: Path | None, key: Path | None) -> dict[str, Any]:
    """Agreement of two sheets; with the key, precision by type and the paragraph, of one sheet, too."""
    from geo_nlp.evaluation.coders import Agreement, precision_of, sheet_judged, sheets_agree
    from geo_nlp.evaluation.methods import paragraph

    agreement: list[Agreement] = []
    verdicts: Mapping[int, tuple[str, ...]]
    if second is None:
        verdicts = sheet_judged(first)
    else:
        agreement, verdicts = sheets_agree(first, second)
    made: dict[str, Any] = {"agreement": [asdict(each) for each in agreement]}
    if key is not None:
        found, held = precision_of(key, verdicts, first)
        made["precision"] = [
            {**{name: round(v, 6) if isinstance(v, float) else v for name, v in asdict(each).items()},
             "corrected": list(each.corrected)}
            for each in found
        ]  # fmt: skip
        made["methods"] = paragraph(held, agreement, found)
    return made


def agree_annotations(first: Path, second: Path, texts: Path | None) -> dict[str, Any]:
    """F1 between two annotations by layer, and agreement on types."""
    from geo_nlp.evaluation.coders import annotators_agree
    from geo_nlp.evaluation.evaluation import read_gold

    found, agreement = annotators_agree(read_gold(first, texts), read_gold(second, texts))
    return {**found.to_dict(), "agreement": [asdict(each) for each in agreement]}


def print_agreement(result: Mapping[str, Any]) -> None:
    """The agreement, and what follows from it."""
    from geo_nlp.evaluation.report import text_table

    if "scores" in result:
        rows = [
            (key, *(f"{one[name]:g}" for name in ("gold", "predicted", "right")), *_shown(one["f1"]))
            for key, one in result["scores"].items()
        ]
        typer.echo(text_table(("layer", "first", "second", "both", "F1", "95 %"), rows) + "\n")
    judged = [(a["what"], str(a["units"]), _figure(a["share"]), _figure(a["alpha"])) for a in result["agreement"]]
    if judged:
        typer.echo(text_table(("agreement on", "units", "agreed", "alpha"), judged))
    if "precision" in result:
        right = [
            (p["predicate"], str(p["found"]), str(p["judged"]), f"{p['value']:.3f}", f"{p['low']:.3f}–{p['high']:.3f}",
             str(p["corrected"][0]), "{1}–{2}".format(*p["corrected"]))
            for p in result["precision"]
        ]  # fmt: skip
        head = ("type", "extracted", "judged", "precision", "95 %", "right", "95 % of right")
        between = "\n" if judged else ""
        typer.echo(f"{between}{text_table(head, right)}\n\n{result['methods']}")


def _shown(f1: Mapping[str, float]) -> tuple[str, str]:
    return f"{f1['value']:.3f}", f"{f1['low']:.3f}–{f1['high']:.3f}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
