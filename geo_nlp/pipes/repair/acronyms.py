"""Acronyms that the model takes for verbs: "IS had attacked Chad", "On Friday IS fighters attacked"."""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.pipes.syntax.labels import AUXILIARIES, NOUNS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token


def repair_acronyms(doc: Doc) -> list[Token]:
    """Make a name of the acronym of the Islamic State: "IS had attacked"; the words."""
    found = [t for t in doc.having({"is"}) if t.text == "IS" and t.pos_ in VERBAL and not _is_shouted(t)]
    for name in found:
        name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text
        _attach_acronym(name)
    doc.reattach(found)
    return found


def _is_shouted(word: Token) -> bool:
    """Whether the words around are in capitals too."""
    around = word.doc[max(word.i - 2, word.sent.start) : min(word.i + 3, word.sent.end)]
    return any(t.text.isupper() and len(t) > 2 and t is not word and not t.ent_type_ for t in around)


def _attach_acronym(name: Token) -> None:
    """Attach a name to the noun after it, or make it the subject of its verb."""
    after = name.nbor() if name.i + 1 < len(name.doc) else name
    verb = name.head
    if after.tag_ in NOUNS and after.head is not name.head and after.i < name.sent.end:
        _make_compound(name, after)
    elif name.dep_ in AUXILIARIES and verb.i > name.i and not _has_noun_subject(verb):
        name.dep_ = "nsubj"
        for mark in (c for c in verb.lefts if c.dep_ in SUBJECTS and c.tag_ == "IN"):
            mark.dep_ = "mark"
        verb.tag_ = verb.tag_ if any(c.dep_ == "aux" for c in verb.lefts) else "VBD"


def _has_noun_subject(verb: Token) -> bool:
    """Whether a verb has a noun as its subject."""
    return any(c.dep_ in SUBJECTS and c.tag_ in NOUNS for c in verb.lefts)


def _make_compound(name: Token, noun: Token) -> None:
    """Make a name a compound of the noun after it, whose verb becomes the root: "On Friday IS fighters attacked"."""
    *_, top = noun, *takewhile(lambda above: above is not name, noun.ancestors)
    if top.head is name:
        top.head, top.dep_ = (top if name.head is name else name.head), name.dep_
        for child in name.children:
            if child is not top:
                child.head = top
    name.head, name.dep_ = noun, "compound"
