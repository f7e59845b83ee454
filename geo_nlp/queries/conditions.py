"""Options as conditions of SQL. Every value that a user gives is a parameter; only our own words are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.gazetteer.countries import country_code
from geo_nlp.queries.actors import Asked, whom
from geo_nlp.queries.question import POLARITIES, Question
from geo_nlp.queries.store import Store
from geo_nlp.suggest import did_you_mean, unknown

ARTICLE, ANYONE = "article", "anyone"
"""Values of `--said-by` beside names: the article's own voice, and whoever is quoted."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One option as SQL; `option` is its name on the command line, `asked` what was given."""

    option: str
    asked: str
    sql: str


@dataclass(slots=True)
class Conditions:
    """All conditions of a question, in the order in which an empty answer is explained, with their parameters.

    `as_written` is the condition that source and target stand as the text has them; an act that is the same both ways
    (`symmetric`) may be asked for from either side. `alone` has each end by itself. `official` says that a country
    means only those in its offices.
    """

    found: list[Condition] = field(default_factory=list)
    alone: list[Condition] = field(default_factory=list)
    as_written: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    actors: list[Asked] = field(default_factory=list)
    official: bool = False

    def value(self, value: object) -> str:
        """A parameter for a value, the same one where it is used again."""
        for name, known in self.parameters.items():
            if known == value and type(known) is type(value):
                return f"${name}"
        name = f"p{len(self.parameters) + 1}"
        self.parameters[name] = value
        return f"${name}"

    def values(self, several: Sequence[object]) -> str:
        """Parameters for several values, with commas."""
        return ", ".join(self.value(value) for value in several)


def joined(found: Sequence[Condition], *, only: Sequence[str] = (), but: Sequence[str] = ()) -> str:
    """Conditions together: those of some options, or all but them."""
    chosen = (c.sql for c in found if (c.option in only if only else c.option not in but))
    return "\n      AND ".join(chosen) or "true"


def conditions(asked: Question, store: Store) -> Conditions:
    """The conditions of a question; names are looked up in the gazetteer and in what is asked."""
    made = Conditions(official=asked.official)
    _ends(made, asked, store)
    if asked.foreign:
        made.found.append(Condition("--foreign", "", "source_node <> target_node"))
    if asked.dyads:
        made.found.append(Condition("--dyads", "", "kind = 'event' AND source_node <> target_node"))
    for option, given, condition in (
        ("--predicate", asked.predicate, _predicates), ("--mode", asked.mode, _modes),
        ("--said-by", asked.said_by, _speakers), ("--outlet", asked.outlet, _outlets),
        ("--place", asked.place, _places),
    ):  # fmt: skip
        if given:
            make: Callable[[Conditions, Sequence[str], Store], str] = condition
            made.found.append(Condition(option, " ".join(given), make(made, given, store)))
    if asked.polarity:
        made.found.append(
            Condition("--polarity", asked.polarity, f"polarity = {made.value(POLARITIES[asked.polarity])}")
        )
    first, last = asked.days
    if asked.since is not None:
        made.found.append(Condition("--since", asked.since, f"event_to >= {made.value(first)}"))
    if asked.until is not None:
        made.found.append(Condition("--until", asked.until, f"event_from <= {made.value(last)}"))
    if asked.min_confidence is not None:
        sure = f"coalesce(confidence, 1) >= {made.value(asked.min_confidence)}"
        made.found.append(Condition("--min-confidence", f"{asked.min_confidence:g}", sure))
    made.found += excluded(asked)
    return made


def excluded(asked: Question) -> Iterator[Condition]:
    """What is left out unless it is asked for."""
    if "negated" not in asked.include:
        yield Condition("--include", "negated", "NOT negated")
    if "hypothetical" not in asked.include:
        yield Condition("--include", "hypothetical", "NOT hypothetical")


OTHER = {"source": "target", "target": "source"}
Sides = Mapping[str, Sequence[Asked]]
"""Who is asked for by each option of ends."""


def _ends(made: Conditions, asked: Question, store: Store) -> None:
    named = (("source", asked.source), ("target", asked.target), ("who", asked.who))
    sides = {option: [whom(name, store, exact=asked.exact) for name in given] for option, given in named if given}
    made.actors += [actor for actors in sides.values() for actor in actors]
    if "who" in sides:
        either = " OR ".join(_end(made, sides["who"], side) for side in OTHER)
        made.found.append(Condition("--who", " ".join(asked.who), f"({either})"))
    ends = [option for option in OTHER if option in sides]
    if ends:
        made.as_written = " AND ".join(_end(made, sides[option], option) for option in ends)
        turned = " AND ".join(_end(made, sides[option], OTHER[option]) for option in ends)
        given = " ".join(" ".join(getattr(asked, option)) for option in ends)
        options = " and ".join(f"--{option}" for option in ends)
        both = f'{_implied(made, sides, ends)}({made.as_written} OR "symmetric" AND {turned})'
        made.found.append(Condition(options, given, both))
    if len(ends) > 1:
        made.alone += [_alone(made, asked, sides, option) for option in ends]


def _implied(made: Conditions, sides: Sides, ends: Sequence[str]) -> str:
    """What both ends being countries implies, for which DuckDB can look while it reads, before the other columns."""
    countries = [actor.country for option in ends for actor in sides[option]]
    if len(ends) < 2 or not all(countries):
        return ""
    listed = made.values(sorted(filter(None, countries)))
    return f"source_country IN ({listed}) AND target_country IN ({listed}) AND "


def _alone(made: Conditions, asked: Question, sides: Sides, option: str) -> Condition:
    """One end by itself."""
    here, there = _end(made, sides[option], option), _end(made, sides[option], OTHER[option])
    given = " ".join(getattr(asked, option))
    return Condition(f"--{option}", given, f'({here} OR "symmetric" AND {there})')


def _end(made: Conditions, actors: Sequence[Asked], side: str) -> str:
    """That one end is one of these actors."""
    parts = []
    for actor in actors:
        if actor.country:
            code = made.value(actor.country)
            whose = "in_office" if made.official else "NOT is_apart"
            parts.append(f"{side}_country = {code} AND {whose}({side}, {side}_sector)")
        if actor.ids:
            parts.append(f"{side} IN ({made.values(actor.ids)})")
        if actor.name:
            parts.append(f"{side} IS NULL AND lower({side}_name) = lower({made.value(actor.name)})")
    return f"({' OR '.join(parts)})"


def _predicates(made: Conditions, given: Sequence[str], _: Store) -> str:
    """What was done or felt: by predicates, attitudes, and groups of them."""
    from geo_nlp.ontology.naming import STANCE, edge_keys

    keys = sorted(edge_keys(given))
    attitudes = [key.partition(":")[2] for key in keys if key.startswith("stance:")]
    events = [key for key in keys if not key.startswith("stance:") and key != STANCE]
    parts = [f"predicate IN ({made.values(events)})"] if events else []
    parts += [f"attitude IN ({made.values(attitudes)})"] if attitudes else []
    parts += ["kind = 'stance'"] if STANCE in keys else []
    return f"({' OR '.join(parts)})"


def _modes(made: Conditions, given: Sequence[str], _: Store) -> str:
    """How it was done, by PLOVER's modes."""
    from geo_nlp.ontology import load_ontology

    known = sorted({mode for predicate in load_ontology().predicates.values() for mode in predicate.modes})
    for name in given:
        if name not in known:
            raise InputError(unknown("mode", name, known))
    return f"mode IN ({made.values(given)})"


def _speakers(made: Conditions, given: Sequence[str], store: Store) -> str:
    """Who says it: by the speaker of the record, whom the article's attributions identify."""
    parts = []
    for name in given:
        if name.casefold() == ARTICLE:
            parts.append("speaker IS NULL")
        elif name.casefold() == ANYONE:
            parts.append("speaker IS NOT NULL")
        else:
            parts.append(_said_by(made, name, store))
    return f"({' OR '.join(parts)})"


def _said_by(made: Conditions, name: str, store: Store) -> str:
    there = store.rows(
        "SELECT 1 FROM findings WHERE lower(speaker) = lower($name) LIMIT 1", {"name": " ".join(name.split())}
    )
    parts = [f"lower(speaker) = lower({made.value(name)})"]
    try:
        actor = whom(name, store)
    except InputError:
        if not there:
            raise
        return parts[0]
    same = []
    if actor.country:
        code = made.value(actor.country)
        same.append(f"speaker_id = {code} OR speaker_country = {code} AND NOT is_apart(speaker_id, speaker_sector)")
    if actor.ids:
        same.append(f"speaker_id IN ({made.values(actor.ids)})")
    if same:
        store.need("attributions")
        parts.append(f"(article, speaker) IN (SELECT (article, speaker) FROM attributions WHERE {' OR '.join(same)})")
    return f"({' OR '.join(parts)})"


def _outlets(made: Conditions, given: Sequence[str], store: Store) -> str:
    store.need("articles")
    held = [name for (name,) in store.rows("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY 1")]
    known = {name.casefold() for name in held}
    for name in given:
        if name.casefold() not in known:
            few = f"; there are {', '.join(held)}" if 0 < len(held) <= 10 else "" if held else "; none is named there"
            raise InputError(f"no outlet {name!r} in {store.name}{did_you_mean(name, held) or few}")
    return f"lower(outlet) IN ({made.values([name.lower() for name in given])})"


def _places(made: Conditions, given: Sequence[str], _: Store) -> str:
    """Where it happened: a country by any name, else a place or the division that it lies in."""
    from geo_nlp.gazetteer.toponyms import toponyms

    parts = []
    for name in given:
        if code := country_code(name):
            parts.append(f"place_country = {made.value(code)}")
            continue
        spelt = {name.casefold(), *(place.name.casefold() for place in toponyms().lookup(name))}
        listed = made.values(sorted(spelt))
        parts.append(f"lower(place) IN ({listed}) OR lower(place_admin1) IN ({listed})")
    return f"({' OR '.join(parts)})"
