"""A run looked at closely: every file against its hash, and some articles extracted again and compared byte by byte."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo_nlp.errors import InputError
from geo_nlp.extraction import outcomes
from geo_nlp.read import Failure
from geo_nlp.run.extracting import setting_of
from geo_nlp.run.folder import RunFolder, the_run
from geo_nlp.run.parts import fault_of, read_part
from geo_nlp.run.pipelines import pipeline
from geo_nlp.run.plan import Plan, Slice, Unit, read_plan
from geo_nlp.run.preparing import base_of, put_aside
from geo_nlp.run.runrecords import record_lines
from geo_nlp.run.settings import differences, digest, read_settings, settings_of
from geo_nlp.run.slices import Slices
from geo_nlp.run.work import Calls
from geo_nlp.tables.rows import record_line
from geo_nlp.types import Article

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verified:
    """How many parts and articles were looked at, which parts are damaged, which articles come out otherwise."""

    parts: int
    articles: int
    damaged: tuple[str, ...]
    different: tuple[str, ...]


def verify_run(path: str | Path, count: int, *, seed: int = 0, calls: Calls | None = None) -> Verified:
    """Check every part, and extract so many articles again, drawn by chance; `seed` chooses which.

    A damaged part is put aside, so that it is done again when the run is continued.
    """
    run, callbacks = the_run(path), calls or Calls()
    made, plan = read_settings(run), read_plan(run)
    done = [unit for unit in plan.units if run.part(unit.number).exists()]
    sound, damaged = list[Unit](), list[str]()
    for unit in done:
        if fault := fault_of(run.part(unit.number), unit, made.hash, thoroughly=True):
            damaged.append(fault)
            put_aside(run.part(unit.number), fault, callbacks.notice)
        else:
            sound.append(unit)
    options = made.options
    nlp = pipeline(setting_of(options.model, options.rules, options.ner, options.disputed, 1))
    now = settings_of(nlp, options)
    if digest(now) != made.hash:
        said = "; ".join(differences(made.settings, now))
        raise InputError(f"{run.path}: was made with other settings, so that records may differ: {said}")
    slices = Slices(run, plan, options.reading(lambda _: None), base_of(plan, made), options.language)
    chosen = drawn(run, sound, count, seed)
    articles = [_article(slices, place) for place in chosen]
    different = [
        _name(plan, place)
        for place, line, outcome in zip(chosen, chosen.values(), outcomes(articles, nlp=nlp), strict=True)
        if isinstance(outcome, Failure) or record_line(outcome) != line
    ]
    return Verified(len(done), len(chosen), tuple(damaged), tuple(different))


def _article(slices: Slices, place: Place) -> Article | Failure:
    number, record = place
    unit = Unit(0, 0, (Slice(number, record, record + 1),))
    return next(slices.of(unit))


def _name(plan: Plan, place: Place) -> str:
    return f"{plan.inputs[place[0]].name}#{place[1] + 1}"


def drawn(run: RunFolder, units: list[Unit], count: int, seed: int) -> dict[Place, str]:
    """Some records of the parts as they stand there, by where their articles stand, in the order of the inputs."""
    ids = [(unit, number) for unit in units for number in range(len(read_part(run.part(unit.number)).ids))]
    picked = random.Random(seed).sample(ids, min(count, len(ids)))
    found: dict[Place, str] = {}
    for unit in units:
        if wanted := {number for one, number in picked if one is unit}:
            lines = zip(places_of_records(run, unit), record_lines(run.part(unit.number)), strict=True)
            found.update(pair for number, pair in enumerate(lines) if number in wanted)
    return dict(sorted(found.items()))


def places_of_records(run: RunFolder, unit: Unit) -> Iterator[Place]:
    """Where the articles of a part stand that have a record."""
    part = read_part(run.part(unit.number))
    without = {(one.input, one.record) for one in (*part.failed, *part.skipped)}
    return (place for place in unit.places() if place not in without)
