"""The ends of event mentions: when two of them may be one participant of one act.

A state is one with its officials and bodies, for it acts through them; two officials are two, and so are an armed group
and its home state. Unnamed people go with the state that they belong to where something is done to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention, Participant, Role

SAME, PART, NOBODY, VAGUE, OPEN = 2.0, 1.0, 0.0, -1.0, -2.0
"""Degrees of agreement: one actor; a state and its part; an end that neither mention has; people of whom nothing is
known, and a state; an end that only one mention has."""

Kind = str
STATE, BODY, OFFICIAL, PRIVATE, OWN, UNNAMED = "state", "body", "official", "private", "own", "unnamed"
OFFICIALS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
OWN_VOICE = frozenset({"JUD", "LEG"})
"""Whose deeds are the state's, but whose words are not."""
IGO = "IGO"
"""The sector of international bodies and of those who serve one; which one is often not said."""
FIGHTERS = frozenset({"REB", "UAF", "PRM", "CRM", "IMG"})


@dataclass(frozen=True, slots=True)
class Argument:
    """An end of an event mention.

    `posts` are the bodies that a person acts for, and `titles` the words of his titles; `place` is the name of a place
    that stands for its state; `at` is the offset of the full mention. Of a description ("six activists", "a child")
    there are the `noun`, the `numbers`, and whether it is `indefinite`.
    """

    kind: Kind
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
        """What the end is found under: its state and the body that it acts for, or itself.

        People of whom nothing is known are found by their noun, and as if they were not named at all.
        """
        if self.kind == OWN:
            found = [self.actor, self.country if self.is_company else None]
        else:
            found = [self.country, *sorted(self.posts)]
        if self.sector == IGO:
            found.append(IGO)
        return [key for key in found if key] or ([self.actor] if self.actor else ["", f"?{self.noun}"])

    @property
    def is_company(self) -> bool:
        """Whether the end is a company, which a state may punish for another one's deeds."""
        return (self.actor or "").startswith("company:")


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is known to hold: the bodies that he acts for, and the words of his titles."""

    bodies: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    of_state: bool = False


NO_OFFICE = Office()


def offices_of(roles: Iterable[Role]) -> dict[str, Office]:
    """The offices of persons by their ids; what somebody held formerly does not count."""
    found: dict[str, Office] = {}
    for role in roles:
        if role.holder.actor is not None and role.status != "former":
            held = found.get(role.holder.actor, NO_OFFICE)
            body = role.organisation.actor if role.organisation is not None else None
            bodies = held.bodies.union([body]) if body else held.bodies
            titles = held.titles.union(role.title.lower().split())
            of_state = held.of_state or load_ontology().posts[role.post].sector in OFFICIALS
            found[role.holder.actor] = Office(bodies, titles, of_state)
    return found


def argument_of(doc: Doc, end: Participant, mention: Mention | None, offices: Mapping[str, Office]) -> Argument:
    """An end as it is compared; `offices` are those that the article tells of, by person."""
    office = offices.get(end.actor or "", NO_OFFICE)
    at = end.antecedent.start if end.antecedent else end.start
    if end.actor is not None:
        place = end.text if mention is not None and mention.type == "place" and end.sector is None else None
        return Argument(
            _kind(end, office), end.actor, end.country, end.sector, at, office.bodies, office.titles, place, "",
            frozenset(), False,
        )  # fmt: skip
    span = doc.char_span(end.start, end.end, alignment_mode="expand")
    words = list(span) if span is not None else []
    head = doc[mention.head] if mention is not None and mention.head >= 0 else words[-1] if words else None
    noun = head.lemma_.lower() if head is not None else end.text.lower()
    numbers = frozenset(word.lower_ for word in words if word.like_num)
    indefinite = bool(words) and (words[0].lower_ in ("a", "an") or words[0].tag_ == "NN")
    return Argument(
        UNNAMED, None, end.country, end.sector, at, office.bodies, office.titles, None, noun, numbers, indefinite
    )


def _kind(end: Participant, office: Office) -> Kind:
    actor = end.actor or ""
    if actor == end.country:
        return STATE
    prefix = actor.partition(":")[0]
    if prefix == "gov":
        return BODY
    if prefix == "person":
        return OFFICIAL if office.of_state or office.bodies or end.sector in OFFICIALS else PRIVATE
    if prefix == "place":
        return STATE if end.country else OWN
    return OWN


def agreement(
    one: Argument | None, other: Argument | None, *, suffering: bool = False, speaking: bool = False
) -> float | None:
    """How well two ends agree; None where they are two participants.

    `suffering` is for those whom an act harms and for crowds, `speaking` for those who only say something. An open end
    agrees with any; whether that is enough is for the rest of the evidence to say.
    """
    if one is None or other is None:
        return NOBODY if one is None and other is None else OPEN
    if one.actor is not None and one.actor == other.actor:
        return SAME
    if one.kind == UNNAMED and other.kind == UNNAMED:
        return _unnamed(one, other, suffering=suffering)
    if speaking and (one.sector in OWN_VOICE) != (other.sector in OWN_VOICE):
        return None
    if UNNAMED in (one.kind, other.kind):
        return _described(*_with_first(one, other, UNNAMED), suffering=suffering)
    if OWN in (one.kind, other.kind):
        return _independent(*_with_first(one, other, OWN), suffering=suffering)
    if suffering and {one.kind, other.kind} == {STATE, OFFICIAL}:
        return None  # whoever sanctions or arrests a minister does not do so to the country
    return _of_state(one, other)


def _with_first(one: Argument, other: Argument, kind: Kind) -> tuple[Argument, Argument]:
    """Two ends, the one of a kind first."""
    return (one, other) if one.kind == kind else (other, one)


def _independent(whole: Argument, part: Argument, *, suffering: bool) -> float | None:
    """An actor of no state and another: a company and its state, a body and its officials, an IGO and who serves it."""
    hit = suffering and whole.is_company and part.kind == STATE and whole.country == part.country
    serves = part.sector == whole.sector == IGO and part.kind in (OFFICIAL, PRIVATE) and not part.posts
    return PART if hit or serves or whole.actor in part.posts else None


def _unnamed(one: Argument, other: Argument, *, suffering: bool) -> float | None:
    """Two descriptions: by the same noun, of victims or crowds of one country, or of its officials of one kind."""
    if one.at == other.at:
        return SAME
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return None
    if one.noun == other.noun and (one.country == other.country or None in (one.country, other.country)):
        return PART
    if one.country is None or one.country != other.country or (one.indefinite and other.indefinite):
        return None
    return PART if suffering or (one.sector in OFFICIALS and one.sector == other.sector) else None


def _described(nobody: Argument, named: Argument, *, suffering: bool) -> float | None:
    """A description and a name: "the government" and Israel, "the rebels" and M23, "38 people" and Gaza."""
    if named.kind == OWN:
        fighters = nobody.sector in FIGHTERS and (named.actor or "").startswith("armed_group:")
        return PART if fighters and nobody.country in (None, named.country) else None
    if named.kind == OFFICIAL:  # "the defence minister" and who is known by that title
        return PART if nobody.noun in named.titles and nobody.country == named.country else None
    if named.kind not in (STATE, BODY):
        return None
    official = nobody.sector in OFFICIALS
    if nobody.country is None:
        return VAGUE if official or (suffering and named.kind == STATE) else None
    return PART if nobody.country == named.country and (official or (suffering and named.kind == STATE)) else None


def _of_state(one: Argument, other: Argument) -> float | None:
    """A state and its parts; a minister and the ministry that he is known to lead, or any where that is not known."""
    if one.country is None or one.country != other.country or PRIVATE in (one.kind, other.kind):
        return None
    if STATE in (one.kind, other.kind):
        return PART
    if one.kind == other.kind:
        return None
    body, person = _with_first(one, other, BODY)
    led = {post for post in person.posts if post.startswith("gov:")}
    return PART if not led or body.actor in led else None
