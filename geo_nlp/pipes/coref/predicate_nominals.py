"""Predicate and appositive nominals: "Hamas is an armed group that attacked Israel", "Hezbollah, a movement which ...".

Only where a relative clause or participle follows does it matter who the description is: its verb takes the actor from
there. Relational nouns (ally, critic, member) tell of two and are left to their clauses.
"""

from __future__ import annotations

from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.mentions.alliances import RELATIONAL
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import COPULAS
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

ALONE = ("person", "state")
"""Types that describe only their like; a movement may be a group, a party or an organisation."""


def described_by(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The actor that an unresolved singular nominal describes, as predicate of a copula or in apposition."""
    noun = doc[mention.head]
    if noun.tag_ not in ("NN", "NNP") or noun.lemma_.lower() in RELATIONAL | load_rules().classes["relational"]:
        return None
    if not any(c.dep_ in NOUN_CLAUSES for c in noun.rights):
        return None
    subject = _subject(noun) if noun.dep_ == "attr" else noun.head if noun.dep_ == "appos" else None
    known = memory.heads.get(subject.i, ()) if subject is not None else ()
    if len(known) != 1 or not known[0].actor or known[0].first >= mention.first:
        return None
    alike = known[0].type == mention.type or not {known[0].type, mention.type} & set(ALONE)
    return known[0] if alike else None


def _subject(noun: Token) -> Token | None:
    """The subject of the copula, unless the predication is denied, asked or only possible."""
    copula = noun.head
    if copula.lemma_ not in COPULAS or any(c.dep_ == "neg" or c.tag_ == "MD" for c in copula.children):
        return None
    return next((c for c in copula.lefts if c.dep_ == "nsubj"), None)
