"""Violence against or among unnamed people, which counts for the state of the place where it happened.

"A shooting in Guayaquil left eight dead", "a mob torched a police station in Karachi". Event data has coded the state
of the place for its unnamed people since KEDS (Schrodt 1994).
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.passive_agents import is_attack
from geo_nlp.pipes.relations.predicate_classes import ARMED_SECTORS, FORCE
from geo_nlp.pipes.relations.scene_target import country_of, nearest_places, scene, shared_scene
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import joined, union_of
from geo_nlp.rules.loader import Rule, load_rules
from geo_nlp.types import Clause, Mention

VICTIM_STATES = frozenset({"dead", "wounded", "injured", "alive", "unconscious"})  # "shot dead a rapper"
HAVING_OR_SAYING = frozenset({"control", "deny", "hold"})  # what one has or says rather than does
HUMAN = frozenset({"armed_group", "government", "group", "military", "person"})
POWERS = frozenset({"armed_group", "government", "military", "state"})
RIOTOUS = frozenset({"boycott", "obstruct", "riot", "vandalize"})  # modes of protest
TRADES = ("er", "ian", "ist", "man", "or")  # endings of nouns for people by what they do
PRONOUNS = frozenset({"another", "others"})


def is_on_others(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> bool:
    """Whether a known source uses force on unnamed people or on things: "Israel struck a car"."""
    if not source:
        return False
    unnamed = _is_on_unnamed(doc, clause, rule, actors) or _is_on_things(doc, clause, rule, actors, source)
    return unnamed or _is_riot(doc, clause, rule) or _is_patrol(doc, clause, rule)


def _is_patrol(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether forces go about in streets whose place another sentence tells: "soldiers patrolled the avenues"."""
    told = rule.states == "MOBILIZE" and clause.kind == "verb" and clause.modality == "asserted"
    return told and any(doc[i].lemma_.lower() in words("patrolled_noun") for i in clause.slot("object"))


def _is_riot(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether a crowd does something to a thing: "mourners overturned two cars", "demonstrators burned a bank"."""
    riot = rule.trigger.mode in RIOTOUS and clause.kind == "verb" and not clause.negated
    required = any(slot in ("object", "subject") for slot, _ in rule.where)
    return riot and (required or any(_is_building_or_vehicle(doc[i]) for i in clause.slot("object")))


def _is_on_unnamed(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> bool:
    """Whether force is used on unnamed people: on "a rapper", "two of their guards", "31 of them", "another"."""
    if rule.states not in FORCE or clause.kind != "verb":
        return False
    objects = [doc[i] for i in clause.slot("object")]
    if rule.states == "COERCE" and [t.lower_ for t in objects] == ["them"]:
        return True  # "officers dispersed them"
    harmed = [t for t in objects if t.lower_ not in VICTIM_STATES]
    shot_dead = len(harmed) < len(objects)  # "shot him dead"
    return bool(harmed) and all(
        _denotes_people(t, actors) or (shot_dead and t.lower_ in ("him", "her")) for t in harmed
    )


def _is_on_things(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> bool:
    """Whether a known force strikes or takes a thing without a named owner: "an Israeli drone hit a car"."""
    if rule.states not in ("ASSAULT", "COERCE") or clause.kind != "verb" or clause.negated:
        return False
    sources = [actors.mentions[n] for n in source]
    if clause.lemma in HAVING_OR_SAYING and not any(m.actor or m.country for m in sources):
        return False
    if not any(_is_known_force(m) for m in sources) and not _are_looters(doc, clause, rule, sources):
        return False
    of_object = rule.states == "ASSAULT" or any(slot == "object" for slot, _ in rule.where)
    things = [doc[i] for slot in ("object", "at", "on", "to") for i in clause.slot(slot)]
    seized = load_rules().classes["seized"]  # what police and soldiers break up, search or take: a rally, weapons
    return any((of_object and _is_building_or_vehicle(t)) or t.lemma_.lower() in seized for t in things)


def _are_looters(doc: Doc, clause: Clause, rule: Rule, sources: Sequence[Mention]) -> bool:
    """Whether people, many or of a known state, destroy what others own: "rioters torched shops"."""
    destroying = rule.trigger.mode == "destroy" or clause.lemma in words("property_damage_verb")
    crowd = any(doc[m.head].tag_ in PLURAL_TAGS for m in sources)
    return rule.states == "ASSAULT" and destroying and any((m.country or crowd) and m.type in HUMAN for m in sources)


def _is_known_force(source: Mention) -> bool:
    """Whether a source is a known state, or an armed body whoever it is: "officers", "militiamen"."""
    known = bool(source.actor or source.country)
    return source.sector in ARMED_SECTORS or (known and source.type in POWERS)


def is_by_nobody(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> bool:
    """Whether no actor does it, but a weapon, armed men or a number of people."""
    armed = is_by_weapon(doc, clause, rule) or is_hit_by_arms(doc, clause, rule, actors)
    return armed or is_crowd_of_many(doc, clause, rule)


def is_by_weapon(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether the agent is a weapon or an attack, and not who used it: "was wounded by a mine", "aircraft bombed"."""
    doers = [doc[i] for i in clause.slot("subject")]
    if rule.trigger.mode == "aerial" and doers and all(t.lemma_ in words("aircraft_noun") for t in doers):
        return True
    weapons = union_of(load_rules().classes["weapon"], load_rules().classes["wounding_means"])
    armed = all(is_attack(t) or t.lemma_.lower() in weapons or t.lemma_ == "mine" for t in doers)
    return rule.states == "ASSAULT" and bool(doers) and armed and is_passive(doc[clause.head])


def is_crowd_of_many(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether only a number of people protests: "thousands converged on Lima"."""
    many = load_rules().classes["masses"]
    return rule.states == "PROTEST" and all(doc[i].lemma_.lower() in many for i in clause.slot("subject"))


def place_of_victims(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """Positions of the places where force was used on unnamed people, or on a building by protesters."""
    if rule.states not in FORCE or clause.kind != "verb":
        return ()
    instrument = "subject" not in rule.trigger.source and bool(clause.slot("subject"))  # "a raid left ten dead"
    attack = rule.states == "ASSAULT" and any(is_attack(doc[i]) for i in clause.slot("subject"))
    building = rule.states == "PROTEST" and any(_is_building_or_vehicle(doc[i]) for i in clause.slot("object"))
    hit = is_hit_by_arms(doc, clause, rule, actors)
    if not (instrument or attack or building or hit or _is_on_unnamed(doc, clause, rule, actors)):
        return ()
    found = scene(doc, clause, actors) or shared_scene(doc, clause, actors)
    abducted = rule.trigger.mode == "abduct"  # "kidnapped two foresters near Jos"
    found = found or (_nearby(doc, clause, actors) if hit or abducted or clause.lemma in words("killing_verb") else [])
    return tuple(n for n in found if country_of(actors.mentions[n]) is not None)


def is_hit_by_arms(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> bool:
    """Whether armed men, a weapon or nobody named strike a building, a vehicle or a village.

    "Stormed a village near Sokoto", "a police post was raided near Sylhet".
    """
    if rule.states != "ASSAULT" or clause.negated:
        return False
    struck = [doc[i] for slot in ("object", "into", "on", "at") for i in clause.slot(slot)]
    weapons = load_rules().classes["weapon"]
    doers = [doc[i] for i in clause.slot("subject")]
    armed = any(t.lemma_.lower() in weapons or _is_armed(t, actors) for t in doers)
    unnamed = not doers and clause.lemma in words("deliberate_damage_verb") and is_passive(doc[clause.head])
    return (armed or unnamed) and any(_is_building_or_vehicle(t) for t in struck)


def _is_armed(word: Token, actors: Actors) -> bool:
    """Whether a word denotes people who bear arms: "gunmen", "armed herders"."""
    if word.tag_ == "NNS" and any(c.lower_ == "armed" and c.dep_ == "amod" for c in word.lefts):
        return True
    n = actors.at.get(word.i)
    return n is not None and actors.mentions[n].sector in ARMED_SECTORS


def _nearby(doc: Doc, clause: Clause, actors: Actors) -> list[int]:
    """Positions of the places near which what is struck lies: "stormed a village near Sokoto"."""
    heads = [doc[i] for slot in ("object", "into", "on", "at") for i in clause.slot(slot)]
    return list(dict.fromkeys(n for t in (doc[clause.head], *heads) for n in nearest_places(t, actors)))


def _is_building_or_vehicle(word: Token) -> bool:
    """Whether a word denotes a building, a vehicle or a road."""
    classes, named = load_rules().classes, {word.lemma_.lower(), *joined(word)}
    return any(not named.isdisjoint(classes[name]) for name in ("target", "struck", "road", "mission"))


def _denotes_people(word: Token, actors: Actors) -> bool:
    """Whether a word denotes people: by trade or kinship, as a number of people, by a pronoun."""
    n = actors.at.get(word.i)
    if n is not None and actors.mentions[n].level == "nominal" and actors.mentions[n].type in HUMAN:
        return True
    people = load_rules().classes["bystander"]
    if word.tag_ == "PRP" and word.head.lower_ == "of":  # "31 of them"
        return word.head.head.tag_ == "CD"
    if word.lower_ in PRONOUNS or word.lemma_.lower() in people:
        return True
    if word.lemma_.endswith(TRADES) and any(c.dep_ == "nummod" for c in word.lefts):  # "six foresters"
        return True
    counted = word.like_num or word.tag_ == "CD" or word.lower_ in ("dozens", "scores", "hundreds", "several")
    return counted and all(o.pos_ == "PRON" or o.lemma_.lower() in people for o in prepositional_objects(word, "of"))
