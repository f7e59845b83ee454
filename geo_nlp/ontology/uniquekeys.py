"""How YAML is read: apart from where it is used, since the files of the package are compiled and need no YAML."""

from __future__ import annotations

import yaml


class UniqueKeys(yaml.CSafeLoader):
    """YAML that refuses a key given twice, where YAML itself would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """Build one mapping after looking at its keys."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)
