"""Inputs as they are named on a command line: files, folders, patterns, and `-`."""

from __future__ import annotations

import csv
import glob
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from geo_nlp.errors import InputError
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.ownpages import BEGINNING, REPORT, has_own_header, is_own
from geo_nlp.read.sniff import ENDINGS, Format, format_of_name, is_archive
from geo_nlp.read.streams import Stream, open_bytes
from geo_nlp.walking import Unread, files_below, matches

STDIN = "-"
PAGES = ("html", "mhtml")
RECORD = b'{"schema":'  # how a file of records begins
LONGEST = 250  # of a file's name
NAMES = "give a file, a folder, a pattern or - for standard input"


@runtime_checkable
class Frame(Protocol):
    """What data frames have in common (pandas, polars, Arrow): named columns, each of them got by its name."""

    @property
    def columns(self) -> Iterable[Any]:
        """The names."""

    def __getitem__(self, name: Any, /) -> Any: ...


Row = Mapping[str, object]
Input = str | Path | Row | Frame | Stream
Inputs = Iterable[str | Path | Row | Stream] | Input


def each(inputs: Inputs) -> Iterable[Input]:
    """The inputs one by one, also where it is a single one."""
    if isinstance(inputs, str | Path | Mapping | Frame | Stream):
        return [inputs]
    if hasattr(inputs, "to_dict") or hasattr(inputs, "to_frame"):
        raise InputError(f"a {type(inputs).__name__} has no named columns; give the data frame, or files")
    return inputs


def expand(inputs: Iterable[Input]) -> Iterator[Path | str | Row | Frame | Stream | Failure]:
    """Yield each file in order, `-` and articles at hand as they are, a failure for a name of which there is none.

    Folders are searched with their subfolders, in sorted order, for files with known endings; hidden ones are left out,
    and those that a browser saved with a page ("story_files" beside "story.html").
    """
    lost: list[str] = []
    for name in inputs:
        if isinstance(name, Mapping | Frame | Stream):
            yield name
            continue
        if not isinstance(name, str | Path):
            raise InputError(f"an input is {type(name).__name__}; give files, or articles as {{'text': ...}}")
        path = Path(name)
        if str(name) == STDIN:
            yield STDIN
        elif not str(name).strip():
            yield failure(repr(str(name)), "an input without a name; is a variable of your shell empty?")
        elif is_no_name(path):
            yield failure(f"{path.name[:40]}…", "is a text, not a file; give - to read it, in Python {'text': ...}")
        elif path.is_dir():
            yield from files_of_folder(path)
        elif path.exists():
            yield path
        elif glob.has_magic(str(name)):
            named = sorted(Path(match) for match in matches(str(name)))
            found = list(without_attachments(file for file in named if file.is_file()))
            yield from found
            if not found:
                yield missing(name, "nothing matches this pattern")
        elif str(name).startswith(("http://", "https://")):
            yield missing(name, "not a file; pages are not downloaded: save the page and give the file")
        else:
            lost.append(str(name))
            whole = name_with_blanks(lost)
            hint = f"but {whole!r} is there: put its name in quotes" if whole else NAMES
            yield missing(name, f"no such file{',' if whole else ';'} {hint}")
            continue
        lost.clear()


def name_with_blanks(parts: list[str]) -> str | None:
    """The file whose name a shell took for several, since it has blanks and no quotes: `page 00.html`."""
    names = (" ".join(parts[start:]) for start in range(len(parts) - 1))
    return next((name for name in names if Path(name).exists()), None)


def is_no_name(path: Path) -> bool:
    """Whether what was given cannot be the name of a file, or is none and looks like a text."""
    try:
        there, size = path.exists(), len(os.fsencode(path.name))
    except (OSError, UnicodeError):  # longer than any path; half a pair of surrogates
        return True
    return size > LONGEST or "\0" in str(path) or ("\n" in path.name and not there)


def files_of_folder(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files of a folder that are read, and a failure for each folder within it that may not be read."""
    lost: list[Failure] = []

    def unread(error: OSError) -> None:
        lost.append(failure(shown_name(error.filename), f"cannot be read ({error.strerror}); its files are left out"))

    found = in_order(file for file in shown(folder, unread=unread) if is_known(file.name))
    articles = [file for file in found if own_kind(file) is None]
    yield from articles
    yield from lost
    if not articles and not lost:
        known = " ".join(sorted([*ENDINGS, ".zip", ".tar"]))
        more = "nothing but what geo_nlp wrote" if found else f"known endings are {known}"
        yield failure(folder, f"no articles in this folder; {more}")


Own = Literal["records", "page", "table", "report"]


def own_kind(path: Path) -> Own | None:
    """What a file is that geo_nlp wrote, by its beginning; found in a folder, it is not read as articles."""
    kind = format_of_name(path.name)
    if (kind not in ("jsonl", "html", "csv") and path.suffix.lower() != ".md") or is_archive(path.name):
        return None
    try:
        with open_bytes(path) as stream:
            return own_by_beginning(kind, stream.read(len(RECORD) if kind == "jsonl" else BEGINNING))
    except (OSError, EOFError, InputError, zlib.error):
        return None  # what is wrong with it is reported when it is read


def own_by_beginning(kind: Format | None, head: bytes) -> Own | None:
    """What the first bytes of a file show that geo_nlp wrote.

    >>> own_by_beginning("jsonl", b'{"schema":'), own_by_beginning("text", b"# Graph. Made by geo_nlp 0.1.0.")
    ('records', 'report')
    """
    if kind == "jsonl":
        return "records" if head == RECORD else None
    if kind == "csv":
        return "table" if has_own_header(head) else None
    if kind == "html":
        return "page" if is_own(head) else None
    return "report" if REPORT.search(head) else None


def shown_name(path: str | bytes | Path) -> str:
    r"""A file's name for messages and records, also where it is not UTF-8.

    >>> shown_name(b"caf\xe9.txt")
    'caf\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def place_of(source: Path | str | Row | Frame | Stream, number: int) -> str:
    """Where an input is, for messages; articles at hand are counted."""
    if isinstance(source, Mapping):
        return f"article {number}"
    if isinstance(source, Stream):
        return source.name
    return shown_name(source) if isinstance(source, str | Path) else "data frame"


def is_known(name: str) -> bool:
    """Whether a file is read when it is found in a folder."""
    return format_of_name(name) is not None or is_archive(name)


def shown(folder: Path, *, unread: Unread = lambda _: None) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders that are not hidden, and not saved with a page."""
    yield from without_attachments(files_below(folder, unread=unread), within=folder)


def in_order(files: Iterable[Path]) -> list[Path]:
    """Files sorted as paths are, folder by folder, without the cost of comparing paths."""
    return sorted(files, key=lambda file: file.parts)


def without_attachments(files: Iterable[Path], *, within: Path | None = None) -> Iterator[Path]:
    """Leave out the files that a browser saved with a page: in a folder named after the page, beside it.

    Of the folders above a file only those in `within` count.
    """
    known: dict[Path, bool] = {}
    for file in files:
        if (parent := file.parent) not in known:
            above = [parent, *parent.parents]
            known[parent] = any(map(is_beside_page, above[: above.index(within)] if within else above))
        if not known[parent]:
            yield file


def is_beside_page(folder: Path) -> bool:
    """Whether a browser saved a folder beside a page, by the names of both: "story_files" beside "story.html"."""
    stems = [folder.name.removesuffix(suffix) for suffix in suffixes() if folder.name.endswith(suffix)]
    endings = [ending for ending, kind in ENDINGS.items() if kind in PAGES]
    return any(stem and folder.with_name(stem + ending).is_file() for stem in stems for ending in endings)


@cache
def suffixes() -> tuple[str, ...]:
    """What browsers add to the name of a page for the folder of what it shows, by their language: saved_pages.csv."""
    with files("geo_nlp.read").joinpath("saved_pages.csv").open(encoding="utf-8") as file:
        return tuple(row["suffix"] for row in csv.DictReader(file))


def left_out(folder: Path) -> Counter[str]:
    """How many files of a folder are not read, by their unknown endings."""
    unknown = (file for file in shown(folder) if not is_known(file.name))
    return Counter(file.suffix.lower() or "without an ending" for file in unknown)


def own_within(folder: Path) -> dict[Own, list[Path]]:
    """The files of a folder that geo_nlp wrote, and that are not read as articles, by what they are."""
    found: dict[Own, list[Path]] = {}
    for file in in_order(shown(folder)):
        if kind := own_kind(file):
            found.setdefault(kind, []).append(file)
    return found


def missing(where: str | Path, what: str) -> Failure:
    """Make what stands for an input of which there is none."""
    return replace(failure(where, what), missing=True)


def failure(where: str | Path, what: str) -> Failure:
    """Make the failure of a whole input."""
    place = " ".join(shown_name(where).split())
    return Failure(place, str(bad(place, what)))
