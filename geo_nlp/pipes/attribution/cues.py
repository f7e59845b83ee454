"""Cues in the parse: each word that attributes something gives a draft, its content and the head of its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.pipes.attribution.draft import Draft, draft_of
from geo_nlp.pipes.attribution.nominal_cues import drafts_of_adjective, drafts_of_noun
from geo_nlp.pipes.attribution.source_phrases import VIEWS, source_phrase, viewpoint
from geo_nlp.pipes.attribution.token_runs import longest_run
from geo_nlp.pipes.attribution.verb_cues import drafts_of_verb
from geo_nlp.pipes.syntax.labels import FINITE, NAMED, VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.attribution import AttributionRules


def find_drafts(doc: Doc, rules: AttributionRules, direct: Sequence[tuple[int, int]] = ()) -> Iterator[Draft]:
    """Yield what the syntax attributes, one pass over the tokens.

    Inside direct speech (`direct`: its offsets, sorted) a cue counts only where the speaker reports the words of
    someone named: "Ankara claims that ..."; "I think" is the speaker's own wording.
    """
    sources = {token.i for token in doc.having(rules.by_preposition.keys() | VIEWS)}
    quotations = iter(direct)
    quotation = next(quotations, None)
    for token in doc.tokens:
        while quotation and quotation[1] <= token.idx:
            quotation = next(quotations, None)
        if quotation and quotation[0] <= token.idx:
            if token.pos_ == "VERB":
                yield from (d for d in drafts_of_verb(token, rules) if _is_reported_in(d, quotation, rules))
            continue
        match token.pos_:
            case "VERB" | "AUX":
                yield from drafts_of_verb(token, rules)
            case "NOUN" | "PROPN" if frames := rules.by_noun.get(token.lemma_.lower()):
                yield from drafts_of_noun(token, frames, rules)
            case "ADJ" if token.lower_ in rules.by_adjective:
                yield from drafts_of_adjective(token, rules)
            case "ADV" if token.lower_ in rules.by_adverb:
                yield from _drafts_of_adverb(token, rules)
        if token.i in sources:
            yield from _drafts_of_source(token, rules)


def _is_reported_in(draft: Draft, quotation: tuple[int, int], rules: AttributionRules) -> bool:
    """Whether a quotation reports, in a clause of its own, the words of someone who is named.

    Not where "we" is in it: in reported speech that is still the speaker quoted ("Chad demands that we leave").
    """
    who, cue = draft.speaker, draft.cue
    if who is None or cue is None or who.pos_ != "PROPN" or who.ent_type_ not in NAMED or who.idx < quotation[0]:
        return False
    if cue.tag_ not in FINITE or draft.rule not in rules.speech:
        return False
    if draft.start <= quotation[0] or draft.end > quotation[1]:
        return False
    return not any(t.lower_ in FIRST_PERSON and draft.start <= t.idx < draft.end for t in cue.sent)


def _drafts_of_source(token: Token, rules: AttributionRules) -> Iterator[Draft]:
    """What a source phrase attributes: "according to Macron", "in his view"."""
    if token.lower_ in rules.by_preposition:
        yield from source_phrase(token, rules)
    if token.lower_ in VIEWS and token.dep_ == "prep":
        yield from viewpoint(token)


def _drafts_of_adverb(adverb: Token, rules: AttributionRules) -> Iterator[Draft]:
    """What an adverb of hearsay attributes to nobody: "Iran has reportedly fired"."""
    clause = adverb.head
    own = {t.i for t in adverb.subtree}
    for frame in rules.by_adverb.get(adverb.lower_, ()):
        if clause.pos_ in VERBAL and (said := longest_run(t.i for t in clause.subtree if t.i not in own)):
            yield draft_of(_drafts_of_adverb, adverb, said, None, frame.id)
