"""The units of a run over a Dask cluster: a local one, or one whose scheduler is running somewhere.

Tasks are units by their numbers. Each writes its part into the folder of the run, which all machines share, and
returns numbers: nothing large travels. Only twice as many are under way as there are workers.
"""

from __future__ import annotations

import os
import pickle
import secrets
import time
from asyncio import CancelledError
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent import futures
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.gazetteer.disputed import POLICIES, in_use
from geo_nlp.ner import chosen
from geo_nlp.run.daskcluster import connected, need_distributed, own_cluster
from geo_nlp.run.dasktask import Answer, Errand, UnitTask
from geo_nlp.run.folder import RunFolder, clear_away
from geo_nlp.run.pipelines import Setting
from geo_nlp.run.plan import Plan, Unit
from geo_nlp.run.pool import Limits
from geo_nlp.run.preparing import options_for
from geo_nlp.run.settings import UNIT, RunOptions, read_settings
from geo_nlp.run.work import Calls, Job, prepare, units_to_do

if TYPE_CHECKING:
    from distributed import Client, Future

DEEP = 2  # units that a worker has at once, so that it need not wait for the next
RETRIES = 3
PATIENCE = 1.0  # seconds between two looks at the workers


def extract_on_dask(
    inputs: Iterable[str | Path],
    run: str | Path,
    *,
    scheduler: str | None = None,
    options: RunOptions | None = None,
    workers: int = 1,
    restart: bool = False,
    limits: Limits | None = None,
    unit: int = UNIT,
    calls: Calls | None = None,
) -> Plan:
    """Do what `extract_run` does by the workers of a Dask cluster, which see the run and its inputs under their paths.

    Args:
        scheduler: its address, as tcp://host:8786; without one, a cluster of `workers` processes is started here.

    The others are those of `extract_run`. A worker that is lost is survived; a unit that fails four times is named.
    """
    need_distributed()
    folder, named = RunFolder(Path(os.path.abspath(run))), list(inputs)
    callbacks = noticing_once(calls or Calls())
    asked = options_for(folder, options, with_inputs=bool(named))
    with ExitStack() as stack:
        there = stack.enter_context(connected(scheduler, callbacks)) if scheduler else None  # before inputs are counted
        job = prepare(named, folder, options=asked, restart=restart, limits=limits, unit=unit, calls=callbacks)
        if todo := units_to_do(job, job.plan.units):
            client = there or stack.enter_context(own_cluster(min(workers, len(todo))))
            Dispatcher(client, job, errand_of(job, asked)).do(todo)
    clear_away(folder)
    return job.plan


def errand_of(job: Job, options: RunOptions) -> Errand:
    """What tasks need to know: paths for any working directory, choices for any environment of a worker."""
    model = job.setting.model or os.environ.get("GEO_NLP_MODEL")
    there = Setting(
        os.path.abspath(model) if model and Path(model).is_dir() else model,
        tuple(map(os.path.abspath, job.setting.rules)), job.setting.digest, chosen(job.setting.ner),
        job.setting.disputed or next(name for name in POLICIES if name == in_use()),
    )  # fmt: skip
    made = read_settings(job.run)
    call = f"geo-nlp-{secrets.token_hex(6)}"
    return Errand(call, job.run.path, made.created, job.hash, job.slices.base.absolute(), options, there, job.limits)


@dataclass(slots=True)
class Dispatcher:
    """Gives units to the workers of a cluster, and takes in what comes of them."""

    client: Client
    job: Job
    errand: Errand
    under_way: dict[Future[Answer], Unit] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)
    reported: dict[int, tuple[int, int]] = field(default_factory=dict)  # records and skipped articles, by unit
    reports: SimpleQueue[tuple[int, int, int]] = field(default_factory=SimpleQueue)
    workers: set[str] = field(default_factory=set)
    given_up: list[str] = field(default_factory=list)

    def do(self, units: Sequence[Unit]) -> None:
        """Have all units done; raise an error that names those that were given up."""
        self.client.subscribe_topic(self.errand.call, lambda event: self.reports.put(event[1]))
        waiting = deque(units)
        try:
            while waiting or self.under_way:
                room = DEEP * max(1, self.look_at_workers())
                while waiting and len(self.under_way) < room:
                    self.submit(waiting.popleft())
                for future in self.ended():
                    if (again := self.take(future)) is not None:
                        waiting.appendleft(again)
        except (OSError, TimeoutError, CancelledError, futures.CancelledError) as error:
            self.under_way.clear()
            raise GeoNlpError(
                "the Dask scheduler is gone; the units that are done stay: start it again, and continue"
            ) from error
        finally:
            if self.under_way:
                self.client.cancel(list(self.under_way), force=True)
        if self.given_up:
            raise GeoNlpError(f"{'; '.join(self.given_up)}; the units that are done stay: see to it, and continue")

    def submit(self, unit: Unit) -> None:
        """Give a unit to the cluster."""
        number = unit.number
        key = f"{self.errand.call}-{number:05}-{self.tries.setdefault(number, 0)}"
        task = pickle.dumps(UnitTask(self.errand, number))
        self.under_way[self.client.submit(pickle.loads, task, key=key, pure=False)] = unit

    def look_at_workers(self) -> int:
        """How many workers there are; report those that are gone, and of those that are made for other work."""
        threads: dict[str, int] = self.client.nthreads()
        for gone in sorted(self.workers - set(threads)):
            self.job.calls.notice(f"worker {gone} is gone; the unit that it was at is done again")
        if not threads:
            self.job.calls.notice("there are no workers; it goes on when there are (dask worker ADDRESS --nthreads 1)")
        elif several := [name for name, count in sorted(threads.items()) if count > 1]:
            self.job.calls.notice(
                f"worker {several[0]} has {threads[several[0]]} threads, and works with one; for more, start it with"
                f" --nthreads 1 --nworkers {threads[several[0]]}"
            )
        self.workers = set(threads)
        return len(threads)

    def ended(self) -> list[Future[Answer]]:
        """The tasks that have ended, after a moment; what others report is passed on."""
        from distributed import wait

        try:
            wait(list(self.under_way), timeout=PATIENCE, return_when="FIRST_COMPLETED")
        except TimeoutError:
            if self.client.status != "running":
                raise
        try:
            while True:
                number, records, skipped = self.reports.get_nowait()
                self.progress(number, records, skipped)
        except Empty:
            pass
        return [future for future in self.under_way if future.done()]

    def progress(self, number: int, records: int, skipped: int) -> None:
        """Report what a unit has over what was reported; one that is done again has less for a while."""
        before = self.reported.get(number, (0, 0))
        now = (max(before[0], records), max(before[1], skipped))
        self.reported[number] = now
        self.job.calls.elsewhere(now[0] - before[0], now[1] - before[1])

    def take(self, future: Future[Answer]) -> Unit | None:
        """Take in what came of a task; the unit where it is to be tried again."""
        unit = self.under_way.pop(future)
        error = future.exception()
        if error is None:
            answer = future.result()
            for line in answer.notices:
                self.job.calls.notice(line)
            self.progress(unit.number, answer.records, answer.skipped)
            for failure in answer.failed:
                self.job.calls.outcome(failure)
            return None
        if isinstance(error, InputError):
            raise error
        if isinstance(error, ImportError) or (isinstance(error, AttributeError) and "geo_nlp" in str(error)):
            raise InputError(f"a worker has no geo_nlp, or another version of it ({error}); install the same there")
        reason = reason_of(error)
        self.tries[unit.number] += 1
        if self.tries[unit.number] > RETRIES:
            if isinstance(error, GeoNlpError):  # such as a full disk: the others would fare no better
                raise GeoNlpError(f"unit {unit.number}: {reason}")
            self.given_up.append(f"unit {unit.number} was given up after {RETRIES} retries ({reason})")
            return None
        self.job.calls.notice(
            f"unit {unit.number} failed ({reason}); try {self.tries[unit.number] + 1} of {RETRIES + 1} follows"
        )
        time.sleep(PATIENCE)
        return unit


def noticing_once(calls: Calls) -> Calls:
    """The same calls, but a line that several workers have to say is printed once."""
    said: set[str] = set()

    def once(line: str) -> None:
        if line not in said:
            calls.notice(line)
        said.add(line)

    return replace(calls, notice=once)


def reason_of(error: BaseException) -> str:
    """Why a task failed, in a line.

    A unit need not be to blame for the death of a worker: Dask counts that against all that the worker had before it.
    """
    if type(error).__name__ == "KilledWorker":
        return "its workers died, one after the other"
    return " ".join((str(error) if isinstance(error, GeoNlpError) else f"{type(error).__name__}: {error}").split())
