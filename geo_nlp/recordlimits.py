"""How much of what was found in an article its record holds: that of its beginning, where there is too much.

All lists end at the same place, so that nothing in one points to what is missing in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from geo_nlp.limits import MOST_MENTIONS, MOST_RECORDS
from geo_nlp.types import Attribution, Mention, Participant, Relation, Role, Stance

T = TypeVar("T")
Said = TypeVar("Said", Relation, Stance)


@dataclass(frozen=True, slots=True)
class Found:
    """What the pipes found in a text."""

    mentions: Sequence[Mention]
    roles: Sequence[Role]
    relations: Sequence[Relation]
    stances: Sequence[Stance]
    attributions: Sequence[Attribution]


def limited(found: Found, *, mentions: int = MOST_MENTIONS, records: int = MOST_RECORDS) -> tuple[Found, int | None]:
    """What of it a record holds, and the place in the text after which nothing is reported; None where all of it is.

    >>> limited(Found((), (), (), (), ()))[1] is None
    True
    """
    ends = (
        _end(found.mentions, mentions, lambda m: m.start),
        _end(found.roles, records, lambda r: r.holder.start),
        _end(found.relations, records, lambda r: r.trigger.start),
        _end(found.stances, records, lambda s: s.trigger.start),
        _end(found.attributions, records, lambda a: a.content.start),
    )
    reached = [end for end in ends if end is not None]
    if not reached:
        return found, None
    end = min(reached)
    kept = [n for n, said in enumerate(found.attributions) if _lies_before(end, _of_attribution(said))]
    number: dict[int | None, int | None] = {None: None} | {n: i for i, n in enumerate(kept)}
    return Found(
        [m for m in found.mentions if m.start < end],
        [r for r in found.roles if _lies_before(end, _of_role(r))],
        list(_numbered((r for r in found.relations if _lies_before(end, _of_relation(r))), number)),
        list(_numbered((s for s in found.stances if _lies_before(end, _of_stance(s))), number)),
        [found.attributions[n] for n in kept],
    ), end


def _end(found: Sequence[T], most: int, place: Callable[[T], int]) -> int | None:
    """Where the first stands that is too many."""
    return sorted(map(place, found))[most] if len(found) > most else None


def _lies_before(end: int, places: Iterator[int]) -> bool:
    return all(place < end for place in places)


def _numbered(records: Iterator[Said], number: dict[int | None, int | None]) -> Iterator[Said]:
    """The records with the new numbers of their attributions; without one that is gone they would be wrong."""
    for record in records:
        if record.attribution in number:
            yield replace(record, attribution=number[record.attribution])


def _of_part(part: Participant | None) -> Iterator[int]:
    if part is not None:
        yield part.start
        if part.antecedent is not None:
            yield part.antecedent.start


def _of_role(role: Role) -> Iterator[int]:
    yield role.sentence.end - 1
    yield from _of_part(role.holder)
    yield from _of_part(role.organisation)


def _of_relation(relation: Relation) -> Iterator[int]:
    yield relation.sentence.end - 1
    yield from _of_part(relation.source)
    yield from _of_part(relation.target)


def _of_stance(stance: Stance) -> Iterator[int]:
    yield stance.sentence.end - 1
    for part in (stance.holder, *stance.targets):
        yield from _of_part(part)


def _of_attribution(said: Attribution) -> Iterator[int]:
    yield said.content.start
    if said.cue is not None:
        yield said.cue.start
    yield from _of_part(said.speaker)
