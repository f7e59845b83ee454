"""The rule lemmatizer's own lemmas, kept by what they depend on: form, part of speech and morphology.

spaCy keeps some of them itself, but not those of base forms and names, which are most. Strings are kept, not their
hashes: at the end of a memory zone spaCy forgets the strings that were new in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy import attrs
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.tokens import Doc

READ = [attrs.ORTH, attrs.POS, attrs.MORPH, attrs.LEMMA]
MOST = 100_000
Key = tuple[int, int, int]


class RememberedLemmas:
    """A rule lemmatizer that remembers; whatever else is asked of it the lemmatizer answers."""

    def __init__(self, lemmatizer: Any) -> None:
        if type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule":
            raise ValueError("its lemmas may depend on more")
        self.lemmatizer = lemmatizer
        self.known: dict[Key, str] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.lemmatizer, name)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of one doc."""
        if not len(doc):
            return doc
        rows: Any = doc.to_array(READ)
        lemmas: list[int] = []
        add, known, overwrite = doc.vocab.strings.add, self.known, self.lemmatizer.overwrite
        if len(known) > MOST:
            known.clear()
        for i, (orth, pos, morph, lemma) in enumerate(rows.tolist()):
            if lemma and not overwrite:
                lemmas.append(lemma)
                continue
            key = (orth, pos, morph)
            if key not in known:
                known[key] = self.lemmatizer.lemmatize(doc[i])[0]
            lemmas.append(add(known[key]))
        rows[:, 3] = lemmas
        doc.from_array([attrs.LEMMA], rows[:, 3:])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Set the lemmas of docs, one by one."""
        yield from map(self, docs)
