"""Subjects with a comma for "and" (asyndetic coordination): "US, Chinese officials hold talks", "Lavrov, Fidan Meet".

The model makes one of them an apposition or an adverbial. A plural verb after singular names needs all of them.
"""

from __future__ import annotations

from itertools import islice, pairwise

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, VERBAL
from geo_nlp.pipes.syntax.obliques import is_time
from geo_nlp.pipes.syntax.tree import Span, Token

# Tags of the words of a name in a headline, with adjectives of nationality.
WITHIN_NAME = NOUNS | {"JJ", "POS"}
FIRST = PROPER | {"JJ"}
BASE_TAGS = frozenset({"VB", "VBP"})
# The bare forms of two who act together; no nouns that stand before others ("trade talks").
PAIRED = words("reciprocal_headline_verb")
# What two exchange: "trade accusations", no "trade talks".
EXCHANGED_HOSTILITY_NOUNS = words("exchanged_hostility_noun")
MOST_NAMES, LONGEST_NAME, WORDS_BEFORE_VERB = 4, 5, 14  # names, words of a name, words before the verb


def join_names(sentence: Span) -> Token | None:
    """The verb of several names that open a sentence with nothing but commas between, which are made conjuncts."""
    if sentence[0].tag_ not in FIRST or not sentence[0].text[0].isupper():
        return None
    opening = [t for t in islice(sentence, WORDS_BEFORE_VERB) if not t.is_space]
    at = next((n for n, t in enumerate(opening) if _is_verb(t)), None)
    if at is None or opening[at - 1].text == "," or opening[at].i + 1 >= sentence.end:
        return None
    names = _split_at_commas(opening[:at])
    if not 2 <= len(names) <= MOST_NAMES or not all(_can_be_name(name) for name in names):
        return None
    _attach_names(names, opening[at])
    return opening[at]


def _is_verb(token: Token) -> bool:
    """Whether a word is the plural or bare verb of its sentence, or taken for a noun and seldom one before another."""
    if token.dep_ == "ROOT" and token.pos_ in VERBAL:
        return token.tag_ in BASE_TAGS or (token.tag_ == "VBD" and token.lower_ == token.lemma_)
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    paired = token.lower_ in PAIRED or (token.lower_ == "trade" and after in EXCHANGED_HOSTILITY_NOUNS)
    return paired and token.sent.root.pos_ not in VERBAL and token.dep_ not in ("ROOT", "pobj")


def _split_at_commas(tokens: list[Token]) -> list[list[Token]]:
    """The words between commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _can_be_name(words: list[Token]) -> bool:
    """Whether words can name an actor: "Macron", "Turkish Prime Minister", "Chinese officials"; no "Monday"."""
    named = bool(words) and len(words) <= LONGEST_NAME and all(t.tag_ in WITHIN_NAME for t in words)
    return named and not is_time(words[-1]) and any(t.text[0].isupper() for t in words)


def _attach_names(names: list[list[Token]], verb: Token) -> None:
    """Make the first name the subject of the verb, and each other a conjunct of the one before."""
    for name in names:
        _attach_within(name)
    names[0][-1].head, names[0][-1].dep_ = verb, "nsubj"
    for before, name in pairwise(names):
        name[-1].head, name[-1].dep_ = before[-1], "conj"
    _make_verb_of_noun(verb, {t for name in names for t in name})


def _attach_within(name: list[Token]) -> None:
    """Attach the words of a name to its last."""
    inside = {*name}
    for token in name[:-1]:
        if token.head not in inside or token.head is token:
            token.head, token.dep_ = name[-1], "amod" if token.tag_ == "JJ" else "compound"


def _make_verb_of_noun(verb: Token, names: set[Token]) -> None:
    """Make a word read as a noun the verb of the sentence, with the dependents of the names and of its noun."""
    if verb.dep_ == "ROOT":
        return
    above = verb.head
    for token in verb.sent:
        if token.i > verb.i and (token.head in names or token.head is token or token is above):
            token.head, token.dep_ = verb, "dobj" if token.tag_ in NOUNS else token.dep_
        elif token.text == "," and token.i < verb.i:
            token.head = verb
    verb.head, verb.dep_, verb.lemma_, verb.tag_, verb.pos_ = verb, "ROOT", verb.lower_, "VBP", "VERB"
