"""Two sets of predictions against one annotation: whether they differ by more than chance, and in what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.errorpage import triple
from geo_nlp.evaluation.evaluation import Evaluation
from geo_nlp.evaluation.matching import Matching
from geo_nlp.evaluation.same import Values

GAINED, LOST, WRONG, MENDED = "found now", "missed now", "false now", "false no more"


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of a layer before and after, and how likely a difference as large is by the choice of articles alone."""

    before: float
    after: float
    p: float


def differences(before: Evaluation, after: Evaluation) -> dict[str, Difference]:
    """The layers that both have, by paired bootstrap over the same resamples of articles.

    Raises `InputError` where the two were not made with the same annotation and choices.
    """
    same = ("gold", "ends", "n", "bootstrap", "seed")
    if apart := [name for name in same if before.choices[name] != after.choices[name]]:
        raise InputError(f"{apart[0]} differs: {before.choices[apart[0]]}, {after.choices[apart[0]]}; score both alike")
    keys = [key for key in after if any(after[key].row) or any(before.get(key, after[key]).row)]
    return {
        key: Difference(before[key].f1, after[key].f1, after.bootstrap.p_value(before.rows(key), after.rows(key)))
        for key in keys
        if key in before
    }


def changes(
    before: Evaluation, after: Evaluation, *, layer: str = "relations"
) -> Iterator[tuple[str, str, Values, Values]]:
    """What changed in a layer of relations, article by article: what, the relation in words, its record and article."""
    for old, new in zip(before.articles, after.articles, strict=True):
        if layer not in new.found:
            continue
        first, second = old.found[layer], new.found[layer]
        for what, item in _changed(first, second):
            yield what, triple(item, new.gold), item, new.gold


def _changed(old: Matching, new: Matching) -> Iterator[tuple[str, Values]]:
    """What is annotated is distinguished by its place in the annotation, what is false by what it says and where."""
    found = {j for _, j in old.pairs}, {j for _, j in new.pairs}
    for j, g in enumerate(new.gold):
        if not g.get("optional") and (j in found[0]) != (j in found[1]):
            yield (GAINED if j in found[1] else LOST), g
    before, after = ([_said(p) for p in each.false] for each in (old, new))
    for what, items, keys, others in ((WRONG, new.false, after, before), (MENDED, old.false, before, after)):
        rest = list(others)
        for item, key in zip(items, keys, strict=True):
            if key in rest:
                rest.remove(key)
            else:
                yield what, item


def _said(p: Values) -> tuple[Any, ...]:
    trigger = p.get("trigger") or {}
    ends = [p.get(name) or {} for name in ("source", "target")]
    return (p["predicate"], trigger.get("start"), *(end.get(key) for end in ends for key in ("actor", "country")))
