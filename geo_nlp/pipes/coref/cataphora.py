"""Cataphora: a possessive that means the subject after it: "In his speech to parliament, Macron accused Iran"."""

from __future__ import annotations

from geo_nlp.lexicon import either
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import HE, HE_OR_SHE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Mention

# What somebody says or where he is, which is the occasion of what its owner is said to do.
OCCASIONS = either("address_noun", "meeting_or_visit_noun", "published_statement_noun")
DURING = frozenset({"at", "during", "in", "on"})


def subject_ahead(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The named subject of the clause that a fronted phrase opens, by "his" or "her" of its speech or visit.

    "After his speech, Putin left" tells nothing of whose it was.
    """
    word = doc[mention.first]
    verb = _clause_opened(word) if word.lower_ in HE_OR_SHE else None
    if verb is None:
        return None
    heads = {t.i for subject in verb.lefts if subject.dep_ in SUBJECTS for t in conjuncts(subject) if t.i > word.i}
    named = [m for m in memory.starts.values() if m.head in heads and m.type == "person" and m.actor]
    gender = "m" if word.lower_ in HE else "f"
    fitting = [m for m in named if memory.gender_of(m.actor or "") in ("", gender)]
    return (fitting[0],) if len(heads) == 1 and len(fitting) == 1 else None


def _clause_opened(pronoun: Token) -> Token | None:
    """The verb of the clause that opens with a pronoun's occasion: "In his first address to the nation, ... said"."""
    noun = pronoun.head
    prep, verb = noun.head, noun.head.head
    opens = prep.dep_ == "prep" and prep.lower_ in DURING and verb.pos_ in VERBAL and prep.i < verb.i
    return verb if opens and pronoun.dep_ == "poss" and noun.lemma_.lower() in OCCASIONS else None
