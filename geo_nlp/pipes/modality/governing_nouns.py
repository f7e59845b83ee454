"""Governing nouns: what a noun says of the clause or event that it takes ("a plan to", "the risk of", "reports of").

A relative clause does not hang on what it describes, unless it is misread or tells of anybody ("all fighters they
capture").
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality import scope_verbs
from geo_nlp.pipes.modality.claims import hearsay, hearsay_source, of_claim
from geo_nlp.pipes.modality.cues import cue_effects, is_negated, lexical_effect
from geo_nlp.pipes.modality.embedding import ClauseEffect, has_singular_subject
from geo_nlp.pipes.modality.futurity import is_in_future
from geo_nlp.pipes.modality.implicatives import is_taken
from geo_nlp.pipes.syntax.control import subjects_after_for, timed
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, PRESENT_TAGS, SUBJECTS, VERBAL, WH_TAGS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.context import Context, Effect

UNREALISED = frozenset({"demanded", "planned", "possible"})
FREE_CHOICE = frozenset({"all", "any", "every", "whatever"})
CONTENTS = words("claim_noun") | {"indication", "information", "news", "sign"}
# What no relative clause has whose object is the noun before it: "the claim Iran made".
COMPLETING = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})
FAVOURING = frozenset({"favor", "favour", "support"})


def of_governing_noun(noun: Token, context: Context, depth: int, heard: Effect | None = None) -> Iterator[ClauseEffect]:
    """ "A plan to", "the risk of", "no intention of", "reports of": the noun's own effect and what denies the noun.

    `heard` is the effect of a noun of hearsay.
    """
    effect = heard or (None if is_taken(noun) else context.of("nouns", noun.lemma_))
    if effect in ("carried", "possible"):
        fate = list(of_claim(noun, context))
        yield from fate if effect == "carried" or fate.count("negated") % 2 else [effect]
    elif effect:
        yield effect
        yield from (e for e in cue_effects(noun, context) if e == "negated")
        if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
            if lexical_effect("verbs", noun.head, context) == "negated":  # "abandoned plans to"
                yield "negated"
            yield from (e for e in scope_verbs.of_verb(noun.head, context, depth) if e in ("negated", "planned"))
        elif noun.dep_ == "attr" and is_negated(noun.head, context):
            yield "negated"


def of_exchange(noun: Token, prep: str, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """What is given in return shares the context of what is given: "will free them in exchange for the release of"."""
    if prep == "for" and noun.lower_ in ("exchange", "return") and noun.head.lower_ == "in":
        verb = noun.head.head
        if verb.pos_ in VERBAL:
            yield from (e for e in scope_verbs.of_verb(verb, context, depth) if e != "purpose")


def of_prepositional_noun(verb: Token, prep: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """ "Plans for bombing", "in favour of lifting the ban", "support for lifting it", "opposition to lifting it"."""
    noun, name = prep.head, prep.lower_
    if given := list(of_exchange(noun, name, context, depth)):
        yield from given
    elif effect := context.of("nouns", f"{noun.lemma_} {name}"):
        yield effect
    elif noun.lemma_ in words("participation_noun") and name == "in":
        yield from cue_effects(noun, context)
    elif noun.lemma_ in FAVOURING and (name == "for" or (name == "of" and noun.dep_ == "pobj")):
        yield "possible"
    else:
        yield from of_governing_noun(noun, context, depth, hearsay(verb, prep, context))


def of_noun_clause(verb: Token, noun: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """Effects of a noun on an infinitive, participle or that-clause that belongs to it: "plans to", "the lie that"."""
    if _is_free_choice(verb, noun):
        yield "conditional"
    elif verb.tag_ == "VB" and (verb.dep_ == "acl" or _is_infinitival_relative(verb, noun)):
        yield from _effects_on_infinitive_of_noun(verb, noun, context, depth)
    elif verb.tag_ == "VBG" and (source := hearsay_source(verb, noun, context)):
        yield from of_governing_noun(source[0], context, depth, source[1])
    elif _is_content_of_demand(verb, noun, context):
        yield "demanded"
    elif _is_content_clause(verb, noun, context):
        open_to_doubt = (noun.lemma_ in words("allegation_noun") or _is_examined(noun)) and not list(
            of_claim(noun, context)
        )
        if open_to_doubt:
            yield "possible"
        else:
            yield from of_governing_noun(noun, context, depth)


def _is_examined(noun: Token) -> bool:
    """Whether somebody looks into whether reports are true: "is investigating reports that Iran fired a missile"."""
    return noun.lemma_ in ("claim", "report") and noun.dep_ == "dobj" and noun.head.lemma_ in words("examining_verb")


def _is_free_choice(verb: Token, noun: Token) -> bool:
    """Whether a relative clause is a free choice: "all fighters they capture", whoever they may be."""
    if verb.dep_ != "relcl" or verb.tag_ not in PRESENT_TAGS or verb.left_edge.nbor(-1).text == ",":
        return False
    return any(c.dep_ == "det" and c.lower_ in FREE_CHOICE for c in noun.lefts)


def _is_infinitival_relative(verb: Token, noun: Token) -> bool:
    """Whether an infinitive belongs to an object or a predicate: "set up a base to train rebels", "is the first to"."""
    return verb.dep_ == "relcl" and noun.dep_ in ("attr", "dobj") and has_infinitive_marker(verb)


def _effects_on_infinitive_of_noun(verb: Token, noun: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """ "A plan to attack", "an effort to help", "gave Iran ten days to leave", "called for a ban to"."""
    before = verb.left_edge.nbor(-1)  # "the ban by Chad and threats to arrest"
    noun = before if before.tag_ == "NNS" and noun.i < before.i and context.of("nouns", before.lemma_) else noun
    if noun.dep_ == "dobj" and (timed(noun.head) or is_demanded_of(verb, noun, context)):
        yield "demanded"
    elif effects := list(of_governing_noun(noun, context, depth)) or list(_of_effort(noun, context, depth)):
        yield from effects
    elif noun.dep_ == "pobj" and context.of("verbs", f"{noun.head.head.lemma_} {noun.head.lower_}") == "demanded":
        yield "demanded"
    elif noun.dep_ == "attr":  # "will be the first to meet him"
        yield from (e for e in scope_verbs.of_verb(noun.head, context, depth) if e == "planned")
    elif verb.dep_ == "relcl":
        yield "purpose"
    elif noun.lemma_ in words("occasion_noun"):
        yield from _of_occasion(noun, context, depth)


def _of_occasion(noun: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """What is planned at an occasion to come: "will leave for a trip to Chad to thank its army"."""
    above = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    if above is not None and depth > 0:
        yield from (e for e in scope_verbs.of_verb(above, context, depth) if e == "planned")


def is_demanded_of(verb: Token, governor: Token, context: Context) -> bool:
    """Whether what is demanded is for others to do it: "demanded a deal for Hamas to free the hostages"."""
    demanding = governor.head if governor.dep_ == "dobj" else governor
    if context.of("verbs", demanding.lemma_) != "demanded":
        return False
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts) or bool(subjects_after_for(verb, demanding))


def _of_effort(noun: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """What holds for an effort holds for its aim: "opportunities for efforts to help", "proposed an effort to"."""
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.lemma_ not in words("attempt_word") or depth <= 0:
        return
    if noun.dep_ == "pobj" and governor.pos_ == "NOUN":
        yield from (e for e in of_governing_noun(governor, context, depth - 1) if e in UNREALISED)
    elif noun.dep_ == "dobj" and (effect := lexical_effect("verbs", governor, context)) in UNREALISED:
        yield effect
    elif noun.dep_ == "dobj" and governor.pos_ == "VERB":  # "is ready to redouble its efforts to help"
        yield from (e for e in scope_verbs.of_verb(governor, context, depth - 1) if e in UNREALISED)


def _is_content_of_demand(verb: Token, noun: Token, context: Context) -> bool:
    """Whether a base form, read as a relative clause, is the content of a demand: "demands that Israel withdraw"."""
    base = verb.dep_ == "relcl" and (verb.tag_ == "VB" or (verb.tag_ == "VBP" and has_singular_subject(verb)))
    that = base and any(c.lower_ == "that" and c.tag_ == "IN" for c in verb.lefts)
    return that and context.of("nouns", noun.lemma_) == "demanded"


def _is_content_clause(verb: Token, noun: Token, context: Context) -> bool:
    """Whether a clause is the content of a noun: "the claim that", "the plan that it will", "no reports it had"."""
    if not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts) and not _is_bare_content(verb, noun):
        return False
    return context.of("nouns", noun.lemma_) != "planned" or is_in_future(verb)


def _is_bare_content(verb: Token, noun: Token) -> bool:
    """Whether a clause without "that" has all its arguments, and is no relative: "no evidence Iran attacked it"."""
    if noun.lemma_ not in CONTENTS or verb.dep_ not in NOUN_CLAUSES or verb.i < noun.i:
        return False
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if len(subjects) != 1 or subjects[0].tag_ in WH_TAGS or subjects[0].left_edge.i != noun.i + 1:
        return False
    return subjects[0].dep_ == "nsubjpass" or any(c.dep_ in COMPLETING for c in verb.rights)
