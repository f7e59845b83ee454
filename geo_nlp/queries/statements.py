"""The SQL of a question that lists acts with their evidence, and what all questions have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from geo_nlp.queries.conditions import Conditions, joined
from geo_nlp.queries.question import Question
from geo_nlp.queries.schema import quoted, sql

EVIDENCE = (
    "event_date", "source_name", "predicate", "attitude", "target_name", "polarity", "negated", "modality", "speaker",
    "place", "sentence", "outlet", "title", "date", "url", "path", "source", "source_country", "source_cow",
    "source_sector", "target", "target_country", "target_cow", "target_sector", "kind", "mode", "quad", "quad_name",
    "cameo_root", "score", "strength", "symmetric", "event_date_granularity", "event_date_source", "event_from",
    "event_to", "place_level", "place_admin1", "place_country", "lat", "lon", "killed", "injured", "trigger", "rule",
    "confidence", "article", "act", "finding", "records",
)  # fmt: skip
DATES = ("--since", "--until")
LATER = (*DATES, "--include")
"""Conditions that are looked at last, so that what they leave out can be reported."""
LEFT = "left_out_"
ORDER = (
    "predicate IS NULL",
    "(source IS NOT NULL)::INT + (target IS NOT NULL)::INT DESC",
    "event_date_source = 'text' DESC NULLS LAST",
    "confidence DESC NULLS LAST",
)
COUNTED = ("predicate", "attitude", "event_from")
LISTED = (*COUNTED, "start", "path", "finding")
"""Which record reports an act: a relation rather than a stance, with known ends, a date of its own, the most certain.
What decides between equals is no more than what an answer shows, since each column costs time."""
KEYS = {"act": "article, outlet, act", "story": "story, told_as, told_on, told_nth"}
"""What makes two records one act: the act of an article, or the same one of the same kind in copies of a story."""
STEPS = {"act": ("matched", "acts"), "story": ("matched", "told", "acts"), "none": ("matched", "records")}
"""The subqueries that lead from the findings to acts, one file each."""
SOURCE, TARGET = "coalesce(source_node, source_name)", "coalesce(target_node, target_name)"
ENDS = (
    f'CASE WHEN "symmetric" THEN least({SOURCE}, {TARGET}) ELSE {SOURCE} END, '
    f'CASE WHEN "symmetric" THEN greatest({SOURCE}, {TARGET}) ELSE {TARGET} END'
)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with the values of its parameters."""

    sql: str
    parameters: dict[str, Any]

    def __str__(self) -> str:
        r"""The SQL, and the parameters as comments below it.

        >>> print(Statement("SELECT $p1", {"p1": "CHN"}))
        SELECT $p1
        -- $p1 = 'CHN'
        """
        values = (str(value) if isinstance(value, date) else value for value in self.parameters.values())
        lines = (f"-- ${name} = {value!r}" for name, value in zip(self.parameters, values, strict=True))
        return "\n".join([self.sql, *lines])


def evidence(asked: Question, wanted: Conditions, *, stories: bool) -> Statement:
    """The statement that lists the acts of a question with their evidence; `stories` where copies have been found."""
    columns = [*EVIDENCE, "story"] if stories else EVIDENCE
    order = "event_from NULLS LAST" if asked.sort == "date" else "confidence DESC NULLS LAST, event_from NULLS LAST"
    text = (
        f"WITH {acts_of(asked, wanted, stories=stories)}\nSELECT {', '.join(map(quoted, columns))}, left_out.*, "
        f"count(*) OVER () AS {LEFT}of\nFROM acts CROSS JOIN left_out\n"
        f"ORDER BY {order}, article, path, start, finding, source_node, target_node"
    )
    limit = f"\nLIMIT {asked.limit}" if asked.limit else ""
    return Statement(text + limit, wanted.parameters)


def acts_of(asked: Question, wanted: Conditions, *, stories: bool) -> str:
    """Subqueries: the records that fit, how many of them are left out, and the best of those that report one act."""
    findings, columns = "findings", "*"
    if stories or asked.distinct == "story":
        findings = sql("reported_stories").strip().format(findings=findings).replace("\n", "\n    ")
    if wanted.as_written:
        findings = (
            f'(\n        SELECT *, "symmetric" AND NOT coalesce({wanted.as_written}, false) AS turned\n'
            f"        FROM {findings}\n    )"
        )
        columns = sql("turned").strip().replace("\n", "\n    ")
    kept = joined(wanted.found, only=LATER)
    told, every = f"matched\n    WHERE {kept}", "*"
    if asked.distinct == "story":
        told, every = "numbered", "* EXCLUDE (told_as, told_on, told_at, told_nth)"
    parts = {
        "told": told, "every": every, "columns": columns, "findings": findings,
        "conditions": joined(wanted.found, but=LATER), "kept": kept,
        "left_out": _left_out(asked, wanted), "key": _key(asked, wanted),
        "act": f"article, path, outlet, act, {ENDS}", "ends": ENDS,
        "order": ",\n            ".join((*ORDER, *(COUNTED if asked.counts else LISTED), *["score"] * asked.dyads)),
    }  # fmt: skip
    return ",\n".join(sql(step).strip().format(**parts) for step in STEPS[asked.distinct])


def _left_out(asked: Question, wanted: Conditions) -> str:
    """Counts of records that fit but for what they are, or for their date or place."""
    inside, kept = joined(wanted.found, only=DATES), joined(wanted.found, only=LATER)
    undated = inside != "true"
    counted = {
        "negated": f"negated AND {inside}",
        "hypothetical": f"hypothetical AND NOT negated AND {inside}",
        "undated": "event_from IS NULL AND NOT negated AND NOT hypothetical" if undated else "false",
        "coarse": f"{kept} AND {in_one(asked.unit)} IS NOT true" if asked.unit else "false",
        "unplaced": f"{kept} AND {asked.where} IS NULL" if asked.where else "false",
    }
    return ",\n        ".join(f"count(*) FILTER ({condition}) AS {LEFT}{name}" for name, condition in counted.items())


def _key(asked: Question, wanted: Conditions) -> str:
    """What makes records one act; between two that are asked for, the ends are the same anyway."""
    fixed = len(asked.source) == len(asked.target) == 1 and not any(actor.name for actor in wanted.actors)
    return KEYS.get(asked.distinct, "") + ("" if fixed and asked.distinct == "act" else f", {ENDS}")


def in_one(unit: str) -> str:
    """That a date gives the period: it begins and ends in the same one."""
    return f"(date_trunc('{unit}', event_from) = date_trunc('{unit}', event_to))"
