"""Facts: what one record contributes to an edge; the bridge between an article's record and the graph.

Records with the same `act` tell one act, and are dated together (but for ties, which stand): by the clause that tells a
date, else by the article. Records of schema 1, which have no acts, tell one each. That somebody holds a post counts
once an article, however often it is told.

A person who holds a post gives LEADS or REPRESENTS by the post; former holders give nothing, designated ones are
hypothetical. Planned AGREE and CONCEDE are what a planned meeting or withdrawal already is, and count as said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo_nlp.dyads import country_or_actor
from geo_nlp.ontology import load_ontology

Json = Mapping[str, Any]
Level = Literal["actor", "country"]
EdgeKind = Literal["event", "tie", "stance", "role"]
SETTLED_PLANS = frozenset({"AGREE", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One record between two nodes; `article` is the place of its article among the articles read.

    `act` is the act that it tells, a name that is unique within the article.
    """

    source: str
    target: str
    key: str
    kind: EdgeKind
    predicate: str
    attitude: str | None
    quad: int | None
    score: float | None
    polarity: int
    symmetric: bool
    date: str | None
    article: int
    act: str
    start: int
    quote: str
    negated: bool = False
    hypothetical: bool = False
    id: str = ""
    speaker: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Ends:
    """A participant's node; `posts` leads a person without a country to the body that they act for."""

    level: Level
    posts: Mapping[str, str]

    @classmethod
    def of(cls, record: Json, level: Level) -> Ends:
        """The ends of one record: who is spokesperson of what is known only from its article."""
        ties = ((r["holder"], r["organisation"]) for r in record.get("roles", ()) if r.get("organisation"))
        return cls(level, {h["actor"]: o["actor"] for h, o in ties if h.get("actor") and o.get("actor")})

    def node(self, participant: Json | None) -> str | None:
        """The node of a participant (or mention); an unnamed one ("protesters") has none but its country's.

        >>> Ends("country", {}).node({"actor": "person:macron", "country": "FRA"})
        'FRA'
        >>> Ends("country", {"person:rutte": "igo:nato"}).node({"actor": "person:rutte", "country": None})
        'igo:nato'
        """
        if participant is None or self.level == "actor":
            return participant.get("actor") or None if participant else None
        node = country_or_actor(participant)
        return self.posts.get(node, node) if node else None


def find_facts(record: Json, *, article: int, level: Level) -> Iterator[Fact]:
    """Yield every fact of a record with two different ends, negated and hypothetical ones too."""
    ends = Ends.of(record, level)
    dates = dates_of_acts(record)
    found = [*_relations(record, ends, article, dates), *_stances(record, ends, article, dates)]
    if level == "actor":
        found.extend(_roles(record, ends, article))
    for fact in found:
        if fact.source != fact.target:
            yield fact


def dates_of_acts(record: Json) -> dict[str, str]:
    """The dates that clauses tell, by act: the finest, and of two equally fine ones the first in the text.

    >>> headline = {"quad": 3, "act": "a1", "date": "2025-02-27", "date_source": "article"}
    >>> body = {"quad": 3, "act": "a1", "date": "2025-02-26", "date_source": "text"}
    >>> dates_of_acts({"relations": [headline, body]})
    {'a1': '2025-02-26'}
    """
    found: dict[str, str] = {}
    events = [relation for relation in record.get("relations", ()) if relation.get("quad") is not None]
    for item in (*events, *record.get("stances", ())):
        act, when = item.get("act"), item.get("date")
        if act and when and item.get("date_source") == "text" and len(when) > len(found.get(act, "")):
            found[act] = when
    return found


def _relations(record: Json, ends: Ends, article: int, dates: Mapping[str, str]) -> Iterator[Fact]:
    for number, relation in enumerate(record.get("relations", ())):
        source, target = ends.node(relation["source"]), ends.node(relation["target"])
        if source is None or target is None:
            continue
        name, quad, symmetric = relation["predicate"], relation.get("quad"), bool(relation.get("symmetric"))
        if symmetric:
            source, target = sorted((source, target))
        modality = relation.get("modality", "asserted")
        yield _fact(
            record, relation, article, source, target, act=relation.get("act") or f"relation {number}", key=name,
            kind="tie" if quad is None else "event", predicate=name, quad=quad, score=relation.get("score"),
            polarity=_sign(name, quad), symmetric=symmetric,
            date=relation.get("date") if quad is None else _date(relation, dates),
            negated=bool(relation.get("negated")),
            hypothetical=modality != "asserted" and not (modality == "planned" and name in SETTLED_PLANS),
        )  # fmt: skip


def _stances(record: Json, ends: Ends, article: int, dates: Mapping[str, str]) -> Iterator[Fact]:
    for number, stance in enumerate(record.get("stances", ())):
        holder, attitude = ends.node(stance["holder"]), stance["attitude"]
        for target in sorted({node for part in stance["targets"] if (node := ends.node(part))}):
            if holder is not None:
                yield _fact(
                    record, stance, article, holder, target, act=stance.get("act") or f"stance {number}",
                    key=f"stance:{attitude}", kind="stance", predicate="STANCE", attitude=attitude,
                    polarity=int(stance["polarity"]), date=_date(stance, dates), negated=bool(stance.get("negated")),
                )  # fmt: skip


def _roles(record: Json, ends: Ends, article: int) -> Iterator[Fact]:
    posts = load_ontology().posts
    for role in record.get("roles", ()):
        post = posts.get(role["post"])
        holder = ends.node(role["holder"])
        body = ends.node(role.get("organisation")) or role.get("country")
        if post and post.tie and holder and body and role["status"] != "former":
            yield _fact(
                record, role, article, holder, body, act="role", key=post.tie, kind="role", predicate=post.tie,
                polarity=_sign(post.tie, None), hypothetical=role["status"] == "designate",
            )  # fmt: skip


def _date(item: Json, dates: Mapping[str, str]) -> str | None:
    when: str | None = dates.get(item.get("act") or "") or item.get("date")
    return when


def _sign(predicate: str, quad: int | None) -> int:
    """+1 for cooperation, -1 for conflict; a tie has its own sign."""
    if quad is not None:
        return 1 if quad <= 2 else -1
    known = load_ontology().predicates.get(predicate)
    return known.polarity or 0 if known else 0


def _fact(
    record: Json, item: Json, article: int, source: str, target: str, *, act: str, key: str, kind: EdgeKind,
    predicate: str, polarity: int, attitude: str | None = None, quad: int | None = None, score: float | None = None,
    symmetric: bool = False, date: str | None = None, negated: bool = False, hypothetical: bool = False,
) -> Fact:  # fmt: skip
    """A fact with its evidence, dated by its article where it has no date of its own."""
    start, end = item["sentence"]["start"], item["sentence"]["end"]
    return Fact(
        source=source, target=target, key=key, kind=kind, predicate=predicate, attitude=attitude, quad=quad,
        score=score, polarity=polarity, symmetric=symmetric, date=date or record.get("date"), article=article,
        act=act, start=start, quote=record["text"][start:end], negated=negated, hypothetical=hypothetical,
        id=str(item.get("id") or ""), speaker=_speaker(record, item), confidence=item.get("confidence"),
    )  # fmt: skip


def _speaker(record: Json, item: Json) -> str | None:
    """The name of who says it; None where the article does, or a record of long ago does not tell."""
    number = item.get("attribution")
    if number is None or number >= len(record.get("attributions", ())):
        return None
    speaker = record["attributions"][number]["speaker"]
    return str(speaker.get("name") or speaker.get("text") or "") or None if speaker else None
