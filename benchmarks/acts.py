"""Event coreference against the gold of data/gold/acts: `python -m benchmarks.acts --texts news_open.jsonl.gz`.

Records of the program are aligned with annotated ones of the same article: their triggers overlap, or they stand in one
sentence with the same predicate (or sign of attitude), and their ends agree after roll-up. Over the aligned records the
figures are B-cubed precision, recall and F1 (Bagga and Baldwin 1998): what share of the records that share its act in
one partition does so in the other, on average over records. What extraction missed or made up does not count here. The
second line of figures is coreference on the annotated records themselves. Texts under other licences are not part of
the project; `--texts` gives a file that holds them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import runpy
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from geo_nlp.evaluation.same import overlap, same_end
from geo_nlp.evaluation.scores import Score
from geo_nlp.types import Article

FOLDER = Path(__file__).parents[1] / "data" / "gold"
Values = Mapping[str, Any]
Pair = tuple[Values, Values]
"""A record of the program and the annotated one that it is aligned with."""


@dataclass(frozen=True, slots=True)
class B3:
    """B-cubed figures over aligned records.

    >>> score = B3.of([[("a1", "a1"), ("a1", "a2")]])
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.5, 1.0, 0.67)
    """

    records: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @classmethod
    def of(cls, articles: Iterable[Sequence[tuple[object, object]]]) -> B3:
        """Figures of the acts (the program's, the annotated) of each record, article by article."""
        precise, whole, count = 0.0, 0.0, 0
        for acts in articles:
            both, ours, theirs = Counter(acts), Counter(a for a, _ in acts), Counter(b for _, b in acts)
            precise += sum(both[pair] / ours[pair[0]] for pair in acts)
            whole += sum(both[pair] / theirs[pair[1]] for pair in acts)
            count += len(acts)
        return cls(count, precise / count, whole / count) if count else cls(0, 0.0, 0.0)


def links(articles: Iterable[Sequence[tuple[object, object]]]) -> Score:
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


def gold(part: str, rows: Iterable[Values] = ()) -> dict[str, list[dict[str, Any]]]:
    """The annotated articles of a part: our own, and the open ones whose texts are among `rows`."""
    tools = runpy.run_path(str(FOLDER / "compile_acts.py"))
    own, standoff = FOLDER / "acts" / f"own_{part}.txt", FOLDER / "acts" / f"open_{part}.jsonl"
    found = {"own": tools["read"](own) if own.is_file() else [], "open": []}
    lines = standoff.read_text(encoding="utf-8").splitlines() if standoff.is_file() else []
    wanted: dict[str, Any] = {record["id"]: record for record in map(json.loads, lines)}
    for row in rows:
        record = wanted.get(str(row["id"]))
        text = tools["text_of"](record, row) if record else None
        if record and text is not None:
            del wanted[record["id"]]
            found["open"].append({**tools["joined"](record, text), "title": row.get("title")})
    if wanted:
        print(f"{len(wanted)} open texts are not there; --texts names a file that has them", file=sys.stderr)
    return found


def articles_of(annotated: Iterable[Values]) -> list[Article]:
    """The annotated articles as the pipeline takes them."""
    return [Article(r["id"], r["text"], title=r.get("title"), date=r["date"]) for r in annotated]


def aligned(record: Values, annotated: Values) -> list[Pair]:
    """Pairs of records that tell the same thing in the same place, the best ones first; each record once."""
    found: list[Pair] = []
    for kind, compare in (("relations", _likeness), ("stances", _stance_likeness)):
        ranked = [
            (rank, i, j)
            for i, ours in enumerate(record[kind])
            for j, theirs in enumerate(annotated[kind])
            if (rank := compare(ours, theirs))
        ]
        free = set(range(len(record[kind]))), set(range(len(annotated[kind])))
        for _, i, j in sorted(ranked, key=lambda item: (*(-x for x in item[0]), item[1:])):
            if i in free[0] and j in free[1]:
                free[0].discard(i)
                free[1].discard(j)
                found.append((record[kind][i], annotated[kind][j]))
    return found


def _likeness(ours: Values, theirs: Values) -> tuple[int, ...] | None:
    """How alike two relations are: trigger, predicate, ends; None where they are not the same."""
    at, named = overlap(ours["trigger"], theirs["trigger"]), ours["predicate"] == theirs["predicate"]
    ends = [_ends(ours, theirs, ("source", "target"))]
    if ours["symmetric"] or theirs["symmetric"]:
        ends.append(_ends(ours, theirs, ("target", "source")))
    best = max(ends)
    if not best or not (at or (named and best == 4 and overlap(ours["sentence"], theirs["sentence"]))):
        return None
    return at, named, best, not theirs.get("optional")


def _ends(ours: Values, theirs: Values, order: tuple[str, str]) -> int:
    """2 for an end that agrees, 1 for one that either of them lacks; 0 where the ends are not the same."""
    scores = [_end(ours[name], theirs[other]) for name, other in zip(("source", "target"), order, strict=True)]
    return 0 if 0 in scores or scores == [1, 1] else sum(scores)


def _end(ours: Values | None, theirs: Values | None) -> int:
    if ours is None or theirs is None:
        return 1 + (ours is theirs)
    return 2 * same_end(ours, theirs)


def _stance_likeness(ours: Values, theirs: Values) -> tuple[int, ...] | None:
    here = overlap(ours["sentence"], theirs["sentence"])
    if ours["polarity"] != theirs["polarity"] or not here or not same_end(ours["holder"], theirs["holder"]):
        return None
    same = any(same_end(a, b) for a in ours["targets"] for b in theirs["targets"])
    at = overlap(ours["trigger"], theirs.get("trigger", {"start": 0, "end": 0}))
    if not same and ours["targets"] and theirs["targets"]:
        return None
    return at, ours["attitude"] == theirs["attitude"], same, not theirs.get("optional")


def dyad(record: Values) -> tuple[object, ...]:
    """Source, target and predicate after roll-up: the coarsest guess at an act."""
    ends = [record["source"], record["target"]] if "predicate" in record else [record["holder"], *record["targets"]]
    return record.get("predicate") or record["attitude"], *((e and (e["country"] or e["actor"])) for e in ends)


GUESSES: Mapping[str, Callable[[Values], object]] = {
    "geo_nlp": lambda record: record["act"],
    "every record an act": lambda record: record["id"],
    "an act a dyad and predicate": dyad,
}


def scores(pairs: Mapping[Any, Sequence[Pair]]) -> dict[str, B3]:
    """B-cubed of the program and of the trivial guesses, over the aligned records of each article."""
    return {
        name: B3.of([(act(ours), theirs["act"]) for ours, theirs in found] for found in pairs.values())
        for name, act in GUESSES.items()
    }


def measured(annotated: Sequence[Values], nlp: Any) -> dict[str, list[Pair]]:
    """The aligned records of each article."""
    from geo_nlp.extraction import records

    found = records(articles_of(annotated), nlp=nlp)
    return {record["id"]: aligned(record, theirs) for record, theirs in zip(found, annotated, strict=True)}


def on_annotated(annotated: Sequence[Values], nlp: Any) -> dict[str, list[tuple[object, object]]]:
    """The acts of the annotated records of each article: those that coreference gives them, and the annotated ones."""
    from benchmarks.goldrecords import records_of
    from geo_nlp.extraction import make_doc
    from geo_nlp.pipes.events.acts import with_acts
    from geo_nlp.pipes.parse.parse import parse_of
    from geo_nlp.rules.loader import load_rules

    found = {}
    for article, record in zip(articles_of(annotated), annotated, strict=True):
        doc = nlp(make_doc(nlp, article))
        told = with_acts(
            parse_of(doc), *records_of(doc, record), clauses=doc._.clauses, mentions=doc._.mentions,
            roles=doc._.roles, rules=load_rules(), article=article,
        )  # fmt: skip
        signed = [item for kind in ("relations", "stances") for item in record[kind] if not item.get("optional")]
        found[record["id"]] = [(a.act, b["act"]) for a, b in zip([*told[0], *told[1]], signed, strict=True)]
    return found


def _rows(texts: Path | None) -> Iterable[Values]:
    files = [] if texts is None else sorted(texts.glob("*.jsonl*")) if texts.is_dir() else [texts]
    for path in files:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _line(name: str, score: B3) -> str:
    figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
    return f"  {name:32} {figures}  ({score.records} records)"


def main() -> None:
    """Print the figures of a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("learn", "final"), default="learn")
    parser.add_argument("--texts", type=Path, help="where the open texts are: a .jsonl(.gz) file or a folder of them")
    parser.add_argument("--articles", action="store_true", help="also print each article")
    args = parser.parse_args()
    from geo_nlp import load

    nlp, together, alone = load(), {}, {}
    for name, annotated in gold(args.part, _rows(args.texts)).items():
        pairs, theirs = measured(annotated, nlp), on_annotated(annotated, nlp)
        together.update({(name, key): found for key, found in pairs.items()})
        alone.update({(name, key): acts for key, acts in theirs.items()})
        _print(name, annotated, pairs, theirs)
        for key, found in pairs.items() if args.articles else ():
            print(_line(key[:30], scores({key: found})["geo_nlp"]))
    print("all")
    _print_scores(together, alone)


def _print(
    name: str, annotated: Sequence[Values], pairs: Mapping[str, Sequence[Pair]], theirs: Mapping[str, Any]
) -> None:
    signed = sum(not x.get("optional") for r in annotated for kind in ("relations", "stances") for x in r[kind])
    right = sum(not item.get("optional") for found in pairs.values() for _, item in found)
    single = [scores({key: found})["geo_nlp"].f1 for key, found in pairs.items() if found]
    mean = sum(single) / len(single) if single else 0.0
    print(f"{name}: {len(annotated)} articles, {right} of {signed} annotated records aligned; mean F1 {mean:.3f}")
    _print_scores(pairs, theirs)


def _print_scores(pairs: Mapping[Any, Sequence[Pair]], theirs: Mapping[Any, Any]) -> None:
    for guess, score in scores(pairs).items():
        print(_line(guess, score))
    print(_line("on the annotated records", B3.of(theirs.values())))
    acts = [[(ours["act"], item["act"]) for ours, item in found] for found in pairs.values()]
    for name, score in (("pairs in one act", links(acts)), ("of the annotated records", links(theirs.values()))):
        figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        print(f"  {name:32} {figures}  ({score.gold} pairs)")


if __name__ == "__main__":
    main()
