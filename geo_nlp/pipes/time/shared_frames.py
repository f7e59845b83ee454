"""The second verb of the same time as the one that a date phrase modifies: "Speaking on Sunday, Macron condemned"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.deadlines import WHILE, is_perfect, verb_above
from geo_nlp.pipes.time.ranges import COUNTED, Phrase

FREQUENT = frozenset({"once", "twice", "times", "time"})


def also_dated(span: Span, site: Token, phrase: Phrase) -> int | None:
    """A second verb of the same time: "in 2019, when Kim hosted Trump", "said in a statement issued on Sunday"."""
    doc = span.doc
    if phrase.kind in COUNTED:
        return _after_clause(span, site)
    if site.lemma_ == "be" and (told := _told_by_being(site)) is not None:
        return told
    if (judging := _how_often(span, site)) is not None:
        return judging
    if site.tag_ == "VB" and site.dep_ in ("advcl", "xcomp") and site.head.lemma_ in words("appointing_verb"):
        return int(site.head.i)  # "appointed her to act as ambassador on May 3"
    if site.dep_ == "advcl" and site.i < site.head.i and any(c.lower_ in ("as", "when") for c in site.lefts):
        return int(site.head.i)  # "As ministers met last Thursday, Macron urged"
    at = span.end + (span.end < len(doc) and doc[span.end].text == ",")
    if at < len(doc) and doc[at].lower_ == "when" and doc[at].head.pos_ in VERBAL:
        return int(doc[at].head.i)
    noun = site.head
    if (told := _framed(site)) is not None:
        return told
    if (
        site.dep_ == "acl"
        and site.lemma_ in words("issuing_verb")
        and noun.dep_ == "pobj"
        and noun.head.lower_ in WHILE
    ):
        verb = verb_above(noun)
        return verb.i if verb is not None else None
    return None


def _framed(participle: Token) -> int | None:
    """The verb whose time a participle tells: "Speaking on Sunday, Macron condemned", "asked on Monday, he threatened".

    Behind the verb only speaking is the same act as what is said: "threatened Kyiv, speaking on Monday".
    """
    verb = participle.head
    while_ = participle.i > verb.i and any(c.lower_ in ("when", "while") for c in participle.lefts)
    asked = participle.tag_ in ("VBN", "VBD") and participle.lemma_ in words("asked_participle_verb")
    fits = asked or participle.tag_ == "VBG"
    if participle.dep_ == "advcl" and fits and while_ and verb.pos_ in VERBAL:
        return int(verb.i)  # "condemned Russia while visiting Kyiv on Friday"
    if any(c.dep_ in ("aux", "auxpass", "mark") for c in participle.children):
        return None
    if participle.dep_ == "ROOT" and participle.tag_ == "VBG" and participle.i == participle.sent.start:
        # Where a clause lies between, the parser hangs the main verb on a noun of that clause.
        main = [t for t in participle.sent if t.dep_ == "relcl" and t.tag_ == "VBD" and _is_bare(t)]
        return main[0].i if len(main) == 1 else None
    if participle.dep_ == "acl" and fits and verb.dep_ == "nsubj" and participle.i < verb.head.i:
        aside = participle.nbor(-1).text == ","  # "Macron, speaking on Friday, condemned"
        return int(verb.head.i) if aside and verb.head.pos_ in VERBAL else None
    if participle.dep_ != "advcl" or verb.pos_ not in VERBAL:
        return None
    if participle.i > verb.i:
        fits = participle.tag_ == "VBG" and participle.lemma_ in words("speaking_participle_verb")
    return int(verb.i) if fits else None


def _is_bare(verb: Token) -> bool:
    """Whether what is parsed as a relative clause opens, behind a comma, with a subject of its own."""
    who = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.pos_ != "PRON"), None)
    start = who.left_edge.i if who is not None else 0
    return start > 0 and verb.doc[start - 1].text == "," and not any(c.tag_ in ("WDT", "WP", "WRB") for c in verb.lefts)


def _after_clause(span: Span, site: Token) -> int | None:
    """The main verb that is counted from a clause: "Four days after the guns fell silent, India accused"."""
    after = span[-1].lower_ in ("after", "before") and site.i >= span.end
    return int(site.head.i) if after and site.dep_ == "advcl" and site.head.pos_ in VERBAL else None


def _how_often(span: Span, deed: Token) -> int | None:
    """The perfect that a count of times belongs to: "has accused Iran of laying mines three times this week"."""
    verb = deed.head.head
    often = span.start > 0 and span.doc[span.start - 1].lower_ in FREQUENT and deed.dep_ == "pcomp"
    return int(verb.i) if often and verb.pos_ in VERBAL and is_perfect(verb) else None


def _told_by_being(verb: Token) -> int | None:
    """The verb of what was: "it was in 2014 that Russia attacked", "in 2016 there were hackers who attacked"."""
    said = any(c.lower_ == "it" or c.dep_ == "expl" for c in verb.lefts)
    for token in verb.subtree if said else ():
        told = token.dep_ in ("ccomp", "relcl") and any(c.tag_ in ("IN", "WDT", "WP") for c in token.lefts)
        if told and token.tag_ == verb.tag_ and (token.head is verb or token.head.head is verb):
            return int(token.i)
    return None
