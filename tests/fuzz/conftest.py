"""What pytest is not to import: atheris is not installed everywhere."""

from __future__ import annotations

collect_ignore = ["guided.py"]
