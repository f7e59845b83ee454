"""What two coders agree on: sheets of a sample that both filled in, or articles that both annotated."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.agreement import agreed, alpha
from geo_nlp.evaluation.counting import compared
from geo_nlp.evaluation.evaluation import Evaluation, evaluate
from geo_nlp.evaluation.precision import Precision, precisions
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.sheet import read_sheet, text_of

BOTH = ("relations", "stances")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Units that both judged, the share on which they agree, and Krippendorff's alpha."""

    what: str
    units: int
    share: float | None
    alpha: float | None


def agreement(what: str, units: Sequence[tuple[Any, Any]]) -> Agreement:
    """The agreement on units that both coders judged.

    >>> agreement("verdicts", [("right", "right"), ("wrong", "right"), (None, "right")])
    Agreement(what='verdicts', units=2, share=0.5, alpha=0.0)
    """
    both = [unit for unit in units if None not in unit]
    value, share = alpha(both), agreed(both)
    return Agreement(what, len(both), share, None if value is None else round(value, 6))


def sheets_agree(first: Path, second: Path) -> tuple[list[Agreement], dict[int, tuple[str, str]]]:
    """The agreement of two sheets on verdicts and on types, and both verdicts of each record."""
    a, b = read_sheet(first), read_sheet(second)
    if a.keys() != b.keys():
        raise InputError(f"{second}: has other records than {first}; give two copies of one sheet")
    verdicts = {number: (a[number]["verdict"], b[number]["verdict"]) for number in sorted(a)}
    judged = [(x or None, y or None) for x, y in verdicts.values()]
    types = [(_type(a[number]), _type(b[number])) for number in sorted(a)]
    found = [agreement("verdicts", judged), agreement("types", types)]
    if not found[0].units:
        raise InputError(f"{first}, {second}: no record has two verdicts; fill in the column verdict")
    return found, verdicts


def _type(row: Mapping[str, str]) -> str | None:
    """The type that a coder holds for right: the given one, another, or "none"; None where the coder did not say."""
    if row.get("right_type"):
        return row["right_type"].upper()
    return {"right": row.get("type"), "wrong": "none"}.get(row["verdict"])


def annotators_agree(first: Sequence[Values], second: Sequence[Values]) -> tuple[Evaluation, list[Agreement]]:
    """F1 between two annotations of the same articles, and alpha for the types of the relations that both have.

    Articles that only one has annotated are left out. What one calls optional is neither missed nor wrong.
    """
    theirs = {str(record["id"]) for record in second}
    gold = [record for record in first if str(record["id"]) in theirs]
    if not gold:
        raise InputError("the two annotations have no article in common; give two of the same articles")
    others = {str(record["id"]): record for record in second}
    predicted = [others[str(record["id"])] for record in gold]
    forgiven = [_forgiven(record, other) for record, other in zip(gold, predicted, strict=True)]
    found = evaluate(forgiven, [_firm(record) for record in predicted])
    pairs = [
        (each.gold[j]["predicate"], each.predicted[i]["predicate"])
        for each in (article.found["dyads"] for article in found.articles if "dyads" in article.found)
        for i, j in each.pairs
    ]
    return found, [agreement("types of relations", pairs)]


def _forgiven(record: Values, other: Values) -> Values:
    """An annotation in which what is missed in the other, and stands there as optional, is optional too."""
    firm = compared(record, _firm(other)).found
    spare = {name: [x for x in other.get(name, ()) if x.get("optional")] for name in BOTH}
    loose = compared(record, {**other, **spare})
    kept: dict[str, Any] = {}
    for name in BOTH:
        if name in record:
            found = {j for _, j in firm[name].pairs}
            spared = {id(loose.found[name].gold[j]) for _, j in loose.found[name].pairs if j not in found}
            kept[name] = [{**x, "optional": True} if id(x) in spared else x for x in record[name]]
    return {**record, **kept}


def _firm(record: Values) -> Values:
    """An annotation as predictions: without what it calls optional."""
    layers = ("mentions", "roles", "relations", "stances", "attributions")
    kept = {name: [x for x in record[name] if not x.get("optional")] for name in layers if name in record}
    said = list(kept.get("attributions", ()))
    for number, item in enumerate(kept.get("relations", ())):
        if item.get("said_by"):
            kept["relations"][number] = {**item, "attribution": len(said)}
            said.append({"speaker": item["said_by"]})
    return {**record, **kept, **({"attributions": said} if said else {})}


def sheet_judged(sheet: Path) -> Mapping[int, tuple[str, ...]]:
    """The verdict of one coder on each record, for precision alone."""
    rows = read_sheet(sheet)
    verdicts = {number: (rows[number]["verdict"],) for number in sorted(rows)}
    if not any(verdict for (verdict,) in verdicts.values()):
        raise InputError(f"{sheet}: no record has a verdict; fill in the column verdict")
    return verdicts


def precision_of(
    key: Path, verdicts: Mapping[int, tuple[str, ...]], sheet: Path | None = None
) -> tuple[list[Precision], dict[str, Any]]:  # fmt: skip
    """Precision by type of a judged sample, and the key that it was drawn by.

    With a sheet, the key of another sample is refused.
    """
    try:
        held = json.loads(text_of(key))
        other = _of_another(held["records"], read_sheet(sheet)) if sheet else None
        found = list(precisions(held, verdicts))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise InputError(f"{key}: no key of a sample ({reason}); give the .key.json beside the sheet") from error
    if other:
        raise InputError(f"{key}: is the key of another sample than {sheet} ({other}); give the one beside the sheet")
    return found, held


def _of_another(records: Sequence[Values], rows: Mapping[int, Mapping[str, str]]) -> str | None:
    """What shows that a key is not that of a sheet: other numbers, types or articles; None where it may be.

    A spreadsheet may write some ids of articles otherwise (0012), so that only many others are a sign.
    """
    if len(records) != len(rows) or any(record["number"] not in rows for record in records):
        return f"{len(records)} records, not {len(rows)}" if len(records) != len(rows) else "other numbers"
    pairs = [(record, rows[record["number"]]) for record in records]
    for record, row in pairs:
        if row.get("type") and row["type"] != record["predicate"]:
            return f"record {record['number']} is {record['predicate']}, not {row['type']}"
    known = [(record["article"], row["article"]) for record, row in pairs if "article" in record and "article" in row]
    return "other articles" if 2 * sum(there != here for there, here in known) > len(known) else None
