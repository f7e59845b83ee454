"""An acronym in brackets between a state or body and its office holder: "met Republic of Korea (ROK) President Yoon".

The small model's parser takes the state for who acts or is met, and leaves the person behind the bracket unattached.
"""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import PROPER
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_title_word

LONGEST_BRACKETED_TITLE = 8  # words between the bracket and the name
BRACKETED_TITLE_WORDS = frozenset({"and", "for", "of", "the", "-"})


def repair_bracketed_owners(doc: Doc) -> None:
    """Give each such office holder the place of the state or body, which becomes its modifier."""
    found = [(t, holder) for t in doc.having({"("}) if (holder := _holder_after(t)) is not None]
    doc.reattach([opening for opening, holder in found if _take_place(opening, holder)])


def _holder_after(opening: Token) -> Token | None:
    """The last word of the person whose title follows a bracketed acronym: "(ROK) Foreign Minister Park Jin"."""
    sentence = opening.sent
    words = opening.doc.tokens[opening.i + 1 : min(sentence.end, opening.i + LONGEST_BRACKETED_TITLE + 4)]
    acronym = len(words) > 3 and words[0].text.isupper() and words[1].text == ")" and opening.i > sentence.start
    if not acronym or opening.nbor(-1).tag_ not in PROPER or not is_title_word(words[2].text):
        return None
    last = None
    for word in words[2:]:
        if word.ent_type_ == "PERSON":
            last = word
        elif last is not None or not (word.tag_ in PROPER or word.lower_ in BRACKETED_TITLE_WORDS):
            break
    return last if last is not None and last.tag_ in PROPER else None


def _take_place(opening: Token, holder: Token) -> bool:
    """Attach a holder where the name before the bracket is attached, and that name to the holder."""
    owner = opening.nbor(-1)
    while owner.head.lower_ == "of" and owner.head.head.tag_ in PROPER:
        owner = owner.head.head  # "Republic" of "Republic of Korea"
    if holder in list(owner.ancestors):
        return False
    for word in owner.rights:
        word.head = holder if word.i > holder.i else word.head
    holder.head, holder.dep_ = (owner.head, owner.dep_) if owner.head is not owner else (holder, "ROOT")
    owner.head, owner.dep_ = holder, "nmod"
    for word in opening.doc.tokens[opening.i : holder.i]:
        bracket = word.i < opening.i + 3
        if bracket or not opening.i + 2 < word.head.i <= holder.i:
            word.head, word.dep_ = (owner, "punct") if bracket else (holder, "compound")
    return True
