"""An analysis as JSON, and as a Markdown report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import geo_nlp
from geo_nlp.analysis.evidence import Evidence
from geo_nlp.analysis.measures import measures
from geo_nlp.analysis.report import Section, headline, sections
from geo_nlp.analysis.results import Analysis
from geo_nlp.analysis.tables import DECIMALS, rounded

SCHEMA = 1
_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def json_of(analysis: Analysis) -> str:
    """The whole analysis as JSON: settings, size, notes, measures with sources and limits, and all figures."""
    content: dict[str, Any] = {
        "schema": SCHEMA, "made_by": f"geo_nlp {geo_nlp.__version__}", "decimals": DECIMALS,
        "measures": {name: asdict(measure) for name, measure in measures().items()},
    }  # fmt: skip
    content |= {name: _plain(getattr(analysis, name)) for name in analysis.__dataclass_fields__ if name != "acts"}
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {_lined(value)}" for name, value in content.items()) + "\n}\n"


def _lined(value: Any) -> str:
    """A value as JSON, with a line for each item of a list: many figures are written quickly, and compared by line."""
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    """What JSON can hold, with floats rounded; the most frequent kinds come first, since there are many values."""
    kind = type(value)
    if kind is str or kind is int or value is None or kind is bool:
        return value
    if kind is float:
        return rounded(value)
    if kind is tuple:
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}


def markdown_of(analysis: Analysis, *, top: int) -> str:
    """The report: a section for each table with its sentences, and at the end how each measure is made."""
    return "\n".join(_lines(analysis, top)) + "\n"


def _lines(analysis: Analysis, top: int) -> Iterator[str]:
    settings = analysis.settings
    yield "# Analysis of the actor graph"
    yield f"\n{escaped(headline(analysis))}."
    rule = "acts" if settings.signed_by == "acts" else "scores"
    yield (
        f"\nSigned ties by {rule}, dead band {settings.dead_band:g}, {settings.min_acts} or more acts; seed"
        f" {settings.seed}, {settings.bootstrap} draws of stories, solver {settings.solver or 'none'}."
        f" Made by geo_nlp {geo_nlp.__version__}."
    )
    for text in settings.filters:
        yield f"\nOnly acts with {escaped(text)}."
    if analysis.notes:
        yield ""
        yield from (f"- {escaped(note)}" for note in analysis.notes)
    used: dict[str, None] = {}
    for section in sections(analysis, top=top):
        yield from _section(section)
        used |= dict.fromkeys(section.measures)
    yield "\n## How it is measured"
    for name in used:
        measure = measures()[name]
        ends = f"*Source:* {escaped(measure.source)} *Limits:* {escaped(measure.limits)}"
        yield f"\n**{measure.title}.** {escaped(measure.meaning)} {ends}"


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {section.title}\n"
    yield "| " + " | ".join(map(escaped, section.columns)) + " |"
    yield "| " + " | ".join("---" for _ in section.columns) + " |"
    for row in section.rows:
        yield "| " + " | ".join(map(escaped, row)) + " |"
    if section.quotes:
        yield ""
        yield from (f"- {escaped(about)}: {quoted(evidence)}" for about, evidence in section.quotes)


def quoted(evidence: Evidence) -> str:
    """A sentence and where it stands, as Markdown; addresses that are no web page are not linked."""
    where = ", ".join(filter(None, (evidence.outlet, evidence.date)))
    link = evidence.url if evidence.url and evidence.url.startswith(("http://", "https://")) else None
    place = f"<{link}>" if link and not re.search(r"[\s<>]", link) else escaped(evidence.path or evidence.article)
    return f"“{escaped(evidence.sentence)}” ({escaped(where) + ', ' if where else ''}{place})"


def escaped(text: str) -> str:
    """Text that Markdown takes for text.

    >>> escaped("<b>|x|</b>")
    '\\\\<b\\\\>\\\\|x\\\\|\\\\</b\\\\>'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
