"""`geo-nlp extract --verify`: a file of records derived again, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo_nlp.cli.notes import counted, note
from geo_nlp.confidence import check_confidence, confident
from geo_nlp.errors import InputError
from geo_nlp.queries.recordfiles import records_of_file
from geo_nlp.read import Failure
from geo_nlp.read.sources import shown_name
from geo_nlp.run.extracting import setting_of
from geo_nlp.run.pipelines import pipeline
from geo_nlp.run.rederiving import compared

SHOWN = 3  # differences of a record that are shown


def verify(
    name: str, others: Iterable[object], *, model: str | None, rules: Any, ner: Any, disputed: Any,
    min_confidence: float | None, workers: int, timeout: float | None,
) -> int:  # fmt: skip
    """Derive each record of a file again from its text, date, source and id; report those that differ. Returns the
    exit code.

    The engine that is named in the records is compared once for all of them: where it is another, differences are to
    be expected. `others` are the options that have no meaning here.
    """
    from geo_nlp.pipeline import engine_of
    from geo_nlp.types import Engine

    if any(value not in (None, False) for value in others):
        alone = "--rules, --ner, --disputed, --min-confidence"
        raise InputError(f"--verify takes records as they are; give it with {alone} alone")
    check_confidence(min_confidence)
    setting = setting_of(model, rules, ner, disputed, workers)
    here = engine_of(pipeline(setting))
    engines: dict[str, int] = {}
    failed: list[Failure] = []

    def records() -> Iterator[tuple[str, Mapping[str, Any]]]:
        for number, record in enumerate(records_of_file(name, report), 1):
            engine = _engine(record.get("engine"))
            engines[engine] = engines.get(engine, 0) + 1
            yield f"record {number} ({record['id']})", {k: v for k, v in record.items() if k != "engine"}

    def report(failure: Failure) -> None:
        failed.append(failure)
        note(str(failure))

    def kept(record: dict[str, Any]) -> dict[str, Any]:
        del record["engine"]
        return record if min_confidence is None else confident(record, min_confidence)

    equal = different = 0
    for one in compared(records(), setting, workers=workers, timeout=timeout, notice=note, kept=kept):
        if not one.differences:
            equal += 1
            continue
        different += 1
        more = len(one.differences) - SHOWN
        note("; ".join([f"{one.where}: {one.differences[0]}", *one.differences[1:SHOWN], *_more(more)]))
    now = _engine({field: getattr(here, field) for field in Engine.__slots__})
    for engine, count in engines.items():
        if engine != now:
            note(f"{counted(count, 'record')} of another engine ({engine}; here {now})")
    shown = shown_name(name)
    unread = f", {counted(len(failed), 'line')} could not be read" if failed else ""
    note(f"{shown}: {equal:,} of {counted(equal + different, 'record')} equal{unread}")
    return 1 if different or failed else 0


def _more(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []


def _engine(engine: Any) -> str:
    return ", ".join(f"{key} {value}" for key, value in engine.items()) if isinstance(engine, Mapping) else "unknown"
