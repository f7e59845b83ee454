"""Naming verbs and their complements: "called X a threat", "described X as a threat", "considers X a threat".

The complement of a naming verb is predicated of the verb's object, and the verb's subject says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.attribution import load_attribution_rules

NAMED_AS = words("as_predicate_verb")
OBJECT_PREDICATES = frozenset({"oprd", "dobj", "attr"})
MERGED = frozenset({"dobj", "appos", "npadvmod"})
RECOGNISING = frozenset({"recognise", "recognize"})  # an act: "recognised it as the legitimate government"
VERDICTS = frozenset({"guilty", "innocent", "liable"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A predication: the predicands (what it is said of), the verb, and whether that verb's subject says it."""

    predicands: Sequence[Token]
    verb: Token
    naming: bool = False


@cache
def naming() -> frozenset[str]:
    """Verbs that call or describe someone as something: the frames `predicate` and `as` of attribution.yaml."""
    frames = load_attribution_rules().by_verb
    found = {w for w, uses in frames.items() for use in uses if {"predicate", "as"} & set(use.content)}
    return frozenset(found | NAMED_AS) - RECOGNISING


def complement_of_naming(word: Token) -> Frame | None:
    """The complement of a naming verb, in whichever way the parser attaches it: "called X a threat"."""
    return _as_complement(word) or _small_clause(word) or _object_complement(word) or _merged_complement(word)


def _as_complement(word: Token) -> Frame | None:
    """An as-phrase: "described X as a threat", "his description of X as a threat"."""
    if word.head.dep_ != "prep" or word.head.lower_ != "as":
        return None
    governor = word.head.head
    if governor.dep_ == "dobj" and governor.head.lemma_ in naming():
        governor = governor.head
    return Frame(objects_of_naming(governor), governor, naming=True) if governor.lemma_ in naming() else None


def _small_clause(word: Token) -> Frame | None:
    """A small clause with a subject and no copula: "considers X a threat", "finds the plan absurd"."""
    if word.dep_ not in ("ccomp", "xcomp") or not _says_of_object(word):
        return None
    own = [t for c in word.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    copula = any(c.pos_ == "AUX" for c in word.children)
    return Frame(own, word.head, naming=True) if own and not copula else None


def _object_complement(word: Token) -> Frame | None:
    """An object complement: "called X a liar", "was called a liar", "called him names"."""
    if word.dep_ not in OBJECT_PREDICATES or not _says_of_object(word):
        return None
    verb = word.head
    own = [c for c in word.lefts if c.dep_ == "nsubj"]  # "called [his plan absurd]"
    before = [t for t in objects_of_naming(verb) if t.i < word.i]
    predicands = before or own or functions.datives(verb) or _premodifying_object(word)
    return Frame(predicands, verb, naming=True) if predicands else None


def _merged_complement(noun: Token) -> Frame | None:
    """An object complement that the parser attaches to the object: "called [Lavrov [a liar]]"."""
    thing = noun.head
    merged = noun.dep_ in MERGED and thing.dep_ == "dobj" and thing.head.lemma_ in naming() and noun.i > thing.i
    return Frame([thing], thing.head, naming=True) if merged else None


def _says_of_object(word: Token) -> bool:
    """Whether a complement's verb predicates it of its object: "finds the plan absurd", not "found him guilty"."""
    verb = word.head
    opinion = verb.lemma_ == "find" and word.pos_ == "ADJ" and word.lower_ not in VERDICTS
    return opinion or verb.lemma_ in naming()


def _premodifying_object(noun: Token) -> list[Token]:
    """The object that the parser takes for a premodifier: "called [Lavrov a dictator]", "called [Lavrov naive]"."""
    left = [t for t in noun.lefts if t.dep_ in ("compound", "nmod", "nsubj", "npadvmod", "poss")]
    return left[-1:] if left and (left[-1].pos_ in ("PROPN", "PRON") or left[-1].tag_ == "NNS") else []


def objects_of_naming(verb: Token) -> list[Token]:
    """The object of a naming verb, of its passive the subject: "whom Macron called a liar", "referred to it as".

    Unlike `functions.objects` it leaves out the object complement, which the parser may label as an object too.
    """
    if voice.is_passive(verb):
        return functions.grammatical_subjects(verb)
    if verb.lemma_ == "refer":
        return [t for prep, t in prepositions(verb) if prep == "to"]
    own = [verb.head if _is_relative_pronoun(c, verb) else c for c in verb.children if c.dep_ == "dobj"]
    found = [t for c in own for t in conjuncts(c)]
    return found or [c for c in verb.rights if c.dep_ == "oprd"][:1]


def _is_relative_pronoun(word: Token, verb: Token) -> bool:
    """Whether a word is the relative pronoun of a clause: "Lavrov, whom Macron called a liar"."""
    return word.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
