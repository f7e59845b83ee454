"""Pick the actor out of a slot: the phrase itself, an actor inside its noun phrase, or an inner verb's own slots.

"Condemned Russia" → Russia; "condemned Israel's strikes", "the Israeli strikes", "strikes by Israel" → Israel;
"threatened to attack Iran" → Iran. A phrase that names no actor gives nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from geo_nlp.lexicon import either, phrases, words
from geo_nlp.pipes.clauses.mention_index import COUNTERPART_NOUNS, appositive_of, bounded, is_title_noun
from geo_nlp.pipes.clauses.owners import Owners
from geo_nlp.pipes.syntax.dislocation import reported_as
from geo_nlp.pipes.syntax.functions import datives, objects, subjects
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, SUBJECTS, VERBAL, WH_TAGS, WHEN
from geo_nlp.pipes.syntax.obliques import claimed, examples, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import OTHERS_ACTS, conjuncts
from geo_nlp.rules.loader import Key

# Whom a measure or a demand about it is aimed at: "a ban on imports from Turkey", "calls for changes to EU rules".
AIMED_AT = {"import": "from", **dict.fromkeys(words("amendment_noun"), "to")}
# What one has with another: "restrictions on cooperation with Baku".
SHARED = either("border_noun", "shared_relation_noun")
# What nobody gets who is sent: "promised to send engineers".
SENDING = frozenset({"deploy", "dispatch", "send", "station"})
HANDING = either("handing_verb", "transfer_verb") | {"offer", "show"}
OWNED = ("by", "of", "between", "among")
# Agents that are in no table: "Hindu cow protectors", "Italian cyclists".
SENT = frozenset({"delegation", "entourage", "mission", "team"})
LEADING_VERBS = frozenset({"chair", "head", "lead"})
AGENT_SUFFIXES = phrases("agent_noun_suffix")
REACHING = tuple("with against on to at for from into toward towards over between inside".split())

CARRYING = frozenset({"carry", "ferry", "transport"})
# By these nobody comes to own a thing: "a law backed by Turkey", "agreed to a truce brokered by Qatar".
NOT_OWNING = either("handing_verb", "viewing_verb", "construction_verb", "non_owning_verb")
DESTINED = frozenset({"bind", "destine", "earmark", "intend", "mean"})
FIRED = frozenset({"fire", "launch", "shoot"})
# The prepositions of origin or destination: "shipments intended for Hezbollah".
WHENCE = {
    **dict.fromkeys(words("trade_verb"), ("from", "in", "by")),
    **dict.fromkeys(DESTINED, ("for",)),
    **dict.fromkeys(FIRED, ("from",)),
}


class Actors(Owners):
    """The mentions of a document, and which of them a phrase or clause names."""

    def acting(self, token: Token, *, verbal: bool) -> list[int]:
        """The actor of a subject: the phrase itself, or the agent of an act ("Israel's strikes killed ...").

        A verbal act is done by words alone ("the Turkish statement accused ..."), not by other things: "their
        collaboration threatens us" is no threat of theirs.
        """
        found = self.pick(token, inner=False) or self._pick_known(examples(token))
        if not found and verbal and token.tag_ == "NNS" and token.lemma_.endswith(AGENT_SUFFIXES):
            return self.premodifiers(token)
        uttered = token.lemma_.lower() in words("utterance_or_office_noun")
        if found or (verbal and not uttered and not self.named_by(token)):
            return found
        own = token.dep_ == "dobj" and token.head.lemma_ not in OTHERS_ACTS
        if uttered and own and not self.premodifiers(token):
            return self._pick_all(subjects(token.head))  # "issued a report critical of Iran"
        return self.pick(token)

    @bounded
    def pick(self, token: Token, *, inner: bool = True, places: bool = False, taken: Sequence[int] = ()) -> list[int]:
        """Positions of the mentions that `token`'s phrase names; empty where it names no actor.

        A modifier that is the other end's actor (`taken`) is passed over: "lifted its blockade of Gaza".
        """
        n = self.at.get(token.i, self.sites.get(token.i) if places else None)
        if n is not None:
            return self._mention_at(token, self._name_after(n), places)
        if named := self._appositive_actors(token):
            return named
        if not inner:
            return self._pick_known(examples(token)) if token.tag_ == "NNS" else []
        if token.pos_ in VERBAL:
            found = self._pick_all(reported_as(token), places, taken)
            return found or self._actor_of_clause(token, places, taken)
        found = [n for n in self.premodifiers(token, places=places) if not self.same(n, taken)]
        if places and (town := self.named_place(token, found)):
            return town
        if token.lemma_ in COUNTERPART_NOUNS and token.head.lower_ != "as":  # "is seen as an ally of Putin"
            return self._counterparts(token, found) or self._pick_all(examples(token))
        if found:
            return found
        return (
            self._maker_or_load(token)
            or self._doer_in_relative(token)
            or self._pick_all(examples(token))
            or self._pick_all(claimed(token))
            or self._direct(agents_of_patient(token))
            or self._owner_by_preposition(token, places)
            or self._partner_or_maker(token)
        )

    def _mention_at(self, token: Token, n: int, places: bool) -> list[int]:
        """The mention that stands at a token; where it names nobody, an apposition or examples of it."""
        mention = self.mentions[n]
        unnamed = mention.level == "nominal" and mention.actor is None
        if unnamed and (named := self._appositive_actors(token)):
            return named
        if unnamed and (named := self._pick_known(examples(token))):  # "allies such as Germany" are Germany,
            return [n, *named] if mention.country else named  # "Iran's prisoners, including" a name both
        return [n] if mention.type != "place" or mention.acts or (places and self._is_inhabited(n)) else []

    def _maker_or_load(self, thing: Token) -> list[int]:
        """The maker, owner or load of a thing: "arms seized by Mali", "a bus carrying Turkish workers"; of no people.

        "Those affected by Russia's war" are not Russia's.
        """
        for clause in thing.rights if thing.lower_ != "those" else ():
            if found := self._makers(clause, thing):
                return found
            if clause.dep_ in NOUN_CLAUSES and clause.lemma_ == "belong":  # "a truck belonging to Georgian traders"
                return self._pick_all([head for prep, head in prepositions(clause) if prep == "to"])
            if found := self._pick_all([t for t in load(clause) if t != thing]):
                return found
        return []

    def _doer_in_relative(self, deed: Token) -> list[int]:
        """Who does a deed by its clause: "the aid Mali provides", "news that Mali will go"; not "that Mali fears"."""
        announced = deed.lemma_.lower() in words("announced_deed_noun")
        for clause in deed.rights if deed.dep_ != "conj" else ():
            if announced and clause.dep_ in ("acl", "ccomp") and any(c.lower_ == "that" for c in clause.lefts):
                return self._pick_all([t for c in clause.lefts if c.dep_ == "nsubj" for t in conjuncts(c)])
            if clause.dep_ == "relcl" and clause.lemma_ in words("performing_verb"):
                doers = [c for c in clause.lefts if c.dep_ == "nsubj" and c.tag_ not in WH_TAGS]
                if doers and not any(c.dep_ == "dobj" and c.tag_ not in WH_TAGS for c in clause.children):
                    return self._pick_all(conjuncts(doers[0]))
        return []

    def _makers(self, clause: Token, thing: Token) -> list[int]:
        """The maker or captor of a thing by its participle, else its origin: "arms seized by Mali"."""
        if not is_passive_participle(clause):
            return []
        makers = self._pick_all([t for t in subjects(clause) if t != thing])
        if thing.lemma_ in words("carried_text_noun"):  # what a news agency carries is somebody else's
            makers = [n for n in makers if self.mentions[n].type != "media"]
        return makers or self._places_of_origin(clause)

    def _owner_by_preposition(self, thing: Token, places: bool) -> list[int]:
        """The owner of a thing by the first preposition with an actor: "strikes by Israel", "a letter from Putin".

        With an unknown owner the noun's of-phrase or by-phrase names no owner: "her praise of Putin".
        """
        lemma = thing.lemma_.lower()
        asked = ("from",) if lemma in words("addressed_noun") else ()
        owners = [c for c in thing.lefts if c.dep_ == "poss" and c.i not in self.at and c.ent_type_ not in WHEN]
        others = any(c.tag_ != "PRP$" or thing.dep_ != "dobj" for c in owners)  # but "launched its invasion of Kuwait"
        for name in (*(() if others else OWNED), *asked, *(("in",) if places else ())):
            heads = [t for prep, t in prepositions(thing) if prep == name and self._can_own(t, prep, lemma)]
            if found := [n for t in heads for n in self.pick(t, inner=t.dep_ != "pcomp", places=places)]:
                return found
        return []

    def _can_own(self, owner: Token, prep: str, thing: str) -> bool:
        """Whether a phrase may give an owner: "strikes of the Malian army", not "the shelling of a Mali hospital"."""
        if prep == "of" and thing in words("attack_event_noun"):
            return owner.i in self.at and owner.lemma_.lower() not in words("named_site_noun")
        if prep == "in":
            return owner.lemma_ not in words("in_support_noun")
        return prep != "between" or thing not in words("route_noun")  # "bombed the tunnels between Egypt and Gaza"

    def _places_of_origin(self, made: Token) -> list[int]:
        """Where goods come from, or the recipient they are for; a missile is fired from a state: "fired from Yemen"."""
        heads = origin(made)
        return [n for t in heads for n in self.located(t)] if made.lemma_ in FIRED else self._pick_all(heads)

    def _partner_or_maker(self, token: Token) -> list[int]:
        """The other party of a shared thing, else who made it, after its purpose: "offers for talks by the rebels"."""
        lemma = token.lemma_.lower()
        shared = lemma in SHARED and token.dep_ not in SUBJECTS
        other = "with" if shared else AIMED_AT.get(lemma) if token.head.lower_ in ("on", "for") else None
        if found := self._pick_all([head for prep, head in prepositions(token) if prep == other]):
            return found
        purposes = [t for prep, t in prepositions(token) if prep in ("for", "on", "to") and t.pos_ == "NOUN"]
        return self._direct(agents_of(purposes))

    def _appositive_actors(self, token: Token) -> list[int]:
        """Actors in apposition to a noun or title: "its neighbour, Belarus", "Iceland's President Jón Sveinsson"."""
        appositive = appositive_of(token)
        if appositive is None:
            return self._name_after_principal(token) if is_title_noun(token) else []
        if appositive.pos_ == "ADJ":
            return self.premodifiers(appositive)
        found = [self.at[t.i] for t in conjuncts(appositive) if t.i in self.at]
        return [n for n in found if self.mentions[n].acts and self.mentions[n].level == "name"]

    def _name_after_principal(self, agent: Token) -> list[int]:
        """The name after a superior or leader: "an aide to Trump, Dan Scavino", "a team led by Rutte"."""
        for child in agent.rights:
            if child.dep_ == "acl" and child.lemma_ in LEADING_VERBS and agent.lemma_ in SENT and child.tag_ == "VBN":
                led = self._direct(subjects(child))
                return [n for n in led if self.mentions[n].level == "name" or self.mentions[n].actor]
            for served in child.rights if child.dep_ == "prep" and child.lower_ in ("to", "for", "of") else ():
                names = [c for c in served.rights if c.dep_ == "appos" and c.i in self.at and served.i in self.at]
                if names and self._are_different_people(self.at[names[0].i], self.at[served.i]):
                    return [self.at[names[0].i]]
        return []

    @bounded
    def _actor_of_clause(self, verb: Token, places: bool, taken: Sequence[int] = ()) -> list[int]:
        """The actor of an inner clause: its subject, else its recipient, its object or a phrase below them."""
        if found := self._clause_subject(verb, taken):
            return found
        if verb.lemma_ in words("attempt_word") and (tried := [c for c in verb.rights if c.dep_ == "xcomp"]):
            return self._actor_of_clause(tried[0], places, taken)
        if verb.lemma_ in HANDING:  # "extradite a banker to Moscow"
            receivers = [*datives(verb), *(head for prep, head in prepositions(verb) if prep == "to")]
            if found := self._pick_all(receivers, taken=taken):
                return found
        return self._patients(verb, places and verb.lemma_ not in words("joint_activity_verb"), taken)

    def _clause_subject(self, verb: Token, taken: Sequence[int]) -> list[int]:
        """The subject of an inner clause; none on the side of the outer source: "Iran warned that its army would"."""
        for child in verb.children if verb.dep_ in ("ccomp", "acl", "pcomp") else ():
            if child.dep_ in SUBJECTS:
                found = self._pick_all(conjuncts(child))
                if found and not any(self.same(n, taken) or self._shares_state(n, taken) for n in found):
                    return found
        return []

    def _patients(self, verb: Token, places: bool, taken: Sequence[int]) -> list[int]:
        """The patients of an act: objects, their phrases, then those of the verb; foreign and known actors first."""
        below = [t for t in objects(verb) if t != verb]
        created = verb.lemma_ in words("creation_verb") and not places
        candidates = [] if created else [self._pick_all(below, places, taken)]
        candidates += [self._oblique_actors(t, places, taken) for t in below]
        candidates.append(self._oblique_actors(verb, places, taken))
        candidates += [self._actor_of_clause(child, places, taken) for child in verb.children if child.dep_ == "xcomp"]
        foreign = [[n for n in c if not self._is_own_state(n, taken)] for c in candidates]
        candidates = foreign if any(foreign) else candidates
        known = [c for c in candidates if any(self.mentions[n].refers_to or self.mentions[n].actor for n in c)]
        others = [c for c in candidates if c] if verb.lemma_ not in SENDING else []
        return next(iter(known or others), [])

    def _direct(self, tokens: Sequence[Token]) -> list[int]:
        """The mentions that phrases are themselves, none inside them."""
        return [n for token in tokens for n in self.pick(token, inner=False)]

    def _pick_all(self, tokens: Sequence[Token], places: bool = False, taken: Sequence[int] = ()) -> list[int]:
        """The mentions that phrases name, but for the actors of the other end."""
        found = (n for token in tokens for n in self.pick(token, places=places, taken=taken))
        return [n for n in found if not self.same(n, taken)]

    def _pick_known(self, tokens: Sequence[Token]) -> list[int]:
        """Of several examples the known actors: "migrants, including 500 infants" has none."""
        return [n for n in self._pick_all(tokens) if self.mentions[n].actor or self.mentions[n].country]

    def _oblique_actors(self, token: Token, places: bool = False, taken: Sequence[int] = ()) -> list[int]:
        """Actors in the prepositional phrases of a word, by the first preposition that has any."""
        by_name: dict[str, list[Token]] = {}
        for prep, head in prepositions(token):
            held = prep == "at" and head.lemma_.lower() in words("held_event_noun")  # "peace at a summit in Tokyo"
            apart = head.dep_ == "pcomp" and any(c.dep_ == "nsubj" for c in head.lefts)  # "with Mali announcing"
            if not (held or apart):
                by_name.setdefault(prep, []).append(head)
        names = (*REACHING, "in") if places else REACHING
        found = (self._pick_all(by_name[name], places, taken) for name in names if name in by_name)
        return next((f for f in found if f), [])


def is_passive_participle(clause: Token) -> bool:
    """Whether a participle is a passive with its noun as patient: "arms seized by Mali"."""
    if clause.dep_ != "acl" or clause.tag_ != "VBN" or clause.lemma_ in NOT_OWNING:
        return False
    return not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in clause.children)


def origin(participle: Token) -> list[Token]:
    """Where a thing comes from that is made, sent or fired, or the recipient it is for: "wine imported from Chile"."""
    asked = WHENCE.get(participle.lemma_, ())
    return [head for prep, head in prepositions(participle) if prep in asked]


def load(clause: Token) -> list[Token]:
    """What a vehicle carries: "a bus carrying Turkish workers"."""
    return objects(clause) if clause.tag_ == "VBG" and clause.lemma_ in CARRYING else []


def agents_of_patient(noun: Token, triggers: Collection[Key] = ()) -> list[Token]:
    """The agents, where "by" hangs on the patient of a noun: "the jailing of the mayor by Turkey".

    What is itself one of `triggers` has agents of its own, but for troops: "condemnation of the arrest of the mayor
    by Turkey", "the arrest of two soldiers by Turkey".
    """
    patients = [head for prep, head in prepositions(noun) if prep == "of"]
    acts = [t for t in patients if ("noun", t.lemma_.lower()) in triggers and t.lemma_ not in words("fighter_noun")]
    return agents_of([t for t in patients if t not in acts])


def agents_of(nouns: Iterable[Token]) -> list[Token]:
    """The agents in the by-phrases of some nouns, as of "mayor" in "the jailing of the mayor by Turkey"."""
    return [agent for noun in nouns for prep, agent in prepositions(noun) if prep == "by"]
