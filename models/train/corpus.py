"""What the model learns from: names that people marked (gold), and names that the program finds itself (silver).

Gold are the sentences of this folder and CrossNER's on politics; silver is news in which the old model's proposals were
corrected by the gazetteer and by consistency within the article. Kinds that gold does not mark (dates, money, numbers)
are the old model's everywhere, so they do not drift.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from geo_nlp.extraction import make_doc
from geo_nlp.rules.loader import load_rules
from geo_nlp.rules.proof import cases
from geo_nlp.types import Article
from models.train.labels import Labels, cut, example, of_found, of_marked
from models.train.marked import Names, sentences

COUNTED = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL LANGUAGE".split())
CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "organisation": "ORG", "politicalparty": "ORG", "country": "GPE",
    "location": "PLACE", "election": "EVENT", "event": "EVENT", "misc": "",
}  # fmt: skip
STAGES = ("tok2vec", "tagger", "geo_sentences", "parser", "attribute_ruler", "lemmatizer", "ner", "geo_lemmas")
LONGEST = 120
DATELINES = (
    "NAIROBI, March 3 (Reuters) - ", "WASHINGTON (AP) -- ", "BEIJING, Feb. 27 (Xinhua) -- ",
    "KYIV, 14 May (Interfax) - ", "Geneva, October 9, 2024 (AFP) - ", "LIMA, Nov 30 - ", "NEW DELHI, Dec 1 (PTI) ",
    "Brussels (dpa) - ", "CAIRO, Jan. 25, 2011 -- ", "Jakarta, August 17 (Antara) - ", "MOSCOW, June 22 /TASS/. ",
    "ABUJA, Sept 4 (NAN) - ",
)  # fmt: skip
PLACE_AND_AGENCY = re.compile(r"^(\w+(?: [A-Z]\w+)*)|[(/](\w+)[)/]")


def marked(nlp: Language) -> Iterator[Example]:
    """The sentences of this folder, some once more behind a dateline, some in capitals as old wires have them.

    Of the old model's entities only what is counted stays.
    """
    rows = list(sentences())
    behind = [_dated(text, names, DATELINES[i % len(DATELINES)]) for i, (text, names) in enumerate(rows[5::12])]
    capitals = [(text.upper(), names) for text, names in rows[3::16] if len(text.upper()) == len(text)]
    yield from _gold(nlp, [*rows, *behind, *capitals], COUNTED)


def _dated(text: str, names: Names, dateline: str) -> tuple[str, Names]:
    """A sentence behind a dateline, whose place and agency are names too."""
    place, agency = (next((m.span(k) for m in PLACE_AND_AGENCY.finditer(dateline) if m[k]), None) for k in (1, 2))
    opening = [(*span, kind) for span, kind in ((place, "GPE"), (agency, "ORG")) if span]
    return dateline + text, opening + [(start + len(dateline), end + len(dateline), kind) for start, end, kind in names]


def crossner(nlp: Language, path: Path) -> Iterator[Example]:
    """CrossNER's sentences on politics, which knows fewer kinds: what the old model finds of others stays."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = [[(e["start"], e["end"], CROSSNER[e["label"]]) for e in row["entities"]] for row in rows]
    kept = COUNTED | {"NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}
    yield from _gold(nlp, list(zip([row["text"] for row in rows], names, strict=True)), kept)


def silver(nlp: Language, articles: Iterable[Article], tokens: int) -> Iterator[Example]:
    """Articles in stretches of whole sentences, until there are so many tokens."""
    with nlp.select_pipes(enable=[*STAGES, "geo_mentions"]):
        for article in articles:
            if tokens <= 0:
                return
            doc = nlp(make_doc(nlp, article))
            tokens -= len(doc)
            yield from _stretches(doc, of_found(doc))


def examples() -> Iterator[Article]:
    """The examples of the rule files, each by itself: plain words that open a sentence, and news in brief."""
    for text in dict.fromkeys(case.example.text for case in cases(load_rules())):
        yield Article(id="", text=text)


def articles(path: Path, seed: int) -> Iterator[Article]:
    """News articles in a random order, always of the outlet of which there was least so far."""
    outlets: dict[str, list[Article]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = Article(id=row["id"], text=row["text"], title=row["title"], date=row["date"] or None)
            outlets.setdefault(row["source"], []).append(article)
    for rows in outlets.values():
        random.Random(seed).shuffle(rows)
    taken = dict.fromkeys(sorted(outlets), 0)
    while left := [outlet for outlet in taken if outlets[outlet]]:
        outlet = min(left, key=taken.__getitem__)
        article = outlets[outlet].pop()
        taken[outlet] += len(article.text)
        yield article


def _gold(nlp: Language, rows: Sequence[tuple[str, Names]], kept: frozenset[str]) -> Iterator[Example]:
    """Sentences with their marked names, and the old model's entities of the kinds that are kept."""
    with nlp.select_pipes(enable=STAGES):
        docs = list(nlp.pipe([make_doc(nlp, Article(id="", text=text)) for text, _ in rows], batch_size=64))
    for doc, (text, names) in zip(docs, rows, strict=True):
        if doc._.article.text != text:
            continue  # its spacing was tidied: the offsets are of another text
        yield example(doc, of_marked(doc, names, kept))


def _stretches(doc: Doc, labels: Labels) -> Iterator[Example]:
    """Whole sentences of a doc, each stretch a doc of its own."""
    start = 0
    ends = [sent.end for sent in doc.sents]
    for end, following in zip(ends, [*ends[1:], len(doc) + LONGEST], strict=True):
        if following - start > LONGEST:
            yield example(doc[start:end].as_doc(), cut(labels, start, end))
            start = end
