"""Articles by the chunk, as workers get them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from geo_nlp.extraction import BATCH
from geo_nlp.read import Failure
from geo_nlp.types import Article

LETTERS = 25_000  # of a chunk, a third of a second
LEAST = 3_000  # of a chunk near the end


def chunked(items: Iterable[Article | Failure], parts: int) -> Iterator[list[Article | Failure]]:
    """Articles by the batch, the longer the fewer; near the end a part of what is left, so that no worker idles long.

    >>> [len(chunk) for chunk in chunked((Article(str(n), "x" * 5000) for n in range(20)), 2)]
    [5, 5, 5, 2, 1, 1, 1]
    """
    stream, ahead, letters = iter(items), deque[Article | Failure](), 0
    while True:
        while letters < parts * LETTERS and len(ahead) < parts * BATCH and (item := next(stream, None)):
            ahead.append(item)
            letters += size(item)
        if not ahead:
            return
        chunk: list[Article | Failure] = []
        end = letters - max(letters / parts, LEAST)
        while ahead and len(chunk) < BATCH and (not chunk or letters - size(ahead[0]) >= end):
            chunk.append(ahead.popleft())
            letters -= size(chunk[-1])
        yield chunk


def size(item: Article | Failure) -> int:
    """How much work an item is, in letters."""
    return 0 if isinstance(item, Failure) else len(item.text)
