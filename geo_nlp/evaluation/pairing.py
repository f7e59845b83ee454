"""Which prediction is of which annotated article; those of a longer text are cut to the part that is annotated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.same import Values

PART = "/part"
"""An article of two stories is annotated as two, whose ids are those of the article and /part1, /part2."""
EVIDENCE = ("sentence", "content")
MAPPED = ("mentions", "roles", "relations", "stances")


def paired(gold: Sequence[Values], predicted: Iterable[Values]) -> tuple[list[tuple[Values, Values | None]], int]:
    """Each annotated article with what was predicted for it, and how many predictions are of no annotated article.

    They are paired by id, else by their text: some formats have no ids.
    """
    names = [str(record["id"]) for record in gold]
    by_id: dict[str, Values] = {}
    by_text: dict[str, Values] = {}
    for record in predicted:
        if (key := str(record["id"])) in by_id:
            raise InputError(f"article {key}: there are two predictions; give each article once")
        by_id[key] = record
        by_text.setdefault(record["text"], record)
    for name in names:
        if taken := by_id.get(name):
            by_text.pop(taken["text"], None)
    pairs: list[tuple[Values, Values | None]] = []
    seen: set[str] = set()
    for name, record in zip(names, gold, strict=True):
        if name in seen:
            raise InputError(f"article {name}: is annotated twice; give each article once")
        seen.add(name)
        found = by_id.get(name) or by_text.get(record["text"] or name)
        if found is None and (whole := by_id.get(name.partition(PART)[0])) and record["text"] in whole["text"]:
            found = whole
        pairs.append((record, None if found is None else cut(found, record)))
    used = {str(found["id"]) for _, found in pairs if found is not None}
    return pairs, len(by_id.keys() - used)


def cut(predicted: Values, gold: Values) -> Values:
    """What was predicted for the annotated text, in its offsets; an error where it is of another text.

    >>> whole = {"id": "a", "text": "Old. New.", "relations": [{"sentence": {"start": 5, "end": 9}}]}
    >>> cut(whole, {"id": "a", "text": "New."})["relations"]
    [{'sentence': {'start': 0, 'end': 4}}]
    """
    if predicted["text"] == gold["text"] or not predicted["text"] or not gold["text"]:  # triples have no text
        return predicted
    start = predicted["text"].find(gold["text"])
    if start < 0:
        raise InputError(f"article {gold['id']}: predicted text is not the annotated one; use --no-clean")
    end = start + len(gold["text"])
    kept: dict[str, Any] = {**predicted, "text": gold["text"]}
    for name in MAPPED:
        inside = [item for item in predicted.get(name, ()) if _inside(item, start, end)]
        kept[name] = [_moved(item, -start) for item in inside]
    kept["attributions"] = [_moved(item, -start) for item in predicted.get("attributions", ())]
    return kept


def _inside(item: Mapping[str, Any], start: int, end: int) -> bool:
    where = next((item[name] for name in EVIDENCE if item.get(name)), item)
    return bool(start <= where.get("start", start) and where.get("end", end) <= end)


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, list):
        return [_moved(item, by) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: _moved(item, by) for name, item in value.items()}
    if "start" in value and "end" in value:
        found["start"], found["end"] = value["start"] + by, value["end"] + by
    return found
