"""Inputs as they are now against those that were planned: what is new, what has grown, and what is not the same.

A file is known by its name. One of the same size and hash is not read again. One that has grown, and whose first bytes
are what they were, goes on after its old records. One that is not the same any more ends the run, since its records
would be of two texts.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from geo_nlp.drafts import aside, sync, sync_folder
from geo_nlp.errors import InputError
from geo_nlp.read import Failure
from geo_nlp.read.articles import items_of
from geo_nlp.read.contents import WHOLE
from geo_nlp.read.reading import Reading
from geo_nlp.read.sniff import format_of_name, is_archive
from geo_nlp.read.sources import STDIN, expand, shown_name
from geo_nlp.run.folder import RunFolder
from geo_nlp.run.plan import Addition, Plan, PlannedInput, Slice

BLOCK = 1 << 20
SHOWN = 3


def additions(
    inputs: Iterable[str | Path],
    plan: Plan,
    run: RunFolder,
    reading: Reading,
    base: Path,
    on_failure: Callable[[Failure], None],
) -> Addition:
    """What the inputs have that the plan has not; names are understood from `base`.

    What cannot be found is a failure; where there is nothing else it is an error.
    """
    last = {_place(base, one.name, one.sha256): one for one in plan.inputs}
    found, changed, lacking = Addition(), list[str](), list[Failure]()
    seen: set[str] = set()
    for name in files_of(inputs, run, base, lacking.append):
        path = keep_standard_input(run) if name == STDIN else base / name
        place = _place(base, name, path.name)
        if place in seen:
            continue
        seen.add(place)
        known = last.get(place)
        try:
            new = measured(path, name, reading, known)
        except OSError as error:
            lacking.append(Failure(name, f"{name}: cannot be read ({error.strerror or error})"))
            continue
        if new is None:
            changed.append(name)
        elif new != known:
            start = known.records - known.broken_end if known else 0
            number = len(plan.inputs) + len(found.inputs)
            found.inputs.append(new)
            if new.records > start:
                found.slices.append(Slice(number, start, new.records))
    if changed:
        more = f" and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
        raise InputError(
            f"{', '.join(changed[:SHOWN])}{more}: changed since this run read it; put the old file back, give the new"
            " one another name, or use another run folder"
        )
    if lacking and not seen:
        raise InputError(lacking[0].error)
    for failure in lacking:
        on_failure(failure)
    return found


def files_of(
    inputs: Iterable[str | Path], run: RunFolder, base: Path, on_failure: Callable[[Failure], None]
) -> Iterator[str]:
    """The names of all files of the inputs, without those of the run itself."""
    inside = os.path.abspath(run.path) + os.sep
    for source in expand(inputs):
        if isinstance(source, Failure):
            on_failure(source)
        elif source == STDIN:
            yield STDIN
        elif not isinstance(source, Path):
            raise InputError("a run reads files, so that it can go on; write the articles to a file, and give that")
        elif not (base / source).is_file():
            name = shown_name(source)
            on_failure(Failure(name, f"{name}: a pipe, which cannot be read again; write it to a file, or give -"))
        elif not _place(base, source.as_posix()).startswith(inside):
            yield source.as_posix()


def _place(base: Path, name: str, digest: str = "") -> str:
    """By what an input is known: its path, or where it came by standard input its content."""
    return f"{STDIN}{digest}" if name == STDIN else os.path.abspath(base / name)


def path_of(planned: PlannedInput, run: RunFolder, base: Path) -> Path:
    """Where an input is read."""
    return run.kept / planned.sha256 if planned.name == STDIN else base / planned.name


def keep_standard_input(run: RunFolder) -> Path:
    """Write standard input to a file of the run that is named by its hash, so that it can be read again."""
    run.kept.mkdir(parents=True, exist_ok=True)
    own, found = aside(run.kept / "stdin"), hashlib.sha256()
    try:
        with own.open("xb") as file:
            while block := sys.stdin.buffer.read(BLOCK):
                found.update(block)
                file.write(block)
            file.flush()
            sync(file.fileno())
        path = run.kept / found.hexdigest()
        os.replace(own, path)
        sync_folder(run.kept)
    finally:
        own.unlink(missing_ok=True)
    return path


def measured(path: Path, name: str, reading: Reading, known: PlannedInput | None = None) -> PlannedInput | None:
    """A file as it is now; `known` where it is as it was, None where it is not and has not merely grown."""
    size, old = path.stat().st_size, known.size if known else None
    if old is not None and size < old:
        return None
    whole, beginning = hashes(path, old)
    if known is not None:
        if beginning != known.sha256:
            return None
        if size == known.size:
            return known
    records, broken_end = counted(path, name, reading)
    if known is not None and (records < known.records or is_whole(name, reading)):
        return None
    return PlannedInput(name, size, whole, records, broken_end)


def hashes(path: Path, first: int | None = None) -> tuple[str, str | None]:
    """The SHA-256 of a file, and that of its first bytes; None where it has not so many."""
    found, beginning, left = hashlib.sha256(), None, first
    with path.open("rb") as file:
        while True:
            if left == 0 and beginning is None:
                beginning = found.hexdigest()
            block = file.read(BLOCK if not left else min(BLOCK, left))
            if not block:
                return found.hexdigest(), beginning
            found.update(block)
            if left:
                left -= len(block)


def is_whole(name: str, reading: Reading) -> bool:
    """Whether a file is known to be one article without a look at it."""
    return not is_archive(name) and (reading.kind or format_of_name(name)) in WHOLE


def counted(path: Path, name: str, reading: Reading) -> tuple[int, bool]:
    """How many items a file holds, and whether the last of them is no whole record."""
    if is_whole(name, reading):
        return 1, False
    count, broken = 0, False
    for item in items_of(path, reading, name=name, counting=True):
        count, broken = count + 1, isinstance(item, Failure)
    return count, broken
