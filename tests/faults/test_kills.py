"""Runs and their workers killed at random, again and again: a run ends with the bytes of one that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from runcorpus import ROOT, command, left_over, parts, stand_in, write_corpus
from signals import signals_as_usual

KILLS = 40
RUN = ("extract", "news", "--unit", "10", "--workers", "2")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")]


def children(process: subprocess.Popen[bytes]) -> list[int]:
    listing = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    try:
        return [int(number) for number in listing.read_text().split()]
    except OSError:
        return []


def kill_something(process: subprocess.Popen[bytes], chance: random.Random, *, workers_too: bool) -> str | None:
    """Kill the run, or one of its workers, if there is still one.

    An article at which a second worker dies is a failure, as it should be: of one run, one worker is killed.
    """
    workers = children(process)
    if workers and workers_too and chance.random() < 0.5:
        try:
            os.kill(chance.choice(workers), signal.SIGKILL)
        except ProcessLookupError:
            return None
        return "worker"
    if process.poll() is not None:
        return None
    process.kill()
    return "run"


def test_killed_at_random_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAND_IN_PAUSE", "0.02")
    write_corpus(tmp_path / "news")
    assert stand_in(tmp_path, *RUN[:-2], "--run", "whole").returncode == 0
    whole = parts(tmp_path / "whole")
    chance, killed, runs = random.Random(21), {"run": 0, "worker": 0}, 0
    while sum(killed.values()) < KILLS:
        runs += 1
        folder = tmp_path / f"run{runs}"
        for _ in range(KILLS):
            if parts(folder) == whole:
                break
            process = subprocess.Popen(
                command(*RUN, "--run", folder.name), cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
                stderr=subprocess.DEVNULL, preexec_fn=signals_as_usual,
            )  # fmt: skip
            with process:
                workers_too = True
                while process.poll() is None and not children(process):
                    time.sleep(0.01)
                while process.poll() is None:
                    time.sleep(chance.uniform(0, 1))
                    if what := kill_something(process, chance, workers_too=workers_too):
                        killed[what] += 1
                        workers_too = workers_too and what != "worker"
        assert stand_in(tmp_path, *RUN, "--run", folder.name).returncode == 0
        assert parts(folder) == whole
        assert not left_over(folder)
    print(killed, runs)
    assert min(killed.values()) > 5
