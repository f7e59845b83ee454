"""The target of a claim of responsibility: that of the attack which the text told before.

"A bomb went off outside the ministry. Al-Shabaab claimed responsibility for the attack": a definite noun for an event
refers to the last one of its kind (event anaphora).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Clause, Participant, Relation, Text

CLAIM = "assault-responsibility-verb"
SENTENCES_BACK = 3
DEFINITE = frozenset({"the", "this", "that", "both"})


def with_claimed_attacks(doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause]) -> list[Relation]:
    """The relations, claims of responsibility without a target with that of the attack told before them."""
    if not any(r.rule == CLAIM and r.target is None for r in relations):
        return list(relations)
    heads = {doc[clause.head].idx: doc[clause.head] for clause in clauses}
    return [_completed(r, relations, heads.get(r.trigger.start)) if r.rule == CLAIM else r for r in relations]


def _completed(claim: Relation, relations: Sequence[Relation], verb: Token | None) -> Relation:
    """A claim with the target of the last attack before it that nobody else is told to have made."""
    attack = _attack_of(verb) if verb is not None and claim.target is None else None
    if attack is None or verb is None:
        return claim
    earliest = _sentence_start(verb)
    before = [
        r.target for r in relations
        if earliest <= r.trigger.start < claim.trigger.start and r.predicate == "ASSAULT" and r.modality == "asserted"
        and not r.negated and r.rule != CLAIM and r.target is not None and _may_be_of(r, claim)
    ]  # fmt: skip
    return replace(claim, target=_standing_for(attack, before[-1])) if before else claim


def _may_be_of(attack: Relation, claim: Relation) -> bool:
    """Whether an attack has no source, or who claims it: unnamed gunmen may be his."""
    source = attack.source
    return source is None or source.actor is None or (claim.source is not None and source.actor == claim.source.actor)


def _attack_of(verb: Token) -> Token | None:
    """The definite noun of the attack that a verb claims responsibility for."""
    phrases = [p for c in (verb, *(o for o in verb.rights if o.dep_ == "dobj")) for p in c.rights if p.lower_ == "for"]
    nouns = [o for p in phrases for o in p.rights if o.dep_ == "pobj"]
    return next((noun for noun in nouns if any(c.lower_ in DEFINITE for c in noun.lefts)), None)


def _sentence_start(verb: Token) -> int:
    """The offset of the sentence so far back that an attack may be meant."""
    sentence = verb.sent
    for _ in range(SENTENCES_BACK):
        if sentence.start:
            sentence = sentence.doc[sentence.start - 1].sent
    return sentence.start_char


def _standing_for(noun: Token, target: Participant) -> Participant:
    """The target of an attack, at the words that refer to the attack."""
    whole = target.antecedent or Text(target.start, target.end, target.text)
    first, end = noun.left_edge.idx, noun.idx + len(noun.text)
    return replace(target, start=first, end=end, text=noun.doc.text[first:end], antecedent=whole)
