"""The page of constructions is what docstrings and counts say now."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_is_fresh() -> None:
    made = runpy.run_path(str(DOCS / "constructions_page.py"))
    fresh = made["page"](json.loads(made["COUNTS"].read_text("utf-8")))
    assert (DOCS / "constructions.md").read_text("utf-8") == fresh, "docstrings have changed: run `make docs`"


def test_most_constructions_were_met() -> None:
    counts = json.loads(runpy.run_path(str(DOCS / "constructions_page.py"))["COUNTS"].read_text("utf-8"))
    assert counts["articles"] >= 8000
    assert len(counts["functions"]) > 1000
    assert all(0 <= f["changed"] <= f["tried"] <= f["articles"] for f in counts["functions"].values())
