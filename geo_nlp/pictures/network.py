"""The picture of a graph: discs for actors, lines for the acts between them, for print."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import LAYERS, Acts, Layer
from geo_nlp.graph.left_out import account_line
from geo_nlp.graph.look import FAMILIES, SIGN_COLOURS, SIGN_DASHES, SIGNS, type_colour
from geo_nlp.pictures.composing import Sheet, disc_radius, laid_out, stroke_width
from geo_nlp.pictures.drawing import SAID_TO_BE, Drawing, drawing_of, drawing_of_acts
from geo_nlp.pictures.labelling import Box, is_far, leader_of
from geo_nlp.pictures.paper import (
    COLUMN,
    GROUND,
    INK,
    MARGIN,
    PAGE,
    POINTS,
    QUIET,
    Item,
    check_picture,
    draw_foot,
    foot_height,
    legend_rows,
    page_axes,
    sheet,
    wrapped,
    write_text,
)  # fmt: skip

Points = NDArray[np.float64]
NOTHING = "No acts between two different known actors."


def write_picture(
    graph: nx.MultiDiGraph,
    path: str | Path,
    acts: Acts | None = None,
    *,
    width: float = PAGE,
    most: int | None = None,
    layers: Sequence[Layer] = SAID_TO_BE,
) -> None:
    """Write a graph as .png (300 dpi) or .svg, `width` cm wide: 8.5 for a column, 17 for a page.

    The `most` actors with the most acts are drawn (by default 18 in a column and 42 on a page), one line for each
    pair and sign, and the caption says what is not. Given `acts`, those
    of `layers` are counted instead of the graph's edges.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_picture(nx.MultiDiGraph([("FRA", "RUS", {"polarity": -1})]), f"{folder}/graph.svg", width=8.5)
    ...     Path(folder, "graph.svg").stat().st_size > 1000
    True
    """
    check_picture(path)
    narrow = width <= (COLUMN + PAGE) / 2
    most = most or (18 if narrow else 42)
    drawing = drawing_of(graph, most=most) if acts is None else drawing_of_acts(acts, most=most, layers=layers)
    wide = width * POINTS
    plot = wide * (0.86 if narrow else 0.62) if drawing.nodes else MARGIN
    laid = laid_out(drawing, Box(MARGIN, MARGIN, wide - MARGIN, plot - MARGIN))
    rows = legend_rows(_legend(drawing), wide - 2 * MARGIN)
    caption = caption_of(drawing, graph, acts, layers=layers, unlabelled=laid.boxes.count(None))
    lines = wrapped(caption, wide - 2 * MARGIN)
    foot = foot_height(rows, lines)
    with sheet(path, wide, plot + foot) as figure:
        axes = page_axes(figure, wide, plot, low=-foot)
        _draw(axes, drawing, laid)
        draw_foot(axes, rows, lines, 0.0)


def caption_of(
    drawing: Drawing,
    graph: nx.MultiDiGraph,
    acts: Acts | None = None,
    *,
    layers: Sequence[Layer] = SAID_TO_BE,
    unlabelled: int = 0,
) -> str:
    """What is drawn, and what is not."""
    if not drawing.lines:
        return NOTHING
    level = acts.level if acts is not None else str(graph.graph.get("level") or "actor")
    what = {"country": "countries", "organisation": "organisations"}.get(level, "actors")
    nodes, lines = len(drawing.nodes), len(drawing.lines)
    some = f"{nodes} {what}"
    if nodes < drawing.all_nodes:
        some = f"{nodes} of {drawing.all_nodes} {what}, those with the most acts"
    drawn = f"{lines}" if lines == drawing.all_lines else f"{lines} of {drawing.all_lines}"
    drawn += " line" if drawing.all_lines == 1 else " lines"
    fewer = f", of at least {drawing.least} acts" if drawing.least > 1 else ""
    parts = [f"{some}; {drawn}{fewer}, one for each pair and sign; arrows point to targets."]
    if drawing.roles:
        parts.append(f"{drawing.roles} role{'s' * (drawing.roles != 1)} not drawn.")
    if acts is not None:
        missing = [layer for layer in LAYERS if layer not in layers]
        parts += [f"{' and '.join(missing).capitalize()} acts not drawn."] if missing else []
    elif {"relations", "stances", "in_graph"} <= graph.graph.keys() and graph.graph.get("left_out"):
        parts.append(f"Records: {account_line(graph)}.")
    if unlabelled:
        parts.append(f"{unlabelled} label{'s' * (unlabelled != 1)} found no room.")
    return " ".join(parts)


def _draw(axes: Any, drawing: Drawing, laid: Sheet) -> None:
    """Draw lines, discs and labels, each above the others."""
    from matplotlib.patches import Circle, Rectangle

    _draw_lines(axes, drawing, laid.curves)
    discs = list(zip(laid.points.tolist(), laid.radii.tolist(), strict=True))
    for node, ((x, y), radius) in zip(drawing.nodes, discs, strict=True):
        axes.add_patch(Circle((x, y), radius, facecolor=type_colour(node.kind), edgecolor=GROUND, lw=0.7, zorder=3))
    for label, box, ((x, y), radius) in zip(laid.labels, laid.boxes, discs, strict=True):
        if box is None:
            continue
        if is_far(box, x, y, radius):
            _, _, end_x, end_y = leader_of(box, x, y)
            axes.plot([x, end_x], [y, end_y], color=QUIET, lw=0.4, zorder=2.5, solid_capstyle="butt")
        wide, high = box.right - box.left, box.top - box.bottom
        ground = Rectangle((box.left, box.bottom), wide, high, facecolor=GROUND, alpha=0.78, lw=0, zorder=3.5)
        axes.add_patch(ground)
        write_text(axes, box.left + wide / 2, box.bottom + high / 2, label, ha="center", zorder=4)


def _draw_lines(axes: Any, drawing: Drawing, curves: Sequence[Points]) -> None:
    most = max((line.acts for line in drawing.lines), default=1.0)
    widths = [stroke_width(line.acts, most) for line in drawing.lines]
    order = sorted(range(len(curves)), key=lambda place: (-widths[place], place))
    for place in order:
        line, curve, width = drawing.lines[place], curves[place], widths[place]
        draw_line(axes, curve, line.sign, width, to_second=line.forth > 0, to_first=line.back > 0)


def draw_line(axes: Any, curve: Points, sign: int, width: float, *, to_second: bool, to_first: bool) -> None:
    """One line with its heads; a head is never thinner than what can be seen in print."""
    from matplotlib.patches import Polygon

    head = 2.6 + 1.1 * width
    if to_second:
        curve = _headed(axes, Polygon, curve, sign, head)
    if to_first:
        curve = _headed(axes, Polygon, curve[::-1], sign, head)[::-1]
    dashes = tuple(length * (0.5 + width * 0.12) for length in SIGN_DASHES[sign])
    style: Any = (0, dashes) if dashes else "solid"
    axes.plot(curve[:, 0], curve[:, 1], color=SIGN_COLOURS[sign], lw=width, ls=style, zorder=1, alpha=0.85,
              solid_capstyle="butt", dash_capstyle="butt")  # fmt: skip


def _headed(axes: Any, polygon: Any, curve: Points, sign: int, head: float) -> Points:
    """Draw a head at the end of a curve; returns the rest of the curve."""
    tip = curve[-1]
    before = curve[np.hypot(*(curve - tip).T) >= head * 0.8]
    base = before[-1] if len(before) else curve[0]
    along = (tip - base) / max(float(np.hypot(*(tip - base))), 1e-6)
    across = np.array([-along[1], along[0]]) * head * 0.42
    back = tip - along * head
    corners = np.round(np.array([tip, back + across, back - across]), 3)
    axes.add_patch(polygon(corners, facecolor=SIGN_COLOURS[sign], lw=0, zorder=1.5))
    return before if len(before) > 1 else curve[:2]


def _legend(drawing: Drawing) -> list[Item]:
    """Signs, families of actors, and what sizes and widths mean; only what is in the picture."""
    if not drawing.lines:
        return []
    signs, kinds = {line.sign for line in drawing.lines}, {node.kind for node in drawing.nodes}
    items = [Item(20, partial(_sign_sample, sign), SIGNS[sign].label) for sign in (1, -1, 0) if sign in signs]
    items += [
        Item(6, partial(_disc_sample, 2.8, family.colour, family.colour), family.name)
        for family in FAMILIES
        if kinds & set(family.types)
    ]
    most, widest = max(node.acts for node in drawing.nodes), max(line.acts for line in drawing.lines)
    for number in dict.fromkeys((1, round(most))):
        radius = float(disc_radius([number], most)[0])
        items.append(Item(2 * radius, partial(_disc_sample, radius, "none", INK), _counted(number), 2 * radius))
    for number in dict.fromkeys((1, round(widest))):
        items.append(Item(14, partial(_width_sample, stroke_width(number, widest)), _counted(number)))
    return items


def _sign_sample(sign: int, axes: Any, x: float, y: float) -> None:
    curve = np.column_stack([np.linspace(x, x + 20, 21), np.full(21, y)])
    draw_line(axes, curve, sign, 1.2, to_second=False, to_first=False)


def _disc_sample(radius: float, fill: str, edge: str, axes: Any, x: float, y: float) -> None:
    from matplotlib.patches import Circle

    axes.add_patch(Circle((x + max(radius, 3.0 if fill != "none" else 0.0), y), radius, fc=fill, ec=edge, lw=0.6))


def _width_sample(width: float, axes: Any, x: float, y: float) -> None:
    axes.plot([x, x + 14], [y, y], color=QUIET, lw=width, solid_capstyle="butt")


def _counted(number: int) -> str:
    return f"{number} act{'s' * (number != 1)}"
