"""What is judged on records that were found: who is quoted for them, which report one act, when and where it was.

Records are those paired as relations (dyad and type) and as stances. What extraction missed or made up does not count
here: it counts there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from geo_nlp.evaluation.matching import Matching
from geo_nlp.evaluation.same import Values, same_end
from geo_nlp.evaluation.scores import Score

Pair = tuple[Values, Values]
"""A predicted record and the annotated one that it is paired with."""


def pairs_of(*found: Matching) -> list[Pair]:
    """All pairs, those with optional records too."""
    return [(each.predicted[i], each.gold[j]) for each in found for i, j in each.pairs]


LAYERS = {"speakers": "said_by", "acts": "act", "dates": "date", "place": "place"}
"""The layers, and the field of an annotated record that each is judged by."""


def annotated(records: Iterable[Values]) -> frozenset[str]:
    """The layers that an annotation has, in any of its articles.

    >>> sorted(annotated([{"relations": [{"act": "a1", "said_by": {}}]}, {"relations": []}]))
    ['acts', 'speakers']
    """
    held = (item for record in records for name in ("relations", "stances") for item in record.get(name, ()))
    fields = {field for item in held for field in item}
    return frozenset(layer for layer, field in LAYERS.items() if field in fields)


def aligned(
    layers: frozenset[str], predicted: Values, relations: Matching, stances: Matching, *, lenient: bool
) -> Iterator[tuple[str, Score]]:
    """The scores of `layers` in an article whose relations and stances are given in pairs."""
    pairs = pairs_of(relations)
    if "speakers" in layers:
        yield "speakers", speakers(pairs, predicted.get("attributions", ()), lenient=lenient)
    if "acts" in layers:
        yield (
            "acts",
            b_cubed([(p["act"], g["act"]) for p, g in [*pairs, *pairs_of(stances)] if "act" in p and "act" in g]),
        )
    if "dates" in layers:
        yield "dates", _values(pairs, "date", partial(_date, lenient=lenient))
    if "place" in layers:
        yield "place", _values(pairs, "place", partial(_place, lenient=lenient))


def speakers(pairs: Iterable[Pair], attributions: Sequence[Values], *, lenient: bool) -> Score:
    """Who is quoted for a relation; where the annotation says only that a speaker is, either way is right.

    >>> lavrov = {"actor": "person:sergey-lavrov", "country": "RUS"}
    >>> speakers([({"attribution": 0}, {"said_by": lavrov})], [{"speaker": lavrov}], lenient=False)
    Score(gold=1, predicted=1, right=1)
    """
    total = Score()
    for p, g in pairs:
        place, wanted = p.get("attribution"), g.get("said_by")
        if wanted is not None and not (wanted.get("actor") or wanted.get("country") or "start" in wanted):
            continue
        speaker = attributions[place].get("speaker") if place is not None else None
        right = bool(wanted and speaker and same_end(speaker, wanted, lenient=lenient))
        total += Score(int(wanted is not None), int(place is not None), int(right))
    return total


def b_cubed(acts: Sequence[tuple[object, object]]) -> Score:
    """B-cubed (Bagga and Baldwin 1998) over records: the acts (predicted, annotated) of each.

    >>> score = b_cubed([("a1", "a1"), ("a1", "a2")])
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.5, 1.0, 0.67)
    """
    both, ours, theirs = Counter(acts), Counter(a for a, _ in acts), Counter(b for _, b in acts)
    precise = sum(both[pair] / ours[pair[0]] for pair in acts)
    whole = sum(both[pair] / theirs[pair[1]] for pair in acts)
    return Score(len(acts), len(acts), precise, whole)


def _values(pairs: Iterable[Pair], field: str, agrees: Callable[[Any, Any], bool]) -> Score:
    """How many records have the annotated value of a field, or one of its alternatives; optional ones do not count."""
    total = Score()
    for p, g in pairs:
        if field not in g or g.get(f"{field}_optional"):
            continue
        found, wanted = p.get(field), (g[field], *g.get(f"{field}_alternatives", ()))
        right = bool(found) and any(agrees(found, each) for each in wanted if each)
        total += Score(int(right or bool(g[field])), int(bool(found)), int(right))
    return total


def _date(p: str, g: str, *, lenient: bool) -> bool:
    return p == g or (lenient and (p.startswith(g) or g.startswith(p)))


def _place(p: Values, g: Values, *, lenient: bool) -> bool:
    if p.get("country") != g.get("country"):
        return False
    return lenient or bool({_key(g.get("name"))} & {_key(p.get("name")), _key(p.get("text"))})


def _key(name: object) -> str:
    return str(name or "").casefold().removeprefix("the ")
