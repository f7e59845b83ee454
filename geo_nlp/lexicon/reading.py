"""Classes read from YAML and checked: those of the package, and what a user's files add and remove."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from geo_nlp.errors import RuleError
from geo_nlp.lexicon.sources import KINDS, Classes, Kind, Words, packed, unpacked, user_folder
from geo_nlp.ontology.uniquekeys import read_text
from geo_nlp.suggest import did_you_mean

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
PLAIN = "words are text of one line; put on, off, yes, no and numbers in quotes"


def parsed(texts: Mapping[str, str]) -> Classes:
    """The classes that the package's files hold; raise `RuleError` with every fault."""
    found: Classes = {kind: {} for kind in KINDS}
    faults: list[str] = []
    seen: dict[str, str] = {}
    for file, text in texts.items():
        for name, data in _mapping(file, text, faults).items():
            where = f"{file}: {name}"
            if name in seen:
                faults.append(f"{where}: is in {seen[name]} too; a class has one name and one place")
            seen[name] = file
            if not NAME.fullmatch(name):
                faults.append(f"{where}: names are lower case, as transfer_verb")
            if not isinstance(data, dict) or not isinstance(data.get("note"), str):
                faults.append(f"{where}: needs a note that says what its words share")
                continue
            kinds = [kind for kind in KINDS if kind in data]
            if len(kinds) != 1 or data.keys() - {"note", "source", *KINDS}:
                faults.append(f"{where}: holds note, source and one of {', '.join(KINDS)}")
                continue
            found[kinds[0]][name] = packed(_words(where, data[kinds[0]], kinds[0], faults))
    _raise(faults)
    return found


def changed(classes: Classes, texts: Mapping[str, str]) -> Classes:
    """The classes with the words added and removed that a user's files name; raise `RuleError` with every fault."""
    faults: list[str] = []
    kind_of = {name: kind for kind in KINDS for name in classes[kind]}
    for file, text in texts.items():
        path = f"{user_folder()}/{file}"
        for name, data in _mapping(path, text, faults).items():
            where = f"{path}: {name}"
            if name not in kind_of:
                faults.append(f"{where}: no such word class{did_you_mean(name, kind_of)}")
            elif not isinstance(data, dict) or not data or data.keys() - {"add", "remove"}:
                faults.append(f"{where}: holds `add` and `remove`, each with a list of words")
            else:
                kind = kind_of[name]
                held = unpacked(classes[kind][name])
                if "add" in data:
                    held.update(_words(f"{where}: add", data["add"], kind, faults))
                for word in _words(f"{where}: remove", data.get("remove", []), "words", faults):
                    if held.pop(word, None) is None:
                        faults.append(f"{where}: remove: has no word {word!r}{did_you_mean(word, held)}")
                classes[kind][name] = packed(held)
    _raise(faults)
    return classes


def described(file: str, text: str) -> dict[str, Any]:
    """The classes of a file as it holds them, with notes and sources."""
    faults: list[str] = []
    found = _mapping(file, text, faults)
    _raise(faults)
    return found


def _mapping(path: str, text: str, faults: list[str]) -> dict[str, object]:
    """What a file holds; an empty one holds nothing."""
    try:
        data = read_text(text)
    except yaml.YAMLError as error:
        faults.append(f"{path}: not YAML: {' '.join(str(error).split())}")
        return {}
    if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
        if data is not None:
            faults.append(f"{path}: must hold classes by name")
        return {}
    return data


def _words(where: str, data: object, kind: Kind, faults: list[str]) -> Words:
    pairs: dict[Any, Any] | None = None
    if kind == "table" and isinstance(data, dict):
        pairs = data
    elif kind != "table" and isinstance(data, list) and not any(isinstance(word, dict | list) for word in data):
        pairs = dict.fromkeys(data, "")
    if pairs is None:
        faults.append(f"{where}: must be a {'table of words with values' if kind == 'table' else 'list of words'}")
        return {}
    parts = [part for pair in pairs.items() for part in pair]
    if not all(isinstance(part, str) and part.isprintable() for part in parts) or not all(map(str.strip, pairs)):
        faults.append(f"{where}: {PLAIN}")
        return {}
    return pairs


def _raise(faults: list[str]) -> None:
    if faults:
        raise RuleError("; ".join(faults))
