"""Fit the confidence of relations and stances to data/gold/calibration.jsonl.

`python -m benchmarks.confidence` prints the figures; `--write` sets geo_nlp/rules/confidence.json and
docs/confidence.md. Run it again whenever rules or stages have changed. Figures are held out: each article is judged by
what the others taught.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.confidence_page import page
from benchmarks.fitting import MODEL, Row, fit, held_out, stored
from benchmarks.judging import Values, relation_right, stance_right
from benchmarks.reliability import bins, brier, expected_error
from geo_nlp import load
from geo_nlp.extraction import records
from geo_nlp.pipes.relations.confidence import Features, Kind, relation_features, stance_features
from geo_nlp.types import Article

ROOT = Path(__file__).parents[1]
STORED, PAGE = ROOT / "geo_nlp" / "rules" / "confidence.json", ROOT / "docs" / "confidence.md"
JUDGES = {"relations": ("predicate", relation_right), "stances": ("attitude", stance_right)}
KINDS: tuple[Kind, ...] = ("relations", "stances")


def read_gold(name: str) -> list[Values]:
    """The annotated articles of one file of data/gold."""
    return [json.loads(line) for line in (ROOT / "data" / "gold" / name).read_text(encoding="utf-8").splitlines()]


def collect(gold: Sequence[Values]) -> dict[Kind, list[Row]]:
    """Extract from the annotated articles, keeping the features with which each record's confidence was asked for.

    While this runs, a record's `confidence` is the number of its features, so that the two can be put together.
    """
    seen: list[Features] = []

    def relation(*args: Any) -> float:
        seen.append(relation_features(*args))
        return len(seen) - 1

    def stance(*args: Any) -> float:
        seen.append(stance_features(*args))
        return len(seen) - 1

    articles = [Article(r["id"], r["text"], title=r.get("title"), date=r.get("date")) for r in gold]
    with (
        patch("geo_nlp.pipes.relations.relations.relation_confidence", relation),
        patch("geo_nlp.pipes.stance.stance.stance_confidence", stance),
    ):
        found = {str(r["id"]): r for r in records(articles, nlp=load())}
    rows: dict[Kind, list[Row]] = {kind: [] for kind in KINDS}
    for record in gold:
        for kind in KINDS:
            group, judge = JUDGES[kind]
            for item in found[str(record["id"])][kind]:
                signed = [g for g in record[kind] if judge(item, g)]
                blind = any(not g.get("after") for g in signed)
                features = seen[int(item["confidence"])]
                rows[kind].append(Row(record["id"], item["rule"], item[group], features, bool(signed), blind))
    return rows


def main() -> None:
    """Fit, print the figures, and write numbers and page if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="set geo_nlp/rules/confidence.json and docs/confidence.md")
    args = parser.parse_args()
    gold = read_gold("calibration.jsonl")
    rows, other = collect(gold), collect(read_gold("gold.jsonl"))
    models = {kind: fit(rows[kind]) for kind in KINDS}
    told = {kind: held_out(rows[kind]) for kind in KINDS}
    for kind in KINDS:
        right = [r.right for r in rows[kind]]
        for name, chances in told[kind].items():
            print(f"{kind:10} {name:22} Brier {brier(chances, right):.3f}  error {expected_error(chances, right):.3f}")
        for row in bins(told[kind][MODEL], right):
            print(f"{kind:10} told {row.said:.2f}  was {row.was:.2f}  n {row.n}")
    if args.write:
        STORED.write_text(_lines({kind: stored(model) for kind, model in models.items()}), encoding="utf-8")
        PAGE.write_text(page(gold, rows, told, models, other, STORED.read_bytes()), encoding="utf-8")


def _lines(numbers: Mapping[str, Any]) -> str:
    """JSON with one line a name, pairs of counts kept together."""
    text = json.dumps(numbers, indent=1, ensure_ascii=False)
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text) + "\n"


if __name__ == "__main__":
    main()
