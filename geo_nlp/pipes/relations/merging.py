"""Matches that tell one event: a noun its verb asks for, a purpose, a deed agreed to, what nobody stops doing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import paid_in
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.verb_classes import PERMITTING
from geo_nlp.types import Mention

# Of whom laws and measures speak, whoever they are.
KINDS = words("generic_actor_noun")
SPOKEN = frozenset({"REJECT", "SANCTION", "THREATEN"})
VOWS = frozenset({"pledge", "promise", "swear", "vow"})
INVITING = frozenset({"invitation", "invite"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})


def quad_of(found: Match) -> int | None:
    """The quad class of what a rule states; None for a tie."""
    return load_ontology().predicates[found.rule.states].quad


def stopped(matches: Sequence[Match]) -> list[Match]:
    """Leave out who is said not to stop what he does: "did not stop bombing Syria" tells the bombing."""
    deeds = {m.clause.head for m in matches if (quad_of(m) or 0) > 2}
    kind = [m for m in matches if m.rule.states == "RETREAT" and m.clause.negated]
    going_on = {id(m) for m in kind if deeds & set(m.clause.slot("complement"))}
    return [m for m in matches if id(m) not in going_on]


def one_each(doc: Doc, matches: Sequence[Match], actors: Actors) -> list[Match]:
    """Leave out what another match tells: "imposed sanctions" is one event, "struck a base, killing five" too."""
    kind = frozenset(m.clause.head for m in matches if (quad_of(m) or 9) < 3 and not m.clause.negated)
    matches = [m for m in matches if not _vowed_kindly(doc, m, kind)]
    used = {i: m for m in matches if m.source and m.target for i in _asked_for(doc, m)}
    spoken = {i: m for m in matches if m.rule.states in SPOKEN and m.source and m.target for i in _foretold(doc, m)}
    kept = [m for m in matches if not _same_event(m, used.get(m.clause.head), actors)]
    kept = [m for m in kept if not _only_words(m, spoken.get(m.clause.head), actors)]
    strikes = _strikes(doc, kept)
    kept = [m for m in kept if not _moved_to_strike(doc, m, strikes, actors) and not _let_in(doc, m, actors)]
    agreed = {i: m for m in kept if m.rule.states == "AGREE" and m.target for i in m.clause.slot("complement")}
    kept = [m for m in kept if not _agreed(m, agreed.get(m.clause.head), actors)]
    whole = {m.clause.support: m for m in kept if m.source and m.target and m.clause.support is not None}
    whole |= {m.clause.head: m for m in kept if m.source and m.target}
    demands = {m.clause.head: protest for m in kept if (protest := _protest(doc, m, kept)) is not None}
    addressed = {id(protest): kept_m.target for kept_m in kept if (protest := demands.get(kept_m.clause.head))}
    kept = [replace(m, target=addressed[id(m)] or m.target) if id(m) in addressed else m for m in kept]
    kept = [m for m in kept if m.clause.head not in demands and not _consequence(doc, m, whole, actors)]
    return [m for m in kept if not _of_a_kind(doc, m, actors)]


def _of_a_kind(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether a clause only tells what kind of people are meant: "sanctions on persons violating rights"."""
    verb = doc[found.clause.head]
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.lemma_.lower() not in KINDS or noun.tag_ not in ("NNS", "NNPS"):
        return False
    past = verb.tag_ in ("VBD", "VBN") or any(c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.lefts)
    anyone = not any(c.dep_ in ("det", "nummod", "poss") or c.lower_ in ("several", "many") for c in noun.lefts)
    n = actors.at.get(noun.i)
    unknown = n is None or ((n in found.source or n in found.target) and not _known((n,), actors))
    return not past and anyone and unknown


def _asked_for(doc: Doc, found: Match) -> Iterator[int]:
    """The words that a rule asks for, without what is joined to them alone: "jailing of critics, its support for"."""
    for slot, _ in found.rule.where:
        tokens = found.clause.slot(slot)
        yield from (i for i in tokens if i == tokens[0] or not any(c.dep_ == "poss" for c in doc[i].lefts))
        yield from (t.i for i in tokens for t in paid_in(doc[i]))


def _protest(doc: Doc, demand: Match, matches: Sequence[Match]) -> Match | None:
    """The protest whose demand this is: "marched, demanding that the government ..."; PLOVER has no REQUEST there."""
    token = doc[demand.clause.head]
    if demand.rule.states != "REQUEST" or token.dep_ not in ("advcl", "acl", "xcomp"):
        return None
    near = {token.head.i, token.head.head.i}
    return next((m for m in matches if m.rule.states == "PROTEST" and m.clause.head in near), None)


def with_deeds(matches: Sequence[Match], actors: Actors) -> list[Match]:
    """The matches, an agreement to do something with those whom the deed is for: "pledged to send aid to Mali"."""
    deeds = {m.clause.head: m for m in matches if m.source and m.target and not m.reciprocal}
    return [_with_deed(m, deeds, actors) if m.rule.states == "AGREE" and m.source else m for m in matches]


def _party(mention: Mention) -> bool:
    """Whether somebody known is meant: to end the fighting in Kashmir, India and Pakistan agree with each other."""
    return mention.actor is not None and mention.type != "place"


def _agreed(deed: Match, agreement: Match | None, actors: Actors) -> bool:
    """Whether a concession or a visit is told by the agreement or invitation to it: "agreed to lift its ban on Israel"
    is one event, "invited Macron to visit Mali" too.
    """
    if agreement is None:
        return False
    invited = deed.clause.modality == "planned" and agreement.clause.lemma in INVITING
    if deed.rule.states == "CONSULT" and (invited or deed.clause.modality == "demanded"):
        return all(actors.same(n, agreement.target) for n in deed.source)
    if deed.clause.negated:
        return False
    if is_hosted(deed):  # "agreed to host Lavrov": who comes has agreed to nothing
        return all(actors.same(n, agreement.source) for n in deed.target)
    if deed.rule.states not in YIELDING:
        return False
    told = all(n in agreement.target or actors.mentions[n].type == "place" for n in deed.target)
    return told and all(actors.same(n, agreement.source) for n in deed.source)


def is_hosted(visit: Match) -> bool:
    """Whether a visit is told by its host's deed: "receive", "host", "welcome"."""
    return visit.rule.states == "CONSULT" and visit.slots[1] == "subject"


def _with_deed(found: Match, deeds: Mapping[int, Match], actors: Actors) -> Match:
    yielding = found.reciprocal and any(
        deeds[i].rule.states in YIELDING and any(_party(actors.mentions[n]) for n in deeds[i].target)
        for i in found.clause.slot("complement")
        if i in deeds
    )
    if found.clause.lemma in INVITING:
        return found  # who is invited "to visit Mali" is not Mali
    if (found.reciprocal and not yielding) or (found.target and found.slots[1] not in ("complement", found.slots[0])):
        return found
    if all(actors.mentions[n].type == "organisation" and not _known((n,), actors) for n in found.target):
        found = replace(found, target=())  # "undertook to respect the temple": no actor
    for i in found.clause.slot("complement"):
        deed = deeds.get(i)
        if deed and all(actors.same(n, deed.source) for n in found.source) and _known(deed.target, actors):
            return replace(found, target=deed.target, slots=(found.slots[0], "complement"), reciprocal=False)
    return found


def _known(ends: Sequence[int], actors: Actors) -> bool:
    return any(actors.mentions[n].actor or actors.mentions[n].country or actors.mentions[n].refers_to for n in ends)


def _same_event(inner: Match, outer: Match | None, actors: Actors) -> bool:
    """Whether a word tells no more than the verb that asks for it: "imposed sanctions", "eased its sanctions"."""
    if outer is None:
        return False
    if (quad_of(outer) or 9) < 3 and inner.rule.states in ("ALLIANCE", "PARTNERSHIP"):
        return outer.rule.states != "SUPPORT"  # "hailed its alliance" tells of the alliance too
    own = inner.rule.where and (inner.clause.kind == "verb" or (inner.source and inner.target))
    home = {actors.mentions[n].country for n in outer.source} - {None}
    states = [n for n in inner.source if actors.mentions[n].type in ("state", "government")]
    voiced = len(states) == len(inner.source) and {actors.mentions[n].country for n in states} <= home
    return not own and (voiced or all(actors.same(n, outer.source) for n in inner.source))


def _vowed_kindly(doc: Doc, found: Match, kind: frozenset[int]) -> bool:
    """Whether what somebody vows is no harm: "vowed to end the war" threatens nobody."""
    vow = doc[found.clause.head].lemma_ in VOWS and found.rule.states == "THREATEN"
    return vow and not kind.isdisjoint(found.clause.slot("complement"))


def _foretold(doc: Doc, found: Match) -> set[int]:
    """The deeds that a threat or a refusal is about: "threatened to stop cooperating", "ruled out attacking"."""
    own = {i for slot in ("complement", "against") for i in found.clause.slot(slot)}
    return own | {c.i for i in own for c in doc[i].rights if c.dep_ == "xcomp"}


def _only_words(inner: Match, outer: Match | None, actors: Actors) -> bool:
    """Whether a deed is told only as threatened or refused: "threatened to cut ties", "refused to withdraw"."""
    doing = inner.target if is_hosted(inner) else inner.source
    if outer is None or not doing or not all(actors.same(n, outer.source) for n in doing):
        return False
    if outer.rule.states in ("REJECT", "SANCTION"):
        return inner.clause.negated and (quad_of(inner) or 9) < 3
    return inner.clause.modality in ("possible", "planned")


def _strikes(doc: Doc, matches: Sequence[Match]) -> dict[int, list[Match]]:
    """The attacks on somebody by the first word of their sentence."""
    found: dict[int, list[Match]] = {}
    for m in matches:
        if m.rule.states == "ASSAULT" and m.target:
            found.setdefault(doc[m.clause.head].sent.start, []).append(m)
    return found


def _moved_to_strike(doc: Doc, found: Match, strikes: Mapping[int, Sequence[Match]], actors: Actors) -> bool:
    """Whether forces only move for the attack that the sentence tells: PLOVER codes the ASSAULT alone."""
    if found.rule.states != "MOBILIZE" or found.target:
        return False
    there = strikes.get(doc[found.clause.head].sent.start, ())
    return any(all(actors.same(n, m.source) for n in found.source) for m in there)


def _let_in(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether forces may go where they do: "allowed Russian planes to enter its airspace" tells of no intrusion."""
    token = doc[found.clause.head]
    if found.rule.states != "MOBILIZE" or token.dep_ not in ("ccomp", "xcomp") or token.head.lemma_ not in PERMITTING:
        return False
    hosts = [n for t in subjects(token.head) for n in actors.pick(t)]
    return any(actors.same(n, hosts) for n in found.target)


def _consequence(doc: Doc, found: Match, whole: Mapping[int, Match], actors: Actors) -> bool:
    """Whether a clause only tells the victims or the purpose of what is told before: "struck a base, killing five"."""
    token = doc[found.clause.head]
    light = doc[found.clause.support] if found.clause.support is not None else token
    if found.rule.states == "CONSULT" and found.clause.purpose and light.head.i in whole:  # "met to discuss trade"
        meeting = whole[light.head.i]
        there = (*meeting.source, *meeting.target)
        return meeting.rule.states == "CONSULT" and all(actors.same(n, there) for n in found.target)
    told = token.tag_ == "VBG" or found.clause.purpose
    also = token.dep_ == "conj" and token.head.tag_ == token.tag_ and found.rule.trigger.mode is None
    first = token.head if also else token  # "killing 12 and wounding 30"
    main = whole.get(first.head.i) if first.dep_ == "advcl" and told else None
    if main is None or main.rule.states != found.rule.states or found.rule.states not in ("ASSAULT", "AID"):
        return False
    return not _known(found.target, actors) or found.slots[1] == "scene"
