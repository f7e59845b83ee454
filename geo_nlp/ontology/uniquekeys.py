"""How YAML is read: apart from where it is used, since the files of the package are compiled and need no YAML.

What a file may hold is bounded, since its writer may be anyone: whatever is wrong with it is a `yaml.YAMLError`.
"""

from __future__ import annotations

from typing import Any

import yaml

LONGEST = 2_000_000  # characters of a file; the longest of the package has 20,000
LONGEST_NUMBER = 100  # characters of a number or a date
MOST_KEYS = 100_000  # of a mapping, with those that it is merged with
WORDS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:binary", "tag:yaml.org,2002:null"})
FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What PyYAML lets through of a value that is not what its tag says: `!!int abc`, `2025-02-30`."""


class UniqueKeys(yaml.CSafeLoader):
    """YAML that refuses a key given twice, where YAML itself would keep the last, and keys that are no words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """Build one mapping after looking at its keys."""
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise _fault("a list or a mapping is a key; keys are words", key)
            if key.value in seen:
                raise _fault(f"{key.value[:40]!r} is given twice", key)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Take in what a mapping is merged with (`<<`), which doubles with every step of a chain."""
        super().flatten_mapping(node)
        if len(node.value) > MOST_KEYS:
            raise _fault(f"has more than {MOST_KEYS:,} keys", node)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Build one value; what does not hold what its tag says is a fault of its place."""
        if isinstance(node, yaml.ScalarNode) and node.tag not in WORDS and len(node.value) > LONGEST_NUMBER:
            raise _fault(f"a number or date of {len(node.value):,} characters", node)
        try:
            return super().construct_object(node, deep=deep)
        except FAULTS as error:
            said = repr(str(node.value)[:40]) if isinstance(node, yaml.ScalarNode) else "this"
            raise _fault(f"{said} is no {node.tag.rpartition(':')[2]} ({type(error).__name__})", node) from error


def read_text(text: str) -> object:
    """What a text in YAML holds; whatever is wrong with it raises `yaml.YAMLError`.

    >>> read_text("weapon: [drone, rifle]")
    {'weapon': ['drone', 'rifle']}
    >>> read_text("since: 2025-02-30")
    Traceback (most recent call last):
    yaml.constructor.ConstructorError: '2025-02-30' is no timestamp (ValueError)
      in "<unicode string>", line 1, column 8
    """
    if len(text) > LONGEST:
        raise yaml.YAMLError(f"has {len(text):,} characters, of which {LONGEST:,} may be")
    try:
        return yaml.load(text, Loader=UniqueKeys)
    except RecursionError as error:
        raise yaml.YAMLError("lists or mappings stand too deep in each other") from error


def _fault(what: str, node: yaml.Node) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, what, node.start_mark)
