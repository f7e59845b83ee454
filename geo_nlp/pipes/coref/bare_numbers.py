"""Two actors by a bare number: "both accused Russia", "the two signed a pact", "each blamed the other"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.pronoun_forms import THIRD_PERSON
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

CONTACT_VERBS = words("contact_verb")
TALKS_HOLDING_VERBS = words("talks_holding_verb")
CONTACT = CONTACT_VERBS | TALKS_HOLDING_VERBS
TALKS_NOUNS = words("talks_noun")
BOTH_OR_EACH = frozenset({"both", "each"})
DUALS = frozenset({"two", "pair", "duo"}) | BOTH_OR_EACH
NOMINAL_ARGUMENTS = SUBJECTS | {"dobj", "pobj", "dative"}


def duals(doc: Doc) -> Iterator[Mention]:
    """ "Both", "the two" and "the pair" where they stand alone as an argument; not "both sides", "a pair of shoes"."""
    for token in doc.having(DUALS):
        word = token.lower_
        if token.dep_ not in NOMINAL_ARGUMENTS or any(c.dep_ != "relcl" for c in token.rights):
            continue
        if [t.lower_ for t in token.lefts] != ["the"] * (word not in BOTH_OR_EACH):
            continue
        if word == "each" and not any(t.lower_ == "other" for t in token.head.subtree):
            continue  # "each blamed the other", not "each has a base"
        first = token if word in BOTH_OR_EACH else token.nbor(-1)
        text = doc.text[first.idx : token.idx + len(token)]
        yield Mention(
            start=first.idx, end=token.idx + len(token), text=text, type="group", level="pronoun", demonym=False,
            actor=None, name=text, country=None, sector=None, first=first.i, last=token.i, head=token.i,
        )  # fmt: skip


def pair_meant(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The two that a bare number stands for: joined by "and", or who met, in this sentence or the last."""
    if doc[mention.first].lower_ in THIRD_PERSON:
        return None
    if len(meant := memory.last_plural(sentence, 1)) == 2:
        return meant
    start = doc[mention.head].sent.start
    near = doc[start - 1].sent.start if start else start
    found = [
        pair
        for pairs in (memory.people, memory.states)
        if (pair := pairs.last(sentence, mention.first, joined=True)) and min(m.first for m in pair) >= near
    ]
    if found:
        return max(found, key=lambda pair: max(m.first for m in pair))
    met = met_before(doc, mention, sentence, memory)
    return met if len({m.type for m in met}) == 1 else ()


def met_before(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """Two who met earlier in this sentence or in the last: "A met B, and the two agreed", "A met B. They ..."."""
    if doc[mention.head].dep_ not in SUBJECTS:
        return ()
    whole = doc[mention.head].sent
    own = [t for t in whole if t.i < mention.first]
    before = list(doc[whole.start - 1].sent) if whole.start else []
    return pair_that_met(own, memory) or pair_that_met(before, memory)


def pair_that_met(words: Iterable[Token], memory: Memory) -> tuple[Mention, ...]:
    """The two ends of the first verb of meeting among some words: "met Putin", "had talks with"."""
    for verb in (t for t in words if t.pos_ == "VERB" and t.lemma_ in CONTACT):
        things = functions.objects(verb)
        talks = [t for t in things if t.lemma_ in TALKS_NOUNS] if verb.lemma_ in TALKS_HOLDING_VERBS else []
        if talks or verb.lemma_ in CONTACT_VERBS:
            phrases = [pair for word in (verb, *talks) for pair in prepositions(word)]
            other = _first_known([*things, *(head for prep, head in phrases if prep in ("with", "to"))], memory)
            one = _first_known(functions.subjects(verb), memory)
            if one is not None and other is not None and one != other:
                return (one, other)
    return ()


def everyone_who_met(joined: Sequence[Mention], doc: Doc, memory: Memory) -> tuple[Mention, ...]:
    """Joined partners of a meeting and whom they met: "Sherman met with Hulata and Meir. They discussed Iran"."""
    first = doc[joined[0].head]
    verb = first.head.head if first.dep_ == "pobj" and first.head.lower_ == "with" else first.head
    partners = first.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB" and verb.lemma_ in CONTACT_VERBS
    host = _first_known(functions.subjects(verb), memory) if partners else None
    return (host, *joined) if host is not None else tuple(joined)


def _first_known(heads: Iterable[Token], memory: Memory) -> Mention | None:
    """The referent of the first of some heads that has one."""
    return next((m for t in heads for m in memory.heads.get(t.i, ())), None)
