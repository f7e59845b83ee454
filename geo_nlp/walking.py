"""The files below a folder and those that a pattern names, in order; links that run in a ring are followed once."""

from __future__ import annotations

import glob
import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

Unread = Callable[[OSError], None]


def folders_below(root: Path, *, links: bool, unread: Unread = lambda _: None) -> Iterator[Path]:
    """Yield a folder and all below it that are not hidden, each once; those that `links` lead to come after all others.

    A folder that may not be read is reported to `unread`.
    """
    seen, waiting = set[tuple[int, int]](), deque([root])
    while waiting:
        folder = waiting.popleft()
        try:
            status = folder.stat()
            if (mark := (status.st_dev, status.st_ino)) in seen:
                continue
            seen.add(mark)
            with os.scandir(folder) as found:
                inner = sorted((e for e in found if not e.name.startswith(".") and e.is_dir()), key=lambda e: e.name)
        except OSError as error:
            unread(error)
            continue
        yield folder
        waiting.extendleft(folder / entry.name for entry in reversed(inner) if not entry.is_symlink())
        if links:
            waiting.extend(folder / entry.name for entry in inner if entry.is_symlink())


def files_below(root: Path, *, unread: Unread = lambda _: None) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders that are not hidden; links to folders are not followed."""
    for folder in folders_below(root, links=False, unread=unread):
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found if not entry.name.startswith(".") and entry.is_file())
        yield from (folder / name for name in names)


def matches(pattern: str) -> set[str]:
    """The paths that a pattern names, as `glob` has them; but what `**` stands for is gone through once."""
    parts = Path(pattern).parts
    if "**" not in parts:
        return set(glob.glob(pattern))
    at = parts.index("**")
    roots = glob.glob(os.path.join(*parts[:at])) if at else ["."]
    folders = (folder for root in roots for folder in folders_below(Path(root), links=True))
    rest = parts[at + 1 :] or ("*",)
    return set().union(*(matches(os.path.join(glob.escape(str(folder)), *rest)) for folder in folders))
