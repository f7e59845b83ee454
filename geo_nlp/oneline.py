"""Records in one short line, as `str` has them: `FRA ACCUSE RUS (negated)`, the notation of the tests.

An end is an actor id; an actor of a known country without an id is the country and the last word of its phrase,
`RUS(soldiers)`; one of no known country is that word, `police`; `-` is an end that the text leaves out. In brackets
stands what differs from a plain asserted event, and the date where the text itself gives one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo_nlp.types import Attribution, Mention, Participant, Record, Relation, Role, Stance

HEADLINE = 40


def mention(item: Mention) -> str:
    """The words and the actor: `Lavrov = person:sergey-lavrov (person)`."""
    return f"{item.text} = {item.actor or item.country or '?'} ({item.type})"


def participant(item: Participant) -> str:
    """An end: `FRA`, `RUS(soldiers)`, `police`."""
    if item.actor:
        return item.actor
    word = (item.antecedent or item).text.lower().split()[-1]
    return f"{item.country}({word})" if item.country else word


def role(item: Role) -> str:
    """Holder, post, the body or else the country that it is for: `person:x minister FRA (former)`."""
    return _line(item.holder, item.post, item.organisation or item.country, {item.status} - {"current"})


def relation(item: Relation) -> str:
    """Source, predicate and target: `FRA ACCUSE RUS`."""
    return _line(item.source, item.predicate, item.target, _marks(item))


def stance(item: Stance) -> str:
    """Holder, attitude and targets: `FRA concern RUS, CHN`."""
    return _line(item.holder, item.attitude, ", ".join(map(str, item.targets)), _marks(item))


def attribution(item: Attribution) -> str:
    """Who says what: `person:x: Russia had left`."""
    return f"{item.speaker or '-'}: {shortened(item.content.text)}"


def record(item: Record) -> str:
    """Headline, date, and how much was found."""
    return summary(item.title, item.text, item.date, len(item.relations), len(item.stances), len(item.roles))


def summary(title: str | None, text: str, date: str | None, relations: int, stances: int, roles: int) -> str:
    """A record by its parts.

    >>> summary(None, "Paris condemns the attack.", "2025-02-27", 1, 0, 2)
    "<Record 'Paris condemns the attack.' 2025-02-27: 1 relation, 0 stances, 2 roles>"
    """
    counts = (("relation", relations), ("stance", stances), ("role", roles))
    found = ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts)
    return f"<Record {shortened(title or text)!r} {date or 'undated'}: {found}>"


def shortened(text: str, length: int = HEADLINE) -> str:
    r"""The first line of a text, cut off where it is longer than `length`.

    >>> shortened("\nParis condemns  the attack\nThe minister said"), shortened("Paris condemns the attack", 16)
    ('Paris condemns the attack', 'Paris condemns…')
    """
    line = " ".join(next(filter(str.strip, text.splitlines()), "").split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def _line(source: object, word: str, target: object, marks: Collection[str]) -> str:
    noted = f" ({', '.join(marks)})" if marks else ""
    return f"{source or '-'} {word} {target or '-'}{noted}"


def _marks(item: Relation | Stance) -> list[str]:
    marks = ["negated"] if item.negated else []
    marks += [item.modality] if item.modality != "asserted" else []
    return [*marks, item.date] if item.date and item.date_source == "text" else marks
