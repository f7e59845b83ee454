"""The items of a unit, out of the inputs of a run: each input is gone through once, and only what is wanted is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geo_nlp.errors import InputError
from geo_nlp.read import Failure
from geo_nlp.read.articles import items_of
from geo_nlp.read.pending import Item, made
from geo_nlp.read.reading import Reading
from geo_nlp.run.folder import RunFolder
from geo_nlp.run.inventory import hashes, path_of
from geo_nlp.run.languages import wanted
from geo_nlp.run.plan import Plan, Slice, Unit
from geo_nlp.types import Article

GONE = "the record that was planned is not there any more"


@dataclass(slots=True)
class Slices:
    """Reads units one after the other; an input stays open as long as what comes next stands further on in it.

    An input is checked against the plan before it is first read, unless it is in `checked`.
    """

    run: RunFolder
    plan: Plan
    reading: Reading
    base: Path
    language: str = "en"
    checked: set[int] = field(default_factory=set)
    input: int = -1
    position: int = 0
    items: Iterator[Item] = field(default_factory=lambda: iter(()))

    def of(self, unit: Unit) -> Iterator[Article | Failure]:
        """Yield the articles of a unit, and what stands for those that cannot be read or are not wanted."""
        for part in unit.slices:
            for item in self.between(part):
                yield wanted(made(item), self.language)

    def between(self, part: Slice) -> Iterator[Item]:
        """Yield the items of a slice, to be made."""
        self.go_to(part)
        name = self.plan.inputs[part.input].name
        while self.position < part.stop:
            self.position += 1
            yield next(self.items, None) or Failure(name, f"{name}: {GONE}")

    def go_to(self, part: Slice) -> None:
        """Open the input if need be, and skip what stands before the slice."""
        if part.input != self.input or part.start < self.position:
            planned = self.plan.inputs[part.input]
            path = path_of(planned, self.run, self.base)
            self.check(part.input, path)
            self.input, self.position = part.input, 0
            self.items = items_of(path, self.reading, name=planned.name)
        while self.position < part.start:
            self.position += 1
            next(self.items, None)

    def check(self, number: int, path: Path) -> None:
        """Raise an error where an input is not what was planned."""
        if number in self.checked:
            return
        planned = self.plan.inputs[number]
        try:
            whole, beginning = hashes(path, planned.size)
        except OSError as error:
            why = error.strerror or error
            raise InputError(
                f"{planned.name}: cannot be read from {self.base} ({why}); put it back, and continue"
            ) from error
        if planned.sha256 not in (whole, beginning):
            raise InputError(
                f"{planned.name}: changed since this run read it; put the old file back, or use another run folder"
            )
        self.checked.add(number)
