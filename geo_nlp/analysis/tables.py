"""An analysis as flat tables, for CSV and spreadsheets; a row's evidence is the one sentence that shows it best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from geo_nlp.analysis.evidence import Evidence
from geo_nlp.analysis.measures import measures
from geo_nlp.analysis.results import Analysis, Network
from geo_nlp.compiled import read_yaml
from geo_nlp.tables.layout import Column, Row

DECIMALS = 6
FIGURES: Mapping[str, str] = {
    "strict": "balance by triads, strict", "weak": "balance by triads, weak", "walk": "balance by walks",
    "frustrated": "share of ties that break two camps", "positive": "share of positive ties",
}  # fmt: skip
TRIADS = {"ppp": "+++", "ppn": "++-", "pnn": "+--", "nnn": "---"}


@cache
def table_columns() -> Mapping[str, Sequence[Column]]:
    """The columns of every table.

    >>> [column.name for column in table_columns()["network"]]
    ['figure', 'amount', 'low', 'high', 'note']
    """
    content = read_yaml("geo_nlp.analysis", "columns.yaml")
    known = {name: Column(name, kind, meaning, None, name) for name, (kind, meaning) in content["columns"].items()}
    found = {}
    for table, names in content["tables"].items():
        each = [part for name in names for part in (content["evidence"] if name == "$evidence" else [name])]
        found[table] = [known[name] for name in each]
    return found


def table_rows(analysis: Analysis, table: str) -> Iterator[Row]:
    """The rows of a table, floats rounded to `DECIMALS`."""
    names = [column.name for column in table_columns()[table]]
    for row in ROWS[table](analysis):
        yield {name: rounded(row.get(name)) for name in names}


def rounded(value: Any) -> Any:
    """A value with floats as they are written: `DECIMALS` decimals, no minus zero.

    >>> rounded(1 / 3), rounded(-0.0), rounded([2.0, None])
    (0.333333, 0.0, [2.0, None])
    """
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list | tuple) else value


def _best(evidence: Sequence[Evidence]) -> dict[str, Any]:
    if not evidence:
        return {}
    best = evidence[0]
    return {
        "sentence": best.sentence, "sentence_date": best.date, "outlet": best.outlet, "article": best.article,
        "url": best.url, "path": best.path,
    }  # fmt: skip


def _with_evidence(items: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield {name: getattr(item, name) for name in item.__slots__} | _best(item.evidence)


def _dyads(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for dyad in analysis.dyads:
        for number, window in enumerate(dyad.windows):
            first, second, third, fourth = dyad.quads[number]
            yield _pair(dyad) | {
                "window": window, "verbal_cooperation": first, "material_cooperation": second,
                "verbal_conflict": third, "material_conflict": fourth, "positive": dyad.positive[number],
                "negative": dyad.negative[number], "score": dyad.score[number],
            }  # fmt: skip


def _pair(item: Any) -> dict[str, str]:
    return {name: getattr(item, name) for name in ("source", "source_name", "target", "target_name")}


def _changes(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for dyad in analysis.dyads:
        yield from (_pair(dyad) | row for row in _with_evidence(dyad.changes))


def _attitudes(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for row in _with_evidence(analysis.attitudes):
        yield row | {"attitudes": ", ".join(f"{name} {count}" for name, count in row["attitudes"])}


def _hostility(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for row in _with_evidence(analysis.hostility):
        low, high = row["interval_stories"] or (None, None)
        score = {"share_low": row["interval"][0], "share_high": row["interval"][1]}
        yield row | score | {"stories_low": low, "stories_high": high}


def _network(analysis: Analysis) -> Iterator[dict[str, Any]]:
    found = analysis.network
    if found is None:
        return
    counted = {"actors": found.actors, "ties": found.ties, "negative ties": found.negative, "parts": found.parts}
    counted |= {f"triads {signs}": getattr(found, name) for name, signs in TRIADS.items()}
    yield from ({"figure": name, "amount": value} for name, value in counted.items())
    for name, figure in FIGURES.items():
        low, high = found.intervals[name] or (None, None)
        yield {"figure": figure, "amount": figure_of(found, name), "low": low, "high": high}
    note = f"{found.frustration_method}, not below {found.frustration_bound}"
    yield {"figure": "frustration index", "amount": found.frustration, "note": note}
    for number, faults in enumerate(found.curve, 1):
        yield {"figure": f"ties that break {number} groups", "amount": faults}
    for name in ("reciprocity", "reciprocity_positive", "reciprocity_negative"):
        yield {"figure": name.replace("_", ", "), "amount": getattr(found, name)}


def figure_of(found: Network, name: str) -> float | None:
    """A figure of the network that has an interval."""
    value: float | None = 1 - found.negative / found.ties if name == "positive" else getattr(found, name)
    return value


def _windows(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for item in analysis.snapshots:
        row = asdict(item)
        yield row | {"negative_ties": row["negative"], "method": row["frustration_method"]}


def _measures(_: Analysis) -> Iterator[dict[str, Any]]:
    for name, measure in measures().items():
        yield asdict(measure) | {"measure": name, "origin": measure.source}


ROWS = {
    "actors": lambda analysis: map(asdict, analysis.actors), "dyads": _dyads, "changes": _changes,
    "attitudes": _attitudes, "hostility": _hostility, "network": _network,
    "breaking": lambda analysis: _with_evidence(analysis.network.breaking if analysis.network else ()),
    "windows": _windows, "turns": lambda analysis: _with_evidence(analysis.turns), "measures": _measures,
}  # fmt: skip
