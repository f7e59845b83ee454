"""The actors that a word of a target slot stands for: the agent of a complement clause, who answers for an act."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.patients import suffers
from geo_nlp.pipes.syntax.dependents import with_conjuncts
from geo_nlp.pipes.syntax.functions import objects, subjects
from geo_nlp.pipes.syntax.labels import FINITE, NOUN_CLAUSES
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import Rule, load_rules

BLAMING = frozenset({"ACCUSE", "PROTEST", "REJECT", "criticism", "opposition", "concern"})
# What answers an act is aimed at its agent, too: "sanctions in response to its invasion of Kuwait".
ANSWERING = BLAMING | {"SANCTION", "THREATEN"}
DONE_BY_STATES = words("state_repression_noun")
# A judgement of a proposal or a step is one of its agent.
JUDGING = BLAMING | {"SUPPORT", "AGREE", "CONCEDE", "support", "praise"}
STEM = 4  # letters that "offer" and "offered", "proposal" and "proposed" share


def target_mentions(
    word: Token, slot: str, rule: Rule, actors: Actors, *, inner: bool, places: bool, taken: Sequence[int]
) -> list[int]:
    """Positions of the mentions that a word of a target slot stands for; `taken` are those of the source."""
    if (
        slot == "complement"
        and rule.states in AGENT_FINDERS
        and (agents := AGENT_FINDERS[rule.states](word)) is not None
    ):
        return [n for agent in agents for t in conjuncts(agent) for n in actors.pick(t, taken=taken)]
    if slot == "object" and _is_predicate(word, actors):
        return []
    found = actors.pick(word, inner=inner, places=places, taken=taken)
    if not found and inner and slot == "object" and rule.states in JUDGING:
        found = [n for t in _agents_before(word) for n in actors.pick(t, taken=taken)]
    if not found:
        return _answering_states(word, actors) if rule.states in BLAMING and inner else []
    if rule.states == "ASSAULT":
        return [] if _is_shared_border(word, found, actors) else found
    return _answerable(word, rule, found, actors)


def _is_shared_border(word: Token, found: Sequence[int], actors: Actors) -> bool:
    """Whether a border is that of several countries: "near the border of Chad and Niger"."""
    return word.lower_ in words("border_noun") and len({actors.mentions[n].country for n in found}) > 1


def _answerable(act: Token, rule: Rule, found: list[int], actors: Actors) -> list[int]:
    """Who answers for an act: instead of its victims the state that it was done in, if it is one of repression.

    Whose death is investigated, or whose arrest is protested, is not accused.
    """
    if rule.states not in ANSWERING or not all(suffers(act, actors.mentions[n]) for n in found):
        return found
    return _answering_states(act, actors) or ([] if rule.states == "ACCUSE" else found)


def _agents_before(act: Token) -> Sequence[Token]:
    """The agents of an act that an apposition sums up: "Moscow offered to mediate, an offer declined by Athens"."""
    first = act.left_edge
    classes = load_rules().classes
    summed = act.lemma_ in classes["summary"] and any(c.dep_ in NOUN_CLAUSES for c in act.rights)
    if not summed or first.lower_ not in ("a", "an") or not first.i or first.nbor(-1).text not in (",", "–", "—"):
        return ()
    verbs = [t for t in act.ancestors if t.pos_ == "VERB" and t.i < act.i]
    same = [t for t in verbs if t.lemma_[:STEM] == act.lemma_[:STEM]]
    doing = same or [t for t in verbs if t.lemma_ not in classes["telling_verb"]][-1:]
    return with_conjuncts(subjects(doing[0])) if doing else ()


def _of_accusation(act: Token) -> Sequence[Token] | None:
    """The agent of what is alleged: "its claim that Iran lied"; None where another phrase names him."""
    own = _nominal_subjects(act)
    if act.dep_ in ("acl", "ccomp") and own and not is_passive(act):
        return own  # a pronoun without antecedent or a thing gives nobody
    return subjects(act) if is_passive(act) else None


def _of_request(act: Token) -> Sequence[Token] | None:
    """The agent of what is requested: "its demand that Iran leave"; "insisted that it would pay" asks nobody."""
    own = _nominal_subjects(act)
    if act.dep_ == "acl":
        if own and not is_passive(act):
            return own
        asked = [t for prep, t in prepositions(act.head) if prep == "for" and t.i < act.i]  # "demand for Iran to"
        return asked if act.tag_ == "VB" else None  # "a request to dissolve parliament" has another addressee
    if act.dep_ == "ccomp":
        return [] if _is_factual(act) else own or [t for t in objects(act.head) if t.i < act.i]
    return None


def _of_belief(act: Token) -> Sequence[Token] | None:
    """The agent of what is believed or doubted: "doubts that Iran will leave"."""
    own = _nominal_subjects(act)
    return own if own and act.dep_ in ("acl", "ccomp") and not is_passive(act) else None


# The agent of a complement clause, by what is stated; None where it is read like any other slot.
AGENT_FINDERS: dict[str, Callable[[Token], Sequence[Token] | None]] = {
    "ACCUSE": _of_accusation,
    "REQUEST": _of_request,
    "doubt": _of_belief,
    "trust": _of_belief,
}


def _nominal_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.lefts if c.dep_ == "nsubj"]


def _is_factual(verb: Token) -> bool:
    """Whether a clause is indicative: "insisted that it pays"; not the subjunctive "demanded that it cut"."""
    finite = verb.tag_ in ("VBZ", "VBD") and verb.text != verb.lemma_
    auxiliary = any(c.tag_ in FINITE for c in verb.lefts)
    return finite or auxiliary or any(c.lower_ in ("will", "would") and c.dep_ == "aux" for c in verb.lefts)


def _is_predicate(word: Token, actors: Actors) -> bool:
    """Whether an actor is only what the object is called, and not the target: "called Assad a murderer"."""
    return word.dep_ == "oprd" and word.i in actors.at and objects(word.head)[0] is not word


def _answering_states(act: Token, actors: Actors) -> list[int]:
    """The state that answers for repression in it: "denounced the detentions in Venezuela"."""
    if act.lemma_.lower() not in DONE_BY_STATES:
        return []
    placed = [n for prep, place in prepositions(act) if prep in ("in", "across") for n in actors.located(place)]
    return [n for n in placed if actors.mentions[n].type == "state"]
