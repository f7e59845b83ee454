"""The span that a stance is about: the phrase or clause that is judged, with every target in it.

Relative clauses and appositions of the head are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.dislocation import fused, reported_as
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Article, Participant, Text

PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ('"', '"'), ("«", "»"))
POINTS = frozenset({",", "."})


def about_of(doc: Doc, found: Match, article: Article) -> Text | None:
    """The phrase or clause that is judged; of a mutual stance first the other slots, then the holders' own."""
    own, wanted = found.slots[1], (*found.rule.trigger.target, "complement")
    filled = wanted if own is None else (*wanted, own) if is_mutual(found) else (own,)
    for slot in filled:
        for i in found.clause.slot(slot):
            return phrase(doc, _judged_part(doc[i]), article)
    return None


def feeling_of(doc: Doc, found: Match, article: Article) -> Text | None:
    """The feeling itself, where it is voiced and its topic is not given: "has expressed its concern"."""
    return next((phrase(doc, feeling, article) for feeling in _voiced_feelings(doc, found)), None)


def _voiced_feelings(doc: Doc, found: Match) -> list[Token]:
    """The noun of a feeling that a holder voices or acts from: "expressed concern", "left over concerns"."""
    clause = found.clause
    if clause.kind == "noun":
        nouns = [doc[clause.head]] if clause.support is not None or found.slots[0] == "subject" else []
    else:
        nouns = [doc[i] for i in clause.slot("object")] if any(slot == "object" for slot, _ in found.rule.where) else []
    return [t for t in nouns if t.lemma_.lower() in words("voiced_feeling_noun")]


def is_mutual(found: Match) -> bool:
    """Whether each holds it towards the other: "China and Russia remain committed to their partnership"."""
    return found.rule.trigger.reciprocal and found.slots[0] == found.slots[1]


def phrase(doc: Doc, token: Token, article: Article) -> Text:
    """The phrase of a token, without its relative clause or apposition."""
    first, last = token.left_edge.i, token.right_edge.i
    for j in range(token.i + 1, last + 1):
        if doc[j].dep_ in ("relcl", "appos") and doc[j].head == token:
            last = doc[j].left_edge.i - 1
            break
    while last > token.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    span = doc[first : last + 1]
    return Text(span.start_char, span.end_char, article.text[span.start_char : span.end_char])


def _judged_part(token: Token) -> Token:
    """The part of a clause that is judged: its subject in "fears that the alliance threatens it"."""
    if (called := [*reported_as(token), *fused(token)]) and token.left_edge.lower_ == "what":
        return called[0]  # "condemned what he said was a plot"
    subjects = [c for c in token.lefts if c.dep_ in SUBJECTS] if token.pos_ in VERBAL else []
    return subjects[0] if subjects else token


def covering(judged: Text, targets: Sequence[Participant], article: Article) -> Text:
    """The span extended to every target, where the parse attaches one elsewhere."""
    start, end = min([judged.start, *(t.start for t in targets)]), max([judged.end, *(t.end for t in targets)])
    return Text(start, end, article.text[start:end])


def balanced(judged: Text, article: Article) -> Text:
    """The span with the partner of an unpaired bracket or quotation mark, else without the unpaired one.

    >>> text = "Macron praised the Nile (NRC), a \u201cgood move\u201d and [the rest"
    >>> one = Article(id="", text=text)
    >>> [balanced(Text(i, j, text[i:j]), one).text for i, j in ((15, 28), (33, 43), (49, 58))]
    ['the Nile (NRC)', '\u201cgood move\u201d', 'the rest']
    """
    start, end, text = judged.start, judged.end, article.text
    for opening, closing in PAIRS:
        inside = text[start:end]
        more = inside.count(opening) - inside.count(closing) if opening != closing else inside.count(opening) % 2
        if more > 0:
            close = end + (text[end : end + 1] in POINTS)
            if text[close : close + 1] == closing:
                end = close + 1
            elif inside.startswith(opening):
                start += 1
        elif more < 0 and start and text[start - 1] == opening:
            start -= 1
        elif more < 0 and inside.endswith(closing):
            end -= 1
    return judged if (start, end) == (judged.start, judged.end) else Text(start, end, text[start:end])
