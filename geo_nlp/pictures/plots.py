"""The pictures of an analysis: its network, and its dyads over time with their change points."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import networkx as nx
import numpy as np

from geo_nlp.analysis.results import Analysis, Dyad
from geo_nlp.errors import InputError
from geo_nlp.graph.acts import LAYERS
from geo_nlp.pictures.bars import write_timeline
from geo_nlp.pictures.network import write_picture
from geo_nlp.pictures.paper import COLUMN, ENDINGS, check_picture
from geo_nlp.pictures.timeline import Timeline

DYADS = 6
LONGEST = 60  # characters of an actor in the name of a file
LONG = 40  # windows; more take a page's width


def write_plots(found: Analysis, folder: str | Path, *, dyads: int = DYADS) -> tuple[Path, ...]:
    """Write network.png and network.svg to a folder, and dyad-RUS-UKR.png and .svg of the pairs with the most acts.

    A pair needs events in two windows at least. Returns what was written.
    """
    folder = Path(folder)
    check_picture(folder / "network.png")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: no folder can be made there ({error.strerror})") from error
    written = []
    for ending in ENDINGS:
        written.append(folder / f"network{ending}")
        write_picture(nx.MultiDiGraph(), written[-1], found.acts, layers=LAYERS)
    for dyad in list(_dyads(found))[:dyads]:
        line = timeline_of_dyad(dyad, found)
        for ending in ENDINGS:
            written.append(folder / f"dyad-{_name(dyad.source)}-{_name(dyad.target)}{ending}")
            width = COLUMN if len(line.windows) <= LONG else COLUMN * 2
            write_timeline(line, written[-1], changes=[change.window for change in dyad.changes], width=width)
    return tuple(written)


def timeline_of_dyad(dyad: Dyad, found: Analysis) -> Timeline:
    """The timeline of a pair of an analysis."""
    counts = np.array(dyad.quads, dtype=np.int64).reshape(-1, 4)
    other = max(dyad.acts - int(counts.sum()), 0)
    return Timeline(dyad.source_name, dyad.target_name, found.settings.window, dyad.windows, counts, 0, 0, other)


def _dyads(found: Analysis) -> Iterator[Dyad]:
    for dyad in sorted(found.dyads, key=lambda dyad: (-dyad.acts, dyad.source, dyad.target)):
        if sum(any(quads) for quads in dyad.quads) > 1:
            yield dyad


def _name(actor: str) -> str:
    """An actor in the name of a file, cut where it is long.

    >>> _name("armed_group:hezbollah"), _name("../../etc"), len(_name("a" * 500))
    ('armed_group_hezbollah', '______etc', 39)
    """
    name = "".join(letter if (letter.isascii() and letter.isalnum()) or letter == "-" else "_" for letter in actor)
    return name if len(name) <= LONGEST else f"{name[:30]}-{sha256(actor.encode(errors='replace')).hexdigest()[:8]}"
