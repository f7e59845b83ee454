"""Judgements: what a speaker says of an actor by predication: "Macron said Russia was a threat", "called X a liar".

Their triggers are the rules without `source` (rules/stance/judged_*.yaml): the speaker is the holder. A judgement in
the article's own voice has no holder and gives no stance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.matching import holds
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.stance.holder_of_judgement import has_other_holder, holders_of, targets_of
from geo_nlp.pipes.stance.naming_verbs import Frame
from geo_nlp.pipes.stance.predication import GOOD, asks, frame_of
from geo_nlp.pipes.syntax.labels import NOMINAL_POS
from geo_nlp.pipes.syntax.obliques import CLAIMS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import first_conjunct, union_of
from geo_nlp.rules.loader import Rule, RuleBook
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Clause, Participant

# Classes of the rule book: nouns for acts and utterances, which an adjective can judge: "Russia's brutal invasion".
ACTS = tuple("attack idea attempt crime claim conduct proposal deal punishment dispute threat".split())
# What else is judged by a predicate; before a noun it is no praise: "wants free and fair elections".
MATTERS = "judged_matter"
# A good word about these is no praise of the actor: "Iran's threat is important".
BAD = ("attack", "crime", "threat", "punishment", "dispute", "accusation", "misfortune", "menace", "slur")
# Modifiers that cancel a presupposition: "alleged Russian aggression", "no aggression by Russia".
SUPPOSED = words("supposed_modifier")
# Nouns whose of-phrase names the patient: "the oppression of the Kurds".
MISTREATMENT_NOUNS = words("mistreatment_noun")
# Types of actors that an epithet can judge, and determiners of an indefinite noun phrase.
JUDGED_BY_NAME = frozenset({"person", "state", "government", "military", "party", "media", "armed_group", "igo"})
INDEFINITE_OR_SUCH = frozenset({"a", "an", "any", "no", "some", "such"})
# What these verbs bring about or ask for is not yet so.
SEEKING = words("securing_verb")
TENTATIVE_MODALS = frozenset({"may", "might", "could", "should"})
# After these "not" does not deny: "not merely a partner but a friend".
NOT_DENYING = frozenset({"just", "mere", "merely", "only", "simply", "solely"})
OPINION = ("think", "believe", "consider", "feel")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule that a predicate triggers, its holders and targets, and the phrase that is judged."""

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
    triggers = [(c, r) for c in clauses if (r := _rule_of(doc, c, rules, actors)) is not None]
    heads = {c.head for c, _ in triggers if c.kind == "noun"}
    acts = union_of(*(rules.classes[name] for name in ACTS))
    bad = union_of(*(rules.classes[name] for name in BAD))
    matters = acts | rules.classes[MATTERS]
    presupposed = rules.classes["presupposed"]
    for clause, rule in triggers:
        head = doc[clause.head]
        frame = (
            frame_of(head, clause, rule, heads, acts)
            or _presupposition(head, clause, actors, presupposed)
            or _epithet(head, rule, actors)
        )
        if frame is None or not frame.predicands or _is_uncertain(frame.verb, clause, rule):
            continue
        judgement = _judgement(frame, clause, rule, actors, holders_of(frame, head, actors, voices, article))
        thing = frame.predicands[0]
        praised = thing.lemma_.lower() if rule.states in GOOD else ""
        if judgement is None or praised in bad:
            continue
        if praised in rules.classes["parley"]:
            judgement = replace(judgement, targets=())  # "the talks with Iran were constructive"
        if judgement.targets or _is_known_act(thing, head, acts, matters) or _is_named_so(frame, rule):
            yield judgement


def _is_known_act(thing: Token, head: Token, acts: Collection[str], matters: Collection[str]) -> bool:
    """Whether a predicand is an act or matter, which is judged though no actor is named: "the attack was brutal"."""
    known = thing.pos_ == "NOUN" and thing.lemma_.lower() in matters and thing != head.head
    return known or _is_this(thing, head, acts, matters)


def _is_this(thing: Token, head: Token, acts: Collection[str], matters: Collection[str]) -> bool:
    """Whether "this" is judged, which is what was just told: "this is outrageous", "this is a good move".

    A noun for an act tells what it was: "this was an attack on us all".
    """
    if thing.lower_ != "this" or thing.dep_ != "nsubj":
        return False
    if head.pos_ == "NOUN":
        return head.lemma_.lower() not in acts
    return head.pos_ == "ADJ" and (head.dep_ == "acomp" or head.head.lemma_.lower() in matters)


def _is_named_so(frame: Frame, rule: Rule) -> bool:
    """Whether a holder gives a thing a bad name: "calls the strike illegal", whatever thing it is."""
    things = [t for t in frame.predicands if t.pos_ == "NOUN"]
    return frame.naming and bool(things) and rule.states not in GOOD


def _judgement(
    frame: Frame, clause: Clause, rule: Rule, actors: Actors, holders: tuple[Participant, ...]
) -> Judgement | None:
    """The judgement of a frame; None where it has no holder, or one who is not the speaker."""
    doc = actors.doc
    head = doc[clause.head]
    holders = tuple(h for h in holders if h.sector != "JUD")  # a ruling is no opinion: "ruled that it was illegal"
    targets = targets_of(frame, head, rule, actors)
    presupposed = clause.kind != "verb" and frame.verb.i == clause.head and frame.verb.pos_ != "VERB"
    if not holders or (presupposed and _is_of_holders_country(holders, targets, actors)):
        return None
    if has_other_holder(doc, clause, rule, actors, holders, targets):
        return None
    negated = not presupposed and not asks(rule) & {"not", "no"} and _is_judgement_denied(head, frame.verb, clause)
    return Judgement(rule, clause, holders, targets, frame.predicands[0], negated)


def _is_of_holders_country(holders: Sequence[Participant], targets: Sequence[int], actors: Actors) -> bool:
    """Whether a target is of a holder's country."""
    return any(actors.mentions[n].country in {h.country for h in holders} - {None} for n in targets)


def _presupposition(head: Token, clause: Clause, actors: Actors, presupposed: Collection[str]) -> Frame | None:
    """What a noun presupposes of its possessor: "we must stop Russia's aggression", "the hypocrisy of NATO"."""
    if head.pos_ != "NOUN" or clause.lemma not in presupposed or any(c.lower_ in SUPPOSED for c in head.lefts):
        return None
    if any(t.lemma_.lower() in CLAIMS for t in head.ancestors):
        return None
    patients = clause.lemma in MISTREATMENT_NOUNS or clause.slot("possessor")
    owners = [*clause.slot("possessor"), *clause.slot("by"), *(() if patients else clause.slot("of"))]
    predicands = [head.doc[i] for i in owners if actors.pick(head.doc[i], inner=False)]
    return Frame(predicands, head) if predicands else None


def _epithet(word: Token, rule: Rule, actors: Actors) -> Frame | None:
    """An epithet before an actor's name: "the brutal Assad regime"; not "a brutal regime"."""
    strong = (rule.trigger.strength or 1) > 1 and rule.states in ("criticism", "praise")
    named = actors.at.get(word.head.i)
    if not strong or named is None or word.dep_ not in ("amod", "compound") or word.i > word.head.i:
        return None
    mention = actors.mentions[named]
    known = (mention.actor or mention.country) and mention.type in JUDGED_BY_NAME
    return (
        Frame([word.head], word) if known and not any(c.lower_ in INDEFINITE_OR_SUCH for c in word.head.lefts) else None
    )


def _rule_of(doc: Doc, clause: Clause, rules: RuleBook, actors: Actors) -> Rule | None:
    """The judging rule that a clause triggers; no word of a name does: "suspected Shining Path members"."""
    n = actors.at.get(clause.head)
    if n is not None and actors.mentions[n].level == "name":
        return None
    found = [r for r in rules.stances.get((clause.kind, clause.lemma), ()) if _is_held_by_speaker(r, clause)]
    if not found or is_courtesy(doc, clause) or (clause.within and (clause.kind, clause.within) in rules.stances):
        return None
    own = _with_modifiers_of_head(doc, clause)
    return next((r for r in found if holds(doc, own, r, actors) is None), None)


def _with_modifiers_of_head(doc: Doc, clause: Clause) -> Clause:
    """A clause with the auxiliaries, "not", "no" and "too" of its head as modifiers."""
    head = doc[clause.head]
    if clause.kind == "verb":
        own = _auxiliaries_of(doc, clause)
    else:
        wanted = "too" if clause.kind == "adjective" else "no"
        own = [c for c in head.lefts if c.lower_ == wanted]
    if not own:
        return clause
    modifiers = (*clause.slot("modifier"), *(c.i for c in own))
    others = tuple((name, found) for name, found in clause.slots if name != "modifier")
    return replace(clause, slots=(*others, ("modifier", modifiers)))


def _auxiliaries_of(doc: Doc, clause: Clause) -> list[Token]:
    """The auxiliaries and negation of a verb, also "no" before its object; "to" only after "be" ("is to blame")."""
    verb = doc[clause.head]
    own = [c for c in verb.children if c.dep_ == "aux" and (c.tag_ != "TO" or verb.head.lemma_ == "be")]
    own += [c for c in verb.children if c.dep_ == "neg"]
    return own + [c for i in clause.slot("object") for c in doc[i].lefts if c.lower_ == "no"]


def _is_held_by_speaker(rule: Rule, clause: Clause) -> bool:
    """Whether a rule takes the speaker as holder: it has no source, or none is there ("is worrying for X")."""
    slots = rule.trigger.source
    of_subject = "subject" in rule.trigger.target and clause.kind != "verb" and "subject" not in slots
    return not slots or (of_subject and not any(clause.slot(slot) for slot in slots))


def _is_uncertain(verb: Token, clause: Clause, rule: Rule) -> bool:
    """Whether the speaker is not committed to it: "may be a threat", "if Russia is a threat", a question."""
    if clause.kind == "adjective" and _is_only_sought(verb):
        return True
    if verb.sent.text.rstrip().endswith("?") or clause.modality == "conditional":
        return True
    cannot = any(c.dep_ == "neg" for c in verb.children)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    hearsay = verb.doc[clause.head].children if clause.modality == "possible" else ()
    if any(c.dep_ == "advmod" and c.lower_.endswith("edly") for c in hearsay):
        return True  # "for allegedly not obeying"
    unmarked = not asks(rule) and "object" not in rule.trigger.target
    return unmarked and not cannot and bool(auxiliaries & TENTATIVE_MODALS)


def _is_only_sought(verb: Token) -> bool:
    """Whether it is to become so: "help them ensure that the vote is fair", "wants the process to be credible"."""
    return verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in SEEKING


def _is_judgement_denied(head: Token, verb: Token, clause: Clause) -> bool:
    """Whether the predicate is negated, or the opinion verb above it is ("does not think that Russia is a threat")."""
    if clause.negated:
        return True
    nouns = (head, head.head) if head.dep_ == "amod" else (head, first_conjunct(head, NOMINAL_POS))
    if any(c.lower_ in ("no", "hardly", "neither") for t in nouns for c in t.lefts):
        return True
    up = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_ in OPINION else verb
    cues = [c for v in {verb.i: verb, up.i: up}.values() for c in v.children if c.dep_ == "neg"]
    return any(cue.nbor().lower_ not in NOT_DENYING for cue in cues if cue.i + 1 < len(cue.doc))
