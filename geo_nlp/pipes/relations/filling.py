"""Who fills the two ends of a rule: its slots in order, and what stands for them where they name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.clauses.joining import series
from geo_nlp.pipes.clauses.picking import Actors
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.passives import is_passive, ordered
from geo_nlp.pipes.parse.phrases import prepositions
from geo_nlp.pipes.parse.syntax import objects, subjects
from geo_nlp.pipes.parse.verbclasses import CONVEYING
from geo_nlp.pipes.parse.words import conjuncts, forms, joined
from geo_nlp.pipes.relations.doers import attackers, captors, reporters
from geo_nlp.pipes.relations.suffered import befell, done_by, suffers
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause, Mention

Filled = tuple[tuple[int, ...], str | None]
BLAMING = frozenset({"ACCUSE", "PROTEST", "REJECT", "criticism", "opposition", "concern"})
# What answers a deed is aimed at who did it, too: "sanctions in response to its invasion of Kuwait".
ANSWERING = BLAMING | {"SANCTION", "THREATEN"}
DONE_BY_STATES = frozenset(
    "arrest authoritarianism backsliding cover-up censorship crackdown curb detention disappearance dictatorship "
    "execution harassment imprisonment jailing misrule persecution repression suppression trial".split()
) | frozenset({"abuse", "violation"})
PEACEKEEPING = frozenset({"contingent", "force", "mission", "operation"})
# States beside one's own: "warned its Gulf allies" is done to others, "withdrew its troops" to nobody.
ALLIED = frozenset({"ally", "neighbor", "neighbour", "partner"})
DEPLOYING = frozenset("deployment enlargement expansion extension increase reinforcement strengthening".split())
STATIONED = frozenset({"monitor", "observer", "peacekeeper", "presence", "soldier", "troop"})
OWNING = frozenset({"its", "his", "her", "their", "our", "my"})
# "In support of the army", "in coordination with it": a blow is not dealt to those on whose side one is.
BESIDE = frozenset(
    "accordance aid concert conjunction consultation cooperation co-operation coordination co-ordination defence "
    "defense favor favour partnership presence solidarity support".split()
)
LOCATING = frozenset({"in", "into", "inside", "at", "across", "near", "throughout", "through"})


def source_of(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Filled:
    """Who acts, from the first source slot that names an actor."""
    verbal = rule.attitude or load_ontology().predicates[rule.states].quad in (1, 3)
    for slot in rule.trigger.source:
        if slot == "subject" and clause.kind == "noun" and _under(doc[clause.head]):
            continue
        tokens = clause.slot(slot)
        if not tokens:
            continue
        found: list[int] = []
        asked = next((words for name, words in rule.where if name == slot), None) if slot in LOCATING else None
        for i in tokens:
            if slot == "by" and doc[i].tag_ == "VBG" and doc[i].dep_ == "pcomp":
                continue  # "a threat to Chad by moving troops": how it is done, not who does it
            if asked is not None and asked.isdisjoint({*forms(doc[i]), *joined(doc[i])}):
                continue  # "died in a clash in the north": by those who clashed, not by the north
            if slot == "subject" and clause.kind != "noun" and rule.trigger.inner:
                picked = actors.acting(doc[i], verbal=verbal)
            else:  # who is asked for may be named like a place: "won concessions from the Japanese"
                whence = next((words for name, words in rule.where if name == "from"), None)
                places = slot in LOCATING or (slot == "from" and whence is not None)
                through = slot != "from" or (whence is not None and "*" not in whence)  # "benefits from French loans"
                inner = rule.trigger.inner and through and not _pair(doc, clause, slot, actors)
                picked = actors.pick(doc[i], inner=inner, places=places)
            found.extend(n for n in series(actors, picked) if n not in found and i != clause.head)
        if found:
            return tuple(found), slot
    if rule.states == "ASSAULT" and clause.kind == "verb" and not clause.slot("subject"):
        return tuple(attackers(doc, clause, actors)), "in"
    if rule.trigger.mode == "release" and clause.kind == "verb" and not clause.slot("subject"):
        return tuple(captors(doc, clause, actors)), "from"
    if rule.trigger.mode in ("arrest", "convict") and clause.kind == "verb" and not clause.slot("subject"):
        return tuple(reporters(doc[clause.head], actors)), None
    return (), None


def target_of(
    doc: Doc, clause: Clause, rule: Rule, slots: Sequence[str], actors: Actors, used: str | None, taken: tuple[int, ...]
) -> Filled:
    """Towards whom, from the first target slot that names somebody else than the source; a place where no actor is.

    The owner of a thing that the rule asks for is no target if it is the source's side: "voiced Egypt's support".
    """
    if rule.states == "PROTEST" and (opposed := _opposed(doc, clause, actors)):
        return tuple(opposed), "subject"
    consumed = {slot for slot, _ in rule.where}
    domestic: Filled | None = None
    quad = None if rule.attitude else load_ontology().predicates[rule.states].quad
    friendly, hostile = quad in (1, 2), quad in (3, 4)
    for located in (False, True):
        for slot in slots:
            tokens = clause.slot(slot) if slot != used else ()
            if hostile and slot in ("in", "of", "with"):
                tokens = tuple(i for i in tokens if not _beside(doc[i]))
            if not tokens:
                continue
            places = located or rule.trigger.places or slot in LOCATING
            if slot == "subject" and clause.support is not None and doc[clause.support].lemma_ in CONVEYING:
                continue  # "voiced Egypt's support" tells of no support for who voiced it
            if located and (slot == "subject" or (rule.trigger.reciprocal and slot != "complement")):
                continue
            inner = rule.trigger.inner and (not located or slot == "complement")
            found: list[int] = []
            whence = slot in rule.trigger.source and clause.kind == "verb" and is_passive(doc[clause.head])
            crime = slot == "for" and rule.trigger.mode == "convict"  # "sentences for reporting on the army"
            inner = inner and not crime and not _pair(doc, clause, slot, actors)
            for i in tokens if not whence else ():  # "was expelled from Iran by ..."
                for n in series(actors, _picked(doc[i], slot, rule, actors, inner, places, taken)):
                    sides = {actors.mentions[t].country for t in taken}
                    home = bool(taken) and _home(actors, n, taken)
                    own = bool(taken) and (_own(doc, actors.mentions[n], sides, actors) or (slot in consumed and home))
                    if home and not own and friendly and i not in actors.at:
                        domestic = domestic or ((n,), slot)  # "released U.S. aid to Egypt", said of Americans
                        continue
                    blames = rule.states in ANSWERING and suffers(doc[i], actors.mentions[n])
                    blames = blames and not _asks_for(rule, slot, doc[i])
                    blames = blames or (rule.states == "REQUEST" and befell(actors.mentions[n], actors))
                    apart = located and actors.mentions[n].sector == "PRE"
                    same = actors.same(n, taken) and not (hostile and _besides(actors, i, n, taken))
                    if n not in found and i != clause.head and not (own or apart or blames or same):
                        found.append(n)
            if found:
                return tuple(found), slot
        if not taken:
            break
    return domestic or ((), None)


def _beside(token: Token) -> bool:
    """Whether a word is of those on whose side somebody acts, or tells that he does: "in support of the army"."""
    side = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("of", "with") else token
    return side.lemma_.lower() in BESIDE and side.dep_ == "pobj" and side.head.lower_ == "in"


def _asks_for(rule: Rule, slot: str, deed: Token) -> bool:
    """Whether a rule is about the deed itself: "opposed her extradition"."""
    return any(name == slot and not words.isdisjoint(forms(deed)) for name, words in rule.where)


def _pair(doc: Doc, clause: Clause, slot: str, actors: Actors) -> bool:
    """Whether one word stands for both parties, beside whom no third is meant: "between the two countries and ..."."""
    if slot != "between":
        return False
    named = [i for i in clause.slot(slot) if i in actors.at]
    both = any(c.lower_ in ("both", "two") for i in named for c in doc[i].lefts)
    return both or any(len(actors.mentions[actors.at[i]].refers_to) > 1 for i in named)


def _besides(actors: Actors, i: int, n: int, taken: tuple[int, ...]) -> bool:
    """Whether others than the target itself act on it: "the regime and Russia are bombing Syria"."""
    return actors.at.get(i) == n and any(not actors.same(n, (t,)) for t in taken)


def _opposed(doc: Doc, clause: Clause, actors: Actors) -> list[int]:
    """Against whom protesters are by their name: "anti-Putin demonstrators rallied in Moscow"."""
    words = [t for i in clause.slot("subject") for t in doc[doc[i].left_edge.i : i]]
    hyphened = [t for t in words if t.lower_ == "anti" and t.nbor().text in "-–"]
    return [actors.at[t.i + 2] for t in hyphened if actors.acts_at(t.i + 2)]


def _under(noun: Token) -> bool:
    """Whether somebody suffers it: "is under pressure to resign" presses nobody."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _picked(
    token: Token, slot: str, rule: Rule, actors: Actors, inner: bool, places: bool, taken: tuple[int, ...]
) -> list[int]:
    """Whom a target slot names; of what is demanded, only who shall do it: "insisted that it would pay" asks nobody."""
    if rule.states == "ACCUSE" and slot == "complement" and token.dep_ == "ccomp" and _pronoun_does(token):
        return [n for c in token.lefts if c.dep_ == "nsubj" for n in actors.pick(c, taken=taken)]
    told = rule.states in ("ACCUSE", "REQUEST") and slot == "complement" and token.dep_ == "acl"
    if told and not is_passive(token) and (own := [c for c in token.lefts if c.dep_ == "nsubj"]):
        # "its claim that Iran lied", "its demand that Iran leave"
        return [n for c in own for t in conjuncts(c) for n in actors.pick(t, taken=taken)]
    if told and rule.states == "REQUEST" and token.tag_ == "VB":
        return []  # "a request to dissolve parliament" is made to somebody else
    if rule.states == "ACCUSE" and slot == "complement" and is_passive(token):
        return [n for doer in subjects(token) for n in actors.pick(doer, taken=taken)]
    if rule.states == "CONCEDE" and slot == "complement" and token.dep_ == "ccomp":  # "allow UN teams expanded access"
        return [n for c in token.lefts if c.dep_ == "nsubj" for n in actors.pick(c, taken=taken)]
    if rule.states == "REQUEST" and slot == "object" and any(ordered(c) for c in (*token.head.rights, *token.rights)):
        return []  # "ordered the sailors freed" asks nothing of the sailors
    if rule.states == "REQUEST" and slot == "complement" and token.dep_ == "ccomp":
        own = [c for c in token.lefts if c.dep_ == "nsubj"]
        doers = [] if _told(token) else own or [t for t in objects(token.head) if t.i < token.i]
        return [n for c in doers for t in conjuncts(c) for n in actors.pick(t, taken=taken)]
    if slot == "object" and token.dep_ == "oprd" and token.i in actors.at and objects(token.head)[0] is not token:
        return []  # "called Assad a murderer"
    if rule.states in ("AID", "AGREE") and (hosts := _hosts(token, actors)):
        return hosts
    found = actors.pick(token, inner=inner, places=places, taken=taken)
    if rule.states in ANSWERING and found and all(suffers(token, actors.mentions[n]) for n in found):
        return done_by(token, actors) or _answering(token, actors) or found
    return found or (_answering(token, actors) if rule.states in BLAMING and inner else [])


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


def _told(verb: Token) -> bool:
    """Whether a clause tells a fact, by its verb's form: "insisted that it pays"; "demanded that it cut" does not."""
    finite = verb.tag_ in ("VBZ", "VBD") and verb.text != verb.lemma_
    told = any(c.tag_ in ("VBZ", "VBP", "VBD") for c in verb.lefts)
    return finite or told or any(c.lower_ in ("will", "would") and c.dep_ == "aux" for c in verb.lefts)


def _pronoun_does(verb: Token) -> bool:
    """Whether a pronoun does what is told: who is meant is unknown where it stands for nobody known."""
    return any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.lefts)


def _home(actors: Actors, n: int, taken: tuple[int, ...]) -> bool:
    """Whether a mention is the state for which the source acts: "the ministry voiced Egypt's support"."""
    state = actors.mentions[n]
    acting = [actors.mentions[t] for t in taken]
    return state.type in ("state", "government") and any(
        a.country == state.country and a.type in ("state", "government", "person", "military") for a in acting
    )


def _own(doc: Doc, mention: Mention, countries: set[str | None], actors: Actors) -> bool:
    """Whether a target is the actor's own: "withdrew its troops" is not done to them; "his Cypriot counterpart" is."""
    owner = actors.at.get(mention.first)  # "Iran's team ... its members were denied visas by France"
    country = mention.country or (actors.mentions[owner].country if owner is not None else None)
    foreign = country is not None and country not in countries
    owned = mention.level == "nominal" and (mention.actor is None or mention.type == "state")
    if doc[mention.head].lemma_ in ALLIED:
        return False
    return owned and not foreign and doc[mention.first].lower_ in OWNING
