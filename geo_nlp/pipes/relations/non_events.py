"""What the text tells and is no record: accidents, the plots of films and novels, what may become of relations."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.relations.rule_ends import Match
from geo_nlp.pipes.relations.topics import is_statistic
from geo_nlp.pipes.relations.word_senses import is_other_sense
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered
from geo_nlp.pipes.syntax.words import either
from geo_nlp.rules.loader import load_rules

# By which a work tells its plot; what a film "alleges" or "reveals" it says of the world.
DEPICTING = words("depiction_verb")
SERIES = frozenset({"series"})  # no "series of strikes"
# Who "is hurt" or "got hurt" is so, whatever happened; "was hurt" tells an event.
AILING = frozenset({"hurt", "injure"})
BEING = frozenset("'s are get gets getting got is".split())
WARNING = frozenset({"alert", "caution", "forewarn", "warn"})
CONCURRING = frozenset({"agree", "concur"})
ABOUT = frozenset({"about", "of", "on"})
MANY = 3
# What politeness looks like.
GRACIOUS = frozenset({"PARTNERSHIP", "SUPPORT"})
# Hospitals, universities and firms are looked at: who receives the visitor there is named for himself.
FACILITIES = frozenset({"company", "organisation"})
PREMISES = frozenset({"BUS", "EDU", "MED", "MNC"})
HALFWAY = 8  # words between "meet" and "halfway"
FORCING = frozenset({"coerce", "compel", "force", "make", "oblige"})
PLACING = frozenset({"along", "around", "between", "through"})


def is_no_event(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether a match is none of the records that its rule would make of it."""
    return (
        is_accident(doc, found)
        or is_fiction(doc, found)
        or is_foreboding(found)
        or is_caution(doc, found, actors)
        or is_concurring(doc, found)
        or is_unnamed_body(found, actors)
        or is_reporter(doc, found, actors)
        or is_tour(found, actors)
        or (found.rule.states in GRACIOUS and is_courtesy(doc, found.clause))
        or is_listed(doc, found, actors)
        or is_halfway(doc, found)
        or is_own_escort(doc, found, actors)
        or is_forced(doc, found)
        or is_statistic(doc, found)
        or is_other_sense(doc, found, actors)
    )


def is_forced(doc: Doc, found: Match) -> bool:
    """Whether somebody is made to help: "rebels forced the pilots to fly them out" is no aid by the pilots."""
    verb = doc[found.clause.head]
    bare = found.rule.states == "AID" and verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp")
    return bare and verb.head.lemma_ in FORCING


def is_halfway(doc: Doc, found: Match) -> bool:
    """Whether somebody only gives way: "meet Iran halfway", which is no meeting; one "halfway between" two towns is."""
    if found.clause.lemma != "meet" or found.rule.states != "CONSULT":
        return False
    behind = [t.lower_ for t in doc.tokens[found.clause.head + 1 : found.clause.head + HALFWAY] if t.text != "-"]
    ends = [i + 1 for i, word in enumerate(behind) if word == "halfway" or behind[i - 1 : i + 1] == ["half", "way"]]
    return bool(ends) and not PLACING & set(behind[ends[0] : ends[0] + 1])


def is_own_escort(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether those who escort a ship are its own: "a Turkish vessel, escorted by two frigates"."""
    verb = doc[found.clause.head]
    if verb.tag_ != "VBN" or verb.lemma_ not in load_rules().classes["escort_verb"] or not found.source:
        return False
    return not any(actors.mentions[n].actor or _names_owner(doc, actors, n) for n in found.source)


def _names_owner(doc: Doc, actors: Actors, n: int) -> bool:
    """Whether the phrase of a mention names whose it is: "two Greek frigates"."""
    words = set(range(doc[actors.mentions[n].head].left_edge.i, doc[actors.mentions[n].head].right_edge.i + 1))
    return any(m.head in words for m in actors.mentions if m.level == "name")


def is_accident(doc: Doc, found: Match) -> bool:
    """Whether nobody did it: "three Turks were killed when a bus overturned", "the striker is injured"."""
    if found.rule.states != "ASSAULT" or found.source or found.clause.kind != "verb":
        return False
    head = doc[found.clause.head]
    told = (c for t in (head, *head.rights) for c in t.rights if c.dep_ in ("advcl", "relcl") and _tells_how(t, c))
    ailing = head.lemma_ in AILING and any(c.dep_ == "auxpass" and c.lower_ in BEING for c in head.lefts)
    return ailing or any(_mishap(verb) for verb in told)


def _tells_how(above: Token, clause: Token) -> bool:
    """Whether a clause tells how it came: "killed when a bus overturned", also "killed on Monday, when"."""
    return clause.tag_ != "VBG" and (clause.dep_ == "advcl" or any(t.lower_ == "when" for t in clause.lefts))


def is_listed(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether "members" are the next of a list and no apposition: "by X, Y, Z, members of the cabinet and guests"."""
    if found.rule.states != "MEMBERSHIP" or found.clause.kind != "noun":
        return False
    if len(found.source) < MANY:  # "elect a president, a premier, 130 members of the lower house"
        counted = [c.text for c in doc[found.clause.head].lefts if c.dep_ == "nummod"]
        return doc[found.clause.head].dep_ in ("appos", "conj") and any(c.isdigit() and int(c) > MANY for c in counted)
    if found.clause.head < actors.mentions[found.source[-1]].last:  # "members are Chad, Mali and Niger"
        return False
    between = doc[actors.mentions[found.source[0]].last : found.clause.head]
    return not any(t.lower_ in ("and", "or", "&") for t in between)


def is_foreboding(found: Match) -> bool:
    """Whether a quarrel is only feared: "those statements could harm relations between Iran and Iraq"."""
    if found.rule.states != "HOSTILITY" or found.clause.modality == "asserted":
        return False
    return "$relations" in found.rule.trigger.where.get("object", ())


def is_caution(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether somebody is told to beware of others: "warned Kyiv that Russia was preparing an attack"."""
    head = doc[found.clause.head]
    if found.rule.states != "THREATEN" or head.lemma_ not in WARNING:
        return False
    told = (s for c in head.rights if c.dep_ == "ccomp" for s in subjects(c))
    others = [n for s in told for n in actors.pick(s, inner=False)]
    parties, mentions = (*found.source, *found.target), actors.mentions
    sides = {mentions[n].country for n in parties} - {None}
    return any(mentions[n].actor and mentions[n].country not in sides and not actors.same(n, parties) for n in others)


def is_reporter(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the source only reports what others threaten or do: "according to KCNA, which also threatened Seoul"."""
    verb = doc[found.clause.head]
    if verb.dep_ != "relcl" or len(found.source) != 1 or actors.mentions[found.source[0]].type != "media":
        return False
    carried = verb.head.dep_ == "pobj" and verb.head.head.lower_ in ("by", "to")
    return carried and actors.mentions[found.source[0]].head == verb.head.i


def is_tour(found: Match, actors: Actors) -> bool:
    """Whether nobody is met: "Trump's visit to Walter Reed", "toured a Renault plant", "Korea hosts manufacturers"."""
    if found.rule.states != "CONSULT" or found.rule.trigger.mode != "visit":
        return False
    hosted = found.slots[0] == "object"
    visited = found.source if hosted else found.target
    sights = [m for m in (actors.mentions[n] for n in visited) if m.type == "company" or m.sector in PREMISES]
    return bool(sights) and len(sights) == len(visited) and all(m.type in FACILITIES for m in sights)


def is_concurring(doc: Doc, found: Match) -> bool:
    """Whether somebody only thinks the same: "I agree with you", "France agrees with Turkey that it is late"."""
    verb, clause = doc[found.clause.head], found.clause
    if found.rule.states != "AGREE" or clause.lemma not in CONCURRING or found.slots[1] != "with":
        return False
    deal = any(clause.slot(slot) for slot in ("object", "on", "to"))
    deal = deal or any(doc[i].dep_ != "ccomp" for i in clause.slot("complement"))
    return verb.tag_ in ("VBP", "VBZ") and not deal


def is_unnamed_body(found: Match, actors: Actors) -> bool:
    """Whether anybody may be a member of any body: "citizens of Mali may be members of unions"."""
    if found.rule.states != "MEMBERSHIP" or found.clause.modality == "asserted":
        return False
    ends = [actors.mentions[n] for n in (*found.source, *found.target)]
    return not any(m.actor or m.refers_to for m in ends)


def _mishap(verb: Token) -> bool:
    """Whether a clause tells of an accident, by its verb, or by the vehicle that hit somebody."""
    classes = load_rules().classes
    doers = {t.lemma_.lower() for t in subjects(verb)}
    if verb.lemma_ in classes["mishap_verb"]:
        return not any(c.dep_ == "dobj" for c in verb.rights)  # but "when he crashed his car into the crowd"
    return verb.lemma_ in classes["vehicle_verb"] and not doers.isdisjoint(classes["vehicle"])


def is_fiction(doc: Doc, found: Match) -> bool:
    """Whether a film or novel tells it: "a novel about the Turkish invasion of Cyprus", "the film shows how"."""
    head = doc[found.clause.head]
    return _names_a_work(head.sent[0]) and any(map(_told_by_a_work, _upwards(head)))


@remembered
def _names_a_work(opening: Token) -> bool:
    """Whether a film or novel is spoken of at all in the sentence that a word opens."""
    works = either(load_rules().classes["fiction"], SERIES)
    return any(t.lemma_.lower() in works for t in opening.sent)


def _upwards(token: Token) -> Iterator[Token]:
    """A token and what it hangs on, up to the root."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def _told_by_a_work(token: Token) -> bool:
    """Whether a work is about it, or tells it in its plot."""
    fiction = load_rules().classes["fiction"]
    above = token.head
    if token.dep_ in ("pobj", "pcomp") and above.lower_ in ABOUT and above.head.lemma_.lower() in fiction:
        return True
    if token.dep_ in ("ccomp", "dobj", "pobj", "acl") and above.lemma_ in DEPICTING:
        return any(t.lemma_.lower() in fiction for t in subjects(above))
    plot = token.tag_ in ("VBZ", "VBP")  # in the present: what somebody said in a film, he did say
    return plot and any(p == "in" and t.lemma_.lower() in fiction | SERIES for p, t in prepositions(token))
