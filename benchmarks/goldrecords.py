"""Annotated records as the pipeline has them, so that a stage is measured on them alone, without what went before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.syntax.tree import Token, parse_of
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.types import Clause, Participant, Relation, Sentence, Stance, Text, Trigger

Values = Mapping[str, Any]


def records_of(doc: Doc, annotated: Values) -> tuple[list[Relation], list[Stance]]:
    """The signed relations and stances of an annotated article; `doc` is what the pipeline makes of its text.

    What is not annotated comes from the pipeline: lemmas, dates, sectors. A rule is unknown, and so is what it implies.
    """
    clauses = {parse_of(doc)[clause.head].idx: clause for clause in doc._.clauses}
    dates = Dates(parse_of(doc), doc._.clauses, doc._.article.date)
    ontology = load_ontology()
    relations, stances = [], []
    for number, item in enumerate(annotated["relations"]):
        if not item.get("optional"):
            predicate = ontology.predicates[item["predicate"]]
            relations.append(
                Relation(
                    id=f"relation {number}", source=_participant(doc, item.get("source")),
                    target=_participant(doc, item.get("target")), predicate=item["predicate"], mode=None,
                    quad=predicate.quad, score=predicate.score, symmetric=item.get("symmetric", False),
                    modality=item.get("modality", "asserted"),
                    place=None, killed=None, injured=None, **_common(doc, item, clauses, dates),
                )
            )  # fmt: skip
    for number, item in enumerate(annotated["stances"]):
        if not item.get("optional"):
            about = item["about"]
            attitude = ontology.attitudes[item["attitude"]]
            stances.append(
                Stance(
                    id=f"stance {number}", holder=_participant(doc, item.get("holder")),
                    targets=tuple(_participant(doc, target) for target in item["targets"]), modality="asserted",
                    about=Text(about["start"], about["end"], doc._.article.text[about["start"] : about["end"]]),
                    attitude=item["attitude"], polarity=attitude.polarity, strength=attitude.strength,
                    **_common(doc, item, clauses, dates),
                )
            )  # fmt: skip
    return relations, stances


def _common(doc: Doc, item: Values, clauses: Mapping[int, Clause], dates: Dates) -> dict[str, Any]:
    """What relations and stances share."""
    at = item.get("trigger") or item["about"]
    word = _head(doc, at["start"], at["end"])
    clause = clauses.get(word.idx) or Clause(head=word.i, kind="verb", lemma=word.lemma_, slots=())
    when = dates.of(clause) or (doc._.article.date, "day")
    return {
        "trigger": Trigger(at["start"], at["end"], doc._.article.text[at["start"] : at["end"]], word.lemma_),
        "sentence": Sentence(item["sentence"]["start"], item["sentence"]["end"]), "negated": item.get("negated", False),
        "date": when[0], "date_granularity": when[1], "date_source": "text" if dates.of(clause) else "article",
        "act": "", "attribution": None, "rule": f"? {word.lemma_}", "confidence": 1.0,
    }  # fmt: skip


def _head(doc: Doc, start: int, end: int) -> Token:
    """The word of a stretch on which the others hang."""
    words = list(parse_of(doc).char_span(start, max(end, start + 1), alignment_mode="expand") or parse_of(doc)[:1])
    places = {word.i for word in words}
    return next((word for word in words if word.head.i not in places or word.head is word), words[0])


def _participant(doc: Doc, end: Values | None) -> Any:
    """An annotated end, with the sector that the pipeline found for its words; people are officials without one."""
    if end is None:
        return None
    actor, country = end.get("actor"), end.get("country")
    here = [m for m in doc._.mentions if m.start < end["end"] and end["start"] < m.end]
    alike = [m for m in here if m.country == country or m.actor == actor]
    sector = alike[0].sector if alike else "GOV" if (actor or "").startswith("person:") else None
    text = doc._.article.text[end["start"] : end["end"]]
    return Participant(actor, text, country, sector, end["start"], end["end"], text)
