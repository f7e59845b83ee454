"""The articles and determiners by what they say of their noun, lower-case."""

from __future__ import annotations

ARTICLES = frozenset({"a", "an", "the"})
DEFINITE_SINGULAR = frozenset({"that", "the", "this"})
DEFINITE = DEFINITE_SINGULAR | {"these", "those"}
INDEFINITE = frozenset({"a", "an", "any", "no", "some"})
