"""Acts to a graph: who does what to whom, how often, on whose word, with the sentences that say so.

An edge is one (source, target, predicate, attitude). Its weight is the number of acts, not of records: a headline and
its body report one act. What is reported as two things (ACCUSE and criticism) counts on both edges. The key is the
predicate, and for a stance `stance:` and the attitude: ACCUSE, ALLIANCE, LEADS, stance:concern. With a window the
key ends in it: `ACCUSE@2025-02`.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from typing import TypedDict, Unpack

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import NOBODY, Acts, Codes
from geo_nlp.graph.attributes import plain_graph, plain_text
from geo_nlp.graph.dates import Window, check_window, windows_of
from geo_nlp.graph.edges import Edges, edges_of, seen
from geo_nlp.graph.evidence import evidence_of
from geo_nlp.graph.levels import Level
from geo_nlp.graph.names import articles_by
from geo_nlp.graph.opening import Inputs, open_acts
from geo_nlp.graph.selection import INCLUDABLE, Selection
from geo_nlp.periods import Period, bounds, period

log = logging.getLogger("geo_nlp")


class Filters(TypedDict, total=False):
    """Further options of `build_windows`, as `build_graph` has them."""

    min_confidence: float | None
    quads: Collection[int | str]
    signs: Collection[str]
    layers: Collection[str]
    speakers: Collection[str]
    outlets: Collection[str]
    actors: Collection[str]
    countries: Collection[str]
    ego: str | None
    depth: int


def build_graph(
    records: Inputs,
    *,
    level: Level = "actor",
    since: str | None = None,
    until: str | None = None,
    predicates: Collection[str] | None = None,
    min_weight: int = 1,
    include: Collection[str] = (),
    window: Window | None = None,
    min_confidence: float | None = None,
    quads: Collection[int | str] = (),
    signs: Collection[str] = (),
    layers: Collection[str] = (),
    speakers: Collection[str] = (),
    outlets: Collection[str] = (),
    actors: Collection[str] = (),
    countries: Collection[str] = (),
    ego: str | None = None,
    depth: int = 1,
) -> nx.MultiDiGraph:
    """The graph of all relations, stances and roles in `records` whose two ends are known and differ.

    `records` are records, a file of them (.jsonl), tables that `extract` wrote, or the folder of a run. How many
    relations and stances there are, and how many are left out and why, is in `graph.graph` (`left_out`).

    Args:
        level: "country" takes each participant's country; who has none (an IGO, an armed group) stays. With
            "organisation" a person is the body that he or she acts for. Roles are the ties of persons and edges at the
            level of actors alone.
        since, until: ISO dates of any granularity, both included, held against the date of the event, else of the
            article. What has neither is left out then.
        predicates: what to keep, by predicate, attitude or group (ACCUSE, criticism or stance:criticism, "STANCE" for
            all stances, conflict, cooperation); without it, everything.
        min_weight: acts that an edge needs to be kept; with a window, within it.
        include: "negated", "hypothetical" (possible, conditional, demanded, planned but for AGREE and CONCEDE, or a
            designate's role): other names for the layers "denied" and "planned", added to what is said. Edges then
            count those acts in attributes of that name; what is negated scores 0.
        window: split every edge by day, week, month or year; a date too coarse for that is left out.
        min_confidence: leave out relations and stances below it.
        quads, signs, layers, speakers, outlets, actors, countries, ego, depth: see `geo_nlp.graph.Selection`.

    >>> end = {"actor": "FRA", "name": "France", "country": "FRA"}, {"actor": "RUS", "name": "Russia", "country": "RUS"}
    >>> accuse = {"source": end[0], "target": end[1], "predicate": "ACCUSE", "quad": 3, "score": -2.0}
    >>> accuse["sentence"] = {"start": 0, "end": 24}
    >>> record = {"id": "a", "path": "a.html", "text": "France condemned Russia.", "relations": [accuse]}
    >>> build_graph([record])["FRA"]["RUS"]["ACCUSE"]["evidence"]
    '[{"article": "a", "path": "a.html", "quote": "France condemned Russia."}]'
    """
    check_window(window)
    selection = Selection(
        since=since, until=until, predicates=predicates, min_weight=min_weight, include=include,
        min_confidence=min_confidence, quads=quads, signs=signs, layers=layers, speakers=speakers, outlets=outlets,
        actors=actors, countries=countries, ego=ego, depth=depth,
    )  # fmt: skip
    with open_acts(records, level=level, selection=selection, window=window) as acts:
        return graph_of(acts, selection, window=window)


def graph_of(acts: Acts, selection: Selection, *, window: Window | None = None) -> nx.MultiDiGraph:
    """The graph of acts that a selection has chosen; the selection says which articles count beside theirs."""
    about = {"level": acts.level, "since": selection.since, "until": selection.until, "window": window}
    graph = _assembled(acts, selection, bounds(selection.since, selection.until), window=window)
    graph.graph.update({name: value for name, value in about.items() if value is not None})
    graph.graph.update(acts.account.counts())
    return graph


def build_windows(
    records: Inputs,
    *,
    window: Window,
    level: Level = "actor",
    since: str | None = None,
    until: str | None = None,
    predicates: Collection[str] | None = None,
    min_weight: int = 1,
    include: Collection[str] = (),
    **filters: Unpack[Filters],
) -> dict[str, nx.MultiDiGraph]:
    """One graph for each day, week, month or year in which something happened, in order: 2025-02-27, 2025-W09, 2025-02.

    Options as for `build_graph`; `min_weight` holds within a window, and a window left without an edge is not there.
    """
    check_window(window)
    selection = Selection(
        since=since, until=until, predicates=predicates, min_weight=min_weight, include=include, **filters
    )  # fmt: skip
    limits = bounds(since, until)
    with open_acts(records, level=level, selection=selection, window=window) as acts:
        if unplaced := acts.account.counts()["left_out_window"]:
            log.warning("%d records are left out: their date does not give the %s", unplaced, window)
        of, names = windows_of(acts.dates, window)
        graphs = {}
        for place, name in enumerate(names):
            inside = acts.where(of[acts.date] == place)
            if len(inside):
                span = period(name) or limits
                clipped = max(span[0], limits[0]), min(span[1], limits[1])
                graphs[name] = _assembled(inside, selection, clipped)
                about = {"level": acts.level, "since": since, "until": until, "window": name}
                graphs[name].graph.update({key: value for key, value in about.items() if value is not None})
        return graphs


def _assembled(acts: Acts, selection: Selection, limits: Period, *, window: Window | None = None) -> nx.MultiDiGraph:
    """Nodes and edges of acts; what is counted of nodes is so in articles that have one of the acts, or of the time."""
    if window:
        of, names = windows_of(acts.dates, window)
        spans = of[acts.date]
    else:
        spans, names = np.zeros(len(acts), dtype=np.int32), []
    edges = edges_of(acts, spans)
    counted = _counted(acts, selection, limits)
    graph = nx.MultiDiGraph(articles=int(counted.sum()))
    graph.add_nodes_from(_nodes(acts, edges, counted))
    graph.add_edges_from(_edges(acts, edges, selection, names))
    plain = all(name == " ".join(plain_text(name).split()) for name in graph)
    return graph if plain else plain_graph(graph)


def _counted(acts: Acts, selection: Selection, limits: Period) -> NDArray[np.bool_]:
    """Which articles count: those of the acts, and others of the time and of the outlets that were asked for."""
    articles = acts.articles
    first, last = limits
    spans = [period(text) for text in articles.dates]
    open_ended = limits == bounds(None, None)
    inside = [open_ended if days is None else days[0] <= last and first <= days[1] for days in spans]
    counted = np.array([*inside, open_ended], dtype=np.bool_)[articles.date]
    if selection.outlets:
        counted &= articles_by(selection.outlets, acts)
    counted[acts.article] = True
    return counted


def _nodes(acts: Acts, edges: Edges, counted: NDArray[np.bool_]) -> Iterator[tuple[str, dict[str, object]]]:
    """Each node with who it is, how many mentions and articles it has, and the dates of the first and last of these."""
    presence, articles, size = acts.presence, acts.articles, len(acts.nodes)
    held = counted[presence.article]
    node, article = presence.node[held], presence.article[held]
    mentions = np.bincount(node, weights=presence.mentions[held], minlength=size).astype(np.int64)
    count = np.bincount(node, minlength=size)
    first, last = seen(articles.date[article], node, size, articles.dates)
    for place in np.unique(np.concatenate((edges.source, edges.target))).tolist():
        name = acts.nodes[place]
        seen_at = _seen(first[place], last[place], articles.dates)
        about = {field: plain_text(value) for field, value in acts.about[name].items()}
        yield name, _sorted({**about, "mentions": int(mentions[place]), "articles": int(count[place]), **seen_at})


def _edges(
    acts: Acts, edges: Edges, selection: Selection, windows: Sequence[str]
) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    layers = edges.layers if len(edges.layers) > 1 else {}
    old = {name: edges.layers.get(layer) for name, layer in INCLUDABLE.items() if name in selection.include}
    for place, evidence in enumerate(evidence_of(acts, edges.of)):
        key = acts.keys[edges.key[place]]
        name = f"{key.name}@{windows[edges.span[place]]}" if windows else key.name
        score = float(edges.score[place])
        data: dict[str, object] = {
            "label": plain_text(name), "kind": key.kind, "predicate": key.predicate, "attitude": key.attitude,
            "weight": float(edges.weight[place]), "records": int(edges.records[place]),
            "articles": int(edges.articles[place]), "stories": int(edges.stories[place]),
            "sources": int(edges.sources[place]), "quad": key.quad,
            "score": None if np.isnan(score) else round(score, 6),
            "polarity": int(edges.polarity[place]), "symmetric": bool(edges.symmetric[place]),
            **_seen(edges.first[place], edges.last[place], acts.dates), "evidence": plain_text(evidence),
            **{layer: int(counts[place]) for layer, counts in layers.items()},
            **{column: 0 if counts is None else int(counts[place]) for column, counts in old.items()},
        }  # fmt: skip
        if windows:
            data["window"] = windows[edges.span[place]]
        yield acts.nodes[edges.source[place]], acts.nodes[edges.target[place]], plain_text(name), _sorted(data)


def _sorted(data: dict[str, object]) -> dict[str, object]:
    """Attributes by name, without those that say nothing, as `plain_graph` has them."""
    return {name: value for name in sorted(data) if (value := data[name]) is not None and value != ""}


def _seen(first: Codes | int, last: Codes | int, dates: Sequence[str]) -> dict[str, str]:
    """First and last date; never more exact than the text gives them."""
    if first == NOBODY:
        return {}
    return {"first_seen": dates[int(first)][:10], "last_seen": dates[int(last)][:10]}
