"""The counts of one article: by layer, and of its relations by predicate, quad class, region, outlet and year."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from geo_nlp.errors import InputError
from geo_nlp.evaluation.aligned import aligned
from geo_nlp.evaluation.graph import graph
from geo_nlp.evaluation.layers import matchings, quad_of
from geo_nlp.evaluation.matching import Matching
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.scores import Score
from geo_nlp.gazetteer import cow_region
from geo_nlp.suggest import unknown

GROUPS = ("predicate", "quad", "region", "source", "year")
NOTHING = Matching((), (), ())


def check_groups(by: Collection[str]) -> None:
    """Refuse what relations cannot be counted by."""
    for name in by:
        if name not in GROUPS:
            raise InputError(f"--by {name}: {unknown('group', name, GROUPS)}")


@dataclass(frozen=True, slots=True)
class Compared:
    """An annotated article, what was predicted for it, and what was paired in each layer."""

    gold: Values
    predicted: Values
    found: dict[str, Matching]


def compared(gold: Values, predicted: Values, *, lenient: bool = False) -> Compared:
    """Pair the predictions of an article with what is annotated."""
    found = dict(matchings(gold, predicted, lenient=lenient))
    if "relations" in gold:
        found["graph"] = graph(gold, predicted, lenient=lenient)
    return Compared(gold, predicted, found)


def counts(article: Compared, *, by: Collection[str], layers: frozenset[str], lenient: bool) -> dict[str, Score]:
    """The scores of an article by key: layers, and groups as relations:ACCUSE, quad:3, source:Reuters, year:2024."""
    scores = {key: each.score for key, each in article.found.items()}
    relations, stances = article.found.get("relations"), article.found.get("stances", NOTHING)
    if relations is None:
        return scores
    scores.update(aligned(layers, article.predicted, relations, stances, lenient=lenient))
    for key, score in _grouped(article, relations, by):
        scores[key] = scores.get(key, Score()) + score
    return scores


def _grouped(article: Compared, relations: Matching, by: Collection[str]) -> Iterator[tuple[str, Score]]:
    """A pair counts under the type that is annotated, whichever of the alternatives was predicted."""
    if "source" in by:
        yield f"source:{_of(article, 'source') or 'unknown'}", relations.score
    if "year" in by:
        date = _of(article, "date")
        yield f"year:{date[:4] if date else 'unknown'}", relations.score
    counted = [(g, Score(1, 1, 1)) for _, g in relations.right]
    counted += [(g, Score(1, 0, 0)) for g in relations.missed] + [(p, Score(0, 1, 0)) for p in relations.false]
    for item, score in counted:
        if "predicate" in by:
            yield f"relations:{item['predicate']}", score
        if "quad" in by:
            yield f"quad:{quad_of(item['predicate'])}", score
        if "region" in by:
            yield f"region:{region_of(item)}", score


def region_of(relation: Values) -> str:
    """The region of a relation: that of its target's country, else of its source's, by Correlates of War numbers.

    >>> region_of({"source": {"country": "USA"}, "target": {"country": "JPN"}})
    'Asia'
    """
    countries = (str((relation.get(end) or {}).get("country")) for end in ("target", "source"))
    return next((region for country in countries if (region := cow_region(country))), "none")


def _of(article: Compared, name: str) -> str | None:
    value = article.gold.get(name) or article.predicted.get(name)
    return str(value) if value else None
