"""Acts to what the page of a graph reads: actors with their places, pairs, and every act as columns of codes.

All acts are in the page, since filters count them; sentences and links only of the best (`sentences.best_rows`). What
does not fit is named in `left_out`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import LAYERS, NO_DAY, NOBODY, ActArticle, Acts, Codes
from geo_nlp.graph.coding import Longs, by_appearance, distinct, order_of, packed, starts_of, used
from geo_nlp.graph.look import FAMILIES, RADIUS, SIGNS, WIDTH, node_radius
from geo_nlp.page.layout import layout
from geo_nlp.page.sentences import best_rows, shortened

EPOCH = 719163  # datetime.date(1970, 1, 1).toordinal()
UNKNOWN_OUTLET = "outlet not known"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much goes into one page."""

    actors: int = 5_000
    acts: int = 3_000_000
    sentences: int = 30_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """The acts of a page, by pair, the newest first: `ranked` are the nodes by acts, ends their places in it."""

    acts: Acts
    ranked: list[int]
    pairs: NDArray[np.int32]
    pair: Codes
    act: Codes
    weights: Longs


def graph_data(acts: Acts, *, title: str, limits: Limits | None = None) -> dict[str, Any]:
    """What the page reads as JSON, long columns as those of numpy; deterministic, whatever the order of equal rows."""
    limits = limits or Limits()
    drawn, left_out = _drawn(acts, limits)
    rows = drawn.acts
    sign = rows.polarity()
    story = rows.articles.story[rows.article]
    quoted = best_rows(rows, drawn.pair * 3 + sign + 1, story, most=limits.sentences)
    if len(quoted) < len(rows):
        left_out.append(f"sentences of {len(rows) - len(quoted):,} acts, of {len(rows):,}; all acts are counted")
    dates, date = _dates(rows)
    speakers, speaker = _coded(rows.speakers, rows.speaker, quoted)
    quotes, quote = _quotes(rows, quoted)
    articles, article = _articles(rows, quoted)
    return {
        "title": title, "level": rows.level, "left_out": left_out,
        "nodes": _nodes(drawn), "pairs": [*drawn.pairs.T.tolist(), np.bincount(drawn.pair).tolist()],
        "keys": [[key.attitude or key.predicate, key.kind] for key in rows.keys], "layers": list(LAYERS),
        "dates": dates, "articles": articles, "speakers": speakers, "quotes": quotes,
        "acts": {
            "act": _steps(drawn.act), "way": _ways(drawn), "sign": sign, "key": rows.key, "layer": rows.layer,
            "date": date, "article": article, "records": rows.records, "speaker": speaker, "quote": quote,
        },
        "look": {
            "radius": RADIUS, "width": WIDTH,
            "signs": [[sign, look.label, look.colour, look.dark, look.dash] for sign, look in SIGNS.items()],
            "families": [[family.name, family.colour, family.dark] for family in FAMILIES],
        },
    }  # fmt: skip


def _drawn(acts: Acts, limits: Limits) -> tuple[Drawn, list[str]]:
    """The strongest actors and pairs, as far as the page holds them."""
    low, high = np.minimum(acts.source, acts.target), np.maximum(acts.source, acts.target)
    count = len(acts.nodes)
    codes, pair = used(low.astype(np.int64) * max(count, 1) + high)
    weights = distinct(pair, acts.act, size=len(codes))
    ends = np.stack([codes // max(count, 1), codes % max(count, 1)], axis=1)
    strength = np.bincount(ends[:, 0], weights, count) + np.bincount(ends[:, 1], weights, count)
    names = np.argsort(np.argsort(np.array(acts.nodes, dtype=object), kind="stable"), kind="stable")
    ranked = [node for node in np.lexsort((names, -strength)).tolist() if strength[node]]
    place = np.full(count, -1, dtype=np.int32)
    place[ranked[: limits.actors]] = np.arange(min(len(ranked), limits.actors))
    kept: NDArray[np.bool_] = (place[ends[:, 0]] >= 0) & (place[ends[:, 1]] >= 0)
    rows_of = np.bincount(pair, minlength=len(codes)) * kept
    if rows_of.sum() > limits.acts:
        strongest = np.lexsort((codes, -weights))
        kept[strongest[np.cumsum(rows_of[strongest]) > limits.acts]] = False
    left_out = []
    if len(ranked) > limits.actors:
        left_out.append(f"{len(ranked) - limits.actors:,} actors with the fewest acts, of {len(ranked):,}")
    if not kept.all():
        left_out.append(f"{int((~kept).sum()):,} pairs of actors with few acts, of {len(kept):,}")
    return _sorted(acts, pair, np.sort(place[ends], axis=1), kept, ranked[: limits.actors]), left_out


def _sorted(acts: Acts, pair: NDArray[Any], ends: Codes, kept: NDArray[np.bool_], ranked: list[int]) -> Drawn:
    """The acts of the pairs that are kept; `ends` are places in `ranked`, two for each pair."""
    by_ends = np.lexsort((ends[:, 1], ends[:, 0], ~kept))[: np.count_nonzero(kept)]
    number = np.full(len(kept), NOBODY, dtype=np.int32)
    number[by_ends] = np.arange(len(by_ends), dtype=np.int32)
    pair = number[pair]
    places = np.flatnonzero(pair >= 0)
    order = places[_newest_first(acts.act[places], _by_newest(acts)[acts.date[places]], pair[places])]
    ordered, rows = pair[order], acts.where(order)
    act = by_appearance(rows.act)
    return Drawn(rows, ranked, ends[by_ends], ordered, act, distinct(ordered, act, size=len(by_ends)))


def _by_newest(acts: Acts) -> Codes:
    """A rank for each date, the last place for none: the latest first day first, of these the shortest time."""
    first, last = _days(acts)
    return np.unique(np.minimum(last - first, 4095) - (first << 12), return_inverse=True)[1].astype(np.int32)


def _days(acts: Acts) -> tuple[Longs, Longs]:
    """The first and the last day of each date that acts have, the last place for no date."""
    first, last = (np.full(len(acts.dates) + 1, NO_DAY, dtype=np.int64) for _ in range(2))
    first[acts.date], last[acts.date] = acts.first, acts.last
    return first, last


def _newest_first(act: Codes, rank: Codes, pair: Codes) -> NDArray[np.intp]:
    """The order by pair and date in which rows of one act stand together, though they may differ in date."""
    together = packed(pair, act)
    order = order_of(together, rank)
    starts = starts_of(together[order])
    newest = np.repeat(rank[order][starts], np.diff(np.append(starts, len(order))))
    return order[order_of(packed(pair[order], newest, act[order]))]


def _nodes(drawn: Drawn) -> dict[str, list[Any]]:
    """Columns of actors, with the place of each; who cooperates is drawn together more than who is in conflict."""
    acts, count = drawn.acts, len(drawn.ranked)
    strength = np.bincount(drawn.pairs.ravel(), np.repeat(drawn.weights, 2), count)
    conflict = np.bincount(drawn.pair, acts.polarity() < 0, len(drawn.pairs)) / np.maximum(np.bincount(drawn.pair), 1)
    pull = np.log1p(drawn.weights) * (1 - 0.6 * conflict)
    spots = layout(drawn.pairs, pull, node_radius(strength, float(strength.max(initial=1))))
    about = [acts.about[acts.nodes[node]] for node in drawn.ranked]
    families = {kind: number for number, family in enumerate(FAMILIES) for kind in family.types}
    articles = np.bincount(acts.presence.node, minlength=len(acts.nodes))
    return {
        "id": [acts.nodes[node] for node in drawn.ranked],
        "label": [actor.get("label", acts.nodes[node]) for node, actor in zip(drawn.ranked, about, strict=True)],
        "type": [actor.get("type", "") for actor in about], "country": [actor.get("country", "") for actor in about],
        "family": [families.get(actor.get("type", ""), len(FAMILIES) - 1) for actor in about],
        "articles": articles[drawn.ranked].tolist(), "x": spots[:, 0].round().astype(int).tolist(),
        "y": spots[:, 1].round().astype(int).tolist(),
    }  # fmt: skip


def _ways(drawn: Drawn) -> Codes:
    """Of each act: 0 from the pair's first end to its second, 1 the other way, 2 both."""
    place = np.zeros(len(drawn.acts.nodes), dtype=np.int32)
    place[drawn.ranked] = np.arange(len(drawn.ranked))
    turned = place[drawn.acts.source] > place[drawn.acts.target]
    return np.where(drawn.acts.symmetric, 2, turned.astype(np.int32))


def _steps(act: Codes) -> Codes:
    """Numbers that grow by one but where an act is reported again: 0 for a new one, else how far back it is."""
    highest = np.maximum.accumulate(act) if len(act) else act
    new = np.diff(highest, prepend=-1) > 0
    return np.where(new, 0, highest - act + 1).astype(np.int32)


def _dates(acts: Acts) -> tuple[list[list[Any]], Codes]:
    """The dates in their order, each with the first and the last day that it covers, counted from 1970."""
    first, last = (days[:-1].tolist() for days in _days(acts))
    days = sorted(span for span in zip(first, last, acts.dates, strict=True) if span[0] != NO_DAY)
    number = {iso: place for place, (_, _, iso) in enumerate(days)}
    new = np.array([number.get(iso, NOBODY) for iso in acts.dates] + [NOBODY], dtype=np.int32)
    return [[iso, first - EPOCH, last - EPOCH] for first, last, iso in days], new[acts.date]


def _coded(names: Any, codes: Codes, rows: Codes) -> tuple[list[str], Codes]:
    """The names that some rows use, and their codes in all rows, `NOBODY` in the others."""
    there = np.unique(codes[rows][codes[rows] != NOBODY])
    new = np.full(len(codes), NOBODY, dtype=np.int32)
    chosen = rows[codes[rows] != NOBODY]
    new[chosen] = np.searchsorted(there, codes[chosen])
    return [names[code] for code in there.tolist()], new


def _quotes(acts: Acts, rows: Codes) -> tuple[list[str], Codes]:
    """Each sentence once, and which of them a row has."""
    numbers: dict[str, int] = {}
    column = np.full(len(acts), NOBODY, dtype=np.int32)
    for row, quote in zip(rows.tolist(), acts.quotes_of(rows), strict=True):
        if quote:
            column[row] = numbers.setdefault(shortened(quote), len(numbers))
    return list(numbers), column


def _articles(acts: Acts, rows: Codes) -> tuple[dict[str, Any], Codes]:
    """Outlet and story of every article; title, link and path of those whose sentences are shown."""
    there, column = used(acts.article)
    shown = np.unique(acts.article[rows]).tolist()
    cells = dict(zip(shown, map(_article_cells, acts.articles.several(shown)), strict=True))
    outlets, first, outlet = np.unique(acts.articles.outlet[there], return_index=True, return_inverse=True)
    names = [
        article.source or acts.articles.outlets[code] or UNKNOWN_OUTLET
        for code, article in zip(outlets.tolist(), acts.articles.several(there[first].tolist()), strict=True)
    ]
    return {
        "outlets": names, "outlet": outlet, "story": by_appearance(acts.articles.story[there]),
        "origins": [cells.get(code, 0) for code in there.tolist()],
    }, column  # fmt: skip


def _article_cells(article: ActArticle) -> list[str]:
    return [article.title or "", web_link(article.url), article.path or article.id]


def web_link(url: str | None) -> str:
    """A link that a page may offer: http or https only, since `javascript:` is a URL, too.

    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)"), web_link(None)
    ('https://example.org/a', '', '')
    """
    return url if url and url[:8].lower().startswith(("http://", "https://")) else ""
