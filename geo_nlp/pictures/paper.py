"""The sheet that pictures are drawn on: sizes of print, one typeface, text that stays text, and the same bytes again.

All is drawn in points (1/72 inch), so that what a journal asks of type and lines can be read off the code.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from geo_nlp.atomic import binary_file
from geo_nlp.errors import InputError, MissingPackage
from geo_nlp.suggest import unknown

COLUMN, PAGE = 8.5, 17.0
"""Widths of a column and of a page of most journals, in cm."""
POINTS = 72 / 2.54
TYPE = 7.0
LEADING = 9.5
MARGIN = 4.0
INK, QUIET, GROUND = "#1d2330", "#4b5563", "#ffffff"
ENDINGS = (".png", ".svg")
STYLE: dict[str, Any] = {
    "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans", "Arial", "Helvetica"], "font.size": TYPE,
    "svg.fonttype": "none", "svg.hashsalt": "geo_nlp", "lines.scale_dashes": False, "axes.linewidth": 0.6,
    "hatch.linewidth": 0.5, "path.simplify": False, "text.color": INK, "axes.edgecolor": INK, "axes.labelcolor": INK,
    "xtick.color": INK, "ytick.color": INK, "text.usetex": False, "axes.unicode_minus": True,
}  # fmt: skip


class Item(NamedTuple):
    """An entry of a legend: how wide its sample is, who draws it (on axes, from x, at the middle y), and its words."""

    width: float
    draw: Callable[[Any, float, float], None]
    words: str
    height: float = 0.0


Row = list[tuple[float, Item]]


def check_picture(path: str | Path) -> Path:
    """The path, if its ending is that of a picture and matplotlib is installed.

    >>> check_picture("graph.gif")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: unknown picture '.gif'; choose from .png, .svg
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise InputError(unknown("picture", path.suffix, ENDINGS))
    if find_spec("matplotlib") is None:
        raise MissingPackage("pictures need matplotlib; run: pip install 'geo-nlp[viz]'")
    return path


@contextmanager
def sheet(path: str | Path, width: float, height: float) -> Iterator[Any]:
    """A figure of a size in points, written to `path` when all is drawn."""
    path = check_picture(path)
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        figure = Figure(figsize=(width / 72, height / 72), facecolor=GROUND)
        FigureCanvasAgg(figure)
        yield figure
        form = path.suffix.lower()[1:]
        about = {"Date": None, "Creator": "geo_nlp"} if form == "svg" else {"Software": "geo_nlp"}
        with binary_file(path) as file:
            figure.savefig(file, format=form, dpi=300, metadata=about)


def page_axes(figure: Any, width: float, height: float, *, low: float = 0.0) -> Any:
    """Axes that cover the whole figure, in points; `low` is what stands at its lower edge."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(low, height)
    axes.axis("off")
    return axes


def text_size(text: str, size: float = TYPE, *, bold: bool = False) -> tuple[float, float]:
    """Width and height of some lines of text, in points; dollars are dollars and start no formula."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(
        family=STYLE["font.sans-serif"][:1], size=size, weight="bold" if bold else "normal"
    )  # fmt: skip
    lines = text.split("\n")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        widths = [text_to_path.get_text_width_height_descent(line, font, ismath=False)[0] for line in lines]
    return max(widths), len(lines) * size * 1.2


def write_text(axes: Any, x: float, y: float, text: str, **options: Any) -> None:
    """Lines of text whose middle stands at `y`, one element each, so that they can be searched in an SVG."""
    lines = text.split("\n")
    size = options.setdefault("fontsize", TYPE)
    for number, line in enumerate(lines):
        place = y + ((len(lines) - 1) / 2 - number) * size * 1.2 - size * 0.34
        axes.text(x, place, line, va="baseline", parse_math=False, **options)


def wrapped(text: str, width: float, size: float = TYPE) -> list[str]:
    """Lines no wider than `width`; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_size(longer, size)[0] <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def legend_rows(items: Sequence[Item], width: float) -> list[Row]:
    """Items in rows, each with where it begins."""
    rows: list[Row] = []
    x = 0.0
    for item in items:
        wide = item.width + 3 + text_size(item.words)[0]
        if not rows or x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, item))
        x += wide + 11
    return rows


def draw_foot(axes: Any, rows: Sequence[Row], caption: Sequence[str], top: float) -> None:
    """The legend and the caption below a picture."""
    for row in rows:
        high = _row_height(row)
        for x, item in row:
            item.draw(axes, MARGIN + x, top - high / 2)
            write_text(axes, MARGIN + x + item.width + 3, top - high / 2, item.words)
        top -= high
    for number, line in enumerate(caption):
        write_text(axes, MARGIN, top - 2 - (number + 0.5) * LEADING, line, color=QUIET)


def foot_height(rows: Sequence[Row], caption: Sequence[str]) -> float:
    """How much room legend and caption take."""
    return sum(map(_row_height, rows)) + len(caption) * LEADING + MARGIN + 2


def _row_height(row: Row) -> float:
    return max(LEADING + 1.5, *(item.height + 2 for _, item in row))
