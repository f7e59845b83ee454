"""Judgements in turn: in "Iran rejected the plan, while Oman welcomed it", "it" is the plan and no actor.

The second judges the same thing as the first, or what the first did, but not the first itself.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import BRANDING
from geo_nlp.types import Mention

JUDGEMENT_VERBS = words("judgement_verb")

VOTING = frozenset({"abstain", "vote"})  # on what is no actor: "demanded that Russia leave. Belarus voted against it"


def judged_before(doc: Doc, pronoun: Token, memory: Memory) -> tuple[Mention, ...] | None:
    """The referents of the object that was judged last, none of a thing; None where none was judged before."""
    verb = pronoun.head
    if pronoun.lower_ == "it" and pronoun.dep_ == "pobj" and verb.head.lemma_ in VOTING:
        return ()
    named = verb.lemma_ in BRANDING and verb.dep_ == "advcl"  # "condemned the attack on Syria, calling it a crime"
    if pronoun.dep_ != "dobj" or not (named or verb.lemma_ in JUDGEMENT_VERBS) or pronoun.lower_ != "it":
        return None
    above = verb.head if verb.dep_ in ("advcl", "conj", "ccomp") else _root_before(doc, verb)
    if above is None or above.lemma_ not in JUDGEMENT_VERBS or above.i > pronoun.i:
        return None
    judged = next((c for c in above.rights if c.dep_ == "dobj" and c.i < pronoun.i), None)
    return None if judged is None or judged.tag_ == "PRP" else memory.heads.get(judged.i, ())


def _root_before(doc: Doc, verb: Token) -> Token | None:
    """The main verb of the sentence before, if the verb is the main verb of its own."""
    start = verb.sent.start
    return doc[start - 1].sent.root if verb.dep_ == "ROOT" and start else None
