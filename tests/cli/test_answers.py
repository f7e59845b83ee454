"""Pages of answers: words whole at any width, and what matters most stays where there is little room."""

from __future__ import annotations

import pytest

from geo_nlp.cli.answers import acts_page, counts_page
from geo_nlp.cli.layout import width_of
from geo_nlp.queries.schema import known_columns
from geo_nlp.tables.layout import Row

LONG = "Tengku-Ismail-ibn-Sulaiman-al-Muttawakkil-of-the-Northern-Federation"
URL = f"https://example.org/2025/02/27/{'a-very-long-address-' * 6}.html"
ACT: Row = {
    "event_date": "2025-02-27", "source_name": "United Federation of Northern Provinces", "predicate": "ACCUSE",
    "attitude": "criticism", "polarity": -1, "negated": True, "modality": "planned",
    "target_name": LONG,
    "place": "Goma", "speaker": "the spokesman of the Northern Federation",
    "outlet": "The Northern Gazette", "url": URL,
    "path": "a.html",
    "sentence": "The federation condemned the man from the north on Tuesday, " * 20, "article": "a1",
}  # fmt: skip
OTHER: Row = {**ACT, "event_date": None, "source_name": None, "attitude": None, "predicate": "AID", "negated": False,
              "modality": "asserted", "target_name": "中华人民共和国外交部", "url": None, "place": None}  # fmt: skip
DYADS = (
    "period source source_name source_cow target target_name target_cow acts verbal_cooperation material_cooperation"
    " verbal_conflict material_conflict score_sum score_mean records articles sources"
).split()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_word_is_broken(width: int) -> None:
    lines = list(acts_page([ACT, OTHER], width=width))
    shown = set(" ".join(lines).split())
    for text in (URL, LONG, "a.html", "中华人民共和国外交部", "2025-02-27"):
        assert text in shown
    assert {"ACCUSE,", "criticism", "(−)", "(negated,", "planned)"} <= shown
    known = {word for row in (ACT, OTHER) for cell in row.values() for word in str(cell).split()}
    assert {word for word in shown if word.isalpha() and word.islower()} - known <= {
        "when", "source", "does", "target", "where", "says", "outlet", "criticism",
    }  # fmt: skip
    for line in lines:
        assert width_of(line) <= width or max(map(width_of, line.split())) > width - 8, line


def test_a_row_of_dyads_fits_a_terminal() -> None:
    cells = ["2025-02", "CHN", "China", 710, "USA", "United States", 2, 12, 1, 2, 3, 4, -14.5, -1.2083, 20, 9, 7]
    columns = [known_columns()[name] for name in DYADS]
    head, _, row = counts_page(columns, [dict(zip(DYADS, cells, strict=True))], width=100)
    assert head.split() == "period source target acts verbal + material + verbal − material − score mean".split()
    assert row.split() == "2025-02 China United States 12 1 2 3 4 -14.50 -1.21".split()
