"""`geo_nlp.analyse`: the command in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx

from geo_nlp.analysis.graphfile import acts_of_graph
from geo_nlp.analysis.results import Analysis
from geo_nlp.analysis.signed import Projection, Rule
from geo_nlp.analysis.whole import analysed
from geo_nlp.errors import InputError
from geo_nlp.graph.dates import Window, check_window
from geo_nlp.graph.levels import Level
from geo_nlp.graph.opening import open_acts
from geo_nlp.graph.read import read_graph
from geo_nlp.graph.selection import Selection
from geo_nlp.queries.recordfiles import Report
from geo_nlp.types import Record

GRAPHS = (".graphml", ".gexf", ".json")
Given: TypeAlias = nx.MultiDiGraph | str | Path | Iterable[str | Path] | Iterable[Mapping[str, Any] | Record]


def analyse(
    run_or_file: Given,
    *,
    level: Level | None = None,
    window: Window | None = None,
    selection: Selection | None = None,
    signed_by: Rule = "acts",
    dead_band: float = 0.2,
    min_acts: int = 1,
    seed: int = 0,
    bootstrap: int = 200,
    time_limit: float = 20.0,
    on_failure: Report | None = None,
) -> Analysis:
    """Who is central, who goes between, what changed between two, and how balanced friend and foe are.

    Every measure states its source and its limits in `geo_nlp.analysis.measures` and in docs/analyse.md. The same
    input, seed and solver give the same figures, unless the time limit stops the solver, which `notes` say.

    Args:
        run_or_file: the folder of a run, files with records (.jsonl) or tables of them, records, or a graph (networkx,
            .graphml, .gexf, .json). A graph has a level and stands for what was selected; it has no stories.
        level: what actors are: "country" unless said otherwise, "organisation" or "actor".
        window: day, week, month or year; month unless said otherwise.
        selection: which acts; without it, all that are asserted or claimed.
        signed_by, dead_band, min_acts: how acts become signed ties (`geo_nlp.analysis.signed.Projection`).
        bootstrap: draws of stories for 95 % intervals; 0 for none.
        time_limit: seconds that the exact frustration index may take.
        on_failure: takes what is no record in a file of records; without it that is an error.

    >>> graph = nx.MultiDiGraph()
    >>> for a, b, sign in (("FRA", "DEU", 1), ("FRA", "RUS", -1), ("DEU", "RUS", -1)):
    ...     _ = graph.add_edge(a, b, key="ACT", polarity=sign)
    >>> found = analyse(graph)
    >>> found.network.frustration, [bloc.members for bloc in found.network.blocs]
    (0, [('DEU', 'FRA'), ('RUS',)])
    """
    how = Projection(signed_by, dead_band, min_acts)
    if bootstrap < 0 or time_limit <= 0:
        raise InputError("bootstrap must be 0 or more, and the time limit more than 0 seconds")
    check_window(window)
    options: dict[str, Any] = {"how": how, "seed": seed, "bootstrap": bootstrap, "time_limit": time_limit}
    graph = _graph(run_or_file)
    if graph is not None:
        if level is not None or selection is not None:
            raise InputError("a graph has its level and its selection already; analyse the run, or its records")
        return analysed(acts_of_graph(graph), window=window or _window(graph), stories=False, **options)
    chosen = selection or Selection()
    with open_acts(run_or_file, level=level or "country", selection=chosen, on_failure=on_failure) as acts:
        return analysed(acts, window=window or "month", filters=filters_of(chosen), **options)


def _graph(given: Given) -> nx.MultiDiGraph | None:
    if isinstance(given, nx.Graph):
        return given
    if isinstance(given, str | Path):
        return read_graph(given) if is_graph(given) else None
    return read_graph(given[0]) if isinstance(given, list) and len(given) == 1 and is_graph(given[0]) else None


def is_graph(given: object) -> bool:
    """Whether something is named as a graph file is.

    >>> is_graph("actors.graphml"), is_graph("records.jsonl")
    (True, False)
    """
    return isinstance(given, str | Path) and Path(given).suffix.lower() in GRAPHS


def _window(graph: nx.MultiDiGraph) -> Window:
    """The window by which the edges of a graph are split; a month where they are not."""
    known: dict[object, Window] = {"day": "day", "week": "week", "year": "year"}
    return known.get(graph.graph.get("window"), "month")


def filters_of(selection: Selection) -> tuple[str, ...]:
    """The filters of a selection, in the order of their names in it.

    >>> filters_of(Selection(signs="negative", since="2025"))
    ('signs negative', 'since 2025')
    """
    found = []
    for field in fields(selection):
        value = getattr(selection, field.name)
        if value != field.default and value is not None:
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            found.append(f"{field.name.replace('_', ' ')} {shown}")
    return tuple(found)
