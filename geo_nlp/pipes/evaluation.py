"""Judgements: what a speaker says of somebody by predication: "Macron said Russia was a threat", "called X a liar".

The words are triggers without `source` (rules/stance/judged_*.yaml): whoever says them holds the view. A predicate is
what follows a copula, what a naming verb calls its object, an apposition, or a deed told of the subject; outside
anybody's mouth it is the article's own voice and no stance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from geo_nlp.pipes import phrases, syntax
from geo_nlp.pipes.joining import series
from geo_nlp.pipes.matching import holds
from geo_nlp.pipes.parse import Doc, Token
from geo_nlp.pipes.participants import participants
from geo_nlp.pipes.phrases import CLAIMS
from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.predication import GOOD, Frame, asks, frame_of
from geo_nlp.pipes.voices import Voices
from geo_nlp.pipes.words import conjuncts, either
from geo_nlp.rules.loader import Rule, RuleBook
from geo_nlp.types import Article, Clause, Participant

# A deed or a word of somebody, which an adjective before it judges: "Russia's brutal invasion".
DEEDS = ("attack", "idea", "attempt", "crime", "claim", "proposal", "deal", "punishment", "dispute", "threat")
# Nothing good is said of somebody by a word about his crimes: "Iran's threat is important".
BAD = ("attack", "crime", "threat", "punishment", "dispute", "accusation", "misfortune", "menace", "slur")
# "Alleged Russian aggression", "no aggression by Russia": it is not taken for granted.
SUPPOSED = frozenset({"alleged", "any", "future", "no", "perceived", "possible", "potential", "supposed"})
# Who stands behind "of" has suffered it: "the oppression of the Kurds".
DONE_TO = frozenset(
    "appeasement betrayal blackmail bullying deception intimidation obstruction oppression provocation "
    "repression sabotage smear subversion".split()
)
# Who may be judged by a word before the name, and what tells that nobody in particular is meant.
JUDGED_BY_NAME = frozenset({"person", "state", "government", "military", "party", "media", "armed_group", "igo"})
UNKNOWN = frozenset({"a", "an", "any", "no", "some", "such"})
UNSURE = frozenset({"may", "might", "could", "should"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule that a predicate fires, who holds it, and the phrase it is said of."""

    rule: Rule
    clause: Clause
    holders: tuple[Participant, ...]
    targets: tuple[int, ...]
    about: Token
    negated: bool


def find_judgements(
    doc: Doc, clauses: Sequence[Clause], actors: Actors, rules: RuleBook, article: Article, voices: Voices
) -> Iterator[Judgement]:
    """Yield the judgements of `doc`, in text order."""
    words = [(c, r) for c in clauses if (r := _rule(doc, c, rules, actors)) is not None]
    heads = {c.head for c, _ in words if c.kind == "noun"}
    deeds = either(*(rules.classes[name] for name in DEEDS))
    bad = either(*(rules.classes[name] for name in BAD))
    owned = rules.classes["presupposed"]
    for clause, rule in words:
        frame = frame_of(doc[clause.head], clause, rule, heads, deeds)
        frame = frame or _owned(doc, clause, actors, owned) or _epithet(doc[clause.head], rule, actors)
        if frame is None or not frame.things or _unsure(frame.verb, clause, rule):
            continue
        holders = _holders(frame, doc[clause.head], actors, voices, article)
        targets = _targets(frame, doc[clause.head], actors, inner=rule.trigger.inner)
        presupposed = clause.kind != "verb" and frame.verb.i == clause.head and frame.verb.pos_ != "VERB"
        if presupposed and any(actors.mentions[n].country in {h.country for h in holders} - {None} for n in targets):
            continue
        thing = frame.things[0]
        if _of_others(doc, clause, rule, actors, holders, targets) or (
            rule.states in GOOD and thing.lemma_.lower() in bad
        ):
            continue
        known = thing.pos_ == "NOUN" and thing.lemma_.lower() in deeds and thing != doc[clause.head].head
        if holders and (targets or known):
            negated = not presupposed and "not" not in asks(rule) and _negated(doc[clause.head], frame.verb, clause)
            yield Judgement(rule, clause, holders, targets, thing, negated)


def _owned(doc: Doc, clause: Clause, actors: Actors, owned: Collection[str]) -> Frame | None:
    """What a speaker takes for granted of the owner: "we must stop Russia's aggression", "the hypocrisy of NATO"."""
    head = doc[clause.head]
    if head.pos_ != "NOUN" or clause.lemma not in owned or any(c.lower_ in SUPPOSED for c in head.lefts):
        return None
    if any(t.lemma_.lower() in CLAIMS for t in head.ancestors):
        return None
    suffered = clause.lemma in DONE_TO or clause.slot("possessor")
    owners = [*clause.slot("possessor"), *clause.slot("by"), *(() if suffered else clause.slot("of"))]
    things = [doc[i] for i in owners if actors.pick(doc[i], inner=False)]
    return Frame(things, head) if things else None


def _epithet(word: Token, rule: Rule, actors: Actors) -> Frame | None:
    """An actor by a word that judges him before his name: "the brutal Assad regime"; not "a brutal regime"."""
    strong = (rule.trigger.strength or 1) > 1 and rule.states in ("criticism", "praise")
    somebody = actors.at.get(word.head.i)
    if not strong or somebody is None or word.dep_ not in ("amod", "compound") or word.i > word.head.i:
        return None
    mention = actors.mentions[somebody]
    known = (mention.actor or mention.country) and mention.type in JUDGED_BY_NAME
    return Frame([word.head], word) if known and not any(c.lower_ in UNKNOWN for c in word.head.lefts) else None


def _rule(doc: Doc, clause: Clause, rules: RuleBook, actors: Actors) -> Rule | None:
    if clause.within and (clause.kind, clause.within) in rules.stances:
        return None
    found = [r for r in rules.stances.get((clause.kind, clause.lemma), ()) if judges(r, clause)]
    if not found:
        return None
    own = _with_auxiliaries(doc, clause)
    return next((r for r in found if holds(doc, own, r, actors) is None), None)


def _with_auxiliaries(doc: Doc, clause: Clause) -> Clause:
    """A verb's clause with auxiliaries and "not" as modifiers; `to` only after "be" ("is to blame")."""
    if clause.kind != "verb":
        return clause
    verb = doc[clause.head]
    own = [c for c in verb.children if c.dep_ == "aux" and (c.tag_ != "TO" or verb.head.lemma_ == "be")]
    own += [c for c in verb.children if c.dep_ == "neg"]
    modifiers = (*clause.slot("modifier"), *(c.i for c in own))
    others = tuple((name, found) for name, found in clause.slots if name != "modifier")
    return replace(clause, slots=(*others, ("modifier", modifiers)))


def judges(rule: Rule, clause: Clause) -> bool:
    """Whether a rule leaves its holder to be the speaker: it names none, or none is there ("is worrying for X")."""
    slots = rule.trigger.source
    apart = "subject" in rule.trigger.target and clause.kind != "verb" and "subject" not in slots
    return not slots or (apart and not any(clause.slot(slot) for slot in slots))


def _holders(frame: Frame, head: Token, actors: Actors, voices: Voices, article: Article) -> tuple[Participant, ...]:
    if not frame.naming:
        speaker = voices.at(head.idx)
        return (speaker, *_beside(speaker, actors, article)) if speaker else ()
    found = [n for t in syntax.subjects(frame.verb) for n in series(actors, actors.acting(t, verbal=True))]
    return tuple(p for n in found for p in participants(article.text, actors.mentions[n], actors.mentions))


def _beside(speaker: Participant, actors: Actors, article: Article) -> list[Participant]:
    """Who says it together with the speaker: "CNN and the New York Times said"."""
    own = next((m for m in actors.mentions if m.start == speaker.start), None)
    heads = conjuncts(actors.doc[own.head])[1:] if own else []
    told = [actors.mentions[actors.at[t.i]] for t in heads if t.i in actors.at]
    return [p for m in told for p in participants(article.text, m, actors.mentions)]


def _of_others(
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


def _targets(frame: Frame, head: Token, actors: Actors, *, inner: bool) -> tuple[int, ...]:
    """The actors behind the thing; "this is a shameful act by Israel" names them in the predicate."""
    found = [n for t in frame.things for n in _behind(t, actors, inner)]
    if not found and frame.naming and frame.things[0].head == head:
        found = actors.premodifiers(head)
    if not found and frame.things[0].lower_ in ("this", "that", "it", "such"):
        noun = head.head if head.dep_ == "amod" else head
        found = [n for prep, t in phrases.prepositions(noun) if prep == "by" for n in actors.pick(t)]
    return tuple(dict.fromkeys(found))


def _behind(thing: Token, actors: Actors, inner: bool) -> list[int]:
    """Who is behind a thing; of a claim he who makes it, not whom it is about: "claims of aggression by Russia"."""
    if thing.lemma_.lower() not in CLAIMS or thing.i in actors.at:
        return actors.pick(thing, inner=inner)
    makers = [n for prep, t in phrases.prepositions(thing) if prep in ("by", "from") for n in actors.pick(t)]
    return actors.premodifiers(thing) or makers


def _unsure(verb: Token, clause: Clause, rule: Rule) -> bool:
    """Whether the text does not commit its speaker: "may be a threat", "if Russia is a threat", a question."""
    if verb.sent.text.rstrip().endswith("?") or clause.modality == "conditional":
        return True
    cannot = any(c.dep_ == "neg" for c in verb.children)
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    unmarked = not asks(rule) and "object" not in rule.trigger.target
    return unmarked and not cannot and bool(own & UNSURE)


def _negated(head: Token, verb: Token, clause: Clause) -> bool:
    """Whether the predicate is denied where it stands, or by a thought above it ("does not think that")."""
    if clause.negated:
        return True
    nouns = (head, head.head) if head.dep_ == "amod" else (head,)
    if any(c.lower_ in ("no", "hardly", "neither") for t in nouns for c in t.lefts):
        return True
    up = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ in ("think", "believe", "consider", "feel") else verb
    return any(c.dep_ == "neg" for v in {verb.i: verb, up.i: up}.values() for c in v.children)
