"""The wording of an act: as news in a headline, as one mentioned before ("the strike"), or as another ("a second")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo_nlp.pipes.events.lexicon import Lexicon
from geo_nlp.pipes.syntax.determiners import INDEFINITE
from geo_nlp.pipes.syntax.labels import NOUNS
from geo_nlp.pipes.syntax.tree import Span, Token

Reference = Literal["verb", "definite", "indefinite", "bare"]
DEFINITE_OR_BOTH = frozenset({"the", "this", "that", "these", "those", "both"})
IT_OR_DEMONSTRATIVE = frozenset({"it", "this", "that", "these", "those"})
OPEN_ENDED = tuple('.!?:;,…"”')
MAGNITUDES = frozenset("hundred thousand million billion trillion dozen".split())
LONGEST_HEADLINE, LONGEST_CONTENT = 30, 25  # words


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words around a trigger say of its act.

    `order` is the number of its sentence; `reference` how the trigger refers, as a verb or by what noun phrase.
    `other` acts are new ones beside those before, `earlier` ones precede these in time, `often` is for several at once.
    `quantities` are numbers, such as "$47 million"; `content` are words of what it is about.
    """

    order: int
    headline: bool
    reference: Reference
    other: bool
    earlier: bool
    often: bool
    quantities: frozenset[str]
    content: frozenset[str]


def wording_of(word: Token, support: Token | None, name: str, order: int, known: Lexicon, *, quoted: bool) -> Wording:
    """The wording of a trigger of the predicate `name`; `quoted` is for reported speech.

    A light verb belongs to it, and so does a subject that denotes the act: "the strike killed ten".
    """
    words, noun = [word], _noun_subject_of_act(word, name, known)
    if support is not None:
        words.append(support)
    elif word.dep_ in ("acomp", "attr") and word.head.lemma_ == "be":
        words.append(word.head)
    if noun is not None:
        words.append(noun)
    near = {c.lemma_.lower() for w in words for c in w.children if c.dep_ in ("amod", "advmod", "det")}
    again = _is_predicate_noun(word)
    return Wording(
        order=order,
        headline=is_headline(word.sent),
        reference="definite" if again else _reference(noun or word),
        other=not again and bool(near & (known.other | known.also)),
        earlier=bool(near & known.earlier) or (not quoted and any(map(_is_earlier, words))),
        often=bool(near & known.often),
        quantities=_quantities(words),
        content=_content(word),
    )


def is_headline(sentence: Span) -> bool:
    """Whether a sentence is a headline or subhead: a paragraph of its own without a full stop."""
    text, doc = sentence.text, sentence.doc.text
    line = text.strip()
    if not line or line.endswith(OPEN_ENDED) or len(line.split()) > LONGEST_HEADLINE:
        return False
    start = sentence.start_char + len(text) - len(text.lstrip())
    end = start + len(line)
    opens = "\n\n" in doc[max(0, start - 4) : start] or not doc[:start].strip()
    return opens and ("\n\n" in doc[end : end + 4] or not doc[end:].strip())


def _is_earlier(word: Token) -> bool:
    """Whether a verb is in the past perfect, or of "the last time" that something was done."""
    time = word.dep_ == "relcl" and word.head.lemma_ in ("time", "occasion")
    return time or any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in word.lefts)


def _is_predicate_noun(noun: Token) -> bool:
    """Whether a noun is the predicate of a pronoun for an act: "It was the third attack in ten days"."""
    verb = noun.head
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "expl")]
    return noun.dep_ == "attr" and verb.lemma_ == "be" and any(c.lower_ in IT_OR_DEMONSTRATIVE for c in subjects)


def _noun_subject_of_act(verb: Token, name: str, known: Lexicon) -> Token | None:
    """The subject of a verb if it denotes the act: "the strike" of "the strike killed ten"."""
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj" and (name, c.lemma_.lower()) in known.words]
    return subjects[0] if subjects else None


def _reference(word: Token) -> Reference:
    if word.tag_ not in NOUNS:
        return "verb"
    before = [child for child in word.lefts if child.dep_ in ("det", "poss")]
    if any(child.dep_ == "poss" or child.lower_ in DEFINITE_OR_BOTH for child in before):
        return "definite"
    return "indefinite" if any(child.lower_ in INDEFINITE for child in before) else "bare"


def _quantities(words: Sequence[Token]) -> frozenset[str]:
    """The quantities of an act: "gave $47 million", "arrested 22 people"."""
    near = [child for word in words for child in word.rights if child.dep_ == "dobj"]
    near += [inner for thing in near for inner in thing.lefts]
    near += [inner for token in near for inner in token.lefts]
    numbers = (token for token in near if token.like_num and token.lower_ not in MAGNITUDES)
    return frozenset(token.lower_ for token in numbers if not _is_of_date(token))


def _content(word: Token) -> frozenset[str]:
    """The nouns, verbs and adjectives that a trigger governs to its right: what is asked, promised, given."""
    last = min(word.right_edge.i, word.i + LONGEST_CONTENT)
    after = word.doc[word.i + 1 : last + 1]
    return frozenset(t.lemma_.lower() for t in after if t.pos_ in ("NOUN", "VERB", "ADJ") and not t.is_stop)


def _is_of_date(token: Token) -> bool:
    return token.ent_type_ == "DATE" or token.head.ent_type_ == "DATE"
