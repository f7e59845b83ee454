"""How the C library keeps free memory, in processes of our own (`geo_nlp.process`).

By default the C library asks the system for each large array, and every page of it is then zeroed anew: half of the
encoder's time in a document of 100,000 words. Here it keeps what is freed. What lies between things that are still in
use would stay for good, though, so now and then all that is free is given back. Both take
effect with glibc; elsewhere nothing is changed.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE = 1 << 30


def keep_memory() -> None:
    """Have the C library keep what is freed, until it is given back."""
    if mallopt := _function("mallopt"):
        mallopt(M_MMAP_THRESHOLD, LARGE)
        mallopt(M_TRIM_THRESHOLD, LARGE)


def give_back() -> bool:
    """Give the system all pages that hold nothing; whether there were some. What is needed again costs a few ms."""
    trim = _function("malloc_trim")
    return trim is not None and trim(0) == 1


def _function(name: str) -> Any:
    """A function of the C library, where it has it; musl has none of these."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
