"""Plural nominals and those they stand for: "the two countries", "both leaders", "the parties", "the rebels"."""

from __future__ import annotations

from geo_nlp.lexicon import phrases, words
from geo_nlp.pipes.coref.continued_sets import those_who_met
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent, recent
from geo_nlp.pipes.coref.focus_sets import counted_set, person_of, set_in_focus, side_of, state_of
from geo_nlp.pipes.coref.split_antecedents import NOBODY, SENTENCES_OF_PAIRS
from geo_nlp.pipes.mentions.nominal_filters import REBELS
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS, PROPER, SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts, first_conjunct
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

DUAL_STATES = words("counted_state_noun")
DUAL_PEOPLE = words("counted_leader_noun")
FOR_STATES = DUAL_PEOPLE - {"man", "woman"}  # for whom their state may stand
LEADING = frozenset({"head_of_government", "head_of_state", "monarch"})  # posts
TWO_OR_BOTH = frozenset({"two", "both"})
SENTENCES_TO_PLURAL = 4
SET_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
DEFINITE_SET = frozenset({"all", "our", "the", "these"})
ROUNDING = frozenset(phrase.split()[0] for phrase in phrases("numeral_modifier")) - DEFINITE_SET
FURTHER = words("further_modifier")
# Nouns for those who take part in an event, and the ones that mean people as well as states.
EVENT_PARTIES = words("event_party_noun")
PEOPLE_OR_STATES = frozenset({"participant", "party"})
SIDE_NOUNS = frozenset({"side", "country", "neighbour", "neighbor", "nation"})
# What has two sides that are no states: "both sides of the political spectrum".
DIVIDED = words("sided_thing_noun")
CALLED_ON_PREPS = frozenset({"on", "to", "upon", "with"})
PARTY_NOUNS = frozenset({"party", "side"})
# Mediation, which a third party does for two.
MEDIATING = words("mediation_verb")
FIGHTER_HEADS = REBELS | {"fighter", "islamist", "jihadist"}


def plural_antecedents(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The mentions that a plural stands for, maybe none that is known; None where it means no one in particular."""
    if mention.country:
        return None
    lemma = _lemma(doc[mention.head])
    words = [t.lower_ for t in doc.tokens[mention.first : mention.last + 1]]
    if lemma in DUAL_STATES | DUAL_PEOPLE and not SET_COUNTS.keys().isdisjoint(words):
        return _counted_set(doc, mention, sentence, memory, lemma)
    if lemma == "side" and any(prep == "of" and t.lemma_ in DIVIDED for prep, t in prepositions(doc[mention.head])):
        return ()
    if _is_dual(doc, mention, lemma, words):
        return _both_or_all(doc, mention, sentence, memory, lemma, words)
    if pair := _pair_of_before(doc, mention, sentence, memory, lemma):
        return pair
    if parties := _parties_to_event(doc, mention, sentence, memory, lemma):
        return parties
    leaders = lemma in DUAL_PEOPLE and _is_without_owner(doc, mention, lemma)
    if leaders and (met := _of_text(doc, mention, memory, lemma)):
        return met
    if lemma in FIGHTER_HEADS and words[0] == "the":
        near = recent(memory, sentence)
        return next(((m,) for m, _ in near if m.type == "armed_group" and can_be_antecedent(m)), ())
    return None


def _both_or_all(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str, words: list[str]
) -> tuple[Mention, ...]:
    """The two that are meant, or all sides where more are talked about; none who deals with them."""
    without = _third_party(doc, mention, memory)
    if lemma in SIDE_NOUNS and TWO_OR_BOTH.isdisjoint(words):
        several = set_in_focus(doc, mention, sentence, memory, key=side_of, without=without)
        if len(several) > 2:
            return several
    if lemma == "leader":
        if len(members := those_who_met(doc, memory)) == 2:
            return members
        without |= _subordinates(sentence, memory)
    pair = _dual_antecedents(mention, sentence, memory, lemma, without)
    return pair or _of_text(doc, mention, memory, lemma)


def _is_dual(doc: Doc, mention: Mention, lemma: str, words: list[str]) -> bool:
    """Whether a plural means two: "both leaders", "the two countries", "the sides"; not "at least two leaders"."""
    if not TWO_OR_BOTH.isdisjoint(words) and words[0] != "two":
        return words[0] not in ROUNDING
    if words[0] not in ("the", "these") or lemma not in SIDE_NOUNS or "first" in words:
        return False  # "the first countries" are others
    return not any(c.dep_ == "poss" for c in doc[mention.head].lefts)  # "Chad's neighbours" are others


def is_plural(noun: Token) -> bool:
    """Whether a noun is a plural, also one with a capital that is tagged as a name: "The Prime Ministers"."""
    ranked = noun.tag_ == "NNP" and noun.lower_.endswith("s") and noun.lower_[:-1] in DUAL_PEOPLE
    return ranked or noun.tag_ in PLURAL_TAGS


def _lemma(noun: Token) -> str:
    """The lemma in lower case, also of a plural with a capital, which the lemmatiser leaves as it is."""
    lemma = noun.lemma_.lower()
    if noun.tag_ not in PROPER:
        return lemma
    return lemma.removesuffix("ies") + "y" if lemma.endswith("ies") else lemma.removesuffix("s")


def _counted_set(doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str) -> tuple[Mention, ...] | None:
    """As many as a number word tells: "France, Chad and Mali agreed. The three countries", "the four presidents"."""
    words = doc.tokens[mention.first : mention.last + 1]
    if words[0].lower_ not in DEFINITE_SET or any(prep == "of" for prep, _ in prepositions(doc[mention.head])):
        return None
    if any(t.lower_ in FURTHER or t.tag_ == "JJS" for t in words[1:]):
        return None  # "the three other countries"
    count = next(SET_COUNTS[t.lower_] for t in words if t.lower_ in SET_COUNTS)
    people = counted_set(doc, mention, sentence, memory, count=count, key=person_of) if lemma in DUAL_PEOPLE else ()
    return people or counted_set(doc, mention, sentence, memory, count=count, key=state_of) or None


def _parties_to_event(doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str) -> tuple[Mention, ...]:
    """Those whom a reciprocal event joins: "Talks between A and B began. The delegations", "the participants"."""
    if lemma not in EVENT_PARTIES or not _is_without_owner(doc, mention, lemma):
        return ()
    if lemma in DUAL_PEOPLE | PEOPLE_OR_STATES:
        if people := set_in_focus(doc, mention, sentence, memory, key=person_of):
            return people
        if lemma in DUAL_PEOPLE and any(person_of(m) for m, _ in recent(memory, sentence)):
            return ()  # leaders of others, or no longer of those who met
    without = _third_party(doc, mention, memory)
    return set_in_focus(doc, mention, sentence, memory, key=side_of, without=without)


def pair_of_each(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The two states of which "each country", "neither side" is one; None for other nominals."""
    if doc[mention.first].lower_ not in ("each", "either", "neither"):
        return None
    if doc[mention.head].lemma_.lower() not in DUAL_STATES:
        return None
    return memory.states.last(sentence, mention.first)


def _dual_antecedents(
    mention: Mention, sentence: int, memory: Memory, lemma: str, without: frozenset[str]
) -> tuple[Mention, ...]:
    """Two people or two states, by their noun, and none of those who deal with them."""
    pair: tuple[Mention, ...] = ()
    if lemma in DUAL_PEOPLE:
        pair = memory.people.last(sentence, mention.first, without=without)
    if not pair and lemma in DUAL_STATES | FOR_STATES:
        no_states = memory.states.groups(sentence) if lemma in words("own_state_noun") else NOBODY
        pair = memory.states.last(sentence, mention.first, without=without | no_states)
    if not pair and lemma in PARTY_NOUNS:  # "both sides" of a meeting of two people
        pair = _two_people(mention, sentence, memory)
    return pair


def _subordinates(sentence: int, memory: Memory) -> frozenset[str]:
    """Those named of late who lead no state, where two others do: "the two leaders" are Biden and Xi, no minister."""
    near = {name for name, at, _, _ in memory.people.seen if sentence - at <= SENTENCES_OF_PAIRS}
    leading = {name for name in near if not LEADING.isdisjoint(memory.posts.get(name, ()))}
    return frozenset(near - leading) if len(leading) > 1 else NOBODY


def _of_text(doc: Doc, mention: Mention, memory: Memory, lemma: str) -> tuple[Mention, ...]:
    """Whom the text of a government is about: those who met for leaders, else its state and another.

    Who is joined to the plural is not meant by it: "Blinken and the foreign ministers".
    """
    people = those_who_met(doc, memory) if lemma in DUAL_PEOPLE else ()
    beside = {m.actor for t in conjuncts(first_conjunct(doc[mention.head])) for m in memory.heads.get(t.i, ())}
    others = tuple(m for m in people if m.actor not in beside)
    return others or (memory.two_states if lemma in FOR_STATES | SIDE_NOUNS else ())


def _third_party(doc: Doc, mention: Mention, memory: Memory) -> frozenset[str]:
    """Who deals with the two and so is neither: "France urged the two sides", "mediated talks between both"."""
    head = doc[mention.head]
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "between":
        noun = verb.head
        verb = noun.head if noun.dep_ == "dobj" else noun
        if verb.lemma_ not in MEDIATING:
            return NOBODY
    elif head.dep_ == "pobj" and verb.lower_ in CALLED_ON_PREPS and verb.head.pos_ == "VERB":
        verb = verb.head  # "called on both capitals"
    elif head.dep_ != "dobj":
        return NOBODY
    who = [m for t in subjects(verb) for m in memory.heads.get(t.i, ())]
    return frozenset(name for m in who for name in (m.actor, m.country) if name)


def _pair_of_before(doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str) -> tuple[Mention, ...]:
    """Two named before: the only two people by "the presidents", two states by "the armies of both countries"."""
    head = doc[mention.head]
    for prep, owner in prepositions(head):
        if prep == "of" and owner.lemma_ in DUAL_STATES and any(c.lower_ in TWO_OR_BOTH for c in owner.lefts):
            people = memory.people.last(sentence, mention.first) if lemma in DUAL_PEOPLE else ()
            return people or memory.states.last(sentence, mention.first)
    titled = lemma in ("head", "leader", "president", "minister", "party")
    return _two_people(mention, sentence, memory) if titled and _is_without_owner(doc, mention, lemma) else ()


def _is_without_owner(doc: Doc, mention: Mention, lemma: str) -> bool:
    """Whether no owner is given of some leaders: "the Prime Ministers", "heads of state", "Leaders welcomed"."""
    head = doc[mention.head]
    last = next((o for prep, o in prepositions(head) if prep == "of"), head) if lemma == "head" else head
    if last.i != mention.last or prepositions(last):  # "the heads of state of Chad"
        return False
    if mention.first == mention.head:  # a communiqué: "Leaders welcomed the agreement"
        return head.lower_ == "leaders" and head.dep_ in SUBJECTS
    ranked = load_rules().classes["rank_word"]
    return doc[mention.first].lower_ == "the" and all(
        t.lower_ in ranked for t in doc.tokens[mention.first + 1 : mention.head]
    )


def _two_people(mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The only two people named recently, or still the two who were meant since: "the presidents agreed"."""
    near = {
        name
        for name, at, first, _ in memory.people.seen
        if sentence - at <= SENTENCES_TO_PLURAL and first < mention.first
    }
    if len(near) == 2:
        return memory.people.last(sentence, mention.first)
    meant = memory.last_plural(sentence, SENTENCES_TO_PLURAL)
    at = memory.plurals[-1][1] if memory.plurals else 0
    if len(meant) < 2 or any(m.type != "person" for m in meant):
        return ()
    since = {
        m.actor
        for _, there, first, m in memory.people.seen
        if there >= at and first < mention.first and memory.people.doc[m.head].dep_ != "poss"
    }
    return meant if since <= {m.actor for m in meant} else ()
