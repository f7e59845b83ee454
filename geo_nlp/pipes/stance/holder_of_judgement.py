"""Holders and targets of judgements: who calls an actor something, and which actors are called so.

The holder is the subject of a naming verb ("Macron called X a liar"), else the speaker of the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.clauses.actor_coordination import series
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import participants
from geo_nlp.pipes.relations.patients import suffers
from geo_nlp.pipes.relations.target_inference import BLAMING
from geo_nlp.pipes.stance.naming_verbs import Frame
from geo_nlp.pipes.stance.predication import GOOD
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.interval_index import innermost
from geo_nlp.pipes.syntax.obliques import CLAIMS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Article, Clause, Mention, Participant

CLAUSE_DEPS = frozenset({"acl", "advcl", "ccomp", "csubj", "pcomp", "relcl", "xcomp"})
# Verbs whose subject is a patient, no agent: "it is terrible that he died".
SUFFERING = words("undergoing_verb")


def holders_of(frame: Frame, head: Token, actors: Actors, voices: Voices, article: Article) -> tuple[Participant, ...]:
    """The subject of a naming verb, else the speaker of the words."""
    if not frame.naming:
        if _is_media_report(voices, head.idx):
            return ()
        speaker = _named_speaker(voices.at(head.idx), actors, article)
        return (speaker, *_joint_speakers(speaker, actors, article)) if speaker else ()
    subjects = functions.subjects(frame.verb)
    found = [n for t in subjects for n in series(actors, actors.acting(t, verbal=True))]
    return tuple(participants_at(found, actors, article))


def _is_media_report(voices: Voices, offset: int) -> bool:
    """Whether media report it, which is no opinion of theirs: "AFP reports that Mali violated the truce"."""
    inner = innermost(voices.said.around(offset))
    if inner is None or inner.speaker is None or inner.cue is None:
        return False
    return inner.speaker.sector == "JRN" and inner.cue.text.lower().startswith("report")


def participants_at(numbers: Iterable[int], actors: Actors, article: Article) -> list[Participant]:
    """The participants that mentions name, by the positions of the mentions."""
    return [p for n in numbers for p in participants(article.text, actors.mentions[n], actors.mentions)]


def _named_speaker(speaker: Participant | None, actors: Actors, article: Article) -> Participant | None:
    """The speaker, by the antecedent where the mention is a relative pronoun: "Macron, who said"."""
    if speaker is None or speaker.antecedent is None or speaker.text.lower() not in ("who", "which", "that"):
        return speaker
    named = _starting_at(actors.mentions, speaker.antecedent.start)
    return next((p for m in named for p in participants(article.text, m, actors.mentions)), None)


def _starting_at(mentions: Sequence[Mention], offset: int) -> Sequence[Mention]:
    """The mentions that start at an offset, of all in text order."""
    start = attrgetter("start")
    return mentions[bisect_left(mentions, offset, key=start) : bisect_right(mentions, offset, key=start)]


def _joint_speakers(speaker: Participant, actors: Actors, article: Article) -> list[Participant]:
    """Those who say it with the speaker: "CNN and the New York Times said", "critics including Macron say"."""
    own = next(iter(_starting_at(actors.mentions, speaker.start)), None)
    heads = [*conjuncts(actors.doc[own.head])[1:], *obliques.examples(actors.doc[own.head])] if own else []
    return participants_at((actors.at[t.i] for t in heads if t.i in actors.at), actors, article)


def has_other_holder(
    doc: Doc, clause: Clause, rule: Rule, actors: Actors, holders: Sequence[Participant], targets: Sequence[int]
) -> bool:
    """Whether a relational noun has another holder than the speaker: "he said that Belarus was an ally of Russia"."""
    if clause.kind != "noun" or rule.states not in ("trust", "opposition"):
        return False
    slots = (*clause.slot("of"), *clause.slot("to"), *clause.slot("possessor"))
    picked = [n for i in slots for n in actors.pick(doc[i], inner=False) if i != clause.head and n not in targets]
    owners = [actors.mentions[n] for n in picked if actors.mentions[n].level != "pronoun"]
    own = {h.actor for h in holders} | {h.country for h in holders}
    return bool(owners) and not any(m.type == "igo" or {m.actor, m.country} & (own - {None}) for m in owners)


def targets_of(frame: Frame, head: Token, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """The actors that are judged, as predicands or agents of what is judged."""
    thing = frame.predicands[0]
    found = [n for t in frame.predicands for n in _actors_of(t, actors, rule)]
    if not found and frame.naming and thing.head == head:
        found = actors.premodifiers(head)
    if not found and thing.lower_ in ("this", "that", "it", "such"):
        found = [n for t in _extraposed_agents(head, frame.verb, rule) for n in actors.pick(t, inner=False)]
    return tuple(dict.fromkeys(found))


def _extraposed_agents(predicate: Token, verb: Token, rule: Rule) -> list[Token]:
    """Agents of an extraposed clause: "it was wrong that Macron refused", "wrong of Macron to refuse"."""
    if any(c.tag_ == "MD" and c.lower_ != "will" for c in verb.children):
        return []  # "it would be helpful if he came"
    after = [c for word in (predicate, verb) for c in word.rights if c.i > predicate.i]
    of = [c for prep in after if prep.lower_ == "of" for c in prep.rights] if predicate.pos_ == "ADJ" else []
    agents = [c for c in of if c.dep_ == "pobj"]
    agents += [subject for clause in (*after, *of) for subject in _agents_of_clause(clause, rule)]
    return [t for agent in agents for t in conjuncts(agent)]


def _agents_of_clause(clause: Token, rule: Rule) -> list[Token]:
    """The subject of a clause about an act: "that Macron refused", not "that he died", "when he came"."""
    if clause.dep_ not in CLAUSE_DEPS or clause.pos_ != "VERB" or is_passive(clause) or clause.lemma_ in SUFFERING:
        return []
    if any(c.dep_ == "mark" and c.lower_ not in ("that", "for", "of") for c in clause.lefts):
        return []
    return [] if rule.states in GOOD and _is_irrealis(clause) else [s for s in clause.lefts if s.dep_ == "nsubj"]


def _is_irrealis(clause: Token) -> bool:
    """Whether an act has not happened: "it is right for him to resign" praises nobody."""
    return any(c.tag_ in ("MD", "TO") and c.lower_ != "will" for c in clause.lefts)


def _actors_of(thing: Token, actors: Actors, rule: Rule) -> list[int]:
    """The actors of a predicand: of a claim who makes it, of an act that is blamed not its patient."""
    if thing.lemma_.lower() not in CLAIMS or thing.i in actors.at:
        found = actors.pick(thing, inner=rule.trigger.inner)
        return [n for n in found if rule.states not in BLAMING or not suffers(thing, actors.mentions[n])]
    makers = [n for prep, t in obliques.prepositions(thing) if prep in ("by", "from") for n in actors.pick(t)]
    return actors.premodifiers(thing) or makers
