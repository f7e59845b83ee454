"""Clauses: one pass over the parse that gives each trigger word its arguments by grammatical function.

A rule asks a clause for "subject" or "against" and never sees whether the text had a passive, a relative clause, a
participle, a nominalisation or a light verb. Only words that some rule asks for become clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.adjective_frames import adjective_clauses, is_predicative
from geo_nlp.pipes.clauses.noun_frames import noun_clauses
from geo_nlp.pipes.clauses.obligation import CLAIM_VERBS, reported_charges
from geo_nlp.pipes.clauses.prefilter import TriggerFilter, vocabulary
from geo_nlp.pipes.clauses.verb_frames import verb_clauses
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.obliques import is_time, particle
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.loader import NO_DEMANDS, Demands, Key
from geo_nlp.types import Clause

# What makes one verb with what stands before its object: "brought its soldiers home", "set the shops ablaze".
RESULTATIVE = frozenset({"aside", "away", "back", "free", "home", "off", "out", "together"}) | {"ablaze", "alight"}
# After another preposition they give the place: "called for an end in a speech" does not call anybody in.
IN_AT_ON = frozenset({"in", "at", "on"})
WORDS_AFTER_VERB = 3  # words after the verb
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
        if token.pos_ != "ADV" and (compound or not nouns.isdisjoint((noun, lemma))):
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


def long_name(verb: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A verb of several words, with its particle or with what follows: "lash out", "crack down", "side with"."""
    following = [t.lower_ for t in verb.doc.tokens[verb.i + 1 : verb.i + 1 + WORDS_AFTER_VERB]]
    if part := particle(verb) or _resultative(verb):
        names = (" ".join([lemma, *following[:2]]), f"{lemma} {part}")  # "stood up for", then "stood up"
        return next((name for name in names if ("verb", name) in triggers), None)
    return _adjacent_name(verb, lemma, following, triggers) or _separated_name(verb, lemma, triggers)


def _resultative(verb: Token) -> str | None:
    """The resultative adverb or adjective after an object or preposition: "brought its soldiers home"."""
    below = [c for right in verb.rights for c in ((right, *right.lefts) if right.dep_ == "prep" else (right,))]
    found = (c.lower_ for c in below if c.lower_ in RESULTATIVE and (c.dep_ == "advmod" or c.tag_ == "JJ"))
    return next(found, None)


def _adjacent_name(verb: Token, lemma: str, following: list[str], triggers: Collection[tuple[str, str]]) -> str | None:
    """The longest trigger of the verb and the words right after it: "side with", "stand shoulder to shoulder"."""
    for n in range(len(following), 0, -1):
        name = " ".join([lemma, *following[:n]])
        if ("verb", name) in triggers and not (n == 1 and _is_adjunct(verb.nbor(1))):
            return name
    return None


def _separated_name(verb: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A prepositional verb parted by an adverb: "spoke today with"; not across an object."""
    if any(c.dep_ == "dobj" for c in verb.rights):
        return None
    apart = [c for c in verb.rights if c.dep_ == "prep" and not _is_adjunct(c)]
    apart = [c for c in apart if c == apart[0] or c.lower_ not in IN_AT_ON]
    return next((name for c in apart if ("verb", name := f"{lemma} {c.lower_}") in triggers), None)


def _is_adjunct(prep: Token) -> bool:
    """Whether a preposition opens an adjunct or agent, and is no part of the verb: "called on Friday", "stopped by"."""
    return (
        prep.dep_ == "agent" or any(c.dep_ == "pobj" and is_time(c) for c in prep.rights) or _is_place_adverbial(prep)
    )


def _is_place_adverbial(prep: Token) -> bool:
    """Whether "in" gives the place: "an interview he gave in Paris" is no giving in, nor "was put in jail"."""
    verb = prep.head
    if prep.lower_ in IN_AT_ON and any(c.dep_ == "pobj" for c in prep.rights) and is_passive(verb):
        return True
    gap = verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT") for c in verb.lefts)
    return gap and prep.lower_ == "in" and any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in prep.rights)
