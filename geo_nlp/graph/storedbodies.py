"""The bodies that persons act for, by the roles that the articles of a run report, in place of the persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from geo_nlp.graph.coding import Codebook, Codes, order_of
from geo_nlp.graph.columns import asked, batches, codes_of
from geo_nlp.graph.levels import PERSON, Level
from geo_nlp.queries.store import Store

BODY: Mapping[Level, str] = {
    "organisation": "coalesce(f.organisation, f.role_country)",
    "country": "CASE WHEN is_apart(f.organisation, NULL) THEN f.organisation"
    " ELSE coalesce(f.role_country, f.organisation) END",
}


@cache
def statements() -> Mapping[str, str]:
    """The statements of stored.sql by their names."""
    text = files(__package__ or "").joinpath("stored.sql").read_text(encoding="utf-8")
    blocks = [block.partition("\n") for block in text.split("-- name: ")[1:]]
    return {name: statement for name, _, statement in blocks}


def with_bodies(
    nodes: Sequence[Codes], book: Codebook, articles: Codes, *, store: Store, same: str, level: Level
) -> list[Codes]:
    """Columns of nodes, whose codes are of a book, with the body that a person acts for in an article in place of the
    person.

    Only persons that are nodes are looked for: by country these are the few whose country is not known.
    """
    persons = [name for name in book.values() if name.startswith(PERSON)]
    if level not in BODY or not persons:
        return list(nodes)
    acting, body = _bodies(persons, book, store, statements()["bodies"].format(same=same, body=BODY[level]))
    return [_replaced(column, articles, acting, body) for column in nodes]


def _bodies(persons: Sequence[str], book: Codebook, store: Store, statement: str) -> tuple[Codes, Codes]:
    """Persons in articles as numbers (`_acting`) in order, and the node of the body of each."""
    parts = [np.zeros((2, 0), dtype=np.int64)]
    with asked(store, holder=persons, code=np.array([book.code(name) for name in persons])):
        for batch in batches(store, statement):
            number, code = (batch.column(name).to_numpy(zero_copy_only=False) for name in ("number", "code"))
            parts.append(np.array([_acting(number, code), codes_of(batch.column("body"), book)]))
    acting, body = np.concatenate(parts, axis=1)
    order = order_of(acting)
    return acting[order], body[order].astype(np.int32)


def _replaced(nodes: Codes, articles: Codes, acting: Codes, body: Codes) -> Codes:
    if not len(acting):
        return nodes
    wanted = _acting(articles, nodes)
    place = np.minimum(np.searchsorted(acting, wanted), len(acting) - 1)
    return np.where(acting[place] == wanted, body[place], nodes)


def _acting(articles: Codes, nodes: Codes) -> Codes:
    """A number for a node in an article."""
    return articles.astype(np.int64) << 32 | nodes
