"""The units of a run worked through: each becomes a part when its last article is done, and never half a part."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import time

from geo_nlp.drafts import this_machine
from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.extraction import Outcome
from geo_nlp.read import Failure
from geo_nlp.run.extracting import outcomes_of, setting_of
from geo_nlp.run.folder import RunFolder, clear_away, is_in_work, publish, unfinished
from geo_nlp.run.parts import PartWriter
from geo_nlp.run.pipelines import Setting, loaded, pipeline
from geo_nlp.run.plan import Plan, Unit
from geo_nlp.run.pool import Limits
from geo_nlp.run.preparing import base_of, lacking, open_run, options_for, plan_for, put_damaged_aside, set_aside
from geo_nlp.run.runrecords import need_pyarrow
from geo_nlp.run.settings import UNIT, RunOptions, settings_of
from geo_nlp.run.slices import Slices
from geo_nlp.types import Article

Shard = tuple[int, int]
"""Which of how many, counted from 1."""


@dataclass(frozen=True, slots=True)
class Calls:
    """Who is called with what a run reports: a failure, a line, how many articles there are and are done, an outcome;
    how many records were made elsewhere, and how many articles skipped there.
    """

    failure: Callable[[Failure], None] = lambda _: None
    notice: Callable[[str], None] = lambda _: None
    begun: Callable[[int, int], None] = lambda _, __: None
    outcome: Callable[[Outcome], None] = lambda _: None
    elsewhere: Callable[[int, int], None] = lambda _, __: None


@dataclass(slots=True)
class Job:
    """A run that is open: what is to be done of it, and how."""

    run: RunFolder
    plan: Plan
    hash: str
    setting: Setting
    slices: Slices
    workers: int
    limits: Limits
    calls: Calls
    notes: list[str] = field(default_factory=list)

    def note(self, line: str) -> None:
        """Report a line, and keep it for the log of the unit."""
        self.notes.append(line)
        self.calls.notice(line)


def extract_run(
    inputs: Iterable[str | Path],
    run: str | Path,
    *,
    options: RunOptions | None = None,
    workers: int = 1,
    shard: Shard | None = None,
    restart: bool = False,
    limits: Limits | None = None,
    unit: int = UNIT,
    calls: Calls | None = None,
) -> Plan:
    """Extract inputs into the folder of a run, or go on with one; what is done is not done again.

    Args:
        inputs: files, folders, globs, or "-"; those that the run has not read yet are added to it. Without any, it goes
            on with what it has.
        run: the folder.
        options: how inputs are read, and what the pipeline is made of; by default what the run was begun with.
        workers: processes; the parts are the same for any number.
        shard: (3, 64) for the third of 64 processes that share the units; all of them have the same folder.
        restart: begin anew; what there was is moved to a folder in the run, "old-1".
        limits: what an article may take in time, and a worker in memory.
        unit: articles of a part, when the run is begun.
        calls: what is reported on the way.

    Raises `InputError` where the run was made with other settings, with each difference.
    """
    job = prepare(
        inputs, RunFolder(Path(run)), options=options, workers=workers, restart=restart, limits=limits, unit=unit,
        calls=calls or Calls(),
    )  # fmt: skip
    number, of = shard or (1, 1)
    work_through(job, [one for one in job.plan.units if one.number % of == number - 1])
    return job.plan


def prepare(
    inputs: Iterable[str | Path],
    run: RunFolder,
    *,
    options: RunOptions | None = None,
    workers: int = 1,
    restart: bool = False,
    limits: Limits | None = None,
    unit: int = UNIT,
    calls: Calls | None = None,
) -> Job:
    """Open a run and plan its inputs; faults are reported before anything is written."""
    need_pyarrow()
    callbacks, named = calls or Calls(), list(inputs)
    chosen = options_for(run, options, with_inputs=bool(named))
    said: set[str] = set()

    def once(line: str) -> None:
        if line not in said:
            callbacks.notice(line)
        said.add(line)

    reading = chosen.reading(once)
    setting = setting_of(chosen.model, chosen.rules, chosen.ner, chosen.disputed, workers)
    nlp = (loaded if workers > 1 else pipeline)(setting)
    if restart and (old := set_aside(run)):
        callbacks.notice(f"what the run had so far is in {old}; delete that if you do not need it")
    made = open_run(run, settings_of(nlp, chosen), chosen, unit)
    plan = plan_for(run, named, made, reading, callbacks.failure)
    clear_away(run)
    put_damaged_aside(run, plan, made.hash, callbacks.notice)
    base = Path.cwd() if named else base_of(plan, made)
    slices = Slices(run, plan, reading, base, chosen.language)
    return Job(run, plan, made.hash, setting, slices, workers, limits or Limits(), callbacks)


def work_through(job: Job, units: Sequence[Unit]) -> None:
    """Do the units that are not done, and clear up."""
    if todo := units_to_do(job, units):
        do_units(job, todo)
    clear_away(job.run)


def units_to_do(job: Job, units: Sequence[Unit]) -> list[Unit]:
    """The units that are not done; an error where their inputs are not there. Tells how many articles there are."""
    todo = [unit for unit in units if not job.run.part(unit.number).exists()]
    total = sum(unit.articles for unit in units)
    job.calls.begun(total, total - sum(unit.articles for unit in todo))
    if gone := lacking(job.plan, job.run, job.slices.base, (part.input for unit in todo for part in unit.slices)):
        more = f", like {len(gone) - 1} more inputs" if len(gone) > 1 else ""
        raise InputError(
            f"{gone[0]}: not there, seen from {job.slices.base}{more}; put it back, or go to where the run was begun"
        )
    if others := {path.name.rpartition(".")[2].rpartition("-")[0] for path in in_work(job.run)}:
        names = ", ".join(sorted(others))
        job.calls.notice(f"others are at work in this run too ({names}); what they have begun is left to them at first")
    return todo


def do_units(job: Job, todo: Sequence[Unit]) -> None:
    """Make the parts of units."""
    begun: deque[PartWriter] = deque()

    def items() -> Iterator[Article | Failure]:
        for unit in free_units(job.run, todo):
            begun.append(PartWriter(job.run, unit, job.hash))
            yield from job.slices.of(unit)

    stream = outcomes_of(items(), job.setting, job.workers, pipeline, loaded, notice=job.note, limits=job.limits)
    try:
        for outcome in stream:
            writer = begun[0]
            writer.add(outcome)
            job.calls.outcome(outcome)
            if writer.is_full:
                writer.finish()
                _log(job, begun.popleft())
    except OSError as error:
        raise GeoNlpError(
            f"{job.run.path}: cannot be written ({error.strerror or error}); the units that are done stay: make room"
            " there, and continue"
        ) from error
    finally:
        stream.close()
        for writer in begun:
            writer.discard()


def free_units(run: RunFolder, units: Iterable[Unit]) -> Iterator[Unit]:
    """The units that no other process has begun, then those that one has begun and not finished meanwhile.

    The last are done in any case: who began them may be no more. Whoever is first makes the part; the other's is equal.
    """
    later: list[Unit] = []
    for unit in units:
        if run.part(unit.number).exists():
            continue
        if any(path.name.startswith(f".{unit.number:05}.") for path in in_work(run)):
            later.append(unit)
        else:
            yield unit
    yield from (unit for unit in later if not run.part(unit.number).exists())


def in_work(run: RunFolder) -> Iterator[Path]:
    """What other processes are writing."""
    own = f".{this_machine()}-{os.getpid()}-"
    return (path for path in unfinished(run.parts) if own not in path.name and is_in_work(path))


def _log(job: Job, writer: PartWriter) -> None:
    ended = time()
    entry = {
        "unit": writer.unit.number, "machine": this_machine(), "process": os.getpid(), "workers": job.workers,
        "began": _moment(writer.began), "ended": _moment(ended), "articles": writer.unit.articles, "notes": job.notes,
    }  # fmt: skip
    line = json.dumps(entry, ensure_ascii=False) + "\n"
    publish(job.run.logs / f"{writer.unit.number:05}.json", line.encode(), replace=True)
    job.notes.clear()


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
