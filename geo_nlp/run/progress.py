"""How far a run has come, for those who call it from Python: a bar, or a function of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.read import Frame, Inputs
from geo_nlp.read.streams import Stream

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

Progress = bool | Callable[[int], object]


@contextmanager
def showing(progress: Progress, inputs: Inputs) -> Iterator[Callable[[], object]]:
    """Give what is to be called for each article that is done.

    The bar comes with the first article: it has a thread, beside which no process may be forked.
    """
    with ExitStack() as stack:
        if callable(progress):
            done = count(1)
            yield lambda: progress(next(done))
        elif not progress:
            yield lambda: None
        else:
            bars: list[Bar] = []

            def advance() -> None:
                if not bars:
                    bars.append(stack.enter_context(_bar(_total(inputs))))
                bars[0].advance(bars[0].task_ids[0])

            yield advance


def _bar(total: int | None) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeElapsedColumn()
    bar = Progress(*columns, console=Console(stderr=True))
    bar.add_task("", total=total)
    return bar


def _total(inputs: Inputs) -> int | None:
    """How many articles there are, where that is known: a row of a data frame is one, a file may hold many."""
    if isinstance(inputs, Mapping):
        return 1
    if not isinstance(inputs, Sized) or isinstance(inputs, str | Path | Stream):
        return None
    rows = isinstance(inputs, Frame) or all(isinstance(item, Mapping) for item in inputs)
    return len(inputs) if rows else None
