"""Acts by hand."""

from __future__ import annotations

import pytest
from handmade import Make, acts_of_lines


@pytest.fixture(scope="session")
def make_acts() -> Make:
    """Acts of lines: `2025-01-03 FRA ACCUSE RUS`."""
    return acts_of_lines
