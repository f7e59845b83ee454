"""Clauses whose trigger is an adjective or participle: "is hostile to", "the rebels responsible for", "opposed to".

A predicate takes the subject of its copula, an attribute the noun that it modifies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from geo_nlp.pipes.clauses.slots import Slots, add, add_phrases, add_second_party, clause
from geo_nlp.pipes.clauses.verb_frames import BEARING
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.control_gerunds import judged
from geo_nlp.pipes.syntax.dislocation import joined_by_hyphen
from geo_nlp.pipes.syntax.labels import PARTICIPLES
from geo_nlp.pipes.syntax.obliques import complements, noun_prepositions, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Clause

PREDICATES = frozenset({"acomp", "oprd", "attr", "xcomp", "conj", "ROOT", "ccomp", "advcl", "relcl"})
ALLIED_PARTICIPLES = frozenset({"affiliated", "aligned", "allied", "linked"})
ATTRIBUTIVE_DEPS = frozenset({"amod", "acl", "appos"})


def is_predicative(token: Token) -> bool:
    """Whether a word may be a predicate or attribute: an adjective, a verb form, or an adverb such as "did well"."""
    return token.pos_ in ("ADJ", "VERB") or (token.pos_ == "ADV" and _is_predicate_adverb(token))


def adjective_clauses(token: Token) -> Iterator[Clause]:
    """Yield the clause of an adjective or participle, unless it is a finite verb or a perfect with its object."""
    if token.pos_ == "VERB" and (token.tag_ not in PARTICIPLES or _is_perfect_of_act(token)):
        return
    slots: Slots = {}
    for construction in ADJECTIVE_ARGUMENTS:
        construction(slots, token)
        token.doc.filled(construction, "adjective", token, slots)
    yield clause(token, "adjective", token.lower_, slots, None)


def _is_perfect_of_act(verb: Token) -> bool:
    """Whether a participle is of a perfect that has an object: "has abandoned its promise"."""
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts) and any(
        c.dep_ == "dobj" for c in verb.rights
    )


def _is_predicate_adverb(adverb: Token) -> bool:
    """Whether an adverb is a predicate or one of manner: "did well", not "just did" nor "as well"."""
    manner = adverb.lower_.endswith("ly") or (adverb.i > adverb.head.i and adverb.nbor(-1).lower_ != "as")
    return adverb.dep_ != "advmod" or adverb.head.lemma_ == "be" or manner


def _add_subject_of_predicate(slots: Slots, token: Token) -> None:
    """Add the subject of a predicate, and what hangs on its copula: "would be better off without Assad"."""
    if token.dep_ not in PREDICATES:
        return
    governs = _governs_subject(token)
    verb = token if governs else _copula_of(token)
    add(slots, "subject", judged(token) if not governs else [])
    add(slots, "subject", functions.grammatical_subjects(verb) if "subject" not in slots else [])
    if verb is not token:
        add(slots, "without", [head for prep, head in prepositions(verb) if prep == "without"])


def _add_noun_modified(slots: Slots, token: Token) -> None:
    """Add what an attribute describes: "the rebels responsible for"."""
    if token.dep_ in ATTRIBUTIVE_DEPS:
        add(slots, "subject", [token.head])


def _add_phrases(slots: Slots, token: Token) -> None:
    """Add the prepositional phrases and clauses of the word and of its topic: "opposed to talks with Iran"."""
    for prep, head in prepositions(token):
        add(slots, prep, [head])
    for slot in ("to", "for"):
        for i in tuple(slots.get(slot, ())):
            phrases = [pair for pair in noun_prepositions(token.doc[i]) if pair[0] != slot]
            add_phrases(slots, phrases, BEARING)
    add(slots, "complement", complements(token))


def _add_party_before_hyphen(slots: Slots, token: Token) -> None:
    """Add the party that a hyphen joins to a participle of alliance: "the Ukraine-aligned corps"."""
    group = token.head
    named = group.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.i > token.i for c in group.lefts)
    if named and token.lower_ in ALLIED_PARTICIPLES:  # "Al-Qaeda-linked militants" are nobody in particular
        add(slots, "to", joined_by_hyphen(token))


def _add_party_of_tie(slots: Slots, token: Token) -> None:
    """Add the second party of a tie that is the subject: "Chad's relations with Sudan are tense"."""
    add_second_party(slots, token.doc)


def _governs_subject(token: Token) -> bool:
    """Whether a predicate governs its subject itself: "found the rebels responsible for"."""
    finite = token.dep_ == "ROOT" or (token.pos_ == "VERB" and token.dep_ != "acomp")
    return finite or any(c.dep_ == "nsubj" for c in token.lefts)


def _copula_of(adjective: Token) -> Token:
    """The verb of a predicate adjective, also of one that is coordinated: "is large and dangerous"."""
    verb = adjective.head
    while verb.dep_ == "conj" and verb.pos_ == "ADJ":
        verb = verb.head
    return verb.head if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "oprd") else verb


ADJECTIVE_ARGUMENTS: Final[tuple[Callable[[Slots, Token], None], ...]] = (
    _add_subject_of_predicate,
    _add_noun_modified,
    _add_phrases,
    _add_party_before_hyphen,
    _add_party_of_tie,
)
