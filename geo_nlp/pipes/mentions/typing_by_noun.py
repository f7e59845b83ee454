"""The kind of names that no table has, by a word beside them: "the airline Volea", "Ayalon prison", "in Tulun".

The model takes many such names for people. A name with a known first name or surname stays a person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import table, words
from geo_nlp.pipes.mentions.proposals import GUESSED, Name, is_title_or_honorific
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, MODIFIERS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace

# "Group" and "company" stand before the name alone.
TYPE_OF_APPOSITIVE = table("type_of_appositive_noun")
AFTER = table("type_of_following_noun")
MASS_ATTACK_NOUNS = words("mass_attack_noun")
PLACE_OF_BODY_PREPS = frozenset({"in", "inside", "near", "outside"})
# What one has or puts in a person: "confidence in Merkel".
TRUSTING = words("trust_word")
LONGEST_UNKNOWN_NAME = 3


def typed_by_noun(doc: Doc, words: Sequence[str], names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names, those that are only guessed with the type that a noun or place beside any of them gives."""
    places = {name.last for name in names if name.entries and name.entries[0].type == "place"}
    people = {doc[name.last].text for name in names if name.type == "person" and name.last > name.first}
    guesses = {n.first for n in names if _is_guess(doc, n, people) and not is_person(words, n, gazetteer)}
    kinds: dict[str, str] = {}
    for name in names:
        if name.first in guesses and (kind := _kind_of_name(doc, name, places, words[name.last] in gazetteer.surnames)):
            kinds.setdefault(_text_of_name(doc, name), kind)
    for name in names:
        kind = kinds.get(_text_of_name(doc, name)) if name.first in guesses else None
        yield replace(name, type=kind) if kind else name


def _text_of_name(doc: Doc, name: Name) -> str:
    """The words of a name."""
    return doc[name.first : name.last + 1].text


def _is_guess(doc: Doc, name: Name, people: set[str]) -> bool:
    """Whether only the model says what a name names, and no title stands before it."""
    before = doc[name.first].nbor(-1)
    surname = name.first == name.last and doc[name.first].text in people
    known = name.entries or name.body or name.type not in GUESSED
    return not (known or is_title_or_honorific(before) or surname or name.last - name.first >= LONGEST_UNKNOWN_NAME)


def is_person(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether two words or more are a person's name by a first name or a known surname."""
    full = name.type == "person" and name.last > name.first
    return full and (words[name.first] in gazetteer.given or words[name.last] in gazetteer.surnames)


def _kind_of_name(doc: Doc, name: Name, places: set[int], surname: bool) -> str | None:
    """The kind of a name by the first construction that gives one; `surname` where its last word is a known one."""
    root = doc[name.first : name.last + 1].root
    return (
        _kind_by_noun_before(doc, name, root)
        or TYPE_OF_APPOSITIVE.get(_noun_in_apposition(doc, name, root))
        or _kind_by_noun_after(doc, name, root, surname)
        or _kind_by_place(name, root, places, surname)
    )


def _kind_by_noun_before(doc: Doc, name: Name, root: Token) -> str | None:
    """The kind of "the airline Volea", "the city of Ramtha"."""
    before = name.first - 1 - (name.first > 1 and doc[name.first - 1].text in "\"“'‘")
    if before >= 0 and (kind := TYPE_OF_APPOSITIVE.get(doc[before].lower_)) and is_noun_of_name(root, doc[before]):
        return kind
    city = before > 0 and doc[before].lower_ == "of" and TYPE_OF_APPOSITIVE.get(doc[before - 1].lower_) == "place"
    return "place" if city else None


def _kind_by_noun_after(doc: Doc, name: Name, root: Token, surname: bool) -> str | None:
    """The kind of "Ayalon prison", "Volea airline"; not "Assad militia"."""
    first = root.head if root.dep_ == "conj" else root
    if first.dep_ in MODIFIERS and first.head.tag_ == "NNS" and AFTER.get(first.head.lower_) == "place":
        return "place"  # "the Rimal and Daraj districts"
    noun = doc[name.last].nbor()
    if root.head is not noun or root.dep_ not in MODIFIERS:
        return None
    if noun.lower_ in MASS_ATTACK_NOUNS and name.first < name.last:
        return "place"  # "the Tumbler Ridge shooting"
    kind = AFTER.get(noun.lower_)
    if kind == "place" or (kind and name.first == name.last and not surname):
        return kind
    return "place" if not surname and noun.lemma_ in load_rules().classes["site"] else None


def _kind_by_place(name: Name, root: Token, places: set[int], surname: bool) -> str | None:
    """ "place" for what the model takes for a person: "in Tulun", "between Sochi and Krasnaya Polyana".

    One place is enough where it takes the same word for a place elsewhere: "the Tulun massacre ... in Tulun".
    """
    inside = not surname and _is_inside(root)
    guessed = name.type == "person" or (name.type == "place" and inside)
    return "place" if guessed and (inside or _is_beside_place(root, places)) else None


def _noun_in_apposition(doc: Doc, name: Name, root: Token) -> str:
    """The noun in apposition to a name: "a private company, Lotexa", "Lotexa, an insurer"; empty where none is."""
    before, after = doc[max(name.first - 1, 0)], doc[name.last + 1 : name.last + 2]
    if before.text == "," and root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < name.first:
        return root.head.lower_
    nouns = [c for c in root.rights if c.dep_ == "appos" and c.pos_ == "NOUN"] if after.text == "," else []
    return nouns[0].lower_ if nouns else ""


def is_noun_of_name(root: Token, noun: Token) -> bool:
    """Whether a noun and the name after it are one phrase: not "the group Merkel leads"."""
    return noun.head is root or root.dep_ == "appos" or (root.head is noun and root.dep_ in COMPOUND_DEPS)


def _is_inside(root: Token) -> bool:
    """Whether a name is a place by its preposition: "in Tulun", not "in Merkel's hands"."""
    prep = root.head
    if root.dep_ != "pobj" or prep.i != root.i - 1:
        return False
    return prep.lower_ in PLACE_OF_BODY_PREPS and prep.head.lemma_.lower() not in TRUSTING


def _is_beside_place(root: Token, places: set[int]) -> bool:
    """Whether a name is coordinated with a place: "between Sochi and Krasnaya Polyana"."""
    before = root.dep_ == "conj" and root.head.i in places and root.head.dep_ in ("pobj", "conj")
    return before or (root.dep_ == "pobj" and any(c.dep_ == "conj" and c.i in places for c in root.rights))
