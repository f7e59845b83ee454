"""Names of states and bodies that stand in a text and do not act: "German-born", "speaks French", "in the Kremlin"."""

from __future__ import annotations

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.mentions.metonymy import PARTS, PLACE_PREPS
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc, Token

ORIGIN = words("origin_participle")
SPEECH = words("language_verb")
PREFIXES = either("arabic_article", "name_prefix")
QUOTES = frozenset("\"“”'‘’«»")


def does_not_act(doc: Doc, name: Name, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a known name only describes, names a language or a title, or is the place of its seat."""
    if entry.how == "metonym":
        return _is_building(doc[name.first : name.last + 1].root)
    if _is_origin_or_measure(doc, name) or _is_quoted_name(doc, name):
        return True
    return entry.how in ("adjective", "people", "group") and (
        is_prefixed(doc, name) or _is_language(doc[name.last]) or _is_descent(doc, name, gazetteer)
    )


def _is_origin_or_measure(doc: Doc, name: Name) -> bool:
    """Whether a name is an origin or a measure: "German-born", "Panama-flagged", "Belgium-sized"."""
    after = name.last + 1
    if name.first > 1 and doc[name.first - 1].text in ("-", "–") and doc[name.first - 2].lower_ == "ex":
        return True  # "the ex-Vatican treasurer"
    return after + 1 < len(doc) and doc[after].text in ("-", "–") and doc[after + 1].lower_ in ORIGIN


def is_prefixed(doc: Doc, name: Name) -> bool:
    """Whether a name has a prefix, or an Arabic surname's article: "trans-Saharan trade", "Abu Hamza al-Muhajir"."""
    joined = name.first > 1 and doc[name.first - 1].text in ("-", "–") and not doc[name.first - 2].whitespace_
    return joined and doc[name.first - 2].lower_ in PREFIXES


def _is_quoted_name(doc: Doc, name: Name) -> bool:
    """Whether a name stands alone in quotation marks, and so is a title or a word."""
    return name.first > 0 and name.last + 1 < len(doc) and {doc[name.first - 1].text, doc[name.last + 1].text} <= QUOTES


def _is_language(token: Token) -> bool:
    """Whether a name is a language: "She speaks French", "answered in Russian", "translated into Turkish"."""
    head = token.head
    if token.ent_type_ == "LANGUAGE":  # "the French version", but "the French attack" is France's
        return token.dep_ != "amod" or head.lemma_.lower() in words("language_noun")
    if token.dep_ == "conj":
        return _is_language(head)
    if token.dep_ == "pobj" and head.lower_ in ("in", "into", "from"):
        return token.text[-1] != "s"
    return token.dep_ == "dobj" and head.lemma_ in SPEECH


def _is_descent(doc: Doc, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name is one person's origin: "the Chinese-American physicist"; "Chinese-American talks" are a dyad."""
    for hyphen, other, noun in (
        (name.last + 1, name.last + 2, name.last + 3),
        (name.first - 1, name.first - 2, name.last + 1),
    ):
        if hyphen < 1 or max(other, noun) >= len(doc) or doc[hyphen].text not in ("-", "–"):
            continue
        nominal = gazetteer.nominals.get(doc[noun].lower_)
        if "American" in (doc[name.last].text, doc[other].text) and nominal and nominal.type in ("person", "group"):
            return True
    return False


def _is_building(root: Token) -> bool:
    """Whether a seat is a building here: "outside 10 Downing Street", "talks in the Kremlin", "the Kremlin walls"."""
    if root.dep_ in ("compound", "poss"):
        return root.head.lemma_.lower() in PARTS
    if root.dep_ != "pobj":
        return False
    return root.head.lower_ in PLACE_PREPS or (root.head.lower_ == "of" and root.head.head.lemma_.lower() in PARTS)
