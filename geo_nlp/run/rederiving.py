"""Records derived again from what they hold of their article, and compared with what they say."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo_nlp.extraction import Outcome
from geo_nlp.read import Failure
from geo_nlp.recorddict import RecordDict
from geo_nlp.records import added_warnings
from geo_nlp.run.extracting import outcomes_of
from geo_nlp.run.pipelines import Setting, pipeline
from geo_nlp.run.pool import Limits
from geo_nlp.types import Article, Dateline

Record = Mapping[str, Any]
ABSENT = object()

LIMIT_WARNINGS = (
    "text of more than ",
    "long sentences, of more than ",
    "nested reports: ",
    "long lists: ",
    "records end at ",
)
"""How the warnings begin that say that a limit has cut a record short."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A record, and where what is derived of its article now differs: "relations.0.confidence: 0.9, now 0.8"."""

    where: str
    differences: tuple[str, ...]


def article_of(record: Record) -> Article:
    """The article that a record was made of: its cleaned text, and what was known of it.

    What the record itself added is left out: the country of the dateline, and warnings about the text and the date.

    >>> article_of({"id": "a", "text": "Paris.", "dateline": {"place": "Paris", "country": "FRA"}}).dateline
    Dateline(place='Paris', country=None)
    """
    dateline = record.get("dateline") or {}
    date, text = record.get("date"), record["text"] or ""
    added = added_warnings(date, text)
    return Article(
        record["id"], text, record.get("title"), date, record.get("source"), record.get("url"),
        record.get("language") or "en", Dateline(dateline["place"], None) if dateline.get("place") else None,
        tuple(w for w in record.get("warnings") or () if w not in added and not w.startswith(LIMIT_WARNINGS)),
        record.get("path"),
    )  # fmt: skip


def compared(
    records: Iterable[tuple[str, Record]],
    setting: Setting,
    *,
    workers: int = 1,
    timeout: float | None = None,
    notice: Callable[[str], None] = lambda _: None,
    kept: Callable[[dict[str, Any]], dict[str, Any]] = lambda record: record,
) -> Iterator[Compared]:
    """Derive each record again, in order, and report where it differs; a place in a file stands with each.

    `kept` is what is left of a derived record before it is compared: that of the threshold by which records were made.
    """
    waiting: deque[tuple[str, Record]] = deque()

    def articles() -> Iterator[Article | Failure]:
        for pair in records:
            waiting.append(pair)
            yield article_of(pair[1])

    found = outcomes_of(articles(), setting, workers, pipeline, pipeline, notice=notice, limits=Limits(timeout=timeout))
    for outcome in found:
        where, record = waiting.popleft()
        yield Compared(where, tuple(_differences_of(record, outcome, kept)))


def _differences_of(
    record: Record, outcome: Outcome, kept: Callable[[dict[str, Any]], dict[str, Any]]
) -> Iterator[str]:
    if isinstance(outcome, Failure):
        return iter([f"no record any more: {outcome.error}"])
    return differences(record, kept(RecordDict(outcome)))


def differences(old: object, new: object, path: str = "") -> Iterator[str]:
    """Where two values of JSON differ, each place with both, the shorter ones whole.

    >>> list(differences({"a": [1, {"b": 2}], "c": 1}, {"a": [1, {"b": 3}, 4], "d": None}))
    ['a: 2 items, now 3', 'a.1.b: 2, now 3', 'c: 1, now absent', 'd: absent, now null']
    """
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in dict.fromkeys((*old, *new)):
            inner = f"{path}.{name}" if path else str(name)
            yield from differences(old.get(name, ABSENT), new.get(name, ABSENT), inner)
    elif _is_list(old) and _is_list(new):
        if len(old) != len(new):  # type: ignore[arg-type]
            yield f"{path}: {len(old)} items, now {len(new)}"  # type: ignore[arg-type]
        for number, (a, b) in enumerate(zip(old, new, strict=False)):  # type: ignore[call-overload]
            yield from differences(a, b, f"{path}.{number}")
    elif old != new or type(old) is not type(new):
        yield f"{path}: {_shown(old)}, now {_shown(new)}"


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _shown(value: object) -> str:
    """A value as JSON has it, cut off where it is long."""
    import json

    text = "absent" if value is ABSENT else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
