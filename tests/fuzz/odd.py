"""Bytes and JSON that are nearly right: what mutation makes of a good input, by the draws of a `Random`.

`hypothesis.strategies.randoms` gives one too, so that the same functions are its strategies, and what it finds shrinks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from hostile import CHARSETS, ODD_TEXTS, ODD_VALUES, PIECES

TOKENS: tuple[bytes, ...] = (
    *(text.encode("utf-8", "surrogatepass") for text in ODD_TEXTS if len(text) < 600),
    *(piece.encode() for piece in PIECES if len(piece) < 600),
    *(name.encode() for name in CHARSETS),
    b"\xff", b"\xfe\xff", b"\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t",
    b",", b";", b'"', b"'", b"\\",
    b"\\u0000", b"\\ud800", b"<!--", b"]]>", b"<![CDATA[", b"</script>", b"&#0;", b"&#x110000;", b"&amp", b"<div>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"=?utf-8?b?", b"=\n", b"NaN", b"Infinity", b"null", b"-1", b"1e400", b"0x",
    "‘".encode(), "“".encode(), "\u200d".encode(), "\u0600".encode(), "Ǆ".encode(), "ﬁ".encode(), "İ".encode(),
    b"President ", b" said that ", b" of the ", b" and ", b", who ", b"(", b")", b"... ", b"March 32", b"U.S.-",
)  # fmt: skip
NUMBERS = (b"0", b"-1", b"1", b"65535", b"4294967295", b"9223372036854775808", b"9" * 40)

Change = Callable[[bytearray, Random, Sequence[bytes]], None]


def _flip(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = random.randrange(len(data))
    data[at] ^= 1 << random.randrange(8)


def _write(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    data[random.randrange(len(data))] = random.choice((0, 1, 10, 13, 32, 34, 60, 127, 128, 254, 255))


def _drop(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = random.randrange(len(data))
    del data[at : at + random.choice((1, 1, 2, 8, 60))]


def _double(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = random.randrange(len(data))
    data[at:at] = data[at : at + random.choice((1, 4, 30, 200))] * random.choice((1, 1, 2, 9))


def _insert(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = random.randrange(len(data) + 1)
    data[at:at] = random.choice(TOKENS)


def _replace(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = random.randrange(len(data))
    data[at : at + random.choice((1, 2, 5))] = random.choice(TOKENS)


def _cut(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    del data[random.randrange(len(data)) :]


def _splice(data: bytearray, random: Random, others: Sequence[bytes]) -> None:
    other = random.choice(others)
    at, start = random.randrange(len(data) + 1), random.randrange(len(other) or 1)
    data[at : at + random.choice((0, 20))] = other[start : start + random.choice((3, 20, 100))]


def _number(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    """Another number in place of the first one from some place on: lengths, offsets, counts."""
    start = random.randrange(len(data))
    at = next((n for n in range(start, min(start + 200, len(data))) if 48 <= data[n] <= 57), None)
    if at is not None:
        end = next((n for n in range(at, len(data)) if not 48 <= data[n] <= 57), len(data))
        data[at:end] = random.choice(NUMBERS)


CHANGES: tuple[Change, ...] = (_flip, _write, _drop, _double, _insert, _insert, _replace, _splice, _number)


def changed(seeds: Sequence[bytes], random: Random, *, most: int = 6) -> bytes:
    """One of the seeds after a few changes; sometimes cut off.

    >>> changed([b"France condemned Russia."], Random(3)) == changed([b"France condemned Russia."], Random(3))
    True
    """
    data = bytearray(random.choice(seeds))
    for _ in range(random.randint(1, most)):
        if data:
            random.choice(CHANGES)(data, random, seeds)
    if data and random.random() < 0.05:
        _cut(data, random, seeds)
    return bytes(data)


def words(random: Random, seeds: Sequence[bytes]) -> bytes:
    """A text put together of pieces of texts and odd tokens."""
    pieces = []
    for _ in range(random.randint(0, 12)):
        seed = random.choice(seeds)
        at = random.randrange(len(seed) or 1)
        pieces.append(random.choice((seed[at : at + random.randint(1, 80)], random.choice(TOKENS))))
    return random.choice((b"", b" ", b"\n")).join(pieces)


def json_changed(line: bytes, random: Random) -> bytes:
    """An object of JSON of which one to four parts are missing or odd, or whose nesting has no end."""
    held = json.loads(line)
    for _ in range(random.randint(1, 4)):
        if not (places := list(_places(held))):
            break
        holder, key = random.choice(places)
        if random.random() < 0.3:
            del holder[key]
        else:
            holder[key] = _odd(random)
    made = json.dumps(held)
    if random.random() < 0.03:
        depth = random.choice((5, 300, 930, 980, 5_000))
        made = f'{made[:-1]}, "dateline": {"[" * depth}1{"]" * depth}}}'
    return made.encode("utf-8", "surrogatepass")


def _odd(random: Random) -> Any:
    return deepcopy(random.choice((
        random.choice(ODD_VALUES), random.choice(ODD_TEXTS), random.randint(-2, 400), random.random() * 3,
        [random.choice(ODD_VALUES)], {"start": random.randint(-1, 40), "end": random.randint(-1, 40), "text": "Oslo"},
    )))  # fmt: skip


def _places(value: Any) -> Any:
    """Every container in a value, with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
