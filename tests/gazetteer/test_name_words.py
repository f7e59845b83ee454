"""Names are cut without spaCy as the pipeline cuts text."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.gazetteer import tables
from geo_nlp.gazetteer.compile import UMLAUTS
from geo_nlp.gazetteer.name_words import CONTRACTIONS, abbreviations, words_of
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tokenizer import english


def names() -> Iterator[str]:
    """Everything that the index has by its words."""
    for table in (tables.all_names, tables.bodies, tables.nominals, tables.heads):
        for name, _ in table():
            yield from (name, name.translate(UMLAUTS))
    yield from (*sorted(abbreviations()), *CONTRACTIONS)


def test_every_name_of_the_tables_is_cut_as_the_pipeline_cuts_it() -> None:
    tokenizer = english()
    seen: dict[str, list[str]] = {}
    for name in names():
        for word in name.split():
            if word not in seen:
                seen[word] = [fold(token.text) for token in tokenizer(word)]
        found = [part for word in name.split() for part in seen[word]]
        assert words_of(name) == found, f"{name!r}: teach name_words.py, or write the name another way"
