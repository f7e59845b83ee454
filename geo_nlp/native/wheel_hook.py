"""What the wheel needs, also an editable one: the indexes, which git does not have, are built in the package."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Indexes(BuildHookInterface):  # type: ignore[type-arg]
    """Builds what is missing or older than its sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build it with the package of this folder, which is not installed yet."""
        sys.path.insert(0, self.root)
        try:
            from geo_nlp.indexes import build

            build()
        finally:
            sys.path.remove(self.root)
