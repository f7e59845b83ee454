"""Runs that are killed at any moment go on, and end with the bytes of one that nobody disturbed.

The pipeline is a stand-in that waits a moment for each article (standin.py), so that there is time to kill.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from runcorpus import ROOT, command, left_over, parts, stand_in
from signals import signals_as_usual

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")]
UNDISTURBED = ("extract", "news", "--run", "whole", "--unit", "10")
RUN = ("extract", "news", "--run", "run", "--unit", "10", "--workers", "2")


@pytest.fixture(scope="module", autouse=True)
def short_pauses() -> None:
    os.environ["STAND_IN_PAUSE"] = "0.03"


@pytest.fixture
def whole(tmp_path: Path, corpus: Path) -> dict[str, bytes]:
    """The parts of a run that nobody disturbed."""
    assert stand_in(tmp_path, *UNDISTURBED).returncode == 0
    return parts(tmp_path / "whole")


def begin(folder: Path, *args: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command(*args), cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=signals_as_usual,
    )  # fmt: skip


def is_writing(run: Path) -> bool:
    return any(run.glob("parts/.*/*.parquet"))


def wait_for_writing(process: subprocess.Popen[str], run: Path, pause: float) -> None:
    while process.poll() is None and not is_writing(run):
        time.sleep(0.01)
    time.sleep(pause)


def units(run: Path) -> int:
    """How many units are done; the hidden folders of those that are being written are not."""
    return len([unit for unit in run.glob("parts/*") if not unit.name.startswith(".")])


def kill_when_a_unit_is_done(folder: Path) -> None:
    """Units are done in bursts, a chunk of articles each: what stands when the first is there is not all of them."""
    with begin(folder, *RUN) as process:
        while process.poll() is None and not units(folder / "run"):
            time.sleep(0.01)
        process.kill()


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    listing = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in listing.read_text().split()] if listing.exists() else []


def test_a_run_that_is_killed_again_and_again_ends_the_same(
    tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    monkeypatch.setenv("STAND_IN_PAUSE", "0.1")  # 3 s a burst, long beside what a busy machine takes to kill
    for pause in (chance.uniform(0, 0.6) for _ in range(3)):
        with begin(tmp_path, *RUN) as process:
            wait_for_writing(process, tmp_path / "run", pause)
            process.kill()
    kill_when_a_unit_is_done(tmp_path)
    assert 0 < units(tmp_path / "run") < units(tmp_path / "whole")
    monkeypatch.undo()
    done = stand_in(tmp_path, "extract", "--run", "run", "--workers", "2")
    assert done.returncode == 0
    assert parts(tmp_path / "run") == whole
    assert not left_over(tmp_path / "run")


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, whole: dict[str, bytes]) -> None:
    with begin(tmp_path, *RUN) as process:
        wait_for_writing(process, tmp_path / "run", 0.2)
        for number in workers_of(process)[:1]:
            os.kill(number, signal.SIGKILL)
        said = process.communicate()[1]
    assert process.returncode == 0
    assert "a worker process died; its" in said
    assert parts(tmp_path / "run") == whole


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
def test_a_run_that_is_asked_to_end_says_how_it_goes_on(
    tmp_path: Path, whole: dict[str, bytes], name: str, code: int
) -> None:
    with begin(tmp_path, *RUN) as process:
        wait_for_writing(process, tmp_path / "run", 0.2)
        workers = workers_of(process)
        os.killpg(process.pid, getattr(signal, name))
        said = process.communicate()[1]
    assert process.returncode == code
    last = said.splitlines()[-1]
    assert last.startswith(("geo-nlp: stopped; the units that are done stay (", "geo-nlp: stopped before any of "))
    assert last.endswith(". Continue with: geo-nlp extract --run run --workers 2")
    assert "died" not in said
    assert not left_over(tmp_path / "run")
    assert not any(Path(f"/proc/{number}").exists() for number in workers)
    assert stand_in(tmp_path, "extract", "--run", "run", "--workers", "2").returncode == 0
    assert parts(tmp_path / "run") == whole


def test_under_nohup_a_closed_terminal_ends_nothing(tmp_path: Path, whole: dict[str, bytes]) -> None:
    arguments = ["nohup", *command(*RUN)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(arguments, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL) as process:
        wait_for_writing(process, tmp_path / "run", 0.2)  # type: ignore[arg-type]
        process.send_signal(signal.SIGHUP)
    assert process.returncode == 0
    assert parts(tmp_path / "run") == whole


def test_of_two_shares_one_is_killed_and_taken_up_again(tmp_path: Path, whole: dict[str, bytes]) -> None:
    shares = [begin(tmp_path, *RUN[:-2], "--shard", f"{number}/2") for number in (1, 2)]
    wait_for_writing(shares[0], tmp_path / "run", 0.1)
    shares[0].kill()
    said = shares[1].communicate()[1]
    shares[0].communicate()
    assert shares[1].returncode == 0, said
    status = stand_in(tmp_path, "run", "status", "run")
    assert "continue with: geo-nlp extract --run run" in status.stderr
    assert stand_in(tmp_path, "extract", "--run", "run", "--shard", "1/2").returncode == 0
    assert parts(tmp_path / "run") == whole
    assert not left_over(tmp_path / "run")


def test_two_runs_in_one_folder_at_once(tmp_path: Path, whole: dict[str, bytes]) -> None:
    both = [begin(tmp_path, *RUN[:-2]) for _ in range(2)]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    assert parts(tmp_path / "run") == whole
    assert not left_over(tmp_path / "run")


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path, corpus: Path) -> None:
    """A limit on the size of files stands for a full disk."""
    script = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000));"
    script += " sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    arguments = [sys.executable, "-c", script, *command(*RUN[:4])[1:]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("geo-nlp: run: cannot be written (File too large); the units that")
    assert not left_over(tmp_path / "run")


def test_an_article_that_kills_or_hangs_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    from runcorpus import write_corpus

    write_corpus(tmp_path / "news", said={5: "bomb", 30: "slow"})
    done = stand_in(tmp_path, *RUN, "--timeout", "1")
    assert done.returncode == 1
    assert stand_in(tmp_path, "run", "failed", "run").stdout.splitlines() == [
        "where\treason",
        "news/feed.jsonl#6\tkilled the worker: out of memory or crash",
        "news/feed.jsonl#31\ttook longer than 1 s",
    ]
    assert stand_in(tmp_path, "run", "status", "run").stdout.splitlines()[2] == "done\t127"
