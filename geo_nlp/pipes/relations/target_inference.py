"""Whom one word of a target slot means: of what is said or asked who does it, of a deed who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.patients import suffers
from geo_nlp.pipes.syntax.functions import objects, subjects
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.possession_classes import BORDERS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive, ordered
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import Rule, load_rules

BLAMING = frozenset({"ACCUSE", "PROTEST", "REJECT", "criticism", "opposition", "concern"})
# What answers a deed is aimed at who did it, too: "sanctions in response to its invasion of Kuwait".
ANSWERING = BLAMING | {"SANCTION", "THREATEN"}
DONE_BY_STATES = words("state_repression_noun")
# What is said to a proposal or a step is said to who made it.
JUDGING = BLAMING | {"SUPPORT", "AGREE", "CONCEDE", "support", "praise"}
STEM = 4  # letters that "offer" and "offered", "proposal" and "proposed" share
PEACEKEEPING = frozenset({"contingent", "force", "mission", "operation"})
DEPLOYING = words("deployment_noun")
STATIONED = words("peacekeeping_noun")


def meant(
    word: Token, slot: str, rule: Rule, actors: Actors, *, inner: bool, places: bool, taken: Sequence[int]
) -> list[int]:
    """Positions of the mentions that a word of a target slot means."""
    doers = DOERS[rule.states](word) if slot == "complement" and rule.states in DOERS else None
    if doers is not None:
        return [n for doer in doers for t in conjuncts(doer) for n in actors.pick(t, taken=taken)]
    if slot == "object" and _is_no_object(word, rule, actors):
        return []
    if rule.states in ("AID", "AGREE") and (hosts := _hosts(word, actors)):
        return hosts
    found = actors.pick(word, inner=inner, places=places, taken=taken)
    if not found and inner and slot == "object" and rule.states in JUDGING:
        found = [n for t in _owners_before(word) for n in actors.pick(t, taken=taken)]
    if rule.states == "ASSAULT" and word.lower_ in BORDERS and len({actors.mentions[n].country for n in found}) > 1:
        return []  # "near the border of Chad and Niger" is either's
    if rule.states in ANSWERING and found and all(suffers(word, actors.mentions[n]) for n in found):
        inquiry = rule.trigger.mode == "investigate"  # whose death is investigated is not accused
        return _answering(word, actors) or ([] if inquiry else found)
    return found or (_answering(word, actors) if rule.states in BLAMING and inner else [])


def _owners_before(deed: Token) -> Sequence[Token]:
    """Who did what a comment behind a comma sums up: "Moscow offered to mediate, an offer declined by Athens"."""
    first = deed.left_edge
    classes = load_rules().classes
    told = deed.lemma_ in classes["summary"] and any(c.dep_ in ("relcl", "acl") for c in deed.rights)
    if not told or first.lower_ not in ("a", "an") or not first.i or first.nbor(-1).text not in (",", "–", "—"):
        return ()
    verbs = [t for t in deed.ancestors if t.pos_ == "VERB" and t.i < deed.i]
    same = [t for t in verbs if t.lemma_[:STEM] == deed.lemma_[:STEM]]
    doing = same or [t for t in verbs if t.lemma_ not in classes["telling_verb"]][-1:]
    return conjuncts_of(subjects(doing[0])) if doing else ()


def conjuncts_of(words: Sequence[Token]) -> list[Token]:
    """Words with those that are joined to them."""
    return list(dict.fromkeys(t for word in words for t in conjuncts(word)))


def _accused(deed: Token) -> Sequence[Token] | None:
    """Who did what is alleged, who alone is accused: "its claim that Iran lied"; None where the deed names him else."""
    own = _own_subjects(deed)
    if deed.dep_ in ("acl", "ccomp") and own and not is_passive(deed):
        return own  # nobody, where a pronoun stands for nobody known or a thing has done it
    return subjects(deed) if is_passive(deed) else None


def _asked(deed: Token) -> Sequence[Token] | None:
    """Of whom a deed is asked: "its demand that Iran leave"; "insisted that it would pay" asks nobody."""
    own = _own_subjects(deed)
    if deed.dep_ == "acl":
        if own and not is_passive(deed):
            return own
        asked = [t for prep, t in prepositions(deed.head) if prep == "for" and t.i < deed.i]  # "demand for Iran to"
        return asked if deed.tag_ == "VB" else None  # "a request to dissolve parliament" is made to somebody else
    if deed.dep_ == "ccomp":
        return [] if _is_fact(deed) else own or [t for t in objects(deed.head) if t.i < deed.i]
    return None


def _allowed(deed: Token) -> Sequence[Token] | None:
    """To whom something is granted: "allow UN teams expanded access"."""
    return _own_subjects(deed) if deed.dep_ == "ccomp" else None


def _believed(deed: Token) -> Sequence[Token] | None:
    """In whom one believes or not: "doubts that Iran will leave"; not "no doubt that the treaty will help Mali"."""
    own = _own_subjects(deed)
    return own if own and deed.dep_ in ("acl", "ccomp") and not is_passive(deed) else None


# Who does what a complement tells, by what is stated; None where it is read like any other slot.
DOERS: dict[str, Callable[[Token], Sequence[Token] | None]] = {
    "ACCUSE": _accused,
    "CONCEDE": _allowed,
    "REQUEST": _asked,
    "doubt": _believed,
    "trust": _believed,
}


def _own_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.lefts if c.dep_ == "nsubj"]


def _is_fact(verb: Token) -> bool:
    """Whether a clause tells a fact, by its verb's form: "insisted that it pays"; "demanded that it cut" does not."""
    finite = verb.tag_ in ("VBZ", "VBD") and verb.text != verb.lemma_
    told = any(c.tag_ in ("VBZ", "VBP", "VBD") for c in verb.lefts)
    return finite or told or any(c.lower_ in ("will", "would") and c.dep_ == "aux" for c in verb.lefts)


def _is_no_object(word: Token, rule: Rule, actors: Actors) -> bool:
    """Whether an object is not whom it is done to: "ordered the sailors freed" asks nothing of the sailors."""
    if rule.states == "REQUEST" and any(ordered(c) for c in (*word.head.rights, *word.rights)):
        return True
    called = word.dep_ == "oprd" and word.i in actors.at
    return called and objects(word.head)[0] is not word  # "called Assad a murderer"


def _answering(deed: Token, actors: Actors) -> list[int]:
    """The state that answers for what is done in it by its powers alone: "denounced the detentions in Venezuela"."""
    if deed.lemma_.lower() not in DONE_BY_STATES:
        return []
    placed = [n for prep, place in prepositions(deed) if prep in ("in", "across") for n in actors.located(place)]
    return [n for n in placed if actors.mentions[n].type == "state"]


def _hosts(force: Token, actors: Actors) -> list[int]:
    """Where peacekeepers are sent to help: "joined the UN mission in Mali", "the deployment of observers in Chad"."""
    lemma = force.lemma_.lower()
    sent = [head for prep, head in prepositions(force) if prep == "of"] if lemma in DEPLOYING else []
    if lemma not in PEACEKEEPING and not any(t.lemma_.lower() in PEACEKEEPING | STATIONED for t in sent):
        return []
    around = [pair for t in (force, *sent) for pair in prepositions(t)]
    placed = [n for prep, place in around if prep in ("in", "for") for n in actors.located(place)]
    return [n for n in placed if actors.mentions[n].level == "name"]
