"""A drawing laid out on paper: where discs stand, how lines run, and where labels have room. All in points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo_nlp.graph.look import line_width, node_radius
from geo_nlp.pictures.drawing import Drawing, Line
from geo_nlp.pictures.labelling import Box, Points, place_labels
from geo_nlp.pictures.paper import text_size
from geo_nlp.pictures.placing import apart, placed

SCALE = 0.45  # points of print to a pixel of the page: discs of 2 to 10, lines of 0.5 to 3 points
LONGEST = 30
BREAK = 16
HEADS = 3  # a label had rather cover a line than its head


@dataclass(frozen=True, slots=True)
class Sheet:
    """Places and radii of discs, the curve of each line, and each label with its box, or None where it has no room."""

    points: Points
    radii: Points
    curves: tuple[Points, ...]
    labels: tuple[str, ...]
    boxes: tuple[Box | None, ...]


def laid_out(drawing: Drawing, frame: Box) -> Sheet:
    """A drawing inside a frame; the same one for the same drawing."""
    nodes = drawing.nodes
    if not nodes:
        return Sheet(np.zeros((0, 2)), np.zeros(0), (), (), ())
    radii = disc_radius([node.acts for node in nodes], max(node.acts for node in nodes))
    labels = tuple(shortened_label(node.label) for node in nodes)
    sizes = [text_size(label) for label in labels]
    wide, high = frame.right - frame.left, frame.top - frame.bottom
    room = np.array([[max(w, 2 * r) + 5, h + 2 * r + 6] for (w, h), r in zip(sizes, radii.tolist(), strict=True)])
    edge = room.max(axis=0) * 0.75
    inner = np.maximum(np.array([wide, high]) - edge, np.array([wide, high]) / 2)
    pairs = sorted({(line.first, line.second) for line in drawing.lines})
    points = placed(len(nodes), pairs, width=inner[0], height=inner[1]) + (np.array([wide, high]) - inner) / 2
    points = apart(points, room, radii, pairs, width=wide, height=high) + np.array([frame.left, frame.bottom])
    curves = tuple(_curve(line, drawing, points, radii) for line in drawing.lines)
    segments = np.vstack([np.hstack([curve[:-1], curve[1:]]) for curve in curves])
    ends = np.vstack([np.hstack([curve[[0, -2]], curve[[1, -1]]]) for curve in curves])
    segments = np.vstack([segments, *[ends] * HEADS])
    boxes = place_labels(points, radii + 0.4, sizes, segments, frame)
    return Sheet(points, radii, curves, labels, tuple(boxes))


def disc_radius(acts: list[float], most: float) -> Points:
    """Radii of discs in print."""
    radii: Points = node_radius(acts, most) * SCALE
    return radii


def stroke_width(acts: float, most: float) -> float:
    """The width of a line in print; never thinner than journals can print."""
    return max(float(line_width([acts], most)[0] * SCALE), 0.5)


def shortened_label(label: str) -> str:
    """A label of at most two lines.

    >>> shortened_label("African Union Commission")
    'African Union\\nCommission'
    """
    label = " ".join(label.split())
    if len(label) > LONGEST:
        words = label[:LONGEST].rpartition(" ")[0]
        label = f"{words if len(words) > LONGEST / 2 else label[: LONGEST - 1]}…"
    if len(label) <= BREAK or " " not in label:
        return label
    cuts = [place for place, letter in enumerate(label) if letter == " "]
    cut = min(cuts, key=lambda place: (max(place, len(label) - place - 1), place))
    return f"{label[:cut]}\n{label[cut + 1 :]}"


def _curve(line: Line, drawing: Drawing, points: Points, radii: Points) -> Points:
    """A line from disc to disc as points; where a pair has lines of several signs, they bend apart."""
    signs = sorted(other.sign for other in drawing.lines if (other.first, other.second) == (line.first, line.second))
    bend = (signs.index(line.sign) - (len(signs) - 1) / 2) * 0.2
    start, end = points[line.first], points[line.second]
    step = end - start
    length = max(float(np.hypot(*step)), 1e-6)
    middle = (start + end) / 2 + np.array([-step[1], step[0]]) * bend
    share = np.linspace(0, 1, 25)[:, None]
    curve = (1 - share) ** 2 * start + 2 * share * (1 - share) * middle + share**2 * end
    gaps = radii[line.first] + 1.2, radii[line.second] + 1.2
    if sum(gaps) >= length:
        return np.asarray(curve[11:14])
    outside = (np.hypot(*(curve - start).T) > gaps[0]) & (np.hypot(*(curve - end).T) > gaps[1])
    kept: Points = curve[outside]
    return kept if len(kept) > 2 else np.asarray(curve[11:14])
