"""The articles and determiners by what they say of their noun, lower-case."""

from __future__ import annotations

ARTICLES = frozenset({"a", "an", "the"})
DEFINITE_ONE = frozenset({"that", "the", "this"})
DEFINITE = DEFINITE_ONE | {"these", "those"}
INDEFINITE = frozenset({"a", "an", "any", "no", "some"})
