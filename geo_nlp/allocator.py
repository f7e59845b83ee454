"""How the C library keeps free memory, in processes of our own (`geo_nlp.process`).

By default the C library asks the system for each large array, and every page of it is then zeroed anew: half of the
encoder's time in a document of 100,000 words. Here it keeps what is freed. What lies between things that are still in
use would stay for good, though, so now and then all that is free is given back. Both take
effect with glibc; elsewhere nothing is changed. With Linux from 6.1 on, what is held can be put into large pages.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE = 1 << 30
PAGE, MADV_COLLAPSE = 2 << 20, 25
SWITCH = "/sys/kernel/mm/transparent_hugepage/enabled"


def keep_memory() -> None:
    """Have the C library keep what is freed, until it is given back."""
    if mallopt := _function("mallopt"):
        mallopt(M_MMAP_THRESHOLD, LARGE)
        mallopt(M_TRIM_THRESHOLD, LARGE)


def give_back() -> bool:
    """Give the system all pages that hold nothing; whether there were some. What is needed again costs a few ms."""
    trim = _function("malloc_trim")
    return trim is not None and trim(0) == 1


def gather() -> bool:
    """Have Linux put what the process holds into pages of 2 MB, where it lies close together; whether it did.

    Words, rules and tables are looked up all over some 200 MB, and a processor finds the small pages of so much only by
    way of other memory. It takes a tenth of a second. Where the system wants no such pages nothing is changed.
    """
    advise = _function("madvise")
    try:
        if advise is None or "[never]" in Path(SWITCH).read_text():
            return False
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return False
    found = []
    for area, rights, _, _, file, *name in map(str.split, lines):
        if rights == "rw-p" and file == "0" and name in ([], ["[heap]"]):
            start, end = (int(place, 16) for place in area.split("-"))
            start, end = -(-start // PAGE) * PAGE, end // PAGE * PAGE
            if start < end:
                found.append(advise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE) == 0)
    return any(found)


def _function(name: str) -> Any:
    """A function of the C library, where it has it; musl has none of these."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
