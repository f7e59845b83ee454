"""Holders that a clause names by itself or leaves to the speaker: "supporters of Lavrov marched", "Thank you, Macron".

Thanks without a speaker in the text, or to somebody who is not addressed by name, are not found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Clause

# Types of those whom one is a supporter or opponent of.
FOLLOWED = frozenset({"person", "party", "government", "armed_group"})
ADDRESSED_WITHIN = 8  # tokens after "thank"


def adherents(doc: Doc, found: Match, actors: Actors) -> tuple[int, ...]:
    """The holders that the noun of an attitude names itself: "supporters of Lavrov", "Macron's opponents"."""
    head = doc[found.clause.head]
    if found.clause.kind != "noun" or found.clause.lemma not in words("adherent_noun") or head.tag_ != "NNS":
        return ()
    followed = (actors.mentions[n] for n in found.target)
    if head.i not in actors.at or not any(m.level == "name" and m.type in FOLLOWED for m in followed):
        return ()
    return (actors.at[head.i],)


def leader_of(doc: Doc, n: int, actors: Actors) -> int:
    """Whose leadership a mention is, where that is a quality: "praised Macron's leadership"; else the mention."""
    head = doc[actors.mentions[n].head]
    owners = [actors.at[c.i] for c in head.lefts if c.dep_ == "poss" and c.i in actors.at]
    return owners[0] if head.lemma_.lower() == "leadership" and owners else n


def with_thankful_speaker(doc: Doc, clause: Clause, actors: Actors, voices: Voices) -> Clause:
    """The clause of thanks to a hearer, by the speaker to whom is addressed: "Thank you, Mr Macron, for your help"."""
    head = doc[clause.head]
    if clause.kind != "verb" or head.lower_ != "thank":
        return clause
    if not any(doc[i].lower_ == "you" for i in clause.slot("object")):
        return clause
    thankful = clause.slot("subject") or _speaking(head, actors, voices)
    addressed = next(_addressed(head, actors), None)
    if not thankful or addressed is None:
        return clause
    kept = tuple(slot for slot in clause.slots if slot[0] not in ("subject", "object"))
    return replace(clause, slots=(*kept, ("subject", thankful), ("object", (addressed,))))


def _speaking(word: Token, actors: Actors, voices: Voices) -> tuple[int, ...]:
    """The head of the mention of who speaks at a word."""
    speaker = voices.at(word.idx)
    if speaker is None:
        return ()
    at = bisect_left(actors.mentions, speaker.start, key=attrgetter("start"))
    known = at < len(actors.mentions) and actors.mentions[at].start == speaker.start
    return (actors.mentions[at].head,) if known else ()


def _addressed(thank: Token, actors: Actors) -> Iterator[int]:
    """The heads of vocatives near "thank you": a name between commas, or straight after "you"."""
    end = min(thank.i + ADDRESSED_WITHIN, thank.sent.end)
    for i in range(thank.i + 1, end):
        n = actors.at.get(i)
        if n is None or actors.mentions[n].actor is None or actors.mentions[n].head != i:
            continue
        before, last = thank.doc[actors.mentions[n].first - 1], actors.mentions[n].last
        while before.tag_ == "NNP" and before.i > thank.i:
            before = before.nbor(-1)  # "President"
        after = thank.doc[last + 1] if last + 1 < len(thank.doc) else None
        apart = after is None or after.is_punct or after.lower_ == "for"
        if apart and before.lower_ in (",", "you", "much"):
            yield i
