"""Offices by the predicate of a subject: "He was minister", "served as envoy and as judge", "was elected president".

The title is an attribute, an object predicate or the object of "as", with its conjuncts; what is denied, possible or
asked is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.roles.appointment_verbs import LEAVING, PROPOSING, TAKING, UNCERTAIN_WORDS
from geo_nlp.pipes.roles.title_modifiers import Named, Title
from geo_nlp.pipes.roles.title_span import title_phrase_from
from geo_nlp.pipes.syntax.dependents import dependents, has_infinitive_marker, has_subject, with_conjuncts
from geo_nlp.pipes.syntax.labels import NOUN_POS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import COPULAS, conjuncts
from geo_nlp.pipes.time.tenses import FUTURE_AUXILIARIES
from geo_nlp.types import Status

SERVING_AS = words("serving_as_verb")
APPOINTING = (TAKING | PROPOSING | words("naming_verb") | words("proclaiming_verb")) - {"replace", "succeed"}
HELD_NOUNS = words("held_office_noun")  # "assumed the post of governor general"
MOVING_ON = words("moving_on_verb")  # "went on to serve as", "resigned to become"
PREDICATE_DEPS = ("attr", "oprd", "dobj")
# After these a past tense may be that of the report: "said he was the commander".
REPORTED_CLAUSES = frozenset({"ccomp", "csubj"})
FEW_RELATIVES = 2  # clauses within clauses


def predicative_titles(doc: Doc, subject: Token, named: Named) -> Iterator[tuple[Title, Status]]:
    """The offices that the predicates of a subject say it holds or held."""
    for verb in _predicate_verbs(subject):
        if _is_denied_or_possible(verb):
            continue
        offices = _complements(verb)
        if len(offices) > 1 and len(conjuncts(subject)) > 1:
            del offices[1:]  # "X and Y became president and vice president"
        for noun in offices:
            title = title_phrase_from(doc, _start_of(noun), named)
            if title is not None and title.first <= noun.i <= title.last and not _is_of_infinitive(noun):
                yield title, status_by_tense(verb)


def title_as_subject(doc: Doc, attribute: Token, named: Named) -> Iterator[tuple[Title, Status]]:
    """The office that is the subject of a person: "The current minister of defence is Lemma Megersa"."""
    verb = attribute.head
    if attribute.dep_ != "attr" or verb.lemma_ not in COPULAS or _is_denied_or_possible(verb):
        return
    for noun in dependents(verb, "nsubj"):
        title = title_phrase_from(doc, _start_of(noun), named)
        if noun.i < verb.i and title is not None and title.first <= noun.i <= title.last:
            yield title, status_by_tense(verb)


def _predicate_verbs(subject: Token, depth: int = 0) -> Iterator[Token]:
    """The verbs of a subject: its own, what is coordinated, and those of relative clauses on its attributes."""
    if subject.dep_ not in SUBJECTS or subject.head.i < subject.i:
        return
    shared = (v for v in with_conjuncts([subject.head])[1:] if not has_subject(v))
    for verb in (subject.head, *shared):
        if verb.pos_ not in VERBAL:
            continue
        yield verb
        yield from (c for c in verb.rights if _continues(verb, c))
        attributes = dependents(verb, "attr") if verb.lemma_ in COPULAS and depth < FEW_RELATIVES else []
        for clause in (c for noun in attributes for c in noun.rights if c.dep_ == "relcl"):
            for who in (c for c in clause.lefts if c.lower_ in ("who", "that")):
                yield from _predicate_verbs(who, depth + 1)


def _continues(verb: Token, clause: Token) -> bool:
    """Whether a clause without a subject says what its verb's subject became: "won, becoming", "went on to serve"."""
    if clause.lemma_ not in COPULAS | SERVING_AS or has_subject(clause):
        return False
    participle = clause.tag_ == "VBG" and clause.dep_ == "advcl" and clause.lemma_ != "be"
    return participle or (clause.tag_ == "VB" and verb.lemma_ in MOVING_ON and clause.dep_ in ("advcl", "xcomp"))


def _is_denied_or_possible(verb: Token) -> bool:
    """Whether a predicate is denied, only possible or a condition, or a question."""
    around = {t.lower_ for t in verb.children if t.dep_ in ("aux", "neg", "mark", "advmod", "preconj")}
    return not UNCERTAIN_WORDS.isdisjoint(around) or not around.isdisjoint({"if", "unless", "whether", "neither"})


def _complements(verb: Token) -> list[Token]:
    """The nouns by which a predicate tells an office, with their conjuncts."""
    appoints = verb.lemma_ in APPOINTING and any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.lefts)
    preps = [c for c in verb.rights if c.lower_ == "as"] if appoints or verb.lemma_ in SERVING_AS else []
    preps += [c for c in verb.lefts if c.lower_ == "as" and c.dep_ == "prep" and c.is_sent_start]
    found = [noun for noun in dependents(verb, "conj") if noun.pos_ in NOUN_POS]
    found += _bare_complements(verb, appoints=appoints)
    found += [o for prep in preps for o in dependents(prep, "pobj")]
    return [noun for noun in with_conjuncts(found) if noun.pos_ in NOUN_POS]


def _bare_complements(verb: Token, *, appoints: bool) -> list[Token]:
    """The nouns without "as" for an office: "became envoy", "was elected president", "held the post of judge"."""
    if verb.lemma_ in COPULAS:
        return dependents(verb, "attr")
    if appoints:
        return dependents(verb, *PREDICATE_DEPS)
    if verb.lemma_ in LEAVING:
        return []
    held = [noun for noun in dependents(verb, "dobj") if noun.lemma_ in HELD_NOUNS]
    return [o for noun in held for of in noun.rights if of.lower_ == "of" for o in dependents(of, "pobj")]


def _is_of_infinitive(noun: Token) -> bool:
    """Whether a noun only ranks its holder among those who do something: "the first leader to visit Iran"."""
    clauses = (c for c in noun.rights if c.dep_ in ("relcl", "acl", "advcl"))
    return any(has_infinitive_marker(c) for c in clauses)


def _start_of(noun: Token) -> int:
    """Where the noun phrase of a title starts; the first of several conjuncts is no part of the next."""
    return min([noun.i, *(t.left_edge.i for t in noun.lefts if t.dep_ not in ("cc", "preconj", "punct"))])


def status_by_tense(verb: Token) -> Status:
    """Whether an office is held, to come, or over: "was minister" and "served as" outside of reports."""
    helping = {t.lower_ for t in verb.lefts if t.dep_ in ("aux", "auxpass")}
    if verb.lemma_ in PROPOSING or not (FUTURE_AUXILIARIES - {"to"}).isdisjoint(helping):
        return "designate"
    past = verb.tag_ == "VBD" and (verb.lemma_ == "be" or verb.lemma_ in SERVING_AS)
    return "former" if past and verb.dep_ not in REPORTED_CLAUSES else "current"
