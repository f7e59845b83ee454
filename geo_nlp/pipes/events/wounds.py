"""Injuries that are implied by wounds, medics and hospitals."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token


def is_counted(adjective: Token) -> bool:
    """Whether an adjective is in the object of a report of casualties: "reported 12 wounded soldiers"."""
    noun = adjective.head
    numbered = adjective.dep_ == "amod" and any(c.dep_ == "nummod" for c in noun.lefts)
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    return numbered and verb.lemma_ in either("death_count_verb", "casualty_report_verb") and verb.pos_ in VERBAL


def is_unhurt(wound: Token) -> bool:
    """Whether a wound is denied, or one of sport: "suffered no injuries", "suffered a knee injury"."""
    return any(
        c.lower_ in ("no", "without") or (c.dep_ == "compound" and c.lower_ in words("sports_injury_noun"))
        for c in wound.lefts
    )


def is_to_hospital(verb: Token) -> bool:
    """Whether a verb takes its object to hospital: "rushed two men to hospital"."""
    return any(o.lemma_.lower() in words("hospital_noun") for o in prepositional_objects(verb, "to", "into"))


def is_for_wounds(treated: Token) -> bool:
    """Whether a treatment is of wounds: "treated for burns"."""
    for_ = {o.lemma_.lower() for p in treated.rights if p.lower_ in ("for", "with") for o in p.rights}
    return bool(for_ & words("treated_injury_noun"))


def is_wounding(verb: Token) -> bool:
    """Whether a blow or shot wounds: "shot in the leg", "hit in the eye by a stone", "badly burned", "cut by glass"."""
    if any(c.lower_ in words("degree_of_injury_adverb") for c in verb.children):
        return True
    after = [*_phrases_after(verb), *(phrase for agent in _after_by(verb) for phrase in _phrases_after(agent))]
    if verb.lemma_.lower() == "cut":
        return any(prep in ("by", "with") and noun in words("fragment_noun") for prep, noun in after)
    if any(prep == "by" and noun in words("bullet_noun") for prep, noun in after):  # "22 were hit by bullets"
        return True
    if verb.lemma_ in words("wounding_blow_verb") and ("in", "head") in after:
        return any(prep in ("by", "with") for prep, _ in after)  # "struck in the head by a stone"
    return any(prep == "in" and noun in either("lost_limb_noun", "wounded_body_part_noun") for prep, noun in after)


def _phrases_after(word: Token) -> list[tuple[str, str]]:
    """The prepositions after a word, each with its noun: "shot in the leg by police" has ("in", "leg")."""
    return [(p.lower_, o.lemma_.lower()) for p in word.rights for o in p.rights if o.dep_ == "pobj"]


def _after_by(verb: Token) -> list[Token]:
    """What a blow is by, of which the wounded part may hang: "hit by a stone in the eye"."""
    return [agent for prep in verb.rights if prep.lower_ == "by" for agent in prep.rights]
