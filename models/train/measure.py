"""How well the NER finds marked names: precision, recall and F1 of exact spans, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "DATE")
Scores = dict[str, dict[str, float]]


def figures(nlp: Language, examples: Iterable[Example]) -> Scores:
    """Exact matches of the NER with what is marked in `examples`."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    rows = [
        (x.reference, Doc(nlp.vocab, [t.text for t in x.reference], [bool(t.whitespace_) for t in x.reference]))
        for x in examples
    ]
    with nlp.select_pipes(enable="ner"):
        docs = list(nlp.pipe([doc for _, doc in rows]))
    for (reference, _), doc in zip(rows, docs, strict=True):
        gold = {(e.start, e.end, e.label_) for e in reference.ents}
        mine = {(e.start, e.end, e.label_) for e in doc.ents}
        for counter, spans in ((right, gold & mine), (found, mine), (marked, gold)):
            counter.update(kind for _, _, kind in spans)
    return {kind: _scores(right[kind], found[kind], marked[kind]) for kind in KINDS if marked[kind]}


def _scores(right: int, found: int, marked: int) -> dict[str, float]:
    """Precision, recall and F1.

    >>> _scores(1, 2, 1)
    {'p': 0.5, 'r': 1.0, 'f1': 0.667, 'marked': 1}
    """
    precision, recall = right / found if found else 0.0, right / marked if marked else 0.0
    f1 = 2 * right / (found + marked) if found + marked else 0.0
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3), "marked": marked}
