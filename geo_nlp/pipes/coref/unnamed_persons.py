"""Persons without a name whom "he" and "she" take up: "arrested a reporter. He was deported"."""

from __future__ import annotations

from geo_nlp.lexicon import phrases, words
from geo_nlp.pipes.coref.binding import SOMEONE
from geo_nlp.pipes.coref.discourse_memory import Memory, of_sentence
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.pronoun_forms import HE_OR_SHE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

ORDINARY_OR_FIGHTING = SOMEONE | words("lost_soldier_noun")
A_OR_AN = frozenset({"a", "an"})
HUMAN_SECTORS = frozenset({"COP", "CRM", "CVL", "MIL", "REB", "UAF"})  # of one gunman, soldier, villager
AGENT_SUFFIXES = phrases("agent_noun_suffix")


def unnamed_person(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """Who has no name, in a sentence that names nobody: "they arrested a driver after accusing him"."""
    word = doc[mention.first]
    if word.lower_ not in HE_OR_SHE or _names_person_before(mention, sentence, memory):
        return None
    for token in reversed(doc.tokens[word.sent.start : word.i]):
        people = [m for m in memory.heads.get(token.i, ()) if m.type == "person"]
        if token.tag_ == "NN" and _is_brought_in(token) and (people or token.lemma_ in ORDINARY_OR_FIGHTING):
            return tuple(people)
    return _brought_in_before(doc, word, sentence, memory)


def _brought_in_before(doc: Doc, word: Token, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The person whom the last sentence brings in, where it names nobody: "arrested a reporter. He was deported".

    Of several the one who acted is taken up by who acts: "A gunman shot a guard. He fled". So is a state's official:
    "Fiji's prime minister left. He apologised to Samoa".
    """
    first = word.sent.start
    if not first or "\n" in doc.text[doc[first - 1].idx : doc[first].idx]:
        return None  # of another paragraph
    if any(m.type == "person" and m.actor for m in of_sentence(memory, sentence - 1)):
        return None
    people: list[tuple[Token, Mention]] = []
    for token in doc[word.sent.start - 1].sent:
        new = token.tag_ == "NN" and any(c.lower_ in A_OR_AN for c in token.lefts)
        found = memory.heads.get(token.i, ())
        if (new and token.dep_ in ("dobj", "nsubj", "nsubjpass")) or _is_official_acting(token, found):
            people += [(token, m) for m in found if _is_someone(token, m)]
    acting = [m for token, m in people if token.dep_ == "nsubj" and word.dep_ == "nsubj"]
    chosen = acting if len(people) > 1 else [m for _, m in people]
    return (chosen[0],) if len(chosen) == 1 else None


def _is_brought_in(person: Token) -> bool:
    """Whether a noun brings in a person to whom something happens, or takes up one: "a driver", "the suspect"."""
    articles = {c.lower_ for c in person.lefts}
    patient = person.dep_ in ("dobj", "nsubjpass") and not articles.isdisjoint(A_OR_AN)
    return patient or ("the" in articles and person.lemma_ in SOMEONE and person.dep_ in SUBJECTS | {"dobj"})


def _is_official_acting(subject: Token, found: tuple[Mention, ...]) -> bool:
    """Whether a subject is one official of a known state, by his office or by a pronoun: "the French president"."""
    one = subject.lower_ in HE_OR_SHE or subject.tag_ in ("NN", "NNP")
    return one and subject.dep_ == "nsubj" and len(found) == 1 and found[0].sector == "GOV" and bool(found[0].country)


def _is_someone(noun: Token, mention: Mention) -> bool:
    """Whether a singular noun means one person: "a teacher", "a gunman"; no "crowd"."""
    person = mention.type == "person" or mention.sector in HUMAN_SECTORS
    return person or noun.lemma_ in ORDINARY_OR_FIGHTING or noun.lemma_.endswith(AGENT_SUFFIXES)


def _names_person_before(pronoun: Mention, sentence: int, memory: Memory) -> bool:
    """Whether the sentence of a pronoun names a person before it."""
    found = of_sentence(memory, sentence)
    return any(m.type == "person" and m.actor for m in found if m.first < pronoun.first)
