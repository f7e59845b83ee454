"""Arguments that another phrase parts from their verb: "returned to Benin 26 statues", "freed on bail two reporters".

The small model's parser draws both into one noun phrase, takes the object for an apposition ("to Greece a marble
head") or for an adverb ("last week a golden mask"), and attaches an infinitive to the participle before it
("forced a plane flying to Delhi to land"). They are attached to the verb before its arguments are looked for.
"""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import NOUNS, PARTICIPLES, PROPER, SUBJECTS, WHEN
from geo_nlp.pipes.syntax.obliques import CALENDAR
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import CALLING

# Verbs that are seldom without an object; "return" and "transfer" are the exceptions that news has often.
TRANSITIVE = either("giving_verb", "object_requiring_verb")
GIVING = words("giving_verb")
CHARGE_OF_VERBS = words("charge_of_verb")
MENDED = TRANSITIVE | CHARGE_OF_VERBS | {"blame"}
# Who is ordered to do something; what serves a purpose keeps its infinitive ("a team working to end the war").
ORDER_VERBS = words("order_verb")
PURPOSEFUL = ORDER_VERBS | words("purpose_infinitive_verb")
DETERMINERS = frozenset({"CD", "DT", "PRP$"})
# Adjectives that open a noun phrase and seldom stand after a noun.
QUANTIFYING_ADJECTIVES = words("quantifying_adjective")
CONSEQUENCES = words("consequence_noun")
ABLAZE = frozenset({"ablaze", "alight"})
# "Returned to Chad a hero": what one is when one comes.
RETURNING = words("returning_person_noun")


def repair_argument_attachment(doc: Doc) -> None:
    """Attach each such argument to its verb, preposition or noun."""
    verbs = [t for t in doc.tokens if t.pos_ == "VERB" and t.rights and t.lemma_ in MENDED]
    changed = _attach_objects(verbs)
    changed += [verb for verb in verbs if verb.lemma_ in GIVING and _attach_recipient(verb)]
    changed += _attach_ordered(doc)
    changed += _attach_charges(verbs)
    changed += [verb for verb in verbs if verb.lemma_ == "blame" and _attach_blamed(verb)]
    changed += _attach_to_bare_prepositions(doc)
    changed += _attach_to_particles(doc)
    changed += _attach_to_consequences(doc)
    changed += _attach_after_ablaze(doc)
    doc.reattach(changed)


def _attach_after_ablaze(doc: Doc) -> list[Token]:
    """Attach to the verb what follows "ablaze", which has no phrases of its own: "set shops ablaze in Lagos"."""
    found = []
    for state in doc.having(ABLAZE):
        if state.head.pos_ == "VERB":
            for prep in [c for c in state.rights if c.dep_ == "prep"]:
                prep.head = state.head
                found.append(prep)
    return found


def _attach_to_particles(doc: Doc) -> list[Token]:
    """Make a preposition of a particle that governs the noun after it: "called on all parties to ensure"."""
    found = []
    for particle in doc.tokens:
        verb = particle.head
        governing = particle.dep_ in ("prt", "prep") and not particle.rights
        if governing and particle.lower_ in CALLING.get(verb.lemma_, ()):
            for noun in verb.rights:
                if noun.dep_ == "dobj" and noun.left_edge.i == particle.i + 1:
                    noun.head, noun.dep_ = particle, "pobj"
                    particle.dep_, particle.pos_, particle.tag_ = "prep", "ADP", "IN"
                    found.append(noun)
                    break
    return found


def _attach_to_consequences(doc: Doc) -> list[Token]:
    """Attach "on" to the consequence of an act: "the impact of Russia's invasion on Malawi" is no invasion of it."""
    found = []
    for prep in doc.having(frozenset({"on", "upon"})):
        act, of = prep.head, prep.head.head
        if of.head.lemma_ == "toll" and act.lemma_ in words("attack_on_place_word"):
            continue  # "the toll of an attack on a church"
        if prep.dep_ == "prep" and act.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in CONSEQUENCES:
            prep.head = of.head
            found.append(of.head)
    return found


def _attach_objects(verbs: list[Token]) -> list[Token]:
    """Attach a shifted object to its verb: "returned to Benin 26 statues"."""
    lacking = [verb for verb in verbs if verb.lemma_ in TRANSITIVE and _lacks_object(verb)]
    found = [(verb, noun) for verb in lacking if (noun := _shifted_object(verb)) is not None]
    for verb, noun in found:
        noun.head, noun.dep_ = verb, "dobj"
    return [verb for verb, _ in found]


def _attach_recipient(verb: Token) -> bool:
    """Make the recipient of what is granted of a person read as its compound: "gave the fallen ruler asylum"."""
    granted = verb.rights[0]
    compounds = [c for c in granted.lefts if c.dep_ == "compound" and c.i == granted.i - 1]
    if granted.dep_ != "dobj" or granted.lemma_ not in words("deniable_benefit_noun") or not compounds:
        return False
    person, own = compounds[0], [c for c in granted.lefts if c is not compounds[0]]
    nominal = gazetteer().nominals.get(person.lower_)
    if nominal is None or nominal.type != "person" or not any(c.dep_ in ("det", "poss") for c in own):
        return False
    for modifier in own:
        modifier.head = person
    person.head, person.dep_ = verb, "dative"
    return True


def _attach_ordered(doc: Doc) -> list[Token]:
    """Make complements of infinitives that a participle parts from an order: "urged states hosting them to leave"."""
    found = [(verb, act) for verb in doc.tokens if verb.lemma_ in ORDER_VERBS for act in _ordered_acts(verb)]
    for verb, act in found:
        act.head, act.dep_ = verb, "xcomp"
    return [verb for verb, _ in found]


def _ordered_acts(verb: Token) -> list[Token]:
    """The infinitives of an order, attached to a modifier of its object: "forced a plane flying to Delhi to land"."""
    if not verb.rights or any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights):
        return []
    modifiers = [c for t in verb.rights if t.dep_ == "dobj" for c in t.rights if c.dep_ == "acl" and c.rights]
    last = [c.rights[-1] for c in modifiers if c.tag_ in PARTICIPLES and c.lemma_ not in PURPOSEFUL]
    return [c for c in last if c.dep_ == "advcl" and c.tag_ == "VB" and has_infinitive_marker(c)]


def _attach_charges(verbs: list[Token]) -> list[Token]:
    """Attach a charge to the verb instead of the accused: "acquitted officers of torturing Kurds"."""
    charging = [verb for verb in verbs if verb.lemma_ in CHARGE_OF_VERBS]
    accused = [(verb, c) for verb in charging for c in verb.rights if c.dep_ == "dobj" and c.rights]
    last = [(verb, c.rights[-1]) for verb, c in accused]
    found = [(verb, of) for verb, of in last if of.lower_ == "of" and any(c.dep_ == "pcomp" for c in of.rights)]
    for verb, of in found:
        of.head = verb
    return [verb for verb, _ in found]


def _attach_blamed(verb: Token) -> bool:
    """Attach who is blamed to the verb instead of the deed: "blamed the attack on rebels"."""
    deeds = [c for c in verb.rights if c.dep_ == "dobj"]
    found = [p for c in deeds for p in c.rights if p.lower_ == "on" and p.dep_ == "prep"]
    if len(found) != 1 or any(c.lower_ in ("on", "for") for c in verb.rights):
        return False
    found[0].head = verb
    return True


def _attach_to_bare_prepositions(doc: Doc) -> list[Token]:
    """Attach a name that is read as an adverb to the preposition before it, as at the end of a headline."""
    bare = [t for t in doc.tokens if t.dep_ == "prep" and not t.rights]
    names = [(prep, _name_read_as_adverb(prep) or _name_read_as_subject(prep)) for prep in bare]
    found = [(prep, name) for prep, name in names if name is not None]
    for prep, name in found:
        name.head, name.dep_ = prep, "pobj"
    return [prep for prep, _ in found]


def _name_read_as_adverb(prep: Token) -> Token | None:
    """The name right after a preposition that the parser takes for an adverb of the verb."""
    names = (c for c in prep.head.rights if c.dep_ in ("dep", "npadvmod") and c.tag_ in PROPER)
    return next((c for c in names if c.left_edge.i == prep.i + 1 and c.ent_type_ not in WHEN), None)


def _name_read_as_subject(prep: Token) -> Token | None:
    """The object of a preposition, taken for a second subject: "men loyal to Sheikh Omar staged a protest"."""
    after = prep.nbor() if prep.i + 1 < len(prep.doc) else prep
    phrase = (t for t in (after, *after.ancestors) if t.dep_ in SUBJECTS and t.left_edge is after)
    name = next(phrase, None) if after.i < prep.sent.end and after is not prep else None
    first = [c for c in name.head.lefts if c.dep_ in SUBJECTS and c.i < prep.i] if name is not None else []
    return name if first and first[-1].left_edge.i < prep.i and prep in first[-1].subtree else None


def _lacks_object(verb: Token) -> bool:
    """Whether the parser sees no object of a verb, and no passive."""
    return not any(c.dep_ in ("dobj", "auxpass", "nsubjpass", "ccomp", "xcomp") for c in verb.children)


def _shifted_object(verb: Token) -> Token | None:
    """The object after a phrase of the verb; what the parser joins to it by mistake is attached to that phrase."""
    for child in verb.rights:
        if child.dep_ in ("prep", "dative") and child.pos_ == "ADP":
            for noun in child.rights:
                if noun.dep_ != "pobj":  # it may have become a part of the one before
                    continue
                found = _second_phrase(child, noun) or _adjacent_apposition(noun)
                if found is not None and _can_be_given(found, verb):
                    return found
        elif child.dep_ == "npadvmod" and child is not verb.rights[0] and _is_object_read_as_adverb(child, verb):
            return child
    return None


def _is_object_read_as_adverb(noun: Token, verb: Token) -> bool:
    """Whether an adverbial noun phrase can only be the object: "unveiled last week a golden mask"."""
    return noun.tag_ in NOUNS and noun.left_edge.tag_ in DETERMINERS and _can_be_given(noun, verb)


def _can_be_given(noun: Token, verb: Token) -> bool:
    """Whether a noun can be what is given or freed, and is no time or measure."""
    if (
        noun.ent_type_ in WHEN
        or noun.lower_ in CALENDAR
        or noun.lemma_ in CALENDAR
        or noun.lemma_ in words("measure_noun")
    ):
        return False
    return verb.lemma_ != "return" or noun.lemma_ not in RETURNING


def _second_phrase(prep: Token, noun: Token) -> Token | None:
    """The second of two noun phrases that are joined after a preposition; the first becomes its object."""
    doc = prep.doc
    for opening in doc[prep.i + 2 : noun.i]:
        before = doc[opening.i - 1]
        opens = opening.tag_ in DETERMINERS or opening.lower_ in QUANTIFYING_ADJECTIVES
        if not opens or before.tag_ not in NOUNS or _is_numbered(before, opening):
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


def _is_numbered(noun: Token, number: Token) -> bool:
    """Whether a number belongs to the word before it: "on March 26", "in Article 5"."""
    return number.text.isdigit() and (noun.lower_ in CALENDAR or noun.tag_ == "NN")


def _adjacent_apposition(noun: Token) -> Token | None:
    """A noun phrase right after another without a comma, which is no apposition: "to Greece a marble head"."""
    for child in noun.rights:
        edge = child.left_edge
        if child.dep_ == "appos" and child.tag_ in NOUNS and edge.tag_ in DETERMINERS and edge.i == noun.i + 1:
            return child
    return None
