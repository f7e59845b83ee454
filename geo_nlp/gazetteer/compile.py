"""The tables of actors and places as one index that is quick to load: see `geo_nlp.indexes`.

What is looked up rarely is packed for itself and unpacked when it is asked for: see lazy.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from functools import cache

import msgpack

from geo_nlp.gazetteer import tables
from geo_nlp.gazetteer.entries import Entry, Nominal
from geo_nlp.gazetteer.name_words import words_of
from geo_nlp.gazetteer.spelling import family_name, skeleton

KOREAN = frozenset({"KOR", "PRK"})
TITLED = frozenset({"igo", "armed_group", "party", "government", "military", "ngo"})
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
SMALL = frozenset("of the and for in on to de la al del".split())
UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "monarch"})
BY_ID = frozenset({"name", "person", "capital", "place", "group"})


def compile_index() -> bytes:
    """Everything in the tables, packed."""
    entries: dict[Entry, int] = {}
    names: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    spellings: dict[str, list[int]] = {}
    for text, entry in tables.all_names():
        number = entries.setdefault(entry, len(entries))
        words = words_of(text)
        for key in (*_keys(words, entry), *_keys(words_of(text.translate(UMLAUTS)), entry)):
            _add(names, key, number)
        if entry.how == "person" and len(words) > 1:
            if spelt := skeleton(words):
                _add(spellings, spelt, number)
            second = text.startswith(f"{entry.name} ")  # "Manuel Marrero Cruz" is nobody's "Cruz"
            if not second and (surname := family_name(words, entry.country)):
                _add(surnames, surname, number)
    bodies = {" ".join(words_of(text)): astuple(body) for text, body in tables.bodies()}
    ids: dict[str, int] = {}
    for entry, number in entries.items():
        if entry.how in BY_ID:
            ids.setdefault(entry.id, number)
    nominals = {" ".join(words_of(form)): _pack(nominal) for form, nominal in tables.nominals()}
    index = {
        "entries": [_pack(entry) for entry in entries],
        "ids": ids,
        "wikidata": dict(tables.wikidata_items()),
        "names": {key: found[0] if len(found) == 1 else found for key, found in names.items()},
        "lengths": _lengths(names),
        "surnames": surnames,
        "spellings": {key: found[0] for key, found in spellings.items() if len(found) == 1},
        "holders": _holders(entries),
        "bodies": bodies,
        "body_words": _lengths(bodies),
        "nominals": nominals,
        "given": dict(tables.given_names()),
        "nominal_ends": sorted({form.rsplit(" ", 1)[-1] for form in nominals}),
        "heads": {" ".join(words_of(text)): astuple(head) for text, head in tables.heads()},
    }
    return bytes(msgpack.packb(index))


def _pack(value: Entry | Nominal) -> str:
    return json.dumps(astuple(value), ensure_ascii=False, separators=(",", ":"))


def _add(table: dict[str, list[int]], key: str, number: int) -> None:
    if number not in table.setdefault(key, []):
        table[key].append(number)


def _keys(words: Sequence[str], entry: Entry) -> list[str]:
    """A name as it is; also without its article, and in the capitals of a headline."""
    keys = [" ".join(words)]
    if words[0] in ("The", "the") and len(words) > 2:
        keys.append(" ".join(words[1:]))
    if entry.type == "igo" and len(words) == 1 and len(words[0]) > 3 and words[0].isupper():
        keys += {words[0].capitalize()} - _given()  # "Unifil", as British papers write it, but no "Olaf"
    if entry.type == "person" and entry.country in KOREAN and words[-2:-1] == ["-"]:
        keys.append(" ".join([*words[:-3], words[-3] + words[-1].lower()]))  # "Shin Wonsik", of Shin Won-sik
    if entry.type in TITLED and len(words) > 1:
        keys.append(" ".join(_capital(word) for word in words))
        keys.append(
            " ".join(w if before == "-" else _capital(w) for w, before in zip(words, ["", *words], strict=False))
        )
    return keys


@cache
def _given() -> frozenset[str]:
    return frozenset(dict(tables.given_names()))


def _capital(word: str) -> str:
    return word if word in SMALL or len(word) < 2 else word[0].upper() + word[1:]


def _lengths(names: Iterable[str]) -> dict[str, int]:
    """The lengths in words of the names that begin with each word, a bit each (`index.longest_first`)."""
    found: dict[str, int] = {}
    for key in names:
        first, _, rest = key.partition(" ")
        found[first] = found.get(first, 0) | 1 << (1 + rest.count(" ") + bool(rest))
    return found


def _holders(entries: Iterable[Entry]) -> dict[str, list[int]]:
    """Who held the posts that one person holds at a time, by "country post"."""
    found: dict[str, list[int]] = {}
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.id in seen:
            continue
        seen.add(entry.id)
        for tenure in entry.tenures:
            if tenure.country and tenure.post in UNIQUE:
                _add(found, f"{tenure.country} {tenure.post}", number)
    return found
