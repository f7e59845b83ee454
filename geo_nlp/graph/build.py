"""Records to a graph: who does what to whom, how often, on whose word, with the sentences that say so.

An edge is one (source, target, predicate, attitude). Its weight is the number of acts, not of records: a headline and
its body tell one act. What is told as two things (ACCUSE and criticism) counts on both edges. The key is the predicate,
and for a stance `stance:` and the attitude: ACCUSE, ALLIANCE, LEADS, stance:concern. With a window the key ends in it:
`ACCUSE@2025-02`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from statistics import fmean
from typing import Any

import networkx as nx

from geo_nlp.graph.attributes import plain_graph
from geo_nlp.graph.corpus import Corpus, read_corpus
from geo_nlp.graph.dates import Window, check_window, window_of, within
from geo_nlp.graph.facts import Fact, Level
from geo_nlp.graph.selection import Selection, check_level, select
from geo_nlp.periods import period
from geo_nlp.types import Record

QUOTES = 3

log = logging.getLogger("geo_nlp")


def build_graph(
    records: Iterable[Mapping[str, Any] | Record],
    *,
    level: Level = "actor",
    since: str | None = None,
    until: str | None = None,
    predicates: Collection[str] | None = None,
    min_weight: int = 1,
    include: Collection[str] = (),
    window: Window | None = None,
    min_confidence: float | None = None,
) -> nx.MultiDiGraph:
    """The graph of all relations, stances and roles in `records` whose two ends are known and differ.

    How many relations and stances there are, and how many are left out and why, is in `graph.graph` (`left_out`).

    Args:
        level: "country" takes each participant's country; who has none (an IGO, an armed group) stays, a person
            without one is the body they act for. Roles are the ties of persons and left out there.
        since, until: ISO dates of any granularity, both included, held against the date of the event, else of the
            article. What has neither is left out then.
        predicates: what to keep, by predicate, attitude or group (ACCUSE, criticism or stance:criticism, "STANCE" for
            all stances, conflict, cooperation); without it, everything.
        min_weight: acts that an edge needs to be kept.
        include: "negated", "hypothetical" (possible, conditional, demanded, planned but for AGREE and CONCEDE, or a
            designate's role). Edges then count those acts apart in attributes of that name; what is negated scores 0.
        window: split every edge by day, week, month or year; a date too coarse for that is left out.
        min_confidence: leave out relations and stances below it.

    >>> end = {"actor": "FRA", "name": "France", "country": "FRA"}, {"actor": "RUS", "name": "Russia", "country": "RUS"}
    >>> accuse = {"source": end[0], "target": end[1], "predicate": "ACCUSE", "quad": 3, "score": -2.0}
    >>> accuse["sentence"] = {"start": 0, "end": 24}
    >>> record = {"id": "a", "path": "a.html", "text": "France condemned Russia.", "relations": [accuse]}
    >>> build_graph([record])["FRA"]["RUS"]["ACCUSE"]["evidence"]
    '[{"article": "a", "path": "a.html", "quote": "France condemned Russia."}]'
    """
    chosen = select(since=since, until=until, predicates=predicates, include=include)
    check_level(level)
    check_window(window)
    corpus = read_corpus(records, level=level, min_confidence=min_confidence)
    facts = [fact for fact in corpus.facts if chosen.keeps(fact)]
    about = {"level": level, "since": since, "until": until, "window": window}
    graph = _assemble(corpus, facts, chosen, min_weight=min_weight, about=about, window=window)
    graph.graph.update(corpus.account.of(graph, corpus.facts, chosen.refuses, window))
    return graph


def build_windows(
    records: Iterable[Mapping[str, Any] | Record],
    *,
    window: Window,
    level: Level = "actor",
    since: str | None = None,
    until: str | None = None,
    predicates: Collection[str] | None = None,
    min_weight: int = 1,
    include: Collection[str] = (),
) -> dict[str, nx.MultiDiGraph]:
    """One graph for each day, week, month or year in which something happened, in order: 2025-02-27, 2025-W09, 2025-02.

    Options as for `build_graph`; `min_weight` holds within a window, and a window left without an edge is not there.
    """
    chosen = select(since=since, until=until, predicates=predicates, include=include)
    check_level(level)
    check_window(window)
    corpus = read_corpus(records, level=level)
    first, last = chosen.limits
    graphs = {}
    for name, inside in _by_window(filter(chosen.keeps, corpus.facts), window).items():
        span = period(name) or chosen.limits
        clipped = replace(chosen, limits=(max(span[0], first), min(span[1], last)))
        about = {"level": level, "since": since, "until": until, "window": name}
        graph = _assemble(corpus, inside, clipped, min_weight=min_weight, about=about)
        if graph.number_of_edges():
            graphs[name] = graph
    return graphs


def _by_window(facts: Iterable[Fact], window: Window) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    unplaced = 0
    for fact in facts:
        name = window_of(fact.date, window)
        if name is None:
            unplaced += 1
        else:
            found.setdefault(name, []).append(fact)
    if unplaced:
        log.warning("%d records are left out: their date does not tell the %s", unplaced, window)
    return dict(sorted(found.items()))


def _assemble(
    corpus: Corpus, facts: list[Fact], chosen: Selection, *, min_weight: int, about: Mapping[str, str | None],
    window: Window | None = None,
) -> nx.MultiDiGraph:  # fmt: skip
    split = _by_window(facts, window) if window else {"": facts}
    edges: dict[tuple[str, str, str, str], list[Fact]] = {}
    for name, inside in split.items():
        for fact in inside:
            edges.setdefault((fact.source, fact.target, fact.key, name), []).append(fact)
    kept = {edge: made for edge, made in edges.items() if len(_acts(made)) >= min_weight}
    given = {fact.article for made in kept.values() for fact in made}
    counted = [i for i, copy in enumerate(corpus.articles) if i in given or within(copy.date, chosen.limits)]
    graph = nx.MultiDiGraph(**about, articles=len(counted))
    counts = _node_counts(corpus, counted)
    for node in {end for source, target, *_ in kept for end in (source, target)}:
        graph.add_node(node, **corpus.describe(node), **counts.get(node, {}))
    for (source, target, key, name), made in kept.items():
        data = _edge(corpus, made, chosen.include) | ({"window": name} if window else {})
        key = f"{key}@{name}" if window else key
        graph.add_edge(source, target, key=key, label=key, **data)
    return plain_graph(graph)


def _node_counts(corpus: Corpus, articles: Iterable[int]) -> dict[str, dict[str, int | str]]:
    """Mentions, articles, and the dates of the first and last article, of each node."""
    counts: dict[str, dict[str, int | str]] = {}
    dates: dict[str, set[str]] = {}
    for i in articles:
        for node, mentions in corpus.mentions[i].items():
            count = counts.setdefault(node, {"mentions": 0, "articles": 0})
            count["mentions"] = int(count["mentions"]) + mentions
            count["articles"] = int(count["articles"]) + 1
            dates.setdefault(node, set()).add(corpus.articles[i].date or "")
    for node, count in counts.items():
        count.update(_seen(dates[node]))
    return counts


def _acts(facts: Iterable[Fact]) -> dict[tuple[int, str], list[Fact]]:
    """Facts by the act that they tell."""
    found: dict[tuple[int, str], list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.article, fact.act), []).append(fact)
    return found


def _edge(corpus: Corpus, facts: list[Fact], counts: Collection[str]) -> dict[str, object]:
    one, acts = facts[0], _acts(facts)
    scores = [score for told in acts.values() if (score := _score(told)) is not None]
    data: dict[str, object] = {
        "kind": one.kind, "predicate": one.predicate, "attitude": one.attitude, "weight": float(len(acts)),
        "records": len(facts), "articles": len({f.article for f in facts}),
        "sources": len({corpus.credits[f.article][1] for f in facts}),
        "quad": one.quad, "score": round(fmean(sorted(scores)), 6) if scores else None,
        "polarity": 0 if all(f.negated for f in facts) else one.polarity,
        "symmetric": any(f.symmetric for f in facts), **_seen({f.date or "" for f in facts}),
        "evidence": _evidence(corpus, facts),
    }  # fmt: skip
    for name in sorted(counts):
        data[name] = sum(any(getattr(f, name) for f in told) for told in acts.values())
    return data


def _score(told: Iterable[Fact]) -> float | None:
    """The mean score of the records of one act; what is negated scores 0."""
    scores = [0.0 if f.negated else f.score for f in told if f.score is not None]
    return fmean(sorted(scores)) if scores else None


def _seen(dates: Collection[str]) -> dict[str, str]:
    """First and last of ISO dates, by the days that they cover; never more exact than they are."""
    known = [(days, text[:10]) for text in sorted(dates) if (days := period(text))]
    if not known:
        return {}
    first = min(known, key=lambda d: (d[0][0], d[0][1]))
    last = max(known, key=lambda d: (d[0][1], d[0][0]))
    return {"first_seen": first[1], "last_seen": last[1]}


def _evidence(corpus: Corpus, facts: list[Fact]) -> str:
    """Up to three quotes, each with what leads back to its article: of different stories first, then of other acts."""
    origins = corpus.origins
    ordered = sorted(
        facts,
        key=lambda f: (f.date or "9999", origins[f.article]["article"], f.start, f.quote, *origins[f.article].values()),
    )
    stories: set[int] = set()
    acts: set[tuple[int, str]] = set()
    ranked: tuple[list[Fact], list[Fact], list[Fact]] = ([], [], [])
    for fact in ordered:
        story, act = corpus.credits[fact.article][0], (fact.article, fact.act)
        ranked[0 if story not in stories else 1 if act not in acts else 2].append(fact)
        stories.add(story)
        acts.add(act)
    chosen: dict[tuple[str, str], int] = {}
    for fact in (fact for some in ranked for fact in some):
        chosen.setdefault((origins[fact.article]["article"], fact.quote), fact.article)
    quotes = [{**origins[article], "quote": quote} for (_, quote), article in chosen.items()]
    return json.dumps(quotes[:QUOTES], ensure_ascii=False)
