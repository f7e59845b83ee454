"""Drafts: new files beside the place that they are for, and a lock by which a place has one writer at a time.

A draft is always a file that was not there before, so that nothing of others is written to, nor through a link.
"""

from __future__ import annotations

import errno
import io
import os
import platform
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from geo_nlp.errors import BusyError, OutputError

if sys.platform != "win32":
    import fcntl

PERMISSIONS = 0o777
NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
NO_SYNC = (errno.EINVAL, errno.ENOTSUP)  # a file system that cannot be asked to write to its disk

REMEDIES = {
    errno.ENOENT: "make the folder first",
    errno.ENOTDIR: "name a folder before it that is one",
    errno.EACCES: "close the program that has it open or change its permissions",
    errno.EPERM: "close the program that has it open or change its permissions",
    errno.EROFS: "nothing can be written on that disk: take another",
}
"""What helps where a place cannot be written; where nothing else is known there is no room."""


class Draft(io.FileIO):
    """A file for bytes; what keeps it from being written is an error about the place that it is for."""

    def __init__(self, path: Path, *, place: Path, mode: int | None = None, new: bool = True) -> None:
        def opened(name: str, flags: int) -> int:
            return os.open(name, flags | (NO_LINKS if new else 0), 0o666 if mode is None else mode)

        super().__init__(path, "x" if new else "w", opener=opened)
        self.path, self.place = path, place
        if new and mode is not None and sys.platform != "win32":
            self._permit(mode)

    def _permit(self, mode: int) -> None:
        """Set the permissions, of which the umask may have taken some."""
        try:
            if stat.S_IMODE(os.fstat(self.fileno()).st_mode) != mode:
                os.fchmod(self.fileno(), mode)
        except OSError:
            self.close()
            os.unlink(self.path)
            raise

    def write(self, data: Any) -> int:
        """Write bytes; a reader who went away is no fault of the file."""
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.place, error) from error

    def sync(self) -> None:
        """Have the bytes written to the disk, where the file system can be asked to."""
        sync(self.fileno())


def unwritable(place: Path, error: OSError) -> OutputError:
    """The error about a place that cannot be written, with what would help.

    >>> str(unwritable(Path("no/a.csv"), OSError(2, "No such file or directory")))
    'no/a.csv: cannot be written (No such file or directory); make the folder first, or choose another place'
    """
    remedy = REMEDIES.get(error.errno or 0, "make room")
    return OutputError(f"{place}: cannot be written ({error.strerror or error}); {remedy}, or choose another place")


def new_draft(place: Path, *, mode: int | None, kept: bool) -> Draft:
    """A draft for a place: hidden, or where it is to be kept after an interruption PLACE.part, else PLACE.2.part …"""
    if not kept:
        return Draft(aside(place), place=place, mode=mode)
    for number in count(1):
        path = place.with_name(f"{place.name}.part" if number == 1 else f"{place.name}.{number}.part")
        with suppress(FileExistsError):
            return Draft(path, place=place, mode=mode)
    raise AssertionError


def aside(path: Path) -> Path:
    """A name beside `path` that no other process has, and that says whose it is."""
    return path.with_name(f".{path.name}.{this_machine()}-{os.getpid()}-{secrets.token_hex(4)}")


@cache
def this_machine() -> str:
    """A name for this machine that is safe in a file's name; containers on one machine have names of their own."""
    space = ""
    if Path("/proc/self/ns/pid").exists():
        space = re.sub(r"\D", "", os.readlink("/proc/self/ns/pid"))[-6:]
    name = re.sub(r"[^\w]+", "-", platform.node(), flags=re.ASCII).strip("-")[:40] or "host"
    return f"{name}-{space}" if space else name


@contextmanager
def only_writer(place: Path) -> Iterator[None]:
    """Refuse where another process, or another part of this one, is writing to the same place.

    The lock is an empty hidden file beside it, which goes when the writer ends; one that a killed process left locks
    nobody out. Where the file system has no locks there is none: files are whole nevertheless, and the last one wins.
    """
    path = place.with_name(f".{place.name}.geo_nlp-lock")
    handle = _lock(path, place)
    try:
        yield
    finally:
        if handle is not None:
            with suppress(OSError):
                os.unlink(path)  # while it is held: who opened it meanwhile sees that it is no longer there
            _unlock(handle)


def _lock(path: Path, place: Path) -> int | None:
    if sys.platform == "win32":
        return None
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | NO_LINKS, 0o666)
        except OSError:  # what is wrong with the folder will show with the draft
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(path, handle):
                return handle
        except BlockingIOError as error:
            os.close(handle)
            reason = "another run is writing it now; wait until that has ended, or choose another place"
            raise BusyError(f"{place}: {reason}") from error
        except OSError:  # a file system without locks
            with suppress(OSError):
                os.unlink(path)
            os.close(handle)
            return None
        os.close(handle)


def _unlock(handle: int) -> None:
    """Give the lock back, also in the name of workers that were forked meanwhile."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
    with suppress(OSError):
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    """Whether the file that is open is the one that has its name."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def sync(handle: int) -> None:
    """Have what an open file or folder holds written to the disk, where the file system can be asked to."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise


def sync_folder(path: Path) -> None:
    """Have the names in a folder written to the disk."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            sync(handle)
        finally:
            os.close(handle)
