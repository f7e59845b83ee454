"""The articles of a run, numbered in the order of their ids, each once, with their stories."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from geo_nlp.graph.articles import CELLS, Articles, Cells
from geo_nlp.graph.coding import Codebook, Codes, Longs, compact
from geo_nlp.graph.columns import Strings, batches
from geo_nlp.graph.outlets import outlet, story_labels
from geo_nlp.queries.store import Store
from geo_nlp.stories.folder import text_of
from geo_nlp.stories.texts import Texts

MOST_FOR_STORIES = 10_000
"""Articles of which copies are found on the way, in some seconds; of more, `geo-nlp run stories` finds them."""
HASH = re.compile("[0-9a-f]{16}")
"""The id of an article that was given none is made from its text; of others without a text, none are the same."""
ORDER = ("id", "path", "url", "source", "title", "date")
ORIGIN = ("date", "path", "source", "url", "title")

log = logging.getLogger("geo_nlp")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles, how many copies are left out, and the condition that joins a table `f` to the table `numbers`, `n`."""

    articles: Articles
    same: str
    copies: int


def open_shelf(store: Store) -> Shelf:
    """The articles of a run; those given twice count once, as in `geo_nlp.graph.recordacts.identity_of`."""
    import pyarrow

    table, copies = _sorted(store), 0
    unique = len(table.column("id").unique()) == table.num_rows
    if not unique:
        kept = _kept(table, store)
        copies = table.num_rows - len(kept)
        table = table.take(kept).combine_chunks()
    if copies:
        log.warning("%d articles are left out: they were given before", copies)
    number = pyarrow.array(np.arange(table.num_rows, dtype=np.int32))
    store.connection.register("arrow", table.select(["id", "path"]).append_column("number", number))
    store.rows("CREATE TABLE numbers AS FROM arrow")
    store.connection.unregister("arrow")
    same = "n.id = f.article" + ("" if unique else " AND n.path IS NOT DISTINCT FROM f.path")
    return Shelf(_articles(table, store, same), same, copies)


def _sorted(store: Store) -> Any:
    """The articles as a table of Arrow, in the order of their ids and of whatever else separates two."""
    import pyarrow
    from pyarrow import compute

    date = "coalesce(published, CAST(date AS VARCHAR))"  # older runs have the day alone
    columns = f"article AS id, title, {date} AS date, outlet AS source, url, path"
    table = pyarrow.Table.from_batches(
        list(batches(store, f"SELECT {columns} FROM articles")), schema=pyarrow.schema([(n, "string") for n in CELLS])
    )
    names = ORDER if len(table.column("id").unique()) < table.num_rows else ("id",)
    filled = pyarrow.table({name: compute.fill_null(table.column(name), "") for name in names})
    return table.take(compute.sort_indices(filled, [(name, "ascending") for name in names])).combine_chunks()


def _kept(table: Any, store: Store) -> list[int]:
    """Places of the articles that count: of those with the same id, text and outlet, the one whose origin is first."""
    ids = table.column("id").to_pylist()
    several = {id_ for id_, following in pairwise(ids) if id_ == following}
    texts = _texts(several, store)
    best: dict[tuple[Any, ...], tuple[tuple[str, ...], int]] = {}
    for place, id_ in enumerate(ids):
        if id_ in several:
            row = {name: table.column(name)[place].as_py() for name in CELLS}
            text = texts.get((id_, row["path"]), None if HASH.fullmatch(id_) else row["path"])
            mark = id_, outlet(row["source"], row["url"]), text
            candidate = tuple(row[name] or "" for name in ORIGIN), place
            best[mark] = min(best.get(mark, candidate), candidate)
    chosen = {place for _, place in best.values()}
    return [place for place, id_ in enumerate(ids) if id_ not in several or place in chosen]


def _texts(ids: set[str], store: Store) -> dict[tuple[str, str | None], int]:
    """A number for the text of each article with one of some ids; none where the run has no whole records."""
    if not _has_records(store):
        return {}
    import pyarrow

    store.connection.register("arrow", pyarrow.table({"id": sorted(ids)}))
    rows = store.connection.execute("SELECT article, path, record FROM articles SEMI JOIN arrow ON arrow.id = article")
    found: dict[tuple[str, str | None], int] = {}
    while some := rows.fetchmany(100):
        found |= {(id_, path): hash(text_of(record)) for id_, path, record in some}
    store.connection.unregister("arrow")
    return found


def _has_records(store: Store) -> bool:
    return any(name == "record" for name, *_ in store.rows("DESCRIBE articles"))


def _articles(table: Any, store: Store, same: str) -> Articles:
    outlets, outlet_of = _outlets(table)
    days = table.column("date").combine_chunks().dictionary_encode()
    date = days.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    dates, (date,) = compact(days.dictionary.to_pylist(), date)
    cells: dict[str, Cells] = {name: Strings(table.column(name).combine_chunks()) for name in CELLS}
    labels, known = _labels(table, store, same)
    return Articles(
        cells, date=date, dates=dates, outlet=outlet_of, outlets=outlets, labels=labels, stories_known=known
    )  # fmt: skip


def _outlets(table: Any) -> tuple[list[str], Codes]:
    """The outlets of the articles as they are compared, and the place of each article's; few have only an address."""
    sources = table.column("source").combine_chunks().dictionary_encode()
    book = Codebook()
    named = np.array([*(book.code(outlet(name, None)) for name in sources.dictionary.to_pylist()), -1], dtype=np.int32)
    codes = named[sources.indices.fill_null(-1).to_numpy(zero_copy_only=False)]
    nameless = np.array([not name for name in book.values()] + [True], dtype=np.bool_)[codes]
    for place in np.flatnonzero(nameless).tolist():
        codes[place] = book.code(outlet(None, table.column("url")[place].as_py()))
    names, (codes,) = compact(book.values(), codes)
    return names, codes


def _labels(table: Any, store: Store, same: str) -> tuple[Longs, bool]:
    """The story of each article, as the run has it or the texts show, and whether it is known; else each its own."""
    size = table.num_rows
    labels = np.arange(size, dtype=np.int64)
    if store.stories:
        found = store.rows(
            "SELECT n.number, dense_rank() OVER (ORDER BY f.story) FROM stories AS f JOIN numbers AS n ON "
            "n.id = f.article AND n.path IS NOT DISTINCT FROM f.path"
        )
        pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
        labels[pairs[:, 0]] = pairs[:, 1] + size
    elif size <= MOST_FOR_STORIES and _has_records(store):
        return _found(table, store, same), True
    elif size:
        log.warning("%s: copies of a story count as sources of their own", store.name)
        return labels, False
    return labels, True


def _found(table: Any, store: Store, same: str) -> Longs:
    rows = store.connection.cursor().execute(
        f"SELECT record FROM articles AS f JOIN numbers AS n ON {same} ORDER BY n.number"
    )
    titles = table.column("title").to_pylist()
    with Texts() as texts:
        number = 0
        while some := rows.fetchmany(100):
            for (record,) in some:
                texts.add(text_of(record), titles[number])
                number += 1
        articles = list(zip(*(table.column(name).to_pylist() for name in CELLS), strict=True))
        return np.array(story_labels(articles, texts), dtype=np.int64)
