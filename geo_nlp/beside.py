"""A file is written beside its place and then renamed, so that a failed write leaves no broken file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo_nlp.errors import InputError


@contextmanager
def beside(path: str | Path) -> Iterator[Path]:
    """A place beside `path` that becomes it when all went well.

    >>> with beside("no/folder/a.html") as part:
    ...     _ = part.write_text("")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: no/folder/a.html: cannot be written (No such file or directory); name a file in a folder
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); name a file in a folder") from error
    finally:
        part.unlink(missing_ok=True)
