"""Reversed polarity: when an attitude turns into its opposite: "lost faith in", "has little sympathy", "will not back".

Plain denial is no reversal: "has not yet endorsed" is a negated stance.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Clause

OPPOSITE = {"praise": "criticism", "support": "opposition", "trust": "doubt", "hope": "doubt"}
# Verbs for giving up an attitude: their subject has the opposite one from then on.
LOSING = words("attitude_loss_verb")
ADMIRING = frozenset({"admirer", "believer", "fan", "friend"})
# Neg-raising verbs: "does not like" means dislikes (Horn 1989). "Did not endorse" only denies, "does not endorse" does
# take a side.
FEELING = frozenset({"believe in", "go down", "sit"}) | words("attitude_verb")
SIDING_VERBS = frozenset({"back", "endorse"})
# "We are not sure about it" asks more than it doubts.
CERTAIN = frozenset({"certain", "sure"})
# Who has none of it doubts: "does not have confidence in".
RELIANCE = frozenset({"confidence", "faith", "trust"})
HARDLY = frozenset({"barely", "hardly", "less", "scarcely"})
UNDECIDED = frozenset("had has have just merely only simply yet".split())
SCANT = frozenset({"few", "little", "scant"})
# What is bad for their subject, and for their object: "hopes that Le Pen will lose", "that they will be punished".
FAILING = words("failure_verb")
PUNISHING = words("punishment_verb")


def is_ill_wish(doc: Doc, clause: Clause, head: int) -> bool:
    """Whether what is hoped or believed is bad for the actor at a word, or of him: "is sure that Iran attacked"."""
    verb = next((t for t in doc[head].ancestors if t.pos_ in VERBAL), None)
    if verb is None or doc[clause.head] not in list(verb.ancestors):
        return False
    harm = either("attack_noun", "attack_on_place_word", "killing_verb")
    harming = verb.lemma_ in harm or any(c.dep_ == "dobj" and c.lemma_.lower() in harm for c in verb.rights)
    if any(c.dep_ == "neg" for c in verb.lefts):
        return False  # "hopes that Japan will not target others"
    return harming or verb.lemma_ in FAILING or (verb.lemma_ in PUNISHING and is_passive(verb))


def is_reversed(doc: Doc, clause: Clause) -> bool:
    """Whether the holder's attitude is the opposite of what the word says."""
    refused = clause.negated and clause.refused
    if is_lost(doc, clause) or _is_lacking(doc, clause) or refused:
        return True
    if clause.kind == "adjective":
        return _is_denied_feeling(doc[clause.head], clause)
    return clause.kind == "verb" and _is_denied_attitude(doc[clause.head], clause)


def is_lost(doc: Doc, clause: Clause) -> bool:
    """Whether a noun is an attitude that the holder gives up: "lost confidence in", "withdrew its support"."""
    head = doc[clause.head]
    return clause.kind == "noun" and head.dep_ == "dobj" and head.head.lemma_ in LOSING


def is_scant(doc: Doc, found: Match) -> bool:
    """Whether a rule itself asks for a scant quantifier: "showed little enthusiasm" is doubt, and not negated."""
    wanted = ((slot, words & SCANT) for slot, words in found.rule.where if not SCANT.isdisjoint(words))
    return any(doc[i].lower_ in words for slot, words in wanted for i in found.clause.slot(slot))


def _is_lacking(doc: Doc, clause: Clause) -> bool:
    """Whether the holder has none of an attitude: "has no confidence in", "little sympathy for", "is no fan of"."""
    noun = doc[clause.head]
    before = {c.lower_ for c in noun.lefts}
    had = clause.negated and noun.dep_ == "dobj" and noun.head.lemma_ == "have" and noun.lemma_ in RELIANCE
    none = had or ("little" in before and "a" not in before) or (clause.negated and "no" in before)
    denied = clause.negated and noun.dep_ == "attr" and noun.lemma_ in ADMIRING
    return clause.kind == "noun" and (none or denied)


def _is_denied_feeling(adjective: Token, clause: Clause) -> bool:
    """Whether a negated adjective means its opposite: "is not happy", "is hardly happy"; not "is not sure"."""
    if clause.lemma not in words("attitude_adjective"):
        return False
    around = [c for t in (adjective, adjective.head) for c in t.children]
    denied = any(c.dep_ == "neg" for c in around) and clause.lemma not in CERTAIN
    return denied or any(c.lower_ in HARDLY for c in around)


def _is_denied_attitude(verb: Token, clause: Clause) -> bool:
    """Whether a negated verb means its opposite: "does not like", "does not endorse"; not "has not yet backed"."""
    adverbs = {c.lower_ for c in verb.children if c.dep_ in ("aux", "advmod")}
    if not any(c.dep_ == "neg" for c in verb.children) or adverbs & UNDECIDED:
        return False
    sided = clause.lemma in SIDING_VERBS and verb.tag_ != "VBN" and "did" not in adverbs
    return clause.lemma in FEELING or sided
