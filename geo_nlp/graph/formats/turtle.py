"""RDF Turtle: actors and articles by schema.org, each edge and each act as an RDF statement that names its source.

The vocabulary of our own (`gnlp:`) is small: predicates and attitudes are SKOS concepts of one scheme, and what an act
has beside subject, predicate and object are properties. PROV-O leads from an act to its article and its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from geo_nlp.atomic import text_file
from geo_nlp.gazetteer.tables import rows
from geo_nlp.graph.attributes import Value
from geo_nlp.graph.formats.content import Attributes, Content
from geo_nlp.graph.formats.statements import Article, Statement, mark, statements

PREFIXES = {
    "gnlp": "urn:geo-nlp:term:", "owl": "http://www.w3.org/2002/07/owl#", "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/", "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
CLASSES: Mapping[str, str] = {
    "person": "schema:Person", "state": "schema:Country", "place": "schema:Place", "company": "schema:Corporation",
    "government": "schema:GovernmentOrganization", "military": "schema:GovernmentOrganization",
    "legislature": "schema:GovernmentOrganization", "judiciary": "schema:GovernmentOrganization",
    "media": "schema:NewsMediaOrganization", "ngo": "schema:NGO", "party": "schema:PoliticalParty",
}  # fmt: skip
OTHER = "schema:Organization"
TERMS: Mapping[str, tuple[str, str]] = {
    "Act": ("rdfs:Class", "What, by one article, one actor does to, or thinks of, another."),
    "Edge": ("rdfs:Class", "All acts of one kind between two actors, counted."),
    "Quotation": ("rdfs:Class", "A sentence that reports an act of an edge, where acts are not known one by one."),
    "edge": ("rdf:Property", "The edge that an act counts on."),
    "layer": ("rdf:Property", "Whether an act is asserted by the article, claimed by a speaker, planned, or denied."),
    "quote": ("rdf:Property", "The sentence that reports it."),
    "date": ("rdf:Property", "When it took place, as fine as it is known."),
    "weight": ("rdf:Property", "How many acts an edge has."),
    "path": ("rdf:Property", "Where an article was read."),
}
LABELLED = frozenset({"label", "type", "evidence", "predicate", "attitude"})
DATES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

Properties = list[tuple[str, str | None]]


def write_turtle(content: Content, path: Path) -> None:
    """Write the graph row by row."""
    with text_file(path) as file:
        file.writelines(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
        for block in _blocks(content):
            file.write(f"\n{block}\n")


def _blocks(content: Content) -> Iterator[str]:
    for name, (kind, meaning) in TERMS.items():
        yield _block(f"gnlp:{name}", [("a", kind), ("rdfs:comment", literal(meaning))])
    yield _block("gnlp:scheme", [("a", "skos:ConceptScheme"), ("rdfs:label", literal("Predicates and attitudes"))])
    for concept in sorted({_concept(str(data.get("predicate", key)), data) for *_, key, data in content.edges}):
        name = concept.rpartition(":")[2].removesuffix(">")
        yield _block(
            concept, [("a", "skos:Concept"), ("skos:inScheme", "gnlp:scheme"), ("skos:notation", literal(name))]
        )
    for node, data in content.nodes:
        kind = CLASSES.get(str(data.get("type", "")), OTHER)
        same = _wikidata().get(node) if kind == "schema:Country" else None
        properties = [("a", kind), ("rdfs:label", literal(data.get("label", node))), ("gnlp:actor", literal(node))]
        yield _block(_iri("actor", node), [*properties, ("owl:sameAs", same), *_rest(data)])
    for source, target, key, data in content.edges:
        properties = [("a", "rdf:Statement, gnlp:Edge"), ("gnlp:key", literal(key))]
        concept = _concept(str(data.get("predicate", key)), data)
        yield _block(
            _edge(source, target, key),
            [*properties, *_triple(source, concept, target), ("gnlp:first_seen", _date(data.get("first_seen"))),
             ("gnlp:last_seen", _date(data.get("last_seen"))), *_rest(data)],
        )  # fmt: skip
    for item in statements(content):
        yield _article(item) if isinstance(item, Article) else _act(item)


def _article(article: Article) -> str:
    outlet = f"[ a schema:Organization ; rdfs:label {literal(article.outlet)} ]" if article.outlet else None
    return _block(
        _iri("article", article.id),
        [("a", "schema:NewsArticle, prov:Entity"), ("schema:identifier", literal(article.given)),
         ("schema:headline", _known(article.title)), ("schema:datePublished", _date(article.date)),
         ("schema:publisher", outlet), ("schema:url", _known(article.url)), ("gnlp:path", _known(article.path))],
    )  # fmt: skip


def _act(statement: Statement) -> str:
    source, target, _ = statement.edge
    concept = _concept(statement.predicate, {"attitude": statement.attitude} if statement.attitude else {})
    speaker = f"[ a prov:Agent ; rdfs:label {literal(statement.speaker)} ]" if statement.speaker else None
    return _block(
        _iri("act", statement.id),
        [("a", "rdf:Statement, gnlp:Act" if statement.layer else "rdf:Statement, gnlp:Quotation"),
         *_triple(source, concept, target), ("gnlp:edge", _edge(*statement.edge)),
         ("prov:wasDerivedFrom", _iri("article", statement.article)), ("prov:wasAttributedTo", speaker),
         ("gnlp:quote", literal(statement.quote)), ("gnlp:date", _date(statement.date)),
         ("gnlp:layer", f"gnlp:{statement.layer}" if statement.layer else None),
         ("gnlp:score", _known(statement.score)),
         ("gnlp:confidence", _known(statement.confidence)), ("gnlp:records", _known(statement.records))],
    )  # fmt: skip


def _triple(source: str, concept: str, target: str) -> Properties:
    return [
        ("rdf:subject", _iri("actor", source)), ("rdf:predicate", concept), ("rdf:object", _iri("actor", target)),
    ]  # fmt: skip


def _block(subject: str, properties: Properties) -> str:
    return (
        f"{subject}\n    "
        + " ;\n    ".join(f"{name} {value}" for name, value in properties if value is not None)
        + " ."
    )


def _rest(data: Attributes) -> Properties:
    dated = ("first_seen", "last_seen") if "weight" in data else ()
    return [(_term(name), literal(value)) for name, value in data.items() if name not in LABELLED and name not in dated]


def _concept(predicate: str, data: Attributes) -> str:
    attitude = data.get("attitude")
    return _term(str(attitude) if attitude and predicate == "STANCE" else predicate)


def _term(name: str) -> str:
    return f"gnlp:{name}" if _TERM.fullmatch(name) else f"<{PREFIXES['gnlp']}{quote(name, safe='')}>"


def _iri(kind: str, name: str) -> str:
    return f"<urn:geo-nlp:{kind}:{quote(name, safe=':-._')}>"


def _edge(source: str, target: str, key: str) -> str:
    return _iri("edge", mark(source, target, key))


def _known(value: Value | None) -> str | None:
    return None if value is None else literal(value)


def _date(value: Value | None) -> str | None:
    """A date as fine as known; a week, which XML Schema has no type for, is text."""
    if value is None:
        return None
    text = str(value)
    return literal(text) + (f"^^{DATES[len(text)]}" if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else "")


def literal(value: Value) -> str:
    """A value as Turtle writes it.

    >>> literal(2.5), literal(True), literal('say "yes"')
    ('"2.5"^^xsd:double', 'true', '"say \\\\"yes\\\\""')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    return repr(value) if isinstance(value, int) else f'"{value.translate(_ESCAPES)}"'


@cache
def _wikidata() -> Mapping[str, str]:
    return {r["iso3"]: f"<http://www.wikidata.org/entity/{r['wikidata']}>" for r in rows("states") if r["wikidata"]}
