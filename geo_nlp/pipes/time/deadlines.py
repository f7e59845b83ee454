"""Whether a date phrase tells a limit and not when something happened: "by Friday", "until June 1", "since 2014"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.ranges import Phrase

LIMITS = frozenset(
    "by until till before after since within following around about circa toward towards than every each to into "
    "between like as versus per a any some for against beyond past".split()
)
SKIPPED = frozenset("the early late mid very - this only just at least most".split())
COMPARED = frozenset("unlike as than like since until".split())
WHILE = frozenset({"in", "during", "at", "on"})
AHEAD = frozenset({"'ll", "shall", "to", "will", "’ll"})
DEADLINES = frozenset({"by", "until", "till", "before"})
UNITS = frozenset("day days time times week weeks month months year years".split())
TOPICS = frozenset({"year", "decade", "quarter"})  # "a report on 2024" is about it
BEYOND = frozenset("after before beyond despite following since till until".split())


def is_limit(span: Span, site: Token, phrase: Phrase) -> bool:
    """Whether the word before the phrase makes it a deadline, a starting point of a state, or a recurrence.

    "Between 1992 and 1995" tells when.
    """
    if _is_deadline(span):
        return True
    doc, at = span.doc, span.start - 1
    while at > 0 and doc[at].lower_ in SKIPPED:
        at -= 1
    if at < 0:
        return False
    word = doc[at].lower_
    before = doc[at - 1].lower_ if at > 0 else ""
    if word in WHILE and before in COMPARED:
        return True
    if word == "of" and phrase.kind == "year" and doc[at - 1].pos_ in ("NUM", "PROPN"):
        return True  # "under Resolution 1701 of 2006"
    if word == "of":  # "as of Monday it will be banned" tells when; "as of Monday ten had died" sums up
        return before in words("displacing_word") and not (before == "as" and lies_ahead(site))
    if word in ("until", "till") and before == "not":
        return False
    if word == "since":  # "has been holding talks since Monday" tells when they began
        going_on = _lasts(site if site.pos_ in VERBAL else verb_above(site))
        again = before in UNITS or before == "not" or _is_aside(span, doc[at])  # "every year since 1992"
        return again or not (going_on and at == span.start - 1 and "until" not in phrase.parts)
    if word == "for":  # "was scheduled for Tuesday" may be past or to come
        now = site.lemma_ in words("scheduling_word") and any(c.lower_ in ("is", "are") for c in site.children)
        return not (now or (site.lemma_ in words("scheduling_word") and phrase.kind != "weekday"))
    if word == "on" and phrase.kind in TOPICS:
        return True
    if before == "due" and at > 1 and doc[at - 2].pos_ not in ("AUX", "VERB"):  # "the vote, due on Sunday"
        return True
    if word == "from" and _is_moved(site):
        return True
    return word in LIMITS and not (word == "between" and ("until" in phrase.parts or phrase.within))


def _is_deadline(span: Span) -> bool:
    """Whether a date tells the day of a deadline named before it: "by Easter, on May 3", "until the vote on May 3"."""
    doc, at = span.doc, span.start - 1
    at -= at > 0 and doc[at].lower_ in WHILE
    aside = at > 0 and doc[at].text in (",", "(")
    noun = doc[at - aside] if at > 0 else span[0]
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":  # "the end of Ramadan"
        noun = noun.head.head
    prep = noun.head
    if noun.dep_ != "pobj" or prep.dep_ != "prep" or prep.lower_ not in DEADLINES:
        return False
    timed = noun.lemma_ in words("dated_event_noun") or noun.ent_type_ in ("DATE", "EVENT")
    return timed or (aside and prep.lower_ != "by")


def _is_aside(span: Span, prep: Token) -> bool:
    """Whether a phrase stands in an aside about somebody: "Lukashenko, in office since 1994, has freed".

    The parser hangs an aside that opens the sentence on the verb: "In power since 1994, he has freed".
    """
    doc, first = prep.doc, prep.sent.start
    if span.end < len(doc) and doc[span.end].text == ",":
        opening = list(doc[first : prep.i])
        offices = [t for t in opening if t.pos_ == "NOUN" and t.lemma_ not in words("dated_event_noun")]
        if offices and not any(t.pos_ in VERBAL or t.text == "," for t in opening):
            return True
    head = prep.head
    while head.dep_ == "prep" or (head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.i != head.i):
        head = head.head
    verbless = head.pos_ in ("NOUN", "PROPN") and head.lemma_ not in words("dated_event_noun")
    return verbless and (head.dep_ == "appos" or any(t.text == "," for t in head.doc[head.i + 1 : prep.i]))


def _is_moved(site: Token) -> bool:
    """Whether an event is moved to another date: "postponed his visit from June 3 to June 10"."""
    verb = site if site.pos_ in VERBAL else verb_above(site)
    return verb is not None and verb.lemma_ in words("postponing_verb")


def is_beyond(noun: Token, verb: Token) -> bool:
    """Whether a noun only bounds the time of its verb: "after the outbreak in 2011", "beyond the end in 2014"."""
    token = noun
    while token.i != verb.i and token.head is not token:
        if token.dep_ == "prep" and token.lower_ in BEYOND:
            return noun.tag_ in ("NN", "NNS")
        token = token.head
    return False


def lies_ahead(verb: Token) -> bool:
    """Whether a verb tells what will or shall be done."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ in AHEAD for c in verb.lefts)


def _lasts(verb: Token | None) -> bool:
    """Whether a verb tells what began and goes on: "has imposed", "have been holding"."""
    if verb is None:
        return False
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"has", "have", "'ve"}) and not any(c.dep_ == "neg" for c in verb.children)


def verb_above(noun: Token) -> Token | None:
    """The verb whose argument a noun is part of."""
    token = noun
    for _ in range(6):
        if token.head is token or token.dep_ in ("relcl", "acl", "appos", "conj"):
            return None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None


def is_present(verb: Token) -> bool:
    """Whether a verb tells what is done now: "rejects", "is rejecting", "has rejected"."""
    going_on = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in ("is", "are") for c in verb.lefts)
    return verb.tag_ in ("VBZ", "VBP") or going_on or is_perfect(verb)


def is_perfect(verb: Token) -> bool:
    """Whether a verb stands in the present perfect, which goes with no time that is over ("two days ago")."""
    helpers = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    return verb.tag_ == "VBN" and any(helper in ("has", "have", "'ve", "’ve") for helper in helpers)
