"""Articles over the cores of one machine: chunks go to worker processes, outcomes come back in order.

Where a process can be forked, the pipeline is loaded once and shared; elsewhere each worker loads its own. A chunk is
worked through as one batch, and what an article gives does not hang on its batch: the output is the same bytes for any
number of workers. Reading and cleaning stay with the parent: that is a fortieth of the work for text, but nearly half
of it for saved pages: a third worker finds no more to do.

A worker that dies is replaced. The articles that it was at are done again one by one, each in a fresh process; the one
that ends that too is a failure. So it is with a chunk that takes longer than one article may.
"""

from __future__ import annotations

import atexit
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait

from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.extraction import BATCH, Outcome
from geo_nlp.read import Failure
from geo_nlp.run.chunks import chunked
from geo_nlp.run.pipelines import Ready, Setting
from geo_nlp.run.worker import Extract, Task, Way, Worker, extracted, start
from geo_nlp.types import Article

FEW = 2 * BATCH
AHEAD = 6  # chunks a worker that are under way, or done and not yet taken
DEEP = 2  # chunks that a worker has at once, so that it need not wait for the next
MEMORY = 1_000_000_000  # bytes of a worker, which is renewed above that
RENEWED = 5_000  # chunks after which it is renewed in any case
SETTLED = 50  # chunks before which memory is no reason
GROWTH = 1.5  # times the memory after the first chunk, below which it is none either: a pipeline may be large
ATTENTION = 0.02  # seconds for which the parent reads on before it listens to its workers
LONGEST = 1_000_000  # seconds that one article may be given
STILLBORN = 3  # workers one after the other that died before they were ready
DIED = {
    "fork": "a worker process died as it started, most likely out of memory; give fewer workers",
    "spawn": "a worker process died as it started: out of memory (give fewer workers), or a script that does its work"
    ' outside of `if __name__ == "__main__":`',
}
KILLED = "killed the worker: out of memory or crash"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take: seconds for one article, bytes of memory, and chunks until it is renewed; `apart` has
    the work done in a process of its own even where one is enough.
    """

    timeout: float | None = None
    memory: int = MEMORY
    chunks: int = RENEWED
    apart: bool = False

    def __post_init__(self) -> None:
        if self.timeout is not None and not 0 < self.timeout <= LONGEST:
            raise InputError(f"timeout is {self.timeout:g}; give seconds, at most {LONGEST:,}")


def spread(
    items: Iterator[Article | Failure],
    workers: int,
    setting: Setting,
    ready: Ready,
    *,
    limits: Limits | None = None,
    notice: Callable[[str], None] = lambda _: None,
    work: Extract = extracted,
) -> Iterator[Outcome]:
    """Yield for each article its record or its failure, in order, by so many processes; failures pass as they are.

    `ready` (`loaded` or `pipeline`) has the pipeline made before this process is forked; `notice` takes a line on
    workers that died.
    """
    if way_of_starting() == "fork":
        ready(setting)
    pool = Pool(workers, setting, limits or Limits(), notice, work)
    atexit.register(pool.close)  # where outcomes are left when a program ends, multiprocessing would wait for ever
    try:
        yield from pool.outcomes(items)
    finally:
        pool.close()
        atexit.unregister(pool.close)


def way_of_starting() -> Way:
    """How workers start: a fork has the memory of this process, but not its other threads, whose locks stay shut."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


class Pool:
    """Workers, the tasks that none of them has yet, and all tasks under way in the order of their articles."""

    def __init__(
        self, workers: int, setting: Setting, limits: Limits, notice: Callable[[str], None], work: Extract
    ) -> None:
        self.size, self.setting, self.limits, self.notice, self.work = workers, setting, limits, notice, work
        self.workers: list[Worker] = []
        self.waiting: deque[Task] = deque()
        self.under_way: deque[Task] = deque()
        self.stillborn, self.heard = 0, time.monotonic()

    def outcomes(self, items: Iterator[Article | Failure]) -> Iterator[Outcome]:
        """Yield what comes of the items, with only so many under way that memory stays bounded."""
        chunks: Iterator[list[Article | Failure]] = chunked(self.hearing(items), 2 * self.size)
        more = True
        while more or self.under_way:
            room = len(self.under_way) < AHEAD * self.size
            if more and room:
                chunk = next(chunks, None)
                more = chunk is not None
                self.add(chunk or [])
            self.assign()
            is_done = not self.under_way or self.under_way[0].outcomes is not None
            self.listen(0.0 if is_done or (more and room) else None)  # who has nothing to do says nothing
            while self.under_way and (found := self.under_way[0].outcomes) is not None:
                self.under_way.popleft()
                yield from found

    def hearing(self, items: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        """Pass items through; while they are read and cleaned, workers are not kept waiting for long."""
        for item in items:
            if time.monotonic() - self.heard > ATTENTION:
                self.listen(0.0)
                self.assign()
            yield item

    def add(self, items: list[Article | Failure]) -> None:
        """Take in a chunk; one of failures alone is done."""
        failures = [item for item in items if isinstance(item, Failure)]
        if len(failures) == len(items):
            self.under_way.append(Task(items, outcomes=[*failures]))
        else:
            self.under_way.append(Task(items))
            self.waiting.append(self.under_way[-1])

    def assign(self) -> None:
        """Give the tasks that wait to the workers that have room."""
        while self.waiting and (worker := self.free(fresh=self.waiting[0].alone)):
            worker.give(self.waiting.popleft())

    def free(self, *, fresh: bool) -> Worker | None:
        """The worker with the fewest tasks, a new one while there may be more; `fresh` is one that has had none."""
        staying = [worker for worker in self.workers if not worker.leaving]
        idle = [worker for worker in staying if not worker.tasks]
        if unused := [worker for worker in idle if not worker.done]:
            return unused[0]
        if fresh and idle:
            idle[0].leave()
            staying.remove(idle.pop(0))
        if len(staying) < self.size and not (idle and not fresh):
            self.workers.append(start(way_of_starting(), self.setting, self.work))
            return self.workers[-1]
        room = [worker for worker in staying if len(worker.tasks) < DEEP and not fresh]
        return min(room, key=lambda worker: len(worker.tasks), default=None)

    def listen(self, patience: float | None) -> None:
        """Take what the workers have to say, waiting for it so long; end those that are at one article for too long."""
        busy = [worker for worker in self.workers if worker.tasks and worker.ready]
        if self.limits.timeout is not None and busy and patience is None:
            first = min(worker.since for worker in busy)
            patience = max(0.0, first + self.limits.timeout - time.monotonic())
        if not self.workers:
            return
        heard = wait([worker.pipe for worker in self.workers], patience)
        self.heard = time.monotonic()
        for worker in list(self.workers):
            if worker.pipe in heard:
                self.hear(worker)
        if self.limits.timeout is not None:
            for worker in [one for one in self.workers if one.tasks and one.ready]:
                if time.monotonic() - worker.since >= self.limits.timeout and not worker.pipe.poll():
                    worker.kill()
                    self.died(worker, f"took longer than {self.limits.timeout:g} s")

    def hear(self, worker: Worker) -> None:
        """Take all that a worker has to say now."""
        try:
            while worker.pipe.poll():
                answer = worker.take()
                if answer is None:
                    self.stillborn = 0
                    continue
                if answer.error is not None:
                    raise answer.error
                task = worker.tasks.popleft()
                task.outcomes = answer.outcomes
                worker.done += 1
                worker.first = worker.first or answer.memory
                tired = worker.done >= SETTLED and answer.memory > max(self.limits.memory, GROWTH * worker.first)
                if not worker.leaving and (task.alone or tired or worker.done >= self.limits.chunks):
                    worker.leave()
        except EOFError:
            worker.gone()
            self.died(worker, KILLED)

    def died(self, worker: Worker, reason: str) -> None:
        """See to what a worker had that is no more; one that was asked to leave may have had nothing."""
        self.workers.remove(worker)
        if not worker.ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise GeoNlpError(DIED[way_of_starting()])
            self.waiting.extendleft(reversed(worker.tasks))
        elif worker.tasks:
            suspect = worker.tasks.popleft()
            self.waiting.extendleft(reversed(worker.tasks))
            self.again(suspect, reason)

    def again(self, task: Task, reason: str) -> None:
        """Do the articles of a task one by one; for one that was alone this is the end."""
        if task.alone:
            task.outcomes = [Failure(name_of(item), reason) for item in task.items if isinstance(item, Article)]
            return
        count = sum(isinstance(item, Article) for item in task.items)
        said = "a worker process died" if reason == KILLED else f"a chunk {reason}"
        self.notice(f"{said}; its {count} article{'s' * (count != 1)} will be done again, one by one")
        single = [Task([i], alone=True, outcomes=[i] if isinstance(i, Failure) else None) for i in task.items]
        here = self.under_way.index(task)
        self.under_way = deque([*list(self.under_way)[:here], *single, *list(self.under_way)[here + 1 :]])
        self.waiting.extendleft(reversed([one for one in single if one.outcomes is None]))

    def close(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.kill()
        self.workers.clear()


def name_of(article: Article) -> str:
    """What an article is called in messages: where it was read, else its id."""
    return article.path or article.id
