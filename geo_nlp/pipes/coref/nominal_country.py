"""The country of a nominal without a referent: "the government", "its troops", "police".

It is that of its owner, of who commands it or speaks for it, else the state of the topic.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.coref.topic_state import topic_state
from geo_nlp.pipes.linking.sectors import OF_STATE
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_POSSESSIVES, THIRD_PERSON
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

# Bodies that speak for their own people, and the sectors of these.
SPEAKERS = words("own_forces_body_noun")
SAYING = words("plain_reporting_verb")
FORCE_SECTORS = frozenset({"COP", "MIL"})
DEFENCE = frozenset({"defence", "defense"})
# Adjectives that do not make them those of another side.
OWN_FORCES_ADJECTIVES = words("own_forces_adjective")
ALIEN = frozenset("enemy government opposition rebel".split())
DEFINITE_DETERMINERS = frozenset("both her his its that the their these this those two whose".split())
# Several of them are of several states.
NOT_ALONE = words("leader_noun")
# What the state's own leaders do with its bodies and officials.
COMMANDING = words("commanding_verb")
OFFICE_NOUNS = frozenset({"ministry", "office", "secretary"})  # whose "foreign" gives their field
FOREIGN = words("foreign_adjective") | {"enemy"}


def with_country(doc: Doc, mention: Mention, sentence: int, memory: Memory, *, known: bool) -> Mention:
    """The mention with the country that its clause or owner gives, or if `known` the article."""
    if mention.country:
        return mention
    country = _commanders_country(doc, mention, memory)
    # "The Reagan administration" is of his state, known or not.
    called = any(t.ent_type_ == "PERSON" for t in doc[mention.first : mention.head])
    if country is None and not called:
        country = _country_around(doc, mention, sentence, memory, known)
    return replace(mention, country=country) if country else mention


def _commanders_country(doc: Doc, mention: Mention, memory: Memory) -> str | None:
    """The country of who commands a body or official: "Putin instructed the government", "sacked the minister"."""
    head = doc[mention.head]
    if head.dep_ != "dobj" or head.head.lemma_ not in COMMANDING or doc[mention.first].lower_ != "the":
        return None
    commanders = (m for t in subjects(head.head) for m in memory.heads.get(t.i, ()))
    return next((m.country for m in commanders if m.type == "person" and m.sector == "GOV"), None)


def _country_of_rivals(doc: Doc, opposition: Mention, memory: Memory) -> str | None:
    """The country of the body that an opposition is coordinated with: "Kenya's ruling party and the opposition"."""
    head = doc[opposition.head]
    rivals = memory.heads.get(head.head.i, ()) if opposition.sector == "OPP" and head.dep_ == "conj" else ()
    return next((m.country for m in rivals if m.country), None)


def _country_around(doc: Doc, mention: Mention, sentence: int, memory: Memory, known: bool) -> str | None:
    """The country of a possessive or of the speaker, or if `known` that of the article."""
    first = doc[mention.first].lower_
    if first in FIRST_PERSON_POSSESSIVES | THIRD_PERSON:  # of whoever says so or is meant, known or not
        return None
    if country := country_of_own_forces(doc, mention, memory) or _country_of_rivals(doc, mention, memory):
        return country
    return topic_state(doc, mention, sentence, memory) if known and _is_of_topic(doc, mention) else None


def _is_of_topic(doc: Doc, mention: Mention) -> bool:
    """Whether a body of state may be that of the topic's state: "the army", "police", no "foreign forces"."""
    head = doc[mention.head]
    lemma = head.lemma_.lower()
    if head.lower_ in words("plural_body_noun") and lemma in words("state_institution_noun"):
        return False  # "governments from Africa", "all governments"
    if mention.sector not in OF_STATE or mention.type == "state" or lemma in NOT_ALONE:
        return False
    if doc[mention.first].lower_ not in DEFINITE_DETERMINERS and lemma not in words("state_institution_noun"):
        return False
    return not FOREIGN & {t.lower_ for t in doc[mention.first : mention.head - (head.lemma_ in OFFICE_NOUNS)]}


def country_of_own_forces(doc: Doc, mention: Mention, memory: Memory) -> str | None:
    """The country of the army or police that reports on its unnamed people; None of other nominals."""
    head = doc[mention.head]
    if (
        mention.sector not in FORCE_SECTORS
        or head.dep_ not in SUBJECTS
        or mention.last != mention.head
        or not _is_unmarked(head)
    ):
        return None
    said = head.head.head
    if head.head.dep_ != "ccomp" or said.lemma_ not in SAYING:
        return None
    for speaker in subjects(said):
        words = doc.tokens[speaker.left_edge.i : speaker.i + 1]
        own = speaker.lemma_.lower() != "ministry" or any(t.lower_ in DEFENCE for t in words)
        if own and speaker.lemma_.lower() in SPEAKERS:
            known = memory.heads.get(speaker.i, ())
            return known[0].country if known else memory.bodies.get(speaker.i)
    return None


def _is_unmarked(head: Token) -> bool:
    """Whether nothing before a noun makes its people those of another side: "the troops", not "enemy troops"."""
    return all(
        c.dep_ in ("det", "nummod")
        or (c.dep_ == "compound" and c.lower_ not in ALIEN)
        or c.lower_ in OWN_FORCES_ADJECTIVES
        for c in head.lefts
    )
