"""Which act belongs to which edge: the same ends and key, and in a graph with windows the same window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.graph.acts import LAYERS, NO_DAY, NOBODY, Acts, Codes
from geo_nlp.graph.attributes import plain_id
from geo_nlp.graph.formats.content import Content
from geo_nlp.periods import Period, period

EdgeId = tuple[str, str, str]
NOT_DONE = frozenset(LAYERS.index(layer) for layer in ("planned", "denied"))


@dataclass(frozen=True, slots=True)
class EdgeActs:
    """The rows of acts that have an edge, and the edge of each, as a place in `edges`."""

    edges: list[EdgeId]
    rows: list[int]
    of_row: list[int]


def edge_acts(content: Content, acts: Acts) -> EdgeActs:
    """Find the edge of each act; acts without one (the graph was filtered) are left out."""
    edges: list[EdgeId] = []
    plain: dict[EdgeId, int] = {}
    windows: dict[EdgeId, list[tuple[Period, int]]] = {}
    for source, target, key, data in content.edges:
        window = str(data.get("window", ""))
        if window and key.endswith(f"@{window}") and (span := period(window)):
            windows.setdefault((source, target, key.removesuffix(f"@{window}")), []).append((span, len(edges)))
        else:
            plain[source, target, key] = len(edges)
        edges.append((source, target, key))
    nodes = [plain_id(node) for node in acts.nodes]
    found = EdgeActs(edges, [], [])
    columns = (acts.source, acts.target, acts.key, acts.first, acts.last)
    for row, (source, target, key, first, last) in enumerate(zip(*(c.tolist() for c in columns), strict=True)):
        named = nodes[source], nodes[target], acts.keys[key].name
        place = plain.get(named)
        if place is None and first != NO_DAY:
            spans = windows.get(named, ())
            place = next((p for (a, b), p in spans if a.toordinal() <= first and last <= b.toordinal()), None)
        if place is not None:
            found.rows.append(row)
            found.of_row.append(place)
    return found


def days_of(found: EdgeActs, acts: Acts) -> Iterator[tuple[int, int, int]]:
    """Yield the place of an edge, and the first and last day of a dated act.

    What was planned or denied took no time, and counts only for an edge that has nothing else.
    """
    done = {place for row, place in zip(found.rows, found.of_row, strict=True) if acts.layer[row] not in NOT_DONE}
    first, last, layer = (column.tolist() for column in (acts.first, acts.last, acts.layer))
    for row, place in zip(found.rows, found.of_row, strict=True):
        if first[row] != NO_DAY and (layer[row] not in NOT_DONE or place not in done):
            yield place, first[row], last[row]


def date_of(acts: Acts, dates: Codes, row: int) -> str | None:
    """The date of an act, as fine as it is known."""
    return None if dates[row] == NOBODY else acts.dates[dates[row]]
