"""Quantifiers of none, or next to none: "not a single state", "hardly any troops", "few allies", "none of".

The quantifier opens the noun phrase, or stands right before it where the parser hangs it on the verb ("No more than
a handful of states backed"). "A few", "the few" and "not one but two" open with other words, and count some.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.pipes.syntax.labels import MODIFIERS, PLURAL_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.context import Context, Effect

LONGEST_QUANTIFIER = 6  # words of a quantifier
DENYING = ("det", "preconj", "cc", "advmod", "predet")
SUSPECTED = frozenset({"alleged", "presumed", "suspected"})
MASS = frozenset({"little", "scant"})  # of what is not counted: "little girls" are young


def of_subject(verb: Token, context: Context) -> Iterator[Effect]:
    """ "No soldiers attacked", "few of them attacked", "neither Russia nor China condemned": the subject negates."""
    for subject in verb.children:
        misread = subject.dep_ == "amod" and verb.pos_ == "VERB"  # "Few doubt that"
        if (subject.dep_ in SUBJECTS or misread) and is_none(subject, context):
            yield "negated"


def of_ends(verb: Token, context: Context) -> Iterator[Effect]:
    """Whether who acts is nobody, or only suspected: "no soldiers attacked", "suspected rebels attacked"."""
    yield from of_subject(verb, context)
    if any(_is_suspected(c) for c in verb.lefts if c.dep_ == "nsubj"):
        yield "possible"
    yield from of_suspected_agent(verb)


def of_suspected_agent(event: Token) -> Iterator[Effect]:
    """Who is only suspected may not have done it: "killed by suspected rebels", "an attack by alleged spies"."""
    agents = (t for c in event.rights if c.dep_ == "agent" or c.lower_ == "by" for t in c.rights)
    if any(agent.dep_ == "pobj" and _is_suspected(agent) for agent in agents):
        yield "possible"


def _is_suspected(actor: Token) -> bool:
    """Whether a person is only suspected of being what he is called: "suspected rebels"."""
    return any(c.dep_ in MODIFIERS and c.lower_ in SUSPECTED for c in actor.lefts)


def of_object(verb: Token, context: Context) -> Iterator[Effect]:
    """ "Sent no weapons", "condemned none of the attacks": so does the object."""
    for thing in verb.rights:
        if thing.dep_ == "dobj" and is_none(thing, context):
            yield "negated"


def is_none(noun: Token, context: Context) -> bool:
    """Whether a noun phrase means none: by a pronoun, a determiner or a longer quantifier."""
    if context.of("pronouns", noun.lower_) == "negated":
        return True
    for word in noun.lefts:
        at_least = context.of("adverbs", word.nbor().lower_) == "carried"  # "no fewer than ten states"
        if word.dep_ in DENYING and context.of("determiners", word.lower_) == "negated" and not at_least:
            return True
    return counts_none(noun, context)


def counts_none(noun: Token, context: Context) -> bool:
    """Whether a quantifier of some words opens a noun phrase: "not a single state", "few of the states"."""
    tokens, first = noun.doc.tokens, noun.left_edge.i
    for begin in range(max(noun.sent.start, first - LONGEST_QUANTIFIER + 1), first + 1):
        if tokens[begin].lower_ in context.opening:
            words = tokens[begin : min(begin + LONGEST_QUANTIFIER, noun.i + 1)]
            young = words[0].lower_ in MASS and noun.tag_ in PLURAL_TAGS
            if not young and _opens_with_none(words, first, context) and not _denies_verb(words[0], noun, context):
                return True
    return False


def _denies_verb(word: Token, noun: Token, context: Context) -> bool:
    """Whether the parser attaches the first word of a quantifier to the verb, which it negates there already."""
    return word.head is noun.head and context.of("adverbs", word.lower_) == "negated"


def _opens_with_none(words: Sequence[Token], first: int, context: Context) -> bool:
    """Whether some words open with a quantifier that reaches the word at `first`, and is no part of a longer one."""
    for n in range(len(words), 0, -1):
        if words[n - 1].i < first:
            return False
        if context.of("quantifiers", " ".join(t.lower_ for t in words[:n])) == "negated":
            after = words[n - 1].nbor() if words[n - 1].i + 1 < len(words[0].doc) else words[0].doc.edge
            return after.text not in HYPHENS and after.lower_ != "but"  # "little-known rebels", "not one but two"
    return False
