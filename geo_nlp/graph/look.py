"""How a graph looks, wherever it is drawn: the page, pictures and GEXF use the same colours, sizes and widths.

Signs are told apart by colour and dash, so that neither a colour-blind reader nor a black-and-white printer loses one;
blue and red are the ends of ColorBrewer's RdBu, a diverging scale that is safe for colour-blind readers. Actors take
their colours by families of types, none of which is that blue or red. Areas, not radii, are in proportion to acts.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

SIGN_COLOURS = {1: "#2166ac", -1: "#b2182b", 0: "#6b7280"}
SIGN_DASHES: dict[int, tuple[float, ...]] = {1: (), -1: (6.0, 4.0), 0: (1.5, 3.0)}
SIGN_NAMES = {1: "positive", -1: "negative", 0: "neutral"}
SIGN_LABELS = {1: "Cooperation", -1: "Conflict", 0: "Neither"}


class Family(NamedTuple):
    """Actor types that share a colour, under the name that a legend gives them."""

    name: str
    colour: str
    types: tuple[str, ...]


FAMILIES = (
    Family("State", "#3b4656", ("state",)),
    Family("Body of a state", "#8793a6", ("government", "military", "legislature", "judiciary")),
    Family("International body", "#1f8a7d", ("igo",)),
    Family("Person", "#c99a1c", ("person",)),
    Family("Party or movement", "#8a5fb0", ("party", "movement", "group")),
    Family("Armed group", "#7c4a21", ("armed_group",)),
    Family("Company, media, NGO or other", "#6b9440", ("company", "media", "ngo", "organisation")),
    Family("Place", "#b3a899", ("place",)),
)
TYPE_COLOURS = {kind: family.colour for family in FAMILIES for kind in family.types}
OTHER_COLOUR = "#b3a899"

RADIUS = (4.0, 22.0)
WIDTH = (0.8, 7.0)


def type_colour(kind: str | None) -> str:
    """The colour of an actor type; one that is not in the ontology looks like a place.

    >>> type_colour("state")
    '#3b4656'
    """
    return TYPE_COLOURS.get(kind or "", OTHER_COLOUR)


def node_radius(acts: ArrayLike, most: float) -> NDArray[np.float64]:
    """Radii of nodes, in pixels, for the acts that they take part in; `most` is the largest number in the graph.

    >>> node_radius([0, 25, 100], 100).tolist()
    [4.0, 13.0, 22.0]
    """
    return _scaled(acts, most, RADIUS)


def line_width(acts: ArrayLike, most: float) -> NDArray[np.float64]:
    """Widths of lines, in pixels, for the acts that they stand for; `most` is the largest number in the graph.

    >>> line_width([100], 100).tolist()
    [7.0]
    """
    return _scaled(acts, most, WIDTH)


def _scaled(counts: ArrayLike, most: float, limits: tuple[float, float]) -> NDArray[np.float64]:
    low, high = limits
    shares = np.clip(np.asarray(counts, dtype=np.float64) / max(most, 1.0), 0.0, 1.0)
    scaled: NDArray[np.float64] = low + (high - low) * np.sqrt(shares)
    return scaled
