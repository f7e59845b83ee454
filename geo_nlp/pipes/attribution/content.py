"""What is said: the stretch that a cue word governs, by the form that its frame allows."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.content_nominal import is_predicate, said_of, said_thing, to_the_end
from geo_nlp.pipes.attribution.content_span import contrasts, past_date, without_charge, without_comment
from geo_nlp.pipes.attribution.parenthetical_cues import QUOTING, Stretch, longest
from geo_nlp.pipes.attribution.speakers import child
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import Form

_PREPOSITIONS = frozenset({"about", "against", "as", "at", "for", "of", "on", "over", "to", "with"})
_WITH_THING = frozenset({"as", "for", "of", "to", "with"})  # "accused Turkey of it"
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "pcomp", "relcl"})
_CIRCUMSTANCES = frozenset(
    {"after", "although", "as", "because", "before", "since", "so", "though", "unless", "until", "while"}
)
_REPORTED = frozenset({"that", "whether", "if"})
MEDIA = frozenset({"at", "during", "in", "on", "via"})
_BETWEEN = frozenset({"before", "for", "to", "with"})
_HEARERS = words("addressee_noun")
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "xcomp"})
_LEFT_OPEN = words("question_embedding_verb")
_UNSURE = frozenset({"certain", "sure", "uncertain", "unclear", "unsure"})
# Whose object tells of what it is itself: "approved a number of papers", "knows the names of his friends".
_OF_NOTHING_ELSE = words("of_topic_verb")
_SEEN = frozenset({"VB", "VBG", "VBN"})
# What seems their object is the start of what is said.
_WITHOUT_OBJECT = words("clausal_complement_verb")


def content(cue: Token, form: Form, speaker: Token | None) -> Stretch | None:
    """Return first and last token of what `cue` reports in this form, the longest continuous stretch of it."""
    if form in _PREPOSITIONS:
        return _after_preposition(cue, form)
    if form in ("object", "predicate"):
        found = said_thing(cue) if form == "object" else said_of(cue)
        return without_comment(cue.doc, found) if found else None
    if form in ("medium", "hearer"):
        complements = list(_behind_noun(cue, form))
        return _complement(cue, complements[0], "clause", speaker) if complements else None
    complements = [c for c in _clauses_of(cue) if _fits(c, form) and not _apart(c, cue)]
    complements.sort(key=lambda c: c.i < cue.i)
    return _complement(cue, complements[0], form, speaker) if complements else None


def _clauses_of(cue: Token) -> Iterator[Token]:
    """The clauses that a cue governs, itself or by "is" or its adjective: "his hope is that", "made it clear that"."""
    for c in cue.children:
        if c.pos_ == "ADJ" and cue.lemma_ == "make":
            yield from (below for below in c.rights if _is_that_clause(below))
        elif c.dep_ in _COMPLEMENTS or _is_question(c, cue):
            yield c
    if cue.lemma_ in _UNSURE:
        yield from (c for c in cue.head.rights if c.dep_ == "advcl" and c.left_edge.i == cue.i + 1 and _asks(c))
    if cue.dep_ == "nsubj" and cue.head.lemma_ == "be" and cue.pos_ == "NOUN":
        yield from (c for c in cue.head.rights if c.dep_ in ("ccomp", "xcomp"))


def _asks(clause: Token) -> bool:
    """Tell what is not known from a condition: "was not sure if France would leave"."""
    return clause.left_edge.lower_ == "if" and clause.left_edge.dep_ == "mark"


def _is_question(clause: Token, cue: Token) -> bool:
    """Tell what is left open from the time of saying it: "did not say when France would leave"."""
    asked = clause.dep_ == "advcl" and clause.left_edge.tag_ == "WRB" and clause.left_edge.i == cue.i + 1
    return asked and cue.lemma_ in _LEFT_OPEN and (cue.lemma_ == "ask" or child(cue, "neg") is not None)


def _apart(complement: Token, cue: Token) -> bool:
    """Tell whether what stands in front of a cue is a clause of its own: "War goes on; France wants peace"."""
    last = complement.right_edge.i
    if last > cue.i:
        return False
    told = any(c.dep_ == "mark" and c.lower_ in _REPORTED for c in cue.lefts)  # "..., that he wants to leave"
    return told or any(t.text in (";", ":") or t.dep_ == "cc" for t in cue.doc[last : cue.i])


def _behind_noun(cue: Token, form: Form) -> Iterator[Token]:
    """That-clauses tied to who hears it or where it is said: "told a meeting that ...", "said in a letter that ..."."""
    if form == "hearer":
        nouns = [c for c in cue.rights if c.dep_ in ("dobj", "dative")]
    else:
        behind = ((c.lower_, p) for c in cue.rights if c.dep_ == "prep" for p in c.rights if p.dep_ == "pobj")
        nouns = [p for prep, p in behind if prep in MEDIA or (prep in _BETWEEN and _hears(p))]
    for noun in nouns:
        for clause in noun.subtree:
            if clause.dep_ in ("acl", "relcl", "ccomp") and _is_that_clause(clause):
                yield clause


def _hears(noun: Token) -> bool:
    """Tell a hearer and an occasion from a thing that somebody speaks to: "admitted to Modi", "for the first time"."""
    return noun.pos_ == "PROPN" or noun.lemma_ in _HEARERS


def _form(complement: Token) -> Form:
    """Classify a clausal complement."""
    if child(complement, "mark") is not None and complement.left_edge.lower_ == "that":
        return "clause"
    if complement.tag_ == "TO" or any(c.tag_ == "TO" for c in complement.lefts):
        return "clause" if complement.left_edge.lower_ == "whether" else "infinitive"
    if complement.tag_ == "VBG" and not child(complement, "aux", "nsubj", "mark"):
        return "gerund"
    return "predicate" if is_predicate(complement) else "clause"


def _fits(complement: Token, form: Form) -> bool:
    """Tell whether a clausal dependent is a complement in the form wanted."""
    cue = complement.head
    if cue.lemma_ == "see" and complement.tag_ in _SEEN and not child(complement, "aux", "auxpass", "mark", "neg"):
        return False  # "would see their taxes go down"
    if _form(complement) != form or any(c.dep_ == "mark" and c.lower_ in _CIRCUMSTANCES for c in complement.lefts):
        return False
    if complement.dep_ == "acl" and form == "clause":
        return child(complement, "mark") is not None
    return complement.dep_ != "relcl" or _is_that_clause(complement)


def _is_that_clause(clause: Token) -> bool:
    """Tell a content clause read as a relative one ("the claim that he had left") from a real relative."""
    first = clause.left_edge
    twice = first.dep_ == "dobj" and sum(c.dep_ == "dobj" for c in clause.children) > 1
    return first.lower_ == "that" and (first.dep_ in ("mark", "advmod") or twice)


def _complement(cue: Token, complement: Token, form: Form, speaker: Token | None) -> Stretch | None:
    tokens = {t.i for t in complement.subtree} - {cue.i}
    if speaker is not None and speaker.i in tokens and complement.i != speaker.i:
        tokens -= {t.i for t in speaker.subtree if t.i in tokens and t.i <= speaker.i} | {speaker.i}
    if form == "infinitive":
        asked = (child(c, "pobj") for c in cue.rights if c.dep_ in ("prep", "prt") and c.lower_ not in ("by", "from"))
        person = child(cue, "dobj") or next((p for p in asked if p is not None and p.ent_type_ not in WHEN), None)
        if person is not None and cue.i < person.i < complement.i and person.right_edge.i < complement.left_edge.i:
            tokens |= set(range(person.left_edge.i, complement.left_edge.i))
    lost = child(cue, "dobj") if form == "clause" and cue.lemma_ in _WITHOUT_OBJECT else None
    if lost is not None and cue.i < lost.i < complement.left_edge.i and lost.ent_type_ not in WHEN:
        tokens |= set(range(lost.left_edge.i, complement.left_edge.i))
    for beside in complement.rights if form == "clause" else ():
        if contrasts(beside):
            tokens -= {t.i for t in beside.subtree}
    if cue.dep_ == "ROOT" and child(cue, "mark") is not None:
        tokens -= {t.i for c in complement.rights if c.dep_ == "parataxis" for t in c.subtree}  # what happened then
    found = longest(tokens)
    if found and form == "clause" and complement.i < cue.i and (first := _joined_to(complement, cue)) is not None:
        found = (first.left_edge.i, found[1])
    if found and found[0] == cue.i + 1 == complement.i < found[1] and complement.lemma_ == "be":
        found = (found[0] + 1, found[1])  # "what he said was a plot"
    if found and found[0] < found[1] and _is_that_clause(complement) and found[0] == complement.left_edge.i:
        found = (found[0] + 1, found[1])
    return past_date(cue, without_charge(cue.doc, found)) if found else None


def _joined_to(complement: Token, cue: Token) -> Token | None:
    """The first of two clauses that a cue ends: "Paris asked, but Moscow refused, the envoy said"."""
    first = cue.head if cue.dep_ == "conj" else next((c for c in cue.lefts if c.dep_ == "ccomp"), complement)
    link = complement.left_edge.i - 1
    joined = first.i < link and any(c.dep_ == "cc" and c.i == link for c in first.rights)
    inserted = any(c.dep_ in ("ccomp", "parataxis") for c in first.lefts)
    ends = joined and not inserted and all(c.dep_ in ("punct", "npadvmod") for c in cue.rights)
    quoted = ends and any(t.text in QUOTING for t in cue.doc[first.left_edge.i : link])
    return first if ends and not quoted else None


def _after_preposition(cue: Token, form: Form) -> Stretch | None:
    """The object of a preposition; of "as" with the thing described: "described the move as a mistake"."""
    thing = child(cue, "dobj", "nsubjpass")
    holders = [cue] if thing is None or (form == "of" and cue.lemma_ in _OF_NOTHING_ELSE) else [cue, thing]
    for preposition in (
        c for holder in holders for c in holder.rights if c.dep_ in ("prep", "dative") and c.lower_ == form
    ):
        if thing is not None and form == "to" and cue.lemma_ == "admit":
            continue  # "admitted Finland to the alliance"
        inner = child(preposition, "pobj", "pcomp", "ccomp", "amod", "acomp")
        timed = inner is not None and inner.ent_type_ in WHEN
        dated = inner is not None and timed and (form != "for" or cue.pos_ == "NOUN" or _lasts(inner))
        if (inner is None and form != "as") or dated or preposition.right_edge.i == preposition.i:
            continue  # "on Monday", "a call for an hour", "what he spoke about"
        said = (preposition.i + 1, preposition.right_edge.i)
        if _takes_thing(cue, form) and thing is not None and cue.i < thing.i < preposition.i:
            return thing.left_edge.i, max(preposition.i, without_comment(cue.doc, said)[1])
        return without_comment(cue.doc, to_the_end(cue, said) if cue.pos_ == "VERB" else said)
    clauses = (
        c for c in cue.rights if c.dep_ in _CLAUSES and c.left_edge.dep_ == "mark" and c.left_edge.lower_ == form
    )
    clause = next(clauses, None)  # "called for the troops to leave"
    return (clause.left_edge.i + 1, clause.right_edge.i) if clause is not None else None


def _takes_thing(cue: Token, form: Form) -> bool:
    """Tell whose object is part of what is said: "accused Turkey of it", "blamed it on Turkey"."""
    return form in _WITH_THING or (form == "on" and cue.lemma_ == "blame")


def _lasts(time: Token) -> bool:
    """Tell how long somebody spoke from the time that he asked for: "argued for hours", not "for a day of mourning"."""
    return child(time, "prep", "poss") is None
