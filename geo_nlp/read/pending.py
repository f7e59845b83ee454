"""Articles that have been found and are yet to be made: cleaning costs most of reading, and not every one is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo_nlp.read.failure import Failure
from geo_nlp.types import Article


@dataclass(frozen=True, slots=True)
class Pending:
    """An article of an input; `make` cleans it, or gives the failure that stands for it."""

    make: Callable[[], Article | Failure]


Item = Pending | Failure
"""What an input holds one by one; the number of items does not hang on what is made of them."""


def made(item: Item) -> Article | Failure:
    """The article of an item, or its failure."""
    return item if isinstance(item, Failure) else item.make()
