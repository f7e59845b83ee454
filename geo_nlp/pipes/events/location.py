"""Where events took place: the place phrase of the clause, else the scene of its sentence, else the dateline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.pipes.events.placephrases import LOCATIVE, Phrase, find_phrases
from geo_nlp.pipes.events.toponymy import Toponymy
from geo_nlp.pipes.events.words import words
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.types import Article, Clause, Mention, Place, Relation

FINEST = 8  # words of a phrase behind its name that may tell which place it is


def placed_relations(
    doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], mentions: Sequence[Mention], article: Article
) -> Iterator[Relation]:
    """Give events their place; ties have none."""
    places: Places | None = None
    for relation in relations:
        if relation.quad is not None:
            places = places or Places(doc, clauses, mentions, article)
            if (place := places.of(relation)) is not None:
                relation = replace(relation, place=place)
        yield relation


class Places:
    """The places of a text's events, each found once for its trigger."""

    def __init__(self, doc: Doc, clauses: Sequence[Clause], mentions: Sequence[Mention], article: Article) -> None:
        self.doc, self.toponymy, self.article = doc, Toponymy(doc, mentions, article), article
        self.at = {doc[clause.head].idx: clause for clause in clauses}
        self.found: dict[tuple[int, str], Place | None] = {}

    def of(self, relation: Relation) -> Place | None:
        """Where the event of a relation was."""
        key = relation.trigger.start, relation.predicate
        if key not in self.found:
            clause = self.at.get(relation.trigger.start)
            self.found[key] = self._told(relation, clause) if clause is not None else None
        return self.found[key]

    def _told(self, relation: Relation, clause: Clause) -> Place | None:
        """The finest place that the clause tells."""
        head = self.doc[clause.head]
        near = self._near(relation, head)
        wider: Place | None = None
        for phrase in find_phrases(head, clause, relation.predicate):
            for first, last in self._names(phrase):
                place = self.toponymy.place(first, last, told=self._context(first, last), near=near)
                if place is None:
                    continue
                if place.admin1 is not None or place.country is None:
                    return place
                wider = wider or place
        return wider

    def _near(self, relation: Relation, head: Token) -> set[str]:
        """The countries of the event's ends and of its sentence."""
        found = {end.country for end in (relation.source, relation.target) if end is not None and end.country}
        covering = self.toponymy.covering
        found |= {m.country for t in head.sent if (m := covering.get(t.i)) is not None and m.country}
        return found

    def _names(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """The names of places in a phrase, the nearest to its head first."""
        yield from self._in_phrase(phrase.head, phrase.target, 0)

    def _in_phrase(self, head: Token, target: bool, depth: int) -> Iterator[tuple[int, int]]:
        if depth > 4:
            return
        span = self.toponymy.name_at(head.i)
        if span is not None:
            yield span
            return
        for child in head.rights:
            if child.dep_ == "appos":
                yield from self._in_phrase(child, target, depth + 1)
            elif child.dep_ == "prep" and child.lower_ in LOCATIVE | {"of"}:
                for obj in child.rights:
                    if obj.dep_ == "pobj":
                        yield from self._in_phrase(obj, target, depth + 1)
        for child in reversed(head.lefts):
            if child.dep_ in ("compound", "nmod", "amod") and child.pos_ == "PROPN":
                if (span := self.toponymy.name_at(child.i)) is not None:
                    yield span
        if not target:
            for child in head.lefts:
                if child.dep_ == "poss" and (span := self.toponymy.name_at(child.i)) is not None:
                    yield span

    def _context(self, first: int, last: int) -> set[str]:
        """Countries and divisions that the same phrase tells: "the Iraqi city of", ", North Kivu", "in Texas"."""
        told: set[str] = set()
        sentence = self.doc[first].sent
        for i in range(first - 1, max(sentence.start, first - FINEST) - 1, -1):
            token = self.doc[i]
            if token.dep_ == "prep" and token.lower_ != "of":
                break
            if token.pos_ in ("VERB", "AUX", "PUNCT") or token.dep_ == "cc":
                break
            told |= self.toponymy.countries_at(i)
        i = last + 1
        while i < min(sentence.end, last + FINEST):
            token = self.doc[i]
            span = self.toponymy.name_at(i) if token.pos_ == "PROPN" else None
            if span is not None:
                told |= self.toponymy.meanings(*span)
                i = span[1] + 1
                continue
            if not (token.text in ",'’-" or token.lower_ in ("in", "of", "the", "'s") or token.pos_ == "ADJ" or token.lemma_.lower() in words("settlements") | words("divisions") or token.pos_ == "ADV"):
                break
            i += 1
        return told
