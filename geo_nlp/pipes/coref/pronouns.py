"""Pronouns: the mentions that he, she, it and they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from geo_nlp.pipes.coref.bare_numbers import duals, pair_meant
from geo_nlp.pipes.coref.binding import OBJECTS, governing_subject
from geo_nlp.pipes.coref.cataphora import subject_ahead
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent, recent
from geo_nlp.pipes.coref.expletive_it import is_expletive
from geo_nlp.pipes.coref.inanimate_antecedents import judged_before, thing_before, thing_dealt_with
from geo_nlp.pipes.coref.plural_pronouns import group_meant
from geo_nlp.pipes.coref.unnamed_persons import AGENT_SUFFIXES, unnamed_person
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import HE, HE_OR_SHE, IT, THIRD_PERSON
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title
from geo_nlp.types import Mention

# Types of mention that are singular whatever their ending: "the United Arab Emirates", "the United Nations".
SINGULAR_TYPES = ("state", "igo")


def with_pronouns(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions`, the third-person pronouns that may stand for one of them, and "both", "the two", in text order."""
    heads = {m.head for m in mentions}
    pairs = [m for m in duals(doc) if m.head not in heads]
    pronouns = [
        Mention(
            start=t.idx, end=t.idx + len(t), text=t.text, type="person", level="pronoun", demonym=False,
            actor=None, name=t.text, country=None, sector=None, first=t.i, last=t.i, head=t.i,
        )
        for t in doc.having(THIRD_PERSON) if t.pos_ in ("PRON", "DET") and not is_expletive(t)
    ]  # fmt: skip
    return sorted([*mentions, *pronouns, *pairs], key=lambda m: (m.start, -m.end))


def stands_for(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The full mentions that a pronoun stands for, by the first construction that is met; empty where it is unclear."""
    for construction in PRONOUN_ANTECEDENTS:
        found = construction(doc, mention, sentence, memory)
        if found is not None:
            doc.met(construction, "antecedent", mention.head, mention.level)
            return found
    return ()


def _oneself(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """Who acts, by a reflexive: "the bomber blew himself up"."""
    word = doc[mention.first]
    if not word.lower_.endswith(("self", "selves")) or word.dep_ not in OBJECTS:
        return None
    verb = word.head.head if word.dep_ == "pobj" else word.head
    acting = functions.subjects(verb) if verb.pos_ == "VERB" else []
    return tuple(m for t in acting for m in memory.heads.get(t.i, ())) if acting else None


def _person_of_gender(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The person named last, by "he" or "she": "Macron met Putin. He left"."""
    word = doc[mention.first].lower_
    if word not in HE_OR_SHE:
        return None
    people = _people(doc, sentence, memory, "m" if word in HE else "f")
    if not _is_quoted(doc, mention):  # "I think Hitler is worse," Chavez said. He left
        people = [(m, s) for m, s in people if not _is_quoted(doc, m)] or people
    return _nearest(doc, people, sentence, mention, memory)


def _is_quoted(doc: Doc, mention: Mention) -> bool:
    """Whether a mention stands within the quotation marks of its paragraph."""
    before = doc.text[doc.text.rfind("\n", 0, mention.start) + 1 : mention.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _body(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The state or body named last, by "it": "NATO met. It condemned the raid"."""
    if doc[mention.first].lower_ not in IT:
        return None
    return _nearest(doc, _bodies(doc, mention, sentence, memory), sentence, mention, memory)


PRONOUN_ANTECEDENTS: Final[tuple[Callable[[Doc, Mention, int, Memory], tuple[Mention, ...] | None], ...]] = (
    pair_meant,
    judged_before,
    thing_dealt_with,
    _oneself,
    governing_subject,
    subject_ahead,
    unnamed_person,
    _person_of_gender,
    _body,
    group_meant,
)


def _people(doc: Doc, sentence: int, memory: Memory, gender: str) -> list[tuple[Mention, int]]:
    """Recent people that "he" or "she" may mean, each with its sentence."""
    known = [(m, s) for m, s in recent(memory, sentence) if m.type == "person" and m.actor]
    fitting = [(m, s) for m, s in known if memory.gender_of(m.actor or "") in ("", gender)]
    return [(m, s) for m, s in fitting if not _is_labelled_speaker(doc, m)]


def _bodies(doc: Doc, pronoun: Mention, sentence: int, memory: Memory) -> list[tuple[Mention, int]]:
    """States and bodies of this sentence or the last that "it" may mean, each with its sentence; after a thing only."""
    known = [(m, s) for m, s in recent(memory, sentence) if sentence - s <= 1 and (m.actor or m.country)]
    named = [(m, s) for m, s in known if m.type not in ("person", "place", "group") and m.level != "pronoun"]
    named = [(m, s) for m, s in named if m.type == "state" or not _is_in_name_of_thing(doc[m.head])]
    single = [(m, s) for m, s in named if not m.demonym and (m.type in SINGULAR_TYPES or not _is_of_many(doc[m.head]))]
    thing = thing_before(doc[pronoun.first])
    return single if thing is None else [(m, s) for m, s in single if m.first > thing.i]


def _is_in_name_of_thing(name: Token) -> bool:
    """Whether a body only tells which thing is meant: "an Air Force plane", "the EU summit", no "NATO spokesman"."""
    thing = name.head
    compound = name.dep_ == "compound" and thing.i > name.i and thing.tag_ == "NN"
    return compound and not is_person_title(thing.text) and not thing.lemma_.endswith(AGENT_SUFFIXES)


def _is_labelled_speaker(doc: Doc, mention: Mention) -> bool:
    """Whether a name is only the speaker label of a transcript: "MR. CARNEY: He met Putin"."""
    after = doc[mention.last + 1].text if mention.last + 1 < len(doc) else ""
    return after == ":" and mention.text.isupper()


def _is_of_many(name: Token) -> bool:
    """Whether a name is one of people: "Republicans", "the Houthis" are no "it"; "Hamas" is."""
    alone = name.lower_.endswith("s") and name.i > 0 and name.nbor(-1).lower_ == "the" and name.ent_type_ != "GPE"
    return name.tag_ in PLURAL_TAGS or (alone and not name.is_upper)


def _barred_actors(pronoun: Token, memory: Memory) -> set[str]:
    """The subjects that act on a pronoun, which it cannot mean (binding, Chomsky 1981): "the president urged him"."""
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    if pronoun.dep_ not in OBJECTS or verb.pos_ != "VERB" or pronoun.lower_.endswith("self"):
        return set()
    return {m.actor for t in functions.subjects(verb) for m in memory.heads.get(t.i, ()) if m.actor}


def _nearest(
    doc: Doc, candidates: Sequence[tuple[Mention, int]], sentence: int, pronoun: Mention, memory: Memory
) -> tuple[Mention, ...]:
    """The most salient of some candidates that do not act on the pronoun, by its full mention."""
    barred = _barred_actors(doc[pronoun.first], memory)
    free = [(m, s) for m, s in candidates if m.actor not in barred]
    found = next(iter(_by_salience(doc, free, sentence, pronoun)), None)
    if found is None or can_be_antecedent(found):
        return () if found is None else (found,)
    named = (m for m, _ in free if m.actor == found.actor and can_be_antecedent(m))
    return tuple(next(([m] for m in named), ()))


def _by_salience(doc: Doc, candidates: Sequence[tuple[Mention, int]], sentence: int, pronoun: Mention) -> list[Mention]:
    """Subjects of this sentence, then those of the last one with a name, else all, nearest first; "it" is of a subject.

    An object is none of the subjects of its own sentence.
    """
    nearest = candidates[0][1] if candidates else sentence
    last = sentence - 1 if nearest == sentence else nearest
    here = [m for m, s in candidates if s == sentence]
    word = doc[pronoun.head]
    before = [m for m, s in candidates if s == last and _names_subject(doc[m.head])]
    thing = word.lower_ in IT and word.dep_ not in OBJECTS  # it may be one: "Turkey's president says it will"
    rest = [m for m in here if _is_within_subject(doc[m.head])] if thing else [m for m, _ in candidates]
    return _of_own_sentence(doc, here, pronoun) or before or rest


def _of_own_sentence(doc: Doc, here: Sequence[Mention], pronoun: Mention) -> list[Mention]:
    """The subjects of a pronoun's sentence, else arguments before it; by an object others than the subjects."""
    subjects = [m for m in here if _names_subject(doc[m.head])]
    if doc[pronoun.head].dep_ in OBJECTS:
        return [m for m in here if m not in subjects]
    return subjects or [m for m in here if _is_argument_before(doc, m, pronoun)]


def _is_within_subject(head: Token) -> bool:
    """Whether a mention modifies a subject: "the army command says it"."""
    above = takewhile(lambda token: token.pos_ not in VERBAL, (head, *head.ancestors))
    return any(token.dep_ in SUBJECTS for token in above)


def _names_subject(head: Token) -> bool:
    """Whether a mention is a subject, or names one: "the spokesman, Peskov, said"."""
    return head.dep_ in SUBJECTS or (head.dep_ == "appos" and head.head.dep_ in SUBJECTS)


def _is_argument_before(doc: Doc, mention: Mention, pronoun: Mention) -> bool:
    return doc[mention.head].i < pronoun.first and doc[mention.head].dep_ in SUBJECTS | {"pobj", "dobj"}
