"""Subjects after a fronted phrase or date, which the parser takes for a part of it.

"According to Tass, the mayor said": it sees one source with an apposition. "At a briefing in Geneva, Macron accused
Russia": it sees a list of places, and a verb without subject. "On Monday Macron met Scholz": it sees one called
"Monday Macron". "In Lima students marched": it sees Lima students. "In the capital, Sanaa, crowds marched": it sees
two subjects. "Today in Lima, crowds marched": it sees a day that is in Lima.
"""

from __future__ import annotations

from itertools import takewhile

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.calendar_names import DAY_AND_MONTH_NAMES
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, SUBJECTS, TENSED, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title

APPOSED = ("appos", "conj")
BEFORE_DATE = frozenset({"on", "in", "of", "since", "until"})
SUBJECT_LIKE = SUBJECTS | {"csubj", "expl"}
BETWEEN_SUBJECT_AND_VERB = frozenset({"advmod", "aux", "auxpass", "neg"})
PLACE_OF_DAY_PREPS = frozenset({"at", "in", "near"})
STEPS_TO_VERB = 3  # from a date up to its verb
LONGEST_NAME = 5  # words: "Port-au-Prince"


def repair_fronted_phrases(doc: Doc) -> None:
    """Attach each such subject to its verb."""
    doc.reattach(_repair_towns(doc))
    doc.reattach([prep for prep in doc.having(PLACE_OF_DAY_PREPS) if _attach_place_of_day(prep)])
    doc.reattach(_repair_sources(doc))
    doc.reattach(_repair_fronted(doc))


def _attach_place_of_day(prep: Token) -> bool:
    """Attach the place that is told with a day to the verb of both: "Yesterday in Geneva, Blinken met Lavrov"."""
    day = prep.head
    opening = prep.dep_ == "prep" and day.i == prep.i - 1 and day.dep_ == "npadvmod" and day.head.i > prep.i
    named = [o for o in prep.rights if o.dep_ == "pobj" and o.tag_ in PROPER]
    if not opening or not named or day.left_edge.i != day.sent.start or day.head.pos_ not in VERBAL:
        return False
    prep.head = day.head
    return True


def _repair_towns(doc: Doc) -> list[Token]:
    """Attach the name of a town to its noun, what is read as its apposition to the verb: "In the capital, Sanaa,"."""
    fronted = [t for t in doc.having(words("settlement_noun")) if t.dep_ == "pobj" and t.head.is_sent_start]
    changed: list[Token] = []
    for noun in fronted:
        names = list(takewhile(lambda t: t.text != ",", doc[noun.i + 2 : noun.sent.end]))
        named = noun.nbor().text == "," and names and names[0].text.istitle() and names[-1].tag_ in PROPER
        name = names[-1] if named and len(names) <= LONGEST_NAME else noun
        if name is noun or name.head is noun or name.nbor().text != ",":
            continue
        changed += [c for c in name.rights if c.dep_ == "appos" and name.dep_ in SUBJECTS]
        for subject in changed[-1:]:
            subject.head, subject.dep_ = name.head, name.dep_
        name.head, name.dep_ = noun, "appos"
        changed.append(name)
    return changed


def _repair_sources(doc: Doc) -> list[Token]:
    """Attach the source to its "according to", and what is read as its apposition to the verb as subject."""
    opening = [t.nbor() for t in doc.having({"according"}) if t.is_sent_start and t.nbor().lower_ == "to"]
    found = [(to, *three) for to in opening if (three := _source_and_subject(to)) is not None]
    for to, source, subject, verb in found:
        source.head, source.dep_ = to, "pobj"
        for token in source.rights:  # the commas too
            token.head = verb if token.i >= subject.left_edge.i else source
        subject.head, subject.dep_ = verb, "nsubj"
    return [to for to, *_ in found]


def _source_and_subject(to: Token) -> tuple[Token, Token, Token] | None:
    """The source, the subject right after its comma, and the verb that has no other subject than the source."""
    comma = next((t for t in to.doc[to.i + 1 : to.sent.end] if t.text == ","), None)
    verb = to.head.head
    if comma is None or verb.i < comma.i or verb.pos_ != "VERB":
        return None
    sources = [c for c in verb.lefts if c.dep_ in SUBJECTS] or [c for c in to.rights if c.dep_ == "pobj"]
    if len(sources) != 1 or not to.i < sources[0].i < comma.i:
        return None
    subject = _subject_read_as_apposition(sources[0], comma)
    return (sources[0], subject, verb) if subject is not None else None


def _subject_read_as_apposition(source: Token, comma: Token) -> Token | None:
    """The subject after the comma of a source; no name after a title: "according to the minister, Lavrov, ..."."""
    apposed = [c for c in source.rights if c.dep_ in APPOSED and c.left_edge.i == comma.i + 1]
    if is_person_title(source.text) and any(c.pos_ == "PROPN" for c in apposed):
        return None
    return apposed[0] if apposed else None


def _repair_fronted(doc: Doc) -> list[Token]:
    """Make a subject of what is read as a conjunct or apposition at the end of the phrase before a finite verb."""
    fronted = [t for t in doc.tokens if t.dep_ == "prep" and t.head.i > t.i and is_without_subject(t.head)]
    found = [(prep.head, subject) for prep in fronted if (subject := _last_noun(prep, prep.head)) is not None]
    for verb, subject in found:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return [subject for _, subject in found]


def _last_noun(prep: Token, verb: Token) -> Token | None:
    """The noun after the comma of a fronted phrase that ends right before the verb, or after its name without comma.

    "In Paris the Turkish and Greek leaders, meeting behind closed doors, agreed".
    """
    objects = [c for c in prep.rights if c.dep_ == "pobj"]
    if len(objects) == 2 and objects[0].tag_ in PROPER and objects[1].left_edge.dep_ in ("det", "poss"):
        return objects[1] if objects[1].left_edge.i == objects[0].right_edge.i + 1 else None
    last = verb.nbor(-1)
    while last.head is verb and last.dep_ in BETWEEN_SUBJECT_AND_VERB:
        last = last.nbor(-1)
    for noun in (last, *last.ancestors):
        if noun is prep or noun.i > verb.i:
            return None
        apposed = noun.dep_ in APPOSED and noun.tag_ in NOUNS and noun.right_edge is last
        if apposed and noun.left_edge.nbor(-1).text == "," and prep in noun.ancestors:
            return noun
    return None


def repair_fronted_dates(doc: Doc) -> None:
    """Separate each such phrase into the date or place, which stays, and the subject of the verb."""
    changed = [word for prep in doc.having(BEFORE_DATE) for word in _separate(prep)]
    if changed:
        doc.reattach(changed)


def _separate(prep: Token) -> list[Token]:
    """Attach the date or place to its preposition and what follows to its verb; the words with another head now."""
    first = prep.nbor()
    noun, verb = first.head, _verb_of_date(prep)
    if prep.dep_ != "prep" or first.dep_ == "pobj" or noun.i < first.i or verb is None or verb.i < noun.i:
        return []
    parted = _parted(first, noun)
    is_object = noun.head is prep and is_without_subject(verb)  # of the preposition, as the parser sees it
    is_subject = noun.dep_ in SUBJECTS and noun.head is verb and not prep.rights
    if not parted or not (is_object or is_subject) or noun.right_edge.nbor().text == ",":
        return []
    for name in parted[:-1]:
        name.head = parted[-1]
    parted[-1].head, parted[-1].dep_ = prep, "pobj"
    if is_object:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return [*parted, noun]


def _parted(first: Token, noun: Token) -> list[Token]:
    """What is read as part of the noun after it: a day or month ("Monday Macron"), or a place ("Lima students")."""
    people = noun.tag_ == "NNS" and noun.lemma_ not in words("calendar_word")  # no "Sunday evenings"
    if first.lower_ in DAY_AND_MONTH_NAMES and first.text[0].isupper():
        return [first] if people or noun.pos_ == "PROPN" else []
    names = [t for t in noun.lefts if t.i >= first.i]
    return names if people and all(t.tag_ == "NNP" for t in names) else []


def _verb_of_date(prep: Token) -> Token | None:
    """The verb that a date modifies: "earlier in February X met", "on the night of February 27 X met"."""
    word = prep.head
    for _ in range(STEPS_TO_VERB):
        if word.pos_ in VERBAL:
            return word
        word = word.head
    return None


def is_without_subject(verb: Token) -> bool:
    """Whether a finite verb has nothing in the place of a subject."""
    verbal = [verb, *(c for c in verb.lefts if c.dep_ in BETWEEN_SUBJECT_AND_VERB)]
    return any(t.tag_ in TENSED for t in verbal) and not any(c.dep_ in SUBJECT_LIKE for c in verb.lefts)
