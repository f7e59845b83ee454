"""Stance: what a holder thinks of the actors behind a thing, where the text words an attitude."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.attribution.reporting_filter import Numbered, sayings, teller
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import unfronted
from geo_nlp.pipes.linking.participants import PRIVATE, as_state, evidence, participants
from geo_nlp.pipes.relations.confidence import stance_confidence
from geo_nlp.pipes.relations.matching import Match, match
from geo_nlp.pipes.relations.modality import stance_modality
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.relations.private_actors import is_unofficial
from geo_nlp.pipes.stance import about_span
from geo_nlp.pipes.stance.evaluation import Judgement, find_judgements
from geo_nlp.pipes.stance.holder_of_judgement import FIRST, speaks_for
from geo_nlp.pipes.stance.holder_target import HELPING, carried, helped, hyphened, spoken, staff, urgers
from geo_nlp.pipes.stance.polarity import ASKED, OPPOSITE, ill_wished, is_scant, turned
from geo_nlp.pipes.stance.received_attitudes import backed
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import PLEASED, either
from geo_nlp.rules.loader import Key, Rule, RuleBook
from geo_nlp.types import Article, Attribution, Clause, Participant, Stance, Text, Trigger

RELAYING = words("relaying_verb")
GIVEN = frozenset({"confidence", "fear", "hope"})
WISHING = frozenset({"hope", "trust"})
# Whose support somebody gets: the other one's.
GETTING = words("seeking_verb")
UNSURE = frozenset({"may", "might", "could"})
LEARNING = words("learning_verb")
LIKING = words("liking_verb")


@dataclass(slots=True)
class Found:
    """The stances of a document as they come in; each sentence, holder, attitude and set of targets once."""

    doc: Doc
    article: Article
    voices: Voices
    told: Stretches[Numbered]
    items: list[tuple[int, Stance]] = field(default_factory=list)
    seen: set[tuple[object, ...]] = field(default_factory=set)

    def add(
        self, match: Match, attitude: str, negated: bool, holder: Participant, targets: tuple[Participant, ...],
        about: Text, once: bool = False,
    ) -> None:  # fmt: skip
        """Keep a stance, unless it is on oneself or there already; with `once` no second one of its sign is kept."""
        sign = load_ontology().attitudes[attitude].polarity
        others = tuple(t for t in targets if not _own_side(holder, t, targets, sign))
        sentence = self.doc[match.clause.head].sent
        key = (sentence.start, holder.actor or holder.text, tuple(t.actor for t in others))
        again = (*key, sign) in self.seen if once else (*key, attitude) in self.seen
        about = about if about_span.mutual(match) else about_span.covering(about, others, self.article)
        himself = not targets and about.text.lower() in FIRST  # "I hope we win"
        if again or himself or (targets and not others) or not self._heard(holder, about, sentence):
            return
        if is_unofficial(self.doc, "", holder, others):
            return
        self.seen.update({(*key, sign), (*key, attitude)})
        head = self.doc[match.clause.head]
        end = head.idx + len(head)
        stance = Stance(
            id=_stable_id(self.article.id, attitude, holder, others, head.idx),
            holder=holder, targets=others, about=about_span.balanced(about, self.article),
            attitude=attitude, polarity=sign,
            strength=match.rule.trigger.strength or load_ontology().attitudes[attitude].strength, negated=negated,
            modality=stance_modality(self.doc, match.clause), date=None, date_granularity=None, date_source=None,
            act="", attribution=teller(self.told.around(head.idx), holder),
            trigger=Trigger(head.idx, end, self.article.text[head.idx : end], match.clause.lemma),
            sentence=evidence(sentence, holder, *others), rule=match.rule.id,
            confidence=stance_confidence(self.doc, match, holder, others),
        )  # fmt: skip
        self.items.append((match.clause.head, stance))

    def _heard(self, holder: Participant, about: Text, sentence: Span) -> bool:
        """Whether the holder stands in the sentence, or what is judged lies wholly in his words."""
        if sentence.start_char <= holder.start < sentence.end_char:
            return True
        return any(
            a.speaker is not None and a.speaker.start == holder.start and about.end <= a.content.end
            for a in self.voices.said.around(about.start)
        )  # fmt: skip


def find_stances(
    doc: Doc,
    clauses: Sequence[Clause],
    actors: Actors,
    rules: RuleBook,
    article: Article,
    attributions: Sequence[Attribution],
) -> Iterator[Stance]:
    """Yield the stances worded in `doc`, in text order."""
    voices = Voices.of(doc, attributions)
    found = Found(doc, article, voices, sayings(doc, attributions, rules.attribution))
    helping = either(*(rules.classes[name] for name in HELPING))
    for clause in clauses:
        key = (clause.kind, clause.lemma)
        if key not in rules.stances or (clause.lemma in GIVEN and _given(doc, clause)) or is_courtesy(doc, clause):
            continue
        clause = unfronted(clause)
        clause = backed(doc, helped(doc, spoken(doc, hyphened(doc, clause, actors), actors), actors, helping), actors)
        held: dict[Key, list[Rule]] = {key: [r for r in rules.stances.get(key, ()) if r.trigger.source]}
        matched = match(doc, clause, held, actors)
        if matched is not None and clause.kind == "adjective" and matched.slots[0] == "subject":
            own = [n for i in clause.slot("subject") for n in actors.acting(doc[i], verbal=True)]
            matched = replace(matched, source=tuple(n for n in matched.source if n in own))
        if matched is not None and _for_himself(doc, matched):
            matched = None
        if matched is not None and not matched.source:
            matched = replace(matched, source=carried(doc, clause, actors))
        if matched is not None and (urging := urgers(doc, matched, actors)):
            matched = replace(matched, source=urging)
            _worded(doc, matched, actors, voices, article, found)
        elif matched is not None and matched.source and _committed(doc, matched, actors):
            _worded(doc, matched, actors, voices, article, found)
    for judgement in find_judgements(doc, clauses, actors, rules, article, voices):
        _judged(doc, judgement, actors, article, found)
    yield from (stance for _, stance in sorted(found.items, key=lambda item: item[0]))


def _worded(doc: Doc, matched: Match, actors: Actors, voices: Voices, article: Article, found: Found) -> None:
    """A stance whose holder stands in the clause; who speaks for his own state holds what he says of it."""
    about = about_span.about(doc, matched, article)
    anything = any("*" in words for _, words in matched.rule.where)  # "argued for a ban"
    if about is None or not (matched.target or matched.rule.trigger.inner or anything):
        return
    attitude, clause = matched.rule.states, matched.clause
    if attitude in WISHING and any(ill_wished(doc, clause, actors.mentions[n].head) for n in matched.target):
        return
    flipped = attitude in OPPOSITE and turned(doc, clause)
    attitude = OPPOSITE[attitude] if flipped else attitude
    negated = clause.negated and not (flipped or is_scant(doc, matched))
    if not matched.rule.trigger.reciprocal and _between_them(actors, matched):
        return
    own = staff(doc, matched.source, actors)
    holders = [p for n in own for p in participants(article.text, actors.mentions[n], actors.mentions)]
    if attitude != "opposition":
        matched = _without_hated(matched, actors, article)
    named = (p for n in matched.target for p in participants(article.text, actors.mentions[n], actors.mentions))
    targets = tuple(as_state(p) for p in named)  # "has lost faith in Budapest"
    for holder in holders:
        found.add(matched, attitude, negated, holder, targets, about)
    if (speaker := voices.at(doc[clause.head].idx)) and speaks_for(speaker, holders, article):
        found.add(matched, attitude, negated, speaker, targets, about, once=True)


def _without_hated(found: Match, actors: Actors, article: Article) -> Match:
    """The match without whom somebody else is against: "concerns about anti-Turkish rhetoric"."""
    kept = (n for n in found.target if not article.text.endswith(("anti-", "Anti-"), 0, actors.mentions[n].start))
    return replace(found, target=tuple(kept))


def _between_them(actors: Actors, found: Match) -> bool:
    """Whether two praise what is both's: "Merkel and Macron praised the relations between Germany and France"."""
    if load_ontology().attitudes[found.rule.states].polarity <= 0 or len(found.source) < 2 or len(found.target) < 2:
        return False
    holding = {actors.mentions[n].country for n in found.source}
    return len(holding) > 1 and {actors.mentions[n].country for n in found.target} <= holding - {None}


def _judged(doc: Doc, judgement: Judgement, actors: Actors, article: Article, found: Found) -> None:
    rule = judgement.rule
    flipped = judgement.negated and rule.states in OPPOSITE
    named = [p for n in judgement.targets for p in participants(article.text, actors.mentions[n], actors.mentions)]
    targets = tuple(as_state(p) for p in named if p.actor or p.country or p.sector not in PRIVATE)
    if named and not targets:
        return
    told = Match(rule, judgement.clause, (), judgement.targets, (None, "subject"))
    attitude = OPPOSITE[rule.states] if flipped else rule.states
    about = about_span.phrase(doc, judgement.about, article)
    for holder in judgement.holders:
        found.add(told, attitude, judgement.negated and not flipped, holder, targets, about, once=True)


def _given(doc: Doc, clause: Clause) -> bool:
    """Whether somebody else gets a feeling: "gave the Iraqis hope"."""
    return clause.support is not None and doc[clause.support].lemma_ in ("bring", "give", "lend", "offer", "raise")


def _committed(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the holder has the attitude, and is not told to ("should back") or thought able to ("could count on")."""
    clause = found.clause
    asked = any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in doc[clause.head].lefts)
    if clause.modality == "conditional" or asked or _questions(doc[clause.head]):  # "would not say whether she backed"
        return False
    if clause.lemma in ASKED and clause.negated:
        return False
    if clause.kind == "verb" and found.slots[0] == "object" and clause.modality == "planned":
        return False  # "a package to satisfy Japan"
    if clause.support is not None and found.slots[0] == "subject" and doc[clause.support].lemma_ in GETTING:
        return False  # "before getting approval to"
    if doc[clause.head].lower_ == "concerning" and doc[clause.head].dep_ in ("prep", "acl", "advcl"):
        return False  # "questions concerning Turkey"
    if clause.modality == "demanded" and not all(actors.mentions[n].text.lower() in FIRST for n in found.source):
        return False
    if clause.modality == "possible" and clause.kind == "noun" and clause.support is None:
        return False  # "allegations of Iranian support for Hamas"
    carriers = [doc[clause.head], *([doc[clause.support]] if clause.support is not None else [])]
    owners = [c.i for i in clause.slot("object") for c in doc[i].lefts if c.dep_ == "poss"]
    if clause.lemma in RELAYING and any(actors.acts_at(i) and doc[i].pos_ == "PROPN" for i in owners):
        return False  # "underlined the UK's commitment": the UK's, which the noun tells
    own = {c.lower_ for t in carriers for c in t.children if c.dep_ == "aux"}
    if clause.lemma == "like" and own & {"would", "'d", "’d"}:
        return False  # "I would like to note" likes nothing
    return not (own & UNSURE) and not (found.rule.states == "trust" and "can" in own and not clause.negated)


def _for_himself(doc: Doc, found: Match) -> bool:
    """Whether somebody only likes to do something himself: "loves to attack Turkey on Twitter", "is glad to go"."""
    clause = found.clause
    own = [doc[i] for i in clause.slot("complement")]
    if clause.kind == "adjective" and not found.target:
        return any(c.dep_ == "xcomp" and c.lemma_ not in LEARNING and c.head.lower_ in PLEASED for c in own)
    liked = found.slots[1] == "complement" and clause.kind == "verb" and clause.lemma in LIKING
    return liked and all(c.dep_ == "xcomp" for c in own)


def _questions(verb: Token) -> bool:
    """Whether it is only asked: "Is France satisfied with Turkey?", "Q Does the President welcome this --"."""
    if verb.sent.text.rstrip("\"”’' \n").endswith("?"):
        return True
    subjects = [c.i for c in verb.lefts if c.dep_ == "nsubj"]
    asking = [c for c in verb.lefts if c.dep_ == "aux" and c.lemma_ == "do"]
    return bool(subjects and asking) and asking[0].i < subjects[0] and verb.dep_ in ("ROOT", "ccomp", "conj")


def _stable_id(article: str, attitude: str, holder: Participant, targets: Sequence[Participant], at: int) -> str:
    """A name for a stance that is the same each time."""
    ends = (p.actor or f"{p.antecedent.start if p.antecedent else p.start}:{p.text}" for p in (holder, *targets))
    return hashlib.sha256("\0".join((article, "stance", attitude, *ends, str(at))).encode()).hexdigest()[:16]


def _own_side(holder: Participant, target: Participant, targets: tuple[Participant, ...], sign: int) -> bool:
    """Whether a target is the holder, or his state: "Xi praised the partnership"; one may criticise one's own state."""
    if holder.actor is None and holder.text.lower() == target.text.lower():
        return True
    if sign > 0 and target.text.lower() in FIRST and target.country == holder.country is not None:
        return True  # "our partnership with Mexico"
    state = target.actor is not None and target.actor == holder.country and (sign > 0 or len(targets) > 1)
    return (target.actor is not None and target.actor == holder.actor) or state
