"""Clauses: one pass over the parse that gives each trigger word its arguments by grammatical function.

A rule asks a clause for "subject" or "against" and never sees whether the text had a passive, a relative clause, a
participle, a nominalisation or a light verb. Only words that some rule asks for become clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.noun_frames import noun_clauses
from geo_nlp.pipes.clauses.obligation import REPORTING, charges
from geo_nlp.pipes.clauses.phrasal_verbs import long_name
from geo_nlp.pipes.clauses.prefilter import Worth, vocabulary
from geo_nlp.pipes.clauses.slots import Slots, add, clause, of_subject
from geo_nlp.pipes.clauses.verb_frames import BEARING, verb_clauses
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.control_adjuncts import judged
from geo_nlp.pipes.syntax.obliques import complements, noun_prepositions, prepositions
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.loader import NO_DEMANDS, Demands, Key
from geo_nlp.types import Clause

OPEN = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})


def find_clauses(
    sentences: Iterable[Span], triggers: Collection[Key], light_verbs: frozenset[str], actors: Actors,
    demands: Demands = NO_DEMANDS,
) -> Iterator[Clause]:  # fmt: skip
    """Yield the clauses of `sentences` whose trigger is a key (kind, lemma) of `triggers`, in text order.

    A word with `demands` makes a clause only where its sentence has the words that one of its rules asks for.
    """
    words, opening, nouns = vocabulary(frozenset(triggers))
    worth = Worth(triggers, demands)
    compounds = {t.i + 1 for t in actors.doc.having(HYPHENS) if t.i}
    for token in chain.from_iterable(sentences):
        pos = token.pos_
        if pos not in OPEN and not (pos == "AUX" and _stands(token)):
            continue
        lemma = token.lemma_.lower()
        compound = token.i in compounds
        if lemma not in words and not compound and token.lower_ not in words:
            continue
        if pos == "PROPN" and obliques.is_time(token):
            continue
        if lemma in REPORTING:
            yield from charges(token, triggers)
        tagged = pos in ("NOUN", "PROPN", "ADJ") and token.tag_.startswith("VB")
        infinitive = token.dep_ == "xcomp" and token.i > 0 and token.nbor(-1).tag_ == "TO"  # "agreed to sanction/NN"
        if pos in ("VERB", "AUX") or tagged or infinitive:
            name = long_name(token, lemma, triggers) if lemma in opening else None
            lemmas = [word for word in (name, lemma) if word and worth(("verb", word), token)]
            if lemmas:
                yield from verb_clauses(token, lemma, lemmas, name, actors)
        noun = lemma if pos != "VERB" else token.lower_
        if pos != "ADV" and (noun in nouns or lemma in nouns or compound) and not obliques.tells_how(token):
            yield from noun_clauses(token, noun, worth, light_verbs, actors)
        if (pos in ("ADJ", "VERB") or (pos == "ADV" and _judges(token))) and worth(("adjective", token.lower_), token):
            yield from _adjective(token)


def _judges(adverb: Token) -> bool:
    """Whether an adverb is a predicate, or tells in which manner: "did well", not "just did" nor "as well"."""
    manner = adverb.lower_.endswith("ly") or (adverb.i > adverb.head.i and adverb.nbor(-1).lower_ != "as")
    return adverb.dep_ != "advmod" or adverb.head.lemma_ == "be" or manner


def _stands(be: Token) -> bool:
    """Whether a form of "be" tells where somebody stands: "Chad is under attack", "Macron is for talks with Iran"."""
    if be.lemma_ != "be":
        return False
    preps = [c.lower_ for c in be.children if c.dep_ == "prep"]
    return bool(preps) and (be.dep_ not in ("aux", "auxpass") or "under" in preps)


def _according(word: Token) -> Token | None:
    """The verb of the clause where a word hangs on who said so: "is large and, according to Chad, dangerous"."""
    said = word.head.head.head if word.dep_ == "appos" and word.head.dep_ == "pobj" else word
    return said.head if said.lower_ == "according" else None


def _adjective(token: Token) -> Iterator[Clause]:
    if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
        return
    slots: Slots = {}
    if token.dep_ in ("acomp", "oprd", "attr", "xcomp", "conj", "ROOT", "ccomp", "advcl", "relcl"):
        own = token.dep_ == "ROOT" or (token.pos_ == "VERB" and token.dep_ != "acomp")
        own = own or any(c.dep_ == "nsubj" for c in token.lefts)  # "found the rebels responsible for"
        verb = token if own else token.head
        while verb.dep_ == "conj" and verb.pos_ == "ADJ":
            verb = verb.head
        verb = verb.head if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "oprd") else verb
        add(slots, "subject", judged(token) if not own else [])
        add(slots, "subject", functions.grammatical_subjects(verb) if "subject" not in slots else [])
        if verb is not token:  # "would be better off without Assad", which the parser hangs on the copula
            add(slots, "without", [head for prep, head in prepositions(verb) if prep == "without"])
    elif token.dep_ in ("amod", "acl", "appos"):
        add(slots, "subject", [token.head] if (said := _according(token)) is None else functions.subjects(said))
    for prep, head in prepositions(token):
        add(slots, prep, [head])
    for slot in ("to", "for"):  # "opposed to talks with Iran", "ready for talks with Iran"
        for i in tuple(slots.get(slot, ())):
            for prep, head in noun_prepositions(token.doc[i]):
                if prep != slot and prep in BEARING:
                    add(slots, prep, [head])
    add(slots, "complement", complements(token))
    of_subject(slots, token.doc)
    yield clause(token, "adjective", token.lower_, slots, None)
