"""How the program is asked to end, and what it does where a standard stream is closed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO

ASKING = ("SIGTERM", "SIGHUP", "SIGINT")


class Stopped(KeyboardInterrupt):
    """A signal that asks the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def stopping() -> Iterator[None]:
    """End in good order when asked to, as at Ctrl-C; a terminal that is closed asks too, unless under nohup."""

    def stop(number: int, _: FrameType | None) -> None:
        for name in names:
            signal.signal(name, signal.SIG_IGN)
        raise Stopped(number)

    asking = [getattr(signal, name) for name in ASKING if hasattr(signal, name)]
    names = [name for name in asking if signal.getsignal(name) is not signal.SIG_IGN]
    before = {name: signal.signal(name, stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def open_closed_streams() -> None:
    """Give closed standard streams their numbers, so that no file that is opened later gets them.

    Who reads from or writes to them meets an error, as gnulib's `stdopen` has it; stderr says nothing.
    """
    for number, name, flags in ((0, "stdin", os.O_WRONLY), (1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is not None:
            continue
        with suppress(OSError):
            handle = os.open(os.devnull, flags)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def write_no_more(stream: IO[str]) -> None:
    """What is left over for a stream goes nowhere, so that Python does not complain at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
