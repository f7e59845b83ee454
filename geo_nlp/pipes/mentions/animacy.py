"""Unknown names that are a person's by their context: they speak or judge, or have a relative clause with "who".

The model takes a lone surname for a place, or misses it where it opens a sentence: "Kasich applauded the speech".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.proposals import NO_SURNAMES, TYPES, Name, is_name_word
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_title_word
from geo_nlp.rules.attribution import load_attribution_rules
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace

ANIMATE_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
# What is done to people, seldom to firms and never to things.
DONE_TO_PEOPLE = words("human_object_verb")
DONE_BY_PEOPLE = words("human_subject_verb")
CHARGES = words("criminal_charge_noun")
# What firms have, and seldom places or people.
FIRMS_HAVE = words("company_asset_noun")
GUILTY = frozenset("dead guilty innocent liable unhurt".split())


def retyped(doc: Doc, name: Name) -> Name:
    """An unknown name of one word as a person or firm, where what it does or owns shows it; else as it is."""
    if name.type not in ("place", "organisation") or name.first < name.last or name.entries or name.body:
        return name
    word = doc[name.first]
    if _opens_speech(word) or (name.type == "place" and (is_sentient(word) or _is_human_argument(word))):
        return replace(name, type="person")
    owns = word.dep_ == "poss" and word.head.lower_ in FIRMS_HAVE
    return replace(name, type="organisation") if owns else name


def _opens_speech(word: Token) -> bool:
    """Whether a word is the label of a speaker in a transcript: "KERRY: We condemn it." """
    return word.is_sent_start and word.text.isupper() and len(word) > 3 and word.nbor().text == ":"


def missed_surnames(doc: Doc, words: Sequence[str], taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """Lone surnames that the model misses: "Cummings, who released the letter, said"."""
    for token in doc.capitals:
        if token.dep_ not in ANIMATE_ARGUMENTS or taken[token.i] or token.ent_type_ in TYPES:
            continue
        alone = not any(c.dep_ in ("det", "compound", "amod", "poss", "nummod") for c in token.lefts)
        if alone and _may_be_surname(token, words, gazetteer) and (is_sentient(token) or _is_human_argument(token)):
            yield Name(token.i, token.i, "person")


def _may_be_surname(token: Token, words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a word is written like a surname, and is no title, common noun or known name."""
    lower = token.lower_
    word = is_title_word(token.text) or token.is_stop or lower in NO_SURNAMES or lower in gazetteer.nominals
    known = word or words[token.i] in gazetteer.heads or bool(gazetteer.names.get(words[token.i]))
    beside = any(0 <= j < len(token.doc) and is_name_word(token.doc[j]) for j in (token.i - 1, token.i + 1))
    if not is_name_word(token) or token.text.isupper() or len(token) < 3 or known or beside:
        return False
    singular = token.tag_ == "NN" and token.is_sent_start and lower not in gazetteer.nominal_ends
    return token.tag_ == "NNP" or singular or (token.tag_ == "NNS" and words[token.i] in gazetteer.surnames)


def is_sentient(token: Token) -> bool:
    """Whether a word has a relative clause with "who", or is the subject of speech, thought or judgement."""
    if any(c.dep_ == "relcl" and any(w.lower_ in ("who", "whose") for w in c.lefts) for c in token.rights):
        return True
    verb = token.head
    return token.dep_ == "nsubj" and verb.pos_ == "VERB" and _is_mental_verb(verb.lemma_.lower())


def _is_human_argument(token: Token) -> bool:
    """Whether a word is an argument that only people are: "convicted Barbarin", "charges against Thom"."""
    verb = token.head
    if token.dep_ == "pobj":
        return verb.lower_ == "against" and verb.head.lemma_ in CHARGES
    if token.dep_ == "nsubj":
        return verb.lower_ in GUILTY or (verb.pos_ == "VERB" and verb.lemma_ in DONE_BY_PEOPLE)
    return verb.pos_ == "VERB" and verb.lemma_ in DONE_TO_PEOPLE


def _is_mental_verb(lemma: str) -> bool:
    """Whether a verb is one of speech, thought or judgement, whatever its object is."""
    uses = load_rules().stances.get(("verb", lemma), ())
    judging = any(use.trigger.source == ("subject",) and not use.where for use in uses)
    return judging or any(use.content for use in load_attribution_rules().by_verb.get(lemma, ()))
