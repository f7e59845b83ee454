"""A text read by the pipeline once more, for what a record does not keep: lemmas, clauses, and who a plural means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo_nlp.evaluation.same import Values, overlap

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text with their lemmas and the places of clauses, and the mentions, one for each referent.

    `empty` are the triggers whose slots stay empty, each with what it lacks.
    """

    words: tuple[dict[str, Any], ...]
    mentions: tuple[Values, ...]
    empty: tuple[tuple[Values, str], ...]

    def lemmas(self, span: Values) -> set[str]:
        """The lemmas of the words in a span."""
        return {word["lemma"] for word in self.words if overlap(word, span)}

    def has_clause(self, span: Values) -> bool:
        """Whether a clause has its head in the span."""
        return any(word["clause"] and overlap(word, span) for word in self.words)

    def empty_in(self, sentence: Values | None) -> tuple[str, ...]:
        """The triggers of a sentence whose slots stay empty, in words."""
        return tuple(lack for word, lack in self.empty if overlap(word, sentence))


def readings(records: Iterable[Values], nlp: Language) -> Iterator[Reading | None]:
    """Read the texts of annotated records; None for a text that the pipeline changes, whose offsets are others."""
    from geo_nlp.extraction import make_doc
    from geo_nlp.types import Article

    held = list(records)
    articles = [Article(str(record["id"]), record["text"], date=record.get("date")) for record in held]
    for record, doc in zip(held, nlp.pipe(make_doc(nlp, article) for article in articles), strict=True):
        yield _reading(doc) if len(doc.text) == len(record["text"]) else None


def _reading(doc: Doc) -> Reading:
    from geo_nlp.rules.empty_ends import empty_ends
    from geo_nlp.rules.loader import load_rules

    heads = {clause.head for clause in doc._.clauses}
    words = tuple(
        {"start": word.idx, "end": word.idx + len(word), "lemma": word.lemma_.casefold(), "clause": word.i in heads}
        for word in doc
    )
    mentions = doc._.mentions
    found: list[Values] = []
    for mention in mentions:
        bounds = {"start": mention.start, "end": mention.end}
        for meant in [mentions[i] for i in mention.refers_to] or [mention]:
            named = {"actor": meant.actor, "country": meant.country, "sector": meant.sector, "name": meant.name}
            found.append({**named, **bounds})
    lacking = ((clause, empty_ends(clause, load_rules())) for clause in doc._.clauses)
    empty = tuple((words[c.head], f"{doc[c.head].text!r} ({c.kind}, {c.lemma}): {lack}") for c, lack in lacking if lack)
    return Reading(words, tuple(found), empty)
