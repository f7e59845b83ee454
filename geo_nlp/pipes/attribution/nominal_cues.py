"""Nouns and adjectives as cues: "Macron's claim that", "made the pledge to", "is confident that".

A noun without a possessor, agent or light verb has no speaker.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.content import MEDIA, content
from geo_nlp.pipes.attribution.cue_subjects import child, subject
from geo_nlp.pipes.attribution.draft import Draft, draft_of, verb_frames
from geo_nlp.pipes.syntax.labels import MODIFIERS, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import AttributionRules, Frame

# "Persisted in arguments that", "answered with a warning that": the noun is the subject's claim.
STANCE_HOLDING_PHRASES = words("stance_holding_phrase")
EXPLETIVES = ("it", "that", "this", "what", "there")


def drafts_of_noun(noun: Token, frames: tuple[Frame, ...], rules: AttributionRules) -> list[Draft]:
    """What a noun attributes: "Macron's claim that", "a plan to"."""
    if _is_medium_of_saying(noun, rules):
        return []
    who, light_verb = _speaker_of_noun(noun, rules)
    for frame in frames:
        for form in frame.content:
            if form == "quotation" or (who is None and form != "clause"):
                continue
            said = content(noun, form, who)
            copular = said is not None and noun.dep_ == "nsubj" and said[0] > noun.head.i
            if said and said[0] > noun.i and not (copular and who is None):  # "the point is that" is the author's
                return [draft_of(drafts_of_noun, noun, said, who, frame.id, light_verb)]
    return []


def _is_medium_of_saying(noun: Token, rules: AttributionRules) -> bool:
    """Whether a noun is the medium of a verb of saying: "said in a statement that"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in MEDIA or child(noun, "poss") is not None:
        return False
    verb = noun.head.head
    return verb.pos_ == "VERB" and any("medium" in frame.content for frame in verb_frames(verb, rules))


def _speaker_of_noun(noun: Token, rules: AttributionRules) -> tuple[Token | None, Token | None]:
    """The owner of a claim, concern or plan, and the light verb if that is its subject: "made the claim"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner, None
    for preposition in noun.rights:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in ("by", "from", "among"):
            return child(preposition, "pobj"), None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in rules.support_verbs:
        return subject(verb), verb
    if noun.dep_ == "pobj" and verb.lower_ in ("in", "of", "under") and verb.head.lemma_ == "be":
        return subject(verb.head), None  # "is of the opinion that"
    if noun.dep_ == "pobj" and f"{verb.head.lemma_} {verb.lower_}" in STANCE_HOLDING_PHRASES:
        return subject(verb.head), verb.head
    return _premodifying_speaker(noun, rules), None


def _premodifying_speaker(noun: Token, rules: AttributionRules) -> Token | None:
    """The name before a noun: "a Kremlin claim", "Macron's May 2 appeal"; not "a July pact"."""
    before = (c for c in noun.lefts if c.dep_ in MODIFIERS)
    owners = (child(c, "poss") if c.ent_type_ in WHEN else c for c in before)
    return next((c for c in owners if c is not None and (c.text[:1].isupper() or c.lower_ in rules.written)), None)


def drafts_of_adjective(adjective: Token, rules: AttributionRules) -> list[Draft]:
    """What an adjective or a participle of feeling attributes: "is confident that", "were frustrated that"."""
    who = _experiencer(adjective)
    if who is None or who.lower_ in EXPLETIVES:
        return []
    for frame in rules.by_adjective.get(adjective.lower_, ()):
        for form in frame.content:
            if said := content(adjective, form, who):
                return [draft_of(drafts_of_adjective, adjective, said, who, frame.id)]
    return []


def _experiencer(adjective: Token) -> Token | None:
    """The experiencer of an adjective: its own subject as a participle, else the subject of its copula."""
    felt = [adjective, *(c for c in adjective.lefts if c.dep_ == "auxpass")] if adjective.pos_ == "VERB" else []
    who = next((s for t in felt if (s := child(t, "nsubj", "nsubjpass")) is not None), None)
    verb = adjective.head
    if who is None and adjective.dep_ in ("acomp", "conj", "oprd") and verb.pos_ in VERBAL:
        return subject(verb)
    return who
