"""Reciprocity: whether several participants of one clause act with each other or with others: "Chad and Mali met"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import is_known
from geo_nlp.pipes.syntax.obliques import examples, prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause, Participant

ARRANGING = words("convening_verb")
PEOPLE = frozenset({"person", "group"})
TOGETHER = frozenset({"alongside", "jointly", "shoulder", "side", "together"})
# What two have with each other, and others talk about.
OF_TWO = words("bilateral_noun")
MANY_ANTECEDENTS = 3  # antecedents of a pronoun
MANY_PARTIES = 6  # parties of one act, of whom a text seldom tells that each dealt with each


def is_crowd(actors: Actors, found: Sequence[int], heads: Sequence[Token]) -> bool:
    """Whether a pronoun has many antecedents, who act with a party named before: "they restored ties" with Qatar."""
    pronoun = len(found) == 1 and actors.mentions[found[0]].level == "pronoun"
    return pronoun and len(actors.mentions[found[0]].refers_to) >= MANY_ANTECEDENTS and not has_each_other(heads)


def is_of_one_side(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether several are allies in a fight: "fought side by side", "fought to defend freedom", "agreed to fight".

    So are they that fight in the course of what they do to a third: "killed 50 rebels fighting in Gao".
    """
    if clause.lemma == "review" and is_passive(doc[clause.head]):
        return True  # "the files were reviewed by the ministry and the agency"
    if rule.states != "ASSAULT" or clause.kind != "verb":
        return False
    verb = doc[clause.head]  # not "together with Mali"
    together = any(c.lower_ in TOGETHER and c.dep_ in ("advmod", "npadvmod") for c in verb.rights)
    agreed = verb.dep_ == "xcomp" and verb.tag_ == "VB"
    in_course = verb.dep_ == "advcl" and verb.tag_ == "VBG" and any(c.dep_ == "dobj" for c in verb.head.rights)
    return together or agreed or in_course or any(c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB" for c in verb.rights)


def is_one_phrase(a: Participant | None, b: Participant | None) -> bool:
    """Whether two participants share one coordinated noun phrase: "Serbian and Croatian forces"."""
    return a is not None and b is not None and (a.start, a.end) == (b.start, b.end) and " and " in a.text


def has_each_other(heads: Sequence[Token]) -> bool:
    """Whether slots have a reciprocal pronoun: "blamed one another", "blamed the leaders of the other"."""
    beside = [c for head in heads for _, noun in prepositions(head) for c in noun.children]
    return any(_is_other(t) for t in (*beside, *(t for head in heads for t in (head, *head.children))))


def _is_other(token: Token) -> bool:
    """ "Each other", "one another", and "each blamed the other", "each side blamed the other"."""
    if token.lower_ not in ("other", "another") or not token.i:
        return False
    each = any(c.lower_ == "each" for s in token.head.lefts if s.dep_ == "nsubj" for c in (s, *s.lefts))
    alone = token.dep_ in ("dobj", "pobj") and all(c.dep_ == "prep" for c in token.rights)  # "blamed the other of"
    return token.nbor(-1).lower_ in ("each", "one") or (each and alone)


def is_with_examples(doc: Doc, clause: Clause, slot: str | None, found: Sequence[int], actors: Actors) -> bool:
    """Whether several are a group and examples of it: "French officials, including Macron, met" with others."""
    words = clause.slot(slot or "")
    return len(words) == 1 and actors.at.get(words[0]) in found and bool(examples(doc[words[0]]))


def is_unknown_inside(clause: Clause, target: tuple[int, ...], slot: str | None, actors: Actors) -> bool:
    """Whether a target is unknown and nested in a slot: who "agreed to exchange prisoners" did not with these."""
    if not slot or is_known(target, actors):
        return False
    return not any(actors.at.get(i) in target for i in clause.slot(slot))


def is_topic_of_talks(
    doc: Doc, clause: Clause, rule: Rule, target: tuple[int, ...], slot: str | None, actors: Actors
) -> bool:
    """Whether a body after "with" is a topic: "Chad and Mali discussed ties with Iran", with each other."""
    if clause.kind != "verb" or slot != "with" or any(name == "object" for name, _ in rule.where):
        return False
    things = [doc[i] for i in clause.slot("object")]
    inner = [noun for thing in things for prep, noun in prepositions(thing) if prep == "of"]  # "the state of relations"
    of_two = any(t.lemma_ in OF_TWO for t in (*things, *inner))
    return of_two and all(actors.mentions[n].type not in PEOPLE for n in target)


def is_with_thing(clause: Clause, rule: Rule) -> bool:
    """Whether several have a thing as object, and not each other: "Chad and Sudan met the needs of refugees"."""
    asked = any(slot == "object" for slot, _ in rule.where)
    return clause.kind == "verb" and not asked and "object" in rule.trigger.target and bool(clause.slot("object"))


def is_with_several(doc: Doc, clause: Clause, slot: str | None) -> bool:
    """Whether several are coordinated as one side, and not with each other.

    "Good relations with A and B", "with the cooperation of A and B", "the NATO and EU summits", "A and B organise a
    meeting of ministers".
    """
    head = doc[clause.head]
    if clause.kind == "adjective" and slot == "subject":
        return any(prep == "with" for i in clause.slot("subject") for prep, _ in prepositions(doc[i]))
    if slot == "subject" and clause.kind == "noun":  # "has close ties with partners such as Mali and Chad"
        return bool(examples(head))
    if slot == "of":
        return head.dep_ == "pobj" and head.head.lower_ == "with"
    if slot == "possessor":
        return head.lower_ == "summits" and any(c.dep_ == "conj" for t in head.lefts for c in t.rights)
    arranged = clause.support is not None and doc[clause.support].lemma_ in ARRANGING
    return arranged and slot == "subject" and bool(clause.slot("of"))


def is_pronoun_of_states(actors: Actors, n: int) -> bool:
    """Whether the antecedents of a pronoun are states: "they", of France and Chad."""
    of = [actors.mentions[r] for r in actors.mentions[n].refers_to] if actors.mentions[n].level == "pronoun" else []
    return len(of) > 1 and all(m.type == "state" and not m.demonym for m in of)


def each_with_each(ends: Sequence[Participant | None]) -> list[tuple[Participant | None, Participant | None]]:
    """All pairs; of many only those of two countries, since a cabinet session is no event between its ministers."""
    several = len({p and (p.start, p.end) for p in ends}) > 1
    pairs = [pair for pair in combinations(ends, 2) if not (several and is_one_phrase(*pair))]
    if len(ends) <= MANY_ANTECEDENTS:
        return pairs
    if _is_delegation(ends):
        return [(a, b) for a, b in pairs if _is_whole_state(a) and _is_whole_state(b)]
    people = [p for p in ends if p and p.actor and p.actor.startswith("person:")]
    return [(a, b) for a, b in pairs if _is_of_another_country(b, a) or not people]


def _is_delegation(ends: Sequence[Participant | None]) -> bool:
    """Whether many are states and others, as a delegation's list has: "Chad, Mali, Niger, Sall, the AU and ECOWAS"."""
    states = [_is_whole_state(p) for p in ends]
    return len(ends) >= MANY_PARTIES and any(states) and not all(states)


def _is_of_another_country(end: Participant | None, first: Participant | None) -> bool:
    """Whether an end is of a known country, and not of that of the first: "Macron, Merz"; not "Macron, Barrot"."""
    return end is not None and first is not None and end.country not in (None, first.country)


def _is_whole_state(end: Participant | None) -> bool:
    """Whether an end is a state itself."""
    return end is not None and end.actor is not None and end.actor == end.country
