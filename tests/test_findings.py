"""docs/findings.md: what it prints and draws is what its code gives."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def findings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("findings_page", DOCS / "findings_page.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_says_and_draws_what_its_code_gives(findings: ModuleType, tmp_path: Path) -> None:
    """`python -m docs.findings_page` writes it anew."""
    for name in ("matplotlib", "highspy"):
        pytest.importorskip(name)
    page = (DOCS / "findings.md").read_text(encoding="utf-8")
    assert findings.rewritten(page, tmp_path) == page
    drawn = sorted(path.name for path in tmp_path.iterdir())
    assert drawn == sorted(re.findall(r"\]\(pictures/([\w.-]+)\)", page)) != []
    for name in drawn:
        _same_picture(tmp_path / name, DOCS / "pictures" / name)


def _same_picture(made: Path, kept: Path) -> None:
    """The same elements and words; places may differ by half a point, for sums differ in their last bits by CPU."""
    texts = [path.read_text(encoding="utf-8") for path in (made, kept)]
    words = [NUMBER.sub("#", text) for text in texts]
    assert words[0] == words[1], f"{made.name} is another picture"
    numbers = [[float(number) for number in NUMBER.findall(text)] for text in texts]
    assert numbers[0] == pytest.approx(numbers[1], abs=0.5), f"{made.name}: something stands elsewhere"


def test_outputs_are_replaced_and_not_kept(findings: ModuleType, tmp_path: Path) -> None:
    page = "Text.\n\n```python\n>>> for n in range(2):\n...     print(n)\nwrong\n```\n\n<!-- needs nothing_at_all -->\n"
    page += "```python\n>>> import nothing_at_all\nkept\n```\n"
    assert findings.rewritten(page, tmp_path) == page.replace("wrong", "0\n1")
