"""Raising to object: the subject of a clause that is the object of the verb above it, as in "urged Iran to leave"."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.labels import TENSED
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import ordered


def raised_objects(verb: Token, clauses: list[Token]) -> list[Token]:
    """The subject of a clause that is the object of its verb: "urged it to leave", "accept refugees fleeing war"."""
    raised = [c for c in clauses if _has_raised_subject(c, verb) and not dependents(c, "mark")]
    found = [t for c in raised for t in dependents(c, "nsubj", "nsubjpass")]
    governs = (
        verb.lemma_ in either("object_control_verb", "urging_object_control_verb", "small_clause_verb")
        or verb.lemma_ == "help"
    )
    return with_conjuncts(found) if found and (governs or any(_is_raising_clause(c) for c in clauses)) else []


def _is_raising_clause(clause: Token) -> bool:
    """Whether a clause is an infinitive with "to" or a bare participle: "to leave", "fleeing war"."""
    auxiliaries = dependents(clause, "aux")
    if clause.tag_ == "VB":
        return bool(auxiliaries) and auxiliaries[0].lower_ == "to"
    return clause.tag_ == "VBG" and not auxiliaries


def _has_raised_subject(clause: Token, verb: Token) -> bool:
    """Whether the subject of an inner clause is the object: "had Iran leave", "helped it win", "called it illegal"."""
    if clause.tag_ in ("VB", "VBN", "VBG") or ordered(clause) is not None:  # not "warned the army could be called in"
        return not any(c.tag_ in TENSED for c in dependents(clause, "aux", "auxpass"))
    # "Allowed it expanded access", "let the sailors go/VBP".
    bare = verb.lemma_ == "help" or (verb.lemma_ in words("permission_verb") and clause.tag_ in ("VBD", "VBP"))
    small = clause.pos_ == "ADJ" and verb.lemma_ in words("small_clause_verb")
    return small or (bare and not dependents(clause, "aux"))
