"""Implicative constructions: one act brings about another ("got Iran to sign", "took the chance to thank").

The context of the governing word is that of the act too: it happened, is only sought, or did not happen.
"""

from __future__ import annotations

from collections.abc import Collection

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.context import Effect
from geo_nlp.rules.loader import load_rules

# Causative verbs: "got Iran to sign", which does not follow where one only "tried to get" it to.
IMPLICATIVE_CAUSATIVE_VERBS = words("implicative_causative_verb")
ENSURING = frozenset({"ensure", "guarantee"})
USING = frozenset({"get", "have", "seize", "take", "use"})  # what one does with a chance that one takes
# What one does by the power that one uses: "used its authority to detain them".
USED_POWERS = frozenset({"authority", "power", "right"})
EXERCISING = frozenset({"exercise", "use", "wield"})
INTENDED = frozenset({"planned", "possible", "purpose"})
SHARES = frozenset({"part", "role"})
# What is said in the course of an act is said now: "will boycott the talks, accusing Mali of lies".
UTTERING = words("accompanying_speech_verb")


def causing(verb: Token, governor: Token) -> Token | None:
    """The causative verb above an act: "persuaded Turkey to sign", "made sure that Iran left"."""
    if governor.lemma_ in IMPLICATIVE_CAUSATIVE_VERBS and verb.tag_ == "VB" and verb.i > governor.i + 1:
        return governor
    if verb.dep_ == "ccomp" and governor.lemma_ in ENSURING:
        return governor
    sure = verb.dep_ == "ccomp" and governor.lower_ in ("certain", "sure") and governor.head.lemma_ == "make"
    return governor.head if sure else None


def is_sought(causative: Token, effects: Collection[str]) -> bool:
    """Whether a causative act is only aimed at: "tried to get Iran to sign", "aimed at making it leave"."""
    above = causative.head.head if causative.dep_ == "pcomp" else causative.head
    infinitive = causative.tag_ == "VB" and has_infinitive_marker(causative)
    aimed = above.lemma_.lower() in words("attempt_word") | {"aim"} or not INTENDED.isdisjoint(effects)
    return aimed and "negated" not in effects and (infinitive or causative.dep_ == "pcomp")


def is_left_open(verb: Token) -> bool:
    """Whether something is "neither confirmed nor denied"."""
    first = verb.head if verb.dep_ == "conj" else verb
    both = [first, *(c for c in first.rights if c.dep_ == "conj" and not any(s.dep_ in SUBJECTS for s in c.lefts))]
    return verb in both and {"confirm", "deny"} <= {v.lemma_ for v in both}


def is_permissive(verb: Token, effect: Effect | None) -> bool:
    """Whether who is kept from letting it be keeps it from being: "refused to let it attack", not "let alone".

    Nor is what nobody wants of another: "does not want Iran to attack".
    """
    if verb.lemma_ in ("want", "wish"):
        return True
    if verb.lemma_ == "let":
        return not any(c.lower_ == "alone" for c in verb.rights)
    return effect in ("negated", "carried")


def is_let_or_helped(verb: Token, governor: Token) -> bool:
    """Whether a bare infinitive depends on a verb of letting or helping: "refused to allow it to dock"."""
    if governor.lemma_ == "help":
        return verb.tag_ in ("VB", "VBP")
    return verb.tag_ == "VB" and governor.lemma_ in words("permission_verb")


def is_taken(noun: Token) -> bool:
    """Whether a chance was used: "had the opportunity to meet", "took the chance to thank", "am glad to have it"."""
    verb = noun.head
    used = noun.lemma_ in ("chance", "opportunity", "occasion") and verb.lemma_ in USING
    used = used or (noun.lemma_ in USED_POWERS and verb.lemma_ in EXERCISING)
    if noun.dep_ != "dobj" or not used:
        return False
    if verb.dep_ == "xcomp" and any(
        c.lower_ in ("i", "we") for c in verb.head.lefts
    ):  # "I want to take this chance to"
        return verb.head.lemma_ in ("like", "want", "wish")
    welcome = verb.dep_ == "xcomp" and verb.head.lower_ in words("pleased_adjective")
    return verb.tag_ in ("VBD", "VBG", "VBN") or (welcome and not any(c.tag_ == "MD" for c in verb.head.head.lefts))


def partaking(prep: Token) -> Token | None:
    """The verb of partaking before "in": "take part in rescuing", "participate in"."""
    word = prep.head
    if prep.lower_ != "in":
        return None
    taking = word.head if word.lemma_ == "part" and word.dep_ == "dobj" else word
    if taking.lemma_ in ("play", "take") and any(c.dep_ == "dobj" and c.lemma_ in SHARES for c in taking.rights):
        return taking
    return word if word.pos_ == "VERB" and word.lemma_ in load_rules().classes["partaking_verb"] else None


def is_infinitive(verb: Token) -> bool:
    """ "To free", "to be freed"; what "is to be freed" or "has to be" has its auxiliary elsewhere."""
    passive = verb.tag_ == "VBN" and any(c.tag_ == "VB" for c in verb.lefts if c.dep_ == "auxpass")
    return (verb.tag_ == "VB" or passive) and any(c.lower_ == "to" for c in verb.lefts)


def accompanies(verb: Token, governor: Token) -> bool:
    """Whether a participle accompanies another act: "will return to the Gulf, visiting Oman"."""
    after = verb.tag_ == "VBG" and verb.i > governor.i and verb.lemma_ not in UTTERING
    return after and not any(c.dep_ in ("mark", "aux") or c.dep_ in SUBJECTS for c in verb.lefts)
