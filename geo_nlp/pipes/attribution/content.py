"""Content: the stretch that a cue governs, by the form that its frame allows.

Forms are clauses, infinitives, gerunds, things ("condemned the raid"), predicates ("called it a sham") and the phrase
of a preposition. The longest continuous stretch counts; what the parser tears off is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.complement_span import complement_span
from geo_nlp.pipes.attribution.content_nominal import is_predicate, thing_and_predicate, thing_said, to_clause_end
from geo_nlp.pipes.attribution.content_span import is_that_clause, without_comment
from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.token_runs import Run
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import Form

CONTENT_PREPS = frozenset({"about", "against", "as", "at", "for", "of", "on", "over", "to", "with"})
_WITH_OBJECT = frozenset({"as", "for", "of", "to", "with"})  # "accused Turkey of it"
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "xcomp"})
# The of-phrase of their object is about the object: "approved a number of papers", "knows the names of his friends".
_OF_OBJECT = words("of_topic_verb")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "pcomp", "relcl"})
_CIRCUMSTANCES = frozenset(
    {"after", "although", "as", "because", "before", "since", "so", "though", "unless", "until", "while"}
)
_COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
MEDIA = frozenset({"at", "during", "in", "on", "via"})
_BEFORE_HEARER = frozenset({"before", "for", "to", "with"})
_HEARERS = words("addressee_noun")
_EMBEDDING = words("question_embedding_verb")
_PERCEIVED = frozenset({"VB", "VBG", "VBN"})


def content(cue: Token, form: Form, speaker: Token | None) -> Run | None:
    """First and last token of what `cue` reports in this form, the longest continuous stretch of it."""
    if form in CONTENT_PREPS:
        return phrase_of_preposition(cue, form)
    if form in ("object", "predicate"):
        found = thing_said(cue) if form == "object" else thing_and_predicate(cue)
        return without_comment(cue.doc, found) if found else None
    if form in ("medium", "hearer"):
        clause = next(_clauses_of_noun(cue, form), None)
        return complement_span(cue, clause, "clause", speaker) if clause is not None else None
    complements = [c for c in _clauses_of(cue) if _has_form(c, form) and not _is_apart(c, cue)]
    complements.sort(key=lambda c: c.i < cue.i)
    return complement_span(cue, complements[0], form, speaker) if complements else None


def _clauses_of(cue: Token) -> Iterator[Token]:
    """The clauses that a cue governs, itself or by "is" or its adjective: "his hope is that", "made it clear that"."""
    for c in cue.children:
        if c.pos_ == "ADJ" and cue.lemma_ == "make":
            yield from (below for below in c.rights if is_that_clause(below))
        elif c.dep_ in _COMPLEMENTS or _is_embedded_question(c, cue):
            yield c
    if cue.dep_ == "nsubj" and cue.head.lemma_ == "be" and cue.pos_ == "NOUN":
        yield from (c for c in cue.head.rights if c.dep_ in ("ccomp", "xcomp"))


def _is_embedded_question(clause: Token, cue: Token) -> bool:
    """Whether a wh-clause is left open, and no time of saying it: "did not say when France would leave"."""
    asked = clause.dep_ == "advcl" and clause.left_edge.tag_ == "WRB" and clause.left_edge.i == cue.i + 1
    return asked and cue.lemma_ in _EMBEDDING and (cue.lemma_ == "ask" or child(cue, "neg") is not None)


def _is_apart(complement: Token, cue: Token) -> bool:
    """Whether what precedes a cue is a clause of its own: "War goes on; France wants peace"."""
    last = complement.right_edge.i
    if last > cue.i:
        return False
    marked = any(c.dep_ == "mark" and c.lower_ in _COMPLEMENTIZERS for c in cue.lefts)  # "..., that he wants to leave"
    return marked or any(t.text in (";", ":") or t.dep_ == "cc" for t in cue.doc[last : cue.i])


def _clauses_of_noun(cue: Token, form: Form) -> Iterator[Token]:
    """That-clauses attached to the hearer or medium: "told a meeting that ...", "said in a letter that ..."."""
    hearers = [c for c in cue.rights if c.dep_ in ("dobj", "dative")] if form == "hearer" else _media(cue)
    for noun in hearers:
        for clause in noun.subtree:
            if clause.dep_ in ("acl", "relcl", "ccomp") and is_that_clause(clause):
                yield clause


def _media(cue: Token) -> list[Token]:
    """The media, occasions and hearers in the prepositional phrases of a cue: "said in a letter that ..."."""
    obliques = [(c.lower_, p) for c in cue.rights if c.dep_ == "prep" for p in c.rights if p.dep_ == "pobj"]
    # "Admitted to Modi", not "for the first time".
    hearers = [p for prep, p in obliques if prep in _BEFORE_HEARER and (p.pos_ == "PROPN" or p.lemma_ in _HEARERS)]
    return [p for prep, p in obliques if prep in MEDIA or p in hearers]


def _form_of(complement: Token) -> Form:
    """The form of a clausal complement."""
    if child(complement, "mark") is not None and complement.left_edge.lower_ == "that":
        return "clause"
    if complement.tag_ == "TO" or has_infinitive_marker(complement):
        return "clause" if complement.left_edge.lower_ == "whether" else "infinitive"
    if complement.tag_ == "VBG" and not child(complement, "aux", "nsubj", "mark"):
        return "gerund"
    return "predicate" if is_predicate(complement) else "clause"


def _has_form(complement: Token, form: Form) -> bool:
    """Whether a clausal dependent is a complement in the form wanted."""
    perceived = complement.head.lemma_ == "see" and complement.tag_ in _PERCEIVED
    if perceived and not child(complement, "aux", "auxpass", "mark", "neg"):
        return False  # "would see their taxes go down"
    if _form_of(complement) != form or any(c.dep_ == "mark" and c.lower_ in _CIRCUMSTANCES for c in complement.lefts):
        return False
    if complement.dep_ == "acl" and form == "clause":
        return child(complement, "mark") is not None
    return complement.dep_ != "relcl" or is_that_clause(complement)


def phrase_of_preposition(cue: Token, form: Form) -> Run | None:
    """The phrase of a preposition, of some with the object before it: "described the move as a mistake"."""
    thing = child(cue, "dobj", "nsubjpass")
    holders = [cue] if thing is None or (form == "of" and cue.lemma_ in _OF_OBJECT) else [cue, thing]
    admitted = thing is not None and form == "to" and cue.lemma_ == "admit"  # "admitted Finland to the alliance"
    prepositions = (
        c for h in holders for c in h.rights if c.dep_ in ("prep", "dative") and c.lower_ == form and not admitted
    )
    preposition = next((p for p in prepositions if _is_what_is_said(p)), None)
    if preposition is None:
        return _for_clause(cue, form)
    said = (preposition.i + 1, preposition.right_edge.i)
    with_object = form in _WITH_OBJECT or (form == "on" and cue.lemma_ == "blame")  # "accused Turkey of it"
    if thing is not None and cue.i < thing.i < preposition.i and with_object:
        return thing.left_edge.i, max(preposition.i, without_comment(cue.doc, said)[1])
    return without_comment(cue.doc, to_clause_end(cue, said) if cue.pos_ == "VERB" else said)


def _is_what_is_said(preposition: Token) -> bool:
    """Whether a phrase is what is said: not "on Monday", "for an hour", "what he spoke about"."""
    inner = child(preposition, "pobj", "pcomp", "ccomp", "amod", "acomp")
    if preposition.right_edge.i == preposition.i:
        return False
    return preposition.lower_ == "as" if inner is None else inner.ent_type_ not in WHEN


def _for_clause(cue: Token, form: Form) -> Run | None:
    """A clause that a preposition marks: "called for the troops to leave"."""
    clauses = (
        c for c in cue.rights if c.dep_ in _CLAUSES and c.left_edge.dep_ == "mark" and c.left_edge.lower_ == form
    )
    clause = next(clauses, None)
    return (clause.left_edge.i + 1, clause.right_edge.i) if clause is not None else None
