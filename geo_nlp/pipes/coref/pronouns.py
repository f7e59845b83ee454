"""Pronouns: the mentions that he, she, it and they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo_nlp.pipes.coref.bare_numbers import capitals, duals, met_before, pair_meant
from geo_nlp.pipes.coref.binding import HE, IT, OBJECTS, SHE, THEY, governing_subject
from geo_nlp.pipes.coref.discourse_memory import FAR, Memory, can_be_antecedent, of_sentence, recent
from geo_nlp.pipes.coref.expletive_it import is_expletive
from geo_nlp.pipes.coref.inanimate_antecedents import thing_before, things_before
from geo_nlp.pipes.coref.judged_in_turn import judged_before
from geo_nlp.pipes.coref.speaking_texts import authors_of_text
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

THIRD = HE | SHE | IT | THEY
# "They" does not mean a list of more states than so many.
MANY = 4
# Types of mention that are singular whatever their ending: "the United Arab Emirates", "the United Nations".
ONE = ("state", "igo")


def with_pronouns(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions`, the third-person pronouns that may stand for one of them, and "both", "the two", in text order."""
    heads = {m.head for m in mentions}
    pairs = [m for found in (duals(doc), capitals(doc)) for m in found if m.head not in heads]
    pronouns = [
        Mention(
            start=t.idx, end=t.idx + len(t), text=t.text, type="person", level="pronoun", demonym=False,
            actor=None, name=t.text, country=None, sector=None, first=t.i, last=t.i, head=t.i,
        )
        for t in doc.having(THIRD) if t.pos_ in ("PRON", "DET") and not is_expletive(t)
    ]  # fmt: skip
    return sorted([*mentions, *pronouns, *pairs], key=lambda m: (m.start, -m.end))


def stands_for(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, gender_of: Callable[[str], str]
) -> tuple[Mention, ...]:
    """The full mentions that a pronoun stands for; empty where that is unclear."""
    pronoun = doc[mention.first]
    word = pronoun.lower_
    if word not in THIRD:
        return pair_meant(doc, mention, sentence, memory)
    if (judged := judged_before(doc, pronoun, memory)) is not None:
        return judged
    if governing := governing_subject(doc, mention, memory, gender_of):
        return governing
    if word in HE | SHE:
        people = _people(doc, sentence, memory, "m" if word in HE else "f", gender_of)
        return _nearest(doc, people, sentence, mention, memory)
    if word in IT:
        if (writers := authors_of_text(doc, pronoun, memory)) is not None:
            return writers
        return _nearest(doc, _bodies(doc, mention, sentence, memory), sentence, mention, memory)
    return _group(doc, mention, sentence, memory)


def _people(
    doc: Doc, sentence: int, memory: Memory, gender: str, gender_of: Callable[[str], str]
) -> list[tuple[Mention, int]]:
    """Recent people that "he" or "she" may mean, each with its sentence."""
    known = [(m, s) for m, s in recent(memory, sentence) if m.type == "person" and m.actor]
    return [(m, s) for m, s in known if gender_of(m.actor or "") in ("", gender) and not _is_speaker_label(doc, m)]


def _bodies(doc: Doc, pronoun: Mention, sentence: int, memory: Memory) -> list[tuple[Mention, int]]:
    """States and bodies of this sentence or the last that "it" may mean, each with its sentence; after a thing only."""
    known = [(m, s) for m, s in recent(memory, sentence) if sentence - s <= 1 and (m.actor or m.country)]
    named = [(m, s) for m, s in known if m.type not in ("person", "place", "group") and m.level != "pronoun"]
    single = [(m, s) for m, s in named if not m.demonym and (m.type in ONE or not _is_of_many(doc[m.head]))]
    thing = thing_before(doc[pronoun.first])
    return single if thing is None else [(m, s) for m, s in single if m.first > thing.i]


def _group(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """What "they" stands for: a plural or pair before, joined names, the last "they", two who met, or a plural name."""
    if things_before(doc[mention.first], memory):
        return ()
    if memory.plurals and sentence - memory.plurals[-1][1] <= 1:
        return memory.plurals[-1][0]
    several = (
        _coordinated_names(doc, mention, sentence, memory, acting=True)
        or _last_they(doc, mention, sentence, memory)
        or _coordinated_names(doc, mention, sentence, memory, acting=False)
        or met_before(doc, mention, memory)
        or _plural_name(doc, mention, sentence, memory)
        or _crowd(doc, mention, sentence, memory)
    )
    return several if len(several) <= MANY else ()


def _is_speaker_label(doc: Doc, mention: Mention) -> bool:
    """Whether a name is only the speaker label of a transcript: "MR. CARNEY: He met Putin"."""
    after = doc[mention.last + 1].text if mention.last + 1 < len(doc) else ""
    return after == ":" and mention.text.isupper()


def _is_of_many(name: Token) -> bool:
    """Whether a name is one of people: "Republicans", "the Houthis" are no "it"; "Hamas" is."""
    alone = name.lower_.endswith("s") and name.i > 0 and name.nbor(-1).lower_ == "the" and name.ent_type_ != "GPE"
    return name.tag_ in ("NNS", "NNPS") or (alone and not name.is_upper)


def _own_subjects(pronoun: Token, memory: Memory) -> set[str]:
    """The subjects that act on a pronoun, which it cannot mean (binding, Chomsky 1981): "the president urged him"."""
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    if pronoun.dep_ not in OBJECTS or verb.pos_ != "VERB" or pronoun.lower_.endswith("self"):
        return set()
    return {m.actor for t in functions.subjects(verb) for m in memory.heads.get(t.i, ()) if m.actor}


def _nearest(
    doc: Doc, candidates: Sequence[tuple[Mention, int]], sentence: int, pronoun: Mention, memory: Memory
) -> tuple[Mention, ...]:
    """The most salient of some candidates that do not act on the pronoun, by its full mention."""
    barred = _own_subjects(doc[pronoun.first], memory)
    free = [(m, s) for m, s in candidates if m.actor not in barred]
    found = next(iter(_by_salience(doc, free, sentence, pronoun)), None)
    if found is None or can_be_antecedent(found):
        return () if found is None else (found,)
    named = (m for m, _ in free if m.actor == found.actor and can_be_antecedent(m))
    return tuple(next(([m] for m in named), ()))


def _by_salience(doc: Doc, candidates: Sequence[tuple[Mention, int]], sentence: int, pronoun: Mention) -> list[Mention]:
    """Subjects of this sentence, then those of the last one with a name, else all, nearest first.

    An object is none of the subjects of its own sentence.
    """
    nearest = candidates[0][1] if candidates else sentence
    last = sentence - 1 if nearest == sentence else nearest
    here = [m for m, s in candidates if s == sentence]
    subjects = [m for m in here if _is_subject(doc[m.head])]
    if doc[pronoun.head].dep_ in OBJECTS:
        own = [m for m in here if m not in subjects]
    else:
        own = subjects or [m for m in here if _governs(doc, m, pronoun)]
    before = [m for m, s in candidates if s == last and _is_subject(doc[m.head])]
    return own or before or [m for m, _ in candidates]


def _is_subject(head: Token) -> bool:
    """Whether a mention is a subject, or names one: "the spokesman, Peskov, said"."""
    return head.dep_ in SUBJECTS or (head.dep_ == "appos" and head.head.dep_ in SUBJECTS)


def _governs(doc: Doc, mention: Mention, pronoun: Mention) -> bool:
    return doc[mention.head].i < pronoun.first and doc[mention.head].dep_ in SUBJECTS | {"pobj", "dobj"}


def _plural_name(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The only plural name before in the sentence: "Republicans stalled, and Democrats accused them"."""
    verb = doc[mention.head].head
    own = {t.i for t in functions.subjects(verb)} if verb.pos_ == "VERB" else set()
    before = [
        m
        for m in of_sentence(memory, sentence)
        if m.level == "name" and doc[m.head].tag_ in ("NNPS", "NNS") and m.head not in own
    ]
    return (before[0],) if len({m.actor for m in before}) == 1 and mention.first > before[0].last else ()


def _last_they(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The referents of the last "they" as a subject: "they discussed trade with Iran and Iraq. They also agreed to"."""
    if memory.several is None or sentence - memory.several[1] > 1 or doc[mention.head].dep_ not in SUBJECTS:
        return ()
    return memory.several[0]


def _crowd(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The unnamed group of the last sentence: "Militants stormed a village. They killed ten people"."""
    others = memory.several is not None and sentence - memory.several[1] <= FAR
    if others or memory.crowd is None or sentence - memory.crowd[1] != 1 or doc[mention.head].dep_ not in SUBJECTS:
        return ()
    return (memory.crowd[0],)


def _coordinated_names(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, *, acting: bool
) -> tuple[Mention, ...]:
    """Coordinated names of this or the previous sentence, with `acting` subjects: "China and Russia ... their pact"."""
    for back in (0, 1):
        subjects = [
            m
            for m in of_sentence(memory, sentence - back)
            if m.level == "name" and m.first < mention.first and not m.demonym
        ]
        if together := _last_coordination(doc, subjects, main=back == 1, acting=acting):
            return together
        pair = memory.states.last(sentence, mention.first, joined=True) if back == 0 and not acting else ()
        if len(pair) == 2 and any(m.start == p.start for p in pair for m in subjects):
            return pair
    return ()


def _last_coordination(doc: Doc, names: Sequence[Mention], *, main: bool, acting: bool) -> tuple[Mention, ...]:
    """The last names of a sentence that "and" joins, rather those of its main verb; with `acting` subjects alone."""
    heads = {name.head for name in names}
    series: dict[int, list[Mention]] = {}
    for name in names:
        top = doc[name.head]
        while top.dep_ == "conj" and top.head.i in heads:
            top = top.head
        series.setdefault(top.i, []).append(name)
    joined = {top: found for top, found in series.items() if len(found) > 1}
    subjects = {top: found for top, found in joined.items() if doc[top].dep_ in SUBJECTS}
    first = [found for top, found in subjects.items() if doc[top].head.dep_ == "ROOT"] if main else []
    best = first or list((subjects if acting else joined).values())
    return tuple(best[-1]) if best else ()
