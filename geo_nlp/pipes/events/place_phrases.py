"""The phrases of a clause that may name the place of its event, the most probable first.

A phrase modifies the verb or noun of the event, or one of its arguments ("struck a school in Kharkiv"); never another
event that is only mentioned ("over the murder in Surrey", "after a conference in Strasbourg").
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.circumstances import of_circumstance, of_people
from geo_nlp.pipes.events.locative_phrases import (
    OF_ROAD,
    ROADS,
    LocativePhrase,
    happens_at_origin,
    of_argument,
    opened,
)
from geo_nlp.pipes.events.nested_toponyms import is_territory
from geo_nlp.pipes.events.place_heads import place_sites, verb_of_argument, verbs_beside
from geo_nlp.pipes.events.quantities import is_animate
from geo_nlp.pipes.events.speech_place import where_spoken
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, NOUN_POS, SUBJECTS, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Clause

PATIENT_SLOTS = ("object", "at", "on", "into", "against", "towards", "toward", "by", "with")
STRUCK_SLOTS = ("on", "at", "against", "into", "of", "over")
VERB_ARGUMENTS = SUBJECTS | {"dobj", "attr", "oprd", "dative", "agent"}
SPEECH_ACTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "SANCTION"})
CITY_POLICE = frozenset({"police", "prosecutor", "court", "tribunal"})  # that may be called after their city
PASSAGE = either("border_noun", "route_noun") | {"access", "checkpoint", "entry", "passage"}
COURTS = frozenset({"court", "tribunal", "judge", "prosecutor"})
TOLD_BESIDE = -1  # the site of what is only told beside the event's words
PLANNED = {"AGREE": "CONSULT", "CONCEDE": "RETREAT"}  # what PLOVER codes plans to do as


def find_phrases(head: Token, clause: Clause, predicate: str) -> Iterator[LocativePhrase]:
    """Yield the phrases that may name the place of a clause's event, the most probable first."""
    lemmas = {clause.lemma.split()[0], head.lemma_.lower(), *_with_particles(head)}
    act = _act_of(predicate, lemmas)
    itself = head.pos_ in VERBAL and head.dep_ not in SUBJECTS  # not "where fighting between clans has killed ten"
    clause_of = _first_of_clause(head if itself else verb_of_argument(head) or head)
    if clause_of.dep_ in ("advcl", "relcl") and any(_is_where(c) for c in clause_of.lefts):
        yield from (LocativePhrase(noun, None, target=True) for noun in _meant_by_where(clause_of.head))
    if act in SPEECH_ACTS:
        yield from where_spoken(head, agreed=act == "AGREE")
        yield from _at_institution(
            clause, head, courts=act != "SANCTION" and not (act == "ACCUSE" and "charge" in lemmas)
        )
        yield from _at_embassy(head, act)
        if act in ("CONCEDE", "SANCTION", "REJECT"):
            yield from _where_agents_are(head)
            if any(c.dep_ == "dobj" and c.lemma_ in PASSAGE for c in head.rights):  # "reopened a bridge near Cúcuta"
                yield from _around(head, act)
        return
    yield from _places_as_target(head, clause, lemmas, act)
    for number, site in enumerate(place_sites(head, clause)):
        if site is not head:
            yield from (_at_site(phrase, number) for phrase in _objects_struck(site, act))
        yield from (_at_site(phrase, number) for phrase in _around(site, act))
    if act in FORCE:
        yield from _where_people_were(head, clause)
    else:
        yield from (_at_site(phrase, TOLD_BESIDE) for phrase in _beside_the_act(head, clause, act, lemmas))


def _beside_the_act(head: Token, clause: Clause, act: str, lemmas: set[str]) -> Iterator[LocativePhrase]:
    """Where another verb, or the talks before, tell the place: "signed a pact after talks in Hanoi"."""
    for verb in verbs_beside(head, clause, act, lemmas):
        yield from _around(verb, act if act == "AID" else "COERCE")
    if act == "CONSULT" and lemmas & words("signing_verb"):
        before = [o for w in head.subtree if w.lower_ in ("after", "following") for o in w.rights]
        yield from (p for o in before if o.lemma_.lower() in words("parley_noun") for p in of_argument(o, "CONSULT"))


def _with_particles(head: Token) -> list[str]:
    """A verb with each of its particles: "turn away"."""
    return [f"{head.lemma_} {c.lower_}" for c in head.rights if c.dep_ in ("prt", "advmod")]


def _is_where(word: Token) -> bool:
    """Whether a word opens a clause of place: "where", "a summit at which"."""
    return word.lower_ == "where" or (word.lower_ in ("at", "during") and any(o.lower_ == "which" for o in word.rights))


def _first_of_clause(verb: Token) -> Token:
    """The first of verbs with one subject: "where he signed a pact and thanked Egypt", "where he is to meet her"."""
    while verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in VERBAL:
        if any(c.dep_ in SUBJECTS for c in verb.lefts):
            break
        verb = verb.head
    return verb


def _meant_by_where(noun: Token) -> Iterator[Token]:
    """What "where" may mean: the noun before it, or what a phrase before that has: "flew to Lima on Monday, where"."""
    if noun.pos_ in VERBAL:  # "will travel to Lima from May 3 to 5, where he will meet"
        places = (o for p in noun.rights if p.dep_ == "prep" for o in p.rights if o.pos_ == "PROPN")
        yield from (o for o in places if o.ent_type_ not in WHEN)
        return
    yield noun
    if noun.dep_ != "pobj" or (noun.pos_ == "PROPN" and noun.ent_type_ not in WHEN | {"ORG"}):
        return
    if noun.head.lower_ == "of":
        yield from _meant_by_where(noun.head.head)
    before = [p for p in noun.head.head.rights if p.i < noun.head.i and p.dep_ == "prep"]
    yield from (o for p in reversed(before) for o in p.rights if o.dep_ == "pobj")


def _where_people_were(head: Token, clause: Clause) -> Iterator[LocativePhrase]:
    """The phrases that tell where those were who were hurt or caught, and what they did: "shot men praying in Jos"."""
    verb = head if clause.support is None else head.doc[clause.support]
    for slot in PATIENT_SLOTS:
        yield from (phrase for i in clause.slot(slot) for phrase in of_people(head.doc[i]))
    acts = either("attack_on_place_word", "opening_fire_verb", "at_scene_verb")
    for i in clause.slot("subject"):  # "killed by soldiers who opened fire in Gaza"
        for attack in head.doc[i].rights:
            if attack.dep_ == "relcl" and attack.lemma_ in acts:
                yield from _around(attack, "ASSAULT")
                aimed = [o for prep in attack.rights if prep.dep_ == "prep" for o in prep.rights]
                yield from (phrase for o in aimed for phrase in of_people(o))
    yield from of_circumstance(verb)


def _at_site(phrase: LocativePhrase, number: int) -> LocativePhrase:
    return LocativePhrase(phrase.head, phrase.prep, phrase.target, number)


def _act_of(predicate: str, lemmas: set[str]) -> str:
    """The act that is done or planned: a planned visit counts as AGREE, and a treaty is signed somewhere."""
    if predicate in SPEECH_ACTS and lemmas & words("signing_verb"):
        return "CONSULT"
    moved = either("going_verb", "conveyance_verb", "journey_to_noun", "visiting_verb", "face_to_face_word")
    moved |= words("expected_arrival_word")
    if predicate == "REJECT" and lemmas & words("turning_away_verb"):
        return "COERCE"
    if predicate == "AGREE" and lemmas & words("located_work_verb"):  # "will build a dam in Kachin state"
        return "COOPERATE"
    return PLANNED[predicate] if predicate in PLANNED and lemmas & moved else predicate


def _at_institution(clause: Clause, head: Token, *, courts: bool) -> Iterator[LocativePhrase]:
    """Where the court or office is that punishes: "a court in Minsk sentenced", "authorities in Nicaragua stripped"; if
    `courts`, only those that are nowhere else: "a tribunal in Arusha issued a warrant".
    """
    seated = COURTS | words("deliberative_body_noun" if courts else "state_institution_noun")
    for i in clause.slot("subject"):
        for child in head.doc[i].rights:
            if head.doc[i].lemma_.lower() not in seated:
                continue
            sitting = child.rights if child.dep_ == "acl" and child.lemma_ in ("base", "sit") else ()
            for prep in (child, *sitting):  # "a court sitting in Minsk"
                if prep.lower_ == "in":
                    yield from (LocativePhrase(o, prep) for o in prep.rights if o.dep_ == "pobj")


def _where_agents_are(verb: Token) -> Iterator[LocativePhrase]:
    """Where those are who yield or refuse: "workers at Zueitina lifted a blockade"; not where a minister speaks."""
    for subject in verb.lefts:
        if subject.dep_ == "nsubj" and subject.tag_ == "NNS" and subject.lemma_ not in words("state_institution_noun"):
            yield from (LocativePhrase(o, p) for p in subject.rights if p.lower_ in ("in", "at") for o in p.rights)


def _at_embassy(verb: Token, act: str) -> Iterator[LocativePhrase]:
    """Where the embassy is that a state closes or opens: "shut its embassy in Tripoli", "reopened one in Sfax"; where
    the envoy is whom it summons or expels.
    """
    yield from _of_envoy(verb, act)
    if act != "SANCTION" and verb.lemma_ not in words("post_opening_verb"):
        return
    for child in verb.rights:
        if child.dep_ == "dobj" and child.lemma_.lower() in words("diplomatic_post_noun"):
            yield from of_argument(child, "SANCTION")
            yield from (LocativePhrase(o, p) for p in verb.rights if p.lower_ == "in" for o in p.rights)


def _of_envoy(verb: Token, act: str) -> Iterator[LocativePhrase]:
    """Where one is who is summoned, expelled or suspected: "summoned the ambassador in Rome", "expelled two from
    Minsk".
    """
    persons = [c for c in verb.rights if c.dep_ == "dobj"]
    if verb.lemma_ == "summon":
        ministry = [o for c in (verb, *persons) for o in prepositional_objects(c, "to")]  # "to the ministry in Rome"
        for where in (*persons, *ministry):
            yield from of_argument(where, act)
    elif act == "SANCTION" and verb.lemma_ == "expel":
        yield from _after(verb, ("at", "through"))
        yield from (phrase for word in (verb, *verb.rights) for phrase in _origins(word))
    elif act == "ACCUSE":
        yield from _of_suspect(verb, persons)


def _of_suspect(verb: Token, persons: list[Token]) -> Iterator[LocativePhrase]:
    """Where one is who is charged or questioned: "charged 28 men in Leeds", "questioned a reporter in London"."""
    if verb.lemma_ == "charge":
        ends = {person.right_edge.i + 1 for person in persons}
        yield from (phrase for phrase in _after(verb, ("in",)) if phrase.prep is not None and phrase.prep.i in ends)
    elif verb.lemma_ in words("questioning_verb") and any(map(is_animate, persons)):
        yield from _around(verb, "COERCE")


def _after(verb: Token, preps: tuple[str, ...]) -> Iterator[LocativePhrase]:
    """The phrases of a verb with some prepositions."""
    return (LocativePhrase(o, p) for p in verb.rights if p.lower_ in preps for o in p.rights)


def _places_as_target(head: Token, clause: Clause, lemmas: set[str], act: str) -> Iterator[LocativePhrase]:
    """The target of an attack or the goal of a visit, where it is a place: "shelling of Kharkiv", "visited Ankara"."""
    inner = [o for p in head.rights if p.dep_ == "prep" for o in p.rights]  # "left Lima on Monday for Quito"
    goals = [c for word in (head, *inner) for c in word.rights if c.lower_ == "for"]
    if act == "CONSULT" and "leave" in lemmas and goals:
        yield from (LocativePhrase(o, c) for c in goals for o in c.rights if o.dep_ == "pobj")  # "left Lima for Quito"
        return
    if act in FORCE or act == "MOBILIZE":  # "entered Guyanese waters"
        yield from (LocativePhrase(c, None, target=True) for c in head.rights if c.dep_ == "dobj" and is_territory(c))
    for slot in _slots_of_place(head, lemmas, act):
        for i in clause.slot(slot):
            yield LocativePhrase(head.doc[i], None, target=True)


def _slots_of_place(head: Token, lemmas: set[str], act: str) -> tuple[str, ...]:
    """The slots of a clause that its target or goal fills."""
    if act in FORCE:
        struck: tuple[str, ...] = ("object", *STRUCK_SLOTS) if lemmas & words("attack_on_place_word") else ()
        if head.lemma_ in words("opening_fire_verb"):  # "opened fire on the airport of Goma"
            struck = ("on", "at")
        nouns = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.children if c.dep_ in ("dobj", "nsubjpass"))}
        if nouns & words("imposed_on_place_noun"):  # "imposed a curfew on X"
            return (*struck, "to", "on", "over", "in")
        return (*struck, "to") if nouns & words("laid_to_place_noun") else struck  # "laid siege to X"
    visited = act in ("CONSULT", "MOBILIZE") and bool(lemmas & words("visiting_verb"))
    if act == "RETREAT" and head.pos_ in NOUN_POS and lemmas & words("leaving_word"):  # "completed its pullout from X"
        return ("from",)
    left = act == "RETREAT" and bool(lemmas & either("leaving_word", "transfer_verb"))
    return ("object",) if visited or left or lemmas & words("encircling_verb") else ()


def _objects_struck(verb: Token, act: str) -> Iterator[LocativePhrase]:
    """The target of another verb of the same event: "raided it and arrested six", "visited Tunis and gave boats"."""
    struck = act in FORCE and verb.lemma_ in words("attack_on_place_word")
    if struck or verb.lemma_ in words("visiting_verb"):
        yield from (LocativePhrase(c, None, target=True) for c in verb.rights if c.dep_ == "dobj")


def _around(site: Token, act: str) -> Iterator[LocativePhrase]:
    """The locative phrases of a word: those after it first, then its arguments', then those before it."""
    for child in site.rights:
        yield from opened(child, site, act)
    yield from _in_arguments(site, act)
    if act in FORCE:
        yield from (LocativePhrase(child, None, target=True) for child in site.rights if child.dep_ == "dobj")
    agents = [child for child in site.lefts if child.dep_ in SUBJECTS]
    police = [c for c in agents if act == "PROTEST" or (act in FORCE and c.lemma_ in CITY_POLICE)]
    for agent in police:  # "Lahore's lawyers boycotted the courts", "Nairobi police arrested nine"
        yield from (LocativePhrase(c, None, True) for c in agent.lefts if c.dep_ in COMPOUND_DEPS or c.dep_ == "poss")
    if act == "PROTEST":  # "residents of Lima marched"
        yield from (LocativePhrase(o, p, True) for c in agents for p in c.rights if p.lower_ == "of" for o in p.rights)
    for child in site.lefts:
        yield from opened(child, site, act)
    if act in FORCE:  # "blocked the road to Amritsar"
        ways = [p for p in site.rights if p.lower_ in OF_ROAD and p.nbor(-1).lemma_ in ROADS]
        yield from (LocativePhrase(o, p) for p in ways for o in p.rights)
    if site.dep_ == "ccomp" and site.head.lemma_ in ("see", "witness"):  # "Alberta saw nurses walk off the job"
        yield from (LocativePhrase(c, None, target=True) for c in site.head.lefts if c.dep_ in SUBJECTS)


def _in_arguments(site: Token, act: str) -> Iterator[LocativePhrase]:
    """The locative phrases nested in the arguments of a word, and its modifiers: "the Kharkiv shelling"."""
    talk = site.lemma_.lower() in words("topic_place_word")
    leaving = happens_at_origin(site.lemma_.lower(), act)
    for child in site.rights:
        if leaving and child.dep_ == "dobj":  # "evacuated 200 citizens from Beirut"
            yield from _origins(child)
        if child.dep_ in VERB_ARGUMENTS:
            yield from _of_interlocutors(child, act) if talk else of_argument(child, act)
    for child in site.lefts:
        if child.dep_ in VERB_ARGUMENTS:
            yield from of_argument(child, act)
        elif child.dep_ in COMPOUND_DEPS and site.pos_ in NOUN_POS:
            yield LocativePhrase(child, None, target=True)


def _origins(moved: Token) -> Iterator[LocativePhrase]:
    """From where people or things are taken, which the parser may attach to them: "expelled 40 families from X"."""
    counted = [o for p in moved.rights if p.lower_ == "of" for o in p.rights]
    preps = [c for word in (moved, *counted) for c in word.rights if c.lower_ in ("from", "out")]
    preps += [c for p in preps if p.lower_ == "out" for c in p.rights if c.lower_ == "of"]
    yield from (LocativePhrase(o, p) for p in preps for o in p.rights if o.dep_ == "pobj")


def _of_interlocutors(topic: Token, act: str) -> Iterator[LocativePhrase]:
    """The place of those with whom a topic is discussed, whom the parser may attach to the topic."""
    for prep in topic.rights:
        if prep.lower_ == "with":
            yield from (p for obj in prep.rights if obj.dep_ == "pobj" for p in of_argument(obj, act))
