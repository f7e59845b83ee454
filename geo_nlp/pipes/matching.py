"""Match a clause with the rules that its trigger fires, and find who fills the two ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.scene import conditioned, scene
from geo_nlp.pipes.words import conjuncts, joined
from geo_nlp.rules.loader import Key, Rule
from geo_nlp.types import Clause, Mention

# Acts that fall on the place where they are done; a meeting or a protest in Paris is not done to France.
FALLING = frozenset({"AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "RETREAT", "SANCTION"})
Filled = tuple[tuple[int, ...], str | None]
# "The killing of hostages", "the invasion of Kuwait": who stands behind "of" has suffered the deed, not done it.
SUFFERED = frozenset(
    "abduction annexation arrest assassination beheading blockade bombardment bombing capture death demolition "
    "deportation destruction detention encirclement eviction execution expulsion harassment humiliation imprisonment "
    "invasion jailing kidnapping killing lynching massacre mistreatment murder occupation ouster overthrow persecution "
    "poisoning rape removal repression seizure shelling shooting siege slaughter slaying stabbing suppression "
    "torture".split()
)
BLAMING = frozenset({"ACCUSE", "PROTEST", "criticism", "opposition", "concern"})
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
    if clause.within and (clause.kind, clause.within) in rules:
        return None
    for rule in rules.get((clause.kind, clause.lemma), ()):
        if holds(doc, clause, rule) is None and (found := ends(doc, clause, rule, actors)):
            if found.source and found.target:
                return found
            single = single or found
    return single


def holds(doc: Doc, clause: Clause, rule: Rule) -> str | None:
    """None if the rule's constraints hold, else the one that fails, in words.

    A negated verb in a slot counts as the word "not" too: `unless: {complement: not}`.
    """
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
        if token.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" for c in token.children):
            found.add("not")
        found.update(joined(token))
    return found


def ends(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """Fill source and target from the rule's slots in order; None if neither end names an actor."""
    wanted = (*rule.trigger.target, "complement") if rule.attitude else rule.trigger.target
    source, at = _source(doc, clause, rule, actors)
    target, to = _target(doc, clause, rule, wanted, actors, at, source)
    if not target and len(source) > 1 and any(_each_other(doc[i]) for slot in wanted for i in clause.slot(slot)):
        return Match(rule, clause, source, source, (at, at), False)
    reciprocal = rule.trigger.reciprocal
    if reciprocal and len(source) > 1 and at == "possessor":
        return Match(rule, clause, source, source, (at, at), True)
    if reciprocal and len(source) > 1 and (not target or to == "complement"):
        return Match(rule, clause, source, source, (at, at), True)
    if reciprocal and len(target) > 1 and not source:
        return Match(rule, clause, target, target, (to, to), True)
    if not source and not target:
        return _between(clause, rule, actors)
    joint = reciprocal and any(len(actors.mentions[n].refers_to) > 1 for n in source)
    if source and not target and not rule.attitude and not joint:
        target, to = _beyond(doc, clause, rule, actors, source)
    if (not source and _unnamed(clause, rule.trigger.source)) or (not target and _unnamed(clause, rule.trigger.target)):
        return None
    return Match(rule, clause, source, target, (at, to))


def _beyond(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> Filled:
    """Towards whom where no slot tells: the party of a condition, or the place that a material act falls on."""
    found: list[int] = []
    if clause.refused or rule.states == "THREATEN":
        found = conditioned(doc, clause, actors, source)
    if not found and rule.states in FALLING:
        found = scene(doc, clause, actors)
    return tuple(n for n in found if not actors.same(n, source)), "scene"


def _between(clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """A tie noun that stands for the two it joins: "the partnership has grown", after "China and Russia"."""
    n = actors.at.get(clause.head)
    if rule.attitude or not rule.trigger.reciprocal or n is None or len(actors.mentions[n].refers_to) < 2:
        return None
    return Match(rule, clause, (n,), (n,), (None, None), True)


def _each_other(token: Token) -> bool:
    return token.lower_ in ("other", "another") and token.i > 0 and token.nbor(-1).lower_ in ("each", "one")


def _unnamed(clause: Clause, slots: Sequence[str]) -> bool:
    """Whether an end is there but names no actor: "France condemned the strikes" is no event of two, nor of one."""
    return any(clause.slot(slot) for slot in slots if slot in ("subject", "object"))


def _source(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Filled:
    """Who acts, from the first source slot that names an actor."""
    verbal = rule.attitude or load_ontology().predicates[rule.states].quad in (1, 3)
    for slot in rule.trigger.source:
        found: list[int] = []
        for i in clause.slot(slot):
            if slot == "subject" and clause.kind == "verb" and rule.trigger.inner:
                picked = actors.acting(doc[i], verbal=verbal)
            else:
                picked = actors.pick(doc[i], inner=rule.trigger.inner and slot != "from", places=slot in LOCATING)
            found.extend(n for n in actors.series(picked) if n not in found and i != clause.head)
        if found:
            return tuple(found), slot
    return (), None


def _target(
    doc: Doc, clause: Clause, rule: Rule, slots: Sequence[str], actors: Actors, used: str | None, taken: tuple[int, ...]
) -> Filled:
    """Towards whom, from the first target slot that names somebody else than the source; a place where no actor is.

    The owner of a thing that the rule asks for is no target if it is the source's side: "voiced Egypt's support".
    """
    consumed = {slot for slot, _ in rule.where}
    for located in (False, True):
        for slot in slots:
            places = located or rule.trigger.places or slot in LOCATING
            if located and (slot == "subject" or (rule.trigger.reciprocal and slot != "complement")):
                continue
            inner = rule.trigger.inner and (not located or slot == "complement")
            found: list[int] = []
            for i in clause.slot(slot) if slot != used else ():
                for n in actors.series(_picked(doc[i], slot, rule, actors, inner, places, taken)):
                    sides = {actors.mentions[t].country for t in taken}
                    own = bool(taken) and (
                        _own(doc, actors.mentions[n], sides) or (slot in consumed and _home(actors, n, taken))
                    )
                    blames = rule.states in BLAMING and slot not in consumed and _suffers(doc[i], actors.mentions[n])
                    apart = located and actors.mentions[n].sector == "PRE"
                    if n not in found and i != clause.head and not (own or apart or blames or actors.same(n, taken)):
                        found.append(n)
            if found:
                return tuple(found), slot
        if not taken:
            break
    return (), None


def _picked(
    token: Token, slot: str, rule: Rule, actors: Actors, inner: bool, places: bool, taken: tuple[int, ...]
) -> list[int]:
    """Whom a target slot names; of what is demanded, only who shall do it: "insisted that it would pay" asks nobody."""
    if rule.states == "REQUEST" and slot == "complement" and token.dep_ == "ccomp":
        told = token.tag_ in ("VBZ", "VBD") or any(c.tag_ in ("VBZ", "VBP", "VBD") for c in token.lefts)
        told = told or any(c.lower_ in ("will", "would") and c.dep_ == "aux" for c in token.lefts)
        doers = [] if told else [c for c in token.lefts if c.dep_ == "nsubj"]
        return [n for c in doers for t in conjuncts(c) for n in actors.pick(t, taken=taken)]
    return actors.pick(token, inner=inner, places=places, taken=taken)


def _suffers(deed: Token, mention: Mention) -> bool:
    """Whether a mention has suffered the deed that is condemned: "condemned the killing of Israeli hostages"."""
    if deed.lemma_.lower() not in SUFFERED or mention.first <= deed.i:
        return False
    return any(p.lower_ == "of" and p.left_edge.i <= mention.head <= p.right_edge.i for p in deed.rights)


def _home(actors: Actors, n: int, taken: tuple[int, ...]) -> bool:
    """Whether a mention is the state for which the source acts: "the ministry voiced Egypt's support"."""
    state = actors.mentions[n]
    acting = [actors.mentions[t] for t in taken]
    return state.type == "state" and any(
        a.country == state.country and a.type in ("state", "government", "person", "military") for a in acting
    )


def _own(doc: Doc, mention: Mention, countries: set[str | None]) -> bool:
    """Whether a target is the actor's own: "withdrew its troops" is not done to them; "his Cypriot counterpart" is."""
    foreign = mention.country is not None and mention.country not in countries
    return mention.level == "nominal" and mention.actor is None and not foreign and doc[mention.first].lower_ in OWNING
