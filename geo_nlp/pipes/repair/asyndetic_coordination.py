"""Several who act together with a comma for "and": "US, Chinese officials hold talks", "Lavrov, Fidan Meet in Ankara".

The model makes one of them an apposition or an adverbial. A plural verb behind singular names needs all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, VERBAL
from geo_nlp.pipes.syntax.obliques import is_time
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.words import PEOPLES

# What names somebody in a headline, and the entities that stand before a noun for whose it is.
NAMING = NOUNS | {"JJ", "POS"}
BARE = frozenset({"VB", "VBP"})
# The bare forms of two who act together; no nouns that stand before others ("trade talks").
PAIRED = words("reciprocal_headline_verb")
# What two give each other: "trade accusations", no "trade talks".
TRADED = words("exchanged_hostility_noun")
MOST, LONGEST, FARTHEST = 4, 5, 14


def pair_up(sentence: Span) -> Token | None:
    """The verb of several names that open a sentence with nothing but commas between, hung on it side by side."""
    if sentence[0].tag_ not in PROPER | {"JJ"} or not sentence[0].text[0].isupper():
        return None
    opening = [t for t in islice(sentence, FARTHEST) if not t.is_space]
    at = next((n for n, t in enumerate(opening) if _is_verb(t)), None)
    if at is None or opening[at - 1].text == "," or opening[at].i + 1 >= sentence.end:
        return None
    names = list(_parts(opening[:at]))
    if not 2 <= len(names) <= MOST or not all(_is_name(name) for name in names):
        return None
    _join(names, opening[at])
    return opening[at]


def _is_verb(token: Token) -> bool:
    """Whether a word is the plural or bare verb of its sentence, or taken for a noun and seldom one before another."""
    bare = token.tag_ in BARE or (token.tag_ == "VBD" and token.lower_ == token.lemma_)
    if token.dep_ == "ROOT" and token.pos_ in VERBAL:
        return bare
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    paired = token.lower_ in PAIRED or (token.lower_ == "trade" and behind in TRADED)
    return paired and token.sent.root.pos_ not in VERBAL and token.dep_ not in ("ROOT", "pobj")


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between commas."""
    part: list[Token] = []
    for token in tokens:
        if token.text == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _is_name(words: Sequence[Token]) -> bool:
    """Whether words can name somebody: "Macron", "Turkish Prime Minister", "Chinese officials"; no "Monday"."""
    named = bool(words) and len(words) <= LONGEST and all(t.tag_ in NAMING for t in words)
    return named and not is_time(words[-1]) and any(t.text[0].isupper() for t in words)


def _join(names: Sequence[Sequence[Token]], verb: Token) -> None:
    """Hang the names on the verb; two peoples before one plural noun share it: "French, Turkish ministers"."""
    first, last = names[0], names[-1]
    shared = len(names) == 2 and len(first) == 1 and len(last) > 1 and last[-1].tag_ == "NNS"
    shared = shared and first[0].ent_type_ in PEOPLES and last[0].ent_type_ in PEOPLES
    for name in names:
        inside = {*name}
        for token in name[:-1]:
            if token.head not in inside or token.head is token:
                token.head, token.dep_ = name[-1], "amod" if token.tag_ == "JJ" else "compound"
    if shared:
        last[-1].head, last[-1].dep_ = verb, "nsubj"
        first[0].head, first[0].dep_ = last[-1], "amod"
        last[0].head, last[0].dep_ = first[0], "conj"
    else:
        first[-1].head, first[-1].dep_ = verb, "nsubj"
        for before, name in pairwise(names):
            name[-1].head, name[-1].dep_ = before[-1], "conj"
    _make_root(verb, {t for name in names for t in name})


def _make_root(verb: Token, names: set[Token]) -> None:
    """Make a word that was taken for a noun the verb of the sentence, with what hung on the names or on its noun."""
    if verb.dep_ == "ROOT":
        return
    above = verb.head
    for token in verb.sent:
        if token.i > verb.i and (token.head in names or token.head is token or token is above):
            token.head, token.dep_ = verb, "dobj" if token.tag_ in NOUNS else token.dep_
        elif token.text == "," and token.i < verb.i:
            token.head = verb
    verb.head, verb.dep_, verb.lemma_, verb.tag_, verb.pos_ = verb, "ROOT", verb.lower_, "VBP", "VERB"
