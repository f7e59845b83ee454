"""How a run is going: a bar at a terminal, each failure as it happens, and one closing line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from geo_nlp.cli.notes import note

if TYPE_CHECKING:
    from geo_nlp.read import Failure


class Watch:
    """Counts what a run does; `quiet` leaves only the failures."""

    def __init__(self, *, quiet: bool, bar: bool = True) -> None:
        self.quiet = quiet
        self.bar = bar and not quiet and sys.stderr.isatty()
        self.articles = self.failures = 0
        self.warnings: dict[str, int] = {}
        self.found = {"roles": 0, "relations": 0, "stances": 0}

    def failed(self, failure: Failure) -> None:
        """Note a failure of one article."""
        self.failures += 1
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
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = BarColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("", total=None)
            for record in records:
                progress.advance(task)
                yield self._count(record)

    def _count(self, record: dict[str, Any]) -> dict[str, Any]:
        self.articles += 1
        for name in self.found:
            self.found[name] += len(record[name])
        for warning in record.get("warnings", ()):
            kind = next((said for said in self.warnings if said.split()[:2] == warning.split()[:2]), warning)
            self.warnings[kind] = self.warnings.get(kind, 0) + 1
        return record

    def summary(self) -> int:
        """Say what was done; return the exit code."""
        if not self.quiet:
            total = self.articles + self.failures
            for warning, count in self.warnings.items():
                note(f"{count} record{'s' * (count != 1)} with a warning, as: {warning}")
            found = ", ".join(f"{count} {name[: -1 if count == 1 else None]}" for name, count in self.found.items())
            failed = f"; {self.failures} failed, listed above" if self.failures else ""
            records = f"{self.articles} record{'s' * (self.articles != 1)}"
            note(f"{total} article{'s' * (total != 1)}: {records} ({found}){failed}")
        return 1 if self.failures else 0
