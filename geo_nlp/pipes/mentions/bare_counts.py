"""Numbers and ages that stand for people: "24 were shot", "arrested a 34-year-old"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import either
from geo_nlp.pipes.mentions.nominals import Described
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive

UNCOUNTED = frozenset({"dozens", "hundreds", "thousands"})
DONE_TO_COUNTED = either("killing_verb", "seizure_verb", "wounding_verb") | {"shoot"}
AGED_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
LONGEST_AGE = 6  # words before "old": "a Russian 34-year-"
COUNTED_TOGETHER = either("killing_verb", "wounding_verb") | {"die"}


def find_bare_counts(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Described]:
    """Yield each such number in text order, as people."""
    named = {i: n for n, name in enumerate(names) for i in range(name.first, name.last + 1)}
    people, person = gazetteer.nominals.get("people"), gazetteer.nominals.get("man")
    for token in doc.tokens:
        if people is not None and token.i not in named and _is_harmed(token):
            yield Described(token.i, token.i, token.i, people, ())
        elif person is not None and _is_age_of_person(token):
            first = max(token.left_edge.i, token.i - LONGEST_AGE)
            states = tuple(dict.fromkeys(named[i] for i in range(first, token.i) if i in named))
            yield Described(first, token.i, token.i, person, states)


def _is_age_of_person(word: Token) -> bool:
    """Whether an age is all that names a person: "arrested a 34-year-old", "two 15-year-olds were shot"."""
    aged = word.lower_ in ("old", "olds") and word.i > 2 and word.nbor(-1).text == "-"
    return aged and word.dep_ in AGED_DEPS and word.nbor(-2).lower_ in ("year", "month")


def _is_harmed(number: Token) -> bool:
    """Whether a number is all that a passive has as its subject, and no place is told there: "and 24 were shot"."""
    verb = number.head
    many = number.tag_ == "CD" or number.lower_ in UNCOUNTED
    if not many or number.dep_ != "nsubjpass" or verb.lemma_ not in DONE_TO_COUNTED or not is_passive(verb):
        return False
    if verb.dep_ == "conj" and verb.head.lemma_ in COUNTED_TOGETHER:
        return False  # "nine killed, 11 wounded"
    alone = all(c.dep_ in ("relcl", "advmod") for c in number.rights) and number.lower_ != "one"
    alone = alone and (number.nbor().pos_ in ("AUX", "VERB") or number.nbor().tag_ == "WP")
    return alone and not any(t.pos_ == "PROPN" for c in verb.children if c.dep_ == "prep" for t in c.subtree)
