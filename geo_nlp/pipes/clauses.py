"""Clauses: one pass over the parse that gives each trigger word its arguments by grammatical function.

A rule asks a clause for "subject" or "against" and never sees whether the text had a passive, a relative clause, a
participle, a nominalisation or a light verb. Only words that some rule asks for become clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from geo_nlp.pipes import passives, phrases, syntax, verbclasses
from geo_nlp.pipes.charges import REPORTING, charges
from geo_nlp.pipes.displaced import NAMED
from geo_nlp.pipes.nouns import noun_clauses
from geo_nlp.pipes.parse import Span, Token
from geo_nlp.pipes.phrases import complements, meant_for, noun_prepositions, particle, prepositions, visits
from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.slots import Slots, add, clause, holders, modifiers, nested, of_subject
from geo_nlp.pipes.words import HELD, HYPHENS, conjuncts
from geo_nlp.pipes.worth import Worth, vocabulary
from geo_nlp.rules.loader import NO_DEMANDS, Demands, Key
from geo_nlp.types import Clause

# What fills these may have prepositions that belong to the verb: "signed a deal with", "led to a war on".
BEARING = "object for to from in on of with into at along alongside near across under".split()
OPEN = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})
SPANS = frozenset({"hour", "day", "week", "month"})
# Adverbs that make one verb with what stands before its object: "brought its soldiers home", "handed it back".
PARTED = frozenset({"aside", "away", "back", "home", "off", "out", "together"})
CAPTIVE = frozenset({"hostage", "captive", "prisoner"})
# Who comes free was in the hands of whoever held him: "sailors held by pirates walked free".
RELEASING = frozenset("free release rescue return walk".split())
ADDRESSES = frozenset({"address", "briefing", "report", "speech", "testimony"})
PARTAKING = frozenset({"membership", "participation", "seat", "stake"})
MANNER = frozenset({"best", "better", "together", "well"})
PARTICLES = frozenset({"over", "off", "up", "down", "out", "back"})
# Behind another preposition they tell where: "called for an end in a speech" does not call anybody in.
STANDING = frozenset({"in", "at", "on"})
MEASURES = frozenset("ban curb duty embargo penalty restriction sanction tariff".split())
TRANSFER = frozenset(
    "deliver deport donate export extradite give hand provide return sell send ship supply transfer".split()
)
OBTAINING = frozenset("acquire buy get import need obtain order procure purchase receive request use want".split())
SPEAKING = frozenset(
    "accuse ask assure blame condemn criticise criticize demand denounce offer praise protest request thank threaten "
    "urge vow warn".split()
)


def find_clauses(
    sentences: Iterable[Span], triggers: Collection[Key], light_verbs: frozenset[str], actors: Actors,
    demands: Demands = NO_DEMANDS,
) -> Iterator[Clause]:  # fmt: skip
    """Yield the clauses of `sentences` whose trigger is a key (kind, lemma) of `triggers`, in text order.

    A word with `demands` makes a clause only where its sentence has the words that one of its rules asks for.
    """
    words, opening, nouns = vocabulary(frozenset(triggers))
    worth = Worth(triggers, demands)
    compounds = {t.i + 1 for t in actors.doc.tokens if t.text in HYPHENS and t.i}
    for token in chain.from_iterable(sentences):
        pos = token.pos_
        copula = pos == "AUX" and token.lemma_ == "be" and token.dep_ not in ("aux", "auxpass")
        suffers = pos == "AUX" and _suffers(token)
        if (pos not in OPEN and not copula and not suffers) or (pos == "PROPN" and phrases.is_time(token)):
            continue
        lemma = token.lemma_.lower()
        compound = token.i in compounds
        if lemma not in words and not compound and token.lower_ not in words:
            continue
        if lemma in REPORTING:
            yield from charges(token, triggers)
        tagged = pos in ("NOUN", "PROPN", "ADJ") and token.tag_.startswith("VB")
        infinitive = token.dep_ == "xcomp" and token.i > 0 and token.nbor(-1).tag_ == "TO"  # "agreed to sanction/NN"
        if (pos == "VERB" or copula or suffers or tagged or infinitive) and not visits(token):
            name = _long(token, lemma, triggers) if lemma in opening else None
            lemmas = [word for word in (name, lemma) if word and worth(("verb", word), token)]
            if lemmas:
                yield from _verb(token, lemma, lemmas, name, actors)
        noun = lemma if pos != "VERB" else token.lower_
        if pos != "ADV" and (noun in nouns or lemma in nouns or compound):
            yield from noun_clauses(token, noun, worth, light_verbs, actors)
        if (pos in ("ADJ", "VERB") or (pos == "ADV" and _judges(token))) and worth(("adjective", token.lower_), token):
            yield from _adjective(token)


def _judges(adverb: Token) -> bool:
    """Whether an adverb is a predicate, or tells in which manner: "did well", not "just did" nor "as well"."""
    manner = adverb.lower_.endswith("ly") or (adverb.i > adverb.head.i and adverb.nbor(-1).lower_ != "as")
    return adverb.dep_ != "advmod" or adverb.head.lemma_ == "be" or manner


def _suffers(copula: Token) -> bool:
    """Whether a copula tells what somebody is under: "Chad is under attack"."""
    return copula.lemma_ == "be" and any(c.lower_ == "under" and c.dep_ == "prep" for c in copula.rights)


def _verb(token: Token, lemma: str, lemmas: list[str], name: str | None, actors: Actors) -> Iterator[Clause]:
    """The clauses of a verb for each of `lemmas`: its longer `name`, and the plain `lemma` within it."""
    slots: Slots = {}
    add(slots, "subject", syntax.subjects(token))
    add(slots, "object", syntax.objects(token))
    add(slots, "dative", syntax.datives(token))
    add(slots, "complement", complements(token))
    add(slots, "complement", [c for c in token.rights if c.dep_ in ("oprd", "acomp") and c.lemma_ in CAPTIVE])
    add(slots, "purpose", _purposes(token, slots))
    for prep, head in prepositions(token):
        if prep != "by" or not passives.is_passive(token):
            add(slots, prep, [head])
    for slot in BEARING:
        for i in tuple(slots[slot]) if slot in slots else ():
            told = lemma in SPEAKING and token.doc[i].lemma_.lower() in HELD
            if slot in ("in", "at") and (told or token.doc[i].lemma_ in ADDRESSES):
                continue  # "called for an end to it in a speech to deputies" asks them nothing
            for prep, head in noun_prepositions(token.doc[i]):
                inside = prep == "in" and (token.doc[i].lemma_ in PARTAKING or _imposed(head, token.doc[i]))
                if prep not in ("of", "by", "in", slot) or inside:
                    add(slots, prep, [head])
    for quantity in (c for c in token.rights if c.dep_ == "dobj" and c.i not in slots.get("object", ())):
        for prep, head in noun_prepositions(
            quantity
        ):  # "fired a wave of missiles at Iran": the missiles are the object
            if prep in BEARING and prep != "in" and prep not in slots:
                add(slots, prep, [head])
    for i in slots.get("object", []):
        nested(slots, token.doc[i])
        if token.doc[i].lemma_ in MEASURES and not {"on", "against", "for"} & slots.keys():
            add(slots, "on", _parted(token.doc[i]))
        if "to" not in slots and lemma in TRANSFER:
            add(slots, "to", _caught(token.doc[i]) or _obtained(token.doc[i]) or _behind_aside(token))
    if "to" not in slots:
        add(slots, "to", syntax.addressed(token))
    if lemma == "seek" and "in" not in slots:
        add(slots, "in", _fled_to(token))
    if lemma in RELEASING and "by" not in slots:
        add(slots, "by", [t for i in slots.get("object", slots.get("subject", [])) for t in holders(token.doc[i])])
    called = (lemma in passives.CALLING or lemma == "turn") and "object" not in slots
    if ("object" in slots or called) and "for" not in slots and (meant := meant_for(token)):
        add(slots, "for", meant)
        add(slots, "complement", [t.head for t in meant[:1]] if called else [])
    add(slots, "modifier", [m for i in slots.get("object", []) for m in modifiers(token.doc[i])])
    add(
        slots,
        "modifier",
        [c for c in _adverbs(token) if c.lower_ in MANNER or c.lower_.endswith("ly")],
    )
    add(slots, "on", [t for i in slots.get("object", []) for t in actors.aimed(token.doc[i])])
    if not any(actors.acts_at(i) for i in slots.get("subject", ())):  # no tie: "an expert on migrants called for"
        of_subject(slots, token.doc)
    if lemma == "give" and (spans := [c for c in token.rights if c.dep_ == "npadvmod" and c.lemma_ in SPANS]):
        slots.setdefault("dative", slots.pop("object", []))  # "gave Qatar ten days": days are no object to the parser
        add(slots, "object", spans)
    if lemma in verbclasses.GIVING and "dative" not in slots:  # "gave the Pentagon leave", parsed as one noun phrase
        add(slots, "dative", [t for t in slots_of(token, slots, "modifier") if actors.acts_at(t.i)])
    if lemma in SPEAKING and token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "conj"):
        for prep, head in _addressed(token):
            add(slots, prep, [head])
    add(slots, "as", _called(token))
    if name:
        add(slots, "object", _handed(token, name, slots))
    for word in lemmas:
        yield clause(token, "verb", word, slots, None, within=name if word == lemma else None)


def _purposes(verb: Token, slots: Slots) -> list[Token]:
    """What something is done for: "sent troops to help", "sent experts to investigate"."""
    behind = [verb, *slots_of(verb, slots, "object")]
    found = [c for t in behind for c in t.rights if c.dep_ in ("advcl", "acl", "relcl") and c.tag_ == "VB"]
    if "object" in slots and verb.lemma_ not in verbclasses.OBJECT_CONTROL:
        found += [c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB"]
    return [c for c in found if c.left_edge.tag_ == "TO" or any(a.tag_ == "TO" for a in c.lefts)]


def _parted(measure: Token) -> list[Token]:
    """On whom a measure is, behind what parts it off: "sanctions, including a travel ban, on Iran"."""
    for token in measure.doc[measure.i + 1 : measure.sent.end]:
        if token.lower_ in ("on", "against") and token.nbor(-1).text == "," and token.dep_ == "prep":
            found = [t for c in token.rights if c.dep_ == "pobj" and not phrases.is_time(c) for t in conjuncts(c)]
            if found:
                return found
    return []


def _caught(noun: Token) -> list[Token]:
    """Whom a thing goes to where the clause behind it caught the phrase: "returned art that was stolen to Peru"."""
    for clause_head in (t for t in noun.subtree if t.i > noun.i):
        if clause_head.dep_ in ("relcl", "acl") and clause_head.right_edge.i == noun.right_edge.i:
            last = [t for t in clause_head.subtree if t.dep_ == "prep" and t.lower_ == "to" and t.pos_ == "ADP"][-1:]
            return [t for prep in last for obj in prep.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return []


def _obtained(thing: Token) -> list[Token]:
    """Who gets what is sent, where it only says so: "supplied most of the arms that Chad has bought"."""
    got = [c for c in thing.rights if c.dep_ == "relcl" and c.lemma_ in OBTAINING]
    return [t for c in got for s in c.lefts if s.dep_ == "nsubj" and s.ent_type_ in NAMED for t in conjuncts(s)]


def _behind_aside(verb: Token) -> list[Token]:
    """Whom a thing goes to behind an aside that caught the phrase: "returned a book, missing since 1943, to Italy"."""
    asides = [c for c in verb.rights if c.dep_ in ("advcl", "acl") and c.tag_ in ("VBG", "VBN")]
    caught = [p for c in asides for p in c.rights if p.lower_ == "to" and p.pos_ == "ADP" and p.nbor(-1).text == ","]
    return [t for p in caught for obj in p.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]


def _fled_to(verb: Token) -> list[Token]:
    """Where somebody went who seeks refuge: "arrived in Uganda seeking refuge", "entered Kenya to seek asylum"."""
    went = verb.head if verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ == "VERB" else None
    if went is None:
        return []
    return [t for prep, t in prepositions(went) if prep in ("in", "into", "to")] or syntax.objects(went)


def _imposed(place: Token, noun: Token) -> bool:
    """Whether a place is where a measure holds: "the curfew imposed in Lima was lifted"."""
    return any(c.dep_ == "acl" and c.left_edge.i <= place.i <= c.right_edge.i for c in noun.rights)


def _called(verb: Token) -> list[Token]:
    """What an object is called or made: "called Lavrov a liar", as in "described Lavrov as a liar"."""
    named = [c for c in verb.rights if c.dep_ == "oprd"]
    return [c for c in named if any(o.dep_ in ("dobj", "oprd") and o.i < c.i for o in verb.rights)] + _branded(verb)


def _branded(verb: Token) -> list[Token]:
    """What the parser hangs on the thing or on "as": "called its plan illegal, a sham", "described it as barbaric"."""
    if verb.lemma_ not in verbclasses.BRANDING:
        return []
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    behind = [c for thing in things for c in thing.rights if c.dep_ in ("amod", "appos")]
    bare = [c for c in behind if c.left_edge.i == c.head.i + 1]
    return bare + [c for p in verb.rights if p.lower_ == "as" for c in p.rights if c.dep_ == "amod"]


def _handed(token: Token, name: str, slots: Slots) -> list[Token]:
    """The object behind a particle that the parser takes for a preposition: "handing over its weapons"."""
    if "object" in slots or name.split()[-1] not in PARTICLES:
        return []
    return [t for c in token.nbor().children if c.dep_ == "pobj" for t in conjuncts(c)]


def slots_of(token: Token, slots: Slots, name: str) -> list[Token]:
    """The tokens in a slot that is being filled."""
    return [token.doc[i] for i in slots.get(name, [])]


def _addressed(token: Token) -> Iterator[tuple[str, Token]]:
    """Whom the letter went to: "sent a letter to the WHO, threatening to cut its funds"."""
    sent = token.head if token.head.pos_ == "VERB" else token.head.head
    for head in (token.head, sent):
        yield from ((prep, obj) for prep, obj in prepositions(head) if prep == "to")
    yield from (("to", obj) for obj in syntax.datives(sent))


def _long(token: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A verb of several words, with its particle or with what follows: "lash out", "crack down", "side with"."""
    behind = [c for right in token.rights for c in ((right, *right.lefts) if right.dep_ == "prep" else (right,))]
    parted = next((c.lower_ for c in behind if c.dep_ == "advmod" and c.lower_ in PARTED), None)
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    if part := particle(token) or parted:
        names = (" ".join([lemma, *following[:2]]), f"{lemma} {part}")  # "stood up for", then "stood up"
        return next((name for name in names if ("verb", name) in triggers), None)
    for n in range(len(following), 0, -1):
        name = " ".join([lemma, *following[:n]])
        if ("verb", name) in triggers and not (n == 1 and _dates(token.nbor(1))):
            return name
    if any(c.dep_ == "dobj" for c in token.rights):
        return None
    apart = [c for c in token.rights if c.dep_ == "prep" and not _dates(c)]  # "spoke this morning with"
    apart = [c for c in apart if c == apart[0] or c.lower_ not in STANDING]
    return next((name for c in apart if ("verb", name := f"{lemma} {c.lower_}") in triggers), None)


def _dates(prep: Token) -> bool:
    """Whether a preposition only tells when: "called on Friday" calls on nobody."""
    return any(c.dep_ == "pobj" and phrases.is_time(c) for c in prep.rights)


def _adverbs(verb: Token) -> Iterator[Token]:
    """Adverbs of a verb, also those that the parser hangs on its preposition: "went down [well with] Macron"."""
    for right in verb.children:
        yield from (c for c in (right, *(right.lefts if right.dep_ == "prep" else ())) if c.dep_ == "advmod")


def _according(word: Token) -> Token | None:
    """The verb of the clause where a word hangs on who said so: "is large and, according to Chad, dangerous"."""
    said = word.head.head.head if word.dep_ == "appos" and word.head.dep_ == "pobj" else word
    return said.head if said.lower_ == "according" else None


def _adjective(token: Token) -> Iterator[Clause]:
    if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
        return
    slots: Slots = {}
    if token.dep_ in ("acomp", "oprd", "attr", "xcomp", "conj", "ROOT", "ccomp", "advcl", "relcl"):
        own = token.dep_ == "ROOT" or (token.pos_ == "VERB" and token.dep_ != "acomp")
        verb = token if own else token.head
        while verb.dep_ == "conj" and verb.pos_ == "ADJ":
            verb = verb.head
        verb = verb.head if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "oprd") else verb
        add(slots, "subject", syntax.grammatical_subjects(verb))
    elif token.dep_ in ("amod", "acl", "appos"):
        add(slots, "subject", [token.head] if (said := _according(token)) is None else syntax.subjects(said))
    for prep, head in prepositions(token):
        add(slots, prep, [head])
    for i in slots.get("to", []):  # "opposed to talks with Iran"
        for prep, head in noun_prepositions(token.doc[i]):
            if prep != "to" and prep in BEARING:
                add(slots, prep, [head])
    add(slots, "complement", complements(token))
    of_subject(slots, token.doc)
    yield clause(token, "adjective", token.lower_, slots, None)
