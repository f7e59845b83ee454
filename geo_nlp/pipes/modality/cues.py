"""Cues beside a word: its auxiliaries, adverbs, determiners and markers, and what turns a clause into a question.

A negation counts only where it reaches the word: not in "not only", nor in "did not condemn it until Monday".
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality.futurity import is_next
from geo_nlp.pipes.modality.quantifiers import of_subject
from geo_nlp.pipes.syntax import obliques
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PAST_TAGS, PRESENT_TAGS, SUBJECTS, VERBAL, WH_TAGS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.context import Context, Effect

# "Previously an ally": a tie that is over.
FORMERLY = frozenset({"formerly", "previously", "once"})
UNTIL = frozenset({"until", "till"})
# Markers of a condition only where nothing has happened yet: "until Iran attacked" may well tell a fact.
OPEN_CONDITIONS = frozenset({"until", "till", "once", "long as", "soon as"})
PERFECT_HAVE = frozenset({"have", "'ve", "’ve"})
NEARLY = frozenset({"almost", "nearly"})
BARELY = frozenset({"barely", "hardly", "scarcely"})
SINGULAR_NOUN_TAGS = frozenset({"NN", "NNP"})
AMOUNTS = frozenset({"few", "little", "many", "much"})


def lexical_effect(kind: str, verb: Token, context: Context) -> Effect | None:
    """The effect of a verb, of its longest name first: "rule out", "look forward", "let alone", then "rule"."""
    part = obliques.particle(verb)
    if part and (effect := context.of(kind, f"{verb.lemma_} {part}")):
        return effect
    if effect := context.of(kind, f"{verb.lemma_} {verb.nbor().lower_}"):
        return effect
    return None if part else context.of(kind, verb.lemma_)


def full_preposition(preposition: Token) -> str:
    """A preposition with the adverb that is part of it: "instead of", "rather than", else the word alone."""
    before = preposition.nbor(-1)
    return f"{before.lower_} {preposition.lower_}" if before.head == preposition else preposition.lower_


def cue_effects(token: Token, context: Context) -> Iterator[Effect]:
    """Effects of the cues among a word's own children."""
    for child in token.children:
        dep = child.dep_
        if dep in AUXILIARIES:
            if effect := _effect_of_auxiliary(child, token, context):
                yield effect
        elif dep in ("neg", "preconj", "advmod", "npadvmod") or (dep == "cc" and child.i < token.i):
            if effect := _effect_of_adverb(child, token, context):
                yield effect
        elif dep in ("det", "amod", "predet") or (
            dep == "compound" and child.tag_ in SINGULAR_NOUN_TAGS
        ):  # "Upcoming Visit of Xi"
            if effect := context.of("determiners", child.lower_):
                yield effect
        elif dep == "mark":
            if effect := _effect_of_marker(child, token, context):
                yield effect
        elif dep == "prep" and any(c.lower_ == "no" for t in child.rights for c in t.lefts):  # "by no means"
            if effect := context.of("adverbs", f"{child.lower_} no {child.rights[0].lower_}"):
                yield effect
        elif dep == "prep" and child.i < token.i and token.dep_ == "advcl":
            for below in child.rights:
                if effect := context.of("markers", f"{child.lower_} {below.lower_}"):
                    yield effect


def is_negated(verb: Token, context: Context) -> bool:
    """Whether the verb's own cues or its subject negate it; an adjective is negated with its copula."""
    found = [e for e in (*cue_effects(verb, context), *of_subject(verb, context)) if e == "negated"]
    return len(found) % 2 == 1


def _effect_of_auxiliary(auxiliary: Token, verb: Token, context: Context) -> Effect | None:
    """The effect of an auxiliary: "may", "should it leave" (conditional), "must have left", "said it would leave"."""
    word = auxiliary.lower_
    if word in ("should", "had") and verb.dep_ == "advcl" and auxiliary.i == verb.left_edge.i:
        return "conditional"
    effect = context.of("auxiliaries", word)
    if effect is None:
        return None
    if effect == "planned" and any(c.lower_ == "always" and c.dep_ == "advmod" for c in verb.children):
        return None  # "will always support Turkey"
    if word == "must" and any(c.dep_ == "aux" and c.lower_ in PERFECT_HAVE for c in verb.lefts):
        return "possible"
    return "planned" if _is_future_in_past(verb, word) else effect


def _effect_of_adverb(adverb: Token, token: Token, context: Context) -> Effect | None:
    """The effect of an adverb, negation or link: "not", "no longer", "nor", "previously an ally"."""
    word = adverb.lower_
    if word in NEARLY and token.pos_ == "ADJ":  # "is almost certain to"
        return None
    before = adverb.nbor(-1).lower_
    effect = context.of("adverbs", word) or context.of("adverbs", f"{before} {word}")
    if effect is None and token.pos_ == "NOUN" and word in FORMERLY:
        effect = context.of("determiners", word)
    if effect == "possible" and adverb.i < token.i and adverb.nbor().dep_ == "prep":
        return None  # "perhaps in an effort to calm them, Sudan has arrested two"
    misses = effect == "negated" and _is_misplaced(adverb, token, context)
    return None if misses or effect == "carried" else effect


def _effect_of_marker(mark: Token, verb: Token, context: Context) -> Effect | None:
    """The effect of a subordinating conjunction: "if", "as long as", "until it leaves"."""
    word = mark.lower_
    if word == "if" and mark.nbor().lower_ == "not" and mark.nbor(2).lemma_ in words("quantity_noun"):
        return None  # "tens if not hundreds of thousands marched"
    long = f"{mark.nbor(-1).lower_} {word}"
    if word in OPEN_CONDITIONS or long in OPEN_CONDITIONS:
        return "conditional" if _is_not_yet_true(verb) else None
    return context.of("markers", long) or context.of("markers", word)


def _is_at_its_height(copula: Token) -> bool:
    """Whether "never" says that a quality is at its height: "have never been more proud of", "were never closer"."""
    for child in copula.rights:
        if child.dep_ == "acomp":
            degrees = [c.lower_ for c in child.lefts if c.dep_ == "advmod"]
            return child.tag_ == "JJR" or "more" in degrees or "so" in degrees
    return False


def _is_not_yet_true(verb: Token) -> bool:
    """Whether an adverbial clause is not yet true: it, or the clause above it, is not in the past."""
    if verb.tag_ in PRESENT_TAGS or any(c.dep_ in AUXILIARIES and c.tag_ in PRESENT_TAGS for c in verb.lefts):
        return True
    main = verb.head if verb.head.pos_ in VERBAL else verb.head.head
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in main.lefts)


def _is_misplaced(negation: Token, verb: Token, context: Context) -> bool:
    """Whether "not" is taken up by another word: "not only", "not until Monday", "did not ... until Monday".

    "Hardly had they met when" tells that they met.
    """
    after = negation.nbor().lower_
    if after == "had" and negation.lower_ in BARELY:
        return True
    if negation.lower_ == "not" and negation.i and negation.nbor(-1).lower_ == "or":  # "whether or not to leave"
        return True
    if negation.lower_ == "never" and _is_at_its_height(verb):
        return True
    if context.of("adverbs", after) == "carried" or (after in UNTIL and negation.i < verb.i):
        return True
    if not any(c.dep_ == "aux" and c.lower_ in ("did", "had") for c in verb.lefts):
        return False
    return any(
        (c.dep_ == "prep" and c.lower_ in UNTIL)
        or (c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in UNTIL for m in c.lefts))
        for c in verb.rights
    )


def is_polar_question(verb: Token) -> bool:
    """Whether the clause is a question that asks if so: "Did Iran attack Kuwait?", not "why did Iran ...?"."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.nbor().text != ":"), None)
    if subject is None:
        return False
    above = verb.head
    labelled = verb.dep_ == "ccomp" and above.i < verb.i and verb.doc[above.i + 1].text == ":"  # "QUESTION: Did Iran"
    joined = verb.dep_ == "conj" and above.pos_ in VERBAL  # "Did Iran agree, or has it refused?"
    if not (verb.dep_ == "ROOT" or labelled or joined) or not _has_inverted_subject(verb, subject):
        return False
    if any(c.tag_ in WH_TAGS for c in (verb.left_edge, *verb.lefts)):
        return False
    around = (verb, *(c for c in verb.rights if c.dep_ == "conj"), *([above] if joined else []))
    return any(c.text == "?" for t in around for c in t.rights)


def _has_inverted_subject(verb: Token, subject: Token) -> bool:
    """Whether the subject stands after its verb or auxiliary: "did Iran attack"."""
    return verb.i < subject.i or any(c.dep_ in AUXILIARIES and c.i < subject.i for c in verb.lefts)


def is_open_amount(clause: Token) -> bool:
    """Whether a clause leaves open how much of it there is, if any: "unclear how much resistance they will face"."""
    first = clause.left_edge
    if first.lower_ != "how" or first.i == clause.i or first.nbor().lower_ not in AMOUNTS or clause.tag_ == "VBD":
        return False
    return not any(c.dep_ in AUXILIARIES and c.tag_ == "VBD" for c in clause.lefts)  # "explained how much he had sent"


def _is_future_in_past(verb: Token, auxiliary: str) -> bool:
    """ "Said it would withdraw", "would meet next week": "will" as reported in the past, no wish and no condition."""
    if auxiliary == "would" and any(c.dep_ == "npadvmod" and is_next(c) for c in verb.rights):
        return True
    return (
        auxiliary in ("would", "'d", "’d")
        and verb.dep_ == "ccomp"
        and verb.head.tag_ in PAST_TAGS
        and verb.head.lemma_ in words("announcement_verb")
        and not any(c.dep_ == "mark" and c.lower_ == "if" for a in verb.children if a.dep_ == "advcl" for c in a.lefts)
    )
