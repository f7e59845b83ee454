"""The scene of an act, which stands for its unnamed target, and the party on whose act a condition depends.

"Imposed a curfew in Basra" falls on Basra, "sent aid to people hit by floods in Malawi" on Malawi. "Will not lift
the embargo until Cuba frees ..." refuses Cuba something; "would cut ties if Israel did not ..." threatens Israel.
Event data has done so since KEDS (Schrodt 1994): a country stands for its unnamed people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.toponyms import toponyms
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.passive_agents import ATTACK_NOUNS, events_of, is_attack
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.relative_clauses import place_of_where
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Clause, Mention

SCENE_PREPS = frozenset("in into inside at across throughout along on over through within to for".split())
STRICT_SCENE_PREPS = SCENE_PREPS - {"to", "for", "over", "through", "on"}
WAITING_MARKS = frozenset({"until", "unless", "if", "till", "before"})
WAY = frozenset({"prep", "pobj", "dobj", "acl", "agent", "xcomp", "nsubjpass", "pcomp", "dative", "oprd", "conj"})
# "In the wake of an attack in Kabul": what follows belongs to another event.
COMPLEX_PREPOSITION_NOUNS = words("complex_preposition_noun")
FIRING = frozenset({"fire", "launch", "shoot"})
DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest".split())
STREETS = frozenset({"outskirts", "street", "streets", "suburb", "suburbs"})  # "took to the streets of Tbilisi"
BESIDE = frozenset({"around", "near", "outside"})  # "a shootout outside a nightclub in Quito"
BELONGING = frozenset({"as", "by", "during", "from", "of", "with"})
SCENE_DEPTH, JOINED_VERBS = 9, 2
CLASH_PREPS = frozenset({"between", "among", "against"})  # "clashes between clans in Jonglei"
NEARBY_PREPS = STRICT_SCENE_PREPS | {"on", "near", "around", "outside", "off"}


def scene(doc: Doc, clause: Clause, actors: Actors) -> list[int]:
    """Positions of the nearest places or states in which a clause's act happens; empty where none is."""
    starts = [doc[clause.head]] + ([doc[clause.support]] if clause.support is not None else [])
    level = [(token, STRICT_SCENE_PREPS) for token in starts]
    if any(doc[i].lemma_.lower() in words("held_event_noun") for i in clause.slot("object")):
        return []
    if clause.kind == "verb":
        level += [(doc[i], SCENE_PREPS) for i in clause.slot("object")]
    for _ in range(SCENE_DEPTH):
        if found := [n for token, allowed in level for n in _places_after(token, allowed, actors)]:
            return list(dict.fromkeys(found))
        level = [
            (below, allowed - {"in"} if below.dep_ == "agent" and token in starts else allowed)
            for token, allowed in level  # "claimed by rebels in Yemen" does not fall on Yemen
            for below in _modifiers_with_place(token)
        ]
    return _place_before_where(starts[-1], actors)


def _place_before_where(verb: Token, actors: Actors) -> list[int]:
    """The place that a clause is about: "in Goma, where car bombs damaged a bridge"."""
    place = place_of_where(verb) if verb.pos_ == "VERB" and verb.dep_ == "relcl" else None
    if place is None:
        return []
    before = [t for t in conjuncts(place) if t.i < verb.left_edge.i]
    return actors.located(before[-1])[:1] if before else []


def shared_scene(doc: Doc, clause: Clause, actors: Actors) -> list[int]:
    """Positions of the places that an act shares with the attack that is its subject, or with the verb that it joins:
    "a raid on a camp in Darfur killed ten", "beat a man in Lyon and stabbed him".
    """
    if found := [n for t in _attacks_in(doc, clause, actors) for n in nearest_places(t, actors)]:
        return list(dict.fromkeys(found))
    verb = doc[clause.head]
    for _ in range(JOINED_VERBS):
        nearest = [n for t in _conjuncts_at_place(verb) for n in nearest_places(t, actors)]
        if nearest or (above := _verb_of_shared_scene(verb)) is None:
            return list(dict.fromkeys(nearest))
        verb = above
        if found := nearest_places(verb, actors):
            return found
    return []


def _attacks_in(doc: Doc, clause: Clause, actors: Actors) -> list[Token]:
    """The attacks or other things that are the subject of an act, and the attacks in which it happens."""
    subjects = [doc[i] for i in clause.slot("subject") if is_attack(doc[i]) or i not in actors.at]
    return subjects + [t for t in events_of(doc, clause) if is_attack(t)]


def country_of(place: Mention) -> str | None:
    """The country of a place; of one that only the index of toponyms has, where no other country has the name.

    Another spelling of a town's name may be a quarter elsewhere: "the al-Jadida district" is not El Jadida.
    """
    if place.country is not None or place.type != "place" or place.actor in gazetteer().entries:
        return place.country
    *_, division = place.text.split(", ")  # "San Jose, California"
    places = [p for p in toponyms().lookup(division) if p.kind != "other"]
    sure = any(p.exact or p.known or p.kind != "city" for p in places)
    return places[0].country if sure and len({p.country for p in places}) == 1 else None


def nearest_places(word: Token, actors: Actors, phrases: Sequence[Token] = ()) -> list[int]:
    """The nearest places after a word, in its prepositional phrases, in other `phrases`, or nested in its modifiers."""
    if found := [n for prep in phrases for n in _places_after(prep, NEARBY_PREPS, actors)]:
        return list(dict.fromkeys(found))
    level = [word, *(t for prep in phrases for t in prep.rights)]
    for _ in range(SCENE_DEPTH):
        if found := [n for token in level for prep in token.rights for n in _places_after(prep, NEARBY_PREPS, actors)]:
            return list(dict.fromkeys(found))
        level = [below for token in level for below in _modifiers_with_place(token, CLASH_PREPS)]
    return []


def _conjuncts_at_place(verb: Token) -> list[Token]:
    """The conjuncts of a verb whose place is its own too: "two were killed and nine hurt in a raid on a camp".

    Of active verbs it is so where the second is one of harm without a subject: "killed two and injured nine in Lyon".
    """
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == verb.tag_]
    if is_passive(verb):
        return joined
    harmful = either("killing_verb", "wounding_verb")
    return [c for c in joined if c.lemma_ in harmful and not any(t.dep_ in SUBJECTS for t in c.lefts)]


def _verb_of_shared_scene(verb: Token) -> Token | None:
    """The verb whose place a verb without a subject of its own shares, as its conjunct or participle."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ in ("after", "before", "by"):
        above = above.head
    elif verb.dep_ not in ("conj", "advcl", "xcomp") or above.pos_ != "VERB":
        return None
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.lefts)
    return None if own or above is verb or above.pos_ != "VERB" else above


def _modifiers_with_place(token: Token, beside: frozenset[str] = frozenset()) -> Iterator[Token]:
    """The modifiers of a word in which its place may be nested: "to meet the needs of people in Mali"."""
    for child in token.rights:
        if child.lower_ == "from" and token.lemma_ in FIRING:
            continue  # "fired rockets from a town in Gaza"
        if child.dep_ in ("advmod", "amod") and child.lower_ in DIRECTIONS:  # "an area west of Damascus"
            yield child
        if child.dep_ == "prep" and (
            child.lower_ not in SCENE_PREPS | BELONGING | BESIDE | beside
            or _has_object(child, COMPLEX_PREPOSITION_NOUNS | beside)
        ):
            continue
        if child.dep_ == "amod" and child.pos_ == "ADJ":  # "a ceasefire effective from Sunday in Chad"
            yield child
        if (
            child.lemma_ in words("stationing_verb") and token.head.lower_ == "with"
        ):  # "attacked ships with missiles based in Crimea"
            continue
        purpose = child.dep_ == "advcl" and child.tag_ == "VB"
        if (child.dep_ in WAY and not (child.dep_ == "conj" and child.pos_ == "VERB")) or purpose:
            yield child


def _has_object(prep: Token, words: frozenset[str]) -> bool:
    return any(c.dep_ == "pobj" and c.lemma_.lower() in words for c in prep.rights)


def _places_after(prep: Token, allowed: frozenset[str], actors: Actors) -> list[int]:
    direction = prep.lower_ == "of" and prep.head.lower_ in DIRECTIONS | STREETS
    if prep.dep_ != "prep" or not (prep.lower_ in allowed or direction) or _has_object(prep, words("in_support_noun")):
        return []
    found = []
    named = [t for c in prep.children if c.dep_ == "pobj" for t in conjuncts(c)]
    around = [c for t in named if t.pos_ == "PROPN" for c in t.rights if c.dep_ == "appos"]
    for head in _agreeing(named, around, actors):
        attack = head.lemma_.lower() in ATTACK_NOUNS  # "injured in Israeli airstrikes" does not say where
        for n in actors.located(head):
            if n not in found and not (attack and actors.mentions[n].head < head.i):
                found.append(n)
    return found


def _agreeing(named: list[Token], around: list[Token], actors: Actors) -> list[Token]:
    """Of places and what stands around them those to go by: the state of "Santa Rosa, Ecuador" where it is told."""
    own = {country_of(actors.mentions[n]) for t in named for n in actors.located(t)} - {None}
    told = {country_of(actors.mentions[n]) for t in around for n in actors.located(t)} - {None}
    if own and (not told or own & told):
        return named
    return around if own and told else [*named, *around]


def party_of_condition(doc: Doc, clause: Clause, actors: Actors, taken: tuple[int, ...]) -> list[int]:
    """Positions of the actors on whose act a condition depends: "until Cuba frees the prisoners"."""
    head = doc[clause.head if clause.support is None else clause.support]
    around = {head.i, *(t.i for t in head.ancestors), *(t.i for t in head.subtree)}
    for token in head.sent:
        condition = token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in WAITING_MARKS for c in token.lefts)
        if condition and token.head.i in around and head.i not in {t.i for t in token.subtree}:
            waits = any(c.lower_ == "before" for c in token.lefts)  # "will strike before it threatens Mali": not Mali
            return _actors_of_condition(token, actors, taken, alone=waits)
    return []


def _actors_of_condition(condition: Token, actors: Actors, taken: tuple[int, ...], *, alone: bool) -> list[int]:
    """The first actors of a condition beside those who make it, its subjects before all others or `alone`.

    The patient of a passive is warned of nothing: "would step in if Moldova was attacked", "came under attack".
    """
    if condition.lemma_ == "come" and any(c.dep_ == "prep" and c.lower_ == "under" for c in condition.rights):
        return []
    subjects = [t for c in condition.lefts if c.dep_ in SUBJECTS for t in conjuncts(c)]
    acting = (
        functions.subjects(condition) if is_passive(condition) else [*subjects, *(() if alone else condition.subtree)]
    )
    for token in acting:
        found = [n for n in actors.pick(token, inner=False) if not actors.same(n, taken)]
        if found:
            return found
    return []
