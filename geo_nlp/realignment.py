"""A `Doc` of a tidied text as one of the text that was given: the same words, with the white space between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from spacy.tokens import Doc, Span, Token

from geo_nlp.extensions import LISTS, SPANS
from geo_nlp.types import Clause, Mention

Place = Callable[[int, int], tuple[int, int]]


def realigned(doc: Doc, text: str, place: Place) -> Doc:
    """The `Doc` over `text`, in which `place` says where a stretch of the old one is, with its parse and its records.

    White space that the old one lacks is a token of its own, as in spaCy, so that words have other numbers.
    """
    words = _words(doc, text, place)
    numbers = [i for i, word in enumerate(words) if word.old is not None]
    other = _parsed(doc, words, numbers)
    other.ents = [_span(other, entity, numbers) for entity in doc.ents]
    for key, group in doc.spans.items():
        if key != SPANS:
            other.spans[key] = [_span(other, span, numbers) for span in group]
    other.cats = doc.cats
    for name in LISTS:
        setattr(other._, name, _moved(getattr(doc._, name), text, place, numbers))
    other._.article = replace(doc._.article, text=text)
    return other


@dataclass(frozen=True, slots=True)
class Word:
    """A token to be: what it is in the old Doc, None for white space that only the given text has."""

    text: str
    old: Token | None
    space: bool = False


def _words(doc: Doc, text: str, place: Place) -> list[Word]:
    """The words as the text has them; one blank after a word belongs to it."""
    words: list[Word] = []
    done = 0
    for token in doc:
        start, end = place(token.idx, token.idx + len(token))
        _gap(words, text[done:start])
        words.append(Word(text[start:end], token))
        done = end
    _gap(words, text[done:])
    return words


def _gap(words: list[Word], white: str) -> None:
    if white.startswith(" ") and words:
        words[-1] = replace(words[-1], space=True)
        white = white[1:]
    if white:
        words.append(Word(white, None))


def _parsed(doc: Doc, words: Sequence[Word], numbers: Sequence[int]) -> Doc:
    """The words with their tags and heads; white space hangs on the word before it, or on the first."""
    heads = [max(i - 1, min(1, len(words) - 1) if not i else 0) for i in range(len(words))]
    for i, word in enumerate(words):
        if word.old is not None:
            heads[i] = numbers[word.old.head.i]
    parsed = doc.has_annotation("DEP")
    return Doc(
        doc.vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        tags=[word.old.tag_ if word.old else "_SP" for word in words],
        pos=[word.old.pos_ if word.old else "SPACE" for word in words],
        morphs=[str(word.old.morph) if word.old else "" for word in words],
        lemmas=[word.old.lemma_ if word.old else word.text for word in words],
        heads=heads if parsed else None,
        deps=[word.old.dep_ if word.old else "dep" for word in words] if parsed else None,
    )


def _span(other: Doc, span: Span, numbers: Sequence[int]) -> Span:
    return Span(other, numbers[span.start], numbers[span.end - 1] + 1, label=span.label, kb_id=span.kb_id)


def _moved(value: Any, text: str, place: Place, numbers: Sequence[int]) -> Any:
    """A record, or several, with other offsets and token numbers, and with the words of the given text."""
    if isinstance(value, tuple):
        return tuple(_moved(item, text, place, numbers) for item in value)
    if isinstance(value, Clause):
        slots = tuple((name, tuple(numbers[i] for i in tokens)) for name, tokens in value.slots)
        support = None if value.support is None else numbers[value.support]
        return replace(value, head=numbers[value.head], slots=slots, support=support)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new = {f.name: _moved(getattr(value, f.name), text, place, numbers) for f in fields(value)}
    if "start" in new:
        new["start"], new["end"] = place(new["start"], new["end"])
    if "text" in new:
        new["text"] = text[new["start"] : new["end"]]
    if isinstance(value, Mention):
        new |= {name: numbers[new[name]] for name in ("first", "last", "head")}
    return replace(value, **new)
