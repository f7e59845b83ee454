"""What somebody is called, where the parser hangs it on his name: "called Lavrov a liar", "branded Iran 'a menace'".

A name and the noun phrase right behind it look like an apposition, a compound or two objects to the small model. Both
hang on the naming verb here, the name as its object and what it is called as object predicate. A span of time is no
name for anybody: "called Lavrov a day later" is a telephone call.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, SUBJECTS, WHEN
from geo_nlp.pipes.syntax.obliques import CALENDAR
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.verb_classes import BRANDING
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import SPANS

QUOTING = frozenset({"``", "''"})
MARKS = frozenset("'\"‘’“”")
ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
NAMED = NOUNS | {"PRP"}
OWNED = frozenset({"my", "our", "your", "his", "her", "its", "their"})
WITHIN = NOUNS | ADJECTIVES | frozenset({"CD", "DT", "HYPH", "IN", "POS", "PRP", "PRP$", "TO", "VBG", "VBN"})
MOMENTS = SPANS | words("moment_noun")
LONGEST = 12


def mend_named(doc: Doc) -> None:
    """Hang on each naming verb whom it names, and what it calls him."""
    verbs = [t for t in doc.tokens if t.lemma_ in BRANDING and t.tag_ != "NN" and t.i + 2 < t.sent.end]
    doc.hang([verb for verb in verbs if _mended(verb)])


def _mended(verb: Token) -> bool:
    """Hang anew what stands behind a verb, where two phrases do; whether they were hung otherwise before."""
    doc, first = verb.doc, verb.i + 1
    opening = _opening(doc.tokens[first : min(first + LONGEST, verb.sent.end)])
    if opening is None or is_passive(verb):
        return False
    named, kind = _top(doc.tokens[first : opening.i]), _kind(opening)
    if named is None or kind is None or named.tag_ not in NAMED:
        return False
    if _is_when(kind):
        return _dated(verb, kind)
    if any(c.dep_ in SUBJECTS for c in kind.lefts if c.i >= opening.i) or any(c.dep_ == "aux" for c in kind.lefts):
        return False
    if kind.head is verb and named.head is verb and (named.dep_, kind.dep_) == ("dobj", "oprd"):
        return False
    for token in doc.tokens[first : opening.i]:  # what hangs on the wrong side of the border
        if token is not named and not first <= token.head.i < opening.i and token.head is not verb:
            token.head = named
    for token in kind.lefts:
        if token.i < opening.i and token is not named:
            token.head = verb if token.i < first else named
    named.head, named.dep_ = verb, "dobj"
    kind.head, kind.dep_ = verb, "oprd"
    return True


def _opening(behind: Sequence[Token]) -> Token | None:
    """The word that opens the second of two phrases: an article, a quotation mark, or an adjective that ends it."""
    for before, token in itertools.pairwise(behind):
        if before.tag_ not in WITHIN:
            return None
        if before.tag_ not in NAMED:
            continue
        if token.lower_ in ("a", "an") or (token.text in MARKS and token.tag_ in QUOTING):
            return token
        if before.tag_ in PROPER | {"PRP"} and (token.lower_ == "the" or token.lower_ in OWNED):
            return token
        if token.tag_ in ADJECTIVES and token.dep_ == "amod" and token.head.i < token.i:
            since = any(c.lower_ in ("from", "until") for c in token.rights)  # "declared a truce effective from Sunday"
            return None if since else token
    return None


def _top(words: Sequence[Token]) -> Token | None:
    """The head of the phrase whose last noun stands at the end of `words`, a name behind "of" included."""
    first, token = words[0].i, words[-1]
    while first <= token.head.i < words[-1].i + 1 and token.head is not token:
        token = token.head
    return token


def _kind(opening: Token) -> Token | None:
    """The head of what opens with a word: the noun of an article, the top of what a quotation holds."""
    if opening.tag_ in ADJECTIVES:
        return opening
    doc, first = opening.doc, opening.i
    token = opening.nbor() if opening.text in MARKS else opening
    while first < token.head.i < opening.sent.end and token.head is not token and token.dep_ != "ROOT":
        token = token.head
        if token.tag_ in NOUNS:
            break
    while token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i:
        token = token.head
    noun = token.tag_ in NOUNS and token.tag_ not in PROPER
    quoted = opening.text in MARKS and token.tag_ in ADJECTIVES and token.i < len(doc)
    return token if (noun or quoted) and token.i > first else None


def _dated(verb: Token, time: Token) -> bool:
    """Make an adverbial of a time that the parser takes for a name: "called Lavrov a second time"."""
    if time.head is not verb or time.dep_ not in ("dobj", "oprd"):
        return False
    time.dep_ = "npadvmod"
    return True


def _is_when(kind: Token) -> bool:
    """Whether a phrase tells a time: "a day later", "a second time"."""
    return kind.lemma_ in MOMENTS or kind.ent_type_ in WHEN or kind.lower_ in CALENDAR or kind.tag_ == "CD"
