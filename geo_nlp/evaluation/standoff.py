"""Annotations without texts: labels joined with the text they are of, which its digest proves to be the right one.

Offsets of such labels count in the annotated text with single blanks for all white space; `start` and `length` tell
which part of the article's text that is, or of its title and text, and `digest` is its SHA-256. The offsets that come
out are those of the text itself, from where the annotated part begins.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo_nlp.evaluation.pairing import PART
from geo_nlp.evaluation.same import Values

LAYERS = ("mentions", "roles", "relations", "stances", "attributions")
ABOUT = ("title", "date", "source", "url", "region", "genre", "dateline")


def is_standoff(record: Values) -> bool:
    """Whether an annotated record has a digest and no text."""
    return "digest" in record and "text" not in record


def joined(labels: Iterable[Values], rows: Mapping[str, Values]) -> Iterator[dict[str, Any]]:
    """Labels with their texts, by the id of the article; those whose text is not among `rows` are left out.

    >>> labels = {"id": "a", "start": 0, "length": 3, "digest": hashlib.sha256(b"a b").hexdigest(),
    ...     "relations": [{"trigger": {"start": 2, "end": 3}}]}
    >>> [(record["text"], record["relations"]) for record in joined([labels], {"a": {"text": "a  b c"}})]
    [('a  b', [{'trigger': {'start': 3, 'end': 4}}])]
    """
    for record in labels:
        row = rows.get(str(record["id"]).partition(PART)[0])
        text = None if row is None else text_of(record, row)
        if row is None or text is None:
            continue
        offsets = places(text)
        about = {name: row[name] for name in ABOUT if row.get(name)}
        layers = {name: moved(record[name], offsets) for name in LAYERS if name in record}
        yield {**about, **{name: value for name, value in record.items() if value is not None}, "text": text, **layers}


def text_of(labels: Values, row: Values) -> str | None:
    """The annotated text in the article of a corpus: in its text, or its title and text; None if it is another.

    >>> labels = {"length": 3, "digest": hashlib.sha256(b"a b").hexdigest()}
    >>> text_of(labels, {"title": "a", "text": "b c"}), text_of(labels, {"title": "a", "text": "c"})
    ('a\\n\\nb', None)
    """
    first = labels.get("start", 0)
    last = first + labels["length"]
    for whole in (str(row["text"]), f"{row.get('title') or ''}\n\n{row['text']}"):
        at = places(whole)
        text = whole[at[first] : at[last - 1] + 1] if last < len(at) else ""
        if digest_of(text) == labels["digest"]:
            return text
    return None


def squeezed(text: str) -> str:
    """Text with single blanks for all white space, in which offsets of labels count."""
    return " ".join(text.split())


def digest_of(text: str) -> str:
    """The SHA-256 of a text, whatever its white space is.

    >>> digest_of("a  b") == digest_of("a b\\n")
    True
    """
    return hashlib.sha256(squeezed(text).encode()).hexdigest()


def places(text: str) -> list[int]:
    """For every character of a text with single blanks its offset in `text`, and the end of the last one.

    >>> places(" a  b")
    [1, 2, 4, 5]
    """
    found: list[int] = []
    for word in re.finditer(r"\S+", text):
        if found:
            found.append(found[-1] + 1)
        found.extend(range(*word.span()))
    return [*found, found[-1] + 1] if found else [0]


def moved(value: Any, at: list[int]) -> Any:
    """Labels with other offsets."""
    if isinstance(value, list):
        return [moved(item, at) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: moved(item, at) for name, item in value.items()}
    if "start" in value and "end" in value:
        start, end = value["start"], value["end"]
        found["start"] = at[start]
        found["end"] = at[end - 1] + 1 if end > start else at[start]
    return found
