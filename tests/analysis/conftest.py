"""Acts by hand."""

from __future__ import annotations

import pytest
from handmade import Make, acts_told


@pytest.fixture(scope="session")
def told() -> Make:
    """Acts of lines: `2025-01-03 FRA ACCUSE RUS`."""
    return acts_told
