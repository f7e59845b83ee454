"""Event locations: the locative phrase of the clause, else the scene of its sentence, else the dateline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.events.clause_place import place_in_clause
from geo_nlp.pipes.events.dateline_place import (
    AGREEING,
    is_called_in,
    is_filed_there,
    is_of_state,
    is_remote,
    is_suffered_there,
    place_of_item,
)
from geo_nlp.pipes.events.earlier_places import antecedent_place, filed_place, is_set_somewhere, scene_before, scene_of
from geo_nlp.pipes.events.nested_toponyms import is_local, toponyms_in
from geo_nlp.pipes.events.paragraphs import previous_sentence
from geo_nlp.pipes.events.place_coreference import (
    CONTINUING,
    continues_earlier,
    continues_previous,
    has_there,
    is_elsewhere,
    is_in_scene,
    is_same_day,
    may_continue,
    only_place,
    participants_of,
    resumes_with_pronoun,
    tells_of_act,
)
from geo_nlp.pipes.events.place_fallbacks import (
    FALLBACKS,
    misattached_place,
    place_of_governing_clause,
)
from geo_nlp.pipes.events.toponym_resolution import Toponymy
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Clause, Mention, Place, Relation

SENTENCES_OF_SCENE = 3  # before an event
CALLED = CONTINUING | {"MOBILIZE"}
LOCATED = CONTINUING | {"MOBILIZE", "AID", "RETREAT", "COOPERATE"}
SCENE_OPENERS = frozenset({"in", "at", "near", "outside"})


def placed_relations(
    doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], mentions: Sequence[Mention], article: Article
) -> Iterator[Relation]:
    """Give events their place; standing ties have none."""
    places: Places | None = None
    for relation in relations:
        if relation.quad is not None:
            places = places or Places(doc, relations, clauses, mentions, article)
            clause = places.at.get(relation.trigger.start)
            if clause is not None and (place := places.place_of(relation, clause)) is not None:
                relation = replace(relation, place=place)
        yield relation


class Places:
    """The places of a text's events, each found once by its trigger."""

    def __init__(
        self, doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], mentions: Sequence[Mention],
        article: Article,
    ) -> None:  # fmt: skip
        self.by_sentence: dict[int, list[Relation]] = {}  # by the sentence's offset
        for relation in relations:
            if relation.quad is not None:
                self.by_sentence.setdefault(relation.sentence.start, []).append(relation)
        self.doc, self.toponymy, self.article = doc, Toponymy(doc, mentions, article), article
        self.at = {doc[clause.head].idx: clause for clause in clauses}
        self.found: dict[tuple[int, str, int], Place | None] = {}
        self.dateline: list[Place | None] | None = None

    def place_of(self, relation: Relation, clause: Clause) -> Place | None:
        """The place of a relation's event; of several states that are visited, each its own."""
        head = self.doc[clause.head]
        if relation.predicate == "CONSULT" and is_remote(head):
            return None
        key = relation.trigger.start, relation.predicate, relation.target.start if relation.target else -1
        if key not in self.found:
            self.found[key] = self._of_clause(relation, clause, head)
        place = self.found[key] or self._of_main_act(head) or self._of_story(relation, head)
        place = place or self._of_dateline(relation, head)
        if place is None and not is_of_state(relation):
            place = place_of_governing_clause(relation, head, self.toponymy)
        return place

    def _of_clause(self, relation: Relation, clause: Clause, head: Token) -> Place | None:
        """The place that a clause names, else one that its words or the events before it imply."""
        if (place := place_in_clause(relation, clause, self.toponymy)) is not None:
            there = antecedent_place(head, self.toponymy) if place.lat is None and has_there(head) else None
            return there or place  # "protesters there blocked Rustaveli Avenue"
        for fallback in FALLBACKS:
            if (place := fallback(relation, head, self.toponymy)) is not None:
                return place
        if (place := place_of_item(relation, head, self.toponymy)) is not None:
            return place
        if is_of_state(relation):
            return None
        return self._of_scene(relation, head) or self._of_previous_events(relation, head)

    def _of_main_act(self, head: Token) -> Place | None:
        """The place of what goes on until others end it: "burned a clinic before soldiers drove them off"."""
        main = head.head
        ended = head.dep_ == "advcl" and any(c.lower_ in ("before", "until") for c in head.lefts)
        if not ended or main is head or not any(c.dep_ == "dobj" and c.lower_ == "them" for c in head.rights):
            return None
        acts = [r for r in self.by_sentence.get(head.sent[0].idx, []) if r.predicate in FORCE]
        told = {main.idx, *[c.idx for c in main.rights if c.dep_ == "conj"]}
        return only_place([self.place_of(r, self.at[r.trigger.start]) for r in acts if r.trigger.start in told])

    def _of_scene(self, relation: Relation, head: Token) -> Place | None:
        """The scene at the beginning of the sentence, or the place of its first clause, if the event continues that."""
        sentence = head.sent
        place = self._first_place(self.doc[sentence.start : sentence.end]) if sentence.start < head.i else None
        if place is not None:
            return place if is_in_scene(relation, head, place) else None
        here = scene_before(head, self.toponymy) if relation.predicate in FORCE else None
        if here is not None and is_in_scene(relation, head, here):
            return here
        if relation.predicate in FORCE and resumes_with_pronoun(head):
            return misattached_place(relation, head.head, self.toponymy)
        return None

    def _of_previous_events(self, relation: Relation, head: Token) -> Place | None:
        """The place of events before, if the event is "there" or continues them."""
        there = relation.predicate in LOCATED and has_there(head)
        if there and (here := antecedent_place(head, self.toponymy)) is not None:
            return here
        if (place := self._of_talks(relation, head)) is not None:
            return place
        if relation.predicate in CALLED and (place := self._of_earlier_events(relation, head)) is not None:
            return place
        if relation.predicate not in CONTINUING:
            return None
        sentence = previous_sentence(self.doc, head.sent)
        if sentence is None:
            return None
        before = self.by_sentence.get(sentence[0].idx, [])
        if not continues_previous(relation, head, before):
            return None
        places = self._places_of(r for r in before if r.predicate in CONTINUING)
        known = [place for place in (*places, self._first_place(sentence)) if place is not None]
        place = only_place(known) if known else scene_of(sentence, self.toponymy)
        countries = {end.country for end in participants_of(relation)}
        if relation.predicate == "CONSULT" and place is not None:
            whole = place.admin1 is None and head.lemma_ in words("topic_place_word")  # "discussed the war in Israel"
            return place if {place.country, None} & countries and not whole else None
        return place

    def _of_talks(self, relation: Relation, head: Token) -> Place | None:
        """The place of the talks at which the same two agree or discuss: "met in Muscat. The two sides agreed to"."""
        discussed = relation.predicate == "CONSULT" and head.lemma_ in words("topic_place_word")
        if not discussed and (relation.predicate not in AGREEING or head.lemma_ not in words("concluding_verb")):
            return None
        sides = {end.country for end in participants_of(relation)}
        previous = previous_sentence(self.doc, head.sent)
        for sentence in (head.sent, previous):
            held = self.by_sentence.get(sentence[0].idx, []) if sentence is not None else []
            met = [r for r in held if r.predicate == "CONSULT" and r.trigger.start < relation.trigger.start]
            both_there = sides <= {end.country for r in met for end in participants_of(r)}
            same = met if both_there and is_same_day(relation, met) else []
            if (place := only_place(self._places_of(same))) is not None:
                return place
        both = len(sides) > 1 and all(end.antecedent is not None for end in participants_of(relation))
        return scene_of(previous, self.toponymy) if both and previous is not None else None

    def _places_of(self, relations: Iterable[Relation]) -> list[Place | None]:
        """The places in the clauses of some relations."""
        at = self.at
        return [place_in_clause(r, at[r.trigger.start], self.toponymy) for r in relations if r.trigger.start in at]

    def _of_earlier_events(self, relation: Relation, head: Token) -> Place | None:
        """The place of the earlier events of the sentence, if they have one and the event continues them."""
        here = self.by_sentence.get(relation.sentence.start, [])
        before = [r for r in here if r.predicate in FORCE and r.trigger.start < relation.trigger.start]
        place = only_place(self._places_of(before))
        return place if place is not None and continues_earlier(relation, head, place, before) else None

    def _first_place(self, sentence: Span) -> Place | None:
        """The place at the beginning of a sentence: "In Tbilisi, demonstrators blocked the avenue"."""
        first = sentence[0]
        names = self.toponymy.names
        for obj in first.rights if first.lower_ in SCENE_OPENERS else ():
            named = [] if names.at(obj.i) is None and not is_local(obj) else toponyms_in(obj, names, owned=True)
            if obj.dep_ == "pobj" and (span := next(iter(named), None)) is not None:
                return self.toponymy.resolved(span, obj)
        return None

    def _of_story(self, relation: Relation, head: Token) -> Place | None:
        """The place of the last event with one, up to some sentences before, if the event is local to it and no other
        place is named since: "Two men were killed in Soma. ... Gendarmes took 33 people away."
        """
        if is_of_state(relation) or is_elsewhere(head) or not may_continue(relation, head):
            return None
        named = [m for m in self._named_in(head.sent) if not self._is_beside(m, relation)]
        before = previous_sentence(self.doc, head.sent, across=True)
        adjacent = previous_sentence(self.doc, head.sent) is not None
        for _ in range(SENTENCES_OF_SCENE):
            if before is None:
                return None
            told = [r for r in self.by_sentence.get(before[0].idx, []) if r.predicate in CONTINUING]
            places = [p for p in self._places_of(told) if p is not None]
            scene = None if places else scene_of(before, self.toponymy)
            if scene is not None and not self._may_be_in_scene(relation, head, adjacent=adjacent):
                return None
            if places or scene is not None:
                place = only_place([*places, scene]) if adjacent or is_same_day(relation, told) else None
                home = place.country if place is not None and self._is_all_there(named, place) else None
                local = home is not None and is_filed_there(relation, home, self.article.date, home)
                joined = is_suffered_there(relation, home) or is_called_in(relation, head, home) if home else False
                local = local or (adjacent and joined)
                own = relation.predicate != "RETREAT" or home in {e.country for e in participants_of(relation)}
                local = local and own
                return place if local else None
            named += self._named_in(before)
            before = previous_sentence(self.doc, before, across=True)
            adjacent = False
        return None

    def _may_be_in_scene(self, relation: Relation, head: Token, *, adjacent: bool) -> bool:
        """Whether an event may be in the scene of a sentence without events: if not the one before, one with no other
        locative phrase.
        """
        return relation.predicate != "CONSULT" and tells_of_act(head) and (adjacent or not is_set_somewhere(head.sent))

    def _is_just_elsewhere(self, relation: Relation, head: Token) -> bool:
        """Whether the sentence before, in the same paragraph, has events of another place than the dateline's; where
        the dateline's own police act, of one in their state.
        """
        before = previous_sentence(self.doc, head.sent)
        told = self.by_sentence.get(before[0].idx, []) if before is not None else []
        filed = self.dateline[0] if self.dateline else None
        police = relation.source is not None and relation.source.sector == "COP"
        own = relation.source.country if police and relation.source else None
        names = {p.name for p in self._places_of(told) if p is not None and own in (None, p.country)}
        return filed is not None and bool(names) and filed.name not in names

    def _named_in(self, sentence: Span) -> list[Mention]:
        """The names in a sentence."""
        return self.toponymy.names.beginning_between(sentence[0].idx, sentence[-1].idx + 1)

    def _is_beside(self, mention: Mention, relation: Relation) -> bool:
        """Whether a name only tells the kind of other people: "troops backed by Russian instructors captured five"."""
        before = self.doc[mention.first - 1]
        if before.lower_ == "from" and (_is_of_origin(before.head) or _is_of_origin(before.nbor(-1))):
            return True  # "the gunman, a pensioner from Levice, was arrested"
        if not mention.demonym or any(end.start <= mention.start < end.end for end in participants_of(relation)):
            return False
        return self.doc[mention.last].head.dep_ != "appos"  # "the suspect, a Polish citizen, was arrested"

    def _is_all_there(self, named: Sequence[Mention], place: Place) -> bool:
        """Whether some names are of the country of a place, and none is of another place."""
        return all(
            m.country in (None, place.country) and (m.type != "place" or m.demonym or m.text == place.text)
            for m in named
        )

    def _of_dateline(self, relation: Relation, head: Token) -> Place | None:
        """The dateline's place, if the event is one of that city."""
        home, about = self.toponymy.geography.home, self.toponymy.geography.top
        if home is None or is_of_state(relation) or is_elsewhere(head):
            return None
        if relation.predicate in ("ASSAULT", "CONSULT") and any(c.lower_ == "had" for c in head.lefts):
            return None  # "who had received him a week earlier"
        main = home if relation.predicate == "CONSULT" and home in self.toponymy.geography.main else about
        if not is_filed_there(relation, home, self.article.date, main):
            return None
        if self.dateline is None:
            self.dateline = [filed_place(self.toponymy)]
        scene = scene_of(head.sent, self.toponymy)
        if relation.predicate in FORCE and self._is_just_elsewhere(relation, head):
            return None
        if scene is not None and scene.country == home:  # "police arrested 39 people for looting a shop in Aldaia"
            return scene
        return only_place([scene, *self.dateline])


def _is_of_origin(word: Token) -> bool:
    """Whether "from" after a word tells where people came from: "a 19-year-old from Tetovo", "arrived from Kolkata and
    rounded up 22 men", "were sent in from Oruro".
    """
    came = word.lemma_ in ("arrive", "come") and any(c.dep_ == "conj" for c in word.rights)
    called = any(c.dep_ == "prt" and c.lower_ == "in" for c in word.rights) or word.dep_ == "prt"
    return came or called or word.pos_ == "NOUN" or word.lower_ in ("old", "olds")
