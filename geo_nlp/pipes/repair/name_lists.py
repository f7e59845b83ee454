"""Coordination of names in a list: "a member of the UN, the OAS, and the Non-Aligned Movement".

From three names on, between which nothing but commas and a last "and" stands, the parser often attaches one to the verb
or to the noun before the list.
"""

from __future__ import annotations

from itertools import pairwise

from geo_nlp.pipes.repair.apposition import is_state
from geo_nlp.pipes.syntax.determiners import ARTICLES
from geo_nlp.pipes.syntax.labels import PLACE_LABELS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token

LISTED_LABELS = frozenset({"EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON"})
NAME_LINKS = frozenset({"and", "or", "&"})
FEWEST_NAMES = 3
GAP_BETWEEN_NAMES = 8  # words from the end of a name to the next
# Where the first name of a list stands, and what the parser makes of the others.
FIRST_NAME_DEPS = SUBJECTS | {"appos", "attr", "conj", "dative", "dobj", "pobj"}
OTHER_NAME_DEPS = frozenset({"appos", "attr", "conj", "dep", "dobj", "nmod", "npadvmod", "pobj", "ROOT"})


def repair_name_lists(doc: Doc) -> None:
    """Attach each name of a list to the one before it, as a conjunct."""
    if "," not in doc.different or doc.different.isdisjoint(NAME_LINKS):
        return
    doc.reattach([name for names in _lists(doc) for name in _join_names(names)])


def _lists(doc: Doc) -> list[list[Token]]:
    """The heads of the names of each list."""
    found: list[list[Token]] = []
    run: list[Span] = []
    linked = False
    for name in doc.ents:
        if name.label_ not in LISTED_LABELS or name[0].nbor(-1).text == "(":  # "the World Trade Organization (WTO)"
            continue
        if run and not linked and _is_country_of(run[-1], name):
            continue
        between = _between(run[-1], name) if run and not linked else None
        if between is None:
            run, linked = [name], False
            continue
        run.append(name)
        linked = bool(between)
        if linked and len(run) >= FEWEST_NAMES and (heads := _heads_of_names(run)):
            found.append(heads)
    return found


def _is_country_of(person: Span, name: Span) -> bool:
    """Whether a name tells of where the person before it is: "Narendra Modi of India"."""
    joined = name.start == person.end + 1 and name[0].nbor(-1).lower_ == "of"
    return joined and person.label_ == "PERSON" and name.label_ in PLACE_LABELS


def _between(first: Span, second: Span) -> str | None:
    """The conjunction between two names, "" for a bare comma; None where more than an acronym in brackets is there."""
    if second.start - first.end > GAP_BETWEEN_NAMES or first[0].sent is not second[0].sent:
        return None
    words = [t.lower_ for t in first.doc.tokens[first.end : second.start]]
    if words[:1] == ["("] and ")" in words:
        words = words[words.index(")") + 1 :]
    if words[:1] == ["of"] and "," in words and first.label_ == second.label_ == "PERSON":
        words = words[words.index(",") :]  # "Modi of India, Macron of France, and"
    if words and words[-1] in ARTICLES:
        words.pop()
    links = [word for word in words if word != ","]
    if not words or len(words) > 2 or any(word not in NAME_LINKS for word in links):
        return None
    return links[0] if links else ""


def _heads_of_names(names: list[Span]) -> list[Token]:
    """The head of each name; none where the names are no list: "Lyon, France, and Turin, Italy"."""
    heads = [_head(name) for name in names]
    places = [name.label_ in PLACE_LABELS for name in names]
    within = any(
        here and there and is_state(heads[n + 1]) and not is_state(heads[n])
        for n, (here, there) in enumerate(pairwise(places))
    )
    return [] if within or heads[0].dep_ not in FIRST_NAME_DEPS else heads


def _head(name: Span) -> Token:
    return next((t for t in name if not name.start <= t.head.i < name.end), name[-1])


def _join_names(heads: list[Token]) -> list[Token]:
    """Make conjuncts of the names that are none of the list; none where one has a place of its own."""
    lost = [n for n in range(1, len(heads)) if not (heads[n].dep_ == "conj" and heads[n].head in heads[:n])]
    if any(heads[n].dep_ not in OTHER_NAME_DEPS or heads[n] in heads[0].ancestors for n in lost):
        return []
    for n in lost:
        heads[n].head, heads[n].dep_ = heads[n - 1], "conj"
    return [heads[n] for n in lost]
