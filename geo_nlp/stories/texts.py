"""The texts of a corpus as they stream by: their words go to a file, their sketches stay in memory.

About 250 bytes an article stay, and 4 bytes a word lie in the file.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from tempfile import TemporaryFile
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from geo_nlp.stories.sketches import BINS, LEAD_BINS, Sketch, sketch
from geo_nlp.stories.words import WORD, Codes, Vocabulary, codes
from geo_nlp.stories.wrapping import body_of

BRIEF = 8  # words; a shorter text is compared together with its title
LONG_ENOUGH = 20  # words; a shorter text has exact copies alone
_NO_SKETCH: Sketch = np.zeros(BINS + LEAD_BINS, dtype=np.uint16)


class Texts:
    """Texts in the order in which they are added.

    >>> with Texts() as texts:
    ...     for text in ("PARIS (AP) - Lavrov left the talks in Paris.", "Lavrov left the talks in Paris."):
    ...         _ = texts.add(text)
    ...     texts.words(0).tolist() == texts.words(1).tolist(), len(texts)
    (True, 2)
    """

    __slots__ = ("_digests", "_ends", "_file", "_map", "_sketches", "_vocabulary")

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="geo-nlp-stories-")  # noqa: SIM115, closed by __exit__
        self._map: Codes | None = None
        self._ends = array("q", [0])
        self._digests = bytearray()
        self._sketches = bytearray()
        self._vocabulary = Vocabulary()

    def __enter__(self) -> Texts:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._map = None
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, text: str, title: str | None = None) -> int:
        """Take a text in; how many words of its own are compared."""
        words = codes(body_of(text), self._vocabulary)
        own = len(words)
        if own < BRIEF and title:
            words = np.concatenate((codes(title, self._vocabulary), words))
        self._file.write(words.tobytes())
        self._ends.append(self._ends[-1] + len(words))
        self._digests += blake2b((words & WORD).tobytes(), digest_size=8).digest()
        self._sketches += (sketch(words) if len(words) >= LONG_ENOUGH else _NO_SKETCH).tobytes()
        return own

    def words(self, number: int) -> Codes:
        """The words of a text."""
        if self._map is None or len(self._map) < self._ends[-1]:
            self._file.flush()
            empty = np.empty(0, dtype=np.uint32)
            self._map = np.memmap(self._file, dtype=np.uint32, mode="r") if self._ends[-1] else empty
        return np.asarray(self._map[self._ends[number] : self._ends[number + 1]])

    def lengths(self) -> NDArray[np.int64]:
        """How many words each text has."""
        ends = np.frombuffer(self._ends, dtype=np.int64)
        return ends[1:] - ends[:-1]

    def digests(self) -> NDArray[np.uint64]:
        """A number for each text that texts of the same words share."""
        return np.frombuffer(self._digests, dtype=np.uint64)

    def sketches(self) -> NDArray[np.uint16]:
        """The sketches, a row each; zeros for a text too short for one."""
        return np.frombuffer(self._sketches, dtype=np.uint16).reshape(len(self), BINS + LEAD_BINS)
