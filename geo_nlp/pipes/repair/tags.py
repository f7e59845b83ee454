"""Words that the parser takes for another part of speech: "IS had attacked", "an Afghan shot dead", "shelling hurt"."""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.pipes.syntax.labels import AUXILIARIES, MODIFIERS, NOUNS, PAST_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules

DRONE_FORM = frozenset({"drone"})
SOON = 6  # words between two numbers that are counted together


def repair_tags(doc: Doc) -> list[Token]:
    """Give words that are read as another part of speech the place in the sentence that they have; the words."""
    found = [*_repair_acronyms(doc), *_repair_shot_dead(doc), *_repair_attack_nouns(doc)]
    found += [*_repair_wounded(doc), *_repair_completed(doc), *_repair_joined_verbs(doc)]
    return [*found, *_repair_drones(doc)]


def _repair_joined_verbs(doc: Doc) -> list[Token]:
    """Make a verb of the bare plural that "and" joins to a verb: "recalls its envoy and demands an apology"."""
    plurals = [t for t in doc.tokens if t.tag_ == "NNS" and t.dep_ == "conj" and t.head.tag_ == "VBZ"]
    found = [t for t in plurals if not t.lefts and t.head.pos_ == "VERB" and t.nbor(-1).dep_ == "cc"]
    for verb in found:
        verb.tag_, verb.pos_ = "VBZ", "VERB"
        for thing in (c for c in verb.head.rights if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1):
            thing.head = verb
    doc.reattach(found)
    return found


def _repair_drones(doc: Doc) -> list[Token]:
    """Make a noun of the verb in "conducts drone strikes"."""
    found = []
    for drone in doc.having(DRONE_FORM):
        strike = next(iter(drone.rights), drone)
        if drone.tag_ == "VBP" and drone.dep_ == "xcomp" and strike.dep_ == "dobj" and strike.i == drone.i + 1:
            for child in drone.rights:
                child.head = strike
            strike.head, strike.dep_ = drone.head, "dobj"
            drone.head, drone.dep_, drone.tag_, drone.pos_ = strike, "compound", "NN", "NOUN"
            found += [drone, strike]
    doc.reattach(found)
    return found


def _repair_completed(doc: Doc) -> list[Token]:
    """Make a verb of the adjective between a subject and an object: "Mali and Chad complete an exchange"."""
    read = [t for t in doc.having({"complete"}) if t.tag_ == "JJ"]
    found = [t for t in read if {"nsubj", "dobj"} <= {c.dep_ for c in t.children}]
    for verb in found:
        verb.tag_, verb.pos_ = "VBP", "VERB"
    return found


def _repair_wounded(doc: Doc) -> list[Token]:
    """Make an adjective of the participle in "counted three dead and 18 wounded"."""
    found = []
    for token in doc.having({"wounded", "injured"}):
        number = token.nbor(-1) if token.i > 1 else token
        first = _first_number(number) if _is_bare_participle(token) else None
        if first is not None:
            number.head, number.dep_ = first, "conj"
            token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = number, "amod", "JJ", "ADJ", token.lower_
            found += [number, token]
    doc.reattach(found)
    return found


def _is_bare_participle(token: Token) -> bool:
    """Whether a participle has no auxiliary, no object and nothing after it."""
    if token.tag_ not in PAST_TAGS or token.rights:
        return False
    return not any(c.dep_ in ("aux", "auxpass", "dobj") for c in token.lefts)


def _first_number(number: Token) -> Token | None:
    """The number that "and" joins a second one to, a few words before: "three dead and 18"."""
    if not number.like_num or number.nbor(-1).lower_ != "and":
        return None
    first = next((t for t in reversed(list(number.doc[number.sent.start : number.i])) if t.like_num), None)
    return first if first is not None and number.i - first.i < SOON else None


def _repair_shot_dead(doc: Doc) -> list[Token]:
    """Make a verb of the noun in "an Afghan shot dead a soldier", and its adjective the subject."""
    found: list[Token] = []
    for shot in doc.having({"shot"}):
        dead = shot.head
        if shot.tag_ != "NN" or shot.dep_ != "nsubj" or dead.i != shot.i + 1 or dead.lower_ != "dead":
            continue
        shooter = next((c for c in shot.lefts if c.i == shot.i - 1 and c.dep_ in MODIFIERS), None)
        if shooter is not None and any(c.dep_ == "dobj" for c in dead.rights):
            _make_verb(shot, dead, shooter)
            found += [shot, shooter]
    doc.reattach(found)
    return found


def _make_verb(verb: Token, adjective: Token, subject: Token) -> None:
    """Make "shot" a verb with its subject and with "dead" as its predicate."""
    verb.tag_, verb.pos_, verb.lemma_ = "VBD", "VERB", "shoot"
    verb.head, verb.dep_ = (verb if adjective.head is adjective else adjective.head), adjective.dep_
    for child in (c for c in adjective.children if c is not verb):
        child.head = verb
    for child in (c for c in verb.lefts if c is not subject):
        child.head = subject
    adjective.head, adjective.dep_ = verb, "oprd"
    subject.tag_, subject.pos_, subject.dep_ = "NN", "NOUN", "nsubj"


def _repair_attack_nouns(doc: Doc) -> list[Token]:
    """Make nouns of gerunds for attacks that are subjects: "shelling in Kherson wounded three"."""
    attacks = load_rules().classes["blast"]
    found = [t for t in doc.tokens if t.dep_ == "csubj" and t.tag_ == "VBG" and t.lower_ in attacks]
    found = [t for t in found if not any(c.dep_ == "dobj" for c in t.rights)]
    for attack in found:
        attack.tag_, attack.pos_, attack.dep_, attack.lemma_ = "NN", "NOUN", "nsubj", attack.lower_
    return found


def _repair_acronyms(doc: Doc) -> list[Token]:
    """Make a name of the acronym of the Islamic State: "IS had attacked"."""
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
