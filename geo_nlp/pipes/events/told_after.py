"""What is told after an attack, as a mention of that act: its toll, and who claims it.

"A bomb went off in Jos. Ten people were killed. Boko Haram claimed responsibility for the attack." Casualties are tied
to the act that caused them before acts are numbered; a clause that only tells them is the same act.
"""

from __future__ import annotations

from geo_nlp.pipes.events.event_mentions import EventMention, Record
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Casualties, Relation

CLAIM_RULES = frozenset({"assault-claim-verb", "assault-responsibility-verb"})
POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
FARTHEST_CLAIM = 4  # sentences


def tolls_of(record: Record) -> tuple[Casualties, ...]:
    """The counts of killed and injured that a record has."""
    if not isinstance(record, Relation):
        return ()
    return tuple(toll for toll in (record.killed, record.injured) if toll is not None)


def is_toll_told_after(attack: EventMention, toll: EventMention) -> bool:
    """Whether a clause without an agent, in a later sentence, tells whom an attack killed or injured."""
    a, b = attack.record, toll.record
    if not (isinstance(a, Relation) and isinstance(b, Relation)) or b.source is not None or b.predicate not in FORCE:
        return False
    if a.predicate != b.predicate or a.negated or b.negated or b.modality != "asserted":
        return False
    if any(c.lower_ in ("a", "an", "another") for s in toll.word.lefts if s.dep_ == "nsubj" for c in s.lefts):
        return False  # "A strike killed eleven": another one
    if a.place is not None and b.place is not None and a.place.country != b.place.country:
        return False
    told = [t for t in tolls_of(b) if b.sentence.start <= t.start < b.sentence.end]
    return a.sentence.end <= b.sentence.start and any(t in tolls_of(a) for t in told)


def is_claim(mention: EventMention) -> bool:
    """Whether a record is a claim of an attack that was told before: "claimed responsibility for the attack"."""
    claimed = _claimed(mention.word) if mention.record.rule in CLAIM_RULES else None
    return claimed is not None and all(_points_back(t) for t in claimed)


def is_claimed_after(attack: EventMention, claim: EventMention) -> bool:
    """Whether a claim is of an attack by nobody who is named, a few sentences before it."""
    a = attack.record
    if not isinstance(a, Relation) or a.predicate != "ASSAULT" or a.negated or a.modality != "asserted":
        return False
    unnamed = a.source is None or (a.source.actor is None and a.source.country is None)
    return unnamed and is_claim(claim) and 0 < claim.wording.order - attack.wording.order <= FARTHEST_CLAIM


def _claimed(verb: Token) -> list[Token]:
    """What responsibility is claimed for."""
    phrases = [c for t in (verb, *(c for c in verb.rights if c.dep_ == "dobj")) for c in t.rights if c.lower_ == "for"]
    return [o for phrase in phrases for o in phrase.rights if o.dep_ == "pobj"]


def _points_back(noun: Token) -> bool:
    """Whether a noun is of what was told: "the attack", "both blasts"; not "the attack on Mali"."""
    return any(c.lower_ in POINTING for c in noun.lefts) and not any(noun.rights)
