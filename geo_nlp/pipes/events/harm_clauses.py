"""The clause of a word of harm: whether it is independent of the act before it, and how it is related to it in time."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.wounds import is_counted
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token

CLAUSE_CHAIN_DEPS = frozenset({"conj", "ccomp", "parataxis", "dep", "acomp", "oprd", "attr", "nsubj"})


def is_independent(word: Token) -> bool:
    """Whether a word of harm heads a main clause or the content of a report, and modifies nothing else."""
    if _is_in_report(word):
        return True
    token = _reported_head(word)
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "put the number of dead at five", "spoke of 100 deaths"
        token = token.head.head
        if token.lemma_ not in either("casualty_report_verb", "toll_noun", "death_count_verb"):
            return False
    if token.dep_ == "pobj" and token.head.lower_ == "at" and token.head.head.lemma_ in words("toll_change_verb"):
        token = token.head.head  # "put the toll at 15 soldiers dead"
    if token.dep_ == "relcl" and token.lemma_ == "lose":
        return not is_past_perfect(token) and token.head.ent_type_ != ""
    while token.head is not token:
        if token.dep_ == "ccomp" and token.head.dep_ == "advcl" and token.head.tag_ == "VBG":
            token = token.head  # "the ministry said, adding that six had died"
        elif token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in words("toll_change_verb"):
            pass  # "chiefs said, putting the number of dead at 31"
        elif token.dep_ not in CLAUSE_CHAIN_DEPS and not _is_reported_number(token):
            return False
        token = token.head
    return True


def _reported_head(word: Token) -> Token:
    """The head of what is reported by a word of harm: the word, or the noun that it modifies."""
    attributive = word.dep_ == "amod" and (word.i > word.head.i or is_counted(word))
    attributive |= word.dep_ == "acl" and word.head.head.head.lemma_ == "number"  # "the number of people killed"
    return word.head if attributive else word  # "counted three dead", "spoke of one injured fireman"


def _is_in_report(word: Token) -> bool:
    """Whether the dead or wounded are counted by a verb of report in a main clause: "workers counted ten dead"."""
    if word.pos_ in VERBAL and word.tag_ != "VBN":
        return False
    above = [t for t in (word.head, word.head.head, word.head.head.head) if t.pos_ in VERBAL and t is not word]
    reports = either("casualty_report_verb", "toll_change_verb", "body_recovery_verb", "treatment_verb") - {"be"}
    verb = above[0] if above else word
    return verb.lemma_ in reports and verb.dep_ in ("ROOT", "conj", "parataxis", "ccomp")


def _is_reported_number(noun: Token) -> bool:
    """Whether casualties are the object of a verb of report: "the ministry reported 17 deaths"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in either(
        "casualty_report_verb", "death_count_verb", "toll_change_verb", "body_recovery_verb", "treatment_verb"
    )


def is_past_perfect(verb: Token) -> bool:
    """Whether a verb is in the past perfect: "the fighters who had seized the town lost ten men"."""
    return any(c.lower_ == "had" for c in verb.lefts)
