"""Joint first person: "our two countries", "we are allies", "we work together" for the speaker's state and another.

The other is the one foreign state that the text is about; where it is not named, "we" stays the speaker's state.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.text_author import Author
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.pronoun_forms import WE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import COPULAS
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

OURS = frozenset({"countries", "governments", "nations", "peoples", "states"})
# Reciprocal nouns: "we are allies", "as partners, we".
RECIPROCAL = frozenset({"allies", "friends", "neighbors", "neighbours", "partners"})
# What two have, where the second is not named: "our relationship is strong".
TIES = words("bilateral_tie_noun")
JOINT_ACTS = frozenset({"agree", "cooperate", "discuss", "negotiate", "talk"})
OTHER_PARTY_PREPS = frozenset({"against", "between", "for", "from", "to", "with"})
BOTH_OR_TOGETHER = frozenset({"both", "together"})


def with_joint_states(doc: Doc, mentions: Sequence[Mention], by: Author) -> list[Mention]:
    """The mentions, where the joint ones refer to the author's state and to the one the text is about.

    Of the names of a state the nearest before counts, else the first one.
    """
    own, other = (by.party.actor, by.other.actor) if by.party and by.other else (None, None)
    if own is None or other is None:
        return list(mentions)
    found = list(mentions)
    for i, mention in enumerate(mentions):
        if not _is_for_both(doc, mention, own, by.is_bilateral):
            continue
        second = _nearest_name(mentions, other, i)
        first = _nearest_name(mentions, own, i)
        if first is None and mention.level == "nominal":
            first = next((k for k, m in enumerate(mentions) if m.first == mention.first and m.level == "pronoun"), None)
        if first is not None and second is not None:
            found[i] = replace(
                mention, actor=None, name=mention.text, country=None, refers_to=tuple(sorted((first, second)))
            )
    return found


def _nearest_name(mentions: Sequence[Mention], actor: str, i: int) -> int | None:
    """The last name of a state before a mention, else the first after it."""
    named = [k for k, m in enumerate(mentions) if m.actor == actor and m.level == "name" and m.type == "state"]
    before = [k for k in named if k < i]
    return before[-1] if before else named[0] if named else None


def _is_for_both(doc: Doc, mention: Mention, own: str, is_bilateral: bool) -> bool:
    """Whether a mention is for both states: "our countries", "our ties", or "we" with a joint predicate.

    What "we discussed" counts only in a text on the other state (`is_bilateral`).
    """
    word = doc[mention.head]
    if mention.level == "nominal":
        return word.lower_ in OURS and doc[mention.first].lower_ == "our"
    if word.lower_ not in WE or mention.actor != own:
        return False
    if word.lower_ == "our":
        return _owns_tie(word)
    if word.dep_ not in SUBJECTS:
        return False
    if is_bilateral and word.head.lemma_ in JOINT_ACTS and not _names_another_party(word.head):
        return True
    nouns = _reciprocal_nouns(word.head)
    return (bool(nouns) or _acts_together(word)) and not any(map(_names_another_party, (word.head, *nouns)))


def _owns_tie(our: Token) -> bool:
    """Whether "our" is of a tie of two, the second of which is not named: "our partnership has grown"."""
    tie = our.head
    several = any(c.lower_ == "multilateral" for c in tie.lefts)
    return tie.lemma_ in TIES and not several and not _names_another_party(tie)


def _names_another_party(word: Token) -> bool:
    """Whether a verb or noun has a phrase for another party: "our ties with Japan"."""
    return any(c.dep_ == "prep" and c.lower_ in OTHER_PARTY_PREPS for c in word.rights)


def _acts_together(we: Token) -> bool:
    """Whether "we" or its verb is modified by "together" or "both": "we work together", "we both"."""
    after = any(c.lower_ in BOTH_OR_TOGETHER and c.dep_ in ("advmod", "dep") for c in we.head.children)
    return after or any(c.lower_ in BOTH_OR_TOGETHER for c in we.children)


def _reciprocal_nouns(verb: Token) -> list[Token]:
    """The nouns that name what two are to each other: "we are allies", "as partners, we"."""
    predicates = [c for c in verb.rights if c.dep_ == "attr"] if verb.lemma_ in COPULAS else []
    as_phrases = [t for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "as" for t in c.rights]
    return [t for t in (*predicates, *as_phrases) if t.lower_ in RECIPROCAL]
