"""Where a statement was made: "in Berlin, X condemned", "speaking in Munich", "told reporters in Brussels".

A phrase after the object is mostly the place of what the statement is about ("condemned the arrests in Minsk").
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.earlier_places import is_anaphoric
from geo_nlp.pipes.events.locative_phrases import LocativePhrase
from geo_nlp.pipes.events.place_heads import STEPS_TO_VERB, is_when_met, shares_place, verb_of_argument
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import HE_OR_SHE
from geo_nlp.pipes.syntax.tree import Token

SPEECH_PLACE_PREPS = frozenset({"in", "at", "outside"})
OCCASIONAL = frozenset({"during", "on", "from", "before"})  # "during a visit to Chad", "from a balcony in Caracas"
PREPS_OF_SPEECH_PLACE = SPEECH_PLACE_PREPS | OCCASIONAL
OF_OCCASION = SPEECH_PLACE_PREPS | {"to", "from", "of", "before", "on"}
OCCASION_DEPTH = 4  # phrases: "in a speech from the balcony of the palace in Caracas"


def where_spoken(head: Token, *, agreed: bool) -> Iterator[LocativePhrase]:
    """Yield the locative phrases of a statement; if `agreed`, also those of its talks."""
    verb = head if head.pos_ in VERBAL else verb_of_argument(head)
    yield from _at_opening(head)
    if verb is not None:
        yield from _at_talks(verb, ("at", "during", "after") if agreed else ("at", "during"))
    for _ in range(STEPS_TO_VERB):
        if verb is None:
            return
        yield from _at_speech_verbs(verb)
        yield from _at_verb(verb)
        if _is_reported_by_itself(verb):  # "told reporters in Brussels that he would veto it"
            yield from _at_speech(verb.head)
        verb = verb.head if verb.head.pos_ in VERBAL and (shares_place(verb) or _is_same_speaker(verb)) else None
        if verb is not None:
            yield from _at_encounter(verb)


def _at_speech_verbs(verb: Token) -> Iterator[LocativePhrase]:
    """The place of a verb of speech, or of its participle: "spoke in Munich", "speaking in Munich, he said"."""
    for child in verb.children:
        if child.dep_ == "advcl" and _is_speaking(child):
            yield from _at_speech(child)
        elif child.dep_ == "advcl" and (child.tag_ == "VBG" or is_when_met(child)):
            yield from _at_encounter(child)
    if verb.lemma_ in words("located_speech_verb"):
        yield from _at_speech(verb)


def _is_same_speaker(verb: Token) -> bool:
    """Whether a second clause is of a participant of the first: "told villagers in Lethem, and he turned down", "Sori
    and Keita signed the pact in Lomé, and Keita promised".
    """
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"] if verb.dep_ == "conj" else []
    if verb.head.lemma_ in words("located_speech_verb"):
        return any(c.lower_ in HE_OR_SHE for c in subjects)
    names = {c.lower_ for c in subjects if c.pos_ == "PROPN"}
    return any(t.lower_ in names for c in verb.head.lefts if c.dep_ in SUBJECTS and names for t in c.subtree)


def _at_encounter(verb: Token) -> Iterator[LocativePhrase]:
    """The place of the meeting or journey at which one speaks: "met him in Taipei and praised", "flew to Kyiv and"."""
    goes = verb.lemma_ in words("going_verb") and not any(c.dep_ == "dobj" for c in verb.rights)
    for child in verb.rights:
        if child.dep_ == "dobj" and verb.lemma_ in words("visiting_verb") - {"leave"}:
            yield LocativePhrase(child, None)
        elif verb.lemma_ in either("face_to_face_word", "concluding_verb", "ceremony_verb"):
            yield from _after_preposition(child)
            met = [child] if child.dep_ == "dobj" else prepositional_objects(verb, "with")
            met += [o for one in met for o in prepositional_objects(one, "of")]  # "met envoys of three states in Rome"
            yield from (found for one in met for below in one.rights for found in _after_preposition(below))
        elif goes and child.lower_ in ("to", "in"):
            yield from (LocativePhrase(o, child) for o in child.rights if o.dep_ == "pobj")


def _at_opening(head: Token) -> Iterator[LocativePhrase]:
    """The place with which the sentence begins: "Speaking at a rally in Arusha, he", "In a speech in Rome,"."""
    first = head.sent[0]
    between = head.doc[first.i + 1 : head.i] if first.i < head.i else ()
    if head.tag_ == "VBN" or any(t.tag_ in FINITE for t in between) or not any(t.text == "," for t in between):
        return
    yield from _at_speech(first) if _is_speaking(first) else _after_preposition(first)


def _is_reported_by_itself(verb: Token) -> bool:
    """Whether a complement is what its speaker says of itself: "told them that he would veto it"."""
    said = verb.dep_ == "ccomp" and verb.head.lemma_ in words("located_speech_verb")
    return said and any(c.dep_ in SUBJECTS and c.tag_ == "PRP" for c in verb.lefts)


def _is_speaking(participle: Token) -> bool:
    return participle.tag_ == "VBG" and participle.lemma_ in words("located_speech_verb")


def _at_verb(verb: Token) -> Iterator[LocativePhrase]:
    """The place before a verb of statement, at its subject, or after it where it has no content: "said in Rome"."""
    for child in verb.lefts:
        yield from _after_preposition(child)
        if child.dep_ in SUBJECTS:  # "the president, speaking in Lima, accused"
            yield from (found for c in child.lefts if c.lower_ == "in" for found in _after_preposition(c))
            yield from _beside_speaker(child)
    bare = not any(c.dep_ in ("dobj", "ccomp") and c.pos_ != "PROPN" for c in verb.rights)
    for child in verb.rights:  # "pledged support before a crowd in Lviv"
        if bare or _is_of_address(child):
            yield from _after_preposition(child)
        accused = child.rights if child.lower_ == "of" else ()  # "accused Chad of it during a visit to Mali"
        deeds = [c for c in (child, *accused) if c.dep_ in ("pcomp", "xcomp")]
        for trip in (p for deed in deeds for p in deed.rights if p.lower_ == "during"):
            if any(o.lemma_ in words("journey_to_noun") for o in trip.rights):
                yield from _after_preposition(trip)


def _is_of_address(prep: Token) -> bool:
    """Whether a phrase is of those or that to whom or at which one speaks: "rejected it at a briefing in Manila"; at
    other occasions an attack is that one condemns.
    """
    objects = [o.lemma_.lower() for o in prep.rights]
    if prep.lower_ == "before":
        return not words("audience_noun").isdisjoint(objects)
    if prep.lower_ == "at" and prep.head.lemma_ not in words("judging_event_verb"):
        return not either("occasion_noun", "address_noun").isdisjoint(objects)
    return prep.lower_ in ("at", "in", "during") and not words("address_noun").isdisjoint(objects)


def _beside_speaker(speaker: Token) -> Iterator[LocativePhrase]:
    """Where a speaker is, between commas: "the president, in Jakarta for a summit," or "visiting Erbil"; also where
    one person is who is of no institution: "a teacher in Gizo condemned".
    """
    one = any(c.lower_ in ("a", "an") for c in speaker.lefts) and speaker.lemma_ not in words("state_institution_noun")
    one |= speaker.lemma_ in ("ambassador", "consul", "correspondent")  # "its ambassador in Pristina criticised"
    for child in speaker.rights:
        apart = child.nbor(-1).text == ","
        met = child.lower_ == "at" and any(o.lemma_ in words("occasion_noun") for o in child.rights)
        if child.dep_ == "prep" and (
            met or (apart and child.lower_ in ("in", "on", "during")) or (one and child.lower_ == "in")
        ):
            yield from _after_preposition(child)
        elif child.dep_ == "acl" and _is_speaking(child):
            yield from _at_speech(child)
        elif apart and child.dep_ == "acl" and child.tag_ == "VBG":
            yield from _at_encounter(child)
        elif _is_gathered(child, apart=apart):  # "gathered in Rome", "leaders who met in Accra"
            yield from (found for c in child.rights for found in _after_preposition(c))


def _is_gathered(verb: Token, *, apart: bool) -> bool:
    """Whether a clause tells where those are who speak; "who had met in Rome" is of another time."""
    told = verb.dep_ == "relcl" and not any(c.lower_ == "had" for c in verb.lefts)
    joined = told or (verb.dep_ == "acl" and (apart or verb.tag_ == "VBG"))
    return (joined and verb.lemma_ in words("gathering_verb")) or (told and verb.lemma_ == "speak")


def _at_talks(verb: Token, preps: tuple[str, ...]) -> Iterator[LocativePhrase]:
    """The place of talks, though the parser attaches them to the topic: "agreed on a truce at talks in Qatar"."""
    topics = [c for c in verb.rights if c.dep_ in ("dobj", "xcomp")]
    topics += [o for topic in topics for o in prepositional_objects(topic, "of")]  # "rejected the offer of a truce at"
    topics += prepositional_objects(verb, "on", "to", "of", "for")
    for topic in (verb, *topics):
        for timed in prepositional_objects(topic, *preps):
            for talks in (timed, *prepositional_objects(timed, "of")):  # "after 16 hours of talks in Minsk"
                if talks.lemma_.lower() in words("parley_noun"):
                    if is_anaphoric(talks):
                        yield LocativePhrase(talks, talks.head)
                    yield from (found for prep in talks.rights for found in _after_preposition(prep))


def _at_speech(verb: Token) -> Iterator[LocativePhrase]:
    """The place of a speech, at its verb or at its audience: "told reporters in Brussels"."""
    for child in verb.rights:
        yield from _after_preposition(child)
        hearers = [child] if child.dep_ == "dobj" else [c for c in child.rights if child.lower_ == "to"]
        for hearer in hearers:  # "told reporters in Brussels", "preaching to thousands in Vanimo"
            if hearer.lemma_.lower() in words("audience_noun") or (child.lower_ == "to" and hearer.tag_ == "NNS"):
                yield from (found for below in hearer.rights for found in _after_preposition(below))


def _after_preposition(prep: Token, depth: int = 0) -> Iterator[LocativePhrase]:
    """A place named after "in", or that of an occasion: "at a summit in Brazil", "from a pulpit in Havana"."""
    if (prep.dep_ != "prep" and prep.i != prep.sent.start) or not (depth or prep.lower_ in PREPS_OF_SPEECH_PLACE):
        return
    occasions = either("occasion_noun", "audience_noun", "site_noun", "speech_site_noun")
    for obj in prep.rights:
        if obj.dep_ != "pobj":
            continue
        told = is_anaphoric(obj) and obj.lemma_ in words("occasion_noun")  # "at the ceremony"
        if told or (obj.pos_ == "PROPN" and (prep.lower_ in SPEECH_PLACE_PREPS or depth)):
            yield LocativePhrase(obj, prep)
        elif obj.like_num or obj.lemma_.lower() in occasions:
            for child in obj.rights if depth < OCCASION_DEPTH else ():
                if child.lower_ in OF_OCCASION:
                    yield from _after_preposition(child, depth + 1)
        elif obj.lemma_.lower() in either("settlement_noun", "division_noun") and prep.lower_ in SPEECH_PLACE_PREPS:
            yield LocativePhrase(obj, prep)
