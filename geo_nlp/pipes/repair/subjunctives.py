"""Subjunctives that the parser reads as nouns: "demanded that Turkey apologise", "insisted that Ruto resign"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUNS
from geo_nlp.pipes.syntax.tree import Doc, Token

MISREAD_OBJECTS = frozenset({"appos", "dep", "npadvmod"})


def repair_subjunctives(doc: Doc) -> list[Token]:
    """Make a verb of the noun that heads what is demanded, and its subject of the name before it; the verbs."""
    found = [t.head for t in doc.having({"that"}) if t.dep_ == "mark" and _opens_subjunctive(t)]
    for verb in found:
        subject = verb.nbor(-1)
        verb.tag_, verb.pos_, verb.lemma_, verb.dep_ = "VB", "VERB", verb.lower_, "ccomp"
        subject.dep_ = "nsubj"
        for before in verb.lefts:
            if before.dep_ in ("det", "amod", "compound", "poss"):
                before.head = subject
        for thing in verb.rights[:1]:
            thing.dep_ = "dobj" if thing.dep_ in MISREAD_OBJECTS else thing.dep_
    doc.reattach(found)
    return found


def _opens_subjunctive(that: Token) -> bool:
    """Whether "that" opens a demand which is headed by a noun with its subject right before it."""
    word = that.head
    if word.tag_ != "NN" or word.dep_ not in ("ccomp", "dobj") or word.head.lemma_ not in words("subjunctive_verb"):
        return False
    before = word.nbor(-1)
    if word.i - that.i < 2 or before.head is not word:
        return False
    return before.dep_ in ("compound", "nsubj") and before.tag_ in NOUNS
