"""Who speaks again: "she added" and "the spokesman added" go on with the last speaker, not with whom she speaks of."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.coref.binding import HE, IT, SHE, THEY
from geo_nlp.pipes.syntax.interval_index import Stretches, contents
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Attribution, Mention, Participant, Text

# From a speaker to who said it, only his clause, a colon and one quotation stand between.
LED = re.compile(r"[^.\n:]{,200}: [\"“][^\n\"“”]+[\"”],? ")
NEAR = 700  # characters: two or three sentences
PERSON = "person:"
BODIES = frozenset({"company", "government", "judiciary", "legislature", "media", "ngo", "organisation", "party"})


def go_on(
    doc: Doc, found: Sequence[Attribution], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> list[Attribution]:
    """The attributions, with "he", "she", "it" and "they" as the last speaker where their antecedent cannot speak.

    That is where there is none, or it stands in what someone says ("The talks with X go on," she added). "The
    spokesman" is the spokesman who spoke last. Nobody is quoted with the words that name him.
    """
    said = contents(found)
    bodies = {m.start for m in mentions if m.type in BODIES}
    last: Participant | None = None
    changed: dict[int, Participant] = {}
    for i in sorted(range(len(found)), key=lambda i: _place(found[i])):
        who = found[i].speaker
        if who is None or said.around(who.start):
            continue
        pronoun = who.text.lower() in HE | SHE | IT | THEY
        if last is not None and who.start - last.start < NEAR:
            again = pronoun and _astray(who, said) and _agrees(doc, who.text.lower(), last, bodies, gazetteer)
            if again or who.start == last.start or _same_noun(who, last):
                antecedent = last.antecedent or Text(last.start, last.end, last.text)
                who = replace(last, start=who.start, end=who.end, text=who.text, antecedent=antecedent)
                changed[i] = who
        own = found[i].content
        if pronoun and who.antecedent and own.start <= who.antecedent.start < own.end:
            who = changed[i] = Participant(None, who.text, None, None, who.start, who.end, who.text)
        if not pronoun or who.actor or who.antecedent:
            last = who
    return [replace(a, speaker=changed[i]) if i in changed else a for i, a in enumerate(found)]


def _place(attribution: Attribution) -> int:
    return attribution.speaker.start if attribution.speaker else attribution.content.start


def _astray(who: Participant, said: Stretches[Attribution]) -> bool:
    return who.antecedent is None or bool(said.around(who.antecedent.start))


def _same_noun(who: Participant, last: Participant) -> bool:
    """Tell "the spokesman added" behind "a Kremlin spokesman said", and "the diplomat" behind "one diplomat said"."""
    known = who.actor is not None or who.country is not None
    told = last.actor is None and last.text.split()[0].lower() in ("a", "an", "another", "one")
    alike = last.text.split()[-1].lower() == who.text.split()[-1].lower()
    return alike and who.text.lower().startswith("the ") and len(who.text.split()) == 2 and (told or not known)


def _agrees(doc: Doc, word: str, last: Participant, bodies: Container[int], gazetteer: Gazetteer) -> bool:
    """Number, and gender where it is known; a person is no "it", but an actor and a body ("the ministry") are."""
    named = last.antecedent or last
    span = doc.char_span(named.start, named.end, alignment_mode="expand")
    plural = span is not None and span.root.tag_ in ("NNS", "NNPS")
    person = bool(last.actor and last.actor.startswith(PERSON))
    if word in THEY:
        return plural
    if plural:
        return False
    if word in IT:
        return not person and (bool(last.actor) or last.start in bodies)
    entry = gazetteer.entries.get(last.actor or "")
    return person and (entry is None or entry.gender in ("", "m" if word in HE else "f"))
