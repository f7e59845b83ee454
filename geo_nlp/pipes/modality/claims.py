"""Claims: what a sentence makes of a noun that carries a clause ("dismissed reports that", "no evidence that").

Where the claim is denied, its clause is; where it is confirmed, or stands as another's, nothing is said of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality.cues import cue_effects, is_negated, lexical_effect
from geo_nlp.pipes.syntax.determiners import DEFINITE
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.context import Context, Effect
from geo_nlp.rules.loader import load_rules

CONFIRMING = frozenset({"confirm", "corroborate", "substantiate", "verify"})
NAMING_AS_VERBS = words("naming_as_verb")


def of_claim(noun: Token, context: Context) -> Iterator[Effect]:
    """Effects of a noun on the clause or event that it carries; a denial is counted once, "dismissed as false"."""
    denials = [] if _is_answered_claim(noun) else list(_denials(noun, context))
    if denials:
        yield denials[0]
    governor = noun.head
    argument = (noun.dep_ in SUBJECTS or noun.dep_ in ("dobj", "attr")) and governor.pos_ in VERBAL
    if argument and (denials or _denies_existence(noun, governor, context)) and is_negated(governor, context):
        yield "negated"


def of_claiming_text(verb: Token, context: Context) -> Iterator[Effect]:
    """Effects on what a text claims that somebody denies: "denied a report claiming that it sent troops"."""
    noun = verb.head
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and verb.lemma_ in words("claim_verb")
        and noun.dep_ in ("dobj", "nsubjpass")
    ):
        yield from of_claim(noun, context)


def _is_answered_claim(noun: Token) -> bool:
    """Whether another's claim is answered: "Moscow rejected Kyiv's claim that"; the claim and the answer both stand."""
    verb = noun.head
    answers = verb.lemma_ in load_rules().classes["answer_verb"] and noun.dep_ in ("dobj", "nsubjpass")
    return answers and noun.idx in noun.doc.claims


def hearsay(event: Token, prep: Token, context: Context) -> Effect | None:
    """The effect of a noun of hearsay on an event: "reports of Iraqi strikes", "claims about strikes".

    An event that the text takes as known is only its topic: "claims about Iraq's strikes".
    """
    noun, name = prep.head.lemma_, prep.lower_
    if prep.head.dep_ == "dobj" and prep.head.head.lemma_ in CONFIRMING:
        return None
    owned = name != "of" and any(c.dep_ == "poss" for c in event.lefts)
    if owned or any(c.dep_ == "det" and c.lower_ in DEFINITE for c in event.lefts):
        return None
    return context.of("hearsay", noun) or context.of("hearsay", f"{noun} {name}")


def hearsay_source(act: Token, noun: Token, context: Context) -> tuple[Token, Effect] | None:
    """The noun of hearsay that reports an act, and its effect: "reports of soldiers attacking villages"."""
    between = (c for c in noun.rights if c.dep_ == "prep" and c.i < act.i)
    prep = noun.head if noun.dep_ == "pobj" else next(between, None)
    effect = hearsay(act, prep, context) if prep is not None else None
    return (prep.head, effect) if prep is not None and effect is not None else None


def _denies_existence(noun: Token, governor: Token, context: Context) -> bool:
    """Whether a negated verb says that there is no such claim: "did not find evidence", "is not true"."""
    if noun.dep_ in SUBJECTS:
        return any(c.dep_ == "acomp" and context.of("adjectives", c.lower_) == "carried" for c in governor.rights)
    return lexical_effect("claims", governor, context) == "carried"


def _denials(noun: Token, context: Context) -> Iterator[Effect]:
    """What denies a claim: a modifier, its governing verb, or a predicate: "false reports", "denied reports"."""
    for child in noun.lefts:
        if child.dep_ in ("amod", "det", "neg") and (effect := context.of("claims", child.lower_)):
            yield effect
    yield from (e for e in cue_effects(noun, context) if e == "negated")
    if noun.dep_ == "pobj" and noun.head.lower_ != "as":
        return
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if governor.pos_ not in VERBAL:
        return
    if (effect := lexical_effect("claims", governor, context)) and effect != "carried":
        yield effect
    if governor.lemma_ == "be" or governor.lemma_ in NAMING_AS_VERBS:
        yield from _predicated_denials(noun, governor, context)


def _predicated_denials(noun: Token, governor: Token, context: Context) -> Iterator[Effect]:
    """ "The report is false", "called the report a lie"; the parser may attach "a lie" to the inner clause."""
    inner = [c for c in noun.rights if c.dep_ in NOUN_CLAUSES] if governor.lemma_ in NAMING_AS_VERBS else []
    for verb in (governor, *inner):
        for child in verb.rights:
            if child.dep_ in ("acomp", "attr", "oprd", "dobj", "ccomp") and child != noun:
                effect = context.of("claims", child.lower_) or context.of("claims", child.lemma_)
                if effect and effect != "carried":
                    yield effect
