"""A name that the parser reads as a word: the acronym of the Islamic State, "IS had attacked the town"."""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.tags import NOUNS, SUBJECTS


def mend_misread(doc: Doc) -> list[Token]:
    """Make names of what is written as one, with the place in the sentence that a name has; the words."""
    found = [t for t in doc.having({"is"}) if t.text == "IS" and t.pos_ in ("AUX", "VERB") and not _shouted(t)]
    for name in found:
        name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text
        _settle(name)
    doc.hang(found)
    return found


def _shouted(word: Token) -> bool:
    """Whether the words around are in capitals too."""
    around = word.doc[max(word.i - 2, word.sent.start) : min(word.i + 3, word.sent.end)]
    return any(t.text.isupper() and len(t) > 2 and t is not word and not t.ent_type_ for t in around)


def _settle(name: Token) -> None:
    """Hang a name on the noun behind it, or on the verb whose subject it is."""
    behind = name.nbor() if name.i + 1 < len(name.doc) else name
    verb = name.head
    if behind.tag_ in NOUNS and behind.head is not name.head and behind.i < name.sent.end:
        _lead(name, behind)
    elif name.dep_ in ("aux", "auxpass") and verb.i > name.i and not _has_subject(verb):
        name.dep_ = "nsubj"
        for mark in (c for c in verb.lefts if c.dep_ in SUBJECTS and c.tag_ == "IN"):
            mark.dep_ = "mark"
        verb.tag_ = verb.tag_ if any(c.dep_ == "aux" for c in verb.lefts) else "VBD"


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.tag_ in NOUNS for c in verb.lefts)


def _lead(name: Token, noun: Token) -> None:
    """ "On Friday IS fighters attacked": the fighters' verb is that of the sentence, if they hung on the name."""
    *_, top = noun, *takewhile(lambda above: above is not name, noun.ancestors)
    if top.head is name:
        top.head, top.dep_ = (top if name.head is name else name.head), name.dep_
        for child in name.children:
            if child is not top:
                child.head = top
    name.head, name.dep_ = noun, "compound"
