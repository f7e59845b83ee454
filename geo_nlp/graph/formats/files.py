"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A place beside `path` that becomes it when all went well, so that a failed write leaves no broken file."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file to write to, which appears at `path` when all went well."""
    with beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        yield file
