"""Locative phrases: the noun phrases that prepositions of a word, or modifiers of its arguments, give for its place.

A phrase may be nested in what the event happened to ("struck a school in Kharkiv"), but not in a topic or in another
event ("talks on the situation in Aleppo").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.relations.scene_target import DIRECTIONS
from geo_nlp.pipes.syntax.labels import VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts

LOCATIVE_PREPS = frozenset(
    "in at near outside around inside across within off along beside throughout through amid on over above".split()
)
ROADS = frozenset({"road", "highway", "motorway", "route", "railway"})  # "from Kaduna to Abuja", "to Hebron"
OF_ROAD = frozenset({"from", "between", "to", "towards"})
GOAL_PREPS = frozenset({"to", "into", "toward", "towards", "onto"})
PARTY_PREPS = frozenset({"between", "with", "among"})  # "clashes between clans in Jonglei killed 40"
STRUCK = frozenset({"on", "against"})
# After the object of these the place may still follow: "clashed with gangs in X", "talks between A and B in X".
TRANSPARENT = frozenset(
    "of with by against between among at on during as for from beneath under underneath beside behind aboard".split()
)
TOPIC_OR_PLACE_PREPS = frozenset(
    {"on", "over", "above", "amid", "through"}
)  # "talks on the situation in Aleppo" are elsewhere
ACROSS = frozenset({"over", "above", "amid", "through"})  # "a bridge over the Danube"
CROSSINGS = frozenset({"bridge", "ferry", "tunnel"})
AGENT, FOR = frozenset({"by"}), frozenset({"for"})  # "a camp for displaced people in X"
OF, MEETING = frozenset({"of"}), frozenset({"of", "with", "between", "for"})
GOING = frozenset({"CONSULT", "MOBILIZE", "AID", "COOPERATE"})
AS_ANSWER = frozenset({"protest", "response", "retaliation", "solidarity", "support"})
GATHERINGS = frozenset({"burial", "funeral", "prayer", "mass"})
ENTRANCES = frozenset({"access", "door", "entrance", "entry", "gate"})  # "the gate to a port in X"
ABOVE = frozenset({"over", "above"})
HELD_OVER = frozenset({"CONSULT", "PROTEST"})  # "met over Ukraine": there it is the topic


@dataclass(frozen=True, slots=True)
class LocativePhrase:
    """A noun phrase that may name the place, by its head; `target` where it is what the act falls on.

    `site` numbers the words of the event, its trigger first: only the same word may give a finer place.
    """

    head: Token
    prep: Token | None
    target: bool = False
    site: int = 0


def opened(child: Token, site: Token, act: str) -> Iterator[LocativePhrase]:
    """Yield the locative phrases that a preposition of a word opens."""
    if child.dep_ in ("prep", "agent", "dative", "prt", "advmod"):
        yield from _of_preposition(child, site, act)


def _of_preposition(prep: Token, site: Token, act: str) -> Iterator[LocativePhrase]:
    """The phrases of a preposition: "in Gao", "with gangs in Gao", "north of Zuwara", "from inside Iran"."""
    before = prep.nbor(-1) if prep.i else prep
    if before.lemma_ in AS_ANSWER and before.head.lower_ == "in":  # "in protest at the war in Gaza"
        return
    spanned = _is_span(before.lemma_, prep.lower_)
    for obj in prep.rights:
        if obj.dep_ in ("pobj", "pcomp") and _is_nominal(obj) and not _is_answered_event(obj):
            yield from _of_prepositional_object(obj, prep, site, act, spanned=spanned)
    if prep.lower_ in DIRECTIONS:  # "north of Zuwara"
        yield from (LocativePhrase(o, p) for p in prep.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj")
    for below in prep.rights:
        if below.dep_ in ("prep", "pcomp", "conj") and below.pos_ in ("ADP", "SCONJ"):
            yield from _of_second_preposition(prep.lower_, below, site, act)


def _of_prepositional_object(
    obj: Token, prep: Token, site: Token, act: str, *, spanned: bool
) -> Iterator[LocativePhrase]:
    """The object of a preposition if it is the place, then what is nested in it: "in Gao", "with gangs in Gao".

    What a bridge spans is no place, but may have one nested in it: "a bridge over a river in Kherson".
    """
    name = prep.lower_
    if _gives_place(name, site, act) and not spanned:
        goal = name in GOAL_PREPS and act in GOING
        yield from (LocativePhrase(word, prep) for word in (conjuncts(obj) if goal else [obj]))
    if spanned or _is_transparent(name, obj, act):
        for word in conjuncts(obj):
            yield from of_argument(word, act)


def _is_span(crossing: str, prep: str) -> bool:
    """Whether a preposition gives what a crossing spans, which is no place of it: "a bridge over the Danube"."""
    return crossing in CROSSINGS and prep in ("across", "over")


def _is_answered_event(obj: Token) -> bool:
    """Whether a bare noun makes an answer of an act, and opens no place: "in response", "in solidarity with Gaza"."""
    return obj.lemma_ in AS_ANSWER and not any(obj.lefts)


def _of_second_preposition(first: str, second: Token, site: Token, act: str) -> Iterator[LocativePhrase]:
    """The phrases of two prepositions in a row: "from inside Iran"; "out of" gives the place of a retreat alone."""
    if first == "according" and any(c.lemma_ in words("own_government_noun") | {"ministry"} for c in second.rights):
        return  # "according to the government in Lima"
    if first not in ("out", "away", "from") or second.lower_ not in ("of", "inside"):
        yield from _of_preposition(second, site, act)
    elif act == "RETREAT" or happens_at_origin(site.lemma_.lower(), act):
        yield from (LocativePhrase(c, second) for c in second.rights if c.dep_ == "pobj")
    elif act == "MOBILIZE":  # "escorted it out of the airspace over Gotland"
        yield from (LocativePhrase(c, second) for c in second.rights if c.lemma_ in words("territory_noun"))


def _is_nominal(obj: Token) -> bool:
    """Whether the object of a preposition is a noun, though its tag may be a verb's: "at the Chaman crossing"."""
    return obj.pos_ not in VERBAL or (obj.tag_ == "VBG" and any(c.dep_ == "det" for c in obj.lefts))


def _gives_place(name: str, site: Token, act: str) -> bool:
    """Whether a preposition gives the place of such an act: "in", "to" with motion, "from" with withdrawal."""
    lemma = site.lemma_.lower()
    if name in LOCATIVE_PREPS:
        return name not in ABOVE or act not in HELD_OVER
    if name in GOAL_PREPS:
        return _is_goal(name, lemma, act)
    if name == "from":
        return happens_at_origin(lemma, act)
    return name == "of" and act in FORCE and lemma in words("attack_on_place_word")


def _is_goal(name: str, lemma: str, act: str) -> bool:
    """Whether an event is at its goal: "flew to Cairo", "rolled into Gao", "drove to Nantes to protest"."""
    if act in GOING and lemma in either("going_verb", "conveyance_verb", "journey_to_noun", "welcoming_verb"):
        return True
    if act == "PROTEST" and name in GOAL_PREPS and lemma in either("going_verb", "attaching_verb") - {"march"}:
        return True
    if name == "to" and lemma == "spread" and act in FORCE | {"PROTEST"}:  # "fighting spread to Nyala"
        return True
    return name == "into" and act in ("ASSAULT", "MOBILIZE")


def happens_at_origin(lemma: str, act: str) -> bool:
    """Whether an event is at its origin: "withdrew from Gao", "abducted from a school", "evacuated from Sudan"."""
    if act == "AID":
        return lemma in words("evacuation_from_verb")
    leaving = act == "RETREAT" and lemma in either("leaving_word", "letting_go_verb", "release_word")
    return leaving or (act in FORCE and act != "PROTEST" and lemma in words("taking_away_verb"))


def _is_transparent(name: str, obj: Token, act: str) -> bool:
    """Whether the place may be nested in the object of a preposition: "clashed with gangs in X", "died in fights in X",
    "glued themselves to the gates of a plant in X", "handed them over to the Red Cross in X".
    """
    if name in TRANSPARENT or obj.ent_type_ in WHEN or (name in ("to", "into") and act in FORCE | {"AID", "RETREAT"}):
        return True
    if name == "after" and obj.lemma_.lower() in GATHERINGS:  # "after Friday prayers in Amman crowds marched"
        return True
    return name == "in" and act in FORCE and obj.lemma_.lower() in either("fight_noun", "attack_on_place_word")


def of_argument(noun: Token, act: str) -> Iterator[LocativePhrase]:
    """Yield the locative phrases nested in an argument: "struck a school in Kharkiv", "protesters in Lima"."""
    for word in conjuncts(noun):
        transparent = _transparent_prepositions(word, act)
        if act in FORCE and word.lemma_.lower() in words("local_person_noun"):  # "shot Oaxaca's mayor"
            yield from (LocativePhrase(c, None, target=True) for c in word.lefts if c.dep_ == "poss")
        for child in word.rights:
            if child.lower_ in ABOVE and act in HELD_OVER:
                continue
            yield from _of_modifier(child, word, act, transparent)
            line = act == "MOBILIZE" and word.lemma_ == "line"  # "the median line of the Taiwan Strait"
            if child.lower_ == "of" and (line or (act in FORCE and _is_local(word))):
                yield from (LocativePhrase(o, child, target=True) for o in child.rights)


def _is_local(noun: Token) -> bool:
    """Whether a noun is of a person or part of a town: "the mayor of Uruapan", "the centre of Lima"."""
    return noun.lemma_.lower() in either("local_person_noun", "town_part_noun")


def _transparent_prepositions(noun: Token, act: str) -> frozenset[str]:
    """The prepositions of an argument in whose object the place may be nested: "a meeting with X in Y"."""
    through = MEETING if act == "CONSULT" or noun.lemma_ == "responsibility" else OF
    if noun.lemma_.lower() in either("site_noun", "settlement_noun"):
        through |= FOR
    if noun.lemma_.lower() in ENTRANCES:
        through |= {"to"}
    if act in FORCE and noun.lemma_.lower() in words("fight_noun"):
        through |= PARTY_PREPS
    attack = act in FORCE and noun.lemma_.lower() in words("attack_on_place_word")
    if attack and not any(c.lower_ == "on" for c in noun.rights):
        through |= AGENT  # "in an attack by militants in Mopti"
    return through


def _of_modifier(child: Token, noun: Token, act: str, transparent: frozenset[str]) -> Iterator[LocativePhrase]:
    """The locative phrases in one modifier of an argument: a prepositional phrase, a direction, a participle."""
    name, lemma = child.lower_, noun.lemma_.lower()
    if name in STRUCK and act in FORCE and lemma in words("attack_on_place_word"):
        yield from _of_struck(child, act)
    elif name in GOAL_PREPS and act in GOING and lemma in words("journey_to_noun"):
        yield from (LocativePhrase(obj, child) for obj in child.rights if obj.dep_ == "pobj")  # "paid a visit to Chile"
    elif child.dep_ == "prep" and (name in LOCATIVE_PREPS or name in transparent):
        yield from _of_nested_preposition(child, lemma, act)
    elif child.dep_ in ("advmod", "npadvmod") and name in DIRECTIONS:
        yield from _of_preposition(child, noun, act)
    elif _tells_what_goes_on(child, lemma, act):
        yield from _phrases_of_participle(child, act)


def _of_struck(prep: Token, act: str) -> Iterator[LocativePhrase]:
    """What an attack is on, then what is nested in it: "an airstrike on a market in Omdurman killed"."""
    for obj in prep.rights:
        if obj.dep_ == "pobj":
            yield LocativePhrase(obj, None, target=True)
            yield from of_argument(obj, act)


def _tells_what_goes_on(clause: Token, lemma: str, act: str) -> bool:
    """Whether a clause tells what goes on at an argument: "a rally held in X", "a hotel that houses them in X".

    Not what people do where they are attacked, for which see `circumstances`: "crowds protesting in X".
    """
    if clause.dep_ == "acl":
        return clause.tag_ != "VBG" or act not in FORCE or clause.lemma_ not in words("presence_verb")
    return clause.dep_ == "relcl" and lemma in words("site_noun")


def _phrases_of_participle(participle: Token, act: str) -> Iterator[LocativePhrase]:
    """The locative phrases of a reduced relative clause: "a rally held in Lima", "a school housing families in X"."""
    going_on = words("located_event_verb") if participle.tag_ == "VBN" else either("housing_verb", "explosion_verb")
    if act == "AID":  # "delivered food to marines stationed on Thitu"
        going_on |= words("stationed_participle")
    if participle.lemma_ in going_on:
        for child in participle.rights:
            yield from opened(child, participle, act)
            if child.dep_ == "dobj":
                yield from of_argument(child, act)


def _of_nested_preposition(prep: Token, lemma: str, act: str) -> Iterator[LocativePhrase]:
    """The phrases of a preposition of an argument: "a school in X", "the bombing of X", "drones over X"."""
    name = prep.lower_
    above = name in ABOVE and lemma in either("projectile_noun", "aircraft_noun")
    for obj in prep.rights:
        if obj.dep_ != "pobj" or obj.pos_ in VERBAL:
            continue
        spanned = _is_span(lemma, name)
        if above or (name in LOCATIVE_PREPS and name not in ACROSS and not spanned):
            yield LocativePhrase(obj, prep)
        elif lemma in words("attack_on_place_word") and name != "by":
            yield LocativePhrase(obj, None, target=True)
        if spanned or name not in TOPIC_OR_PLACE_PREPS:
            yield from of_argument(obj, act)
