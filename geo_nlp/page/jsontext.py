"""Data of a page as JSON; columns of numpy are written several times quicker than lists."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.coding import used


def json_text(data: Any) -> str:
    """Data as JSON without spaces; columns of whole numbers may stand in dictionaries.

    >>> json_text({"acts": {"sign": np.array([1, -1, 1])}, "title": "é"})
    '{"acts":{"sign":[1,-1,1]},"title":"é"}'
    """
    if isinstance(data, np.ndarray):
        return _column(data)
    if isinstance(data, dict):
        return "{" + ",".join(f"{_plain(str(name))}:{json_text(value)}" for name, value in data.items()) + "}"
    return _plain(data)


def _plain(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _column(numbers: NDArray[Any]) -> str:
    """A column of whole numbers, each of which is made text once."""
    least = int(numbers.min(initial=0))
    there, place = used(numbers - least)
    texts = np.array([b"%d," % number for number in (there + least).tolist()])  # filled up with zero bytes
    joined = texts[place].tobytes().translate(None, b"\0")
    return f"[{joined[:-1].decode()}]"
