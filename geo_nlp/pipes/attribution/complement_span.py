"""The span of a clausal complement: with what the parser attaches elsewhere, and without what is not said."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.content_span import is_contrast, is_that_clause, without_date
from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.parenthetical_cues import QUOTATION_MARKS
from geo_nlp.pipes.attribution.token_runs import Run, longest_run
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import Form

# Verbs without an object: what seems one is the start of the clause.
_WITHOUT_OBJECT = words("clausal_complement_verb")


def complement_span(cue: Token, complement: Token, form: Form, speaker: Token | None) -> Run | None:
    """First and last token of a clausal complement, the longest continuous stretch of it."""
    tokens = {t.i for t in complement.subtree} - {cue.i}
    if speaker is not None and speaker.i in tokens and complement.i != speaker.i:
        tokens -= {t.i for t in speaker.subtree if t.i <= speaker.i}
    if form == "infinitive":
        tokens |= _controller_tokens(cue, complement)
    if form == "clause":
        tokens |= _object_tokens(cue, complement)
    found = longest_run(tokens - _tokens_of_writer(cue, complement, form))
    if found is None:
        return None
    if form == "clause" and complement.i < cue.i and (first := _first_of_coordinated(complement, cue)) is not None:
        found = (first.left_edge.i, found[1])
    return without_date(cue, _without_complementizer(found, complement, cue))


def _tokens_of_writer(cue: Token, complement: Token, form: Form) -> set[int]:
    """The clauses after a complement that the writer adds: a contrast, or what happened then."""
    then = cue.dep_ == "ROOT" and child(cue, "mark") is not None
    added = [c for c in complement.rights if (form == "clause" and is_contrast(c)) or (then and c.dep_ == "parataxis")]
    return {t.i for c in added for t in c.subtree}


def _controller_tokens(cue: Token, complement: Token) -> set[int]:
    """The object that controls an infinitive, which is part of what is said: "urged Iran to leave"."""
    controller = child(cue, "dobj") or _oblique_controller(cue)
    if controller is None or not cue.i < controller.i < complement.i:
        return set()
    before = controller.right_edge.i < complement.left_edge.i
    return set(range(controller.left_edge.i, complement.left_edge.i)) if before else set()


def _oblique_controller(cue: Token) -> Token | None:
    """A controller in a prepositional phrase: "called on Iran to leave"."""
    obliques = (child(c, "pobj") for c in cue.rights if c.dep_ in ("prep", "prt") and c.lower_ not in ("by", "from"))
    return next((p for p in obliques if p is not None and p.ent_type_ not in WHEN), None)


def _object_tokens(cue: Token, complement: Token) -> set[int]:
    """The subject of a clause that the parser takes for the object of its cue: "fears Russia may attack"."""
    thing = child(cue, "dobj") if cue.lemma_ in _WITHOUT_OBJECT else None
    if thing is None or not cue.i < thing.i < complement.left_edge.i or thing.ent_type_ in WHEN:
        return set()
    return set(range(thing.left_edge.i, complement.left_edge.i))


def _first_of_coordinated(complement: Token, cue: Token) -> Token | None:
    """The first of two clauses before a cue: "Paris asked, but Moscow refused, the envoy said"."""
    first = cue.head if cue.dep_ == "conj" else next((c for c in cue.lefts if c.dep_ == "ccomp"), complement)
    link = complement.left_edge.i - 1
    if first.i >= link or not any(c.dep_ == "cc" and c.i == link for c in first.rights):
        return None
    inserted = any(c.dep_ in ("ccomp", "parataxis") for c in first.lefts)
    if inserted or any(c.dep_ not in ("punct", "npadvmod") for c in cue.rights):
        return None
    quoted = any(t.text in QUOTATION_MARKS for t in cue.doc[first.left_edge.i : link])
    return None if quoted else first


def _without_complementizer(found: Run, complement: Token, cue: Token) -> Run:
    """A clause without its "that", or without the "is" of "what he said was a plot"."""
    start, last = found
    if start == cue.i + 1 == complement.i < last and complement.lemma_ == "be":
        start += 1
    that = start < last and start == complement.left_edge.i and is_that_clause(complement)
    return (start + 1, last) if that else (start, last)
