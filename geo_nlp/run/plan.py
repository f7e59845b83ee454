"""The plan of a run: its inputs, and the units of work that they are cut into, by articles and not by files.

A plan hangs on nothing but the inputs, so that whoever makes it makes the same. It is written once. Inputs that are
added later are a generation of their own, in a file of their own; what was planned is never planned otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from geo_nlp.errors import InputError
from geo_nlp.run.folder import RunFolder, publish


@dataclass(frozen=True, slots=True)
class PlannedInput:
    """A file as it was found: its name as given, its size, its hash, and how many items it holds.

    `broken_end` marks one whose last line was no whole record: it may have been written to as it was read.
    """

    name: str
    size: int
    sha256: str
    records: int
    broken_end: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """Some items of an input, counted from 0, `stop` not among them."""

    input: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Articles that are done together, and stand in one part; `retry` is one of articles that failed before."""

    number: int
    generation: int
    slices: tuple[Slice, ...]
    retry: bool = False

    @property
    def articles(self) -> int:
        """How many there are."""
        return sum(part.stop - part.start for part in self.slices)

    def places(self) -> Iterator[tuple[int, int]]:
        """Where each article stands: the number of its input, and its own in it."""
        return ((part.input, number) for part in self.slices for number in range(part.start, part.stop))


@dataclass(frozen=True, slots=True)
class Plan:
    """All inputs and units, by their numbers."""

    inputs: tuple[PlannedInput, ...] = ()
    units: tuple[Unit, ...] = ()
    generations: int = 0

    @property
    def articles(self) -> int:
        """How many there are, those that are tried again not counted twice."""
        return sum(unit.articles for unit in self.units if not unit.retry)


@dataclass(slots=True)
class Addition:
    """What a generation adds."""

    inputs: list[PlannedInput] = field(default_factory=list)
    slices: list[Slice] = field(default_factory=list)
    retry: bool = False


def cut(slices: Iterable[Slice], size: int) -> Iterator[tuple[Slice, ...]]:
    """Cut slices, in their order, into units of so many articles; the last may have fewer.

    >>> [[(s.start, s.stop) for s in unit] for unit in cut([Slice(0, 0, 3), Slice(1, 0, 4)], 2)]
    [[(0, 2)], [(2, 3), (0, 1)], [(1, 3)], [(3, 4)]]
    """
    unit: list[Slice] = []
    room = size
    for part in slices:
        start = part.start
        while start < part.stop:
            stop = min(part.stop, start + room)
            unit.append(Slice(part.input, start, stop))
            room -= stop - start
            start = stop
            if not room:
                yield tuple(unit)
                unit, room = [], size
    if unit:
        yield tuple(unit)


def extend(plan: Plan, addition: Addition, size: int) -> Plan:
    """The plan with one generation more."""
    first, generation = len(plan.units), plan.generations
    units = (
        Unit(number, generation, slices, addition.retry)
        for number, slices in enumerate(cut(addition.slices, size), start=first)
    )
    return Plan((*plan.inputs, *addition.inputs), (*plan.units, *units), generation + 1)


def publish_plan(run: RunFolder, plan: Plan, known: Plan) -> bool:
    """Write what `plan` has over `known`; False where another process has added a generation meanwhile."""
    inputs = (
        {
            "input": number, "name": one.name, "size": one.size, "sha256": one.sha256, "records": one.records,
            **({"broken_end": True} if one.broken_end else {}),
        }
        for number, one in enumerate(plan.inputs[len(known.inputs) :], start=len(known.inputs))
    )  # fmt: skip
    units = (
        {
            "unit": unit.number, "generation": unit.generation, "articles": unit.articles,
            "slices": [{"input": part.input, "from": part.start, "to": part.stop} for part in unit.slices],
            **({"retry": True} if unit.retry else {}),
        }
        for unit in plan.units[len(known.units) :]
    )  # fmt: skip
    lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in chain(inputs, units))
    return publish(run.plans / f"{known.generations:05}.jsonl", lines.encode("utf-8", "surrogateescape"))


def read_plan(run: RunFolder) -> Plan:
    """The plan of a run; an empty one where there is none yet."""
    inputs: list[PlannedInput] = []
    units: list[Unit] = []
    generation = 0
    while (path := run.plans / f"{generation:05}.jsonl").is_file():
        try:
            for line in path.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
                held = json.loads(line)
                if "unit" in held:
                    slices = tuple(Slice(part["input"], part["from"], part["to"]) for part in held["slices"])
                    units.append(Unit(held["unit"], held["generation"], slices, held.get("retry", False)))
                else:
                    inputs.append(PlannedInput(
                        held["name"], held["size"], held["sha256"], held["records"], held.get("broken_end", False)
                    ))  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}: damaged ({error!r}); put it back, or begin anew with --restart") from error
        generation += 1
    return Plan(tuple(inputs), tuple(units), generation)
