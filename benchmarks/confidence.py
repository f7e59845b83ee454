"""Fit the confidence of relations and stances to the open corpus (data/gold/open).

`GEO_NLP_NATIVE=0 python -m benchmarks.confidence TEXTS` fits to the part `learn`, relations to
data/gold/calibration.jsonl too, and prints the figures of `learn`, each article judged by what others taught, and of
`tune`, to which log odds are rescaled (two numbers), since rules are mended by `learn`. TEXTS is the corpus that the
articles are from (.jsonl.gz). `--write` sets geo_nlp/rules/confidence.json and docs/confidence.md; `--first` scores
the part `first` too, which is done before a release and no oftener. Run it again whenever rules or stages have changed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.confidence_page import page
from benchmarks.fitting import Fit, Row, better, settled, stored
from benchmarks.gold import open_part, own
from benchmarks.judging import Values, every_mention, relation_right, stance_right
from benchmarks.open_corpus import article_of
from benchmarks.reliability import bins, brier, discrimination, expected_error, within
from geo_nlp import load
from geo_nlp.extraction import records
from geo_nlp.pipes.events.agreement import agreements
from geo_nlp.pipes.relations.confidence import KINDS, Kind
from geo_nlp.pipes.relations.end_features import Features
from geo_nlp.pipes.relations.features import relation_features, stance_features
from geo_nlp.types import Relation, Stance

ROOT = Path(__file__).parents[1]
STORED, PAGE = ROOT / "geo_nlp" / "rules" / "confidence.json", ROOT / "docs" / "confidence.md"
JUDGES = {"relations": ("predicate", relation_right), "stances": ("attitude", stance_right)}
PARTS = ("learn", "tune", "first")
Rows = dict[Kind, list[Row]]
Ways = Mapping[str, list[float]]


def collect(gold: Sequence[Values]) -> Rows:
    """Extract from the annotated articles, keeping the features with which each record's confidence was asked for.

    While this runs, a record's `confidence` is the number of its features, so that the two can be put together.
    """
    seen: list[Features] = []

    def kept(features: Callable[..., Features]) -> Callable[..., float]:
        def number(*args: Any) -> float:
            seen.append(features(*args))
            return float(len(seen) - 1)

        return number

    def agreed(found: Sequence[Relation | Stance], acts: Mapping[str, int]) -> dict[str, float]:
        for record, features in zip(found, agreements(found, acts), strict=True):
            seen[int(record.confidence)] |= features
        return {record.id: record.confidence for record in found}

    articles = [article_of(record) for record in gold]
    with (
        patch("geo_nlp.pipes.relations.relations.relation_confidence", kept(relation_features)),
        patch("geo_nlp.pipes.stance.stance_records.stance_confidence", kept(stance_features)),
        patch("geo_nlp.pipes.events.acts.agreed_confidences", agreed),
    ):
        found = list(records(articles, nlp=load()))
    assert [r["id"] for r in found] == [r["id"] for r in gold]
    return {kind: [r for pair in zip(gold, found, strict=True) for r in _rows(kind, *pair, seen)] for kind in KINDS}


def _rows(kind: Kind, gold: Values, found: Values, seen: Sequence[Features]) -> Iterator[Row]:
    group, judge = JUDGES[kind]
    annotated = every_mention(gold[kind])
    for item in found[kind]:
        signed = [g for g in annotated if judge(item, g)]
        certain = any(not g.get("optional") for g in signed)
        yield Row(gold["id"], item["rule"], item[group], seen[int(item["confidence"])], bool(signed), certain)


def main() -> None:
    """Fit, print the figures, and write numbers and page if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help="the corpus that the articles are from, .jsonl or .jsonl.gz")
    parser.add_argument("--write", action="store_true", help="set geo_nlp/rules/confidence.json and docs/confidence.md")
    parser.add_argument("--first", action="store_true", help="score the part `first` too")
    args = parser.parse_args()
    gold = {part: open_part(part, args.texts) for part in PARTS[: 3 if args.first else 2]}
    rows = {part: collect(articles) for part, articles in gold.items()}
    more = more_rows()
    chosen = {kind: better(rows["learn"][kind], kind, more[kind]) for kind in KINDS}
    fitted = {kind: chosen[kind].make(rows["learn"][kind], kind, more[kind]) for kind in KINDS}
    models = {kind: settled(fitted[kind], rows["tune"][kind]) for kind in KINDS}
    probabilities = {kind: _by_part(kind, models[kind], chosen[kind].probabilities, rows) for kind in KINDS}
    for kind in KINDS:
        losses = ", ".join(f"{name} {loss:.4f}" for name, loss in chosen[kind].losses.items())
        print(f"{kind}: cross-validated log loss {losses}")
        for part, ways in probabilities[kind].items():
            for name, chances in ways.items():
                _print(f"{kind} {part}, {name}", chances, [r.right for r in rows[part][kind]])
    if args.write:
        STORED.write_text(_lines({kind: stored(model) for kind, model in models.items()}), encoding="utf-8")
        text = page(len(gold["learn"]), rows, probabilities, models, chosen, STORED.read_bytes())
        PAGE.write_text(text, encoding="utf-8")


def more_rows() -> Rows:
    """The records of the older articles of our own, which relations are fitted to as well.

    Of stances these sign far more than the open corpus does (0.70 of those found, not 0.49), so that they are left out.
    """
    return {**collect(own("calibration")), "stances": []}


def _by_part(kind: Kind, model: Fit, learn: Ways, rows: Mapping[str, Rows]) -> dict[str, Ways]:
    """Probabilities of the records of each part, by each way of estimating them; of `learn` by models of the others."""
    return {"learn": learn} | {part: model.probabilities(some[kind]) for part, some in rows.items() if part != "learn"}


def _print(what: str, chances: Sequence[float], right: Sequence[bool]) -> None:
    sure = [r for c, r in zip(chances, right, strict=True) if c >= 0.8]
    print(
        f"{what}: {len(right)} records, {sum(right) / len(right):.3f} right, AUC {discrimination(chances, right):.3f}, "
        f"Brier {brier(chances, right):.3f}, error {expected_error(chances, right):.3f}; "
        f"from 0.8: {len(sure) / len(right):.2f} kept, {sum(sure) / max(1, len(sure)):.3f} right; "
        "{} of {} bins within 0.05".format(*within(chances, right))
    )
    for row in bins(chances, right):
        print(f"    said {row.said:.2f}  was {row.was:.2f}  n {row.n}")


def _lines(numbers: Mapping[str, Any]) -> str:
    """JSON with one line per name, pairs of counts kept together."""
    text = json.dumps(numbers, indent=1, ensure_ascii=False)
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text) + "\n"


if __name__ == "__main__":
    main()
