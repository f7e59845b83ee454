"""What mypyc would read otherwise than Python does is in no stage."""

from __future__ import annotations

import ast

from geo_nlp.native import sources

GROWING = frozenset({"extend", "update", "extendleft"})


def lazily_grown(code: str) -> list[str]:
    """Calls whose generator looks into what the call itself fills: mypyc makes a list of it first."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GROWING
        for given in node.args
        if isinstance(given, ast.GeneratorExp) and not _makes_unique(given)
        if any(ast.dump(part) == ast.dump(node.func.value) for part in ast.walk(given))
    ]


def _makes_unique(given: ast.GeneratorExp) -> bool:
    first = given.generators[0].iter
    return isinstance(first, ast.Call) and ast.unparse(first.func) == "dict.fromkeys"


def test_no_generator_looks_into_what_it_fills() -> None:
    assert lazily_grown("found.extend(n for n in new if n not in found)") != []
    assert lazily_grown("found.extend(n for n in dict.fromkeys(new) if n not in found)") == []
    assert [call for path in sources() for call in lazily_grown(path.read_text("utf-8"))] == []


def set_operations_with_keys(code: str) -> list[str]:
    """Operations of a set with the keys of a mapping: mypyc takes the result for a frozenset, but it is a set."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr | ast.Sub | ast.BitXor)
        if isinstance(node.right, ast.Call) and ast.unparse(node.right.func).endswith(".keys")
        if isinstance(node.left, ast.Name) and node.left.id.isupper()
    ]


def test_no_frozenset_is_combined_with_keys() -> None:
    assert set_operations_with_keys("FORMS & parts.keys()") == ["FORMS & parts.keys()"]
    assert set_operations_with_keys("own & parts.keys()") == []
    assert [found for path in sources() for found in set_operations_with_keys(path.read_text("utf-8"))] == []
