"""How large a file is still read. Each limit is far above what a graph needs, and far below what fills a machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from geo_nlp.errors import InputError

MAX_BYTES = 512 * 1024 * 1024
"""The size of a file."""
MAX_NODES = 1_000_000
MAX_EDGES = 5_000_000
MAX_TEXT = 1_000_000
"""The characters of one attribute."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Refuses what is too large; with `max_size` None, nothing is."""

    path: Path
    max_size: int | None = MAX_BYTES

    def check_file(self, path: Path) -> None:
        """Refuse a file of too many bytes."""
        if self.max_size is not None and (size := path.stat().st_size) > self.max_size:
            self._refuse(f"{size:,} bytes are more than {self.max_size:,}", path)

    def check_nodes(self, number: int) -> None:
        """Refuse too many nodes."""
        if self.max_size is not None and number > MAX_NODES:
            self._refuse(f"there are more than {MAX_NODES:,} nodes")

    def check_edges(self, number: int) -> None:
        """Refuse too many edges."""
        if self.max_size is not None and number > MAX_EDGES:
            self._refuse(f"there are more than {MAX_EDGES:,} edges")

    def check_text(self, size: int, where: str) -> None:
        """Refuse an attribute of too many characters."""
        if self.max_size is not None and size > MAX_TEXT:
            self._refuse(f"{where}: an attribute has more than {MAX_TEXT:,} characters")

    def _refuse(self, reason: str, path: Path | None = None) -> NoReturn:
        raise InputError(f"{path or self.path}: is too large ({reason}); read_graph(path, max_size=None) reads it")
