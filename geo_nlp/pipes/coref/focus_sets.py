"""Sets in focus: the several actors that "the parties", "the three countries", "the delegations" stand for.

A set is in focus where a sentence joins its members in a reciprocal event ("A, B and C held talks"), or where as many
are named as a number word tells. Once others are named, no set is in focus: a wrong one makes several false records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.bare_numbers import pair_that_met
from geo_nlp.pipes.coref.discourse_memory import Memory, of_sentence
from geo_nlp.pipes.coref.split_antecedents import NOBODY, are_joined, coordinations
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.types import Mention

KeyOf = Callable[[Mention], str | None]

SENTENCES_OF_FOCUS = 4
SENTENCES_TO_SAME_SET = 8
# So many are joined without a number word: a longer list is seldom all who take part.
MOST_IN_FOCUS = 5
JOINT_EVENTS = words("reciprocal_event_word")
JOINT_EVENTS_OR_CONTACTS = JOINT_EVENTS | words("contact_verb")
# Lists that name some of a set, not all: "leaders including Macron and Scholz".
OPEN_LIST = frozenset({"include", "including", "among", "other", "others"})


def state_of(mention: Mention) -> str | None:
    """The country of a state or government by name."""
    return mention.country if mention.level == "name" and mention.type in ("state", "government") else None


def person_of(mention: Mention) -> str | None:
    """The identity of a person by name."""
    return mention.actor if mention.level == "name" and mention.type == "person" else None


def side_of(mention: Mention) -> str | None:
    """The identity of a party to talks or a conflict by name: a state, an armed group, a political party."""
    group = mention.level == "name" and mention.type in ("armed_group", "party")
    return mention.actor if group else state_of(mention)


def counted_set(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, *, count: int, key: KeyOf
) -> tuple[Mention, ...]:
    """As many as a number word tells: a list, all whom a meeting or treaty has named, or those meant by it before."""
    near = [_named(memory, sentence - back, mention, key) for back in range(SENTENCES_OF_FOCUS)]
    for named in near:
        lists = coordinations(doc, named).values()
        exact = [names for names in lists if len({key(m) for m in names}) == len(names) == count]
        if exact:
            return tuple(exact[-1])
    since: set[str | None] = set()
    for named in near:
        each = _first_of_each(named, key)
        since.update(key(m) for m in named)
        if len(each) >= count:
            met = len(since) == count and _tells_of_event(doc, mention, each[0], JOINT_EVENTS_OR_CONTACTS)
            return tuple(each) if met else ()
    meant = (
        members
        for members, at in reversed(memory.plurals)
        if sentence - at <= SENTENCES_TO_SAME_SET and len(members) == count
    )
    last = next(meant, ())
    return last if all(key(m) for m in last) else ()


def set_in_focus(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, *, key: KeyOf, without: frozenset[str] = NOBODY
) -> tuple[Mention, ...]:
    """The members of the last reciprocal event, where nobody else was named since; `without` deal with them."""
    since: set[str | None] = set()
    acts = doc[mention.head].dep_ in SUBJECTS
    if not acts and not without:
        return ()  # "talks with the parties": with others
    for back in range(SENTENCES_OF_FOCUS):
        named = _named(memory, sentence - back, mention, key)
        each = _first_of_each((m for m in named if key(m) not in without), key)
        names = {key(m) for m in each}
        if len(each) > 1:
            joined = since <= names and (back > 0 or acts) and _are_joined_in_event(doc, mention, each, memory)
            return tuple(each) if joined and len(each) <= MOST_IN_FOCUS else ()
        since |= names
    return ()


def _named(memory: Memory, sentence: int, mention: Mention, key: KeyOf) -> list[Mention]:
    """What a sentence names of one kind before a mention."""
    return [m for m in of_sentence(memory, sentence) if m.first < mention.first and key(m)]


def _first_of_each(named: Iterable[Mention], key: KeyOf) -> list[Mention]:
    """The first mention of each actor, in text order."""
    first: dict[str, Mention] = {}
    for m in named:
        if name := key(m):
            first.setdefault(name, m)
    return list(first.values())


def _are_joined_in_event(doc: Doc, mention: Mention, each: Sequence[Mention], memory: Memory) -> bool:
    """Whether a sentence joins all that it names in a reciprocal event before a mention."""
    if not _tells_of_event(doc, mention, each[0], JOINT_EVENTS):
        return False
    tops = {first_conjunct(doc[m.head]).i for m in each}
    others = [doc[i] for i in tops if doc[i].dep_ == "pobj" and doc[i].head.lower_ == "with"]
    if others and len(tops) == 1:
        return False  # "the talks with Macron and Scholz": whose?
    if len(each) > 2:  # a list, or one who meets a list
        meets = any(t.head.head.lemma_ in JOINT_EVENTS for t in others)
        return len(tops) == 1 or (len(tops) == 2 and meets and any(doc[i].dep_ in SUBJECTS for i in tops))
    told = [t for t in doc[each[0].head].sent if t.i < mention.first]
    met = {m.first for m in pair_that_met(told, memory)}
    return are_joined(doc, each[0], each[1]) or met == {m.first for m in each}


def _tells_of_event(doc: Doc, mention: Mention, named: Mention, events: frozenset[str]) -> bool:
    """Whether the sentence of a name tells of such an event before a mention, and lists no mere examples."""
    told = {t.lemma_ for t in doc[named.head].sent if t.i < mention.first}
    return not told.isdisjoint(events) and told.isdisjoint(OPEN_LIST)
