"""Where events took place: the place phrase of the clause, else the scene of its sentence, else the dateline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.dateline_place import filed_place, is_filed_there, is_remote
from geo_nlp.pipes.events.locative_phrases import LOCATIVE, Phrase
from geo_nlp.pipes.events.place_coreference import (
    CONTINUING,
    FORCE,
    is_beside,
    is_continued,
    is_here,
    is_of_named_place,
    is_of_scene,
    is_there,
    only_place,
    sentence_before,
    takes_up_them,
)
from geo_nlp.pipes.events.place_fallbacks import goal_of, place_inside, place_of_doer, stray_place
from geo_nlp.pipes.events.place_names import PLACES
from geo_nlp.pipes.events.place_phrases import find_phrases
from geo_nlp.pipes.events.toponym_resolution import Toponymy
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Article, Clause, Mention, Place, Relation

OPENING = frozenset({"in", "at", "near", "outside"})
ROADS = frozenset({"road", "highway", "motorway", "route", "railway"})  # "on the road from Kaduna to Abuja"
DEPTH = 4  # phrases within phrases: "at the gates of a plant in the port of X"


def placed_relations(
    doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], mentions: Sequence[Mention], article: Article
) -> Iterator[Relation]:
    """Give events their place; ties have none."""
    places: Places | None = None
    for relation in relations:
        if relation.quad is not None:
            places = places or Places(doc, relations, clauses, mentions, article)
            if (place := places.of(relation)) is not None:
                relation = replace(relation, place=place)
        yield relation


class Places:
    """The places of a text's events, each found once for its trigger."""

    def __init__(
        self, doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], mentions: Sequence[Mention],
        article: Article,
    ) -> None:  # fmt: skip
        self.told: dict[int, list[Relation]] = {}  # by the sentence's offset
        for relation in relations:
            if relation.quad is not None:
                self.told.setdefault(relation.sentence.start, []).append(relation)
        self.doc, self.toponymy, self.article = doc, Toponymy(doc, mentions, article), article
        self.at = {doc[clause.head].idx: clause for clause in clauses}
        self.found: dict[tuple[int, str, int], Place | None] = {}
        self.afar: set[tuple[int, str, int]] = set()
        self.dateline: list[Place | None] | None = None

    def of(self, relation: Relation) -> Place | None:
        """Where the event of a relation was; of several states that are visited, each its own."""
        key = relation.trigger.start, relation.predicate, relation.target.start if relation.target else -1
        clause = self.at.get(relation.trigger.start)
        if key not in self.found:
            self.found[key] = self._told(relation, clause) if clause is not None else None
            if clause is not None and self.found[key] is None:
                head = self.doc[clause.head]
                self.found[key] = (
                    goal_of(relation, self.toponymy) or stray_place(relation, head, self.toponymy)
                    or place_of_doer(relation, self.toponymy)
                    or self._in_scene(relation, head) or self._before(relation, head)
                )  # fmt: skip
            if relation.predicate == "CONSULT" and clause is not None and is_remote(self.doc[clause.head]):
                self.afar.add(key)
        return None if key in self.afar else self.found[key] or self._filed(relation, clause)

    def _in_scene(self, relation: Relation, head: Token) -> Place | None:
        """The scene with which the sentence begins, or the place of its first clause where that is gone on with."""
        place = self._scene(self.doc[head.sent.start : head.sent.end]) if head.sent.start < head.i else None
        if place is not None:
            return place if is_of_scene(relation, head, place) else None
        if relation.predicate in FORCE and takes_up_them(head):
            return stray_place(relation, head.head, self.toponymy)
        return None

    def _before(self, relation: Relation, head: Token) -> Place | None:
        """The place told before the event, where it is done "there" or goes on with the sentence before."""
        if relation.predicate not in CONTINUING:
            return None
        if is_there(head) and (here := self._last_named(head)) is not None:
            return here
        if (place := self._beside(relation, head)) is not None:
            return place
        sentence = sentence_before(self.doc, head.sent)
        if sentence is None:
            return None
        before = self.told.get(sentence[0].idx, [])
        if not is_continued(relation, head, before):
            return None
        clauses = [(r, self.at[r.trigger.start]) for r in before if r.trigger.start in self.at]
        places = [self._told(r, clause) for r, clause in clauses if r.predicate in CONTINUING]
        place = only_place([*places, self._scene(sentence)])
        countries = {end.country for end in (relation.source, relation.target) if end is not None}
        away = relation.predicate == "CONSULT" and place is not None and place.country not in countries
        return None if away else place

    def _beside(self, relation: Relation, head: Token) -> Place | None:
        """The place of the events told before in the sentence, where they have one and the event goes on there."""
        here = self.told.get(relation.sentence.start, [])
        before = [r for r in here if r.predicate in FORCE and r.trigger.start < relation.trigger.start]
        told = [(r, self.at[r.trigger.start]) for r in before if r.trigger.start in self.at]
        place = only_place(self._told(r, clause) for r, clause in told)
        return place if place is not None and is_beside(relation, head, place, before) else None

    def _scene(self, sentence: Span) -> Place | None:
        """The place with which a sentence begins: "In Tbilisi, demonstrators blocked the avenue"."""
        first = sentence[0]
        for obj in first.rights if first.lower_ in OPENING else ():
            if obj.dep_ == "pobj" and (span := self.toponymy.names.at(obj.i)) is not None:
                found = self.toponymy.place(*span, self.toponymy.around(obj, ()))
                return found.place if found is not None else None
        return None

    def _last_named(self, head: Token) -> Place | None:
        """The last town or region that a sentence names before an event."""
        names = self.toponymy.names
        for i in range(head.i - 1, head.sent.start - 1, -1):
            mention = names.covering.get(i)
            if mention is not None and mention.type == "place" and (span := names.at(i)) is not None:
                found = self.toponymy.place(*span, self.toponymy.around(head, ()))
                return found.place if found is not None else None
        return None

    def _filed(self, relation: Relation, clause: Clause | None) -> Place | None:
        """The dateline's place, where the event is one of that city."""
        home, about = self.toponymy.geography.home, self.toponymy.geography.top
        head = self.doc[clause.head] if clause is not None else None
        if home is None or (head is not None and is_of_named_place(head)):
            return None
        here = head is not None and is_here(head)
        if relation.predicate == "CONSULT" and head is not None and any(c.lower_ == "had" for c in head.lefts):
            return None  # "who had received him a week earlier"
        if not here and not is_filed_there(relation, home, self.article.date, about):
            return None
        if self.dateline is None:
            self.dateline = [filed_place(self.article.text, self.article, self.toponymy)]
        return self.dateline[0]

    def _told(self, relation: Relation, clause: Clause) -> Place | None:
        """The finest place that the clause tells, the nearest first."""
        head = self.doc[clause.head]
        near = self.toponymy.around(head, (relation.source, relation.target))
        wider: Place | None = None
        within = 0
        target = self.toponymy.names.starting.get(relation.target.start) if relation.target else None
        for phrase in find_phrases(head, clause, relation.predicate):
            if wider is not None and phrase.site != within:
                return wider
            for first, last in self._names(_own_head(phrase.head, target), phrase, 0):
                found = self.toponymy.place(first, last, near)
                if found is None or not self._is_where(phrase, found.place):
                    continue
                if (inner := place_inside(phrase, found.place, head, self.toponymy)) is not None:
                    return inner
                if found.fine:
                    return found.place
                wider, within = wider or found.place, phrase.site
            capital = phrase.target and phrase.head.lemma_ == "capital"  # "shelled the Syrian capital"
            if wider is None and (capital or phrase.prep is not None) and _is_local(phrase.head):
                wider, within = self.toponymy.described(phrase.head), phrase.site
        return wider

    def _is_where(self, phrase: Phrase, place: Place) -> bool:
        """Whether one may be "on" it: an island, a border, a street, and no city or state."""
        if phrase.prep is None or phrase.prep.lower_ not in ("on", "over", "above"):
            return True
        bare = self.toponymy.names.at(phrase.head.i) is not None
        if phrase.prep.lower_ != "on":
            return bare
        if bare:
            return place.admin1 is None and place.country is None
        return bool({phrase.head.lemma_.lower(), phrase.head.lower_} & words("surface_noun"))

    def _names(self, head: Token, phrase: Phrase, depth: int) -> Iterator[tuple[int, int]]:
        """The toponyms in a phrase, the nearest to its head first."""
        if depth > DEPTH:
            return
        names = self.toponymy.names
        modifies = head.dep_ in MODIFIERS and names.is_state(head.i)  # "US cooperation" is in no place
        if not modifies and (span := names.at(head.i)) is not None:
            yield span
        local = _is_local(head)
        if head.lemma_.lower() in words("division_noun"):  # "in Sukma district of Chhattisgarh"
            yield from self._premodifiers(head)
        for child in head.rights:
            if child.dep_ == "appos":
                yield from self._names(child, phrase, depth + 1)
            elif child.dep_ == "prep" and _is_nesting(child, head, local):
                for obj in child.rights:
                    if obj.dep_ == "pobj":
                        yield from self._names(obj, phrase, depth + 1)
        if local or head.pos_ == "PROPN":
            yield from self._premodifiers(head)
            if not phrase.target:
                yield from self._possessors(head)

    def _premodifiers(self, head: Token) -> Iterator[tuple[int, int]]:
        """The toponyms, not of states, that modify a noun from the left, the nearest first."""
        names = self.toponymy.names
        for child in reversed(head.lefts):
            named = child.dep_ in MODIFIERS and names.is_name(child) and not names.is_state(child.i)
            if named and (span := names.at(child.i)) is not None:
                yield span

    def _possessors(self, head: Token) -> Iterator[tuple[int, int]]:
        """The toponyms that possess a local noun or name: "in Honiara's Chinatown"; not "in Honiara's view"."""
        for child in head.lefts:
            if child.dep_ == "poss" and (span := self.toponymy.names.at(child.i)) is not None:
                yield span


def _own_head(head: Token, target: Mention | None) -> Token:
    """Of places that are told together the one that is the relation's target: "stationed troops in Mali and Chad"."""
    if target is None or target.type not in PLACES or target.demonym or not any(c.dep_ == "conj" for c in head.rights):
        return head
    return next((t for t in conjuncts(head) if target.first <= t.i <= target.last), head)


def _is_local(noun: Token) -> bool:
    """Whether a common noun denotes a place: a town, an airport, a border; not "the context of", "a raid of"."""
    local = either("settlement_noun", "division_noun", "surface_noun", "site_noun")
    return noun.lower_ == noun.text and (noun.lemma_ in local or noun.text in local)


def _is_nesting(prep: Token, head: Token, local: bool) -> bool:
    """Whether the object of a preposition locates its head: "a plant in X", "the port of X", "the road from X to Y"."""
    name = prep.lower_
    return name in LOCATIVE or (name == "of" and local) or (name in ("from", "between") and head.lemma_ in ROADS)
