"""Event anaphora: the end of an act that only a noun for an attack told before gives ("claimed the attack").

"A bomb went off outside the ministry. Al-Shabaab claimed responsibility for the attack" is about the ministry; "Jets
hit a convoy. Six men were killed in the strike" about the jets. A definite noun for an attack means the last one told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.pipes.relations.passive_agents import ATTACK_NOUNS, events_of
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Clause, Participant, Relation, Text

CLAIM = "assault-responsibility-verb"
SENTENCES_BACK = 2
TELLING_PREPS = frozenset({"on", "against", "by", "of"})  # "the attack on the embassy"
DEFINITE = frozenset({"the", "this", "that"})


def with_antecedent_attacks(doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause]) -> list[Relation]:
    """The relations, attacks with the end that the attack told before them has; `relations` are in text order."""
    if not any(r.rule == CLAIM or r.source is None for r in relations if r.predicate == "ASSAULT"):
        return list(relations)
    at = {doc[clause.head].idx: clause for clause in clauses}
    return [_completed(doc, r, relations, at) if r.predicate == "ASSAULT" else r for r in relations]


def _completed(doc: Doc, relation: Relation, relations: Sequence[Relation], at: Mapping[int, Clause]) -> Relation:
    """A claim of an attack with that attack's target, harm in an attack with its source."""
    clause = at.get(relation.trigger.start)
    if clause is None or relation.negated or relation.modality != "asserted":
        return relation
    if relation.rule == CLAIM:
        claimed = _attack_claimed(doc[clause.head]) if relation.target is None else None
        targets = [r.target for r in _before(doc, relation, clause, relations) if _may_be_claimed(r, relation)]
        target = targets[-1] if targets else None
        return replace(relation, target=_standing_for(claimed, target)) if claimed and target else relation
    attack = _attack_with_harm(doc, clause) if relation.source is None else None
    if attack is None:
        return relation
    before = [r for r in _before(doc, relation, clause, relations) if _may_have_harmed(doc, r, relation)]
    last = [r.source for r in before if before and r.sentence == before[-1].sentence]
    one = len({(end.actor or end.text) for end in last if end is not None}) == 1
    return replace(relation, source=_standing_for(attack, last[-1])) if one and last[-1] is not None else relation


def attack_referred_to(relation: Relation) -> Participant | None:
    """The end of an attack that stands at a noun for it: "were killed in the attack"; None where neither does."""
    ends = (end for end in (relation.source, relation.target) if end is not None and end.antecedent is not None)
    return next((end for end in ends if end.text.split()[-1].lower() in ATTACK_NOUNS | {"incident"}), None)


def _before(doc: Doc, relation: Relation, clause: Clause, relations: Sequence[Relation]) -> list[Relation]:
    """The attacks that are reported as facts before a relation, up to two sentences back."""
    sentence = doc[clause.head].sent
    for _ in range(SENTENCES_BACK):
        if sentence.start:
            sentence = doc[sentence.start - 1].sent
    return [
        r for r in relations
        if sentence.start_char <= r.trigger.start < relation.trigger.start and r.predicate == "ASSAULT"
        and r.modality == "asserted" and not r.negated and r.rule != CLAIM
    ]  # fmt: skip


def _may_be_claimed(attack: Relation, claim: Relation) -> bool:
    """Whether an attack has a target, and no source but who claims it: unnamed gunmen may be his."""
    source = attack.source
    free = source is None or source.actor is None or (claim.source is not None and source.actor == claim.source.actor)
    return free and attack.target is not None


def _may_have_harmed(doc: Doc, attack: Relation, harm: Relation) -> bool:
    """Whether an attack has a source, which is not among those who were harmed.

    In another paragraph, which may be another story, it must be on the same state.
    """
    source, target = attack.source, harm.target
    if source is None or target is None:
        return False
    struck = attack.target.country if attack.target is not None else None
    apart = "\n" in doc.text[attack.sentence.end : harm.sentence.start]
    if apart and (target.country is None or target.country != struck):
        return False
    same = source.country is not None and source.country == target.country
    return not same and (source.actor is not None or source.country is not None)


def _attack_claimed(verb: Token) -> Token | None:
    """The definite noun of the attack that a verb claims responsibility for."""
    phrases = [p for c in (verb, *(o for o in verb.rights if o.dep_ == "dobj")) for p in c.rights if p.lower_ == "for"]
    return next((o for p in phrases for o in p.rights if o.dep_ == "pobj" and _is_definite(o)), None)


def _attack_with_harm(doc: Doc, clause: Clause) -> Token | None:
    """The definite noun of a one-sided attack in which, or by which, people are harmed."""
    nouns = [*events_of(doc, clause), *(doc[i] for i in clause.slot("subject"))]
    one_sided = (ATTACK_NOUNS | {"incident"}) - words("mutual_fight_noun")
    return next((noun for noun in nouns if noun.lemma_.lower() in one_sided and _is_definite(noun)), None)


def _is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article or demonstrative, and nothing that tells which attack is meant."""
    plain = all(c.dep_ in ("det", "amod") and c.ent_type_ == "" for c in noun.lefts)
    told = any(c.dep_ in NOUN_CLAUSES or (c.dep_ == "prep" and c.lower_ in TELLING_PREPS) for c in noun.rights)
    return plain and not told and any(c.lower_ in DEFINITE for c in noun.lefts)


def _standing_for(noun: Token, end: Participant) -> Participant:
    """The end of an attack, at the words that refer to the attack."""
    whole = end.antecedent or Text(end.start, end.end, end.text)
    first, last = noun.left_edge.idx, noun.idx + len(noun.text)
    return replace(end, start=first, end=last, text=noun.doc.text[first:last], antecedent=whole)
