"""What a run is made with, and the hash by which two runs are known to be made alike."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.gazetteer.disputed import Policy
from geo_nlp.ner import Ner
from geo_nlp.pipeline import engine_of
from geo_nlp.read.reading import Reading, reading_of
from geo_nlp.run.folder import RunFolder, publish
from geo_nlp.run.languages import check_language

if TYPE_CHECKING:
    from spacy.language import Language

SCHEMA = 1
UNIT = 2_000  # articles
PACKAGES = ("spacy", "thinc", "numpy", "trafilatura", "htmldate", "lxml", "orjson")
"""Packages on which the bytes of a record may hang."""
ELSEWHERE = frozenset("cli run graph native samples queries query stories page __pycache__".split())
"""Parts of the package on which no record hangs."""
SOURCES = (".py", ".yaml", ".csv", ".cfg")


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What is asked of a run: how inputs are read, and what the pipeline is made of."""

    input_format: str = "auto"
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    date: str | None = None
    date_order: str | None = None
    clean: bool = True
    language: str = "en"
    model: str | None = None
    rules: tuple[str, ...] = ()
    ner: Ner | None = None
    disputed: Policy | None = None

    def __post_init__(self) -> None:
        check_language(self.language)

    def reading(self, notice: Callable[[str], None]) -> Reading:
        """How the inputs are read."""
        return reading_of(
            input_format=self.input_format, encoding=self.encoding, columns=self.columns, date=self.date,
            date_order=self.date_order, clean=self.clean, on_notice=notice,
        )  # fmt: skip


MADE_OF = ("model", "rules", "ner", "disputed")
"""Options that the engine states better: by version and content, not by a path of this machine."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The content of run.json."""

    settings: Mapping[str, Any]
    options: RunOptions
    unit: int
    folder: str  # the working directory, against which names of inputs are understood
    created: str

    @property
    def hash(self) -> str:
        """The hash of the settings, which every part carries."""
        return digest(self.settings)


def settings_of(nlp: Language, options: RunOptions) -> dict[str, Any]:
    """Everything on which the bytes of a record hang, by name."""
    engine = engine_of(nlp)
    chosen = {name: value for name, value in asdict(options).items() if name not in MADE_OF}
    return {
        "geo_nlp": engine.geo_nlp, "code": code_digest(), "model": engine.model, "rules": engine.rules,
        "python": ".".join(platform.python_version_tuple()[:2]),
        **{name: _version(name) for name in PACKAGES}, **chosen,
    }  # fmt: skip


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@cache
def code_digest() -> str:
    """A hash of the program and its tables, as far as records hang on them."""
    found = hashlib.sha256()

    def add(folder: Traversable, name: str) -> None:
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.is_dir():
                if name or item.name not in ELSEWHERE:
                    add(item, f"{name}{item.name}/")
            elif item.name.endswith(SOURCES):
                data = item.read_bytes()
                found.update(f"{name}{item.name} {len(data)}\n".encode())
                found.update(data)

    add(files("geo_nlp"), "")
    return found.hexdigest()[:12]


def digest(settings: Mapping[str, Any]) -> str:
    """A hash of settings.

    >>> digest({"date": None, "clean": True}) == digest({"clean": True, "date": None})
    True
    """
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What differs, old → new.

    >>> differences({"numpy": "2.4.6", "clean": True}, {"numpy": "2.4.7", "clean": True})
    ['numpy: 2.4.6 → 2.4.7']
    """
    names = [*old, *(name for name in new if name not in old)]
    return [f"{n}: {_shown(old.get(n))} → {_shown(new.get(n))}" for n in names if old.get(n) != new.get(n)]


def _shown(value: object) -> str:
    return "none" if value in (None, {}, [], ()) else str(value)


def begin(run: RunFolder, settings: Mapping[str, Any], options: RunOptions, unit: int, folder: str) -> RunSettings:
    """Write run.json, unless another process has done so; what stands there then is what counts."""
    made = {
        "schema": SCHEMA, "geo_nlp": settings["geo_nlp"], "hash": digest(settings), "settings": settings,
        "options": asdict(options), "unit": unit, "folder": folder,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    publish(run.settings, (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode())
    return read_settings(run)


def read_settings(run: RunFolder) -> RunSettings:
    """What a run was made with."""
    try:
        held = json.loads(run.settings.read_bytes())
        if held["schema"] != SCHEMA:
            made = f"geo_nlp {held.get('geo_nlp')} made this run, whose folder has another form"
            raise InputError(f"{run.path}: {made} ({held['schema']}, not {SCHEMA}); use that version or a new folder")
        options = {**held["options"], "rules": tuple(held["options"]["rules"])}
        return RunSettings(held["settings"], RunOptions(**options), held["unit"], held["folder"], held["created"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{run.settings}: damaged ({error!r}); put it back, or begin anew with --restart") from error
