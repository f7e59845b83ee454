"""Docs by hand, without a model: each token is `word|lemma/TAG/function/head`, heads counted from 1, 0 for the root.

They are copies as the stages read them (`geo_nlp.pipes.syntax.tree`). The lemma is left out where it is the word
itself in lower case.
"""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc as SpacyDoc

from geo_nlp.pipes.syntax.tree import Doc, Token

VOCAB = English().vocab
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "TO": "PART",
    "RP": "ADP",
    "DT": "DET", "PDT": "DET", "CC": "CCONJ", "MD": "AUX", "CD": "NUM", "POS": "PART", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON",
    "WDT": "DET", "HYPH": "PUNCT", ".": "PUNCT", ",": "PUNCT",
}  # fmt: skip
AUXILIARY = frozenset({"aux", "auxpass"})


def tree(line: str) -> Doc:
    """A parsed sentence.

    >>> [(t.text, t.lemma_, t.pos_, t.dep_, t.head.text) for t in tree("France/NNP/nsubj/2 spoke|speak/VBD/ROOT/0")]
    [('France', 'France', 'PROPN', 'nsubj', 'spoke'), ('spoke', 'speak', 'VERB', 'ROOT', 'spoke')]
    """
    rows = [token.rsplit("/", 3) for token in line.split()]
    words = [row[0].split("|")[0] for row in rows]
    closes = [word in (".", ",", "-", "'s") or (i and words[i - 1] == "-") for i, word in enumerate(words)]
    doc = SpacyDoc(
        VOCAB,
        words=words,
        spaces=[i + 1 < len(words) and not closes[i + 1] for i in range(len(words))],
        lemmas=[_lemma(*row[0].split("|"), tag=row[1]) for row in rows],
        tags=[row[1] for row in rows],
        pos=["AUX" if row[2] in AUXILIARY else "VERB" if row[1].startswith("VB") else POS[row[1]] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(rows)],
    )
    return Doc(doc)


def _lemma(word: str, lemma: str | None = None, *, tag: str) -> str:
    return lemma or (word if tag.startswith("NNP") else word.lower())


def word(doc: Doc, text: str) -> Token:
    """The first token of that text."""
    return next(token for token in doc if token.text == text)
