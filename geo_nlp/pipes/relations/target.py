"""The target of a rule: the first of its slots that names another actor than the source, and who in it is no target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_coordination import series, without_titles
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import LOCATING, Filled, is_any_place, quad_of, required_words
from geo_nlp.pipes.relations.patients import is_aimed_at, suffers
from geo_nlp.pipes.relations.target_inference import ANSWERING, target_mentions
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.pronoun_forms import OWN_POSSESSIVES, WE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import forms
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause, Mention

# Possessed nouns that are others: "warned its Gulf allies", but not "withdrew its troops".
ALLIED = words("ally_form")  # also as names
# "In support of the army", "in coordination with it": allies are no target of an attack.
ALONGSIDE = either("in_support_noun", "coordination_noun")
# An American who voices "support for U.S. partnerships" supports his partners; one who "defends America's policy", her.
PLEDGED = frozenset({"AGREE", "SUPPORT"})
COUNTRY_NOUNS = frozenset({"country", "nation"})
STATE_AGENT_TYPES = frozenset({"state", "government", "person", "military"})  # who may act for a state

# "Vowed to retaliate for the killing of X" is no threat to X.
AVENGING = frozenset({"answer", "avenge", "react", "respond", "retaliate"})
# Who mourns a death is on the side of the dead.
MOURNED = words("fatality_noun") | {"loss"}


def target_of(
    doc: Doc, clause: Clause, rule: Rule, slots: Sequence[str], actors: Actors, used: str | None, taken: tuple[int, ...]
) -> Filled:
    """The target, from the first target slot that names another than the source; a place where no actor is.

    The owner of a thing that the rule requires is no target if it is the source's side: "voiced Egypt's support". Who
    is of the source's side otherwise is one where there is no other.
    """
    if rule.states in ("PROTEST", "CONCEDE") and (opposed := _opponents(doc, clause, rule, actors)):
        return tuple(opposed), "subject"
    search = _Search(doc, clause, rule, actors, taken, quad_of(rule))
    at_home: Filled = (), None
    for located in (False, True) if taken else (False,):
        for slot in slots:
            others, own = search.in_slot(slot, located) if slot != used else ([], [])
            if others:
                return without_titles(actors, others), slot
            if own and not at_home[0] and not (rule.states in PLEDGED and _is_own_state(doc, actors, own[0], rule)):
                at_home = (own[0],), slot
    return at_home


def _is_own_state(doc: Doc, actors: Actors, number: int, rule: Rule) -> bool:
    """Whether the source's state modifies a noun: "U.S. partnerships"; of a pledge also "America's security"."""
    word = doc[actors.mentions[number].head]
    pledged = rule.states == "AGREE" and word.dep_ == "poss" and actors.mentions[number].type == "state"
    return pledged or word.dep_ in MODIFIERS


def _opponents(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> list[int]:
    """The actors after "anti-": "anti-Putin marchers", "lifted anti-Iran laws"."""
    heads = (*(clause.slot("subject") if rule.states == "PROTEST" else ()), *clause.slot("object"), clause.head)
    words = [t for i in heads for t in doc[doc[i].left_edge.i : i]]
    hyphened = [t for t in words if t.lower_ == "anti" and t.nbor().text in "-–"]
    return [actors.at[t.i + 2] for t in hyphened if actors.acts_at(t.i + 2)]


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for the target of a rule in a clause, whose source is `taken`."""

    doc: Doc
    clause: Clause
    rule: Rule
    actors: Actors
    taken: tuple[int, ...]
    quad: int | None

    def in_slot(self, slot: str, located: bool) -> tuple[list[int], list[int]]:
        """The actors that a slot names without the source itself: others, and its own side; `located` as places."""
        others: list[int] = []
        own: list[int] = []
        for i in self._candidates(slot, located):
            found = self._mentions_at(i, slot, located, self.taken)
            if found and all(self._is_us(n) for n in found):  # "welcomed our growing cooperation with Poland"
                found = self._mentions_at(i, slot, located, (*self.taken, *found))
            for n in series(self.actors, found):
                if self._is_at_home(n, i, slot):
                    own.append(n)
                elif n not in others and i != self.clause.head and not self._is_no_target(n, i, slot, located):
                    others.append(n)
        return others, own

    def _mentions_at(self, i: int, slot: str, located: bool, taken: Sequence[int]) -> list[int]:
        """The mentions that a word of a slot stands for, nested ones except in a crime: "jailed for insulting Mali"."""
        rule = self.rule
        crime = slot == "for" and rule.trigger.mode == "convict"
        inner = rule.trigger.inner and (not located or slot == "complement") and not crime
        places = located or rule.trigger.places or slot in LOCATING
        return target_mentions(self.doc[i], slot, rule, self.actors, inner=inner, places=places, taken=taken)

    def _candidates(self, slot: str, located: bool) -> Sequence[int]:
        """The words of a slot that may name the target."""
        tokens, trigger, doc = self.clause.slot(slot), self.rule.trigger, self.doc
        if not tokens or self._is_barred(slot):
            return ()
        if located and (slot == "subject" or (trigger.reciprocal and slot != "complement")):
            return ()
        if slot == "complement" and self.rule.states == "AGREE":
            return [i for i in tokens if not self._is_promise_about_others(doc[i])]
        if slot == "with":  # "with Mali and Chad leading the way, the ministers discussed"
            tokens = tuple(i for i in tokens if not _stands_apart(doc[i], clause_head=self.clause.head))
        if self.quad in (3, 4) and slot in ("in", "of", "with"):
            return [i for i in tokens if not _is_of_ally(doc[i])]
        return tokens

    def _is_barred(self, slot: str) -> bool:
        """Whether a slot names the source: the subject of a light verb of speech, or in a passive a slot of the source.

        "Voiced Egypt's support" is no support for the speaker; in "was expelled from Iran by Mali" Iran is no target.
        """
        clause = self.clause
        light = self.doc[clause.support].lemma_ if clause.support is not None else ""
        if slot == "subject" and light in words("conveying_verb"):
            return True
        return slot in self.rule.trigger.source and clause.kind == "verb" and is_passive(self.doc[clause.head])

    def _is_promise_about_others(self, act: Token) -> bool:
        """Whether a promise is of what others will do: "promised that NATO would help" promises NATO nothing."""
        doers = [n for c in act.lefts if c.dep_ == "nsubj" and act.dep_ == "ccomp" for n in self.actors.pick(c)]
        homes = self._homes()
        return any(not self.actors.same(n, self.taken) and self.actors.mentions[n].country not in homes for n in doers)

    def _homes(self) -> set[str | None]:
        """The countries of the source."""
        return {self.actors.mentions[t].country for t in self.taken} - {None}

    def _is_us(self, n: int) -> bool:
        """Whether a target is "us", the source's own state."""
        return self.quad in (None, 1, 2) and self.actors.mentions[n].text.lower() in WE and self._is_home(n)

    def _is_at_home(self, n: int, i: int, slot: str) -> bool:
        """Whether a friendly act names the source's own state: "released U.S. aid to Egypt", of Americans."""
        friendly = self.quad in (1, 2) and i not in self.actors.at
        return friendly and self._is_home(n) and not self._is_of_source(n, slot)

    def _is_no_target(self, n: int, i: int, slot: str, located: bool) -> bool:
        """Whether a mention in a slot is no target: the source or its own, a title, a homeland, or a victim."""
        mention = self.actors.mentions[n]
        last = self.doc[mention.last]
        leads = last.dep_ == "npadvmod" and last.head.lower_ in ("led", "backed", "sponsored")  # "U.S.-led invasion"
        if self._is_title(mention) or (self.quad == 4 and leads):
            return True
        apart = located and mention.sector == "PRE"
        if (located or slot in LOCATING) and is_any_place(mention):
            return True
        if self._is_homeland(n, slot):
            return True
        same = self.actors.same(n, self.taken) and not (self.quad in (3, 4) and self._is_hit_by_others(n, i))
        return apart or same or self._is_of_source(n, slot) or self._is_victim(n, i, slot)

    def _is_title(self, mention: Mention) -> bool:
        """Whether a nominal after a name is an apposition: "Bin Salman, Crown Prince, Defence Minister"."""
        word, before = self.doc[mention.head], mention.first - 2
        beside = word.dep_ == "conj" and word.tag_ in ("NN", "NNP") and word.head.i == before
        if not beside or mention.level != "nominal" or self.doc[before + 1].text != ",":
            return False
        named = self.actors.at.get(before)
        return named is not None and self.actors.mentions[named].type == mention.type == "person"

    def _is_homeland(self, n: int, slot: str) -> bool:
        """Whether "the country" was linked to the source's own: "Russia decided to withdraw from the country"."""
        mention = self.actors.mentions[n]
        if mention.level != "nominal" or self.rule.states not in ("CONSULT", "RETREAT"):
            return False
        own = mention.country in self._homes()
        forces = mention.type == "military" and slot in ("object", "of") and self.rule.states == "RETREAT"
        return own and (forces or self.doc[mention.head].lemma_.lower() in COUNTRY_NOUNS)

    def _is_of_source(self, n: int, slot: str) -> bool:
        """Whether a mention is the source's by a possessive, or is its state as the owner of what the rule requires."""
        consumed = required_words(self.rule, slot) is not None
        return bool(self.taken) and (self._is_owned(self.actors.mentions[n]) or (consumed and self._is_home(n)))

    def _is_owned(self, mention: Mention) -> bool:
        """Whether a possessive makes a mention the source's: "withdrew its troops"; not "his Cypriot counterpart"."""
        if mention.level != "nominal" or (mention.actor is not None and mention.type != "state"):
            return False
        first, sides = self.doc[mention.first].lower_, [self.actors.mentions[t] for t in self.taken]
        if self.doc[mention.head].lemma_.lower() in ALLIED or first not in OWN_POSSESSIVES:
            return False
        if first == "their" and [m.type for m in sides] == ["state"]:
            return False  # "Chad expelled their diplomats": those of others
        if mention.country not in self._homes() | {None}:
            return False  # "his Turkish counterpart"
        owner = self.actors.at.get(mention.first)
        if owner is None:
            return True
        possessor = self.actors.mentions[owner]
        country = mention.country or possessor.country
        people = all(m.type == "person" and m.actor for m in (*sides, possessor))
        # "Votel sent his condolences to Keating ... his family", "The Kurds said Iraq had attacked their fighters".
        if people or (self.quad and country is None and possessor.actor):
            return self.actors.same(owner, self.taken)
        return country is None or country in self._homes()  # "Iran's team ... its members were denied visas by France"

    def _is_home(self, n: int) -> bool:
        """Whether a mention is the state for which the source acts: "the ministry voiced Egypt's support"."""
        state = self.actors.mentions[n]
        sides = (self.actors.mentions[t] for t in self.taken)
        return state.type in ("state", "government") and any(
            a.country == state.country and a.type in STATE_AGENT_TYPES for a in sides
        )

    def _is_victim(self, n: int, i: int, slot: str) -> bool:
        """Whether a mention is the victim of what is blamed or to be ended; not of what is opposed, as "her trial"."""
        mention, act = self.actors.mentions[n], self.doc[i]
        if self.rule.states == "REQUEST" or (slot == "complement" and act.lemma_ in AVENGING):
            return is_aimed_at(mention, self.actors)
        if self.rule.states == "SUPPORT" and slot == "object":  # "praised the overthrow of Assad", not "mourned"
            return act.lemma_ not in MOURNED and suffers(act, mention)
        if self.rule.states not in ANSWERING or not suffers(act, mention):
            return False
        return (required_words(self.rule, slot) or frozenset()).isdisjoint(forms(act))

    def _is_hit_by_others(self, n: int, i: int) -> bool:
        """Whether others than the target act on it: "the regime and Russia are bombing Syria"."""
        return self.actors.at.get(i) == n and any(not self.actors.same(n, (t,)) for t in self.taken)


def _stands_apart(verb: Token, clause_head: int) -> bool:
    """Whether a clause after "with" has a subject and stands apart: "with Mali leading the way, the ministers met"."""
    apart = verb.i < clause_head or verb.head.nbor(-1).i != clause_head
    return apart and any(c.dep_ == "nsubj" for c in verb.lefts)


def _is_of_ally(token: Token) -> bool:
    """Whether a word denotes allies or support for them: "in support of the army"."""
    side = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "with") else token
    return side.lemma_.lower() in ALONGSIDE and side.dep_ == "pobj" and side.head.lower_ == "in"
