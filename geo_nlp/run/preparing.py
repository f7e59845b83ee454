"""A run before its first article: its folder, the settings it is made with, the inputs that are planned."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.read import Failure
from geo_nlp.read.reading import Reading
from geo_nlp.run.folder import RunFolder, is_run
from geo_nlp.run.inventory import additions, path_of
from geo_nlp.run.parts import fault_of
from geo_nlp.run.plan import Plan, extend, publish_plan, read_plan
from geo_nlp.run.settings import RunOptions, RunSettings, begin, differences, digest, read_settings

OWN = ("run.json", "plan", "parts", "log", "inputs", "stories.parquet")
"""What a run puts into its folder."""
OURS = re.compile(r"\.|old-\d+$")
"""What may stand in a folder in which a run is begun."""


def options_for(run: RunFolder, options: RunOptions | None, *, with_inputs: bool) -> RunOptions:
    """The options of a run: those that are given, else those that it was begun with."""
    if is_run(run.path):
        return options or read_settings(run).options
    if not with_inputs:
        raise InputError(f"{run.path}: there is no run yet; name the articles that it is to read")
    return options or RunOptions()


def open_run(run: RunFolder, settings: Mapping[str, Any], options: RunOptions, unit: int) -> RunSettings:
    """Begin a run, or go on with one that was made with the same settings; with others, say which differ."""
    if run.path.exists() and not run.path.is_dir():
        raise InputError(f"{run.path}: is a file; name a folder for the run")
    if not is_run(run.path) and run.path.is_dir() and not all(OURS.match(file.name) for file in run.path.iterdir()):
        raise InputError(f"{run.path}: is no run, and not empty; name a new folder for the run")
    try:
        run.path.mkdir(parents=True, exist_ok=True)
        made = read_settings(run) if is_run(run.path) else begin(run, settings, options, unit, os.getcwd())
    except OSError as error:
        raise InputError(f"{run.path}: cannot be written ({error.strerror}); choose another place") from error
    if made.hash != digest(settings):
        different = "; ".join(differences(made.settings, settings))
        raise InputError(f"{run.path}: was made with other settings: {different}. Use another folder, or --restart")
    return made


def set_aside(run: RunFolder) -> Path | None:
    """Move what a run has so far to a folder in it, old-1 or the next; None where there is nothing."""
    held = [run.path / name for name in OWN if (run.path / name).exists()]
    if not held:
        return None
    place = next(place for n in count(1) if not (place := run.path / f"old-{n}").exists())
    place.mkdir()
    for path in sorted(held, key=lambda path: path.name != "run.json"):  # first what makes it a run
        path.rename(place / path.name)
    return place


def plan_for(
    run: RunFolder,
    inputs: Iterable[str | Path],
    made: RunSettings,
    reading: Reading,
    on_failure: Callable[[Failure], None],
) -> Plan:
    """The plan with the inputs in it, also where another process adds inputs at the same time."""
    named = list(inputs)
    while named:
        plan = read_plan(run)
        found = additions(named, plan, run, reading, Path.cwd(), on_failure)
        if not found.inputs:
            return plan
        wider = extend(plan, found, made.unit)
        if publish_plan(run, wider, plan):
            break
    return read_plan(run)


def base_of(plan: Plan, made: RunSettings) -> Path:
    """From where the names of inputs are understood: from here, or from where the run was begun."""
    here, there = Path.cwd(), Path(made.folder)
    return next((base for base in (here, there) if plan.inputs and (base / plan.inputs[0].name).exists()), here)


def lacking(plan: Plan, run: RunFolder, base: Path, wanted: Iterable[int]) -> list[str]:
    """The names of inputs that are wanted and not there."""
    inputs = (plan.inputs[number] for number in sorted(set(wanted)))
    return [one.name for one in inputs if not path_of(one, run, base).exists()]


def put_damaged_aside(run: RunFolder, plan: Plan, settings: str, notice: Callable[[str], None]) -> None:
    """Take from their place the parts that are not what was written, so that they are done again; nothing is lost."""
    for unit in plan.units:
        path = run.part(unit.number)
        if path.exists() and (fault := fault_of(path, unit, settings)):
            put_aside(path, fault, notice)


def put_aside(path: Path, fault: str, notice: Callable[[str], None]) -> None:
    """Take a part from its place, and say so."""
    target = next(place for n in count(1) if not (place := path.with_name(f".damaged-{path.name}-{n}")).exists())
    with suppress(FileNotFoundError):  # another process was first
        path.rename(target)
        notice(f"{fault}; it is kept as {target.name} and its unit is done again")
