"""Names that the parser joins to a word which they only tell more of, or to a word too far back.

"Three ministers, Lavrov, Shoigu and Novak, left" are three people, and in "officials in Paris and Oman said" Oman is a
place, whatever the small model hangs on "ministers" and "officials"; "Mali, Burkina Faso and Niger" are three states. A
border is one with whom "with" names behind it.
"""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PROPER
from geo_nlp.pipes.syntax.possession_classes import BORDERS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts

# Who is spoken of by where they are; other people in a place may well act with a state: "rebels in Mali and France".
LOCAL = words("local_spokesperson_noun")
PLURAL = frozenset({"NNS", "NNPS"})
SITED = frozenset({"GPE", "LOC"})
ALL = frozenset({"both", "several", "these", "those"})
CLOSING = frozenset({",", "-", "–", "—"})


def mend_listed(doc: Doc) -> None:
    """Make names behind the plural that counts them its appositions, and hang places on the place or border before."""
    joined = [t for t in doc.tokens if t.tag_ in PROPER and t.dep_ in ("conj", "nsubj")]
    named = [(t, people) for t in joined if (people := _counted(t)) is not None]
    for name, people in named:
        name.head, name.dep_ = people, "appos"
    placed = [(t, place) for t in joined if t.dep_ == "conj" and (place := _beside(t)) is not None]
    for name, place in placed:
        for word in (name, *(c for c in name.head.rights if c.dep_ == "cc" and place.i < c.i < name.i)):
            word.head = place
    for state in [t for t in doc.tokens if t.dep_ == "appos" and _is_another(t)]:
        state.dep_ = "conj"
    bordering = [t for t in doc.having({"with"}) if t.i > t.sent.start and t.nbor(-1).lower_ in BORDERS]
    for prep in bordering:
        prep.head = prep.nbor(-1)
    doc.hang([*(name for name, _ in (*named, *placed)), *bordering])


def _counted(name: Token) -> Token | None:
    """The plural whose list a name opens: "two senators, Lee and Cruz, voted"."""
    before = (c for c in name.head.lefts if c.dep_ == "nsubj" and c.right_edge.i + 2 >= name.left_edge.i > c.i)
    people = name.head if name.dep_ == "conj" else next(before, None)
    if people is None or people.tag_ not in PLURAL or name.left_edge.nbor(-1).text != ",":
        return None
    person = name.ent_type_ == "PERSON"
    counts = any(c.dep_ == "nummod" or c.lower_ in ALL or (person and c.lower_ == "the") for c in people.lefts)
    last = conjuncts(name)[-1]
    end = last.right_edge.i + 1
    closed = end < people.sent.end and people.doc[end].text in CLOSING
    alone = last is name or any(c.dep_ == "cc" for c in people.rights)
    return people if counts and closed and not alone else None


def _is_another(name: Token) -> bool:
    """Whether a state is taken for what another is called: the second of "Mali, Burkina Faso and Niger"."""
    first = name.head
    if name.ent_type_ != "GPE" or first.ent_type_ != "GPE" or name.left_edge.nbor(-1).text != ",":
        return False
    goes_on = any(c.dep_ == "conj" and c.ent_type_ == "GPE" for c in name.rights)
    return goes_on and _is_state(first) and _is_state(name)


def _is_state(name: Token) -> bool:
    words = [*(c for c in name.lefts if c.dep_ == "compound"), name]
    known = gazetteer().names.get(" ".join(fold(t.text) for t in words), ())
    return any(entry.type == "state" and entry.how == "name" for entry in known)


def _beside(name: Token) -> Token | None:
    """The place that a second place goes with: "officials in Paris and Turkey"."""
    people = name.head
    within = [c for c in people.rights if c.dep_ == "prep" and c.lower_ == "in" and c.i < name.i]
    if people.tag_ != "NNS" or people.lemma_ not in LOCAL or name.ent_type_ not in SITED or not within:
        return None
    places = [c for c in within[-1].rights if c.dep_ == "pobj" and c.ent_type_ in SITED]
    return places[-1] if places and places[-1].right_edge.nbor().lower_ == "and" else None
