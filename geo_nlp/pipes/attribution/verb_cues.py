"""Verbs as cues: "said that", "urged Iran to leave", "the deal, he said, is dead".

A verb without a subject counts where it is hearsay ("is said to be dead").
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.attribution.content import content
from geo_nlp.pipes.attribution.cue_filters import (
    asks_anonymity,
    has_bare_object,
    has_claim,
    is_asked_for,
    is_deal,
    is_handling,
)
from geo_nlp.pipes.attribution.cue_subjects import child, is_itself_passive, preposed_name, subject
from geo_nlp.pipes.attribution.draft import Draft, draft_of, lemma, verb_frames
from geo_nlp.pipes.attribution.nominal_cues import drafts_of_adjective
from geo_nlp.pipes.attribution.parenthetical_cues import runs_around, unattached_report
from geo_nlp.pipes.attribution.token_runs import Run
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import AttributionRules, Form, Frame

PLACE_AND_PEOPLE_LABELS = frozenset({"GPE", "LOC", "NORP", "FAC"})
# Forms of content that need a speaker.
SPOKEN_FORMS = ("quotation", "object", "predicate", "gerund")


def drafts_of_verb(verb: Token, rules: AttributionRules) -> list[Draft]:
    """What a verb attributes: the complement it governs, else the clause it is inserted in."""
    frames = verb_frames(verb, rules)
    if verb.lower_ in rules.by_adjective and is_itself_passive(verb) and child(verb, "agent") is None:
        return drafts_of_adjective(verb, rules)  # "were frustrated that"
    if not frames or is_deal(verb) or asks_anonymity(verb):
        return []
    passive = is_itself_passive(verb)
    who = subject(verb)
    if who is None and not passive and any(f.id in rules.speech for f in frames):
        who = preposed_name(verb)
    if who is None:
        frames = tuple(f for f in frames if passive and f.id in rules.hearsay)
    governed = _governed(verb, frames, who, passive, rules)
    return [governed] if governed is not None else _inserted(verb, frames, who, rules)


def _governed(
    verb: Token, frames: Sequence[Frame], who: Token | None, passive: bool, rules: AttributionRules
) -> Draft | None:
    """The complement that a verb governs, in the first form that fits; of a passive also the raised infinitive."""
    name = lemma(verb, rules.by_verb)
    for frame in frames:
        for form in frame.content:
            said = _content_in_form(verb, name, frame, form, who, rules)
            if said and (who is None or not said[0] <= who.i <= said[1]):
                return draft_of(_governed, verb, said, who, frame.id)
        raised = passive and "clause" in frame.content and name in rules.raised  # "is said to have left"
        if raised and (said := content(verb, "infinitive", who)):
            return draft_of(_governed, verb, said, who, frame.id)
    return None


def _content_in_form(
    verb: Token, name: str, frame: Frame, form: Form, who: Token | None, rules: AttributionRules
) -> Run | None:
    """The content of a verb in one form of its frame."""
    if form == "quotation" or (who is None and not _is_hearsay_form(form, name, rules)):
        return None
    if form == "object" and (has_bare_object(verb, rules) or is_handling(verb) or is_asked_for(verb, frame)):
        return None
    if frame.id in rules.personal and (thing := child(verb, "dobj")) and thing.ent_type_ in PLACE_AND_PEOPLE_LABELS:
        return None
    said = content(verb, form, who)
    return None if said and frame.id in rules.topics and not has_claim(verb, said) else said


def _is_hearsay_form(form: Form, name: str, rules: AttributionRules) -> bool:
    """Whether a form can go without a speaker: "is said to have left"; not a purpose or a plan."""
    return name in rules.raised if form == "infinitive" else form not in SPOKEN_FORMS


def _inserted(verb: Token, frames: Sequence[Frame], who: Token | None, rules: AttributionRules) -> list[Draft]:
    """What a parenthetical verb of speech comments on: "the deal, he said, is dead"."""
    inserting = rules.speech | rules.inserted if verb.dep_ == "parataxis" else rules.speech
    if who is None or not any(f.id in inserting for f in frames) or _says_a_thing(verb, frames):
        return []
    around = runs_around(verb) if _is_parenthetical(verb) else unattached_report(verb, who)
    return [draft_of(_inserted, verb, said, who, "inserted") for said in around if said[1] - said[0] > 1]


def _says_a_thing(verb: Token, frames: Sequence[Frame]) -> bool:
    """Whether a verb's object is what was said: "as they chanted slogans, they blocked the exits"."""
    thing = child(verb, "dobj")
    hearer = any(f.id in ("tell", "ask") for f in frames)
    named = thing is not None and thing.i > verb.i and thing.pos_ != "PRON" and thing.ent_type_ not in WHEN
    return named and not hearer


def _is_parenthetical(verb: Token) -> bool:
    """Whether a verb with its own subject is set off inside or after what it reports: "the deal, he said, is dead"."""
    if _is_as(verb):
        return True
    if verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep", "conj") or child(verb, "nsubj") is None:
        return False
    first = verb.left_edge
    if verb.dep_ == "ccomp" and first.i == verb.sent.start and verb.i < verb.head.i:
        return True
    if verb.dep_ == "advcl":
        return first.lower_ == "as"
    return verb.dep_ == "parataxis" or (first.i > 0 and first.nbor(-1).text in (",", "--", "—", "–"))


def _is_as(verb: Token) -> bool:
    """Whether a verb is a reduced as-clause: "as reported by Reuters"."""
    first = verb.left_edge
    set_off = first.i == verb.sent.start or first.nbor(-1).text == ","
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and first.lower_ == "as" and set_off
