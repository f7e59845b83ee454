"""Mishaps: harm that nobody does: "three Turks were killed when a bus overturned", "the striker is injured"."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import PAST_TAGS
from geo_nlp.pipes.syntax.relative_clauses import place_of_where
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import union_of
from geo_nlp.rules.loader import load_rules

# "Is hurt" and "got hurt" are states, whatever the cause; "was hurt" is an event.
STATIVE = frozenset({"hurt", "injure"})
AFTERMATH = frozenset({"aftershock", "evacuee", "flooding", "wind"})
LAID = frozenset({"device", "mine", "trap"})
BLAST_NOUNS = frozenset({"blast", "explosion"})
CIRCUMSTANTIAL = frozenset({"after", "as", "due", "when"})
# Classes of rules/classes whose words tell that somebody did it.
HOSTILE = ("armed", "heavy_means", "police", "troops", "weapon")
PRESENT = frozenset("'s are get gets getting got is".split())


def is_accident(doc: Doc, found: Match) -> bool:
    """Whether harm has no agent: "three Turks were killed when a bus overturned", "the striker is injured"."""
    if found.rule.states != "ASSAULT" or found.clause.kind != "verb":
        return False
    head = doc[found.clause.head]
    if (head.dep_ == "advcl" and head.tag_ == "VBG" and _is_crash(head.head)) or _is_in_accident(place_of_where(head)):
        return True
    if found.source:
        return False
    return (
        _is_after_accident(head)
        or any(_is_combustion(cause) for cause in _causes(head))
        or _is_ailing(head)
        or any(_is_mishap(verb) for verb in _circumstances(head))
        or _others_had_accident(head)
        or _follows_disaster(head)
        or _mishap_is_told_after(head)
    )


def _is_in_accident(scene: Token | None) -> bool:
    """Whether the scene of harm is an accident: "a traffic accident where he hit and killed a woman"."""
    return scene is not None and scene.lemma_.lower() in load_rules().classes["mishap"]


def _is_after_accident(harm: Token) -> bool:
    """Whether an accident is told before harm: "was killed after a motorcycle accident"."""
    after = [o for p in harm.rights if p.lower_ in ("after", "following") for o in p.rights if o.dep_ == "pobj"]
    return any(_is_in_accident(noun) for noun in after)


def _causes(harm: Token) -> Iterator[Token]:
    """The nouns that give the cause of harm: of "were killed in" and "by", and the subject of "killed"."""
    if not is_passive(harm):
        yield from subjects(harm)
    for above in (harm, *(c for c in harm.rights if c.dep_ == "conj")):
        for prep in above.rights:
            if prep.dep_ in ("agent", "prep"):
                yield from (o for o in prep.rights if o.dep_ == "pobj")


def _is_combustion(noun: Token) -> bool:
    """Whether a blast is of what explodes by itself, or where work is dangerous: "gas explosion", "at a coal mine"."""
    if noun.lemma_.lower() not in BLAST_NOUNS:
        return False
    where = [o for p in noun.rights if p.lower_ in ("at", "in", "inside") for o in p.rights if o.dep_ == "pobj"]
    around = [t for place in (noun, *where) for t in noun.doc.tokens[place.left_edge.i : place.i + 1]]
    named = {t.lemma_.lower() for t in around}
    return not _tells_explosives(named) and not named.isdisjoint(words("combustible_noun"))


def _tells_explosives(lemmas: set[str]) -> bool:
    """Whether words name what is laid to explode: "a roadside bomb"."""
    return not lemmas.isdisjoint((load_rules().classes["explosive_means"] | LAID) - BLAST_NOUNS)


def _is_ailing(harm: Token) -> bool:
    """Whether harm is a state, and no attack is told: "the striker is injured"."""
    state = harm.lemma_ in STATIVE and any(c.dep_ == "auxpass" and c.lower_ in PRESENT for c in harm.lefts)
    return state and not _is_in_attack(harm)


def _circumstances(harm: Token) -> Iterator[Token]:
    """The clauses that give the circumstances of harm, its own or those of what stands with it."""
    for above in (harm, *harm.rights):
        for clause in above.rights:
            if clause.dep_ in ("advcl", "relcl") and _gives_circumstances(above, clause):
                yield clause


def _follows_disaster(harm: Token) -> bool:
    """Whether the sentence before tells of a disaster: "Cyclone Mocha hits the coast. Six people are killed in Sittwe".

    An attack in one of the two sentences is the cause instead.
    """
    classes = load_rules().classes
    before = harm.doc[harm.sent.start - 1] if harm.sent.start else None
    if before is None or _tells_attack(harm.sent):
        return False
    if before.is_space or "\n" in before.whitespace_ or _tells_attack(before.sent):
        return False
    told, story = before.sent.root, harm.doc[0].sent.root
    if not _doers(story).isdisjoint(classes["disaster"]) and any(
        t.lemma_.lower() in AFTERMATH or t.lemma_.lower() in classes["disaster"] for t in before.sent
    ):
        return True  # a story that begins with an earthquake, and goes on with aftershocks
    return not _doers(told).isdisjoint(classes["disaster"]) or (_is_vehicle(_doers(told)) and _is_mishap(told))


def _mishap_is_told_after(harm: Token) -> bool:
    """Whether the words after harm tell a mishap, however they are parsed: "are killed after a boat of migrants sinks".

    A verb in the headline present ("a dam bursts", "rains trigger mudslides") is often parsed as a noun.
    """
    classes = load_rules().classes
    after = harm.doc.tokens[harm.i + 1 : harm.sent.end]
    first = next((n for n, t in enumerate(after) if t.lower_ in CIRCUMSTANTIAL), None)
    if first is None or _tells_attack(harm.sent):
        return False
    told = {t.lemma_.lower() for t in after[first:]}
    burnt = not told.isdisjoint(words("combustible_noun")) and not told.isdisjoint(BLAST_NOUNS | {"explode", "ignite"})
    if not burnt and not told.isdisjoint(BLAST_NOUNS):
        return False  # "was hit by debris from the blast"
    if _tells_explosives(told) or any(not told.isdisjoint(classes[name]) for name in HOSTILE):
        return False
    moved = next((n for n, t in enumerate(after) if n > first and t.lemma_ in classes["vehicle_verb"]), 0)
    wrecked = _is_vehicle({t.lemma_.lower() for t in after[first:moved]})  # "a boat with pilgrims sinks"
    return wrecked or burnt or not told.isdisjoint(classes["disaster"]) or not told.isdisjoint(classes["mishap_verb"])


def _is_in_attack(verb: Token) -> bool:
    """Whether harm is done in an attack: "four people are injured in a stabbing"."""
    causes = (o for p in verb.rights if p.dep_ in ("agent", "prep") for o in p.rights if o.dep_ == "pobj")
    return any(o.lemma_.lower() in either("attack_noun", "attack_event_noun") for o in causes)


def _is_crash(verb: Token) -> bool:
    """Whether a vehicle has an accident: "a helicopter crashed, killing four"; not one that is driven into a crowd."""
    crashed = _is_vehicle({t.lemma_.lower() for t in subjects(verb)})
    return crashed and verb.lemma_ in load_rules().classes["mishap_verb"] and _is_mishap(verb)


def _others_had_accident(verb: Token) -> bool:
    """Whether a conjunct tells of an accident: "two died and 50 (were) injured in a factory fire", "as floods hit"."""
    listed = (verb, verb.head) if verb.dep_ == "ccomp" and is_passive(verb.head) else (verb,)
    joined = [c for first in listed for c in first.rights if c.dep_ == "conj"]
    also = [v for c in joined for v in (c, *c.rights) if v.tag_ in PAST_TAGS]
    causes = [o for c in also for p in c.rights if p.dep_ in ("prep", "agent") for o in p.rights]
    return any(o.lemma_.lower() in load_rules().classes["mishap"] or _is_blaze(o) for o in causes)


def _is_blaze(noun: Token) -> bool:
    """Whether a fire burnt and was not opened: "in a factory fire", not "by Israeli fire"."""
    return noun.lemma_ == "fire" and noun.head.lower_ == "in" and any(c.lower_ in ("a", "the") for c in noun.lefts)


def _tells_attack(sentence: Span) -> bool:
    """Whether a sentence has a noun of attack."""
    attacks = either("attack_noun", "attack_event_noun")
    return any(t.lemma_.lower() in attacks for t in sentence)


def _gives_circumstances(above: Token, clause: Token) -> bool:
    """Whether a clause gives the circumstances: "killed when a bus overturned", also "killed on Monday, when"."""
    when = any(t.lower_ == "when" for t in clause.lefts)
    if clause.tag_ == "VBG" or (not when and clause.tag_ == "NN" and any(c.dep_ == "det" for c in clause.lefts)):
        return False  # "fire hit the town, the worst fighting in weeks"
    return clause.dep_ == "advcl" or when


def _is_mishap(verb: Token) -> bool:
    """Whether a clause is of an accident, by its verb, or by a vehicle as its subject."""
    classes = load_rules().classes
    doers = _doers(verb)
    if not doers.isdisjoint(classes["weather"]):
        return True  # "were killed when rains caused landslides"
    if verb.tag_ == "NN":  # the parser's head of "when a bus travelling from Meru plunges into a river"
        moves = {t.lemma_ for t in verb.subtree if t.tag_ in ("NNS", "VBZ")}
        return _is_vehicle({verb.lemma_}) and not moves.isdisjoint(classes["vehicle_verb"] | classes["mishap_verb"])
    if verb.lemma_ in classes["mishap_verb"]:
        return not any(c.dep_ == "dobj" for c in verb.rights)  # but "when he crashed his car into the crowd"
    mined = any(c.dep_ == "dobj" and c.lemma_.lower() in classes["explosive_means"] for c in verb.rights)
    return verb.lemma_ in classes["vehicle_verb"] and not mined and not doers.isdisjoint(classes["vehicle"])


def _doers(verb: Token) -> set[str]:
    """The nouns of a verb's subjects, with the nouns before them: "bus", "cyclone" of "Cyclone Mocha"."""
    heads = subjects(verb)
    before = {c.lemma_.lower() for t in heads for c in t.lefts if c.dep_ == "compound"}
    return before | {t.lemma_.lower() for t in heads}


def _is_vehicle(nouns: set[str]) -> bool:
    """Whether one of some nouns is a vehicle, an aircraft or a ship."""
    vehicles = union_of(load_rules().classes["vehicle"], either("aircraft_noun", "vessel_noun"))
    return any(noun in vehicles for noun in nouns)
