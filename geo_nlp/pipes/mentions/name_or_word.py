"""Known names that are only words where they stand: "Apple growers", "an IRA", "her BP", "Major Ahmed Saleh"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.pipes.mentions.animacy import FIRMS_HAVE
from geo_nlp.pipes.mentions.proposals import HONORIFICS, Name, is_name_word
from geo_nlp.pipes.mentions.surnames import in_longer
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import NOMINAL_POS, is_person_title
from geo_nlp.rules.loader import load_rules

COMMON_TAGS = frozenset({"NNS", "VBG", "VBN", "RB"})
BRANDS = frozenset({"company", "media", "party", "ngo"})
INITIAL = re.compile(r"[A-Z]\.")
OWN = frozenset("a an his her their my your".split())


def only_a_word(doc: Doc, words: Sequence[str], i: int, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the one-word name at token `i` is no name here."""
    token = doc[i]
    before = doc[i - 1] if i else None
    after = doc[i + 1] if i + 1 < len(doc) else None
    if entry.type == "person":
        if after is not None and after.text == "-" and not after.whitespace_ and doc[i + 2 : i + 3].text.islower():
            return True
        ranked = is_person_title(token.text) and after is not None and is_name_word(after)
        return ranked or not _lone_person(token) or in_longer(doc, token, words, gazetteer)
    if before is not None and before.lower_ in HONORIFICS and entry.type in ("state", "place"):
        return True
    if i > 1 and entry.type == "state" and INITIAL.fullmatch(doc[i - 1].text) and doc[i - 2].ent_type_ == "PERSON":
        return True  # "Steven L. Jordan"
    if before is not None and entry.type == "place" and is_person_title(before.text) and _is_surname(doc, token):
        return True  # "Advisor Thames" after "Knox Thames"
    if entry.type in BRANDS and _is_common(token, before, after, gazetteer):
        return True
    lower = not token.is_upper or len(token) < 3
    if lower and token.is_sent_start and not token.ent_type_ and token.pos_ in ("VERB", "AUX", "ADV", "SCONJ", "CCONJ"):
        return entry.type not in ("state", "igo")
    if entry.type == "state" or before is None or not token.is_upper or len(token) > 4:
        return False
    leads = after is not None and (after.pos_ in NOMINAL_POS or after.text in ("-", "–"))  # "an ISIS-held town"
    return (before.lower_ in OWN or before.like_num) and not leads


def _is_surname(doc: Doc, token: Token) -> bool:
    """Whether the model sees somebody of that surname elsewhere."""
    return any(e.label_ == "PERSON" and len(e) > 1 and doc[e.end - 1].text == token.text for e in doc.ents)


def opens_as_word(doc: Doc, name: Name) -> bool:
    """Whether an unknown name is a word that has its capital from the sentence: "Recriminations went on"."""
    token = doc[name.first]
    if name.last > name.first or not token.is_sent_start or not token.text.istitle():
        return False
    word = token.tag_ in COMMON_TAGS or _opens_compound(token) or ("noun", token.lower_) in load_rules().triggers
    return word and not any(t.text == token.text and not t.is_sent_start for t in doc.having({token.lower_}))


def _opens_compound(token: Token) -> bool:
    """ "Meta-analyses of the trials"."""
    hyphen, word = token.doc[token.i + 1 : token.i + 2], token.doc[token.i + 2 : token.i + 3]
    joined = hyphen.text == "-" and not hyphen[0].whitespace_ and len(word) > 0
    return joined and word[0].tag_ in ("NN", "NNS") and word.text.islower()


def _is_common(token: Token, before: Token | None, after: Token | None, gazetteer: Gazetteer) -> bool:
    """ "Total imports fell", "The Amazon fell", "Meta-analyses": a brand's word that opens a sentence as a word."""
    if (token.is_upper and len(token) > 2) or not (token.text.istitle() or token.is_upper):
        return False  # "TikTok"
    if token.is_sent_start and _opens_compound(token):
        return True
    if token.pos_ != "PROPN" and token.ent_type_ != "ORG":
        return True
    if after is not None and after.lower_ == "of" and before is not None and before.lower_ in ("the", "a", "an"):
        return True
    if after is None or token.is_upper:
        return False
    if token.ent_type_ == "ORG":  # "Orange wines", but "Orange shares"
        beside = token.is_sent_start and after.pos_ == "NOUN" and after.tag_ == "NNS"
        return beside and after.lower_ not in FIRMS_HAVE and after.lower_ not in gazetteer.nominal_ends
    noun = after.pos_ in ("NOUN", "ADJ") or (after.text in ("-", "–") and not after.whitespace_)
    article = before is not None and before.lower_ in ("the", "a", "an") and after.pos_ not in NOMINAL_POS
    return (token.is_sent_start and noun) or article


def _lone_person(token: Token) -> bool:
    """Whether one word can be a person's name here: "Xi", not "He said" nor "in May"."""
    return token.pos_ == "PROPN" and not token.is_stop and token.ent_type_ in ("", "PERSON", "ORG", "GPE")
