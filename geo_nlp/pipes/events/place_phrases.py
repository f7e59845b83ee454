"""The phrases of a clause that may tell where its event was, the likeliest first.

A phrase belongs to the verb or noun that it modifies, or to what fills their slots ("struck a school in Kharkiv");
never to another event that is only spoken of ("over the murder in Surrey", "after a conference in Strasbourg").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.place_heads import sites
from geo_nlp.pipes.events.speech_place import where_spoken
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Clause

LOCATIVE = frozenset(
    "in at near outside around inside across within off along beside throughout through amid on over above".split()
)
GOALS = frozenset({"to", "into", "toward", "towards", "onto"})
SIDES = frozenset({"between", "with", "among"})  # "clashes between clans in Jonglei killed 40"
STRUCK = frozenset({"on", "against"})
AGAINST = ("on", "at", "against", "into", "of", "over")
# Behind these the place may stand for all that: "clashed with gangs in X", "talks between A and B in X".
THROUGH = frozenset(
    "of with by against between among at on during as for from beneath under underneath beside behind aboard".split()
)
TOPICS = frozenset({"on", "over", "above", "amid", "through"})  # "talks on the situation in Aleppo" are elsewhere
ACROSS = frozenset({"over", "above", "amid", "through"})  # "a bridge over the Danube"
DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest".split())
FOR = frozenset({"for"})  # "a camp for displaced people in X"
OF, MEETING = frozenset({"of"}), frozenset({"of", "with", "between", "for"})
ARGUMENTS = SUBJECTS | {"dobj", "attr", "oprd", "dative", "agent"}
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
GOING = frozenset({"CONSULT", "MOBILIZE", "AID", "COOPERATE"})
ABOVE = frozenset({"over", "above"})
HELD_OVER = frozenset({"CONSULT", "PROTEST"})  # "met over Ukraine": there it is the topic
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "SANCTION"})
PLANNED = {"AGREE": "CONSULT", "CONCEDE": "RETREAT"}  # what PLOVER counts plans to do as


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name the place, by its head; `target` where it is what the act falls on.

    `site` numbers the words of the event, from its own on: a finer place is asked of the same word only.
    """

    head: Token
    prep: Token | None
    target: bool = False
    site: int = 0


def find_phrases(head: Token, clause: Clause, predicate: str) -> Iterator[Phrase]:
    """Yield the phrases that may tell where the event of a clause was, the likeliest first."""
    lemmas = {clause.lemma.split()[0], head.lemma_.lower()}
    act = _act_of(predicate, lemmas)
    if act in SPOKEN:
        yield from (Phrase(word, prep) for prep, word in where_spoken(head, agreed=act == "AGREE"))
        return
    yield from _fallen_on(head, clause, lemmas, act)
    for number, site in enumerate(sites(head, clause)):
        if site is not head:
            yield from (_at_site(phrase, number) for phrase in _objects(site, act))
        yield from (_at_site(phrase, number) for phrase in _around(site, act))


def _at_site(phrase: Phrase, number: int) -> Phrase:
    return Phrase(phrase.head, phrase.prep, phrase.target, number)


def _act_of(predicate: str, lemmas: set[str]) -> str:
    """What is done or planned: a visit that is planned counts as AGREE, and what is signed is signed somewhere."""
    if predicate in SPOKEN and lemmas & words("signing_verb"):
        return "CONSULT"
    moved = either(
        "going_verb",
        "conveyance_verb",
        "journey_to_noun",
        "visiting_verb",
        "face_to_face_word",
        "expected_arrival_word",
    )
    return PLANNED[predicate] if predicate in PLANNED and lemmas & moved else predicate


def _fallen_on(head: Token, clause: Clause, lemmas: set[str], act: str) -> Iterator[Phrase]:
    """What an attack falls on or a visit goes to, where that is a place: "shelling of Kharkiv", "visited Ankara"."""
    if act in FORCE and lemmas & words("attack_on_place_word"):
        slots: tuple[str, ...] = ("object", *AGAINST)
    elif (act in ("CONSULT", "MOBILIZE") and lemmas & words("visiting_verb")) or (
        act == "RETREAT" and "leave" in lemmas
    ):
        slots = ("object",)
    else:
        slots = ()
    if act == "CONSULT" and "leave" in lemmas and (goals := [c for c in head.rights if c.lower_ == "for"]):
        yield from (Phrase(o, c) for c in goals for o in c.rights if o.dep_ == "pobj")  # "left Lima for Quito"
        return
    if act in FORCE and any(c.dep_ == "dobj" and c.lemma_.lower() in words("laid_to_place_noun") for c in head.rights):
        slots = (*slots, "to")  # "laid siege to X", "set fire to X"
    for slot in slots:
        for i in clause.slot(slot):
            yield Phrase(head.doc[i], None, target=True)


def _objects(verb: Token, act: str) -> Iterator[Phrase]:
    """What another verb of the same event falls on: "raided the town and arrested six"."""
    if act in FORCE and verb.lemma_ in words("attack_on_place_word"):
        yield from (Phrase(c, None, target=True) for c in verb.rights if c.dep_ == "dobj")


def _around(site: Token, act: str) -> Iterator[Phrase]:
    """The phrases of place at a word: those behind it first, then its arguments', then those before it."""
    for child in site.rights:
        yield from _opened(child, site, act)
    talk = site.lemma_.lower() in words("topic_place_word")
    for child in site.rights:
        if child.dep_ in ARGUMENTS:
            yield from _with_whom(child, act) if talk else _of_argument(child, act)
    for child in site.lefts:
        if child.dep_ in ARGUMENTS:
            yield from _of_argument(child, act)
        elif child.dep_ in ("compound", "nmod") and site.pos_ in ("NOUN", "PROPN"):
            yield Phrase(child, None, target=True)
    for child in site.rights:
        if child.dep_ == "dobj" and act in FORCE:
            yield Phrase(child, None, target=True)
    for child in site.lefts:
        if child.dep_ in SUBJECTS and act == "PROTEST":  # "residents of Lima marched"
            yield from (Phrase(o, p, True) for p in child.rights if p.lower_ == "of" for o in p.rights)
    for child in site.lefts:
        yield from _opened(child, site, act)
    yield from _cleft(site, act)


def _with_whom(topic: Token, act: str) -> Iterator[Phrase]:
    """Where those are with whom something is discussed, which the parser may hang on the topic."""
    for prep in topic.rights:
        if prep.lower_ == "with":
            yield from (p for obj in prep.rights if obj.dep_ == "pobj" for p in _of_argument(obj, act))


def _cleft(verb: Token, act: str) -> Iterator[Phrase]:
    """The place that is singled out: "it was in Manila that police arrested him"."""
    above = verb.head
    if verb.dep_ in ("ccomp", "relcl", "advcl") and above.lemma_ == "be" and any(c.lower_ == "it" for c in above.lefts):
        for child in above.rights:
            if child.i < verb.i:
                yield from _opened(child, above, act)


def _opened(child: Token, site: Token, act: str) -> Iterator[Phrase]:
    """The phrases that a preposition at a word opens."""
    if child.dep_ in ("prep", "agent", "dative", "prt", "advmod"):
        yield from _behind(child, site, act)


def _behind(prep: Token, site: Token, act: str) -> Iterator[Phrase]:
    name = prep.lower_
    for obj in prep.rights:
        if obj.dep_ not in ("pobj", "pcomp") or not _is_nominal(obj):
            continue
        if _allowed(name, site, act):
            goal = name in GOALS and act in GOING
            yield from (Phrase(word, prep) for word in (conjuncts(obj) if goal else [obj]))
        forced = name in ("to", "into") and act in FORCE  # "glued themselves to the gates of a plant in X"
        fought = (
            name == "in" and act in FORCE and obj.lemma_.lower() in words("fight_noun")
        )  # "died in clashes of X in Y"
        if name in THROUGH or forced or fought or obj.ent_type_ in ("DATE", "TIME"):
            for word in conjuncts(obj):
                yield from _of_argument(word, act)
    if name in DIRECTIONS:  # "north of Zuwara"
        yield from (Phrase(o, p) for p in prep.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj")
    for below in prep.rights:
        if below.dep_ in ("prep", "pcomp") and below.pos_ in ("ADP", "SCONJ"):  # "out of Tigray", "from inside Iran"
            out = name in ("out", "away", "from") and below.lower_ in ("of", "inside")
            if out and act == "RETREAT":
                yield from (Phrase(c, below) for c in below.rights if c.dep_ == "pobj")
            elif not out:
                yield from _behind(below, site, act)


def _is_nominal(obj: Token) -> bool:
    """Whether the object of a preposition is a noun, though its tag may be a verb's: "at the Chaman crossing"."""
    return obj.pos_ not in VERBAL or (obj.tag_ == "VBG" and any(c.dep_ == "det" for c in obj.lefts))


def _allowed(name: str, site: Token, act: str) -> bool:
    """Whether a preposition may tell the place of such an act."""
    lemma = site.lemma_.lower()
    if name in LOCATIVE:
        return name not in ABOVE or act not in HELD_OVER
    if name in GOALS:
        moved = lemma in either("going_verb", "conveyance_verb", "journey_to_noun", "welcoming_verb")
        marched = act == "PROTEST" and name == "to" and lemma in words("going_verb") - {"march"}  # "drove to Nantes to"
        return (act in GOING and moved) or marched or (name == "into" and act in ("ASSAULT", "MOBILIZE"))
    if name == "from":
        if act == "AID":
            return lemma in ("evacuate", "rescue")
        return (act == "RETREAT" and lemma in words("leaving_word")) or (
            act in FORCE and lemma in words("taking_away_verb")
        )
    return name == "of" and act in FORCE and lemma in words("attack_on_place_word")


def _of_argument(noun: Token, act: str) -> Iterator[Phrase]:
    """The phrases of place that hang on what fills a slot: "struck a school in Kharkiv", "protesters in Lima"."""
    for word in conjuncts(noun):
        through = MEETING if act == "CONSULT" or word.lemma_ == "responsibility" else OF
        if word.lemma_.lower() in either("site_noun", "settlement_noun"):
            through |= FOR
        if act in FORCE and word.lemma_.lower() in words("fight_noun"):
            through |= SIDES
        for child in word.rights:
            if child.lower_ in ABOVE and act in HELD_OVER:
                continue
            if child.lower_ in STRUCK and act in FORCE and word.lemma_.lower() in words("attack_on_place_word"):
                for obj in child.rights:  # "an airstrike on a market in Omdurman killed"
                    if obj.dep_ == "pobj":
                        yield Phrase(obj, None, target=True)
                        yield from _of_argument(obj, act)
            elif child.lower_ in GOALS and act in GOING and word.lemma_.lower() in words("journey_to_noun"):
                yield from (Phrase(obj, child) for obj in child.rights if obj.dep_ == "pobj")  # "paid a visit to Chile"
            elif child.dep_ == "prep" and (child.lower_ in LOCATIVE or child.lower_ in through):
                for obj in child.rights:
                    if obj.dep_ == "pobj" and obj.pos_ not in VERBAL:
                        above = child.lower_ in ABOVE and word.lemma_.lower() in either(
                            "projectile_noun", "aircraft_noun"
                        )
                        if child.lower_ in LOCATIVE - ACROSS or above:
                            yield Phrase(obj, child)
                        elif word.lemma_.lower() in words("attack_on_place_word"):  # "the bombing of Gaza City killed"
                            yield Phrase(obj, None, target=True)
                        if child.lower_ not in TOPICS:
                            yield from _of_argument(obj, act)
            elif child.dep_ in ("advmod", "npadvmod") and child.lower_ in DIRECTIONS:
                yield from _behind(child, word, act)
            elif child.dep_ == "acl" and child.lemma_ in words(
                "located_event_verb" if child.tag_ == "VBN" else "housing_verb"
            ):
                for below in child.rights:
                    yield from _opened(below, child, act)
                    if below.dep_ == "dobj":  # "a school sheltering families in Beit Lahia"
                        yield from _of_argument(below, act)
            if (
                child.lower_ == "of"
                and act in FORCE
                and word.lemma_.lower() in either("local_person_noun", "town_part_noun")
            ):
                yield from (Phrase(o, child, target=True) for o in child.rights)  # "the mayor of Uruapan"
