"""docs/hashes.txt has each file of a default install, in the version that constraints.txt pins, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.requirements import Requirement
from test_licences import needed

from benchmarks.hashes import HEAD, LIST, asked, name_of

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+) --hash=sha256:[0-9a-f]{64}")


def hashed() -> dict[str, str]:
    """The versions in the list by their names."""
    text = LIST.read_text(encoding="utf-8").removeprefix(HEAD)
    matches = [LINE.fullmatch(line) for line in text.splitlines()]
    assert all(matches), text
    return {match["name"]: match["version"] for match in matches if match}


def pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {name_of(name): version for name, equals, version in (line.partition("==") for line in lines) if equals}


def test_versions_are_those_that_are_pinned() -> None:
    pins = pinned()
    assert {name: pins.get(name) for name in hashed()} == hashed()


def test_everything_that_is_installed_has_a_hash() -> None:
    assert {name_of(name) for name in needed()} <= hashed().keys()
    assert {name_of(Requirement(text).name) for text in asked()} <= hashed().keys()


def test_the_model_is_the_one_whose_hash_the_pins_name() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    (line,) = (line for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("en-core-web-sm"))
    assert line.rpartition(":")[2] in pins


def test_no_place_is_named() -> None:
    assert "/" not in LIST.read_text(encoding="utf-8").removeprefix(HEAD)
