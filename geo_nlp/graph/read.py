"""Graph files back to graphs: what `write_graph` wrote, and what other programs saved in the same formats."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.parsers import expat

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.formats.limits import MAX_BYTES, Limits
from geo_nlp.graph.formats.registry import FORMATS, ending_of, listed

READERS = tuple(ending for ending, form in FORMATS.items() if form.read)
"""The endings that can be read."""
FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, SyntaxError, RuntimeError, csv.Error, expat.ExpatError,
    nx.NetworkXException,
)  # fmt: skip


def read_graph(path: str | Path, *, max_size: int | None = MAX_BYTES) -> nx.MultiDiGraph:
    """Read a .graphml, .gexf, .json (node-link) or .csv file that `write_graph` or another program wrote.

    From GraphML, GEXF and JSON the graph equals the one written; CSV has no place for what the graph says of itself
    (`graph.graph`), and text that looks like a number comes back as one.

    XML with a document type is refused before it is parsed: its entities are an attack. So are files of more than
    `max_size` bytes, and too many nodes, edges and characters of an attribute (`geo_nlp.graph.formats.limits`); None
    takes all.

    >>> read_graph("actors.docx")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: actors.docx: cannot read '.docx' as a graph; use .graphml, .gexf, .json or .csv
    """
    place = Path(path)
    ending = ending_of(place)
    reader = FORMATS[ending].read if ending else None
    if reader is None:
        kind = ending or place.suffix
        raise InputError(f"{place}: cannot read {kind!r} as a graph; use {listed(list(READERS))}")
    try:
        return reader(place, Limits(place, max_size))
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"{place}: cannot be read ({error.strerror or error})") from error
    except FAULTS as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        kind = place.suffix[1:]
        raise InputError(f"{place}: is no {kind} graph ({reason}); make one with `geo-nlp graph`") from error
