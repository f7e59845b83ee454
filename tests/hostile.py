"""Strategies for what comes in at the doors of the package: tables, records, rule files, option values.

They draw what is nearly right: a good input of which some parts are odd. What no door may do with it is raise anything
but the errors of `geo_nlp.errors`, or lose what stands beside it.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

SHORT = settings(max_examples=40, deadline=None, derandomize=True)
"""For the default run: the same cases each time."""

TEXT = "France condemned Russia on Monday, and Germany criticised Moscow over the attack on Ukraine."
ODD_TEXTS = (
    "",
    " ",
    "\0",
    "\x1b[2J",
    "\ud83d",
    "\u202e",
    "\ufeff",
    "\u2028",
    "é" * 300,
    "-",
    "=1+1",
    "²",
    "１",
    "٢٠٢٥-٠٢-٢٧",
    "2025-02-30",
    "9999-12-31",
    "0000-00-00",
    "99999999999999",
    "1e999",
    "nan",
    "inf",
    "-1",
    "9" * 5000,
    "[" * 400,
    "http://[broken/x",
    "//[::1",
    "base64",
    "undefined",
    "a\0b",
    "\n",
    "%s",
    "a=b",
    "(",
    "../..",
    "x" * 5000,
)
ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    10**30,
    1e308,
    float("nan"),
    float("inf"),
    [],
    {},
    [[]],
    {"a": 1},
    [None],
    {"start": 5},
    *ODD_TEXTS[:24],
)
CHARSETS = ("base64", "rot13", "hex", "zlib", "bz2", "quopri", "uu", "punycode", "idna", "undefined", "none-such", "\0")
RULES = """predicate: ACCUSE
triggers:
  - id: bloviate-at
    verb: [bloviate]
    source: [subject]
    target: [at]
examples:
  - text: France bloviated at Russia.
    yields: FRA ACCUSE RUS
  - text: France bloviated.
    yields: nothing
"""
PIECES = (
    "[",
    "{",
    "}",
    "]",
    ": ",
    "- ",
    "&a ",
    "*a ",
    "? ",
    "!!int ",
    "!!timestamp ",
    "!!float x",
    "'",
    '"',
    "\n",
    "\t",
    "~",
    "2025-02-30",
    "9" * 5000,
    "%",
    "@",
    "`",
    "|",
    ">",
    "<<: ",
    "\x00",
    "on",
    "1:59:59",
    " ",
)

odd_texts = st.sampled_from(ODD_TEXTS) | st.text(max_size=30)
odd_values = st.sampled_from(ODD_VALUES) | st.text(max_size=10) | st.integers() | st.floats()


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table in CSV with odd cells, delimiters and line ends."""
    head = draw(
        st.lists(st.sampled_from(["id", "text", "date", "html", "title", "url", "text"]), min_size=1, max_size=5)
    )
    rows = [[draw(odd_texts | st.just(TEXT)) for _ in head] for _ in range(draw(st.integers(0, 4)))]
    delimiter = draw(st.sampled_from(",;\t"))
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r"])))
    writer.writerows([head, *rows])
    first = draw(st.sampled_from(["", "", f"sep={delimiter}\n", "sep=ab\n", "sep=\n", 'sep="\n', "\n\n"]))
    return (first + made.getvalue()).encode("utf-8", "surrogatepass")


@st.composite
def rows(draw: st.DrawFn) -> bytes:
    """A line of JSON with an article whose fields are odd."""
    fields = {
        name: draw(odd_values) for name in draw(st.sets(st.sampled_from(["id", "date", "title", "url", "source"])))
    }
    depth = draw(st.sampled_from([0, 0, 0, 5, 300, 930, 980]))
    line = json.dumps({"text": draw(st.just(TEXT) | odd_values), **fields})
    deep = f'{line[:-1]}, "language": {"[" * depth}1{"]" * depth}}}' if depth else line
    return deep.encode()


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A page in whose head and body stand odd things."""
    bits = (
        *(f'<meta charset="{name}">' for name in CHARSETS),
        "<base href='http://[x'>",
        "<link rel=canonical href='//[x'>",
        f'<script type="application/ld+json">{"[" * 900}</script>',
        "<div>" * 500,
        "<!--",
        "<svg><math>",
        "\0",
        "&#x110000;",
        '<script type="application/ld+json">' + '{"@graph":' * 300 + "1" + "}" * 300 + "</script>",
        "<title>",
    )
    head, body = (draw(st.lists(st.sampled_from(bits), max_size=3)) for _ in range(2))
    paragraphs = f"<h1>Paris speaks</h1><p>{TEXT}</p><p>{TEXT}</p>"
    page = f"<html><head>{''.join(head)}</head><body><article>{paragraphs}{''.join(body)}</article></body></html>"
    return page.encode("utf-8", "surrogatepass")


@st.composite
def records(draw: st.DrawFn, good: dict[str, Any]) -> dict[str, Any]:
    """A record of which one to four parts are missing or odd."""
    record = json.loads(json.dumps(good))
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(list(_places(record))))
        if draw(st.booleans()):
            holder[key] = draw(odd_values)
        else:
            del holder[key]
        if not record:
            break
    return record  # type: ignore[no-any-return]


def _places(value: Any) -> Any:
    """Every container in a value, with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


@st.composite
def rule_files(draw: st.DrawFn) -> str:
    """The text of a rule file with pieces of YAML put in, taken out and changed."""
    text = RULES
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(PIECES) | st.text(max_size=3)) + text[at + draw(st.integers(0, 8)) :]
    return text
