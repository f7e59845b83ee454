"""When an attitude comes to its opposite: who lost faith, has little sympathy, does not like or will not back."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Clause

OPPOSITE = {"praise": "criticism", "support": "opposition", "trust": "doubt", "hope": "doubt"}
# Who loses confidence or withdraws support has the opposite attitude from then on.
LOSING = words("attitude_loss_verb")
ADMIRING = frozenset({"admirer", "believer", "fan", "friend"})
# Who does not like dislikes (Horn 1989); "did not endorse" is no more than said, "does not endorse" takes a side.
FEELING = frozenset({"believe in", "go down", "sit"}) | words("attitude_verb")
SIDING = frozenset({"back", "endorse"})
FELT = words("attitude_adjective")
# "We are not sure about it" asks more than it doubts.
ASKED = frozenset({"certain", "sure"})
HARDLY = frozenset({"barely", "hardly", "less", "scarcely"})
UNDECIDED = frozenset("had has have just merely only simply yet".split())
SCANT = frozenset({"few", "little", "scant"})


# What one wishes nobody well by: "hopes that Le Pen will lose", "is confident that they will be punished".
FAILING = words("failure_verb")
HARMED = words("punishment_verb")


def ill_wished(doc: Doc, clause: Clause, head: int) -> bool:
    """Whether what is hoped or trusted in would be bad for the one who stands at a word."""
    verb = next((t for t in doc[head].ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or doc[clause.head] not in list(verb.ancestors):
        return False
    return verb.lemma_ in FAILING or (verb.lemma_ in HARMED and is_passive(verb))


def turned(doc: Doc, clause: Clause) -> bool:
    """Whether the holder's attitude is the opposite of what the word says."""
    refused = clause.negated and clause.refused
    return lost(doc, clause) or _none(doc, clause) or refused or _averse(doc, clause)


def lost(doc: Doc, clause: Clause) -> bool:
    """Whether a noun names what the holder has no longer: "lost confidence in", "withdrew its support"."""
    head = doc[clause.head]
    return clause.kind == "noun" and head.dep_ == "dobj" and head.head.lemma_ in LOSING


def is_scant(doc: Doc, found: Match) -> bool:
    """Whether a rule asks for the word that leaves next to none: "showed little enthusiasm" is its doubt, undenied."""
    wanted = ((slot, words & SCANT) for slot, words in found.rule.where if not SCANT.isdisjoint(words))
    return any(doc[i].lower_ in words for slot, words in wanted for i in found.clause.slot(slot))


def _none(doc: Doc, clause: Clause) -> bool:
    """Whether somebody has none of it: "has no confidence in", "little sympathy for", "is no fan of"."""
    noun = doc[clause.head]
    words = {c.lower_ for c in noun.lefts}
    none = ("little" in words and "a" not in words) or (clause.negated and "no" in words)
    denied = clause.negated and noun.dep_ == "attr" and noun.lemma_ in ADMIRING
    return clause.kind == "noun" and (none or denied)


def _averse(doc: Doc, clause: Clause) -> bool:
    """Whether who does not feel or say it is against it: "does not like", "is not happy"; not "has not yet backed"."""
    verb = doc[clause.head]
    if clause.kind == "adjective":
        around = [c for t in (verb, verb.head) for c in t.children]
        denied = any(c.dep_ == "neg" for c in around) and clause.lemma not in ASKED
        return clause.lemma in FELT and (denied or any(c.lower_ in HARDLY for c in around))
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "advmod")}
    denied = any(c.dep_ == "neg" for c in verb.children) and not own & UNDECIDED
    sided = clause.lemma in SIDING and verb.tag_ != "VBN" and "did" not in own
    return clause.kind == "verb" and denied and (clause.lemma in FEELING or sided)
