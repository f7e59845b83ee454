"""Clauses whose trigger is a noun: "the U.S. airstrikes on Syria", "held talks with", "is an ally of"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.act_parties import defenders
from geo_nlp.pipes.clauses.actor_of_slot import Actors, agents_of_patient
from geo_nlp.pipes.clauses.adjunct_nouns import SINGULAR_POSSESSIVES, VISITS, verb_of_backing
from geo_nlp.pipes.clauses.culprits import move_accused
from geo_nlp.pipes.clauses.light_verbs import lend, support_of
from geo_nlp.pipes.clauses.prefilter import TriggerFilter
from geo_nlp.pipes.clauses.slots import Slots, add, add_inherited_phrases, add_phrases, clause, modifiers
from geo_nlp.pipes.clauses.unsupported_nouns import UNSUPPORTED
from geo_nlp.pipes.syntax import functions, relative_clauses
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, MODIFIERS, NOUN_CLAUSES, NOUN_POS, PARTICIPLES
from geo_nlp.pipes.syntax.obliques import noun_prepositions, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import HYPHENS, QUANTITIES, conjuncts, first_conjunct, joined
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause

SCHEDULING = words("scheduling_verb")
# Words that open a speech: "Mr President", "dear friends".
GREETED = words("salutation_word")
# What coordinated nouns share: "tensions and a dispute between Chad and Mali".
SHARED_PREPS = frozenset({"against", "between", "on", "to", "with"})


def noun_clauses(
    token: Token, lemma: str, worth: TriggerFilter, light: frozenset[str], actors: Actors
) -> Iterator[Clause]:
    """Yield the clause of a noun, or of a verb form used as one, if some rule has it as a trigger."""
    finite = token.pos_ == "VERB" and token.tag_ != "VBG"
    name = lemma if finite else next((long for long in joined(token) if ("noun", long) in worth.triggers), lemma)
    if _is_name(token, actors) or not worth(("noun", name), token):
        return
    if not _stands_as_noun(token) or _is_causal_thanks(token) or _is_vocative(token):
        return
    slots: Slots = {}
    for construction in OWN_ARGUMENTS:
        construction(slots, token, worth, actors)
        token.doc.filled(construction, "noun", token, slots)
    first = _leading_noun(slots, token, actors)
    token.doc.filled(_leading_noun, "noun", token, slots)
    backing = first.lemma_ == "support" and verb_of_backing(first) is not None
    support = support_of(first, light) if not backing else None
    if support is not None:
        lend(slots, first, support)
        token.doc.filled(lend, "noun", token, slots)
        if "subject" in slots and all(token.doc[i].lower_ in SINGULAR_POSSESSIVES for i in slots.get("possessor", ())):
            slots.pop("possessor", None)  # "voiced his support": whoever voiced it
    else:
        for unsupported in UNSUPPORTED:
            if unsupported(slots, token, first, actors):
                token.doc.filled(unsupported, "noun", token, slots)
                break
    yield clause(token, "noun", name, slots, support.i if support is not None else None)


def _stands_as_noun(token: Token) -> bool:
    """Whether a word tagged as a verb or adjective stands where only a noun does; not in "was shot by police"."""
    if token.pos_ not in ("VERB", "ADJ"):
        return True
    if token.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "ROOT") or token.text == token.lemma_:
        return False
    return token.pos_ == "ADJ" or not any(c.dep_ in ("aux", "auxpass", "nsubjpass") for c in token.lefts)


def _add_owners(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add owners by what stands before the noun: "the Turkish strikes", "Macron's Turkish visit"."""
    going = token.lemma_ in VISITS and any(c.dep_ == "poss" for c in token.lefts)  # "Macron's Turkish visit"
    before = [actors.doc[actors.mentions[n].head] for n in actors.premodifiers(token, places=going)]
    add(slots, "to" if going else "possessor", [t for t in before if not going or t.dep_ != "poss"])


def _add_possessors(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add possessors: "Turkey's and Mali's strikes", "Chad, whose strikes"."""
    add(slots, "possessor", dash_joined_owners(token, actors) or shared_owners(token))
    for poss in (c for c in token.lefts if c.dep_ == "poss"):
        relative = poss.lower_ == "whose"
        add(slots, "possessor", relative_clauses.whose(token) if relative else coordinated_owners(poss))


def _add_defiant(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add who acts despite it: "Iran went ahead despite French demands"."""
    if token.dep_ == "pobj" and token.head.lower_ == "despite" and token.head.head.pos_ == "VERB":
        add(slots, "despite", functions.subjects(token.head.head))


def _add_own_phrases(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add the prepositional phrases of the noun, and those that hang on its verb: "talks are planned with Mali"."""
    for prep, head in noun_prepositions(token):
        add(slots, prep, [head])
    if token.dep_ == "nsubjpass" and token.head.lemma_ in SCHEDULING:  # "talks are planned between Chad and Mali"
        add_phrases(slots, prepositions(token.head), {"between", "with"} - slots.keys())
    elif token.dep_ == "dobj" and token.head.lower_ == "citing":  # "citing disputes with Chad"
        add_phrases(slots, prepositions(token.head), {"with"} - slots.keys())


def _add_inherited_phrases(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add what hangs on a noun below it: "the lifting of sanctions on Iran", "a raid by Mali on Chad"."""
    add_inherited_phrases(slots, token)


def _move_accused(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Make who is blamed for an act its agent, and not its target: "blamed the attack on Chad"."""
    move_accused(token, slots)


def _add_agents_of_patient(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add the agent that hangs on the patient: "the detention of a journalist by Iran"."""
    if "by" not in slots:
        add(slots, "by", agents_of_patient(token, worth.triggers))


def _add_aims(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add the state that an owned noun is aimed at, or the parties involved: "the EU's Russia sanctions"."""
    add(slots, "to" if token.lemma_ in VISITS else "on", actors.aimed(token))
    for part in (c for c in token.rights if c.dep_ in NOUN_CLAUSES and c.lemma_ == "involve"):
        add(slots, "between", functions.objects(part))  # "talks involving Russia and Ukraine"


def _add_defenders(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add who defends himself against an act: "its defence against Russian aggression"."""
    add(slots, "against", defenders(token, slots))


def _add_complements(slots: Slots, token: Token, worth: TriggerFilter, actors: Actors) -> None:
    """Add the clauses that complete the noun, and its modifiers: "joint claims that it had rigged the vote"."""
    clauses = [c for c in token.rights if c.dep_ in ("acl", "ccomp", "advcl")]
    add(slots, "complement", [c for c in clauses if c.tag_ not in PARTICIPLES or _is_full_clause(c)])
    add(slots, "modifier", modifiers(token))


OWN_ARGUMENTS: Final[tuple[Callable[[Slots, Token, TriggerFilter, Actors], None], ...]] = (
    _add_owners,
    _add_possessors,
    _add_defiant,
    _add_own_phrases,
    _add_inherited_phrases,
    _move_accused,
    _add_agents_of_patient,
    _add_aims,
    _add_defenders,
    _add_complements,
)


def _leading_noun(slots: Slots, token: Token, actors: Actors) -> Token:
    """The noun that stands in the clause for this one, a quantity or the first of several; it lends its phrases."""
    first = _quantity_of(token)
    if first is not token:
        lent = prepositions(first)
        add_phrases(slots, lent, {prep for prep, _ in lent} - {"of"} - slots.keys())
    while first.dep_ == "conj" and first.head.pos_ in NOUN_POS and not _is_name(first.head, actors):
        first = first.head
        add_phrases(slots, prepositions(token.head), SHARED_PREPS.difference(slots))
    return first


def _is_name(token: Token, actors: Actors) -> bool:
    """Whether a word heads an actor's name, which no verb carries: "entered Chad and criticism"."""
    return token.i in actors.at and actors.mentions[actors.at[token.i]].level == "name"


def _is_vocative(token: Token) -> bool:
    """Whether a noun is a vocative: "Mr President, dear friends, I thank you" makes no friends."""
    bare = token.tag_ == "NNS" and all(c.is_punct or c.lower_ in ("dear", "and", "my") for c in token.lefts)
    return bare and token.dep_ in ("appos", "conj", "npadvmod", "ROOT") and token.sent[0].lower_ in GREETED


def _is_causal_thanks(token: Token) -> bool:
    """Whether "thanks to" gives a cause: "is president thanks to Russia", not "offered thanks to Russia"."""
    if token.lower_ != "thanks" or token.i + 1 >= len(token.doc) or token.nbor().lower_ != "to":
        return False
    given = token.dep_ in ("dobj", "nsubj", "nsubjpass", "conj", "ROOT")
    return not given and not (token.dep_ == "pobj" and token.head.lower_ in ("of", "with"))


def _is_full_clause(verb: Token) -> bool:
    """Whether a participle has a subject of its own: "claims that it had rigged the vote"."""
    return any(c.dep_ == "nsubj" for c in verb.lefts) and any(c.dep_ == "aux" for c in verb.lefts)


def _quantity_of(noun: Token) -> Token:
    """The quantity that stands for a noun in its clause: "placed a heap of blame on", "has a lot of respect for"."""
    above = noun_above(noun)
    counted = above.lemma_ in QUANTITIES or above.lemma_ == "history"  # "have a history of bitter relations"
    return above if above.dep_ in ("dobj", "nsubjpass") and counted else noun


def shared_owners(noun: Token) -> list[Token]:
    """The owners of the noun before, if this one shares them: "our support for and trade with Chad".

    Nouns of inclination control what they are bent on: "Oman's commitment to close cooperation with Iran".
    """
    alone = not any(c.dep_ in ("det", "poss") for c in noun.lefts)
    first = noun.head if noun.dep_ == "conj" else noun.head.head
    carried = noun.dep_ == "pobj" and (
        (noun.head.lower_ == "of" and first.lemma_ in words("activity_noun"))
        or first.lemma_ in load_rules().classes["inclination"]
    )
    beside = noun.dep_ == "conj" and first.pos_ == "NOUN" and noun.nbor(-1).dep_ == "cc"
    owners = [c for c in first.lefts if c.dep_ == "poss"] if alone and (carried or beside) else []
    return [t for owner in owners for t in coordinated_owners(owner)]


def dash_joined_owners(noun: Token, actors: Actors) -> list[Token]:
    """Both of two names that a dash joins before a noun, which the parser may part: "the Iran–Iraq peace deal"."""
    before = noun.i - 1
    while before > noun.left_edge.i and before not in actors.at and noun.doc[before].dep_ in MODIFIERS:
        before -= 1
    last = actors.at.get(before)
    dash = actors.mentions[last].first - 1 if last is not None and noun.dep_ not in COMPOUND_DEPS else 0
    joins = dash > 0 and actors.doc[dash].text in HYPHENS and not actors.doc[dash].whitespace_
    first = actors.at.get(dash - 1) if joins else None
    return [actors.doc[actors.mentions[n].head] for n in (first, last) if n is not None and first is not None]


def coordinated_owners(token: Token) -> list[Token]:
    """All members of "China and Russia's", whichever of them carries the 's."""
    first = first_conjunct(token)
    owned = token.head
    opening = token.left_edge if token.tag_ == "NNP" and token.left_edge.tag_ == "NNP" else token  # "Prime Minister"
    joined = first is token and owned.dep_ == "conj" and owned.head.i == opening.i - 2
    if joined and opening.nbor(-1).dep_ == "cc" and token.pos_ != "PRON":  # "the repression and its support"
        return [owned.head, token]
    return conjuncts(first)
