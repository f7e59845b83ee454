"""Stance: what a holder thinks of the actors behind a thing, where the text words an attitude."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.confidence import stance_confidence
from geo_nlp.pipes.matching import Match, match
from geo_nlp.pipes.participants import evidence, participants
from geo_nlp.pipes.picking import Actors
from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Article, Clause, Participant, Stance, Text


def find_stances(
    doc: Doc, clauses: Sequence[Clause], actors: Actors, rules: RuleBook, article: Article
) -> Iterator[Stance]:
    """Yield the stances worded in `doc`, in text order."""
    seen: set[tuple[int, str | None, str, tuple[str | None, ...]]] = set()
    for clause in clauses:
        found = match(doc, clause, rules.stances, actors)
        if found is None or not found.source:
            continue
        about = _about(doc, found, article)
        targets = _targets(found, actors, article)
        if about is None:
            continue
        for n in found.source:
            for holder in participants(article.text, actors.mentions[n], actors.mentions):
                others = tuple(t for t in targets if not _own_side(holder, t, targets))
                key = (
                    doc[clause.head].sent.start,
                    holder.actor or holder.text,
                    found.rule.states,
                    tuple(t.actor for t in others),
                )
                if key not in seen and (others or not targets):
                    seen.add(key)
                    yield _stance(doc, found, holder, others, about)


def _own_side(holder: Participant, target: Participant, targets: tuple[Participant, ...]) -> bool:
    """Whether a target is the holder, or his state among several: "Xi praised the partnership"."""
    same = target.country is not None and target.country == holder.country
    return (target.actor is not None and target.actor == holder.actor) or (len(targets) > 1 and same)


def _targets(found: Match, actors: Actors, article: Article) -> tuple[Participant, ...]:
    return tuple(p for n in found.target for p in participants(article.text, actors.mentions[n], actors.mentions))


def _about(doc: Doc, found: Match, article: Article) -> Text | None:
    """The phrase or clause that is judged, without what follows its comma."""
    filled = [found.slots[1]] if found.slots[1] else [*found.rule.trigger.target, "complement"]
    for slot in filled:
        for i in found.clause.slot(slot):
            token = _judged(doc[i])
            first, last = token.left_edge.i, token.right_edge.i
            for j in range(token.i + 1, last + 1):
                if doc[j].dep_ in ("relcl", "appos") and doc[j].head == token:
                    last = doc[j].left_edge.i - 1
                    break
            while last > token.i and (doc[last].is_punct or doc[last].is_space):
                last -= 1
            span = doc[first : last + 1]
            return Text(span.start_char, span.end_char, article.text[span.start_char : span.end_char])
    return None


def _judged(token: Token) -> Token:
    """What is judged in "fears that the alliance threatens it": the subject of the clause."""
    subjects = [c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")] if token.pos_ in ("VERB", "AUX") else []
    return subjects[0] if subjects else token


def _stance(doc: Doc, found: Match, holder: Participant, targets: tuple[Participant, ...], about: Text) -> Stance:
    attitude = load_ontology().attitudes[found.rule.states]
    sentence = doc[found.clause.head].sent
    return Stance(
        holder=holder, targets=targets, about=about, attitude=found.rule.states, polarity=attitude.polarity,
        strength=found.rule.trigger.strength or attitude.strength, negated=found.clause.negated,
        sentence=evidence(sentence), rule=found.rule.id,
        confidence=stance_confidence(doc, found, holder, targets),
    )  # fmt: skip
