"""The evidence that two event mentions corefer.

It adds up: triggers of one class, the same participants, a headline and the sentences after it, one date, a noun that
refers back. The weights were set by hand on the learn part of data/gold/acts, and `ENOUGH` so that two mentions with
the same two ends and triggers of one class are one act where there is no evidence against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from geo_nlp.pipes.events.arguments import NOBODY_SCORE, OPEN_SCORE, SAME_SCORE, STATE_KIND, Argument, agreement
from geo_nlp.pipes.events.attack_mentions import (
    is_claimed_after,
    is_harm_of_attack,
    is_harm_of_fight,
    is_one_toll,
    is_toll_told_after,
)
from geo_nlp.pipes.events.event_mentions import EventMention
from geo_nlp.pipes.events.incompatibility import are_incompatible
from geo_nlp.pipes.events.lexicon import Lexicon
from geo_nlp.pipes.relations.predicate_classes import HARM_OR_TROOPS
from geo_nlp.pipes.syntax.tree import Token

ENOUGH, CERTAIN_SCORE = 3.5, 10.0
PREDICATE, CLASS, KIN, BELOW, DATE = 1.0, 2.5, 1.5, 1.5, 1.0
DEFINITE_SCORE, GENERAL, OF_HEADLINE, NEXT = 1.0, 2.5, 0.5, 0.5
GOVERNED_SCORE, COORDINATED_SCORE, BESIDE_SCORE = 1.5, -3.0, -1.0
STANCE = 1.5
OPEN_DEED = OPEN_SCORE - 1.5
CONTENT = -3.0
LEAD = 4
"""Sentences after a headline that repeat it, and the distance at which a noun like "the decision" refers back."""
VERBAL_ACTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})
SEPARATING = frozenset("after as because before following if once since though until when while".split())
EndScores = tuple[float, float]


def evidence_of_one_act(one: EventMention, other: EventMention, known: Lexicon, published: date | None) -> float | None:
    """The evidence for the same act; None where it is excluded. `one` is before `other` in the text."""
    ends = _agreement_of_ends(one, other)
    if "tie" in (one.kind, other.kind):
        return CERTAIN_SCORE if ends is not None and _is_same_tie(one, other, ends) else None
    if one.word.i == other.word.i:
        return _of_same_trigger(one, other, ends)
    if is_toll_told_after(one, other) or is_claimed_after(one, other) or is_one_toll(one, other):
        return CERTAIN_SCORE
    if is_harm_of_fight(one, other) or is_harm_of_fight(other, one):
        return CERTAIN_SCORE
    if ends is not None and _is_repeated(one.word, other.word):
        return CERTAIN_SCORE
    if are_incompatible(one, other, published):
        return None
    if is_harm_of_attack(one, other) or is_harm_of_attack(other, one):
        return CERTAIN_SCORE
    if ends is None:
        return None
    if "stance" in (one.kind, other.kind):
        return _of_stance(one, other, ends, known)
    return _of_events(one, other, ends, known)


def _is_repeated(one: Token, other: Token) -> bool:
    """Whether a word stands in the same place of the same sentence, which a text has twice: a teaser and its story."""
    if one.text != other.text or one.i - one.sent.start != other.i - other.sent.start:
        return False
    return one.sent.text.strip(" .\n") == other.sent.text.strip(" .\n")


def _is_same_tie(one: EventMention, other: EventMention, ends: EndScores) -> bool:
    """Whether two ties are one: a tie between two lasts, however often and whenever it is mentioned."""
    a, b = one.record, other.record
    same = one.name == other.name and one.kind == other.kind and min(ends) > NOBODY_SCORE
    return same and a.negated == b.negated and (a.modality == "asserted") == (b.modality == "asserted")


def _agreement_of_ends(one: EventMention, other: EventMention) -> EndScores | None:
    """The agreement of both ends, of mutual acts in either order; None where one end does not agree."""
    found = [_agreements(one, other, turned=False)]
    if one.mutual and other.mutual and not (one.directed and other.directed):
        found.append(_agreements(one, other, turned=True))
    pairs = [pair for pair in found if pair is not None]
    return max(pairs, key=lambda pair: pair[0] + pair[1]) if pairs else None


def _agreements(one: EventMention, other: EventMention, *, turned: bool) -> EndScores | None:
    suffering, crowd = (
        one.name in HARM_OR_TROOPS and other.name in HARM_OR_TROOPS,
        one.name == other.name == "PROTEST",
    )
    speaking = _is_spoken(one) and _is_spoken(other)
    if turned and not (one.source and one.targets and other.source and other.targets):
        return None
    sources, targets = [other.source], _or_open(other.targets)
    if turned:
        sources, targets = targets, sources
    first = _best(agreement(one.source, end, suffering=crowd, speaking=speaking) for end in sources)
    second = _best(agreement(a, b, suffering=suffering) for a in _or_open(one.targets) for b in targets)
    return None if first is None or second is None else (first, second)


def _or_open(ends: Iterable[Argument]) -> list[Argument | None]:
    """Ends, or an open one where there is none."""
    found: list[Argument | None] = list(ends)
    return found or [None]


def _is_spoken(mention: EventMention) -> bool:
    return mention.kind == "stance" or mention.name in VERBAL_ACTS


def _best(degrees: Iterable[float | None]) -> float | None:
    return max([degree for degree in degrees if degree is not None], default=None)


def _of_same_trigger(one: EventMention, other: EventMention, ends: EndScores | None) -> float | None:
    """The evidence for two records of one word: an event and its stance, or several targets of one country.

    A stance on several goes with the event of the first. Who speaks for his state is identified with it.
    """
    a, b = one.target, other.target
    if ends is not None:
        first = a is None or b is None or agreement(a, b) == SAME_SCORE
        return CERTAIN_SCORE + first
    if one.name != other.name or not (one.source and other.source and a and b):
        return None
    several = agreement(one.source, other.source) == SAME_SCORE and _share_a_key(a.keys, b.keys)
    speaker = STATE_KIND in (one.source.kind, other.source.kind) and _share_a_key(one.source.keys, other.source.keys)
    return CERTAIN_SCORE if several or (speaker and agreement(a, b) == SAME_SCORE) else None


def _share_a_key(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return not set(ours).isdisjoint(theirs)


def _of_stance(one: EventMention, other: EventMention, ends: EndScores, known: Lexicon) -> float | None:
    """The evidence for a stance and the act that voices it in the same clause, or by a similar word elsewhere."""
    if one.sign * other.sign < 0 or ends[0] <= NOBODY_SCORE:
        return None
    stances = [mention for mention in (one, other) if mention.kind == "stance"]
    acts = {mention.name for mention in (one, other) if mention.kind == "event"}
    if acts and acts.isdisjoint(known.voices.get(stances[0].name, ())):
        return None
    like, governed = one.trigger_class == other.trigger_class, _is_governed(one.word, other.word)
    if not like and not (governed and acts):
        return None
    if ends[1] == OPEN_SCORE and not governed:
        return None
    near = other.wording.order - one.wording.order <= 1
    return max(ends[0], NOBODY_SCORE) + max(ends[1], NOBODY_SCORE) + STANCE + (NEXT if near else 0.0)


def _of_events(one: EventMention, other: EventMention, ends: EndScores, known: Lexicon) -> float | None:
    """The evidence for two events: predicate and trigger, participants, date, reference, and distance."""
    same, like = one.name == other.name, one.trigger_class == other.trigger_class
    kin = like or (one.trigger_class, other.trigger_class) in known.kin
    away = other.wording.order - one.wording.order
    below = one.wording.headline and 0 < away <= LEAD
    if not (same or like) or (other.wording.reference == "indefinite" and not below):
        return None
    general = other.record.trigger.lemma.lower() in known.general and (away <= LEAD or one.wording.headline)
    score = _of_ends(ends, _weight_of_open_end(one, other, general=general, below=below))
    score += (PREDICATE if same else 0.0) + (CLASS if like else KIN if kin else 0.0)
    score += (BELOW if below else 0.0) + (DATE if one.days is not None and one.days == other.days else 0.0)
    score += _of_reference(one, other, known, general=general, kin=kin)
    if away == 0:
        return score + _within_sentence(one.word, other.word)
    return score + (NEXT if away == 1 and kin else 0.0)


def _of_reference(one: EventMention, other: EventMention, known: Lexicon, *, general: bool, kin: bool) -> float:
    """The evidence of a noun that refers back ("the move", "the strike"), and against verbs of different content."""
    if general:
        return GENERAL + (OF_HEADLINE if one.wording.headline else 0.0)
    if other.wording.reference == "definite" and kin:
        return DEFINITE_SCORE
    worded = one.trigger_class == other.trigger_class and one.trigger_class in known.worded
    return CONTENT if worded and not one.wording.headline and _differ_in_content(one, other) else 0.0


def _weight_of_open_end(one: EventMention, other: EventMention, *, general: bool, below: bool) -> float:
    """What an end counts that only one of two mentions has.

    A noun that refers back to an act need not repeat its ends, nor need a headline; a verb of a material act should.
    """
    if other.wording.reference == "definite" or general:
        return NOBODY_SCORE
    return OPEN_DEED if one.material and other.material and not below else OPEN_SCORE


def _of_ends(ends: EndScores, lacking: float) -> float:
    """The evidence of both ends; `lacking` is for one that only one mention has."""
    return ((ends[0] if ends[0] > OPEN_SCORE else lacking) + (ends[1] if ends[1] > OPEN_SCORE else lacking)) / 2


def _differ_in_content(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions have a content, and share no word of it."""
    ours, theirs = one.wording.content, other.wording.content
    return len(ours) > 1 and len(theirs) > 1 and ours.isdisjoint(theirs)


def _within_sentence(one: Token, other: Token) -> float:
    """The evidence of the syntax between two triggers of one sentence.

    Coordinated verbs report two acts; "struck a market, killing ten" is one, but not "struck after ten died".
    """
    if _is_coordinated(one, other):
        return COORDINATED_SCORE
    return GOVERNED_SCORE if _is_governed(one, other, close=True) else BESIDE_SCORE


def _is_governed(one: Token, other: Token, *, close: bool = False) -> bool:
    """Whether one word governs the other; `close` if not across "after", "when" or the like."""
    for low, high in ((one, other), (other, one)):
        chain = _path_up(low, high)
        if chain:
            return not close or not any(_separates_acts(link) for link in chain)
    return False


def _separates_acts(link: Token) -> bool:
    """Whether a word introduces another act: "after the attack", "when it attacked"."""
    return link.lower_ in SEPARATING or any(token.lower_ in SEPARATING for token in link.lefts)


def _is_coordinated(one: Token, other: Token) -> bool:
    """Whether two words of a sentence are coordinated, or governed by words that are."""
    for low, high in ((one, other), (other, one)):
        chain = _path_up(low, high)
        if chain:
            return any(token.dep_ == "conj" for token in chain)
    above = {token.i for token in one.ancestors}
    if other.dep_ == "conj" and other.head.i in above:
        return True
    return any(token.dep_ == "conj" and token.head.i in above for token in other.ancestors)


def _path_up(low: Token, high: Token) -> list[Token]:
    """The words on the path from `low` up to `high`, without `high`; empty where `high` does not govern it."""
    chain = [low]
    for token in low.ancestors:
        if token.i == high.i:
            return chain
        chain.append(token)
    return []
