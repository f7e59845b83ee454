"""Where the noun of an event stands: "cancelled talks", "talks were cancelled", "plans for talks", "talks are due"."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality.claims import DEFINITE, hearsay
from geo_nlp.pipes.modality.cues import beside, introduced, named
from geo_nlp.pipes.modality.quantifiers import counts_none, of_subject
from geo_nlp.pipes.modality.scope_verbs import DEPTH, Effect, of_governing_noun, of_verb
from geo_nlp.pipes.syntax import obliques, voice
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import PERMITTING, TRYING
from geo_nlp.rules.context import Context
from geo_nlp.rules.loader import load_rules

REGARDING = frozenset({"concerning", "regarding"})
OF_NOUN = REGARDING | {"of", "for", "on", "to", "about", "over"}
OF_VERB = ("for", "on", "upon", "to", "against", "about")
# By these an event comes about, so that it stands or falls with them.
STAGING = words("staging_verb")
CAUSING = words("event_causing_verb")
LEADING = frozenset({"end in", "lead to", "result in"})
# How somebody does what a noun tells.
MADE = words("light_verb_of_event")
# What is offered in words is given at once.
UTTERED = words("expressive_noun")
# What comes about with an event or grows with it: "interest in the development of cooperation" tells of none yet,
# "vetoed the opening of talks" of none at all.
GROWING = words("inception_noun")
QUARRELS = words("quarrel_noun")
ATTACKS = words("attack_event_noun")
# What one talks about has happened, unless it is "an attack" or a thing to be done.
DISCUSSING = frozenset({"debate", "discuss"})
# With a thing these are no plans: "resolved the dispute".
SETTLING = frozenset({"decide", "resolve"})
# What talks "will" do are talks to come: "their discussions will focus on trade".
TREATING = words("topic_verb")
MEETINGS = words("meeting_or_visit_noun")
AIMING = TRYING | {"help", "hope", "offer", "vow", "want"}
ANY = frozenset({"a", "an", "any", "such"})
MAYBE = frozenset({"could", "may", "might"})  # but "a strike may have killed" tells of one


def of_noun(noun: Token, context: Context, support: int | None) -> Iterator[Effect]:
    """Effects on an event that a noun tells; `support` is the light verb, whose own effects are told elsewhere."""
    near = list(beside(noun, context))
    yield from near
    if "negated" not in near and counts_none(noun, context):
        yield "negated"
    yield from _told_behind(noun, context)
    if noun.lemma_.lower() in load_rules().classes["relational"] and noun.dep_ in ("dobj", "pobj"):
        return  # "urged its allies to leave": that they are allies is told as a fact
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    governor = first.head
    behind = first.dep_ == "pobj" and governor.dep_ in ("prep", "agent", "pcomp", "advmod")
    if behind or (first.dep_ in ("dobj", "pobj") and governor.lower_ in REGARDING):
        yield from _after_preposition(first, governor, context)
    elif first.dep_ == "dobj" and governor.pos_ == "VERB":
        yield from _object(first, governor, context, support)
    elif first.dep_ in SUBJECTS and governor.pos_ in ("VERB", "AUX") and governor.i != support:
        yield from _subject(first, governor, context)


def _told_behind(noun: Token, context: Context) -> Iterator[Effect]:
    """What a relative clause says of an event: "a visit that he plans to make", "talks, which were cancelled"."""
    near = [noun, *(t for c in noun.rights if c.dep_ == "prep" for t in c.rights if t.dep_ == "pobj")]
    for clause in (c for t in near for c in t.rights if c.dep_ == "relcl"):
        for which in (t for t in clause.subtree if t.tag_ == "WDT" and t.i < clause.i):
            verb = which.head
            if which.dep_ == "dobj" and verb.lemma_ in MADE:
                yield from (e for e in of_verb(verb, context) if e in ("negated", "planned", "possible"))
            elif which.dep_ == "nsubjpass" and (effect := _told(verb, context)) and effect != "carried":
                yield effect
            elif which.dep_ in SUBJECTS and clause.head is noun and _told(verb, context) == "carried":
                yield from of_verb(verb, context, 0)  # "a summit that will take place in May"


def _after_preposition(noun: Token, prep: Token, context: Context) -> Iterator[Effect]:
    governor, name = prep.head, prep.lower_
    if governor.lower_ == "event" and governor.head.lower_ != "in":  # "in the event of", but no other event
        return
    told = context.of("nouns", f"{governor.lemma_} {name}") if governor.pos_ == "NOUN" else None
    if effect := context.of("markers", introduced(prep)) or told:
        yield effect
    elif governor.lemma_ in GROWING and name == "of":
        yield from of_noun(governor, context, None)
    elif governor.pos_ == "NOUN" and name in OF_NOUN:
        yield from of_governing_noun(governor, context, DEPTH, hearsay(noun, prep, context))
    elif f"{governor.lemma_} {name}" in LEADING:
        yield from of_verb(governor, context)
    elif (
        governor.pos_ == "VERB"
        and name in OF_VERB
        and (effect := context.of("verbs", f"{governor.lemma_} {name}") or context.of("verbs", governor.lemma_))
        and (effect, name) != ("demanded", "about")  # "told her about the attack", "asked about it"
    ):
        yield effect


def _object(noun: Token, verb: Token, context: Context, support: int | None) -> Iterator[Effect]:
    """ "Cancelled talks", "did not rule out talks", "may offer talks"; what else is done to an event tells nothing."""
    plain = (noun.lemma_ in UTTERED and verb.lemma_ == "offer") or _called(noun, verb)
    plain = plain or verb.lemma_ in SETTLING or (verb.lemma_ in DISCUSSING and _happened(noun))
    effect = None if plain else named("verbs", verb, context)
    if effect is None and verb.lemma_ in STAGING | PERMITTING | CAUSING and verb.i != support:
        yield from of_verb(verb, context)  # "is ready to broker talks", "could trigger sanctions"
    if effect is None or (effect == "negated" and (_stands(noun, verb, context) or _goes_on(noun, verb))):
        return
    told = list(of_verb(verb, context)) if verb.i != support else []
    double = named("doubles", verb, context) if "negated" in told else None
    if double is None:
        yield effect
        yield from told
    elif double != "carried":
        yield double


def _happened(noun: Token) -> bool:
    """Whether what is talked about is a fact: "discussed the war", but not "an attack on Iran"."""
    new = noun.tag_ == "NN" and not any(c.dep_ == "poss" or c.lower_ in DEFINITE for c in noun.lefts)
    return noun.lemma_ in ATTACKS and not new


def _called(noun: Token, verb: Token) -> bool:
    """Whether something is only called or considered so: "called the talks a success", "considers them a failure"."""
    if any(c.dep_ == "oprd" and c.i > noun.i for c in verb.rights):
        return True
    return verb.lemma_ == "call" and any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.lefts)


def _stands(noun: Token, verb: Token, context: Context) -> bool:
    """Whether words are only answered: a charge that is denied, a demand that is rejected, was made all the same."""
    answered = named("claims", verb, context) == "negated" and named("doubles", verb, context) is None
    return answered and context.of("nouns", noun.lemma_) in ("carried", "demanded", "planned", "possible")


def _goes_on(noun: Token, verb: Token) -> bool:
    """Whether a quarrel lasts whose end somebody only tries to bring about: "an effort to end the war"."""
    return noun.lemma_ in QUARRELS and verb.tag_ == "VB" and verb.head.lemma_ in AIMING


def _subject(noun: Token, verb: Token, context: Context) -> Iterator[Effect]:
    """ "Talks are due", "were cancelled", "did not take place", "are expected to begin", "an attack would ..."."""
    for told in [c for c in verb.rights if c.dep_ == "xcomp"] or [verb]:
        effect = _told(told, context)
        if effect == "negated" and _stands(noun, told, context):
            return
        if effect:
            told_of_it = list(of_verb(told, context))
            if "negated" in told_of_it and named("doubles", told, context):
                return
            if "negated" in list(of_subject(verb, context)):  # "no talks took place": the noun has told so itself
                told_of_it.remove("negated")
            yield from (e for e in (effect, *told_of_it) if e != "carried")
            return
    helping = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    supposed = "would" in helping or ("have" not in helping and not helping.isdisjoint(MAYBE))
    ahead = verb.lemma_ in TREATING or (verb.lemma_ == "be" and noun.lemma_ in MEETINGS)
    if ahead and "will" in helping:
        yield "planned"
    if supposed and any(c.dep_ == "det" and c.lower_ in ANY for c in noun.lefts):
        yield "possible"


def _told(verb: Token, context: Context) -> Effect | None:
    """The effect of a verb on the event that is its subject, a passive by its participle: "were called off"."""
    if verb.lemma_ == "be":
        return next((e for c in verb.rights if (e := _predicate(c, context))), None)
    if voice.is_passive(verb):
        part = obliques.particle(verb)
        return context.of("subjects", f"{verb.lower_} {part}" if part else verb.lower_)
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights):
        return None
    return named("subjects", verb, context)


def _predicate(word: Token, context: Context) -> Effect | None:
    """ "Are imminent", "are on the table"."""
    if word.dep_ in ("acomp", "oprd"):
        return context.of("subjects", word.lower_)
    if word.dep_ == "prep":
        return next((context.of("subjects", f"{word.lower_} {c.lower_}") for c in word.rights), None)
    return None
