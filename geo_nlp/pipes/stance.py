"""Stance: what a holder thinks of the actors behind a thing, where the text words an attitude."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes import phrases, syntax
from geo_nlp.pipes.confidence import stance_confidence
from geo_nlp.pipes.evaluation import Judgement, find_judgements
from geo_nlp.pipes.holdings import WORDS
from geo_nlp.pipes.matching import Match, match
from geo_nlp.pipes.parse import Doc, Token
from geo_nlp.pipes.participants import evidence, participants
from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.voices import Voices
from geo_nlp.rules.loader import Key, Rule, RuleBook
from geo_nlp.types import Article, Attribution, Clause, Participant, Stance, Text

# What a denied or refused attitude comes to: who will not back somebody is against it.
OPPOSITE = {"praise": "criticism", "support": "opposition", "trust": "doubt", "hope": "doubt"}
FIRST = frozenset({"we", "i", "our", "my"})
UNSURE = frozenset({"may", "might", "could"})
# An unnamed man or crowd is nobody whom an analyst keeps a judgement of.
PRIVATE = frozenset({None, "UNK", "CVL", "BUS", "ELI"})
# Who loses confidence or withdraws support has the opposite attitude from then on.
LOSING = frozenset("lose lack withdraw withhold drop rescind revoke pull".split())
# What is done for somebody: who opposes "military aid for Ukraine" opposes it, who backs it backs Ukraine.
HELPING = ("aid", "relief", "arms", "money", "supplies")
# Who speaks for somebody without being named: "Macron's office condemned"; and words that somebody wrote or spoke.
OFFICES = frozenset("administration aide camp campaign circle delegation entourage office side staff team".split())
TEXTS = WORDS | frozenset(
    "ad address advert analysis answer article book broadcast cartoon column commentary documentary dispatch essay "
    "interview memo memoir op-ed reply response review sermon story study testimony video".split()
)
# What tells an attitude by its name: "a show of support for Assad", "a vote of confidence in Macron".
SHOWS = frozenset(
    "act declaration demonstration display expression gesture message note outpouring pledge proof show sign signal "
    "statement symbol token vote word".split()
)


@dataclass(slots=True)
class Found:
    """The stances of a document as they come in; each sentence, holder, attitude and set of targets once."""

    doc: Doc
    article: Article
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
        if again or (targets and not others):
            return
        self.seen.update({(*key, sign), (*key, attitude)})
        stance = Stance(
            holder=holder, targets=others, about=_covering(about, others, self.article),
            attitude=attitude, polarity=sign,
            strength=match.rule.trigger.strength or load_ontology().attitudes[attitude].strength, negated=negated,
            sentence=evidence(sentence), rule=match.rule.id,
            confidence=stance_confidence(self.doc, match, holder, others),
        )  # fmt: skip
        self.items.append((match.clause.head, stance))


def find_stances(
    doc: Doc,
    clauses: Sequence[Clause],
    actors: Actors,
    rules: RuleBook,
    article: Article,
    attributions: Sequence[Attribution],
) -> Iterator[Stance]:
    """Yield the stances worded in `doc`, in text order."""
    found = Found(doc, article)
    voices = Voices.of(doc, attributions)
    helping = frozenset().union(*(rules.classes[name] for name in HELPING))
    for clause in clauses:
        key = (clause.kind, clause.lemma)
        if key not in rules.stances or (clause.lemma == "hope" and _given(doc, clause)):
            continue
        clause = _helped(doc, _spoken(doc, clause, actors), actors, helping)
        held: dict[Key, list[Rule]] = {key: [r for r in rules.stances.get(key, ()) if r.trigger.source]}
        matched = match(doc, clause, held, actors)
        if matched is not None and clause.kind == "adjective" and matched.slots[0] == "subject":
            own = [n for i in clause.slot("subject") for n in actors.acting(doc[i], verbal=True)]
            matched = replace(matched, source=tuple(n for n in matched.source if n in own))
        if matched is not None and not matched.source:
            matched = replace(matched, source=_carried(doc, clause, actors))
        if matched is not None and matched.source and _committed(doc, matched, actors):
            _worded(doc, matched, actors, voices, article, found)
    for judgement in find_judgements(doc, clauses, actors, rules, article, voices):
        _judged(doc, judgement, actors, article, found)
    yield from (stance for _, stance in sorted(found.items, key=lambda item: item[0]))


def _worded(doc: Doc, matched: Match, actors: Actors, voices: Voices, article: Article, found: Found) -> None:
    """A stance whose holder stands in the clause; who speaks for his own state holds what he says of it."""
    about = _about(doc, matched, article)
    if about is None:
        return
    attitude, clause = matched.rule.states, matched.clause
    flipped = attitude in OPPOSITE and (
        _lost(doc, clause) or (clause.negated and (clause.refused or _none(doc, clause)))
    )
    attitude = OPPOSITE[attitude] if flipped else attitude
    holders = [p for n in matched.source for p in participants(article.text, actors.mentions[n], actors.mentions)]
    targets = tuple(p for n in matched.target for p in participants(article.text, actors.mentions[n], actors.mentions))
    for holder in holders:
        negated = clause.negated and not flipped
        found.add(matched, attitude, negated, holder, targets, about)
    speaker = voices.at(doc[clause.head].idx)
    if speaker and speaker.actor != speaker.country and any(h.actor == speaker.country for h in holders if h.actor):
        negated = clause.negated and not flipped
        found.add(matched, attitude, negated, speaker, targets, about, once=True)


def _judged(doc: Doc, judgement: Judgement, actors: Actors, article: Article, found: Found) -> None:
    rule = judgement.rule
    flipped = judgement.negated and rule.states in OPPOSITE
    named = [p for n in judgement.targets for p in participants(article.text, actors.mentions[n], actors.mentions)]
    targets = tuple(p for p in named if p.actor or p.country or p.sector not in PRIVATE)
    if named and not targets:
        return
    told = Match(rule, judgement.clause, (), judgement.targets, (None, "subject"))
    attitude = OPPOSITE[rule.states] if flipped else rule.states
    about = _phrase(doc, judgement.about, article)
    for holder in judgement.holders:
        found.add(told, attitude, judgement.negated and not flipped, holder, targets, about, once=True)


def _none(doc: Doc, clause: Clause) -> bool:
    """Whether somebody has none of it: "has no confidence in"; "does not trust" stays a denied trust."""
    return clause.kind == "noun" and any(c.lower_ in ("no", "little") for c in doc[clause.head].lefts)


def _given(doc: Doc, clause: Clause) -> bool:
    """Whether somebody else gets a feeling: "gave the Iraqis hope"."""
    return clause.support is not None and doc[clause.support].lemma_ in ("bring", "give", "lend", "offer", "raise")


def _lost(doc: Doc, clause: Clause) -> bool:
    """Whether a noun names what the holder has no longer: "lost confidence in", "withdrew its support"."""
    head = doc[clause.head]
    return clause.kind == "noun" and head.dep_ == "dobj" and head.head.lemma_ in LOSING


def _carried(doc: Doc, clause: Clause, actors: Actors) -> tuple[int, ...]:
    """The holder that a noun has from what is above it: "spoke in support of", "was a show of support for"."""
    verb = doc[clause.head].head
    if doc[clause.head].dep_ == "pobj" and verb.lower_ == "in" and verb.head.pos_ == "VERB":
        verb = verb.head
    elif doc[clause.head].dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in SHOWS:
        show = verb.head
        if shown := actors.premodifiers(show) or [
            n for p, t in phrases.prepositions(show) for n in actors.pick(t) if p in ("by", "from")
        ]:
            return tuple(shown)
        if show.dep_ == "attr":
            return tuple(n for t in syntax.grammatical_subjects(show.head) for n in actors.pick(t))
        if show.dep_ != "dobj":
            return ()
        verb = show.head
    elif not _lost(doc, clause):
        return ()
    return tuple(n for t in syntax.subjects(verb) for n in actors.acting(t, verbal=True))


def _spoken(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with those whose office or words act as its subject: "X's office condemned", "a speech attacking"."""
    if clause.kind == "noun" or not any(doc[i].lemma_.lower() in OFFICES | TEXTS for i in clause.slot("subject")):
        return clause
    subjects = tuple(j for i in clause.slot("subject") for j in _behind(doc[i], actors))
    return replace(clause, slots=tuple((k, subjects if k == "subject" else v) for k, v in clause.slots))


def _helped(doc: Doc, clause: Clause, actors: Actors, helping: Collection[str]) -> Clause:
    """The clause with whom help is for in the place of the help: "opposes military aid for Ukraine"."""
    if not any(doc[i].lemma_.lower() in helping for slot in ("object", "to") for i in clause.slot(slot)):
        return clause
    slots = []
    for slot, heads in clause.slots:
        found = list(heads)
        if slot in ("object", "to"):
            for i in (i for i in heads if doc[i].lemma_.lower() in helping and not actors.pick(doc[i])):
                inside = [t for prep, t in phrases.prepositions(doc[i]) if prep in ("for", "to")]
                beside = [doc[j] for j in clause.slot("for")]
                found = [actors.mentions[n].head for t in [*inside, *beside] for n in actors.pick(t)] or found
        slots.append((slot, tuple(found)))
    return replace(clause, slots=tuple(slots))


def _behind(noun: Token, actors: Actors) -> list[int]:
    """Heads of the mentions behind an office or a text, else the word itself."""
    lemma = noun.lemma_.lower()
    if noun.i in actors.at or lemma not in OFFICES | TEXTS:
        return [noun.i]
    found = actors.pick(noun) or [n for p, t in phrases.prepositions(noun) if p == "from" for n in actors.pick(t)]
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if not found and lemma in TEXTS and noun.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB":
        found = [n for t in syntax.subjects(verb) for n in actors.acting(t, verbal=True)]
    return [actors.mentions[n].head for n in found] or [noun.i]


def _committed(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the holder has the attitude, and is not told to ("should back") or thought able to ("could count on")."""
    clause = found.clause
    if clause.modality == "conditional":
        return False
    if clause.modality == "demanded" and not all(actors.mentions[n].text.lower() in FIRST for n in found.source):
        return False
    carriers = [doc[clause.head], *([doc[clause.support]] if clause.support is not None else [])]
    own = {c.lower_ for t in carriers for c in t.children if c.dep_ == "aux"}
    return not (own & UNSURE) and not (found.rule.states == "trust" and "can" in own and not clause.negated)


def _own_side(holder: Participant, target: Participant, targets: tuple[Participant, ...], sign: int) -> bool:
    """Whether a target is the holder, or his state: "Xi praised the partnership"; one may criticise one's own state."""
    state = target.actor is not None and target.actor == holder.country and (sign > 0 or len(targets) > 1)
    return (target.actor is not None and target.actor == holder.actor) or state


def _about(doc: Doc, found: Match, article: Article) -> Text | None:
    """The phrase or clause that is judged."""
    filled = [found.slots[1]] if found.slots[1] else [*found.rule.trigger.target, "complement"]
    for slot in filled:
        for i in found.clause.slot(slot):
            return _phrase(doc, _thing(doc[i]), article)
    return None


def _phrase(doc: Doc, token: Token, article: Article) -> Text:
    """The phrase of a token, without what follows its comma."""
    first, last = token.left_edge.i, token.right_edge.i
    for j in range(token.i + 1, last + 1):
        if doc[j].dep_ in ("relcl", "appos") and doc[j].head == token:
            last = doc[j].left_edge.i - 1
            break
    while first < token.i and doc[first].is_space:
        first += 1
    while last > token.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    span = doc[first : last + 1]
    return Text(span.start_char, span.end_char, article.text[span.start_char : span.end_char])


def _thing(token: Token) -> Token:
    """What is judged in "fears that the alliance threatens it": the subject of the clause."""
    subjects = [c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")] if token.pos_ in ("VERB", "AUX") else []
    return subjects[0] if subjects else token


def _covering(about: Text, targets: Sequence[Participant], article: Article) -> Text:
    """What is judged with every target in it, where the parse ties one elsewhere: "trusts Japan; Britain's failure"."""
    start, end = min([about.start, *(t.start for t in targets)]), max([about.end, *(t.end for t in targets)])
    return Text(start, end, article.text[start:end])
