"""Judgements: what a speaker says of somebody by predication: "Macron said Russia was a threat", "called X a liar".

The words are triggers without `source` (rules/stance/judged_*.yaml): whoever says them holds the view. A predicate is
what follows a copula, what a naming verb calls its object, an apposition, or a deed told of the subject; outside
anybody's mouth it is the article's own voice and no stance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.matching import holds
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.stance.holder_of_judgement import holders_of, of_others, targets_of
from geo_nlp.pipes.stance.predication import GOOD, Frame, asks, frame_of
from geo_nlp.pipes.syntax.obliques import CLAIMS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import either
from geo_nlp.rules.loader import Rule, RuleBook
from geo_nlp.types import Article, Clause, Participant

# A deed or a word of somebody, which an adjective before it judges: "Russia's brutal invasion".
DEEDS = tuple("attack idea attempt crime claim conduct proposal deal punishment dispute threat".split())
# Nothing good is said of somebody by a word about his crimes: "Iran's threat is important".
BAD = ("attack", "crime", "threat", "punishment", "dispute", "accusation", "misfortune", "menace", "slur")
# "Alleged Russian aggression", "no aggression by Russia": it is not taken for granted.
SUPPOSED = words("supposed_modifier")
# Who stands behind "of" has suffered it: "the oppression of the Kurds".
DONE_TO = words("mistreatment_noun")
# Who may be judged by a word before the name, and what tells that nobody in particular is meant.
JUDGED_BY_NAME = frozenset({"person", "state", "government", "military", "party", "media", "armed_group", "igo"})
UNKNOWN = frozenset({"a", "an", "any", "no", "some", "such"})
AVOIDING = words("avoidance_verb")
UNSURE = frozenset({"may", "might", "could", "should"})
# "Not merely a partner but a friend": what follows is not denied.
STEPPING = frozenset({"just", "mere", "merely", "only", "simply", "solely"})


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
        if frame is None or not frame.things or _unsure(frame.verb, clause, rule) or _avoided(frame):
            continue
        holders = holders_of(frame, doc[clause.head], actors, voices, article)
        targets = targets_of(frame, doc[clause.head], rule, actors)
        presupposed = clause.kind != "verb" and frame.verb.i == clause.head and frame.verb.pos_ != "VERB"
        if presupposed and any(actors.mentions[n].country in {h.country for h in holders} - {None} for n in targets):
            continue
        thing = frame.things[0]
        if of_others(doc, clause, rule, actors, holders, targets) or (
            rule.states in GOOD and thing.lemma_.lower() in bad
        ):
            continue
        known = thing.pos_ == "NOUN" and thing.lemma_.lower() in deeds and thing != doc[clause.head].head
        if holders and (targets or known):
            negated = (
                not presupposed and not asks(rule) & {"not", "no"} and _negated(doc[clause.head], frame.verb, clause)
            )
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
    found = [r for r in rules.stances.get((clause.kind, clause.lemma), ()) if judges(r, clause)]
    if not found or is_courtesy(doc, clause) or (clause.within and (clause.kind, clause.within) in rules.stances):
        return None
    own = _with_auxiliaries(doc, clause)
    return next((r for r in found if holds(doc, own, r, actors) is None), None)


def _with_auxiliaries(doc: Doc, clause: Clause) -> Clause:
    """A clause with auxiliaries, "not", "no" and "too" as modifiers; `to` only after "be" ("is to blame")."""
    head = doc[clause.head]
    if clause.kind == "adjective":
        own = [c for c in head.lefts if c.lower_ == "too"]
    elif clause.kind == "noun":
        own = [c for c in head.lefts if c.lower_ == "no"]
    else:
        own = [c for c in head.children if c.dep_ == "aux" and (c.tag_ != "TO" or head.head.lemma_ == "be")]
        own += [c for c in head.children if c.dep_ == "neg"]
        own += [c for i in clause.slot("object") for c in doc[i].lefts if c.lower_ == "no"]
    if not own:
        return clause
    modifiers = (*clause.slot("modifier"), *(c.i for c in own))
    others = tuple((name, found) for name, found in clause.slots if name != "modifier")
    return replace(clause, slots=(*others, ("modifier", modifiers)))


def judges(rule: Rule, clause: Clause) -> bool:
    """Whether a rule leaves its holder to be the speaker: it names none, or none is there ("is worrying for X")."""
    slots = rule.trigger.source
    apart = "subject" in rule.trigger.target and clause.kind != "verb" and "subject" not in slots
    return not slots or (apart and not any(clause.slot(slot) for slot in slots))


def _unsure(verb: Token, clause: Clause, rule: Rule) -> bool:
    """Whether the text does not commit its speaker: "may be a threat", "if Russia is a threat", a question."""
    if verb.sent.text.rstrip().endswith("?") or clause.modality == "conditional":
        return True
    cannot = any(c.dep_ == "neg" for c in verb.children)
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    unmarked = not asks(rule) and "object" not in rule.trigger.target
    return unmarked and not cannot and bool(own & UNSURE)


def _avoided(frame: Frame) -> bool:
    """Whether somebody does not call anybody so: "stopped short of calling X a liar", "denied calling X a liar"."""
    verb = frame.verb
    above = [t for t in verb.ancestors if t.pos_ == "VERB"][:1] if verb.dep_ in ("dobj", "pcomp", "xcomp") else []
    return frame.naming and any(t.lemma_ in AVOIDING for t in above)


def _negated(head: Token, verb: Token, clause: Clause) -> bool:
    """Whether the predicate is denied where it stands, or by a thought above it ("does not think that")."""
    if clause.negated:
        return True
    nouns = (head, head.head) if head.dep_ == "amod" else (head,)
    if any(c.lower_ in ("no", "hardly", "neither") for t in nouns for c in t.lefts):
        return True
    up = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ in ("think", "believe", "consider", "feel") else verb
    cues = [c for v in {verb.i: verb, up.i: up}.values() for c in v.children if c.dep_ == "neg"]
    return any(cue.nbor().lower_ not in STEPPING for cue in cues if cue.i + 1 < len(cue.doc))
