"""By which construction each thing was found (`via`), for `rules explain`: lines of a text read within `traced()`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Span

from geo_nlp.pipes.syntax.trace import Change
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.empty_ends import empty_ends
from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Attribution, Clause, Mention

LONGEST = 60  # characters of what a speaker said


def repairs(words: Doc, sentence: Span) -> Iterator[str]:
    """What was repaired in the parse of a sentence, a line for each word and repair."""
    changes = words.notes.changes if words.notes is not None else []
    here = [c for c in changes if sentence.start <= c.word < sentence.end and not words[c.word].is_punct]
    for (repair, word), changed in groupby(here, key=lambda change: (change.repair, change.word)):
        yield f"  repaired {words[word].text!r}: {', '.join(map(_changed, changed))}, via {repair}"


def _changed(change: Change) -> str:
    return f"{change.part} {change.before} → {change.after}"


def antecedents(words: Doc, named: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[str]:
    """For whom the pronouns and descriptions of a sentence stand."""
    for mention in named:
        via = words.notes.via("antecedent", mention.head, mention.level) if words.notes is not None else None
        meant = [mentions[n].text for n in mention.refers_to] or [known for known in (mention.actor,) if known]
        if via and meant:
            yield f"  {mention.text!r} stands for {' + '.join(meant)}, via {via}"


def arguments(words: Doc, clause: Clause) -> Iterator[str]:
    """The construction that filled each slot of a clause; a longer trigger may have its own ("say must")."""
    if words.notes is None:
        return
    by_construction: dict[str, list[str]] = {}
    for slot, heads in clause.slots:
        for head in heads:
            where = clause.head, slot, head
            via = words.notes.via(clause.lemma, *where) or words.notes.via(clause.kind, *where)
            if via:
                by_construction.setdefault(via, []).append(f"{slot} {words[head].text}")
    if by_construction:
        yield "    via " + "; ".join(f"{via}: {', '.join(found)}" for via, found in by_construction.items())


def attributions(words: Doc, sentence: Span, said: Sequence[Attribution]) -> Iterator[str]:
    """Who says what in a sentence, and by which construction that is known."""
    if words.notes is None:
        return
    for one in said:
        cue = one.cue.start if one.cue else -1
        at = cue if cue >= 0 else one.content.start
        via = words.notes.via("attribution", one.content.start, one.content.end, cue)
        if via and sentence.start_char <= at < sentence.end_char:
            who = one.speaker.actor or one.speaker.text if one.speaker else "an unnamed speaker"
            content = " ".join(one.content.text.split())
            shown = content if len(content) <= LONGEST else f"{content[:LONGEST].rstrip()}…"
            by = f" by {one.cue.text!r}" if one.cue else ""
            also = words.notes.via("speaker", one.content.start, one.speaker.start) if one.speaker else None
            yield f"  said: {who}{by}: {shown!r}  [{one.rule}], via {' and '.join(filter(None, (via, also)))}"


def empty_triggers(words: Doc, clauses: Sequence[Clause], rules: RuleBook) -> Iterator[str]:
    """The triggers of a sentence whose slots stay empty."""
    found = [(clause, empty) for clause in clauses if (empty := empty_ends(clause, rules))]
    yield from (f"  empty: {words[c.head].text!r} ({c.kind}, {c.lemma}): {empty}" for c, empty in found)
