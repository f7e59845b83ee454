"""The wheel: installed in a place of its own, it does the main job outside the working tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
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
    kinds = (".yaml", ".csv", ".json", ".ini")
    data = [p for p in package.rglob("*") if p.suffix in kinds and p.is_file() and "built" not in p.parts]
    wanted = {f"geo_nlp/{path.relative_to(package).as_posix()}" for path in data}
    wanted |= {f"geo_nlp/samples/{path.name}" for path in (ROOT / "data" / "samples").iterdir()}
    assert not wanted - there


def test_demo_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """Dependencies are borrowed from this environment; geo_nlp itself comes from the wheel alone."""
    call(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    call(python, *PIP, "--no-deps", wheel, cwd=tmp_path)
    (home,) = (tmp_path / "venv").glob("lib/*/site-packages")
    borrow(home)
    assert str(home) in call(python, "-c", "import geo_nlp; print(geo_nlp.__file__)", cwd=tmp_path)
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
