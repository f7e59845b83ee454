"""Rule files as they lie in folders: where they are, of what kind each is, and what they hold."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from geo_nlp import indexes
from geo_nlp.errors import RuleError
from geo_nlp.walking import folders_below

Kind = Literal["rules", "context", "classes", "light_verbs", "attribution", "lemmas"]
NAMED: Mapping[str, Kind] = {
    "classes": "classes", "light_verbs": "light_verbs", "attribution": "attribution", "lemmas": "lemmas",
}  # fmt: skip
FOLDERS: Mapping[str, Kind] = {"classes": "classes", "context": "context"}
ENDINGS = (".yaml", ".yml")
MOST_BYTES = 5_000_000  # of a rule file
MOST_FILES = 10_000
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a rule file; `path` is how errors name it, `inner` where it lies in its folder."""

    path: str
    inner: str
    text: str
    own: bool = False

    @property
    def kind(self) -> Kind:
        """What the file's name and folder say that it holds."""
        inner = PurePosixPath(self.inner)
        return next((FOLDERS[part] for part in inner.parts[:-1] if part in FOLDERS), NAMED.get(inner.stem, "rules"))


@cache
def product_sources() -> tuple[Source, ...]:
    """The rule files of the package, in a fixed order; read once in a process."""
    return tuple(Source(inner, inner, entry.read_text(encoding="utf-8")) for inner, entry in _below(files(__package__)))


def own_sources(folder: Path) -> list[Source]:
    """The rule files of a user's folder; raise `RuleError` if it is none."""
    if not folder.is_dir():
        fault = "is a file; give the folder that holds it" if folder.exists() else "no such folder"
        raise RuleError(f"{folder}: {fault}; `--rules` and `rules=` take folders that hold rule files (.yaml)")
    found: list[Source] = []
    for inner, entry in _own_files(folder):
        path = os.fsencode(f"{folder}/{inner}").decode("utf-8", "backslashreplace")
        try:
            found.append(Source(path, inner, _text(entry), own=True))
        except UnicodeDecodeError as error:
            raise RuleError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
        except OSError as error:
            raise RuleError(f"{path}: cannot be read ({error.strerror or error})") from error
    if not found:
        raise RuleError(f"{folder}: holds no rule files; their names end in .yaml, and docs/rules.md shows one")
    return found


def _text(file: Path) -> str:
    """The text of a rule file; a pipe or a device, which may have no end, is none, nor is what no one wrote by hand."""
    if not file.is_file():
        raise OSError("it is no file")
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(f"it has more than {MOST_BYTES:,} bytes")
    return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _below(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(root.iterdir(), key=lambda e: e.name):
        if entry.name.startswith(("_", ".")):
            continue
        if entry.is_dir():
            yield from ((f"{entry.name}/{inner}", file) for inner, file in _below(entry))
        elif entry.name.endswith(ENDINGS):
            yield entry.name, entry


def _own_files(root: Path) -> list[tuple[str, Path]]:
    """The rule files of a user's folder in the order of their places in it; each folder is read once."""
    found = []
    for folder in folders_below(root, links=True, unread=_refuse):
        for entry in folder.iterdir():
            inner = entry.relative_to(root)
            hidden = any(part.startswith(("_", ".")) for part in inner.parts)
            if entry.name.endswith(ENDINGS) and not hidden and not entry.is_dir():
                found.append((inner.as_posix(), entry))
        if len(found) > MOST_FILES:
            raise RuleError(f"{root}: holds more than {MOST_FILES:,} rule files; give the folder that holds yours")
    return sorted(found, key=lambda file: PurePosixPath(file[0]).parts)


def _refuse(error: OSError) -> None:
    raise RuleError(f"{error.filename}: cannot be read ({error.strerror})") from error


def digest_of(sources: Iterable[Source]) -> str:
    """A hash of what the files say, wherever their folders lie."""
    content = "\0".join(part for s in sources for part in (s.inner, s.text))
    return hashlib.sha256(content.encode(errors="surrogateescape")).hexdigest()[:12]


def parse(source: Source, faults: list[str]) -> object:
    """The file's content; None, and a fault, if it is no YAML or empty."""
    import yaml

    from geo_nlp.ontology.uniquekeys import read_text

    try:
        data = read_text(source.text)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        faults.append(f"{source.path}: not YAML: {line}{error.problem}")
    except yaml.YAMLError as error:
        faults.append(f"{source.path}: not YAML: {' '.join(str(error).split())}")
    else:
        if data is None:
            faults.append(f"{source.path}: is empty; fill it or delete it")
        return data
    return None


def contents(sources: Sequence[Source], faults: list[str]) -> dict[Source, object]:
    """What each file holds: ours from the index where they are the package's, else from the YAML."""
    ours = tuple(source for source in sources if not source.own)
    index = compiled() if ours == product_sources() else {}
    ready = {**index["lists"], **json.loads(index["files"])} if index else {}
    found = {s: ready[s.inner] if not s.own and s.inner in ready else parse(s, faults) for s in sources}
    return {source: data for source, data in found.items() if data is not None}


def compiled() -> Mapping[str, Any]:
    """The index of the package's rules."""
    index: Mapping[str, Any] = indexes.unpacked(INDEXES[0])
    return index


def _made_of() -> str:
    """A hash of the rule files, and one of what compiles them."""
    return f"{digest_of(product_sources())} {indexes.digest_of(indexes.contents('geo_nlp.rules', '*.py'))}"


def _build() -> bytes:
    from geo_nlp.rules.compile import compile_index

    return compile_index()


INDEXES = (indexes.Index("geo_nlp.rules", "rules.index", "rules", _made_of, _build),)
