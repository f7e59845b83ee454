"""What a Dask worker does: one unit of a run, from its inputs to its part; it reports what came of it in numbers.

A part gets its name in one step and is never written over, so that a unit that is done twice does no harm. The pipeline
is loaded by the first task, not as the worker starts: there it would stop the worker's heartbeat for seconds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from geo_nlp.drafts import this_machine
from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.extraction import Outcome
from geo_nlp.process import claim
from geo_nlp.read import Failure
from geo_nlp.run.folder import RunFolder, is_in_work, is_run, remove, unfinished
from geo_nlp.run.parts import read_part
from geo_nlp.run.pipelines import Setting, pipeline
from geo_nlp.run.plan import Plan, Unit, read_plan
from geo_nlp.run.pool import Limits
from geo_nlp.run.runrecords import need_pyarrow
from geo_nlp.run.settings import RunOptions, differences, digest, read_settings, settings_of
from geo_nlp.run.slices import Slices
from geo_nlp.run.work import Calls, Job, do_units

OFTEN = 1.0  # seconds between two reports of a task
Report = Callable[[int, int], None]
"""Takes how many records a unit has so far, and how many articles were skipped."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What all tasks of a call have in common; `call` identifies the call, `created` the run."""

    call: str
    run: Path
    created: str
    hash: str
    base: Path
    options: RunOptions
    setting: Setting
    limits: Limits


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a unit: the number of records and of articles skipped, the failures, and lines to report."""

    records: int
    skipped: int
    failed: tuple[Failure, ...]
    notices: tuple[str, ...] = ()


class NotYet(GeoNlpError):
    """A shared folder does not show yet what another machine has written."""


_ALONE = threading.Lock()  # a pipeline is for one thread
_held: dict[str, Job] = {}
_notices: list[str] = []


def do_unit(errand: Errand, number: int) -> Answer:
    """Make the part of a unit, unless it is there."""
    claim()
    with _ALONE:
        run = seen(errand)
        _notices.clear()
        if not run.part(number).exists():
            job = _job(errand, run)
            try:
                _make(replace(job, calls=_calls(reports_of(errand.call, number))), number)
            except BaseException:
                _held.clear()  # its inputs are open somewhere within
                raise
        part, notices = read_part(run.part(number)), tuple(_notices)
    failed = tuple(Failure(one.where, one.reason) for one in part.failed)
    return Answer(len(part.ids), len(part.skipped), failed, notices)


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A call of `do_unit` that is made where this is unpickled, and not as Dask reads a task.

    A worker that cannot import the function of a task breaks its connection and dies; so the error is returned instead.
    """

    errand: Errand
    number: int

    def __reduce__(self) -> tuple[Callable[[Errand, int], Answer], tuple[Errand, int]]:
        return do_unit, (self.errand, self.number)


def seen(errand: Errand) -> RunFolder:
    """The run as this worker sees it; an error where it does not."""
    if not is_run(errand.run):
        raise InputError(
            f"{errand.run}: a worker on {this_machine()} does not see this run; give a folder that all machines have"
            " under the same path"
        )
    run = RunFolder(errand.run)
    if read_settings(run).created != errand.created:
        raise InputError(f"{errand.run}: on {this_machine()} this is another run; give a folder that is shared")
    return run


def _job(errand: Errand, run: RunFolder) -> Job:
    """The run as it is open in this process: inputs are gone through once, and compared with the plan once."""
    if errand.call not in _held:
        need_pyarrow()
        nlp, made = pipeline(errand.setting), read_settings(run).settings
        here = settings_of(nlp, errand.options)
        if digest(here) != errand.hash:
            different = "; ".join(differences(made, here))
            raise InputError(f"a worker on {this_machine()} differs from what the run was made with: {different}")
        plan = read_plan(run)
        reading = errand.options.reading(_notices.append)
        slices = Slices(run, plan, reading, errand.base, errand.options.language)
        _held.clear()
        _held[errand.call] = Job(
            run, plan, errand.hash, errand.setting, slices, workers=1, limits=errand.limits, calls=Calls()
        )
    return _held[errand.call]


def _make(job: Job, number: int) -> None:
    unit = unit_of(job.plan, number)
    left = [path for path in unfinished(job.run.parts) if path.name.startswith(f".{number:05}.")]
    if left:  # whoever began it may have died of an article: a process of its own finds that out
        job.limits = replace(job.limits, apart=True)
    for path in left:
        if not is_in_work(path):
            remove(path)
    if job.limits.apart or job.limits.timeout is not None:
        allow_children()
    do_units(job, [unit])


def unit_of(plan: Plan, number: int) -> Unit:
    """A unit by its number."""
    if number >= len(plan.units):
        raise NotYet(f"{this_machine()} does not see all of the plan")
    return plan.units[number]


def allow_children() -> None:
    """Let this process start others: Dask starts its workers as daemons, which may not."""
    from multiprocessing import current_process

    current_process().daemon = False


def reports_of(call: str, number: int) -> Report:
    """Tells the client how a unit is going, through the worker that this is called in."""
    from distributed import get_worker

    worker = get_worker()
    return lambda records, skipped: worker.log_event(call, (number, records, skipped))


def _calls(report: Report) -> Calls:
    """Collects notices, and reports once a second."""
    records = skipped = 0
    reported_at = time.monotonic()

    def note(outcome: Outcome) -> None:
        nonlocal records, skipped, reported_at
        records += not isinstance(outcome, Failure)
        skipped += isinstance(outcome, Failure) and outcome.skipped
        if time.monotonic() - reported_at >= OFTEN:
            reported_at = time.monotonic()
            report(records, skipped)

    return Calls(notice=_notices.append, outcome=note)
