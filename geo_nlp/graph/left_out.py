"""How many relations and stances are in a graph, and for what reason each of the others is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from geo_nlp.confidence import JUDGED
from geo_nlp.graph.attributes import plain_text
from geo_nlp.graph.dates import Window, window_of
from geo_nlp.graph.facts import Ends, Fact, Json

REASONS: Mapping[str, str] = {
    "repeated": "in records that were given twice",
    "confidence": "below the minimum confidence",
    "unknown_actor": "with fewer than two known actors",
    "same_actor": "within one actor",
    "negated": "negated",
    "hypothetical": "hypothetical",
    "predicate": "with other predicates",
    "date": "outside the dates",
    "window": "with a date too coarse for the window",
    "weight": "on edges below the minimum weight",
}
"""The reasons in the order in which they are looked at, and how each is worded; the first that holds is counted."""
STAGES: tuple[str | None, ...] = (*REASONS, None)

Refuses = Callable[[Fact], str | None]


@dataclass(slots=True)
class Account:
    """Counts relations and stances as records are read, and afterwards which of them a graph holds."""

    counts: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    def repeated(self, record: Json) -> None:
        """Count a record that was given before."""
        self._total(record)
        self.left_out["repeated"] += sum(len(record.get(name, ())) for name in JUDGED)

    def take(self, record: Json, sure: Json, ends: Ends) -> None:
        """Count a record, of which only what is in `sure` is confident enough."""
        self._total(record)
        self.left_out["confidence"] += sum(len(record.get(name, ())) - len(sure.get(name, ())) for name in JUDGED)
        for relation in sure.get("relations", ()):
            self._ends(ends.node(relation["source"]), [ends.node(relation["target"])])
        for stance in sure.get("stances", ()):
            self._ends(ends.node(stance["holder"]), [ends.node(target) for target in stance["targets"]])

    def _total(self, record: Json) -> None:
        for name in JUDGED:
            self.counts[name] += len(record.get(name, ()))

    def _ends(self, source: str | None, targets: Iterable[str | None]) -> None:
        known = {target for target in targets if target is not None}
        if source is None or not known:
            self.left_out["unknown_actor"] += 1
        elif known == {source}:
            self.left_out["same_actor"] += 1

    def of(
        self, graph: nx.MultiDiGraph, facts: Iterable[Fact], refuses: Refuses, window: Window | None
    ) -> dict[str, int]:
        """The counts as attributes of `graph`: of a stance with several targets, one edge is enough.

        `relations` and `stances` are all there are, `in_graph` those that have an edge, `left_out` the others, and
        `left_out_negated` and so on, one for each of `REASONS`, say why.
        """
        stages: dict[tuple[Any, ...], int] = {}
        for fact in facts:
            if fact.kind != "role":
                key = (fact.article, fact.kind == "stance", fact.id or (fact.key, fact.start, fact.source))
                reason = refuses(fact) or _missing(fact, graph, window)
                stages[key] = max(stages.get(key, 0), STAGES.index(reason))
        passed = Counter(STAGES[stage] for stage in stages.values())
        in_graph = passed.pop(None, 0)
        left_out = self.left_out + Counter({reason: n for reason, n in passed.items() if reason})
        return {
            **{name: self.counts[name] for name in JUDGED},
            "in_graph": in_graph,
            "left_out": left_out.total(),
            **{f"left_out_{reason}": left_out[reason] for reason in REASONS},
        }


def _missing(fact: Fact, graph: nx.MultiDiGraph, window: Window | None) -> str | None:
    name = window_of(fact.date, window) if window else None
    if window and name is None:
        return "window"
    source, target = (" ".join(plain_text(end).split()) for end in (fact.source, fact.target))
    return None if graph.has_edge(source, target, f"{fact.key}@{name}" if window else fact.key) else "weight"


def account_line(graph: nx.MultiDiGraph) -> str:
    """What `build_graph` counted, as one line.

    >>> counts = {"relations": 2, "stances": 1, "in_graph": 1, "left_out": 2, "left_out_negated": 2}
    >>> account_line(nx.MultiDiGraph(**counts))
    '2 relations, 1 stance: 1 in the graph; left out: 2 negated'
    """
    about = graph.graph
    total = ", ".join(f"{about[name]} {name[: -1 if about[name] == 1 else None]}" for name in JUDGED)
    words = {**REASONS, "same_actor": "within one country"} if about.get("level") == "country" else REASONS
    reasons = [f"{count} {told}" for name, told in words.items() if (count := about.get(f"left_out_{name}"))]
    return f"{total}: {about['in_graph']} in the graph" + (f"; left out: {', '.join(reasons)}" if reasons else "")
