"""Whether two event mentions tell the same act, and how strong the evidence is.

What speaks against it rules a pair out: other participants, days, places or numbers, another modality, "again".
What speaks for it adds up: triggers of one class, the same participants, a headline and the sentences below it, a noun
that takes up what was told. The weights were set by reading annotated articles (data/gold/README.md), not fitted.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from geo_nlp.periods import period
from geo_nlp.pipes.events.arguments import NOBODY, OPEN, SAME, STATE, agreement
from geo_nlp.pipes.events.eventmentions import EventMention
from geo_nlp.pipes.events.lexicon import Lexicon

ENOUGH = 3.5
CERTAIN = 10.0
LEAD = 4
"""Sentences below a headline that tell it again, and how far a noun like "the decision" looks back."""
RECENT = timedelta(days=14)
PAST = timedelta(days=31)
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
SPEAKING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})
UNREAL = frozenset({"demanded", "possible", "conditional"})
APART = frozenset("after as because before following if once since though until when while".split())


def evidence(one: EventMention, other: EventMention, known: Lexicon, published: date | None) -> float | None:
    """How much speaks for the same act, where nothing rules it out; `one` stands before `other` in the text.

    `ENOUGH` is what it takes.
    """
    if "tie" in (one.kind, other.kind):
        return _same_tie(one, other)
    ends = _ends(one, other)
    if one.word is other.word:
        return _of_one_trigger(one, other, ends)
    if ends is None or _ruled_out(one, other, published):
        return None
    if "stance" in (one.kind, other.kind):
        return _of_stance(one, other, ends, known)
    return _of_events(one, other, ends, known)


def _same_tie(one: EventMention, other: EventMention) -> float | None:
    """Ties are standing: one between two is the same however often it is told."""
    ends = _ends(one, other) if one.name == other.name and one.kind == other.kind else None
    same = ends is not None and min(ends) > NOBODY and one.negated == other.negated
    return CERTAIN if same and (one.modality == "asserted") == (other.modality == "asserted") else None


def _ends(one: EventMention, other: EventMention) -> tuple[float, float] | None:
    """How well both ends agree, of mutual acts in either order; None where one does not."""
    found = [_pair(one, other)]
    if one.mutual and other.mutual and not (one.directed and other.directed):
        found.append(_pair(one, other, turned=True))
    return max((pair for pair in found if pair is not None), default=None, key=sum)


def _pair(one: EventMention, other: EventMention, *, turned: bool = False) -> tuple[float, float] | None:
    suffering, crowd = HARMING.issuperset((one.name, other.name)), one.name == other.name == "PROTEST"
    speaking = all(m.kind == "stance" or m.name in SPEAKING for m in (one, other))
    if turned and not (one.source and one.targets and other.source and other.targets):
        return None
    sources, targets = (other.targets, (other.source,)) if turned else ((other.source,), other.targets or (None,))
    first = _best(agreement(one.source, end, suffering=crowd, speaking=speaking) for end in sources)
    second = _best(agreement(a, b, suffering=suffering) for a in one.targets or (None,) for b in targets)
    return None if first is None or second is None else (first, second)


def _best(degrees: Iterable[float | None]) -> float | None:
    return max((degree for degree in degrees if degree is not None), default=None)


def _of_one_trigger(one: EventMention, other: EventMention, ends: tuple[float, float] | None) -> float | None:
    """An event and the stance that one word states: one act, as is what befalls several of one country.

    A stance on several goes with what is said of the first. Who speaks for his state speaks with it.
    """
    if ends is not None:
        first = one.target is None or other.target is None or agreement(one.target, other.target) == SAME
        return CERTAIN + first
    if one.name != other.name or not (one.source and other.source and one.target and other.target):
        return None
    several = agreement(one.source, other.source) == SAME and set(one.target.keys) & set(other.target.keys)
    speaker = STATE in (one.source.kind, other.source.kind) and set(one.source.keys) & set(other.source.keys)
    return CERTAIN if several or (speaker and agreement(one.target, other.target) == SAME) else None


def _ruled_out(one: EventMention, other: EventMention, published: date | None) -> bool:
    unreal = UNREAL.issuperset((one.modality, other.modality))
    if one.often != other.often or (not unreal and (one.negated != other.negated or one.modality != other.modality)):
        return True
    if other.other and not one.headline:
        return True
    return _other_time(one, other, published) or _other_toll(one, other) or _other_place(one, other)


def _other_time(one: EventMention, other: EventMention, published: date | None) -> bool:
    """Whether two mentions tell of different times: days that differ, or the past and the news."""
    if one.before != other.before and (one.headline or one.reference == other.reference == "verb"):
        return True
    days, later = period(one.date), period(other.date)
    if days and later:
        return days[1] < later[0] or later[1] < days[0]
    if published is None or not (days or later):
        return False
    last, undated = (days[1], other) if days else (later[1] if later else published, one)
    if undated.headline and last < published - RECENT:
        return True
    return last < published - PAST and (undated is one or other.order - one.order > 2)


def _other_toll(one: EventMention, other: EventMention) -> bool:
    """Whether two acts differ in number: how many they harmed or were for, the how-manieth they were."""
    for a, b in ((one.killed, other.killed), (one.injured, other.injured)):
        if a is not None and b is not None and a != b:
            return True
    pairs = (one.ordinals, other.ordinals), (one.quantities, other.quantities)
    return any(a and b and not a & b for a, b in pairs)


def _other_place(one: EventMention, other: EventMention) -> bool:
    """Whether two acts took place, or struck, in two places of one country."""
    a, b = one.place, other.place
    if a and b and a.admin1 and b.admin1 and a.name != b.name and a.name != b.admin1 and b.name != a.admin1:
        return True
    ends = one.target, other.target
    if one.headline or one.name not in HARMING or ends[0] is None or ends[1] is None:
        return False
    return bool(ends[0].place and ends[1].place and ends[0].place != ends[1].place)


def _of_stance(one: EventMention, other: EventMention, ends: tuple[float, float], known: Lexicon) -> float | None:
    """A stance goes with the act that voices it in the same sentence, or with a like word elsewhere."""
    if one.sign * other.sign < 0 or ends[0] <= NOBODY:
        return None
    stances = [m for m in (one, other) if m.kind == "stance"]
    if len(stances) == 1 and not {one.name, other.name} & set(known.voices.get(stances[0].name, ())):
        return None
    like, hangs = one.trigger_class == other.trigger_class, _hangs(one, other)
    if not (like or hangs) or (len(stances) == 2 and not like) or (ends[1] == OPEN and not hangs):
        return None
    return sum(max(end, NOBODY) for end in ends) + 1.5 + (0.5 if other.order - one.order <= 1 else 0.0)


def _of_events(one: EventMention, other: EventMention, ends: tuple[float, float], known: Lexicon) -> float | None:
    like, kin = one.trigger_class == other.trigger_class, (one.trigger_class, other.trigger_class) in known.kin
    if one.name != other.name and not like:
        return None
    away = other.order - one.order
    below = one.headline and 0 < away <= LEAD
    if other.reference == "indefinite" and not below:
        return None
    taken_up = other.reference == "definite"
    general = other.lemma in known.general and (away <= LEAD or one.headline)
    least = NOBODY if taken_up or general else OPEN - 1.0 if one.material and other.material else OPEN
    score = sum(max(end, least) if end > OPEN else least for end in ends) / 2
    score += (1.0 if one.name == other.name else 0.0) + (2.5 if like else 1.5 if kin else 0.0)
    score += (1.5 if below else 0.0) + (1.0 if one.date is not None and one.date == other.date else 0.0)
    score += (3.0 if one.headline else 2.5) if general else 1.0 if taken_up and (like or kin) else 0.0
    if away == 0:
        return score + (-3.0 if _coordinated(one, other) else 1.5 if _hangs(one, other, within=True) else -1.0)
    return score + (0.5 if away == 1 and (like or kin) else 0.0)


def _hangs(one: EventMention, other: EventMention, *, within: bool = False) -> bool:
    """Whether one trigger hangs on the other: "struck a market, killing ten", "called the step unfortunate".

    With `within` it has to be part of the same act: what came "after" or "when" something happened is another one.
    """
    for low, high in ((one.word, other.word), (other.word, one.word)):
        chain = [low]
        for token in low.ancestors:
            if token is high:
                return not within or not any(t.lower_ in APART for link in chain for t in (link, *link.lefts))
            chain.append(token)
    return False


def _coordinated(one: EventMention, other: EventMention) -> bool:
    """Whether two triggers are joined by "and" in one sentence: two acts, if they are not told by one word."""
    if one.order != other.order:
        return False
    for low, high in ((one.word, other.word), (other.word, one.word)):
        chain = [low]
        for token in low.ancestors:
            if token is high:
                return any(t.dep_ == "conj" for t in chain)
            chain.append(token)
    above = {t.i for t in one.word.ancestors}
    return any(t.dep_ == "conj" and t.head.i in above for t in (other.word, *other.word.ancestors))
