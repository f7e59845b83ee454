"""The compiled gazetteer: names to entries, looked up token by token.

`python -m geo_nlp.gazetteer.index` writes index.json from the tables; a test shows that the file is fresh.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import OntologyError
from geo_nlp.gazetteer import tables
from geo_nlp.gazetteer.tables import Body, Entry, Head, Nominal, Tenure

if TYPE_CHECKING:
    from spacy.language import Language

QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "‑": "-", "–": "-"})


def fold(word: str) -> str:
    """One spelling for a word: straight apostrophes, no accents, capitals kept.

    >>> fold("Élysée"), fold("Côte"), fold("People’s")
    ('Elysee', 'Cote', "People's")
    """
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(str.maketrans("øØłŁđıə", "oOlLdie"))


FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
TITLED = frozenset({"igo", "armed_group", "party", "government", "military", "ngo"})
SMALL = frozenset("of the and for in on to de la al del".split())


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of actors and places by their folded tokens joined with a space."""

    names: dict[str, tuple[Entry, ...]]
    longest: dict[str, int]
    surnames: dict[str, tuple[Entry, ...]]
    entries: dict[str, Entry]
    bodies: dict[str, Body]
    body_words: dict[str, int]
    nominals: dict[str, Nominal]
    heads: dict[str, Head]
    as_of: str = field(default="2026-01")

    def at(self, words: Sequence[str], i: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest name that starts at word `i`: its length in words and its entries; (0, ()) where none does.

        >>> gazetteer().at(["the", "United", "States"], 1)[0]
        2
        """
        for n in range(min(self.longest.get(words[i], 0), len(words) - i), 0, -1):
            if found := self.names.get(" ".join(words[i : i + n])):
                return n, found
        return 0, ()

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Entries of a whole name, or of a surname.

        >>> [entry.id for entry in gazetteer().lookup("French")]
        ['FRA']
        """
        key = " ".join(tokenise(name))
        found = self.names.get(key) or self.surnames.get(key, ())
        return tuple({entry.id: entry for entry in reversed(found)}.values())[::-1]


@cache
def _english() -> Language:
    from spacy.lang.en import English

    return part_dyads(English())


def part_dyads(nlp: Language) -> Language:
    """Make the tokenizer cut at a hyphen behind a dotted or signed acronym: "U.S.-France", "OPEC+-Russia"."""
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)[-–](?=[A-Za-z])", r"(?<=[A-Z]\+)[-–](?=[A-Za-z])"]
    setattr(nlp.tokenizer, "infix_finditer", compile_infix_regex(infixes).finditer)  # noqa: B010 - mypy sees a callable
    return nlp


def cut(text: str) -> list[tuple[int, str]]:
    """Tokens of a text with their offsets, as the pipeline cuts it, without white space."""
    return [(token.idx, token.text) for token in _english().make_doc(text) if not token.is_space]


def tokenise(name: str) -> list[str]:
    """Folded tokens of a name, cut as the pipeline cuts text."""
    return [fold(text) for _start, text in cut(name)]


def _surname(words: Sequence[str], entry: Entry) -> str:
    """The family name: first in Chinese and Korean names, else last."""
    if entry.country in FAMILY_FIRST and len(words) > 1:
        return words[0]
    return words[-1] if words[-1] not in ("Jr.", "Sr.") else words[-2]


def compile_index() -> dict[str, object]:
    """Everything in the tables as plain JSON values, ready to be looked up."""
    entries: dict[Entry, int] = {}
    names: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    for text, entry in tables.all_names():
        number = entries.setdefault(entry, len(entries))
        words = tokenise(text)
        keys = [" ".join(words)]
        if words[0] in ("The", "the") and len(words) > 2:
            keys.append(" ".join(words[1:]))
        if entry.type in TITLED and len(words) > 1:
            keys.append(" ".join(w if w in SMALL or len(w) < 2 else w[0].upper() + w[1:] for w in words))
        for key in keys:
            if number not in names.setdefault(key, []):
                names[key].append(number)
        if entry.how == "person" and len(words) > 1:
            short = _surname(words, entry)
            if len(short) > 2 and number not in surnames.setdefault(short, []):
                surnames[short].append(number)
    bodies = {" ".join(tokenise(text)): astuple(body) for text, body in tables.bodies()}
    return {
        "entries": [astuple(entry) for entry in entries],
        "names": names,
        "surnames": surnames,
        "bodies": bodies,
        "nominals": {" ".join(tokenise(form)): astuple(nominal) for form, nominal in tables.nominals()},
        "heads": {" ".join(tokenise(text)): astuple(head) for text, head in tables.heads()},
    }


def _entry(row: list[Any]) -> Entry:
    id_, name, kind, country, sector, how, gender, held = row
    return Entry(id_, name, kind, country, sector, how, gender, tuple(Tenure(*tenure) for tenure in held))


def _load(raw: dict[str, Any]) -> Gazetteer:
    entries = [_entry(row) for row in raw["entries"]]
    names = {key: tuple(entries[i] for i in numbers) for key, numbers in raw["names"].items()}
    longest: dict[str, int] = {}
    for key in names:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    body_words: dict[str, int] = {}
    for key in raw["bodies"]:
        words = key.split(" ")
        body_words[words[0]] = max(body_words.get(words[0], 0), len(words))
    by_id: dict[str, Entry] = {}
    for entry in entries:
        if entry.how in ("name", "person", "capital", "place"):
            by_id.setdefault(entry.id, entry)
    return Gazetteer(
        names=names,
        longest=longest,
        surnames={key: tuple(entries[i] for i in numbers) for key, numbers in raw["surnames"].items()},
        entries=by_id,
        bodies={key: Body(*row) for key, row in raw["bodies"].items()},
        body_words=body_words,
        nominals={key: Nominal(*row) for key, row in raw["nominals"].items()},
        heads={key: Head(*row) for key, row in raw["heads"].items()},
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this package, read once from its compiled index, with the user's own actors."""
    from geo_nlp.gazetteer.user import merge, user_actors

    path = files(__package__) / "index.json"
    try:
        known = _load(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise OntologyError(f"{path} is missing: run `python -m geo_nlp.gazetteer.index` to compile it") from error
    own = user_actors()
    return merge(known, own) if own else known


def write_index(path: Path) -> None:
    """Compile the tables to `path`, the same bytes each time."""
    path.write_text(json.dumps(compile_index(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_index(Path(str(files(__package__))) / "index.json")
