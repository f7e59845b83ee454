"""The sentences beside one in which casualties of its acts may stand, and those that tell of something else."""

from __future__ import annotations

from geo_nlp.pipes.syntax.tree import Doc, Span, Token

LONG = frozenset({"year", "month", "decade", "summer", "winter", "spring", "autumn"})


def is_set_elsewhere(sentence: Span) -> bool:
    """Whether a sentence begins with a scene of its own: "In Lublin, tractors paraded, and a man was injured"."""
    first, second = sentence[0], sentence[0].nbor()
    return first.lower_ in ("in", "at", "near", "outside") and second.ent_type_ in ("GPE", "LOC", "FAC")


def is_of_another_time(word: Token) -> bool:
    """Whether what somebody suffered is dated to a longer time: "last year 40 people died there"."""
    dates = [*word.children, *(o for p in word.children if p.dep_ == "prep" for o in p.rights)]
    return any(t.ent_type_ == "DATE" and (t.lemma_ in LONG or (t.text.isdigit() and len(t.text) == 4)) for t in dates)


def sentence_behind(doc: Doc, sentence: Span) -> Span | None:
    """The sentence behind one in its paragraph, or a bare one of casualties at the head of the next."""
    if sentence.end >= len(doc):
        return None
    behind = doc[sentence.end].sent
    return None if _breaks(doc[sentence.end - 1]) and not any(map(is_bare, behind)) else behind


def sentence_ahead(doc: Doc, sentence: Span, *, over: bool = False) -> Span | None:
    """The sentence before one, in its paragraph, or `over` its break in the one before."""
    if sentence.start == 0 or (_breaks(doc[sentence.start - 1]) and not over):
        return None
    return doc[sentence.start - 1].sent


def is_bare(word: Token) -> bool:
    """Whether a sentence begins with who was harmed and tells neither how nor where: "Four guards were killed."."""
    if not any(c.dep_ == "nsubjpass" for c in word.lefts):
        return False
    told = any(c.dep_ in ("prep", "agent", "advcl") for c in word.children)
    return not told and word.left_edge.i == word.sent.start


def _breaks(last: Token) -> bool:
    """Whether a paragraph ends with a word."""
    return "\n" in last.text
