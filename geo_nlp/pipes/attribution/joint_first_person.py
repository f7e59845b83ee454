"""Two states by what one of them says of both: "our two countries", "we are allies", "we work together"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.pipes.attribution.text_author import Author
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

OURS = frozenset({"countries", "governments", "nations", "peoples", "states"})
WE = frozenset({"we"})
# What two are to each other: "we are allies", "as partners, we".
EACH_OTHER = frozenset({"allies", "friends", "neighbors", "neighbours", "partners"})
TOGETHER = frozenset({"both", "together"})
COPULAS = frozenset({"be", "become", "remain", "stay"})


def with_both(doc: Doc, mentions: Sequence[Mention], by: Author) -> list[Mention]:
    """The mentions, with those of the author's state and the one it speaks of standing for both.

    The other state has to be named in the text; the nearest name before counts, else the first one.
    """
    own, other = (by.party.actor, by.other.actor) if by.party and by.other else (None, None)
    if own is None or other is None:
        return list(mentions)
    found = list(mentions)
    for i, mention in enumerate(mentions):
        if not _means_both(doc, mention, own):
            continue
        second = _named(mentions, other, i)
        first = _named(mentions, own, i)
        if first is None and mention.level == "nominal":
            first = next((k for k, m in enumerate(mentions) if m.first == mention.first and m.level == "pronoun"), None)
        if first is not None and second is not None:
            found[i] = replace(
                mention, actor=None, name=mention.text, country=None, refers_to=tuple(sorted((first, second)))
            )
    return found


def _named(mentions: Sequence[Mention], actor: str, i: int) -> int | None:
    """Where a state is named last before a mention, else first behind it."""
    named = [k for k, m in enumerate(mentions) if m.actor == actor and m.level == "name" and m.type == "state"]
    before = [k for k in named if k < i]
    return before[-1] if before else named[0] if named else None


def _means_both(doc: Doc, mention: Mention, own: str) -> bool:
    word = doc[mention.head]
    if mention.level == "nominal":
        return word.lower_ in OURS and doc[mention.first].lower_ == "our"
    if word.lower_ not in WE or mention.actor != own or word.dep_ not in SUBJECTS:
        return False
    return _tells_of_both(word)


def _tells_of_both(we: Token) -> bool:
    """Whether "we" is told to be, or to act, with each other."""
    verb = we.head
    with_it = [c for c in verb.children if c.lower_ in TOGETHER and c.dep_ in ("advmod", "dep")]
    beside = [c for c in we.children if c.lower_ in TOGETHER]
    named = [c for c in verb.rights if c.dep_ == "attr" and c.lower_ in EACH_OTHER and verb.lemma_ in COPULAS]
    named += [
        t for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "as" for t in c.rights if t.lower_ in EACH_OTHER
    ]
    others = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ == "with"]
    others += [t for noun in named for t in noun.children if t.dep_ in ("prep", "poss")]
    return bool(with_it or beside or named) and not others
