"""A run to acts: columns that DuckDB reads from the parts where they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.gazetteer.countries import state_names
from geo_nlp.graph.acts import Codes, Described, Key, Presence
from geo_nlp.graph.coding import Codebook, Longs, used
from geo_nlp.graph.columns import asked, batches, codes_of
from geo_nlp.graph.describing import Votes, described
from geo_nlp.graph.findings import BOOKS, ROWS, Findings, Source, findings_of
from geo_nlp.graph.levels import Level
from geo_nlp.graph.storedarticles import Shelf, open_shelf
from geo_nlp.graph.storedbodies import statements, with_bodies
from geo_nlp.ontology import load_ontology
from geo_nlp.queries.schema import literal
from geo_nlp.queries.store import Store

TEXTS = {"act": "label", "source": "node", "target": "node", "date": "date", "speaker": "speaker"}
KEY = ("kind", "predicate", "attitude", "quad", "polarity")


def source_of(store: Store, level: Level) -> Source:
    """What a run gives to acts at a level; sentences are read through the store as long as it is open."""
    store.need("articles", "roles", "actors")
    shelf = open_shelf(store)
    _define(store)
    reading = _Reading(store, level, shelf)
    presence, mentioned = reading.presence()
    return Source(
        findings=reading.findings, articles=shelf.articles, repeated=reading.repeated(), presence=presence,
        mentioned=mentioned, describe=reading.described, voices=reading.voices, sentences=reading.sentences,
    )  # fmt: skip


def _define(store: Store) -> None:
    """Posts with their ties."""
    ties = {name: post.tie for name, post in load_ontology().posts.items() if post.tie}
    known = load_ontology().predicates
    values = ", ".join(f"({literal(post)}, {literal(tie)}, {known[tie].polarity or 0})" for post, tie in ties.items())
    store.rows(f"CREATE TABLE posts AS FROM (VALUES {values}) AS t(post, tie, polarity)")


@dataclass(frozen=True, slots=True)
class _Reading:
    store: Store
    level: Level
    shelf: Shelf

    def findings(self) -> Findings:
        """All findings and roles of articles that count."""
        ends = {side: f"f.{side}_node" if self.level == "country" else f"f.{side}" for side in ("source", "target")}
        wanted = [self._sql("findings", **ends)]
        if self.level == "actor":
            wanted.append(self._sql("roles"))
        books = {name: Codebook() for name in BOOKS}
        chunks: dict[str, list[NDArray[Any]]] = {name: [] for name in ROWS}
        for statement in wanted:
            for batch in batches(self.store, statement):
                for name, column in _coded(batch, books).items():
                    chunks[name].append(column)
        columns = {name: _joined(chunks.pop(name), kind) for name, kind in ROWS.items()}
        nodes = self._with_bodies([columns[side] for side in ends], books["node"], columns["article"])
        columns |= {**dict(zip(ends, nodes, strict=True)), "item": _numbered(columns["item"])}
        return findings_of(columns, books)

    def repeated(self) -> tuple[int, int]:
        """How many relations and stances are in articles that were given twice."""
        if not self.shelf.copies:
            return 0, 0
        where = f"NOT EXISTS (SELECT 1 FROM numbers AS n WHERE {self.shelf.same})"
        relations = self.store.rows(f"SELECT count(*) FROM relations AS f WHERE {where}")
        query = f"SELECT DISTINCT article, path, stance FROM stances AS f WHERE {where}"
        return int(relations[0][0]), int(self.store.rows(f"SELECT count(*) FROM ({query})")[0][0])

    def presence(self) -> tuple[Presence, list[str]]:
        """How often each article mentions its actors."""
        book = Codebook()
        actor = "rolled_up(f.actor, f.country, f.sector)" if self.level == "country" else "f.actor"
        parts: list[NDArray[np.int32]] = [np.zeros((3, 0), dtype=np.int32)]
        for batch in batches(self.store, self._sql("presence", actor=actor)):
            counted = [batch.column(name).to_numpy(zero_copy_only=False) for name in ("article", "mentions")]
            parts.append(np.array([counted[0], codes_of(batch.column("node"), book), counted[1]], dtype=np.int32))
        article, node_of, mentions = np.concatenate(parts, axis=1)
        (node_of,) = self._with_bodies([node_of], book, article)
        return Presence(article, node_of, mentions), book.values()

    def described(self, nodes: Sequence[str]) -> Mapping[str, Described]:
        """Label, type, country and sector of nodes."""
        actors, ends = Votes(), Votes()
        if not (others := [node for node in nodes if node not in state_names()]):
            return described(nodes, actors, ends)
        with asked(self.store, node=others):
            for id_, name, kind, country, sector, times in self.store.rows(self._sql("actors")):
                actors.add(id_, {"label": name, "type": kind, "country": country, "sector": sector}, times)
        if any(node not in actors.held for node in others):
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
        wanted, back = np.unique(articles.astype(np.int64) << 32 | starts, return_inverse=True)
        tables = ("relations", "stances", "roles") if self.level == "actor" else ("relations", "stances")
        query = " UNION ALL ".join(f"SELECT article, path, start, sentence FROM {table}" for table in tables)
        with asked(self.store, place=np.arange(len(wanted)), article=wanted >> 32, start=wanted & 0xFFFFFFFF):
            found = dict(self.store.rows(self._sql("sentences", query=query)))
        return [found[place] for place in back.tolist()]

    def _sql(self, name: str, **parts: str) -> str:
        return statements()[name].format(same=self.shelf.same, **parts)

    def _with_bodies(self, nodes: Sequence[Codes], book: Codebook, articles: Codes) -> list[Codes]:
        return with_bodies(nodes, book, articles, store=self.store, same=self.shelf.same, level=self.level)


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
            columns[name] = codes_of(batch.column(name), books[TEXTS[name]])
        elif name == "key":
            columns[name] = _keys(batch, books["key"])
        elif kind is np.bool_:
            columns[name] = batch.column(name).fill_null(False).to_numpy(zero_copy_only=False)
        else:
            columns[name] = batch.column(name).to_numpy(zero_copy_only=False).astype(kind)
    return columns


def _keys(batch: Any, book: Codebook) -> Codes:
    """What is done or felt, as codes: there are few combinations of the columns that say so."""
    parts = [batch.column(name).dictionary_encode() for name in KEY]
    values = [[*part.dictionary.to_pylist(), None] for part in parts]
    places = [part.indices.fill_null(len(part.dictionary)).to_numpy(zero_copy_only=False) for part in parts]
    sizes = tuple(map(len, values))
    there, number = used(np.ravel_multi_index(places, sizes))
    rows = (
        dict(zip(KEY, (value[at] for value, at in zip(values, some, strict=True)), strict=True))
        for some in zip(*(places.tolist() for places in np.unravel_index(there, sizes)), strict=True)
    )
    return np.array([book.code(_key(**row)) for row in rows], dtype=np.int32)[number]


def _key(*, kind: Any, predicate: Any, attitude: Any, quad: Any, polarity: Any) -> Key:
    if kind == "stance":
        return Key(f"stance:{attitude}", "stance", "STANCE", attitude, None, int(polarity or 0))
    return Key(predicate, kind, predicate, None, quad, int(polarity or 0))
