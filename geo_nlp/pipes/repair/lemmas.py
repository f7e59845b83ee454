"""Repair the lemmas and tags that the model is known to get wrong, before any rule asks for them."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from operator import attrgetter

from geo_nlp.compiled import read_yaml
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, PEOPLES, PRESENT_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.rules.loader import load_rules

NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "dative", "attr"})
VERB_DEPS = frozenset({"acl", "advcl", "conj", "relcl", "ROOT", "xcomp"})
# Nouns that the tagger takes for adjectives: "a regime offensive/JJ on the town".
OFFENSIVES = frozenset({"counteroffensive", "offensive"})
NUMBERS = frozenset({"number", "numbers"})
DOUBTED = frozenset({"NN", "NNS", "VBP", "VBZ"})
# Participles that are no past tense, whatever the tagger says: "had two reporters taken/VBD into custody".
PAST_PARTICIPLES = words("unambiguous_participle")
VOWELS = "aeiou"
VERB_PREFIXES = frozenset({"co", "de", "re", "un"})

Triggers = frozenset[tuple[str, str]]


@cache
def _forms() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str]]:
    """Surface forms to lemmas, of verbs and of nouns, which of them are past, and all that may be wrong."""
    data = read_yaml("geo_nlp.rules", "lemmas.yaml")
    verbs = {form: verb for verb in data["verbs"] for form in (f"{verb}d", f"{verb}s", f"{verb[:-1]}ing")}
    verbs |= data["past"]
    return verbs, dict(data["nouns"]), frozenset(data["past"]), OFFENSIVES.union(NUMBERS, verbs, data["nouns"])


@cache
def _headline_nouns(triggers: Triggers) -> dict[str, str]:
    """Trigger nouns, singular and plural, to their lemma: a headline writes "Allies", and the model sees a name."""
    nouns = [lemma for kind, lemma in triggers if kind == "noun" and lemma.isalpha()]
    plural = {f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s": noun for noun in sorted(nouns)}
    return plural | {noun: noun for noun in nouns}


@cache
def _inflected(triggers: Triggers) -> dict[str, str]:
    """Regular -ed and -ing forms of trigger verbs to the verb, for those that the model does not know: "readmitted".

    Short verbs double their consonant: "rated" is no form of "rat".
    """
    found: dict[str, str] = {}
    for verb in sorted(word for kind, word in triggers if kind == "verb" and word.isalpha()):
        stem = verb.removesuffix("e")
        past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in VOWELS else f"{stem}ed"
        doubling = len(verb) < 5 and verb[-1] not in VOWELS and verb[-2] in VOWELS and verb[-3:-2] not in VOWELS
        single = () if doubling else (past, f"{stem}ing")
        for form in (*single, f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"):
            found.setdefault(form, verb)
    return found


def in_title_case(sentence: Span) -> bool:
    """Whether most of the longer words of a sentence have capitals, as in a headline."""
    words = [t.text for t in sentence if t.is_alpha and len(t.text) > 3]
    return len(words) > 2 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def repair_lemmas(doc: Doc) -> list[Token]:
    """Set the right lemma and tag of words in the table, and of trigger nouns In Title Case; the words that changed.

    A noun that the tagger takes for a verb ("regards the US airstrikes/VBZ") is one again where the parse says so, and
    a verb that it takes for a noun ("an excuse to jail/NN critics").
    """
    triggers = load_rules().triggers
    changed = _repair_attack_nouns(doc)
    changed += _repair_headline_nouns(doc, _headline_nouns(triggers))
    listed, inflected = _forms()[3], _inflected(triggers)
    for token in [t for t in doc.tokens if t.tag_ in DOUBTED or t.pos_ == "VERB" or t.lower_ in listed]:
        lemma, tag = token.lemma_, token.tag_
        _repair_tag(token)
        _repair_lemma(token, tag)
        if token.pos_ == "VERB":
            _repair_trigger_verb(token, triggers, inflected)
        if lemma != token.lemma_ or tag != token.tag_:
            changed.append(token)
    return changed


def _repair_attack_nouns(doc: Doc) -> list[Token]:
    """Make nouns of gerunds for attacks that are subjects: "shelling in Kherson wounded three"."""
    attacks = load_rules().classes["blast"]
    found = [
        t
        for t in doc.tokens
        if t.tag_ == "VBG" and t.lower_ in attacks and (t.dep_ == "csubj" or _is_adverbial_gerund(t))
    ]
    found = [t for t in found if not any(c.dep_ == "dobj" for c in t.rights)]
    for attack in found:
        attack.tag_, attack.pos_, attack.dep_, attack.lemma_ = "NN", "NOUN", "nsubj", attack.lower_
    return found


def _is_adverbial_gerund(gerund: Token) -> bool:
    """Whether a gerund stands before a verb without subject: "Shelling of the town wounded six"."""
    verb = gerund.head
    adverbial = gerund.dep_ == "advcl" and gerund.is_sent_start and verb.tag_ in ("VBD", "VBZ")
    return adverbial and not any(c.dep_ in SUBJECTS for c in verb.lefts)


def _repair_headline_nouns(doc: Doc, lemmas: dict[str, str]) -> list[Token]:
    """Set the lemma of trigger nouns that a headline writes with a capital; the nouns."""
    found: list[Token] = []
    names = [t for t in doc.having(lemmas.keys()) if t.pos_ == "PROPN"]
    for sentence, tokens in groupby(names, key=attrgetter("sent")):
        if in_title_case(sentence):
            for token in tokens:
                token.lemma_ = lemmas[token.lower_]
                found.append(token)
    return found


def _repair_tag(token: Token) -> None:
    """Make a noun, verb or participle of a word whose place in the parse is that of one."""
    form, tag = token.lower_, token.tag_
    owner = _owner_read_as_subject(token) if tag == "VBZ" and token.dep_ in NOMINAL else None
    if owner is not None:
        owner.dep_ = "compound"
    if tag in PRESENT_TAGS and token.dep_ in NOMINAL and _is_built_as_noun(token):
        token.tag_, token.pos_ = "NNS" if tag == "VBZ" else "NN", "NOUN"
    elif tag == "JJ" and form in OFFENSIVES and token.dep_ in NOMINAL:
        token.tag_, token.pos_ = "NN", "NOUN"
    elif tag == "VBD" and form in PAST_PARTICIPLES:
        token.tag_ = "VBN"
    if token.tag_ in COMMON_NOUN_TAGS and (verbal := _tag_as_verb(token)):
        token.tag_, token.pos_ = verbal, "VERB"


def _owner_read_as_subject(token: Token) -> Token | None:
    """The name before a noun read as a verb with a subject: "US airstrikes/VBZ in the area killed ten"."""
    own = [child for child in token.lefts if not child.is_punct]
    named = len(own) == 1 and own[0].dep_ == "nsubj" and own[0].i == token.i - 1 and own[0].ent_type_ in PEOPLES
    bare = named and not any(c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr", "prt") for c in token.rights)
    return own[0] if bare else None


def _is_built_as_noun(token: Token) -> bool:
    """Whether a word tagged as a verb has what only nouns have before it, and nothing of a verb."""
    own = {child.dep_ for child in token.children}
    return bool(own & {"det", "amod", "compound", "poss", "nmod"}) and not own & {"nsubj", "nsubjpass", "aux", "dobj"}


def _tag_as_verb(token: Token) -> str | None:
    """The tag of a verb for a word tagged as a noun that has what only verbs have; None where it has not."""
    if token.dep_ in VERB_DEPS and any(c.dep_ == "aux" and c.tag_ in ("TO", "MD") for c in token.lefts):
        return "VB"  # "an excuse to jail critics", "will next week travel to Chad"
    subject = token.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in token.lefts)
    if subject and any(c.dep_ == "dobj" for c in token.rights):
        return "VBZ" if token.tag_ == "NNS" else "VBP"  # "Poland suspects/NNS Russian spies"
    return None


def _repair_lemma(token: Token, tag: str) -> None:
    """Set the lemma that the table has for a form, and the past tense where `tag`, the model's, is a present."""
    form = token.lower_
    if form in NUMBERS and token.i and token.nbor(-1).lower_ == "opposite":
        token.lemma_ = "counterpart"  # "met his Turkish opposite number"
    verbs, nouns, past, _ = _forms()
    if form in verbs or form in nouns:
        table = verbs if token.pos_ in VERBAL else nouns
        token.lemma_ = table.get(form, token.lemma_)
        if tag == "VBP" and form in past:
            token.tag_ = "VBD"


def _repair_trigger_verb(verb: Token, triggers: Triggers, inflected: dict[str, str]) -> None:
    """Set the lemma of a trigger verb that the model does not know, or that a hyphen parts from its prefix."""
    if ("verb", verb.lemma_) not in triggers:
        verb.lemma_ = inflected.get(verb.lower_, verb.lemma_)
    if verb.i > 1 and verb.nbor(-1).text in "-–":  # "re-opened its embassy", "carpet-bombed towns"
        first = verb.nbor(-2).lower_
        whole = f"{first}{verb.lemma_}" if first in VERB_PREFIXES else f"{first}-{verb.lemma_}"
        verb.lemma_ = whole if ("verb", whole) in triggers else verb.lemma_
