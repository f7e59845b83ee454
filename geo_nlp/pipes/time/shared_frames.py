"""A second verb of the same time as the one that a date phrase modifies: "Speaking on Sunday, Macron condemned".

The first construction that finds one counts. Dates that are counted from another ("a day later") have one only.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PAST_TAGS, SUBJECTS, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.noun_dates import WHILE, verb_above
from geo_nlp.pipes.time.ranges import COUNTED, DatePhrase


def also_dated(span: Span, site: Token, phrase: DatePhrase) -> int | None:
    """The second verb of the same time: "in 2019, when Kim hosted Trump"."""
    if phrase.kind in COUNTED:
        return _main_verb_of_clause(span, site)
    verb = (
        _verb_after_as_clause(site)
        or _verb_of_when_clause(span)
        or _verb_of_participle(site)
        or _verb_of_issued_text(site)
        or _verb_coordinated(span, site)
        or _verb_of_aim_or_result(span, site, phrase)
    )
    return verb.i if verb is not None else None


def _main_verb_of_clause(span: Span, site: Token) -> int | None:
    """The main verb that is counted from a clause: "Four days after the guns fell silent, India accused"."""
    after = span[-1].lower_ in ("after", "before") and site.i >= span.end
    return site.head.i if after and site.dep_ == "advcl" and site.head.pos_ in VERBAL else None


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

    So too "Macron, speaking on Sunday, condemned". After the verb only speaking is the same act as what is said
    ("threatened Kyiv, speaking on Monday"), or what "while" joins ("while visiting Kyiv on Monday").
    """
    verb, present = participle.head, participle.tag_ == "VBG"
    asked = participle.tag_ in PAST_TAGS and participle.lemma_ in words("asked_participle_verb")
    if not (present or asked):
        return None
    below = {c.dep_ for c in participle.children}
    if not AUXILIARIES.isdisjoint(below):
        return None
    if participle.dep_ == "acl":
        aside = verb.dep_ == "nsubj" and participle.i < verb.head.i and participle.nbor(-1).text == ","
        return verb.head if aside and verb.head.pos_ in VERBAL else None
    if participle.dep_ != "advcl" or verb.pos_ not in VERBAL:
        return None
    if participle.i < verb.i:
        return None if "mark" in below else verb
    spoken = present and "mark" not in below and participle.lemma_ in words("speaking_participle_verb")
    return verb if spoken or any(c.lower_ in ("when", "while") for c in participle.lefts) else None


def _verb_of_issued_text(participle: Token) -> Token | None:
    """The verb of saying before a text that is issued: "said in a statement issued on Sunday"."""
    text = participle.head
    if participle.dep_ != "acl" or participle.lemma_ not in words("issuing_verb"):
        return None
    return verb_above(text) if text.dep_ == "pobj" and text.head.lower_ in WHILE else None


def _verb_coordinated(span: Span, verb: Token) -> Token | None:
    """The first of two verbs of one subject, which share a date at their end: "met Sisi and visited Giza on Monday".

    After a comma the second has a date of its own.
    """
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ not in VERBAL or span.start < verb.i or verb.tag_ != first.tag_:
        return None
    if any(c.dep_ in SUBJECTS or c.dep_ in AUXILIARIES for c in verb.lefts):
        return None
    between = verb.doc.tokens[first.i + 1 : verb.i]
    links = [t.lower_ for t in between if t.head is first and t.dep_ == "cc"]
    apart = any(t.text in (",", ";", ":", "(") or t.ent_type_ in WHEN for t in between)
    return first if links == ["and"] and not apart else None


def _verb_of_aim_or_result(span: Span, verb: Token, phrase: DatePhrase) -> Token | None:
    """The verb of the past whose aim or result has the year at its end: "gave grants to train officials in 2021"."""
    above = verb.head
    if verb.dep_ != "advcl" or "year" not in phrase.parts or not above.i < verb.i < span.start or above.tag_ != "VBD":
        return None
    to = verb.tag_ == "VB" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.lefts)
    bare = verb.tag_ == "VBG" and not any(c.dep_ in SUBJECTS or c.dep_ in ("mark", "advmod") for c in verb.lefts)
    return above if to or bare else None
