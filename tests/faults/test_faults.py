"""Every call to the system that a command makes is failed in turn: nothing half written, nothing lost, one line.

After each fault the same command is given once more, and ends with the bytes of one that met none. The pipeline is a
stand-in that takes no time. The default run fails some of the calls of each job, drawn by chance; the slow one all.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
import standin
from failing import failing
from newsroom import news, write_records
from runcorpus import text
from typer.testing import CliRunner, Result

from geo_nlp.cli import app
from geo_nlp.run import extracting

OLD = "of an earlier run\n"


@dataclass(frozen=True, slots=True)
class Job:
    """A command, and the files or folders that it writes."""

    command: str
    outputs: tuple[str, ...]

    @property
    def is_run(self) -> bool:
        return "--run" in self.command


JOBS: Mapping[str, Job] = {
    "extract to jsonl": Job("extract news -o out.jsonl", ("out.jsonl",)),
    "extract to csv": Job("extract news -o out.csv", ("out.csv",)),
    "extract to two tables": Job("extract news --table all -o out.csv", ("out.relations.csv", "out.stances.csv")),
    "extract to parquet": Job("extract news -o out.parquet", ("out.parquet",)),
    "extract to xlsx": Job("extract news -o out.xlsx", ("out.xlsx",)),
    "a run": Job("extract news --run run --unit 4", ("run",)),
    "a graph": Job("graph records.jsonl -o out.graphml", ("out.graphml",)),
    "a graph in two files": Job("graph records.jsonl -o out.csv", ("out.csv", "out.nodes.csv")),
    "a page": Job("view records.jsonl -o out.html", ("out.html",)),
    "answers": Job("query records.jsonl -o out.csv", ("out.csv",)),
    "an analysis": Job("analyse records.jsonl --bootstrap 0 -o tables", ("tables",)),
    "actors": Job("gazetteer add actors.csv", ("home/geo_nlp/gazetteer.csv",)),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    standin.put_in(monkeypatch)
    monkeypatch.setattr(extracting, "pipeline", lambda _: None)
    monkeypatch.delenv("GEO_NLP_GAZETTEER", raising=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Inputs of every job."""
    folder = tmp_path / "corpus"
    (folder / "news").mkdir(parents=True)
    rows = "".join(f"{json.dumps({'id': f'j{n}', 'text': text(n), 'date': '2025-03-01'})}\n" for n in range(9))
    (folder / "news" / "feed.jsonl").write_text(rows, encoding="utf-8")
    (folder / "news" / "note.txt").write_text(text(10), encoding="utf-8")
    (folder / "actors.csv").write_text("name,type\nFjord Lines,company\n", encoding="utf-8")
    write_records(folder / "records.jsonl", news())
    return folder


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of its own for one try, with what stood in it before."""

    folder: Path
    job: Job

    def prepare(self, corpus: Path, *, old: bool) -> None:
        shutil.copytree(corpus, self.folder)
        (self.folder / "tmp").mkdir()
        for name in self.job.outputs if old and not self.job.is_run else ():
            if Path(name).suffix:
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_text("name,type\n" if "home" in name else OLD, encoding="utf-8")

    def run(self) -> Result:
        os.chdir(self.folder)
        tempfile.tempdir = str(self.folder / "tmp")
        os.environ["XDG_DATA_HOME"] = str(self.folder / "home")
        return CliRunner().invoke(app, self.job.command.split(), prog_name="geo-nlp")

    def written(self) -> dict[str, bytes]:
        """What stands under the final names: files, or the parts of a run, byte for byte."""
        found = {}
        for name in self.job.outputs:
            path = self.folder / name
            files = [path] if path.is_file() else sorted(path.rglob("*")) if path.is_dir() else []
            for file in files:
                inner = str(file.relative_to(self.folder))
                hidden = any(part.startswith(".") for part in file.relative_to(self.folder).parts)
                if file.is_file() and not hidden and not is_diary(inner):
                    found[inner] = file.read_bytes()
        return found


def ids(folder: Path) -> list[str]:
    """The articles of a run that have records."""
    parts = folder.glob("run/parts/[0-9]*/part.json")
    return sorted(name for part in parts for name in json.loads(part.read_bytes())["ids"])


def is_diary(name: str) -> bool:
    """What tells of times: the logs and settings of a run."""
    return name.startswith(("run/log", "run/run.json", "run/plan"))


@pytest.fixture(autouse=True)
def own_folder() -> Iterator[None]:
    before, home = os.getcwd(), os.environ.get("XDG_DATA_HOME")
    yield
    os.chdir(before)
    tempfile.tempdir = None
    if home is None:
        os.environ.pop("XDG_DATA_HOME", None)
    else:
        os.environ["XDG_DATA_HOME"] = home


def faults(name: str, tmp_path: Path, corpus: Path, *, some: int | None) -> Counter[str]:
    """Fail the calls of a job in turn, all or `some` of them; gives how many of each kind there were."""
    job = JOBS[name]
    whole = Place(tmp_path / "whole", job)
    whole.prepare(corpus, old=False)
    with failing(whole.folder, None) as counted:
        assert whole.run().exit_code == 0
    reference = whole.written()
    assert len(reference) >= len(job.outputs)
    numbers = range(len(counted.calls))
    chosen = sorted(Random(name).sample(numbers, some)) if some and some < len(numbers) else numbers
    seen: Counter[str] = Counter()
    for at in chosen:
        place = Place(tmp_path / str(at), job)
        place.prepare(corpus, old=at % 2 == 0)
        before = place.written()
        with failing(place.folder, at, for_good=at % 3 == 0) as now:
            result = place.run()
        kind = now.calls[at]
        seen[kind] += 1
        where = f"{name}: call {at}, {kind}: {result.output}"
        assert result.exception is None or isinstance(result.exception, SystemExit), where
        assert result.exit_code in (0, 1, 2), where
        assert "Traceback" not in result.output, where
        if result.exit_code:
            assert result.stderr.strip().splitlines()[-1].startswith("geo-nlp: "), where
        lost = kind == "open read" and result.exit_code == 1  # an input that could not be read, which is reported
        assert before.keys() <= place.written().keys(), where
        if not lost:
            for file, data in place.written().items():
                assert data in (reference[file], before.get(file)), where
        if result.exit_code == 0:
            assert place.written() == reference, where
        again = place.run()
        assert again.exit_code == 0 or lost, f"{where}\nagain: {again.output}"
        if lost and job.is_run:  # what was left out is in a unit of its own, or is retried
            if ids(place.folder) != ids(whole.folder):
                assert CliRunner().invoke(app, ["run", "retry", "run"]).exit_code == 0
            assert ids(place.folder) == ids(whole.folder), where
        else:
            assert place.written() == reference, where
        shutil.rmtree(place.folder)
    return seen


@pytest.mark.parametrize("name", JOBS)
def test_some_calls_that_fail(name: str, tmp_path: Path, corpus: Path) -> None:
    assert sum(faults(name, tmp_path, corpus, some=4).values()) >= 4


@pytest.mark.slow
def test_every_call_that_fails(tmp_path: Path, corpus: Path) -> None:
    seen: Counter[str] = Counter()
    for name in JOBS:
        seen += faults(name, tmp_path / name, corpus, some=None)
    print(dict(seen), sum(seen.values()))
    assert sum(seen.values()) >= 200
    assert seen.keys() >= {"open", "open read", "open write", "write", "fsync", "replace", "rename", "mkdir", "unlink"}
