"""A run to acts: columns that DuckDB reads from the parts where they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import Codes, Described, Key, Presence
from geo_nlp.graph.coding import Codebook, Longs, used
from geo_nlp.graph.describing import Votes, described, state_names
from geo_nlp.graph.findings import BOOKS, ROWS, Findings, Source, findings_of
from geo_nlp.graph.levels import Level
from geo_nlp.graph.storedarticles import Shelf, batches, open_shelf
from geo_nlp.ontology import load_ontology
from geo_nlp.queries.schema import literal
from geo_nlp.queries.store import Store

BODY: Mapping[Level, str] = {
    "organisation": "coalesce(f.organisation, f.role_country)",
    "country": "CASE WHEN is_apart(f.organisation, NULL) THEN f.organisation"
    " ELSE coalesce(f.role_country, f.organisation) END",
}
TEXTS = {"act": "label", "source": "node", "target": "node", "date": "date", "speaker": "speaker"}
KEY = ("kind", "predicate", "attitude", "quad", "polarity")


@cache
def statements() -> Mapping[str, str]:
    """The statements of stored.sql by their names."""
    text = files(__package__ or "").joinpath("stored.sql").read_text(encoding="utf-8")
    blocks = [block.partition("\n") for block in text.split("-- name: ")[1:]]
    return {name: statement for name, _, statement in blocks}


def source_of(store: Store, level: Level) -> Source:
    """What a run gives to acts at a level; sentences are read through the store as long as it is open."""
    store.need("articles", "roles", "actors")
    shelf = open_shelf(store)
    _define(store, level, shelf)
    reading = _Reading(store, level, shelf)
    presence, mentioned = reading.presence()
    return Source(
        findings=reading.findings, articles=shelf.articles, repeated=reading.repeated(), presence=presence,
        mentioned=mentioned, describe=reading.described, voices=reading.voices, sentences=reading.sentences,
    )  # fmt: skip


def _define(store: Store, level: Level, shelf: Shelf) -> None:
    """Posts with their ties, and whom persons act for."""
    ties = {name: post.tie for name, post in load_ontology().posts.items() if post.tie}
    known = load_ontology().predicates
    told = ", ".join(f"({literal(post)}, {literal(tie)}, {known[tie].polarity or 0})" for post, tie in ties.items())
    store.rows(f"CREATE TABLE posts AS FROM (VALUES {told}) AS t(post, tie, polarity)")
    if level != "actor":
        store.rows(statements()["bodies"].format(same=shelf.same, body=BODY[level]))


@dataclass(frozen=True, slots=True)
class _Reading:
    store: Store
    level: Level
    shelf: Shelf

    def findings(self) -> Findings:
        """All findings and roles of articles that count."""
        source, target = (self._node(f"f.{side}", f"f.{side}_node", side) for side in ("source", "target"))
        joins = " ".join(self._bodies(f"f.{side}", f"f.{side}_node", side) for side in ("source", "target"))
        asked = [self._sql("findings", source=source, target=target, bodies=joins)]
        if self.level == "actor":
            asked.append(self._sql("roles"))
        books = {name: Codebook() for name in BOOKS}
        chunks: dict[str, list[NDArray[Any]]] = {name: [] for name in ROWS}
        for statement in asked:
            for batch in batches(self.store, statement):
                for name, column in _coded(batch, books).items():
                    chunks[name].append(column)
        columns = {name: _joined(chunks.pop(name), kind) for name, kind in ROWS.items()}
        return findings_of({**columns, "item": _numbered(columns["item"])}, books)

    def repeated(self) -> tuple[int, int]:
        """How many relations and stances are in articles that were given twice."""
        if not self.shelf.copies:
            return 0, 0
        where = f"NOT EXISTS (SELECT 1 FROM numbers AS n WHERE {self.shelf.same})"
        relations = self.store.rows(f"SELECT count(*) FROM relations AS f WHERE {where}")
        told = f"SELECT DISTINCT article, path, stance FROM stances AS f WHERE {where}"
        return int(relations[0][0]), int(self.store.rows(f"SELECT count(*) FROM ({told})")[0][0])

    def presence(self) -> tuple[Presence, list[str]]:
        """How often each article mentions its actors."""
        book = Codebook()
        rolled = "rolled_up(f.actor, f.country, f.sector)"
        node, join = self._node("f.actor", rolled, "actor"), self._bodies("f.actor", rolled, "actor")
        parts: list[NDArray[np.int32]] = [np.zeros((3, 0), dtype=np.int32)]
        for batch in batches(self.store, self._sql("presence", actor=node, bodies=join)):
            counted = [batch.column(name).to_numpy(zero_copy_only=False) for name in ("article", "mentions")]
            parts.append(np.array([counted[0], _codes(batch.column("node"), book), counted[1]], dtype=np.int32))
        article, node_of, mentions = np.concatenate(parts, axis=1)
        return Presence(article, node_of, mentions), book.values()

    def described(self, nodes: Sequence[str]) -> Mapping[str, Described]:
        """Label, type, country and sector of nodes."""
        import pyarrow

        actors, ends = Votes(), Votes()
        asked = [node for node in nodes if node not in state_names()]
        self.store.connection.register("asked", pyarrow.table({"node": pyarrow.array(asked, pyarrow.string())}))
        for id_, name, kind, country, sector, times in self.store.rows(self._sql("actors")):
            actors.add(id_, {"label": name, "type": kind, "country": country, "sector": sector}, times)
        self.store.connection.unregister("asked")
        if any(node not in actors.held for node in asked):
            for id_, name, country, sector, times in self.store.rows(self._sql("ends")):
                ends.add(id_, {"label": name, "country": country, "sector": sector}, times)
        return described(nodes, actors, ends)

    def voices(self, names: Sequence[str]) -> Sequence[Described]:
        """Whom speakers' names stand for."""
        self.store.need("attributions")
        votes = Votes()
        for name, actor, country, sector, times in self.store.rows(self._sql("voices")):
            votes.add(name, {"actor": actor, "country": country, "sector": sector}, times)
        return [votes.best(name) for name in names]

    def sentences(self, articles: Codes, starts: Codes) -> list[str]:
        """The sentences of articles that begin at some places; all that are needed are best asked for at once."""
        import pyarrow

        wanted, back = np.unique(articles.astype(np.int64) << 32 | starts, return_inverse=True)
        asked = {"place": np.arange(len(wanted)), "article": wanted >> 32, "start": wanted & 0xFFFFFFFF}
        self.store.connection.register("asked", pyarrow.table(asked))
        tables = ("relations", "stances", "roles") if self.level == "actor" else ("relations", "stances")
        told = " UNION ALL ".join(f"SELECT article, path, start, sentence FROM {table}" for table in tables)
        found = dict(self.store.rows(self._sql("sentences", told=told)))
        self.store.connection.unregister("asked")
        return [found[place] for place in back.tolist()]

    def _sql(self, name: str, **parts: str) -> str:
        return statements()[name].format(same=self.shelf.same, **parts)

    def _node(self, actor: str, rolled: str, name: str) -> str:
        node = rolled if self.level == "country" else actor
        return node if self.level == "actor" else f"coalesce(b_{name}.body, {node})"

    def _bodies(self, actor: str, rolled: str, name: str) -> str:
        if self.level == "actor":
            return ""
        node = rolled if self.level == "country" else actor
        return f"LEFT JOIN bodies AS b_{name} ON b_{name}.number = n.number AND b_{name}.holder = {node}"


def _numbered(item: Longs) -> Longs:
    """Numbers from 0 on in place of the marks that stored.sql gives to stances, -2 of relations, and -1 of roles."""
    number = item.copy()
    alone, marked = item == -2, item >= 0
    marks, number[marked] = np.unique(item[marked], return_inverse=True)
    number[alone] = np.arange(len(marks), len(marks) + np.count_nonzero(alone))
    return number


def _joined(parts: list[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def _coded(batch: Any, books: Mapping[str, Codebook]) -> dict[str, NDArray[Any]]:
    """The columns of findings, of a batch of rows."""
    columns: dict[str, NDArray[Any]] = {}
    for name, kind in ROWS.items():
        if name in TEXTS:
            columns[name] = _codes(batch.column(name), books[TEXTS[name]])
        elif name == "key":
            columns[name] = _keys(batch, books["key"])
        elif kind is np.bool_:
            columns[name] = batch.column(name).fill_null(False).to_numpy(zero_copy_only=False)
        else:
            columns[name] = batch.column(name).to_numpy(zero_copy_only=False).astype(kind)
    return columns


def _codes(column: Any, book: Codebook) -> Codes:
    """A column of strings as codes."""
    coded = column.dictionary_encode() if not hasattr(column, "indices") else column
    again = np.array([*(book.code(value) for value in coded.dictionary.to_pylist()), -1], dtype=np.int32)
    found: Codes = again[coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)]
    return found


def _keys(batch: Any, book: Codebook) -> Codes:
    """What is done or felt, as codes: there are few combinations of the columns that tell it."""
    parts = [batch.column(name).dictionary_encode() for name in KEY]
    values = [[*part.dictionary.to_pylist(), None] for part in parts]
    places = [part.indices.fill_null(len(part.dictionary)).to_numpy(zero_copy_only=False) for part in parts]
    sizes = tuple(map(len, values))
    there, number = used(np.ravel_multi_index(places, sizes))
    told = (
        dict(zip(KEY, (value[at] for value, at in zip(values, some, strict=True)), strict=True))
        for some in zip(*(places.tolist() for places in np.unravel_index(there, sizes)), strict=True)
    )
    return np.array([book.code(_key(**row)) for row in told], dtype=np.int32)[number]


def _key(*, kind: Any, predicate: Any, attitude: Any, quad: Any, polarity: Any) -> Key:
    if kind == "stance":
        return Key(f"stance:{attitude}", "stance", "STANCE", attitude, None, int(polarity or 0))
    return Key(predicate, kind, predicate, None, quad, int(polarity or 0))
