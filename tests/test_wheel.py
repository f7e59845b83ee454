"""The wheel: installed in a place of its own, it does the main job outside the working tree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geo_nlp.indexes import every_index

ROOT = Path(__file__).parent.parent
SCRIPT = """
from collections.abc import Iterator
from typing import Any, assert_type

import geo_nlp
from geo_nlp.read import Failure
from geo_nlp.recorddict import RecordDict
from geo_nlp.types import Relation
from spacy.language import Language
from spacy.tokens import Doc


def failed(failure: Failure) -> None:
    print(failure.where)


nlp = geo_nlp.load(disputed="none", ner="plain")
assert_type(nlp, Language)
assert_type(geo_nlp.annotate(nlp, "France met Russia.", date="2025-02-27"), Doc)
records = geo_nlp.extract([{"text": "France met Russia."}], workers=2, progress=True, on_failure=failed)
assert_type(records, Iterator[RecordDict])
for record in records:
    plain: dict[str, Any] = record
relations: tuple[Relation, ...] = nlp("France met Russia.")._.relations
names: list[str] = [str(relation) for relation in relations]
geo_nlp.write_graph(geo_nlp.build_graph(records, level="country"), "graph.graphml")
assert_type(geo_nlp.__version__, str)
"""
WRONG = """import geo_nlp
nlp: int = geo_nlp.load()
geo_nlp.extract(["a.txt"], workers="two")
geo_nlp.annotate("France met Russia.")
"""
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet", "install")

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of this interpreter's own paths."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GEO_NLP", "VIRTUAL_ENV"))
    }
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, cwd=ROOT)
    (built,) = place.glob("geo_nlp-*.whl")
    return built


def test_wheel_carries_its_data(wheel: Path) -> None:
    there = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "geo_nlp"
    kinds = (".yaml", ".csv", ".json", ".ini", ".sql")
    data = [p for p in package.rglob("*") if p.suffix in kinds and p.is_file() and "built" not in p.parts]
    wanted = {f"geo_nlp/{path.relative_to(package).as_posix()}" for path in data}
    wanted |= {f"geo_nlp/samples/{path.name}" for path in (ROOT / "data" / "samples").iterdir()}
    wanted |= {"geo_nlp/py.typed"}
    wanted |= {f"geo_nlp/{index.path.relative_to(package).as_posix()}" for index in every_index()}
    assert not wanted - there


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel. Dependencies are borrowed from this environment; geo_nlp comes from it alone."""
    place = tmp_path_factory.mktemp("installed")
    call(sys.executable, "-m", "venv", place / "venv", cwd=place)
    found = place / "venv" / "bin" / "python"
    call(found, *PIP, "--no-deps", wheel, cwd=place)
    (home,) = (place / "venv").glob("lib/*/site-packages")
    borrow(home)
    assert str(home) in call(found, "-c", "import geo_nlp; print(geo_nlp.__file__)", cwd=place)
    return found


def test_a_type_checker_sees_the_types_of_the_public_calls(python: Path, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    call(python, "-m", "mypy", "--strict", "script.py", cwd=tmp_path)
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    with pytest.raises(AssertionError) as raised:
        call(python, "-m", "mypy", "--strict", "wrong.py", cwd=tmp_path)
    assert set(re.findall(r"wrong\.py:(\d+): error: ", str(raised.value))) == {"2", "3", "4"}


def test_demo_from_the_wheel(python: Path, tmp_path: Path) -> None:
    said = call(python.with_name("geo-nlp"), "demo", cwd=tmp_path)
    assert "output/records.jsonl" in said
    assert (tmp_path / "output" / "graph.graphml").stat().st_size > 1000
    lines = (tmp_path / "output" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 3


def borrow(home: Path) -> None:
    """Link what is installed here, but geo_nlp, into another environment: no download, and no second copy of it."""
    import spacy

    for path in Path(spacy.__file__).parents[1].iterdir():
        if "geo_nlp" not in path.name and path.suffix != ".pth" and not (home / path.name).exists():
            (home / path.name).symlink_to(path)
