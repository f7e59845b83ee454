"""Merge matches that report one event: a verb and its object noun, an act and its purpose, an agreement and its act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import paid_in
from geo_nlp.pipes.relations.agreed_acts import is_hosted, is_part_of_agreement
from geo_nlp.pipes.relations.filling import Match, is_known, quad_of
from geo_nlp.pipes.relations.rule_ends import is_goal_of_protest
from geo_nlp.pipes.relations.scene_target import nearest_places
from geo_nlp.pipes.syntax.labels import FINITE, NOUN_CLAUSES, PAST_TAGS, PLURAL_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace

# Of whom laws and measures speak, whoever they are.
GENERIC_ACTOR_NOUNS = words("generic_actor_noun")
ACTS_WITH_CONTENT = frozenset({"REJECT", "SANCTION", "THREATEN"})
TOLL_VERBS = either("killing_verb", "wounding_verb")
SCENES = frozenset({"at", "in", "on", "scene", "through"})  # slots of an end that is only where it happened
VOWS = frozenset({"pledge", "promise", "swear", "vow"})


def is_cooperative(found: Match) -> bool:
    """Whether a match is of verbal or material cooperation."""
    return quad_of(found.rule) in (1, 2)


def is_conflictive(found: Match) -> bool:
    """Whether a match is of verbal or material conflict."""
    return quad_of(found.rule) in (3, 4)


def without_denied_stops(matches: Sequence[Match]) -> list[Match]:
    """The matches without acts that are said not to stop: "did not stop bombing Syria" reports the bombing."""
    acts = {m.clause.head for m in matches if is_conflictive(m)}
    kind = [m for m in matches if m.rule.states == "RETREAT" and m.clause.negated]
    going_on = {id(m) for m in kind if acts & set(m.clause.slot("complement"))}
    return [m for m in matches if id(m) not in going_on]


def merged(doc: Doc, matches: Sequence[Match], actors: Actors) -> list[Match]:
    """The matches without those that another one reports: "imposed sanctions", "struck a base, killing five"."""
    left = list(matches)
    for merge in MERGERS:
        left = merge(doc, left, actors)
    return left


def _without_peaceful_vows(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No threat by a vow of something cooperative: "vowed to end the war" threatens nobody."""
    kind = frozenset(m.clause.head for m in matches if is_cooperative(m) and not m.clause.negated)
    vows = {id(m) for m in matches if m.rule.states == "THREATEN" and doc[m.clause.head].lemma_ in VOWS}
    return [m for m in matches if id(m) not in vows or kind.isdisjoint(m.clause.slot("complement"))]


def _without_contents(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No noun that its verb's rule requires ("imposed sanctions"), no act that is only threatened or refused."""
    whole = [m for m in matches if m.source and m.target]
    verbs = {i: m for m in whole for i in _required_fillers(doc, m)}
    spoken = {i: m for m in whole if m.rule.states in ACTS_WITH_CONTENT for i in _contents(doc, m)}
    kept = [m for m in matches if not _is_same_event(m, verbs.get(m.clause.head), actors)]
    return [m for m in kept if not _is_only_spoken(m, spoken.get(m.clause.head), actors)]


def _required_fillers(doc: Doc, found: Match) -> Iterator[int]:
    """The words that a rule requires, without conjuncts that have an owner: "jailing of critics, its support for"."""
    for slot, _ in found.rule.where:
        tokens = found.clause.slot(slot)
        yield from (i for i in tokens if i == tokens[0] or not any(c.dep_ == "poss" for c in doc[i].lefts))
        yield from (t.i for i in tokens for t in paid_in(doc[i]))


def _is_same_event(noun: Match, verb: Match | None, actors: Actors) -> bool:
    """Whether a noun reports no more than the verb that requires it: "imposed sanctions", "eased its sanctions"."""
    if verb is None:
        return False
    if is_cooperative(verb) and noun.rule.states in ("ALLIANCE", "PARTNERSHIP"):
        return verb.rule.states != "SUPPORT"  # "hailed its alliance" reports the alliance too
    if noun.rule.where and (noun.clause.kind == "verb" or (noun.source and noun.target)):
        return False
    home = {actors.mentions[n].country for n in verb.source} - {None}
    states = [n for n in noun.source if actors.mentions[n].type in ("state", "government")]
    voiced = len(states) == len(noun.source) and {actors.mentions[n].country for n in states} <= home
    return voiced or all(actors.same(n, verb.source) for n in noun.source)


def _contents(doc: Doc, found: Match) -> set[int]:
    """The acts that a threat or a refusal is about: "threatened to stop cooperating", "ruled out attacking"."""
    own = {i for slot in ("complement", "against") for i in found.clause.slot(slot)}
    return own | {c.i for i in own for c in doc[i].rights if c.dep_ == "xcomp"}


def _is_only_spoken(act: Match, outer: Match | None, actors: Actors) -> bool:
    """Whether an act is only threatened or refused by its agents: "threatened to cut ties", "refused to withdraw"."""
    agents = act.target if is_hosted(act) else act.source
    if outer is None or not agents or not all(actors.same(n, outer.source) for n in agents):
        return False
    if outer.rule.states in ("REJECT", "SANCTION"):
        return act.clause.negated and is_cooperative(act)
    return act.clause.modality in ("possible", "planned")


def _without_effects_of_fights(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No attack by each side of a fight on its victims: "clashes between police and rioters left 16 people dead"."""
    mutual = [m for m in matches if m.rule.states == "ASSAULT" and m.clause.kind == "noun" and m.source and m.target]
    fights = {m.clause.head for m in mutual}
    return [m for m in matches if not _is_effect_of_fight(doc, m, fights)]


def _is_effect_of_fight(doc: Doc, found: Match, fights: Collection[int]) -> bool:
    clause = found.clause
    if clause.kind != "verb" or clause.lemma.split()[0] not in words("effect_of_attack_verb"):
        return False
    sides = [i for i in clause.slot("subject") if i in fights and {doc[i].lower_, doc[i].lemma_} & words("fight_noun")]
    return any(c.lower_ == "between" for i in sides for c in doc[i].rights)


def _without_second_tolls(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No second attack by the wounded beside the dead: "killed six people and injured ten in Tyre".

    Where each has a place there are two: "beat two men in Gao and shot two in Kati".
    """
    harmed = {m.clause.head: m for m in matches if m.rule.states == "ASSAULT" and m.clause.kind == "verb" and m.target}
    return [m for m in matches if not _is_second_toll(doc, m, harmed, actors)]


def _is_second_toll(doc: Doc, found: Match, harmed: Mapping[int, Match], actors: Actors) -> bool:
    verb = doc[found.clause.head]
    first = harmed.get(verb.head.i) if verb.dep_ == "conj" and _is_only_scene(doc, found, actors) else None
    if first is None or _is_only_scene(doc, first, actors) or not {verb.lemma_, verb.head.lemma_} <= TOLL_VERBS:
        return False
    elsewhere = found.slots[1] in SCENES and bool(nearest_places(verb.head, actors))
    return not elsewhere and set(found.source) <= set(first.source)


def _is_only_scene(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the target is only where people were harmed: "wounded ten in Tyre", "another nine in the town"."""
    counted = any(doc[i].pos_ == "NUM" for i in found.clause.slot("object"))
    places = all(actors.mentions[n].type in ("place", "state") for n in found.target)
    return found.slots[1] in SCENES or (counted and places)


def _without_movements(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No forces that move for the attack of their sentence, as PLOVER codes the ASSAULT alone."""
    attacks: dict[int, list[Match]] = {}
    for m in matches:
        if m.rule.states == "ASSAULT" and m.target:
            attacks.setdefault(doc[m.clause.head].sent.start, []).append(m)
    return [
        m for m in matches
        if m.rule.states != "MOBILIZE" or not _is_for_attack(doc, m, attacks, actors)
    ]  # fmt: skip


def _is_for_attack(doc: Doc, movement: Match, attacks: Mapping[int, Sequence[Match]], actors: Actors) -> bool:
    """Whether forces move without a target in a sentence in which they attack; `attacks` are by its first word."""
    there = () if movement.target else attacks.get(doc[movement.clause.head].sent.start, ())
    return any(all(actors.same(n, m.source) for n in movement.source) for m in there)


def _without_agreed_acts(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No concession or visit that is only agreed on: "agreed to lift its ban", "invited Macron to visit Mali"."""
    agreements = {i: m for m in matches if m.rule.states == "AGREE" and m.target for i in m.clause.slot("complement")}
    return [m for m in matches if not is_part_of_agreement(m, agreements.get(m.clause.head), actors)]


def _without_consequences(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No clause that only gives the victims or the purpose of the act before: "struck a base, killing five"."""
    whole = {m.clause.support: m for m in matches if m.source and m.target and m.clause.support is not None}
    whole |= {m.clause.head: m for m in matches if m.source and m.target}
    return [
        m for m in matches
        if not (
            _is_agenda(doc, m, whole, actors)
            or _is_result(doc, m, whole, actors)
            or _is_scene_of_killing(doc, m, whole, actors)
        )
    ]  # fmt: skip


def _is_scene_of_killing(doc: Doc, found: Match, whole: Mapping[int, Match], actors: Actors) -> bool:
    """Whether an attack is only where its agent killed or wounded: "were killed in an ambush by rebels in Mali"."""
    noun = doc[found.clause.head]
    prep = noun.head
    if found.rule.states != "ASSAULT" or found.clause.kind != "noun" or noun.dep_ != "pobj" or prep.lower_ != "in":
        return False
    verb = prep.head.head if prep.head.dep_ == "conj" and prep.head.head.i in whole else prep.head
    main = whole.get(prep.head.i) or whole.get(verb.i)
    if main is None or main.rule.states != "ASSAULT" or found.slots[1] not in ("scene", "in", "at", "inside"):
        return False
    return bool(found.source) and all(actors.same(n, main.source) for n in found.source)


def _is_agenda(doc: Doc, found: Match, whole: Mapping[int, Match], actors: Actors) -> bool:
    """Whether a talk is the purpose of a meeting: "met to discuss trade"."""
    verb = doc[found.clause.head if found.clause.support is None else found.clause.support]
    if found.rule.states != "CONSULT" or not found.clause.purpose or verb.head.i not in whole:
        return False
    meeting = whole[verb.head.i]
    there = (*meeting.source, *meeting.target)
    return meeting.rule.states == "CONSULT" and all(actors.same(n, there) for n in found.target)


def _is_result(doc: Doc, found: Match, whole: Mapping[int, Match], actors: Actors) -> bool:
    """Whether a participle or purpose of an attack or help repeats it, towards nobody known or a place."""
    if found.rule.states not in ("ASSAULT", "AID"):
        return False
    verb = doc[found.clause.head]
    adverbial = verb.tag_ == "VBG" or found.clause.purpose
    conjunct = verb.dep_ == "conj" and verb.head.tag_ == verb.tag_ and found.rule.trigger.mode is None
    first = verb.head if conjunct else verb  # "killing 12 and wounding 30"
    main = whole.get(first.head.i) if adverbial and first.dep_ == "advcl" else None
    if main is None or main.rule.states != found.rule.states:
        return False
    return found.slots[1] == "scene" or not is_known(found.target, actors)


def _without_demands(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No demands of protesters, whose addressees a protest takes: "marched, demanding that the government ..."."""
    stated = {m.clause.head: m for m in reversed(matches) if m.rule.states == "PROTEST"}
    protests = {m.clause.head: protest for m in matches if (protest := _protest_of(doc, m, stated)) is not None}
    if not protests:
        return matches
    asked = [(protest, m.target) for m in matches if (protest := protests.get(m.clause.head))]
    addressees = {id(protest): target for protest, target in asked if not is_goal_of_protest(doc, target, actors)}
    kept = [replace(m, target=addressees[id(m)] or m.target) if id(m) in addressees else m for m in matches]
    return [m for m in kept if m.clause.head not in protests]


def _protest_of(doc: Doc, demand: Match, stated: Mapping[int, Match]) -> Match | None:
    """The protest, of those by their word, that makes a demand; PLOVER has no REQUEST there."""
    verb = doc[demand.clause.head]
    if demand.rule.states != "REQUEST" or verb.dep_ not in ("advcl", "acl", "xcomp"):
        return None
    return stated.get(verb.head.i) or stated.get(verb.head.head.i)


def _without_generics(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No clause that only defines a class of people: "sanctions on persons violating rights"."""
    return [m for m in matches if not _is_of_generic_actor(doc, m, actors)]


def _is_of_generic_actor(doc: Doc, found: Match, actors: Actors) -> bool:
    verb = doc[found.clause.head]
    noun = verb.head
    if verb.dep_ not in NOUN_CLAUSES or noun.lemma_.lower() not in GENERIC_ACTOR_NOUNS or noun.tag_ not in PLURAL_TAGS:
        return False
    if verb.tag_ in PAST_TAGS or any(c.dep_ == "aux" and c.tag_ in FINITE for c in verb.lefts):
        return False
    if any(c.dep_ in ("det", "nummod", "poss") or c.lower_ in ("several", "many") for c in noun.lefts):
        return False
    crowd = noun.head.head  # "a crowd of people protesting"
    if noun.head.lower_ == "of" and crowd.lemma_ in load_rules().classes["masses"]:
        return False
    n = actors.at.get(noun.i)
    return n is None or ((n in found.source or n in found.target) and not is_known((n,), actors))


def _without_strikes_told_by_verb(doc: Doc, matches: list[Match], actors: Actors) -> list[Match]:
    """No noun of attack whose targets its verb gives: "airstrikes in Somalia killed al-Shabaab fighters"."""
    attacks = [m for m in matches if m.rule.states == "ASSAULT" and m.target]
    told = {m.clause.head: m for m in attacks if m.clause.kind == "verb"}
    nouns = [(id(m), doc[m.clause.head]) for m in attacks if m.clause.kind == "noun"]
    again = {key for key, noun in nouns if noun.dep_ in SUBJECTS and _hits_named(told.get(noun.head.i), actors)}
    return [m for m in matches if id(m) not in again]


def _hits_named(attack: Match | None, actors: Actors) -> bool:
    """Whether all targets of an attack are known, and none is a place or state."""
    struck = [actors.mentions[n] for n in attack.target] if attack is not None else []
    return bool(struck) and all(m.type not in ("place", "state") and (m.actor or m.refers_to) for m in struck)


MERGERS: Final[tuple[Callable[[Doc, list[Match], Actors], list[Match]], ...]] = (
    _without_effects_of_fights,
    _without_second_tolls,
    _without_peaceful_vows,
    _without_contents,
    _without_movements,
    _without_agreed_acts,
    _without_consequences,
    _without_demands,
    _without_generics,
    _without_strikes_told_by_verb,
)
"""What is left out in turn, each of what the one before it leaves."""
