"""Records to acts in memory: what each contributes, as columns."""

from __future__ import annotations

import hashlib
import json
import logging
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from geo_nlp.confidence import JUDGED, check_confidence
from geo_nlp.graph.acts import Acts, Codes, Presence
from geo_nlp.graph.articles import CELLS, Articles
from geo_nlp.graph.coding import Codebook, compact
from geo_nlp.graph.describing import Votes, described
from geo_nlp.graph.facts import Fact, find_facts
from geo_nlp.graph.findings import BOOKS, ROWS, Source, findings_of
from geo_nlp.graph.grouping import acts_from
from geo_nlp.graph.levels import Ends, Json, Level, bodies, check_level
from geo_nlp.graph.outlets import outlet, story_labels
from geo_nlp.recordcheck import check_shape
from geo_nlp.recorddict import RecordDict
from geo_nlp.stories.texts import Texts
from geo_nlp.tables.rows import one_line, one_per_office
from geo_nlp.types import Record

TYPECODES = {np.int32: "i", np.int64: "q", np.float64: "d", np.bool_: "b"}
"""Of arrays that hold columns while they grow, in an eighth of the room that lists take."""

log = logging.getLogger("geo_nlp")


def acts_of(records: Iterable[Json | Record], *, level: Level = "actor", min_confidence: float | None = None) -> Acts:
    """All acts of records, in the order of articles, and in each as the text has them.

    An article that is given again, from another file too, counts once: see `identity_of`.
    """
    check_level(level)
    check_confidence(min_confidence)
    with Texts() as texts:
        reading = Reading(level, texts)
        for number, item in enumerate(records, 1):
            record: Any = asdict(item) if isinstance(item, Record) else item
            if not isinstance(item, Record | RecordDict):  # those that are come from here
                check_shape(record, f"item {number}")
            reading.take(record)
        return acts_from(reading.source(), level=level, min_confidence=min_confidence)


def identity_of(record: Json) -> bytes:
    """What makes an article the same one: its id and text, and the outlet. A text that two outlets ran is two articles.

    >>> one = {"id": "a", "text": "France condemned Russia.", "path": "a.txt"}
    >>> [identity_of(one) == identity_of(one | other) for other in ({"path": "copy.txt"}, {"source": "AP"})]
    [True, False]
    """
    where = outlet(record.get("source"), record.get("url"))
    return hashlib.sha256(json.dumps([str(record["id"]), record["text"], where]).encode()).digest()


class Reading:
    """Records as they stream by."""

    def __init__(self, level: Level, texts: Texts) -> None:
        self.level, self.texts = level, texts
        self.rows: dict[str, Any] = {name: array(TYPECODES[kind]) for name, kind in ROWS.items()}
        self.books = {name: Codebook() for name in BOOKS}
        self.articles: list[tuple[str | None, ...]] = []
        self.seen: dict[bytes, int] = {}
        self.copy_of: dict[int, int] = {}
        self.counts: list[dict[str, int]] = []
        self.items = 0
        self.actors, self.ends, self.speakers = Votes(), Votes(), Votes()
        self.presence = array("i")
        self.sentences: dict[tuple[int, int], str] = {}

    def take(self, record: Json) -> None:
        """Take in a record; of copies of one article that whose origin comes first, so that their order is all one."""
        mark, number = identity_of(record), len(self.articles)
        cells = tuple(None if (cell := record.get(name)) is None else str(cell) for name in CELLS)
        self.counts.append({name: len(record.get(name, ())) for name in JUDGED})
        if (first := self.seen.get(mark)) is not None:
            self.copy_of[number] = first
            if _origin(cells) < _origin(self.articles[first]):
                self.copy_of[first] = self.seen[mark] = number
                self.copy_of[number] = number
        self.seen.setdefault(mark, number)
        self.articles.append(cells)
        self.texts.add(record["text"] or "", record.get("title"))
        ends = Ends(self.level, bodies(one_per_office(record.get("roles", ())), self.level))
        if self.copy_of.get(number, number) == number:
            for fact in find_facts(record, ends):
                self._take_fact(fact, number)
        self.items += sum(self.counts[number].values())
        self._take_actors(record, number, ends)

    def _take_fact(self, fact: Fact, number: int) -> None:
        book, rows = self.books, self.rows
        values = (
            number, book["label"].code(fact.act), book["node"].code(fact.source), book["node"].code(fact.target),
            book["key"].code(fact.key), fact.negated, fact.hypothetical, fact.symmetric,
            np.nan if fact.score is None else fact.score, np.nan if fact.confidence is None else fact.confidence,
            book["date"].code(fact.date), fact.from_text, book["speaker"].code(fact.speaker), fact.start,
            -1 if fact.item is None else self.items + fact.item,
        )  # fmt: skip
        for name, value in zip(rows, values, strict=True):
            rows[name].append(value)
        self.sentences.setdefault((number, fact.start), fact.quote)

    def _take_actors(self, record: Json, number: int, ends: Ends) -> None:
        """Who is described and mentioned, and who speaks; copies of an article describe, too."""
        counts = Counter(mention.get("actor") for mention in record.get("mentions", ()))
        for actor in record.get("actors", ()):
            said = {name: actor.get(name) for name in ("type", "country", "sector")}
            self.actors.add(actor["id"], {"label": actor.get("name"), **said})
            node = ends.node({"actor": actor["id"], "country": actor.get("country"), "sector": actor.get("sector")})
            if node:
                self.presence.extend((number, self.books["node"].code(node), counts[actor["id"]]))
        for end, participant in _participants(record):
            self.ends.add(end, participant)
        for attribution in record.get("attributions", ()):
            if (speaker := attribution.get("speaker")) and speaker.get("name"):
                self.speakers.add(speaker["name"], {name: speaker.get(name) for name in ("actor", "country", "sector")})

    def source(self) -> Source:
        """What has been taken in."""
        place, kept = self._order()
        if copies := len(self.articles) - len(kept):
            log.warning("%d articles are left out: they were given before", copies)
        rows: dict[str, Any] = {name: np.array(values, dtype=ROWS[name]) for name, values in self.rows.items()}
        rows["article"] = place[rows["article"]]
        there = rows["article"] >= 0
        given = np.array(self.presence, dtype=np.int32).reshape(-1, 3)
        given = given[place[given[:, 0]] >= 0]
        number_of = np.array(kept, dtype=np.int32)
        return Source(
            findings=lambda: findings_of({name: column[there] for name, column in rows.items()}, self.books),
            articles=self._articles(kept),
            repeated=self._counts(np.flatnonzero(place < 0).tolist()),
            presence=Presence(place[given[:, 0]], given[:, 1], given[:, 2]), mentioned=self.books["node"].values(),
            describe=lambda nodes: described(nodes, self.actors, self.ends),
            voices=lambda names: [self.speakers.best(name) for name in names],
            sentences=lambda articles, starts: self._quotes(number_of[articles], starts),
        )  # fmt: skip

    def _counts(self, numbers: Sequence[int]) -> tuple[int, int]:
        """How many relations and stances some records have."""
        relations, stances = (sum(self.counts[number][name] for number in numbers) for name in JUDGED)
        return relations, stances

    def _order(self) -> tuple[Codes, list[int]]:
        """The place of each article among those that count, in the order of their ids, or -1; and those."""
        counted = [number for number in range(len(self.articles)) if self.copy_of.get(number, number) == number]
        marks = {number: mark for mark, number in self.seen.items()}
        kept = sorted(counted, key=lambda number: (*_sorting(self.articles[number]), marks[number]))
        place = np.full(len(self.articles), -1, dtype=np.int32)
        place[kept] = np.arange(len(kept), dtype=np.int32)
        return place, kept

    def _articles(self, kept: Sequence[int]) -> Articles:
        cells = {name: [self.articles[number][at] for number in kept] for at, name in enumerate(CELLS)}
        outlets = [outlet(source, url) for source, url in zip(cells["source"], cells["url"], strict=True)]
        dates, (date,) = _coded(cells["date"])
        names, (named,) = _coded(outlets)
        final = [self._final(number) for number in range(len(self.articles))]
        articles = [self.articles[number] for number in final]
        labels = np.array(story_labels(articles, self.texts), dtype=np.int64)[list(kept)]
        return Articles(cells, date=date, dates=dates, outlet=named, outlets=names, labels=labels)

    def _final(self, number: int) -> int:
        """The article that counts for one of its copies."""
        while (other := self.copy_of.get(number, number)) != number:
            number = other
        return number

    def _quotes(self, numbers: Codes, starts: Codes) -> list[str]:
        return [one_line(self.sentences[at]) for at in zip(numbers.tolist(), starts.tolist(), strict=True)]


def _coded(values: Sequence[str | None]) -> tuple[list[str], list[Codes]]:
    book = Codebook()
    codes = np.array([book.code(value) for value in values], dtype=np.int32)
    return compact(book.values(), codes)


def _origin(cells: Sequence[str | None]) -> tuple[str, ...]:
    by_name = dict(zip(CELLS, cells, strict=True))
    return tuple(by_name[name] or "" for name in ("date", "path", "source", "url", "title"))


def _sorting(cells: Sequence[str | None]) -> tuple[str, ...]:
    by_name = dict(zip(CELLS, cells, strict=True))
    return tuple(by_name[name] or "" for name in ("id", "path", "url", "source", "title", "date"))


def _participants(record: Json) -> Iterator[tuple[str, Json]]:
    """Who takes part, a row each as in the tables, and what is said of them there."""
    ends: list[Json | None] = []
    for relation in record["relations"]:
        ends += relation["source"], relation["target"]
    for stance in record.get("stances", ()):
        for target in stance["targets"] or [None]:
            ends += stance["holder"], target
    for end in ends:
        if end and end.get("actor"):
            yield end["actor"], {"label": end.get("name"), "country": end.get("country"), "sector": end.get("sector")}
    for role in one_per_office(record.get("roles", ())):
        holder, body = role["holder"], role.get("organisation") or {}
        if holder.get("actor"):
            yield holder["actor"], {"label": holder.get("name"), "country": holder.get("country")}
        if body.get("actor"):
            yield body["actor"], {"label": body.get("name")}
