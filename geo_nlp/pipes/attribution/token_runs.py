"""Runs of neighbouring tokens, each as its first and last index."""

from __future__ import annotations

from collections.abc import Iterable

Run = tuple[int, int]


def runs_of(tokens: Iterable[int]) -> list[Run]:
    """The runs that indices make, in order.

    >>> runs_of([5, 1, 2, 6, 9])
    [(1, 2), (5, 6), (9, 9)]
    """
    runs: list[Run] = []
    for i in sorted(tokens):
        if runs and i == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def longest_run(tokens: Iterable[int]) -> Run | None:
    """The longest run, of several the first; None of no tokens.

    >>> longest_run([1, 2, 5, 6, 9]), longest_run([])
    ((1, 2), None)
    """
    return max(runs_of(tokens), key=length_of, default=None)


def length_of(run: Run) -> int:
    """The number of tokens in a run."""
    return run[1] - run[0] + 1
