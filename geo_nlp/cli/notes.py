"""What is said beside the data: lines on stderr, and tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 120
LEAST = 20


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
    last: int = 0,
    on: Console | None = None,
) -> None:
    """Show rows as a table with a heading; the last column gets `last` characters before the others get theirs."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Column, Table
    from rich.text import Text

    page = on or console()
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    natural = [max(map(len, column)) for column in zip(columns, *cells, strict=True)][:-1]
    last = min(last, max(LEAST, page.width - WIDE + last))  # what a narrow terminal lacks is taken from it first
    widths = share(natural, page.width - last - 3 * len(columns)) if last else natural
    heads = [Column(name, max_width=width, overflow="fold") for name, width in zip(columns, widths, strict=False)]
    table = Table(
        *heads,
        Column(columns[-1], overflow="fold"),
        title=title,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
    )
    for row in cells:
        table.add_row(*map(Text, row))
    page.print(table)


def share(wanted: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room`: narrow columns get what they want, wide ones share the rest, no less than 6 each.

    >>> share([10, 30, 40], 60)
    [10, 25, 25]
    """
    got = dict.fromkeys(range(len(wanted)), 6)
    for left, i in enumerate(sorted(got, key=lambda i: wanted[i])):
        got[i] = min(wanted[i], max(6, room // (len(wanted) - left)))
        room -= got[i]
    return list(got.values())


def listing(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Show rows as a table at a terminal, and as tab-separated lines in a pipe."""
    if sys.stdout.isatty():
        show(columns, rows)
        return
    for row in (columns, *rows):
        typer.echo("\t".join("" if cell is None else " ".join(str(cell).split()) for cell in row))
