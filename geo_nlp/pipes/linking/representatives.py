"""Nominals that stand for the states or bodies they belong to: "Chinese and Russian troops", "members of Hamas"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo_nlp.gazetteer import Nominal
from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.mentions.nominal_owners import AGENT_NOUNS
from geo_nlp.pipes.mentions.nominals import Described
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

Place = tuple[int, int | None]  # where a name begins and ends, or where the state begins that it opens with
OWNER_TYPES = frozenset({"armed_group", "government", "igo", "party", "state"})
# Who acts for those who send them: "envoys of Hamas and Fatah", no "supporters of Hamas and Fatah".
DELEGATES = AGENT_NOUNS | words("delegate_noun")
GROUP_MEMBERS = words("group_member_noun")
ONE_OF_SEVERAL = frozenset({"a", "an", "another", "one"})


def joint_owners(doc: Doc, described: Described, names: Sequence[Name], links: Sequence[Link]) -> list[Place]:
    """Where the states or bodies are named that a nominal stands for; none for most nominals."""
    owners = [links[n] for n in described.states]
    if _stands_for_states(doc, described, owners):
        return [(names[n].first, None) for n in described.states]
    if _stands_for_bodies(doc, described, owners):
        return [(names[n].first, names[n].last) for n in described.states]
    return []


def with_joint_referents(mentions: Sequence[Mention], joint: Mapping[tuple[int, int], list[Place]]) -> list[Mention]:
    """The mentions, the nominals of `joint` as referring to those that they stand for."""
    place: dict[Place, int] = {(m.first, m.last): i for i, m in enumerate(mentions)}
    place |= {(m.first, None): i for i, m in enumerate(mentions) if m.level == "name"}
    return [
        replace(m, refers_to=tuple(place[i] for i in joint[m.start, m.end] if i in place))
        if m.level == "nominal" and (m.start, m.end) in joint
        else m
        for m in mentions
    ]  # fmt: skip


def _stands_for_states(doc: Doc, described: Described, states: Sequence[Link]) -> bool:
    """Whether a nominal is of several states ("Chinese and Russian troops"), or stands for its one ("the US side")."""
    several = len({state.country for state in states if state.type in ("state", "igo")}) > 1
    if (several or _are_of_capitals(described, states)) and _is_plural_nominal(doc, described):
        return True
    if len(states) != 1:
        return False
    return _stands_for_body(described.nominal, states[0]) or _is_one_of_group(doc, described, states[0])


def _are_of_capitals(described: Described, towns: Sequence[Link]) -> bool:
    """Whether officials are of two capitals, which stand for their states: "envoys from Riyadh and Tehran"."""
    capitals = {town.country for town in towns if town.type == "place" and town.country}
    return described.nominal.sector in SERVING and len(capitals) == len(towns) > 1


def _is_one_of_group(doc: Doc, described: Described, owner: Link) -> bool:
    """Whether members or a commander of an armed group stand for it: "three members of Hamas", "a Hamas commander".

    "The leader of Hamas" is a person whom coreference finds.
    """
    if owner.type != "armed_group":
        return False
    unknown = doc[described.first].lower_ in ONE_OF_SEVERAL or doc[described.head].tag_ in PLURAL_TAGS
    return described.nominal.head in GROUP_MEMBERS or (described.nominal.head in DELEGATES and unknown)


def _stands_for_bodies(doc: Doc, described: Described, owners: Sequence[Link]) -> bool:
    """Whether several act for several bodies: "envoys of Hamas and Fatah", "negotiators for Chad and the rebels"."""
    known = {owner.actor for owner in owners if owner.type in OWNER_TYPES} - {None}
    acting = doc[described.head].lemma_.lower() in DELEGATES and _is_plural_nominal(doc, described)
    return acting and len(known) == len(owners) > 1


def _is_plural_nominal(doc: Doc, described: Described) -> bool:
    """Whether a nominal is plural by its head or by meaning ("police")."""
    return described.nominal.plural or doc[described.head].tag_ in PLURAL_TAGS


def _stands_for_body(nominal: Nominal, owner: Link) -> bool:
    """Whether a nominal acts for the body that modifies it: "Iranian troops", "the U.S. side", "U.N. officials".

    A single person does not: who "the Turkish prime minister" is, coreference finds.
    """
    if nominal.type == "person" and not nominal.plural:
        return False
    if owner.type == "state":
        acting = nominal.sector in SERVING or nominal.type == "judiciary"
        return acting and (nominal.type != "state" or nominal.head == "side")
    owned = owner.type in ("armed_group", "igo", "government", "military")
    return owned and nominal.sector not in ("CVL", "REF", "UNK")
