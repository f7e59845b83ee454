"""Paths from a word of harm to the acts that caused it: up the tree, into arguments, and into clauses of time.

A path ends where another clause begins that may report another act: at a coordinated clause with a subject of its own,
a complement clause, a cause, most relative clauses.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.harm_clauses import is_past_perfect
from geo_nlp.pipes.syntax.labels import AUXILIARIES, FINITE, SUBJECTS, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Place

CIRCUMSTANCE_MARKS = frozenset({"when", "as", "after", "while", "during", "in", "since"})
SUPERLATIVES = frozenset({"JJS", "RBS"})
CORE_ARGUMENTS = SUBJECTS | {"agent", "dobj"}
CAUSES = frozenset({"for", "over", "after", "before", "despite"})  # "strikes in revenge for the deaths of two"
EARLIER = frozenset({"after", "before", "since", "because", "although", "though", "until"})
HARM_PREPS = frozenset({"in", "during", "by", "at", "following"})  # "ten died following a raid"
PATH_STEPS = 7
STEPS_TO_ATTACK = 3


@dataclass(frozen=True, slots=True)
class ViolentAct:
    """The trigger of a violent act; `agentless` where it has its victims as its only argument: "a man was killed".

    `side` is the lemma of the noun of who does it, "" where that is unknown, and `police` whether that is the police.
    `place` is where it was. What is `bloodless` hurts nobody by itself: "was arrested, and a man was injured".
    """

    word: Token
    predicate: str
    agentless: bool
    side: str = ""
    police: bool = False
    place: Place | None = None
    bloodless: bool = False


Acts = dict[int, ViolentAct]  # by the index of the trigger, and of its light verb


def acts_in(sentence: Span, acts: Acts) -> list[ViolentAct]:
    """The acts of a sentence that have an agent and may hurt people, in text order."""
    found = (acts[i] for i in sorted(acts) if sentence.start <= i < sentence.end)
    return list(dict.fromkeys(act for act in found if not act.agentless and not _is_harmless(act)))


def may_have_hurt(act: ViolentAct, victims: Span) -> bool:
    """Whether an act may have hurt some people: not its own side, nor the police where the police act.

    "Gangs tried to overrun a town, and 28 gang members were killed"; in a fight both sides are hurt.
    """
    nouns = {token.lemma_.lower() for token in victims}
    whose = act.word.dep_ == "relcl" and any(c.lower_ in ("that", "who") for c in act.word.lefts)
    if whose and act.predicate == "PROTEST":  # "shot at a crowd that had gathered, and two were hurt"
        return False
    if any(token.dep_ == "cc" for token in victims):  # "two guardsmen and four attackers were killed"
        return True
    if act.word.lemma_.lower() in words("fight_noun"):
        return True
    own = act.side in nouns or not words("assailant_noun").isdisjoint(nouns)
    return not own and not (act.police and not words("police_officer_noun").isdisjoint(nouns))


def _is_harmless(act: ViolentAct) -> bool:
    """Whether an act by itself hurts nobody: an arrest, a closure, a sentence; "four are in custody" tells a state."""
    held = act.predicate == "COERCE" and act.word.lemma_ == "be"
    return act.word.pos_ in VERBAL and (held or act.word.lemma_.lower() in words("harmless_measure_verb"))


def acts_above(word: Token, acts: Acts) -> Iterator[ViolentAct]:
    """Yield the acts on the path from a word of harm up to the verb of its main clause, with those in arguments."""
    token = word
    inside = False  # a place or person that the act only names: "closed the bridge at X, where six died"
    if token.i in acts:
        yield acts[token.i]
        if token.dep_ == "relcl" and not acts[token.i].agentless:  # "kin of men whom soldiers killed called a strike"
            return
    for _ in range(PATH_STEPS):
        yield from _acts_in_arguments(token, acts)
        if _is_topmost(token, word) or _is_earlier_clause(token) or _is_beside_other_act(token, word, acts):
            return
        if (attack := _attack_at_place(token, acts)) is not None:
            token = attack
            yield acts[token.i]
            continue
        if _is_cause(token, word) or _is_other_clause(token):
            return
        inside = inside or (token.dep_ == "relcl" and _has_whom_or_where(token))
        token = token.head
        if token.i in acts and not (inside and _is_harmless(acts[token.i])):
            yield acts[token.i]
            if inside:  # "blocked a procession and beat worshippers, four of whom needed treatment"
                return


def _attack_at_place(clause: Token, acts: Acts) -> Token | None:
    """The attack that a relative clause is of, past its place: "a drone attack at Tower 22 that killed three".

    Also "a raid on a post near Gao in which six died".
    """
    relatives = [t for c in clause.lefts for t in (c, *c.rights)]
    if clause.dep_ != "relcl" or not any(t.lower_ in ("that", "which") for t in relatives):
        return None
    noun = clause.head
    if noun.ent_type_ in WHEN:  # "the bombing of a camp on 1 April, in which seven died"
        before = [i for i in acts if clause.sent.start <= i < noun.i and clause.doc[i].pos_ == "NOUN"]
        return clause.doc[max(before)] if before else None
    for _ in range(STEPS_TO_ATTACK):
        if noun.dep_ != "pobj":
            return None
        noun = noun.head.head
        if noun.i in acts and noun.pos_ == "NOUN":
            return noun
        if noun.dep_ == "dobj" and noun.head.i in acts and noun.lemma_ in words("attack_on_place_word"):
            return noun.head  # "claimed Monday's raid on a post in which six died"
    return None


def _acts_in_arguments(verb: Token, acts: Acts) -> Iterator[ViolentAct]:
    """The acts that are a verb's subject or object, or stand within them: "a rocket fired by X killed 12".

    Coordinated passives share the last one's attack: "three are killed (or die) and ten are hurt in a strike".
    """
    harmed = is_passive(verb) or verb.lemma_ in words("dying_verb")
    joined = [c for c in verb.rights if c.dep_ == "conj" and harmed and is_passive(c)]
    yield from (acts[c.i] for c in joined if not is_passive(verb) and c.i in acts and acts[c.i].agentless)
    for child in [*verb.children, *(c for v in joined for c in v.rights)] if verb.pos_ in VERBAL else ():
        during = child.dep_ == "prep" and (child.lower_ in HARM_PREPS or _is_right_after(child, verb, acts))
        if child.dep_ in CORE_ARGUMENTS or during:
            found = [acts[token.i] for token in child.subtree if token.i in acts]
            found = [act for act in found if not _is_in_where_clause(act.word, child)]
            yield from (act for act in found if not is_past_perfect(act.word) and not _is_harmless(act))


def _is_right_after(prep: Token, verb: Token, acts: Acts) -> bool:
    """Whether people were hurt by what came right before: "have died after a raid", not "a day after a raid"."""
    harmed = is_passive(verb) or verb.lemma_ in (words("dying_verb") | {"be"})
    done = acts.get(verb.i)
    before = prep.nbor(-1)
    later = any(prep.lefts) or (before.dep_ == "npadvmod" and (before.tag_ == "NNS" or any(before.lefts)))
    return prep.lower_ == "after" and harmed and not later and (done is None or done.agentless)


def _is_in_where_clause(word: Token, phrase: Token) -> bool:
    """Whether an act is what is told of the place of another: "shot dead in Celaya, where a cartel fights rivals"."""
    return phrase.dep_ == "prep" and word.dep_ == "relcl" and any(c.lower_ == "where" for c in word.lefts)


def _is_topmost(token: Token, word: Token) -> bool:
    """Whether a path ends at a root or at a complement clause: "said that a raid had killed ten"."""
    return token.head is token or (token is not word and token.dep_ in ("ccomp", "ROOT"))


def _is_earlier_clause(clause: Token) -> bool:
    """Whether a clause gives the cause or what came before: "imposed a curfew after police shot two"."""
    marks = {c.lower_ for c in clause.lefts if c.dep_ == "mark"} if clause.dep_ == "advcl" else set()
    return not marks.isdisjoint(EARLIER) or _is_contrast(clause, marks)


def _is_contrast(clause: Token, marks: set[str]) -> bool:
    """Whether a clause with "while" tells another act: "stormed a fair, while in Oran a colonel was shot dead"."""
    if "while" not in marks or not any(c.dep_ in SUBJECTS for c in clause.lefts):
        return False
    named = any(o.pos_ == "PROPN" for c in clause.lefts if c.lower_ in ("in", "near") for o in c.rights)
    return named or not is_passive(clause) or any(c.dep_ == "agent" for c in clause.rights)


def _is_beside_other_act(token: Token, word: Token, acts: Acts) -> bool:
    """Whether a killing with an agent is joined to an act that kills nobody: "kidnapped two engineers and shot their
    guards", "arrested 22 people and killed a gunman", "torched a police post and killed two officers".
    """
    killing = token is word and token.i in acts and not acts[token.i].agentless
    return killing and token.head.lemma_ in either("taking_away_verb", "harmless_measure_verb", "property_damage_verb")


def _is_cause(prep: Token, word: Token) -> bool:
    """Whether a preposition introduces another act: "arrested two over a bombing that killed 12"."""
    if prep.dep_ != "prep" or prep.lower_ not in CAUSES:
        return False
    if any(o.dep_ == "pcomp" for o in prep.rights):  # "opened fire before being killed", "jailed for killing six"
        return prep.lower_ in ("before", "after") or prep.head.lemma_ in words("harmless_measure_verb")
    attacks = either("attack_on_place_word", "killing_noun", "projectile_noun", "remote_attack_word")
    nouns = [o for o in prep.rights if o.pos_ == "NOUN"]
    nouns += [o for noun in nouns for of in noun.rights if of.lower_ == "of" for o in of.rights]  # "a string of"
    return word.pos_ == "NOUN" or any(o.lemma_.lower() in attacks for o in nouns)


def _is_other_clause(token: Token) -> bool:
    """Whether a verb heads a clause of another act: a complement, a relative clause, a conjunct with a subject.

    What happened "where" something else did belongs to it: "a workshop where six died and ten were hurt".
    """
    if token.dep_ == "acl" and token.lemma_ in either("accusing_verb", "charge_of_verb"):
        return True  # "arrested a man accused of killing three"
    if token.dep_ in ("conj", "ccomp"):
        where = token.head.dep_ == "relcl" and any(c.lower_ == "where" for c in token.head.lefts)
        return not where and (token.dep_ == "ccomp" or _is_finite_with_subject(token))
    if token.dep_ == "relcl":  # but "an attack that killed 12"
        attack = token.head.lemma_.lower() in words("attack_on_place_word")
        return is_past_perfect(token) or not (attack or _has_whom_or_where(token))
    return token.dep_ == "parataxis"


def _is_finite_with_subject(verb: Token) -> bool:
    """Whether a conjunct is a full clause: "and ten were hurt"; not "leaving six dead and ten wounded"."""
    finite = verb.tag_ in FINITE or any(c.dep_ in AUXILIARIES for c in verb.lefts)
    finite |= any(c.dep_ == "dobj" for c in verb.rights)  # "wounded", read as a participle
    return finite and any(c.dep_ in SUBJECTS for c in verb.lefts)


def _has_whom_or_where(clause: Token) -> bool:
    """Whether a relative clause is of a person or place: "two men, one of whom died", "Tyre, where six died"."""
    return any(t.lower_ in ("whom", "where") for c in clause.lefts for t in c.subtree)


def acts_in_time_clauses(word: Token, acts: Acts) -> Iterator[ViolentAct]:
    """Yield the acts in clauses that date a harm: "dozens were killed when the rebels shelled the town"."""
    joined = [c for c in word.rights if c.dep_ == "conj" and c.pos_ in VERBAL]  # "six died and ten were hurt when"
    days = [o for p in word.rights if p.dep_ == "prep" for o in p.rights if o.ent_type_ in WHEN]
    for child in (c for above in (word, *joined, *days) for c in above.rights):
        marks = {c.lower_ for c in child.lefts if c.dep_ in ("mark", "advmod")}
        if (
            child.dep_ in ("advcl", "relcl")
            and marks & CIRCUMSTANCE_MARKS
            and not _tells_other_harm(word, child, marks)
        ):
            begun = [c for c in child.rights if c.dep_ == "xcomp"]  # "when two men started shooting"
            found = [acts[verb.i] for verb in (child, *begun) if verb.i in acts]
            yield from (act for act in found if "while" not in marks or not _is_harmless(act))


def _tells_other_harm(harm: Token, clause: Token, marks: Container[str]) -> bool:
    """Whether a clause of time tells another harm, or what a harm is compared with: "lost 14 men while killing 60"."""
    return ("while" in marks and _has_own_victims(clause)) or ("since" in marks and _is_comparison(harm, clause))


def _has_own_victims(verb: Token) -> bool:
    """Whether a verb tells whom it killed or hurt: "lost 14 men while killing 60 fighters"."""
    return verb.lemma_ in either("killing_verb", "wounding_verb", "dying_verb")


def _is_comparison(harm: Token, clause: Token) -> bool:
    """Whether a clause with "since" only says with what a harm compares: "died in the worst attack since it fell"."""
    return any(t.tag_ in SUPERLATIVES for t in harm.doc.tokens[harm.i : clause.i])
