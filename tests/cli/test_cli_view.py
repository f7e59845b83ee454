"""`geo-nlp view`: pages of graphs and of articles, from records and from articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

PAGE = "default-src 'none'"


@pytest.fixture
def records(run: Run, feed: Path, tmp_path: Path) -> Path:
    assert run("extract", feed, "-o", "records.jsonl").exit_code == 0
    return tmp_path / "records.jsonl"


def test_articles_and_records_give_the_same_page(run: Run, feed: Path, records: Path, tmp_path: Path) -> None:
    assert run("view", records, "-o", "one.html", "--title", "T").exit_code == 0
    assert run("view", feed, "-o", "two.html", "--title", "T").exit_code == 0
    assert run("view", "-", "-o", "three.html", "--title", "T", stdin=records.read_bytes()).exit_code == 0
    one, two, three = ((tmp_path / f"{name}.html").read_bytes() for name in ("one", "two", "three"))
    assert one == two == three
    assert PAGE.encode() in one


def test_it_says_what_is_in_the_page_and_where(run: Run, records: Path) -> None:
    result = run("view", records)
    assert result.exit_code == 0
    made = "page.html: 3 acts of 4 actors, of which 1 planned or denied, switched off at first; open it in a browser"
    assert result.stderr.endswith(f"geo-nlp: {made}\n")
    assert run("view", records, "--quiet").stderr == ""


def test_options_narrow_the_page(run: Run, records: Path) -> None:
    assert "1 act of 2 actors" in run("view", records, "--predicate", "ACCUSE").stderr
    assert "the page is empty" in run("view", records, "--since", "2030").stderr
    for options, acts in (
        (["--quad", "verbal conflict"], "1 act "), (["--layer", "denied"], "1 act "),
        (["--said-by", "article"], "3 acts "),
    ):  # fmt: skip
        assert f"page.html: {acts}" in run("view", records, *options).stderr
    weight = run("view", records, "--min-weight", "9").stderr
    assert "the page is empty: --min-weight left none of 2 relations" in weight
    denied = run("view", records, "--layer", "denied", "--sign", "positive").stderr
    assert "--sign and --layer left none" in denied
    assert "of 3 actors" not in run("view", records, "--level", "country").stderr


def test_an_article_has_a_page_of_its_own(run: Run, feed: Path, tmp_path: Path) -> None:
    result = run("view", feed, "-o", "article.html", "--article")
    assert result.exit_code == 0
    text = (tmp_path / "article.html").read_text(encoding="utf-8")
    assert PAGE in text and "condemned" in text and 'id="graph"' not in text


@pytest.mark.parametrize(
    ("options", "message"),
    [(["--level", "planet"], "unknown level 'planet'"), (["-o", "no/folder/page.html"], "cannot be written")],
)
def test_what_is_wrong_is_one_line(run: Run, records: Path, options: list[str], message: str) -> None:
    result = run("view", records, *options)
    assert result.exit_code == 2
    assert message in result.stderr and result.stderr.count("\n") == 1
