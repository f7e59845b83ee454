"""Fuzzing in short: some inputs for every door by hypothesis, the same each time, and every finding of before again.

`make fuzz` sends many more (fuzzing.py). What it finds becomes a file in `cases`, named after its door and its kind.
"""

from __future__ import annotations

import json
import logging
import os
import signal
from pathlib import Path
from random import Random

import fuzzing
import odd
import pytest
from doors import DOORS, Door, InputError, assert_one_line, one_of_our_errors
from fuzzing import input_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

CASES = sorted(Path(__file__).with_name("cases").iterdir())
COSTLY = ("article", "command", "records", "rules", "gold")
QUICK = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)


@pytest.mark.parametrize("name", [name for name in DOORS if not name.startswith(COSTLY)])
@QUICK
@given(random=st.randoms(use_true_random=False))
def test_a_door_takes_what_comes(name: str, random: Random) -> None:
    DOORS[name].enter(DOORS[name].make(random))


@pytest.mark.parametrize("name", [name for name in DOORS if name.startswith(COSTLY)])
def test_a_costly_door_takes_what_comes(name: str) -> None:
    for number in range(3):
        DOORS[name].enter(input_of(DOORS[name], number))


@pytest.mark.slow
@pytest.mark.parametrize("name", DOORS)
def test_a_door_takes_much(name: str) -> None:
    for number in range(1_000, 1_020 if name.startswith(COSTLY) else 1_100):
        DOORS[name].enter(input_of(DOORS[name], number))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_finding_stays_mended(case: Path) -> None:
    door = next(DOORS[name] for name in sorted(DOORS, key=len, reverse=True) if case.name.startswith(f"{name} "))
    door.enter(case.read_bytes())


def test_inputs_are_the_same_on_every_machine() -> None:
    door = DOORS["file x.txt"]
    assert input_of(door, 7) == input_of(door, 7) != input_of(door, 8)


def test_an_error_that_is_not_ours_is_a_finding() -> None:
    def broken() -> None:
        raise KeyError("x")

    def two_lines() -> None:
        raise InputError("x" * 7_000)

    with pytest.raises(KeyError):
        one_of_our_errors(broken)
    with pytest.raises(AssertionError):
        one_of_our_errors(two_lines)
    with pytest.raises(AssertionError):
        assert_one_line("one\ntwo")


def test_a_child_that_dies_or_hangs_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kill(data: bytes) -> None:
        if data == b"3":
            os.kill(os.getpid(), signal.SIGKILL)

    def hang(data: bytes) -> None:
        while data == b"3":
            pass

    monkeypatch.setattr(fuzzing, "FOUND", tmp_path / "found")
    for enter, reason in ((kill, "killed by SIGKILL"), (hang, "took longer than")):
        numbered = iter(range(10_000))
        door = Door("made", lambda _: str(next(numbered)).encode(), enter, seconds=0.3)  # noqa: B023
        number, well = fuzzing.slice_of(door, 0, 5)
        assert (number, well) == (4, False)
        (note,) = (tmp_path / "found").glob("*.txt")
        assert reason in note.read_text(encoding="utf-8")
        for file in (tmp_path / "found").iterdir():
            file.unlink()


def test_changes_keep_what_is_json() -> None:
    for seed in range(50):
        made = odd.json_changed(b'{"id": "a", "relations": [{"source": {"start": 1}}]}', Random(seed))
        if b"[" * 300 not in made:
            json.loads(made)
