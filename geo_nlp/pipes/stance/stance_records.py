"""The stances of a document as records: each sentence, holder, attitude and set of targets once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.attribution.reporting_filter import Numbered, teller
from geo_nlp.pipes.linking.participants import evidence_sentence
from geo_nlp.pipes.relations.confidence import stance_confidence
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.relations.modality import stance_modality
from geo_nlp.pipes.relations.private_actors import is_unofficial
from geo_nlp.pipes.stance import about_span
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_NO_OBJECT
from geo_nlp.pipes.syntax.tree import Doc, Span
from geo_nlp.types import Article, Participant, Stance, Text, Trigger


@dataclass(slots=True)
class StanceRecords:
    """The stances found so far, each with the token of its trigger."""

    doc: Doc
    article: Article
    voices: Voices
    sayings: Stretches[Numbered]
    items: list[tuple[int, Stance]] = field(default_factory=list)
    seen: set[tuple[object, ...]] = field(default_factory=set)

    def add(
        self, match: Match, attitude: str, negated: bool, holder: Participant, targets: tuple[Participant, ...],
        about: Text, once: bool = False,
    ) -> None:  # fmt: skip
        """Keep a stance, unless it is known or on the holder's own side; with `once` only the first of its sign."""
        sign = load_ontology().attitudes[attitude].polarity
        others = tuple(t for t in targets if not _is_side_of_holder(holder, t, targets, sign))
        sentence = self.doc[match.clause.head].sent
        key = (sentence.start, holder.actor or holder.text, tuple(t.actor for t in others))
        if (*key, sign if once else attitude) in self.seen or (targets and not others):
            return
        about = about if about_span.is_mutual(match) else about_span.covering(about, others, self.article)
        own = not targets and about.text.lower() in FIRST_PERSON_NO_OBJECT  # "I hope we win"
        if own or not self._is_expressed_by(holder, about, sentence) or is_unofficial(self.doc, "", holder, others):
            return
        self.seen.update({(*key, sign), (*key, attitude)})
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
