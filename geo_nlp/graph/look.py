"""How a graph looks, wherever it is drawn: the page, pictures and GEXF use the same colours, sizes and widths.

Signs differ by colour and dash, so that neither a colour-blind reader nor a black-and-white printer loses one;
blue and red are the ends of ColorBrewer's RdBu, a diverging scale that is safe for colour-blind readers. Actors take
their colours by families of types, none of which is that blue or red. Areas, not radii, are in proportion to acts.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class SignLook(NamedTuple):
    """A sign: its word in options and tables, its label in legends, its colours on white and on black, its dash."""

    name: str
    label: str
    colour: str
    dark: str
    dash: tuple[float, ...]


class Family(NamedTuple):
    """Actor types that share a colour, under the name that a legend gives them; `dark` is the one on black."""

    name: str
    colour: str
    dark: str
    types: tuple[str, ...]


SIGNS = {
    1: SignLook("positive", "Cooperation", "#2166ac", "#6aaede", ()),
    -1: SignLook("negative", "Conflict", "#b2182b", "#f0796b", (6.0, 4.0)),
    0: SignLook("neutral", "Neither", "#6b7280", "#9aa3b2", (1.5, 3.0)),
}
SIGN_COLOURS = {sign: look.colour for sign, look in SIGNS.items()}
SIGN_DASHES = {sign: look.dash for sign, look in SIGNS.items()}
FAMILIES = (
    Family("State", "#3b4656", "#c3ccd9", ("state",)),
    Family("Body of a state", "#8793a6", "#7d8a9e", ("government", "military", "legislature", "judiciary")),
    Family("International body", "#1f8a7d", "#3fb5a6", ("igo",)),
    Family("Person", "#c99a1c", "#e2b93f", ("person",)),
    Family("Party or movement", "#8a5fb0", "#b590d8", ("party", "movement", "group")),
    Family("Armed group", "#7c4a21", "#b98155", ("armed_group",)),
    Family("Company, media, NGO or other", "#6b9440", "#93bd66", ("company", "media", "ngo", "organisation")),
    Family("Place", "#b3a899", "#8c8377", ("place",)),
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
