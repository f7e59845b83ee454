"""XML as text: elements of one line each, escaped by hand, since nothing but text and attributes is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo_nlp.graph.attributes import Value

_SPECIAL = re.compile('[&<>"\n\t]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_NAME = re.compile(r"[A-Za-z0-9._:-]+")


def tag(name: str, attributes: Mapping[str, str], *, closed: bool = False) -> str:
    """A start tag, or an empty element.

    >>> tag("edge", {"id": "e0", "label": 'a "b" <c>'}, closed=True)
    '<edge id="e0" label="a &quot;b&quot; &lt;c&gt;"/>'
    """
    written = "".join([f' {key}="{escaped(value)}"' for key, value in attributes.items()])
    return f"<{name}{written}{'/' if closed else ''}>"


def escaped(text: str) -> str:
    """Text as it stands in an attribute or an element."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text) if _SPECIAL.search(text) else text


def text_of(value: Value) -> str:
    """A value as XML schemas write it.

    >>> [text_of(value) for value in (True, 1e300, -3, "x")]
    ['true', '1e+300', '-3', 'x']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def value_of(text: str, kind: type[Value]) -> Value:
    """A value from what `text_of` wrote, or another program.

    >>> value_of("1", bool), value_of("1e3", float)
    (True, 1000.0)
    """
    if kind is bool:
        if text.strip().lower() not in ("true", "false", "1", "0"):
            raise ValueError(f"{text!r} is neither true nor false")
        return text.strip().lower() in ("true", "1")
    return text if kind is str else kind(text)


def is_token(text: str) -> bool:
    """Whether every program takes an id for an NMTOKEN of XML: in ASCII, since older editions have fewer letters.

    >>> is_token("person:emmanuel-macron"), is_token("Emmanuel Macron")
    (True, False)
    """
    return _NAME.fullmatch(text) is not None
