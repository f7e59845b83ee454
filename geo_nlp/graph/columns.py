"""Columns out of DuckDB and into it, through Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from geo_nlp.graph.coding import Codebook, Codes
from geo_nlp.queries.store import Store, refused

BATCH = 100_000


def batches(store: Store, statement: str) -> Iterator[Any]:
    """The rows of a statement as batches of Arrow."""
    with refused():
        result = store.connection.sql(statement)
        reader = result.to_arrow_reader if hasattr(result, "to_arrow_reader") else result.fetch_record_batch
        yield from reader(BATCH)


@contextmanager
def asked(store: Store, **columns: Any) -> Iterator[None]:
    """Columns as the table `asked`, as long as it is open."""
    import pyarrow

    store.connection.register("asked", pyarrow.table(columns))
    yield
    store.connection.unregister("asked")


def codes_of(column: Any, book: Codebook) -> Codes:
    """A column of strings as codes."""
    coded = column.dictionary_encode() if not hasattr(column, "indices") else column
    again = np.array([*(book.code(value) for value in coded.dictionary.to_pylist()), -1], dtype=np.int32)
    found: Codes = again[coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)]
    return found


class Strings(Sequence[str | None]):
    """A column of Arrow as a sequence of strings, which takes a fifth of the room that a list does."""

    __slots__ = ("held",)

    def __init__(self, held: Any) -> None:
        self.held = held

    def __len__(self) -> int:
        return len(self.held)

    def __getitem__(self, place: Any) -> Any:
        return self.held[place].as_py()

    def __iter__(self) -> Iterator[str | None]:
        return iter(self.held.to_pylist())

    def several(self, places: Sequence[int]) -> list[str | None]:
        """The strings at some places."""
        found: list[str | None] = self.held.take(np.array(places, dtype=np.int64)).to_pylist()
        return found
