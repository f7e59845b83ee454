"""Rows by act: the relations and stances of an article that report the same act between the same two, as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.dyads import country_or_actor
from geo_nlp.tables.layout import Row

Key = tuple[object, ...]
STANCE_CELLS = ("attitude", "polarity", "strength", "stance", "about")


def act_rows(relations: Sequence[Row], stances: Sequence[Row]) -> Iterator[Row]:
    """One row per act and pair of ends, in text order: the best relation, with the attitude that it voices.

    An act that only stances report is a row of kind "stance" without a predicate. A stance on several targets is
    joined target by target to the relation of its sentence between the same two.
    """
    groups: dict[Key, list[Row]] = {}
    at: dict[Key, Key] = {}
    for row in relations:
        ends = _ends(row)
        key = at[row["start"], *ends] = (row["act"] or row["relation"], *ends)
        groups.setdefault(key, []).append(row)
    for row in stances:
        ends = _ends(row)
        key = (row["act"] or row["stance"], *ends)
        groups.setdefault(key if key in groups else at.get((row["start"], *ends), key), []).append(row)
    yield from sorted((_merged(rows) for rows in groups.values()), key=lambda row: (row["start"], row["act"] or ""))


def best(rows: Iterable[Row], table: str) -> Iterator[Row]:
    """Each act once, by its best row and in the order of the first."""
    groups: dict[Key, list[Row]] = {}
    for number, row in enumerate(rows):
        counted = table in ("relations", "stances") and row["act"] is not None
        key = _key(row) if counted else (number,)
        groups.setdefault(key, []).append(row)
    for same in groups.values():
        yield max(same, key=_rank) if len(same) > 1 else same[0]


def _merged(rows: list[Row]) -> Row:
    """The best relation of an act, else its best stance, with the attitude of the best stance."""
    relations, stances = [r for r in rows if "predicate" in r], [r for r in rows if "attitude" in r]
    row = max(relations or stances, key=_rank)
    if relations and stances:
        stance = max(stances, key=_rank)
        row = row | {name: stance[name] for name in STANCE_CELLS}
    return row | {"records": len(rows)}


def _rank(row: Row) -> tuple[object, ...]:
    """How good a row is as the one for its act: asserted, both ends named, a date of its own, sure; then the first."""
    ends = sum(row[side] is not None for side in ("source", "target"))
    own_date = row["event_date_source"] == "text"
    start = row["start"]
    return (row["modality"] == "asserted" and not row["negated"], ends, own_date, row["confidence"] or 0.0,
            -start if isinstance(start, int) else 0)  # fmt: skip


def _ends(row: Row) -> Key:
    """Source and target after roll-up, in the order of the alphabet where they take part alike."""
    ends = [country_or_actor(_participant(row, side)) or row[f"{side}_name"] for side in ("source", "target")]
    return tuple(sorted(map(str, ends))) if row["symmetric"] else tuple(ends)


def _participant(row: Row, side: str) -> Row:
    return {"actor": row[side], "country": row[f"{side}_country"], "sector": row[f"{side}_sector"]}


def _key(row: Row) -> Key:
    return (row["act"] or (row.get("relation") or row.get("stance")), *_ends(row))
