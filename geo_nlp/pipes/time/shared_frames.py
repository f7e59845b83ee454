"""A second verb of the same time as the one that a date phrase modifies: "Speaking on Sunday, Macron condemned".

The first construction that finds one counts. Dates that are counted from another ("a day later") have one only.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PAST_TAGS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.noun_dates import WHILE, verb_above
from geo_nlp.pipes.time.ranges import COUNTED, DatePhrase


def also_dated(span: Span, site: Token, phrase: DatePhrase) -> int | None:
    """The second verb of the same time: "in 2019, when Kim hosted Trump", "said in a statement issued on Sunday"."""
    if phrase.kind in COUNTED:
        return _main_verb_of_clause(span, site)
    verb = (
        _appointing_verb(site)
        or _verb_after_as_clause(site)
        or _verb_of_when_clause(span)
        or _verb_of_participle(site)
        or _verb_of_issued_text(site)
    )
    return verb.i if verb is not None else None


def _main_verb_of_clause(span: Span, site: Token) -> int | None:
    """The main verb that is counted from a clause: "Four days after the guns fell silent, India accused"."""
    after = span[-1].lower_ in ("after", "before") and site.i >= span.end
    return site.head.i if after and site.dep_ == "advcl" and site.head.pos_ in VERBAL else None


def _appointing_verb(infinitive: Token) -> Token | None:
    """The verb of an appointment: "appointed her to act as ambassador on May 3"."""
    purpose = infinitive.tag_ == "VB" and infinitive.dep_ in ("advcl", "xcomp")
    return infinitive.head if purpose and infinitive.head.lemma_ in words("appointing_verb") else None


def _verb_after_as_clause(verb: Token) -> Token | None:
    """The main verb after a clause of time: "As ministers met last Thursday, Macron urged"."""
    opening = verb.dep_ == "advcl" and verb.i < verb.head.i
    return verb.head if opening and any(c.lower_ in ("as", "when") for c in verb.lefts) else None


def _verb_of_when_clause(span: Span) -> Token | None:
    """The verb of a clause after the date: "in 2019, when Kim hosted Trump"."""
    doc = span.doc
    at = span.end + (span.end < len(doc) and doc[span.end].text == ",")
    when = at < len(doc) and doc[at].lower_ == "when" and doc[at].head.pos_ in VERBAL
    return doc[at].head if when else None


def _verb_of_participle(participle: Token) -> Token | None:
    """The verb of the same time as a participle: "Speaking on Sunday, Macron condemned", "asked on Monday, he vowed".

    After the verb only speaking is the same act as what is said: "threatened Kyiv, speaking on Monday".
    """
    verb = participle.head
    if _is_while_clause(participle):
        return verb
    if any(c.dep_ in ("aux", "auxpass", "mark") for c in participle.children):
        return None
    if participle.dep_ == "acl":
        return _main_verb_around(participle)
    if participle.dep_ != "advcl" or verb.pos_ not in VERBAL:
        return None
    if participle.i < verb.i:
        return verb if _is_framing(participle) else None
    spoken = participle.tag_ == "VBG" and participle.lemma_ in words("speaking_participle_verb")
    return verb if spoken else None


def _is_framing(participle: Token) -> bool:
    """Whether a participle may say when its main verb happened: "speaking", "asked"."""
    asked = participle.tag_ in PAST_TAGS and participle.lemma_ in words("asked_participle_verb")
    return asked or participle.tag_ == "VBG"


def _is_while_clause(participle: Token) -> bool:
    """Whether a participle after its verb has a conjunction: "condemned Russia while visiting Kyiv on Friday"."""
    if participle.dep_ != "advcl" or participle.head.pos_ not in VERBAL or participle.i < participle.head.i:
        return False
    return _is_framing(participle) and any(c.lower_ in ("when", "while") for c in participle.lefts)


def _main_verb_around(participle: Token) -> Token | None:
    """The verb of a subject with a participle in apposition: "Macron, speaking on Friday, condemned"."""
    subject = participle.head
    framed = _is_framing(participle) and subject.dep_ == "nsubj" and participle.i < subject.head.i
    aside = framed and participle.nbor(-1).text == "," and subject.head.pos_ in VERBAL
    return subject.head if aside else None


def _verb_of_issued_text(participle: Token) -> Token | None:
    """The verb of saying before a text that is issued: "said in a statement issued on Sunday"."""
    text = participle.head
    if participle.dep_ != "acl" or participle.lemma_ not in words("issuing_verb"):
        return None
    return verb_above(text) if text.dep_ == "pobj" and text.head.lower_ in WHILE else None
