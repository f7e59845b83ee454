"""Nominals: "the minister", "the bloc", "his Cypriot counterpart" to whom they stand for."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.apposed_names import named_behind, up_to
from geo_nlp.pipes.coref.binding import HE, IT, SHE, THEY
from geo_nlp.pipes.coref.discourse_memory import Memory, full, recent
from geo_nlp.pipes.coref.invaders import invading, is_invader
from geo_nlp.pipes.coref.office_titles import holder, is_sole, own_official
from geo_nlp.pipes.coref.plurals import NEAR, each, is_plural, several
from geo_nlp.pipes.coref.regimes import REGIMES, last_regime
from geo_nlp.pipes.coref.speakers_forces import speakers_country
from geo_nlp.pipes.coref.topic_state import topic_state
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.mentions.alliances import RELATIONAL, THIS
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.relative_clauses import whose
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import GENITIVES, RELATIVES
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

Described = tuple[Mention, tuple[Mention, ...]]  # a nominal with what was learnt of it, and the full mentions it means

DEFINITE = frozenset("both her his its that the their these this those two whose".split())
COUNTRIES = frozenset({"state", "government", "military", "media", "legislature"})
STANDING = words("state_institution_noun")
# Several of them are of several states.
NOT_ALONE = words("leader_noun")
PLACED_DEPTH = 6
ORDERING = frozenset({"direct", "instruct", "order", "task"})
OFFICES = frozenset({"ministry", "office", "secretary"})  # whose "foreign" tells what they deal with
FOREIGN = words("foreign_adjective")
BODIES = {
    "state": words("state_noun"),
    "igo": words("intergovernmental_noun"),
    "armed_group": words("armed_group_noun"),
    "company": words("company_noun"),
    "party": frozenset({"party"}),
    "organisation": words("association_noun"),
    "ngo": words("ngo_noun"),
    "media": words("media_outlet_noun"),
}

# Which states are called so (2026).
REALMS = {
    "kingdom": words("kingdom"),
    "emirate": frozenset("AFG ARE KWT QAT".split()),
    "sultanate": frozenset("BRN OMN".split()),
}


def described(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described:
    """The nominal with what was learnt of it, and the full mentions that it stands for."""
    head = doc[mention.head]
    if is_invader(doc, mention):
        return invading(mention, memory), ()
    if not mention.country and (country := _owners_country(head, sentence, memory)):
        mention = replace(mention, country=country)
    if (state := _state_served(doc, mention, memory)) is not None:
        return mention, (state,)
    if (pair := each(doc, mention, sentence, memory)) is not None:
        return mention, pair
    if is_plural(head):
        meant = several(doc, mention, sentence, memory)
        return (_placed(doc, mention, sentence, memory, known=True), ()) if meant is None else (mention, meant)
    if mention.last + 1 < len(doc) and doc[mention.last + 1].text == ":" and mention.text.isupper():
        return own_official(doc, mention, memory) or mention, ()  # he speaks himself, whomever the question named
    found = _officer(doc, mention, sentence, memory) if mention.type == "person" else None
    return found or _body(doc, mention, sentence, memory) or (_placed(doc, mention, sentence, memory, known=True), ())


def _officer(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """A person by office: "President", whose name comes later, "the minister", "its envoy"."""
    first = doc[mention.first]
    if doc[mention.head].lemma_.lower() in RELATIVES:
        return None  # "the son of Gaddafi"
    titled = first.text.istitle() and first.pos_ != "DET"
    if titled and (named := named_behind(doc, mention, memory)) is not None:
        return up_to(doc, mention, named), (named,)
    if not (_definite(doc, mention) or (titled and is_sole(doc, mention))):
        return None
    mention, who = holder(doc, mention, sentence, memory, doc[mention.head].lemma_.lower())
    return (mention, who) if who or mention.actor else (_placed(doc, mention, sentence, memory, known=False), ())


def _body(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """What was told of before: "the army" as the one that was named, "the bloc", "this alliance" of two states."""
    head, opening = doc[mention.head], doc[mention.first].lower_
    lemma = head.lemma_.lower()
    if lemma in RELATIONAL and _is_named(head):
        return mention, ()
    if not mention.country and opening in THIS:
        if mention.first + 1 == mention.head and lemma not in REGIMES:
            same = [m for m, _ in recent(memory, sentence) if m.level == "nominal" and m.country]
            same = [m for m in same if doc[m.head].lemma_ == head.lemma_]
            if same:  # the newest, but of two armies rather that of the state of the topic
                m = next((m for m in same if m.country in (memory.home, memory.main)), same[0])
                return replace(mention, actor=m.actor, country=m.country), ()
        if mention.type == "state" and (country := _placed_in(head, memory)):
            return replace(mention, actor=country, country=country), ()
        bare = opening == "the" and mention.first + 1 == mention.head == mention.last
        if bare and mention.type in ("military", "legislature"):
            near = (m for m, s in recent(memory, sentence) if m.type == mention.type and sentence - s < NEAR)
            told = (m.country for m in near if not (_is_whole(doc, mention) and not _is_whole(doc, m)))
            if country := next((c for c in told if c), None):
                return replace(mention, country=country), ()
        kinds = {kind for kind, heads in BODIES.items() if lemma in heads}
        fitting = [(m, s) for m, s in recent(memory, sentence) if m.type in kinds and full(m)]
        fitting = [(m, s) for m, s in fitting if m.country in REALMS[lemma]] if lemma in REALMS else fitting
        if lemma in REGIMES and (country := last_regime(doc, mention, sentence, memory)):
            return replace(mention, actor=None, country=country), ()
        if fitting:
            named, place = next(((m, s) for m, s in fitting if not m.demonym), fitting[0])
            if (named.actor or "").startswith("org:"):  # "the Houthis sank the Eternity C. The group said"
                named = next((m for m, s in fitting if s == place and m.type == "armed_group"), named)
            return replace(mention, type=named.type), (named,)
    joined = any(c.dep_ in ("relcl", "acl") for c in head.rights)  # "the alliance that Russia has built" is another
    if lemma in RELATIONAL and opening in THIS | {"their"} and not joined:
        pair = memory.states.last(sentence, mention.first, joined=True)
        return mention, () if any(m.type == "military" for m in pair) else pair
    return None


def _is_named(tie: Token) -> bool:
    """Whether a tie is a body by its name: "the Alliance for Progress", "the Coalition to Defeat Hunger"."""
    after = tie.i + 1 < len(tie.doc) and tie.nbor().lower_ in ("against", "for", "to")
    return after and tie.text.istitle() and not tie.is_sent_start


def _is_whole(doc: Doc, forces: Mention) -> bool:
    """Whether a mention is a whole army, as "the Africa Corps", a brigade or troops are not."""
    return not load_rules().classes["whole_body"].isdisjoint((doc[forces.head].lower_, doc[forces.last].lower_))


def _placed_in(land: Token, memory: Memory) -> str | None:
    """Whose country it is by those who are in it: "Syrian forces operating in the northern part of the country"."""
    word, steps = land, 0
    while word.dep_ in ("pobj", "prep", "acl") and steps < PLACED_DEPTH:
        word, steps = word.head, steps + 1
        if word.pos_ == "NOUN" and (found := memory.heads.get(word.i, ())):
            demonym = any(c.ent_type_ == "NORP" for c in word.lefts)
            return found[0].country if demonym else None
    return None


def _definite(doc: Doc, mention: Mention) -> bool:
    words = doc.tokens[mention.first : mention.last + 1]
    owned = any(t.lower_ in GENITIVES for t in words)
    return words[0].lower_ in DEFINITE or mention.first == mention.head or owned


def _owners_country(head: Token, sentence: int, memory: Memory) -> str | None:
    """Of which country somebody is by a noun that owns him: "the country's army", "Chad, whose troops attacked"."""
    for owner in (c for c in head.lefts if c.dep_ == "poss"):
        if owner.lower_ == "whose":
            return next((m.country for t in whose(head) for m in memory.heads.get(t.i, ())), None)
        if owner.lemma_.lower() in BODIES["state"] and any(c.lower_ in ("the", "this", "that") for c in owner.lefts):
            return _last_state(head.doc, owner, sentence, memory)
    return None


def _state_served(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The state for which people act in a relative clause: "Chad, whose troops attacked"; one alone is himself."""
    head = doc[mention.head]
    serving = mention.sector in SERVING and (mention.type != "person" or head.tag_ in ("NNS", "NNPS"))
    if not serving or doc[mention.first].lower_ != "whose":
        return None
    owners = (m for t in whose(head) for m in memory.heads.get(t.i, ()))
    return next((m for m in owners if m.type == "state"), None)


def _last_state(doc: Doc, owner: Token, sentence: int, memory: Memory) -> str | None:
    """The country told of last: of the nearest sentence that names one the subject, else the nearest name."""
    near = [(m, s) for m, s in recent(memory, sentence) if m.country and m.type in COUNTRIES and m.last < owner.i]
    same = [m for m, s in near if s == near[0][1]]
    subjects = [m for m in same if doc[m.head].dep_ in ("nsubj", "nsubjpass") and full(m)]
    ranked = subjects or [m for m in same if m.type == "state" and not m.demonym] or same
    return ranked[0].country if ranked else None


def _placed(doc: Doc, mention: Mention, sentence: int, memory: Memory, *, known: bool) -> Mention:
    """Give "the government", "its troops", "police" the country of a possessive, or if `known` that of the article.

    What is called by a person is of his state, known or not: "the Reagan administration".
    """
    first, head = doc[mention.first], doc[mention.head]
    if not mention.country and head.dep_ == "dobj" and head.head.lemma_ in ORDERING and first.lower_ == "the":
        bosses = (m for t in subjects(head.head) for m in memory.heads.get(t.i, ()))
        if country := next((m.country for m in bosses if m.type == "person" and m.sector == "GOV"), None):
            return replace(mention, country=country)  # "Putin instructed the government to send aid to Vietnam"
    if mention.country or any(t.ent_type_ == "PERSON" for t in doc[mention.first : mention.head]):
        return mention
    if first.lower_ in ("my", "our"):  # of whoever says so, known or not
        return mention
    if first.lower_ in IT | THEY | HE | SHE:
        for m, _s in takewhile(lambda found: found[0].first >= mention.first, reversed(memory.named)):
            if m.level == "pronoun" and m.first == mention.first:
                return replace(mention, country=m.country)
        return mention
    if country := speakers_country(doc, mention, memory):
        return replace(mention, country=country)
    if (
        mention.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
        and mention.type != "state"
        and (first.lower_ in DEFINITE or doc[mention.head].lemma_.lower() in STANDING)
        and doc[mention.head].lemma_.lower() not in NOT_ALONE
        and not FOREIGN & {t.lower_ for t in doc[mention.first : mention.head - (head.lemma_ in OFFICES)]}
    ):
        return replace(mention, country=topic_state(doc, mention, sentence, memory)) if known else mention
    return mention
