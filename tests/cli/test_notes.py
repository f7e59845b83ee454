"""Tables at terminals of any width."""

from __future__ import annotations

import io

from rich.console import Console

from geo_nlp.cli.notes import show
from geo_nlp.cli.tables import RELATION, WIDTH

ROW = (
    "Friedrich Merz",
    "criticism (−)",
    "Volodymyr Zelenskyy",
    "",
    "Friedrich Merz",
    "Merz criticised Zelenskiy. " * 4,
)


def test_words_stay_whole_on_a_narrow_terminal() -> None:
    page = io.StringIO()
    show(RELATION, [ROW], last=WIDTH, on=Console(file=page, width=80))
    assert max(map(len, page.getvalue().splitlines())) <= 80
    for word in ("Friedrich", "criticism", "Zelenskyy", "criticised"):
        assert word in page.getvalue()
