"""A run is a folder: where its things stand, and how they come to stand there, whole or not at all.

Whatever is written is written aside under a name that begins with a dot, synced, and given its name in one step. What
has its name is whole; nothing that has its name is written over. No lock is taken and no database kept, so that readers
never wait and a process that was killed leaves nothing behind but a folder whose name begins with a dot.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo_nlp.drafts import aside, sync, sync_folder, this_machine
from geo_nlp.errors import InputError

OWNER = re.compile(r"\.(?P<name>[^.]+)(?:\.[a-z]+)?\.(?P<host>[\w-]+)-(?P<process>\d+)-[0-9a-f]{8}")
FORGOTTEN = 86_400  # seconds after which what another machine left unfinished is left over
THERE = (errno.EEXIST, errno.ENOTEMPTY)


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The folder of a run by its path."""

    path: Path

    @property
    def settings(self) -> Path:
        """What the run was made with."""
        return self.path / "run.json"

    @property
    def plans(self) -> Path:
        """Which articles are in which unit: a file for each time that inputs were added."""
        return self.path / "plan"

    @property
    def parts(self) -> Path:
        """The units that are done, a folder each."""
        return self.path / "parts"

    @property
    def logs(self) -> Path:
        """When and where each unit was done."""
        return self.path / "log"

    @property
    def kept(self) -> Path:
        """Standard input, which could not be read again otherwise."""
        return self.path / "inputs"

    def part(self, number: int) -> Path:
        """The folder of a unit that is done."""
        return self.parts / f"{number:05}"


def is_run(path: str | Path) -> bool:
    """Whether there is a run in a folder."""
    try:
        return RunFolder(Path(path)).settings.is_file()
    except OSError:  # a name that is too long for one
        return False


def the_run(path: str | Path) -> RunFolder:
    """The run in a folder; an error where there is none."""
    if not is_run(path):
        raise InputError(f"{path}: no run (there is no run.json); begin one with: geo-nlp extract INPUT --run {path}")
    return RunFolder(Path(path))


def is_in_work(path: Path, *, now: float | None = None) -> bool:
    """Whether what stands aside under this name may still be written by the process that began it."""
    owner = OWNER.fullmatch(path.name)
    if owner and owner["host"] == this_machine() and os.name == "posix":
        return is_alive(int(owner["process"]))
    try:
        return (now or time.time()) - path.stat().st_mtime < FORGOTTEN
    except OSError:
        return False


def is_alive(process: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def unfinished(folder: Path) -> Iterator[Path]:
    """What stands aside in a folder."""
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if OWNER.fullmatch(path.name))


def clear_away(run: RunFolder) -> None:
    """Remove what processes that are no more left unfinished."""
    for folder in (run.path, run.parts, run.plans, run.logs, run.kept):
        for path in unfinished(folder):
            if not is_in_work(path):
                remove(path)


def remove(path: Path) -> None:
    """Remove a file or folder; another process may be at it too."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def publish(path: Path, data: bytes, *, replace: bool = False) -> bool:
    """Give a file its content and name in one step; False where there is one already and it is not to be replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    own = aside(path)
    try:
        with own.open("xb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())
        return _named(own, path, replace=replace)
    finally:
        own.unlink(missing_ok=True)


def _named(own: Path, path: Path, *, replace: bool) -> bool:
    if replace:
        os.replace(own, path)
    else:
        try:
            os.link(own, path)
        except OSError as error:
            if error.errno == errno.EEXIST:
                return False
            if path.exists():  # a file system without links
                return False
            os.rename(own, path)
    sync_folder(path.parent)
    return True


def publish_folder(own: Path, path: Path) -> bool:
    """Give a folder that was written aside its name in one step; False where there is one of that name."""
    for file in own.iterdir():
        with file.open("rb+") as stream:
            sync(stream.fileno())
    sync_folder(own)
    try:
        os.rename(own, path)
    except OSError as error:
        if error.errno in THERE or path.exists():
            return False
        raise
    sync_folder(path.parent)
    return True
