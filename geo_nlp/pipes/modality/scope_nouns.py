"""Scope of an event noun's context: "cancelled talks", "talks were cancelled", "plans for talks", "talks are due".

What else is done to an event or by it tells nothing of whether it happens.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.modality.asking import EXPRESSIVE_NOUNS, effect_of_asking, effect_of_issuing
from geo_nlp.pipes.modality.claims import hearsay
from geo_nlp.pipes.modality.cues import cue_effects, full_preposition, is_negated, lexical_effect
from geo_nlp.pipes.modality.embedding import ClauseEffect
from geo_nlp.pipes.modality.governing_nouns import UNREALISED, of_exchange, of_governing_noun
from geo_nlp.pipes.modality.quantifiers import counts_none, of_subject, of_suspected_agent
from geo_nlp.pipes.modality.scope_verbs import SCOPE_DEPTH, is_end_to_come, of_verb
from geo_nlp.pipes.syntax import obliques, voice
from geo_nlp.pipes.syntax.determiners import DEFINITE
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUN_POS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.rules.context import Context, Effect
from geo_nlp.rules.loader import load_rules

REGARDING = frozenset({"concerning", "regarding"})
OF_NOUN = REGARDING | {"of", "for", "on", "to", "about", "over"}
# By these an event comes about, so that it happens where they do.
STAGING = words("staging_verb")
RESULT_PHRASES = frozenset({"end in", "lead to", "result in"})
# Light verbs: "made a visit".
LIGHT = words("light_verb_of_event")
# Nouns of inception and growth: "interest in the development of cooperation" means that there is none yet,
# "vetoed the opening of talks" that there is none at all.
GROWING = words("inception_noun")
QUARRELS = words("quarrel_noun")
# What one talks about has happened, unless it is "an attack" or a thing to be done.
DISCUSSING = frozenset({"debate", "discuss"})
ONGOING = frozenset({"continuing", "current", "ongoing", "recent"})
# What one may try to bring about of others.
BRINGING_ABOUT = frozenset({"achieve", "obtain", "secure", "win"})
# Who does not back an event says that there is none yet: "did not support an invasion".
BACKING_VERBS = frozenset({"back", "endorse", "support"})
# With a thing these are no plans: "resolved the dispute".
SETTLING = frozenset({"decide", "resolve"})
# What talks "will" do are talks to come: "their discussions will focus on trade".
TREATING = words("topic_verb")
AIMING_VERBS = words("attempt_word") | {"help", "hope", "offer", "vow", "want"}
WHILE_PREPS = frozenset({"at", "before", "during"})
ANY_OR_SUCH = frozenset({"a", "an", "any", "such"})
FUTURE_MODALS = frozenset({"shall", "will", "would"})
MAYBE = frozenset({"could", "may", "might"})  # but "a strike may have killed" reports one


def of_noun(noun: Token, context: Context, support: int | None) -> Iterator[ClauseEffect]:
    """Effects on the event of a noun; `support` is its light verb, whose own effects are found elsewhere."""
    near = list(cue_effects(noun, context))
    yield from near
    if "negated" not in near and counts_none(noun, context):
        yield "negated"
    yield from _of_relative_clauses(noun, context)
    yield from of_suspected_agent(noun)
    if noun.lemma_.lower() in load_rules().classes["relational"] and noun.dep_ in ("dobj", "pobj"):
        return  # "urged its allies to leave": that they are allies is a fact
    first = first_conjunct(noun, NOUN_POS)
    yield from _of_position(first, context, support)
    if first is not noun:
        yield from _of_list_of_demands(first, context)


def _of_list_of_demands(first: Token, context: Context) -> Iterator[ClauseEffect]:
    """What is asked for after another thing, on a word of which it hangs: "demanded an end to the war and a truce"."""
    word = first
    for _ in range(SCOPE_DEPTH):
        if word.dep_ != "pobj" or word.head.head.pos_ not in NOUN_POS:
            return
        word = first_conjunct(word.head.head, NOUN_POS)
        asking = word.head.head if word.dep_ == "pobj" else word.head
        if asking.pos_ == "VERB" and "demanded" in set(_of_position(word, context, None)):
            yield "demanded"
            return


def _of_position(first: Token, context: Context, support: int | None) -> Iterator[ClauseEffect]:
    """Effects by the function of a noun phrase in its clause."""
    governor = first.head
    oblique = first.dep_ == "pobj" and governor.dep_ in ("prep", "agent", "pcomp", "advmod")
    if oblique or (first.dep_ in ("dobj", "pobj") and governor.lower_ in REGARDING):
        yield from _of_oblique(first, governor, context)
    elif (first.dep_ == "dobj" or (first.dep_ == "conj" and governor.lemma_ == "demand")) and governor.pos_ == "VERB":
        yield from _of_object(first, governor, context, support)
    elif first.dep_ in SUBJECTS and governor.pos_ in VERBAL and governor.i != support:
        yield from _of_subject(first, governor, context)


def _of_relative_clauses(noun: Token, context: Context) -> Iterator[ClauseEffect]:
    """What a relative clause says of an event: "a visit that he plans to make", "talks, which were cancelled"."""
    near = [noun, *(t for c in noun.rights if c.dep_ == "prep" for t in c.rights if t.dep_ == "pobj")]
    for clause in (c for t in near for c in t.rights if c.dep_ == "relcl"):
        for pronoun in (t for t in clause.subtree if t.tag_ == "WDT" and t.i < clause.i):
            yield from _of_relative_pronoun(pronoun, context, modifies=clause.head is noun)


def _of_relative_pronoun(pronoun: Token, context: Context, *, modifies: bool) -> Iterator[ClauseEffect]:
    """What the verb of a relative pronoun says of it; `modifies` where the clause belongs to the noun itself."""
    verb = pronoun.head
    if pronoun.dep_ == "dobj" and verb.lemma_ in LIGHT:
        yield from (e for e in of_verb(verb, context) if e in ("negated", "planned", "possible"))
    elif pronoun.dep_ in SUBJECTS:
        effect = _effect_on_subject(verb, context)
        if effect == "carried" and modifies:
            yield from of_verb(verb, context, 0)  # "a summit that will take place in May"
        elif effect and effect != "carried" and pronoun.dep_ == "nsubjpass":
            yield effect


def _of_oblique(noun: Token, prep: Token, context: Context) -> Iterator[ClauseEffect]:
    """ "Plans for talks", "in the event of talks", "led to talks", "called for talks"."""
    governor, name = prep.head, prep.lower_
    if governor.lower_ == "event" and governor.head.lower_ != "in":  # "in the event of", but no other event
        return
    if name == "including" and governor.pos_ in NOUN_POS:  # "demanded steps, including a withdrawal"
        yield from (e for e in _of_position(first_conjunct(governor, NOUN_POS), context, None) if e == "demanded")
        return
    if _is_occasion_to_come(noun, prep, context):
        yield "planned"
        return
    if effect := _effect_of_phrase(prep, context):
        yield effect
    elif governor.lemma_ in GROWING and name == "of":
        yield from of_noun(governor, context, None)
    elif governor.lemma_ in words("participation_noun") and name == "in":  # "his alleged role in the attack"
        yield from cue_effects(governor, context)
    elif given := list(of_exchange(governor, name, context, SCOPE_DEPTH)):
        yield from given
    elif governor.pos_ == "NOUN" and name in OF_NOUN:
        yield from of_governing_noun(governor, context, SCOPE_DEPTH, hearsay(noun, prep, context))
    elif f"{governor.lemma_} {name}" in RESULT_PHRASES:
        yield from of_verb(governor, context)
    elif effect := effect_of_asking(governor, name, context) or effect_of_issuing(governor, name, context):
        yield effect


def _effect_of_phrase(prep: Token, context: Context) -> Effect | None:
    """The effect of a preposition, or of a noun that is listed with it: "instead of talks", "an order for talks"."""
    governor = prep.head
    listed = context.of("nouns", f"{governor.lemma_} {prep.lower_}") if governor.pos_ == "NOUN" else None
    return context.of("markers", full_preposition(prep)) or listed


def _is_occasion_to_come(noun: Token, prep: Token, context: Context) -> bool:
    """Whether a visit or meeting is still to come: "ahead of a visit", "will sign it during his visit"."""
    above, name = prep.head, prep.lower_
    if noun.lemma_ not in words("meeting_or_visit_noun"):
        return False
    if above.lower_ == "ahead" and name == "of":
        return above.head.pos_ in VERBAL and above.head.tag_ != "VBD"
    if above.pos_ != "VERB" or name not in WHILE_PREPS:
        return False
    return not UNREALISED.isdisjoint(of_verb(above, context))


def _of_object(noun: Token, verb: Token, context: Context, support: int | None) -> Iterator[ClauseEffect]:
    """ "Cancelled talks", "did not rule out talks", "may offer talks"; other verbs say nothing of their object."""
    if verb.lemma_ in BRINGING_ABOUT and verb.tag_ == "VB" and verb.head.lemma_ in words("attempt_word"):
        yield "possible"  # "efforts to secure their release"
        return
    effect = None if _is_treated_as_fact(noun, verb) else lexical_effect("verbs", verb, context)
    if effect is None:
        if verb.i != support:
            yield from _of_bringing_about(noun, verb, context)
        return
    if effect == "negated" and (_is_answered(noun, verb, context) or _is_lasting(noun, verb, context)):
        return
    effects = list(of_verb(verb, context)) if verb.i != support else []
    double = lexical_effect("doubles", verb, context) if "negated" in effects else None
    if double is None:
        yield effect
        yield from effects
    elif double != "carried":
        yield double


def _of_bringing_about(noun: Token, verb: Token, context: Context) -> Iterator[ClauseEffect]:
    """What brings an event about lends it its own context: "is ready to broker talks", "could trigger sanctions"."""
    future = any(c.dep_ == "aux" and c.lower_ in FUTURE_MODALS for c in verb.lefts)
    if (future and any(c.lower_ == "any" for c in noun.lefts)) or _is_proposal(noun, verb, context):
        yield "possible"  # "will treat any attack on Chad as a threat"
    if verb.lemma_ in STAGING | either("permission_verb", "event_causing_verb"):
        yield from of_verb(verb, context)


def _is_proposal(noun: Token, verb: Token, context: Context) -> bool:
    """Whether an event is only thought of: "opposes any attack on Iran", "opposed a coup", "does not back a coup"."""
    determiners = {c.lower_ for c in noun.lefts}
    if "any" in determiners:
        return verb.lemma_ in words("viewing_verb")
    unbacked = verb.lemma_ in BACKING_VERBS and is_negated(verb, context)
    return not determiners.isdisjoint(("a", "an")) and (verb.lemma_ in words("proposal_verb") or unbacked)


def _is_treated_as_fact(noun: Token, verb: Token) -> bool:
    """Whether a verb says nothing of its object: "offered thanks", "resolved the dispute", "discussed the war"."""
    if verb.lemma_ in SETTLING or (verb.lemma_ == "offer" and noun.lemma_ in EXPRESSIVE_NOUNS):
        return True
    if verb.lemma_ == "announce" and noun.lemma_ in words("announced_as_done_noun"):
        return True
    return _is_labelled(noun, verb) or (verb.lemma_ in DISCUSSING and _is_known_event(noun))


def _is_known_event(noun: Token) -> bool:
    """Whether what is talked about is a fact: "discussed the war", "the ongoing talks"; not "an attack on Iran"."""
    if any(c.lower_ in ONGOING for c in noun.lefts):
        return True
    if noun.lemma_ in words("standing_effort_noun"):
        return any(c.dep_ == "poss" or (c.dep_ in MODIFIERS and c.pos_ == "PROPN") for c in noun.lefts)
    new = noun.tag_ == "NN" and not any(c.dep_ == "poss" or c.lower_ in DEFINITE for c in noun.lefts)
    return noun.lemma_ in words("attack_event_noun") and not new


def _is_labelled(noun: Token, verb: Token) -> bool:
    """Whether an event is only called or considered so: "called the talks a success", "considers them a failure"."""
    if any(c.dep_ == "oprd" and c.i > noun.i for c in verb.rights):
        return True
    return verb.lemma_ == "call" and any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.lefts)


def _is_answered(noun: Token, verb: Token, context: Context) -> bool:
    """Whether words are only answered: a charge that is denied, a demand that is rejected, was made all the same."""
    answered = lexical_effect("claims", verb, context) == "negated" and lexical_effect("doubles", verb, context) is None
    return answered and context.of("nouns", noun.lemma_) in ("carried", "demanded", "planned", "possible")


def _is_lasting(noun: Token, verb: Token, context: Context) -> bool:
    """Whether an act goes on, as its end is only sought: "an effort to end the war", "must end its siege"."""
    if noun.lemma_ in QUARRELS and verb.tag_ == "VB" and verb.head.lemma_ in AIMING_VERBS:
        return True
    owned = any(c.dep_ in ("poss", "amod", "compound", "det") and c.lower_ not in ANY_OR_SUCH for c in noun.lefts)
    return owned and is_end_to_come(noun, verb, context, SCOPE_DEPTH)


def _of_subject(noun: Token, verb: Token, context: Context) -> Iterator[ClauseEffect]:
    """ "Talks are due", "were cancelled", "did not take place", "are expected to begin", "an attack would ..."."""
    for predicate in [c for c in verb.rights if c.dep_ == "xcomp"] or [verb]:
        if effect := _effect_on_subject(predicate, context):
            if effect != "negated" or not _is_answered(noun, predicate, context):
                yield from _of_predicate(effect, predicate, verb, context)
            return
    yield from _of_auxiliaries(noun, verb)


def _of_predicate(effect: Effect, predicate: Token, verb: Token, context: Context) -> Iterator[ClauseEffect]:
    """The effect of a predicate on its subject, then the context of the predicate itself: "were not cancelled"."""
    effects = list(of_verb(predicate, context))
    if "negated" in effects and lexical_effect("doubles", predicate, context):
        return
    has_own_negation = "negated" in list(of_subject(verb, context))  # "no talks took place"
    if has_own_negation and "negated" in effects:
        effects.remove("negated")
    yield from (e for e in (effect, *effects) if e != "carried")


def _of_auxiliaries(noun: Token, verb: Token) -> Iterator[ClauseEffect]:
    """The effect of an auxiliary on the subject: "their talks will focus on trade", "an attack would lead to war"."""
    auxiliaries = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    to_come = noun.lemma_ in words("meeting_or_visit_noun") and verb.lemma_ != "remember"
    if "will" in auxiliaries and (verb.lemma_ in TREATING or to_come):
        yield "planned"
    supposed = "would" in auxiliaries or ("have" not in auxiliaries and not auxiliaries.isdisjoint(MAYBE))
    if supposed and any(c.dep_ == "det" and c.lower_ in ANY_OR_SUCH for c in noun.lefts):
        yield "possible"


def _effect_on_subject(verb: Token, context: Context) -> Effect | None:
    """The effect of a verb on the event that is its subject, a passive by its participle: "were called off"."""
    if verb.lemma_ == "be":
        return next((e for c in verb.rights if (e := _effect_of_predicate(c, context))), None)
    if voice.is_passive(verb):
        part = obliques.particle(verb)
        return context.of("subjects", f"{verb.lower_} {part}" if part else verb.lower_)
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights):
        return None
    return lexical_effect("subjects", verb, context)


def _effect_of_predicate(word: Token, context: Context) -> Effect | None:
    """ "Are imminent", "are on the table"."""
    if word.dep_ in ("acomp", "oprd"):
        return context.of("subjects", word.lower_)
    if word.dep_ == "prep":
        return next((context.of("subjects", f"{word.lower_} {c.lower_}") for c in word.rights), None)
    return None
