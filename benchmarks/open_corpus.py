"""`python -m benchmarks.open_corpus --part learn --texts news_open.jsonl.gz`: extraction against the open corpus.

The annotated parts of the texts are extracted by the pipeline, and evaluated as `geo-nlp evaluate` does. Labels are in
data/gold/open; texts under other licences are not part of the project, `--texts` names the file that has them. The
part `first` is for first sight: its figures may be printed, its errors may not be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo_nlp.evaluation.causes import mistakes
from geo_nlp.evaluation.errorpage import counted, error_page
from geo_nlp.evaluation.evaluation import Evaluation, evaluate, read_gold
from geo_nlp.evaluation.reading import readings
from geo_nlp.evaluation.report import CAUSES, HEAD, as_json, cause_rows, score_rows, text_table
from geo_nlp.evaluation.same import Values
from geo_nlp.types import Article

GOLD = Path(__file__).parents[1] / "data" / "gold" / "open"
PARTS = ("learn", "tune", "first")
UNSEEN = ("tune", "first")
"""Parts whose mistakes are not looked at."""


def extracted(annotated: Iterable[Values], nlp: Any) -> Iterator[dict[str, Any]]:
    """The records of the annotated texts, as they are."""
    from geo_nlp.extraction import records

    yield from records(map(article_of, annotated), nlp=nlp)


def article_of(gold: Values) -> Article:
    """An annotated text as the pipeline takes it."""
    return Article(
        str(gold["id"]), gold["text"], title=gold.get("title"), date=gold.get("date"), source=gold.get("source")
    )


def causes_page(found: Evaluation, nlp: Any, path: Path) -> dict[str, dict[str, int]]:
    """Write the page of mistakes; how many each cause has."""
    read = readings([article.gold for article in found.articles], nlp)
    found_mistakes = [
        mistake
        for article, reading in zip(found.articles, read, strict=True)
        for mistake in mistakes(article, reading=reading)
    ]
    path.write_text(error_page(found_mistakes, signature=found.signature), encoding="utf-8")
    return counted(found_mistakes)


def main(arguments: list[str] | None = None) -> None:
    """Extract, evaluate, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="learn")
    parser.add_argument("--texts", type=Path, required=True, help="the texts, .jsonl or .jsonl.gz")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder with the labels")
    parser.add_argument("--lenient", action="store_true")
    parser.add_argument("--by", default="predicate,quad", help="some of predicate, quad, region, source, year")
    parser.add_argument("--records", type=Path, help="keep the records here, .jsonl")
    parser.add_argument("--errors", type=Path, help="page of mistakes, of the part learn alone")
    parser.add_argument("--output", type=Path, help="the scores as JSON")
    options = parser.parse_args(arguments)
    if options.errors and options.part in UNSEEN:
        parser.error(f"--errors: the mistakes of {options.part} are not looked at")
    from geo_nlp.pipeline import load

    annotated, nlp = read_gold(options.gold / f"{options.part}.jsonl", options.texts), load()
    started = time.perf_counter()
    made = list(extracted(annotated, nlp))
    between = time.perf_counter()
    found = evaluate(annotated, made, lenient=options.lenient, by=options.by.split(","))
    scores = found.to_dict()
    ended = time.perf_counter()
    print(text_table(HEAD, score_rows(found)))
    if options.errors:
        scores["causes"] = causes_page(found, nlp, options.errors)
        print(f"\n{text_table(CAUSES, cause_rows(scores['causes']))}")
    print(f"\n{found.signature}")
    print(f"extraction {between - started:.1f} s, evaluation {ended - between:.1f} s", file=sys.stderr)
    if options.records:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in made)
        options.records.write_text("".join(lines), encoding="utf-8")
    if options.output:
        options.output.write_text(as_json(scores), encoding="utf-8")


if __name__ == "__main__":
    main()
