"""Event coreference against the gold of data/gold/acts: `python -m benchmarks.acts [--texts news_open.jsonl.gz]`.

Records of the program are paired with annotated ones as `geo-nlp evaluate` pairs them, and B-cubed is taken over the
pairs (docs/evaluate.md, `acts`). What extraction missed or made up does not count here, so that trivial guesses come
close; the figures for pairs of records in one act say more. The last lines are coreference on the annotated records
themselves. Texts under other licences are not part of the project; `--texts` names a file that has them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.gold import GOLD, article_of, extracted, own
from geo_nlp.evaluation.aligned import Pair, b_cubed, pairs_of
from geo_nlp.evaluation.evaluation import evaluate, read_gold
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.scores import Score

Acts = Sequence[tuple[object, object]]
"""The act of each record of an article: the program's, and the annotated one."""


def links(articles: Iterable[Acts]) -> Score:
    """Pairs of records in one act: how many are annotated, how many the program has, how many are in both.

    >>> links([[("a1", "a1"), ("a1", "a2"), ("a2", "a2")]])
    Score(gold=1, predicted=1, right=0)
    """
    total = Score()
    for acts in articles:
        pairs = list(combinations(acts, 2))
        ours, theirs = ([a[side] == b[side] for a, b in pairs] for side in (0, 1))
        total += Score(sum(theirs), sum(ours), sum(a and b for a, b in zip(ours, theirs, strict=True)))
    return total


def dyad(record: Values) -> tuple[object, ...]:
    """Source, target and predicate after roll-up: the coarsest guess at an act."""
    ends = [record["source"], record["target"]] if "predicate" in record else [record["holder"], *record["targets"]]
    return record.get("predicate") or record["attitude"], *((e and (e["country"] or e["actor"])) for e in ends)


GUESSES: Mapping[str, Callable[[Values], object]] = {
    "geo_nlp": lambda record: record["act"],
    "every record an act": lambda record: record["id"],
    "an act a dyad and predicate": dyad,
}


def paired(annotated: Sequence[Values], found: Iterable[Values]) -> list[list[Pair]]:
    """The pairs of records of each article whose annotated record names its act."""
    articles = evaluate(annotated, found).articles
    pairs = (pairs_of(article.found["relations"], article.found["stances"]) for article in articles)
    return [[(ours, theirs) for ours, theirs in some if "act" in theirs] for some in pairs]


def scores(pairs: Iterable[Sequence[Pair]]) -> dict[str, Score]:
    """B-cubed of the program and of the trivial guesses, over the pairs of each article."""
    found = list(pairs)
    return {
        name: of_all([(act(ours), theirs["act"]) for ours, theirs in some] for some in found)
        for name, act in GUESSES.items()
    }


def of_all(articles: Iterable[Acts]) -> Score:
    """B-cubed over the records of all articles; an act is one of its article."""
    return sum(map(b_cubed, articles), Score())


def on_annotated(annotated: Sequence[Values], nlp: Any) -> list[Acts]:
    """The acts of the annotated records of each article: those that coreference gives them, and the annotated ones."""
    from benchmarks.goldrecords import records_of
    from geo_nlp.extraction import make_doc
    from geo_nlp.pipes.events.acts import with_acts
    from geo_nlp.pipes.syntax.tree import parse_of
    from geo_nlp.rules.loader import load_rules

    found: list[Acts] = []
    for article, record in zip(map(article_of, annotated), annotated, strict=True):
        doc = nlp(make_doc(nlp, article))
        grouped = with_acts(
            parse_of(doc), *records_of(doc, record), clauses=doc._.clauses, mentions=doc._.mentions,
            roles=doc._.roles, rules=load_rules(), article=article,
        )  # fmt: skip
        signed = [item for kind in ("relations", "stances") for item in record[kind] if not item.get("optional")]
        found.append([(a.act, b["act"]) for a, b in zip([*grouped[0], *grouped[1]], signed, strict=True)])
    return found


def main() -> None:
    """Print the figures of a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("learn", "final"), default="learn")
    parser.add_argument("--texts", type=Path, help="the file that has the open texts, .jsonl or .jsonl.gz")
    args = parser.parse_args()
    from geo_nlp import load

    nlp, together, alone = load(), [], []
    sets = {"own": own(f"acts/own_{args.part}")}
    if args.texts:
        sets["open"] = read_gold(GOLD / "acts" / f"open_{args.part}.jsonl", args.texts)
    for name, annotated in sets.items():
        pairs, theirs = paired(annotated, extracted(annotated, nlp)), on_annotated(annotated, nlp)
        print(f"{name}: {len(annotated)} articles")
        _print(pairs, theirs)
        together += pairs
        alone += theirs
    if len(sets) > 1:
        print("all")
        _print(together, alone)


def _print(pairs: Sequence[Sequence[Pair]], theirs: Sequence[Acts]) -> None:
    acts = [[(ours["act"], item["act"]) for ours, item in found] for found in pairs]
    for name, score in (scores(pairs) | {"on the annotated records": of_all(theirs)}).items():
        print(_line(name, score, "records"))
    for name, score in (("pairs in one act", links(acts)), ("of the annotated records", links(theirs))):
        print(_line(name, score, "pairs"))


def _line(name: str, score: Score, what: str) -> str:
    figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
    return f"  {name:32} {figures}  ({score.gold:g} {what})"


if __name__ == "__main__":
    main()
