"""Numbers with what they count."""

from __future__ import annotations


def counted(count: int, name: str) -> str:
    """A number and what is counted.

    >>> counted(1, "record"), counted(1200, "record")
    ('1 record', '1,200 records')
    >>> counted(1, "story"), counted(2, "story"), counted(2, "day")
    ('1 story', '2 stories', '2 days')
    """
    if count == 1:
        return f"{count:,} {name}"
    return f"{count:,} {name[:-1]}ies" if name.endswith("ry") else f"{count:,} {name}s"
