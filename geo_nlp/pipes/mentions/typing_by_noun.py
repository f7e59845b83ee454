"""Names that no table has, where a word beside them tells what they name: "the airline Volea", "Ayalon prison", "in
Tulun", "Sochi and Krasnaya Polyana". The model takes such names for people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.proposals import GUESSED, HONORIFICS, Name
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title, title_ending, titles
from geo_nlp.rules.loader import load_rules

# Nouns that stand before or behind the name of what they mean, with its type; "group" and "company" stand before alone.
BEFORE = {
    **dict.fromkeys(words("company_appositive_noun"), "company"),
    **dict.fromkeys(words("media_appositive_noun"), "media"),
    **dict.fromkeys(words("organisation_appositive_noun"), "organisation"),
    **dict.fromkeys(words("place_appositive_noun"), "place"),
    "militia": "armed_group",
    "party": "party",
}
BEHIND = {
    **dict.fromkeys("airline brand bank".split(), "company"),
    **dict.fromkeys("magazine newspaper".split(), "media"),
    **dict.fromkeys("network union".split(), "organisation"),
    **dict.fromkeys(words("place_following_noun"), "place"),
    **dict.fromkeys(words("product_following_noun"), "product"),
    "militia": "armed_group",
    "movement": "movement",
    "party": "party",
}
WITHIN = frozenset({"in", "inside", "near", "outside"})
SAYING = words("personal_speech_verb")
# What one has or puts in somebody: "confidence in Merkel".
TRUSTING = words("trust_word")
MOVING = words("travel_verb")
LONGEST = 3
# Offices that only people hold; what a "leader" or "producer" in apposition is may be a firm.
OFFICES = frozenset(
    "ambassador central_banker defence_minister envoy foreign_minister head_of_government head_of_state judge "
    "legislator mayor minister monarch regional_leader spokesperson".split()
)
SIDES_OF = words("place_name_prefix_word")
TITLE = 7  # words of "The minister of water resources and irrigation,"


def told(doc: Doc, words: Sequence[str], names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names, those that are only guessed with the type that a noun or place beside any of them tells."""
    places = {name.last for name in names if name.entries and name.entries[0].type == "place"}
    people = {doc[name.last].text for name in names if name.type == "person" and name.last > name.first}
    guesses = {
        n.first
        for n in names
        if _is_guess(doc, n, people)
        and (not is_person(words, n, gazetteer) or _is_before_site(doc, words, n, gazetteer))
    }
    kinds: dict[str, str] = {}
    for name in names:
        if name.first in guesses and (kind := _told(doc, name, places, words[name.last] in gazetteer.surnames)):
            kinds.setdefault(_text(doc, name), kind)
    for name in names:
        kind = kinds.get(_text(doc, name)) if name.first in guesses else None
        yield replace(name, type=kind) if kind else name


def _text(doc: Doc, name: Name) -> str:
    return doc[name.first : name.last + 1].text


def _is_guess(doc: Doc, name: Name, people: set[str]) -> bool:
    """Whether only the model says what a name names, and no title goes before it."""
    before = doc[name.first - 1] if name.first else doc[name.first]
    titled = before.lower_ in HONORIFICS or is_person_title(before.text)
    surname = name.first == name.last and doc[name.first].text in people
    known = name.entries or name.body or name.type not in GUESSED
    return not (known or titled or surname or name.last - name.first >= LONGEST)


def is_person(words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a first name or a known surname tells that two words or more are somebody's name."""
    full = name.type == "person" and name.last > name.first
    return full and (words[name.first] in gazetteer.given or words[name.last] in gazetteer.surnames)


def _is_before_site(doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name that opens like a first name is that of a place: "the Mian Nishin district"."""
    behind = doc[name.last + 1] if name.last + 1 < len(doc) else doc[name.last]
    placing = BEHIND.get(behind.lower_) == "place" and doc[name.last].head is behind
    return placing and words[name.last] not in gazetteer.surnames


def _told(doc: Doc, name: Name, places: set[int], surname: bool) -> str | None:
    root = doc[name.first : name.last + 1].root
    before = name.first - 1 - (name.first > 1 and doc[name.first - 1].text in "\"“'‘")
    if before >= 0 and (kind := BEFORE.get(doc[before].lower_)) and _apposed(root, doc[before]):
        return kind
    if before > 0 and doc[before].lower_ == "of" and BEFORE.get(doc[before - 1].lower_) == "place":
        return "place"  # "the city of Ramtha"
    if kind := BEFORE.get(_other_name(doc, name, root)):
        return kind
    behind = doc[name.last + 1] if name.last + 1 < len(doc) else root
    modifies = root.head is behind and root.dep_ in MODIFIERS
    kind = BEHIND.get(behind.lower_) if modifies else None
    if kind == "place" or (kind and name.first == name.last and not surname):  # but "Assad militia"
        return kind
    if modifies and not surname and behind.lemma_ in load_rules().classes["site"]:
        return "place"
    if name.type != "person" and name.first != name.last and _holds_office(doc, name, root):
        return "person"
    inside = name.first == name.last and not surname and _is_inside(root)
    return "place" if name.type == "person" and (inside or _is_beside(root, places)) else None


def _holds_office(doc: Doc, name: Name, root: Token) -> bool:
    """Whether a title beside a name of several words is its holder's: "The governor of Kaduna, Uba Sani, said"."""
    closed = doc[name.last + 1 : name.last + 2].text in (",", ".", ")", ";", "")
    apart = root.dep_ == "appos" and doc[name.first].lower_ not in SIDES_OF  # not "Commissioner of Police, Greater Rio"
    if name.first > 1 and doc[name.first - 1].text == "," and closed and apart:
        for i in range(name.first - 2, max(name.first - 2 - TITLE, -1), -1):
            if is_person_title(doc[i].text) and title_ending(doc, i) is not None:
                return i == name.first - 2 or doc[i + 1].lower_ in ("of", "for", "to")
            if doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX"):
                break
    behind = [c for c in root.rights if c.dep_ == "appos"] if doc[name.last + 1 : name.last + 2].text == "," else []
    return any(titles().get(noun.lower_) in OFFICES and title_ending(doc, noun.i) is not None for noun in behind)


def _other_name(doc: Doc, name: Name, root: Token) -> str:
    """What a name is called in apposition: "a private company, Lotexa", "Lotexa, an insurer"."""
    before, behind = doc[max(name.first - 1, 0)], doc[name.last + 1 : name.last + 2]
    if before.text == "," and root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < name.first:
        return str(root.head.lower_)
    nouns = [c for c in root.rights if c.dep_ == "appos" and c.pos_ == "NOUN"] if behind.text == "," else []
    return str(nouns[0].lower_) if nouns else ""


def _apposed(root: Token, noun: Token) -> bool:
    """Whether a noun and the name behind it are one phrase: not "the group Merkel leads"."""
    return noun.head is root or root.dep_ == "appos" or (root.head is noun and root.dep_ in ("compound", "nmod"))


def _is_inside(root: Token) -> bool:
    """Whether a name is a place by its preposition: "in Tulun", "flew to Tulun", not "in Merkel's hands"."""
    prep = root.head
    if root.dep_ != "pobj" or prep.i != root.i - 1:
        return False
    led = prep.lower_ == "to" and prep.head.lemma_ in MOVING
    return led or (prep.lower_ in WITHIN and prep.head.lemma_.lower() not in TRUSTING)


def _is_beside(root: Token, places: set[int]) -> bool:
    """Whether a name is coordinated with a place: "between Sochi and Krasnaya Polyana"."""
    before = root.dep_ == "conj" and root.head.i in places and root.head.dep_ in ("pobj", "conj")
    return before or (root.dep_ == "pobj" and any(c.dep_ == "conj" and c.i in places for c in root.rights))
