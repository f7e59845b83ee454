"""Places from the discourse: of what "they" do next, of "the clash", of what is done "there" or "here".

Only where no other place is possible: the sentence before is in the same paragraph and has one place, and the event
refers back to a participant or act of it, without a locative phrase or a date of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.locative_phrases import AS_ANSWER
from geo_nlp.pipes.events.nested_toponyms import is_local
from geo_nlp.pipes.events.place_heads import verb_of_argument
from geo_nlp.pipes.events.quantities import is_animate
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.determiners import DEFINITE
from geo_nlp.pipes.syntax.labels import PLACE_LABELS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import HE_OR_SHE, THEY
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.calendar import DAYTIME
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Participant, Place, Relation

CONTINUING = FORCE | {"CONSULT"}
TOWN_PREPS = frozenset("in at near outside inside around across along to into from off on".split())
JOINED = frozenset({"conj", "ccomp", "parataxis", "dep"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
NO_PLACES = frozenset({"PERSON", "NORP"})


def continues_previous(relation: Relation, head: Token, before: Sequence[Relation]) -> bool:
    """Whether an event without a place of its own continues those `before`, in the sentence before."""
    if relation.predicate not in CONTINUING or not _is_news(relation, head):
        return False
    if not is_same_day(relation, before) or _has_place(head):
        return False
    if head.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in head.lefts):  # "the clash"
        return any(r.predicate == relation.predicate for r in before)
    return _has_pronoun_of_previous(relation, head)


def is_same_day(relation: Relation, before: Sequence[Relation]) -> bool:
    """Whether an event has no date of its own, or that of the events `before`."""
    return relation.date_source != "text" or {r.date for r in before if r.date_source == "text"} == {relation.date}


def may_continue(relation: Relation, head: Token) -> bool:
    """Whether an event may be part of a story reported before: it is news, and has no locative phrase of its own."""
    return _is_news(relation, head) and not _has_place(head)


def _is_news(relation: Relation, head: Token) -> bool:
    """Whether an event is asserted and not to come; in the past perfect an act of force: "had shot three"."""
    asserted = relation.modality == "asserted" and not relation.negated
    marks = ("will", "to") if relation.predicate in FORCE else ("had", "will", "to")
    return asserted and not any(c.lower_ in marks for c in head.lefts)


def _has_pronoun_of_previous(relation: Relation, head: Token) -> bool:
    """Whether a main verb has a pronoun as an argument with its antecedent in the sentence before."""
    start = head.sent[0].idx
    if any(end.antecedent is not None and end.antecedent.start >= start for end in participants_of(relation)):
        return False
    main = head.dep_ == "ROOT" or (head.dep_ == "conj" and head.head.dep_ == "ROOT")
    return main and _has_pronoun(head)


def participants_of(relation: Relation) -> list[Participant]:
    """The source and target that a relation has."""
    return [end for end in (relation.source, relation.target) if end is not None]


def _has_pronoun(verb: Token) -> bool:
    return any(t.lower_ in HE_OR_SHE | THEY for t in _arguments(verb))


def _arguments(verb: Token) -> Iterator[Token]:
    """The subject and object of a verb, and what their partitives count: "14 of them"."""
    for child in verb.children:
        if child.dep_ in SUBJECTS or child.dep_ == "dobj":
            yield child
            yield from (o for p in child.rights if p.lower_ == "of" for o in p.rights)


def continues_earlier(relation: Relation, head: Token, place: Place, before: Sequence[Relation]) -> bool:
    """Whether an event without a place of its own continues those `before` in its sentence, which have one: "looters
    ransacked shops in Lyon, and a guard was stabbed"; not where another country acts, or on another day.
    """
    goals = [c for word in (head, *head.rights) for c in word.rights if c.dep_ == "prep" and c.lower_ != "from"]
    bound = any(c.lower_ in TOWN_PREPS for c in goals)  # "and the army sent reinforcements from Abuja"
    called_in = relation.predicate == "MOBILIZE" and head.dep_ == "conj" and not bound
    if not (called_in or (relation.predicate in FORCE and not _has_place(head))) or not _is_news(relation, head):
        return False
    if relation.date_source == "text" and {relation.date} != {r.date for r in before}:
        return False
    return _are_from(relation, {end.country for r in before for end in participants_of(r)} | {place.country, None})


def is_in_scene(relation: Relation, head: Token, place: Place) -> bool:
    """Whether an event happens in the scene with which its sentence begins: "In Cali, crowds stormed a jail; guards
    wounded four"; not where another country acts, or the event has a place of its own.
    """
    main = head if head.pos_ in VERBAL else verb_of_argument(head) or head
    where = main.dep_ == "relcl" and any(c.lower_ == "where" for c in main.lefts)
    where = where or (main.dep_ == "relcl" and relation.predicate == "PROTEST" and _is_news(relation, main))
    if relation.predicate not in FORCE or not (where or _is_news(relation, head)) or has_own_place(head):
        return False
    when = main.dep_ == "relcl" and any(c.lower_ == "when" for c in main.lefts)  # "In Cali, ten died in a hall when"
    if where or when:  # "In Lima, police cleared the square, where crowds had held a vigil"
        main = verb_of_argument(main.head) or main
    if main.dep_ == "relcl" and main.head.lemma_.lower() in words("attack_on_place_word"):
        main = verb_of_argument(main.head) or main  # "In Lviv, a shell was found after an attack that killed three"
    while main.head.pos_ in VERBAL and (main.dep_ in JOINED or _is_at_same_place(main)):
        main = main.head
        if main.dep_ == "conj" and any(c.lower_ in ("in", "at", "near") for c in main.lefts):
            return False  # "In Jos men marched, and in Kano youths fought; two were hurt"
    return main.dep_ == "ROOT" and (_are_from(relation, {place.country, None}) or _is_at_people_of(relation, place))


def _is_at_people_of(relation: Relation, place: Place) -> bool:
    """Whether men of another state use force at close range on people of a place: "in Hebron, Israeli troops fired at
    Palestinians"; a shelling may be anywhere in the state.
    """
    target, lemma = relation.target, relation.trigger.lemma.split()[0]
    near = lemma not in words("remote_attack_word") and place.admin1 is not None
    return near and target is not None and target.country == place.country and target.actor != target.country


def _is_at_same_place(verb: Token) -> bool:
    """Whether a clause of time continues the main clause: "looters emptied a depot before soldiers fired"."""
    return verb.dep_ == "advcl" and any(c.lower_ in ("before", "until", "when", "as", "while") for c in verb.lefts)


def _are_from(relation: Relation, countries: set[str | None]) -> bool:
    """Whether the ends of a relation are from some countries, and no known actor is of none."""
    for end in participants_of(relation):
        guessed = end.sector in ("COP", "CVL") and end.text.islower()  # "police" are where they act
        if not guessed and (end.country not in countries or (end.actor and end.country is None)):
            return False
    return True


def resumes_with_pronoun(head: Token) -> bool:
    """Whether a second clause has a pronoun for those of the first: "lay in the road, and police arrested them"."""
    return head.dep_ == "conj" and head.head.pos_ in VERBAL and not has_own_place(head) and _has_pronoun(head)


def is_elsewhere(head: Token) -> bool:
    """Whether a clause names a place, points to one that was named ("outside that prison"), or tells what a person is
    accused of.
    """
    for child in head.rights:
        pointed = child.rights if child.lower_ in TOWN_PREPS else ()
        if any(c.lower_ in ("that", "another") for o in pointed for c in o.lefts):
            return True
    accused = head.dep_ == "pcomp" and head.head.lower_ == "of" and head.head.head.lemma_ in words("charge_of_verb")
    return accused or names_place(head)


def names_place(head: Token) -> bool:
    """Whether a clause names a place, though perhaps one that no table has: "attacked Nanone on Monday"."""
    agents = [c for c in head.lefts if c.dep_ in SUBJECTS]  # "traders in Kasindi closed the market"
    for child in (*head.rights, *(p for agent in agents for p in agent.rights)):
        where = child.rights if child.lower_ in ("in", "near", "outside", "around") else ()
        if any(o.pos_ == "PROPN" and o.ent_type_ in PLACE_LABELS for o in where):
            return True
        named = child.dep_ == "dobj" and child.pos_ == "PROPN" and child.ent_type_ != "NORP"
        if named and head.lemma_ in words("attack_on_place_word"):
            return True
    return False


def tells_of_act(head: Token) -> bool:
    """Whether a trigger tells one act that may continue a scene: a verb, or "the raid"; not "violence" or "a visit"."""
    definite = head.lemma_ != "violence" and any(c.lower_ in DEFINITE for c in head.lefts)
    return head.pos_ in VERBAL or definite


def _has_place(head: Token) -> bool:
    """Whether the clause has a locative phrase, or the sentence begins with one."""
    first = head.sent[0]
    opening = first.lower_ in TOWN_PREPS and any(_may_be_place(o) for o in first.rights)  # not "at the airport, he"
    return opening or has_own_place(head)


def has_own_place(head: Token) -> bool:
    """Whether the clause has a locative phrase or a name as object: "attacked Nanone", "in the village"."""
    opening = head.sent[0]
    topics = () if head.lemma_ in words("topic_place_word") else head.rights  # "discussed the war in Sudan"
    for word in (head, *(c for c in topics if c.dep_ == "dobj")):
        for child in word.children:
            if child is not opening and _opens_place(child):
                return True
            if child.dep_ == "dobj" and child.pos_ == "PROPN" and child.ent_type_ not in NO_PLACES:
                return True
    return False


def _opens_place(prep: Token) -> bool:
    """Whether a preposition may open a locative phrase; "were sent in from Oruro" tells only the origin."""
    if prep.dep_ != "prep" or prep.lower_ not in TOWN_PREPS or (prep.lower_ == "from" and prep.nbor(-1).lower_ == "in"):
        return False
    return any(o.dep_ == "pobj" and _may_be_place(o) for o in prep.rights)


def _may_be_place(noun: Token) -> bool:
    """Whether the object of a preposition may be a place: no time, no people ("hurled stones at officers")."""
    lemma = noun.lemma_.lower()
    deeds = either("attack_on_place_word", "fight_noun", "lost_limb_noun", "wounded_body_part_noun")
    if (
        noun.ent_type_ in TIMES or lemma in AS_ANSWER | DAYTIME | {"death"} or (noun.pos_ == "NOUN" and lemma in deeds)
    ):  # "in a raid"
        return False
    # "At a checkpoint" is in the town that was named.
    inside = is_local(noun) and lemma not in either("settlement_noun", "division_noun")
    inside = inside or (noun.tag_ == "NNS" and lemma in words("settlement_noun"))  # "moved into a dozen villages"
    inside = inside or lemma in load_rules().classes["struck"]  # "set fire to a pharmacy"
    return not inside and not is_animate(noun) and lemma not in either("household_noun", "audience_noun", "spot_noun")


def only_place(places: Iterable[Place | None]) -> Place | None:
    """The one place among several finds; None where they differ, or there is none."""
    found = {place.name: place for place in places if place is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def has_there(head: Token) -> bool:
    """Whether an event is "there": "strangled inmates in the prison there"."""
    verb = head if head.pos_ in VERBAL else verb_of_argument(head) or head  # "clashes have killed 900 there"
    own = [c for c in verb.children if c.dep_ in ("advmod", "prep", "dobj", "agent", "oprd") or c.dep_ in SUBJECTS]
    near = [*own, *(o for c in own for o in c.rights), *(t for c in own for o in c.rights for t in o.rights)]
    return any(t.lower_ == "there" and t.dep_ == "advmod" for t in near)
