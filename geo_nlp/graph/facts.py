"""Facts: what one record contributes to acts; the bridge between an article's record and the graph.

Records with the same `act` report one act. Records of schema 1, which have no acts, report one each. A person who holds
a post gives LEADS or REPRESENTS by the post; former holders give nothing, designated ones are hypothetical. Planned
AGREE and CONCEDE are what a planned meeting or withdrawal already is, and count as said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.graph.acts import Key
from geo_nlp.graph.levels import Ends, Json
from geo_nlp.ontology import load_ontology
from geo_nlp.tables.acts import is_hypothetical
from geo_nlp.tables.rows import one_per_office
from geo_nlp.tables.stanceacts import sign, stance_targets


@dataclass(frozen=True, slots=True)
class Fact:
    """One relation, stance and target, or role of an article.

    `source` and `target` are nodes, None where there is none. `act` is the act that it reports, a name that is unique
    within the article, `item` the place of the relation or stance among those of the record, None for roles.
    """

    source: str | None
    target: str | None
    key: Key
    act: str | None
    item: int | None
    score: float | None
    confidence: float | None
    symmetric: bool
    date: str | None
    from_text: bool
    start: int
    quote: str
    negated: bool
    hypothetical: bool
    speaker: str | None


def find_facts(record: Json, ends: Ends) -> Iterator[Fact]:
    """Yield every fact of a record, negated and hypothetical ones too, and those without a known end."""
    yield from _relations(record, ends)
    yield from _stances(record, ends)
    if ends.level == "actor":
        yield from _roles(record, ends)


def sign_of(predicate: str, quad: int | None) -> int:
    """+1 for cooperation, -1 for conflict; a tie has its own sign."""
    return sign(predicate, quad) or 0


def _relations(record: Json, ends: Ends) -> Iterator[Fact]:
    for number, relation in enumerate(record.get("relations", ())):
        name, quad = relation["predicate"], relation.get("quad")
        key = Key(name, "tie" if quad is None else "event", name, None, quad, sign_of(name, quad))
        yield _fact(
            record, relation, ends.node(relation["source"]), ends.node(relation["target"]), key,
            act=relation.get("act") or f"relation {number}", item=number, score=relation.get("score"),
            symmetric=bool(relation.get("symmetric")), negated=bool(relation.get("negated")),
            hypothetical=is_hypothetical(name, relation.get("modality", "asserted")),
        )  # fmt: skip


def _stances(record: Json, ends: Ends) -> Iterator[Fact]:
    before = len(record.get("relations", ()))
    for number, stance, target, act in stance_targets(record):
        attitude = stance["attitude"]
        key = Key(f"stance:{attitude}", "stance", "STANCE", attitude, None, int(stance["polarity"]))
        yield _fact(
            record, stance, ends.node(stance["holder"]), ends.node(target), key, act=act or f"stance {number}",
            item=before + number, negated=bool(stance.get("negated")),
        )  # fmt: skip


def _roles(record: Json, ends: Ends) -> Iterator[Fact]:
    posts = load_ontology().posts
    for role in one_per_office(record.get("roles", ())):
        post = posts.get(role["post"])
        body = ends.node(role.get("organisation")) or role.get("country")
        if post and post.tie and role["status"] != "former":
            key = Key(post.tie, "role", post.tie, None, None, sign_of(post.tie, None))
            yield _fact(record, role, ends.node(role["holder"]), body, key, hypothetical=role["status"] == "designate")


def _fact(
    record: Json, statement: Json, source: str | None, target: str | None, key: Key, *, act: str | None = None,
    item: int | None = None, score: float | None = None, symmetric: bool = False, negated: bool = False,
    hypothetical: bool = False,
) -> Fact:  # fmt: skip
    """A fact with its evidence, dated by its article where it has no date of its own."""
    start, end = statement["sentence"]["start"], statement["sentence"]["end"]
    own = statement.get("date")
    return Fact(
        source=source, target=target, key=key, act=act, item=item, score=score,
        confidence=statement.get("confidence"), symmetric=symmetric, date=own or record.get("date"),
        from_text=bool(own) and statement.get("date_source") == "text", start=start,
        quote=(record["text"] or "")[start:end], negated=negated, hypothetical=hypothetical,
        speaker=_speaker(record, statement),
    )  # fmt: skip


def _speaker(record: Json, item: Json) -> str | None:
    """The name of who says it; None where the article does, or an old record does not say."""
    number = item.get("attribution")
    if number is None or number >= len(record.get("attributions", ())):
        return None
    speaker = record["attributions"][number].get("speaker")
    return (speaker.get("name") or None) if speaker else None
