"""Whether this process does nothing but our work: the command line says so, and each worker.

Only there are settings of the whole process changed, such as how the C library keeps memory and when Python looks for
cycles. A program that calls `geo_nlp.load` or `geo_nlp.extract` finds its process as it was.
"""

from __future__ import annotations

import threading

_ours = threading.Event()  # processes that are forked have it too


def claim() -> None:
    """Say that this process does nothing else."""
    _ours.set()


def is_ours() -> bool:
    """Whether anybody said so."""
    return _ours.is_set()
