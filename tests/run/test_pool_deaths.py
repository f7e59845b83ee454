"""Workers that die, hang or grow: what they were at is done again, and the rest goes on.

The pipeline is a stand-in that takes no time: what is tested is the pool.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

import pytest

from geo_nlp.errors import GeoNlpError
from geo_nlp.extraction import Outcome
from geo_nlp.read import Failure
from geo_nlp.recorddict import RecordDict
from geo_nlp.run import pool
from geo_nlp.run.pipelines import Setting
from geo_nlp.run.pool import KILLED, Limits, Pool, spread
from geo_nlp.types import Article

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked, so that the stand-in is theirs")


def stand_in(_: Setting, items: Sequence[Article | Failure]) -> list[Outcome]:
    """A record of an article's id; some texts kill the process or take long."""
    found: list[Outcome] = []
    for item in items:
        if isinstance(item, Article):
            if "bomb" in item.text:
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(60 if "slow" in item.text else 0.002)
        found.append(item if isinstance(item, Failure) else RecordDict(id=item.id, length=len(item.text)))
    return found


def articles(count: int, *, said: dict[int, str] | None = None) -> list[Article]:
    return [Article(f"a{n}", (said or {}).get(n, "x") * 700, path=f"corpus.csv#{n + 1}") for n in range(count)]


def outcomes_of(
    items: Iterable[Article | Failure], workers: int = 2, limits: Limits | None = None
) -> tuple[list[Outcome], list[str]]:
    notices: list[str] = []
    found = spread(iter(items), workers, Setting(), lambda _: None, limits=limits, notice=notices.append, work=stand_in)
    return list(found), notices


LEFT = """
from test_pool_deaths import Setting, articles, spread, stand_in

found = spread(iter(articles(400)), 2, Setting(), lambda _: None, work=stand_in)
print(next(found)["id"], flush=True)
"""


def test_a_program_that_leaves_outcomes_ends() -> None:
    """Its workers do not heed SIGTERM, by which multiprocessing would have them end before it waits for them."""
    done = subprocess.Popen(
        [sys.executable, "-c", LEFT], cwd=os.path.dirname(__file__), stdout=subprocess.PIPE, start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    try:
        assert (done.communicate(timeout=120)[0], done.returncode) == (b"a0\n", 0)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(done.pid, signal.SIGKILL)


def records(items: Sequence[Article]) -> list[Outcome]:
    return [RecordDict(id=item.id, length=len(item.text)) for item in items]


def test_outcomes_come_in_order_with_failures_in_their_place() -> None:
    given: list[Article | Failure] = [*articles(300)]
    given[7:7] = [Failure("b", "broken")] * 70
    found, notices = outcomes_of(given, workers=3)
    assert found == [*records(articles(7)), *[Failure("b", "broken")] * 70, *records(articles(300)[7:])]
    assert not notices


def test_a_pool_ends_though_its_last_inputs_are_read_late() -> None:
    """All work is done and heard of while a last file is still being read, which then cannot be."""

    def late() -> Iterator[Article | Failure]:
        yield from articles(300)
        for _ in range(200):
            time.sleep(0.01)
            yield Failure("b", "broken")

    found, _ = outcomes_of(late(), workers=2)
    assert found == [*records(articles(300)), *[Failure("b", "broken")] * 200]


def test_the_article_that_kills_its_worker_is_named_and_the_rest_goes_on() -> None:
    given = articles(200, said={3: "bomb", 60: "bomb", 199: "bomb"})
    found, notices = outcomes_of(given)
    failures = {n: outcome for n, outcome in enumerate(found) if isinstance(outcome, Failure)}
    assert failures == {n: Failure(f"corpus.csv#{n + 1}", KILLED) for n in (3, 60, 199)}
    assert [o for o in found if not isinstance(o, Failure)] == records([a for a in given if "bomb" not in a.text])
    assert len(notices) == 3
    assert "will be done again, one by one" in notices[0]


def test_an_article_that_takes_too_long_is_named_and_the_rest_goes_on() -> None:
    given = articles(100, said={40: "slow"})
    found, notices = outcomes_of(given, limits=Limits(timeout=0.7))
    assert found[40] == Failure("corpus.csv#41", "took longer than 0.7 s")
    assert found[:40] + found[41:] == records(given[:40] + given[41:])
    assert notices == [notices[0]] and notices[0].startswith("a chunk took longer than 0.7 s; its ")


def watched(workers: int, act: Callable[[Pool], None], limits: Limits | None = None) -> list[Outcome]:
    """What a pool gives when something is done to it now and then."""
    made = Pool(workers, Setting(), limits or Limits(), lambda _: None, stand_in)
    found: list[Outcome] = []
    try:
        for outcome in made.outcomes(iter(articles(600))):
            found.append(outcome)
            if len(found) % 60 == 0:
                act(made)
    finally:
        made.close()
    return found


def test_workers_that_are_killed_from_outside_lose_nothing() -> None:
    killed: list[int] = []

    def kill(made: Pool) -> None:
        """Kill a worker, but none that tries an article for the second time: that would be a failure."""
        for worker in made.workers:
            if worker.ready and worker.process.pid and not any(task.alone for task in worker.tasks):
                os.kill(worker.process.pid, signal.SIGKILL)
                killed.append(worker.process.pid)
                return

    assert watched(2, kill) == records(articles(600))
    assert len(killed) > 5


def test_a_worker_is_renewed_after_so_many_chunks_and_when_it_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[int | None] = set()

    def note(made: Pool) -> None:
        seen.update(worker.process.pid for worker in made.workers)

    monkeypatch.setattr(pool, "SETTLED", 2)
    monkeypatch.setattr(pool, "GROWTH", 0)
    assert watched(1, note, Limits(memory=1)) == records(articles(600))
    assert len(seen) > 4
    seen.clear()
    assert watched(1, note, Limits(chunks=3)) == records(articles(600))
    assert len(seen) > 3
    seen.clear()
    assert watched(1, note, Limits(memory=10**12)) == records(articles(600))
    assert len(seen) == 1


def test_only_so_many_chunks_are_read_ahead() -> None:
    read = 0

    def stream() -> Iterator[Article]:
        nonlocal read
        for article in articles(3_000):
            read += 1
            yield article

    found = spread(stream(), 2, Setting(), lambda _: None, work=stand_in)
    next(found)
    time.sleep(0.3)
    assert read < 1_000
    found.close()  # type: ignore[attr-defined]


def stillborn(_: Setting, __: Sequence[Article | Failure]) -> list[Outcome]:
    os._exit(1)


def test_workers_that_never_start_end_the_run_with_the_reason() -> None:
    with pytest.raises(GeoNlpError, match="a worker process died as it started"):
        list(spread(iter(articles(80)), 2, Setting(), lambda _: None, work=stillborn))
