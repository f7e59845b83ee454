"""The SQL of a question that counts: by period, by end, dyad, predicate or outlet, with the periods without acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo_nlp.queries.conditions import Conditions, joined
from geo_nlp.queries.question import UNITS, WHERE, Question, Unit
from geo_nlp.queries.schema import sql
from geo_nlp.queries.statements import LEFT, Statement, acts_of, in_one

STEPS = {"day": "1 DAY", "week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH", "year": "1 YEAR"}
LABELS = {
    "day": "strftime(start, '%Y-%m-%d')", "week": "strftime(start, '%G-W%V')", "month": "strftime(start, '%Y-%m')",
    "quarter": "strftime(start, '%Y-Q') || quarter(start)", "year": "strftime(start, '%Y')",
}  # fmt: skip
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
FIRST, LAST = f"{LEFT}first", f"{LEFT}last"
Expressions = dict[str, str]
POINT = ("place_level", "lat", "lon")
COLUMNS: dict[str, Expressions] = {
    "predicate": {"predicate": "coalesce(predicate, attitude)"}, "mode": {"mode": "mode"},
    "outlet": {"outlet": "outlet"}, "place_country": {"place_country": "place_country"},
    "place_admin1": {name: name for name in ("place_admin1", "place_country")},
    "place": {name: name for name in ("place", "place_admin1", "place_country")},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grouping:
    """What an answer is grouped by: `keys`, what says more about them (`about`), and the period."""

    keys: Expressions
    about: Expressions
    unit: Unit | None

    @property
    def names(self) -> list[str]:
        """The columns in the order in which they are shown: each key, and what says more about it."""
        named = [name for key in self.keys for name in (key, *(more for more in self.about if more.startswith(key)))]
        return [*named, *(more for more in self.about if more not in named)]


def is_filled(asked: Question) -> bool:
    """Whether the answer has the periods without acts, too."""
    by_period_alone = asked.unit is not None and asked.by == (asked.unit,) and asked.top is None
    return asked.unit is not None and (asked.zeros or by_period_alone)


def has_share(asked: Question) -> bool:
    """Whether the answer holds its articles against all that were published in a period."""
    return any(unit in asked.by for unit in UNITS)


def counts(asked: Question, wanted: Conditions, *, stories: bool, notes: bool = True) -> Statement:
    """The statement that counts what a question finds; `stories` where copies have been found.

    With `notes` every row says how many records are left out. Periods without acts are those between the days that
    are asked for, else the first and last day of the articles; where they have none, of the acts.
    """
    grouping, measures = grouping_of(asked), _measures(asked, stories)
    unit = grouping.unit
    start = {"start": f"CAST(date_trunc('{unit}', event_from) AS DATE)"} if unit else {}
    columns = _listed(grouping.keys | start | grouping.about | measures)
    parts = [
        acts_of(asked, wanted, stories=stories),
        f"counted AS (\n    SELECT\n        {columns}\n    FROM acts\n    WHERE {_counted(asked)}\n    GROUP BY ALL\n)",
    ]
    filled = is_filled(asked)
    parameters: dict[str, Any] = dict(wanted.parameters)
    if has_share(asked) or filled:
        parts.append(sql("published").strip().format(unit=unit, outlets=joined(wanted.found, only=["--outlet"])))
    if filled:
        since, until = asked.days
        parameters |= {"first": since if asked.since else None, "last": until if asked.until else None}
        parts.append(sql("spans").strip().format(unit=unit, step=STEPS[unit or "day"]))
    if unit and grouping.keys:
        parts.append(_groups(asked, grouping))
    subqueries = ",\n".join(parts)
    text = f"WITH {subqueries}\nSELECT {_shown(asked, grouping, measures, filled)}{_share(asked, filled)}"
    if notes:
        text += ",\n    left_out.*" + (f",\n    dated.first AS {FIRST}, dated.last AS {LAST}" if filled else "")
    text += f"\nFROM {_table(grouping, filled)}"
    if has_share(asked):
        text += f"\n    LEFT JOIN published ON published.start = {_period(filled)}"
    if notes:
        text += "\n    CROSS JOIN left_out" + ("\n    CROSS JOIN dated" if filled else "")
    if filled and grouping.keys:
        text += "\nWHERE periods.inside OR counted.acts IS NOT NULL"
    text += f"\nORDER BY {_order(asked, grouping)}"
    most = asked.limit if unit and grouping.keys else asked.top or asked.limit
    return Statement(text + (f"\nLIMIT {most}" if most else ""), parameters)


def grouping_of(asked: Question) -> Grouping:
    """How the acts of a question are grouped."""
    keys: Expressions = {}
    about: Expressions = {}
    for name in ("dyad",) if asked.dyads else asked.by:
        if name in COLUMNS:
            keys |= COLUMNS[name]
            about |= {what: f"any_value({what})" for what in POINT if name == "place"}
        elif name not in UNITS:
            for side in ("source", "target") if name == "dyad" else (name,):
                keys[side] = _end(side, asked, paired=name == "dyad")
                about |= _about(side, asked, paired=name == "dyad")
    return Grouping(keys, about, asked.unit)


def _node(side: str, asked: Question) -> str:
    """Whom an end counts for; outside of dyads also one that has nothing but a name."""
    node = f"{side}_node" if asked.level == "country" else side
    return node if asked.dyads or "dyad" in asked.by else f"coalesce({node}, {side}_name)"


def _crossed(asked: Question) -> str:
    """Whether a dyad that is the same both ways counts the other way round, so that it is one dyad."""
    return f'"symmetric" AND {_node("source", asked)} > {_node("target", asked)}'


def _end(side: str, asked: Question, *, paired: bool) -> str:
    other = "target" if side == "source" else "source"
    here, there = _node(side, asked), _node(other, asked)
    return f"CASE WHEN {_crossed(asked)} THEN {there} ELSE {here} END" if paired else here


def _about(side: str, asked: Question, *, paired: bool) -> Expressions:
    """Name of an end, and in dyads the country's number in the Correlates of War."""
    other = "target" if side == "source" else "source"

    def cell(column: str) -> str:
        crossed = f"CASE WHEN {_crossed(asked)} THEN {other}_{column} ELSE {side}_{column} END"
        return f"min({crossed if paired else f'{side}_{column}'})"

    return {f"{side}_name": cell("name")} | ({f"{side}_cow": cell("cow")} if paired else {})


def _measures(asked: Question, stories: bool) -> Expressions:
    found = {"acts": "count(*)"}
    if asked.dyads:
        found |= {name: f"count(*) FILTER (quad = {number})" for number, name in enumerate(QUADS, start=1)}
        found |= {"score_sum": "coalesce(sum(score), 0)", "score_mean": "avg(score)"}
    outlet = "credited" if stories else "outlet"
    if has_share(asked):
        same = f"date_trunc('{asked.unit}', date) = date_trunc('{asked.unit}', event_from)"
        found["timely"] = f"count(DISTINCT article) FILTER ({same})"
    return {
        **found, "records": "CAST(sum(records) AS BIGINT)", "articles": "count(DISTINCT article)",
        **({"stories": "count(DISTINCT story)"} if stories else {}),
        "sources": f"count(DISTINCT coalesce({outlet}, ''))",
    }  # fmt: skip


def _ends(asked: Question) -> list[str]:
    """An end or place by which acts are grouped is there; a dyad has two known ends that differ."""
    if asked.dyads or "dyad" in asked.by:
        return [f"{_node('source', asked)} <> {_node('target', asked)}"]
    ends = [f"{_node(side, asked)} IS NOT NULL" for side in asked.by if side in ("source", "target")]
    return [*ends, *(f"{column} IS NOT NULL" for column in asked.by if column in WHERE)]


def _counted(asked: Question) -> str:
    return " AND ".join([*([in_one(asked.unit)] if asked.unit else []), *_ends(asked)]) or "true"


def _groups(asked: Question, grouping: Grouping) -> str:
    """The groups over all periods, of which `--top` keeps those with the most acts."""
    about = "".join(f", min({name}) AS {name}" for name in grouping.about)
    keys = ", ".join(grouping.keys)
    most = f"\n    ORDER BY sum(acts) DESC, {keys}\n    LIMIT {asked.top}" if asked.top else ""
    return f"groups AS (\n    SELECT {keys}{about}\n    FROM counted\n    GROUP BY {keys}{most}\n)"


def _table(grouping: Grouping, filled: bool) -> str:
    """What is selected from: counts, with all periods, and for all groups."""
    if not grouping.unit:
        table = "counted"
    elif not grouping.keys:
        table = "periods LEFT JOIN counted USING (start)" if filled else "counted"
    else:
        same = " AND ".join(f"counted.{key} IS NOT DISTINCT FROM groups.{key}" for key in grouping.keys)
        joined = f"CROSS JOIN periods LEFT JOIN counted ON counted.start = periods.start AND {same}"
        table = f"groups {joined if filled else f'JOIN counted ON {same}'}"
    origin = _from(grouping)
    sides = [key for key in grouping.keys if key in ("source", "target")]
    return table + "".join(f"\n    LEFT JOIN countries AS {s}_state ON {s}_state.iso3 = {origin}{s}" for s in sides)


def _from(grouping: Grouping) -> str:
    return "groups." if grouping.unit and grouping.keys else "counted."


def _shown(asked: Question, grouping: Grouping, measures: Expressions, filled: bool) -> str:
    """The columns of the answer."""
    origin = _from(grouping)
    shown = []
    if grouping.unit:
        shown.append(f"{LABELS[grouping.unit].replace('start', _period(filled))} AS period")
    for name in grouping.names:
        side, _, what = name.partition("_")
        is_end = side in ("source", "target")
        cell = f"coalesce({side}_state.{what}, {origin}{name})" if is_end and what else f"{origin}{name}"
        by_state = what == "cow" and asked.level == "country"  # an armed group has no number, though its home has
        shown.append(f"{f'{side}_state.{what}' if by_state else cell} AS {name}")
    for name in measures:
        if name == "timely":
            continue
        whole = filled and name != "score_mean"
        shown.append(f"coalesce(counted.{name}, 0) AS {name}" if whole else f"counted.{name}")
    return "\n    " + ",\n    ".join(shown)


def _period(filled: bool) -> str:
    return "periods.start" if filled else "counted.start"


def _share(asked: Question, filled: bool) -> str:
    """The articles that were published in the period, and what share of them reports such acts of the period."""
    if not has_share(asked):
        return ""
    timely = "coalesce(counted.timely, 0)" if filled else "counted.timely"
    return f",\n    coalesce(published, 0) AS published,\n    {timely} / nullif(published, 0) AS share"


def _order(asked: Question, grouping: Grouping) -> str:
    if grouping.unit and not grouping.keys:
        return "counted.acts DESC, counted.start" if asked.top else "period"
    if grouping.unit:
        return ", ".join([*grouping.keys, "period"])
    return ", ".join(["acts DESC", *grouping.keys])


def _listed(expressions: Expressions) -> str:
    return ",\n        ".join(f"{expression} AS {name}" for name, expression in expressions.items())
