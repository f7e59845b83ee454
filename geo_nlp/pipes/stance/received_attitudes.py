"""The attitude that somebody has from others, told of him: "enjoys Macron's confidence", "ignored his criticism".

Who has it is the one it goes to, and whose it is holds it: the other way round than in "voiced confidence in".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.stance.attitude_givers import GOALS, OWN, come_from, given, shown
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Clause

# What one has from others, the verbs for having it and those that only look for it.
BACKING = words("received_attitude_noun")
HAVING = words("having_verb")
PICKING = frozenset({"pick"})
# "Was promised Macron's support": who is given it has it.
GIVEN = words("conferral_verb")
WELCOMING = words("acceptance_verb")
COUNTING = frozenset("count rely depend bank lean".split())
# What hits somebody, where the rules for it have whom it hits, and how he takes it.
HOSTILE = words("hostile_utterance_noun")
AIMS = ("of", "at", "against", "on", "about", "over")
ANSWERING = words("rebuff_verb")


def backed(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with whose attitude it is as holders, and at its goal who has it."""
    if clause.kind != "noun":
        return clause
    noun = doc[clause.head]
    if (coming := come_from(doc, clause, actors)) is not None:
        return coming
    if clause.lemma in BACKING:
        if (giving := given(doc, clause, actors)) is not None:
            return giving
        goal = any(clause.slot(slot) for slot in GOALS)
        if (verb := _having(shown(noun), goal)) is not None:
            return _turned(doc, clause, verb, actors, GOALS)
    if clause.lemma in HOSTILE and not any(clause.slot(slot) for slot in AIMS) and (verb := _answering(noun)):
        return _turned(doc, clause, verb, actors, AIMS)
    return clause


def _having(noun: Token, goal: bool) -> Token | None:
    """The verb of who has it: "has the support of", "can count on", "ran with the blessing of"; `goal`: it has one."""
    verb, above = noun.head, noun.head.head
    if noun.dep_ == "dobj":
        picked = verb.lemma_ in PICKING and any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children)
        promised = verb.lemma_ in GIVEN and is_passive(verb)
        denied = any(c.dep_ == "neg" for c in verb.lefts)
        welcome = verb.lemma_ in WELCOMING and not goal and not denied
        return verb if verb.lemma_ in HAVING or picked or promised or welcome else None
    if noun.dep_ != "pobj":
        return None
    if verb.lower_ == "with" and above.dep_ == "nsubj":  # "Macron, with Moscow's blessing, went"
        return above.head
    if verb.lower_ == "to" and above.lower_ == "thanks":  # "won thanks to Turkish support"
        return next((t for t in above.ancestors if t.pos_ in ("VERB", "AUX")), None)
    owes = verb.lower_ == "to" and above.lemma_ == "owe"
    counts = verb.lower_ in ("on", "upon") and above.lemma_ in COUNTING
    return above if above.pos_ == "VERB" and (counts or owes or verb.lower_ == "with") else None


def _answering(noun: Token) -> Token | None:
    """The verb of whom a hostile word hits: "responded to Lavrov's criticism", "shrugged off criticism from Lavrov"."""
    verb, above = noun.head, noun.head.head
    if noun.dep_ == "dobj":
        particle = next((c.lower_ for c in verb.rights if c.dep_ == "prt"), None)
        known = verb.lemma_ in ANSWERING if particle is None else f"{verb.lemma_} {particle}" in ANSWERING
        return verb if known and not is_passive(verb) else None
    return above if noun.dep_ == "pobj" and f"{above.lemma_} {verb.lower_}" in ANSWERING else None


def _turned(doc: Doc, clause: Clause, verb: Token, actors: Actors, goals: Sequence[str]) -> Clause:
    """ "The support of Merkel", "Merkel's support", "support from Merkel": hers, for whoever has it."""
    there = [t for t in functions.grammatical_subjects(verb) if actors.pick(t)]
    named = any(c.lower_ in ("the", "full") for c in doc[clause.head].lefts)
    owners = tuple(i for i in clause.slot("possessor") if doc[i].lower_ not in OWN)
    beside = [t.i for prep, t in obliques.prepositions(verb) if prep == "from"]
    sent = dict.fromkeys((*clause.slot("from"), *clause.slot("by"), *beside))
    backers = (clause.slot("of") if named else ()) or owners or tuple(i for i in sent if actors.acts_at(i))
    if not backers or not there:
        return clause
    replaced = {"of", "from", "by", "subject", "possessor", "with", *goals}
    kept = tuple((k, v) for k, v in clause.slots if k not in replaced)
    goal = tuple(t.i for t in there)
    return replace(clause, slots=(*kept, ("possessor", backers), *((slot, goal) for slot in goals)))
