"""The rule lemmatizer's own lemmas, kept by what they depend on: form, part of speech and morphology.

spaCy keeps some of them itself, but not those of base forms and names, which are most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy import attrs
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.tokens import Doc

from geo_nlp.fast.standin import StandIn

INDEX = "lemma_index"
READ = [attrs.ORTH, attrs.POS, attrs.MORPH, attrs.LEMMA]
MOST = 30_000  # as many as a thousand articles have
Key = tuple[int, int, int]


class RememberedLemmas(StandIn):
    """A rule lemmatizer that remembers."""

    def __init__(self, lemmatizer: Any) -> None:
        if type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule":
            raise ValueError("its lemmas may depend on more")
        super().__init__(lemmatizer)
        self.twin = _by_sets(lemmatizer)
        self.known: dict[Key, int] = {}
        self.texts: dict[int, str] = {}

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the lemmas of docs."""
        for doc in docs:
            if len(doc):
                self._set(doc)

    def _set(self, doc: Doc) -> None:
        rows: Any = doc.to_array(READ)
        keys = list(zip(*rows[:, :3].T.tolist(), strict=True))
        if len(self.known) > MOST:
            self.known.clear()
            self.texts.clear()
        known = self.known
        if not known.keys() >= set(keys):
            self._learn(doc, keys)
        lemmas = [known[key] for key in keys]
        if not self.plain.overwrite:
            lemmas = [old or new for old, new in zip(rows[:, 3].tolist(), lemmas, strict=True)]
        add = doc.vocab.strings.add
        for lemma in set(lemmas):
            add(self.texts.get(lemma, ""))  # at the end of a memory zone spaCy forgets the strings that were new in it
        rows[:, 3] = lemmas
        doc.from_array([attrs.LEMMA], rows[:, 3:])

    def _learn(self, doc: Doc, keys: list[Key]) -> None:
        """Ask the lemmatizer for the lemmas of words that are new."""
        known, strings = self.known, doc.vocab.strings
        for i, key in enumerate(keys):
            if key not in known:
                lemma = self.twin.lemmatize(doc[i])[0]
                known[key] = strings.add(lemma)
                self.texts[known[key]] = lemma
        self.twin.cache.clear()  # which has no end, and what it keeps is known here


def _by_sets(lemmatizer: Any) -> Any:
    """The same lemmatizer with its 91,000 known words in sets: spaCy has lists, and looks through one for each form."""
    twin = EnglishLemmatizer(lemmatizer.vocab, None, mode="rule", overwrite=lemmatizer.overwrite)
    for name in lemmatizer.lookups.tables:
        twin.lookups.add_table(name, dict(lemmatizer.lookups.get_table(name)))
    index = twin.lookups.get_table(INDEX)
    for key, words in list(index.items()):
        index[key] = frozenset(words)
    return twin
