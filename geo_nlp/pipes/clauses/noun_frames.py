"""Clauses whose trigger is a noun: "the U.S. airstrikes on Syria", "held talks with", "is an ally of"."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses import genitives
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.adjunct_nouns import (
    OWN,
    VISITS,
    verb_beside,
    verb_of_backing,
    verb_of_member,
    verb_with_help,
)
from geo_nlp.pipes.clauses.light_verbs import lend, support_of
from geo_nlp.pipes.clauses.prefilter import Worth
from geo_nlp.pipes.clauses.provenance import agents_of
from geo_nlp.pipes.clauses.relational_nouns import add_tie
from geo_nlp.pipes.clauses.slots import Slots, add, add_inherited_phrases, add_phrases, clause, modifiers, noun_above
from geo_nlp.pipes.syntax import functions, relative_clauses
from geo_nlp.pipes.syntax.obliques import examples, noun_prepositions, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import QUANTITIES, conjuncts, joined
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause

PARTICIPLES = frozenset({"VBG", "VBN"})
SCHEDULING = words("scheduling_verb")
# Words that open a speech: "Mr President", "dear friends".
GREETED = words("salutation_word")


def noun_clauses(token: Token, lemma: str, worth: Worth, light: frozenset[str], actors: Actors) -> Iterator[Clause]:
    """Yield the clause of a noun, or of a verb form used as one, if some rule has it as a trigger."""
    finite = token.pos_ == "VERB" and token.tag_ != "VBG"
    name = lemma if finite else next((long for long in joined(token) if ("noun", long) in worth.triggers), lemma)
    if _is_name(token, actors) or not worth(("noun", name), token):
        return
    if not _is_noun(token) or _is_causal_thanks(token) or _is_vocative(token):
        return
    slots: Slots = {}
    _add_owners(slots, token, actors)
    _add_own_phrases(slots, token, worth, actors)
    first = _leading_noun(slots, token, actors)
    support = support_of(first, light)
    if support is not None:
        lend(slots, first, support)
        if "subject" in slots and all(token.doc[i].lower_ in OWN for i in slots.get("possessor", ())):
            slots.pop("possessor", None)  # "voiced his support": whoever voiced it
    else:
        _add_unsupported_subject(slots, token, first, actors)
    yield clause(token, "noun", name, slots, support.i if support is not None else None)


def _is_noun(token: Token) -> bool:
    """Whether a word tagged as a verb or adjective stands where only a noun does; not in "was shot by police"."""
    if token.pos_ not in ("VERB", "ADJ"):
        return True
    if token.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "ROOT") or token.text == token.lemma_:
        return False
    return token.pos_ == "ADJ" or not any(c.dep_ in ("aux", "auxpass", "nsubjpass") for c in token.lefts)


def _add_owners(slots: Slots, token: Token, actors: Actors) -> None:
    """Add owners by what stands before the noun, and the subject that acts despite it."""
    going = token.lemma_ in VISITS and any(c.dep_ == "poss" for c in token.lefts)  # "Macron's Turkish visit"
    before = [actors.doc[actors.mentions[n].head] for n in actors.premodifiers(token, places=going)]
    add(slots, "to" if going else "possessor", [t for t in before if not going or t.dep_ != "poss"])
    add(slots, "possessor", genitives.dash_joined_owners(token, actors) or genitives.shared_owners(token))
    for poss in (c for c in token.lefts if c.dep_ == "poss"):
        relative = poss.lower_ == "whose"
        add(slots, "possessor", relative_clauses.whose(token) if relative else genitives.coordinated_owners(poss))
    if token.dep_ == "pobj" and token.head.lower_ == "despite" and token.head.head.pos_ == "VERB":
        add(slots, "despite", functions.subjects(token.head.head))  # "went ahead despite French demands"


def _add_own_phrases(slots: Slots, token: Token, worth: Worth, actors: Actors) -> None:
    """Add the phrases and clauses of the noun, also those that hang on its verb or on a noun below."""
    for prep, head in noun_prepositions(token):
        add(slots, prep, [head])
    if token.dep_ == "nsubjpass" and token.head.lemma_ in SCHEDULING:  # "talks are planned between Chad and Mali"
        add_phrases(slots, prepositions(token.head), {"between", "with"} - slots.keys())
    add_inherited_phrases(slots, token)
    if "by" not in slots:
        add(slots, "by", _agents_of_patient(token, worth))
    add(slots, "to" if token.lemma_ in VISITS else "on", actors.aimed(token))
    for part in (c for c in token.rights if c.dep_ in ("acl", "relcl") and c.lemma_ == "involve"):
        add(slots, "between", functions.objects(part))  # "talks involving Russia and Ukraine"
    clauses = [c for c in token.rights if c.dep_ in ("acl", "ccomp", "advcl")]
    add(slots, "complement", [c for c in clauses if c.tag_ not in PARTICIPLES or _is_full_clause(c)])
    add(slots, "modifier", modifiers(token))


def _leading_noun(slots: Slots, token: Token, actors: Actors) -> Token:
    """The noun that stands in the clause for this one, a quantity or the first of several; it lends its phrases."""
    first = _quantity_of(token)
    if first is not token:
        for prep, head in prepositions(first):
            if prep != "of" and prep not in slots:
                add(slots, prep, [head])
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN") and not _is_name(first.head, actors):
        first = first.head
        for prep, head in prepositions(token.head):
            if prep in ("on", "against", "with", "between", "to") and prep not in slots:
                add(slots, prep, [head])
    return first


def _add_unsupported_subject(slots: Slots, token: Token, first: Token, actors: Actors) -> None:
    """Add the subject where no verb carries the noun: what it describes, or the subject of the clause beside it."""
    if (apposed := _partitive_one(first)).dep_ == "appos":
        add(slots, "subject", _nouns_described(apposed))
    elif first.lemma_ in load_rules().classes["borne"] and first.head.lower_ == "under":
        add(slots, "subject", [c for c in first.head.head.lefts if c.dep_ == "nsubj"])
    elif (backing := verb_of_backing(first)) is not None:
        add(slots, "subject", functions.subjects(backing) if "possessor" not in slots else [])
    elif (helped := verb_with_help(first)) is not None:
        add(slots, "to", functions.subjects(helped))
    elif (verb := verb_beside(first, slots)) is not None:
        slots.pop("possessor", None)
        add(slots, "subject", functions.grammatical_subjects(verb))
    elif (serving := verb_of_member(first)) is not None:
        add(slots, "subject", functions.subjects(serving) if "subject" not in slots else [])
    elif token.lemma_.lower() in load_rules().classes["relational"]:
        add_tie(slots, token, first, actors)
    elif token.tag_ == "NNS" and (token.dep_ != "dobj" or {"of", "possessor", "to"} & slots.keys()):
        add(slots, "subject", examples(token))


def _nouns_described(apposed: Token) -> list[Token]:
    """The nouns that an apposition describes, all of a series if it is plural: "France and Turkey, its partners"."""
    named = apposed.head
    while apposed.tag_ == "NNS" and named.dep_ == "conj" and named.head.pos_ in ("NOUN", "PROPN"):
        named = named.head
    return conjuncts(named)


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


def _agents_of_patient(noun: Token, worth: Worth) -> list[Token]:
    """The agent, where the parser hangs it on the patient: "the detention of a journalist by Iran"."""
    patients = [head for prep, head in prepositions(noun) if prep == "of"]
    return agents_of([t for t in patients if ("noun", t.lemma_.lower()) not in worth.triggers])


def _is_full_clause(verb: Token) -> bool:
    """Whether a participle has a subject of its own: "claims that it had rigged the vote"."""
    return any(c.dep_ == "nsubj" for c in verb.lefts) and any(c.dep_ == "aux" for c in verb.lefts)


def _quantity_of(noun: Token) -> Token:
    """The quantity that stands for a noun in its clause: "placed a heap of blame on", "has a lot of respect for"."""
    above = noun_above(noun)
    return above if above.dep_ in ("dobj", "nsubjpass") and above.lemma_ in QUANTITIES else noun


def _partitive_one(noun: Token) -> Token:
    """ "One" in "Macron, one of her staunchest supporters", else the noun."""
    one = noun_above(noun)
    return one if one.lower_ == "one" else noun
