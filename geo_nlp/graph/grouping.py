"""Findings to acts: what tells one act, between the same ends, with the same key, layer and date, is one row.

Records of one act are dated together (but for ties, which stand): by the clause that tells the finest date, else by the
article. That somebody holds a post counts once an article, however often it is told.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.account import KEPT, Account
from geo_nlp.graph.acts import LAYERS, NO_DAY, NOBODY, Acts, Codes, Key, Presence, Tellings
from geo_nlp.graph.coding import Codebook, by_appearance, combined, compact, starts_of
from geo_nlp.graph.findings import ROWS, Findings, Source
from geo_nlp.graph.levels import Level
from geo_nlp.periods import period

Mask = NDArray[np.bool_]


def acts_from(source: Source, *, level: Level, min_confidence: float | None = None) -> Acts:
    """The acts of what a source gives; relations and stances below a confidence tell none, nor date any."""
    found, unread = _between_two(source.findings, min_confidence)
    unread["repeated"] = source.repeated
    found = replace(found, date=_dated(found))
    layer = np.select(
        [found.negated, found.hypothetical, found.speaker >= 0],
        [LAYERS.index("denied"), LAYERS.index("planned"), LAYERS.index("claimed")],
    )
    found, nodes, keys, dates, speakers = _compacted(found)
    group = combined(found.article, found.act, found.source, found.target, found.key, layer, found.date)
    order = np.lexsort((found.item, found.confidence, found.score, found.speaker, found.start, group))
    found, layer, first = _taken(found, order), layer[order], starts_of(group[order])
    sizes = np.diff(np.append(first, len(order)))
    score = np.where(found.negated & ~np.isnan(found.score), 0.0, found.score)
    rows = {name: getattr(found, name)[first] for name in ("article", "source", "target", "key", "date", "speaker")}
    rows |= {"start": found.start[first], "layer": layer[first].astype(np.int32), "records": sizes.astype(np.int32)}
    rows["act"] = _act_numbers(found, first)
    if len(first):
        rows |= {
            "score": _means(score, first),
            "confidence": np.fmax.reduceat(found.confidence, first),
            "symmetric": np.logical_or.reduceat(found.symmetric, first),
        }
    else:
        rows |= {"score": score, "confidence": found.confidence, "symmetric": found.symmetric}
    ranked = np.lexsort([
        rows[name] for name in ("act", "date", "layer", "key", "target", "source", "start", "article")
    ])  # fmt: skip
    rows = {name: column[ranked] for name, column in rows.items()}
    place = np.empty(len(first), dtype=np.int32)
    place[ranked] = np.arange(len(first), dtype=np.int32)
    row_of = np.repeat(place, sizes)
    told = np.argsort(row_of, kind="stable")
    items = found.item[told] >= 0
    days = np.array([_days(text) for text in dates] + [(NO_DAY, NO_DAY)], dtype=np.int32).reshape(-1, 2)
    account = Account(
        source.relations, source.stances, unread, by_appearance(found.item[told][items]), row_of[told][items],
        np.full(len(first), KEPT, dtype=np.int8),
    )  # fmt: skip
    voices = source.voices(speakers)
    return Acts(
        row=np.arange(len(first), dtype=np.int32), first=days[rows["date"], 0], last=days[rows["date"], 1],
        **(rows | {"act": by_appearance(rows["act"])}), nodes=nodes, keys=keys, dates=dates,
        articles=source.articles, speakers=speakers, voices=[voices.get(name, {}) for name in speakers],
        presence=_presence(source, nodes, rows), about=source.describe(nodes),
        tellings=Tellings(row_of[told], found.start[told]), account=account, sentences=source.sentences, level=level,
    )  # fmt: skip


def _between_two(found: Findings, least: float | None) -> tuple[Findings, dict[str, int]]:
    """The findings between two known actors that differ, and why relations and stances give none."""
    sure = np.isnan(found.confidence) | (found.confidence >= (least or 0))
    unread = {"confidence": len(np.unique(found.item[~sure & (found.item >= 0)]))}
    known = (found.source >= 0) & (found.target >= 0)
    differ = known & (found.source != found.target)
    counted = sure & (found.item >= 0)
    items, item = np.unique(found.item[counted], return_inverse=True)
    stage = np.zeros(len(items), dtype=np.int8)
    np.maximum.at(stage, item, known[counted].astype(np.int8) + differ[counted])
    unread |= {"unknown_actor": int((stage == 0).sum()), "same_actor": int((stage == 1).sum())}
    return _taken(found, np.flatnonzero(sure & differ)), unread


def _taken(found: Findings, places: NDArray[np.intp]) -> Findings:
    return replace(found, **{name: getattr(found, name)[places] for name in ROWS})


def _dated(found: Findings) -> Codes:
    """The date of each finding: of events and stances, the finest that a clause tells of their act, the first of such.

    Dates that are no dates are none.
    """
    usable = np.array([period(text) is not None for text in found.dates] + [False], dtype=np.bool_)
    own = np.where(usable[found.date], found.date, NOBODY).astype(np.int32)
    fine = np.array([len(text) for text in found.dates] + [0], dtype=np.int32)
    rank = np.argsort(np.argsort(np.array(found.dates, dtype=object), kind="stable"), kind="stable")
    kinds = np.array([key.kind for key in found.keys], dtype=object)[found.key] if len(found.key) else found.key
    shared = ((kinds == "event") | (kinds == "stance")) & (found.act >= 0)
    act = combined(found.article, found.act)
    tells = np.flatnonzero(shared & found.from_text & (own >= 0))
    order = tells[np.lexsort((
        rank[own[tells]] if len(tells) else own[tells], found.start[tells], kinds[tells] == "stance", -fine[own[tells]],
        act[tells],
    ))]  # fmt: skip
    order = order[starts_of(act[order])]
    date_of = np.full(int(act.max(initial=-1)) + 1, NOBODY, dtype=np.int32)
    date_of[act[order]] = own[order]
    by_act = date_of[act] if len(act) else own
    return np.where(shared & (by_act >= 0), by_act, own).astype(np.int32)


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
    coded = {"source": source, "target": target, "key": key, "date": date, "speaker": speaker, "act": act}
    return replace(found, **coded), nodes, keys, dates, speakers


def _order(key: Key) -> tuple[str, ...]:
    return (key.name, key.kind, key.predicate, key.attitude or "", str(key.quad), str(key.polarity))


def _means(score: NDArray[np.float64], first: NDArray[np.intp]) -> NDArray[np.float64]:
    """Mean of the scores of each group, of those that are known."""
    known = ~np.isnan(score)
    counts = np.add.reduceat(known.astype(np.int64), first)
    sums = np.add.reduceat(np.where(known, score, 0.0), first)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _act_numbers(found: Findings, first: NDArray[np.intp]) -> Codes:
    """A number for each act of an article; each role is an act of its own."""
    columns = [getattr(found, name)[first] for name in ("article", "act", "source", "target", "key")]
    alone = columns[1] < 0
    return combined(*columns[:2], *(np.where(alone, column, -1) for column in columns[2:])).astype(np.int32)


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
    mentions = np.concatenate((source.presence.mentions[held], np.zeros(len(node) - int(held.sum()), dtype=np.int32)))
    number = article.astype(np.int64) * max(1, len(nodes)) + node
    pairs, at = np.unique(number, return_inverse=True)
    counts = np.bincount(at, weights=mentions, minlength=len(pairs)).astype(np.int32)
    return Presence(*(part.astype(np.int32) for part in np.divmod(pairs, max(1, len(nodes)))), counts)
