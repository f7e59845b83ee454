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
from geo_nlp.types import Article, Mention
from models.train.marked import Names, sentences

COUNTED = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL LANGUAGE".split())
NAMED = frozenset("PERSON ORG GPE LOC FAC NORP".split())
PLACES = ("GPE", "LOC", "FAC")
CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "organisation": "ORG", "politicalparty": "ORG", "country": "GPE",
    "location": "PLACE", "election": "EVENT", "event": "EVENT", "misc": "",
}  # fmt: skip
STAGES = ("tok2vec", "tagger", "geo_sentences", "parser", "attribute_ruler", "lemmatizer", "ner", "geo_lemmas")
LONGEST = 120
Labels = list[str]


DATELINES = (
    "NAIROBI, March 3 (Reuters) - ", "WASHINGTON (AP) -- ", "BEIJING, Feb. 27 (Xinhua) -- ", 
    "KYIV, 14 May (Interfax) - ",
    "Geneva, October 9, 2024 (AFP) - ", "LIMA, Nov 30 - ", "NEW DELHI, Dec 1 (PTI) ", "Brussels (dpa) - ",
    "CAIRO, Jan. 25, 2011 -- ", "Jakarta, August 17 (Antara) - ", "MOSCOW, June 22 /TASS/. ", "ABUJA, Sept 4 (NAN) - ",
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
            yield from _stretches(doc, corrected(doc))


def examples() -> Iterator[Article]:
    """The examples of the rule files, each by itself: plain words that open a sentence, and news in brief."""
    for example in dict.fromkeys(case.example.text for case in cases(load_rules())):
        yield Article(id="", text=example)


def articles(path: Path, seed: int) -> Iterator[Article]:
    """News articles in a random order, always of the outlet of which there was least so far."""
    outlets: dict[str, list[Article]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = Article(id=row["id"], text=row["text"], title=row["title"], date=row["date"])
            outlets.setdefault(row["source"], []).append(article)
    for rows in outlets.values():
        random.Random(seed).shuffle(rows)
    taken = dict.fromkeys(sorted(outlets), 0)
    while left := [outlet for outlet in taken if outlets[outlet]]:
        outlet = min(left, key=taken.__getitem__)
        article = outlets[outlet].pop()
        taken[outlet] += len(article.text)
        yield article


def corrected(doc: Doc) -> Labels:
    """The names that the program finds, and the old model's entities of other kinds; what was dropped is left open."""
    labels = ["O"] * len(doc)
    old = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    named = [mention for mention in doc._.mentions if mention.level == "name"]
    found = [(m.first, m.last + 1, _kind(m, old)) for m in sorted(named, key=lambda m: m.first - m.last)]
    for start, end, kind in found + [(*place, "" if kind in NAMED else kind) for place, kind in old.items()]:
        if all(label == "O" for label in labels[start:end]):
            _write(labels, start, end, kind)
    return labels


def _kind(mention: Mention, old: dict[tuple[int, int], str]) -> str:
    if mention.type == "person":
        return "PERSON"
    if mention.demonym or mention.type == "group":
        return "NORP"
    if mention.type in ("state", "place"):
        before = old.get((mention.first, mention.last + 1), old.get((mention.first - 1, mention.last + 1), ""))
        return before if before in PLACES else "GPE"
    return "ORG"


def _gold(nlp: Language, rows: Sequence[tuple[str, Names]], kept: frozenset[str]) -> Iterator[Example]:
    """Sentences with their marked names, and the old model's entities of the kinds that are kept."""
    with nlp.select_pipes(enable=STAGES):
        docs = list(nlp.pipe([make_doc(nlp, Article(id="", text=text)) for text, _ in rows], batch_size=64))
    for doc, (text, names) in zip(docs, rows, strict=True):
        if doc._.article.text != text:
            continue  # its spacing was tidied: the offsets are of another text
        labels = ["O"] * len(doc)
        for start, end, kind in names:
            span = doc.char_span(start, end, alignment_mode="expand")
            exact = (span.start_char, span.end_char) == (start, end)
            _write(labels, *_settled(doc, span.start, span.end, kind if exact else ""))
        for ent in doc.ents:
            if ent.label_ in kept and all(label == "O" for label in labels[ent.start : ent.end]):
                _write(labels, ent.start, ent.end, ent.label_)
        yield _example(doc, labels)


def _settled(doc: Doc, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """A marked name as it is learnt: a year that opens an event stays a date; a place is of the old model's kind."""
    old = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    if kind == "EVENT" and end - start > 1 and old.get((start, start + 1)) == "DATE":
        return start + 1, end, kind
    if kind == "PLACE":
        before = old.get((start, end), old.get((start - 1, end), ""))
        return start, end, before if before in PLACES else "GPE"
    return start, end, kind


def _stretches(doc: Doc, labels: Labels) -> Iterator[Example]:
    """Whole sentences of a doc, each stretch a doc of its own."""
    start = 0
    ends = [sent.end for sent in doc.sents]
    for end, following in zip(ends, [*ends[1:], len(doc) + LONGEST], strict=True):
        if following - start > LONGEST:
            yield _example(doc[start:end].as_doc(), _closed(labels[start:end]))
            start = end


def _closed(labels: Labels) -> Labels:
    """Labels of a stretch, those of an entity left open that begins before it or goes on behind it."""
    labels = list(labels)
    for order, cut in ((range(len(labels)), "IL"), (range(len(labels) - 1, -1, -1), "BI")):
        for i in order:
            if labels[i][0] not in cut:
                break
            labels[i] = "-"
    return labels


def _example(doc: Doc, labels: Labels) -> Example:
    """The words alone, and what is to be found in them; white space is in no entity."""
    words = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    return Example.from_dict(words, {"entities": labels})


def _write(labels: Labels, start: int, end: int, kind: str) -> None:
    """Write an entity as BILUO; open where it has no kind."""
    if not kind:
        labels[start:end] = ["-"] * (end - start)
    elif end - start == 1:
        labels[start] = f"U-{kind}"
    else:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 2), f"L-{kind}"]
