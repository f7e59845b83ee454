"""The walk-through runs, and prints what it says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from spacy.language import Language

import geo_nlp

TOUR = Path(__file__).with_name("tour.md")
PROSE = re.compile(r"(\A|^```\n).*?(^```python\n|\Z)", re.DOTALL | re.MULTILINE)


def test_tour(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geo_nlp, "load", lambda: nlp, raising=False)
    text = PROSE.sub(lambda aside: "\n" * aside.group().count("\n"), TOUR.read_text("utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, TOUR.name, str(TOUR), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)
