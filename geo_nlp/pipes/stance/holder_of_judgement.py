"""Who holds a judgement, and the actors behind what is judged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.clauses.actor_coordination import series
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import participants
from geo_nlp.pipes.linking.tenures import tenured_post
from geo_nlp.pipes.relations.patients import suffers
from geo_nlp.pipes.relations.target_inference import BLAMING
from geo_nlp.pipes.stance.predication import GOOD, Frame
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.obliques import CLAIMS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Article, Clause, Mention, Participant

FIRST = frozenset({"we", "i", "our", "my"})
CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "pcomp", "relcl", "xcomp"})
# What befalls somebody is no deed of his: "it is terrible that he died".
SUFFERING = words("undergoing_verb")


def holders_of(frame: Frame, head: Token, actors: Actors, voices: Voices, article: Article) -> tuple[Participant, ...]:
    """Who calls somebody something, or in whose words the judgement stands."""
    if not frame.naming:
        speaker = _mentioned(voices.at(head.idx), actors, article)
        return (speaker, *_beside(speaker, actors, article)) if speaker else ()
    naming = functions.subjects(frame.verb)
    found = [n for t in naming for n in series(actors, actors.acting(t, verbal=True))]
    return tuple(p for n in found for p in participants(article.text, actors.mentions[n], actors.mentions))


def speaks_for(speaker: Participant, holders: Sequence[Participant], article: Article) -> bool:
    """Whether a speaker holds himself what he says of his own state, which a spokesman and "we" do not."""
    if speaker.actor == speaker.country or tenured_post(speaker.actor, article.date) == "spokesperson":
        return False
    return any(h.actor == speaker.country and h.text.lower() not in FIRST for h in holders if h.actor)


def _mentioned(speaker: Participant | None, actors: Actors, article: Article) -> Participant | None:
    """The speaker by his mention, where a relative pronoun stands for him: "Macron, who said"."""
    if speaker is None or speaker.antecedent is None or speaker.text.lower() not in ("who", "which", "that"):
        return speaker
    named = _beginning(actors.mentions, speaker.antecedent.start)
    return next((p for m in named for p in participants(article.text, m, actors.mentions)), None)


def _beginning(mentions: Sequence[Mention], at: int) -> Sequence[Mention]:
    """The mentions that begin at a place, of all in text order."""
    start = attrgetter("start")
    return mentions[bisect_left(mentions, at, key=start) : bisect_right(mentions, at, key=start)]


def _beside(speaker: Participant, actors: Actors, article: Article) -> list[Participant]:
    """Who says it together with the speaker: "CNN and the New York Times said", "critics including Macron say"."""
    own = next(iter(_beginning(actors.mentions, speaker.start)), None)
    heads = [*conjuncts(actors.doc[own.head])[1:], *obliques.examples(actors.doc[own.head])] if own else []
    told = [actors.mentions[actors.at[t.i]] for t in heads if t.i in actors.at]
    return [p for m in told for p in participants(article.text, m, actors.mentions)]


def of_others(
    doc: Doc, clause: Clause, rule: Rule, actors: Actors, holders: Sequence[Participant], targets: Sequence[int]
) -> bool:
    """Whether a friend or enemy is somebody else's: "he said that Belarus was an ally of Russia"."""
    if clause.kind != "noun" or rule.states not in ("trust", "opposition"):
        return False
    slots = (*clause.slot("of"), *clause.slot("to"), *clause.slot("possessor"))
    picked = [n for i in slots for n in actors.pick(doc[i], inner=False) if i != clause.head and n not in targets]
    whose = [actors.mentions[n] for n in picked if actors.mentions[n].level != "pronoun"]
    mine = {h.actor for h in holders} | {h.country for h in holders}
    return bool(whose) and not any(m.type == "igo" or {m.actor, m.country} & (mine - {None}) for m in whose)


def targets_of(frame: Frame, head: Token, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """The actors behind the thing; "this is a shameful act by Israel" names them in the predicate."""
    found = [n for t in frame.things for n in _behind(t, actors, rule)]
    if not found and frame.naming and frame.things[0].head == head:
        found = actors.premodifiers(head)
    if not found and frame.things[0].lower_ in ("this", "that", "it", "such"):
        noun = head.head if head.dep_ == "amod" else head
        found = [n for prep, t in obliques.prepositions(noun) if prep == "by" for n in actors.pick(t)]
        found = found or [n for t in _doers(head, frame.verb, rule) for n in actors.pick(t, inner=False)]
    return tuple(dict.fromkeys(found))


def _doers(predicate: Token, verb: Token, rule: Rule) -> list[Token]:
    """Whose deed is judged: "it was wrong that Macron refused", "for Macron to refuse", "of Macron to refuse"."""
    if any(c.tag_ == "MD" and c.lower_ != "will" for c in verb.children):
        return []  # "it would be helpful if he came"
    beside = [c for word in (predicate, verb) for c in word.rights if c.i > predicate.i]
    of = [c for prep in beside if prep.lower_ == "of" and predicate.pos_ == "ADJ" for c in prep.rights]
    doers = [c for c in of if c.dep_ == "pobj"]
    for clause in (*beside, *of):
        if clause.dep_ not in CLAUSAL or clause.pos_ != "VERB" or is_passive(clause) or clause.lemma_ in SUFFERING:
            continue
        if any(c.dep_ == "mark" and c.lower_ not in ("that", "for", "of") for c in clause.lefts):
            continue
        wished = any(c.tag_ in ("MD", "TO") and c.lower_ != "will" for c in clause.lefts)
        if not (wished and rule.states in GOOD):  # "it is right for him to resign" praises nobody
            doers += [s for s in clause.lefts if s.dep_ == "nsubj"]
    return [t for doer in doers for t in conjuncts(doer)]


def _behind(thing: Token, actors: Actors, rule: Rule) -> list[int]:
    """Who is behind a thing: of a claim he who makes it, of a deed that is blamed not whom it befell."""
    if thing.lemma_.lower() not in CLAIMS or thing.i in actors.at:
        found = actors.pick(thing, inner=rule.trigger.inner)
        to_blame = [n for n in found if rule.states not in BLAMING or not suffers(thing, actors.mentions[n])]
        return to_blame if to_blame or not found else []
    makers = [n for prep, t in obliques.prepositions(thing) if prep in ("by", "from") for n in actors.pick(t)]
    return actors.premodifiers(thing) or makers
