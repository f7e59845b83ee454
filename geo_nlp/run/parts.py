"""A part: the tables of a unit that is done, and part.json, which says what became of every article."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from geo_nlp.drafts import aside
from geo_nlp.errors import InputError
from geo_nlp.extraction import Outcome
from geo_nlp.read import Failure
from geo_nlp.run.folder import RunFolder, publish_folder, remove
from geo_nlp.run.plan import Unit
from geo_nlp.tables.layout import PART_TABLES
from geo_nlp.tables.rows import part_rows
from geo_nlp.tables.write import WriteRow, parquet_table

DESCRIPTION = "part.json"
GROUP = {"articles": 200}  # rows of a row group; a record may be long
FINDINGS = ("relations", "stances", "roles", "attributions")


@dataclass(frozen=True, slots=True)
class Problem:
    """An article without a record: its place, and why."""

    input: int
    record: int
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """The content of part.json."""

    hash: str
    unit: int
    ids: tuple[str, ...]
    without_findings: tuple[str, ...]
    failed: tuple[Problem, ...]
    skipped: tuple[Problem, ...]
    counts: Mapping[str, int]
    files: Mapping[str, Mapping[str, Any]]


@dataclass(slots=True)
class PartWriter:
    """Takes the outcomes of a unit in order, and at the end makes the part of it; until then it stands aside."""

    run: RunFolder
    unit: Unit
    hash: str
    own: Path = field(init=False)
    streams: ExitStack = field(default_factory=ExitStack)
    tables: dict[str, WriteRow] = field(default_factory=dict)
    places: Iterator[tuple[int, int]] = field(init=False)
    ids: list[str] = field(default_factory=list)
    without_findings: list[str] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        self.own = aside(self.run.part(self.unit.number))
        self.places = self.unit.places()
        self.own.mkdir(parents=True)

    def begin(self) -> None:
        """Open the files, which is left until something is written."""
        for table in PART_TABLES:
            stream: IO[bytes] = self.streams.enter_context((self.own / f"{table}.parquet").open("xb"))
            writer = parquet_table(stream, table, batch=GROUP.get(table, 5_000))
            self.tables[table] = self.streams.enter_context(writer)

    def add(self, outcome: Outcome) -> None:
        """Write down what came of the next article."""
        if not self.tables:
            self.begin()
        place = next(self.places)
        if isinstance(outcome, Failure):
            kept = self.skipped if outcome.skipped else self.failed
            kept.append(Problem(*place, outcome.where, " ".join(outcome.error.split())))
            return
        self.ids.append(outcome["id"])
        if not any(outcome[name] for name in FINDINGS):
            self.without_findings.append(outcome["id"])
        for table, row in part_rows(outcome):
            self.tables[table](row)
            self.counts[table] += 1

    @property
    def is_full(self) -> bool:
        """Whether every article of the unit is accounted for."""
        return len(self.ids) + len(self.failed) + len(self.skipped) == self.unit.articles

    def finish(self) -> bool:
        """Make the part; False where another process has done so, whose part is as good."""
        self.streams.close()
        about = {
            "hash": self.hash, "unit": self.unit.number, "articles": self.unit.articles,
            "counts": {table: self.counts[table] for table in PART_TABLES},
            "failed": [_problem(one) for one in self.failed], "skipped": [_problem(one) for one in self.skipped],
            "without_findings": self.without_findings, "ids": self.ids,
            "files": {f"{t}.parquet": described(self.own / f"{t}.parquet") for t in PART_TABLES},
        }  # fmt: skip
        (self.own / DESCRIPTION).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if publish_folder(self.own, self.run.part(self.unit.number)):
            return True
        remove(self.own)
        return False

    def discard(self) -> None:
        """Leave nothing of what is not done."""
        with suppress(OSError, ValueError):  # pyarrow's errors are ValueErrors
            self.streams.close()
        remove(self.own)


def _problem(one: Problem) -> dict[str, object]:
    return {"input": one.input, "record": one.record, "where": one.where, "reason": one.reason}


def described(path: Path) -> dict[str, object]:
    """Size and hash of a file."""
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def read_part(path: Path) -> Part:
    """What part.json says of a part; raises `InputError` where part.json is damaged."""
    try:
        held = json.loads((path / DESCRIPTION).read_bytes())
        failed, skipped = (tuple(Problem(**one) for one in held[name]) for name in ("failed", "skipped"))
        ids, bare = tuple(held["ids"]), tuple(held["without_findings"])
        return Part(held["hash"], held["unit"], ids, bare, failed, skipped, held["counts"], held["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: damaged ({DESCRIPTION}: {getattr(error, 'strerror', None) or error})") from error


def fault_of(path: Path, unit: Unit, settings: str, *, thoroughly: bool = False) -> str | None:
    """What is wrong with a part, None where nothing is; sizes are looked at, and hashes of files if asked for."""
    try:
        part = read_part(path)
    except InputError as error:
        return str(error)
    if part.hash != settings:
        return f"{path}: made with other settings ({part.hash}, here {settings})"
    if part.unit != unit.number or len(part.ids) + len(part.failed) + len(part.skipped) != unit.articles:
        return f"{path}: is of another unit"
    for name, written in part.files.items():
        file = path / name
        if not file.is_file():
            return f"{path}: damaged ({name} is missing)"
        if file.stat().st_size != written["bytes"] or (thoroughly and described(file) != written):
            return f"{path}: damaged ({name} is not what was written)"
    return None


def parts_of(run: RunFolder) -> list[Path]:
    """The folders of units that are done, in order."""
    if not run.parts.is_dir():
        return []
    return sorted((path for path in run.parts.iterdir() if path.name.isdigit()), key=lambda path: int(path.name))
