"""What `extract --run` and `run retry` have in common: an end that can be continued from."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geo_nlp.cli.notes import counted, note
from geo_nlp.cli.runprogress import RunWatch
from geo_nlp.cli.stopping import Stopped, stopping
from geo_nlp.errors import GeoNlpError, InputError

if TYPE_CHECKING:
    from geo_nlp.run.work import Calls, Shard


ENGINES = ("local", "dask")


@dataclass(frozen=True, slots=True)
class Engine:
    """What does the work: processes of this machine, or workers of Dask, of a scheduler that is running or our own."""

    name: str = "local"
    scheduler: str | None = None

    def __post_init__(self) -> None:
        if self.name not in ENGINES:
            raise InputError(f"--engine {self.name}: there is local, and dask")
        if self.scheduler and self.name != "dask":
            raise InputError("--scheduler is for --engine dask")

    def with_share(self, share: Shard | None) -> Callable[..., object]:
        """The function that extracts into a run."""
        if self.name == "local":
            from geo_nlp.run.work import extract_run

            return partial(extract_run, shard=share)
        if share:
            raise InputError("--shard with --engine dask: the scheduler shares out the work; give one of the two")
        from geo_nlp.run.daskclient import extract_on_dask

        return partial(extract_on_dask, scheduler=self.scheduler)

    @property
    def words(self) -> list[str]:
        """The options that name it."""
        named = [] if self.name == "local" else ["--engine", self.name]
        return [*named, *(["--scheduler", self.scheduler] if self.scheduler else [])]


LOCAL = Engine()


def extract_into(
    run: Path,
    inputs: Sequence[str] | None,
    asked: Mapping[str, Any],
    *,
    workers: int,
    shard: str | None,
    engine: Engine,
    restart: bool,
    timeout: float | None,
    unit: int,
    quiet: bool,
) -> int:
    """Extract into the folder of a run and return the exit code; without inputs and options it goes on as it was."""
    from geo_nlp.cli.options import note_left_out, nothing_given, refuse_runs, sources
    from geo_nlp.run.folder import RunFolder, is_run
    from geo_nlp.run.pool import Limits
    from geo_nlp.run.settings import RunOptions, read_settings

    share = shard_of(shard)
    if restart and share:
        raise InputError("--restart with --shard: each process would begin anew; delete the run, or use another folder")
    options, named = RunOptions(**asked), list(inputs or ())
    if not named and not is_run(run) and nothing_given():
        raise InputError(f"{run}: no run of that name; give INPUT to begin one: geo-nlp extract INPUT --run {run}")
    if not named and (restart or not is_run(run)):
        named = [str(source) for source in sources(None)]
    elif not named and options == RunOptions():
        options = read_settings(RunFolder(run)).options
    refuse_runs([*named])
    watch = RunWatch(quiet=quiet)
    again = command_to_continue(run, workers=workers, shard=shard, engine=engine, timeout=timeout)
    extract = engine.with_share(share)
    code = go_through(
        lambda calls: extract(
            named, run, options=options, workers=workers, restart=restart, limits=Limits(timeout=timeout), unit=unit,
            calls=calls,
        ),
        watch,
        again,
        run,
    )  # fmt: skip
    if not quiet:
        note_left_out([source for source in named if source != "-"])
    return code


def go_through(job: Callable[[Calls], object], watch: RunWatch, again: str, run: Path) -> int:
    """Do a job and return the exit code; when it is stopped, say what is done and how it goes on."""
    from geo_nlp.run.work import Calls

    calls = Calls(watch.failure, watch.notice, watch.begun, watch.outcome, watch.elsewhere)
    try:
        with stopping():
            job(calls)
    except Stopped as stop:
        watch.clear()
        note(f"stopped{what_stays(run)}. Continue with: {again}")
        raise typer.Exit(128 + stop.number) from stop
    except InputError:
        watch.clear()
        raise
    except GeoNlpError as error:
        watch.clear()
        raise type(error)(f"{error} with: {again}" if str(error).endswith("continue") else str(error)) from error
    return watch.summary()


def what_stays(run: Path) -> str:
    """How many units of a run are done, and so are not done again."""
    from geo_nlp.run.folder import RunFolder
    from geo_nlp.run.plan import read_plan

    units = read_plan(RunFolder(run)).units
    done = sum(RunFolder(run).part(unit.number).exists() for unit in units)
    if not done:
        return f" before any of {counted(len(units), 'unit')} was done" if units else ""
    return f"; the units that are done stay ({done:,} of {len(units):,})"


def shard_of(text: str | None) -> Shard | None:
    """Read `3/64`: the third of 64.

    >>> shard_of("3/64"), shard_of(None)
    ((3, 64), None)
    """
    if text is None:
        return None
    number, slash, of = text.partition("/")
    if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise InputError(f"--shard {text}: write which of how many, from 1: 3/64")
    return int(number), int(of)


def command_to_continue(
    run: Path, *, workers: int, shard: str | None, timeout: float | None, engine: Engine = LOCAL
) -> str:
    """The command that continues a run.

    >>> command_to_continue(Path("my run"), workers=4, shard=None, timeout=None)
    "geo-nlp extract --run 'my run' --workers 4"
    """
    words = ["geo-nlp", "extract", "--run", str(run)]
    words += ["--workers", str(workers)] if workers > 1 else []
    words += ["--shard", shard] if shard else []
    words += engine.words
    words += ["--timeout", f"{timeout:g}"] if timeout is not None else []
    return shlex.join(words)
