"""Memory that the net gives back stays with the process, and is there for the next layer and the next document.

The C library asks the system for each large array, and every page of it is then zeroed anew: half of the encoder's time
in a document of 100,000 words. It takes effect with glibc; elsewhere nothing is changed.
"""

from __future__ import annotations

import ctypes
import sys

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE = 1 << 30


def keep_memory() -> bool:
    """Tell the C library; whether it agreed."""
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
    return mallopt is not None and all(mallopt(option, LARGE) == 1 for option in (M_MMAP_THRESHOLD, M_TRIM_THRESHOLD))
