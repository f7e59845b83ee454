"""From anyone's input to a page: the graph of its actors, or its articles with what was found in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo_nlp.atomic import text_file
from geo_nlp.graph.acts import LAYERS
from geo_nlp.graph.levels import Level
from geo_nlp.graph.opening import Inputs, open_acts
from geo_nlp.graph.selection import Selection
from geo_nlp.page.graphpage import graph_page

TITLE = "Who does what to whom"


def selected(**wanted: Any) -> Selection:
    """What a page holds: as a `Selection` has it, but in all layers, since readers switch them on and off.

    >>> selected(since="2025").layers
    ('asserted', 'claimed', 'planned', 'denied')
    """
    return Selection(**{"layers": LAYERS, **wanted})


def view(inputs: Inputs, *, title: str = TITLE, level: Level = "actor", selection: Selection | None = None) -> str:
    """The page of a graph as HTML: one file that works offline, from records, tables or runs.

    >>> "default-src 'none'" in view([{"id": "a", "text": "", "relations": []}])
    True
    """
    with open_acts(inputs, level=level, selection=selection or selected()) as acts:
        return graph_page(acts, title=title)


def write_page(
    inputs: Inputs,
    path: str | Path,
    *,
    title: str = TITLE,
    level: Level = "actor",
    selection: Selection | None = None,
) -> None:
    """Write the page of a graph; see `view`. A page that cannot be made leaves no broken file."""
    save(view(inputs, title=title, level=level, selection=selection), path)


def save(text: str, path: str | Path) -> None:
    """Write a page, whole or not at all."""
    with text_file(path) as file:
        file.write(text)
