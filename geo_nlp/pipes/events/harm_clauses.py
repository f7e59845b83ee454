"""Whether harm is told in a clause of its own, and when it befell: what ties it to the act before it."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.wounds import is_counted, is_in_care
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token


def is_timed(word: Token) -> bool:
    """Whether a clause with "when" behind the act tells the harm."""
    behind = word.dep_ == "advcl" and word.head.i < word.i
    return behind and any(c.lower_ == "when" for c in word.lefts)


def is_told_apart(word: Token) -> bool:
    """Whether a word of harm is told in a clause of its own, and is not one that describes something else."""
    described = word.dep_ == "amod" and (word.i > word.head.i or is_counted(word))
    token = word.head if described else word  # "counted three dead", "spoke of one injured fireman"
    if is_in_care(word) and word.head.head.pos_ in VERBAL:
        token = word.head.head
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "put the number of dead at five", "spoke of 100 deaths"
        token = token.head.head
        if token.lemma_ not in either("casualty_report_verb", "toll_noun", "death_count_verb"):
            return False
    if token.dep_ == "pcomp" and token.head.head.lemma_ in words("loss_admission_verb"):
        token = token.head.head  # "from al-Shabaab, which admitted to losing 14 fighters"
    if token.dep_ == "relcl" and (token.lemma_ == "lose" or token.lemma_ in words("loss_admission_verb")):
        return not is_earlier(token) and token.head.ent_type_ != ""
    while token.head is not token:
        # "The ministry reported 17 deaths".
        counted = token.dep_ == "dobj" and token.head.lemma_ in either("casualty_report_verb", "toll_change_verb")
        if token.dep_ == "ccomp" and token.head.dep_ == "advcl" and token.head.tag_ == "VBG":
            token = token.head  # "the ministry said, adding that six had died"
        elif not counted and token.dep_ not in ("conj", "ccomp", "parataxis", "dep", "acomp", "oprd", "attr", "nsubj"):
            return False
        token = token.head
    return True


def is_earlier(verb: Token) -> bool:
    """Whether a verb tells what had been done before: "the fighters who had seized the town lost ten men"."""
    return any(c.lower_ == "had" for c in verb.lefts)
