"""Where people were who are hurt or caught: by what they did, or in the trouble that they were caught in."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.locative_phrases import LocativePhrase, of_argument, opened
from geo_nlp.pipes.syntax.labels import AUXILIARIES
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.pipes.time.shared_time import MEANWHILE

TROUBLE_PREPS = frozenset({"after", "amid", "during", "in"})
TROUBLE = either("attack_noun", "explosion_noun", "fight_noun", "town_trouble_noun") - words("event_period_noun")


def of_people(noun: Token) -> Iterator[LocativePhrase]:
    """Yield the phrases of where people were: "crowds protesting in Nairobi", "men who stormed a jail in Jos"."""
    for word in conjuncts(noun):
        counted = [
            o for child in word.rights if child.lower_ == "of" for o in child.rights
        ]  # "dozens of people queuing"
        for people in (word, *counted):
            done = [c for c in people.rights if c.dep_ in ("acl", "relcl")]  # "men who tried to storm a jail in Jos"
            tried = [
                x for c in done if c.lemma_ in words("attempt_word") | {"fail"} for x in c.rights if x.dep_ == "xcomp"
            ]
            yield from (p for c in (*done, *tried) for p in _of_activity(c))


def of_circumstance(verb: Token) -> Iterator[LocativePhrase]:
    """Yield the phrases that tell where someone was meanwhile: "was attacked while crossing the strait"."""
    for child in verb.rights:
        if child.dep_ == "advcl" and not MEANWHILE.isdisjoint(c.lower_ for c in child.lefts):
            yield from _of_activity(child)
    if verb.lemma_ in either("killing_verb", "wounding_verb", "dying_verb", "rough_policing_verb"):
        for child in verb.rights:
            yield from _of_trouble(child)


def _of_trouble(child: Token) -> Iterator[LocativePhrase]:
    """The phrases of the trouble in which people are hurt or caught: "amid protests in Togo", "as rallies in Jos grew".

    So too of what it did: "killed in an operation that broke a siege in Menaka".
    """
    if child.dep_ == "advcl" and not MEANWHILE.isdisjoint(c.lower_ for c in child.lefts):
        yield from (p for c in child.lefts if c.dep_ == "nsubj" and _is_trouble(c) for p in of_argument(c, "ASSAULT"))
    if child.dep_ != "prep" or child.lower_ not in TROUBLE_PREPS:
        return
    for trouble in child.rights:
        if trouble.dep_ != "pobj" or not _is_trouble(trouble):
            continue
        if child.lower_ in ("after", "amid"):
            yield from of_argument(trouble, "ASSAULT")
        for clause in trouble.rights:
            if clause.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "nsubj" for c in clause.lefts):
                for part in clause.rights:
                    yield from opened(part, clause, "ASSAULT")
                    yield from of_argument(part, "ASSAULT") if part.dep_ == "dobj" else ()


def _is_trouble(noun: Token) -> bool:
    """Whether a noun is of fights, attacks or unrest."""
    return noun.lemma_.lower() in TROUBLE


def _of_activity(verb: Token) -> Iterator[LocativePhrase]:
    """The locative phrases of what people do at a place, or had just done; where they cross or enter, its object."""
    auxiliaries = {c.lower_ for c in verb.lefts if c.dep_ in AUXILIARIES}
    before = "had" in auxiliaries and verb.lemma_ not in words("at_scene_verb")
    if before or verb.lemma_ not in either("presence_verb", "at_scene_verb"):
        return
    if verb.tag_ == "VBN" and auxiliaries.isdisjoint(("had", "has", "have")):
        return
    for child in verb.rights:
        yield from opened(child, verb, "ASSAULT")
        if child.dep_ == "dobj":
            yield LocativePhrase(child, None, target=True)
            yield from of_argument(child, "ASSAULT")
