"""Inputs as they are named on a command line: files, folders, patterns, and `-`."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.sniff import ENDINGS, format_of_name

STDIN = "-"


def expand(inputs: Iterable[str | Path]) -> Iterator[Path | str | Failure]:
    """Yield each file in order, `-` as it is, and a failure for a name behind which there is none.

    Folders are searched with their subfolders, in sorted order, for files with known endings; hidden ones are left out.
    """
    for name in inputs:
        path = Path(name)
        if str(name) == STDIN:
            yield STDIN
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
                yield failure(name, "nothing matches this pattern; give one that does")
        elif str(name).startswith(("http://", "https://")):
            yield failure(name, "not a file; save the page and give its file, nothing is fetched")
        else:
            yield failure(name, "no such file; give a file, a folder, a pattern or - for standard input")


def is_article_file(file: Path, folder: Path) -> bool:
    """Tell a file in a folder that is to be read: a known ending, no hidden part."""
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.is_file() and format_of_name(file.name) is not None


def failure(where: str | Path, what: str) -> Failure:
    """Make the failure of a whole input."""
    return Failure(str(where), str(bad(str(where), what)))
