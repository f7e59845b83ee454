"""Speaker continuity: "she added" and "the spokesman added" refer to the last speaker, not to someone spoken of.

Only the last speaker within two or three sentences is looked at.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.syntax.interval_index import contents
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.pronoun_forms import HE, IT, THEY, THIRD_PERSON
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Attribution, Mention, Participant, Text

CHARACTERS_BETWEEN = 700  # characters: two or three sentences
PERSON = "person:"
SPEAKING_BODY_TYPES = frozenset(
    {"company", "government", "judiciary", "legislature", "media", "ngo", "organisation", "party"}
)


def with_continued_speakers(
    doc: Doc, found: Sequence[Attribution], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> list[Attribution]:
    """The attributions, with the last speaker for pronouns that have no antecedent that can speak.

    That is where there is no antecedent, or it is within what someone says ("The talks with X go on," she added).
    "The spokesman" is the spokesman who spoke last. Words that name the speaker are no content.
    """
    said = contents(found)
    bodies = {m.start for m in mentions if m.type in SPEAKING_BODY_TYPES}
    last: Participant | None = None
    continued = list(found)
    for i in sorted(range(len(found)), key=lambda i: _position_of_speaker(found[i])):
        who = found[i].speaker
        if who is None or said.around(who.start):
            continue
        pronoun = who.text.lower() in THIRD_PERSON
        if last is not None and who.start - last.start < CHARACTERS_BETWEEN:
            lacking = who.antecedent is None or bool(said.around(who.antecedent.start))
            continues = pronoun and lacking and _agrees_with_speaker(doc, who, last, bodies, gazetteer)
            if continues or who.start == last.start or _is_same_noun(who, last):
                who = _as_last_speaker(who, last)
                doc.met(with_continued_speakers, "speaker", found[i].content.start, who.start)
        if pronoun and _is_named_within(who, found[i].content):
            who = Participant(None, who.text, None, None, who.start, who.end, who.text)
        if not pronoun or who.actor or who.antecedent:
            last = who
        if who is not found[i].speaker:
            continued[i] = replace(found[i], speaker=who)
    return continued


def _position_of_speaker(attribution: Attribution) -> int:
    """Where the speaker is, else the content."""
    return attribution.speaker.start if attribution.speaker else attribution.content.start


def _as_last_speaker(who: Participant, last: Participant) -> Participant:
    """The last speaker by the words of this mention."""
    antecedent = last.antecedent or Text(last.start, last.end, last.text)
    return replace(last, start=who.start, end=who.end, text=who.text, antecedent=antecedent)


def _is_named_within(who: Participant, content: Text) -> bool:
    """Whether a speaker's antecedent is within what is said."""
    return who.antecedent is not None and content.start <= who.antecedent.start < content.end


def _is_same_noun(who: Participant, last: Participant) -> bool:
    """Whether a definite noun repeats the last speaker's: "a Kremlin spokesman said", then "the spokesman added"."""
    known = who.actor is not None or who.country is not None
    indefinite = last.actor is None and last.text.split()[0].lower() in ("a", "an", "another", "one")
    alike = last.text.split()[-1].lower() == who.text.split()[-1].lower()
    short = who.text.lower().startswith("the ") and len(who.text.split()) == 2
    return alike and short and (indefinite or not known)


def _agrees_with_speaker(
    doc: Doc, pronoun: Participant, last: Participant, bodies: Container[int], gazetteer: Gazetteer
) -> bool:
    """Whether a pronoun agrees with the last speaker in number, and in gender where it is known.

    "It" is no person, but an actor or a body ("the ministry").
    """
    word = pronoun.text.lower()
    named = last.antecedent or last
    span = doc.char_span(named.start, named.end, alignment_mode="expand")
    plural = span is not None and span.root.tag_ in PLURAL_TAGS
    person = bool(last.actor and last.actor.startswith(PERSON))
    if word in THEY:
        return plural
    if plural:
        return False
    if word in IT:
        return not person and (bool(last.actor) or last.start in bodies)
    entry = gazetteer.entries.get(last.actor or "")
    return person and (entry is None or entry.gender in ("", "m" if word in HE else "f"))
