"""Matches that are no event: accidents (`mishaps`), tours, hostility only feared, names of wars."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.mishaps import is_accident
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.relations.topics import is_statistic
from geo_nlp.pipes.syntax.digests import is_heading
from geo_nlp.pipes.syntax.dislocation import joined_by_hyphen
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import NOUN_POS, PRESENT_TAGS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import first_conjunct

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
        or _is_of_other_sense(doc, found, actors)
    )


def _is_of_other_sense(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the words of a rule have another sense here: a price is charged, a comment refused, a wreath laid."""
    return (
        _is_turning_away(doc, found, actors)
        or _is_of_particulars(doc, found)
        or _is_at_price(doc, found)
        or _is_epithet(doc, found)
        or _is_siding(doc, found)
        or _is_wreath_at_home(found, actors)
        or _is_penalty_clause(doc, found)
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


def _is_turning_away(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether what is agreed is to need a state less: "committed to independence from Russian fuel"."""
    if found.rule.states != "AGREE":
        return False
    for n in found.target:
        for word in doc[actors.mentions[n].head].ancestors:
            if word.i <= found.clause.head:
                break
            away = word.head.lemma_ in ("independence", "independent") and word.lower_ == "from"
            if away or word.lemma_ in words("dependence_noun"):
                return True
    return False


def _is_of_particulars(doc: Doc, found: Match) -> bool:
    """Whether what is refused is information about an actor: "declined to give the names of the soldiers".

    Who refuses to give it to an actor does reject that one.
    """
    if found.rule.states != "REJECT":
        return False
    refused = [doc[i] for i in found.clause.slot("complement")]
    things = [o for verb in refused for o in verb.rights]
    if any(o.dep_ == "dative" for o in things):
        return False
    return any(o.dep_ == "dobj" and o.lemma_ in words("particulars_noun") for o in things)


def _is_at_price(doc: Doc, found: Match) -> bool:
    """Whether "charge" asks a price: "charging American companies nothing"."""
    if found.clause.lemma != "charge" or found.clause.kind != "verb":
        return False
    after = doc[doc[found.clause.head].right_edge.i]
    return after.lower_ in ("zero", "nothing") or any(
        t.text in ("$", "€", "£") or t.lower_ in words("currency_noun") for t in doc[found.clause.head].subtree
    )


def _is_epithet(doc: Doc, found: Match) -> bool:
    """Whether a participle only describes: "the fighting men of Chad and Mali", "Israeli-occupied Hebron"."""
    verb = doc[found.clause.head]
    if verb.dep_ != "amod" or verb.i > verb.head.i:
        return False
    held = found.rule.states == "COERCE" and verb.lemma_ in words("occupying_verb") and bool(joined_by_hyphen(verb))
    fighting = verb.tag_ == "VBG" and found.clause.lemma == "fight" and not found.clause.slot("object")
    return held or fighting


def _is_siding(doc: Doc, found: Match) -> bool:
    """Whether one joins all or some members of a party, and not the party: "joining all 43 Democrats"."""
    if found.rule.states != "MEMBERSHIP" or found.clause.lemma != "join":
        return False
    joined = [c for i in found.clause.slot("object") for c in doc[i].lefts]
    return any(c.lower_ == "all" or c.dep_ == "nummod" for c in joined)


def _is_wreath_at_home(found: Match, actors: Actors) -> bool:
    """Whether a wreath is laid by somebody at home, or of no known state: no visit to "London" by "the Queen"."""
    if found.rule.states != "CONSULT" or found.clause.lemma != "lay":
        return False
    hosts = {actors.mentions[n].country for n in found.target}
    return all(actors.mentions[n].country in (hosts | {None}) for n in found.source)


def _is_penalty_clause(doc: Doc, found: Match) -> bool:
    """Whether a conviction without a finite verb is only the condition of a penalty: "faces ten years if convicted"."""
    verb = doc[found.clause.head]
    if found.rule.trigger.mode != "convict" or found.source or found.clause.kind != "verb" or verb.tag_ != "VBN":
        return False
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return before.lower_ in ("if", "once", "when")
