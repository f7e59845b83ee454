"""Who was killed or injured, wherever a sentence tells it: verbs, adjectives and nouns of harm with their victims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geo_nlp.lexicon import words
from geo_nlp.pipes.events.quantities import Quantity, number_of, people_counted
from geo_nlp.pipes.events.victims import victims_of
from geo_nlp.pipes.events.wounds import (
    is_by_medics,
    is_counted,
    is_denied,
    is_for_wounds,
    is_in_care,
    is_medical,
    is_to_hospital,
    is_unhurt,
    is_with_wounds,
    is_wounding,
)
from geo_nlp.pipes.syntax.functions import objects, subjects
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token

Role = Literal["killed", "injured"]
UNREAL = frozenset({"could", "would", "might", "may", "can", "should", "will", "shall", "must", "wo", "'ll"})
DEPTH = 4


@dataclass(frozen=True, slots=True)
class Harm:
    """How many people were killed or injured, and the word that tells it."""

    word: Token
    role: Role
    people: Quantity


def find_harm(sentence: Span) -> Iterator[Harm]:
    """Yield the casualties that a sentence tells, in text order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        role = _role(token, lemma)
        if role is None or _is_unreal(token):
            continue
        people = people_counted(victims_of(token, lemma))
        if people is None:
            people = _toll(token, lemma)
        if people is not None and not _is_mishap(token):
            yield Harm(token, role, people)


def _role(token: Token, lemma: str) -> Role | None:
    """What a word tells of its victims; None where it tells no harm."""
    if token.pos_ in VERBAL:
        if lemma in words("survival_verb"):
            return "killed" if is_denied(token) else "injured" if is_with_wounds(token) else None
        if lemma in words("injury_suffering_verb"):
            wounds = [c for c in objects(token) if c.lemma_.lower() in words("wound_noun")]
            return "injured" if wounds and not any(is_unhurt(c) for c in wounds) else None
        if lemma in words("evacuation_verb") and is_to_hospital(token):
            return "injured"
        if lemma in words("killing_verb") | words("possibly_fatal_verb"):
            if lemma not in words("possibly_fatal_verb") or _is_fatal(token):
                return "killed"
            return "injured" if is_wounding(token) else None
        if lemma in words("wounding_blow_verb"):
            return "injured" if is_wounding(token) else None
        if lemma in words("dying_verb"):
            return "killed"
        if lemma in words("wounding_verb"):
            return "injured"
        if lemma in words("life_taking_verb"):
            lost = {c.lemma_.lower() for c in token.rights if c.dep_ == "dobj"}
            if lemma == "lose" and lost & words("lost_limb_noun"):
                return "injured"
            if lemma == "take" and lost & words("bullet_noun"):
                return "injured" if any(c.lower_ == "in" for c in token.rights) else None
            fallen = lemma == "lose" and lost & words("lost_soldier_noun")
            return "killed" if fallen or lost & words("life_noun") else None
        if lemma in words("care_needing_verb"):
            care = [c for c in token.rights if c.lower_ in ("treatment", "care", "stitches")]
            return "injured" if any(is_for_wounds(c) or is_medical(c) for c in care) else None
        if lemma in words("treatment_verb"):
            return "injured" if is_for_wounds(token) or is_by_medics(token) else None
        if lemma == "leave":
            return "injured" if is_with_wounds(token) else None
        if lemma in words("body_recovery_verb"):
            return "killed" if any(t.lemma_.lower() in words("corpse_noun") for t in objects(token)) else None
    if lemma in words("dead_adjective") or token.lower_ in ("dead",):
        return "killed" if token.dep_ not in ("amod", "advmod") or _is_headline(token) else None
    if token.lemma_ == "wound" and token.dep_ == "pobj" and token.head.lower_ == "with":
        return "injured" if token.head.head.i < token.i else None  # "22 with bullet wounds"
    if is_in_care(token):
        return "injured"
    if token.lower_ in words("wounded_adjective"):
        return "injured" if token.pos_ not in VERBAL or is_counted(token) else None
    if lemma in words("killing_noun") | words("fatality_noun") | words("toll_noun"):
        return "killed" if token.pos_ == "NOUN" and (lemma not in words("toll_noun") or _is_of_death(token)) else None
    return "injured" if lemma in words("wounding_noun") | words("injury_noun") and token.pos_ == "NOUN" else None


def _is_fatal(verb: Token) -> bool:
    """Whether one is shot dead, hacked to death, fatally stabbed, gunned down."""
    if verb.lemma_ == "gun":
        return any(c.lower_ == "down" for c in verb.rights)
    near = [*verb.children, *(o for p in verb.rights if p.dep_ == "prep" and p.lower_ == "to" for o in p.rights)]
    near += [c for o in verb.rights if o.dep_ in ("dobj", "ccomp", "nsubjpass", "oprd") for c in o.children]
    return any(c.lower_ in words("fatality_word") for c in near) or verb.nbor().lower_ in ("dead", "down")


def _is_headline(dead: Token) -> bool:
    """Whether "dead" stands behind whom it tells of: "12 dead in Kabul blast"."""
    return dead.i > dead.head.i


def _is_of_death(toll: Token) -> bool:
    """Whether a toll is one of dead: "the death toll", "the number of dead", "the toll rose"."""
    bare = all(c.dep_ == "det" for c in toll.lefts) and toll.head.lemma_ in words("toll_change_verb")
    return bare or any(c.lower_ == "death" for c in toll.lefts) or toll.head.lower_ in ("death", "dead")


def _toll(token: Token, lemma: str) -> Quantity | None:
    """A number told beside a noun: "1,200 deaths", "a toll of 40", "the death toll rose to 40"."""
    if token.pos_ in VERBAL:
        return None
    if numeral := next((c for c in token.lefts if c.dep_ == "nummod"), None):
        if lemma in words("fatality_noun") | words("injury_noun"):
            whole = people_counted([numeral])
            return Quantity(whole.first, token.i, whole.count) if whole else None
        return people_counted([numeral])
    if lemma not in words("toll_noun") and token.head.lower_ != "of":
        return None
    above = token
    for _ in range(DEPTH):
        verb = above.head
        if verb.pos_ in VERBAL and verb.lemma_ in words("toll_change_verb"):
            if risen := _last_numbers(verb):
                return Quantity(risen[0].i, risen[0].i, number_of(risen[0].lower_))
            behind = [*_numbers(verb, "to", "at"), *(c for c in verb.rights if c.like_num), *_numbers(token, "at")]
            return people_counted(behind[:1]) if behind else None
        above = verb
    of = _numbers(token, "of")
    return people_counted(of[:1]) if of else None


def _last_numbers(verb: Token) -> list[Token]:
    """The second of two numbers that the parser takes for one: "rose from 12 to 19"."""
    return [o for o in _numbers(verb, "from") if any(c.lower_ == "to" for c in o.lefts)]


def _numbers(word: Token, *prepositions: str) -> list[Token]:
    """The numbers behind prepositions of a word."""
    phrases = [p for p in word.rights if p.lower_ in prepositions]
    return [o for p in phrases for o in p.rights if o.like_num or o.tag_ == "CD"]


def _is_unreal(token: Token) -> bool:
    """Whether the harm is only feared, wanted or denied: "could kill", "a plot to kill two men", "killed nobody"."""
    denied = any(c.dep_ == "neg" for c in token.children) and token.lemma_ not in words("survival_verb")
    if denied or any((c.dep_ == "aux" and c.lower_ in UNREAL) for c in token.children):
        return True
    infinitive = token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.lefts)
    if infinitive or (token.dep_ == "pcomp" and token.head.lower_ in ("for", "at", "from")):
        return True
    above = token.head
    bare = token.dep_ in ("xcomp", "conj") and above.pos_ in VERBAL and above.tag_ == "VB"
    return bare and above is not token and _is_unreal(above)


def _is_mishap(token: Token) -> bool:
    """Whether an accident, a disease or a war as a whole is what killed: "has killed 50,000 since 2023"."""
    preps = [c for c in token.children if c.dep_ in ("prep", "agent")]
    causes = {o.lemma_.lower() for p in preps for o in p.rights if o.dep_ == "pobj"}
    if causes & words("mishap_noun") or causes & (words("casualty_period_noun") - {"fighting", "violence"}):
        return True
    by = {t.lemma_.lower() for t in subjects(token)} if token.pos_ in VERBAL else set()
    opening = token.sent[0], token.sent[0].nbor() if len(token.sent) > 1 else token
    if opening[0].lower_ == "altogether" or (opening[0].lower_ == "in" and opening[1].lower_ in ("all", "total")):
        return True  # of several acts
    total = any(p.lower_ == "since" for p in preps) or any(c.lower_ == "since" for c in token.children)
    return total or bool(by & (words("mishap_noun") | words("casualty_period_noun")))
