"""What could not be read: an error line that ends nothing but its own article."""

from __future__ import annotations

from dataclasses import dataclass

from geo_nlp.errors import InputError, MissingPackage, NoArticle


@dataclass(frozen=True, slots=True)
class Failure:
    """One article, or one of several inputs, that was skipped: where it stands, and the whole error line."""

    where: str
    error: str
    skipped: bool = False  # nothing went wrong, but there is no article, or none that is wanted

    def __str__(self) -> str:
        """The line to show, which tells the place once."""
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


def failed(where: str, error: InputError) -> Failure:
    """The failure that stands for an article which raised an error."""
    return Failure(where, str(error), skipped=isinstance(error, NoArticle))


def need(where: str, job: str, package: str, extra: str) -> InputError:
    """Make the error line for a missing optional package, with the command that installs it."""
    return MissingPackage(str(bad(where, f"{job} needs {package}; run: pip install 'geo-nlp[{extra}]'")))


def unreadable(where: str, error: Exception) -> InputError:
    """The error of a file that the system, or its compression, does not give whole."""
    return bad(where, f"cannot be read ({getattr(error, 'strerror', None) or error}); get the whole file")


def empty(where: str) -> InputError:
    """The error of a file in which there is nothing."""
    return bad(where, "empty file; give a file with articles")
