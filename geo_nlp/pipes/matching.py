"""Match a clause with the rules that its trigger fires, and find who fills the two ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.words import joined
from geo_nlp.rules.loader import Key, Rule
from geo_nlp.types import Clause, Mention

OWNING = frozenset({"its", "his", "her", "their", "our", "my"})
LOCATING = frozenset({"in", "into", "inside", "at", "across", "near", "throughout", "through"})


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that applies to a clause; the ends are positions of mentions, empty where nobody is named."""

    rule: Rule
    clause: Clause
    source: tuple[int, ...]
    target: tuple[int, ...]
    slots: tuple[str | None, str | None]
    reciprocal: bool = False


def match(doc: Doc, clause: Clause, rules: Mapping[Key, Sequence[Rule]], actors: Actors) -> Match | None:
    """The most specific rule whose constraints hold and that fills both ends, else one end; None where no rule does."""
    single: Match | None = None
    for rule in rules.get((clause.kind, clause.lemma), ()):
        if holds(doc, clause, rule) is None and (found := ends(doc, clause, rule, actors)):
            if found.source and found.target:
                return found
            single = single or found
    return single


def holds(doc: Doc, clause: Clause, rule: Rule) -> str | None:
    """None if the rule's constraints hold, else the one that fails, in words."""
    for slot, lemmas in rule.where:
        if not _heads(doc, clause.slot(slot)) & lemmas:
            return f"needs {slot}: {' | '.join(sorted(lemmas)[:8])}"
    for slot, lemmas in rule.unless:
        if _heads(doc, clause.slot(slot)) & lemmas:
            return f"not with {slot}: {' | '.join(sorted(lemmas)[:8])}"
    return None


def _heads(doc: Doc, tokens: Iterable[int]) -> set[str]:
    found: set[str] = set()
    for i in tokens:
        token = doc[i]
        found.update((token.lemma_.lower(), token.lower_))
        found.update(joined(token))
    return found


def ends(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """Fill source and target from the rule's slots in order; None if neither end names an actor."""
    places = rule.trigger.places
    predicate = load_ontology().predicates.get(rule.states)
    verbal = predicate is None or predicate.quad in (1, 3)
    source, at = _fill(
        doc, clause, rule.trigger.source, actors, None, places=False, inner=rule.trigger.inner, verbal=verbal
    )
    wanted = rule.trigger.target if predicate else (*rule.trigger.target, "complement")
    target, to = _fill(
        doc, clause, wanted, actors, at, places=places, inner=rule.trigger.inner, verbal=verbal, taken=source
    )
    if at is not None and to is None and at in ("subject", "possessor") and clause.kind == "noun":
        other = next((slot for slot in ("possessor",) if slot != at and slot in rule.trigger.target), None)
        if other:
            target, to = _fill(
                doc, clause, (other,), actors, at, places=False, inner=rule.trigger.inner, verbal=verbal, taken=source
            )
    if not target and len(source) > 1 and any(_each_other(doc[i]) for slot in wanted for i in clause.slot(slot)):
        return Match(rule, clause, source, source, (at, at), False)
    reciprocal = rule.trigger.reciprocal
    if reciprocal and len(source) > 1 and (not target or to == "complement"):
        return Match(rule, clause, source, source, (at, at), True)
    if reciprocal and len(target) > 1 and not source:
        return Match(rule, clause, target, target, (to, to), True)
    if not source and not target:
        return None
    if (not source and _unnamed(clause, rule.trigger.source)) or (not target and _unnamed(clause, rule.trigger.target)):
        return None
    return Match(rule, clause, source, target, (at, to))


def _each_other(token: Token) -> bool:
    return token.lower_ in ("other", "another") and token.i > 0 and token.nbor(-1).lower_ in ("each", "one")


def _unnamed(clause: Clause, slots: Sequence[str]) -> bool:
    """Whether an end is there but names no actor: "France condemned the strikes" is no event of two, nor of one."""
    return any(clause.slot(slot) for slot in slots if slot in ("subject", "object"))


def _fill(
    doc: Doc,
    clause: Clause,
    slots: Sequence[str],
    actors: Actors,
    used: str | None,
    *,
    places: bool,
    inner: bool,
    verbal: bool,
    taken: tuple[int, ...] = (),
) -> tuple[tuple[int, ...], str | None]:
    for slot in slots:
        if slot == used:
            continue
        found: list[int] = []
        for i in clause.slot(slot):
            if i == clause.head:
                continue
            if slot == "subject" and clause.kind == "verb" and inner:
                picked = actors.acting(doc[i], verbal=verbal)
            else:
                picked = actors.pick(doc[i], inner=inner, places=places or slot in LOCATING)
            for n in actors.series(picked):
                if (
                    n not in found
                    and not _same(n, taken, actors.mentions)
                    and not (taken and _own(doc, actors.mentions[n]))
                ):
                    found.append(n)
        if found:
            return tuple(found), slot
    return (), None


def _own(doc: Doc, mention: Mention) -> bool:
    """Whether a target is the actor's own: "withdrew its troops" is not done to them."""
    return mention.level == "nominal" and mention.actor is None and doc[mention.first].lower_ in OWNING


def _same(n: int, taken: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Whether a mention stands for an actor that the other end has already."""
    mine = _actors(n, mentions)
    return n in taken or (bool(mine) and mine <= {a for t in taken for a in _actors(t, mentions)})


def _actors(n: int, mentions: Sequence[Mention]) -> frozenset[str]:
    m = mentions[n]
    own = [mentions[i].actor for i in m.refers_to] if m.refers_to else [m.actor]
    return frozenset(a for a in own if a)
