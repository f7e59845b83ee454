"""Toponyms of a clause that the parser attaches to another word than its verb.

Read from left to right after the verb, to the first word of another clause or topic: "police fired tear gas at workers
picketing a refinery in Maracaibo", "arrested a student on his way to school in Leeds".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.place_heads import is_of_harm
from geo_nlp.pipes.events.place_names import Toponyms
from geo_nlp.pipes.syntax.labels import AUXILIARIES, FINITE, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.shared_time import MEANWHILE

CLAUSE_SUBJECTS = SUBJECTS | {"expl"}  # "and there were rallies in Seville"
STRAY_PLACE_PREPS = frozenset({"in", "at", "near", "outside", "inside", "off"})
# What follows is a cause, a topic or another time.
ELSEWHERE = frozenset(
    "after before over about amid despite following since until according because from like than if that against "
    "whose who which where whom although though for to".split()
)
GOING_ON = words("bound_for_word")  # "on his way to", "bound for"


def misattached_toponyms(head: Token, names: Toponyms) -> Iterator[tuple[int, int]]:
    """Yield the toponyms after "in", "at" or "near" in the clause of a verb, in text order."""
    doc, end = head.doc, head.sent.end
    for i in range(head.i + 1, end):
        token = doc[i]
        if _ends_clause(token) and not (_is_to_thing_burned(token, head) or _is_of_time(token, head)):
            return
        if token.lower_ in STRAY_PLACE_PREPS and token.pos_ in ("ADP", "SCONJ", "ADV"):
            if _is_event_noun(token.nbor(-1)):
                return
            if (span := toponym_after(i + 1, end, names)) is not None:
                yield span


def _ends_clause(token: Token) -> bool:
    """Whether a word begins another clause or topic."""
    if token.text in (";", ":", "—", "–"):
        return True
    if token.lower_ in ELSEWHERE:
        return token.nbor(-1).lower_ not in GOING_ON
    if token.dep_ == "cc":
        joined = [c for c in token.head.rights if c.dep_ == "conj" and c.i > token.i]
        return any(_has_verb_and_subject(c) and not _is_joined_later(token, c) for c in joined)
    if token.lower_ in GOING_ON:
        return False
    if token.pos_ in VERBAL and (token.tag_ in FINITE or token.tag_ == "MD"):
        return not _is_same_time(token)
    if token.dep_ == "acl" and token.tag_ == "VBN":  # "a man accused of a murder in Leeds", "a boat run by X in Y"
        acts = either("taking_away_verb", "attack_on_place_word", "located_event_verb", "origin_verb")
        return token.head.lemma_.lower() not in words("inanimate_counted_noun") or token.lemma_ in acts
    return False


def _is_to_thing_burned(to: Token, head: Token) -> bool:
    """Whether "to" belongs to an idiom of attack with its object: "set fire to two cars and a barn in"."""
    idiom = to.nbor(-1).lower_ in ("fire", "siege", "waste", "ablaze")
    return to.lower_ == "to" and idiom and to.i == head.i + 2


def _is_of_time(token: Token, head: Token) -> bool:
    """Whether a verb tells how the harm was done: "was killed when police tried to reopen the road near Cali"."""
    if token.tag_ == "TO":
        return token.head.dep_ == "xcomp" and token.head.head.head is head and is_of_harm(head, token.head.head)
    return is_of_harm(head, token.head if token.dep_ in AUXILIARIES else token)


def _is_joined_later(cc: Token, verb: Token) -> bool:
    """Whether a later conjunction joins a verb: the second "and" of "burned two cars and a barn, and troops fired"."""
    subject = min(c.left_edge.i for c in verb.lefts if c.dep_ in CLAUSE_SUBJECTS)
    return any(t.dep_ == "cc" and t.head is cc.head for t in cc.doc[cc.i + 1 : subject])


def _has_verb_and_subject(verb: Token) -> bool:
    return verb.pos_ in VERBAL and any(c.dep_ in CLAUSE_SUBJECTS for c in verb.lefts)


def _is_same_time(verb: Token) -> bool:
    """Whether a participant of the clause acts at the same time: "shot two men as they left a mosque"."""
    main = verb.head if verb.dep_ in AUXILIARIES else verb
    marked = any(c.lower_ in MEANWHILE for c in main.lefts)
    return marked and any(c.dep_ in SUBJECTS and c.tag_ == "PRP" for c in main.lefts)


def _is_event_noun(word: Token) -> bool:
    """Whether a noun is of another event, whose place follows: "chanting about the war in Gaza"."""
    acts = either(
        "attack_on_place_word", "fight_noun", "casualty_period_noun", "killing_noun", "mishap_noun", "parley_noun"
    )
    return word.pos_ == "NOUN" and word.lemma_.lower() in acts


def toponym_after(i: int, end: int, names: Toponyms) -> tuple[int, int] | None:
    """The toponym after a preposition, by itself or after "the town of", "international waters of the"."""
    doc = names.doc
    for j in range(i, min(end, i + 6)):
        span = names.at(j)
        if span is not None and span[0] == j:
            return span
        word = doc[j]
        local = word.lemma_.lower() in either("settlement_noun", "division_noun", "site_noun")
        if not (local or word.pos_ in ("DET", "ADJ") or word.dep_ == "compound" or word.lower_ == "of"):
            return None
    return None
