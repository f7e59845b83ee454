"""Pick the actor out of a slot: the phrase itself, an actor inside its noun phrase, or an inner verb's own slots.

"Condemned Russia" → Russia; "condemned Israel's strikes", "the Israeli strikes", "strikes by Israel" → Israel;
"threatened to attack Iran" → Iran. A phrase that names no actor gives nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import phrases
from geo_nlp.pipes.clauses.mention_index import KIN, Standing
from geo_nlp.pipes.clauses.provenance import COMING, FIRED, origin
from geo_nlp.pipes.clauses.recursion_bound import bounded
from geo_nlp.pipes.syntax.dislocation import told_as
from geo_nlp.pipes.syntax.functions import datives, objects, subjects
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.obliques import claimed, examples, named_beyond, prepositions
from geo_nlp.pipes.syntax.possession_classes import (
    ADDRESSED,
    AIMED_AT,
    BACKING,
    CARRIED,
    CARRYING,
    CREATING,
    HANDING,
    MEETING,
    NOT_OWNING,
    SENDING,
    SHARED,
    WORDS,
)
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import NOT_OWN, TRYING
from geo_nlp.pipes.syntax.words import HELD, conjuncts, is_title_word

OWNED = ("by", "of", "between", "among")
SENT = frozenset({"delegation", "entourage", "mission", "team"})
ANYBODY = frozenset({"whoever", "whomever"})
LEADING = frozenset({"chair", "head", "lead"})
# Who speaks without being in any table: "Hindu cow protectors", "Italian cyclists".
AGENTS = phrases("agent_noun_suffix")
REACHING = tuple("with against on to at for from into toward towards over between inside".split())


class Actors(Standing):
    """The mentions of a document, and whom a phrase or a clause of it names among them."""

    def acting(self, token: Token, *, verbal: bool) -> list[int]:
        """Who acts in a subject: the actor itself, or the one behind a deed ("Israel's strikes killed ...").

        A verbal act is done by words alone ("the Turkish statement accused ..."), not by what somebody has or is:
        "their collaboration threatens us" is no threat of theirs.
        """
        found = self.pick(token, inner=False) or self._known(examples(token))
        if not found and verbal and token.tag_ == "NNS" and token.lemma_.endswith(AGENTS):
            return self.premodifiers(token)
        if found or (verbal and token.lemma_.lower() not in WORDS and not self.named_by(token)):
            return found
        own = token.dep_ == "dobj" and token.head.lemma_ not in NOT_OWN
        if token.lemma_.lower() in WORDS and own and not self.premodifiers(token):
            return self._all(subjects(token.head))  # "issued a report critical of Iran"
        return self.pick(token)

    @bounded
    def pick(self, token: Token, *, inner: bool = True, places: bool = False, taken: Sequence[int] = ()) -> list[int]:
        """Positions of the mentions that `token`'s phrase names; empty where it names no actor.

        A modifier that is the other end's actor (`taken`) is passed over: "lifted its blockade of Gaza".
        """
        n = self.at.get(token.i, self.sites.get(token.i) if places else None)
        if n is not None:
            return self._itself(token, self._named(n), places)
        if named := self._apposed(token):
            return named
        if not inner:
            return []
        if token.pos_ in ("VERB", "AUX"):
            told = self._all(told_as(token), places, taken)
            return told or self._in_clause(token, places, taken)
        found = [n for n in self.premodifiers(token, places=places) if not self.same(n, taken)]
        if token.lemma_ in KIN and token.head.lower_ != "as":  # "is seen as an ally of Putin"
            return self._kin(token, found) or self._all(examples(token))
        if found:
            return found
        found = self._made(token) or self._all(examples(token)) or self._all(claimed(token)) or self._doer(token)
        return found or self._owner(token, places) or self._deeper(token) or self._again(token)

    def _itself(self, token: Token, n: int, places: bool) -> list[int]:
        """The mention that stands at a token, or who is named behind it where it names nobody."""
        mention = self.mentions[n]
        unnamed = mention.level == "nominal" and mention.actor is None
        if unnamed and (named := self._apposed(token)):
            return named
        if unnamed and (named := self._known(examples(token))):  # "allies such as Germany" are Germany,
            return [n, *named] if mention.country else named  # "Iran's prisoners, including" a name both
        return [n] if mention.type != "place" or mention.acts or (places and self._inhabited(n)) else []

    def _made(self, thing: Token) -> list[int]:
        """Who made or sent a thing, or whom it carries: "arms seized by Mali", "a bus carrying Turkish workers"."""
        for made in thing.rights:
            own = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in made.children)
            participle = made.dep_ == "acl" and made.tag_ == "VBN" and not own and made.lemma_ not in NOT_OWNING
            coming = made.dep_ == "acl" and made.tag_ == "VBG" and made.lemma_ in COMING
            makers = self._all([t for t in subjects(made) if t != thing]) if participle else []
            makers = [n for n in makers if self.mentions[n].type != "media" or thing.lemma_ not in CARRIED]
            if (participle or coming) and (found := makers or self._origin(made)):
                return found
            if made.dep_ in ("acl", "relcl") and made.lemma_ == "belong":  # "a truck belonging to Georgian traders"
                return self._all([head for prep, head in prepositions(made) if prep == "to"])
            load = [t for t in objects(made) if t != thing] if made.tag_ == "VBG" and made.lemma_ in CARRYING else []
            if found := self._all(load):
                return found
        return []

    def _owner(self, thing: Token, places: bool) -> list[int]:
        """Whose a thing is by the first preposition that names anybody: "strikes by Israel", "a letter from Putin".

        What is somebody's whom nobody knows is not whose it is done to: "her praise of Putin".
        """
        asked = ("from",) if thing.lemma_.lower() in ADDRESSED else ()
        owners = [c for c in thing.lefts if c.dep_ == "poss" and c.i not in self.at and c.ent_type_ not in WHEN]
        others = any(c.tag_ != "PRP$" or thing.dep_ != "dobj" for c in owners)  # but "launched its invasion of Kuwait"
        for name in (*(() if others else OWNED), *asked, *(("in",) if places else ())):
            heads = [
                t for prep, t in prepositions(thing) if prep == name and not (prep == "in" and t.lemma_ in BACKING)
            ]
            if found := [n for t in heads for n in self.pick(t, inner=t.dep_ != "pcomp", places=places)]:
                return found
        return []

    def _origin(self, made: Token) -> list[int]:
        """Where goods come from, or for whom they are; who fires a missile is a state: "fired from Yemen"."""
        heads = origin(made)
        return [n for t in heads for n in self.located(t)] if made.lemma_ in FIRED else self._all(heads)

    def _doer(self, deed: Token) -> list[int]:
        """Who did it, where "by" hangs on the one who suffered: "the jailing of the mayor by Turkey"."""
        suffered = [head for prep, head in prepositions(deed) if prep == "of"]
        return [n for t in suffered for prep, by in prepositions(t) if prep == "by" for n in self.pick(by, inner=False)]

    def _deeper(self, token: Token) -> list[int]:
        """Who made a thing, named behind what it is for: "offers for peace talks by the rebels"."""
        both = token.lemma_.lower() in SHARED and token.dep_ not in ("nsubj", "nsubjpass")
        towards = AIMED_AT.get(token.lemma_.lower()) if token.head.lower_ in ("on", "for") else None
        other = "with" if both else towards
        if found := self._all([h for prep, h in prepositions(token) if prep == other]):
            return found
        inner = [
            head for prep, head in prepositions(token) if prep in ("for", "on", "of", "to") and head.pos_ == "NOUN"
        ]
        return [
            n for head in inner for prep, by in prepositions(head) if prep == "by" for n in self.pick(by, inner=False)
        ]

    def _named(self, n: int) -> int:
        """The name right behind what describes it: "the telecoms maker Huawei", "NATO member Turkey"."""
        mention = self.mentions[n]
        behind = self.at.get(mention.last + 1) if mention.level == "nominal" else None
        if behind is None or self.mentions[behind].level != "name" or not self.mentions[behind].acts:
            return n
        head, name = self.doc[mention.head], self.doc[self.mentions[behind].head]
        return behind if name.head == head or head.head == name else n

    def _apposed(self, token: Token) -> list[int]:
        """Who is named behind a comma or title: "its neighbour, Belarus", "Iceland's President Jón Sveinsson"."""
        titled = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and is_title_word(token.text))
        behind = next((c for c in token.rights if c.dep_ == "appos"), None) if titled else None
        if behind is None and token.lemma_ in KIN:
            behind = next(iter(named_beyond(token)), None)
        after = token.nbor() if token.lemma_ in KIN and token.i + 1 < len(self.doc) else None
        if behind is None and after is not None and after.dep_ == "npadvmod" and after.head is token.head:
            behind = after  # "thanked our ally Turkey"
        if behind is None and token.head.lower_ == "of" and token.head.head.lower_ == "one":
            return self._singled_out(token)
        if behind is None and titled and (serving := self._serving(token)):
            return serving
        if behind is None:
            return []
        if behind.pos_ == "ADJ":
            return self.premodifiers(behind)
        found = [self.at[t.i] for t in conjuncts(behind) if t.i in self.at]
        kin = token.lemma_ in KIN
        found = [n for n in found if self.mentions[n].acts]
        return [n for n in found if self.mentions[n].level == "name" or (kin and self._titles(n))]

    def _serving(self, agent: Token) -> list[int]:
        """Who is named behind whom he serves, or who leads: "an aide to Trump, Dan Scavino", "a team led by Rutte"."""
        for child in agent.rights:
            if child.dep_ == "acl" and child.lemma_ in LEADING and agent.lemma_ in SENT and child.tag_ == "VBN":
                led = [n for t in subjects(child) for n in self.pick(t, inner=False)]
                return [n for n in led if self.mentions[n].level == "name" or self.mentions[n].actor]
            for served in child.rights if child.dep_ == "prep" and child.lower_ in ("to", "for", "of") else ():
                names = [c for c in served.rights if c.dep_ == "appos" and c.i in self.at and served.i in self.at]
                if names and self._another_person(self.at[names[0].i], self.at[served.i]):
                    return [self.at[names[0].i]]
        return []

    @bounded
    def _in_clause(self, verb: Token, places: bool, taken: Sequence[int] = ()) -> list[int]:
        """The actor of an inner clause: its own subject, else whom its object or its prepositions name.

        A subject on the side of the outer source is passed over: "Iran warned that its army would strike Israel".
        """
        if any(c.lower_ in ANYBODY for c in verb.lefts):
            return []  # "offered whoever finds the killers of the Turks a reward"
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and verb.dep_ in ("ccomp", "acl", "pcomp"):
                found = self._all(conjuncts(child))
                if found and not any(self.same(n, taken) or self._of_one_state(n, taken) for n in found):
                    return found
        if verb.lemma_ in TRYING and (tried := [c for c in verb.rights if c.dep_ == "xcomp"]):
            return self._in_clause(tried[0], places, taken)
        made = verb.lemma_ in CREATING
        receivers = [*datives(verb), *(head for prep, head in prepositions(verb) if prep == "to")]
        if verb.lemma_ in HANDING and (given := self._all(receivers, taken=taken)):  # "extradite a banker to Moscow"
            return given
        places = places and verb.lemma_ not in MEETING
        below = [t for t in objects(verb) if t != verb]
        candidates = [] if made and not places else [self._all(below, places, taken)]
        candidates += [self._reached(t, places, taken) for t in below]
        candidates.append(self._reached(verb, places, taken))
        candidates += [self._in_clause(child, places, taken) for child in verb.children if child.dep_ == "xcomp"]
        foreign = [[n for n in c if not self._home(n, taken)] for c in candidates]
        candidates = foreign if any(foreign) else candidates
        known = [c for c in candidates if any(self.mentions[n].refers_to or self.mentions[n].actor for n in c)]
        others = [c for c in candidates if c and verb.lemma_ not in SENDING]
        return next(iter(known or others), [])

    def _all(self, tokens: Sequence[Token], places: bool = False, taken: Sequence[int] = ()) -> list[int]:
        found = (n for token in tokens for n in self.pick(token, places=places, taken=taken))
        return [n for n in found if not self.same(n, taken)]

    def _known(self, tokens: Sequence[Token]) -> list[int]:
        """Of several examples those that are somebody in particular: "migrants, including 500 infants" has none."""
        return [n for n in self._all(tokens) if self.mentions[n].actor or self.mentions[n].country]

    def _reached(self, token: Token, places: bool = False, taken: Sequence[int] = ()) -> list[int]:
        """Actors behind the prepositions of a word, the first preposition that names any."""
        by_name: dict[str, list[Token]] = {}
        for prep, head in prepositions(token):
            if prep != "at" or head.lemma_.lower() not in HELD:  # "pledged peace at a summit in Tokyo"
                by_name.setdefault(prep, []).append(head)
        names = (*REACHING, "in") if places else REACHING
        found = (self._all(by_name[name], places, taken) for name in names if name in by_name)
        return next((f for f in found if f), [])
