"""Casualties of events: how many an act killed and injured, tied to it by its clause or by what takes it up.

Only where it is plain which act is meant: told in its clause or in one that hangs on it, else in a clause or sentence
behind it with no other act before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.casualty_sentences import (
    is_bare,
    is_of_another_time,
    is_set_elsewhere,
    sentence_ahead,
    sentence_behind,
)
from geo_nlp.pipes.events.harm import Harm, find_harm
from geo_nlp.pipes.events.harm_clauses import is_earlier, is_timed, is_told_apart
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.types import Casualties, Clause, Relation

VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
WHEN = frozenset({"when", "as", "after", "while", "during", "in", "since"})
ARGUMENTS = SUBJECTS | {"agent", "dobj"}
CAUSES = frozenset({"for", "over", "after", "before", "despite"})  # "strikes in revenge for the deaths of two"
EARLIER = frozenset({"after", "before", "since", "because", "although", "though", "until"})
STEPS = 7
OTHERS = frozenset({"other", "others", "more", "another", "further"})


@dataclass(frozen=True, slots=True)
class Act:
    """A word that tells a violent act; `suffered` where it only tells what befell somebody: "a soldier was killed"."""

    word: Token
    predicate: str
    suffered: bool


Acts = dict[int, Act]  # by the index of the trigger, and of the verb that carries it


def counted_relations(
    doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], text: str
) -> Iterator[Relation]:
    """Give violent events the number of people killed and injured."""
    acts = _acts(doc, relations, clauses)
    found = _tied(doc, acts, text) if acts else {}
    for relation in relations:
        if relation.predicate in VIOLENT and (told := found.get(relation.trigger.start)):
            relation = replace(relation, killed=told.get("killed"), injured=told.get("injured"))
        yield relation


def _acts(doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause]) -> Acts:
    """The violent acts of a text."""
    told = {
        r.trigger.start: r for r in reversed(relations)
        if r.predicate in VIOLENT and not r.negated and r.modality == "asserted"
    }  # fmt: skip
    acts: Acts = {}
    for clause in clauses if told else ():
        relation = told.get(doc[clause.head].idx)
        if relation is not None:
            act = Act(doc[clause.head], relation.predicate, relation.source is None and _is_harm(doc[clause.head]))
            acts[clause.head] = act
            if clause.support is not None:
                acts.setdefault(clause.support, act)
    return acts


def _is_harm(word: Token) -> bool:
    """Whether a trigger tells only whom something befell: "killed", "was injured"; no bomb that "went off"."""
    return word.lemma_.lower() in either("killing_verb", "wounding_verb", "dying_verb", "life_taking_verb")


def _tied(doc: Doc, acts: Acts, text: str) -> dict[int, dict[str, Casualties]]:
    """The casualties of each act by the offset of its trigger."""
    found: dict[int, dict[str, Casualties]] = {}
    spoken = dict.fromkeys(act.word.sent for act in acts.values())
    near = dict.fromkeys(s for sent in spoken for s in (sent, sentence_behind(doc, sent)) if s is not None)
    for sentence in sorted(near, key=lambda s: s.start):
        for harm in find_harm(sentence):
            for act in _acts_of(doc, harm, acts):
                found.setdefault(act.word.idx, {}).setdefault(harm.role, _casualties(doc, harm, text))
    return found


def _casualties(doc: Doc, harm: Harm, text: str) -> Casualties:
    first, last = doc[harm.people.first], doc[harm.people.last]
    end = last.idx + len(last.text)
    return Casualties(first.idx, end, text[first.idx : end], harm.people.count)


def _acts_of(doc: Doc, harm: Harm, acts: Acts) -> list[Act]:
    """The acts that harm belongs to: those that its clause tells, else the one act before it."""
    if is_timed(harm.word):  # "militants who attacked a mine last week, when 21 workers died"
        near = [act for act in _within(harm.word.sent, acts) if act.word.i < harm.word.i]
        if near:
            return near[-1:]
    told = list(dict.fromkeys(_above(harm.word, acts)))
    if all(act.suffered for act in told):
        told = list(dict.fromkeys([*told, *_below(harm.word, acts)]))
    if any(not act.suffered for act in told) or not is_told_apart(harm.word):
        return told
    sentence = harm.word.sent
    beside = acts.get(harm.word.head.i) if harm.word.dep_ == "conj" else None
    if beside is not None and beside.word.lemma_ in words(
        "rough_policing_verb"
    ):  # "detained ten, and a cameraman was injured"
        return [*told, beside]
    here = _within(sentence, acts)
    if here:
        return [*told, *_only([act for act in here if act.word.i < harm.word.i])]
    if not told and (one := _suffered_before(harm, acts)) is not None:
        return [one]
    apart = is_set_elsewhere(sentence) or is_of_another_time(harm.word)
    before = None if apart else sentence_ahead(doc, sentence, over=is_bare(harm.word))
    return [*told, *_only(_within(before, acts))] if before is not None else told


def _suffered_before(harm: Harm, acts: Acts) -> Act | None:
    """The only act of a sentence that tells of others beside its victims: "two were beaten and ten more hurt"."""
    sentence = harm.word.sent
    found = dict.fromkeys(acts[i] for i in sorted(acts) if sentence.start <= i < sentence.end)
    act = next(iter(found), None)
    if act is None or len(found) > 1 or act.word.i > harm.word.i or not act.suffered:
        return None
    others = {t.lower_ for t in harm.word.doc[harm.people.first : harm.people.last + 1]}
    return act if others & OTHERS else None


def _within(sentence: Span, acts: Acts) -> list[Act]:
    """The acts of a sentence that somebody did, in text order."""
    found = (acts[i] for i in sorted(acts) if sentence.start <= i < sentence.end)
    return list(dict.fromkeys(act for act in found if not act.suffered and not _is_unhurting(act)))


def _is_unhurting(act: Act) -> bool:
    """Whether an act by itself hurts nobody: an arrest, a closure, a sentence."""
    return act.word.pos_ in VERBAL and act.word.lemma_.lower() in words("harmless_measure_verb")


def _above(word: Token, acts: Acts) -> Iterator[Act]:
    """The acts on the way from a word of harm to the verb that its sentence hangs on."""
    token = word
    within = False  # what befell somebody in a place that the act only names: "closed the bridge at X, where six died"
    if token.i in acts:
        yield acts[token.i]
    for _ in range(STEPS):
        yield from _among(token, acts)
        head = token.head
        if head is token or (token is not word and token.dep_ in ("ccomp", "ROOT")) or _is_another(token):
            return
        if (
            token is word
            and token.i in acts
            and not acts[token.i].suffered
            and head.lemma_ in words("taking_away_verb")
        ):
            return  # "kidnapped two engineers and shot dead their guards"
        finite = token.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") for c in token.lefts)
        apart = finite and any(c.dep_ in SUBJECTS for c in token.lefts)  # but "leaving six dead and ten wounded"
        # "Two men, one of whom died", "a workshop in Tyre, where six people died".
        whom = any(t.lower_ in ("whom", "where") for c in token.lefts for t in c.subtree)
        told_of = whom or head.lemma_.lower() in words("attack_on_place_word")  # "in an attack that killed 12"
        if token.dep_ == "conj" and token.tag_ == "VBG" and head.dep_ == "relcl" and (verb := _participle_above(head)):
            token = verb  # "killing 23 villagers who had fled there and injuring 30"
            continue
        if token.dep_ == "prep" and token.lower_ in CAUSES and (word.pos_ == "NOUN" or _is_of_attack(token)):
            return  # "arrested two over a bombing that killed 12"
        # "A workshop where six died and ten were hurt".
        where = head.dep_ == "relcl" and any(c.lower_ == "where" for c in head.lefts)
        within = within or (token.dep_ == "relcl" and whom)
        said = token.dep_ == "ccomp" and not where  # but "where officials said six had died"
        ends = {"conj": apart and not where, "relcl": not told_of, "ccomp": said, "parataxis": True}
        if ends.get(token.dep_, False):
            return
        token = head
        if token.i in acts and not (within and _is_unhurting(acts[token.i])):
            yield acts[token.i]


def _is_another(clause: Token) -> bool:
    """Whether a clause tells what came before its main clause, or why: "imposed a curfew after police shot two"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in EARLIER for c in clause.lefts)


def _is_of_attack(prep: Token) -> bool:
    """Whether a preposition brings another act: "over a bombing"."""
    acts = either("attack_on_place_word", "killing_noun", "projectile_noun", "remote_attack_word")
    return any(o.pos_ == "NOUN" and o.lemma_.lower() in acts for o in prep.rights)


def _participle_above(relative: Token) -> Token | None:
    """The participle whose object a relative clause describes."""
    verb = relative.head.head
    return verb if verb.tag_ == "VBG" else None


def _among(verb: Token, acts: Acts) -> Iterator[Act]:
    """The acts that are a verb's subject or object, or stand within them: "a rocket fired by X killed 12"."""
    for child in verb.children if verb.pos_ in VERBAL else ():
        if child.dep_ in ARGUMENTS or (child.dep_ == "prep" and child.lower_ in ("in", "during", "by", "at")):
            found = (acts[token.i] for token in child.subtree if token.i in acts)
            yield from (act for act in found if not is_earlier(act.word) and not _is_unhurting(act))


def _below(word: Token, acts: Acts) -> Iterator[Act]:
    """The act that a word of harm is timed by: "dozens were killed when the rebels shelled the town"."""
    joined = [c for c in word.rights if c.dep_ == "conj" and c.pos_ in VERBAL]  # "six died and ten were hurt when"
    for child in [*word.rights, *(c for verb in joined for c in verb.rights)]:
        marks = {c.lower_ for c in child.lefts if c.dep_ in ("mark", "advmod")}
        if child.dep_ == "advcl" and marks & WHEN and child.i in acts:
            yield acts[child.i]


def _only(found: Sequence[Act]) -> list[Act]:
    """The acts if they are one: words that are joined or hang on each other; of attacks and other acts, the attacks."""
    attacks = [act for act in found if act.predicate == "ASSAULT"]
    attacks = attacks or [act for act in found if act.word.lemma_ in words("violent_protest_verb")] or list(found)
    if not attacks:
        return []
    first = attacks[0].word
    return attacks if all(_are_one(first, act.word) for act in attacks) else []


def _are_one(first: Token, other: Token) -> bool:
    """Whether one of two words hangs on the other."""
    return other is first or any(t is first for t in other.ancestors) or any(t is other for t in first.ancestors)
