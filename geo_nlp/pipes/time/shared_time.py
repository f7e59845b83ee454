"""Which words of its sentence an event shares its time with: the verb it is told by, or one whose time is also its own.

"Flew to Cairo on Monday to meet Sisi", "issued a statement on Monday condemning Israel", "bombed and shelled Kosovo in
1999" each date both events; "agreed on Monday to withdraw" does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.deadlines import lies_ahead
from geo_nlp.types import Clause

NUMBERED = frozenset({"first", "last", "second", "third", "one"})
RANKS = NUMBERED | frozenset("fourth fifth sixth seventh eighth ninth tenth latest only next".split())
AT = frozenset({"at", "during"})
MEANWHILE = frozenset({"as", "when", "while"})
BARE = frozenset({"punct", "cc", "conj"})


def sites(head: Token, clause: Clause) -> Iterator[Token]:
    """The tokens whose date is that of the event, nearest first."""
    yield head
    verb = head
    if clause.kind == "verb":  # "Monday's attack killed two"
        yield from (
            c for c in head.lefts if c.dep_ == "nsubj" and c.lemma_ in words("dated_event_noun") and c.i != head.i
        )
    if clause.kind == "noun":
        yield from _told_behind(head)
    if clause.support is not None:
        verb = head.doc[clause.support]
        yield verb
    elif clause.kind != "verb" and (told_by := _verb_of(head, clause)) is not None:
        verb = told_by
        yield verb
    if verb.tag_ == "VB" and (being := _first_to(verb)) is not None:
        yield being
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.lemma_ in words("decision_noun"):
        yield verb.head  # "the decision on Monday to expel him"
    if verb.pos_ in VERBAL:
        yield from _above(verb, clause)
        yield from _behind(verb)


def _first_to(verb: Token) -> Token | None:
    """The verb of "in 1992 Chad was the first to recognise it", "became the latest country to condemn it"."""
    above = verb.head
    if verb.dep_ in ("acl", "relcl", "xcomp"):
        if above.lower_ in NUMBERED:
            return above.head
        return above.head if above.dep_ in ("attr", "oprd") and _is_numbered(above) else None
    become = verb.dep_ == "advcl" and above.lemma_ in ("be", "become")
    return above if become and any(c.dep_ == "attr" and _is_numbered(c) for c in above.rights) else None


def _is_numbered(noun: Token) -> bool:
    """Whether a noun is told by its rank: "the first country", "the only state"."""
    return any(c.lower_ in RANKS for c in noun.lefts)


def _verb_of(head: Token, clause: Clause) -> Token | None:
    """The verb by whose date a noun or adjective is dated: "talks began", "posted messages critical of Iran"."""
    above = head.head
    if clause.kind == "adjective":
        issued = head.dep_ in ("amod", "acl") and above.dep_ == "dobj" and above.head.lemma_ in words("issuing_verb")
        return above.head if issued else None
    if above.pos_ in VERBAL and head.dep_ in ("nsubj", "nsubjpass", "dobj"):
        bearing = above.lemma_ in words("holding_verb") or above.lemma_ in words("scheduling_word")
        return above if bearing or (head.dep_ in SUBJECTS and above.lemma_ in words("occurrence_verb")) else None
    if head.dep_ == "pobj" and above.head.pos_ in VERBAL:
        at = above.lower_ in AT and head.lemma_ in words("encounter_noun")
        travelling = above.lower_ == "on" and head.lemma_ in words("trip_noun")
        named = above.lower_ == "as" and above.head.lemma_ in words("classifying_verb")
        return above.head if at or travelling or named else None
    return None


def _above(verb: Token, clause: Clause) -> Iterator[Token]:
    """The verbs above one that tell its time too."""
    for _ in range(3):
        above = _shared_with(verb, clause)
        if above is None:
            return
        verb = above
        yield verb


def _shared_with(verb: Token, clause: Clause) -> Token | None:
    """The verb above one, where both have one time."""
    above = verb.head
    if above is verb:
        return None
    if verb.dep_ == "xcomp" and (reached := _place_reached(verb)) is not None:
        return reached
    if verb.dep_ == "relcl":
        return _place_reached(verb) or (_text_given_out(verb) if _in_which(verb) else None)
    if verb.dep_ == "acl":
        return _text_given_out(verb) if verb.tag_ == "VBG" else None
    if verb.dep_ == "pcomp" and above.lower_ == "with" and above.head.pos_ in VERBAL:  # "with Bahrain recalling"
        return above.head if verb.tag_ == "VBG" and not _is_perfect(verb) else None
    if above.pos_ not in VERBAL:
        return None
    if verb.dep_ == "advcl" and verb.tag_ == above.tag_ == "VBD" and verb.i > above.i:
        return above if any(c.lower_ in MEANWHILE for c in verb.lefts) else None  # "seized Kabul as US troops withdrew"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and any(c.lower_ == "with" for c in verb.lefts):
        return above if not _is_perfect(verb) else None
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)
    infinitive = verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB"
    shared = not own and (
        (verb.dep_ == "conj" and (verb.tag_ == above.tag_ or {verb.tag_, above.tag_} <= {"VBD", "VBN"}))
        or (verb.dep_ == "xcomp" and (above.lemma_ in words("aspectual_verb") or (infinitive and _is_to(above))))
        or (verb.dep_ == "xcomp" and above.lemma_ in words("attempt_verb") and clause.modality != "planned")
        or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and clause.modality == "asserted")
        or (infinitive and above.lemma_ in words("purpose_of_travel_verb"))
        or (infinitive and above.lemma_ in words("decision_verb") and above.tag_ == "VBD")
    )
    return above if shared else None


def _is_to(being: Token) -> bool:
    """Whether it is told what is or was to be done: "are to meet next week", not "is yet to meet"."""
    return being.lemma_ == "be" and not any(c.lower_ == "yet" for c in being.children)


def _in_which(verb: Token) -> bool:
    """Whether a relative clause says what stands in a text: "a resolution in which it condemned", "that condemns"."""
    which = any(c.dep_ in SUBJECTS and c.tag_ == "WDT" for c in verb.lefts)
    return which or any(c.dep_ == "prep" and any(g.lower_ == "which" for g in c.children) for c in verb.lefts)


def _text_given_out(verb: Token) -> Token | None:
    """The verb that gives out the text in which something is said: "issued a statement condemning Israel"."""
    text = verb.head
    given = text.dep_ == "dobj" and text.lemma_ in words("issued_text_noun") and text.head.pos_ in VERBAL
    return text.head if given and not _is_perfect(verb) else None


def _place_reached(verb: Token) -> Token | None:
    """The verb of the journey where something was done by who made it: "flew to Tunis, where she met Saied".

    What is to come is to be then, if it is a meeting, also of others: "will fly to Doha, where envoys are to meet".
    """
    clause = verb
    while clause.dep_ in ("xcomp", "acomp") and clause.head is not clause:  # "is expected to meet", "is due to meet"
        clause = clause.head
    opening = [*clause.lefts, *verb.lefts]
    where = next((c for c in opening if c.lower_ == "where" or (c.lower_ == "during" and c.dep_ == "prep")), None)
    who = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if clause.dep_ != "relcl" or where is None or who is None:
        return None
    journey = next((t for t in clause.ancestors if t.pos_ in VERBAL), None)
    if journey is None or journey.lemma_ not in words("purpose_of_travel_verb"):
        return None
    if lies_ahead(verb) and _is_ahead(journey):
        now = clause.i == verb.i or clause.tag_ in ("VBZ", "VBP") or bool(_auxiliaries(clause) & {"is", "are"})
        return journey if now and (who.tag_ == "PRP" or verb.lemma_ in words("purpose_of_travel_verb")) else None
    if clause.i != verb.i or who.tag_ != "PRP":
        return None
    return journey if journey.tag_ == verb.tag_ and _helpers(journey) == _helpers(verb) else None


def _is_ahead(verb: Token) -> bool:
    """Whether a journey is to come: "will fly", and in the present of plans "flies", "is flying"."""
    going = verb.tag_ == "VBG" and bool(_auxiliaries(verb) & {"is", "are"})
    return lies_ahead(verb) or verb.tag_ in ("VBZ", "VBP") or going


def _auxiliaries(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}


def _behind(verb: Token) -> Iterator[Token]:
    """The verbs behind one that tell its time too: "bombed and shelled Kosovo in 1999", "recognised it when X came"."""
    if not any(c.dep_ not in BARE for c in verb.rights):
        last = verb
        while (following := next((c for c in last.rights if c.dep_ == "conj" and c.pos_ in VERBAL), None)) is not None:
            last = following
            if any(c.dep_ in SUBJECTS for c in last.lefts):
                break
            yield last
    if verb.tag_ in ("VBD", "VBN") and not _is_perfect(verb):
        for token in verb.rights:
            when = token.dep_ == "advcl" and any(c.lower_ == "when" for c in token.lefts)
            if when and token.tag_ in ("VBD", "VBN") and not _is_perfect(token):
                yield token
            elif token.dep_ == "xcomp" and verb.lemma_ in words("attempt_verb"):
                yield token  # "refused to help Vietnam in 1998"


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.lefts if c.dep_ == "aux"}


def _is_perfect(verb: Token) -> bool:
    """Whether a verb tells what was done before: "had bombed", "having bombed"."""
    return bool(_helpers(verb) & {"had", "have", "has", "having", "'ve", "’ve"})


def _told_behind(noun: Token) -> Iterator[Token]:
    """What tells when an event was: "talks held in May", "the talks with Kim, which took place in Oslo in May".

    The parser hangs it on the nearest noun, which may be one within the event's phrase.
    """
    for token in noun.subtree:
        if token.i < noun.i or token.dep_ not in ("acl", "relcl"):
            continue
        held = token.tag_ == "VBN" and (
            token.lemma_ in words("holding_verb") or token.lemma_ in words("scheduling_word")
        )
        subject = next((c for c in token.lefts if c.dep_ in SUBJECTS), None)
        placed = any(c.dep_ == "dobj" and c.lower_ == "place" for c in token.rights)
        took = token.lemma_ in ("happen", "occur") or (token.lemma_ == "take" and placed) or held
        which = subject is not None and subject.tag_ == "WDT"
        if (held and subject is None) or (took and which):
            yield token
