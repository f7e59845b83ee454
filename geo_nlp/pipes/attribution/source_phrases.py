"""Source phrases: "according to X", "according to X, quoting Y", "in X's view", "in the latest poll".

What they attribute is the clause they are attached to, without the phrase itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.draft import Draft, cue_span, draft_of
from geo_nlp.pipes.attribution.parenthetical_cues import main_of
from geo_nlp.pipes.attribution.token_runs import Run, longest_run, runs_of
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import AttributionRules
from geo_nlp.slotted import replace

# Nouns for a view after a preposition, whose possessor is the source: "by X's account".
VIEWS = {
    "by": frozenset("account admission estimate reckoning".split()),
    "from": frozenset("perspective point standpoint viewpoint".split()),
    "in": words("viewpoint_noun"),
}
# Figures that are a source themselves, without a verb: "in the latest poll, ...".
FIGURES = {"by": frozenset({"estimate", "reckoning"}), "in": frozenset({"poll", "survey"})}


def source_phrase(first: Token, rules: AttributionRules) -> Iterator[Draft]:
    """A phrase like "according to X", and the clause that it is attached to.

    In "according to X, quoting Y, ..." the source is Y.
    """
    for phrase in rules.by_preposition[first.lower_]:
        tokens = first.doc.tokens[first.i : first.i + len(phrase)]
        if [t.lower_ for t in tokens] != list(phrase):
            continue
        last = tokens[-1]
        who = child(last, "pobj")
        if who is None or {who.lower_, who.lemma_} & rules.measures:
            return
        span = (first.idx, last.idx + len(last))
        said = _matrix_clause(first, last)
        relay, source = _quoted_source(who)
        if relay is not None and source is not None:
            start, span = source.right_edge.i + 1, cue_span(relay)
            said = (start, max(start, relay.sent.end - 1)) if said is None or said[0] <= relay.i <= said[1] else said
            who = source
        if said:
            rule = next(f.id for f in rules.prepositions if " ".join(phrase) in f.words)
            draft = draft_of(source_phrase, first, _without_commas(first, said), who, rule)
            yield replace(draft, cue_span=span)


def _matrix_clause(first: Token, last: Token) -> Run | None:
    """The clause that a phrase from `first` to `last` is attached to, without the phrase."""
    own = {t.i for t in first.subtree} | {t.i for t in last.subtree}
    clause = _clause_above(first)
    around = runs_of(t.i for t in clause.subtree if t.i not in own)
    return main_of(around, clause, first) if around else None


def _without_commas(first: Token, said: Run) -> Run:
    """A stretch without the commas at its start."""
    start, last = said
    while first.doc[start].text == "," and start < last:
        start += 1
    return start, last


def viewpoint(first: Token) -> Iterator[Draft]:
    """A phrase like "in X's view", "by X's account" or "in one poll", and the clause that it is attached to."""
    view = child(first, "pobj")
    who = _viewer(view, first.lower_) if view is not None else None
    opens = first.i == first.sent.start
    set_off = opens or first.nbor(-1).text == "," or (who is not view and first.lower_ == "in")
    if view is None or who is None or not set_off:
        return  # "290 votes by AP's reckoning"
    own = {t.i for t in first.subtree}
    clause = _clause_above(first)
    said = longest_run(t.i for t in clause.subtree if t.i not in own)
    if said and said[1] - said[0] > 1:
        said = (said[0] + (first.doc[said[0]].text == ","), said[1])
        draft = draft_of(viewpoint, first, said, who, "according-to")
        yield replace(draft, cue_span=(first.idx, view.idx + len(view)))


def _viewer(view: Token, preposition: str) -> Token | None:
    """The possessor of a view, or the figures that are the source: "by one estimate", "in the latest poll"."""
    lemma = view.lemma_.lower()
    owner = child(view, "poss") if lemma in VIEWS[preposition] else None
    return owner or (view if lemma in FIGURES.get(preposition, ()) and child(view, "relcl", "acl") is None else None)


def _quoted_source(who: Token) -> tuple[Token | None, Token | None]:
    """The participle and the source in ", quoting state media,", right after the one who relays it."""
    for token in who.doc[who.i + 1 : who.i + 6]:
        if token.tag_ == "VBG" and token.lower_ in ("quoting", "citing") and token.nbor(-1).text == ",":
            return token, child(token, "dobj")
        if token.pos_ in VERBAL:
            break
    return None, None


def _clause_above(phrase: Token) -> Token:
    """The verb of the clause that a phrase comments on, above participles and relative clauses."""
    clause = phrase.head
    while clause.pos_ not in VERBAL and clause.dep_ not in ("ROOT", "ccomp"):
        clause = clause.head
    while clause.dep_ in ("xcomp", "acl", "advcl", "pcomp", "prep", "relcl") and phrase.i > clause.i:
        clause = clause.head
    return clause
