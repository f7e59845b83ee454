"""Where a statement was made: "in Berlin, X condemned", "speaking in Munich", "told reporters in Brussels".

What stands behind the verb is mostly where the thing is that is spoken of ("condemned the arrests in Minsk").
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.events.place_heads import STEPS, shares_place, verb_above
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token

WHERE = frozenset({"in", "at", "outside"})
Found = tuple[Token | None, Token]


def where_spoken(head: Token, *, agreed: bool = False) -> Iterator[Found]:
    """Yield the phrases of place of a statement, each with its preposition; of what is `agreed` also its talks'."""
    verb = head if head.pos_ in VERBAL else verb_above(head)
    if agreed and verb is not None:
        yield from _agreed_at(verb)
    for _ in range(STEPS):
        if verb is None:
            return
        for child in verb.children:
            if child.dep_ == "advcl" and child.lemma_ in words("located_speech_verb") and child.tag_ == "VBG":
                yield from _spoken_at(child)
        if verb.lemma_ in words("located_speech_verb"):
            yield from _spoken_at(verb)
        for child in verb.lefts:
            yield from _said(child)
            if child.dep_ in SUBJECTS:  # "the president, speaking in Lima, accused"
                acts = [c for c in child.rights if c.dep_ == "acl" and c.tag_ == "VBG"]
                yield from (found for c in acts if c.lemma_ in words("located_speech_verb") for found in _spoken_at(c))
        if not any(c.dep_ in ("dobj", "ccomp") and c.pos_ != "PROPN" for c in verb.rights):
            for child in verb.rights:
                yield from _said(child)
        verb = verb.head if verb.head.pos_ in VERBAL and shares_place(verb) else None


def _agreed_at(verb: Token) -> Iterator[Found]:
    """The place of the talks, which the parser may hang on what is agreed: "agreed on a truce at talks in Qatar"."""
    behind = list(verb.rights)
    topics = [c for c in behind if c.dep_ == "dobj"]
    topics += [o for c in behind if c.lower_ in ("on", "to") for o in c.rights if o.dep_ == "pobj"]
    for topic in topics:
        for prep in topic.rights:
            occasions = {o.lemma_.lower() for o in prep.rights} if prep.lower_ in ("at", "during") else set()
            if occasions & words("parley_noun"):
                yield from _said(prep)


def _spoken_at(verb: Token) -> Iterator[Found]:
    """The place of a speech, told at the verb or at who hears it."""
    for child in verb.rights:
        yield from _said(child)
        hearers = [child] if child.dep_ == "dobj" else [c for c in child.rights if child.lower_ == "to"]
        for hearer in hearers:
            if hearer.lemma_.lower() in words("audience_noun"):
                yield from (found for below in hearer.rights for found in _said(below))


def _said(prep: Token) -> Iterator[Found]:
    """A place named behind "in", or the place of an occasion: "at a summit in Brazil"."""
    if prep.dep_ != "prep" or prep.lower_ not in WHERE | {"during", "on"}:
        return
    for obj in prep.rights:
        if obj.dep_ != "pobj":
            continue
        if obj.pos_ == "PROPN" and prep.lower_ in WHERE:
            yield prep, obj
        elif obj.lemma_.lower() in words("occasion_noun"):
            below = [(p, o) for p in obj.rights if p.lower_ in WHERE | {"to"} for o in p.rights if o.dep_ == "pobj"]
            yield from below
        elif obj.lemma_.lower() in words("settlement_noun") and prep.lower_ in WHERE:
            yield prep, obj
