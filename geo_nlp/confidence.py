"""Leaving out what is too uncertain: relations and stances below a confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo_nlp.errors import InputError

JUDGED = ("relations", "stances")


def check_confidence(least: float | None) -> None:
    """Refuse a confidence that is not between 0 and 1."""
    if least is not None and not 0 <= least <= 1:
        raise InputError(f"confidence {least:g} is not between 0 and 1; try 0.6")


def confident(record: Mapping[str, Any], least: float) -> dict[str, Any]:
    """The record without the relations and stances whose confidence is below `least`.

    Everything else stays as it is: roles, attributions with their places in the list, and the names of the acts.

    >>> record = {"relations": [{"act": "a1", "confidence": 0.4}, {"act": "a2", "confidence": 0.8}], "stances": []}
    >>> confident(record, 0.6)["relations"]
    [{'act': 'a2', 'confidence': 0.8}]
    """
    return {**record, **{name: [i for i in record.get(name, ()) if i.get("confidence", 1) >= least] for name in JUDGED}}


class Threshold:
    """Passes records through `confident`, and counts what that leaves out; without a threshold, nothing."""

    def __init__(self, least: float | None) -> None:
        check_confidence(least)
        self.least = least
        self.left_out = 0

    def over(self, records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield each record without what is below the threshold."""
        for record in records:
            if self.least is None:
                yield record
                continue
            kept = confident(record, self.least)
            self.left_out += sum(len(record[name]) - len(kept[name]) for name in JUDGED)
            yield kept
