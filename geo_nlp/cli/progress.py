"""How a run is going: a bar at a terminal, each failure as it happens, and one closing line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geo_nlp.cli.notes import counted, note, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from geo_nlp.read import Failure

BARS = {100: 20, 70: 10, 0: 4}  # width of the bar by that of the terminal
NUMBERS = 54  # cells for count, rate and time
SHORTEST = 8  # characters of a file's name
OFTEN = 0.1  # seconds between two pictures
PERIOD = 120  # seconds over which the rate is taken


class Watch:
    """Counts what a run does; `quiet` leaves only the failures.

    A stance counts once however many targets it has, a role once for each person and office of an article.

    `expected` returns how many articles there will be, or None; it is asked only where a bar is shown.
    """

    def __init__(self, *, quiet: bool, bar: bool = True, expected: Callable[[], int | None] = lambda: None) -> None:
        self.quiet = quiet
        self.bar = bar and not quiet and sys.stderr.isatty()
        self.expected = expected
        self.articles = self.failures = self.skipped = self.missing = 0
        self.warnings: dict[str, tuple[int, str]] = {}
        self.found = {"roles": 0, "relations": 0, "stances": 0}

    def failed(self, failure: Failure) -> None:
        """Note a failure of one article, what is skipped, or an input that is not there."""
        self.missing += failure.missing
        self.skipped += failure.skipped
        self.failures += not (failure.skipped or failure.missing)
        note(str(failure))

    def noticed(self, line: str) -> None:
        """Note how a file was read."""
        if not self.quiet:
            note(line)

    def over(self, records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Pass records through, counted, with a bar at a terminal."""
        if not self.bar:
            yield from map(self._count, records)
            return
        from rich.console import Console

        with progress_bar(Console(stderr=True)) as progress:
            total = self.expected()
            task = progress.add_task("", total=total, file="")
            shown = 0.0
            for record in records:
                self._count(record)
                done = self.articles + self.failures + self.skipped
                if total is not None and done > total:
                    total = progress.tasks[0].total = None  # the estimate was too low
                moment = time.monotonic()
                progress.update(task, completed=done, file=_file(record), refresh=moment - shown > OFTEN)
                shown = moment if moment - shown > OFTEN else shown
                yield record

    def _count(self, record: dict[str, Any]) -> dict[str, Any]:
        from geo_nlp.tables.rows import one_per_office

        self.articles += 1
        self.found["roles"] += len(one_per_office(record.get("roles") or ()))
        for name in ("relations", "stances"):
            self.found[name] += len(record.get(name) or ())
        for warning in record.get("warnings") or ():
            kind = next((said for said in self.warnings if said.split()[:2] == warning.split()[:2]), warning)
            count, where = self.warnings.get(kind, (0, place_of(record)))
            self.warnings[kind] = count + 1, where
        return record

    def summary(self, *, left_out: int = 0, shown: bool = False) -> int:
        """Say what was done, and how much too uncertain was `left_out`; return the exit code.

        Warnings that the page of each article has `shown` are not said again.
        """
        if not self.quiet:
            for warning, (count, where) in () if shown else self.warnings.items():
                note(warned(warning, count, where))
            found = ", ".join(counted(count, name[:-1]) for name, count in self.found.items())
            total = self.articles + self.failures + self.skipped
            records = f"{counted(total, 'article')}: {counted(self.articles, 'record')} ({found})"
            below = [f"{left_out} below the minimum confidence left out"] if left_out else []
            note("; ".join([records, *below, *without_record(self.skipped, self.failures, self.missing)]))
        return 1 if self.failures or self.missing else 0


def without_record(skipped: int, failed: int, missing: int) -> Iterator[str]:
    """What came of the articles and inputs that give no record.

    >>> list(without_record(1, 0, 2)), list(without_record(0, 3, 0))
    (['1 skipped', '2 inputs not found, listed above'], ['3 failed, listed above'])
    """
    if skipped:
        yield f"{skipped:,} skipped"
    if failed:
        yield f"{failed:,} failed, listed above"
    if missing:
        yield f"{counted(missing, 'input')} not found, listed above"


def place_of(record: Mapping[str, Any]) -> str:
    """Where an article stands, by which a warning names it: its path, else its id."""
    return visible(record.get("path") or record.get("id") or "")


def warned(warning: str, count: int, where: str) -> str:
    """A warning with the number of articles that have it."""
    from geo_nlp.pipes.time.undated import UNDATED

    if warning.startswith(UNDATED) and count > 1:
        said = warning.partition(";")[0]
        return f"{counted(count, 'article')} with {said}; give each its own, in a column of a table (docs/input.md)"
    if warning.startswith(UNDATED):
        return f"{counted(count, 'article')} with {warning}"
    return f"{counted(count, 'record')} with a warning, for example {where}: {warning}"


def progress_bar(on: Console) -> Progress:
    """A bar with count, total, rate, time left (or passed, where no total is known) and the current file.

    It is drawn when a record is done, and not by a thread, beside which no process may be forked.
    """
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TimeElapsedColumn, TimeRemainingColumn
    from rich.text import Text

    bar = next(size for narrowest, size in BARS.items() if on.width >= narrowest)

    class Count(ProgressColumn):
        def render(self, task: Task) -> Text:
            of = f" of {task.total:,.0f}" if task.total else ""
            return Text(f"{task.completed:,.0f}{of} articles")

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    class Time(TimeRemainingColumn):
        def render(self, task: Task) -> Text:
            known = task.total is not None
            return super().render(task) + Text(" left") if known else TimeElapsedColumn().render(task)

    class File(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(_end_of(task.fields["file"], on.width - bar - NUMBERS))

    columns = BarColumn(bar_width=bar), Count(), Rate(), Time(), File()
    return Progress(*columns, console=on, transient=True, speed_estimate_period=PERIOD, auto_refresh=False)


def _file(record: dict[str, Any]) -> str:
    """The file that a record comes from, without its row in a table."""
    return visible((record.get("path") or "").partition("#")[0])


def _end_of(name: str, room: int) -> str:
    """A file's name, or its end where it is longer than the room.

    >>> _end_of("news/2025/a.html", 20), _end_of("news/2025/a.html", 8), _end_of("news/2025/a.html", 0)
    ('news/2025/a.html', '…/a.html', '')
    """
    if len(name) <= room:
        return name
    return f"…{name[len(name) - room + 1 :]}" if room >= SHORTEST else ""
