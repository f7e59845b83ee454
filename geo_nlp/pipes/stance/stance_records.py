"""The stances of a document as records: each sentence, side, sign and set of targets once.

A state and who speaks for it are one side: "Biden reaffirmed U.S. support" is one stance, of whom is met first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.attribution.reporting_filter import Numbered, teller
from geo_nlp.pipes.linking.participants import evidence_sentence
from geo_nlp.pipes.relations.confidence import stance_confidence
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.modality import stance_modality
from geo_nlp.pipes.relations.private_actors import is_unofficial, last_noun
from geo_nlp.pipes.stance import about_span
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_NO_OBJECT, WE
from geo_nlp.pipes.syntax.tree import Doc, Span
from geo_nlp.pipes.syntax.words import union_of
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Article, Participant, Stance, Text, Trigger

OBSERVER = "observer"
POPULACE = frozenset({"electorate", "population", "public"})


@dataclass(slots=True)
class StanceRecords:
    """The stances found so far, each with the token of its trigger."""

    doc: Doc
    article: Article
    voices: Voices
    sayings: Stretches[Numbered]
    items: list[tuple[int, Stance]] = field(default_factory=list)
    seen: dict[tuple[object, ...], list[Participant]] = field(default_factory=dict)
    holders: dict[tuple[int, int], list[Participant]] = field(default_factory=dict)

    def add(
        self, match: Match, attitude: str, negated: bool, holder: Participant, targets: tuple[Participant, ...],
        about: Text, *, topic: bool = True,
    ) -> None:  # fmt: skip
        """Keep a stance, unless one of its sign is known, or it is towards the holder's own side.

        Without a `topic` it is known, whatever the other's targets: "has expressed its concern".
        """
        sign = load_ontology().attitudes[attitude].polarity
        foreign: dict[str, Participant] = {}
        for target in targets:
            if not _is_side_of_holder(holder, target, targets, sign):
                foreign.setdefault(target.actor or target.text, target)
        others = tuple(foreign.values())
        sentence = self.doc[match.clause.head].sent
        key = (sentence.start, sign, *sorted({t.actor or t.text for t in others}))
        known = self.seen.get(key, []) if topic else self.holders.get((sentence.start, sign), [])
        if (targets and not others) or any(_hold_as_one(holder, other) for other in known):
            return
        about = about if about_span.is_mutual(match) else about_span.covering(about, others, self.article)
        ours = not targets and about.text.lower() in FIRST_PERSON_NO_OBJECT  # "I hope we win"
        denied = negated and not others  # "has not supported the claim" tells no attitude towards anybody
        if ours or denied or not self._is_expressed_by(holder, about, sentence):
            return
        private = is_unofficial(self.doc, "", holder, others) and not _is_of_ballot(holder, about)
        if private and not _is_of_the_public(match, holder, others):
            return
        self.seen.setdefault(key, []).append(holder)
        self.holders.setdefault((sentence.start, sign), []).append(holder)
        self.items.append((match.clause.head, self._record(match, attitude, negated, holder, others, about)))

    def _record(
        self, match: Match, attitude: str, negated: bool, holder: Participant, targets: tuple[Participant, ...],
        about: Text,
    ) -> Stance:  # fmt: skip
        head, kind = self.doc[match.clause.head], load_ontology().attitudes[attitude]
        end = head.idx + len(head)
        return Stance(
            id=_id_of_stance(self.article.id, attitude, holder, targets, head.idx),
            holder=holder, targets=targets, about=about_span.balanced(about, self.article),
            attitude=attitude, polarity=kind.polarity,
            strength=match.rule.trigger.strength or kind.strength, negated=negated,
            modality=stance_modality(self.doc, match.clause), date=None, date_granularity=None, date_source=None,
            act="", attribution=teller(self.sayings.around(head.idx), holder),
            trigger=Trigger(head.idx, end, self.article.text[head.idx : end], match.clause.lemma),
            sentence=evidence_sentence(head.sent, holder, *targets), rule=match.rule.id,
            confidence=stance_confidence(self.doc, match, holder, targets),
        )  # fmt: skip

    def _is_expressed_by(self, holder: Participant, about: Text, sentence: Span) -> bool:
        """Whether the holder is in the sentence, or what is judged is wholly in the holder's words."""
        if sentence.start_char <= holder.start < sentence.end_char:
            return True
        return any(
            a.speaker is not None and a.speaker.start == holder.start and about.end <= a.content.end
            for a in self.voices.said.around(about.start)
        )  # fmt: skip


def names_a_target(stance: Stance) -> bool:
    """Whether a holder or target is known, or the holder is a body or an observer: not "officials fear a flood"."""
    holder = stance.holder
    known = holder.actor or holder.country or holder.sector in ("IGO", "NGO") or last_noun(holder) == OBSERVER
    return bool(known or stance.targets)


def _is_of_the_public(match: Match, holder: Participant, targets: Sequence[Participant]) -> bool:
    """Whether people of a country take sides on a matter: "residents of Alberta are opposed to the pipeline"."""
    if holder.actor is not None or holder.country is None or match.rule.states not in ("opposition", "support"):
        return False
    people = union_of(load_rules().classes["public"], POPULACE)
    return not targets and any(w.removesuffix("s") in people for w in holder.text.lower().split())


def _is_of_ballot(holder: Participant, about: Text) -> bool:
    """Whether observers judge a ballot, as is their office: "observers considered the elections free and fair"."""
    ballots = load_rules().classes["ballot"]
    return last_noun(holder) == OBSERVER and any(w.removesuffix("s") in ballots for w in about.text.lower().split())


def _hold_as_one(one: Participant, other: Participant) -> bool:
    """Whether two holders are one actor, or a state and one of its own: "he said that France stands with Iran".

    A speaker's "we" and "our" are his state, too: "Blinken stressed our commitment", as his spokesman writes.
    """
    if (one.actor or _full_text(one)) == (other.actor or _full_text(other)):
        return True
    return one.country is not None and one.country == other.country and (_is_state(one) or _is_state(other))


def _full_text(end: Participant) -> str:
    """The words that name a participant, of a pronoun those of its antecedent."""
    return end.antecedent.text if end.antecedent else end.text


def _is_state(end: Participant) -> bool:
    """Whether a participant is a state or its government as a whole."""
    if end.country and end.text.lower() in WE:
        return True
    return bool(end.country) and end.actor in (end.country, f"gov:{str(end.country).lower()}:government")


def _is_side_of_holder(holder: Participant, target: Participant, targets: tuple[Participant, ...], sign: int) -> bool:
    """Whether a target is the holder or the holder's state; criticism of one's own state counts."""
    if holder.actor is None and holder.text.lower() == target.text.lower():
        return True
    if sign > 0 and target.text.lower() in FIRST_PERSON_NO_OBJECT and target.country == holder.country is not None:
        return True  # "our partnership with Mexico"
    if target.actor is None:
        return False
    return target.actor == holder.actor or (target.actor == holder.country and (sign > 0 or len(targets) > 1))


def _id_of_stance(article: str, attitude: str, holder: Participant, targets: Sequence[Participant], at: int) -> str:
    """An identifier that is the same in each run."""
    ends = (p.actor or f"{p.antecedent.start if p.antecedent else p.start}:{p.text}" for p in (holder, *targets))
    return hashlib.sha256("\0".join((article, "stance", attitude, *ends, str(at))).encode()).hexdigest()[:16]
