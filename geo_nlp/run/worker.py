"""A process that works through articles, and the end of it that its parent holds.

The parent never waits in sending: the worker takes chunks in by a thread of their own. A `Doc` never travels (pickled,
it is megabytes).
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

from geo_nlp.extraction import Outcome, outcomes
from geo_nlp.process import claim
from geo_nlp.read import Failure
from geo_nlp.run.pipelines import Setting, pipeline
from geo_nlp.types import Article

Way = Literal["fork", "spawn"]
Items = Sequence[Article | Failure]
Extract = Callable[[Setting, Items], list[Outcome]]
PATIENCE = 5.0  # seconds in which a worker that is asked to end does so


@dataclass(slots=True, eq=False)
class Task:
    """Articles that are worked through together, with the failures between them; `alone` is one tried by itself."""

    items: list[Article | Failure]
    alone: bool = False
    outcomes: list[Outcome] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of a task: its outcomes or the error that ended it, and its own memory in bytes."""

    outcomes: list[Outcome]
    error: BaseException | None
    memory: int


def extracted(setting: Setting, items: Items) -> list[Outcome]:
    """The outcomes of articles, with the pipeline of this process."""
    return list(outcomes(items, nlp=pipeline(setting)))


@dataclass(slots=True, eq=False)
class Worker:
    """The parent's end of a worker: the process, the pipe to it, the tasks that it has, and since when the first."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    tasks: deque[Task] = field(default_factory=deque)
    since: float = 0.0
    done: int = 0
    first: int = 0  # bytes of memory after the first task
    leaving: bool = False

    def give(self, task: Task) -> None:
        """Send a task; a worker that is dying does not take it, which is found out later."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):
            self.pipe.send(task.items)

    def take(self) -> Answer | None:
        """What it says next: the answer to its first task, None when it is ready; raises EOFError when it is dead."""
        try:
            answer: Answer | None = self.pipe.recv()
        except OSError as error:
            raise EOFError from error
        self.since = time.monotonic()
        self.ready = True
        return answer

    def leave(self) -> None:
        """Let it end once it has done what it has."""
        self.leaving = True
        with suppress(OSError):
            self.pipe.send(None)

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.gone()

    def gone(self) -> None:
        """Clear up after it."""
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.pipe.close()


def start(way: Way, setting: Setting, work: Extract) -> Worker:
    """Start a worker."""
    context = get_context(way)
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, setting, work), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return Worker(process, ours)


def serve(pipe: Connection, setting: Setting, work: Extract) -> None:
    """Answer chunk by chunk until asked to end."""
    claim()
    _leave_signals_to_parent()
    logging.getLogger("geo_nlp").addHandler(logging.NullHandler())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    chunks: queue.SimpleQueue[Items | None] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, chunks), daemon=True).start()
    with suppress(OSError):  # nobody listens any more
        first = answer_to(setting, (), work)  # has the pipeline made
        pipe.send(first if first.error else None)
        while (items := chunks.get()) is not None:
            pipe.send(answer_to(setting, items, work))


def answer_to(setting: Setting, items: Items, work: Extract) -> Answer:
    """Work through items; an error in the program itself is reported as such."""
    try:
        return Answer(work(setting, items), None, memory_in_use())
    except Exception as error:
        return Answer([], error, 0)


def _leave_signals_to_parent() -> None:
    """What asks the program to end reaches the whole group: the parent ends its workers."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _receive(pipe: Connection, chunks: queue.SimpleQueue[Items | None]) -> None:
    try:
        while True:
            chunks.put(pipe.recv())
    except (EOFError, OSError):
        chunks.put(None)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def memory_in_use() -> int:
    """Bytes of memory that this process holds; where the system does not say, the most that it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        pass
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
