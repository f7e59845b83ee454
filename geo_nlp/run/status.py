"""What a run has done, by its folder alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo_nlp.run.folder import RunFolder, is_in_work, unfinished
from geo_nlp.run.parts import Part, Problem, fault_of, read_part
from geo_nlp.run.plan import Plan, Unit, read_plan
from geo_nlp.run.settings import RunSettings, read_settings

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Status:
    """How far a run is: its units, what became of its articles, what was found, what is wrong with its parts."""

    made: RunSettings
    plan: Plan
    done: int  # units
    counts: Counter[str]  # rows of each table
    without_findings: int
    failed: tuple[Problem, ...]
    skipped: tuple[Problem, ...]
    damaged: tuple[str, ...]
    in_work: tuple[str, ...]  # units that are being done now, and by whom

    @property
    def articles(self) -> int:
        """Articles of which it is known what became of them."""
        return self.counts["articles"] + len(self.failed) + len(self.skipped)

    @property
    def is_finished(self) -> bool:
        """Whether every unit is done."""
        return self.done == len(self.plan.units)


def status_of(run: RunFolder) -> Status:
    """How far a run is; sizes of files are looked at, not what is in them."""
    made, plan = read_settings(run), read_plan(run)
    counts, bare, damaged, done = Counter[str](), 0, list[str](), 0
    parts: list[tuple[Unit, Part]] = []
    for unit in plan.units:
        path = run.part(unit.number)
        if not path.exists():
            continue
        if fault := fault_of(path, unit, made.hash):
            damaged.append(fault)
            continue
        part = read_part(path)
        parts.append((unit, part))
        done += 1
        bare += len(part.without_findings)
        counts.update(part.counts)
    at_work = (path for path in unfinished(run.parts) if is_in_work(path))
    failed, skipped = problems(parts)
    return Status(made, plan, done, counts, bare, failed, skipped, tuple(damaged), tuple(map(_unit_and_owner, at_work)))


def _unit_and_owner(path: Path) -> str:
    number, _, owner = path.name[1:].partition(".")
    return f"{number} by {owner.rpartition('-')[0]}"


def problems(parts: list[tuple[Unit, Part]]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What failed and what was skipped, without what was tried again later."""
    failed: dict[Place, Problem] = {}
    skipped: dict[Place, Problem] = {}
    for unit, part in parts:
        if unit.retry:
            for place in unit.places():
                failed.pop(place, None)
        failed.update(((one.input, one.record), one) for one in part.failed)
        skipped.update(((one.input, one.record), one) for one in part.skipped)
    return tuple(failed.values()), tuple(skipped.values())


def waiting_for_retry(run: RunFolder, plan: Plan) -> Iterator[Place]:
    """The places of articles that are to be tried again, in units that are not done."""
    for unit in plan.units:
        if unit.retry and not run.part(unit.number).exists():
            yield from unit.places()
