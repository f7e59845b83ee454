"""Attacks and protests told by a noun that names neither party, which count for the state where they happened.

"Condemned the shooting at a hall in Kazan", "has denied any role in the clashes in Basra", "after riots in Lagos".
"""

from __future__ import annotations

from typing import Final

from geo_nlp.gazetteer.toponyms import toponyms
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.patients import is_patient_itself
from geo_nlp.pipes.relations.scene_target import country_of, nearest_places
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import PAST_TAGS, PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import union_of
from geo_nlp.rules.loader import Rule, load_rules
from geo_nlp.types import Clause, Mention, Participant

ENDING_PROTEST: Final = frozenset({"break", "disperse", "dissolve", "end"})
LICENSING: Final = words("permission_or_ban_verb")  # which do not say that it was held
ATTACK_LEMMAS: Final = frozenset({"assault", "attack", "raid"})
MARCHES: Final = frozenset({"march", "picket", "vigil"})  # at a rally one may be among friends
FIRING_ON: Final = words("opening_fire_verb") | {"charge", "fire", "shoot", "turn"}
PHASES: Final = frozenset({"beginning", "end", "start"})
BEGINNING: Final = frozenset({"begin", "start"})
ENDED_AS: Final = frozenset({"dobj", "nsubjpass"})
# Policing verbs, whose place is that of the protest before: "detained six after a protest", not "resigned after".
POLICING: Final = either("killing_verb", "seizure_verb", "wounding_verb") | {"disperse"}
DURING_PROTEST: Final = frozenset({"amid", "at", "during", "in", "on"})
OFFICIAL_SECTORS: Final = frozenset({"GOV", "IGO", "LEG", "MIL"})
BLAMED_ON_VERBS: Final = frozenset({"blame", "pin"})
# Events that a noun reports with their patient alone: "the killing of two protesters".
SUFFERED: Final = frozenset({"ASSAULT", "COERCE"})
# The class of the nouns that tell an event of a type without anybody; a rally or a march may be of friends.
TELLING_CLASSES: Final = ("bare_attack", "bare_protest", "rally_noun")
BARE_CLASSES: Final = {"ASSAULT": "bare_attack", "PROTEST": "bare_protest"}


def tells_event(clause: Clause) -> bool:
    """Whether a noun may tell an attack or a protest though no phrase of its own names anybody."""
    classes = load_rules().classes
    if clause.kind == "noun" and clause.lemma in ("negotiation", "talk"):
        return True  # "negotiations resumed in Havana"
    return clause.kind == "noun" and any(clause.lemma in classes[kind] for kind in TELLING_CLASSES)


def places_of_event(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """Positions of the places where an attack or a protest was that a noun tells: "the shooting at a hall in Kazan"."""
    if rule.states not in BARE_CLASSES or clause.kind != "noun" or clause.negated or clause.modality != "asserted":
        return ()
    noun = doc[clause.head]
    if not _is_told(doc, clause, rule):
        return ()
    found = [] if _is_against_deed(doc, clause) else nearest_places(noun, actors, _phrase_after(noun))
    if not found and rule.states == "PROTEST":  # "a hunger strike by detainees at a base in Cuba"
        found = [n for o in prepositional_objects(noun, "by") for n in nearest_places(o, actors)]
    if not found and rule.states == "PROTEST" and not _has_own_place(noun) and (verb := _verb_around(noun)) is not None:
        found = _places_around(verb, actors)
    return tuple(n for n in found if _is_on_map(actors.mentions[n]))


def _has_own_place(noun: Token) -> bool:
    """Whether an event has a place of its own, elsewhere than its verb says: "a march at the dam"."""
    placed = [o for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("at", "in") for o in c.rights]
    return any(o.lemma_ not in words("in_support_noun") for o in placed)


def _is_against_deed(doc: Doc, clause: Clause) -> bool:
    """Whether a protest is against a deed, which may have been elsewhere: "a march against the shootings in Lyon"."""
    return any(doc[i].lemma_.lower() in either("explosion_noun", "killing_noun") for i in clause.slot("against"))


def _places_around(verb: Token, actors: Actors) -> list[int]:
    """The places of an act, by its verb, its subjects or the verbs above: "In Lagos police shot a man at a rally"."""
    above = [t for t in verb.ancestors if verb.dep_ in ("advcl", "relcl", "xcomp") and t.pos_ == "VERB"]
    around = ((t, [c for c in t.lefts if c.dep_ == "prep"]) for t in (verb, *subjects(verb), *above))
    return next((some for t, fronted in around if (some := nearest_places(t, actors, fronted))), [])


def _is_told(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether a noun tells an event by itself, and is no kind of thing, licence or crowd: not "men in protest"."""
    noun = doc[clause.head]
    in_protest = noun.head.lower_ == "in" and noun.tag_ == "NN" and not noun.lefts
    if in_protest or noun.dep_ == "compound" or (noun.dep_ in ENDED_AS and noun.head.lemma_ in LICENSING):
        return False
    if clause.lemma in load_rules().classes[BARE_CLASSES[rule.states]]:
        return True
    if rule.states == "PROTEST":
        return _is_of_people(doc, clause) or _is_told_as_held(doc, clause)
    return rule.states == "ASSAULT" and _is_on_building(doc, clause)


def _verb_around(noun: Token) -> Token | None:
    """The verb whose act, and so its place, is at a protest: "was shot in Lagos during a protest over prices"."""
    period = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    in_period = period is not None and period.lemma_ in words("event_period_noun") | PHASES
    outer = period if period is not None and in_period else noun  # "the sixth day of protests"
    prep = outer.head
    after = prep.lower_ == "after" and (outer is period or prep.head.lemma_ in POLICING)
    meanwhile = prep.lower_ in DURING_PROTEST or after
    if noun.dep_ in ENDED_AS and prep.lemma_ in ENDING_PROTEST:  # "opened fire in Lagos to disperse a rally"
        return prep
    return prep.head if outer.dep_ == "pobj" and meanwhile and prep.head.tag_ in PAST_TAGS else None


def _is_on_building(doc: Doc, clause: Clause) -> bool:
    """Whether an attack is on a building, a vehicle or a village: "an attack on a coach in Lyon", not "on the bill"."""
    classes = load_rules().classes
    struck = union_of(classes["struck"], classes["target"])
    return clause.lemma in ATTACK_LEMMAS and any(doc[i].lemma_.lower() in struck for i in clause.slot("on"))


def _phrase_after(noun: Token) -> list[Token]:
    """The prepositional phrase of a noun that the parser gives to its verb: "condemned the shooting at a hall".

    Also the place where a protest is ended: "In Accra a sit-in was broken up", "broke up a march in Ramallah".
    """
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("judging_event_verb"):
        return [c for c in noun.head.rights if c.dep_ == "prep" and c.i == noun.right_edge.i + 1]
    return [c for c in noun.head.children if c.dep_ == "prep"] if _is_ended(noun) else []


def is_told_by_noun(doc: Doc, found: Match, source: Participant | None) -> bool:
    """Whether a noun alone tells of a protest: by its people ("a rally by nurses") or its place ("riots in Lagos").

    The protest of a government is a note: "a protest by the Allies", "the EU's protest".
    """
    noun = doc[found.clause.head]
    if found.rule.states != "PROTEST" or found.clause.kind != "noun" or source is None:
        return False
    if found.slots[0] == "in":
        return True
    bare = found.clause.lemma in load_rules().classes["bare_protest"]
    official = source.sector in OFFICIAL_SECTORS or (source.actor is not None and source.actor == source.country)
    owned = bare and found.slots[0] == "possessor" and noun.tag_ in PLURAL_TAGS
    return not official and (found.slots[0] == "by" or owned)


def is_suffered(doc: Doc, found: Match, name: str, target: Participant | None) -> bool:
    """Whether an event noun tells what a known actor suffered: "the killing of two Turks"; not "blamed it on Mali"."""
    event = doc[found.clause.head]
    there = target is not None and target.actor is not None and target.sector in (None, "GOV")
    scenes = ("in", "near", "outside") if found.clause.modality == "asserted" else ("in",)
    placed = name == "PROTEST" and found.slots[1] in scenes and there  # "after riots in Lagos", "a vigil near"
    told = name in SUFFERED or placed
    if found.clause.kind != "noun" or not told or target is None or not (target.actor or target.country):
        return False
    blamed = found.slots[1] == "on" and event.dep_ == "dobj" and event.head.lemma_ in BLAMED_ON_VERBS
    return not blamed and is_patient_itself(doc, found, target)


def organisers(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """Positions of the mentions who call or plan a protest: "a rally called by nurses", "unions plan a strike"."""
    if rule.states != "PROTEST" or clause.kind != "noun":
        return ()
    noun, calling = doc[clause.head], words("protest_calling_verb")
    called = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in calling]
    above = [noun.head] if noun.dep_ == "dobj" and noun.head.lemma_ in calling and not is_passive(noun.head) else []
    doers = [t for verb in called + above for t in subjects(verb) if t is not noun]
    if noun.dep_ == "dobj" and not above:  # "watched a march by nurses": the phrase hangs on the verb
        doers += [t for t in prepositional_objects(noun.head, "by") if t.head.i == noun.right_edge.i + 1]
    return tuple(n for t in doers for n in actors.pick(t, inner=False))


def _is_of_people(doc: Doc, clause: Clause) -> bool:
    """Whether a word before the noun says whose protest it is: "a youth rally", "the miners' march"."""
    people = union_of(load_rules().classes["public"], load_rules().classes["labour"])
    kinds = words("kind_of_protest_adjective")
    return any(doc[i].lemma_.lower() in people or doc[i].lower_ in kinds for i in clause.slot("modifier"))


def _is_told_as_held(doc: Doc, clause: Clause) -> bool:
    """Whether a rally or march is held or ended: "there were rallies in Kazan", "shot at a vigil in Lyon"."""
    noun, support = doc[clause.head], clause.support
    there = support is not None and any(c.dep_ == "expl" for c in doc[support].lefts)
    attended = clause.lemma in MARCHES and noun.dep_ == "pobj" and _is_attended(noun)
    opposed = clause.slot("against") and noun.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass")
    return there or attended or _is_ended(noun) or bool(opposed and clause.lemma in load_rules().classes["rally_noun"])


def _is_attended(march: Token) -> bool:
    """Whether a march was held, by the word before it: "at the end of a march", "took part in one", "fired on one"."""
    prep, verb = march.head, march.head.head
    if prep.lower_ in ("after", "at", "during"):
        return True
    if prep.lower_ == "of":
        return verb.lemma_ in words("event_period_noun") | PHASES
    taken = prep.lower_ == "in" and any(c.lemma_ == "part" for c in verb.rights) and verb.tag_ in PAST_TAGS
    shot = prep.lower_ in ("at", "into", "on") and verb.lemma_ in FIRING_ON and verb.tag_ in PAST_TAGS
    began = prep.lower_ in ("as", "with") and verb.lemma_ in BEGINNING and verb.tag_ in PAST_TAGS
    return taken or shot or began


def _is_ended(noun: Token) -> bool:
    """Whether a protest is ended: "police broke up a march in Accra"."""
    return noun.dep_ in ENDED_AS and noun.head.lemma_ in ENDING_PROTEST


def _is_on_map(place: Mention) -> bool:
    """Whether a place is of a known state, or one that the index of toponyms has in several."""
    return country_of(place) is not None or (place.type == "place" and bool(toponyms().lookup(place.text)))
