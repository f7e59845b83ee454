"""A graph as acts: each edge is as many as its weight says, and up to three of them have a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import ceil, isfinite
from typing import Any, get_args

import networkx as nx
import numpy as np

from geo_nlp.errors import InputError
from geo_nlp.graph.account import KEPT, Account
from geo_nlp.graph.acts import COLUMNS, NO_DAY, NOBODY, Acts, EdgeKind, Key, Presence, Reports
from geo_nlp.graph.articles import CELLS, Articles
from geo_nlp.graph.coding import Codebook, Codes
from geo_nlp.periods import period

MOST = 5_000_000
MOST_NUMBER = 1e9
RANGES = {"quad": (1, 4)}
DESCRIBED = ("label", "type", "country", "sector")
FLOATS = {"score": np.float64, "confidence": np.float64}
Edge = tuple[str, str, str, Mapping[str, Any]]


def acts_of_graph(graph: nx.MultiDiGraph) -> Acts:
    """The acts that a graph stands for, as far as it shows them.

    An edge is dated by its window, or where it was seen on one day only. What a graph does not show is how acts hang
    together: one reported as ACCUSE and as criticism is two, and the stories are not known.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("FRA", "RUS", key="ACCUSE", weight=2.0, polarity=-1, kind="event", quad=3)
    >>> acts = acts_of_graph(graph)
    >>> len(acts), acts.nodes, acts.polarity().tolist()
    (2, ['FRA', 'RUS'], [-1, -1])
    """
    if not graph.is_directed():
        raise InputError("an undirected graph does not say who acts; analyse one that geo_nlp made")
    nodes = Codebook(sorted(map(str, graph)))
    keys, dates, sources = Codebook(), Codebook(), Codebook([_nothing()])
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    sentences: dict[tuple[int, int], str] = {}
    for source, target, data, number, quote in _acts(graph):
        article = 0 if quote is None else sources.code(_article(quote))
        days, text = _date(data)
        start = len(sentences)
        if quote is not None:
            sentences[article, start] = str(quote.get("quote", ""))
        score = _number(data, "score")
        values = (
            number, nodes.code(source), nodes.code(target), keys.code(_key(data)), 0,
            np.nan if score is None else score, NOBODY if text is None else dates.code(text),
            days[0], days[1], article, number, NOBODY, 1, np.nan, start if quote else -1, bool(data.get("symmetric")),
        )  # fmt: skip
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    size = len(columns["row"])
    kinds = {"symmetric": np.bool_, **FLOATS}
    row = np.arange(size, dtype=np.int32)
    empty = np.zeros(0, dtype=np.int32)
    return Acts(
        **{name: np.array(values, dtype=kinds.get(name, np.int32)) for name, values in columns.items()},
        nodes=nodes.values(), keys=keys.values(), dates=dates.values(), articles=_articles(sources.values()),
        speakers=[], voices=list, presence=Presence(empty, empty, empty), about=_about(graph),
        reports=Reports(row, np.array(columns["start"], dtype=np.int32)),
        account=Account(0, 0, {}, empty, empty, np.full(size, KEPT, dtype=np.int8)),
        sentences=lambda articles, starts: _quotes(sentences, articles, starts),
        level=str(graph.graph.get("level", "as in the graph")),
    )  # fmt: skip


def _acts(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, Mapping[str, Any], int, Mapping[str, Any] | None]]:
    """Each act with its ends, its edge, its number and its quote, if it has one; loops are no acts between two."""
    edges: list[Edge] = sorted(
        ((str(s), str(t), str(key), {"key": str(key), **data}) for s, t, key, data in _keyed(graph)),
        key=lambda edge: edge[:3],
    )
    if (total := sum(_weight(data) for *_, data in edges)) > MOST:
        raise InputError(f"the graph stands for {total:,} acts; analyse the run or the records that it is made of")
    number = 0
    for source, target, _, data in edges:
        if source == target:
            continue
        quotes = _evidence(data.get("evidence"))
        for place in range(_weight(data)):
            yield source, target, data, number, quotes[place] if place < len(quotes) else None
            number += 1


def _keyed(graph: nx.MultiDiGraph) -> Any:
    return nx.MultiDiGraph(graph).edges(keys=True, data=True)


def _weight(data: Mapping[str, Any]) -> int:
    weight = _number(data, "weight")
    return 1 if weight is None else max(0, ceil(weight))


def _number(data: Mapping[str, Any], name: str) -> float | None:
    """An attribute that is to be a number; another program may have put anything there."""
    value = data.get(name)
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    low, high = RANGES.get(name, (-MOST_NUMBER, MOST_NUMBER))
    if not (isfinite(number) and low <= number <= high):
        must = f"a number from {low:g} to {high:g}"
        raise InputError(f"the graph has an edge whose {name} is {str(value)[:40]!r}; there must be {must}")
    return number


def _evidence(text: object) -> list[Mapping[str, Any]]:
    try:
        quotes = json.loads(str(text or "[]"))
    except ValueError:
        return []
    return [quote for quote in quotes if isinstance(quote, dict)] if isinstance(quotes, list) else []


def _key(data: Mapping[str, Any]) -> Key:
    name = str(data["key"]).partition("@")[0]
    kind: EdgeKind = next((kind for kind in get_args(EdgeKind) if kind == data.get("kind")), "event")
    quad, polarity, attitude = _number(data, "quad"), _number(data, "polarity") or 0, data.get("attitude")
    return Key(
        name, kind, str(data.get("predicate", name)), None if attitude is None else str(attitude),
        None if quad is None else int(quad), int(np.sign(polarity)),
    )  # fmt: skip


def _date(data: Mapping[str, Any]) -> tuple[tuple[int, int], str | None]:
    first, last = data.get("first_seen"), data.get("last_seen")
    text = data.get("window") or (first if first == last else None)
    days = period(str(text)) if text else None
    return ((days[0].toordinal(), days[1].toordinal()), str(text)) if days else ((NO_DAY, NO_DAY), None)


def _nothing() -> tuple[str | None, ...]:
    return ("", *(None for _ in CELLS[1:]))


def _article(quote: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The cells of a quote's article: id, title, date, source, url, path."""
    cells = {"id": quote.get("article", ""), **quote}
    return tuple(None if cells.get(name) is None else str(cells[name]) for name in CELLS)


def _articles(rows: list[tuple[str | None, ...]]) -> Articles:
    cells = {name: [row[place] for row in rows] for place, name in enumerate(CELLS)}
    outlets, dates = Codebook(), Codebook()
    outlet = np.array([outlets.code(name or "") for name in cells["source"]], dtype=np.int32)
    date = np.array([dates.code(day) for day in cells["date"]], dtype=np.int32)
    return Articles(
        cells, date=date, dates=dates.values(), outlet=outlet, outlets=outlets.values(), labels=np.arange(len(rows))
    )


def _about(graph: nx.MultiDiGraph) -> dict[str, dict[str, str]]:
    return {str(n): {k: str(data[k]) for k in DESCRIBED if k in data} for n, data in graph.nodes(data=True)}


def _quotes(sentences: Mapping[tuple[int, int], str], articles: Codes, starts: Codes) -> list[str]:
    places = zip(articles.tolist(), starts.tolist(), strict=True)
    return [sentences.get(place, "") for place in places]
