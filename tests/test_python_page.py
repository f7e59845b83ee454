"""docs/python.md does what it says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from spacy.language import Language

import geo_nlp

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
PROSE = re.compile(r"(\A|^```\n).*?(^```python\n|\Z)", re.DOTALL | re.MULTILINE)


def test_the_page(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.setattr(geo_nlp, "load", lambda: nlp, raising=False)
    text = PROSE.sub(lambda aside: "\n" * aside.group().count("\n"), PAGE.read_text("utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)
