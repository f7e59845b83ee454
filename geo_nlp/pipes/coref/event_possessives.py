"""Possessives of an answered act: in "imposed sanctions on Iraq after its invasion of Kuwait", "its" is Iraq's.

A possessive goes with the subject of its clause as a rule; but who blames or punishes another answers the other's act.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.control_gerunds import THANKS
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

GRIEVANCE_PREPS = frozenset({"about", "because", "for", "over"})
ANSWERS = words("answer_noun")
ADDRESSEE_PREPS = frozenset({"against", "at", "from", "on", "to", "toward", "towards", "with"})
LATER = frozenset({"after", "amid", "amidst", "following", "since"})
PUNISHMENTS = words("sanction_noun") | {"boycott", "consequence", "cost", "measure", "punishment"}
BREAKING = words("breaking_off_verb")
# "Complained to Turkey about its strikes", "was furious with it for them".
COMPLAINING = words("complaint_verb")
ANGRY = words("anger_adjective")
REPROACHES = words("reproach_noun")
GRATEFUL = words("gratitude_adjective")
# Acts that are answered, and stand with a possessive.
HOSTILE_ACT_NOUNS = words("hostile_act_noun")
# What else is criticised; the critic may complain of its own security or citizens as well.
POLICIES = HOSTILE_ACT_NOUNS | words("contested_policy_noun")

# These answer their object "after it did" something: "suspended Mali after it expelled the envoy".
ANSWERING_VERBS = either("blame_or_praise_for_verb", "charge_of_verb", "retaliation_verb")
CAUSE_MARKS = frozenset({"after", "because", "when"})
# After a blow these mean a first one: "struck Hezbollah after it fired rockets", not "after it met with allies".
WARLIKE = words("warlike_verb")
BLOWS = WARLIKE | words("provoking_attack_verb")
# Inner reasons of the one who answers: "criticised Iran after it failed to reach a deal", "because he feared a war".
OWN_REASONS = words("inner_reason_verb")


def provokers(clause: Token) -> list[Token]:
    """The actor of a clause that another answers: Turkey in "sanctioned Turkey after it bought missiles"."""
    verb = clause.head
    if not _is_reason_clause(clause) or (verb.lemma_ in WARLIKE and clause.lemma_ not in BLOWS):
        return []
    things = functions.objects(verb)
    if verb.lemma_ not in BREAKING | ANSWERING_VERBS and not any(t.lemma_ in PUNISHMENTS for t in things):
        return []
    towards = [
        t for head in (verb, *things) for prep, t in prepositions(head) if prep in ADDRESSEE_PREPS and t.i < clause.i
    ]
    hit = verb.lemma_ in ANSWERING_VERBS and (not towards or verb.lemma_ not in WARLIKE | BREAKING)
    return things if hit and things else towards


def _is_reason_clause(clause: Token) -> bool:
    """Whether a clause gives an outer reason after its verb: "after it bought missiles", not "because it feared"."""
    if clause.dep_ != "advcl" or clause.i < clause.head.i or clause.lemma_ in OWN_REASONS:
        return False
    return any(c.lower_ in CAUSE_MARKS and c.dep_ in ("mark", "advmod") for c in clause.lefts)


def answered_parties(pronoun: Token, clause: Token) -> Iterator[list[Token]]:
    """The objects of blame or punishment for what `pronoun` owns, then the states they are of.

    Also who is called something for it: "declared Russia a sponsor of terrorism over its invasion".
    """
    verb = clause.head if clause.dep_ == "prep" else clause  # "following" is a verb to the tagger
    own = any(c.lower_ == "own" for c in pronoun.head.lefts)
    if verb.lemma_ in words("naming_as_verb") and pronoun.head.lemma_ in HOSTILE_ACT_NOUNS:
        below = (t for c in (verb, *verb.rights) for t in c.children if verb.i < t.i < pronoun.i)
        yield [t for t in below if t.dep_ in ("dobj", "nsubj")][:1]
    if own or verb.pos_ not in VERBAL or not _is_answer(pronoun, verb):
        return
    things = functions.objects(verb)
    # "Struck Iran in response to its attack".
    retaliating = verb.lemma_ in WARLIKE and any(t.lemma_ in ANSWERS for t in pronoun.ancestors)
    if retaliating or verb.lemma_ in either("blame_or_praise_for_verb", "charge_of_verb"):
        yield things
        yield [c for t in things for c in t.lefts if c.dep_ == "amod" and c.ent_type_ == "NORP"]
    if verb.lemma_ in BREAKING or any(t.lemma_ in PUNISHMENTS for t in things) or _is_reproached(pronoun, verb, things):
        yield _addressees_of_answer(verb, things)


def _addressees_of_answer(verb: Token, things: list[Token]) -> list[Token]:
    """The addressees of an answer: "imposed sanctions on Iraq", "was furious with it"."""
    moods = [c for c in verb.rights if c.dep_ == "acomp"]
    return [t for head in (verb, *things, *moods) for prep, t in prepositions(head) if prep in ADDRESSEE_PREPS]


def _is_reproached(pronoun: Token, verb: Token, things: list[Token]) -> bool:
    """Whether another is reproached, or thanked, for what `pronoun` owns: "anger at Turkey over its raid"."""
    moods = {c.lower_ for c in verb.rights if c.dep_ == "acomp"}
    if any(t.lemma_ in THANKS for t in things) or not moods.isdisjoint(GRATEFUL):
        return True
    angry = not moods.isdisjoint(ANGRY)
    reproaching = angry or verb.lemma_ in COMPLAINING or any(t.lemma_ in REPROACHES for t in things)
    # "Complained to NATO about its treatment by Turkey" is about what the complainer suffered.
    suffered = any(c.dep_ in ("prep", "agent") and c.lower_ == "by" for c in pronoun.head.rights)
    return reproaching and not suffered and pronoun.head.lemma_ in POLICIES


def _is_answer(pronoun: Token, verb: Token) -> bool:
    """Whether a phrase of the clause gives what it answers: "over its war", "in response to its", "after its war"."""
    way = [t for t in pronoun.ancestors if verb.i < t.i < pronoun.i]
    if any(t.dep_ == "prep" and t.lower_ in GRIEVANCE_PREPS for t in way) or any(t.lemma_ in ANSWERS for t in way):
        return True
    return pronoun.head.lemma_ in HOSTILE_ACT_NOUNS and any(t.dep_ == "prep" and t.lower_ in LATER for t in way)
