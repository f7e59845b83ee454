"""Attribution: speaker, cue and content of reported speech, thought and intention (PolNeAR, Newell et al. 2018).

Drafts come from the parse, from quotation marks and from speaker labels; here they get their speakers. A speaker that
the text does not name stays None ("is believed to").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from geo_nlp.pipes.attribution.cues import find_drafts
from geo_nlp.pipes.attribution.draft import Draft
from geo_nlp.pipes.attribution.labelled_speech import draft_of_headline, drafts_of_turns
from geo_nlp.pipes.attribution.quotation_marks import Quotation, Turn, find_quotations, find_turns
from geo_nlp.pipes.attribution.quotation_speakers import attribute_quotations
from geo_nlp.pipes.attribution.speakers import joint_speakers, mentions_by_token, speaker
from geo_nlp.pipes.normalize.speaker_labels import LABEL
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON, HE_OR_SHE, IT, SECOND_PERSON
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.attribution import AttributionRules
from geo_nlp.types import Attribution, Kind, Mention, Participant, Text


def find_attributions(doc: Doc, rules: AttributionRules, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    """Yield the attributions of `doc` in text order; nested ones are given along with the one that holds them.

    A quotation split by its cue gives one attribution for each piece. Words that name the speaker are no content.
    """
    by_token = mentions_by_token(mentions)
    quotations = [q for q in find_quotations(doc.text) if not LABEL.match(doc.text, q.start)]
    quoted = Stretches((q.start, q.end + 1, q) for q in quotations)
    found: dict[tuple[int, int, int], Attribution] = {}
    for draft in _drafts(doc, rules, mentions, quotations, quoted, by_token):
        start, end = _trimmed(doc.text, draft.start, draft.end)
        cue = _text_at(doc.text, *draft.cue_span) if draft.cue_span else None
        if end <= start or (cue is not None and start <= cue.start and cue.end <= end):
            continue
        for who in _speakers_of(draft, (start, end), rules, doc.text, mentions, by_token):
            key = (start, end, who.start if who else -1)
            if key not in found:
                found[key] = Attribution(
                    who, cue, _text_at(doc.text, start, end), _kind_of_content(start, end, quoted), draft.rule
                )
                doc.met(draft.via, "attribution", start, end, cue.start if cue else -1)
    yield from sorted(found.values(), key=lambda a: (a.content.start, -a.content.end, a.cue.start if a.cue else -1))


def _drafts(
    doc: Doc,
    rules: AttributionRules,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    quoted: Stretches[Quotation],
    by_token: Mapping[int, Mention],
) -> Iterator[Draft]:
    """The drafts of a text, from labels, the parse and quotation marks."""
    people = [m for m in mentions if m.type == "person" and m.level == "name"]
    turns = list(find_turns(doc.text, {m.end for m in people}, doc.dictionary))
    parsed = find_drafts(doc, rules, [(q.start, q.end) for q in quotations])
    kept = list(_without_own_words(parsed, turns, quoted, rules, by_token))
    authored = attribute_quotations(doc, rules, quotations, kept)
    headline = draft_of_headline(doc, rules, mentions)
    labelled = [*drafts_of_turns(doc, turns, people), *([headline] if headline is not None else [])]
    return _without_thoughts_in_speech([*labelled, *authored], rules)


def _speakers_of(
    draft: Draft,
    content: tuple[int, int],
    rules: AttributionRules,
    text: str,
    mentions: Sequence[Mention],
    by_token: Mapping[int, Mention],
) -> list[Participant | None]:
    """All who say it together, each None where it is unknown or named within the content."""
    if draft.speaker is None:
        return [None]
    found: list[Participant | None] = []
    for head in joint_speakers(draft.speaker, by_token):
        who = speaker(text, head, mentions, by_token)
        if content[0] <= who.start and who.end <= content[1]:
            found.append(None)
        elif draft.rule not in rules.personal or _is_of_person_kind(who):
            found.append(who)
    return found


def _is_of_person_kind(who: Participant) -> bool:
    """Whether a participant is a person, also one of unknown name; no state, body or group."""
    return who.actor.startswith("person:") if who.actor else who.text.lower() in HE_OR_SHE


def _without_thoughts_in_speech(drafts: Sequence[Draft], rules: AttributionRules) -> Iterator[Draft]:
    """Leave out thoughts and wishes within what someone says ("he said he hoped to"); speech within speech stays.

    So do the claims of others.
    """
    ordered = sorted(drafts, key=lambda d: d.start)
    starts = [d.start for d in ordered]
    reach = list(accumulate((d.end for d in ordered), max))
    for draft in ordered:
        before = bisect_right(starts, draft.cue_span[0]) if draft.cue_span else 0
        inside = before > 0 and draft.cue_span is not None and reach[before - 1] > draft.cue_span[0]
        own = draft.speaker is not None and draft.speaker.lower_ in rules.own_voice
        if not own and (not inside or draft.rule in rules.speech or _is_claim_of_other(draft)):
            yield draft


def _is_claim_of_other(draft: Draft) -> bool:
    """Whether a claim within someone's words is another's: "brushing aside remarks by Macron that ..."."""
    who = draft.speaker if draft.rule == "claim" else None
    return who is not None and who.pos_ != "PRON" and who.ent_type_ not in WHEN


def _without_own_words(
    drafts: Iterable[Draft],
    turns: Sequence[Turn],
    quoted: Stretches[Quotation],
    rules: AttributionRules,
    known: Container[int],
) -> Iterator[Draft]:
    """Leave out the own words of a transcript's speaker ("I think"); reports of what others said stay."""
    starts = [t.start for t in turns]
    for draft in drafts:
        at = draft.cue_span[0] if draft.cue_span else draft.start
        turn = bisect_right(starts, at) - 1
        outside = turn < 0 or at >= turns[turn].end
        who = draft.speaker
        others = who is not None and who.i in known and who.lower_ not in FIRST_PERSON | SECOND_PERSON | IT
        if outside or (others and draft.rule in rules.speech and not _has_quotation(draft, quoted)):
            yield draft


def _has_quotation(draft: Draft, quoted: Stretches[Quotation]) -> bool:
    """Whether words in quotation marks are within a draft; these have a draft of their own."""
    return any(q.start < draft.end and draft.start < q.end for q in quoted.meeting(draft.start, draft.end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks and blanks at either end, and without a quotation mark or bracket that lacks its partner."""
    while start < end and (text[start].isspace() or text[start] in ",;:-–—)]”"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—([“"):
        end -= 1
    return start, end


def _kind_of_content(start: int, end: int, quoted: Stretches[Quotation]) -> Kind:
    """Direct where quotation marks hold all of it, mixed where they hold some."""
    there = quoted.meeting(start, end)
    if any(q.start <= start and end <= q.end + 1 for q in there):
        return "direct"
    return "mixed" if any(start <= q.start and q.end <= end for q in there) else "indirect"


def _text_at(text: str, start: int, end: int) -> Text:
    return Text(start, end, text[start:end])
