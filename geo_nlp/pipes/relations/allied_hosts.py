"""Attacks that have no target state: in the country of an ally of the attacker, or reported again by a verb.

"Conducted strikes in Iraq in support of its government" attacks nobody that is named; "strikes in Somalia killed
militants" attacks the militants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.rule_ends import Match
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace

COALITION = "coalition"
OF_SCENE = LOCATING | {"over"}
NESTED = frozenset({"compound", "amod", "conj", "nmod"})


def without_hosts(doc: Doc, matches: Sequence[Match], actors: Actors) -> Iterator[Match]:
    """The matches, attacks without their allies' states; no noun of attack whose targets a verb gives.

    The allies of an attacker are his throughout the text.
    """
    attacks = [m for m in matches if m.rule.states == "ASSAULT" and m.target]
    verbs = {m.clause.head: m for m in attacks if m.clause.kind == "verb"}
    allies = {id(m): set(_allies_of(doc, m, actors)) for m in attacks}
    hosts = {(key, actors.mentions[n].country) for m in attacks for key in _sides(m, actors) for n in allies[id(m)]}
    for found in matches:
        if id(found) not in allies:
            yield found
        elif not _is_repeated_by_verb(doc, found, verbs, actors):
            own = set(_sides(found, actors))
            countries = {country for key, country in hosts if key in own and country}
            foes = (n for n in found.target if n not in allies[id(found)])
            targets = tuple(n for n in foes if not _is_scene_in(doc, n, countries, actors))
            yield found if targets == found.target else replace(found, target=targets)


def _sides(found: Match, actors: Actors) -> Iterator[str]:
    """Keys of the sources of a match: their id or country, or "coalition"."""
    for n in found.source:
        mention = actors.mentions[n]
        if COALITION in mention.text.lower():
            yield COALITION
        elif known := mention.actor or mention.country:
            yield known


def _is_scene_in(doc: Doc, n: int, countries: set[str], actors: Actors) -> bool:
    """Whether a mention is only the scene of an event, in one of some countries."""
    mention = actors.mentions[n]
    if mention.type not in ("place", "state") or mention.country not in countries:
        return False
    head = doc[mention.head]
    while head.dep_ in NESTED and head.head is not head:
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ in OF_SCENE


def _is_repeated_by_verb(doc: Doc, strike: Match, verbs: dict[int, Match], actors: Actors) -> bool:
    """Whether a verb gives the targets of its subject: "airstrikes in Somalia killed al-Shabaab fighters"."""
    noun = doc[strike.clause.head]
    hit = verbs.get(noun.head.i) if noun.dep_ in SUBJECTS and strike.clause.kind == "noun" else None
    if hit is None:
        return False
    struck = [actors.mentions[n] for n in hit.target]
    return all(m.type not in ("place", "state") and (m.actor or m.refers_to) for m in struck)


def _allies_of(doc: Doc, found: Match, actors: Actors) -> Iterator[int]:
    """Positions of the allies of an attacker, as the clause of the attack names them."""
    head = doc[found.clause.head]
    starts = [head] if found.clause.support is None else [head, doc[found.clause.support]]
    starts += [doc[i] for slot in ("object", "in", "on") for i in found.clause.slot(slot) if i not in actors.at]
    if found.clause.kind == "noun" and head.head.pos_ == "VERB":
        starts.append(head.head)
    for start in starts:
        for ally in _allies_by_preposition(start):
            yield from actors.pick(ally)


def _allies_by_preposition(word: Token, *, nested: bool = True) -> Iterator[Token]:
    """Whom prepositions name as an ally: "in support of", "at the request of", "alongside"."""
    for prep in (c for c in word.rights if c.dep_ in ("prep", "conj") and c.pos_ == "ADP"):
        if nested and prep.dep_ == "prep":  # "coordinated with and in support of the government"
            yield from _allies_by_preposition(prep, nested=False)
        for noun in (c for c in prep.rights if c.dep_ == "pobj"):
            if prep.lower_ in ("at", "in", "on") and noun.lemma_ in load_rules().classes["siding_noun"]:
                yield from (t for of, t in prepositions(noun) if of in ("of", "with"))
                yield from (c for c in noun.lefts if c.dep_ == "poss")
            elif prep.lower_ == "alongside":
                yield noun
