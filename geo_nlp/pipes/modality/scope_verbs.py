"""Scope of a verb's context, from the clause outwards: the verbs, nouns and adjectives that govern it.

The climb ends where a governor has no say over the clause: at a reporting verb, or a relative clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality import governing_nouns, implicatives
from geo_nlp.pipes.modality.claims import CONFIRMING, of_claiming_text
from geo_nlp.pipes.modality.cues import (
    cue_effects,
    full_preposition,
    is_negated,
    is_open_amount,
    is_polar_question,
    lexical_effect,
)
from geo_nlp.pipes.modality.embedding import ClauseEffect, complement_effect
from geo_nlp.pipes.modality.futurity import is_ahead, time_clause_effect
from geo_nlp.pipes.modality.quantifiers import of_ends
from geo_nlp.pipes.syntax.control import is_address, timed
from geo_nlp.pipes.syntax.control_infinitives import announced, completes
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import FINITE, NOUN_CLAUSES, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.rules.context import Context, Effect

SCOPE_DEPTH = 5
TALKING = frozenset({"confer", "consult", "negotiate", "speak", "talk"})
TOPIC = frozenset({"about", "of", "on", "over"})
VBD_OR_VBZ = frozenset({"VBD", "VBZ"})
NOT_YET = frozenset({"conditional", "demanded", "planned", "possible", "purpose"})
RANKS = frozenset({"first", "last", "latest", "only", "second"})


def of_verb(verb: Token, context: Context, depth: int = SCOPE_DEPTH) -> Iterator[ClauseEffect]:
    """Effects on a verb's clause, from the nearest cue outwards; a question before all others."""
    if is_polar_question(verb) or (verb.dep_ in ("ccomp", "pcomp") and is_open_amount(verb)):
        yield "possible"
    yield from cue_effects(verb, context)
    yield from of_ends(verb, context)
    if is_ahead(verb) or announced(verb):
        yield "planned"
    if depth > 0 and verb.head != verb and not _is_juxtaposed(verb, verb.head):
        yield from _of_governor(verb, verb.head, context, depth - 1)


def _of_governor(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """Effects from above, by the function that the verb has there."""
    dep = verb.dep_
    if dep in ("xcomp", "ccomp"):
        return _effects_on_complement(verb, governor, context, depth)
    if dep == "conj":
        return _of_conjunct(verb, governor, context, depth)
    if dep == "advcl":
        return _of_adverbial(verb, governor, context, depth)
    if dep in NOUN_CLAUSES:
        return governing_nouns.of_noun_clause(verb, governor, context, depth)
    if dep == "pcomp":
        return _of_prepositional(verb, governor, context, depth)
    if dep == "dobj" and verb.tag_ == "VBG" and governor.pos_ == "VERB":  # "denied planning to attack"
        return _effects_on_complement(verb, governor, context, depth)
    if dep == "acomp" and verb.pos_ == "ADJ" and governor.pos_ in VERBAL:  # "is not ready to attack"
        return of_verb(governor, context, depth)
    return iter(())


def _is_juxtaposed(verb: Token, governor: Token) -> bool:
    """Whether one clause only follows the other: "France condemned Russia; Moscow rejected the criticism".

    So does a quotation after a colon: "He denied it: \"We do not spy\"".
    """
    if verb.dep_ != "ccomp":
        return False
    if verb.i > governor.i:
        return any(t.text == ":" for t in verb.doc.tokens[governor.i + 1 : verb.left_edge.i + 1])
    between = verb.doc.tokens[verb.i : governor.i]
    return any(t.text == ";" for t in between) or any(c.dep_ == "dobj" for c in governor.rights)


def _without(effects: Iterable[ClauseEffect], *left_out: ClauseEffect) -> Iterator[ClauseEffect]:
    """Effects without some."""
    return (e for e in effects if e not in left_out)


def _of_conjunct(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """A verb after "and", "but", "nor", "instead of" shares the context of the first, if it shares its form."""
    if verb.tag_ == "VB" and governor.tag_ == "VBG" and governor.dep_ == "xcomp" and governor.head.tag_ == "VB":
        governor = governor.head  # "pledged to stop dumping chips and open its market"
    link = next((c for c in reversed(list(governor.rights)) if c.dep_ == "cc" and c.i < verb.i), None)
    name = full_preposition(link) if link is not None else ""
    denied = "negated" in (context.of("adverbs", name), context.of("markers", name))
    if denied:
        yield "negated"
    if not _shares_context(verb, governor):
        if name == "and" and any(c.lower_ in ("if", "unless", "until") for c in governor.lefts if c.dep_ == "mark"):
            yield from _without(of_verb(governor, context, depth), "negated")  # "if Iran fires and Iraq is hit"
        return
    shared = of_verb(governor, context, depth)
    yield from _without(shared, "negated") if denied or _is_contrasted(governor, link, name) else shared


def _shares_context(verb: Token, first: Token) -> bool:
    """Whether a conjunct has the form of the first verb, and no subject or auxiliary of its own."""
    if first.pos_ not in VERBAL or (first.tag_ == "VB" and verb.tag_ in VBD_OR_VBZ):
        return False
    if any(c.dep_ == "auxpass" and c.tag_ in FINITE for c in verb.lefts):
        return False  # "did not attack Syria and was condemned"
    return not any(c.dep_ in SUBJECTS or (c.dep_ == "aux" and c.lower_ != "to") for c in verb.children)


def _is_contrasted(verb: Token, link: Token | None, name: str) -> bool:
    """Whether a denial ends at a link: "but", or a single comma: "fears that it will not be the last, and repeats"."""
    if name in ("but", "yet"):
        return True
    if name != "and" or link is None:
        return False
    commas = [t.i for t in verb.doc.tokens[verb.i : link.i] if t.text == ","]
    return commas == [link.i - 1]


def _of_prepositional(verb: Token, prep: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """ "Without bombing", "instead of bombing", "refrained from bombing", "plans for bombing", "far from bombing"."""
    governor, name = prep.head, prep.lower_
    if effect := context.of("markers", full_preposition(prep)):
        if not (context.of("doubles", f"{governor.lemma_} {name}") and is_negated(governor, context)):
            yield effect  # but "not a day passed without Iran attacking"
    elif (part := implicatives.partaking(prep)) is not None:
        yield from of_verb(part, context, depth)
    elif governor.pos_ == "NOUN":
        yield from governing_nouns.of_prepositional_noun(verb, prep, context, depth)
    elif _is_part_of_plan(verb, governor, name):
        yield from (e for e in of_verb(governor, context, depth) if e in NOT_YET)
    elif governor.lemma_ == "work" and name in ("toward", "towards") and verb.tag_ == "VBG":
        above = list(_without(of_verb(governor, context, depth), "negated"))  # "must work toward arresting"
        yield from above or ["planned"]
    elif governor.pos_ in ("ADJ", "ADV"):
        if effect := _effect_of_adjective(governor, name, context):
            yield effect
            yield from _without(of_verb(governor.head, context, depth), effect)
    elif governor.pos_ in VERBAL and (effect := _effect_of_prepositional_verb(verb, governor, name, context)):
        yield from _without([effect], "carried")
        yield from of_verb(governor, context, depth)


def _is_part_of_plan(verb: Token, governor: Token, prep: str) -> bool:
    """Whether a gerund is as planned as its verb: "will visit Chad before meeting Xi"."""
    if verb.tag_ != "VBG" or governor.pos_ not in VERBAL:
        return False
    return prep in ("before", "by") or (prep == "in" and verb.i < governor.i)


def _effect_of_adjective(adjective: Token, prep: str, context: Context) -> Effect | None:
    """The effect of an adjective or adverb with a preposition: "far from bombing", "close to bombing".

    What was vital in an act was part of it; only "vital to" or "vital for" it says that it is wanted.
    """
    word = adjective.lower_
    if prep == "in" and word in words("necessity_adjective"):
        return None
    return (
        context.of("verbs", f"{adjective.head.lemma_} {word}")
        or context.of("adjectives", f"{word} {prep}")
        or context.of("adjectives", word)
    )


def _effect_of_prepositional_verb(verb: Token, governor: Token, prep: str, context: Context) -> Effect | None:
    """The effect of a verb with a preposition: "refrained from bombing", "talked about attacking"."""
    if effect := context.of("verbs", f"{governor.lemma_} {prep}"):
        return effect
    if governor.lemma_ == "accuse" and prep == "of" and is_passive(governor) and not subjects(governor):
        return "possible"  # "is accused of looting", by nobody who is named
    alone = lexical_effect("verbs", governor, context)
    if prep == "from" and alone == "negated":
        return alone
    if governor.lemma_ in TALKING and prep in TOPIC and verb.tag_ == "VBG":
        return "possible"  # "talked about attacking", but "spoke after meeting"
    if alone and governor.nbor().dep_ in ("advmod", "prt"):
        return context.of("verbs", f"{governor.lemma_} {governor.nbor().lower_}")
    return None


def _of_adverbial(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """A purpose shares the context of the act; "called for Iran to attack" has its own."""
    if completes(verb):
        yield from _effects_on_complement(verb, governor, context, depth)
    elif when := time_clause_effect(verb):
        ahead = governing_nouns.UNREALISED & set(of_verb(governor, context, depth))
        if ahead and not any(c.lower_ == "can" for c in governor.lefts):
            yield when
    elif implicatives.is_infinitive(verb):
        yield from _effects_on_infinitive(verb, governor, context, depth)
    elif implicatives.accompanies(verb, governor):
        yield from (e for e in of_verb(governor, context, depth) if e == "planned")


def _effects_on_infinitive(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """An infinitive below a clause: judged, called for, due by a time, asked in a speech, or a purpose."""
    if _tells_rank(governor):
        yield from (e for e in of_verb(governor, context, depth) if e == "planned")
    elif effect := _effect_of_for_to(verb, governor, context):
        yield effect
    elif timed(governor) or governing_nouns.is_demanded_of(verb, governor, context):
        yield "demanded"
    elif address := next((c for c in governor.rights if c.dep_ == "dobj" and is_address(c)), None):
        yield from governing_nouns.of_governing_noun(address, context, depth)
    else:
        yield from _of_purpose(verb, governor, context, depth)


def _tells_rank(copula: Token) -> bool:
    """Whether who is named did it: "became the first leader since the war to visit Chad"."""
    if copula.lemma_ not in ("be", "become"):
        return False
    return any(m.lower_ in RANKS for c in copula.rights if c.dep_ == "attr" for m in c.lefts)


def _effect_of_for_to(verb: Token, governor: Token, context: Context) -> Effect | None:
    """The effect on an infinitive with "for": "it is vital for Iran to leave", "called for Iran to leave"."""
    mark = next((c for c in verb.lefts if c.dep_ == "mark"), None)
    if mark is None:
        return None
    judged = [c for c in governor.rights if c.dep_ == "acomp"] if governor.lemma_ == "be" else []
    effect = next((e for c in judged if (e := context.of("adjectives", c.lower_))), None)
    return effect or context.of("verbs", f"{governor.lemma_} {mark.lower_}")


def _of_purpose(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """A purpose with the context of the act: "denied sending troops to help", hung on the outer verb by the parser."""
    yield "purpose"
    act = next((c for c in governor.rights if c.dep_ == "xcomp" and c.i < verb.i), governor)
    yield from _without(of_verb(act, context, depth), "purpose")


def _is_governor_denied(verb: Token, context: Context, depth: int) -> bool:
    """Whether a governing verb is itself negated, by its own cues or from above."""
    if verb.pos_ == "ADJ" and verb.dep_ == "acomp":
        verb = verb.head
    return list(of_verb(verb, context, depth)).count("negated") % 2 == 1


def is_end_to_come(act: Token, ending: Token, context: Context, depth: int) -> bool:
    """Whether an end is to come, so that what shall end goes on: "asked it to stop firing", "must end its siege"."""
    if ending.lemma_ not in words("ending_verb") or not (act.tag_ == "VBG" or act.dep_ in ("dobj", "conj")):
        return False
    if any(c.dep_ == "aux" and (c.lemma_ == "have" or c.lower_ in ("will", "'ll", "’ll")) for c in ending.lefts):
        return False  # "may have stopped helping Mali", "will stop selling it gas"
    effects = set(of_verb(ending, context, depth))
    return "negated" not in effects and not effects.isdisjoint(NOT_YET)


def _effects_on_complement(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[ClauseEffect]:
    """ "Failed to", "denied that", "it is untrue that", "did not rule out": the governing word decides."""
    double = lexical_effect("doubles", governor, context)
    if double and _is_governor_denied(governor, context, depth):
        yield from _without([double], "carried")
        if verb.dep_ != "ccomp":
            yield from _without(of_verb(governor, context, depth), "negated")
        return
    if is_end_to_come(verb, governor, context, depth):
        return
    confirmed = governor.lemma_ in CONFIRMING
    if implicatives.is_left_open(governor) or (confirmed and _is_governor_denied(governor, context, depth)):
        yield "possible"
        return
    yield from of_claiming_text(governor, context)
    effect = complement_effect(verb, governor, context)
    if effect and effect != "carried":
        yield effect
    causative = implicatives.causing(verb, governor) if effect is None else None
    if causative is not None:
        effects = list(of_verb(causative, context, depth))
        if implicatives.is_sought(causative, effects):
            yield "demanded"
        else:
            yield from effects
    elif verb.dep_ != "ccomp":
        yield from of_verb(governor, context, depth)
    elif implicatives.is_permissive(governor, effect) and _is_governor_denied(governor, context, depth):
        yield "negated"
    elif effect is None and implicatives.is_let_or_helped(verb, governor):  # "would help it fight"
        yield from _without(of_verb(governor, context, depth), "purpose")
