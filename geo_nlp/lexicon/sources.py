"""The classes as they lie in files: those of the package, by their index where it is fresh, and the user's changes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from geo_nlp import indexes
from geo_nlp.errors import RuleError

Kind = Literal["words", "phrases", "table"]
KINDS: tuple[Kind, ...] = ("words", "phrases", "table")
Words = dict[str, str]
"""Words in order, each with its value, which is empty but in a table."""
Classes = dict[Kind, dict[str, str]]
"""Kind and name of a class to its words as one text, which is quick to load: see `packed`."""
FOLDER = Path(__file__).parent
FORMAT = 1
VARIABLE = "GEO_NLP_LEXICON"
MOST_BYTES = 2_000_000  # of a user's file


class Lexicon(NamedTuple):
    """Every class by its kind and name, and a hash of them all."""

    of_kind: Classes
    digest: str


@cache
def load_classes() -> Lexicon:
    """The classes of the package with the user's changes; read once in a process.

    Raises `RuleError` with every fault in the user's files.
    """
    index = _indexed()
    classes: Classes = index["classes"]
    digest: str = index["digest"]
    if own := _own_texts():
        from geo_nlp.lexicon.reading import changed

        classes, digest = changed(classes, own), digest_of({"": digest, **own})
    return Lexicon(classes, digest)


def package_texts() -> dict[str, str]:
    """The files of the package by name."""
    return _texts(FOLDER)


def user_folder() -> Path:
    """Where the user's classes are: the folder that GEO_NLP_LEXICON names, else `lexicon` in the data folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "geo_nlp" / "lexicon"


def digest_of(texts: Mapping[str, str]) -> str:
    """A hash of the names and texts of files."""
    content = "\0".join(part for pair in sorted(texts.items()) for part in pair)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def packed(words: Words) -> str:
    r"""Words as one text.

    >>> packed({"HMS": "GBR", "USS": "USA"}), packed({"ally": "", "old friend": ""})
    ('HMS\tGBR\nUSS\tUSA', 'ally\nold friend')
    """
    return "\n".join(f"{word}\t{value}" if value else word for word, value in words.items())


def unpacked(text: str) -> Words:
    """The words of a text that `packed` made.

    >>> unpacked(packed({"HMS": "GBR"})), unpacked("")
    ({'HMS': 'GBR'}, {})
    """
    pairs = (line.partition("\t") for line in text.splitlines())
    return {word: value for word, _, value in pairs}


def _indexed() -> dict[str, Any]:
    """The index of the package's classes, and their digest."""
    index: dict[str, Any] = indexes.unpacked(INDEXES[0])
    return index


def _made_of() -> str:
    """A hash of the classes, and one of what compiles them."""
    return f"{digest_of(package_texts())} {indexes.digest_of(indexes.contents('geo_nlp.lexicon', '*.py'))}"


def _build() -> bytes:
    from geo_nlp.lexicon.compile import compile_index

    return compile_index()


INDEXES = (indexes.Index("geo_nlp.lexicon", "classes.index", "word classes", _made_of, _build),)


def _texts(folder: Path) -> dict[str, str]:
    names = sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")) and name[0] not in "._")
    return {name: (folder / name).read_text(encoding="utf-8") for name in names}


def _own_texts() -> dict[str, str]:
    folder = user_folder()
    if not folder.is_dir():
        if VARIABLE in os.environ or folder.exists():
            raise RuleError(f"{folder}: no such folder; {VARIABLE} names a folder with YAML files (docs/lexicon.md)")
        return {}
    try:
        for path in folder.iterdir():
            if path.suffix in (".yaml", ".yml") and (not path.is_file() or path.stat().st_size > MOST_BYTES):
                raise RuleError(f"{path}: is no file of at most {MOST_BYTES:,} bytes")
        return _texts(folder)
    except UnicodeDecodeError as error:
        raise RuleError(f"{folder}: a file is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise RuleError(f"{error.filename or folder}: cannot be read ({error.strerror or error})") from error
