"""docs/pictures.md does what it says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "pictures.md"
PROSE = re.compile(r"(\A|^```\n).*?(^```python\n|\Z)", re.DOTALL | re.MULTILINE)


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    text = PROSE.sub(lambda aside: "\n" * aside.group().count("\n"), PAGE.read_text("utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 10
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dispute.svg", "dyad.png"]
