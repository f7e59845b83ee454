"""Files that appear under their name whole or not at all, whatever fails or whoever is killed.

Everything that geo_nlp writes for a user goes through here. A file is written as a draft beside its place, synced, and
renamed. What was there stays as it was until then; its permissions, and a link that leads to it, stay for good. There
is one writer at a time: a second one is refused. tests/test_atomic.py fails each call to the system in turn.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO, cast

from geo_nlp.drafts import PERMISSIONS, Draft, new_draft, only_writer, sync_folder, unwritable
from geo_nlp.errors import OutputError


@dataclass(slots=True)
class Opened:
    """A file that is being written: the draft and the stream over it. What is no file has no draft of its own."""

    draft: Draft
    stream: IO[Any]
    special: bool
    done: bool = False

    def complete(self) -> None:
        """Bring everything to the disk, still under the name of the draft."""
        try:
            self.stream.flush()
            if not self.special:
                self.draft.sync()
            self.stream.close()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.draft.place, error) from error

    def publish(self) -> None:
        """Give the file its name."""
        self.done = self.special
        if self.done:
            return
        try:
            os.replace(self.draft.path, self.draft.place)
            self.done = True
            sync_folder(self.draft.place.parent)
        except OSError as error:
            raise unwritable(self.draft.place, error) from error

    def abandon(self, *, keep: bool) -> Path | None:
        """Remove what was written, or with `keep` keep what there is so far; gives where that is."""
        with suppress(Exception):
            self.stream.close()
        if self.done or self.special:
            return None
        with suppress(OSError):
            if keep and os.stat(self.draft.path).st_size:
                return self.draft.path
            os.unlink(self.draft.path)
        return None


@contextmanager
def atomic_files(
    paths: Sequence[str | Path],
    *,
    binary: bool = False,
    encoding: str = "utf-8",
    newline: str = "\n",
    keep: bool = False,
) -> Iterator[list[IO[Any]]]:
    """Streams to several files; none gets its name before all are on the disk.

    A device or a named pipe is written to as it is. With `keep`, a run that breaks off leaves what it has in FILE.part,
    which a note of the exception names; a file of that name that is there already is left alone, and FILE.2.part is
    next. Raises `OutputError`.
    """
    opened: list[Opened] = []
    with ExitStack() as locks:
        try:
            for path in paths:
                opened.append(_opened(Path(path), locks, keep=keep))
                if not binary:
                    opened[-1].stream = io.TextIOWrapper(
                        cast(BinaryIO, opened[-1].stream), encoding=encoding, newline=newline, errors="replace"
                    )
            yield [one.stream for one in opened]
            for one in opened:
                one.complete()
            for one in opened:
                one.publish()
        except BaseException as error:
            left = [str(part) for one in opened if (part := one.abandon(keep=keep))]
            if left:
                error.add_note(f"what was done so far is in {', '.join(left)}")
            raise


@contextmanager
def text_file(
    path: str | Path, *, encoding: str = "utf-8", newline: str = "\n", keep: bool = False
) -> Iterator[TextIO]:
    """A text file to write to, which appears at `path` when all went well.

    >>> with text_file("no/folder/a.html") as file:
    ...     _ = file.write("")
    Traceback (most recent call last):
    geo_nlp.errors.OutputError: no/folder/a.html: cannot be written (No such file or directory); make the folder
    first, or choose another place
    """
    with atomic_files([path], encoding=encoding, newline=newline, keep=keep) as (file,):
        yield file  # type: ignore[misc]


@contextmanager
def binary_file(path: str | Path, *, keep: bool = False) -> Iterator[BinaryIO]:
    """The same for bytes."""
    with atomic_files([path], binary=True, keep=keep) as (file,):
        yield file  # type: ignore[misc]


def _opened(path: Path, locks: ExitStack, *, keep: bool) -> Opened:
    try:
        mode = _mode(path)
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"{path}: is a folder; name a file in it")
        if mode is not None and not stat.S_ISREG(mode):
            draft = Draft(path, place=path, new=False)
            return Opened(draft, io.BufferedWriter(draft), special=True)
        place = Path(os.path.realpath(path)) if path.is_symlink() else path
        if mode is not None and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, "Permission denied")
        locks.enter_context(only_writer(place))
        draft = new_draft(place, mode=None if mode is None else mode & PERMISSIONS, kept=keep)
        return Opened(draft, io.BufferedWriter(draft), special=False)
    except OSError as error:
        raise unwritable(path, error) from error


def _mode(path: Path) -> int | None:
    """Kind and permissions of what is there, None where nothing is; a link that leads nowhere yet is nothing."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None
