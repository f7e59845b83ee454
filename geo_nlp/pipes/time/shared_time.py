"""Which words of its sentence an event shares its time with: its own verb, or another one at the same time.

"Flew to Cairo on Monday to meet Sisi", "issued a statement on Monday condemning Israel", "bombed and shelled Kosovo in
1999" each date both events; "agreed on Monday to withdraw" does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import has_subject, prepositional_objects
from geo_nlp.pipes.syntax.labels import AUXILIARIES, NOUN_CLAUSES, PAST_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.occasions import DATED_EVENTS, claimed_deed, events_around
from geo_nlp.pipes.time.tenses import is_any_perfect, is_simple_past
from geo_nlp.types import Clause

RESULT_VERBS = frozenset({"end in", "lead to", "result in"})
AT_OR_DURING = frozenset({"at", "during"})
MEANWHILE = frozenset({"as", "when", "while"})
CONJUNCT_DEPS = frozenset({"punct", "cc", "conj"})


def date_sites(head: Token, clause: Clause) -> Iterator[Token]:
    """The tokens whose date is that of the event, nearest first."""
    if clause.kind == "verb" and (deed := claimed_deed(head)) is not None:
        yield deed
    yield head
    verb = head
    if clause.kind == "verb":  # "Monday's attack killed two"
        yield from _dated_subjects(head)
        yield from events_around(head)
    if clause.kind == "noun":
        yield from _verbs_of_holding(head)
    if clause.kind == "adjective":  # "responsible for the 2006 bombing"
        for deed in prepositional_objects(head, "for"):
            yield deed
            yield from _verbs_of_holding(deed)
    if clause.support is not None:
        verb = head.doc[clause.support]
        yield verb
        if verb.lemma_ == "be":
            yield from _dated_subjects(verb)  # "the Suez Crisis of 1956 was a confrontation between"
    elif clause.kind != "verb" and (bearing := _dating_verb(head, clause)) is not None:
        verb = bearing
        yield verb
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.lemma_ in words("decision_noun"):
        yield verb.head  # "the decision on Monday to expel him"
    if verb.pos_ in VERBAL:
        yield from _verbs_above(verb, clause)
        yield from _verbs_after(verb)


def _dated_subjects(verb: Token) -> Iterator[Token]:
    """The events that are the subject of a verb."""
    yield from (c for c in verb.lefts if c.dep_ == "nsubj" and c.lemma_.lower() in DATED_EVENTS)


def _verbs_of_holding(noun: Token) -> Iterator[Token]:
    """What says when an event took place: "talks held in May", "the talks with Kim, which took place in Oslo in May".

    The parser attaches it to the nearest noun, which may be one within the event's phrase.
    """
    for token in noun.subtree:
        if token.i < noun.i or token.dep_ not in NOUN_CLAUSES:
            continue
        subjects = [c.tag_ for c in token.lefts if c.dep_ in SUBJECTS]
        held = token.tag_ == "VBN" and _is_of_holding(token)
        after = {c.lower_ for c in token.rights}
        in_force = token.lemma_ == "enter" and "into" in after  # "the treaty, which entered into force in 2001"
        happens = token.lemma_ in ("happen", "occur") or "place" in after or in_force
        if (held and subjects in ([], ["WDT"])) or (happens and subjects == ["WDT"]):
            yield token


def _dating_verb(head: Token, clause: Clause) -> Token | None:
    """The verb by whose date a noun or adjective is dated: "talks began", "posted messages critical of Iran"."""
    above = head.head
    if clause.kind == "adjective":
        issued = head.dep_ in ("amod", "acl") and above.dep_ == "dobj" and above.head.lemma_ in words("issuing_verb")
        return above.head if issued else None
    if above.pos_ in VERBAL and head.dep_ in ("nsubj", "nsubjpass", "dobj"):
        happens = head.dep_ in SUBJECTS and above.lemma_ in words("occurrence_verb")  # "talks began"
        effects = words("effect_of_attack_verb") | {"result"}  # "an attack resulted in 16 deaths"
        causes = head.dep_ == "nsubj" and head.lemma_ in words("attack_noun") and above.lemma_ in effects
        caused = head.dep_ == "dobj" and above.lemma_ in words("event_causing_verb")  # "sparked the invasion last year"
        return above if happens or causes or caused or _is_of_holding(above) else None
    if head.dep_ == "pobj" and above.head.pos_ in VERBAL:
        return above.head if _is_at_occasion(above, head) else None
    return None


def _is_of_holding(verb: Token) -> bool:
    """Whether a verb says that an event is held or set: "hosted talks", "scheduled talks"."""
    return verb.lemma_ in words("holding_verb") or verb.lemma_ in words("scheduling_word")


def _is_at_occasion(prep: Token, noun: Token) -> bool:
    """Whether a verb happens at what its preposition names: "said at talks", "left on a visit", "died in a raid"."""
    if prep.lower_ == "on":
        return noun.lemma_ in words("trip_noun")
    if prep.lower_ == "as":
        return prep.head.lemma_ in words("classifying_verb")
    if f"{prep.head.lemma_} {prep.lower_}" in RESULT_VERBS:  # "led to his arrest in 1967"
        return True
    if prep.lower_ == "in" and noun.lemma_ in either("issued_text_noun", "encounter_noun"):
        return True  # "said in a letter", "in a call"
    if prep.lower_ == "in" and noun.lemma_ in words("attack_noun"):
        return prep.head.lemma_ in either("dying_verb", "effect_of_attack_verb")
    if prep.lower_ == "during" and noun.lemma_ not in words("lasting_event_noun"):
        return True
    return prep.lower_ in AT_OR_DURING and noun.lemma_ in words("encounter_noun")


def _verbs_above(verb: Token, clause: Clause) -> Iterator[Token]:
    """The verbs above one at the same time, three at most."""
    for _ in range(3):
        above = _verb_of_same_time(verb, clause)
        if above is None:
            return
        verb = above
        yield verb


def _verb_of_same_time(verb: Token, clause: Clause) -> Token | None:
    """The verb above one, where both have one time."""
    above, dep = verb.head, verb.dep_
    if above is verb:
        return None
    if dep == "relcl":
        return _journey_of(verb) or (_issuing_verb(verb) if _says_content(verb) else None)
    if dep == "acl":
        return _issuing_verb(verb) if verb.tag_ == "VBG" else None
    if dep == "pcomp":
        return above.head if _is_absolute_or_means(verb) else None
    if dep == "xcomp":
        return above if _complement_shares_time(verb, clause) else None
    if dep == "advcl":
        return above if _adverbial_shares_time(verb, clause) else None
    return above if dep == "conj" and _conjunct_shares_time(verb) else None


def _journey_of(clause: Token) -> Token | None:
    """The verb of the journey at whose goal its traveller does something: "flew to Tunis, where she met Saied"."""
    journey = next((t for t in clause.ancestors if t.pos_ in VERBAL), None)
    there = any(c.lower_ == "where" or (c.lower_ == "during" and c.dep_ == "prep") for c in clause.lefts)
    if journey is None or not there or journey.lemma_ not in words("purpose_of_travel_verb"):
        return None
    subject = next((c.tag_ for c in clause.lefts if c.dep_ in SUBJECTS), None)
    tenses = [{c.lower_ for c in verb.lefts if c.dep_ in AUXILIARIES} for verb in (journey, clause)]
    return journey if subject == "PRP" and journey.tag_ == clause.tag_ and tenses[0] == tenses[1] else None


def _issuing_verb(verb: Token) -> Token | None:
    """The verb that issues the text in which something is said: "issued a statement condemning Israel"."""
    text = verb.head
    issued = text.dep_ == "dobj" and text.lemma_ in words("issued_text_noun") and text.head.pos_ in VERBAL
    return text.head if issued and not is_any_perfect(verb) else None


def _says_content(verb: Token) -> bool:
    """Whether a relative clause says what stands in a text: "a resolution in which it condemned", "that condemns"."""
    which = any(c.dep_ in SUBJECTS and c.tag_ == "WDT" for c in verb.lefts)
    return which or any(c.dep_ == "prep" and any(g.lower_ == "which" for g in c.children) for c in verb.lefts)


def _is_absolute_or_means(verb: Token) -> bool:
    """Whether a participle is an absolute clause or gives the means: "with Bahrain recalling", "by expelling two"."""
    prep = verb.head
    joined = prep.lower_ in ("by", "with") and prep.head.pos_ in VERBAL
    passive = verb.tag_ == "VBN" and prep.lower_ == "with"  # "with five being killed"
    return joined and (verb.tag_ == "VBG" or passive) and not is_any_perfect(verb)


def _is_clause_of_own(verb: Token) -> bool:
    """Whether a clause has a subject or conjunction of its own, and with it mostly its own time."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)


def _complement_shares_time(verb: Token, clause: Clause) -> bool:
    """Whether an infinitive or gerund as complement has its verb's time: "began shelling", "are to meet"."""
    above = verb.head
    if above.pos_ not in VERBAL or _is_clause_of_own(verb):
        return False
    return (
        above.lemma_ in words("aspectual_verb")
        or (verb.tag_ == "VB" and _is_to_be(above))
        or (above.lemma_ in words("attempt_verb") and clause.modality != "planned")
        or (verb.tag_ == "VB" and clause.modality == "asserted")  # "used batons to beat"
        or _is_purpose_or_decision(verb)
    )


def _is_to_be(being: Token) -> bool:
    """Whether a verb says what is or was to be done: "are to meet next week", not "is yet to meet"."""
    return being.lemma_ == "be" and not any(c.lower_ == "yet" for c in being.children)


def _is_purpose_or_decision(verb: Token) -> bool:
    """Whether an infinitive is the purpose of a journey or what was decided: "flew to meet", "decided to expel"."""
    above = verb.head
    if verb.tag_ != "VB":
        return False
    decided = above.tag_ == "VBD" and above.lemma_ in words("decision_verb")
    return decided or above.lemma_ in words("purpose_of_travel_verb")


def _adverbial_shares_time(verb: Token, clause: Clause) -> bool:
    """Whether an adverbial clause has its verb's time: "seized Kabul as US troops withdrew", "flew to meet"."""
    above = verb.head
    if above.pos_ not in VERBAL:
        return False
    if verb.i > above.i and is_simple_past(verb) and is_simple_past(above):  # "was fishing when he was abducted"
        return any(c.lower_ in MEANWHILE for c in verb.lefts)
    if _is_clause_of_own(verb) and not _is_meanwhile(verb):
        return False
    done = clause.modality == "asserted" and verb.tag_ in ("VBG", "VB")
    return done or _is_purpose_or_decision(verb)  # "used tear gas to quell a protest"


def _is_meanwhile(verb: Token) -> bool:
    """Whether a participle tells what was done at the same time: "while attempting to kidnap a nurse"."""
    marked = any(c.dep_ in ("advmod", "mark") and c.lower_ in MEANWHILE for c in verb.lefts)
    return marked and verb.tag_ == "VBG" and not has_subject(verb)


def _conjunct_shares_time(verb: Token) -> bool:
    """Whether a verb coordinated with the one above has its time: "bombed and shelled Kosovo"."""
    above = verb.head
    if above.pos_ not in VERBAL or _is_clause_of_own(verb):
        return False
    return verb.tag_ == above.tag_ or (verb.tag_ in PAST_TAGS and above.tag_ in PAST_TAGS)


def _verbs_after(verb: Token) -> Iterator[Token]:
    """The verbs after one at the same time: "bombed and shelled Kosovo in 1999", "recognised it when X came"."""
    if all(c.dep_ in CONJUNCT_DEPS for c in verb.rights):
        yield from _verbs_coordinated(verb)
    if verb.tag_ in PAST_TAGS and not is_any_perfect(verb):
        for token in verb.rights:
            when = token.dep_ == "advcl" and any(c.lower_ == "when" for c in token.lefts)
            if when and token.tag_ in PAST_TAGS and not is_any_perfect(token):
                yield token
            elif token.dep_ == "prep" and token.lower_ == "after":  # "was killed after leaving a rally last December"
                yield from (c for c in token.rights if c.dep_ == "pcomp" and c.tag_ == "VBG")
            elif token.dep_ == "xcomp" and verb.lemma_ in words("attempt_verb"):
                yield token  # "refused to help Vietnam in 1998"
        if verb.lemma_ in words("rough_policing_verb"):
            yield from _street_acts_below(verb)


def _street_acts_below(verb: Token) -> Iterator[Token]:
    """What those did in the street who were arrested there: "arrested six students for marching in Lima on Monday"."""
    for token in verb.doc.tokens[verb.i + 1 : verb.right_edge.i]:
        if token.tag_ == "VBG" and token.lemma_ in words("presence_verb") and token.dep_ != "amod":
            yield token


def _verbs_coordinated(verb: Token) -> Iterator[Token]:
    """The verbs that "and" adds to one, up to the first with a subject."""
    last = verb
    while (following := next((c for c in last.rights if c.dep_ == "conj" and c.pos_ in VERBAL), None)) is not None:
        last = following
        if has_subject(last):
            return
        yield last
