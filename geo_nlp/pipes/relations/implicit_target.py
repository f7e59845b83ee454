"""Towards whom an act goes where no slot tells: the party of a condition, those watched, the place it falls on."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Filled, somewhere
from geo_nlp.pipes.relations.scene_target import conditioned, scene
from geo_nlp.pipes.syntax.functions import datives, objects, subjects
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.possession_classes import MEETING
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import HELD
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause

# What is only given away is given to nobody where it is done: "handed over its weapons in Iraq".
PARTING = frozenset({"give up", "hand over", "turn over"})
# Acts that fall on the place where they are done; a meeting or a protest in Paris is not done to France.
FALLING = frozenset({"AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "RETREAT", "SANCTION"})
FACING = words("confrontation_purpose_verb")
HELD_OUT = frozenset({"ASSAULT", "COERCE", "SANCTION"})
TELLING = frozenset({"notify", "tell", "warn"})
ASKING = words("asking_verb")
NOTHING = frozenset[str]()
GRIEVANCES = frozenset({"after", "as", "at", "for", "on", "over", "to"})
GRIEVED_DEPTH = 5
EMPLOYERS = frozenset({"company", "government", "igo", "media", "organisation", "state"})


def _met(doc: Doc, clause: Clause) -> bool:
    """Whether what is agreed on is a meeting, which is not done to its place: "agreed to meet in Geneva"."""
    heads = [doc[i] for slot in ("complement", "to", "on", "object") for i in clause.slot(slot)]
    heads += [t for i in clause.slot("complement") for t in objects(doc[i])]
    return any(t.lemma_.lower() in HELD | MEETING for t in heads)


def beyond(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> Filled:
    """Towards whom where no slot tells: the party of a condition, or the place that a material act falls on."""
    found: list[int] = []
    ahead = rule.states in FALLING and clause.modality in ("planned", "possible", "conditional")
    if ahead and rule.states in HELD_OUT:
        found = _warned(doc[clause.head], actors)
    if not found and (clause.refused or ahead or rule.states == "THREATEN"):
        found = conditioned(doc, clause, actors, source)
    if rule.states == "REJECT" and clause.kind == "verb":
        found = _asking(doc[clause.head], actors, source)
    if not found and rule.states == "MOBILIZE":
        found = _watched(doc, clause, actors, source)
    people = not any(actors.mentions[n].type in EMPLOYERS or _named_person(actors, n) for n in source)
    if not found and rule.states == "PROTEST" and clause.kind == "verb" and people:
        found = _grieved(doc[clause.head], actors)
    agreed = rule.states == "AGREE" and clause.kind == "verb" and not _met(doc, clause)
    if not found and (rule.states in FALLING or agreed) and not (rule.states == "AID" and clause.lemma in PARTING):
        home = {actors.mentions[n].country for n in source} if agreed else set()
        places = scene(doc, clause, actors, beside=HELD if agreed else NOTHING)
        known = [n for n in places if not somewhere(actors.mentions[n])]
        found = [n for n in known if actors.mentions[n].country not in home]
    return tuple(n for n in found if not actors.same(n, source)), "scene"


def _asking(refusal: Token, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """Who has asked for what is refused: "Mali asked Chad to help, but Chad declined"."""
    asking = refusal.head if refusal.dep_ in ("conj", "advcl") else refusal
    if asking.lemma_ not in ASKING or asking is refusal:
        return []
    asked = [*objects(asking), *datives(asking), *(t for p, t in prepositions(asking) if p in ("on", "to", "upon"))]
    if not any(actors.same(n, source) for t in asked for n in actors.pick(t, inner=False)):
        return []
    return [n for t in subjects(asking) for n in actors.acting(t, verbal=True)]


def _warned(deed: Token, actors: Actors) -> list[int]:
    """Who is told what will be done: "told Canberra that it would cut ties"."""
    telling = deed.head if deed.dep_ == "ccomp" and deed.head.lemma_ in TELLING else None
    found = [n for t in objects(telling) for n in actors.pick(t, inner=False)] if telling is not None else []
    return [n for n in found if actors.mentions[n].actor or actors.mentions[n].country]


def _named_person(actors: Actors, n: int) -> bool:
    return actors.mentions[n].type == "person" and actors.mentions[n].level == "name"


def _grieved(verb: Token, actors: Actors) -> list[int]:
    """Whose doings a protest is over: "struck for better pay at Amazon", "walked out in response to GE's decision"."""
    level = [head for prep, head in prepositions(verb) if prep in GRIEVANCES]
    for _ in range(GRIEVED_DEPTH):
        found = [n for t in level for n in (*actors.premodifiers(t), *actors.pick(t, inner=False))]
        if named := [n for n in found if actors.mentions[n].type in EMPLOYERS and actors.mentions[n].level == "name"]:
            return named
        level = [head for t in level if t.pos_ == "NOUN" for _, head in prepositions(t)]
    return []


def _watched(doc: Doc, clause: Clause, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """Whom forces are sent to stop or to follow: "scrambled jets to intercept Russian bombers"."""
    verb = doc[clause.head if clause.support is None else clause.support]
    purposes = [c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB" and c.lemma_ in FACING]
    return [n for c in purposes for t in objects(c) for n in actors.pick(t, taken=source)]
