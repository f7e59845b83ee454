"""Findings to acts: what reports one act, between the same ends, with the same key, layer and date, is one row.

Records of one act are dated together (but for ties, which stand): by the clause that gives the finest date, else by the
article. That a person holds a post counts once an article, however often it is reported.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.account import KEPT, Account
from geo_nlp.graph.acts import LAYERS, NO_DAY, NOBODY, Acts, Codes, Key, Presence, Reports
from geo_nlp.graph.coding import Codebook, compact, order_of, packed, starts_of
from geo_nlp.graph.findings import ROWS, Findings, Source
from geo_nlp.graph.levels import Level
from geo_nlp.periods import period

Mask = NDArray[np.bool_]


def acts_from(source: Source, *, level: Level, min_confidence: float | None = None) -> Acts:
    """The acts of what a source gives; relations and stances below a confidence are no acts, and date none."""
    found, counts, unread = _between_two(source.findings(), min_confidence)
    relations, stances = (count + again for count, again in zip(counts, source.repeated, strict=True))
    unread["repeated"] = sum(source.repeated)
    found, nodes, keys, dates, speakers = _compacted(replace(found, date=_dated(found)))
    layer = np.select(
        [found.negated, found.hypothetical, found.speaker >= 0],
        [LAYERS.index("denied"), LAYERS.index("planned"), LAYERS.index("claimed")],
    ).astype(np.int32)
    group = packed(found.article, found.act, found.source, found.target, found.key, layer, found.date)
    order = order_of(group, found.start, found.speaker, found.score)
    for name in ROWS:  # one column after the other, since all of them twice would be the most room that is taken
        getattr(found, name)[:] = getattr(found, name)[order]
    first = starts_of(group[order])
    rows = _rows(found, first) | {"layer": layer[order][first]}
    start, item = found.start, found.item
    del found, layer, group
    ranked = order_of(packed(rows["article"], rows["start"]))
    rows = {name: column[ranked] for name, column in rows.items()}
    place = np.empty(len(first), dtype=np.int32)
    place[ranked] = np.arange(len(first), dtype=np.int32)
    row_of = np.repeat(place, np.diff(np.append(first, len(order))))
    by_row = order_of(row_of)
    row_of, item = row_of[by_row], item[by_row]
    account = Account(
        relations, stances, unread, item[item >= 0].astype(np.int32), row_of[item >= 0],
        np.full(len(first), KEPT, dtype=np.int8),
    )  # fmt: skip
    days = np.array([*map(_days, dates), (NO_DAY, NO_DAY)], dtype=np.int32)
    return Acts(
        row=np.arange(len(first), dtype=np.int32), first=days[rows["date"], 0], last=days[rows["date"], 1], **rows,
        nodes=nodes, keys=keys, dates=dates, articles=source.articles, speakers=speakers,
        voices=partial(source.voices, speakers), presence=_presence(source, nodes, rows),
        about=source.describe(nodes), reports=Reports(row_of, start[by_row]), account=account,
        sentences=source.sentences, level=level,
    )  # fmt: skip


def _rows(found: Findings, first: NDArray[np.intp]) -> dict[str, NDArray[Any]]:
    """What the rows are, of findings that are sorted by them; `first` is where each begins."""
    size = len(found.start)
    rows = {name: getattr(found, name)[first] for name in ("article", "source", "target", "key", "date", "speaker")}
    rows |= {"start": found.start[first], "records": np.diff(np.append(first, size)).astype(np.int32)}
    acts = [found.act[first], *(rows[name] for name in ("article", "source", "target", "key"))]
    changes = [np.diff(column, prepend=-2) != 0 for column in acts]
    alone = (acts[0] < 0) & (changes[2] | changes[3] | changes[4])  # each role is an act of its own
    rows["act"] = np.cumsum(changes[0] | changes[1] | alone, dtype=np.int32) - 1
    if not size:
        return rows | {"score": found.score, "confidence": found.confidence, "symmetric": found.symmetric}
    score = np.where(found.negated & ~np.isnan(found.score), 0.0, found.score)
    return rows | {
        "score": _means(score, first),
        "confidence": np.fmax.reduceat(found.confidence, first),
        "symmetric": np.logical_or.reduceat(found.symmetric, first),
    }


def _between_two(found: Findings, least: float | None) -> tuple[Findings, tuple[int, int], dict[str, int]]:
    """The findings between two known actors that differ, how many relations and stances there are, and why some of
    them give none.
    """
    item, stance = found.item, np.array([key.kind == "stance" for key in found.keys], dtype=np.bool_)[found.key]
    sure = np.isnan(found.confidence) | (found.confidence >= (least or 0))
    known = (found.source >= 0) & (found.target >= 0)
    differ = known & (found.source != found.target)
    stage = np.full(int(item.max(initial=-1)) + 1, -1, dtype=np.int8)
    stances = np.zeros(len(stage), dtype=np.bool_)
    stances[item[(item >= 0) & stance]] = True
    for reached, mask in enumerate((item >= 0, sure, sure & known, sure & differ)):
        stage[item[mask & (item >= 0)]] = reached
    lost = np.bincount(stage[stage >= 0], minlength=3)[:3].tolist()
    counts = int(np.count_nonzero((stage >= 0) & ~stances)), int(np.count_nonzero(stances))
    found = _taken(found, np.flatnonzero(sure & differ & _once(found, item)))
    return found, counts, dict(zip(("confidence", "unknown_actor", "same_actor"), lost, strict=True))


def _once(found: Findings, item: NDArray[np.int64]) -> Mask:
    """Of a stance with several targets that are one node here, one finding counts."""
    once = np.ones(len(item), dtype=np.bool_)
    several = np.flatnonzero((item >= 0) & (np.bincount(item + 1, minlength=1)[item + 1] > 1))
    if len(several):
        ends = packed(item[several], found.source[several], found.target[several])
        once[several] = False
        once[several[np.unique(ends, return_index=True)[1]]] = True
    return once


def _taken(found: Findings, places: NDArray[np.intp]) -> Findings:
    return replace(found, **{name: getattr(found, name)[places] for name in ROWS})


def _dated(found: Findings) -> Codes:
    """The date of each finding: of events and stances, the finest that a clause gives for their act, the first of such.

    Dates that are no dates are none.
    """
    usable = np.array([period(text) is not None for text in found.dates] + [False], dtype=np.bool_)
    own = np.where(usable[found.date], found.date, NOBODY).astype(np.int32)
    fine = np.array([len(text) for text in found.dates] + [0], dtype=np.int32)
    rank = np.argsort(np.argsort(np.array(found.dates, dtype=object), kind="stable"), kind="stable")
    kinds = np.array([key.kind for key in found.keys], dtype=object)
    event, stance = (np.append(kinds == kind, False)[found.key] for kind in ("event", "stance"))
    shared = (event | stance) & (found.act >= 0)
    act = packed(found.article, found.act)
    dating = np.flatnonzero(shared & found.from_text & (own >= 0))
    order = dating[np.lexsort((
        np.append(rank, 0)[own[dating]], found.start[dating], stance[dating], -fine[own[dating]], act[dating]
    ))]  # fmt: skip
    order = order[starts_of(act[order])]
    if not len(order):
        return own
    at = np.minimum(np.searchsorted(act[order], act), len(order) - 1)
    return np.where(shared & (act[order][at] == act), own[order][at], own).astype(np.int32)


def _compacted(found: Findings) -> tuple[Findings, list[str], list[Key], list[str], list[str]]:
    """The findings with codes in the order of what they stand for, and what that is."""
    nodes, (source, target) = compact(found.nodes, found.source, found.target)
    keys, (key,) = compact(found.keys, found.key, order=_order)
    names = [key.name for key in keys]
    first = [names.index(name) for name in names]  # of one name there is one key, whatever a foreign table says
    kept = sorted(set(first))
    key = np.array([kept.index(place) for place in first] + [-1], dtype=np.int32)[key]
    keys = [keys[place] for place in kept]
    dates, (date,) = compact(found.dates, found.date)
    speakers, (speaker,) = compact(found.speakers, found.speaker)
    _, (act,) = compact(found.labels, found.act)
    turned = found.symmetric & (source > target)
    source, target = np.where(turned, target, source), np.where(turned, source, target)
    coded: dict[str, Any] = {
        "source": source,
        "target": target,
        "key": key,
        "date": date,
        "speaker": speaker,
        "act": act,
    }
    return replace(found, **coded), nodes, keys, dates, speakers


def _order(key: Key) -> tuple[str, ...]:
    return (key.name, key.kind, key.predicate, key.attitude or "", str(key.quad), str(key.polarity))


def _means(score: NDArray[np.float64], first: NDArray[np.intp]) -> NDArray[np.float64]:
    """Mean of the scores of each group, of those that are known."""
    known = ~np.isnan(score)
    counts = np.add.reduceat(known.astype(np.int64), first)
    sums = np.add.reduceat(np.where(known, score, 0.0), first)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _days(text: str) -> tuple[int, int]:
    days = period(text)
    return (days[0].toordinal(), days[1].toordinal()) if days else (NO_DAY, NO_DAY)


def _presence(source: Source, nodes: list[str], rows: dict[str, NDArray[np.generic]]) -> Presence:
    """Mentions of the nodes that have acts, also in articles that only act on them without naming them."""
    book = Codebook(nodes)
    place = np.array([book.codes.get(name, -1) for name in source.mentioned] + [-1], dtype=np.int32)
    node = place[source.presence.node]
    held = node >= 0
    article = np.concatenate((source.presence.article[held], rows["article"], rows["article"]))
    node = np.concatenate((node[held], rows["source"], rows["target"]))
    mentions = source.presence.mentions[held]
    if not len(article):
        return Presence(article, node, mentions)
    most = int(mentions.max(initial=0)) + 1
    numbers = article * np.int64(len(nodes))
    numbers += node
    numbers *= most
    numbers[: len(mentions)] += mentions
    numbers.sort()  # numbers with their counts are sorted in half the time that their places take
    pair = numbers // most
    first = starts_of(pair)
    numbers %= most
    counts = np.add.reduceat(numbers, first)
    article, node = (part.astype(np.int32) for part in np.divmod(pair[first], len(nodes)))
    return Presence(article, node, counts.astype(np.int32))
