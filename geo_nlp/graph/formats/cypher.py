"""A Cypher script for Neo4j: parameters and UNWIND in batches, safe to run twice.

    (:Actor:State)-[:ACCUSE]->(:Actor:State)
    (:Article)-[:REPORTS]->(:Act)   (:Actor)-[:SOURCE_OF]->(:Act)-[:TARGETS]->(:Actor)

The second line has an act for each of the acts given, else for each quote that an edge carries. Everything is merged by
ids that are the same in each file of the same articles. A line that begins with `:param` sets the rows of the statement
after it, as cypher-shell and Neo4j Browser take it; a driver takes the same rows as parameters (`batches`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from geo_nlp.atomic import text_file
from geo_nlp.graph.attributes import LEAST, Value
from geo_nlp.graph.formats.content import Content
from geo_nlp.graph.formats.statements import Article, Statement, statements

ROWS = 200
CONSTRAINTS = tuple(
    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in ("Actor", "Article", "Act")
)
ARTICLE = "UNWIND $rows AS row MERGE (n:Article {id: row.id}) SET n += row.data"
ACT = (
    "UNWIND $rows AS row MATCH (a:Actor {id: row.source}) MATCH (b:Actor {id: row.target})"
    " MATCH (t:Article {id: row.article}) MERGE (n:Act {id: row.id}) SET n += row.data"
    " MERGE (t)-[:REPORTS]->(n) MERGE (a)-[:SOURCE_OF]->(n) MERGE (n)-[:TARGETS]->(b)"
)
ABOUT_ARTICLE = ("title", "date", "outlet", "url", "path")
ABOUT_ACT = ("predicate", "quote", "attitude", "date", "layer", "speaker", "score", "confidence", "records")

Row = dict[str, Any]


def write_cypher(content: Content, path: Path) -> None:
    """Write the script; a batch is held in memory for each type of actor and each predicate."""
    with text_file(path) as file:
        file.writelines(f"{line};\n" for line in CONSTRAINTS)
        for statement, rows in batches(content):
            file.write(f":param rows => {literal(rows)}\n{statement};\n")


def batches(content: Content) -> Iterator[tuple[str, list[Row]]]:
    """Yield statements, each with the rows that it takes as its parameter `rows`, in the order in which they run."""
    yield from _batched(
        (_actor(str(data.get("type", ""))), {"id": node, "data": dict(data)}) for node, data in content.nodes
    )
    yield from _batched(
        (_tie(str(data.get("predicate", key))), {"source": s, "target": t, "key": key, "data": dict(data)})
        for s, t, key, data in content.edges
    )
    yield from _reports(content)


def _batched(pairs: Iterator[tuple[str, Row]]) -> Iterator[tuple[str, list[Row]]]:
    waiting: dict[str, list[Row]] = {}
    for statement, row in pairs:
        rows = waiting.setdefault(statement, [])
        rows.append(row)
        if len(rows) == ROWS:
            yield statement, waiting.pop(statement)
    yield from waiting.items()


def _reports(content: Content) -> Iterator[tuple[str, list[Row]]]:
    """Articles and acts in turn: the article of an act has to be there first."""
    articles: list[Row] = []
    acts: list[Row] = []
    for item in statements(content):
        if isinstance(item, Article):
            articles.append(_article(item))
        else:
            acts.append(_act(item))
        if len(acts) == ROWS or len(articles) == ROWS:
            yield from ((name, rows) for name, rows in ((ARTICLE, articles), (ACT, acts)) if rows)
            articles, acts = [], []
    yield from ((name, rows) for name, rows in ((ARTICLE, articles), (ACT, acts)) if rows)


def _actor(kind: str) -> str:
    label = f" SET n:{name_of(''.join(part.capitalize() for part in kind.split('_')))}" if kind else ""
    return f"UNWIND $rows AS row MERGE (n:Actor {{id: row.id}}){label} SET n += row.data"


def _tie(predicate: str) -> str:
    return (
        "UNWIND $rows AS row MATCH (a:Actor {id: row.source}) MATCH (b:Actor {id: row.target})"
        f" MERGE (a)-[r:{name_of(predicate)} {{key: row.key}}]->(b) SET r += row.data"
    )


def _article(article: Article) -> Row:
    return {"id": article.id, "data": {"article": article.given, **_known(article, ABOUT_ARTICLE)}}


def _act(statement: Statement) -> Row:
    source, target, key = statement.edge
    data = {"key": key, **_known(statement, ABOUT_ACT)}
    return {"id": statement.id, "source": source, "target": target, "article": statement.article, "data": data}


def _known(item: object, names: Iterable[str]) -> Row:
    return {name: value for name in names if (value := getattr(item, name)) is not None}


def literal(value: Value | Mapping[str, Any] | list[Any]) -> str:
    r"""A value as Cypher writes it, on one line.

    >>> print(literal([{"id": "FRA", "label": 'a "b"\n', "my weight": 1e300, "symmetric": True}]))
    [{id: "FRA", label: "a \"b\"\n", `my weight`: 1e300, symmetric: true}]
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return encode_basestring(value)  # JSON and Cypher escape alike what plain text has
    if isinstance(value, list):
        return f"[{', '.join([literal(item) for item in value])}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join([f"{name_of(name)}: {literal(item)}" for name, item in value.items()]) + "}"
    if isinstance(value, int):
        return repr(value) if value > LEAST else f"({value + 1} - 1)"  # a minus sign is no part of the number
    digits = repr(value)  # parsers differ in the signs that an exponent may have
    return f"{Decimal(digits):f}" if "e-" in digits else digits.replace("e+", "e")


@lru_cache(maxsize=4096)
def name_of(name: str) -> str:
    """A label, type or property as Cypher writes it; not every parser takes a backtick in one, doubled or not.

    >>> name_of("ACCUSE"), name_of("my `weight`")
    ('ACCUSE', "`my 'weight'`")
    """
    if name.isascii() and name.isidentifier():
        return name
    return "`" + (" ".join(name.replace("\\", "").replace("`", "'").split()) or "_") + "`"
