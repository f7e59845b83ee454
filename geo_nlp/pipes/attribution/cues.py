"""Cue words in the parse: each gives a draft attribution, what is said and the head of the phrase that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.content import MEDIA, content
from geo_nlp.pipes.attribution.cue_filters import (  # fmt: skip
    handles,
    is_asked_for,
    is_bare_word,
    is_deal,
    is_nobody,
    is_taste,
    stays_unnamed,
    tells,
)
from geo_nlp.pipes.attribution.draft import Draft, draft_of, lemma, verb_frames
from geo_nlp.pipes.attribution.first_person import FIRST
from geo_nlp.pipes.attribution.parenthetical_cues import longest, surrounding, unparsed
from geo_nlp.pipes.attribution.source_phrases import VIEWS, source_phrase, viewpoint
from geo_nlp.pipes.attribution.speakers import child, is_passive, neighbour, subject
from geo_nlp.pipes.syntax.labels import FINITE, MODIFIERS, WHEN
from geo_nlp.pipes.syntax.obliques import tells_how
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import NAMED
from geo_nlp.rules.attribution import AttributionRules, Form, Frame

# What one keeps to, answers with or passes on is a claim of one's own: "persisted in arguments that".
HOLDING = words("stance_holding_phrase")
PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})


def find_drafts(doc: Doc, rules: AttributionRules, direct: Sequence[tuple[int, int]] = ()) -> Iterator[Draft]:
    """Yield what the syntax attributes, one pass over the tokens.

    Of cues inside direct speech (`direct`: its offsets, sorted) only those are read by which its speaker passes on
    what somebody else, named, has said: "Ankara claims that ..."; "I think" is the speaker's own wording.
    """
    sources = {token.i for token in doc.having(rules.by_preposition.keys() | VIEWS)}
    zones = iter(direct)
    zone = next(zones, None)
    for token in doc.tokens:
        while zone and zone[1] <= token.idx:
            zone = next(zones, None)
        if zone and zone[0] <= token.idx:
            if token.pos_ == "VERB":
                yield from (d for d in _verb(token, rules) if _passes_on(d, zone, rules))
            continue
        match token.pos_:
            case "VERB" | "AUX":
                yield from _verb(token, rules)
            case "NOUN" | "PROPN" if frames := rules.by_noun.get(token.lemma_.lower()):
                yield from _noun(token, frames, rules)
            case "ADJ" if token.lower_ in rules.by_adjective:
                yield from _adjective(token, rules)
            case "ADV" if token.lower_ in rules.by_adverb:
                yield from _adverb(token, rules)
        if token.i in sources:
            yield from _of_source(token, rules)


def _passes_on(draft: Draft, quotation: tuple[int, int], rules: AttributionRules) -> bool:
    """Whether a quotation tells, in a clause of its own, what somebody else who is named has said.

    Not where "we" is in it: in reported speech that is still who is quoted ("Chad demands that we leave").
    """
    who, cue = draft.speaker, draft.cue
    if who is None or cue is None or who.pos_ != "PROPN" or who.ent_type_ not in NAMED or who.idx < quotation[0]:
        return False
    own = any(t.lower_ in FIRST and draft.start <= t.idx < draft.end for t in cue.sent)
    return (
        cue.tag_ in FINITE
        and not own
        and draft.rule in rules.speech
        and draft.start > quotation[0]
        and draft.end <= quotation[1]
    )


def _of_source(token: Token, rules: AttributionRules) -> Iterator[Draft]:
    """What a word of a source attributes: "according to Macron", "in his view"."""
    if token.lower_ in rules.by_preposition:
        yield from source_phrase(token, rules)
    if token.lower_ in VIEWS and token.dep_ == "prep":
        yield from viewpoint(token)


def _verb(verb: Token, rules: AttributionRules) -> Iterator[Draft]:
    frames = verb_frames(verb, rules)
    felt = verb.lower_ in rules.by_adjective and is_passive(verb) and child(verb, "agent") is None
    if felt:  # "were frustrated that"
        yield from _adjective(verb, rules)
    if felt or not frames or is_deal(verb) or stays_unnamed(verb) or is_taste(verb):
        return
    passive = is_passive(verb)
    who = subject(verb)
    if who is not None and is_nobody(who, verb):
        return
    if who is None and any(f.id in rules.speech for f in frames):
        who = _told_in(verb) if passive else neighbour(verb)
    if who is None:
        frames = tuple(f for f in frames if passive and f.id in rules.hearsay)
    for frame in frames:
        for form in frame.content:
            if who is None and not _hearsay(form, lemma(verb, rules.by_verb), rules):
                continue
            if form == "object" and (is_bare_word(verb, rules) or handles(verb) or is_asked_for(verb, frame)):
                continue
            if frame.id in rules.personal and (thing := child(verb, "dobj")) and thing.ent_type_ in PLACES:
                continue
            said = content(verb, form, who) if form != "quotation" else None
            if said and frame.id in rules.topics and not tells(verb, said):
                continue
            if said and (who is None or not said[0] <= who.i <= said[1]):
                yield draft_of(verb, said, who, frame.id)
                return
        raised = passive and "clause" in frame.content and lemma(verb, rules.by_verb) in rules.raised
        if raised and (said := content(verb, "infinitive", who)):
            yield draft_of(verb, said, who, frame.id)
            return
    told = rules.speech | rules.inserted if verb.dep_ == "parataxis" else rules.speech
    if who is not None and any(f.id in told for f in frames) and not _says_a_thing(verb, frames):
        for said in surrounding(verb) if _inserted(verb) else unparsed(verb, who):
            if said[1] - said[0] > 1:
                yield draft_of(verb, said, who, "inserted")


def _told_in(verb: Token) -> Token | None:
    """The text that tells it: "as stated in the minister's letter"."""
    places = (child(c, "pobj") for c in verb.rights if c.dep_ == "prep" and c.lower_ in MEDIA) if _is_as(verb) else ()
    return next((p for p in places if p is not None and p.ent_type_ not in PLACES | WHEN), None)


def _is_as(verb: Token) -> bool:
    """Tell a participle that says by whom a sentence is told: "as reported by Reuters"."""
    first = verb.left_edge
    apart = first.i == verb.sent.start or first.nbor(-1).text == ","
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and first.lower_ == "as" and apart


def _says_a_thing(verb: Token, frames: Sequence[Frame]) -> bool:
    """Tell a verb whose object is what was said: "as they chanted slogans, they blocked the exits"."""
    thing = child(verb, "dobj")
    hearer = any(f.id in ("tell", "ask") for f in frames)
    named = thing is not None and thing.i > verb.i and thing.pos_ != "PRON" and thing.ent_type_ not in ("DATE", "TIME")
    return named and not hearer


def _hearsay(form: Form, word: str, rules: AttributionRules) -> bool:
    """Tell a form that can go without a speaker: "is said to have left", but a purpose or a plan is nobody's words."""
    return word in rules.raised if form == "infinitive" else form not in ("quotation", "object", "predicate", "gerund")


def _inserted(verb: Token) -> bool:
    """Tell whether a verb with its own subject is set off by commas inside or behind what it reports."""
    if _is_as(verb):
        return True
    if verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep", "conj") or child(verb, "nsubj") is None:
        return False
    first = verb.left_edge.i
    before = verb.doc[first - 1] if first else None
    if verb.dep_ == "ccomp" and first == verb.sent.start and verb.i < verb.head.i:
        return True
    if verb.dep_ == "advcl" and verb.doc[first].lower_ != "as":
        return False
    return verb.dep_ in ("advcl", "parataxis") or (before is not None and before.text in (",", "--", "—", "–"))


def _noun(noun: Token, frames: Sequence[Frame], rules: AttributionRules) -> Iterator[Draft]:
    if tells_how(noun):
        return
    if noun.dep_ == "pobj" and noun.head.lower_ in MEDIA and child(noun, "poss") is None:
        carrier = noun.head.head
        if carrier.pos_ == "VERB" and any("medium" in frame.content for frame in verb_frames(carrier, rules)):
            return  # "said in a statement that ..."
    for frame in frames:
        who, support = _noun_speaker(noun, rules)
        for form in frame.content:
            if who is None and form != "clause":
                continue
            said = content(noun, form, who) if form != "quotation" else None
            copular = said is not None and noun.dep_ == "nsubj" and said[0] > noun.head.i
            if said and said[0] > noun.i and not (copular and who is None):  # "the point is that" is the author's
                yield draft_of(noun, said, who, frame.id, support)
                return


def _noun_speaker(noun: Token, rules: AttributionRules) -> tuple[Token | None, Token | None]:
    """The one whose claim, concern or plan it is, and the verb that lends its subject, if that is how it is told."""
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
    if noun.dep_ == "pobj" and f"{verb.head.lemma_} {verb.lower_}" in HOLDING:
        return subject(verb.head), verb.head
    told = (c for c in noun.lefts if c.dep_ in MODIFIERS)
    owners = (child(c, "poss") if c.ent_type_ in WHEN else c for c in told)  # "a July pact", "Macron's May 2 appeal"
    found = (c for c in owners if c is not None and (c.text[:1].isupper() or c.lower_ in rules.written))
    return next(found, None), None


def _adjective(adjective: Token, rules: AttributionRules) -> Iterator[Draft]:
    verb = adjective.head
    for frame in rules.by_adjective.get(adjective.lower_, ()):
        felt = [adjective, *(c for c in adjective.lefts if c.dep_ == "auxpass")] if adjective.pos_ == "VERB" else []
        who = next((s for t in felt if (s := child(t, "nsubj", "nsubjpass")) is not None), None)
        if who is None and adjective.dep_ in ("acomp", "conj", "oprd") and verb.pos_ in ("VERB", "AUX"):
            who = subject(verb)
        if who is None or who.lower_ in ("it", "that", "this", "what", "there"):
            return
        for form in frame.content:
            if said := content(adjective, form, who):
                yield draft_of(adjective, said, who, frame.id)
                return


def _adverb(adverb: Token, rules: AttributionRules) -> Iterator[Draft]:
    for frame in rules.by_adverb.get(adverb.lower_, ()):
        clause = adverb.head
        own = {t.i for t in adverb.subtree}
        if clause.pos_ in ("VERB", "AUX") and (said := longest(t.i for t in clause.subtree if t.i not in own)):
            yield draft_of(adverb, said, None, frame.id)
