"""Matches that are no event: accidents, tours, hostility only feared, names of wars."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.relations.topics import is_statistic
from geo_nlp.pipes.syntax.digests import is_heading
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import NOUN_POS, PAST_TAGS, PRESENT_TAGS
from geo_nlp.pipes.syntax.relative_clauses import place_of_where
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import first_conjunct, union_of
from geo_nlp.rules.loader import load_rules

# "Is hurt" and "got hurt" are states, whatever the cause; "was hurt" is an event.
STATIVE = frozenset({"hurt", "injure"})
PRESENT = frozenset("'s are get gets getting got is".split())
# Events that a polite phrase may state.
GRACIOUS = frozenset({"PARTNERSHIP", "SUPPORT"})
# Hospitals, universities and firms are only seen by a visitor; a host there is named by himself.
FACILITIES = frozenset({"company", "organisation"})
PREMISES = frozenset({"BUS", "EDU", "MED", "MNC"})
REFLEXIVE = frozenset({"herself", "himself", "itself", "themselves"})
CAUTIONING = frozenset({"alert", "caution", "forewarn", "warn"})


def is_no_event(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether a match is no event of its rule."""
    return (
        is_accident(doc, found)
        or is_feared_hostility(found)
        or is_warning_of_others(doc, found, actors)
        or is_possible_membership(found, actors)
        or is_tour_of_premises(found, actors)
        or (found.rule.states in GRACIOUS and is_courtesy(doc, found.clause))
        or is_statistic(doc, found)
        or is_rewarded(doc, found)
        or is_unclaimed(doc, found)
        or is_without_victims(found)
        or is_in_heading(doc, found)
        or _is_concurrence(doc, found)
        or _is_reflexive(doc, found, actors)
        or _is_in_words(doc, found)
        or _is_by_no_attacker(found, actors)
        or _is_no_guilt(doc, found)
        or _is_walkout(doc, found)
    )


def is_in_heading(doc: Doc, found: Match) -> bool:
    """Whether an act is only in the name that heads an item: "2026 Iranian strikes on Kuwait", then what was done."""
    return found.clause.kind == "noun" and is_heading(doc[found.clause.head].sent[0])


def is_rewarded(doc: Doc, found: Match) -> bool:
    """Whether an arrest by nobody is what information may lead to: "a reward for information leading to his arrest"."""
    noun = first_conjunct(doc[found.clause.head], NOUN_POS)
    leading = noun.head.head
    named = noun.dep_ == "pobj" and leading.tag_ == "VBG" and leading.lemma_ in ("contribute", "lead")
    return named and not found.source and leading.head.lemma_ == "information"


def is_without_victims(found: Match) -> bool:
    """Whether only nobody was hurt, by nobody: "the pilot was not hurt"."""
    unhurt = found.clause.negated and not found.source and found.rule.states == "ASSAULT"
    return unhurt and found.clause.lemma in words("wounding_verb")


def is_unclaimed(doc: Doc, found: Match) -> bool:
    """Whether an attack is claimed by nobody, which does not say that it was not done: "has not claimed the attack"."""
    unclaimed = found.rule.states == "ASSAULT" and found.clause.negated
    return unclaimed and any(doc[i].lemma_ == "responsibility" for i in found.clause.slot("object"))


def is_accident(doc: Doc, found: Match) -> bool:
    """Whether harm has no agent: "three Turks were killed when a bus overturned", "the striker is injured"."""
    if found.rule.states != "ASSAULT" or found.clause.kind != "verb":
        return False
    head = doc[found.clause.head]
    if head.dep_ == "advcl" and head.tag_ == "VBG" and _is_crash(head.head):
        return True
    scene = place_of_where(head)
    if scene is not None and scene.lemma_.lower() in load_rules().classes["mishap"]:
        return True  # "a traffic accident where he hit and killed a woman"
    if found.source:
        return False
    clauses = (
        c for t in (head, *head.rights) for c in t.rights if c.dep_ in ("advcl", "relcl") and _gives_circumstances(t, c)
    )
    state = head.lemma_ in STATIVE and any(c.dep_ == "auxpass" and c.lower_ in PRESENT for c in head.lefts)
    ailing = state and not _is_in_attack(head)
    return ailing or any(_is_mishap(verb) for verb in clauses) or _others_had_accident(head)


def _is_in_attack(verb: Token) -> bool:
    """Whether harm is done in an attack: "four people are injured in a stabbing"."""
    causes = (o for p in verb.rights if p.dep_ in ("agent", "prep") for o in p.rights if o.dep_ == "pobj")
    return any(o.lemma_.lower() in either("attack_noun", "attack_event_noun") for o in causes)


def _is_crash(verb: Token) -> bool:
    """Whether a vehicle has an accident: "a helicopter crashed, killing four"; not one that is driven into a crowd."""
    vehicles = union_of(load_rules().classes["vehicle"], either("aircraft_noun", "vessel_noun"))
    crashed = any(t.lemma_.lower() in vehicles for t in subjects(verb))
    return crashed and verb.lemma_ in load_rules().classes["mishap_verb"] and _is_mishap(verb)


def _others_had_accident(verb: Token) -> bool:
    """Whether a conjunct tells of an accident: "two died and 50 (were) injured in a factory fire", "as floods hit"."""
    listed = (verb, verb.head) if verb.dep_ == "ccomp" and is_passive(verb.head) else (verb,)
    joined = [c for first in listed for c in first.rights if c.dep_ == "conj"]
    also = [v for c in joined for v in (c, *c.rights) if v.tag_ in PAST_TAGS]
    causes = [o for c in also for p in c.rights if p.dep_ in ("prep", "agent") for o in p.rights]
    return any(o.lemma_.lower() in load_rules().classes["mishap"] or _is_blaze(o) for o in causes)


def _is_blaze(noun: Token) -> bool:
    """Whether a fire burnt and was not opened: "in a factory fire", not "by Israeli fire"."""
    return noun.lemma_ == "fire" and noun.head.lower_ == "in" and any(c.lower_ in ("a", "the") for c in noun.lefts)


def _gives_circumstances(above: Token, clause: Token) -> bool:
    """Whether a clause gives the circumstances: "killed when a bus overturned", also "killed on Monday, when"."""
    if clause.tag_ == "VBG" or (clause.tag_ == "NN" and any(c.dep_ == "det" for c in clause.lefts)):
        return False  # "fire hit the town, the worst fighting in weeks"
    return clause.dep_ == "advcl" or any(t.lower_ == "when" for t in clause.lefts)


def is_feared_hostility(found: Match) -> bool:
    """Whether hostility is only feared: "those statements could harm relations between Iran and Iraq"."""
    if found.rule.states != "HOSTILITY" or found.clause.modality == "asserted":
        return False
    return "$relations" in found.rule.trigger.where.get("object", ())


def is_warning_of_others(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether a warning is of a third actor: "warned Kyiv that Russia was preparing an attack"."""
    head = doc[found.clause.head]
    if found.rule.states != "THREATEN" or head.lemma_ not in CAUTIONING:
        return False
    agents = (s for c in head.rights if c.dep_ == "ccomp" for s in subjects(c))
    others = [n for s in agents for n in actors.pick(s, inner=False)]
    parties, mentions = (*found.source, *found.target), actors.mentions
    sides = {mentions[n].country for n in parties} - {None}
    return any(mentions[n].actor and mentions[n].country not in sides and not actors.same(n, parties) for n in others)


def is_tour_of_premises(found: Match, actors: Actors) -> bool:
    """Whether a visit is to premises alone: "Trump's visit to Walter Reed", "toured a Renault plant"."""
    if found.rule.states != "CONSULT" or found.rule.trigger.mode != "visit":
        return False
    hosted = found.slots[0] == "object"
    visited = found.source if hosted else found.target
    sights = [m for m in (actors.mentions[n] for n in visited) if m.type == "company" or m.sector in PREMISES]
    return bool(sights) and len(sights) == len(visited) and all(m.type in FACILITIES for m in sights)


def is_possible_membership(found: Match, actors: Actors) -> bool:
    """Whether a membership is only possible, of unknown ends: "citizens of Mali may be members of unions"."""
    if found.rule.states != "MEMBERSHIP" or found.clause.modality == "asserted":
        return False
    ends = [actors.mentions[n] for n in (*found.source, *found.target)]
    return not any(m.actor or m.refers_to for m in ends)


def _is_mishap(verb: Token) -> bool:
    """Whether a clause is of an accident, by its verb, or by a vehicle as its subject."""
    classes = load_rules().classes
    heads = subjects(verb)
    doers = {t.lemma_.lower() for t in heads} | {
        c.lemma_.lower() for t in heads for c in t.lefts if c.dep_ == "compound"
    }
    if not doers.isdisjoint(classes["weather"]):
        return True  # "were killed when rains caused landslides"
    if verb.lemma_ in classes["mishap_verb"]:
        return not any(c.dep_ == "dobj" for c in verb.rights)  # but "when he crashed his car into the crowd"
    return verb.lemma_ in classes["vehicle_verb"] and not doers.isdisjoint(classes["vehicle"])


def _is_by_no_attacker(found: Match, actors: Actors) -> bool:
    """Whether an attack noun has a court or a site as its actor: "guilty of murder by a court", "a school bombing"."""
    if found.rule.states != "ASSAULT" or found.clause.kind != "noun" or not found.source:
        return False
    doers = [actors.mentions[n] for n in found.source]
    sectors = {m.sector for m in doers}
    bodies = sectors <= {"EDU", "MED", "REL"} and all(m.type == "organisation" for m in doers)
    site = found.slots[0] == "possessor" and bodies
    return site or (sectors == {"JUD"} and found.clause.lemma not in ("execution", "hanging"))


def _is_no_guilt(doc: Doc, found: Match) -> bool:
    """Whether what is said of a person is no misdeed: "found him not guilty"."""
    said = [doc[i] for i in found.clause.slot("complement")]
    return any(t.lower_ in ("guilty", "liable") and any(c.dep_ == "neg" for c in t.lefts) for t in said)


def _is_reflexive(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the object is reflexive: "the gunman killed himself" is no attack on the antecedent."""
    objects = [doc[i] for i in found.clause.slot("object")]
    if found.rule.states != "ASSAULT" or not any(t.lower_ in REFLEXIVE and t.dep_ == "dobj" for t in objects):
        return False
    himself = all(doc[actors.mentions[n].head].lower_ in REFLEXIVE for n in found.target)
    return himself and found.clause.lemma != "blow up"


def _is_concurrence(doc: Doc, found: Match) -> bool:
    """Whether "agree" is only of opinion: "I agree with you", "France agrees with Turkey that it is late"."""
    verb, clause = doc[found.clause.head], found.clause
    if found.rule.states != "AGREE" or clause.lemma not in ("agree", "concur") or found.slots[1] != "with":
        return False
    deal = any(clause.slot(slot) for slot in ("object", "on", "to"))
    deal = deal or any(doc[i].dep_ != "ccomp" for i in clause.slot("complement"))
    return verb.tag_ in PRESENT_TAGS and not deal


def _is_in_words(doc: Doc, found: Match) -> bool:
    """Whether a blast is one of words: "blasted the army as corrupt"; not "blasted the town as it fled"."""
    if found.rule.states != "ASSAULT" or found.clause.lemma not in ("blast", "hammer", "slam"):
        return False
    return any(p.lower_ == "as" and p.dep_ == "prep" for p in doc[found.clause.head].rights)


def _is_walkout(doc: Doc, found: Match) -> bool:
    """Whether a strike is one of workers: "went on strike in Lagos", "in a strike for higher wages"."""
    noun = doc[found.clause.head]
    demanding = any(c.lower_ == "for" for c in noun.rights)
    idle = noun.dep_ == "pobj" and (demanding or (noun.head.lower_ == "on" and not noun.lefts))
    return found.rule.states == "ASSAULT" and found.clause.lemma == "strike" and idle
