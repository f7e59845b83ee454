"""Predication: what a judging word is said of, and by which verb: "Russia is a threat", "called X a liar".

Read are predicates after a copula, complements of naming verbs, appositions, adjectives before nouns for acts, and
verbs that judge their subject or their object. A word in any other construction has no frame.
"""

from __future__ import annotations

from collections.abc import Collection

from geo_nlp.lexicon import words
from geo_nlp.pipes.stance.naming_verbs import Frame, complement_of_naming, naming, objects_of_naming
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.labels import AUXILIARIES, NOMINAL_POS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts, first_conjunct
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause

RAISING = words("raising_verb")
# Attitudes that turn into their opposite where what they rest on is denied.
GOOD = frozenset({"praise", "support", "trust"})
OWN_OBJECTS = frozenset({"ccomp", "dobj", "xcomp"})
MODIFIER_MARKS = frozenset({"no", "not", "to"})
# Their complement clause gives the opinion of their subject: "believes Russia to be a threat".
BELIEVING = frozenset("believe judge know think understand".split())
# Heads of a partitive: "is one of the best leaders", "is part of the problem".
PARTITIVES = frozenset({"one", "part"})
# Verbs whose object characterises their subject: "made false claims", "has created a toxic climate".
CHARACTERISING = words("characterising_object_verb")


def frame_of(token: Token, clause: Clause, rule: Rule, heads: Collection[int], acts: Collection[str]) -> Frame | None:
    """The frame of a word that a rule judges by.

    `heads` are the nouns of the text that judge by themselves, `acts` the nouns for acts that an adjective can judge.
    """
    if clause.kind == "adjective" and token.tag_ == "VBG" and any(c.dep_ in OWN_OBJECTS for c in token.rights):
        return None  # "is threatening to kill them"
    goal = rule.trigger.target[0]
    if goal not in ("subject", "object"):
        return _goal_frame(token, clause, rule, goal)
    if clause.kind == "verb":
        if asks(rule) == {"to"}:  # "Russia is to blame"
            return Frame(functions.grammatical_subjects(token.head), token)
        judged = _judged_object if "object" in rule.trigger.target else _subject_of_verb
        return judged(token, clause, rule)
    top = first_conjunct(token, NOMINAL_POS)
    if clause.kind == "adjective" and top.dep_ == "amod":
        return _attributive(top, rule, heads, acts)
    if token.pos_ == "VERB":
        return _participle(token)
    return _predicative(top)


def _goal_frame(token: Token, clause: Clause, rule: Rule, goal: str) -> Frame | None:
    """A predicand in a slot of its own: "shame on Russia", "the blame lies with Russia"."""
    if rule.states in GOOD and (token.dep_ not in ("ROOT", "ccomp") or clause.slot("possessor")):
        return None
    return Frame([token.doc[i] for i in clause.slot(goal)], token)


def _judged_object(verb: Token, clause: Clause, rule: Rule) -> Frame | None:
    """A verb that judges its object by what should happen to it: "must be stopped", "cannot be trusted"."""
    if clause.slot("subject"):  # "Europe must support Ukraine"
        judged = any(c.tag_ == "MD" and c.lower_ in asks(rule) for c in verb.children)
    else:
        judged = voice.is_passive(verb)
    if not judged or verb.dep_ in ("acl", "amod"):
        return None
    return Frame([verb.doc[i] for i in clause.slot("object")], verb)


def _subject_of_verb(verb: Token, clause: Clause, rule: Rule) -> Frame | None:
    """A verb that judges its subject by what it does: "Russia violates the treaty", "has not done enough"."""
    asked = asks(rule)
    denied = clause.negated and rule.states not in GOOD  # "has not lied" is no praise, "has not kept its word" doubt
    if ("to" not in asked and clause.modality in ("demanded", "conditional")) or (not asked and denied):
        return None
    purpose = verb.dep_ == "pcomp" and rule.states in GOOD  # "a way of fulfilling his pledge"
    if purpose or (_is_infinitive(verb) and verb.head.lemma_ not in RAISING):
        return None
    return Frame([verb.doc[i] for i in clause.slot("subject")], verb)


def _attributive(adjective: Token, rule: Rule, heads: Collection[int], acts: Collection[str]) -> Frame | None:
    """An adjective in a noun phrase: "Russia is a brutal regime", "made false claims", "a shameful act"."""
    noun = adjective.head
    if noun.dep_ == "prep":
        return complement_of_naming(adjective)
    if adjective.i > noun.i and noun.dep_ == "dobj" and noun.head.lemma_ in naming():  # "called the plan absurd"
        return Frame(conjuncts(noun), noun.head, naming=True)
    predicative = _predicative(first_conjunct(noun, NOMINAL_POS))
    if noun.i in heads and predicative is not None:
        return None  # the noun judges by itself: "is a serious threat"
    if noun.dep_ == "dobj" and noun.head.lemma_ in CHARACTERISING and not _is_infinitive(noun.head):
        return Frame(functions.subjects(noun.head), noun.head)
    judged = (noun.i in heads and rule.states not in GOOD) or noun.lemma_.lower() in acts
    return predicative or (Frame([noun], noun.head) if judged else None)


def _participle(verb: Token) -> Frame | None:
    """A participle after "be", tagged as a verb: "Russia is isolated"."""
    being = any(c.lemma_ == "be" and c.dep_ in AUXILIARIES for c in verb.children)
    return Frame(functions.grammatical_subjects(verb), verb) if being else None


def _predicative(word: Token) -> Frame | None:
    """A predicate, adjective or head of a noun phrase: "is a threat", "called X a threat", "Russia, a threat"."""
    if word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.lower_ in PARTITIVES:
        word = word.head.head  # "is one of the best leaders"
    if word.dep_ == "nsubj" and word.pos_ == "NOUN" and word.head.lemma_ == "be":
        return _inverted_copular(word)
    if word.dep_ in ("acomp", "attr") and word.head.lemma_ in words("copular_verb"):
        return _copular(word.head)
    return complement_of_naming(word) or _apposition(word)


def _inverted_copular(noun: Token) -> Frame:
    """A specificational copular clause, whose subject is the predicate: "the biggest threat is Russia"."""
    verb = noun.head
    return Frame([t for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)], verb)


def _copular(copula: Token) -> Frame | None:
    """A copular clause: "Russia is a threat", "considers Russia to be a threat", "seems to be a threat"."""
    if not _is_infinitive(copula):
        clausal = [s for c in copula.lefts if c.dep_ == "csubj" for s in c.lefts if s.dep_ == "nsubj"]
        return Frame(clausal or functions.grammatical_subjects(copula), copula)  # "what Russia did was wrong"
    governor = copula.head
    if governor.lemma_ in naming() | BELIEVING and copula.dep_ in ("ccomp", "xcomp"):
        own = [t for c in copula.children if c.dep_ == "nsubj" for t in conjuncts(c)]
        return Frame(own or objects_of_naming(governor), governor, naming=True)
    return Frame(functions.grammatical_subjects(copula), copula) if governor.lemma_ in RAISING else None


def _apposition(noun: Token) -> Frame | None:
    """An apposition: "Russia, a threat to Europe"; not a vocative ("Mr Macron, friends, allow me")."""
    vocative = noun.tag_ == "NNS" and all(c.is_punct for c in noun.children)
    return Frame([noun.head], noun.head) if noun.dep_ == "appos" and noun.pos_ == "NOUN" and not vocative else None


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive: "to be", bare "be"."""
    auxiliaries = [c for c in verb.children if c.dep_ in AUXILIARIES]
    return any(c.tag_ == "TO" for c in auxiliaries) or (verb.tag_ == "VB" and not auxiliaries)


def asks(rule: Rule) -> frozenset[str]:
    """The auxiliaries or the "not" that a rule asks for: "is to blame", "has not done enough"."""
    return next((words for slot, words in rule.where if slot == "modifier" and words & MODIFIER_MARKS), frozenset())
