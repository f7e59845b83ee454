"""Up to three quotes for each edge, with what leads back to their articles: of different stories first, then acts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from geo_nlp.graph.acts import ActArticle, Acts, Codes
from geo_nlp.graph.coding import Longs, combined, starts_of

QUOTES = 3
TRIED = 8  # quotes of an edge that are read, since some may be the same words


def evidence_of(acts: Acts, of: Longs) -> Iterator[str]:
    """The quotes of each edge in their order, as JSON; `of` is the edge of each act.

    The earliest come first: of each story one, then of each act, then what else reports them.
    """
    edge, article, start = _candidates(acts, of)
    sentences = acts.sentences(article, start)
    ids, articles = acts.articles.id_numbers()[article].tolist(), article.tolist()
    chosen: list[dict[tuple[int, str], int]] = []
    for here, there in pairwise([*starts_of(edge).tolist(), len(edge)]):
        quotes: dict[tuple[int, str], int] = {}
        for place in range(here, there):
            quotes.setdefault((ids[place], sentences[place]), articles[place])
            if len(quotes) == QUOTES:
                break
        chosen.append(quotes)
    needed = sorted({number for quotes in chosen for number in quotes.values()})
    origins = {at: origin(cited) for at, cited in zip(needed, acts.articles.several(needed), strict=True)}
    for quotes in chosen:
        evidence = [{**origins[number], "quote": quote} for (_, quote), number in quotes.items()]
        yield json.dumps(evidence, ensure_ascii=False)


def origin(article: ActArticle) -> dict[str, str]:
    """What leads back from a quote to its article: id, date, outlet, address, and where it was read, as far as known.

    >>> origin(ActArticle("a1", "Title", "2025-02-27", "", None, None, "corpus.csv#17", 0, ""))
    {'article': 'a1', 'date': '2025-02-27', 'path': 'corpus.csv#17'}
    """
    known = {"date": article.date, "source": article.source, "url": article.url, "path": article.path}
    return {"article": article.id, **{name: value for name, value in known.items() if value}}


def _candidates(acts: Acts, of: Longs) -> tuple[Longs, Codes, Codes]:
    """Edge, article and start of the quotes that are tried, edge by edge, the best first."""
    place_of = np.full(len(acts.account.reason), -1, dtype=np.int32)
    place_of[acts.row] = np.arange(len(acts), dtype=np.int32)
    place = place_of[acts.reports.row]
    start = acts.reports.start[place >= 0]
    place = place[place >= 0]
    edge, article = of[place], acts.article[place]
    date = np.where(acts.date < 0, np.iinfo(np.int32).max, acts.date)[place]
    order = np.lexsort((start, article, date, edge))
    edge, article, start, place = edge[order], article[order], start[order], place[order]
    rank = np.full(len(edge), 2, dtype=np.int8)
    for number, what in ((1, acts.act[place]), (0, acts.articles.story[article])):
        rank[np.unique(combined(edge, what), return_index=True)[1]] = number
    order = np.lexsort((rank, edge))
    edge, article, start = edge[order], article[order], start[order]
    ids = acts.articles.id_numbers()[article]
    once = np.sort(np.unique(combined(edge, ids, start), return_index=True)[1])
    edge, article, start = edge[once], article[once], start[once]
    begin = starts_of(edge)
    within = np.arange(len(edge)) - np.repeat(begin, np.diff(np.append(begin, len(edge))))
    tried = within < TRIED
    return edge[tried], article[tried], start[tried]
