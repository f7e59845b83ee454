"""A file system that fails, or dies, at one of its calls: each call that `geo_nlp.atomic` makes is counted."""

from __future__ import annotations

import errno
import fcntl
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from geo_nlp import atomic, drafts

CALLS = ("open", "stat", "fstat", "fchmod", "fsync", "replace", "unlink", "close", "access")


class Faults:
    """Counts calls by name and fails the one with number `at`."""

    def __init__(self, at: int | None, fail: Callable[[], None]) -> None:
        self.at, self.fail = at, fail
        self.calls: list[str] = []

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) - 1 == self.at:
                self.fail()
            return call(*args, **options)

        return counted


class System:
    """The module `os`, or another, with some calls replaced."""

    def __init__(self, module: Any, calls: dict[str, Callable[..., Any]]) -> None:
        self.__dict__.update(calls)
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


def no_space() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@contextmanager
def faulty(at: int | None, fail: Callable[[], None] = no_space) -> Iterator[Faults]:
    """Let the call with this number fail; without a number only count, in the order of the calls."""
    faults = Faults(at, fail)
    system = System(os, {name: faults.around(name, getattr(os, name)) for name in CALLS})
    locks = System(fcntl, {"flock": faults.around("flock", fcntl.flock)})

    class FaultyFile(io.FileIO):
        write = faults.around("write", io.FileIO.write)

    class FaultyDraft(drafts.Draft, FaultyFile):
        """A draft whose bytes go through the double, below the handling of errors."""

    with (
        mock.patch.object(drafts, "os", system),
        mock.patch.object(atomic, "os", system),
        mock.patch.object(drafts, "fcntl", locks),
        mock.patch.object(drafts, "Draft", FaultyDraft),
        mock.patch.object(atomic, "Draft", FaultyDraft),
    ):
        yield faults


@contextmanager
def full_disk() -> Iterator[None]:
    """No byte can be written to a draft."""

    class FullFile(io.FileIO):
        def write(self, data: Any) -> int:
            no_space()
            return 0

    class FullDraft(drafts.Draft, FullFile):
        """A draft on a full disk."""

    with mock.patch.object(drafts, "Draft", FullDraft), mock.patch.object(atomic, "Draft", FullDraft):
        yield
