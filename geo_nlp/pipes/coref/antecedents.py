"""Nominals: "the minister", "the two countries", "the bloc", "his Cypriot counterpart" to whom they stand for."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from geo_nlp.pipes.coref.governing import HE, IT, SHE, THEY
from geo_nlp.pipes.coref.memory import Memory, full, recent
from geo_nlp.pipes.coref.officeholders import holder, is_sole, named_behind, up_to
from geo_nlp.pipes.mentions.alliances import RELATIONAL
from geo_nlp.pipes.mentions.nonactors import REBELS
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.phrases import prepositions
from geo_nlp.pipes.parse.words import GENITIVES
from geo_nlp.types import Mention

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "two", "its", "his", "her", "their"})
DUAL_STATES = frozenset(
    "country nation state power neighbour neighbor side ally government superpower capital republic party "
    "economy adversary rival foe people partner regime giant heavyweight enemy archenemy arch-enemy archrival "
    "arch-rival belligerent".split()
)
DUAL_PEOPLE = frozenset(
    "leader president minister premier diplomat politician counterpart man official statesman chancellor negotiator "
    "envoy head king strongman".split()
)
DUALS = frozenset({"two", "both"})
COUNTRIES = frozenset({"state", "government", "military", "media", "legislature"})
NEAR = 4
SIDES = frozenset({"side", "country", "neighbour", "neighbor", "nation"})
# What has two sides that are no states: "both sides of the political spectrum".
DIVIDED = frozenset("aisle argument debate divide fence spectrum story".split())
PARTIES = frozenset({"party", "side"})
STANDING = frozenset(
    "police authority government parliament army court official prosecutor lawmaker military navy cabinet judge "
    "legislator senator investigator opposition administration senate congress ministry".split()
)
FIGHTERS = REBELS | {"fighter", "islamist", "jihadist"}
FOREIGN = frozenset(
    "western european foreign international regional arab african asian allied coalition other american latin "
    "neighbouring neighboring overseas global multinational".split()
)
BODIES = {
    "state": frozenset("country nation kingdom republic island state emirate sultanate superpower regime".split()),
    "igo": frozenset("bloc union alliance organisation organization body agency council commission".split()),
    "armed_group": frozenset("group militia movement organisation organization faction insurgency network".split()),
    "company": frozenset("company firm group manufacturer giant carrier airline".split()),
    "party": frozenset({"party"}),
    "organisation": frozenset("association federation foundation group institute organisation organization".split()),
    "ngo": frozenset("association charity federation foundation group organisation organization watchdog".split()),
    "media": frozenset("broadcaster daily magazine network newspaper outlet paper".split()),
}


def described(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, tuple[Mention, ...]]:
    """The nominal with what was learnt of it, and the full mentions that it stands for."""
    head = doc[mention.head]
    lemma = head.lemma_.lower()
    words = [t.lower_ for t in doc.tokens[mention.first : mention.last + 1]]
    plural = head.tag_ in ("NNS", "NNPS")
    if not mention.country and (country := _owners_country(head, sentence, memory)):
        mention = replace(mention, country=country)
    if words[0] in ("each", "either", "neither") and lemma in DUAL_STATES:
        return mention, memory.states.last(sentence, mention.first)
    dual = bool(DUALS & set(words)) and words[0] != "two"  # not "met two leaders"
    if lemma == "side" and any(prep == "of" and t.lemma_ in DIVIDED for prep, t in prepositions(head)):
        return mention, ()
    if plural and not mention.country and (dual or (words[0] in ("the", "these") and lemma in SIDES)):
        pair: tuple[Mention, ...] = ()
        if lemma in DUAL_PEOPLE:
            pair = memory.people.last(sentence, mention.first)
        if not pair and lemma in DUAL_STATES | DUAL_PEOPLE:
            pair = memory.states.last(sentence, mention.first)
        if not pair and lemma in PARTIES:  # "both sides" of a meeting of two people
            pair = _two_people(mention, sentence, memory)
        return mention, pair
    if plural and not mention.country and (pair := _pair_of_before(doc, mention, sentence, memory, lemma)):
        return mention, pair
    if plural and lemma in FIGHTERS and words[0] == "the" and not mention.country:
        groups = [m for m, _ in recent(memory, sentence) if m.type == "armed_group" and full(m)]
        return mention, tuple(groups[:1])
    if plural:
        return _placed(doc, mention, memory, memory.main), ()
    labels = mention.last + 1 < len(doc) and doc[mention.last + 1].text == ":" and mention.text.isupper()
    if labels:
        return mention, ()  # "THE PRESIDENT: ..." speaks himself, whomever the question named
    titled = mention.type == "person" and doc[mention.first].text.istitle() and doc[mention.first].pos_ != "DET"
    if titled and (named := named_behind(doc, mention, memory)) is not None:
        return up_to(doc, mention, named), (named,)
    definite = words[0] in DEFINITE or mention.first == mention.head or not GENITIVES.isdisjoint(words)
    if mention.type == "person" and (definite or (titled and is_sole(doc, mention))):
        mention, who = holder(doc, mention, sentence, memory, lemma)
        return (mention, who) if who or mention.actor else (_placed(doc, mention, memory, None), ())
    if definite and not mention.country and words[0] in ("the", "this", "that") and mention.first + 1 == mention.head:
        for m, _ in recent(memory, sentence):
            if m.level == "nominal" and m.country and doc[m.head].lemma_ == head.lemma_:
                return replace(mention, actor=m.actor, country=m.country), ()
    if (
        definite
        and not mention.country
        and words == ["the", head.lower_]
        and mention.type in ("military", "legislature")
    ):
        told = (m.country for m, s in recent(memory, sentence) if m.type == mention.type and sentence - s < NEAR)
        if country := next((c for c in told if c), None):
            return replace(mention, country=country), ()
    if definite and not mention.country and words[0] in ("the", "this", "that"):
        kinds = {kind for kind, heads in BODIES.items() if lemma in heads}
        if fitting := [m for m, _ in recent(memory, sentence) if m.type in kinds and full(m)]:
            named = next((m for m in fitting if not m.demonym), fitting[0])
            return replace(mention, type=named.type), (named,)
    joined = any(c.dep_ in ("relcl", "acl") for c in head.rights)  # "the alliance that Russia has built" is another
    if lemma in RELATIONAL and words[0] in ("the", "this", "that", "their") and not joined:
        return mention, memory.states.last(sentence, mention.first, joined=True)
    return _placed(doc, mention, memory, memory.main), ()


def _owners_country(head: Token, sentence: int, memory: Memory) -> str | None:
    """Of which country somebody is by a noun that owns him: "the country's army", "Chad, whose troops attacked"."""
    for owner in (c for c in head.lefts if c.dep_ == "poss"):
        clause = owner.head.head
        while clause.dep_ in ("conj", "ccomp", "xcomp") and clause.head.i > owner.i:
            clause = clause.head
        if owner.lower_ == "whose" and clause.dep_ == "relcl":
            return next((m.country for m in memory.heads.get(clause.head.i, ())), None)
        if owner.lemma_.lower() in BODIES["state"] and any(c.lower_ in ("the", "this", "that") for c in owner.lefts):
            return _last_state(head.doc, owner, sentence, memory)
    return None


def _last_state(doc: Doc, owner: Token, sentence: int, memory: Memory) -> str | None:
    """The country told of last: of the nearest sentence that names one the subject, else the nearest name."""
    near = [(m, s) for m, s in recent(memory, sentence) if m.country and m.type in COUNTRIES and m.last < owner.i]
    same = [m for m, s in near if s == near[0][1]]
    subjects = [m for m in same if doc[m.head].dep_ in ("nsubj", "nsubjpass") and full(m)]
    ranked = subjects or [m for m in same if m.type == "state" and not m.demonym] or same
    return ranked[0].country if ranked else None


def _pair_of_before(doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str) -> tuple[Mention, ...]:
    """Who bare "the presidents", "the parties" are behind two people alone, and "the ministries of both countries"."""
    head = doc[mention.head]
    for prep, owner in prepositions(head):
        if prep == "of" and owner.lemma_ in DUAL_STATES and any(c.lower_ in DUALS for c in owner.lefts):
            people = memory.people.last(sentence, mention.first) if lemma in DUAL_PEOPLE else ()
            return people or memory.states.last(sentence, mention.first)
    last = next((o for prep, o in prepositions(head) if prep == "of"), head) if lemma == "head" else head
    alone = last.i == mention.last and not prepositions(last)  # "the heads of state", and not those of somewhere
    bare = doc[mention.first].lower_ == "the" and mention.first + 1 == mention.head and alone
    meant = bare and lemma in ("head", "leader", "president", "minister", "party")
    return _two_people(mention, sentence, memory) if meant else ()


def _two_people(mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """The two people who alone were named of late, or still the two who were meant since: "the presidents agreed"."""
    near = {name for name, at, first, _ in memory.people.seen if sentence - at <= NEAR and first < mention.first}
    if len(near) == 2:
        return memory.people.last(sentence, mention.first)
    meant, at = memory.plurals[-1] if memory.plurals else ((), 0)
    same = len(meant) == 2 and sentence - at <= NEAR and near <= {m.actor for m in meant}
    return meant if same and all(m.type == "person" for m in meant) else ()


def _placed(doc: Doc, mention: Mention, memory: Memory, main: str | None) -> Mention:
    """Give "the government", "its troops", "police" the country of a possessive or of the article's main state."""
    if mention.country:
        return mention
    first = doc[mention.first]
    if first.lower_ in IT | THEY | HE | SHE:
        for m, _s in takewhile(lambda found: found[0].first >= mention.first, reversed(memory.named)):
            if m.level == "pronoun" and m.first == mention.first:
                return replace(mention, country=m.country)
        return mention
    if (
        mention.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
        and mention.type != "state"
        and (first.lower_ in DEFINITE or doc[mention.head].lemma_.lower() in STANDING)
        and doc[mention.head].lemma_ not in ("leader", "diplomat", "minister")
        and not FOREIGN & {t.lower_ for t in doc[mention.first : mention.head]}
    ):
        return replace(mention, country=main)
    return mention
