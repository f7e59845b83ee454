"""FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

Actors are Person, PublicBody (states, governments, forces, parliaments, courts), Organization and Company. With acts,
each is an UnknownLink from subject to object, and its proof is the Article; without, each edge is one, with all of its
quotes. The model has no entity for an event between two bodies: `role` says what happened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from geo_nlp.atomic import text_file
from geo_nlp.gazetteer.tables import rows
from geo_nlp.graph.formats.content import Attributes, Content
from geo_nlp.graph.formats.evidence import evidence_of
from geo_nlp.graph.formats.statements import Article, Statement, mark, statements
from geo_nlp.periods import period

SCHEMATA: Mapping[str, str] = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "military": "PublicBody",
    "legislature": "PublicBody", "judiciary": "PublicBody", "company": "Company", "media": "Company",
}  # fmt: skip
OTHER = "Organization"

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")

Entity = dict[str, object]


def write_ftm(content: Content, path: Path) -> None:
    """Write entities row by row."""
    with text_file(path) as file:
        file.writelines(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(content))


def entities(content: Content) -> Iterator[Entity]:
    """Yield actors, then links, each article before the first link that it proves."""
    for node, data in content.nodes:
        yield _actor(node, data)
    if content.acts is None:
        for source, target, key, data in content.edges:
            yield _edge(source, target, key, data)
    else:
        for item in statements(content):
            yield _article(item) if isinstance(item, Article) else _link(item)


def _actor(node: str, data: Attributes) -> Entity:
    kind, country = str(data.get("type", "")), str(data.get("country", ""))
    state = _states().get(country, {})
    return _entity(
        _id(node), SCHEMATA.get(kind, OTHER), name=[data.get("label", node)], country=[state.get("iso2", "").lower()],
        wikidataId=[state.get("wikidata") if kind == "state" else None], classification=[kind],
        sector=[data.get("sector")],
    )  # fmt: skip


def _link(statement: Statement) -> Entity:
    source, target, _ = statement.edge
    said_by = f"said by {statement.speaker}" if statement.speaker else None
    return _entity(
        f"geo-act-{statement.id}", "UnknownLink", subject=[_id(source)], object=[_id(target)],
        role=[statement.attitude or statement.predicate], status=[statement.layer], summary=[statement.quote],
        proof=[f"geo-article-{statement.article}"], description=[said_by],
        **_dates(statement.date, statement.date),
    )  # fmt: skip


def _edge(source: str, target: str, key: str, data: Attributes) -> Entity:
    quotes = evidence_of(data)
    first, last = (str(data.get(name, "")) or None for name in ("first_seen", "last_seen"))
    return _entity(
        f"geo-edge-{mark(source, target, key)}", "UnknownLink", subject=[_id(source)], object=[_id(target)],
        role=[data.get("attitude", data.get("predicate", key))], recordId=[key],
        summary=[quote.get("quote") for quote in quotes], publisher=[quote.get("source") for quote in quotes],
        sourceUrl=[_address(quote.get("url")) for quote in quotes], **_dates(first, last),
    )  # fmt: skip


def _article(article: Article) -> Entity:
    return _entity(
        f"geo-article-{article.id}", "Article", title=[article.title],
        publishedAt=[(article.date or "")[:10]], publisher=[article.outlet],
        sourceUrl=[_address(article.url)], fileName=[article.path if not article.url else None],
    )  # fmt: skip


def _dates(first: str | None, last: str | None) -> dict[str, list[object]]:
    """A date as fine as known; what the model has no form for, such as a week, by its first and last day."""
    if first == last and _DATE.fullmatch(first or ""):
        return {"date": [first]}
    start, end = period(first), period(last)
    return {
        "startDate": [first if _DATE.fullmatch(first or "") else start and start[0].isoformat()],
        "endDate": [last if _DATE.fullmatch(last or "") else end and end[1].isoformat()],
    }


def _entity(ident: str, schema: str, /, **properties: Iterable[object]) -> Entity:
    """An entity with the values that are there, each once and on one line."""
    lines = {key: (" ".join(str(v).split()) for v in values if v) for key, values in properties.items()}
    cleaned = {key: [line for line in dict.fromkeys(values) if line] for key, values in lines.items()}
    return {"id": ident, "schema": schema, "properties": {key: values for key, values in cleaned.items() if values}}


def _id(node: str) -> str:
    """An id of letters, digits and hyphens; a hash where the actor's has others."""
    plain = node.replace(":", "-").replace("_", "-")
    is_plain = plain.isascii() and plain.replace("-", "").isalnum()
    return f"geo-{plain}" if is_plain else f"geo-{mark(node)}"


def _address(url: object) -> str | None:
    """An address that has a host: the model takes no other."""
    text = str(url or "")
    try:
        return text if urlsplit(text).scheme in ("http", "https") and urlsplit(text).hostname else None
    except ValueError:
        return None


@cache
def _states() -> Mapping[str, Mapping[str, str]]:
    return {row["iso3"]: row for row in rows("states")}
