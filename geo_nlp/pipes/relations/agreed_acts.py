"""Agreements to an act: with whom they are, and which acts are reported by the agreement alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match, is_known
from geo_nlp.slotted import replace

INVITING = frozenset({"invitation", "invite"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})


def with_agreed_targets(matches: Sequence[Match], actors: Actors) -> list[Match]:
    """The matches, an agreement to an act with those whom the act is for: "pledged to send aid to Mali"."""
    acts = {m.clause.head: m for m in matches if m.source and m.target and not m.reciprocal}
    return [_with_agreed_target(m, acts, actors) if m.rule.states == "AGREE" and m.source else m for m in matches]


def _with_agreed_target(found: Match, acts: Mapping[int, Match], actors: Actors) -> Match:
    if found.reciprocal or found.clause.lemma in INVITING:
        return found  # who is invited "to visit Mali" is not Mali
    if found.target and found.slots[1] not in ("complement", found.slots[0]):
        return found
    if all(actors.mentions[n].type == "organisation" and not is_known((n,), actors) for n in found.target):
        found = replace(found, target=())  # "undertook to respect the temple": no actor
    for i in found.clause.slot("complement"):
        act = acts.get(i)
        if act and all(actors.same(n, act.source) for n in found.source) and is_known(act.target, actors):
            return replace(found, target=act.target, slots=(found.slots[0], "complement"))
    return found


def is_part_of_agreement(act: Match, agreement: Match | None, actors: Actors) -> bool:
    """Whether a concession or a visit is reported by an agreement or invitation: "agreed to lift its ban on Israel"
    is one event, "invited Macron to visit Mali" too.
    """
    if agreement is None:
        return False
    invited = act.clause.modality == "planned" and agreement.clause.lemma in INVITING
    if act.rule.states == "CONSULT" and (invited or act.clause.modality == "demanded"):
        return all(actors.same(n, agreement.target) for n in act.source)
    if act.clause.negated:
        return False
    if is_hosted(act):  # "agreed to host Lavrov": who comes has agreed to nothing
        return all(actors.same(n, agreement.source) for n in act.target)
    if act.rule.states not in YIELDING:
        return False
    same = all(n in agreement.target or actors.mentions[n].type == "place" for n in act.target)
    return same and all(actors.same(n, agreement.source) for n in act.source)


def is_hosted(visit: Match) -> bool:
    """Whether a visit is reported by its host's act: "receive", "host", "welcome"."""
    return visit.rule.states == "CONSULT" and visit.slots[1] == "subject"
