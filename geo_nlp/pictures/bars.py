"""The picture of a dyad over time: bars by window, cooperation upwards and conflict downwards, by quad class."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from geo_nlp.graph.look import SIGN_COLOURS
from geo_nlp.pictures.paper import (
    COLUMN,
    GROUND,
    INK,
    MARGIN,
    PAGE,
    POINTS,
    QUIET,
    TYPE,
    Item,
    check_picture,
    draw_foot,
    foot_height,
    legend_rows,
    page_axes,
    sheet,
    text_size,
    wrapped,
    write_text,
)  # fmt: skip
from geo_nlp.pictures.timeline import Timeline

QUADS = {
    1: ("Verbal cooperation", "#92b9d9", ""), 2: ("Material cooperation", SIGN_COLOURS[1], ""),
    3: ("Verbal conflict", "#eba193", "////"), 4: ("Material conflict", SIGN_COLOURS[-1], ""),
}  # fmt: skip
"""Quad classes from the axis outwards; conflict in words is hatched, so that grey copies tell it from cooperation."""
STEPS = 80
WIDEST = 30.0
STRIDES = (1, 2, 3, 4, 6, 12, 24, 60, 120, 240, 480)
"""Steps between the names of windows: of months, whole parts of a year and years."""


def write_timeline(timeline: Timeline, path: str | Path, *, changes: Sequence[str] = (), width: float = COLUMN) -> None:
    """Write a timeline as .png (300 dpi) or .svg, `width` cm wide; `changes` are windows at which something changes."""
    check_picture(path)
    wide = width * POINTS
    rows = legend_rows(_legend(timeline, changes), wide - 2 * MARGIN)
    caption = wrapped(caption_of(timeline), wide - 2 * MARGIN)
    plot = (118.0 if width < PAGE else 150.0) if timeline.windows else -18.0
    height = plot + 14 + 24 + foot_height(rows, caption)
    with sheet(path, wide, height) as figure:
        axes = page_axes(figure, wide, height)
        top = height - MARGIN - 14
        _title(axes, timeline, height - MARGIN - 5, wide - 2 * MARGIN)
        left = _left(timeline)
        if timeline.windows:
            _draw(axes, timeline, changes, left, wide - MARGIN - 2, top - plot, top - 2)
        draw_foot(axes, rows, caption, height - plot - 14 - 24)


def caption_of(timeline: Timeline) -> str:
    """What is counted, and what is not."""
    counted = int(timeline.counts.sum())
    parts = [f"{counted} act{'s' * (counted != 1)} between the two, both directions together."]
    left_out = [f"{timeline.coarse} whose date does not give the {timeline.window}"] if timeline.coarse else []
    left_out += [f"{timeline.unsigned} that are only a tie or an attitude"] if timeline.unsigned else []
    left_out += [f"{timeline.other} undated ones, ties and attitudes"] if timeline.other else []
    return " ".join([*parts, f"Not counted: {', '.join(left_out)}."] if left_out else parts)


def _left(timeline: Timeline) -> float:
    up, down = _heights(timeline)
    return MARGIN + 12 + max(text_size(str(number))[0] for number in (up, down)) + 5


def _heights(timeline: Timeline) -> tuple[int, int]:
    counts = timeline.counts
    up = int(counts[:, :2].sum(axis=1).max(initial=0))
    down = int(counts[:, 2:].sum(axis=1).max(initial=0))
    return up, down


def _draw(
    axes: Any, timeline: Timeline, changes: Sequence[str], left: float, right: float, low: float, high: float
) -> None:
    from matplotlib.patches import Polygon, Rectangle

    up, down = _heights(timeline)
    unit = (high - low) / max(up + down, 1)
    zero = low + down * unit
    slot = (right - left) / len(timeline.windows)
    gap = 0.14 if len(timeline.windows) <= STEPS else 0.0
    step = _round_step(up + down)
    for number in [*range(step, up + 1, step), *(-n for n in range(step, down + 1, step))]:
        y = zero + number * unit
        axes.plot([left, right], [y, y], color="#d5d9e0", lw=0.4, zorder=0)
        write_text(axes, left - 4, y, str(abs(number)), ha="right")
    write_text(axes, left - 4, zero, "0", ha="right")
    for place, counts in enumerate(timeline.counts.tolist()):
        wide = min(slot * (1 - gap), WIDEST) if gap else slot
        x = left + (place + 0.5) * slot - wide / 2
        heights = {1: zero, -1: zero}
        for quad, (_, colour, hatch) in QUADS.items():
            sign = 1 if quad <= 2 else -1
            tall = counts[quad - 1] * unit * sign
            if counts[quad - 1]:
                axes.add_patch(Rectangle((x, heights[sign]), wide, tall, facecolor=colour, hatch=hatch,
                                         edgecolor=GROUND if gap else colour, lw=0.4 if gap else 0.0))  # fmt: skip
            heights[sign] += tall
        if not any(counts) and gap:
            axes.plot([x + wide / 2], [zero], marker="o", ms=2.6, mfc=GROUND, mec=INK, mew=0.5, zorder=4)
    axes.plot([left, right], [zero, zero], color=INK, lw=0.6, zorder=3)
    for name in changes:
        if name in timeline.windows:
            x = left + timeline.windows.index(name) * slot
            axes.plot([x, x], [low - 3, high + 1], color=INK, lw=0.7, ls=(0, (1.2, 1.6)), zorder=5)
            corners = [(x - 2.4, high + 4), (x + 2.4, high + 4), (x, high)]
            axes.add_patch(Polygon(corners, facecolor=INK, lw=0, zorder=5))
    _draw_windows(axes, timeline, left, slot, low)
    for sign, word in ((1, "cooperation"), (-1, "conflict")):
        room = (up if sign == 1 else down) * unit
        if room > text_size(word)[0] + 2:
            axes.text(MARGIN + 6, zero + sign * room / 2, word, rotation=90, ha="center", va="center", fontsize=TYPE,
                      color=SIGN_COLOURS[sign])  # fmt: skip


def _draw_windows(axes: Any, timeline: Timeline, left: float, slot: float, low: float) -> None:
    """Names below the bars, as many as have room."""
    wide = max(text_size(name)[0] for name in timeline.windows) + 6
    step = next((number for number in STRIDES if number * slot >= wide), STRIDES[-1])
    for place, name in list(enumerate(timeline.windows))[::step]:
        x = left + (place + 0.5) * slot
        if x + wide / 2 - 3 <= left + len(timeline.windows) * slot + MARGIN:
            axes.plot([x, x], [low - 3, low - 5], color=INK, lw=0.6)
            write_text(axes, x, low - 11, name, ha="center")


def _round_step(most: int) -> int:
    """A step of the scale that gives about four lines."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500):
        if most / step <= 6:
            return step
    return max(1, most // 5)


def _legend(timeline: Timeline, changes: Sequence[str]) -> list[Item]:
    used = [quad for quad in QUADS if timeline.counts[:, quad - 1].any()]
    items = [Item(9, partial(_quad_sample, quad), QUADS[quad][0]) for quad in used]
    if any(name in timeline.windows for name in changes):
        items.append(Item(6, _change_sample, "Change point"))
    return items


def _quad_sample(quad: int, axes: Any, x: float, y: float) -> None:
    from matplotlib.patches import Rectangle

    _, colour, hatch = QUADS[quad]
    axes.add_patch(Rectangle((x, y - 3), 9, 6, facecolor=colour, hatch=hatch, edgecolor=GROUND, lw=0.4))


def _change_sample(axes: Any, x: float, y: float) -> None:
    from matplotlib.patches import Polygon

    axes.plot([x + 3, x + 3], [y - 4, y + 2], color=INK, lw=0.7, ls=(0, (1.2, 1.6)))
    axes.add_patch(Polygon([(x + 0.6, y + 4), (x + 5.4, y + 4), (x + 3, y)], facecolor=INK, lw=0))


def _title(axes: Any, timeline: Timeline, y: float, room: float) -> None:
    words = f"{timeline.first} – {timeline.second}"
    while text_size(words, bold=True)[0] > room and len(words) > 4:
        words = f"{words[:-2].rstrip()}…"
    write_text(axes, MARGIN, y, words, fontweight="bold")
    unit = f"acts a {timeline.window}"
    if text_size(words, bold=True)[0] + 12 + text_size(unit)[0] <= room:
        write_text(axes, MARGIN + text_size(words, bold=True)[0] + 7, y, unit, color=QUIET)
