"""What the NER is to find in a doc, as BILUO labels: "-" where it is left open."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.training import Example

from geo_nlp.types import Mention
from models.train.marked import Names

NAMED = frozenset("PERSON ORG GPE LOC FAC NORP".split())
PLACES = ("GPE", "LOC", "FAC")
Labels = list[str]


def of_marked(doc: Doc, names: Names, kept: frozenset[str]) -> Labels:
    """Names marked by their offsets, and the old model's entities of the kinds that are kept."""
    labels = ["O"] * len(doc)
    for start, end, kind in names:
        span = doc.char_span(start, end, alignment_mode="expand")
        exact = (span.start_char, span.end_char) == (start, end)
        _write(labels, *_settled(doc, span.start, span.end, kind if exact else ""))
    for ent in doc.ents:
        if ent.label_ in kept and _free(labels, ent.start, ent.end):
            _write(labels, ent.start, ent.end, ent.label_)
    return labels


def of_found(doc: Doc) -> Labels:
    """The names that the program finds, and the old model's entities of other kinds; what was dropped is left open."""
    labels = ["O"] * len(doc)
    old = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    named = [mention for mention in doc._.mentions if mention.level == "name"]
    found = [(m.first, m.last + 1, _kind(m, old)) for m in sorted(named, key=lambda m: m.first - m.last)]
    for start, end, kind in found + [(*place, "" if kind in NAMED else kind) for place, kind in old.items()]:
        if _free(labels, start, end):
            _write(labels, start, end, kind)
    return labels


def cut(labels: Labels, start: int, end: int) -> Labels:
    """Labels of a stretch, those of an entity left open that begins before it or goes on behind it.

    >>> cut(["B-ORG", "L-ORG", "O", "B-GPE", "L-GPE"], 1, 4)
    ['-', 'O', '-']
    """
    labels = labels[start:end]
    for order, torn in ((range(len(labels)), "IL"), (range(len(labels) - 1, -1, -1), "BI")):
        for i in order:
            if labels[i][0] not in torn:
                break
            labels[i] = "-"
    return labels


def example(doc: Doc, labels: Labels) -> Example:
    """The words alone, and what is to be found in them; white space is in no entity."""
    words = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    return Example.from_dict(words, {"entities": labels})


def _settled(doc: Doc, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """A marked name as it is learnt: a year that opens an event stays a date; a place is of the old model's kind."""
    old = {(ent.start, ent.end): ent.label_ for ent in doc.ents}
    if kind == "EVENT" and end - start > 1 and old.get((start, start + 1)) == "DATE":
        return start + 1, end, kind
    return start, end, _kind_of_place(start, end, old) if kind == "PLACE" else kind


def _kind(mention: Mention, old: dict[tuple[int, int], str]) -> str:
    if mention.type == "person":
        return "PERSON"
    if mention.demonym or mention.type == "group":
        return "NORP"
    if mention.type in ("state", "place"):
        return _kind_of_place(mention.first, mention.last + 1, old)
    return "ORG"


def _kind_of_place(start: int, end: int, old: dict[tuple[int, int], str]) -> str:
    """What the old model has it for, with or without "the"."""
    before = old.get((start, end), old.get((start - 1, end), ""))
    return before if before in PLACES else "GPE"


def _free(labels: Labels, start: int, end: int) -> bool:
    return all(label == "O" for label in labels[start:end])


def _write(labels: Labels, start: int, end: int, kind: str) -> None:
    """Write an entity; open where it has no kind."""
    if not kind:
        labels[start:end] = ["-"] * (end - start)
    elif end - start == 1:
        labels[start] = f"U-{kind}"
    else:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 2), f"L-{kind}"]
