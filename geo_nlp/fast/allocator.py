"""Memory that the net gives back stays with the process, and is there for the next layer and the next document.

The C library asks the system for each large array, and every page of it is then zeroed anew: half of the encoder's time
in a document of 100,000 words. What lies between things that are still in use would stay for good, though, so now and
then all that is free is given back. Both take effect with glibc; elsewhere nothing is changed.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE = 1 << 30


def keep_memory() -> bool:
    """Tell the C library; whether it agreed."""
    mallopt = _function("mallopt")
    return mallopt is not None and all(mallopt(option, LARGE) == 1 for option in (M_MMAP_THRESHOLD, M_TRIM_THRESHOLD))


def give_back() -> bool:
    """Give the system all pages that hold nothing; whether there were some. What is needed again costs a few ms."""
    trim = _function("malloc_trim")
    return trim is not None and trim(0) == 1


def _function(name: str) -> Any:
    """A function of the C library, where it has it; musl has none of these."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
