"""The gazetteer as the stages use it: names to entries, looked up token by token."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from geo_nlp import indexes
from geo_nlp.gazetteer.disputed import chosen, policy
from geo_nlp.gazetteer.entries import Body, Entry, Head, Nominal, Tenure
from geo_nlp.gazetteer.lazy import KEPT, Lazy
from geo_nlp.gazetteer.spelling import FAMILY_FIRST, skeleton, tokenise

TABLES = (
    "states", "places", "traps", "leaders", "nominals", "bodies", "groups", "heads", "given_names", "wikidata",
    "abbreviations", "organisations/*",
)  # fmt: skip
COMPILERS = ("compile.py", "entries.py", "name_words.py", "spelling.py", "tables.py")
AS_OF = "2026-08"
ENGLISH = frozenset({"AUS", "CAN", "GBR", "IRL", "NZL", "USA"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of actors and places by their folded tokens joined with a space; `as_of` is the month of the leaders.

    `lengths` and `body_words` give, by first word, the lengths of names and bodies (`longest_first`).
    `wikidata` has the items of the actors whose item is known, by id.
    """

    names: Mapping[str, tuple[Entry, ...]]
    lengths: Mapping[str, int]
    surnames: Mapping[str, tuple[Entry, ...]]
    spellings: Mapping[str, Entry]
    holders: Mapping[str, tuple[Entry, ...]]
    entries: Mapping[str, Entry]
    wikidata: Mapping[str, str]
    bodies: Mapping[str, Body]
    body_words: Mapping[str, int]
    nominals: Mapping[str, Nominal]
    nominal_ends: frozenset[str]
    heads: Mapping[str, Head]
    given: Mapping[str, str]
    as_of: str = field(default=AS_OF)

    def at(self, words: Sequence[str], i: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest name that starts at word `i`: its length in words and its entries; (0, ()) where none does.

        >>> gazetteer().at(["the", "United", "States"], 1)[0]
        2
        """
        if lengths := self.lengths.get(words[i]):
            left = len(words) - i
            for n in longest_first(lengths):
                entries = self.names.get(" ".join(words[i : i + n])) if n <= left else None
                if entries is not None:
                    return n, entries
        return 0, ()

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Entries of a whole name, of a surname, or of another spelling of a person's name.

        >>> [entry.id for entry in gazetteer().lookup("French")]
        ['FRA']
        """
        words = tokenise(name)
        key = " ".join(words)
        found = self.names.get(key) or self.surnames.get(key) or self.spelt(words)
        return tuple({entry.id: entry for entry in reversed(found)}.values())[::-1]

    def spelt(self, words: Sequence[str]) -> tuple[Entry, ...]:
        """The one person whose name is spelt much like this one, as Sergej Shojgu; () where there is none, or several.

        >>> [entry.name for entry in gazetteer().spelt(["Sergej", "Shojgu"])]
        ['Sergei Shoigu']
        >>> gazetteer().spelt(["John", "Reed"])  # John Reid is another person
        ()
        """
        key = skeleton(words)
        found = self.spellings.get(key) if key is not None else None
        return () if found is None or _another(words, found) else (found,)


@cache
def longest_first(lengths: int) -> tuple[int, ...]:
    """Lengths in words from a number that has a bit for each: bit 2 for those of two words.

    >>> longest_first(0b1010)
    (3, 1)
    """
    return tuple(n for n in range(lengths.bit_length(), 0, -1) if lengths >> n & 1)


def _another(words: Sequence[str], entry: Entry) -> bool:
    """Whether a name that is spelt alike is another's: English names have one spelling, and middle names agree."""
    name = tokenise(entry.name)
    if entry.country in ENGLISH and (words[0].title(), words[-1].title()) != (name[0], name[-1]):
        return True
    if entry.country in FAMILY_FIRST | {"HKG"} and len(words) - words.count("-") != len(name) - name.count("-"):
        return True  # Li Jian is no Lee Cheuk-yan
    own, other = ({word.title() for word in of[1:-1] if len(word) > 2} for of in (words, name))
    if own and not other and words[0][:1] != name[0][:1]:
        return True  # Zaw Myint Maung is no Saw Maung
    return bool(own) and bool(other) and not own & other


def _load(raw: dict[str, Any], disputed: Callable[[Entry], Entry]) -> Gazetteer:
    packed: list[str] = raw["entries"]

    @lru_cache(KEPT)
    def entry(number: int) -> Entry:
        row: list[Any] = json.loads(packed[number])
        row[-1] = tuple(Tenure(*tenure) for tenure in row[-1])
        return disputed(Entry(*row))

    def several(numbers: int | list[int]) -> tuple[Entry, ...]:
        return (entry(numbers),) if isinstance(numbers, int) else tuple(entry(number) for number in numbers)

    return Gazetteer(
        names=Lazy(raw["names"], several, most=KEPT),
        lengths=raw["lengths"],
        surnames=Lazy(raw["surnames"], several, most=KEPT),
        spellings=Lazy(raw["spellings"], entry, most=KEPT),
        holders=Lazy(raw["holders"], several, most=KEPT),
        entries=Lazy(raw["ids"], entry, most=KEPT),
        wikidata=raw["wikidata"],
        bodies=Lazy(raw["bodies"], lambda row: Body(*row)),
        body_words=raw["body_words"],
        nominals=Lazy(raw["nominals"], lambda row: Nominal(*json.loads(row)), most=KEPT),
        nominal_ends=frozenset(raw["nominal_ends"]),
        heads=Lazy(raw["heads"], lambda row: Head(*row)),
        given=raw["given"],
    )


def gazetteer() -> Gazetteer:
    """The gazetteer of this package with the user's own actors, disputed places by the policy in use; read once."""
    return gazetteer_of(chosen.get())


@cache
def gazetteer_of(disputed: str | None) -> Gazetteer:
    """The gazetteer by a policy for disputed places, the default one for None."""
    from geo_nlp.gazetteer.user import merge, user_actors

    known, own = _load(_raw(), policy(disputed)), user_actors()
    return merge(known, own) if own else known


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = indexes.unpacked(INDEXES[0])
    return raw


@cache
def _made_of() -> str:
    """A hash of the tables, and one of what compiles them."""
    tables = indexes.contents("geo_nlp.gazetteer", *(f"{name}.csv" for name in TABLES))
    return f"{indexes.digest_of(tables)} {indexes.digest_of(indexes.contents('geo_nlp.gazetteer', *COMPILERS))}"


def _build() -> bytes:
    from geo_nlp.gazetteer.compile import compile_index

    return compile_index()


INDEXES = (indexes.Index("geo_nlp.gazetteer", "names.index", "names", _made_of, _build),)
