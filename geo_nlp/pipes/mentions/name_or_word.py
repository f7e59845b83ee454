"""Known names that are ordinary words in their context: "Apple growers", "an IRA", "her BP", "Major Ahmed Saleh"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.gazetteer.toponyms import toponyms
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.animacy import FIRMS_HAVE
from geo_nlp.pipes.mentions.proposals import HONORIFICS, Name
from geo_nlp.pipes.mentions.surnames import is_in_longer_name
from geo_nlp.pipes.syntax.determiners import ARTICLES
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, NOMINAL_POS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title
from geo_nlp.rules.loader import load_rules

COMMON_TAGS = frozenset({"NNS", "VBG", "VBN", "RB"})
BRANDS = frozenset({"company", "media", "party", "ngo"})
INITIAL = re.compile(r"[A-Z]\.")
NO_NAME_POS = frozenset({"VERB", "AUX", "ADV", "SCONJ", "CCONJ"})
OFFICER_RANKS = words("officer_rank")
NOUN_OPENERS = frozenset("a an his her their my your".split())


def only_a_word(doc: Doc, words: Sequence[str], i: int, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the one-word name at token `i` is no name here."""
    token = doc[i]
    before = doc[i - 1] if i else None
    after = doc[i + 1] if i + 1 < len(doc) else None
    if entry.type == "person":
        return _is_no_person(doc, words, token, after, gazetteer)
    if entry.type in ("state", "place") and before is not None and _is_surname(doc, token, before, entry.type):
        return True
    if entry.type in BRANDS and _is_common(token, before, after, gazetteer):
        return True
    if entry.type == "company" and _is_surname_of_named(doc, token, gazetteer):
        return True
    if _has_sentence_capital(token):
        return entry.type not in ("state", "igo")
    return entry.type != "state" and before is not None and _is_common_acronym(token, before, after)


def _is_no_person(doc: Doc, words: Sequence[str], token: Token, after: Token | None, gazetteer: Gazetteer) -> bool:
    """Whether a known surname is no lone person: "Xi-style", the "Chen" of "Joe Chen"."""
    if after is not None and after.text == "-" and not after.whitespace_ and token.nbor(2).text.islower():
        return True
    return not _is_lone_person(token) or is_in_longer_name(doc, token, words, gazetteer)


def is_town(token: Token) -> bool:
    """Whether a surname is the name of a town here, by the model and the word before it: "in Gao"."""
    before = token.nbor(-1) if token.i else token
    located = before.lower_ in ("in", "near", "outside") and before.head.lemma_ not in words("trust_word")
    struck = token.dep_ == "dobj" and token.head.lemma_ in words("attack_on_place_word")
    return (located or struck) and token.ent_type_ == "GPE" and bool(toponyms().lookup(token.text))


def _is_lone_person(token: Token) -> bool:
    """Whether one word can be a person's name here: "Xi", not "He said" nor "in May"."""
    return token.pos_ == "PROPN" and not token.is_stop and token.ent_type_ in ("", "PERSON", "ORG", "GPE")


def _is_surname(doc: Doc, token: Token, before: Token, kind: str) -> bool:
    """Whether the name of a state or place is a surname: "Mr Jordan", "Steven L. Jordan", "Advisor Thames"."""
    if before.lower_ in HONORIFICS:
        return True
    if kind == "state":
        return token.i > 1 and bool(INITIAL.fullmatch(before.text)) and token.nbor(-2).ent_type_ == "PERSON"
    return is_person_title(before.text) and bool(_first_names(doc, token))  # "Advisor Thames" after "Knox Thames"


def _first_names(doc: Doc, surname: Token) -> list[str]:
    """The first words of the names of persons with a surname, as the model sees them in the text."""
    persons = (e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)
    return [doc[e.start].text for e in persons if doc[e.end - 1].text == surname.text]


def _is_surname_of_named(doc: Doc, token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a firm's name is the surname of a person with a known first name: "Ford" in a text of Gerald Ford."""
    return any(name in gazetteer.given for name in _first_names(doc, token))


def _has_sentence_capital(token: Token) -> bool:
    """Whether a word that opens a sentence has its capital from it, by its part of speech: "Will", "Total"."""
    if not token.is_sent_start or (token.is_upper and len(token) > 2):
        return False
    return not token.ent_type_ and token.pos_ in NO_NAME_POS


def _is_common_acronym(token: Token, before: Token, after: Token | None) -> bool:
    """Whether a short acronym is a common noun: "an IRA", "her BP", but "an ISIS-held town"."""
    if not token.is_upper or len(token) > 4 or not (before.lower_ in NOUN_OPENERS or before.like_num):
        return False
    return after is None or not (after.pos_ in NOMINAL_POS or after.text in ("-", "–"))


def is_officer(doc: Doc, name: Name) -> bool:
    """Whether what looks like a surname is the rank of an officer: "the Major", who is not John Major."""
    token = doc[name.first]
    return name.first == name.last > 0 and token.lower_ in OFFICER_RANKS and token.nbor(-1).lower_ == "the"


def is_bare_text(doc: Doc, name: Name) -> bool:
    """Whether what looks like a name is the kind of a text in capitals: "the Memorandum directs the Secretary"."""
    lone = name.first == name.last and name.type != "person"
    return lone and doc[name.first].lemma_.lower() in words("binding_text_noun")


def opens_as_word(doc: Doc, name: Name) -> bool:
    """Whether an unknown name is an ordinary word with the capital of a sentence: "Recriminations went on"."""
    token = doc[name.first]
    if name.last > name.first or not token.is_sent_start or not token.text.istitle():
        return False
    word = token.tag_ in COMMON_TAGS or _opens_compound(token) or ("noun", token.lower_) in load_rules().triggers
    return word and not any(t.text == token.text and not t.is_sent_start for t in doc.having({token.lower_}))


def _opens_compound(token: Token) -> bool:
    """Whether a word opens a compound in lower case: "Meta-analyses of the trials"."""
    hyphen, word = token.doc[token.i + 1 : token.i + 2], token.doc[token.i + 2 : token.i + 3]
    joined = hyphen.text == "-" and not hyphen[0].whitespace_ and len(word) > 0
    return joined and word[0].tag_ in COMMON_NOUN_TAGS and word.text.islower()


def _is_common(token: Token, before: Token | None, after: Token | None, gazetteer: Gazetteer) -> bool:
    """Whether a brand's word is an ordinary one: "Total imports fell", "The Amazon fell"."""
    if (token.is_upper and len(token) > 2) or not (token.text.istitle() or token.is_upper):
        return False  # "TikTok"
    if token.is_sent_start and _opens_compound(token):
        return True
    if token.pos_ != "PROPN" and token.ent_type_ != "ORG":
        return True
    definite = before is not None and before.lower_ in ARTICLES
    if after is not None and definite and after.lower_ == "of":
        return True
    if after is None or token.is_upper:
        return False
    if token.ent_type_ == "ORG":
        return token.is_sent_start and _is_common_plural(after, gazetteer)
    return (token.is_sent_start and _goes_on_phrase(after)) or (definite and after.pos_ not in NOMINAL_POS)


def _is_common_plural(noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a plural noun is neither an actor nor what firms have: "Orange wines", but "Orange shares"."""
    plural = noun.pos_ == "NOUN" and noun.tag_ == "NNS"
    return plural and noun.lower_ not in FIRMS_HAVE and noun.lower_ not in gazetteer.nominal_ends


def _goes_on_phrase(after: Token) -> bool:
    """Whether a word goes on with a noun phrase: a noun, an adjective, or a hyphen without a blank."""
    return after.pos_ in ("NOUN", "ADJ") or (after.text in ("-", "–") and not after.whitespace_)
