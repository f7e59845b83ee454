"""Runs over a Dask cluster: a scheduler and workers that are processes, some of which die.

The pipeline is a stand-in (standin.py), which workers get as their preload.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from runcorpus import ROOT, command, left_over, parts, stand_in, write_corpus
from signals import signals_as_usual

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are ended by POSIX signals")
HERE = Path(__file__).parent
RUN = ("extract", "news", "--run", "run", "--unit", "10", "--engine", "dask")
FEW = "127 articles: 127 records"


def environment(**more: str) -> dict[str, str]:
    preload = {"DASK_DISTRIBUTED__WORKER__PRELOAD": "standin", "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "info"}
    return {**os.environ, "PYTHONPATH": f"{ROOT}:{HERE}", **preload, **more}


def wait_until(is_so: object, seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not is_so():  # type: ignore[operator]
        assert time.monotonic() < ends, "waited for too long"
        time.sleep(0.02)


@dataclass
class Cluster:
    """A scheduler, and workers in folders of their own."""

    folder: Path
    env: dict[str, str]
    scheduler: subprocess.Popen[bytes]
    address: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self, *options: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a worker without a nanny, so that it is one process, and stays dead."""
        place = self.folder / f"worker{len(self.workers)}"
        place.mkdir()
        words = ("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *options)
        self.workers.append(started(words, place, {**self.env, **env}))
        return self.workers[-1]

    @property
    def options(self) -> tuple[str, ...]:
        return "--scheduler", self.address


def started(words: tuple[str, ...], place: Path, env: dict[str, str]) -> subprocess.Popen[bytes]:
    with (place / "log").open("wb") as log:
        return subprocess.Popen([sys.executable, "-m", "dask", *words], cwd=place, env=env, stderr=log, stdout=log)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process; until its parent has heard of that, it counts as alive."""
    process.kill()
    process.wait()


@contextmanager
def cluster_in(folder: Path, workers: int, **env: str) -> Iterator[Cluster]:
    place = folder / "scheduler"
    place.mkdir()
    address_file, full = place / "scheduler.json", environment(**env)
    words = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address_file))
    processes = [started(words, place, full)]
    wait_until(lambda: address_file.exists() and address_file.read_text().strip().endswith("}"))
    made = Cluster(folder, full, processes[0], json.loads(address_file.read_text())["address"])
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        for process in (*made.workers, made.scheduler):
            end(process)


@pytest.fixture
def whole(tmp_path: Path, corpus: Path) -> dict[str, bytes]:
    """The parts of a run that nobody disturbed, by the local engine."""
    assert stand_in(tmp_path, "extract", "news", "--run", "whole", "--unit", "10").returncode == 0
    return parts(tmp_path / "whole")


def begin(folder: Path, *args: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(*args), cwd=folder, env=environment(**env), stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=signals_as_usual,
    )  # fmt: skip


def said_by(process: subprocess.Popen[str], seconds: float = 60) -> list[str]:
    return process.communicate(timeout=seconds)[1].splitlines()


def is_writing(run: Path, process: int) -> bool:
    return any(f"-{process}-" in path.name for path in run.glob("parts/.*"))


def done_by(run: Path) -> set[int]:
    """The processes that have made parts, by the logs."""
    return {json.loads(path.read_text())["process"] for path in run.glob("log/0*.json")}


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(tmp_path: Path, whole: dict[str, bytes]) -> None:
    with cluster_in(tmp_path, 2, STAND_IN_PAUSE="0.06") as cluster:
        process, (victim, _) = begin(tmp_path, *RUN, *cluster.options), cluster.workers
        wait_until(lambda: victim.pid in done_by(tmp_path / "run"))
        wait_until(lambda: is_writing(tmp_path / "run", victim.pid))
        time.sleep(0.3)  # so that the client has seen it among the workers
        end(victim)
        said = said_by(process)
    assert process.returncode == 0, said
    assert [line for line in said if re.fullmatch(r"geo-nlp: worker tcp://[\d.:]+ is gone; the unit .* again", line)]
    assert said[-1] == f"geo-nlp: {FEW}"
    assert parts(tmp_path / "run") == whole
    assert not left_over(tmp_path / "run")
    assert done_by(tmp_path / "run") == {worker.pid for worker in cluster.workers}


@pytest.mark.slow
def test_a_cluster_of_our_own(tmp_path: Path, whole: dict[str, bytes]) -> None:
    process = begin(tmp_path, *RUN, "--workers", "2")
    said = said_by(process)
    assert (process.returncode, said[-1]) == (0, f"geo-nlp: {FEW}")
    assert len(said) == 3  # two lines on the columns of the table
    assert parts(tmp_path / "run") == whole
    process = begin(tmp_path, "extract", "--run", "run", "--engine", "dask")
    assert said_by(process)[0] == "geo-nlp: 127 of 127 articles were done before; nothing is left to do"


@pytest.mark.slow
def test_workers_that_are_killed_again_and_again(tmp_path: Path, whole: dict[str, bytes]) -> None:
    with cluster_in(tmp_path, 2, STAND_IN_PAUSE="0.03") as cluster:
        process = begin(tmp_path, *RUN, *cluster.options)
        for number in range(4):
            victim = cluster.workers[number]
            wait_until(lambda victim=victim: is_writing(tmp_path / "run", victim.pid))
            end(victim)
            cluster.add_worker()
        said = said_by(process)
    assert process.returncode == 0, said
    assert parts(tmp_path / "run") == whole
    assert not left_over(tmp_path / "run")


@pytest.mark.slow
def test_a_scheduler_that_is_gone_is_a_line(tmp_path: Path, whole: dict[str, bytes]) -> None:
    with cluster_in(tmp_path, 2, STAND_IN_PAUSE="0.1") as cluster:
        process = begin(tmp_path, *RUN, *cluster.options)
        wait_until(lambda: any((tmp_path / "run").glob("parts/0*")))
        end(cluster.scheduler)
        said = said_by(process)
    assert process.returncode == 2, said
    assert said[-1] == (
        "geo-nlp: the Dask scheduler is gone; the units that are done stay: start it again, and continue with: geo-nlp"
        f" extract --run run --engine dask --scheduler {cluster.address}"
    )
    assert not [line for line in said if not line.startswith("geo-nlp: ")]
    assert stand_in(tmp_path, "extract", "--run", "run").returncode == 0
    assert parts(tmp_path / "run") == whole


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("own", [True, False])
def test_a_run_that_is_stopped_says_how_it_goes_on(
    tmp_path: Path, whole: dict[str, bytes], name: str, code: int, own: bool
) -> None:
    with cluster_in(tmp_path, 0 if own else 2, STAND_IN_PAUSE="0.1") as cluster:
        options = ("--workers", "2") if own else cluster.options
        process = begin(tmp_path, *RUN, *options, STAND_IN_PAUSE="0.1")
        wait_until(lambda: any((tmp_path / "run").glob("parts/0*")))
        os.killpg(process.pid, getattr(signal, name))
        said = said_by(process)
        assert process.returncode == code
        again = " ".join(("--workers 2 --engine dask",) if own else ("--engine dask", *options))
        assert said[-1].startswith("geo-nlp: stopped; the units that are done stay (")
        assert said[-1].endswith(f"). Continue with: geo-nlp extract --run run {again}")
        assert not [line for line in said if not line.startswith("geo-nlp: ")]
        assert 0 < len(parts(tmp_path / "run")) < len(whole)
    assert stand_in(tmp_path, "extract", "--run", "run").returncode == 0
    assert parts(tmp_path / "run") == whole
    assert not left_over(tmp_path / "run")


@pytest.mark.slow
def test_an_article_that_kills_its_worker_is_set_aside_as_by_the_local_engine(tmp_path: Path) -> None:
    write_corpus(tmp_path / "news", said={5: "bomb", 30: "slow", 44: "fault"})
    local = stand_in(tmp_path, "extract", "news", "--run", "whole", "--unit", "10", "--workers", "2", "--timeout", "3")
    with begin(tmp_path, *RUN, "--workers", "2", "--timeout", "3") as process:
        said = said_by(process)
    assert (process.returncode, local.returncode) == (1, 1)
    assert said[-1] == "geo-nlp: 127 articles: 124 records; 3 failed, listed above"
    assert "geo-nlp: news/feed.jsonl#6: killed the worker: out of memory or crash" in said
    assert parts(tmp_path / "run") == parts(tmp_path / "whole")


@pytest.mark.slow
def test_without_a_limit_in_time_a_worker_dies_once_of_an_article(tmp_path: Path) -> None:
    write_corpus(tmp_path / "news", said={5: "bomb"})
    stand_in(tmp_path, "extract", "news", "--run", "whole", "--unit", "10", "--workers", "2")
    with begin(tmp_path, *RUN, "--workers", "2") as process:
        said = said_by(process)
    assert process.returncode == 1, said
    assert len([line for line in said if " is gone; " in line]) == 1
    assert said[-1] == "geo-nlp: 127 articles: 126 records; 1 failed, listed above"
    assert parts(tmp_path / "run") == parts(tmp_path / "whole")
    assert not left_over(tmp_path / "run")


@pytest.mark.slow
def test_workers_that_differ_or_see_another_folder_are_a_line(tmp_path: Path, corpus: Path) -> None:
    with cluster_in(tmp_path, 0) as cluster:
        other = cluster.add_worker(STAND_IN_VERSION="0")
        process = begin(tmp_path, *RUN, *cluster.options)
        said = said_by(process)
        assert process.returncode == 2
        assert re.fullmatch(
            r"geo-nlp: a worker on \S+ differs from what the run was made with: geo_nlp: 1 → 0", said[-1]
        )
        end(other)
        (tmp_path / "geo_nlp.py").touch()
        blind = cluster.add_worker(PYTHONPATH=str(tmp_path), DASK_DISTRIBUTED__WORKER__PRELOAD="[]")
        process = begin(tmp_path, "extract", "--run", "run", "--engine", "dask", *cluster.options)
        said = said_by(process)
        assert process.returncode == 2
        assert said[-1].startswith("geo-nlp: a worker has no geo_nlp, or another version of it (")
        assert blind.poll() is None


@pytest.mark.slow
def test_where_there_is_no_scheduler_nothing_is_begun(tmp_path: Path, corpus: Path) -> None:
    done = stand_in(tmp_path, *RUN, "--scheduler", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr.startswith("geo-nlp: --scheduler tcp://127.0.0.1:1: no Dask scheduler there (")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "run").exists()


def test_without_distributed_it_says_what_brings_it(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "distributed.py").write_text("raise ImportError('not here')")
    done = stand_in(tmp_path, *RUN, PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert done.returncode == 2
    assert done.stderr == "geo-nlp: --engine dask needs distributed; run: pip install 'geo-nlp[dask]'\n"
    assert not (tmp_path / "run").exists()


def test_a_task_that_is_done_twice_writes_over_nothing(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from standin import put_in

    from geo_nlp.errors import InputError
    from geo_nlp.run import dasktask
    from geo_nlp.run.daskclient import errand_of
    from geo_nlp.run.folder import RunFolder
    from geo_nlp.run.settings import RunOptions
    from geo_nlp.run.work import prepare

    put_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dasktask, "reports_of", lambda *_: lambda *_: None)
    job = prepare(["news"], RunFolder(tmp_path / "run"), options=RunOptions(), unit=10)
    errand = errand_of(job, RunOptions())
    monkeypatch.chdir("/")
    first = dasktask.do_unit(errand, 2)
    place = tmp_path / "run" / "parts" / "00002"
    before = {path.name: (path.stat().st_ino, path.read_bytes()) for path in place.iterdir()}
    again = dasktask.do_unit(errand, 2)
    assert (again.records, again.failed) == (first.records, first.failed) == (10, ())
    assert {path.name: (path.stat().st_ino, path.read_bytes()) for path in place.iterdir()} == before
    with pytest.raises(dasktask.NotYet, match="does not see all of the plan"):
        dasktask.do_unit(errand, 99)
    held = json.loads((tmp_path / "run" / "run.json").read_text())
    (tmp_path / "run" / "run.json").write_text(json.dumps({**held, "created": "2020-01-01T00:00:00+00:00"}))
    with pytest.raises(InputError, match="this is another run; give a folder that is shared"):
        dasktask.do_unit(errand, 3)
    shutil.rmtree(tmp_path / "run")
    with pytest.raises(InputError, match="does not see this run; give a folder that all machines have"):
        dasktask.do_unit(errand, 3)
