"""Text in columns for a terminal of any width. A word is never broken: one that is too long runs over its column."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

GAP = 2
ENOUGH = 24  # characters that a column should have before others may stay
CONTROL = frozenset({"Cc", "Cs"})
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # which show text in another order


def width_of(text: str) -> int:
    """How many cells of a terminal a text takes.

    >>> width_of("China"), width_of("中国"), width_of("Erdog\u0306an")
    (5, 4, 7)
    """
    from rich.cells import cell_len

    return cell_len(text)


def words_of(text: str) -> list[str]:
    """The words between blanks, without characters that steer a terminal.

    >>> words_of("Paris\\x1b[2J  speaks\\n")
    ['Paris[2J', 'speaks']
    """
    words = text.split()
    if text.isprintable():
        return words
    clean = ("".join(c for c in word if not is_steering(c)) for word in words)
    return [word for word in clean if word]


def is_steering(character: str) -> bool:
    """Whether a character moves a terminal's cursor, turns the order of what follows, or is none at all."""
    return unicodedata.category(character) in CONTROL or character in TURNING


def wrapped(text: str, width: int) -> list[str]:
    """Lines of whole words, at most `width` cells each unless a single word is longer.

    >>> wrapped("France condemned the Russian strikes", 16)
    ['France condemned', 'the Russian', 'strikes']
    """
    lines: list[str] = []
    room = -1
    for word in words_of(text):
        size = width_of(word)
        if room >= size + 1:
            lines[-1] += f" {word}"
            room -= size + 1
        else:
            lines.append(word)
            room = width - size
    return lines or [""]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns are shown, and how wide; without widths every row is one running text."""

    names: tuple[str, ...]
    places: tuple[int, ...]
    widths: tuple[int, ...] | None
    indent: int
    width: int

    def head(self) -> list[str]:
        """The names of the columns over a rule."""
        lines = self.row({place: name for place, name in zip(self.places, self.names, strict=True)})
        size = sum(self.widths) + GAP * (len(self.widths) - 1) if self.widths else self.width - self.indent
        return [*lines, " " * self.indent + "─" * size]

    def row(self, cells: Sequence[str] | dict[int, str]) -> list[str]:
        """The lines of a row."""
        shown = [cells[place] for place in self.places]
        margin = " " * self.indent
        if self.widths is None:
            first, *rest = wrapped(" ".join(filter(None, shown)), self.width - self.indent - GAP)
            return [margin + first, *(margin + " " * GAP + line for line in rest)]
        columns = [wrapped(cell, width) for cell, width in zip(shown, self.widths, strict=True)]
        lines = []
        for n in range(max(map(len, columns))):
            parts = (column[n] if n < len(column) else "" for column in columns)
            padded = (part + " " * (width - width_of(part)) for part, width in zip(parts, self.widths, strict=True))
            lines.append((margin + (" " * GAP).join(padded)).rstrip())
        return lines


def fitted(
    columns: Sequence[str], rows: Collection[Sequence[str]], *, width: int, spare: Sequence[str] = (), indent: int = 1
) -> Layout:
    """The layout of rows under their columns.

    Columns without content are left out. Where the others would be cramped, those in `spare` go, the first of them
    first; what is left shares the room, and a column is never narrower than its longest word. Where even that is too
    wide for the terminal, each row becomes a running text.
    """
    shown = [i for i in range(len(columns)) if not rows or any(row[i] for row in rows)]
    texts = {i: [columns[i], *(row[i] for row in rows)] for i in shown}
    natural = {i: max(map(width_of, texts[i])) for i in shown}
    least = {i: max(map(longest_word, texts[i])) for i in shown}
    going = [columns.index(name) for name in spare]

    def room() -> int:
        return width - indent - GAP * (len(shown) - 1)

    while going and sum(max(least[i], min(natural[i], ENOUGH)) for i in shown) > room():
        shown = [i for i in shown if i != going[0]]
        del going[0]
    names, places = tuple(columns[i] for i in shown), tuple(shown)
    if sum(least[i] for i in shown) > room():
        return Layout(names, places, None, indent, width)
    widths = tuple(shared([least[i] for i in shown], [natural[i] for i in shown], room()))
    return Layout(names, places, widths, indent, width)


def longest_word(text: str) -> int:
    """How many cells the widest word of a text takes."""
    return max(map(width_of, text.split()), default=0)


def shared(least: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room`, each between its least and its natural one: the narrowest grow first.

    >>> shared([5, 5, 5], [10, 30, 40], 60)
    [10, 25, 25]
    """
    widths = list(least)
    for _ in range(room - sum(widths)):
        growing = [i for i in range(len(widths)) if widths[i] < natural[i]]
        if not growing:
            break
        widths[min(growing, key=widths.__getitem__)] += 1
    return widths


def table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, width: int, spare: Sequence[str] = ()
) -> Iterator[str]:
    """The lines of a whole table."""
    layout = fitted(columns, rows, width=width, spare=spare)
    yield from layout.head()
    for row in rows:
        yield from layout.row(row)
