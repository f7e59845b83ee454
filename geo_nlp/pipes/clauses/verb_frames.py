"""Clauses whose trigger is a verb: its arguments, also those that the parser attaches to a noun or elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.far_arguments import (
    add_announcing_party,
    add_judged_to_be,
    add_parties_of_deal,
    add_place_of_relative,
    add_seat_of_representative,
    add_stranded,
    recipients_in_clause,
)
from geo_nlp.pipes.clauses.slots import Slots, add, add_inherited_phrases, add_second_party, captors, clause, modifiers
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.obliques import complements, meant_for, noun_prepositions, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import BRANDING, SPANS, conjuncts
from geo_nlp.types import Clause

TRANSFER = either("handing_verb", "transfer_verb")
# What fills these may have prepositions that belong to the verb: "signed a deal with", "led to a war on".
BEARING = "object for to from in on of with into at along alongside near across under".split()
HELD_AS = frozenset({"accountable", "hostage", "captive", "prisoner"})
# Who comes free had a captor: "sailors held by pirates walked free".
RELEASING = frozenset("free release rescue return walk".split())
ADDRESSES = frozenset({"address", "briefing", "report", "speech", "testimony"})
PARTAKING = frozenset({"membership", "participation", "seat", "stake"})
MANNER = frozenset({"best", "better", "together", "well"})
PARTICLES = frozenset({"over", "off", "up", "down", "out", "back"})
CLOSE = frozenset({"adjacent", "close", "closer", "next"})
# The topic, which the parser takes for a part of the addressee's name: "warned the Philippines of a tsunami".
INFORMING = words("inform_of_verb")
SPEAKER_ONLY_VERBS = words("speaker_only_verb")


def verb_clauses(token: Token, lemma: str, lemmas: list[str], name: str | None, actors: Actors) -> Iterator[Clause]:
    """The clauses of a verb for each of `lemmas`: its longer `name`, and the plain `lemma` within it."""
    slots: Slots = {}
    for construction in ARGUMENTS_OF_VERB:
        construction(slots, token, lemma, actors)
        token.doc.filled(construction, "verb", token, slots)
    if name:
        _add_arguments_of_particle(slots, token, name)
        token.doc.filled(_add_arguments_of_particle, "verb", token, slots)
    for word in lemmas:
        yield clause(token, "verb", word, slots, None, within=name if word == lemma else None)


def _add_arguments(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add what hangs on the verb itself."""
    add(slots, "subject", functions.subjects(token))
    add(slots, "object", functions.objects(token))
    add(slots, "dative", functions.datives(token))
    add(slots, "complement", complements(token))
    held = HELD_AS | words("guilt_adjective")  # "was held hostage", "was held liable"
    add(slots, "complement", [c for c in token.rights if c.dep_ in ("oprd", "acomp") and c.lemma_ in held])
    if lemma in words("verdict_verb"):  # "found Lavrov, who denied it, guilty of murder"
        things = fillers_of(token, slots, "object")
        things += [c for t in things for c in t.rights if c.dep_ == "appos"]
        add(slots, "complement", [c for t in things for c in t.rights if c.lemma_ in words("guilt_adjective")])
    add(slots, "purpose", _purpose_clauses(token, slots))
    for prep, head in prepositions(token):
        if prep != "by" or not voice.is_passive(token):
            add(slots, prep, [head])
    for close in (c for c in token.rights if c.dep_ == "advmod" and c.lower_ in CLOSE):
        add(slots, "near", [head for prep, head in prepositions(close) if prep == "to"])


def _add_nested_phrases(slots: Slots, verb: Token, lemma: str, actors: Actors) -> None:
    """Add the phrases that hang on what fills the slots: "signed a deal with", "fired a wave of missiles at"."""
    for slot in BEARING:
        for i in tuple(slots.get(slot, ())):
            filler = verb.doc[i]
            if _keeps_its_phrases(filler, slot, lemma, slots):
                continue
            for prep, head in noun_prepositions(filler):
                if _is_argument_of_verb(prep, head, filler, slot, lemma):
                    add(slots, prep, [head])
    quantities = [c for c in verb.rights if c.dep_ == "dobj" and c.i not in slots.get("object", ())]
    for prep, head in (pair for quantity in quantities for pair in noun_prepositions(quantity)):
        if prep in BEARING and prep != "in" and prep not in slots:
            add(slots, prep, [head])


def _keeps_its_phrases(filler: Token, slot: str, lemma: str, slots: Slots) -> bool:
    """Whether what hangs on a filler is no argument of the verb.

    "Upheld sentences for their report on the army" sentences no army, "called for an end to it in a speech to deputies"
    asks no deputies.
    """
    if slot == "in" and filler.lemma_ in words("conformity_noun"):
        return True
    owned = any(c.dep_ == "poss" for c in filler.lefts)
    if slot == "to":  # "acted in response to Russia's war against Ukraine"
        return owned and filler.head.head.lemma_ in words("answer_noun")
    if slot == "for":
        return "object" in slots and owned
    if slot not in ("in", "at"):
        return False
    return filler.lemma_ in ADDRESSES or (
        lemma in SPEAKER_ONLY_VERBS and filler.lemma_.lower() in words("held_event_noun")
    )


def _is_argument_of_verb(prep: str, head: Token, filler: Token, slot: str, lemma: str) -> bool:
    """Whether a phrase that hangs on a filler is an argument of the verb, as an of-phrase or a place rarely is."""
    if prep == "of":  # "warned the Philippines of a tsunami"
        return lemma in INFORMING and filler.pos_ == "PROPN" and head.pos_ != "PROPN"
    if prep == "in":
        return filler.lemma_ in PARTAKING
    if prep == "on" and slot == "object" and lemma == "call":  # "called the attack on Chad a crime"
        return False
    return prep not in ("by", slot)


def _add_displaced_arguments(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add targets, recipients and agents that the parser attaches elsewhere or that another clause gives."""
    for i in tuple(slots.get("object", ())):
        add_inherited_phrases(slots, token.doc[i])
        if "to" not in slots and lemma in TRANSFER:
            add(slots, "to", recipients_in_clause(token.doc[i]))
    if "to" not in slots:
        add(slots, "to", functions.addressed(token))
    if lemma in RELEASING and "by" not in slots:
        add(slots, "by", [t for i in slots.get("object", slots.get("subject", [])) for t in captors(token.doc[i])])


def _add_seat_of_post(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add where a diplomatic post is that opens or is raised: "reopened the French embassy in Damascus"."""
    opened = lemma in words("post_opening_verb")
    things = fillers_of(token, slots, "object") + fillers_of(token, slots, "subject") if opened else []
    posts = [t for t in things if t.lemma_.lower() in words("diplomatic_post_noun")]
    add(slots, "to", [head for post in posts for prep, head in prepositions(post) if prep in ("in", "at")])


def _add_beneficiary(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the beneficiary, and what is asked of it: "approved a loan for Mali to build", "called for Iran to leave"."""
    called = (lemma in voice.CALLING or lemma == "turn") and "object" not in slots
    if ("object" in slots or called) and "for" not in slots and (meant := meant_for(token)):
        add(slots, "for", meant)
        add(slots, "complement", [t.head for t in meant[:1]] if called else [])


def _add_modifiers(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add modifiers of the object, adverbs of manner, and the state at which an owned object is aimed."""
    things = fillers_of(token, slots, "object")
    manners = [c for c in _adverbs(token) if c.lower_ in MANNER or c.lower_.endswith("ly")]
    add(slots, "modifier", [m for thing in things for m in modifiers(thing)])
    add(slots, "modifier", manners)
    add(slots, "on", [t for thing in things for t in actors.aimed(thing)])


def _add_second_party(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the second party of a tie that is the subject: "the talks with Sudan failed"."""
    if not any(actors.acts_at(i) for i in slots.get("subject", ())):  # no tie: "an expert on migrants called for"
        add_second_party(slots, token.doc)


def _add_recipient(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add the recipient where the parser sees none: "gave Qatar ten days", "gave the Pentagon leave"."""
    if lemma == "give" and (spans := [c for c in token.rights if c.dep_ == "npadvmod" and c.lemma_ in SPANS]):
        slots.setdefault("dative", slots.pop("object", []))
        add(slots, "object", spans)
    if lemma == "give" and "dative" not in slots and (until := _deadline(token)):
        slots["dative"], slots["object"] = slots.pop("object", []), [until.i]
    if lemma in words("giving_verb") and "dative" not in slots:
        add(slots, "dative", [t for t in fillers_of(token, slots, "modifier") if actors.acts_at(t.i)])


def _deadline(giver: Token) -> Token | None:
    """The preposition of a deadline: "gave Iran until Friday to leave"."""
    if not any(c.dep_ == "advcl" and c.tag_ == "VB" for c in giver.rights):
        return None
    return next((c for c in giver.rights if c.dep_ == "prep" and c.lower_ in ("until", "till")), None)


def _purpose_clauses(verb: Token, slots: Slots) -> list[Token]:
    """The infinitives of purpose of a verb or its object: "sent troops to help", "sent experts to investigate"."""
    governors = [verb, *fillers_of(verb, slots, "object")]
    found = [c for t in governors for c in t.rights if c.dep_ in ("advcl", "acl", "relcl") and c.tag_ == "VB"]
    if "object" in slots and verb.lemma_ not in either("object_control_verb", "urging_object_control_verb"):
        found += [c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB"]
    return [c for c in found if c.left_edge.tag_ == "TO" or has_infinitive_marker(c)]


def _object_predicatives(verb: Token) -> list[Token]:
    """What an object is called or made: "called Lavrov a liar", as in "described Lavrov as a liar"."""
    named = [c for c in verb.rights if c.dep_ == "oprd"]
    if verb.lemma_ in BRANDING and voice.is_passive(verb):
        return named + [c for c in verb.rights if c.dep_ == "dobj"]  # "was called a liar"
    relative = verb.dep_ == "relcl" and any(c.dep_ == "dobj" for c in verb.lefts)  # "which it calls a sect"
    after = [c for c in named if relative or any(o.dep_ in ("dobj", "oprd") and o.i < c.i for o in verb.rights)]
    return after + _displaced_predicatives(verb)


def _add_predicatives(slots: Slots, verb: Token, lemma: str, actors: Actors) -> None:
    """Add what an object is called, and its genitive: "called Lavrov a man of war".

    The predicative is no object, unless it names its agent.
    """
    add(slots, "as", _object_predicatives(verb))
    if lemma not in BRANDING:
        return
    for predicative in fillers_of(verb, slots, "as"):
        phrases = list(noun_prepositions(predicative))
        objects = [i for i in slots.get("object", []) if i != predicative.i]
        if objects and not any(prep == "by" for prep, _ in phrases):  # "called it a massacre by Russia"
            slots["object"] = objects
        add(slots, "of", [head for prep, head in phrases if prep == "of"])


def _displaced_predicatives(verb: Token) -> list[Token]:
    """Predicatives that the parser hangs on the object or "as": "called its plan illegal", "described it as vile"."""
    if verb.lemma_ not in BRANDING:
        return []
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    after = [c for thing in things for c in thing.rights if c.dep_ in ("amod", "appos")]
    bare = [c for c in after if c.left_edge.i == c.head.i + 1]
    return bare + [c for p in verb.rights if p.lower_ == "as" for c in p.rights if c.dep_ == "amod"]


def _add_arguments_of_particle(slots: Slots, token: Token, name: str) -> None:
    """Add what hangs on the other words of a longer trigger: "handing over its weapons", "said sorry to"."""
    add(slots, "object", _object_of_particle(token, name, slots))
    for part in token.doc[token.i + 1 : token.i + len(name.split())]:
        for prep, head in prepositions(part) if part.pos_ in ("NOUN", "ADJ") else ():
            add(slots, prep, [head])


def _object_of_particle(token: Token, name: str, slots: Slots) -> list[Token]:
    """The object after a particle that the parser takes for a preposition: "handing over its weapons"."""
    if "object" in slots or name.split()[-1] not in PARTICLES:
        return []
    return [t for c in token.nbor().children if c.dep_ == "pobj" for t in conjuncts(c)]


def fillers_of(token: Token, slots: Slots, name: str) -> list[Token]:
    """The tokens in a slot that is being filled."""
    return [token.doc[i] for i in slots.get(name, [])]


def _add_addressee(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Add who gets a message that a participle quotes: "sent a letter to the WHO, threatening to cut its funds"."""
    if lemma not in SPEAKER_ONLY_VERBS or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "conj"):
        return
    sent = token.head if token.head.pos_ == "VERB" else token.head.head
    for head in (token.head, sent):
        add(slots, "to", [obj for prep, obj in prepositions(head) if prep == "to"])
    add(slots, "to", functions.datives(sent))


def _adverbs(verb: Token) -> Iterator[Token]:
    """Adverbs of a verb, also those that the parser hangs on its preposition: "went down [well with] Macron"."""
    for right in verb.children:
        yield from (c for c in (right, *(right.lefts if right.dep_ == "prep" else ())) if c.dep_ == "advmod")


ARGUMENTS_OF_VERB: Final[tuple[Callable[[Slots, Token, str, Actors], None], ...]] = (
    _add_arguments,
    _add_nested_phrases,
    _add_displaced_arguments,
    add_parties_of_deal,
    add_announcing_party,
    _add_seat_of_post,
    _add_beneficiary,
    _add_modifiers,
    _add_second_party,
    _add_recipient,
    _add_addressee,
    add_judged_to_be,
    _add_predicatives,
    add_stranded,
    add_seat_of_representative,
    add_place_of_relative,
)
