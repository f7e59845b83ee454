"""Inputs as they are named on a command line: files, folders, patterns, and `-`."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from geo_nlp.errors import InputError
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.sniff import ENDINGS, format_of_name

STDIN = "-"
LONGEST = 250  # of a file's name


@runtime_checkable
class Frame(Protocol):
    """What data frames have in common (pandas, polars, Arrow): named columns, each of them got by its name."""

    @property
    def columns(self) -> Iterable[Any]:
        """The names."""

    def __getitem__(self, name: Any, /) -> Any: ...


Row = Mapping[str, object]
Input = str | Path | Row | Frame
Inputs = Iterable[str | Path | Row] | Input


def each(inputs: Inputs) -> Iterable[Input]:
    """The inputs one by one, also where it is a single one."""
    if isinstance(inputs, str | Path | Mapping | Frame):
        return [inputs]
    if hasattr(inputs, "to_dict") or hasattr(inputs, "to_frame"):
        raise InputError(f"a {type(inputs).__name__} has no named columns; give the data frame, or files")
    return inputs


def expand(inputs: Iterable[Input]) -> Iterator[Path | str | Row | Frame | Failure]:
    """Yield each file in order, `-` and articles at hand as they are, a failure for a name behind which there is none.

    Folders are searched with their subfolders, in sorted order, for files with known endings; hidden ones are left out.
    """
    for name in inputs:
        if isinstance(name, Mapping | Frame):
            yield name
            continue
        if not isinstance(name, str | Path):
            raise InputError(f"an input is {type(name).__name__}; give files, or articles as {{'text': ...}}")
        path = Path(name)
        if str(name) == STDIN:
            yield STDIN
        elif len(path.name.encode()) > LONGEST or "\n" in path.name:
            yield failure(f"{path.name[:40]}…", "is a text, not a file; give - to read it, in Python {'text': ...}")
        elif path.is_dir():
            found = sorted(file for file in path.rglob("*") if is_article_file(file, path))
            yield from found
            if not found:
                yield failure(name, f"no articles in this folder; known endings are {' '.join(sorted(ENDINGS))}")
        elif path.exists():
            yield path
        elif glob.has_magic(str(name)):
            matches = sorted(Path(match) for match in glob.glob(str(name), recursive=True))
            files = [match for match in matches if match.is_file()]
            yield from files
            if not files:
                yield failure(name, "nothing matches this pattern")
        elif str(name).startswith(("http://", "https://")):
            yield failure(name, "not a file; pages are not downloaded: save the page and give the file")
        else:
            yield failure(name, "no such file; give a file, a folder, a pattern or - for standard input")


def is_article_file(file: Path, folder: Path) -> bool:
    """Tell a file in a folder that is to be read: a known ending, no hidden part."""
    return format_of_name(file.name) is not None and is_shown(file, folder)


def is_shown(file: Path, folder: Path) -> bool:
    """Tell a file from folders, and from what is hidden."""
    return not any(part.startswith(".") for part in file.relative_to(folder).parts) and file.is_file()


def left_out(folder: Path) -> Counter[str]:
    """How many files of a folder are not read, by their unknown endings."""
    files = (file for file in folder.rglob("*") if format_of_name(file.name) is None and is_shown(file, folder))
    return Counter(file.suffix.lower() or "without an ending" for file in files)


def failure(where: str | Path, what: str) -> Failure:
    """Make the failure of a whole input."""
    place = " ".join(str(where).split())
    return Failure(place, str(bad(place, what)))
