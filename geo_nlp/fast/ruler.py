"""The attribute ruler's own results, kept by what they depend on, and written for a whole doc at once.

What the ruler sets on a token hangs on the token's tag, dependency, whether it is white space, and its lower-case form
where some pattern names that; a few patterns look at two tokens. So its matcher is asked once for each combination,
and a small one for the pairs. The writing is the ruler's: of two rules for an attribute the later one wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from spacy import attrs
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from geo_nlp.fast.standin import StandIn

KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
READ = [attrs.TAG, attrs.LOWER, attrs.DEP, attrs.IS_SPACE]
ASKED = [attrs.TAG, attrs.DEP]
WRITTEN = [attrs.POS, attrs.MORPH, attrs.LEMMA]
MOST_FORMS = 500_000
Combination = tuple[int, int, int, int]
Rules = tuple[int, ...]


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
        self.begins: set[Combination] = set()
        self.forms: dict[int, int] = {}
        self.known: dict[Combination, Rules] = {}
        self.values: dict[Rules, dict[int, int]] = {}

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the attributes of docs."""
        for doc in docs:
            if len(doc):
                self._set(doc)

    def _set(self, doc: Doc) -> None:
        rows = doc.to_array(READ).tolist()
        keys = [(tag, self._form(lower), dep, space) for tag, lower, dep, space in rows]
        if not self.known.keys() >= set(keys):
            self._learn(doc, keys)
        rules = [self.known[key] for key in keys]
        for start in (i for i, key in enumerate(keys) if key in self.begins):
            for i, rule in self._matches(self.pairs, doc[start : start + 2]):
                rules[start + i] = tuple(sorted((*rules[start + i], rule)))
        self._write(doc, [self._value(found) for found in rules])

    def _form(self, lower: int) -> int:
        """A lower-case form that some pattern names; 0 for all others."""
        if len(self.forms) > MOST_FORMS:
            self.forms.clear()
        if lower not in self.forms:
            text = self.plain.vocab.strings[lower]
            named = text in self.words or any(shape.search(text) for shape in self.shapes)
            self.forms[lower] = lower if named else 0
        return self.forms[lower]

    def _learn(self, doc: Doc, keys: list[Combination]) -> None:
        """Ask the ruler's matcher what holds for combinations that are new, each by a token that has it."""
        places = {key: i for i, key in enumerate(keys) if key not in self.known}
        table: Any = doc.to_array(ASKED)
        new = list(places)
        some = Doc(doc.vocab, words=[doc[i].text for i in places.values()], spaces=[False] * len(new))
        some.from_array(ASKED, table[list(places.values())])
        found: dict[int, set[int]] = {}
        for i, rule in self._matches(self.plain.matcher, some, single=True):
            found.setdefault(i, set()).add(rule)
        self.known.update((key, tuple(sorted(found.get(i, ())))) for i, key in enumerate(new))
        self.begins.update(new[start] for _, start, _ in self.firsts(some, allow_missing=True))

    def _matches(self, matcher: Matcher, doc: Doc | Span, *, single: bool = False) -> Iterator[tuple[int, int]]:
        """Positions of tokens and the rules that set something on them."""
        for match, start, end in matcher(doc, allow_missing=True, as_spans=False):
            rule = int(self.plain.vocab.strings[match])
            if not single or end - start == 1:
                index = self.plain.indices[rule]
                yield (start + index if index >= 0 else end + index), rule

    def _value(self, rules: Rules) -> dict[int, int]:
        """What some rules set together."""
        if rules not in self.values:
            merged: dict[int, int] = {}
            for rule in rules:
                merged.update(self.plain.attrs[rule])
            self.values[rules] = merged
        return self.values[rules]

    def _write(self, doc: Doc, values: list[dict[int, int]]) -> None:
        """Write what is set on each token, in one array but for what is set on few."""
        table: Any = doc.to_array(WRITTEN)
        for column, attribute in enumerate(WRITTEN):
            table[:, column] = [
                value.get(attribute, old) for value, old in zip(values, table[:, column].tolist(), strict=True)
            ]
        doc.from_array(WRITTEN, table)
        for i, value in enumerate(values):
            if attrs.DEP in value:
                doc[i].dep = value[attrs.DEP]
            if attrs.TAG in value:
                doc[i].tag = value[attrs.TAG]


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
