"""What is said where it is a thing and no clause: "condemned the raid", "called the vote a sham"."""

from __future__ import annotations

from geo_nlp.pipes.attribution.content_span import quoted
from geo_nlp.pipes.attribution.parenthetical_cues import QUOTING, Stretch, longest
from geo_nlp.pipes.attribution.speakers import child, is_passive
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import CLOSING, HYPHENS

_QUALIFYING = frozenset({"about", "against", "for", "of", "over", "with"})  # "called it a crime with no precedent"


def said_thing(cue: Token) -> Stretch | None:
    """The thing itself that is said or judged: "condemned the raid as useless", "condemned what he called a raid"."""
    thing = child(cue, "nsubjpass") if is_passive(cue) else child(cue, "dobj") or _free_relative(cue)
    if thing is None or (cue.i < thing.i and child(cue, "xcomp") is not None):
        return None
    found = longest(t.i for t in thing.subtree)
    after = next(
        (c for c in cue.rights if found and c.i == found[1] + 1 and c.dep_ == "prep" and c.lower_ in ("as", "for")),
        None,
    )
    if found and after is not None:
        return found[0], after.right_edge.i
    if thing.pos_ == "PRON" and not list(thing.children):
        return None
    return to_the_end(cue, found) if found and found[0] > cue.i else found


def _free_relative(cue: Token) -> Token | None:
    """What takes an object's place: "condemned what he called a mistake"."""
    clauses = (c for c in cue.rights if c.dep_ == "ccomp")
    return next((c for c in clauses if c.left_edge.lower_ == "what" and c.left_edge.i == cue.i + 1), None)


def to_the_end(cue: Token, found: Stretch) -> Stretch:
    """Stretch a phrase to the end of its clause, if no punctuation is between: modifiers are often tied to the cue."""
    last = cue.right_edge.i
    passed = -1
    for token in cue.doc[found[1] + 1 : last + 1]:
        if token.i == passed:
            continue
        if token.nbor(-1).lower_ == "as" and (end := quoted(cue.doc, token.i)) is not None:
            return found[0], end  # "referred to the vote as 'a sham'"
        whole = token.head if token.head.dep_ == "npadvmod" and token.i < token.head.i else token  # "last week"
        if whole.dep_ == "cc" and token.i < last and _goes_on(token.nbor(), found[0]):
            passed = token.i + 1
            continue
        if _stops(token) or whole.dep_ in ("cc", "mark", "npadvmod"):
            return found[0], max(found[1], token.i - 1)
    return found[0], max(found[1], last)


def _goes_on(word: Token, start: int) -> bool:
    """Tell a second phrase with the same preposition: "cited his years as minister and as a judge"."""
    return word.tag_ == "IN" and any(t.lower_ == word.lower_ for t in word.doc[start - 1 : word.i])


def _stops(token: Token) -> bool:
    """Tell a mark that ends a phrase from a hyphen within a word: "in early-morning tweets"."""
    joins = token.text in HYPHENS and not token.whitespace_ and not token.nbor(-1).whitespace_
    return (token.is_punct and not joins) or token.is_space


def is_predicate(complement: Token) -> bool:
    """Tell a noun or an adjective that somebody is called from a clause."""
    named = complement.pos_ in ("NOUN", "ADJ", "PROPN", "PRON")
    return named and not any(c.pos_ in ("AUX", "VERB") or c.dep_ == "mark" for c in complement.children)


def said_of(cue: Token) -> Stretch | None:
    """The thing and what it is called: "called the vote a sham"."""
    for complement in cue.children:
        if complement.dep_ == "ccomp" and complement.i > cue.i and is_predicate(complement):
            return longest(t.i for t in complement.subtree)
    things = [c for c in cue.rights if c.dep_ == "dobj"]
    named = [c for c in cue.rights if c.dep_ == "oprd"] or things[0 if is_passive(cue) else 1 :]
    if named:
        by = next((c.i for c in named[-1].rights if is_passive(cue) and c.lower_ == "by"), named[-1].right_edge.i + 1)
        found = cue.i + 1, by - 1
        more = not is_passive(cue) and by < len(cue.doc) and cue.doc[by].lower_ in _QUALIFYING
        return to_the_end(cue, found) if more and cue.doc[by - 1].text not in CLOSING else found
    thing = child(cue, "dobj")
    if thing is None or thing.i < cue.i:
        return None
    after = cue.doc.tokens[thing.left_edge.i + 1 : thing.right_edge.i + 2]
    opening = next((t.i for t in after if t.text in QUOTING and t.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON")), None)
    end = quoted(cue.doc, opening) if opening is not None else None
    return (cue.i + 1, end) if end is not None else None
