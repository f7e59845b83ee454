"""Extracted records against hand-annotated ones: precision, recall and F1 of every layer.

A relation counts as found where predicate and evidence sentence agree and both ends are the same actor, or actors of
the same country. Only relations with both ends count, since only they become edges. Negation and modality are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo_nlp.errors import InputError

Values = Mapping[str, Any]
LAYERS = ("mentions", "links", "roles", "relations", "stances", "attributions")
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """How many items the annotation has, how many were predicted, and how many of these are right.

    >>> score = Score(gold=4, predicted=2, right=1)
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.5, 0.25, 0.33)
    """

    gold: int = 0
    predicted: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of annotated items that were found; 0 where nothing is annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.right else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)


def evaluate(gold: Iterable[Values], predicted: Iterable[Values]) -> dict[str, Score]:
    """Score `predicted` records against `gold` ones of the same articles, by layer and by predicate of relations.

    Keys are mentions, links, roles, relations, relations:ACCUSE and so on, stances, attributions. Records are paired by
    `id`; in an article without a prediction nothing was found. Mentions and links are those by name.

    >>> evaluate([{"id": "a", "text": "", "relations": []}], [])["relations"]
    Score(gold=0, predicted=0, right=0)
    """
    found = {str(record["id"]): record for record in predicted}
    scores = dict.fromkeys(LAYERS, Score())
    for record in gold:
        other = found.get(str(record["id"]), {"text": record["text"]})
        if other["text"] != record["text"]:
            raise InputError(f"article {record['id']}: predicted text is not the annotated one; use --no-clean")
        for key, score in _layers(record, other):
            scores[key] = scores.get(key, Score()) + score
    return {key: scores[key] for key in sorted(scores, key=lambda key: (LAYERS.index(key.split(":")[0]), key))}


def below(scores: Mapping[str, Score], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Say for each measure under its floor what it is and what it should be.

    >>> below({"roles": Score(2, 2, 1)}, {"roles": {"f1": 0.9}})
    ['roles: f1 is 0.500, its floor is 0.900']
    """
    named = [(key, name, floor) for key in sorted(floors) for name, floor in sorted(floors[key].items())]
    measured = [(key, name, float(getattr(scores.get(key, Score()), name)), floor) for key, name, floor in named]
    return [f"{key}: {name} is {at:.3f}, its floor is {floor:.3f}" for key, name, at, floor in measured if at < floor]


def _layers(gold: Values, predicted: Values) -> Iterator[tuple[str, Score]]:
    named, proposed = ([m for m in r.get("mentions", ()) if m["level"] == "name"] for r in (gold, predicted))
    yield "mentions", _score(named, proposed, lambda p, g: _overlap(p, g) and p["type"] == g["type"])
    linked, guessed = ([m for m in mentions if m["actor"]] for mentions in (named, proposed))
    yield "links", _score(linked, guessed, lambda p, g: _overlap(p, g) and _same(p, g))
    wanted, edges = ([x for x in r.get("relations", ()) if x["source"] and x["target"]] for r in (gold, predicted))
    yield "relations", _score(wanted, edges, _relation)
    for name in sorted({x["predicate"] for x in [*wanted, *edges]}):
        some, guesses = ([x for x in rows if x["predicate"] == name] for rows in (wanted, edges))
        yield f"relations:{name}", _score(some, guesses, _relation)
    for key, match in (("roles", _role), ("stances", _stance), ("attributions", _attribution)):
        yield key, _score(gold.get(key, ()), predicted.get(key, ()), match)


def _score(gold: Sequence[Values], predicted: Sequence[Values], match: Callable[[Values, Values], bool]) -> Score:
    """Each prediction takes the first annotated item that it matches and no other has taken."""
    free = list(gold)
    for item in predicted:
        taken = next((i for i, g in enumerate(free) if match(item, g)), None)
        if taken is not None:
            del free[taken]
    return Score(len(gold), len(predicted), len(gold) - len(free))


def _shared(a: Values, b: Values) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _overlap(a: Values, b: Values) -> bool:
    return _shared(a, b) > 0


def _same(p: Values | None, g: Values | None) -> bool:
    """The same actor, or one of the same country; an annotated actor without a name is found by its words too."""
    if p is None or g is None:
        return p is g
    if any(p[key] and p[key] == g[key] for key in ("actor", "country")):
        return True
    return not g["actor"] and _overlap(p, g)


def _relation(p: Values, g: Values) -> bool:
    if p["predicate"] != g["predicate"] or not _overlap(p["sentence"], g["sentence"]):
        return False
    if _same(p["source"], g["source"]) and _same(p["target"], g["target"]):
        return True
    return bool(g["symmetric"]) and _same(p["source"], g["target"]) and _same(p["target"], g["source"])


def _role(p: Values, g: Values) -> bool:
    return bool(p["holder"]["actor"] == g["holder"]["actor"] and all(p[k] == g[k] for k in ("post", "country")))


def _stance(p: Values, g: Values) -> bool:
    apart = p["polarity"] != g["polarity"] or not _overlap(p["sentence"], g["sentence"])
    if apart or not _same(p["holder"], g["holder"]):
        return False
    return any(_same(a, b) for a in p["targets"] for b in g["targets"]) or not (p["targets"] or g["targets"])


def _attribution(p: Values, g: Values) -> bool:
    a, b = p["content"], g["content"]
    enough = SHARED * (a["end"] - a["start"] + b["end"] - b["start"])
    return 2 * _shared(a, b) >= enough and _same(p["speaker"], g["speaker"])
