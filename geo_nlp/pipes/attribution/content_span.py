"""How far what is said goes: without when it was said, and without what the writer adds to it."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.parenthetical_cues import QUOTING, Stretch
from geo_nlp.pipes.attribution.speakers import child
from geo_nlp.pipes.syntax.labels import WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import CLOSING

_ENDING = CLOSING | {"'"}
_SAYING = words("reporting_clause_verb")
_OPENS = frozenset({"nsubj", "nsubjpass", "expl", "det"})  # how a clause begins
_FEW = 16
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_BEFORE_CHARGES = _DASHES | {","}
_CHARGES = words("allegation_noun")


def without_charge(doc: Doc, found: Stretch) -> Stretch:
    """Leave out what the writer calls it then: "said Russia had lied, a charge that Lavrov denied"."""
    for i in range(found[0] + 2, found[1] - 2):
        noun = doc[i + 2] if doc[i].text in _BEFORE_CHARGES and doc[i + 1].lower_ in ("a", "an") else None
        if noun is not None and noun.lemma_ in _CHARGES and child(noun, "relcl", "acl"):
            return found[0], i - 1
    return found


def contrasts(clause: Token) -> bool:
    """Tell what the writer sets beside a report: "said France would stay, while Lavrov said Russia would go"."""
    mark = clause.left_edge
    other = clause.dep_ == "advcl" and mark.lower_ in ("while", "whereas") and mark.dep_ == "mark"
    return other and clause.lemma_ in _SAYING and child(clause, "nsubj") is not None


def past_date(cue: Token, found: Stretch) -> Stretch:
    """Leave out when it was said: "said on Monday it would help", "said Monday it would help"."""
    day = next((i for i in range(found[0], found[1] - 1) if cue.doc[i].ent_type_ not in WHEN), found[0])
    time, behind = cue.doc[day - 1], cue.doc[day]
    if day > found[0] == cue.i + 1 and time.dep_ == "npadvmod" and (behind.dep_ in _OPENS or behind.head.i > day):
        return day, found[1]
    first, second = cue.doc[found[0]], cue.doc[min(found[0] + 1, found[1])]
    dated = first.i == cue.i + 1 and first.lower_ == "on" and second.ent_type_ == "DATE"
    return (second.i + 1, found[1]) if dated and second.i + 2 < found[1] and second.dep_ == "pobj" else found


def without_comment(doc: Doc, found: Stretch) -> Stretch:
    """Leave out what the writer adds to a thing named: ", which ..." and "- a charge that ..."."""
    for i in range(found[0] + 1, found[1]):
        token, following = doc[i], doc[i + 1]
        relative = token.text == "," and following.tag_ in ("WDT", "WP", "WP$", "WRB") and found[0] <= following.head.i
        dash = _is_dash(token) and not any(_is_dash(t) for t in doc[i + 1 : found[1] + 1])
        if relative or dash:
            return found[0], i - 1
    return found


def _is_dash(token: Token) -> bool:
    return token.text in _DASHES and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)


def quoted(doc: Doc, first: int) -> int | None:
    """Where a few words in quotation marks end that open at a token: "called the vote 'a sham'"."""
    if first >= len(doc) or doc[first].text not in QUOTING:
        return None
    return next((t.i for t in doc[first + 1 : min(first + _FEW, doc[first].sent.end)] if t.text in _ENDING), None)
