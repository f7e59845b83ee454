"""Places that no phrase of the verb gives: an origin, an end, a goal, a town that the parser attaches elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.dateline_place import AT_HOME
from geo_nlp.pipes.events.earlier_places import antecedent_place, is_anaphoric, scene_before
from geo_nlp.pipes.events.locative_phrases import LOCATIVE_PREPS, LocativePhrase
from geo_nlp.pipes.events.place_coreference import has_own_place
from geo_nlp.pipes.events.place_heads import shares_place
from geo_nlp.pipes.events.place_names import PLACE_TYPES
from geo_nlp.pipes.events.place_phrases import PLANNED
from geo_nlp.pipes.events.stray_places import misattached_toponyms
from geo_nlp.pipes.events.toponym_resolution import Toponymy
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.relations.scene_target import DIRECTIONS
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, NOUN_POS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.types import Place, Relation

MOVING = frozenset({"MOBILIZE", "AID", "RETREAT", "CONSULT"})
SHARING_TOWN = FORCE | {"MOBILIZE", "RETREAT"}
ARGUMENTS = SUBJECTS | {"dobj", "prt"}
# The prepositions by which an end is the place: "withdrew from Iraq", "begun an offensive into the Wag region".
WITHIN = frozenset({"in", "inside", "into", "across", "near", "throughout"})
END_AS_PLACE_PREPS = {
    "MOBILIZE": WITHIN | {"to", "on", "around"},
    "RETREAT": WITHIN | {"from", "of"},
    "CONCEDE": WITHIN,
}


def place_as_end(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The place that stands for the people of a noun's event: "condemned the shooting at a hall in Kazan"."""
    if relation.predicate not in FORCE or head.pos_ not in NOUN_POS or (relation.source and relation.target):
        return None
    mention = toponymy.mention_of(relation.target or relation.source)
    if mention is None or relation.modality != "asserted":
        return None
    word = toponymy.doc[mention.last]
    if word.dep_ != "pobj" or word.head.lower_ not in LOCATING:
        return None
    return toponymy.resolved((mention.first, mention.last), head)


def origin_of_evacuees(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """Where people are who are brought to safety: "flew 87 people out of Niamey", "from an airfield near Juba"."""
    target = relation.target
    if target is None or (relation.predicate != "AID" and relation.mode != "withdraw"):
        return None
    moved = any(c.dep_ == "dobj" and target.start <= c.idx < target.end for c in head.rights)
    for word in _words_of_origin(head):
        there = target.start <= word.idx < target.end  # "pulled its diplomats out of Juba"
        if (moved or there) and (span := toponymy.names.at(word.i)) is not None:
            return toponymy.resolved(span, word, relation.source)
    return None


def _words_of_origin(head: Token) -> list[Token]:
    """The objects of "from" and "out of" after a verb and its object, and of what locates these."""
    near = [head, *(c for c in head.rights if c.dep_ == "dobj")]
    preps = [p for t in near for p in t.rights if p.lower_ in ("from", "out")]
    preps += [p for out in preps for p in out.rights if p.lower_ == "of"]
    level = [o for p in preps for o in p.rights if o.dep_ == "pobj"]
    inner = [p for t in level for p in t.rights if p.lower_ in ("in", "near", "at")]
    return level + [o for p in inner for o in p.rights if o.dep_ == "pobj"]


def goal_of(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The goal of a movement, though the parser attaches it elsewhere: "moved tanks to Gao"."""
    target, lemma = relation.target, relation.trigger.lemma.split()[0]
    mention = toponymy.names.starting.get(target.start) if target is not None else None
    if relation.predicate not in MOVING or mention is None or mention.first == 0 or mention.demonym:
        return None
    given = relation.predicate == "AID" and mention.type == "place" and lemma in words("giving_verb")
    moved = given or lemma in either("conveyance_verb", "going_verb")
    named = mention.type in PLACE_TYPES or (mention.type == "person" and mention.first == mention.last)
    first = toponymy.doc[mention.first]
    if not moved or not named or first.nbor(-1).lower_ not in ("to", "into"):
        return None
    found = toponymy.place(mention.first, mention.last, toponymy.around(first, (relation.source,)))
    return found.place if found is not None and (found.fine or mention.type in PLACE_TYPES) else None


def goal_of_withdrawal(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """Where forces withdraw to, or people are deported to: "retreated toward Kavumu", "deported 54 men to Accra"."""
    if relation.predicate != "RETREAT" and relation.mode != "deport":
        return None
    for prep in head.rights:
        for goal in prep.rights if prep.lower_ in ("to", "toward", "towards", "into") else ():
            if goal.dep_ == "pobj" and (span := toponymy.names.at(goal.i)) is not None:
                return toponymy.resolved(span, goal, relation.source)
            owners = [o for p in goal.rights if p.lower_ == "of" for o in p.rights if is_anaphoric(o)]
            if owners and goal.lemma_.lower() in words("town_part_noun"):  # "to the edge of the town"
                return antecedent_place(owners[0], toponymy)
    return None


def place_of_end(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The place or state that is entered, or that a preposition names: "entered Gaza", "withdrew troops from Iraq"."""
    act = PLANNED.get(relation.predicate, relation.predicate) if relation.modality == "planned" else relation.predicate
    preps = WITHIN if act in FORCE else END_AS_PLACE_PREPS.get(act)
    mention = toponymy.mention_of(relation.target)
    if mention is None:
        return None
    word = toponymy.doc[mention.last]
    if word.dep_ in COMPOUND_DEPS and word.head.lemma_.lower() in words("division_noun"):  # "the Welkait region"
        word = word.head
    phrase = first_conjunct(word)
    entered = phrase.dep_ == "dobj" and phrase.head is head and head.lemma_ in words("entering_verb")
    stated = phrase.dep_ == "pobj" and phrase.head.lower_ in (preps or ()) and _is_argument(phrase, head)
    return toponymy.resolved((mention.first, mention.last), word, relation.source) if entered or stated else None


def _is_argument(phrase: Token, head: Token) -> bool:
    """Whether a prepositional phrase modifies an event's word or its argument, and nothing within that."""
    governor = phrase.head.head
    if governor.dep_ in ("prep", "prt") and governor.lower_ == "out":
        governor = governor.head
    return governor is head or (governor.dep_ in ARGUMENTS and governor.head is head)


def place_of_police(relation: Relation, _: Token, toponymy: Toponymy) -> Place | None:
    """The place of the police as the antecedent of "they": "Police in Nakuru said they had arrested 28 people"."""
    end = relation.source
    if relation.predicate not in FORCE or end is None or end.antecedent is None or end.sector not in AT_HOME:
        return None
    span = toponymy.doc.char_span(end.antecedent.start, end.antecedent.end, alignment_mode="expand")
    for word in span or ():
        if word.lower_ in ("in", "of") and (name := toponymy.names.at(word.i + 1)) is not None:
            found = toponymy.place(*name, toponymy.around(word, ()))
            return found.place if found is not None and found.fine else None
    return None


def place_of_named_attack(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The town after which an attack is called that did the harm: "the Quetta bombing killed 12 people"; of states and
    their capitals the attack may be the doer's own.
    """
    if relation.predicate != "ASSAULT" or head.pos_ not in VERBAL:
        return None
    blasts = either("explosion_noun", "attack_on_place_word")
    for attack in head.lefts:
        named = attack.dep_ in SUBJECTS and attack.lemma_.lower() in blasts
        for word in attack.lefts if named else ():
            span = toponymy.names.at(word.i) if word.dep_ in COMPOUND_DEPS else None
            if span is None or (toponymy.names.is_state(span[1]) and relation.source is not None):
                continue
            found = toponymy.place(*span, toponymy.around(head, (relation.target,)))
            if found is not None and found.fine:
                return found.place
    return None


def goal_of_march(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The town to which people march who have no other place: "miners marched to La Paz"."""
    if relation.predicate != "PROTEST" or head.lemma_ != "march" or head.pos_ not in VERBAL:
        return None
    for goal in prepositional_objects(head, "to", "into", "on"):
        span = toponymy.names.at(goal.i)
        found = toponymy.place(*span, toponymy.around(head, (relation.source,))) if span is not None else None
        if found is not None and found.fine:
            return found.place
    return None


def place_of_answer(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """Where forces are sent to after an act, or people flee from: "sent two companies to Tripoli after gunmen fought",
    "fled from Bunagana to Kisoro after rebels shelled the town".
    """
    act = first_conjunct(head, VERBAL)
    act = act.head if act.dep_ == "advcl" and act.tag_ == "VBG" else act  # "fought, killing three"
    sent = act.head
    if act.dep_ != "advcl" or relation.predicate not in FORCE or all(c.lower_ != "after" for c in act.lefts):
        return None
    moved = [c for c in sent.children if c.dep_ in ("dobj", "nsubjpass")]
    if sent.lemma_ == "flee":
        goals = [*moved, *prepositional_objects(sent, "from")]
    else:
        forces = sent.lemma_ in words("conveyance_verb") and any(t.lemma_ in words("reinforcing_noun") for t in moved)
        goals = [o for word in (sent, *moved) for o in prepositional_objects(word, "to", "into")] if forces else []
    spans = [span for goal in goals if (span := toponymy.names.at(goal.i)) is not None]
    found = toponymy.place(*spans[0], toponymy.around(sent, (relation.source,))) if spans else None
    return found.place if found is not None and found.fine else None


def place_of_witnesses(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The town of those who report an act there: "residents of Avdiivka said that shells had hit the school"."""
    if relation.predicate != "ASSAULT" or head.dep_ != "ccomp" or head.head.lemma_ not in words("located_speech_verb"):
        return None
    attacker = relation.source.country if relation.source is not None else None
    near = toponymy.around(head, ()) - {attacker}
    for witness in head.head.lefts:
        for prep in witness.rights if witness.lemma_.lower() in words("local_person_noun") else ():
            span = toponymy.names.at(prep.i + 1) if prep.lower_ in ("of", "in") and witness.tag_ == "NNS" else None
            found = toponymy.place(*span, near) if span is not None else None
            if found is not None and found.fine and found.place.country != attacker:
                return found.place
    return None


def misattached_place(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The town in the clause, though the parser does not attach it to the verb."""
    if relation.predicate not in FORCE or head.pos_ not in VERBAL:
        return None
    near = toponymy.around(head, (relation.source, relation.target))
    for verb in (head, head.head) if head.dep_ == "conj" and shares_place(head) else (head,):
        for first, last in misattached_toponyms(verb, toponymy.names):
            found = toponymy.place(first, last, near)
            if found is not None and found.fine:
                return found.place
    return None


def place_meant_by_it(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The one town told before of which "it" is the object: "left Izium after troops had encircled it"."""
    taken = any(c.dep_ == "dobj" and c.lower_ == "it" for c in head.rights)
    acts = either("attack_on_place_word", "encircling_verb", "entering_verb")
    return scene_before(head, toponymy) if taken and relation.predicate in FORCE and head.lemma_ in acts else None


def place_of_governing_clause(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The one town of the clauses above an event's: "crowds marched in Jos after soldiers had shot a student"."""
    reported = head.dep_ == "ccomp" or relation.modality != "asserted"
    if reported or relation.predicate not in SHARING_TOWN or has_own_place(head):
        return None
    above, names = {word.i for word in head.ancestors}, toponymy.names
    ends = [end for end in (relation.source, relation.target) if end is not None]
    located = (word for word in head.sent if _is_located_by_verb(word, above, toponymy))
    states = [end for end in ends if end.actor == end.country]  # "the Kremlin" that acts
    spans = [names.at(word.i) for word in located if not any(end.start <= word.idx < end.end for end in states)]
    towns = {span for span in spans if span is not None and not names.is_state(span[1])}
    if len(towns) != 1:
        return None
    found = toponymy.place(*towns.pop(), toponymy.around(head, ()))
    if found is None or not found.fine:
        return None
    return found.place if all(end.country in (None, found.place.country) for end in ends) else None


def _is_located_by_verb(word: Token, verbs: Collection[int], toponymy: Toponymy) -> bool:
    """Whether a noun locates the clause of one of these verbs, or is its object; a capital may stand for its state."""
    names = toponymy.names
    if word.dep_ == "dobj":
        located = names.is_place(word.i) and not names.is_capital(word.i)
    else:
        located = word.dep_ == "pobj" and word.head.lower_ in LOCATIVE_PREPS | {"of"}
    for one in word.ancestors if located else ():
        if one.pos_ in VERBAL or one.dep_ == "appos":  # "Diop, the leader of rebels in Mopti"
            return one.i in verbs and one.dep_ != "appos"
    return False


FALLBACKS: Final[tuple[Callable[[Relation, Token, Toponymy], Place | None], ...]] = (
    origin_of_evacuees,
    place_as_end,
    goal_of,
    place_of_end,
    goal_of_withdrawal,
    misattached_place,
    place_of_police,
    place_of_witnesses,
    place_of_answer,
    place_meant_by_it,
    place_of_named_attack,
    goal_of_march,
)
"""What gives a place where no phrase does, in this order; the first that finds one counts."""


def place_inside(phrase: LocativePhrase, around: Place, head: Token, toponymy: Toponymy) -> Place | None:
    """The town before what tells where it is: "near Wapenamanda, in the province of Enga", "in Hilla, south of
    Baghdad", "in Izmail, on the bank of the Danube", "attacked Arbinda in the north".
    """
    prep = phrase.prep or (phrase.head.head if phrase.head.dep_ == "pobj" else None)
    if prep is not None and prep.lower_ == "of" and prep.head.lower_ in DIRECTIONS:  # "90 km south of"
        prep = prep.head.left_edge
    elif prep is not None and prep.lower_ not in ("in", "on"):
        return None
    if prep is None or prep.i < 3:
        return None
    comma = prep.nbor(-1).text == ","
    last = prep.i - 2 if comma else prep.i - 1
    span = (toponymy.names.ending(last) if comma else None) or toponymy.names.at(last)
    if span is None or span[0] <= head.sent.start or span[0] <= head.i:
        return None
    before = toponymy.doc[span[0] - 1]
    struck = before.pos_ in VERBAL and before.lemma_ in words("attack_on_place_word")  # "attacked Arbinda in the north"
    if not comma and not struck:
        return None
    named = struck or before.lower_ in LOCATIVE_PREPS or before.lower_ in ("of", "to", "from", "into")
    if not named or around.country is not None:
        return toponymy.place_within(*span, around) if named else None
    return toponymy.resolved(span, head)
