"""The sentences next to one in which casualties of its acts may stand, and those that are about something else."""

from __future__ import annotations

from geo_nlp.pipes.events.paragraphs import ends_paragraph
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.rules.loader import load_rules

DATELINE_ENDS = frozenset({"-", "\u2013", "\u2014", "--", ":"})
LONG_PERIODS = frozenset({"year", "month", "decade", "summer", "winter", "spring", "autumn"})


def is_set_elsewhere(sentence: Span) -> bool:
    """Whether a sentence begins with a place of its own: "In Lublin, a man was injured", "TBILISI - A bus fell"."""
    first, second = sentence[0], sentence[0].nbor()
    if second.text in DATELINE_ENDS and first.text[0].isupper() and (first.text.isupper() or first.ent_type_ == "GPE"):
        return True
    return first.lower_ in ("in", "at", "near", "outside") and second.ent_type_ in ("GPE", "LOC", "FAC")


def is_of_another_time(word: Token) -> bool:
    """Whether a harm is dated to a longer time, or by its act: "last year 40 people died", "84 had died since Sunday",
    "a clerk was killed and five were hurt when a guesthouse was hit".
    """
    adjuncts = [c for verb in (word, *(c for c in word.rights if c.dep_ == "conj")) for c in verb.rights]
    if any(c.lower_ == "since" or (c.dep_ == "advcl" and c.left_edge.lower_ == "when") for c in adjuncts):
        return True
    dates = [*word.children, *(o for p in word.children if p.dep_ == "prep" for o in p.rights)]
    return any(
        t.ent_type_ == "DATE" and (t.lemma_ in LONG_PERIODS or (t.text.isdigit() and len(t.text) == 4)) for t in dates
    )


def next_sentence(doc: Doc, sentence: Span) -> Span | None:
    """The next sentence of the paragraph, or a bare one of casualties, no accident, that begins the next paragraph."""
    if sentence.end >= len(doc):
        return None
    after = doc[sentence.end].sent
    if not ends_paragraph(doc[sentence.end - 1]):
        return after
    accident = any(t.lemma_.lower() in load_rules().classes["mishap"] for t in after)
    return after if any(map(is_bare, after)) and not accident else None


def is_bare(word: Token) -> bool:
    """Whether a sentence begins with the victims of a passive without adjuncts: "Four guards were killed."."""
    if not any(c.dep_ == "nsubjpass" for c in word.lefts):
        return False
    verbs = (word, *(c for c in word.rights if c.dep_ == "conj"))  # "five were killed and six hurt in a shooting"
    adjuncts = any(c.dep_ in ("prep", "agent", "advcl") for verb in verbs for c in verb.children)
    return not adjuncts and word.left_edge.i == word.sent.start
