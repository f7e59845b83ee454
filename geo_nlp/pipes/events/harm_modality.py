"""Harm that is no casualty of an act: irrealis ("could kill"), denied, or caused by an accident or a whole war."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token

IRREALIS = frozenset({"could", "would", "might", "may", "can", "should", "will", "shall", "must", "wo", "'ll"})
REMEMBERED = frozenset({"anniversary", "commemoration", "inquiry", "investigation", "memory"})  # of an earlier killing
FAILED_ATTEMPTS = frozenset({"attempted", "botched", "failed", "foiled", "thwarted"})
PERIODS = frozenset({"day", "week", "month", "year"})
INFLICTED = frozenset({"fighting", "violence"})  # though they last, they kill by acts: "died in fighting"


def is_unreal(word: Token) -> bool:
    """Whether harm is only feared, tried or denied: "could kill", "a plot to kill two men", "attempted murder"."""
    return (
        _is_negated(word)
        or any(c.dep_ == "aux" and c.lower_ in IRREALIS for c in word.children)
        or (word.tag_ == "VB" and has_infinitive_marker(word))
        or (word.dep_ == "pcomp" and word.head.lower_ in ("for", "at", "from") and not _is_blamed_on(word))
        or any(c.lower_ in FAILED_ATTEMPTS for c in word.lefts)
        or (word.dep_ == "pobj" and word.head.head.lemma_ in REMEMBERED)
        or _is_below_unreal(word)
    )


def _is_blamed_on(word: Token) -> bool:
    """Whether a culprit is blamed for harm that was done: "was blamed for killing five people"."""
    return word.head.lower_ == "for" and word.head.head.lemma_ in words("blaming_verb") and word.head.head.tag_ != "VB"


def _is_negated(word: Token) -> bool:
    """Whether harm is negated: "did not kill"."""
    return any(c.dep_ == "neg" for c in word.children)


def _is_below_unreal(word: Token) -> bool:
    """Whether a verb completes or joins a bare infinitive that is unreal: "could attack and kill"."""
    above = word.head
    bare = word.dep_ in ("xcomp", "conj") and above.pos_ in VERBAL and above.tag_ == "VB"
    return bare and above is not word and is_unreal(above)


def is_mishap(word: Token) -> bool:
    """Whether an accident, a disease or a war as a whole is the cause: "has killed 50,000 since 2023"."""
    preps = [c for c in word.children if c.dep_ in ("prep", "agent")]
    causes = {o.lemma_.lower() for p in preps for o in p.rights if o.dep_ == "pobj"}
    if causes & words("mishap_noun") or causes & (words("casualty_period_noun") - INFLICTED):
        return True
    if _is_total(word):
        return True
    agents = {t.lemma_.lower() for t in subjects(word)} if word.pos_ in VERBAL else set()
    if word.tag_ == "VBD":  # "gang violence claimed nine lives", not "violence has claimed"
        agents -= INFLICTED
    return bool(agents & either("mishap_noun", "casualty_period_noun"))


def _is_total(word: Token) -> bool:
    """Whether a number sums up several acts: "in all, 40 have died", "since 2023", "in nine days of fighting"."""
    first = word.sent[0]
    second = first.nbor() if len(word.sent) > 1 else word
    if first.lower_ == "altogether" or (first.lower_ == "in" and second.lower_ in ("all", "total")):
        return True
    since = [c for c in word.children if c.lower_ == "since" and c.dep_ == "prep"]  # not "since gunmen killed six"
    if any(not any(o.lower_.endswith("day") for o in c.rights) for c in since):  # but "since Tuesday"
        return True
    spans = [o for c in word.children if c.lower_ in ("in", "during") for o in c.rights if o.lemma_ in PERIODS]
    of = [o for span in spans for c in span.rights if c.lower_ == "of" for o in c.rights]
    return any(o.lemma_.lower() in words("casualty_period_noun") for o in of)
