"""Bare actor phrases: country and sector of what an event coder would take for the actor, the longest mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from spacy.tokens import Doc

from geo_nlp.ontology import load_ontology

Row = tuple[str | None, ...]
ROWS: list[Row] = [tuple(row) for row in yaml.safe_load(Path(__file__).with_name("phrases.yaml").read_text("utf-8"))]


class Phrase(NamedTuple):
    """A phrase with the ISO code (or None) and the PLOVER sector that its actor has."""

    text: str
    country: str | None
    sector: str


def marked(row: Row) -> object:
    """A phrase; with a fourth cell, the reason why it is known to fail."""
    marks = [pytest.mark.xfail(reason=row[3] or "", strict=True)] if len(row) > 3 else []
    return pytest.param(Phrase(row[0] or "", row[1], row[2] or ""), id=row[0], marks=marks)


@pytest.mark.parametrize("example", [marked(row) for row in ROWS])
def test_phrase(example: Phrase, parsed: Mapping[str, Doc]) -> None:
    mentions = parsed[example.text]._.mentions
    assert mentions, "no mention"
    longest = max(mentions, key=lambda m: m.end - m.start)
    found = [(m.text, m.type, m.country, m.sector) for m in mentions]
    assert (longest.country, longest.sector) == (example.country, example.sector), f"{found}"


def test_phrases_are_many_and_differ() -> None:
    texts = Counter(text for text, *_ in ROWS)
    assert len(texts) >= 350
    assert not [text for text, count in texts.items() if count > 1]


def test_phrases_cover_every_sector() -> None:
    assert {sector for _, _, sector, *_ in ROWS} == set(load_ontology().sectors)
