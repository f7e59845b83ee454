"""`python -m benchmarks.golden`: are the records of 9,000 fixed documents what they were, byte for byte?

    python -m benchmarks.golden --keep                     # before a step: parse, extract, keep
    python -m benchmarks.golden                            # after it: extract again, tell what differs
    python -m benchmarks.golden --texts news.jsonl.gz --most 3000 ...

Documents are the samples, the sentences of tests/cases, our annotated articles, and the first words of each article of
`--texts`. Their parses are kept in output/golden, so that a comparison runs the stages alone (a minute or two).
What comes before the stages (cleaning, case, the model) is not compared: parse again with --keep after a change there.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc

import geo_nlp
from benchmarks.texts import opening
from geo_nlp.extraction import make_doc
from geo_nlp.pipeline import PIPES
from geo_nlp.read import read_articles
from geo_nlp.records import make_record, to_json
from geo_nlp.types import Article, Engine

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "output" / "golden"
FIELDS = ("mentions", "roles", "relations", "stances", "attributions")


def documents(texts: Iterable[Path], most: int) -> Iterator[Article]:
    """The fixed documents, in order."""
    for found in read_articles([str(ROOT / "data" / "samples")]):
        if isinstance(found, Article):
            yield found
    for path in sorted((ROOT / "tests" / "cases").glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            yield Article(f"{path.stem}-{number}", case["text"], date="2025-03-01")
    for path in (ROOT / "data" / "gold" / "texts.jsonl", *texts):
        yield from map(opening, islice((a for a in read_articles([str(path)]) if isinstance(a, Article)), most))


def parsed(nlp: Any, articles: Iterable[Article]) -> Iterator[tuple[Article, bytes]]:
    """Each document as it is before the first stage."""
    with nlp.select_pipes(disable=list(PIPES)):
        for doc in nlp.pipe((make_doc(nlp, article) for article in articles), batch_size=32):
            yield doc._.article, doc.to_bytes(exclude=["tensor", "user_data"])


def record(nlp: Any, article: Article, made: bytes) -> dict[str, Any]:
    """The record of a parsed document, without the engine."""
    doc = Doc(nlp.vocab).from_bytes(made)
    doc._.article = article
    for name, stage in nlp.pipeline:
        if name in PIPES:
            doc = stage(doc)
    return {**to_json(make_record(doc, article, Engine("", "", "")))}


def main(arguments: list[str] | None = None) -> int:
    """Keep, or compare; the exit code is 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="parse, and keep the records to compare with")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="articles of your own, .jsonl or .jsonl.gz")
    parser.add_argument("--most", type=int, default=3000, help="how many of each file")
    parser.add_argument("--some", type=int, default=1, help="compare each Nth document only")
    parser.add_argument("--show", type=int, default=20, help="how many differences are printed")
    options = parser.parse_args(arguments)
    nlp = geo_nlp.load()
    if options.keep:
        KEPT.mkdir(parents=True, exist_ok=True)
        rows = list(parsed(nlp, documents(options.texts, options.most)))
        records = [record(nlp, *row) for row in rows]
        (KEPT / "golden.pickle").write_bytes(pickle.dumps((list(nlp.vocab.strings), rows, records)))
        print(f"{len(rows):,} documents kept in {KEPT}")
        return 0
    strings, rows, before = pickle.loads((KEPT / "golden.pickle").read_bytes())
    for string in strings:
        nlp.vocab.strings.add(string)
    differing, shown = Counter[str](), 0
    rows, before = rows[:: options.some], before[:: options.some]
    for row, old in zip(rows, before, strict=True):
        new = record(nlp, *row)
        fields = [field for field in FIELDS if new[field] != old[field]]
        differing.update([*fields, *(["documents"] if fields else [])])
        for field in fields if shown < options.show else ():
            gone, come = ([x for x in a[field] if x not in b[field]] for a, b in ((old, new), (new, old)))
            print(f"{row[0].id} {field}", *(f"  - {x}" for x in gone), *(f"  + {x}" for x in come), sep="\n")
            shown += 1
    print(f"{len(rows):,} documents; differing: {dict(differing) or 'none'}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
