"""Content that is a thing or a predication, and no clause: "condemned the raid", "called the vote a sham"."""

from __future__ import annotations

from geo_nlp.pipes.attribution.content_span import end_of_quoted
from geo_nlp.pipes.attribution.cue_subjects import child, is_itself_passive
from geo_nlp.pipes.attribution.parenthetical_cues import QUOTATION_MARKS
from geo_nlp.pipes.attribution.token_runs import Run, longest_run
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import CLOSING, HYPHENS

_QUALIFYING = frozenset({"about", "against", "for", "of", "over", "with"})  # "called it a crime with no precedent"


def thing_said(cue: Token) -> Run | None:
    """The object that is said or judged: "condemned the raid as useless", "condemned what he called a raid"."""
    thing = child(cue, "nsubjpass") if is_itself_passive(cue) else child(cue, "dobj") or _free_relative(cue)
    if thing is None or (cue.i < thing.i and child(cue, "xcomp") is not None):
        return None
    found = longest_run(t.i for t in thing.subtree)
    if found is None:
        return None
    if (secondary := _secondary_predicate(cue, found[1])) is not None:
        return found[0], secondary.right_edge.i
    if thing.pos_ == "PRON" and not thing.children:
        return None
    return to_clause_end(cue, found) if found[0] > cue.i else found


def _secondary_predicate(cue: Token, last: int) -> Token | None:
    """The as-phrase right after the object: "condemned the raid as useless"."""
    after = (c for c in cue.rights if c.i == last + 1 and c.dep_ == "prep" and c.lower_ in ("as", "for"))
    return next(after, None)


def _free_relative(cue: Token) -> Token | None:
    """A free relative clause as object: "condemned what he called a mistake"."""
    clauses = (c for c in cue.rights if c.dep_ == "ccomp")
    return next((c for c in clauses if c.left_edge.lower_ == "what" and c.left_edge.i == cue.i + 1), None)


def to_clause_end(cue: Token, found: Run) -> Run:
    """A phrase to the end of its clause, if no punctuation is between: modifiers are often attached to the cue."""
    last = cue.right_edge.i
    for token in cue.doc[found[1] + 1 : last + 1]:
        if token.nbor(-1).lower_ == "as" and (end := end_of_quoted(cue.doc, token.i)) is not None:
            return found[0], end  # "referred to the vote as 'a sham'"
        whole = token.head if token.head.dep_ == "npadvmod" and token.i < token.head.i else token  # "last week"
        if _is_mark_of_end(token) or whole.dep_ in ("cc", "mark", "npadvmod"):
            return found[0], max(found[1], token.i - 1)
    return found[0], max(found[1], last)


def _is_mark_of_end(token: Token) -> bool:
    """Whether a token is a mark that ends a phrase, and no hyphen within a word: "in early-morning tweets"."""
    joins = token.text in HYPHENS and not token.whitespace_ and not token.nbor(-1).whitespace_
    return (token.is_punct and not joins) or token.is_space


def is_predicate(complement: Token) -> bool:
    """Whether a complement is a noun or an adjective, and no clause: "called it a sham"."""
    nominal = complement.pos_ in ("NOUN", "ADJ", "PROPN", "PRON")
    return nominal and not any(c.pos_ in VERBAL or c.dep_ == "mark" for c in complement.children)


def thing_and_predicate(cue: Token) -> Run | None:
    """The object and its predicate: "called the vote a sham", "was called a sham"."""
    for complement in cue.children:
        if complement.dep_ == "ccomp" and complement.i > cue.i and is_predicate(complement):
            return longest_run(t.i for t in complement.subtree)
    objects = [c for c in cue.rights if c.dep_ == "dobj"]
    predicates = [c for c in cue.rights if c.dep_ == "oprd"] or objects[0 if is_itself_passive(cue) else 1 :]
    return _to_predicate(cue, predicates[-1]) if predicates else _to_quoted_predicate(cue)


def _to_predicate(cue: Token, predicate: Token) -> Run:
    """From after the cue to the end of the predicate, of a passive without the agent: "was called a liar by"."""
    passive = is_itself_passive(cue)
    by = next((c.i for c in predicate.rights if passive and c.lower_ == "by"), predicate.right_edge.i + 1)
    found = cue.i + 1, by - 1
    qualified = not passive and by < len(cue.doc) and cue.doc[by].lower_ in _QUALIFYING
    return to_clause_end(cue, found) if qualified and cue.doc[by - 1].text not in CLOSING else found


def _to_quoted_predicate(cue: Token) -> Run | None:
    """From after the cue to the end of words in quotation marks: "called the vote 'a sham'"."""
    thing = child(cue, "dobj")
    if thing is None or thing.i < cue.i:
        return None
    after = cue.doc.tokens[thing.left_edge.i + 1 : thing.right_edge.i + 2]
    opening = next(
        (t.i for t in after if t.text in QUOTATION_MARKS and t.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON")), None
    )
    end = end_of_quoted(cue.doc, opening) if opening is not None else None
    return (cue.i + 1, end) if end is not None else None
