"""The pages on rules are what the rule files say now, and the guide to rules of one's own does what it says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

import geo_nlp
from geo_nlp.extraction import make_doc
from geo_nlp.rules.loader import load_rules
from geo_nlp.rules.proof import PUBLISHED, cases, failure, stated_by
from geo_nlp.types import Article

DOCS = Path(__file__).parents[1] / "docs"
FILE = re.compile(r"`my-rules/(?P<name>[\w/]+\.yaml)`[^\n]*:\n\n```yaml\n(?P<text>.*?)```", re.DOTALL)


def test_the_pages_are_fresh() -> None:
    pages = dict(runpy.run_path(str(DOCS / "rules_page.py"))["pages"](load_rules()))
    there = {path.relative_to(DOCS).as_posix() for path in (DOCS / "rules").iterdir()} | {"rules.md"}
    assert there == set(pages)
    for path, text in pages.items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, f"{path}: rules have changed: run `make docs`"
        assert len(text) < 120_000


@pytest.fixture
def guided(tmp_path: Path) -> Path:
    """The folder of rules that the guide makes."""
    for found in FILE.finditer((DOCS / "rules.intro.md").read_text(encoding="utf-8")):
        path = tmp_path / found["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    return tmp_path


def test_the_guide_shows_every_kind_of_file(guided: Path) -> None:
    there = {path.relative_to(guided).as_posix() for path in guided.rglob("*.yaml")}
    assert there == {"accuse.yaml", "classes.yaml", "light_verbs.yaml", "context/negated.yaml", "attribution.yaml"}


def test_the_guide_works(guided: Path) -> None:
    book, nlp = load_rules(guided), geo_nlp.load(rules=[guided])
    own, stated = list(cases(book, sorted(book.own & book.files.keys()))), stated_by(book)
    docs = [nlp(make_doc(nlp, Article("a", case.example.text, date=PUBLISHED))) for case in own]
    assert len(own) == 4
    assert [failure(case, doc, stated) for case, doc in zip(own, docs, strict=True)] == [None] * 4
