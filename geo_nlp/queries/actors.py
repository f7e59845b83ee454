"""Whom a name means: a country in any form, a person, a body, an actor id, or a name that only the run knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from geo_nlp.errors import InputError
from geo_nlp.gazetteer import Entry, gazetteer
from geo_nlp.gazetteer.countries import country_code, spellings, state_names
from geo_nlp.gazetteer.spelling import tokenise
from geo_nlp.plurals import counted
from geo_nlp.suggest import near

OF_STATE = frozenset({"name", "adjective", "people", "metonym", "capital"})
CLEARLY = 0.95  # share of the records with one name that makes clear whom it means
MOST = 5  # actors that a message about an ambiguous name lists


class Held(Protocol):
    """What names are looked up in beside the gazetteer: a run, records, a graph."""

    @property
    def name(self) -> str:
        """What people call it."""

    def records_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How many records each of some actors has, of those that have any."""

    def called(self, given: str) -> list[tuple[str | None, str]]:
        """Id and name of the actors with this name or id."""

    def names(self) -> list[str]:
        """All names and ids."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a question is about: all that rolls up to `country`, the actors with one of `ids`, or a bare `name`.

    What is not `sure` is worth saying: the name is another than that of `label`.
    """

    given: str
    label: str
    country: str | None = None
    ids: tuple[str, ...] = ()
    name: str | None = None
    sure: bool = True


def whom(given: str, held: Held, *, exact: bool = False) -> Asked:
    """The actor of a name. `exact` means the state itself, without its people and bodies.

    A name of several is the one that the run has; where it has more than one of them, the error lists their ids.
    """
    given = " ".join(given.split())
    if code := _country(given):
        if not _of_others(given, code):
            return _state(given, code, exact=exact)
        return _state(given, code, exact=exact, label=f"{state_names()[code]} ({code})", sure=False)
    known = gazetteer()
    if given in known.entries:
        return Asked(given, known.entries[given].name, ids=(given,))
    found = _meant(given, _lookup(given)) or _body(given)
    several = len(found) > 1
    if several:
        found = _in_run(given, found, held)
    if not found:
        return _of_run(given, held)
    entry, label = found[0], f"{found[0].name} ({found[0].id})"
    sure = not several and given.casefold() in (entry.name.casefold(), f"the {entry.name}".casefold())
    if entry.id == entry.country:
        return _state(given, entry.id, exact=exact, label=label, sure=sure)
    return Asked(given, label, ids=(entry.id,), sure=sure)


def _state(given: str, code: str, *, exact: bool, label: str = "", sure: bool = True) -> Asked:
    return Asked(given, label or code, None if exact else code, (code,) if exact else (), sure=sure)


def _country(given: str) -> str | None:
    """The country of a code or a name; a short word that is an actor's name too is not taken for a code."""
    code = country_code(given)
    if code and len(given) == 2 and gazetteer().lookup(given):
        return None
    return code


def _of_others(given: str, code: str) -> bool:
    """Whether a short name of one state is part of another's: "Congo", "Korea"; not "Guinea", which is a full name."""
    word = given.casefold()
    others = (name for name, other in spellings().items() if other != code and f" {word} " in f" {name} ")
    return word != state_names()[code].casefold() and any(others)


def _lookup(given: str) -> Sequence[Entry]:
    """The entries of a name, whatever its case: "pentagon", "nato", "the Kremlin"."""
    bare = given[4:] if given.casefold().startswith("the ") else given
    return next((found for name in (bare, bare.title(), bare.upper()) if (found := gazetteer().lookup(name))), ())


def _meant(given: str, entries: Sequence[Entry]) -> list[Entry]:
    """Entries that act under this name: a capital or seat of government means its state, as it does in the news."""
    known, found = gazetteer(), dict[str, Entry]()
    for entry in entries:
        if entry.how == "trap":
            continue
        of_state = entry.how in OF_STATE and entry.country and entry.type in ("state", "place")
        meant = known.entries.get(entry.country or "", entry) if of_state else entry
        found.setdefault(meant.id, meant)
    exact = [entry for entry in found.values() if entry.name.casefold() == given.casefold()]
    return exact if len(exact) == 1 else list(found.values())


def _body(given: str) -> list[Entry]:
    """A body that every state has, named with its state: "French foreign ministry", "Foreign Ministry of France"."""
    from geo_nlp.ontology import load_ontology

    known, words = gazetteer(), tokenise(given.removeprefix("the ").removeprefix("The "))
    pairs = [(words[:i], words[i:]) for i in range(1, len(words))]
    pairs += [(words[i + 1 :], words[:i]) for i in range(1, len(words) - 1) if words[i].casefold() == "of"]
    for of, called in pairs:
        states = [entry for entry in _lookup(" ".join(of)) if entry.id == entry.country]
        body = known.bodies.get(" ".join(called).lower())
        if states and body:
            state, prefix = states[0], load_ontology().actor_types[body.type].id_prefix
            id_ = f"{prefix}:{state.id.lower()}:{body.slug}"
            return [Entry(id_, f"{body.name} of {state.name}", body.type, state.id, body.sector, "name")]
    return []


def _in_run(given: str, entries: Sequence[Entry], held: Held) -> list[Entry]:
    """The one entry that the run has, or has nearly all records of; an error where it has several, or none."""
    counts = held.records_of([entry.id for entry in entries])
    there = sorted((e for e in entries if e.id in counts), key=lambda entry: (-counts[entry.id], entry.id))
    if len(there) > 1 and counts[there[0].id] < CLEARLY * sum(counts.values()):
        choices = [f"{entry.name} ({entry.id}, {counted(counts[entry.id], 'record')})" for entry in there[:MOST]]
        more = f" and {len(there) - MOST} others" if len(there) > MOST else ""
        raise InputError(f"{given!r} may be {', '.join(choices)}{more}; give the id")
    if not there:
        choices = [f"{entry.name} ({entry.id})" for entry in entries[:MOST]]
        choices += [f"{len(entries) - MOST} others"] if len(entries) > MOST else []
        raise InputError(f"{given!r} may be {', '.join(choices)}, of whom {held.name} has none; give a full name")
    return there[:1]


def _of_run(given: str, held: Held) -> Asked:
    """An actor that the gazetteer does not know, by the name or id that it has in the run."""
    found = held.called(given)
    ids = tuple(dict.fromkeys(id_ for id_, _ in found if id_))
    if not found:
        raise InputError(f"no actor {given!r}{_hint(given, held)}")
    bare = any(id_ is None for id_, _ in found)
    return Asked(given, ids[0] if ids else found[0][1], ids=ids, name=given if bare else None)


def _hint(given: str, held: Held) -> str:
    """Which names may be meant: of countries, of the run, else of the gazetteer."""
    known = gazetteer()
    names = near(given, [*spellings(), *held.names(), *known.surnames], most=3) or near(given, known.names, most=3)
    shown = dict.fromkeys(name.title() if name in spellings() else name for name in names)
    return f"; did you mean {' or '.join(shown)}?" if shown else "; `geo-nlp gazetteer lookup NAME` shows what is known"
