"""Which facts become edges: the options of a graph, checked once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from geo_nlp.errors import InputError
from geo_nlp.graph.dates import bounds, within
from geo_nlp.graph.facts import Fact, Level
from geo_nlp.ontology import load_ontology
from geo_nlp.periods import Period

INCLUDABLE = ("negated", "hypothetical")


@dataclass(frozen=True, slots=True)
class Selection:
    """Dates, predicates (None: all) and the kinds of unasserted records that were asked for."""

    limits: Period
    predicates: frozenset[str] | None
    include: frozenset[str]

    def keeps(self, fact: Fact) -> bool:
        """Whether a fact is wanted."""
        if fact.negated and "negated" not in self.include:
            return False
        if fact.hypothetical and "hypothetical" not in self.include:
            return False
        wanted = self.predicates
        return (wanted is None or fact.predicate in wanted or fact.key in wanted) and within(fact.date, self.limits)


def select(
    *, since: str | None, until: str | None, predicates: Collection[str] | None, include: Collection[str]
) -> Selection:
    """The selection that the options ask for; predicates in any case.

    >>> sorted(select(since=None, until=None, predicates=["accuse", "stance:concern"], include=()).predicates)
    ['ACCUSE', 'stance:concern']
    """
    asked = frozenset([include] if isinstance(include, str) else include)
    if unknown := sorted(asked.difference(INCLUDABLE)):
        raise InputError(f"cannot include {', '.join(unknown)}; there are {', '.join(INCLUDABLE)}")
    return Selection(bounds(since, until), _spelled(predicates), asked)


def check_level(level: str) -> None:
    """Refuse a level that is neither actor nor country."""
    if level not in get_args(Level):
        raise InputError(f"level {level!r} is unknown; there are {', '.join(get_args(Level))}")


def _spelled(predicates: Collection[str] | None) -> frozenset[str] | None:
    if predicates is None:
        return None
    ontology = load_ontology()
    known = [*ontology.predicates, "STANCE", *(f"stance:{attitude}" for attitude in ontology.attitudes)]
    spelled = {name.casefold(): name for name in known}
    asked = [predicates] if isinstance(predicates, str) else list(predicates)
    if unknown := sorted(name for name in asked if name.casefold() not in spelled):
        raise InputError(f"no predicate {', '.join(unknown)}; there are {', '.join(known)}")
    return frozenset(spelled[name.casefold()] for name in asked)
