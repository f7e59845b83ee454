"""Proposals of the model that are too long: a verb or shout before a known name, and shouted words that name nobody.

"Make Macron pay", "Will Netanyahu listen?", "BREAKING Israel bombs Iran", "calls RETREAT the only way".
The word has its capital from the sentence or the shout, and what follows it is a known name.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.mentions.animacy import ANIMATE_ARGUMENTS, is_sentient
from geo_nlp.pipes.mentions.common_words import is_of_people, is_word
from geo_nlp.pipes.mentions.proposals import GUESSED, Name, is_name_word
from geo_nlp.pipes.mentions.surnames import is_leader_surname
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUNS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import OPENING, is_person_title
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace

# How words that open a sentence are tagged and names are not: "Will", "Stop", "Would", "Oh".
OPENER_TAGS = frozenset({"IN", "MD", "UH", "VB", "VBD", "VBG", "VBP", "VBZ", "WRB"})
OPENED_BY = frozenset({"DT", "JJ", "POS", "PRP$"})  # tags before a common noun
SHORTEST_SHOUTED_WORD = 5  # letters of a shouted word; "WHO", "ACT" and "CARE" are acronyms


def without_opening(doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer, date: str | None) -> Name:
    """The known name at the end of a proposal that begins with words of the sentence; else the proposal as it is."""
    if _is_body_before_person(doc, words, name, gazetteer):
        return replace(name, first=name.first + 1, type="person", entries=())
    for first in range(name.first + 1, name.last + 1):
        if not _is_outside_name(doc, words, doc[first - 1], gazetteer):
            return name
        rest = gazetteer.names.get(" ".join(words[first : name.last + 1]), ())
        if rest:
            return replace(name, first=first, type=rest[0].type, entries=rest)
        plain = doc[first - 1].tag_ in OPENER_TAGS and words[first - 1] not in gazetteer.given
        if first == name.last and is_leader_surname(words[first], gazetteer, date, any_office=plain):
            return replace(name, first=first, type="person")
    return name


def _is_body_before_person(doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a proposal is the body of a title and the person who has it: "Counselor of the Department Jane Doe"."""
    first = name.first
    if name.type not in GUESSED or name.last < first + 2 or first < 2 or words[first + 1] not in gazetteer.given:
        return False
    return words[first] in gazetteer.heads and (doc[first - 2].lower_, doc[first - 1].lower_) == ("of", "the")


def is_shouted(token: Token) -> bool:
    """Whether a word is in capitals only for its weight: "BREAKING", "RETREAT", no acronym."""
    return len(token) >= SHORTEST_SHOUTED_WORD and token.text.isupper() and token.is_alpha and is_word(token)


def names_nothing(doc: Doc, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether all that the model takes for a name is shouted: no surname, and no speaker of a transcript."""
    tokens = doc.tokens[name.first : name.last + 1]
    if name.type not in GUESSED or not all(map(is_shouted, tokens)):
        return False
    around = [doc[i] for i in (name.first - 1, name.last + 1) if 0 <= i < len(doc)]
    named = any(t.text == ":" or is_person_title(t.text) or (t.is_upper and not is_shouted(t)) for t in around)
    return not named and not any(is_of_people(t.text.title(), gazetteer) for t in tokens)


def is_common_phrase(doc: Doc, words: Sequence[str], name: Name, gazetteer: Gazetteer) -> bool:
    """Whether what the model takes for an organisation is a capitalised phrase of ordinary words: "Eastern Flank".

    A word that heads the names of bodies makes it one ("Growth Fund"), and so does a place in any sentence where only
    a name can stand: "supports Planned Parenthood".
    """
    tokens, last = doc.tokens[name.first : name.last + 1], doc[name.last]
    if name.type != "organisation" or any(words[t.i] in gazetteer.heads for t in tokens):
        return False
    if _heads_body(last, gazetteer) or not all(_is_ordinary(t, words[t.i], gazetteer) for t in tokens):
        return False
    after = last.nbor().lower_
    if (len(tokens) > 1 and not is_word(last, ("noun",))) or after in ("movement", "party"):
        return False  # "Patriots United", "the Solidarity movement"
    described = any(is_word(t, ("adj",)) for t in tokens) or ("noun", last.lower_) in load_rules().triggers
    same = [ent for ent in doc.ents if ent.label_ == "ORG" and doc[ent.end - 1].text == last.text]
    return described and not any(_stands_as_name(doc, ent) for ent in (doc[name.first : name.last + 1], *same))


def _heads_body(word: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word heads the name of a body or force, or is a title."""
    nominal = gazetteer.nominals.get(word.lower_)
    force = nominal is not None and nominal.type == "military"
    named = load_rules().classes["named_body"]
    return force or is_person_title(word.text) or not named.isdisjoint((word.lemma_, word.lower_))


def _stands_as_name(doc: Doc, phrase: Span) -> bool:
    """Whether a phrase stands without article or owner where a common noun would have one, or speaks or thinks."""
    head, before = phrase.root, doc[phrase.start - 1] if phrase.start else phrase.root
    bare = head.dep_ in ANIMATE_ARGUMENTS and head.tag_ != "NNPS" and before.tag_ not in OPENED_BY
    return bare or is_sentient(head) or (len(phrase) > 1 and head.dep_ in SUBJECTS)


def _is_ordinary(token: Token, word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word in title case is an ordinary one, and no known name."""
    plain = token.is_stop or (token.text.istitle() and len(token) >= SHORTEST_SHOUTED_WORD and is_word(token))
    return plain and not is_of_people(word, gazetteer) and not gazetteer.names.get(word)


def _is_outside_name(doc: Doc, words: Sequence[str], token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word before a known name is no part of it: by its tag, or as an ordinary word that opens a sentence."""
    if is_shouted(token):
        return True
    if not _opens_sentence_or_quote(doc, token):
        return False
    if token.lower_ == "dear":
        return True
    if token.tag_ in OPENER_TAGS and token.dep_ not in MODIFIERS:
        return token.tag_ == "MD" or words[token.i] not in gazetteer.given  # no "Mark Carney"
    return _is_ordinary_opening(doc, words, token, gazetteer)


def _opens_sentence_or_quote(doc: Doc, token: Token) -> bool:
    """Whether a word opens a sentence, a quotation, or what follows a colon."""
    before = token.nbor(-1)
    return token.is_sent_start or before.text in OPENING or before.text == ":"


def _is_ordinary_opening(doc: Doc, words: Sequence[str], token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word that opens a sentence is a verb or adjective, and no name: "Impeach Yoon"."""
    own = is_of_people(words[token.i], gazetteer) or token.tag_ not in NOUNS or not token.text.istitle()
    elsewhere = (t for t in doc.having({token.lower_}) if not t.is_sent_start and is_name_word(t))
    if own or any(t.i != token.i for t in elsewhere):
        return False
    verb = token.head.dep_ not in SUBJECTS and is_word(token, ("verb",))  # "Impeach Yoon", but "Spike Lee said"
    return verb or (is_word(token, ("adj",)) and not is_word(token, ("noun",)))
