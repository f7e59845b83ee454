"""A question: the options of `geo-nlp query` and `geo_nlp.query`, checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from geo_nlp.confidence import check_confidence
from geo_nlp.errors import InputError
from geo_nlp.periods import Day, Period, bounds, iso_date
from geo_nlp.suggest import unknown

Distinct = Literal["act", "story", "none"]
Unit = Literal["day", "week", "month", "quarter", "year"]
Level = Literal["country", "actor"]
Sort = Literal["date", "confidence"]
UNITS: tuple[Unit, ...] = get_args(Unit)
WHERE = ("place", "place_admin1", "place_country")
GROUPS = (*UNITS, "source", "target", "dyad", "predicate", "mode", "outlet", *WHERE)
POLARITIES = {"positive": 1, "neutral": 0, "negative": -1}
INCLUDABLE = ("negated", "hypothetical")
Names = str | Iterable[str] | None


@dataclass(frozen=True, slots=True)
class Question:
    """Who did what to whom, when: filters, what counts once, and how the answer is grouped.

    Several values of one option mean any of them; options are combined with "and".
    """

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    exact: bool = False
    official: bool = False
    foreign: bool = False
    predicate: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    polarity: str | None = None
    said_by: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: tuple[str, ...] = ()
    min_confidence: float | None = None
    include: tuple[str, ...] = ()
    distinct: Distinct = "act"
    by: tuple[str, ...] = ()
    dyads: bool = False
    period: Unit | None = None
    zeros: bool = False
    level: Level = "country"
    top: int | None = None
    limit: int | None = None
    sort: Sort = "date"

    @property
    def counts(self) -> bool:
        """Whether the answer counts, rather than listing acts with their evidence."""
        return self.dyads or bool(self.by)

    @property
    def unit(self) -> Unit | None:
        """The length of the periods that the answer has, if any."""
        return self.period or next((unit for unit in UNITS if unit in self.by), None)

    @property
    def where(self) -> str | None:
        """The column of the place by which the answer is grouped, if any."""
        return next((column for column in self.by if column in WHERE), None)

    @property
    def days(self) -> Period:
        """First and last day that is asked for."""
        return bounds(self.since, self.until)


def listed(names: Names) -> tuple[str, ...]:
    """One name or several as a tuple.

    >>> listed("China"), listed(["China", "Russia"]), listed(None)
    (('China',), ('China', 'Russia'), ())
    """
    return () if names is None else (names,) if isinstance(names, str) else tuple(names)


def question(
    *,
    source: Names = None,
    target: Names = None,
    who: Names = None,
    exact: bool = False,
    official: bool = False,
    foreign: bool = False,
    predicate: Names = None,
    mode: Names = None,
    polarity: str | None = None,
    said_by: Names = None,
    outlet: Names = None,
    since: Day | None = None,
    until: Day | None = None,
    place: Names = None,
    min_confidence: float | None = None,
    include: Names = None,
    distinct: str = "act",
    by: Names = None,
    dyads: bool = False,
    period: str | None = None,
    zeros: bool = False,
    level: str = "country",
    top: int | None = None,
    limit: int | None = None,
    sort: str = "date",
) -> Question:
    """The question that options ask; `InputError` where one has a value that it cannot have.

    >>> question(source="China", by="month").unit
    'month'
    """
    for name in listed(include):
        _among("kind of records to include", name, INCLUDABLE)
    groups = tuple(name.strip() for text in listed(by) for name in text.split(",") if name.strip())
    for name in groups:
        _among("grouping", name, GROUPS)
    for what, value, known in (
        ("polarity", polarity, tuple(POLARITIES)), ("way to count", distinct, get_args(Distinct)),
        ("period", period, UNITS), ("level", level, get_args(Level)), ("order", sort, get_args(Sort)),
    ):  # fmt: skip
        if value is not None:
            _among(what, value, known)
    check_confidence(min_confidence)
    asked = Question(
        source=listed(source), target=listed(target), who=listed(who), exact=exact, official=official, foreign=foreign,
        predicate=listed(predicate), mode=listed(mode), polarity=polarity, said_by=listed(said_by),
        outlet=listed(outlet), since=iso_date("since", since), until=iso_date("until", until), place=listed(place),
        min_confidence=min_confidence,
        include=listed(include),
        distinct=distinct,  # type: ignore[arg-type]
        by=groups, dyads=dyads,
        period=period,  # type: ignore[arg-type]
        zeros=zeros,
        level=level,  # type: ignore[arg-type]
        top=top, limit=limit,
        sort=sort,  # type: ignore[arg-type]
    )  # fmt: skip
    _consistent(asked)
    return asked


def _among(what: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise InputError(unknown(what, value, known))


def _consistent(asked: Question) -> None:
    """Refuse options that mean nothing together."""
    _ = asked.days
    units = [name for name in asked.by if name in UNITS]
    for wrong, message in (
        (asked.exact and asked.official, "--exact is the state alone, --official also its people in office; give one"),
        (asked.dyads and asked.by, "dyads are grouped already; give a period for them: --dyads --period month"),
        (asked.period and not asked.dyads, "a period is for --dyads; otherwise group with --by month"),
        (len(units) > 1, f"--by takes one period, not {' and '.join(units)}"),
        (asked.zeros and not asked.unit, "--zeros needs periods; add --by month, or --period month to --dyads"),
        (asked.top is not None and not asked.counts, "--top is for counts (--by, --dyads); for acts give --limit"),
        (asked.top is not None and asked.top < 1, "--top must be at least 1"),
        (asked.limit is not None and asked.limit < 1, "--limit must be at least 1"),
        (asked.sort != "date" and asked.counts, "--sort is for acts; counts are sorted by period or number"),
    ):
        if wrong:
            raise InputError(message)
