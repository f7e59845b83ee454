"""Words that the parser takes for another part of speech: "IS had attacked", "an Afghan shot dead", "shelling hurt"."""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.pipes.syntax.labels import NOUNS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules

SOON = 6  # words between two numbers that are told together


def mend_misread(doc: Doc) -> list[Token]:
    """Give words that are read as another part of speech the place in the sentence that they have; the words."""
    return [*_mend_names(doc), *_mend_shot(doc), *_mend_deeds(doc), *_mend_wounded(doc)]


def _mend_wounded(doc: Doc) -> list[Token]:
    """Make an adjective of the participle in "counted three dead and 18 wounded"."""
    found = []
    for token in doc.having({"wounded", "injured"}):
        number = token.nbor(-1) if token.i > 1 else token
        joined = number.like_num and number.nbor(-1).lower_ == "and"
        bare = token.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in token.children)
        if joined and bare and not list(token.rights):
            first = next((t for t in reversed(list(doc[token.sent.start : number.i])) if t.like_num), None)
            if first is not None and number.i - first.i < SOON:
                number.head, number.dep_ = first, "conj"
                token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = number, "amod", "JJ", "ADJ", token.lower_
                found += [number, token]
    doc.hang(found)
    return found


def _mend_shot(doc: Doc) -> list[Token]:
    """Make a verb of the noun in "an Afghan shot dead a soldier", and its adjective the subject."""
    found: list[Token] = []
    for shot in doc.having({"shot"}):
        dead = shot.head
        told = shot.tag_ == "NN" and shot.dep_ == "nsubj" and dead.i == shot.i + 1 and dead.lower_ == "dead"
        who = [c for c in shot.lefts if c.i == shot.i - 1 and c.dep_ in ("amod", "compound", "nmod")]
        if told and who and any(c.dep_ == "dobj" for c in dead.rights):
            _tell(shot, dead, who[0])
            found += [shot, who[0]]
    doc.hang(found)
    return found


def _tell(verb: Token, adjective: Token, subject: Token) -> None:
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", "shoot"
    verb.head, verb.dep_ = (verb if adjective.head is adjective else adjective.head), adjective.dep_
    for child in (c for c in adjective.children if c is not verb):
        child.head = verb
    for child in (c for c in verb.lefts if c is not subject):
        child.head = subject
    adjective.head, adjective.dep_ = verb, "oprd"
    subject.tag_, subject.pos_, subject.dep_ = "NN", "NOUN", "nsubj"


def _mend_deeds(doc: Doc) -> list[Token]:
    """Make nouns of gerunds that tell an attack as the subject: "shelling in Kherson wounded three"."""
    attacks = load_rules().classes["blast"]
    found = [t for t in doc.tokens if t.dep_ == "csubj" and t.tag_ == "VBG" and t.lower_ in attacks]
    found = [t for t in found if not any(c.dep_ == "dobj" for c in t.rights)]
    for deed in found:
        deed.tag_, deed.pos_, deed.dep_, deed.lemma_ = "NN", "NOUN", "nsubj", deed.lower_
    return found


def _mend_names(doc: Doc) -> list[Token]:
    """Make names of what is written as one: the acronym of the Islamic State."""
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
