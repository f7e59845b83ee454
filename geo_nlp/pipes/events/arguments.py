"""The ends of event mentions, and when two of them may be one participant of one act.

A state is identified with its officials and bodies, through which it acts; two officials are distinct, and so are an
armed group and its home state. Unnamed people are identified with their state where they are the patients of an act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.sectors import OF_STATE
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention, Participant, Role

SAME_SCORE, PART_SCORE, NOBODY_SCORE, VAGUE_SCORE, OPEN_SCORE = 2.0, 1.0, 0.0, -1.0, -2.0
"""Degrees of agreement: one actor; a state and its part; an end that neither mention has; unknown people and a state;
an end that only one mention has."""

EndKind = str
STATE_KIND, BODY_KIND, OFFICIAL_KIND = "state", "body", "official"
PRIVATE_KIND, OWN_KIND, UNNAMED_KIND = "private", "own", "unnamed"
OWN_VOICE = frozenset({"JUD", "LEG"})
"""Those whose acts are the state's, but whose words are not."""
IGO = "IGO"
"""The sector of international bodies and of their officials; which body is often not said."""
FIGHTER_SECTORS = frozenset({"REB", "UAF", "PRM", "CRM", "IMG"})


@dataclass(frozen=True, slots=True)
class Argument:
    """An end of an event mention.

    `posts` are the bodies that a person acts for, and `titles` the words of his titles; `place` is the name of a place
    that stands for its state; `at` is the offset of the antecedent. A description ("six activists", "a child") has its
    `noun`, its `numbers`, and whether it is `indefinite`.
    """

    kind: EndKind
    actor: str | None
    country: str | None
    sector: str | None
    at: int
    posts: frozenset[str]
    titles: frozenset[str]
    place: str | None
    noun: str
    numbers: frozenset[str]
    indefinite: bool

    @property
    def keys(self) -> list[str]:
        """The keys of the end: its state and the body that it acts for, or itself.

        Unknown people have their noun as a key, and that of an open end.
        """
        if self.kind == OWN_KIND:
            found = [self.actor, self.country if self.is_company else None]
        else:
            found = [self.country, *sorted(self.posts)]
        if self.sector == IGO:
            found.append(IGO)
        return [key for key in found if key] or ([self.actor] if self.actor else ["", f"?{self.noun}"])

    @property
    def is_company(self) -> bool:
        """Whether the end is a company, which may be punished for the acts of its state."""
        return (self.actor or "").startswith("company:")


@dataclass(frozen=True, slots=True)
class Office:
    """The offices of a person: the bodies that he acts for, and the words of his titles."""

    bodies: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    of_state: bool = False


NO_OFFICE = Office()


def offices_of(roles: Iterable[Role]) -> dict[str, Office]:
    """The current offices of persons by their ids."""
    found: dict[str, Office] = {}
    for role in roles:
        if role.holder.actor is not None and role.status != "former":
            held = found.get(role.holder.actor, NO_OFFICE)
            body = role.organisation.actor if role.organisation is not None else None
            bodies = held.bodies.union([body]) if body else held.bodies
            titles = held.titles.union(role.title.lower().split())
            of_state = held.of_state or load_ontology().posts[role.post].sector in OF_STATE
            found[role.holder.actor] = Office(bodies, titles, of_state)
    return found


def argument_of(doc: Doc, end: Participant, mention: Mention | None, offices: Mapping[str, Office]) -> Argument:
    """An end as it is compared; `offices` are those in the article, by person."""
    office = offices.get(end.actor or "", NO_OFFICE)
    at = end.antecedent.start if end.antecedent else end.start
    if end.actor is not None:
        place = end.text if mention is not None and mention.type == "place" and end.sector is None else None
        return Argument(
            _kind_of_end(end, office), end.actor, end.country, end.sector, at, office.bodies, office.titles, place, "",
            frozenset(), False,
        )  # fmt: skip
    span = doc.char_span(end.start, end.end, alignment_mode="expand")
    words = list(span) if span is not None else []
    head = doc[mention.head] if mention is not None and mention.head >= 0 else words[-1] if words else None
    noun = head.lemma_.lower() if head is not None else end.text.lower()
    numbers = frozenset(word.lower_ for word in words if word.like_num)
    indefinite = bool(words) and (words[0].lower_ in ("a", "an") or words[0].tag_ == "NN")
    return Argument(
        UNNAMED_KIND, None, end.country, end.sector, at, office.bodies, office.titles, None, noun, numbers, indefinite
    )


def _kind_of_end(end: Participant, office: Office) -> EndKind:
    actor = end.actor or ""
    if actor == end.country:
        return STATE_KIND
    prefix = actor.partition(":")[0]
    if prefix == "gov":
        return BODY_KIND
    if prefix == "person":
        return OFFICIAL_KIND if office.of_state or office.bodies or end.sector in OF_STATE else PRIVATE_KIND
    if prefix == "place":
        return STATE_KIND if end.country else OWN_KIND
    return OWN_KIND


def agreement(
    one: Argument | None, other: Argument | None, *, suffering: bool = False, speaking: bool = False
) -> float | None:
    """How well two ends agree; None where they are two participants.

    `suffering` is for the patients of harm and for crowds, `speaking` for the sources of speech acts. An open end
    agrees with any; whether that is enough depends on the rest of the evidence.
    """
    if one is None or other is None:
        return NOBODY_SCORE if one is None and other is None else OPEN_SCORE
    if one.actor is not None and one.actor == other.actor:
        return SAME_SCORE
    if one.kind == UNNAMED_KIND and other.kind == UNNAMED_KIND:
        return _unnamed(one, other, suffering=suffering)
    if speaking and (one.sector in OWN_VOICE) != (other.sector in OWN_VOICE):
        return None
    if UNNAMED_KIND in (one.kind, other.kind):
        return _described(*_with_first(one, other, UNNAMED_KIND), suffering=suffering)
    if OWN_KIND in (one.kind, other.kind):
        return _independent(*_with_first(one, other, OWN_KIND), suffering=suffering)
    if suffering and {one.kind, other.kind} == {STATE_KIND, OFFICIAL_KIND}:
        return None  # whoever sanctions or arrests a minister does not do so to the country
    return _of_state(one, other)


def _with_first(one: Argument, other: Argument, kind: EndKind) -> tuple[Argument, Argument]:
    """Two ends, the one of a kind first."""
    return (one, other) if one.kind == kind else (other, one)


def _independent(whole: Argument, part: Argument, *, suffering: bool) -> float | None:
    """The agreement of an actor of no state: a company with its state, a body or IGO with its officials."""
    hit = suffering and whole.is_company and part.kind == STATE_KIND and whole.country == part.country
    serves = part.sector == whole.sector == IGO and part.kind in (OFFICIAL_KIND, PRIVATE_KIND) and not part.posts
    return PART_SCORE if hit or serves or whole.actor in part.posts else None


def _unnamed(one: Argument, other: Argument, *, suffering: bool) -> float | None:
    """The agreement of two descriptions: by the same noun, as victims or crowds of one country, or as its officials."""
    if one.at == other.at:
        return SAME_SCORE
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return None
    if one.noun == other.noun and (one.country == other.country or None in (one.country, other.country)):
        return PART_SCORE
    if one.country is None or one.country != other.country or (one.indefinite and other.indefinite):
        return None
    return PART_SCORE if suffering or (one.sector in OF_STATE and one.sector == other.sector) else None


def _described(unnamed: Argument, named: Argument, *, suffering: bool) -> float | None:
    """The agreement of a description and a name: "the government" and Israel, "38 people" and Gaza."""
    if named.kind == OWN_KIND:
        fighters = unnamed.sector in FIGHTER_SECTORS and (named.actor or "").startswith("armed_group:")
        return PART_SCORE if fighters and unnamed.country in (None, named.country) else None
    if named.kind == OFFICIAL_KIND:  # "the defence minister" and a person with that title
        return PART_SCORE if unnamed.noun in named.titles and unnamed.country == named.country else None
    if named.kind not in (STATE_KIND, BODY_KIND):
        return None
    official = unnamed.sector in OF_STATE
    if unnamed.country is None:
        return VAGUE_SCORE if official or (suffering and named.kind == STATE_KIND) else None
    return (
        PART_SCORE
        if unnamed.country == named.country and (official or (suffering and named.kind == STATE_KIND))
        else None
    )


def _of_state(one: Argument, other: Argument) -> float | None:
    """The agreement of a state and its parts, or of a minister and a ministry, his own where that is known."""
    if one.country is None or one.country != other.country or PRIVATE_KIND in (one.kind, other.kind):
        return None
    if STATE_KIND in (one.kind, other.kind):
        return PART_SCORE
    if one.kind == other.kind:
        return None
    body, person = _with_first(one, other, BODY_KIND)
    led = {post for post in person.posts if post.startswith("gov:")}
    return PART_SCORE if not led or body.actor in led else None
