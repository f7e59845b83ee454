"""What is said beside the data: lines on stderr, and tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

import typer

from geo_nlp.cli.layout import is_steering
from geo_nlp.cli.stopping import write_no_more
from geo_nlp.plurals import counted as counted

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 120


def note(text: str) -> None:
    """Say one line on stderr; a message that nobody can read ends no run."""
    try:
        typer.echo(f"geo-nlp: {visible(text)}", err=True)
    except OSError:
        write_no_more(sys.stderr)


def say(text: str) -> None:
    """Say lines on stdout."""
    typer.echo("\n".join(map(visible, text.split("\n"))))


def visible(text: str) -> str:
    r"""One line of text without characters that steer a terminal; they are shown as in a string of Python.

    >>> print(visible("a\x1b[2J\n.txt"), visible("中国 café"), visible("caf\udce9.txt"))
    a\x1b[2J\n.txt 中国 café caf\udce9.txt
    """
    if text.isprintable():
        return text
    return "".join(c.encode("unicode_escape").decode() if is_steering(c) else c for c in text)


class Failures:
    """What could not be read: reported as it happens, and by the exit code in the end."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, failure: object) -> None:
        """Report one failure."""
        self.count += 1
        note(str(failure))

    def end(self) -> None:
        """End with code 1 where there were any."""
        if self.count:
            note(f"{counted(self.count, 'record')} could not be read, listed above")
            raise typer.Exit(1)


def clip(text: str, length: int) -> str:
    """One line of text, cut at a word where it is longer than `length`.

    >>> clip("France condemned\\n Russia on Monday.", 24)
    'France condemned Russia …'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]} …"


def console(stream: IO[str] | None = None) -> Console:
    """A console on stdout or `stream`, as wide as the terminal, or wide enough to read where there is none."""
    from rich.console import Console

    class Page(Console):
        """A console that leaves a closed pipe to the command line, which takes it for no error."""

        def on_broken_pipe(self) -> None:
            raise

    file = stream or sys.stdout
    return Page(file=file, highlight=False, markup=False, width=None if file.isatty() else WIDE)


def show(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str | None = None,
    spare: Sequence[str] = (),
    on: Console | None = None,
) -> None:
    """Show rows as a table with a heading; columns in `spare` are left out where the terminal is narrow."""
    from geo_nlp.cli.layout import fitted

    page = on or console()
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    layout = fitted(columns, cells, width=page.width, spare=spare)
    if title:
        page.print(f"\n{title}", style="bold", soft_wrap=True)
    for line in layout.head():
        page.print(line, style="bold", soft_wrap=True)
    for row in cells:
        for line in layout.row(row):
            page.print(line, soft_wrap=True)


def listing(columns: Sequence[str], rows: Iterable[Sequence[object]], *, spare: Sequence[str] = ()) -> None:
    """Show rows as a table at a terminal, and as tab-separated lines in a pipe."""
    if sys.stdout.isatty():
        show(columns, rows, spare=spare)
        return
    for row in (columns, *rows):
        typer.echo("\t".join("" if cell is None else visible(" ".join(str(cell).split())) for cell in row))
