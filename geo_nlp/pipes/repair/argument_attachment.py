"""What a verb asks for and another phrase parts from it: "returned to Benin 26 statues", "freed on bail two reporters".

The small model's parser draws both into one noun phrase, takes the object for an apposition ("to Greece a marble
head") or for an adverb ("last week a golden mask"), and hangs an infinitive on the participle before it ("forced a
plane flying to Delhi to land"). They are hung on the verb before anybody asks for its arguments.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUNS, WHEN
from geo_nlp.pipes.syntax.obliques import CALENDAR
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.verb_classes import GIVING

# Verbs that are seldom without an object; "return" and "transfer" are the exceptions that news has often.
WANTING = GIVING | words("object_requiring_verb")
# Who is told to do something; what is done to some end keeps its infinitive ("a team working to end the war").
ORDERING = words("order_verb")
CHARGING = words("charge_of_verb")
PURPOSEFUL = ORDERING | words("purpose_infinitive_verb")
TO = frozenset({"to"})
SINCE = frozenset({"after", "before", "following", "since"})
LOSSES = words("loss_noun")
OPENING = frozenset({"CD", "DT", "PRP$"})
# Adjectives that open a noun phrase and seldom stand behind a noun.
COUNTING = words("quantifying_adjective")
UNITS = words("measure_noun")
# "Returned to Chad a hero": what one is when one comes.
RETURNING = words("returning_person_noun")


def mend_shifted(doc: Doc) -> None:
    """Hang each object that is shifted behind another phrase on its verb."""
    verbs = [t for t in doc.tokens if t.pos_ == "VERB" and t.rights and t.lemma_ in WANTING | CHARGING]
    lacking = [verb for verb in verbs if verb.lemma_ in WANTING and _lacks_object(verb)]
    found = [(verb, noun) for verb in lacking for noun in _shifted(verb)]
    found += [(verb, noun) for verb in verbs if verb.lemma_ in GIVING for noun in _given(verb)]
    for verb, noun in found:
        noun.head, noun.dep_ = verb, "dobj"
    orders = [(verb, deed) for verb in doc.tokens if verb.lemma_ in ORDERING for deed in _ordered(verb)]
    for verb, deed in orders:
        deed.head, deed.dep_ = verb, "xcomp"
    charges = [(verb, of) for verb in verbs if verb.lemma_ in CHARGING for of in _charges(verb)]
    for verb, of in charges:
        of.head = verb
    bare = [t for t in doc.tokens if t.dep_ == "prep" and not t.rights]
    behind = [(prep, name) for prep in bare if (name := _torn_off(prep)) is not None]
    for prep, name in behind:
        name.head, name.dep_ = prep, "pobj"
    fallen = [(to, loss) for to in doc.having(TO) if to.dep_ == "prep" and (loss := _lost_to(to)) is not None]
    for to, loss in fallen:
        to.head = loss
    doc.hang(verb for verb, _ in (*found, *orders, *charges, *behind, *fallen))


def _lost_to(to: Token) -> Token | None:
    """What somebody lost to another, where that hangs on the verb: "spoke a year after the fall of Kabul to Iran"."""
    before = next((c for c in to.head.rights if c.dep_ == "prep" and c.right_edge.i == to.i - 1), None)
    lost = before.rights[-1] if before is not None and before.lower_ in SINCE and before.rights else None
    return lost if lost is not None and lost.lemma_ in LOSSES else None


def _torn_off(prep: Token) -> Token | None:
    """The name right behind a preposition that the parser takes for an adverb, as where a headline ends with it."""
    beside = (c for c in prep.head.rights if c.dep_ in ("dep", "npadvmod") and c.tag_ in ("NNP", "NNPS"))
    return next((c for c in beside if c.left_edge.i == prep.i + 1 and c.ent_type_ not in WHEN), None)


def _charges(verb: Token) -> Iterator[Token]:
    """Of what somebody is accused or cleared, where it hangs on him: "acquitted officers of torturing Kurds"."""
    blamed = [c for c in verb.rights if c.dep_ == "dobj"]
    last = [c.rights[-1] for c in blamed if c.rights]
    yield from (p for p in last if p.lower_ == "of" and any(c.dep_ == "pcomp" for c in p.rights))


def _ordered(verb: Token) -> Iterator[Token]:
    """What somebody is told to do, behind what he is doing: "urged states hosting refugees to open schools"."""
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights) or not verb.rights:
        return
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    doing = [c for t in things for c in t.rights if c.dep_ == "acl" and c.lemma_ not in PURPOSEFUL and c.rights]
    last = [c.rights[-1] for c in doing if c.tag_ in ("VBG", "VBN")]
    yield from (c for c in last if c.dep_ == "advcl" and c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.lefts))


def _given(verb: Token) -> Iterator[Token]:
    """The last of two appositions to who is given it: "gave the prime minister, Mario Draghi, a mandate"."""
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
    if len(objects) != 1 or objects[0].dep_ != "dobj":
        return
    behind = [t for t in objects[0].subtree if t.dep_ == "appos" and t.i > objects[0].i]
    if len(behind) > 1 and (last := behind[-1]).tag_ in ("NN", "NNS") and last.left_edge.tag_ in OPENING:
        objects[0].dep_ = "dative"
        yield last


def _lacks_object(verb: Token) -> bool:
    """Whether a verb has no object, and is no passive, for what the parser says."""
    return not any(c.dep_ in ("dobj", "auxpass", "nsubjpass", "ccomp", "xcomp") for c in verb.children)


def _shifted(verb: Token) -> Iterator[Token]:
    """The object behind a phrase of the verb, once what is joined to it by mistake is hung on that phrase."""
    for child in verb.rights:
        if child.dep_ in ("prep", "dative") and child.pos_ == "ADP":
            for noun in (c for c in child.rights if c.dep_ == "pobj"):
                own = _doubled(child, noun) or _torn_apart(child, noun) or _apposed(noun)
                if own is not None and _is_thing(own, verb):
                    yield own
                    return
        adverbial = child.dep_ == "npadvmod" and child.tag_ in NOUNS and child.left_edge.tag_ in OPENING
        if adverbial and child.i > verb.rights[0].i and _is_thing(child, verb):
            yield child
            return


def _is_thing(noun: Token, verb: Token) -> bool:
    """Whether a noun can be what is given or freed, and tells no time or measure."""
    when = noun.ent_type_ in WHEN or noun.lower_ in CALENDAR or noun.lemma_ in CALENDAR | UNITS
    return not when and not (verb.lemma_ == "return" and noun.lemma_ in RETURNING)


def _doubled(prep: Token, noun: Token) -> Token | None:
    """The last of several objects of a preposition, behind a number: "on bail two ex-ministers"."""
    last = [c for c in prep.rights if c.dep_ == "pobj" and c.tag_ in NOUNS][-1:]
    if noun.tag_ not in NOUNS or not last or last[0].i <= noun.i + 1:
        return None
    opening, thing = noun.nbor(), last[0]
    if opening.tag_ not in OPENING or opening.head is not noun or _dated(noun, opening):
        return None
    for token in prep.doc[noun.i + 1 : thing.i]:
        if token.head is noun or token.head is prep:
            token.head, token.dep_ = thing, token.dep_ if token.dep_ != "pobj" else "compound"
    return thing


def _torn_apart(prep: Token, noun: Token) -> Token | None:
    """The second of two noun phrases that the parser joined behind a preposition; the first is its object then."""
    doc = prep.doc
    for opening in doc[prep.i + 2 : noun.i]:
        before = doc[opening.i - 1]
        opens = opening.tag_ in OPENING or opening.lower_ in COUNTING
        if not opens or before.tag_ not in NOUNS or _dated(before, opening):
            continue
        first = before
        while prep.i < first.head.i < opening.i:
            first = first.head
        for token in doc[prep.i + 1 : opening.i]:
            if token.head.i >= opening.i and token is not first:
                token.head = first
        for token in doc[opening.i : noun.i]:
            if token.head.i < opening.i:
                token.head = noun
        first.head, first.dep_ = prep, "pobj"
        return noun
    return None


def _dated(noun: Token, number: Token) -> bool:
    """Whether a number belongs to the word before it: "on March 26", "in Article 5"."""
    return number.text.isdigit() and (noun.lower_ in CALENDAR or noun.tag_ == "NN")


def _apposed(noun: Token) -> Token | None:
    """A noun phrase right behind another without a comma, which is no apposition: "to Greece a marble head"."""
    for child in noun.rights:
        edge = child.left_edge
        if child.dep_ == "appos" and child.tag_ in NOUNS and edge.tag_ in OPENING and edge.i == noun.i + 1:
            return child
    return None
