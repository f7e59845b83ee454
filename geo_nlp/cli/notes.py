"""What is said beside the data: lines on stderr, and tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 120


def note(text: str) -> None:
    """Say one line on stderr."""
    typer.echo(f"geo-nlp: {text}", err=True)


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

    file = stream or sys.stdout
    return Console(file=file, highlight=False, markup=False, width=None if file.isatty() else WIDE)


def show(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None, on: Console | None = None
) -> None:
    """Show rows as a table with a heading; the last column gives way where there is little room."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    (on or console()).print(table)


def listing(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Show rows as a table at a terminal, and as tab-separated lines in a pipe."""
    if sys.stdout.isatty():
        show(columns, rows)
        return
    for row in (columns, *rows):
        typer.echo("\t".join("" if cell is None else " ".join(str(cell).split()) for cell in row))
