"""Content in a prepositional phrase: "spoke of a plot", "described it as a mistake", "called for troops to leave".

A phrase of time is no content ("on Monday").
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.content_nominal import to_clause_end
from geo_nlp.pipes.attribution.content_span import without_comment
from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.token_runs import Run
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import Form

CONTENT_PREPS = frozenset({"about", "against", "as", "at", "for", "of", "on", "over", "to", "with"})
_WITH_OBJECT = frozenset({"as", "for", "of", "to", "with"})  # "accused Turkey of it"
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "xcomp"})
# The of-phrase of their object is about the object: "approved a number of papers", "knows the names of his friends".
_OF_OBJECT = words("of_topic_verb")


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
