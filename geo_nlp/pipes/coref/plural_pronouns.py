"""Several that "they" stands for: a plural or pair before, joined names, the last "they", two who met, a crowd."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.bare_numbers import everyone_who_met, met_before
from geo_nlp.pipes.coref.binding import OBJECTS
from geo_nlp.pipes.coref.continued_sets import continued_set
from geo_nlp.pipes.coref.discourse_memory import SENTENCES_REMEMBERED, Memory, of_sentence
from geo_nlp.pipes.coref.inanimate_antecedents import things_before
from geo_nlp.pipes.coref.split_antecedents import coordinations
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import is_main_subject
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

# "They" does not mean a list of more states than so many.
MOST_ANTECEDENTS = 4
CUSTODY = words("passive_harm_verb")
# What people undergo and no state: "They were convicted".
CUSTODY_OF_PEOPLE = (CUSTODY | {"convict"}) - {"charge", "expel", "fine", "free"}
PEOPLE_TYPES = frozenset({"armed_group", "group", "military", "person"})
NAMED_PEOPLES = frozenset({"armed_group", "group", "party"})


def group_meant(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """What "they" stands for, by the first construction that finds its members; empty where that is unclear."""
    if things_before(doc[mention.first], memory):
        return ()
    meant = last_plural(sentence, memory)
    if meant is not None and not _is_impossible(doc, mention, meant):
        doc.met(last_plural, "antecedent", mention.head, mention.level)
        return meant
    for construction in THEY_ANTECEDENTS:
        found = construction(doc, mention, sentence, memory)
        if found and not _is_impossible(doc, mention, found):
            doc.met(construction, "antecedent", mention.head, mention.level)
            return found if len(found) <= MOST_ANTECEDENTS else ()
    return ()


def _is_impossible(doc: Doc, mention: Mention, members: Sequence[Mention]) -> bool:
    """Whether "they" cannot be these: who acts on "them", or states that were jailed."""
    word = doc[mention.head]
    jailed = word.dep_ == "nsubjpass" and word.head.lemma_ in CUSTODY_OF_PEOPLE
    people = len(members) == 1 and members[0].demonym  # "Palestinians rallied. They were arrested"
    states = all(m.type == "state" for m in members) and not people
    return _act_on_themselves(doc, mention, members) or (jailed and states)


def _act_on_themselves(doc: Doc, mention: Mention, members: Sequence[Mention]) -> bool:
    """Whether "them" would be those who act: "Merkel and Macron sent letters to the governors, asking them"."""
    word = doc[mention.first]
    if word.lower_ != "them":
        return False
    verb = next((t for t in word.ancestors if t.pos_ in VERBAL), word)
    return not {m.head for m in members}.isdisjoint(t.i for t in functions.subjects(verb))


def last_plural(sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """Those whom a plural of this sentence or the last meant, however many: "both leaders left. They agreed"."""
    return memory.plurals[-1][0] if memory.plurals and sentence - memory.plurals[-1][1] <= 1 else None


def _plural_name(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The only plural name before in the sentence: "Republicans stalled, and Democrats accused them"."""
    verb = doc[mention.head].head
    own = {t.i for t in functions.subjects(verb)} if verb.pos_ == "VERB" else set()
    before = [
        m
        for m in of_sentence(memory, sentence)
        if m.level == "name" and doc[m.head].tag_ in PLURAL_TAGS and m.head not in own
    ]
    return (before[0],) if len({m.actor for m in before}) == 1 and mention.first > before[0].last else ()


def _main_subject(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The unnamed several who are the subject of its sentence: "Protesters passed Westminster, where they chanted"."""
    if doc[mention.head].dep_ not in SUBJECTS:
        return ()
    found = [
        m
        for m in of_sentence(memory, sentence)
        if m.first < mention.first
        and m.level == "nominal"
        and doc[m.head].tag_ == "NNS"
        and is_main_subject(doc[m.head])
    ]
    return (found[0],) if len(found) == 1 else ()


def _last_they(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The referents of the last "they" as a subject: "they discussed trade with Iran and Iraq. They also agreed to"."""
    if memory.several is None or sentence - memory.several[1] > 1 or doc[mention.head].dep_ not in SUBJECTS:
        return ()
    return memory.several[0]


def _crowd(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The unnamed group of the last sentence: "Militants stormed a village. They killed ten people"."""
    others = memory.several is not None and sentence - memory.several[1] <= SENTENCES_REMEMBERED
    if others or memory.crowd is None or sentence - memory.crowd[1] != 1 or doc[mention.head].dep_ not in SUBJECTS:
        return ()
    return (memory.crowd[0],)


def _people_before(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The only people or party that the last sentence is about: "Tibetans rallied. Dozens of them were detained"."""
    plural = [m for m in of_sentence(memory, sentence - 1) if doc[m.head].tag_ in PLURAL_TAGS]
    named = [m for m in plural if m.level == "name" and (m.type in NAMED_PEOPLES or m.demonym)]
    rivals = [m for m in plural if m.level == "nominal" and m.type in PEOPLE_TYPES]
    if len({m.actor for m in named}) != 1 or rivals or not _is_sole_subject(doc[named[0].head]):
        return ()
    return () if _other_plurals(doc, mention, sentence, memory) else (named[0],)


def _is_sole_subject(word: Token) -> bool:
    """Whether a word is the subject of its sentence, and nobody with it."""
    return is_main_subject(word) and not any(c.dep_ == "conj" for c in word.rights)


def _other_plurals(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> list[Mention]:
    """The plurals before a pronoun in its sentence, but for who acts on "them"."""
    word = doc[mention.first]
    verb = next((t for t in word.ancestors if t.pos_ in VERBAL), word)
    acting = {t.i for t in functions.subjects(verb)} if word.lower_ == "them" else set()
    before = [m for m in of_sentence(memory, sentence) if m.first < mention.first and m.head not in acting]
    return [m for m in before if doc[m.head].tag_ in PLURAL_TAGS]


def _several_acted_on(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The only unnamed several of this sentence, else of the last, who do not act on "them"."""
    word = doc[mention.first]
    if word.lower_ != "them" or word.dep_ not in OBJECTS:
        return ()
    verb = next((t for t in word.ancestors if t.pos_ in VERBAL), word)
    own = {t.i for t in functions.subjects(verb)}
    acting = {doc[i].lemma_ for i in own}
    for back in (0, 1):
        several = [
            m
            for m in of_sentence(memory, sentence - back)
            if m.first < mention.first
            and m.level == "nominal"
            and doc[m.head].tag_ in PLURAL_TAGS
            and m.head not in own
        ]
        people = [m for m in several if m.type in PEOPLE_TYPES and doc[m.head].lemma_ not in acting]
        if several:
            return (people[0],) if len(several) == len(people) == 1 else ()
    return ()


def _pair_of_subject(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The person of the clause before and who was named beside him: "Macron met Xi. Macron left, and they agreed"."""
    word = doc[mention.head]
    clause = word.head.head if word.dep_ in SUBJECTS and word.head.dep_ == "conj" else word
    if clause.pos_ not in VERBAL:
        return ()
    before = [m for t in functions.subjects(clause) for m in memory.heads.get(t.i, ())]
    if len(before) != 1 or before[0].type != "person":
        return ()
    pair = memory.people.last(sentence, mention.first)
    return pair if before[0].actor in {m.actor for m in pair} else ()


def _coordinated_subjects(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """Coordinated subjects of this or the previous sentence: "China and Russia signed their pact"."""
    return _coordinated(doc, mention, sentence, memory, SUBJECTS)


def _coordinated_objects(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """Coordinated objects of this or the previous sentence: "visited China and Russia, where they"."""
    return _coordinated(doc, mention, sentence, memory, frozenset({"dobj"}))


def _coordinated(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, deps: frozenset[str]
) -> tuple[Mention, ...]:
    """Coordinated names of this or the previous sentence in one of some functions."""
    for back in (0, 1):
        before = [m for m in of_sentence(memory, sentence - back) if m.first < mention.first]
        names = [m for m in before if m.level == "name" and not m.demonym]
        if together := _last_coordination(doc, names, deps, main=back == 1):
            verb = doc[mention.head].head
            mutual = doc[mention.head].dep_ in SUBJECTS and verb.lemma_ in words("reciprocal_event_word")
            return everyone_who_met(together, doc, memory) if mutual else together
    return ()


def _last_coordination(doc: Doc, names: Sequence[Mention], deps: frozenset[str], *, main: bool) -> tuple[Mention, ...]:
    """The last names of a sentence that "and" joins in some functions, rather those of its main verb."""
    joined = coordinations(doc, names).items()
    fitting = {top: found for top, found in joined if len(found) > 1 and doc[top].dep_ in deps}
    first = [found for top, found in fitting.items() if doc[top].head.dep_ == "ROOT"] if main else []
    best = first or list(fitting.values())
    return tuple(best[-1]) if best else ()


THEY_ANTECEDENTS: Final[tuple[Callable[[Doc, Mention, int, Memory], tuple[Mention, ...]], ...]] = (
    _pair_of_subject,
    _coordinated_subjects,
    _last_they,
    _main_subject,
    _coordinated_objects,
    met_before,
    _plural_name,
    continued_set,
    _crowd,
    _people_before,
    _several_acted_on,
)
