"""Who said what: speaker, cue and content of reported speech, thought and intention (PolNeAR, Newell et al. 2018)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.cues import find_drafts
from geo_nlp.pipes.attribution.draft import Draft
from geo_nlp.pipes.attribution.first_person import FIRST, SECOND
from geo_nlp.pipes.attribution.quotation_marks import CREDITS, Quotation, Turn, find_quotations, find_turns
from geo_nlp.pipes.attribution.quotation_speakers import attribute_quotations
from geo_nlp.pipes.attribution.speakers import child, mentions_by_token, speaker, together
from geo_nlp.pipes.coref.binding import HE, IT, SHE
from geo_nlp.pipes.normalize.speaker_labels import LABEL
from geo_nlp.pipes.syntax.interval_index import Stretches
from geo_nlp.pipes.syntax.tree import Doc, Span
from geo_nlp.pipes.syntax.words import NAMED
from geo_nlp.rules.attribution import AttributionRules
from geo_nlp.types import Attribution, Kind, Mention, Participant, Text

# By these somebody else's words are told.
QUOTING = words("quoting_verb")
WORDS = frozenset({"line", "phrase", "remark", "saying", "word"})
_NO_SPEAKERS = frozenset({"place", "state", "group"})


def find_attributions(doc: Doc, rules: AttributionRules, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    """Yield the attributions of `doc` in text order; nested ones are given along with the one that holds them.

    A quotation split by its cue gives one attribution for each piece. The speaker is None where the text names
    nobody ("is believed to"). Nobody is quoted with the words that name him.
    """
    by_token = mentions_by_token(mentions)
    text = doc.text
    quotations = [q for q in find_quotations(text) if not LABEL.match(text, q.start)]
    quoted = Stretches((q.start, q.end + 1, q) for q in quotations)
    people = [m for m in mentions if m.type == "person" and m.level == "name"]
    turns = list(find_turns(text, {m.end for m in people}))
    told = find_drafts(doc, rules, [(q.start, q.end) for q in quotations])
    drafts = attribute_quotations(doc, rules, quotations, list(_passed_on(told, turns, quoted, rules, by_token)))
    found: dict[tuple[int, int, int], Attribution] = {}
    authored = (_by_author(draft, rules) for draft in drafts)
    for draft in _told([*_turns(doc, turns, people), *_headline(doc, rules, mentions), *authored], rules):
        start, end = _trimmed(text, draft.start, draft.end)
        cue = _text(text, *draft.cue_span) if draft.cue_span else None
        if end <= start or (cue is not None and start <= cue.start and cue.end <= end):
            continue
        for head in together(draft.speaker, by_token) if draft.speaker is not None else (None,):
            who = speaker(text, head, mentions, by_token) if head is not None else None
            who = None if who and start <= who.start and who.end <= end else who
            if draft.rule in rules.personal and who is not None and not _is_person(who):
                continue
            key = (start, end, who.start if who else -1)
            if key not in found:
                found[key] = Attribution(who, cue, _text(text, start, end), _kind(start, end, quoted), draft.rule)
    yield from sorted(found.values(), key=lambda a: (a.content.start, -a.content.end, a.cue.start if a.cue else -1))


def _by_author(draft: Draft, rules: AttributionRules) -> Draft:
    """A draft with whose words they are: Macron's in "Lavrov quoted Macron: ...", "recalled Macron's words: ..."."""
    cue = draft.cue
    thing = child(cue, "dobj") if cue is not None and cue.lemma_ in QUOTING else None
    if cue is None or thing is None or any(c.dep_ == "prep" and c.lower_ == "as" for c in cue.rights):
        return draft
    worded = thing.lemma_ in rules.by_noun or thing.lemma_ in WORDS
    who = child(thing, "poss") if worded else thing
    if who is None or who.ent_type_ not in NAMED or not (worded or cue.lemma_ == "quote"):
        return draft
    colon = thing.doc[thing.i + 1 : thing.i + 2]
    start = colon[0].idx + 1 if colon.text == ":" and draft.start <= thing.idx else draft.start
    return replace(draft, speaker=who, start=start) if who.idx < start < draft.end else draft


def _is_person(who: Participant) -> bool:
    """Tell a person, also one of unknown name, from a state, a body or a group."""
    return who.actor.startswith("person:") if who.actor else who.text.lower() in HE | SHE


def _told(drafts: Sequence[Draft], rules: AttributionRules) -> Iterator[Draft]:
    """Leave out thoughts and wishes that are part of what somebody says ("he said he hoped to"); speech stays, and so
    do the claims of others.
    """
    ordered = sorted(drafts, key=lambda d: d.start)
    starts = [d.start for d in ordered]
    reach = list(accumulate((d.end for d in ordered), max))
    for draft in ordered:
        before = bisect_right(starts, draft.cue_span[0]) if draft.cue_span else 0
        inside = before > 0 and draft.cue_span is not None and reach[before - 1] > draft.cue_span[0]
        own = draft.speaker is not None and draft.speaker.lower_ in rules.own_voice
        if not own and (not inside or draft.rule in rules.speech or _of_another(draft)):
            yield draft


def _passed_on(
    drafts: Iterable[Draft],
    turns: Sequence[Turn],
    quoted: Stretches[Quotation],
    rules: AttributionRules,
    known: Container[int],
) -> Iterator[Draft]:
    """Leave out the own words of a transcript's speaker ("I think"); what he says that another said stays."""
    starts = [t.start for t in turns]
    for draft in drafts:
        at = draft.cue_span[0] if draft.cue_span else draft.start
        turn = bisect_right(starts, at) - 1
        outside = turn < 0 or at >= turns[turn].end
        who = draft.speaker
        others = who is not None and who.i in known and who.lower_ not in FIRST | SECOND | IT
        if outside or (others and draft.rule in rules.speech and not _quotes(draft, quoted)):
            yield draft


def _quotes(draft: Draft, quoted: Stretches[Quotation]) -> bool:
    """Whether words in quotation marks are within a draft, which have a draft of their own."""
    return any(q.start < draft.end and draft.start < q.end for q in quoted.meeting(draft.start, draft.end))


def _of_another(draft: Draft) -> bool:
    """Whether a claim within somebody's words is one that another made: "brushing aside remarks by Macron that ..."."""
    who = draft.speaker if draft.rule == "claim" else None
    return who is not None and who.pos_ != "PRON" and who.ent_type_ not in ("DATE", "TIME")


def _turns(doc: Doc, turns: Sequence[Turn], people: Sequence[Mention]) -> Iterator[Draft]:
    """A transcript's turns, the label being cue, and speaker the last person that it names."""
    there = Stretches((m.start, m.end, m) for m in people)
    for turn in turns:
        label = doc.char_span(*turn.label, alignment_mode="expand")
        if label is not None:
            named = [m.head for m in there.meeting(*turn.label) if turn.label[0] <= m.start and m.end <= turn.label[1]]
            yield Draft(turn.start, turn.end, None, turn.cue, doc[named[-1]] if named else label.root, "transcript")


def _headline(doc: Doc, rules: AttributionRules, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """A first line "Macron: talks have failed" or "Talks have failed: poll", where the words at one side can speak."""
    line = doc.text.lstrip().split("\n", 1)[0].rstrip()
    offset = len(doc.text) - len(doc.text.lstrip())
    before, colon, _ = line.partition(": ")
    if not colon:
        return
    middle = offset + len(before)
    ahead, behind = (offset, middle), (middle + 2, offset + len(line))
    for name, said, most in ((ahead, behind, 6), (behind, ahead, 3)):
        label = doc.char_span(*name, alignment_mode="expand")
        few = len(doc.text[slice(*name)].split()) <= most
        if few and len(doc.text[slice(*said)].split()) >= 3 and label is not None and _speaks(label, rules, mentions):
            yield Draft(*said, None, (middle, middle + 1), label.root, "headline")
            return


def _speaks(label: Span, rules: AttributionRules, mentions: Sequence[Mention]) -> bool:
    """Whether the words at a headline's colon name who speaks: "Macron told reporters: ..." has a cue of its own."""
    if label.root.pos_ == "VERB" and (label.root.lemma_ in rules.by_verb or child(label.root, "nsubj") is not None):
        return False
    last = label[-1]
    if last.text.endswith(CREDITS):
        return False
    named = any(max(m.first, label.start) <= last.i <= m.last and m.type not in _NO_SPEAKERS for m in mentions)
    return last.lower_ in rules.written or named


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out commas, dashes and blanks at either end, and one quotation mark or bracket that lacks its partner."""
    while start < end and (text[start].isspace() or text[start] in ",;:-–—)]”"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—([“"):
        end -= 1
    return start, end


def _kind(start: int, end: int, quoted: Stretches[Quotation]) -> Kind:
    """Direct where quotation marks hold all of it, mixed where they hold some."""
    there = quoted.meeting(start, end)
    if any(q.start <= start and end <= q.end + 1 for q in there):
        return "direct"
    return "mixed" if any(start <= q.start and q.end <= end for q in there) else "indirect"


def _text(text: str, start: int, end: int) -> Text:
    return Text(start, end, text[start:end])
