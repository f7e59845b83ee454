"""Mentions of one attack: the harm that it does, the toll that is told after it, and who claims it.

"A bomb went off in Jos. Ten people were killed. Boko Haram claimed responsibility for the attack." Casualties are tied
to the act that caused them before acts are numbered; a clause that only tells them is the same act.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.event_mentions import EventMention, Record
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.labels import NOMINAL_POS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Casualties, Relation

CLAIM_RULES = frozenset({"assault-claim-verb", "assault-responsibility-verb"})
POINTING = frozenset({"the", "this", "that", "these", "those", "both"})
OF_ATTACK_PREPS = frozenset({"by", "during", "from", "in"})
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


def is_one_toll(one: EventMention, other: EventMention) -> bool:
    """Whether one act has the dead and the wounded of a sentence: "a bomb killed 18 people and injured 75 others"."""
    a, b = one.record, other.record
    if not (isinstance(a, Relation) and isinstance(b, Relation)) or a.negated or b.negated:
        return False
    if other.word.head is not one.word or other.word.dep_ != "conj":
        return False
    harm = {one.word.lemma_ in words("killing_verb"), other.word.lemma_ in words("killing_verb")}
    wounds = one.word.lemma_ in words("wounding_verb") or other.word.lemma_ in words("wounding_verb")
    return len(harm) == 2 and wounds and a.source == b.source and a.modality == b.modality


def is_harm_of_attack(harm: EventMention, attack: EventMention) -> bool:
    """Whether an attack does a harm in its sentence: "two were killed in a strike on Odesa", "the strike killed two".

    Also "two were killed when rebels struck", in which the harm has no agent, or the agent of the attack.
    """
    verb, word = harm.word, attack.word
    if harm.name != "ASSAULT" or attack.name != harm.name or verb.lemma_ not in either("killing_verb", "wounding_verb"):
        return False
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if word.pos_ in NOMINAL_POS:
        within = word.dep_ == "pobj" and word.head.lower_ in OF_ATTACK_PREPS and word.head.head is verb
        return within or (word.dep_ in SUBJECTS and word.head is verb)
    harms = (verb, harm.word, *(c for c in verb.rights if c.dep_ == "conj" and c.lemma_ in words("wounding_verb")))
    later = any(c.lower_ == "had" or c.dep_ == "npadvmod" for c in word.lefts)  # "a day after rebels struck"
    if word.dep_ != "advcl" or word.head not in harms or later:
        return False
    told = harm.source is None or harm.source == attack.source
    return told and any(c.lower_ in ("after", "as", "when") for c in word.lefts)


def is_harm_of_fight(harm: EventMention, fight: EventMention) -> bool:
    """Whether a harm was done in a fight, of which either side may be the source: "two died in a clash with rebels"."""
    prep = fight.word.head
    if fight.word.dep_ != "pobj" or prep.head is not harm.word or prep.lower_ not in OF_ATTACK_PREPS:
        return False
    fought = harm.name == fight.name == "ASSAULT" and fight.word.lemma_.lower() in words("fight_noun")
    return fought and harm.word.lemma_ in either("killing_verb", "wounding_verb", "dying_verb")


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
