"""Negation and modality: whether a clause says that something happened, will, may, must, or did not.

The cue may be an auxiliary, an adverb, a determiner, or a governing verb, noun or adjective ("failed to", "plans for",
"unable to"). The climb stops where a governor has no say over the clause (a relative clause, a reporting verb).
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.modality.cues import cue_effects, is_negated
from geo_nlp.pipes.modality.embedding import ClauseEffect
from geo_nlp.pipes.modality.quantifiers import of_object
from geo_nlp.pipes.modality.scope_nouns import of_noun
from geo_nlp.pipes.modality.scope_verbs import of_verb
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.rules.context import Context
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Clause, Modality

GRANTED = words("granting_or_wishing_verb")
CONSENTING = either("permission_verb", "consent_verb")
# What is asked for and given: "did not give permission" refuses it.
PERMISSIONS = words("permission_noun")
WILL = words("intention_noun")
# "Not willing to talk" is a refusal; other adjectives that are denied are none.
WILLINGNESS_ADJECTIVES = words("willingness_adjective")
CAN = frozenset({"can", "ca"})
WOULD = frozenset({"will", "wo", "would"})
WEAK_MODALS = frozenset({"may", "might", "could", "can", "should", "must"})


def set_context(doc: Doc, clauses: list[Clause], context: Context) -> list[Clause]:
    """Return `clauses` with `negated` and `modality` filled in."""
    return [_judge(doc, clause, context) for clause in clauses]


def _judge(doc: Doc, clause: Clause, context: Context) -> Clause:
    """The clause with the context that the first effect gives it; an even number of negations cancels out."""
    effects = list(_effects(doc[clause.head], doc, clause, context))
    first = next((e for e in effects if e not in ("negated", "purpose", "carried")), None)
    purpose = "purpose" in effects and first is None
    modality: Modality = "planned" if purpose else first or "asserted"  # type: ignore[assignment]
    verb = doc[clause.head if clause.support is None else clause.support]
    if modality in ("possible", "planned", "demanded") and _is_performative(doc[clause.head]):
        modality = "asserted"
    if modality == "possible" and _is_result_of_condition(verb):
        modality = "conditional"
    if modality == "asserted" and verb.lemma_ in ("face", "risk") and _has_condition(verb):
        modality = "conditional"
    negated = effects.count("negated") % 2 == 1
    refused = clause.lemma in WILLINGNESS_ADJECTIVES if clause.kind == "adjective" else _is_refused(verb, context)
    if not (negated or refused) and modality == "asserted":  # as most are, and as a clause begins
        return clause
    return replace(clause, negated=negated, modality=modality, refused=refused, purpose=purpose)


def _is_performative(verb: Token) -> bool:
    """Whether the words are a speech act and perform what they say: "I must thank you", "let us welcome them"."""
    if verb.lemma_ not in load_rules().classes["performative"]:
        return False
    before = {c.lower_ for c in verb.lefts}
    if "i" in before and ("must" in before or before >= {"can", "only"}):
        return not any(c.dep_ == "neg" for c in verb.children)
    first = first_conjunct(verb, VERBAL)  # "want to greet them and thank Turkey"
    governor = first.head
    wished = first.dep_ in ("xcomp", "ccomp") and governor.lemma_ in GRANTED
    if not wished or any(c.dep_ == "neg" for c in (*verb.children, *governor.children)):
        return False
    speaking = any(c.lower_ in ("i", "we") for c in governor.lefts) or _is_wish_to_thank(verb, governor)
    return speaking or any(c.lower_ in ("me", "us") for c in (*governor.rights, *verb.lefts))


def _is_wish_to_thank(verb: Token, governor: Token) -> bool:
    """Whether thanks are given by a reported wish: "said he wanted to thank Turkey", "Erdogan would like to thank"."""
    return governor.lemma_ in ("like", "want", "wish") and verb.lemma_ in ("congratulate", "thank")


def _is_result_of_condition(verb: Token) -> bool:
    """Whether "would" gives the result of a condition: "would bomb China if it attacked"."""
    if not any(c.dep_ == "aux" and c.lower_ in ("would", "'d", "’d") for c in verb.lefts):
        return False
    return _has_condition(verb)


def _has_condition(verb: Token) -> bool:
    """Whether a clause with "if" stands beside a verb: "faces sanctions if it enriches uranium"."""
    return any(c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ == "if" for m in c.lefts) for c in verb.children)


def _effects(head: Token, doc: Doc, clause: Clause, context: Context) -> Iterator[ClauseEffect]:
    """Effects from the nearest cue outwards."""
    if clause.kind == "noun":
        yield from of_noun(head, context, clause.support)
    if clause.support is not None:
        due = [c for c in doc[clause.support].rights if c.dep_ == "acomp" and doc[clause.support].lemma_ == "be"]
        yield from (e for c in due if (e := context.of("adjectives", c.lower_)) == "planned")  # "is due here for talks"
        yield from of_verb(doc[clause.support], context)
    elif clause.kind == "verb":
        yield from of_object(head, context)
        yield from of_verb(head, context)
    elif clause.kind == "adjective":
        yield from cue_effects(head, context)
        if head.head.pos_ in VERBAL and head.dep_ in ("acomp", "oprd", "attr"):
            yield from of_verb(head.head, context)


def _is_refused(verb: Token, context: Context) -> bool:
    """Whether the actor says no: "will not meet", "refuses to meet", "its refusal to meet"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("refuse", "decline"):
        return not is_negated(verb.head, context)
    if verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" and verb.head.pos_ == "VERB" and verb.head != verb:
        return _is_refused(verb.head, context)
    return _is_of_refusal_noun(verb) or _is_denied_consent(verb)


def _is_of_refusal_noun(verb: Token) -> bool:
    """Whether a noun of refusal governs the verb: "its refusal to meet", "has no intention of meeting"."""
    if verb.dep_ not in ("acl", "pcomp"):
        return False
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.lemma_ == "refusal":
        return True
    noun = verb.head if verb.dep_ == "acl" else verb.head.head
    return noun.lemma_ in WILL and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.lefts)


def _is_denied_consent(verb: Token) -> bool:
    """Whether auxiliaries deny consent: "cannot accept its terms", "did not let its troops in", "will no longer"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    negated = any(c.dep_ == "neg" for c in verb.children)
    if "have" in auxiliaries and auxiliaries & WOULD:  # "would not have let them in"
        return False
    if negated and verb.lemma_ in CONSENTING and auxiliaries & CAN:
        return True
    if negated and (verb.lemma_ in words("permission_verb") or _is_granting(verb)):
        return auxiliaries.isdisjoint(WEAK_MODALS)
    return not auxiliaries.isdisjoint(WOULD) and (negated or _is_no_longer(verb))


def _is_granting(verb: Token) -> bool:
    """Whether a verb gives permission: "granted leave"."""
    return verb.lemma_ in ("give", "grant") and any(c.dep_ == "dobj" and c.lemma_ in PERMISSIONS for c in verb.rights)


def _is_no_longer(verb: Token) -> bool:
    """Whether "no longer" stands at a verb."""
    return any(c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for c in verb.children)
