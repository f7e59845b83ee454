"""The attribute ruler's own results, kept by what they depend on, and written for a whole doc at once.

What the ruler sets on a token hangs on the token's tag, dependency, whether it is white space, and its lower-case form
where some pattern names that; a few patterns look at two tokens. So its matcher is asked once for each combination,
and a small one for the pairs. The writing is the ruler's: of two rules for an attribute the later one wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from geo_nlp.fast.standin import StandIn

KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
READ = [attrs.TAG, attrs.LOWER, attrs.DEP, attrs.IS_SPACE]
ASKED = [attrs.TAG, attrs.DEP]
WRITTEN = [attrs.POS, attrs.MORPH, attrs.LEMMA]
MOST = 30_000  # words, and combinations, of a thousand and of five hundred articles
Combination = tuple[int, int, int, int]
Rules = tuple[int, ...]
Outcome = tuple[Rules, bool]  # the rules for a token, and whether a pair may begin with it


@dataclass(frozen=True, slots=True)
class Tables:
    """What outcomes set, a row each: values of the attributes `WRITTEN` where they are set, all in `merged`."""

    rules: list[Rules]
    begins: NDArray[np.bool_]
    merged: list[dict[int, int]]
    values: NDArray[np.uint64]
    sets: NDArray[np.bool_]
    seldom: NDArray[np.bool_]


class RememberedRuler(StandIn):
    """An AttributeRuler that remembers."""

    def __init__(self, ruler: Any) -> None:
        patterns = [(i, pattern) for i, rule in enumerate(ruler.patterns) for pattern in rule["patterns"]]
        tokens = [token for _, pattern in patterns for token in pattern]
        if any(not KEYS.issuperset(token) for token in tokens) or any(len(pattern) > 2 for _, pattern in patterns):
            raise ValueError("its patterns look at other attributes, or at more than two tokens")
        super().__init__(ruler)
        self.words, self.shapes = _named([token["LOWER"] for token in tokens if "LOWER" in token])
        self.pairs, self.firsts = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for i, pattern in patterns:
            if len(pattern) == 2:
                self.pairs.add(str(i), [pattern])
                self.firsts.add(str(i), [pattern[:1]])
        self.forms: dict[int, int] = {}
        self.rows: dict[bytes, int] = {}
        self.known: dict[Combination, int] = {}
        self.outcomes: dict[Outcome, int] = {}
        self.tables = _tables([], ruler.attrs)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the attributes of docs."""
        for doc in docs:
            if len(doc):
                self._set(doc)

    def _set(self, doc: Doc) -> None:
        table: Any = np.ascontiguousarray(doc.to_array(READ))
        keys: list[bytes] = table.view(f"V{8 * len(READ)}").ravel().tolist()
        if len(self.rows) > MOST:
            self.rows.clear()
        if not self.rows.keys() >= set(keys):
            self._learn(doc, keys, table)
        rows = self.rows
        found = np.array([rows[key] for key in keys])
        for start in self.tables.begins[found].nonzero()[0].tolist():
            for i, rule in self._matches(self.pairs, doc[start : start + 2]):
                rules = self.tables.rules[found[start + i]]
                found[start + i] = self._numbers([(tuple(sorted((*rules, rule))), False)])[0]
        self._write(doc, found)

    def _form(self, lower: int) -> int:
        """A lower-case form that some pattern names; 0 for all others."""
        if len(self.forms) > MOST:
            self.forms.clear()
        if lower not in self.forms:
            text = self.plain.vocab.strings[lower]
            named = text in self.words or any(shape.search(text) for shape in self.shapes)
            self.forms[lower] = lower if named else 0
        return self.forms[lower]

    def _learn(self, doc: Doc, keys: list[bytes], table: Any) -> None:
        """Find what is set on tokens that are new."""
        rows = self.rows
        places = {key: i for i, key in enumerate(keys) if key not in rows}
        new = [(tag, self._form(lower), dep, space) for tag, lower, dep, space in table[list(places.values())].tolist()]
        unknown = {key: i for key, i in zip(new, places.values(), strict=True) if key not in self.known}
        if unknown:
            self._ask(doc, unknown)
        rows.update(zip(places, (self.known[key] for key in new), strict=True))

    def _ask(self, doc: Doc, places: dict[Combination, int]) -> None:
        """Ask the ruler's matcher what holds for combinations that are new, each by a token that has it."""
        table: Any = doc.to_array(ASKED)
        some = Doc(doc.vocab, words=[doc[i].text for i in places.values()], spaces=[False] * len(places))
        some.from_array(ASKED, table[list(places.values())])
        found: dict[int, set[int]] = {}
        for i, rule in self._matches(self.plain.matcher, some, single=True):
            found.setdefault(i, set()).add(rule)
        begins = {start for _, start, _ in self.firsts(some, allow_missing=True)}
        outcomes = [(tuple(sorted(found.get(i, ()))), i in begins) for i in range(len(places))]
        self.known.update(zip(places, self._numbers(outcomes), strict=True))

    def _numbers(self, outcomes: Sequence[Outcome]) -> list[int]:
        """The rows of the tables that have these outcomes."""
        rows = [self.outcomes.setdefault(outcome, len(self.outcomes)) for outcome in outcomes]
        if len(self.outcomes) > len(self.tables.rules):
            self.tables = _tables(list(self.outcomes), self.plain.attrs)
        return rows

    def _matches(self, matcher: Matcher, doc: Doc | Span, *, single: bool = False) -> Iterator[tuple[int, int]]:
        """Positions of tokens and the rules that set something on them."""
        for match, start, end in matcher(doc, allow_missing=True, as_spans=False):
            rule = int(self.plain.vocab.strings[match])
            if not single or end - start == 1:
                index = self.plain.indices[rule]
                yield (start + index if index >= 0 else end + index), rule

    def _write(self, doc: Doc, found: NDArray[np.int64]) -> None:
        """Write what is set on each token, in one array but for what is set on few."""
        table: Any = doc.to_array(WRITTEN)
        np.copyto(table, self.tables.values[found], where=self.tables.sets[found])
        doc.from_array(WRITTEN, table)
        for i in self.tables.seldom[found].nonzero()[0].tolist():
            value = self.tables.merged[found[i]]
            if attrs.DEP in value:
                doc[i].dep = value[attrs.DEP]
            if attrs.TAG in value:
                doc[i].tag = value[attrs.TAG]


def _tables(outcomes: Sequence[Outcome], attributes: Sequence[dict[int, int]]) -> Tables:
    """What the rules of each outcome set together."""
    merged = [_merged(attributes[rule] for rule in rules) for rules, _ in outcomes]
    return Tables(
        rules=[rules for rules, _ in outcomes],
        begins=np.array([begins for _, begins in outcomes], dtype=np.bool_),
        merged=merged,
        values=np.array([[value.get(name, 0) for name in WRITTEN] for value in merged], dtype=np.uint64),
        sets=np.array([[name in value for name in WRITTEN] for value in merged], dtype=np.bool_),
        seldom=np.array([attrs.DEP in value or attrs.TAG in value for value in merged], dtype=np.bool_),
    )


def _merged(found: Iterable[dict[int, int]]) -> dict[int, int]:
    """What some rules set together, of two for an attribute the later one."""
    together: dict[int, int] = {}
    for values in found:
        together.update(values)
    return together


def _named(forms: list[Any]) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The words that patterns name, and the expressions that they have for words."""
    words: set[str] = set()
    shapes = []
    for form in forms:
        if isinstance(form, str):
            words.add(form)
            continue
        if form.keys() - {"IN", "NOT_IN", "REGEX"}:
            raise ValueError("its patterns compare words in other ways")
        words.update(form.get("IN", ()), form.get("NOT_IN", ()))
        shapes.extend([re.compile(form["REGEX"])] if "REGEX" in form else [])
    return frozenset(words), shapes
