"""Deeds told again: "Turkey condemned the attack" is aimed at whoever attacked, by what the text has told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo_nlp.pipes.firstperson import merged
from geo_nlp.pipes.matching import Match, match
from geo_nlp.pipes.parse import Doc, Token
from geo_nlp.pipes.phrases import prepositions
from geo_nlp.pipes.picking import Actors
from geo_nlp.rules.loader import Key, Rule
from geo_nlp.types import Clause, Mention, Relation

FORCE = frozenset({"ASSAULT"})
# Bare nouns, and the events that they can name again.
KINDS = {
    **dict.fromkeys(
        "aggression airstrike assassination assault attack bombardment bombing execution incursion invasion killing "
        "massacre offensive onslaught raid shelling shooting strike".split(),
        FORCE,
    ),
    **dict.fromkeys("abduction arrest blockade crackdown detention kidnapping seizure".split(), FORCE | {"COERCE"}),
    **dict.fromkeys("ban embargo expulsion restriction sanction tariff".split(), frozenset({"COERCE", "SANCTION"})),
    **dict.fromkeys("accusation allegation charge claim criticism".split(), frozenset({"ACCUSE"})),
    **dict.fromkeys("demand request ultimatum".split(), frozenset({"REQUEST", "THREATEN"})),
    **dict.fromkeys("threat warning".split(), frozenset({"THREATEN"})),
    **dict.fromkeys("invitation offer proposal".split(), frozenset({"AGREE"})),
}
SAID = frozenset({"ACCUSE", "AGREE", "REQUEST", "THREATEN"})
ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
DEFINITE = frozenset({"the", "these", "this", "those"})
FARTHEST = 3  # sentences


def match_all(
    doc: Doc, clauses: Sequence[Clause], actors: Actors, rules: Mapping[Key, Sequence[Rule]]
) -> tuple[list[Match], Actors]:
    """The matches of all clauses, and the actors with the deeds that are named again, which stand for their doers."""
    matches = [m for clause in clauses if (m := match(doc, clause, rules, actors))]
    nouns = {i for clause in clauses for _, slot in clause.slots for i in slot if _bare(doc[i], actors)}
    mentions = list(_doers(doc, sorted(nouns), matches, clauses, actors, rules)) if nouns else []
    if not mentions:
        return matches, actors
    told = Actors.of(doc, [*actors.mentions, *mentions])
    heads = {mention.head for mention in mentions}
    by_clause = {id(m.clause): m for m in matches}
    for clause in clauses:
        before = by_clause.get(id(clause))
        whole = before is not None and before.source and before.target
        if whole or not any(i in heads for _, slot in clause.slots for i in slot):
            continue
        found = match(doc, clause, rules, told)
        if found and found.source and found.target and found.rule.states in ANSWERS:
            by_clause[id(clause)] = found
    return [by_clause[id(c)] for c in clauses if id(c) in by_clause], told


def with_used(mentions: Sequence[Mention], told: Sequence[Mention], relations: Sequence[Relation]) -> list[Mention]:
    """The mentions, and those of deeds named again at which a relation ends."""
    ends = {(end.start, end.end) for r in relations for end in (r.source, r.target) if end}
    again = [m for m in told[len(mentions) :] if (m.start, m.end) in ends]
    return merged(mentions, [(m, told[m.refers_to[0]]) for m in again])


def _bare(noun: Token, actors: Actors) -> bool:
    """Whether a noun names a deed that was told before, and says no more of it: "the attack", "these accusations"."""
    if noun.lemma_ not in KINDS or noun.pos_ != "NOUN" or noun.i in actors.at:
        return False
    definite = any(c.lower_ in DEFINITE for c in noun.lefts)
    more = any(c.dep_ in ("acl", "relcl", "poss", "appos") for c in noun.children)
    apart = any(prep in ("of", "by", "against", "on", "from", "in") for prep, _ in prepositions(noun))
    return definite and not more and not apart and not actors.premodifiers(noun, places=True)


def _doers(
    doc: Doc,
    nouns: Sequence[int],
    matches: Sequence[Match],
    clauses: Sequence[Clause],
    actors: Actors,
    rules: Mapping[Key, Sequence[Rule]],
) -> Iterator[Mention]:
    """A mention for each noun whose deed was last told of one known doer."""
    events = list(_events(matches, clauses, actors, rules, frozenset(nouns)))
    starts = [sentence.start for sentence in doc.sents]
    for i in nouns:
        number = starts.index(doc[i].sent.start)
        first = starts[max(number - FARTHEST, 0)]
        told = [(at, n) for at, state, n in events if first <= at < i and state in KINDS[doc[i].lemma_]]
        near = told if doc[i].tag_ == "NNS" else [(at, n) for at, n in told if doc[at].sent is doc[told[-1][0]].sent]
        doers = {None if n is None else actors.mentions[n].actor for _, n in near}
        if len(doers) == 1 and (n := near[-1][1]) is not None:
            yield _standing_for(doc, i, n, actors)


def _events(
    matches: Sequence[Match],
    clauses: Sequence[Clause],
    actors: Actors,
    rules: Mapping[Key, Sequence[Rule]],
    nouns: frozenset[int],
) -> Iterator[tuple[int, str, int | None]]:
    """Token, predicate and doer of each event in text order; without a doer where nobody or several are told."""
    found = {id(m.clause): m for m in matches}
    for clause in clauses:
        if clause.head in nouns:
            continue
        if (m := found.get(id(clause))) is None:
            states = {rule.states for rule in rules.get((clause.kind, clause.lemma), ())}
            yield from ((clause.head, state, None) for state in sorted(states & FORCE))
        elif not clause.negated and (clause.modality == "asserted" or m.rule.states in SAID):
            full = {a for n in m.source for a in (actors.mentions[n].refers_to or (n,))}
            known = [n for n in sorted(full) if actors.mentions[n].actor]
            yield clause.head, m.rule.states, known[0] if len(full) == len(known) == 1 else None


def _standing_for(doc: Doc, i: int, n: int, actors: Actors) -> Mention:
    doer, noun = actors.mentions[n], doc[i]
    first = noun.left_edge
    end = noun.idx + len(noun)
    text = doc[first.i : i + 1].text
    return replace(
        doer, start=first.idx, end=end, text=text, level="nominal", demonym=False, first=first.i, last=i, head=i,
        acts=True, refers_to=(n,),
    )  # fmt: skip
