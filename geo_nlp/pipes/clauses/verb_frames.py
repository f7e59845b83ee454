"""Clauses whose trigger is a verb: its arguments, also where they hang on a noun below it or the parser lost them."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.nonlocal_arguments import (
    caught,
    obtained,
    wielded,
)
from geo_nlp.pipes.clauses.slots import Slots, add, clause, holders, modifiers, nested, of_subject
from geo_nlp.pipes.syntax import functions, verb_classes, voice
from geo_nlp.pipes.syntax.obliques import complements, meant_for, noun_prepositions, prepositions
from geo_nlp.pipes.syntax.possession_classes import TRANSFER
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import HELD, SPANS, conjuncts
from geo_nlp.types import Clause

# What fills these may have prepositions that belong to the verb: "signed a deal with", "led to a war on".
BEARING = "object for to from in on of with into at along alongside near across under".split()
CAPTIVE = frozenset({"hostage", "captive", "prisoner"})
# Who comes free was in the hands of whoever held him: "sailors held by pirates walked free".
RELEASING = frozenset("free release rescue return walk".split())
ADDRESSES = frozenset({"address", "briefing", "report", "speech", "testimony"})
PARTAKING = frozenset({"membership", "participation", "seat", "stake"})
MANNER = frozenset({"best", "better", "together", "well"})
PARTICLES = frozenset({"over", "off", "up", "down", "out", "back"})
CLOSE = frozenset({"adjacent", "close", "closer", "next"})
# Of what one is told, which the parser takes for a part of one's name: "warned the Philippines of a tsunami".
INFORMING = words("inform_of_verb")
SPEAKING = words("speech_act_verb")


def verb_clauses(token: Token, lemma: str, lemmas: list[str], name: str | None, actors: Actors) -> Iterator[Clause]:
    """The clauses of a verb for each of `lemmas`: its longer `name`, and the plain `lemma` within it."""
    slots: Slots = {}
    _own(slots, token)
    _below(slots, token, lemma)
    _astray(slots, token, lemma)
    _meant(slots, token, lemma)
    _qualities(slots, token, actors)
    if not any(actors.acts_at(i) for i in slots.get("subject", ())):  # no tie: "an expert on migrants called for"
        of_subject(slots, token.doc)
    _given(slots, token, lemma, actors)
    if lemma in SPEAKING and token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "conj"):
        for prep, head in _addressed(token):
            add(slots, prep, [head])
    add(slots, "as", _called(token))
    if lemma in verb_classes.BRANDING:
        _named(slots, token)
    if name:
        add(slots, "object", _handed(token, name, slots))
        for part in token.doc[token.i + 1 : token.i + len(name.split())]:
            # "Stands shoulder to shoulder with", "said sorry to".
            for prep, head in prepositions(part) if part.pos_ in ("NOUN", "ADJ") else ():
                add(slots, prep, [head])
    for word in lemmas:
        yield clause(token, "verb", word, slots, None, within=name if word == lemma else None)


def _own(slots: Slots, token: Token) -> None:
    """What hangs on the verb itself."""
    add(slots, "subject", functions.subjects(token))
    add(slots, "object", functions.objects(token))
    add(slots, "dative", functions.datives(token))
    add(slots, "complement", complements(token))
    add(slots, "complement", [c for c in token.rights if c.dep_ in ("oprd", "acomp") and c.lemma_ in CAPTIVE])
    add(slots, "purpose", _purposes(token, slots))
    for prep, head in prepositions(token):
        if prep != "by" or not voice.is_passive(token):
            add(slots, prep, [head])
    for close in (c for c in token.rights if c.dep_ == "advmod" and c.lower_ in CLOSE):
        add(slots, "near", [head for prep, head in prepositions(close) if prep == "to"])


def _below(slots: Slots, token: Token, lemma: str) -> None:
    """The prepositions that hang on what fills the slots: "signed a deal with", "fired a wave of missiles at"."""
    for slot in BEARING:
        for i in tuple(slots[slot]) if slot in slots else ():
            told = lemma in SPEAKING and token.doc[i].lemma_.lower() in HELD
            owned = slot == "for" and "object" in slots and any(c.dep_ == "poss" for c in token.doc[i].lefts)
            if owned:
                continue  # "upheld sentences for their report on the army", which nobody sentences
            if slot in ("in", "at") and (told or token.doc[i].lemma_ in ADDRESSES):
                continue  # "called for an end to it in a speech to deputies" asks them nothing
            for prep, head in noun_prepositions(token.doc[i]):
                if lemma == "call" and slot == "object" and prep == "on":  # "called the attack on Chad a crime"
                    continue
                told_of = prep == "of" and lemma in INFORMING and token.doc[i].pos_ == "PROPN" and head.pos_ != "PROPN"
                inside = prep == "in" and token.doc[i].lemma_ in PARTAKING
                if prep not in ("of", "by", "in", slot) or inside or told_of:
                    add(slots, prep, [head])
    quantities = [c for c in token.rights if c.dep_ == "dobj" and c.i not in slots.get("object", ())]
    for prep, head in (pair for quantity in quantities for pair in noun_prepositions(quantity)):
        if prep in BEARING and prep != "in" and prep not in slots:
            add(slots, prep, [head])


def _astray(slots: Slots, token: Token, lemma: str) -> None:
    """On whom, to whom, by whom, where the parser hangs it elsewhere or another clause tells it."""
    for i in slots.get("object", []):
        nested(slots, token.doc[i])
        if "to" not in slots and lemma in TRANSFER:
            add(slots, "to", caught(token.doc[i]) or obtained(token.doc[i]))
    if "to" not in slots:
        add(slots, "to", functions.addressed(token))
    if "against" not in slots:
        add(slots, "against", wielded(token, slots_of(token, slots, "object")))
    if lemma in RELEASING and "by" not in slots:
        add(slots, "by", [t for i in slots.get("object", slots.get("subject", [])) for t in holders(token.doc[i])])


def _meant(slots: Slots, token: Token, lemma: str) -> None:
    """For whom something is, and what is asked of him: "called for Iran to leave"."""
    called = (lemma in voice.CALLING or lemma == "turn") and "object" not in slots
    if ("object" in slots or called) and "for" not in slots and (meant := meant_for(token)):
        add(slots, "for", meant)
        add(slots, "complement", [t.head for t in meant[:1]] if called else [])


def _qualities(slots: Slots, token: Token, actors: Actors) -> None:
    """Of what kind the object is, in what manner it is done, and at whom an owned object is aimed."""
    things = slots_of(token, slots, "object")
    manners = [c for c in _adverbs(token) if c.lower_ in MANNER or c.lower_.endswith("ly")]
    add(slots, "modifier", [m for thing in things for m in modifiers(thing)])
    add(slots, "modifier", manners)
    add(slots, "on", [t for thing in things for t in actors.aimed(thing)])


def _given(slots: Slots, token: Token, lemma: str, actors: Actors) -> None:
    """Who gets what: "gave Qatar ten days", whose days are no object to the parser, "gave the Pentagon leave"."""
    if lemma == "give" and (spans := [c for c in token.rights if c.dep_ == "npadvmod" and c.lemma_ in SPANS]):
        slots.setdefault("dative", slots.pop("object", []))
        add(slots, "object", spans)
    if lemma == "give" and "dative" not in slots and (until := _until(token)):
        slots["dative"], slots["object"] = slots.pop("object", []), [until.i]
    if lemma in verb_classes.GIVING and "dative" not in slots:
        add(slots, "dative", [t for t in slots_of(token, slots, "modifier") if actors.acts_at(t.i)])


def _until(giver: Token) -> Token | None:
    """The word that tells how long somebody has to do something: "gave Iran until Friday to leave"."""
    if not any(c.dep_ == "advcl" and c.tag_ == "VB" for c in giver.rights):
        return None
    return next((c for c in giver.rights if c.dep_ == "prep" and c.lower_ in ("until", "till")), None)


def _purposes(verb: Token, slots: Slots) -> list[Token]:
    """What something is done for: "sent troops to help", "sent experts to investigate"."""
    behind = [verb, *slots_of(verb, slots, "object")]
    found = [c for t in behind for c in t.rights if c.dep_ in ("advcl", "acl", "relcl") and c.tag_ == "VB"]
    if "object" in slots and verb.lemma_ not in verb_classes.OBJECT_CONTROL:
        found += [c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB"]
    return [c for c in found if c.left_edge.tag_ == "TO" or any(a.tag_ == "TO" for a in c.lefts)]


def _called(verb: Token) -> list[Token]:
    """What an object is called or made: "called Lavrov a liar", as in "described Lavrov as a liar"."""
    named = [c for c in verb.rights if c.dep_ == "oprd"]
    if verb.lemma_ in verb_classes.BRANDING and voice.is_passive(verb):
        return named + [c for c in verb.rights if c.dep_ == "dobj"]  # "was called a liar"
    return [c for c in named if any(o.dep_ in ("dobj", "oprd") and o.i < c.i for o in verb.rights)] + _branded(verb)


def _named(slots: Slots, verb: Token) -> None:
    """What somebody is called, and of what: "called Lavrov a man of war"; "a massacre by Russia" tells whose it is."""
    for kind in slots_of(verb, slots, "as"):
        behind = list(noun_prepositions(kind))
        objects = [i for i in slots.get("object", []) if i != kind.i]
        if objects and not any(prep == "by" for prep, _ in behind):
            slots["object"] = objects
        add(slots, "of", [head for prep, head in behind if prep == "of"])


def _branded(verb: Token) -> list[Token]:
    """What the parser hangs on the thing or on "as": "called its plan illegal, a sham", "described it as barbaric"."""
    if verb.lemma_ not in verb_classes.BRANDING:
        return []
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    behind = [c for thing in things for c in thing.rights if c.dep_ in ("amod", "appos")]
    bare = [c for c in behind if c.left_edge.i == c.head.i + 1]
    return bare + [c for p in verb.rights if p.lower_ == "as" for c in p.rights if c.dep_ == "amod"]


def _handed(token: Token, name: str, slots: Slots) -> list[Token]:
    """The object behind a particle that the parser takes for a preposition: "handing over its weapons"."""
    if "object" in slots or name.split()[-1] not in PARTICLES:
        return []
    return [t for c in token.nbor().children if c.dep_ == "pobj" for t in conjuncts(c)]


def slots_of(token: Token, slots: Slots, name: str) -> list[Token]:
    """The tokens in a slot that is being filled."""
    return [token.doc[i] for i in slots.get(name, [])]


def _addressed(token: Token) -> Iterator[tuple[str, Token]]:
    """Whom the letter went to: "sent a letter to the WHO, threatening to cut its funds"."""
    sent = token.head if token.head.pos_ == "VERB" else token.head.head
    for head in (token.head, sent):
        yield from ((prep, obj) for prep, obj in prepositions(head) if prep == "to")
    yield from (("to", obj) for obj in functions.datives(sent))


def _adverbs(verb: Token) -> Iterator[Token]:
    """Adverbs of a verb, also those that the parser hangs on its preposition: "went down [well with] Macron"."""
    for right in verb.children:
        yield from (c for c in (right, *(right.lefts if right.dep_ == "prep" else ())) if c.dep_ == "advmod")
