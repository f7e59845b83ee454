"""What was meant by a name that does not exist: the one place where near names are looked for."""

from __future__ import annotations

from collections.abc import Iterable

LIKENESS = 0.7  # of difflib.SequenceMatcher: "worker" and "workers" .92, "country" and "column" .62
BEHIND = 0.05  # of the nearest name, for a second one that is offered too
SHORTEST = 3  # beginning of a longer name that may stand for it


def near(wrong: str, known: Iterable[str], *, most: int = 1) -> list[str]:
    """The known names that are nearest to a wrong one, whatever the case; none where nothing is like it.

    >>> near("ACUSE", ["AGREE", "ACCUSE"]), near("--worker", ["--ner", "--workers"]), near("stat", ["stance:criticism"])
    (['ACCUSE'], ['--workers'], [])
    >>> near("criticsm", ["stance:criticism"]), near("--country", ["--column", "--until"])
    (['stance:criticism'], [])
    """
    from difflib import SequenceMatcher

    asked = _core(wrong)
    match = SequenceMatcher(None, "", asked)
    found: dict[str, tuple[float, str]] = {}
    for name in known:
        core = _core(name)
        match.set_seq1(core)
        if len(asked) >= SHORTEST and core.startswith(asked):
            likeness = 1.0
        elif sorted(asked) == sorted(core):  # letters that have changed places: "cvs" for csv
            likeness = 0.9
        elif match.real_quick_ratio() < LIKENESS or match.quick_ratio() < LIKENESS:
            continue
        else:
            likeness = match.ratio()
        if likeness >= LIKENESS:
            found.setdefault(core, (likeness, name))
    ranked = sorted(found.values(), key=lambda pair: -pair[0])[:most]
    return [name for likeness, name in ranked if likeness >= ranked[0][0] - BEHIND]


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """The question to put after what is wrong; empty where no name is near.

    >>> did_you_mean("exctract", ["extract", "graph"]), did_you_mean("paint", ["extract", "graph"])
    ('; did you mean extract?', '')
    """
    return "".join(f"; did you mean {name}?" for name in near(wrong, known))


def unknown(what: str, wrong: str, known: Iterable[str], *, meant: str | None = None) -> str:
    """The message about a name that is none of the known ones; `meant` is offered where none of them is near.

    >>> unknown("level", "contry", ["actor", "country"])
    "unknown level 'contry'; did you mean country? Choose from actor, country"
    >>> unknown("level", "city", ["actor", "country"])
    "unknown level 'city'; choose from actor, country"
    """
    names = list(known)
    hint = did_you_mean(wrong, names) or (f"; did you mean {meant}?" if meant else "")
    return f"unknown {what} {wrong!r}{hint}{' C' if hint else '; c'}hoose from {', '.join(names)}"


def _core(name: str) -> str:
    """A name as it is compared: without case, dashes before an option, and `stance:` before an attitude."""
    return name.casefold().lstrip("-").rpartition(":")[2]
