"""What could not be read: an error line that ends nothing but its own article."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from geo_nlp.errors import InputError, MissingPackage, NoArticle, one_line

T = TypeVar("T")
SYSTEM = (OSError, EOFError, zlib.error)
"""What a file raises that the system, or its compression, does not give whole."""
REMEDIES: dict[type[Exception], str] = {
    FileNotFoundError: "is its name right?",
    NotADirectoryError: "is its name right?",
    IsADirectoryError: "give a file in it",
    PermissionError: "change its permissions, or ask its owner to",
}
LONGEST = 200  # characters of an error that is not our own

log = logging.getLogger("geo_nlp")


@dataclass(frozen=True, slots=True)
class Failure:
    """One article, or one of several inputs, that was skipped: where it stands, and the whole error line."""

    where: str
    error: str
    skipped: bool = False  # nothing went wrong, but there is no article, or none that is wanted
    missing: bool = False  # an input of which there is none, and so no article that failed

    def __post_init__(self) -> None:
        for name in ("where", "error"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def __str__(self) -> str:
        """The line to show, which names the place once."""
        return self.error if self.error.startswith(self.where) else f"{self.where}: {self.error}"


def bad(where: str, what: str) -> InputError:
    """Make the one-line error of an input: where, then what is wrong and what would be right.

    >>> str(bad("notes.txt", "empty file; give a file with the text of an article"))
    'notes.txt: empty file; give a file with the text of an article'
    """
    return InputError(f"{where}: {' '.join(what.split())}")


def again(where: str, error: InputError) -> InputError:
    """The same error with its place before it.

    >>> again("a.html", NoArticle("no article found"))
    NoArticle('a.html: no article found')
    """
    return type(error)(str(bad(where, str(error))))


def failed(where: str, error: Exception) -> Failure:
    """The failure that stands for an article which raised an error, whatever error that is."""
    return Failure(where, str(error_of(where, error)), skipped=isinstance(error, NoArticle))


def error_of(where: str, error: Exception) -> InputError:
    """Any error as that of an input, in one line; one that nobody foresaw names its kind, and is logged.

    >>> str(error_of("a.html", RecursionError("maximum recursion depth exceeded")))
    'a.html: cannot be read (RecursionError: maximum recursion depth exceeded); leave it out, or save it anew'
    """
    if isinstance(error, InputError):
        return error
    if isinstance(error, SYSTEM):
        return unreadable(where, error)
    log.warning("%s: %s", where, type(error).__name__, exc_info=error)
    message = " ".join(str(error).split())[:LONGEST]
    kind = type(error).__name__ + (f": {message}" if message else "")
    return bad(where, f"cannot be read ({kind}); leave it out, or save it anew")


def attempted(where: str, make: Callable[[], T]) -> T | Failure:
    """What `make` gives, or the failure that stands for it: no fault of one article reaches the others.

    >>> attempted("a.jsonl line 3", lambda: int("x")).error[:55]
    'a.jsonl line 3: cannot be read (ValueError: invalid lit'
    """
    try:
        return make()
    except Exception as error:
        return failed(where, error)


def need(where: str, job: str, package: str, extra: str) -> InputError:
    """Make the error line for a missing optional package, with the command that installs it."""
    return MissingPackage(str(bad(where, f"{job} needs {package}; run: pip install 'geo-nlp[{extra}]'")))


def unreadable(where: str, error: Exception) -> InputError:
    """The error of a file that the system, or its compression, does not give whole.

    >>> str(unreadable("a.jsonl", FileNotFoundError(2, "No such file or directory")))
    'a.jsonl: cannot be read (No such file or directory); is its name right?'
    """
    remedy = next((words for kind, words in REMEDIES.items() if isinstance(error, kind)), "get the whole file")
    return bad(where, f"cannot be read ({getattr(error, 'strerror', None) or error}); {remedy}")


def empty(where: str) -> InputError:
    """The error of a file in which there is nothing."""
    return bad(where, "empty file; give a file with articles")
