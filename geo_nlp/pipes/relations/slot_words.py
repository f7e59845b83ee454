"""The words that a slot of a clause counts as for a rule: lemmas and forms of its fillers, and marks of their kind.

A mark is no word of the sentence: "*" for whatever fills a slot, "not" for a negated verb, "to" for an infinitive,
"that" or "whether" for a clause, "place name", "person name" and so on for a named actor, "state name" and "country
name" for states, "somebody" for people. `rules.loader.UNWORDED` lists them, since rules for other words are not tried.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.reciprocity import PEOPLE, is_pronoun_of_states
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.obliques import is_question, prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import forms, is_person_title, joined
from geo_nlp.types import Clause

SlotWords = tuple[Set[str], Set[str]]
NO_WORDS: SlotWords = (frozenset(), frozenset())
TEAM_FORMS = frozenset({"team", "teams"})
# Shell nouns (Schmid 2000), which mean what their of-phrase means: "an act of aggression", "a message of thanks".
SHELLS = words("shell_noun")


def slot_words(doc: Doc, clause: Clause, slot: str, actors: Actors) -> SlotWords:
    """The words that the fillers of a slot count as, then their titles: "President Xi" may count as a president.

    They are found once for all clauses, of relations and of stances, that have the same fillers.
    """
    for name, tokens in clause.slots:  # as `Clause.slot` does, which is not compiled
        if name == slot and tokens:
            known: SlotWords | None = actors.worded.get(tokens)
            if known is None:
                known = actors.worded[tokens] = _words_of_fillers(doc, tokens, actors)
            return known
    return NO_WORDS


def _words_of_fillers(doc: Doc, tokens: Sequence[int], actors: Actors) -> SlotWords:
    found = {"*"}
    titles: set[str] = set()
    for i in tokens:
        token = doc.tokens[i]
        if token.lower_ not in TEAM_FORMS or not _is_of_igo(i, actors):
            found.update(forms(token))
        found.update(_clause_marks(token))
        n = actors.at.get(i, actors.sites.get(i))
        if n is not None:
            found.update(_mention_marks(doc, n, actors))
        if token.pos_ == "PROPN":
            titles.update(c.lower_ for c in token.lefts if c.dep_ == "compound" and is_person_title(c.text))
        found.update(joined(token))
        if token.lemma_.lower() in SHELLS:
            found.update(t.lemma_.lower() for prep, t in prepositions(token) if prep == "of")
    return found, titles


def _clause_marks(token: Token) -> list[str]:
    """The marks of a verb: negated, infinitive, head of a complement clause."""
    marks = []
    if token.pos_ in VERBAL and any(c.dep_ == "neg" for c in token.children):
        marks.append("not")
    if token.tag_ == "VB" and token.head.i < token.i and has_infinitive_marker(token):
        marks.append("to")
    if token.dep_ == "ccomp":
        marks.append("whether" if is_question(token) else "that")
    return marks


def _mention_marks(doc: Doc, n: int, actors: Actors) -> list[str]:
    """The marks of a mention: its type where it is named, and for a pronoun the forms of its antecedents."""
    mention = actors.mentions[n]
    marks = []
    if mention.level == "pronoun":  # "they" are rebels where they stand for rebels
        marks += [w for r in mention.refers_to for w in forms(doc[actors.mentions[r].head])]
    if mention.level == "name" or mention.actor:
        marks.append(f"{mention.type} name")
    if is_pronoun_of_states(actors, n):
        marks += ["state name", "country name"]
    elif mention.type == "state" and not mention.demonym:
        marks.append("country name")  # "Wales", no Welshmen
    if mention.type in PEOPLE:
        marks.append("somebody")
    return marks


def _is_of_igo(i: int, actors: Actors) -> bool:
    """Whether a word stands for an organisation of states, whose teams play no games: "a UN team"."""
    of = actors.mentions[actors.at[i]].refers_to if i in actors.at else ()
    return any(actors.mentions[n].type == "igo" for n in of)
