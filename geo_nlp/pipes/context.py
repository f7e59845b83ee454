"""Negation and modality: whether a clause says that something happened, will, may, must, or did not.

The cue may be an auxiliary, an adverb, a determiner, or a governing verb, noun or adjective ("failed to", "plans for",
"unable to"). The climb stops where a governor has no say over the clause (a relative clause, a reporting verb).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Token

from geo_nlp.pipes import syntax
from geo_nlp.rules.context import Context
from geo_nlp.rules.context import Effect as Worded
from geo_nlp.types import Clause, Modality

Effect = Worded | Literal["purpose"]
DEPTH = 5
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "conj"})
ANNOUNCING = frozenset(
    "add agree announce confirm declare disclose indicate inform note pledge promise report reveal say state swear "
    "tell vow write".split()
)
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "to"})


def set_context(doc: Doc, clauses: list[Clause], context: Context) -> list[Clause]:
    """Return `clauses` with `negated` and `modality` filled in."""
    return [_judge(doc, clause, context) for clause in clauses]


def _judge(doc: Doc, clause: Clause, context: Context) -> Clause:
    effects = list(_effects(doc[clause.head], doc, clause, context))
    told = next((e for e in effects if e != "negated" and e != "purpose"), None)
    purpose = "purpose" in effects and told is None
    modality: Modality = "planned" if purpose else told or "asserted"
    return Clause(
        head=clause.head, kind=clause.kind, lemma=clause.lemma, slots=clause.slots, support=clause.support,
        negated=sum(e == "negated" for e in effects) % 2 == 1, modality=modality,
        refused=clause.kind != "adjective" and _refused(doc[clause.head if clause.support is None else clause.support]),
        purpose=purpose, within=clause.within,
    )  # fmt: skip


def _effects(head: Token, doc: Doc, clause: Clause, context: Context) -> Iterator[Effect]:
    """Effects from the nearest cue outwards."""
    if clause.kind == "noun":
        yield from _of_noun(head, context)
    if clause.support is not None:
        yield from _of_verb(doc[clause.support], context, DEPTH)
    elif clause.kind == "verb":
        yield from _of_verb(head, context, DEPTH)
    elif clause.kind == "adjective":
        yield from _words(head, context)
        if head.head.pos_ in ("AUX", "VERB") and head.dep_ in ("acomp", "oprd", "attr"):
            yield from _of_verb(head.head, context, DEPTH)


def _of_noun(noun: Token, context: Context) -> Iterator[Effect]:
    yield from _words(noun, context)
    if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "agent"):
        governor = noun.head.head
        if (
            governor.pos_ == "NOUN"
            and noun.head.lower_ in ("of", "for", "on", "to", "about")
            and (effect := context.of("nouns", governor.lemma_))
        ):
            yield effect
        elif governor.pos_ == "VERB" and noun.head.lower_ in ("for", "on", "upon", "to", "against", "about"):
            if effect := context.of("verbs", f"{governor.lemma_} {noun.head.lower_}") or context.of(
                "verbs", governor.lemma_
            ):
                yield effect
        elif noun.head.lower_ == "without":
            yield "negated"
    elif noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and (effect := context.of("verbs", _name(noun.head))):
        yield effect


def _of_verb(verb: Token, context: Context, depth: int) -> Iterator[Effect]:
    yield from _words(verb, context)
    yield from _of_subject(verb, context)
    if _ahead(verb):
        yield "planned"
    if verb.dep_ not in CLAUSAL or depth == 0 or verb.head == verb:
        return
    governor = verb.head
    if verb.dep_ == "conj":
        if not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children) and governor.pos_ in ("VERB", "AUX"):
            yield from _of_verb(governor, context, depth - 1)
        return
    if verb.dep_ == "pcomp":
        prep, governor = governor, governor.head
        if prep.lower_ == "without":
            yield "negated"
            return
        if (governor.pos_ == "NOUN" and (effect := context.of("nouns", governor.lemma_))) or (
            governor.pos_ == "VERB" and (effect := context.of("verbs", f"{governor.lemma_} {prep.lower_}"))
        ):
            yield effect
        return
    if verb.dep_ == "acl":
        if verb.tag_ == "VB" and (effect := context.of("nouns", governor.lemma_)):
            yield effect
            if governor.dep_ == "dobj" and governor.head.pos_ == "VERB":
                yield from (e for e in _of_verb(governor.head, context, depth - 1) if e in ("negated", "planned"))
        return
    if verb.dep_ == "advcl":
        if verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts):
            yield "purpose"
            yield from (e for e in _of_verb(governor, context, depth - 1) if e != "purpose")
        return
    yield from _governed(verb, governor, context, depth)


def _of_subject(verb: Token, context: Context) -> Iterator[Effect]:
    """ "No soldiers attacked", "neither Russia nor China condemned": the subject negates."""
    for subject in verb.children:
        if subject.dep_ in ("nsubj", "nsubjpass"):
            for child in subject.lefts:
                if (
                    child.dep_ in ("det", "preconj", "cc", "advmod")
                    and context.of("determiners", child.lower_) == "negated"
                ):
                    yield "negated"


def _ahead(verb: Token) -> bool:
    """ "Lavrov to visit Turkey" in a headline, "is to visit", "is about to visit"."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    return (verb.dep_ == "ROOT" and own) or (
        verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.pos_ == "AUX"
    )


def _governed(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[Effect]:
    kind = "adjectives" if governor.pos_ == "ADJ" else "verbs"
    effect = context.of(kind, _name(governor)) or context.of(kind, governor.lower_)
    if effect is None and governor.tag_ == "VBN":
        effect = context.of("adjectives", governor.lower_)
    if effect == "demanded" and verb.dep_ == "ccomp" and governor.lemma_ in ("tell", "have", "suggest"):
        effect = None
    if (
        effect in ("possible",)
        and verb.dep_ == "ccomp"
        and governor.lemma_ not in ("doubt", "suspect", "fear", "consider")
    ):
        effect = None
    if (
        effect == "planned"
        and verb.dep_ == "ccomp"
        and not any(c.dep_ == "aux" and c.lower_ in FUTURE for c in verb.children)
    ):
        effect = None
    if effect:
        yield effect
    if verb.dep_ == "xcomp" and depth > 0:
        yield from _of_verb(governor, context, depth - 1)


def _name(verb: Token) -> str:
    part = syntax.particle(verb)
    return f"{verb.lemma_} {part}" if part else verb.lemma_


def _words(token: Token, context: Context) -> Iterator[Effect]:
    """Cues among a word's own children."""
    for child in token.children:
        word = child.lower_
        if child.dep_ == "aux":
            if (effect := context.of("auxiliaries", word)) and not _past(child):
                yield "planned" if _future_in_past(token, word) else effect
        elif child.dep_ in ("neg", "preconj", "advmod", "cc", "npadvmod"):
            before = child.nbor(-1).lower_ if child.i else ""
            if effect := context.of("adverbs", word) or context.of("adverbs", f"{before} {word}"):
                yield effect
        elif child.dep_ in ("det", "amod", "predet"):
            if effect := context.of("determiners", word):
                yield effect
        elif child.dep_ == "mark" and (effect := context.of("markers", word)):
            yield effect


def _future_in_past(verb: Token, auxiliary: str) -> bool:
    """ "Said it would withdraw": "will" as reported in the past, no wish and no condition."""
    return (
        auxiliary in ("would", "'d", "’d")
        and verb.dep_ == "ccomp"
        and verb.head.tag_ in ("VBD", "VBN")
        and verb.head.lemma_ in ANNOUNCING
        and not any(c.dep_ == "mark" and c.lower_ == "if" for a in verb.children if a.dep_ == "advcl" for c in a.lefts)
    )


def _refused(verb: Token) -> bool:
    """Whether the actor says no: "will not meet", "refuses to meet"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("refuse", "decline"):
        return not any(c.dep_ == "neg" for c in verb.head.children)
    if verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" and verb.head.pos_ == "VERB" and verb.head != verb:
        return _refused(verb.head)
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(own & {"will", "wo", "would"}) and any(c.dep_ == "neg" for c in verb.children)


def _past(auxiliary: Token) -> bool:
    """Whether "'d" is "had" here, and says nothing of modality."""
    return auxiliary.lemma_ in ("do", "have", "be")
