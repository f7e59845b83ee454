"""The ends of a content: without its date ("said on Monday") and without what the writer adds to it."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.parenthetical_cues import QUOTATION_MARKS
from geo_nlp.pipes.attribution.token_runs import Run
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import CLOSING

_ENDING = CLOSING | {"'"}
_REPORTING = words("reporting_clause_verb")
_OPENS = frozenset({"nsubj", "nsubjpass", "expl", "det"})  # how a clause begins
_FEW = 16  # tokens
_DASHES = frozenset({"-", "--", "–", "—", "―"})


def is_that_clause(clause: Token) -> bool:
    """Whether a clause is a content clause, also one parsed as relative: "the claim that he had left"."""
    first = clause.left_edge
    second_object = first.dep_ == "dobj" and sum(c.dep_ == "dobj" for c in clause.children) > 1
    return first.lower_ == "that" and (first.dep_ in ("mark", "advmod") or second_object)


def is_contrast(clause: Token) -> bool:
    """Whether a clause contrasts another report: "said France would stay, while Lavrov said Russia would go"."""
    mark = clause.left_edge
    contrasting = clause.dep_ == "advcl" and mark.lower_ in ("while", "whereas") and mark.dep_ == "mark"
    return contrasting and clause.lemma_ in _REPORTING and child(clause, "nsubj") is not None


def without_date(cue: Token, found: Run) -> Run:
    """Without the date of saying it: "said on Monday it would help", "said Monday it would help"."""
    first = next((i for i in range(found[0], found[1] - 1) if cue.doc[i].ent_type_ not in WHEN), found[0])
    time, after = cue.doc[first - 1], cue.doc[first]
    if first > found[0] == cue.i + 1 and time.dep_ == "npadvmod" and (after.dep_ in _OPENS or after.head.i > first):
        return first, found[1]
    on, day = cue.doc[found[0]], cue.doc[min(found[0] + 1, found[1])]
    dated = on.i == cue.i + 1 and on.lower_ == "on" and day.ent_type_ == "DATE"
    return (day.i + 1, found[1]) if dated and day.i + 2 < found[1] and day.dep_ == "pobj" else found


def without_comment(doc: Doc, found: Run) -> Run:
    """Without the writer's relative clause or comment after a dash: ", which ...", "- a charge that ..."."""
    for i in range(found[0] + 1, found[1]):
        token, following = doc[i], doc[i + 1]
        relative = token.text == "," and following.tag_ in ("WDT", "WP", "WP$", "WRB") and found[0] <= following.head.i
        dash = _is_dash(token) and not any(_is_dash(t) for t in doc[i + 1 : found[1] + 1])
        if relative or dash:
            return found[0], i - 1
    return found


def _is_dash(token: Token) -> bool:
    """Whether a token is a dash between words, and no hyphen."""
    return token.text in _DASHES and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)


def end_of_quoted(doc: Doc, first: int) -> int | None:
    """The closing mark of a few quoted words that open at a token: "called the vote 'a sham'"."""
    if first >= len(doc) or doc[first].text not in QUOTATION_MARKS:
        return None
    return next((t.i for t in doc[first + 1 : min(first + _FEW, doc[first].sent.end)] if t.text in _ENDING), None)
