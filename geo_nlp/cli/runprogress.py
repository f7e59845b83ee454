"""How a long run is going: one line that is written over at a terminal, else a line now and then.

It uses no thread, so that processes may be forked at any time.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import typer

from geo_nlp.cli.notes import counted, note
from geo_nlp.cli.progress import warned, without_record

if TYPE_CHECKING:
    from geo_nlp.extraction import Outcome
    from geo_nlp.read import Failure

FIRST = 200  # articles before which nothing is said of the time left
PERIOD = 120.0  # seconds over which the rate is taken
OFTEN, SELDOM = 0.5, 60.0  # seconds between two lines, at a terminal and in a log
CLEAR = "\r\x1b[K"


class RunWatch:
    """Counts what a run does now, and says how far it is; `quiet` leaves only the failures."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.terminal = sys.stderr.isatty() and not quiet
        self.total = self.before = self.records = self.failed = self.skipped = self.missing = 0
        self.last_shown = time.monotonic()
        self.rates: deque[tuple[float, int]] = deque()
        self.shown = False
        self.undated, self.warning = 0, ""

    @property
    def now(self) -> int:
        """Articles that were done by this process."""
        return self.records + self.failed + self.skipped

    def begun(self, total: int, done: int) -> None:
        """Note how many articles there are, and how many of them are done."""
        self.total, self.before = total, done
        self.rates.append((time.monotonic(), 0))
        if done and not self.quiet:
            left = f"{total - done:,} are left" if total > done else "nothing is left to do"
            note(f"{done:,} of {counted(total, 'article')} were done before; {left}")

    def failure(self, failure: Failure) -> None:
        """Note what could not be read at all, or is not there."""
        self.missing += failure.missing
        self.failed += not failure.missing
        self.say(str(failure))

    def notice(self, line: str) -> None:
        """Note how a file was read, or what became of a worker."""
        if not self.quiet:
            self.say(line)

    def outcome(self, outcome: Outcome) -> None:
        """Note what came of an article."""
        if isinstance(outcome, dict):
            self.records += 1
            self._note_undated(outcome)
        elif outcome.skipped:
            self.skipped += 1
        else:
            self.failed += 1
            self.say(str(outcome))
        self.tick()

    def _note_undated(self, record: dict[str, Any]) -> None:
        """Count the articles whose dates cannot be placed in time."""
        from geo_nlp.pipes.time.undated import UNDATED

        for warning in record.get("warnings") or ():
            if warning.startswith(UNDATED):
                self.undated += 1
                self.warning = self.warning or warning

    def elsewhere(self, records: int, skipped: int) -> None:
        """Note records that were made by other machines, and articles that were skipped there."""
        self.records += records
        self.skipped += skipped
        self.tick()

    def tick(self) -> None:
        """Keep the rate up, and show the line of progress now and then."""
        moment = time.monotonic()
        if moment - self.rates[-1][0] >= 1:
            self.rates.append((moment, self.now))
            while moment - self.rates[0][0] > PERIOD:
                self.rates.popleft()
        if not self.quiet and moment - self.last_shown >= (OFTEN if self.terminal else SELDOM):
            self.last_shown = moment
            self.show(progress_line(self.before + self.now, self.total, self.now, self.rate()))

    def rate(self) -> float:
        """Articles a second lately."""
        (since, done), (until, now) = self.rates[0], (time.monotonic(), self.now)
        return (now - done) / (until - since) if until > since else 0.0

    def show(self, line: str) -> None:
        """Write the line of progress."""
        if self.terminal:
            typer.echo(f"{CLEAR}{line}", err=True, nl=False)
            self.shown = True
        else:
            note(line)

    def say(self, line: str) -> None:
        """Say a line that stays."""
        self.clear()
        note(line)

    def clear(self) -> None:
        """Take the line of progress away."""
        if self.shown:
            typer.echo(CLEAR, err=True, nl=False)
            self.shown = False

    def summary(self) -> int:
        """Say what was done now; return the exit code."""
        self.clear()
        if not self.quiet:
            if self.warning:
                note(warned(self.warning, self.undated, ""))
            parts = [f"{counted(self.now, 'article')}: {counted(self.records, 'record')}"]
            note("; ".join([*parts, *without_record(self.skipped, self.failed, self.missing)]))
        return 1 if self.failed or self.missing else 0


def progress_line(done: int, total: int, now: int, rate: float) -> str:
    """How far a run is, and from the first 200 articles on how long it will take.

    >>> progress_line(1_200, 400_000, 1_200, 10.0), progress_line(20, 400, 20, 10.0)
    ('1,200 of 400,000 articles, 10.0/s, about 11 h 5 min left', '20 of 400 articles, 10.0/s')
    """
    line = f"{done:,} of {total:,} articles, {rate:.1f}/s"
    return f"{line}, about {duration((total - done) / rate)} left" if now >= FIRST and rate > 0 else line


def duration(seconds: float) -> str:
    """A time in words, as fine as it matters.

    >>> duration(40), duration(400), duration(40_000), duration(400_000)
    ('40 s', '7 min', '11 h 7 min', '4 d 15 h')
    """
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{round(seconds)} s"
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h {minutes % 60} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
