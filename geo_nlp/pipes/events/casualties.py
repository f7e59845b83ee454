"""Casualties of events: how many people an act killed and injured, linked by clause structure or by discourse.

Only where one act alone can be meant: one in the clause of the casualties or in a clause that it is subordinate to or
coordinated with, else one in a clause or sentence before it that reports no other act.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.casualty_paths import (
    Acts,
    ViolentAct,
    acts_above,
    acts_in,
    acts_in_time_clauses,
    may_have_hurt,
)
from geo_nlp.pipes.events.casualty_sentences import (
    is_bare,
    is_of_another_time,
    is_set_elsewhere,
    next_sentence,
)
from geo_nlp.pipes.events.casualty_towns import is_in_another_town
from geo_nlp.pipes.events.harm import Harm, find_harm
from geo_nlp.pipes.events.harm_clauses import is_independent
from geo_nlp.pipes.events.harm_roles import Role, role_of
from geo_nlp.pipes.events.paragraphs import previous_sentence
from geo_nlp.pipes.events.quantities import Quantity, people_counted
from geo_nlp.pipes.events.victims import victims_of
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.labels import NOUNS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.slotted import replace
from geo_nlp.types import Casualties, Clause, Relation

BLOODLESS = frozenset({"arrest", "deport", "martial-law"})  # modes of acts that come after the deaths told with them


def counted_relations(
    doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], text: str
) -> Iterator[Relation]:
    """Give violent events the number of people killed and injured."""
    acts = _violent_acts(doc, relations, clauses)
    found = _casualties_by_trigger(doc, acts, text) if acts else {}
    own = {r.id: people for r in relations if found and (people := target_counted(doc, r)) is not None}
    beside: dict[int, list[Relation]] = {}
    for relation in relations if own else ():
        beside.setdefault(relation.trigger.start, []).append(relation)
    hit = {r.target.start for r in relations if r.target is not None and r.predicate in FORCE}
    for relation in relations:
        if relation.predicate in FORCE and (harmed := found.get(relation.trigger.start)):
            near = beside.get(relation.trigger.start, [])
            killed = of_target(doc, relation, near, own, harmed.get("killed"), text)
            injured = of_target(doc, relation, near, own, harmed.get("injured"), text)
            killed = None if is_of_source(relation, killed, hit) else killed
            relation = replace(
                relation, killed=killed, injured=None if is_of_source(relation, injured, hit) else injured
            )
        yield relation


def _violent_acts(doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause]) -> Acts:
    """The violent acts that a text reports; of "suspected rebels attacked a post, killing nine" the dead are a fact."""
    by_trigger = {
        r.trigger.start: r for r in reversed(relations)
        if r.predicate in FORCE and not r.negated and r.modality in ("asserted", "possible")
    }  # fmt: skip
    acts: Acts = {}
    for clause in clauses if by_trigger else ():
        head = doc[clause.head]
        attributive = head.dep_ == "amod"  # "three died in Israeli-occupied Hebron"
        if not attributive and (relation := by_trigger.get(head.idx)) is not None:
            agentless = _is_of_harm(head) and _lacks_agent(head, relation)
            side, bloodless = _side_of(doc, relation), relation.mode in BLOODLESS
            act = ViolentAct(head, relation.predicate, agentless, *side, relation.place, bloodless)
            acts[clause.head] = act
            if clause.support is not None:
                acts.setdefault(clause.support, act)
    return acts


def _side_of(doc: Doc, relation: Relation) -> tuple[str, bool]:
    """The lemma of the noun of who does an act, and whether that is the police."""
    source = relation.source
    span = doc.char_span(source.start, source.end, alignment_mode="expand") if source is not None else None
    if source is None or span is None:
        return "", False
    return span.root.lemma_.lower() if span.root.tag_ in NOUNS else "", source.sector == "COP"


def _lacks_agent(trigger: Token, relation: Relation) -> bool:
    """Whether the clause of an act names no agent, though a clause of time may: "were killed when rebels attacked"."""
    if relation.source is None:
        return True
    between = (t for t in trigger.doc.tokens[trigger.i : trigger.sent.end] if t.idx < relation.source.start)
    return any(t.lower_ in ("after", "as", "when") for t in between)


def _is_of_harm(trigger: Token) -> bool:
    """Whether a trigger has its victims as an argument: "killed", "was injured"; not a bomb that "went off"."""
    lemma = trigger.lemma_.lower()
    if lemma in either("killing_verb", "wounding_verb", "dying_verb", "life_taking_verb"):
        return True
    return is_passive(trigger) and role_of(trigger, lemma) is not None  # "were hit by bullets when"


def _casualties_by_trigger(doc: Doc, acts: Acts, text: str) -> dict[int, dict[str, Casualties]]:
    """The casualties of each act by the offset of its trigger."""
    found: dict[int, dict[str, Casualties]] = {}
    own = dict.fromkeys(act.word.sent for act in acts.values())
    near = dict.fromkeys(s for sentence in own for s in (sentence, next_sentence(doc, sentence)) if s is not None)
    for sentence in sorted(near, key=lambda s: s.start):
        for harm in find_harm(sentence):
            for act in _acts_of(doc, harm, acts):
                if act.bloodless and not _is_told_beside(act.word, harm.word):
                    continue
                counted = casualties_of(doc, harm.people, text)
                told = found.setdefault(act.word.idx, {}).setdefault(harm.role, counted)
                if told.count is None and harm.word.lemma_ in words("toll_noun"):  # "dozens died ... the toll was 52"
                    for harmed in found.values():
                        harmed |= {role: counted for role, people in harmed.items() if people == told}
    return found


def _is_told_beside(act: Token, harm: Token) -> bool:
    """Whether a harm is told beside an act: "police detained 14 Kurds, and a cameraman was injured"."""
    return (harm.dep_ == "conj" and harm.head is act) or (act.dep_ == "conj" and act.head is harm)


def _acts_of(doc: Doc, harm: Harm, acts: Acts) -> list[ViolentAct]:
    """The acts that caused a harm: those that its clause is tied to, else the one act before it."""
    word = harm.word
    found = list(dict.fromkeys(acts_above(word, acts)))
    if all(act.agentless for act in found):
        found = list(dict.fromkeys([*found, *acts_in_time_clauses(word, acts)]))
    found = _without_standing(found)
    if any(not act.agentless for act in found) or not is_independent(word):
        return found
    victims = doc[harm.people.first : harm.people.last + 1]
    before = _acts_before(doc, word, victims, acts)
    return [*found, *(act for act in before if not is_in_another_town(word, victims, act.place))]


def _without_standing(found: list[ViolentAct]) -> list[ViolentAct]:
    """Acts without who holds a place that is attacked: "a town held by rebels was hit by a strike that killed"."""
    standing = [a for a in found if a.predicate == "COERCE" and a.word.dep_ in ("acl", "amod")]
    attacked = any(act.predicate == "ASSAULT" for act in found)
    return [act for act in found if act not in standing] if attacked else found


def _acts_before(doc: Doc, word: Token, victims: Span, acts: Acts) -> list[ViolentAct]:
    """The act that an independent clause of harm follows."""
    beside = acts.get(word.head.i) if word.dep_ == "conj" else None
    if beside is not None and beside.word.lemma_ in words("rough_policing_verb"):
        return [beside]  # "detained ten, and a cameraman was injured"
    died = beside is not None and beside.word.lemma_ in words("dying_verb") and is_passive(word)
    here = acts_in(word.sent, acts)
    told = _single_act([act for act in here if act.word.i < word.i and may_have_hurt(act, victims)])
    if beside is not None and beside.agentless and (died or is_passive(beside.word)):  # "six died and ten were hurt"
        return [beside, *(told or _acts_continued(doc, beside.word, victims, acts, across=False))]
    if here:
        return told
    return _acts_continued(doc, word, victims, acts, across=is_bare(word))


def _acts_continued(doc: Doc, word: Token, victims: Span, acts: Acts, *, across: bool) -> list[ViolentAct]:
    """The act of the sentence before, or `across` the break in the paragraph before, that a word of harm follows."""
    if acts_in(word.sent, acts) or is_set_elsewhere(word.sent) or is_of_another_time(word):
        return []
    before = previous_sentence(doc, word.sent, across=across)
    told = acts_in(before, acts) if before is not None else []
    taking = words("taking_away_verb")  # "abducted 280 pupils. A teacher was shot in the leg": by another act
    may_have = [a for a in told if may_have_hurt(a, victims) and a.word.lemma_ not in taking]
    return _single_act([a for a in may_have if not _has_counted_victims(a.word, role_of(word, word.lemma_.lower()))])


def _has_counted_victims(trigger: Token, role: Role | None) -> bool:
    """Whether an act tells how many it killed, if only over a year: "killed 18 in 2022. Musa died in custody"."""
    lemma = trigger.lemma_.lower()
    harms_so = role is not None and role_of(trigger, lemma) == role
    return harms_so and people_counted(victims_of(trigger, lemma)) is not None


def _single_act(found: Sequence[ViolentAct]) -> list[ViolentAct]:
    """The acts if their triggers form one event; attacks before violent protests, and these before other acts."""
    attacks = [act for act in found if act.predicate == "ASSAULT"]
    attacks = attacks or [act for act in found if act.word.lemma_ in words("violent_protest_verb")] or list(found)
    if not attacks:
        return []
    first = attacks[0].word
    if not all(_are_in_one_branch(first, act.word) for act in attacks):
        return []
    cleared = [act for act in found if act not in attacks and act.word.lemma_ in words("dispersal_verb")]
    return [*attacks, *(act for act in cleared if act.word.head is first)]  # "fired tear gas to disperse teachers"


def _are_in_one_branch(one: Token, other: Token) -> bool:
    """Whether one of two words is the other or governs it."""
    return other is one or any(t is one for t in other.ancestors) or any(t is other for t in one.ancestors)


def is_of_source(relation: Relation, found: Casualties | None, hit: Set[int]) -> bool:
    """Whether casualties are of the side that an act is by, and another act has them: "two rebels died in clashes".

    `hit` has where the targets of violent acts begin.
    """
    source, target = relation.source, relation.target
    if found is None or source is None or target is None or source.start not in hit:
        return False
    return found.start <= source.start < found.end and not found.start <= target.start < found.end


def target_counted(doc: Doc, relation: Relation) -> Quantity | None:
    """How many people the target of a violent act is."""
    target = relation.target
    if target is None or relation.predicate not in FORCE:
        return None
    within = doc.tokens[bisect_left(doc.starts, target.start) : bisect_left(doc.starts, target.end)]
    return people_counted([t for t in within if t.head not in within][:1])


def of_target(
    doc: Doc, relation: Relation, beside: Sequence[Relation], own: Mapping[str, Quantity], found: Casualties | None,
    text: str,
) -> Casualties | None:  # fmt: skip
    """The casualties of an act's own target, where the groups that were counted together are targets of several states.

    "Seven Kenyans and six Somalis were killed" is seven of the one and six of the others; "seven officers and six
    rebels", of one state, are thirteen: the act's.
    """
    if found is None or relation.id not in own or not _has_target_within(relation, found):
        return found
    counted = [r for r in beside if r.id in own and _has_target_within(r, found)]
    groups = {own[r.id].first: own[r.id].count or 0 for r in counted}
    states = {r.target.country for r in counted if r.target is not None and r.target.country}
    if len(states) < 2 or sum(groups.values()) != found.count:
        return found
    return casualties_of(doc, own[relation.id], text)


def _has_target_within(relation: Relation, found: Casualties) -> bool:
    """Whether the target of an act is among those who were counted."""
    target = relation.target
    return target is not None and found.start <= target.start < target.end <= found.end


def casualties_of(doc: Doc, people: Quantity, text: str) -> Casualties:
    """Counted people with the words that count them."""
    first, last = doc[people.first], doc[people.last]
    end = last.idx + len(last.text)
    return Casualties(first.idx, end, text[first.idx : end], people.count)
