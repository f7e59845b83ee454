"""A file system of which the n-th call fails, for whole commands: SQLite's way, for n = 1, 2, … until none fails.

Counted are calls about files below one folder: opening, writing, syncing, renaming, linking, making folders, removing.
What the package and Python read for themselves is not counted.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from geo_nlp import atomic, drafts

NAMED = ("open", "replace", "rename", "link", "unlink", "mkdir", "rmdir")
"""Functions of `os` whose first argument is a path."""
FAULTS = {"write": errno.ENOSPC, "mkdir": errno.ENOSPC, "fsync": errno.EIO}


class Counter:
    """The calls so far, by name, and which of them is to fail: the one with number `at`, or from it on."""

    def __init__(self, folder: Path, at: int | None, *, for_good: bool) -> None:
        self.folder, self.at, self.for_good = os.path.realpath(folder), at, for_good
        self.calls: list[str] = []

    def count(self, name: str) -> None:
        """Count a call, and fail it if it is its turn."""
        self.calls.append(name)
        number = len(self.calls) - 1
        if self.at is not None and (number == self.at or (self.for_good and number > self.at and name == "write")):
            code = FAULTS.get(name, errno.EIO)
            raise OSError(code, os.strerror(code))

    def is_inside(self, path: object) -> bool:
        """Whether a call is about a file of ours."""
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        return os.path.realpath(os.fsdecode(path)).startswith(self.folder)


@contextmanager
def failing(folder: Path, at: int | None, *, for_good: bool = False) -> Iterator[Counter]:
    """Let the call with this number fail, and with `for_good` every later write too, as on a disk that is full."""
    counter = Counter(folder, at, for_good=for_good)

    class Raw(io.FileIO):
        def write(self, data: Any) -> int:
            counter.count("write")
            return super().write(data) or 0

    class Draft(drafts.Draft, Raw):
        """A draft whose bytes go through the double, below the handling of errors."""

    def opened(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if not counter.is_inside(file) or "opener" in options:
            return plain(file, mode, *args, **options)
        counter.count(f"open {'read' if mode.strip('bt') == 'r' else 'write'}")
        if mode.strip("bt") == "r":
            return plain(file, mode, *args, **options)
        raw = Raw(file, mode.replace("b", "").replace("t", ""))
        stream = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        if "b" in mode:
            return stream
        return io.TextIOWrapper(stream, encoding=options.get("encoding"), newline=options.get("newline"))

    def around(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(path: Any, *args: Any, **options: Any) -> Any:
            if counter.is_inside(path):
                counter.count(name)
            return call(path, *args, **options)

        return counted

    def synced(handle: int) -> None:
        counter.count("fsync")
        os_fsync(handle)

    plain, os_fsync = io.open, os.fsync
    with ExitStack() as stack:
        for name in NAMED:
            stack.enter_context(mock.patch.object(os, name, around(name, getattr(os, name))))
        stack.enter_context(mock.patch.object(os, "fsync", synced))
        for module in (io, builtins):
            stack.enter_context(mock.patch.object(module, "open", opened))
        for place in (drafts, atomic):
            stack.enter_context(mock.patch.object(place, "Draft", Draft))
        yield counter
