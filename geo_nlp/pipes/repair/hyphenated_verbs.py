"""Verbs with a hyphen in them, taken for participles that describe their object: "the US strong-armed Panama".

The model sees three words, of which the last is an adjective or a participle, so that the sentence has no verb to it,
or only "has" and "was".
"""

from __future__ import annotations

from functools import cache

from geo_nlp.lexicon import words
from geo_nlp.pipes.repair.lemmas import VERB_PREFIXES, VOWELS
from geo_nlp.pipes.syntax.labels import NOUNS, PLURAL_TAGS, PROPER, SUBJECTS, TENSED, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.loader import load_rules

PARTICIPIAL = frozenset({"JJ", "VBD", "VBN"})
BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "npadvmod"})
OPENINGS_OF_OBJECTS = PROPER | {"CD", "DT", "PRP$"}

Triggers = frozenset[tuple[str, str]]


@cache
def _past_forms(triggers: Triggers) -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """Both halves of the past forms of trigger verbs with a hyphen, to the verb; and the second halves."""
    found: dict[tuple[str, str], str] = {}
    for verb in sorted(word for kind, word in triggers if kind == "verb" and word.count("-") == 1):
        first, second = verb.split("-")
        if first not in VERB_PREFIXES and second.isalpha():
            found |= {(first, form): verb for form in _possible_pasts(second)}
    return found, frozenset(second for _, second in found)


def _possible_pasts(verb: str) -> list[str]:
    """The regular past forms that a verb may have.

    >>> _possible_pasts("arm"), _possible_pasts("rape"), _possible_pasts("trap")
    (['armed', 'armmed'], ['raped'], ['traped', 'trapped'])
    """
    if verb.endswith("e"):
        return [f"{verb}d"]
    return [f"{verb}ed"] if verb[-1] in VOWELS else [f"{verb}ed", f"{verb}{verb[-1]}ed"]


def repair_hyphenated_verbs(doc: Doc) -> list[Token]:
    """Make verbs of participles that only a verb with a hyphen can be; the verbs."""
    lemmas, halves = _past_forms(load_rules().triggers)
    found: list[Token] = []
    for half in doc.having(halves):
        lemma = lemmas.get((half.nbor(-2).lower_, half.lower_)) if half.i - half.sent.start > 1 else None
        hyphen = half.nbor(-1)
        if lemma is None or hyphen.text not in HYPHENS or hyphen.idx + 1 != half.idx or half.tag_ not in PARTICIPIAL:
            continue
        if _make_passive(half) or _make_perfect(half) or _make_past(half) or _give_subject(half):
            half.lemma_, half.pos_ = lemma, "VERB"
            found.append(half)
    doc.reattach(found)
    return found


def _make_passive(verb: Token) -> bool:
    """Make a passive of a copula and its adjective with an agent: "Panama was strong-armed by the US"."""
    copula = verb.head
    agent = any(c.dep_ == "agent" or (c.lower_ == "by" and c.dep_ == "prep") for c in verb.rights)
    if verb.dep_ != "acomp" or copula.lemma_ != "be" or not agent:
        return False
    for subject in copula.lefts:
        subject.dep_ = "nsubjpass" if subject.dep_ == "nsubj" else subject.dep_
    _take_place(verb, copula, "auxpass")
    verb.tag_ = "VBN"
    return True


def _make_perfect(verb: Token) -> bool:
    """Make a perfect of "have" and an object with an adjective: "China has strong-armed its neighbour"."""
    thing, have = verb.head, verb.doc[verb.i - 3]
    if have.lemma_ != "have" or verb.dep_ != "amod" or thing.dep_ != "dobj" or thing.head is not have:
        return False
    if not _can_be_object(thing, verb):
        return False
    _take_place(verb, have, "aux")
    thing.head, verb.tag_ = verb, "VBN"
    return True


def _make_past(verb: Token) -> bool:
    """Make a clause of a noun phrase with a noun before the participle: "the US strong-armed Panama"."""
    thing, subject = verb.head, verb.doc[verb.i - 3]
    if verb.dep_ != "amod" or subject.i < verb.sent.start or subject.tag_ not in NOUNS:
        return False
    inside = subject.head is thing and subject.dep_ in BEFORE_NOUN
    outside = thing.head is subject and subject.head is subject
    if not (inside or outside) or not _can_be_object(thing, verb):
        return False
    if inside and not (thing.head is thing or _is_reported(thing)):
        return False
    if inside:
        verb.head, verb.dep_ = (verb, "ROOT") if thing.head is thing else (thing.head, "ccomp")
        for word in thing.lefts:
            if word.i < subject.i:
                word.head = subject
    else:
        _take_place(verb, subject, "nsubj", to_the_right=True)
    for word in thing.rights:
        if _belongs_to_clause(word, thing):
            word.head = verb
    subject.head, subject.dep_ = verb, "nsubj"
    thing.head, thing.dep_, verb.tag_ = verb, "dobj", "VBD"
    return True


def _give_subject(verb: Token) -> bool:
    """Make a subject of the noun before a verb that has none: "Israel carpet-bombed Gaza"."""
    noun = verb.doc[verb.i - 3]
    bare = verb.head is verb and verb.pos_ in VERBAL and not any(c.dep_ in SUBJECTS for c in verb.lefts)
    if not bare or noun.head is not verb or noun.dep_ not in BEFORE_NOUN or noun.tag_ not in NOUNS:
        return False
    if not any(c.dep_ == "dobj" for c in verb.rights):
        return False
    for word in verb.lefts:
        if word.i < noun.i and word.dep_ in ("det", "amod", "compound", "nmod", "poss"):
            word.head = noun
    noun.dep_, verb.tag_ = "nsubj", "VBD"
    return True


def _can_be_object(thing: Token, verb: Token) -> bool:
    """Whether a noun may be an object: "strong-armed Panama", "the", "guests", not "a booby-trapped house"."""
    return thing.tag_ in PROPER | PLURAL_TAGS or verb.nbor().tag_ in OPENINGS_OF_OBJECTS


def _belongs_to_clause(word: Token, thing: Token) -> bool:
    """Whether what follows an object is the clause's: "strong-armed Panama into a deal, and condemned Cuba"."""
    if word.dep_ in ("cc", "conj"):
        return any(c.dep_ == "conj" and c.pos_ in VERBAL for c in thing.rights)
    return word.dep_ != "appos" and (word.is_punct or thing.tag_ in PROPER)


def _is_reported(thing: Token) -> bool:
    """Whether a noun phrase is all that a verb says: "analysts say the US strong-armed Panama"."""
    saying = thing.head
    return thing.dep_ == "dobj" and saying.tag_ in TENSED and saying.lemma_ in words("plain_reporting_verb")


def _take_place(verb: Token, other: Token, dep: str, *, to_the_right: bool = False) -> None:
    """Put a verb in the place of another word, which hangs on it; with `to_the_right` only what follows that one."""
    for word in other.rights if to_the_right else other.children:
        if word is not verb:
            word.head = verb
    verb.head, verb.dep_ = (verb, "ROOT") if other.head is other else (other.head, other.dep_)
    other.head, other.dep_ = verb, dep
