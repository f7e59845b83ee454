"""What is kept of a stream of records: its facts, and of each article when and where it ran and whom it mentions."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from geo_nlp.confidence import check_confidence, confident
from geo_nlp.errors import InputError
from geo_nlp.gazetteer.tables import rows
from geo_nlp.graph.facts import Ends, Fact, Json, Level, find_facts
from geo_nlp.graph.left_out import Account
from geo_nlp.graph.outlets import Published, credits, outlet
from geo_nlp.ontology import load_ontology
from geo_nlp.stories.texts import Texts
from geo_nlp.types import Record

ORIGIN = ("date", "source", "url", "path")
DESCRIBED = ("label", "type", "country", "sector")

log = logging.getLogger("geo_nlp")


@dataclass(slots=True)
class Corpus:
    """The articles read, and how they describe each node: the votes for its label, type, country and sector.

    `origins` has for each article what its quotes say of it.
    """

    level: Level
    facts: list[Fact] = field(default_factory=list)
    articles: list[Published] = field(default_factory=list)
    mentions: list[Counter[str]] = field(default_factory=list)
    votes: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)
    credits: list[tuple[int, str]] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    origins: list[Mapping[str, str]] = field(default_factory=list)

    def describe(self, node: str) -> dict[str, str]:
        """Label, type, country and sector of a node as most articles have them; states as the gazetteer does."""
        votes = self.votes.get(node, {})
        best = {name: min(votes[name].items(), key=lambda v: (-v[1], v[0]))[0] for name in DESCRIBED if votes.get(name)}
        if node in state_names():
            types = load_ontology().actor_types
            return {"label": state_names()[node], "type": "state", "country": node, "sector": types["state"].sector}
        return {"label": node, "type": _type(node)} | best


def read_corpus(records: Iterable[Json | Record], *, level: Level, min_confidence: float | None = None) -> Corpus:
    """Take in records once, whatever their order.

    An article that is given again, from another file too, counts once: see `identity_of`.
    """
    check_confidence(min_confidence)
    corpus = Corpus(level)
    with Texts() as texts:
        _read(records, corpus, texts, min_confidence)
        corpus.credits = credits(corpus.articles, texts)
    return corpus


def _read(records: Iterable[Json | Record], corpus: Corpus, texts: Texts, min_confidence: float | None) -> None:
    seen: dict[bytes, int] = {}
    repeated = 0
    for number, item in enumerate(records, 1):
        record = asdict(item) if isinstance(item, Record) else item
        if not isinstance(record, Mapping) or not {"id", "text", "relations"} <= record.keys():
            raise InputError(f"item {number} is no record (no id, text or relations); make some with `geo-nlp extract`")
        mark = identity_of(record)
        if mark in seen:
            repeated += 1
            corpus.account.repeated(record)
            first = seen[mark]
            corpus.origins[first] = min(corpus.origins[first], origin(record), key=lambda told: sorted(told.items()))
            continue
        seen[mark] = len(corpus.articles)
        sure = record if min_confidence is None else confident(record, min_confidence)
        corpus.account.take(record, sure, Ends.of(sure, corpus.level))
        texts.add(sure["text"] or "", sure.get("title"))
        _take(corpus, sure)
    if repeated:
        log.warning("%d articles are left out: they were given before", repeated)


def identity_of(record: Json) -> bytes:
    """What makes an article the same one: its id and text, and the outlet. A text that two outlets ran is two articles.

    >>> one = {"id": "a", "text": "France condemned Russia.", "path": "a.txt"}
    >>> [identity_of(one) == identity_of(one | other) for other in ({"path": "copy.txt"}, {"source": "AP"})]
    [True, False]
    """
    where = outlet(record.get("source"), record.get("url"))
    return hashlib.sha256(json.dumps([str(record["id"]), record["text"], where]).encode()).digest()


def _take(corpus: Corpus, record: Json) -> None:
    where = outlet(record.get("source"), record.get("url"))
    number, ends = len(corpus.articles), Ends.of(record, corpus.level)
    corpus.articles.append(Published(str(record["id"]), record.get("date"), where, record.get("title")))
    corpus.origins.append(origin(record))
    facts = list(find_facts(record, article=number, level=corpus.level))
    corpus.facts.extend(facts)
    mentions = Counter(node for m in record.get("mentions", ()) if (node := ends.node(m)))
    mentions.update({node: 0 for fact in facts for node in (fact.source, fact.target)})
    corpus.mentions.append(mentions)
    for actor in record.get("actors", ()):
        if ends.node({"actor": actor["id"], "country": actor.get("country")}) == actor["id"]:
            _vote(corpus, actor["id"], {"label": actor["name"], **actor})
    listed = {actor["id"] for actor in record.get("actors", ())}
    for part in _participants(record):
        if part and part.get("actor") not in (None, "", *listed) and ends.node(part) == part["actor"]:
            _vote(corpus, part["actor"], {"label": part["name"], **part})


def origin(record: Json) -> dict[str, str]:
    """What leads back from a quote to its article: id, date, outlet, address, and where it was read, as far as known.

    >>> origin({"id": "a1", "date": "2025-02-27", "source": None, "url": None, "path": "corpus.csv#17"})
    {'article': 'a1', 'date': '2025-02-27', 'path': 'corpus.csv#17'}
    """
    known = {name: record.get(name) for name in ORIGIN}
    return {"article": str(record["id"]), **{name: str(value) for name, value in known.items() if value}}


def _vote(corpus: Corpus, node: str, said: Mapping[str, Any]) -> None:
    votes = corpus.votes.setdefault(node, {})
    for name in DESCRIBED:
        if said.get(name):
            votes.setdefault(name, Counter())[said[name]] += 1


def _participants(record: Json) -> Iterable[Json | None]:
    for relation in record["relations"]:
        yield from (relation["source"], relation["target"])
    for stance in record.get("stances", ()):
        yield from (stance["holder"], *stance["targets"])
    for role in record.get("roles", ()):
        yield from (role["holder"], role.get("organisation"))


@cache
def state_names() -> Mapping[str, str]:
    """English short names of states by ISO code."""
    return {row["iso3"]: row["name"] for row in rows("states")}


def _type(node: str) -> str:
    prefix, colon, _ = node.partition(":")
    types = load_ontology().actor_types.items()
    return next((name for name, entry in types if entry.id_prefix == prefix), "group") if colon else "state"
