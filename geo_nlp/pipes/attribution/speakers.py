"""Speakers: the actor in the noun phrase that names who says something, and all who say it together.

The phrase is read without relative clauses and appositions, ten words at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo_nlp.lexicon import either
from geo_nlp.pipes.linking.participants import participant
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, PLURAL_TAGS, PREMODIFIER_DEPS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Participant, Text

RELATIVE_SUBJECTS = frozenset({"who", "which", "that", "whom"})
LONGEST_SPEAKER = 10
_OUTSIDE = frozenset({"relcl", "appos", "acl", "punct", "advcl", "ccomp", "parataxis", "cc", "conj"})


def speaker(text: str, head: Token, mentions: Sequence[Mention], by_token: Mapping[int, Mention]) -> Participant:
    """The actor in the phrase of `head`: its name, else its possessor's or modifier's; a bare phrase has no actor.

    A relative pronoun keeps its own place and is the actor of its antecedent.
    """
    noun = antecedent(head)
    if noun is not None:
        who = speaker(text, noun, mentions, by_token)
        return _under_name(who, head.idx, head.idx + len(head), head.text)
    phrase = _noun_phrase(head)
    for token in _naming_tokens(head, by_token):
        if token.i in by_token:
            who = participant(text, by_token[token.i], mentions)
            possessive = token.pos_ == "PRON" and token.i != head.i  # "her submission to the court said"
            return _under_name(who, phrase.start_char, phrase.end_char, phrase.text) if possessive else who
    return Participant(None, phrase.text, None, None, phrase.start_char, phrase.end_char, phrase.text)


def _under_name(who: Participant, start: int, end: int, text: str) -> Participant:
    """A participant by other words, with its own mention as antecedent."""
    full = who.antecedent or Text(who.start, who.end, who.text)
    return replace(who, start=start, end=end, text=text, antecedent=full)


def antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None where the token is none."""
    if relative.lower_ not in RELATIVE_SUBJECTS or relative.dep_ not in SUBJECTS:
        return None
    clause = relative.head
    while clause.dep_ in ("ccomp", "xcomp", "conj") and clause.head.i < relative.i:
        clause = clause.head
    return clause.head if clause.dep_ in NOUN_CLAUSES and clause.head.i < relative.i else None


def _naming_tokens(head: Token, by_token: Mapping[int, Mention]) -> list[Token]:
    """The tokens of a phrase that can name its actor, the best first: the name itself, apposition, head, modifiers."""
    own = by_token.get(head.i)
    if own is not None and own.level == "name":
        return [head]
    lemma = head.lemma_.lower()
    inside = [c for c in head.lefts if c.dep_ in PREMODIFIER_DEPS]
    if lemma in load_rules().classes["opposite"]:  # "Turkey's allies said" is not Turkey
        return [*_apposed_people(head, by_token), head]
    inside += [p for c in head.rights if c.dep_ == "prep" and c.lower_ in ("of", "by", "for") for p in c.children]
    if lemma in either("spoken_text_noun", "written_text_noun"):  # "a statement released by NATO said"
        inside += [p for c in head.rights if c.dep_ == "acl" for a in c.rights if a.dep_ == "agent" for p in a.children]
    return [*_apposed_people(head, by_token), head, *inside]


def _apposed_people(head: Token, by_token: Mapping[int, Mention]) -> list[Token]:
    """The people that an apposition names: "the minister, Sergey Lavrov", "two senators, Lee and Cruz"."""
    return [c for c in head.rights if c.dep_ == "appos" and c.i in by_token and by_token[c.i].type == "person"]


def joint_speakers(head: Token, by_token: Mapping[int, Mention]) -> list[Token]:
    """The coordinated speakers: "Macron and Scholz said"; besides the first only actors by their own names."""
    first = (_apposed_people(head, by_token) if head.tag_ in PLURAL_TAGS else []) or [head]
    others = [t for t in conjuncts(first[0])[1:] if (m := by_token.get(t.i)) and m.actor and m.head == t.i]
    return [head, *others]


def mentions_by_token(mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Map each token to the mention that it heads, else the shortest that covers it."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.last - m.first, reverse=True):
        found.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
    found.update((mention.head, mention) for mention in mentions)
    return found


def _noun_phrase(head: Token) -> Span:
    """The phrase of `head`, without relative clauses and appositions."""
    first = last = head.i
    for left in reversed(head.lefts):
        if left.dep_ in _OUTSIDE:
            break
        first = min(first, left.left_edge.i)
    for right in head.rights:
        if right.dep_ == "prep" and right.lower_ in ("of", "for", "from", "in", "at") and not _is_clausal(right):
            last = max(last, right.right_edge.i)
        elif right.dep_ not in ("case", "nummod", "flat"):
            break
    if last - first >= LONGEST_SPEAKER:
        last = head.i
    first = max(first, last - LONGEST_SPEAKER + 1)
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_space):
        first += 1
    return head.doc[first : last + 1]


def _is_clausal(token: Token) -> bool:
    """Whether a phrase has a verb, a mark or a break in it."""
    return any(t.pos_ in VERBAL or t.is_punct or t.is_space for t in token.subtree)
