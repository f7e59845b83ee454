"""The acts of a record as rows: each act once, shown by its best record, the most certain acts first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo_nlp.cli.notes import clip
from geo_nlp.tables.rows import speaker
from geo_nlp.tables.stanceacts import stance_targets

Json = Mapping[str, Any]

COLUMNS = ("source", "does", "target", "when", "where", "says", "also in")
SPARE = ("also in", "when", "says", "where")
SIGNS = {1: "+", 0: "±", -1: "−"}
NOBODY = "–"
LONGEST = 320  # characters of a sentence
BEFORE = 80  # characters before the first trigger, of a longer one


@dataclass(frozen=True, slots=True)
class Act:
    """What one act says in the cells of its row, and where its best record stands in the text."""

    cells: tuple[str, ...]
    rank: tuple[float, ...]
    sentence: tuple[int, int]
    at: int


def acts_of(record: Json) -> list[Act]:
    """The acts of a record: those with both ends known first, then by confidence, then as they come in the text."""
    by_act: dict[str, list[Json]] = {}
    for number, relation in enumerate(record["relations"]):
        by_act.setdefault(relation.get("act") or f"relation {number}", []).append(relation)
    stances: dict[tuple[int, str | None], dict[str, Any]] = {}
    for number, stance, target, act in stance_targets(record):
        towards = stances.setdefault((number, act), {**stance, "targets": []})
        towards["targets"] += [target] if target else []
    for (number, act), towards in stances.items():
        by_act.setdefault(act or f"stance {number}", []).append(towards)
    return sorted((_act(record, items) for items in by_act.values()), key=lambda act: act.rank)


def _act(record: Json, items: Sequence[Json]) -> Act:
    best = max(items, key=lambda item: (_sound(item), "predicate" in item, item["confidence"]))
    source, target = _ends(record, best)
    others = {item["sentence"]["start"] for item in items} - {best["sentence"]["start"]}
    also = f"{len(others)} more sentence{'s' * (len(others) != 1)}" if others else ""
    when = best["date"] if best.get("date_source") == "text" else None
    where = (best.get("place") or {}).get("name")
    cells = (source, _does(best, items), target, when or "", where or "", speaker(record, best) or "", also)
    at = best["trigger"]["start"]
    rank = (-_known(best), -best["confidence"], at)
    return Act(cells, rank, (best["sentence"]["start"], best["sentence"]["end"]), at)


def _sound(item: Json) -> bool:
    """Whether a record is asserted and has both ends."""
    return not item["negated"] and item.get("modality", "asserted") == "asserted" and _known(item) == 2


def _known(item: Json) -> int:
    """How many ends of a record are actors that are known."""
    sides = ([item["source"]], [item["target"]]) if "predicate" in item else ([item["holder"]], item["targets"])
    return sum(any(end and (end["actor"] or end["country"]) for end in side) for side in sides)


def _ends(record: Json, item: Json) -> tuple[str, str]:
    if "predicate" in item:
        source, target = (item[side]["name"] if item[side] else NOBODY for side in ("source", "target"))
        return source, target
    return item["holder"]["name"], ", ".join(t["name"] for t in item["targets"]) or clip(item["about"]["text"], 40)


def _does(best: Json, items: Sequence[Json]) -> str:
    """The predicate, the attitudes that the same act voices, and whom it harmed: "ACCUSE, criticism (−)"."""
    ordered = [best, *(item for item in items if item is not best)]
    named: dict[str, str] = {}
    for item in sorted(ordered, key=lambda item: "attitude" in item):
        signs = [SIGNS[item["polarity"]]] if "attitude" in item else []
        named.setdefault(_name(item), _marked(item, signs))
    return ", ".join([*named.values(), *_harm(ordered)])


def _name(item: Json) -> str:
    name: str = item["predicate"] if "predicate" in item else item["attitude"]
    return name


def _marked(item: Json, marks: Sequence[str]) -> str:
    """The name of what is done or felt, with what keeps it from being a plain fact."""
    modality = item.get("modality", "asserted")
    all_marks = [*marks, *["negated"] * item["negated"], *[modality] * (modality != "asserted")]
    return f"{_name(item)} ({', '.join(all_marks)})" if all_marks else _name(item)


def _harm(items: Sequence[Json]) -> Iterator[str]:
    for kind in ("killed", "injured"):
        count = next((item[kind] for item in items if item.get(kind)), None)
        if count:
            yield f"{count['text'] if count['count'] is None else count['count']} {kind}"


def sentence_of(text: str, sentence: tuple[int, int], at: int) -> str:
    """A sentence on one line; of a long one the part around its first trigger, from word to word.

    >>> sentence_of("France condemned Russia. Then it rained.", (0, 24), 7)
    'France condemned Russia.'
    """
    start, end = sentence
    if end - start <= LONGEST:
        return " ".join(text[start:end].split())
    begin = max(start, min(at - BEFORE, end - LONGEST))
    if begin > start:
        blank = text.find(" ", begin, at)
        begin = start if blank < 0 else blank + 1
    return ("… " if begin > start else "") + clip(text[begin:end], LONGEST)
