"""Pajek's .net: vertices, one relation for each key, and the months in which vertices and lines are there.

Pajek counts time in whole numbers: 1 is the first month that any act has, which a comment in the file names. What has
no date is always there. Pajek has no attributes but a label, a weight and the time. A file with letters outside ASCII
begins with the byte order mark by which Pajek knows Unicode.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from geo_nlp.atomic import text_file
from geo_nlp.graph.formats.content import Attributes, Content
from geo_nlp.graph.formats.spells import Days, Spells, spells_of

Months = list[tuple[int, int]]


def write_pajek(content: Content, path: Path) -> None:
    """Write vertices, then arcs (edges, for symmetric ties) by relation; edges are held in memory by relation."""
    lines = list(_lines(content))
    coding = "utf-8" if all(line.isascii() for line in lines) else "utf-8-sig"
    with text_file(path, encoding=coding, newline="\r\n") as file:
        file.write("\n".join(lines) + "\n")


def _lines(content: Content) -> Iterator[str]:
    spells = spells_of(content)
    first = min((days[0][0] for days in spells.edges.values()), default=None)
    start = 0 if first is None else _month(first) - 1
    if first is not None:
        yield f"% time 1 is the month {date.fromordinal(first):%Y-%m}"
    numbers = {node: number for number, (node, _) in enumerate(content.nodes, 1)}
    yield f"*Vertices {len(numbers)}"
    for node, data in content.nodes:
        label = _quoted(str(data.get("label", node)))
        yield f"{numbers[node]} {label}{_intervals(_months(spells.nodes.get(node, []), start))}"
    yield from _relations(content, numbers, spells, start)


def _relations(content: Content, numbers: dict[str, int], spells: Spells, start: int) -> Iterator[str]:
    relations: dict[tuple[str, bool], list[str]] = {}
    for source, target, key, data in content.edges:
        months = _months(spells.edges.get((source, target, key), []), start)
        line = f"{numbers[source]} {numbers[target]} {_weight(data)}{_intervals(months)}"
        relations.setdefault((key, data.get("symmetric") is True), []).append(line)
    for number, ((key, symmetric), lines) in enumerate(sorted(relations.items()), 1):
        yield f"*{'Edges' if symmetric else 'Arcs'} :{number} {_quoted(key)}"
        yield from lines


def _quoted(text: str) -> str:
    """A label; Pajek cannot hold a quotation mark in one."""
    label = " ".join(text.replace('"', "'").split())
    return json.dumps(label, ensure_ascii=False).replace("\\\\", "\\")


def _weight(data: Attributes) -> str:
    weight = data.get("weight", 1)
    return f"{float(weight):g}" if isinstance(weight, int | float) else "1"


def _month(day: int) -> int:
    when = date.fromordinal(day)
    return when.year * 12 + when.month


def _months(days: Days, start: int) -> Months:
    found: Months = []
    for first, last in days:
        low, high = _month(first) - start, _month(last) - start
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


def _intervals(months: Months) -> str:
    """Time as Pajek has it: `[1-3,5]`."""
    intervals = ",".join(f"{low}-{high}" if low < high else str(low) for low, high in months)
    return f" [{intervals}]" if intervals else ""
