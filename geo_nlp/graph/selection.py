"""Which facts become edges: the options of a graph, checked once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from geo_nlp.errors import InputError
from geo_nlp.graph.dates import within
from geo_nlp.graph.facts import Fact, Level
from geo_nlp.ontology.naming import edge_keys
from geo_nlp.periods import Period, bounds
from geo_nlp.suggest import unknown

INCLUDABLE = ("negated", "hypothetical")


@dataclass(frozen=True, slots=True)
class Selection:
    """Dates, predicates (None: all) and the kinds of unasserted records that were asked for."""

    limits: Period
    predicates: frozenset[str] | None
    include: frozenset[str]

    def keeps(self, fact: Fact) -> bool:
        """Whether a fact is wanted."""
        return self.refuses(fact) is None

    def refuses(self, fact: Fact) -> str | None:
        """Why a fact is not wanted, as `graph.left_out.REASONS` has it; None where it is."""
        if fact.negated and "negated" not in self.include:
            return "negated"
        if fact.hypothetical and "hypothetical" not in self.include:
            return "hypothetical"
        wanted = self.predicates
        if wanted is not None and fact.predicate not in wanted and fact.key not in wanted:
            return "predicate"
        return None if within(fact.date, self.limits) else "date"


def select(
    *, since: str | None, until: str | None, predicates: Collection[str] | None, include: Collection[str]
) -> Selection:
    """The selection that the options ask for; predicates and attitudes by any of their names (`ontology.naming`).

    >>> sorted(select(since=None, until=None, predicates=["accuse", "concern"], include=()).predicates)
    ['ACCUSE', 'stance:concern']
    """
    asked = frozenset([include] if isinstance(include, str) else include)
    for name in sorted(asked.difference(INCLUDABLE)):
        raise InputError(unknown("kind of records to include", name, INCLUDABLE))
    return Selection(bounds(since, until), None if predicates is None else edge_keys(predicates), asked)


def check_level(level: str) -> None:
    """Refuse a level that is neither actor nor country."""
    if level not in get_args(Level):
        raise InputError(unknown("level", level, get_args(Level)))
