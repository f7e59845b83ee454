"""Predications: of what a predicate is said, and by which verb: "Russia is a threat", "called X a liar"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.attribution import load_attribution_rules
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause

NAMED_AS = words("as_predicate_verb")
COPULAS = words("copular_verb")
RAISING = words("raising_verb")
# Attitudes that turn into their opposite where what they rest on is denied.
GOOD = frozenset({"praise", "support", "trust"})
MARKS = frozenset({"no", "not", "to"})
# Who believes somebody to be something says so of him.
BELIEVING = frozenset("believe judge know think understand".split())
# What one is said to be one of: "is one of the best leaders", "is part of the problem".
MEMBERS = frozenset({"one", "part"})
# Verbs whose manner is judged: "acted recklessly".
DOING = words("conduct_verb")
# Whose object tells what its subject is like: "made false claims", "has created a toxic climate".
MAKING = words("characterising_object_verb")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a predicate stands: of what it is said, by which verb, and whether that verb's subject says it."""

    things: Sequence[Token]
    verb: Token
    naming: bool = False


def frame_of(token: Token, clause: Clause, rule: Rule, heads: Collection[int], deeds: Collection[str]) -> Frame | None:
    """The frame of a word that a rule judges by; `heads` judge themselves, `deeds` may be judged."""
    goal = rule.trigger.target[0]
    if goal not in ("subject", "object"):  # "shame on Russia", "the blame lies with Russia"
        if rule.states in GOOD and (token.dep_ not in ("ROOT", "ccomp") or clause.slot("possessor")):
            return None
        return Frame([token.doc[i] for i in clause.slot(goal)], token)
    if clause.kind == "verb":
        return _deed(token, clause, rule)
    top = _first(token)
    if clause.kind == "adjective" and top.dep_ == "amod":
        noun = top.head
        if noun.dep_ == "prep":
            return _named(top)
        if top.i > noun.i and noun.dep_ == "dobj" and noun.head.lemma_ in naming():
            return Frame(conjuncts(noun), noun.head, naming=True)
        if noun.i in heads and _predicated(_first(noun)):
            return None
        if noun.dep_ == "dobj" and noun.head.lemma_ in MAKING and not _infinitive(noun.head):
            return Frame(functions.subjects(noun.head), noun.head)
        return _predicated(_first(noun)) or (
            Frame([noun], noun.head)
            if (noun.i in heads and rule.states not in GOOD) or noun.lemma_.lower() in deeds
            else None
        )
    if token.pos_ == "VERB":
        being = any(c.lemma_ == "be" and c.dep_ in ("aux", "auxpass") for c in token.children)
        return Frame(functions.grammatical_subjects(token), token) if being else None
    if token.dep_ == "advmod":
        done = token.head.pos_ == "VERB" and token.head.lemma_ in DOING and not voice.is_passive(token.head)
        return Frame(functions.grammatical_subjects(token.head), token.head) if done else None
    return _predicated(top)


def _first(token: Token) -> Token:
    """The first of coordinated predicates: "illegal and unjust"."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "ADJ", "PROPN", "ADV"):
        token = token.head
    return token


def _predicated(noun: Token) -> Frame | None:
    """The frame of a predicate, an adjective or the head of a noun phrase."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in MEMBERS:
        noun = noun.head.head
    verb = noun.head
    if noun.dep_ == "nsubj" and noun.pos_ == "NOUN" and verb.lemma_ == "be":  # "the biggest threat is Russia"
        return Frame([t for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)], verb)
    if noun.dep_ in ("acomp", "attr") and verb.lemma_ in COPULAS:
        if not _infinitive(verb):
            did = [s for c in verb.lefts if c.dep_ == "csubj" for s in c.lefts if s.dep_ == "nsubj"]
            return Frame(did or functions.grammatical_subjects(verb), verb)  # "what Russia did was wrong"
        if verb.head.lemma_ in naming() | BELIEVING and verb.dep_ in ("ccomp", "xcomp"):
            own = [t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c)]
            return Frame(own or _objects(verb.head), verb.head, naming=True)
        return Frame(functions.grammatical_subjects(verb), verb) if verb.head.lemma_ in RAISING else None
    named = _named(noun)
    addressed = noun.tag_ == "NNS" and all(c.is_punct for c in noun.children)  # "Mr Macron, friends, allow me"
    apposed = noun.dep_ == "appos" and noun.pos_ == "NOUN" and not addressed
    return named or (Frame([verb], verb) if apposed else None)


def _named(noun: Token) -> Frame | None:
    """ "Called X a threat", "described X as a threat", "considers X a threat"."""
    verb = noun.head
    if verb.dep_ == "prep" and verb.lower_ == "as":
        governor = verb.head
        if governor.dep_ == "dobj" and governor.head.lemma_ in naming():
            governor = governor.head
        return Frame(_objects(governor), governor, naming=True) if governor.lemma_ in naming() else None
    if noun.dep_ in ("ccomp", "xcomp") and (verb.lemma_ in naming() or _found(noun, verb)):
        own = [t for c in noun.children if c.dep_ == "nsubj" for t in conjuncts(c)]
        copula = any(c.pos_ == "AUX" for c in noun.children)
        return Frame(own, verb, naming=True) if own and not copula else None
    if noun.dep_ in ("oprd", "dobj", "attr") and (verb.lemma_ in naming() or _found(noun, verb)):
        own = [c for c in noun.lefts if c.dep_ == "nsubj"]  # "called [his plan absurd]"
        things = [t for t in _objects(verb) if t.i < noun.i] or own or functions.datives(verb) or _squeezed(noun)
        return Frame(things, verb, naming=True) if things else None
    if noun.dep_ in ("dobj", "appos", "npadvmod") and verb.dep_ == "dobj" and verb.head.lemma_ in naming():
        return Frame([verb], verb.head, naming=True) if noun.i > verb.i else None
    return None


def _found(word: Token, verb: Token) -> bool:
    """Whether somebody is found to be something: "finds the plan absurd", not "found him guilty" by a court."""
    return verb.lemma_ == "find" and word.pos_ == "ADJ" and word.lower_ not in ("guilty", "innocent", "liable")


def _squeezed(noun: Token) -> list[Token]:
    """The thing that the parser took for a part of the name: "called [Lavrov a dictator]", "called [Lavrov naive]"."""
    left = [t for t in noun.lefts if t.dep_ in ("compound", "nmod", "nsubj", "npadvmod", "poss")]
    return left[-1:] if left and (left[-1].pos_ in ("PROPN", "PRON") or left[-1].tag_ == "NNS") else []


def _objects(verb: Token) -> list[Token]:
    if voice.is_passive(verb):
        return functions.grammatical_subjects(verb)
    if verb.lemma_ == "refer":
        return [t for prep, t in prepositions(verb) if prep == "to"]
    own = [verb.head if _relative(c, verb) else c for c in verb.children if c.dep_ == "dobj"]
    found = [t for c in own for t in conjuncts(c)][:3]
    return found or [c for c in verb.rights if c.dep_ == "oprd"][:1]


def _relative(word: Token, verb: Token) -> bool:
    """Whether a word stands for what its clause hangs on: "Lavrov, whom Macron called a liar"."""
    return word.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"


def _deed(verb: Token, clause: Clause, rule: Rule) -> Frame | None:
    """What somebody does or should suffer: "Russia violates", "cannot be trusted", "must be stopped", "is to blame"."""
    asked = asks(rule)
    if asked == {"to"}:
        return Frame(functions.grammatical_subjects(verb.head), verb)
    if "object" in rule.trigger.target:
        modal = any(c.tag_ == "MD" and c.lower_ in asked for c in verb.children)
        urged = clause.slot("subject") and modal  # "Europe must support Ukraine"
        if (not urged and (clause.slot("subject") or not voice.is_passive(verb))) or verb.dep_ in ("acl", "amod"):
            return None
        return Frame([verb.doc[i] for i in clause.slot("object")], verb)
    denied = clause.negated and rule.states not in GOOD  # "has not lied" is no praise, "has not kept its word" doubt
    if ("to" not in asked and clause.modality in ("demanded", "conditional")) or (not asked and denied):
        return None
    purpose = verb.dep_ == "pcomp" and rule.states in GOOD  # "a way of fulfilling his pledge"
    if purpose or (_infinitive(verb) and verb.head.lemma_ not in RAISING):
        return None
    return Frame([verb.doc[i] for i in clause.slot("subject")], verb)


def _infinitive(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(c.tag_ == "TO" for c in auxiliaries) or (verb.tag_ == "VB" and not auxiliaries)


def asks(rule: Rule) -> frozenset[str]:
    """The auxiliaries or the "not" that a rule asks for: "is to blame", "has not done enough"."""
    return next((words for slot, words in rule.where if slot == "modifier" and words & MARKS), frozenset())


@cache
def naming() -> frozenset[str]:
    """Verbs that call or describe somebody as something: the frames `predicate` and `as` of attribution.yaml."""
    frames = load_attribution_rules().by_verb
    found = {w for w, uses in frames.items() for use in uses if {"predicate", "as"} & set(use.content)}
    return frozenset(found | NAMED_AS)
