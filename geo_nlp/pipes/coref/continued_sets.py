"""Sets that a text goes on about: "Macron met Ruto. Ruto thanked France. They also agreed", "the leaders" of a readout.

A set goes on while those who act are of it; once others act, a plural may mean them. The text of a government is about
the two who meet at its head, or about its own state and the one that the title names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.bare_numbers import pair_that_met
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.linking.headline_states import title_states
from geo_nlp.pipes.linking.publisher import publishing
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import is_main_subject
from geo_nlp.pipes.syntax.tree import Doc, Span
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Mention

Members = tuple[Mention, ...]

SENTENCES_OF_SET = 5  # back to where a set was last mentioned
SENTENCES_OF_HEAD = 2  # of a readout, in which it tells who met
LEAST_NAMED = 2  # times that a text names the other state that it is about
BILATERAL = words("meeting_or_visit_noun") | {"call", "readout"}


def continued_set(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Members:
    """The last set mentioned, for a main subject: no sentence since has a subject who is not of it."""
    if not is_main_subject(doc[mention.head]):
        return ()
    acting: list[Mention] = []
    at = doc[mention.head].sent
    for number in range(sentence - 1, max(sentence - 1 - SENTENCES_OF_SET, -1), -1):
        at = doc[at.start - 1].sent
        if members := _mentioned_in(at, number, memory):
            return members if all(_is_member(m, members) for m in acting) else ()
        acting += [actor for found in _main_actors(at, memory) for actor in found]
    return ()


def _mentioned_in(sentence: Span, number: int, memory: Memory) -> Members:
    """The set that a sentence tells of: by a plural, by "they", by a meeting or as joined subjects."""
    if memory.several is not None and memory.several[1] == number:
        return memory.several[0]
    plural = next((members for members, at in reversed(memory.plurals) if at == number), ())
    return plural or _all_who_met(sentence, memory) or _joined_subjects(sentence, memory)


def _all_who_met(sentence: Span, memory: Memory) -> Members:
    """The two ends of a meeting, and who is joined to the second: "Blinken met with Hayashi and Park"."""
    pair = pair_that_met(sentence, memory)
    more = [t for m in pair[1:] if sentence.start <= m.head < sentence.end for t in conjuncts(sentence.doc[m.head])]
    joined = (m for t in more[1:] for m in memory.heads.get(t.i, ()) if m.type == pair[1].type)
    return (*pair, *joined)


def _joined_subjects(sentence: Span, memory: Memory) -> Members:
    """The subjects of a main clause where all are known: "the Vice President and the Prime Minister discussed"."""
    each = _main_actors(sentence, memory)
    known = len(each) > 1 and all(len(found) == 1 and found[0].actor for found in each)
    return tuple(found[0] for found in each) if known else ()


def _main_actors(sentence: Span, memory: Memory) -> list[Members]:
    """Those who act in the main clause of a sentence, by each of its subjects."""
    heads = [t for subject in functions.subjects(sentence.root) for t in conjuncts(subject)]
    return [memory.heads.get(t.i, ()) for t in dict.fromkeys(heads)]


def _is_member(actor: Mention, members: Members) -> bool:
    """Whether an actor is of a set, or the state of one of its people."""
    if actor.actor is not None:
        states = {m.country for m in members}
        return actor.actor in {m.actor for m in members} or actor.actor in states
    return False


def those_who_met(doc: Doc, memory: Memory) -> Members:
    """The people of states that meet at the head of a government's own text: "Biden met with Albanese in Tokyo"."""
    if memory.publisher is None:
        return ()
    for sentence in doc.sents[:SENTENCES_OF_HEAD]:
        members = _all_who_met(sentence, memory) or _joined_subjects(sentence, memory)
        if 1 < len({m.country for m in members}) == len(members) and all(m.type == "person" for m in members):
            return members
    return ()


def two_states(names: Sequence[Mention], title: str | None, own: str | None) -> Members:
    """The state that publishes a text and the other one that it is about, by name; none unless the title tells of both.

    The other is the only one that the title names, or where it names a meeting alone, the one that the text names most.
    """
    first: dict[str, Mention] = {}
    counts: Counter[str] = Counter()
    for m in names:
        if m.type == "state" and m.country and m.level == "name":
            first.setdefault(m.country, m)
        if m.level == "name" and m.country:
            counts[m.country] += 1
    title_words = {word.lower().strip(".,:") for word in (title or "").replace("’s", "").split()}
    if own is None or own not in first or not _is_bilateral(title_words):
        return ()
    others = [country for country in title_states(title) if country != own]
    if not others:
        del counts[own]
        (one, often), (_, less) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
        others = [one] if often >= LEAST_NAMED and often > 2 * less else []
    return (first[own], first[others[0]]) if len(others) == 1 and others[0] in first else ()


def _is_bilateral(title_words: set[str]) -> bool:
    """Whether a title tells of a meeting, a call, a visit or of joint words."""
    return not title_words.isdisjoint(BILATERAL) or not title_words.isdisjoint(publishing()["joint"])
