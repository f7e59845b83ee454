"""Predictions against an annotation: the scores of every layer, their intervals, and how they were made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.aligned import annotated
from geo_nlp.evaluation.bootstrap import Bootstrap, Row
from geo_nlp.evaluation.counting import Compared, check_groups, compared, counts
from geo_nlp.evaluation.layers import ORDER
from geo_nlp.evaluation.pairing import paired
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.scores import Score
from geo_nlp.evaluation.signature import signature

LAYERS = ("mentions", "links", "roles", "relations", "stances", "attributions")
"""The layers of a whole record; each is 0 where the annotation lacks it."""
RESAMPLES, SEED = 1000, 12345


class Evaluation(Mapping[str, Score]):
    """Scores by key: layers ("relations", "relations:context"), and groups ("relations:ACCUSE", "year:2024").

    >>> relation = {"source": {"actor": "FRA"}, "target": {"actor": "RUS"}, "predicate": "ACCUSE"}
    >>> article = {"id": "a", "text": "", "relations": [relation]}
    >>> found = evaluate([article], [article])
    >>> found["relations"], found["relations:ACCUSE"].f1
    (Score(gold=1, predicted=1, right=1), 1.0)
    """

    def __init__(
        self, articles: list[Compared], rows: Mapping[str, Mapping[int, Score]], *, choices: Mapping[str, str],
        bootstrap: Bootstrap, unpredicted: int = 0, unannotated: int = 0,
    ) -> None:  # fmt: skip
        self.articles, self.choices, self.bootstrap = articles, choices, bootstrap
        self.unpredicted, self.unannotated = unpredicted, unannotated
        self._rows = rows
        self._scores = dict.fromkeys(LAYERS, Score()) | {
            key: sum(found.values(), Score()) for key, found in rows.items()
        }

    def __getitem__(self, key: str) -> Score:
        return self._scores[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._scores)

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._scores, key=lambda key: (ORDER[key.partition(":")[0]], ":" in key, key))

    @property
    def signature(self) -> str:
        """Every choice that the figures depend on, in one line."""
        return "|".join(f"{name}:{value}" for name, value in self.choices.items())

    @property
    def has(self) -> list[str]:
        """The keys that the annotation or the predictions have anything for."""
        return [key for key in self if any(self[key].row)]

    def rows(self, key: str) -> dict[int, Row]:
        """The counts of a key in each article that has any, by its place."""
        return {place: score.row for place, score in self._rows.get(key, {}).items()}

    def intervals(self, key: str) -> dict[str, tuple[float, float]]:
        """The 95 % interval of precision, recall and F1, by bootstrap over articles."""
        return self.bootstrap.intervals(self.rows(key))

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "signature": dict(self.choices),
            "articles": len(self.articles),
            "unpredicted": self.unpredicted,
            "unannotated": self.unannotated,
            "scores": {key: self._as_json(key) for key in self.has},
        }

    def _as_json(self, key: str) -> dict[str, Any]:
        score = self[key]
        figures: dict[str, Any] = {"gold": score.gold, "predicted": score.predicted, "right": round(score.right, 6)}
        if score.right_of_gold is not None:
            figures["right_of_gold"] = round(score.right_of_gold, 6)
        for name, (low, high) in self.intervals(key).items():
            figures[name] = {"value": round(float(getattr(score, name)), 6), "low": low, "high": high}
        return figures


def evaluate(
    gold: Iterable[Values] | str | Path,
    predicted: Iterable[Values] | str | Path,
    *,
    texts: str | Path | None = None,
    lenient: bool = False,
    by: Collection[str] = ("predicate",),
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Evaluation:
    """Score `predicted` records against `gold` ones of the same articles, by layer and by groups of relations.

    Records are paired by `id`; in an article without a prediction nothing was found. A path is a file in any of the
    formats of docs/evaluate.md; `texts` is the file with the texts of an annotation that has none. `lenient` takes
    other words and places for an actor or a record too. `by` are some of predicate, quad, region, source and year.

    >>> evaluate([{"id": "a", "text": "", "relations": []}], [])["relations"]
    Score(gold=0, predicted=0, right=0)
    """
    check_groups(by)
    if resamples < 1:
        raise InputError(f"{resamples} resamples: give at least 1, usually 1000")
    wanted = read_gold(gold, texts)
    pairs, unannotated = paired(wanted, read_predicted(predicted))
    layers = annotated(wanted)
    articles = [compared(theirs, ours or {"text": theirs["text"]}, lenient=lenient) for theirs, ours in pairs]
    rows: dict[str, dict[int, Score]] = {}
    for place, article in enumerate(articles):
        for key, score in counts(article, by=by, layers=layers, lenient=lenient).items():
            rows.setdefault(key, {})[place] = score
    choices = signature(
        [article.predicted for article in articles], gold=_digest(wanted), lenient=lenient, articles=len(articles),
        resamples=resamples, seed=seed,
    )  # fmt: skip
    return Evaluation(
        articles, rows, choices=choices, bootstrap=Bootstrap(len(articles), resamples=resamples, seed=seed),
        unpredicted=sum(ours is None for _, ours in pairs), unannotated=unannotated,
    )  # fmt: skip


def read_gold(gold: Iterable[Values] | str | Path, texts: str | Path | None = None) -> list[Values]:
    """The annotated records of a file, joined with their texts, or those at hand."""
    if not isinstance(gold, str | Path):
        return list(gold)
    from geo_nlp.evaluation.formats import read_annotation

    return read_annotation(Path(gold), None if texts is None else Path(texts))


def read_predicted(predicted: Iterable[Values] | str | Path) -> Iterable[Values]:
    """The predicted records of a file or run, or those at hand."""
    if not isinstance(predicted, str | Path):
        return predicted
    from geo_nlp.evaluation.formats import read_predictions

    return read_predictions(Path(predicted))


def _digest(records: Iterable[Values]) -> str:
    lines = sorted(json.dumps(record, sort_keys=True, ensure_ascii=False) for record in records)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:8]
