"""Received attitudes, with the recipient as subject: "enjoys Macron's confidence", "counts on his support".

The subject is the target and the possessor the holder, contrary to "voiced confidence in". Who is thanked for support
holds it: "thanked Macron for his support".
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.stance.implicit_actors import SHOWS
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import POSSESSIVES
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.slotted import replace
from geo_nlp.types import Clause

OFFERS = frozenset("assurance guarantee offer pledge promise".split())
# The slots of the target in the rules for nouns of support.
SUPPORT_SLOTS = ("to", "for", "in")
# Nouns for what one gets from others, and verbs for having it.
RECEIVED_ATTITUDE_NOUNS = words("received_attitude_noun")
# "Was promised Macron's support".
CONFERRING = words("conferral_verb")
WELCOMING = words("acceptance_verb")
COUNTING = frozenset("count rely depend bank lean".split())


def with_recipient(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause of a noun, with its holder as possessor and the recipient of the attitude at its goal."""
    if clause.kind != "noun":
        return clause
    noun = doc[clause.head]
    if clause.lemma in RECEIVED_ATTITUDE_NOUNS:
        if (given := with_thanked(doc, clause, actors)) is not None:
            return given
        has_goal = any(clause.slot(slot) for slot in SUPPORT_SLOTS)
        if (verb := _verb_of_having(carrier_of(noun), has_goal)) is not None:
            return _with_subject_as_target(doc, clause, verb, actors)
    return clause


def _verb_of_having(noun: Token, has_goal: bool) -> Token | None:
    """The verb whose subject has the attitude; `has_goal`: the noun has a target of its own."""
    if noun.dep_ == "dobj":
        return noun.head if _is_had(noun, has_goal) else None
    return _verb_with_oblique(noun) if noun.dep_ == "pobj" else None


def _is_had(noun: Token, has_goal: bool) -> bool:
    """Whether the subject has its object: "has the support of", "was promised his support", "welcomed his support"."""
    verb = noun.head
    if verb.lemma_ in words("having_verb") or (verb.lemma_ in CONFERRING and is_passive(verb)):
        return True
    return verb.lemma_ in WELCOMING and not has_goal and not any(c.dep_ == "neg" for c in verb.lefts)


def _verb_with_oblique(noun: Token) -> Token | None:
    """The verb whose subject has it in an oblique: "can count on", "owes it to", "ran with the blessing of"."""
    prep, governor = noun.head, noun.head.head
    if prep.lower_ == "with" and governor.dep_ == "nsubj":  # "Macron, with Moscow's blessing, went"
        return governor.head
    if prep.lower_ == "to" and governor.lower_ == "thanks":  # "won thanks to Turkish support"
        return next((t for t in governor.ancestors if t.pos_ in VERBAL), None)
    owes = prep.lower_ == "to" and governor.lemma_ == "owe"
    counts = prep.lower_ in ("on", "upon") and governor.lemma_ in COUNTING
    return governor if governor.pos_ == "VERB" and (counts or owes or prep.lower_ == "with") else None


def _with_subject_as_target(doc: Doc, clause: Clause, verb: Token, actors: Actors) -> Clause:
    """The clause with the verb's subject as target: "has the support of Merkel", "Merkel's support", "support from"."""
    targets = [t for t in functions.grammatical_subjects(verb) if actors.pick(t)]
    holders = _holders_of_received(doc, clause, verb, actors)
    if not holders or not targets:
        return clause
    replaced = {"of", "from", "by", "subject", "possessor", "with", *SUPPORT_SLOTS}
    kept = tuple((k, v) for k, v in clause.slots if k not in replaced)
    goal = tuple(t.i for t in targets)
    return replace(clause, slots=(*kept, ("possessor", holders), *((slot, goal) for slot in SUPPORT_SLOTS)))


def _holders_of_received(doc: Doc, clause: Clause, verb: Token, actors: Actors) -> tuple[int, ...]:
    """The holders of a received attitude: "the support of Merkel", "Merkel's support", "support from Merkel"."""
    definite = any(c.lower_ in ("the", "full") for c in doc[clause.head].lefts)
    owners = tuple(i for i in clause.slot("possessor") if doc[i].lower_ not in POSSESSIVES - {"my", "our"})
    beside = [t.i for prep, t in obliques.prepositions(verb) if prep == "from"]
    senders = dict.fromkeys((*clause.slot("from"), *clause.slot("by"), *beside))
    return (clause.slot("of") if definite else ()) or owners or tuple(i for i in senders if actors.acts_at(i))


def carrier_of(noun: Token) -> Token:
    """The light noun that carries an attitude: "words of support", "assurances of support"; else the noun itself."""
    carrier = noun_above(noun)
    return carrier if carrier.lemma_ in SHOWS | OFFERS else noun


def with_thanked(doc: Doc, clause: Clause, actors: Actors) -> Clause | None:
    """The clause of a noun that someone is thanked for: "thanked Macron for his support"; not "for EU support"."""
    noun = doc[clause.head]
    if noun.dep_ != "pobj" or any(clause.slot(slot) for slot in SUPPORT_SLOTS):
        return None
    prep = noun.head
    verb = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    of_another = clause.slot("of") or any(c.dep_ == "poss" and c.lower_ not in POSSESSIVES for c in noun.lefts)
    if prep.lower_ != "for" or verb.pos_ != "VERB" or verb.lemma_ != "thank" or of_another:
        return None
    givers = tuple(t.i for t in functions.objects(verb) if t.i in actors.at)
    goals = tuple(t.i for t in functions.subjects(verb))
    kept = tuple(slot for slot in clause.slots if slot[0] not in ("possessor", "subject"))
    there = ((slot, goals) for slot in SUPPORT_SLOTS)
    return replace(clause, slots=(*kept, ("possessor", givers), *there)) if givers and goals else None
