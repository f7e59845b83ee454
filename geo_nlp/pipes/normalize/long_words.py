"""Words without an end are given to the tokenizer in parts: it takes the square of the marks that stand in one.

spaCy's tokenizer takes marks from both ends of what has no blank, one by one, and looks at all that is left each time:
12,000 brackets took a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.limits import LONGEST_ADDRESS, LONGEST_WORD

LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
URL_MARKS = r"[-_~.,:;/?#@!$&*+=%|]"
URL = re.compile(rf"(?:[a-z]{{2,10}}://|www\.)(?:[^\W_]|{URL_MARKS}(?!{URL_MARKS}{{4}}))+", re.IGNORECASE)
LONG_WORD_PART = re.compile(r"\S{50,99}[^\w\s]|\S{1,100}")


def worded(nlp: Language, text: str) -> Doc:
    """The words of a text, as the pipeline's tokenizer has them, but of words that are too long those of their parts.

    An address is one word up to `LONGEST_ADDRESS` characters.
    """
    if max(map(len, text.split()), default=0) <= LONGEST_WORD:
        return nlp.make_doc(text)
    docs = [nlp.make_doc(part) for part in split_long_words(text) if part]
    return Doc.from_docs(docs, ensure_whitespace=False) if len(docs) > 1 else docs[0]


def split_long_words(text: str) -> Iterator[str]:
    """A text cut within words that are too long, after a mark where there is one.

    >>> [len(part) for part in split_long_words("see " + "a" * 350 + " or")]
    [104, 100, 100, 53]
    >>> [len(part) for part in split_long_words("see https://example.org/" + "a/" * 350)]
    [724]
    """
    first = 0
    for word in LONG_WORD.finditer(text):
        if len(word.group()) <= LONGEST_ADDRESS and URL.fullmatch(word.group()):
            continue
        for part in LONG_WORD_PART.finditer(text, word.start(), word.end()):
            if part.end() < word.end():
                yield text[first : part.end()]
                first = part.end()
    yield text[first:]
