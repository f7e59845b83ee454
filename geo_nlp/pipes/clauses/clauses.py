"""Clauses: one pass over the parse that gives each trigger word its arguments by grammatical function.

A rule asks a clause for "subject" or "against" and never sees whether the text had a passive, a relative clause, a
participle, a nominalisation or a light verb. Only words that some rule asks for become clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.adjective_frames import adjective_clauses, is_predicative
from geo_nlp.pipes.clauses.noun_frames import noun_clauses
from geo_nlp.pipes.clauses.obligation import CLAIM_VERBS, reported_charges
from geo_nlp.pipes.clauses.phrasal_verbs import long_name
from geo_nlp.pipes.clauses.prefilter import TriggerFilter, vocabulary
from geo_nlp.pipes.clauses.verb_frames import verb_clauses
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.obliques import is_time
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.loader import NO_DEMANDS, Demands, Key
from geo_nlp.types import Clause

MEASURING = frozenset({"great", "good"})
OPEN_CLASS_POS = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})


def find_clauses(
    sentences: Iterable[Span], triggers: frozenset[Key], light_verbs: frozenset[str], actors: Actors,
    demands: Demands = NO_DEMANDS,
) -> Iterator[Clause]:  # fmt: skip
    """Yield the clauses of `sentences` whose trigger is a key (kind, lemma) of `triggers`, in text order.

    A word with `demands` makes a clause only where its sentence has the words that one of its rules asks for.
    """
    words, opening, nouns = vocabulary(triggers)
    worth = TriggerFilter(triggers, demands)
    compounds = {t.i + 1 for t in actors.doc.having(HYPHENS) if t.i}
    for token in chain.from_iterable(sentences):
        compound = token.i in compounds
        if not _is_candidate(token, words, compound=compound):
            continue
        lemma = token.lemma_.lower()
        noun = lemma if token.pos_ != "VERB" else token.lower_
        if lemma in CLAIM_VERBS:
            yield from reported_charges(token, triggers)
        if token.pos_ in VERBAL or (token.dep_ == "xcomp" and token.nbor(-1).tag_ == "TO"):  # "agreed to sanction/NN"
            name = long_name(token, lemma, triggers) if lemma in opening else None
            if lemmas := [word for word in (name, lemma) if word and worth(("verb", word), token)]:
                yield from verb_clauses(token, lemma, lemmas, name, actors)
        if token.pos_ != "ADV" and (compound or noun in nouns or lemma in nouns):
            yield from noun_clauses(token, noun, worth, light_verbs, actors)
        if is_predicative(token) and worth(("adjective", token.lower_), token):
            yield from adjective_clauses(token)


def _is_candidate(token: Token, words: frozenset[str], *, compound: bool) -> bool:
    """Whether a word of an open class, or a locative copula, may be the trigger of some rule; no date is one."""
    locative = token.lemma_ == "be" and any(c.dep_ == "prep" for c in token.children)  # "Chad is under attack"
    if token.pos_ not in OPEN_CLASS_POS and not (token.pos_ == "AUX" and locative):
        return False
    if token.lemma_.lower() not in words and not compound and token.lower_ not in words:
        return False
    return not _is_in_measure(token) and (token.pos_ != "PROPN" or not is_time(token))


def _is_in_measure(token: Token) -> bool:
    """Whether a word is of "a great deal of", which only says how much."""
    deal = token if token.lower_ == "deal" else token.nbor()
    return deal.lower_ == "deal" and deal.nbor(-1).lower_ in MEASURING and deal.nbor().lower_ == "of"
