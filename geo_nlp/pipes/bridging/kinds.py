"""Kinds of unnamed actors: which belong to the state where they are mentioned, and which may be of anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_title_word
from geo_nlp.types import Mention

BodyKind = Literal["law", "rule", "people", "army"]
BODY_KINDS: tuple[BodyKind, ...] = ("law", "rule", "people", "army")
# Sectors (PLOVER) by where their members belong: who enforces, judges or makes the law does so at home; soldiers serve
# abroad too, so that they are bridged only where the article names the forces of no second state.
SECTORS: Mapping[BodyKind, frozenset[str]] = {
    "law": frozenset({"COP", "JUD", "LEG"}),
    "rule": frozenset({"GOV"}),
    "people": frozenset({"AGR", "CVL", "EDU", "LAB", "MED", "OPP", "PTY", "UNK"}),
    "army": frozenset({"MIL"}),
}
GOVERNING = SECTORS["rule"] | SECTORS["law"]
STATELESS_BODY_TYPES = frozenset({"igo", "armed_group", "company", "media", "ngo", "movement", "state"})
NAMED_ENTITY_LABELS = frozenset({"GPE", "ORG", "PERSON", "LOC", "FAC", "PRODUCT", "EVENT"})
ALL_OVER = frozenset({"governments", "parties", "people", "peoples"})
BELONGING_PREPS = frozenset({"of", "from", "for", "with", "by", "among", "between"})


def kind_of(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> BodyKind | None:
    """The kind of an unnamed local actor; None of one that may be of anywhere, or whose phrase has a name."""
    head = doc[mention.head]
    kind = None if _is_unlocated(mention, head) else _kind_of_words(mention, head)
    if kind is None or any(_is_other_name(doc[i], covering) for i in range(mention.first, mention.last + 1)):
        return None
    if mention.sector == "PTY" and doc[mention.first].lower_ in ("all", "both"):
        return None  # the parties of a conflict
    office = head.text[0].isupper() and kind == "rule"
    if (is_of_abroad(doc, mention) and not office) or _has_owner(head, covering):
        return None
    modifiers = (t for t in head.lefts if t.dep_ in ("amod", "compound", "nmod", "poss"))
    return None if any(_is_other_name(t, covering) for t in modifiers) else kind


def _is_unlocated(mention: Mention, head: Token) -> bool:
    """Whether an actor may be of anywhere: a body of no state, "tourists", "a person"."""
    if mention.type in STATELESS_BODY_TYPES and mention.sector != "UAF":
        return True
    lemma = head.lemma_.lower()
    return lemma in words("unlocated_actor_noun") or (lemma == "person" and head.tag_ == "NN")


def _kind_of_words(mention: Mention, head: Token) -> BodyKind | None:
    """The kind of an actor by its sector, else by a noun for local people: "residents"."""
    if (kind := next((kind for kind in BODY_KINDS if mention.sector in SECTORS[kind]), None)) is not None:
        return kind
    local = words("local_actor_noun")
    return "people" if head.lemma_.lower() in local or head.lower_.removesuffix("s") in local else None


def _has_owner(head: Token, covering: Mapping[int, Mention]) -> bool:
    """Whether a complement gives the owner of an actor, or all the world: "citizens from five countries"."""
    return any(
        (prep in BELONGING_PREPS and _tells_whose(t, covering)) or t.lemma_.lower() in words("global_area_noun")
        for prep, t in prepositions(head)
    )


def is_of_abroad(doc: Doc, mention: Mention) -> bool:
    """Whether an adjective makes an actor foreign, or its field foreign: "visiting officials", "Foreign Minister".

    Also those of all the world: "all governments", "all people".
    """
    two = mention.last == mention.first + 1
    if two and doc[mention.first].lower_ == "all" and doc[mention.last].lower_ in ALL_OVER:
        return True
    return any(t.lower_ in words("foreign_or_joint_adjective") for t in doc.tokens[mention.first : mention.last + 1])


def _is_other_name(token: Token, covering: Mapping[int, Mention]) -> bool:
    """Whether a word of a phrase is a name, and no title."""
    titled = token.ent_type_ not in NAMED_ENTITY_LABELS and is_title_word(token.text)  # "Prime Minister"
    return _is_part_of_name(token, covering) and not titled


def _tells_whose(token: Token, covering: Mapping[int, Mention]) -> bool:
    """Whether a complement is a name, or states: "citizens from five countries"."""
    return _is_part_of_name(token, covering) or token.lemma_.lower() in words("own_state_noun")


def _is_part_of_name(token: Token, covering: Mapping[int, Mention]) -> bool:
    """Whether a word is a name, or part of one."""
    return token.i in covering or token.pos_ == "PROPN" or token.ent_type_ in NAMED_ENTITY_LABELS
