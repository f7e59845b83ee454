"""Attacks that fall on no state: in a country on whose side they are dealt, or told again by the verb.

"Conducted strikes in Iraq in support of its government" attacks nobody that is named; "strikes in Somalia killed
militants" attacks the militants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.syntax.functions import objects
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules

COALITION = "coalition"
PLACED = LOCATING | {"over"}


def without_hosts(doc: Doc, matches: Sequence[Match], actors: Actors) -> Iterator[Match]:
    """The matches, attacks without the state that they only happen in; without its strike where a verb tells it.

    On whose side an attacker fights he does all over the text.
    """
    attacks = [m for m in matches if m.rule.states == "ASSAULT" and m.target]
    told = {m.clause.head: m for m in attacks if m.clause.kind == "verb"}
    allies = {id(m): set(_sided_with(doc, m, actors)) for m in attacks}
    hosts = {(key, actors.mentions[n].country) for m in attacks for key in _sides(m, actors) for n in allies[id(m)]}
    for found in matches:
        if id(found) not in allies:
            yield found
        elif not _is_told_by(doc, found, told, actors):
            own = {key for key in _sides(found, actors)}
            here = {country for key, country in hosts if key in own and country}
            left = [n for n in found.target if not (_is_scene(doc, n, actors) and actors.mentions[n].country in here)]
            left = [n for n in left if n not in allies[id(found)]]
            yield found if len(left) == len(found.target) else replace(found, target=tuple(left))


def _sides(found: Match, actors: Actors) -> Iterator[str]:
    """By what the attackers of a match are known again: their id, or "coalition"."""
    for n in found.source:
        mention = actors.mentions[n]
        if COALITION in mention.text.lower():
            yield COALITION
        elif known := mention.actor or mention.country:
            yield known


def _is_scene(doc: Doc, n: int, actors: Actors) -> bool:
    """Whether a state or place only tells where something happened."""
    mention = actors.mentions[n]
    head = doc[mention.head]
    while head.dep_ in ("compound", "amod", "conj", "nmod") and head.head is not head:
        head = head.head
    return mention.type in ("place", "state") and head.dep_ == "pobj" and head.head.lower_ in PLACED


def _is_told_by(doc: Doc, strike: Match, told: dict[int, Match], actors: Actors) -> bool:
    """Whether the verb of a strike tells whom it hit: "airstrikes in Somalia killed al-Shabaab fighters"."""
    noun = doc[strike.clause.head]
    hit = told.get(noun.head.i) if noun.dep_ in SUBJECTS and strike.clause.kind == "noun" else None
    if hit is None:
        return False
    struck = [actors.mentions[n] for n in hit.target]
    return all(m.type not in ("place", "state") and (m.actor or m.refers_to) for m in struck)


def _sided_with(doc: Doc, found: Match, actors: Actors) -> Iterator[int]:
    """On whose side an attack is dealt, as its clause tells: positions of mentions."""
    head = doc[found.clause.head]
    starts = [head] if found.clause.support is None else [head, doc[found.clause.support]]
    starts += [doc[i] for slot in ("object", "in", "on") for i in found.clause.slot(slot) if i not in actors.at]
    if found.clause.kind == "noun" and head.head.pos_ == "VERB":
        starts.append(head.head)
    for start in starts:
        for ally in _allies(start):
            yield from actors.pick(ally)


def _allies(word: Token, depth: int = 2) -> Iterator[Token]:
    """Whom a word's own phrases and clauses name as helped: "in support of", "at the request of", "backing"."""
    classes = load_rules().classes
    for prep in (c for c in word.rights if c.dep_ in ("prep", "conj") and c.pos_ == "ADP"):
        if depth and prep.dep_ == "prep":  # "coordinated with and in support of the government"
            yield from _allies(prep, 0)
        for noun in (c for c in prep.rights if c.dep_ == "pobj"):
            if prep.lower_ in ("at", "in", "on") and noun.lemma_ in classes["siding_noun"]:
                yield from (t for of, t in prepositions(noun) if of in ("of", "with"))
                yield from (c for c in noun.lefts if c.dep_ == "poss")
            elif prep.lower_ == "alongside":
                yield noun
    for clause in (c for c in word.rights if depth and c.dep_ in ("advcl", "acl", "xcomp")):
        if clause.lemma_ == "coordinate":
            yield from (t for prep, t in prepositions(clause) if prep == "with")
        if clause.tag_ == "VBN":
            yield from _allies(clause, depth - 1)
        elif clause.lemma_ in classes["siding"]:
            yield from objects(clause)
