"""Rows by act: the relations and stances of an article that report the same act between the same two, as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.dyads import country_or_actor
from geo_nlp.tables.layout import Row

Key = tuple[object, ...]
SETTLED_PLANS = frozenset({"AGREE", "CONCEDE"})
STANCE_CELLS = ("attitude", "polarity", "strength", "stance", "about")


def is_hypothetical(predicate: str, modality: str) -> bool:
    """Whether a relation is not reported as done.

    Planned AGREE and CONCEDE are what a planned meeting or withdrawal already is, and count as said.

    >>> is_hypothetical("AID", "planned"), is_hypothetical("AGREE", "planned"), is_hypothetical("AID", "asserted")
    (True, False, False)
    """
    return modality != "asserted" and not (modality == "planned" and predicate in SETTLED_PLANS)


def act_rows(relations: Sequence[Row], stances: Sequence[Row]) -> Iterator[Row]:
    """One row per act and pair of ends, in text order: the best relation, with the attitude that it voices.

    An act that only stances report is a row of kind "stance" without a predicate.
    """
    groups: dict[Key, list[Row]] = {}
    for row in (*relations, *stances):
        groups.setdefault(_key(row), []).append(row)
    yield from sorted((_merged(rows) for rows in groups.values()), key=lambda row: (row["start"], row["act"] or ""))


def best(rows: Iterable[Row], table: str) -> Iterator[Row]:
    """Each act once, by its best row and in the order of the first."""
    groups: dict[Key, list[Row]] = {}
    for number, row in enumerate(rows):
        counted = table in ("relations", "stances") and row["act"] is not None
        key = _key(row) if counted else (number,)
        groups.setdefault(key, []).append(row)
    for same in groups.values():
        yield min(same, key=_best) if len(same) > 1 else same[0]


def _merged(rows: list[Row]) -> Row:
    """The best relation of an act, else its best stance, with the attitude of the best stance.

    What is denied or only planned gives the row where nothing else reports the act, as a question leaves it out.
    """
    said = [row for row in rows if not row["negated"] and not _is_hypothetical(row)] or rows
    relations, stances = [r for r in said if "predicate" in r], [r for r in said if "attitude" in r]
    row = min(relations or stances, key=_rank)
    if relations and stances:
        stance = min(stances, key=_rank)
        row = row | {name: stance[name] for name in STANCE_CELLS}
    return row | {"records": len(rows)}


def _best(row: Row) -> tuple[object, ...]:
    """The same with what is asserted first."""
    return row["modality"] != "asserted" or row["negated"], *_rank(row)


def _rank(row: Row) -> tuple[object, ...]:
    """The order in which rows are taken for their act: as `geo_nlp.queries.statements.ORDER` has it.

    Both ends named, a date of its own, sure; between equals by name and date, then the first.
    """
    ends = sum(row[side] is not None for side in ("source", "target"))
    confidence = row["confidence"]
    return (
        -ends, row["event_date_source"] != "text", -confidence if isinstance(confidence, int | float) else 0.0,
        row.get("predicate") or "", row.get("attitude") or "", row["event_from"] or "9999", row["start"] or 0,
    )  # fmt: skip


def _is_hypothetical(row: Row) -> bool:
    """Whether a row tells an event that is not reported as done; an attitude is held, whatever it is about."""
    name = row.get("predicate")
    return name is not None and is_hypothetical(str(name), str(row["modality"]))


def _ends(row: Row) -> Key:
    """Source and target after roll-up, in the order of the alphabet where they take part alike."""
    ends = [country_or_actor(_participant(row, side)) or row[f"{side}_name"] for side in ("source", "target")]
    return tuple(sorted(map(str, ends))) if row["symmetric"] else tuple(ends)


def _participant(row: Row, side: str) -> Row:
    return {"actor": row[side], "country": row[f"{side}_country"], "sector": row[f"{side}_sector"]}


def _key(row: Row) -> Key:
    return (row["act"] or (row.get("relation") or row.get("stance")), *_ends(row))
