"""Headlines whose verb the model takes for a noun or an adjective, so that they have no verb at all.

"Trump lifts sanctions on Syria", "Kenya, Uganda ink oil deal": the parser sees one long noun phrase; it is parsed anew:
what stands before the verb is its subject.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from geo_nlp.lexicon import phrases, words
from geo_nlp.pipes.repair.asyndetic_coordination import PAIRED, join_names
from geo_nlp.pipes.repair.lemmas import in_title_case
from geo_nlp.pipes.syntax.labels import NAMED, NOUNS, PAST_TAGS, PROPER, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import is_person_title
from geo_nlp.rules.loader import load_rules

# Tags of what may stand before the verb, and of what opens a noun phrase and cannot go on after a plural noun.
BEFORE_VERB = frozenset({*NOUNS, "JJ", "CC", ",", "HYPH"})
OBJECT_OPENINGS = frozenset({"CD", "DT", "JJ", "JJR", "PRP", "PRP$", "$", *PROPER})
BARE_OBJECTS = frozenset({"NN", "NNS", "VBG", "VBN"})
SIBILANT = phrases("sibilant_ending")
# Verbs that are seldom a plural before another noun, as in "US arms sales".
DOING = words("headline_verb")
HEADLINE_MOTION_VERBS = words("headline_motion_verb")
VERB_WITHIN = 9  # words before the verb

Triggers = frozenset[tuple[str, str]]


@cache
def _verbs(triggers: Triggers) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Trigger verbs by their form with -s, those verbs, and the trigger nouns."""
    verbs = {word.split()[0] for kind, word in triggers if kind == "verb"} | DOING | HEADLINE_MOTION_VERBS
    plain = frozenset(verb for verb in verbs if verb.isalpha())
    nouns = frozenset(word for kind, word in triggers if kind == "noun") - DOING
    return {third(verb): verb for verb in sorted(plain)}, plain, nouns


def third(verb: str) -> str:
    """The form of a verb with -s.

    >>> third("veto"), third("deny"), third("lift")
    ('vetoes', 'denies', 'lifts')
    """
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(SIBILANT) else f"{verb}s"


def repair_headline_verbs(doc: Doc) -> list[Token]:
    """Parse the headlines anew whose verb is taken for a noun; their verbs."""
    found = [verb for to in doc.having({"to"}) if (verb := _announced_verb(to)) is not None]
    found += [verb for sentence in doc.sents if (verb := join_names(sentence) or _headline_verb(sentence)) is not None]
    if found:
        verbs = {verb.i for verb in found}
        doc.ents = [_entity_before_verb(ent, verbs) for ent in doc.ents if ent.start not in verbs]
    doc.reattach(found)
    return found


def _announced_verb(to: Token) -> Token | None:
    """The infinitive of a headline, taken for a name: "Macron to Travel to Turkey", "Lavrov to Meet Macron"."""
    sentence = to.sent
    _, plain, nouns = _verbs(load_rules().triggers)
    verb = _capitalised_verb_after(to, plain)
    if verb is None or not in_title_case(sentence):
        return None
    root = next((t for t in sentence if t.head is t), to)
    before = [t for t in sentence if t.i < to.i and not t.is_space]
    if root.tag_ not in NOUNS or not before or not all(t.tag_ in BEFORE_VERB for t in before):
        return None
    infinitive = to.head is verb or verb.tag_ == "VB" or before[-1].ent_type_ == "PERSON"
    if not infinitive or not _can_be_actor(before[-1], nouns):
        return None
    to.head, to.dep_, to.tag_, to.pos_ = verb, "aux", "TO", "PART"
    after = [t for t in sentence if t.i > verb.i and not t.is_space]
    return _make_root(verb, verb.lower_, "VB", before, after)


def _capitalised_verb_after(to: Token, plain: frozenset[str]) -> Token | None:
    """The verb with a capital that follows "to" within a sentence: "Macron to Travel"."""
    if not to.sent.start < to.i < to.sent.end - 1:
        return None
    verb = to.nbor()
    return verb if verb.text.istitle() and verb.lower_ in plain else None


def _can_be_actor(word: Token, nouns: frozenset[str]) -> bool:
    """Whether a word is a name or title, and none of the trigger nouns."""
    return (word.ent_type_ in NAMED or is_person_title(word.text)) and word.lower_ not in nouns


def _entity_before_verb(ent: Span, verbs: Container[int]) -> Span:
    """What is left of a name that the model drew over a verb: "Trump Lifts Sanctions"."""
    verb = next((i for i in range(ent.start + 1, ent.end) if i in verbs), None)
    if verb is None:
        return ent
    for token in ent.doc[verb : ent.end]:
        token.ent_type_ = ""
    return Span(ent.doc, ent.start, verb, ent.label_)


def _headline_verb(sentence: Span) -> Token | None:
    """The word after the opening noun phrase that can only be the verb, once its arguments are attached to it."""
    if any(_is_verb_of_sentence(t) or t.text == ":" for t in sentence):
        return None
    tokens = [t for t in sentence if not t.is_space]
    if len(tokens) < 3:
        return None
    triggers, titled = load_rules().triggers, in_title_case(sentence)
    for n, token in enumerate(tokens[1 : VERB_WITHIN + 1], 1):
        before, after = tokens[:n], tokens[n + 1 :]
        if not after or not _can_precede_verb(before):
            return None
        if not (token.text.islower() or (titled and token.text.istitle())):
            continue
        if token.tag_ in PAST_TAGS:
            return None
        if lemma := _present_lemma(token, before, after, triggers):
            return _make_root(token, lemma, "VBP" if _takes_plural_verb(before) else "VBZ", before, after)
        if token.pos_ in VERBAL and token.tag_ != "VBZ":
            return None
    return None


def _is_verb_of_sentence(word: Token) -> bool:
    """Whether a word is the root and a verb; one with -s may be a plural noun."""
    return word.dep_ == "ROOT" and word.pos_ in VERBAL and word.tag_ != "VBZ"


def _can_precede_verb(words: list[Token]) -> bool:
    """Whether a noun phrase may end with these words, or the next is "back": "Egypt and the UAE back Haftar"."""
    last = words[-1]
    return last.tag_ in BEFORE_VERB or (last.tag_ == "DT" and (len(words) == 1 or words[-2].tag_ == "CC"))


def _present_lemma(token: Token, before: list[Token], after: list[Token], triggers: Triggers) -> str:
    """The lemma of the verb in the present tense that a word must be; "" where it may be a noun."""
    if token.dep_ != "ROOT" and token.head in before and token.lower_ != "back":
        return ""
    joined = any(c.dep_ == "conj" and c.tag_ == "VBZ" and c.i == token.i + 2 for c in token.rights)
    if (before[0].tag_ == "DT" and not joined) or (token.tag_ == "VBZ" and token.dep_ != "compound"):
        return ""
    lemma, seldom_noun, doubtful = _lemma_by_number(token, before, triggers)
    if doubtful and not token.text.islower():
        return ""  # In Title Case "US Strikes Iran" may be a name like any other
    if not lemma or joined:  # "the Senate censures and suspends"
        return lemma
    return lemma if _governs_what_follows(lemma, before[-1], after, seldom_noun, triggers) else ""


def _lemma_by_number(token: Token, before: list[Token], triggers: Triggers) -> tuple[str, bool, bool]:
    """The lemma of a verb that agrees with its subject, whether it is seldom a noun, and whether it may be one."""
    thirds, plain, nouns = _verbs(triggers)
    if token.lower_ in thirds and _is_singular_verb(token, before[-1]):
        lemma = thirds[token.lower_]
        return lemma, lemma in DOING, lemma in nouns
    if token.lower_ in plain and _is_plural_verb(token, before):
        seldom_noun = token.lower_ in PAIRED and _is_pair(before)
        return token.lower_, seldom_noun, token.lower_ in nouns or not seldom_noun
    return "", False, False


def _is_singular_verb(token: Token, last: Token) -> bool:
    """Whether a word with -s after a singular noun or a state may be a verb: "Trump lifts", "the US lifts"."""
    seen = token.tag_ in ("NNS", "VBZ") or (token.tag_ in PROPER and not token.text.islower())
    return seen and (last.tag_ in ("NNP", "NNPS", "NN") or last.ent_type_ == "GPE")


def _is_plural_verb(token: Token, words: list[Token]) -> bool:
    """Whether a bare word after a plural may be a verb: "rebels back", "Kenya, Uganda ink"."""
    return (token.tag_ in ("NN", "NNP") or token.lower_ == "back") and _takes_plural_verb(words)


def _takes_plural_verb(words: list[Token]) -> bool:
    """Whether a noun phrase asks for a plural verb: "rebels", "police", "Kenya, Uganda"."""
    return words[-1].tag_ == "NNS" or words[-1].lower_ == "police" or _is_pair(words)


def _is_pair(words: list[Token]) -> bool:
    """Whether two names are all there is: "Kenya, Uganda", "Egypt and the UAE"."""
    links = [t for t in words if t.tag_ in ("CC", ",")]
    named = all(t.tag_ in PROPER or t in links or t.lower_ == "the" or t.text.istitle() for t in words)
    return len(links) == 1 and named and words[-1].tag_ in PROPER


def _governs_what_follows(lemma: str, last: Token, after: list[Token], seldom_noun: bool, triggers: Triggers) -> bool:
    """Whether what follows can only be the object, particle or infinitive of a verb."""
    nouns = _verbs(triggers)[2]
    first, second = after[0], after[min(1, len(after) - 1)]
    if first.tag_ in OBJECT_OPENINGS:
        return first.tag_ != "CD" or second.tag_ in NOUNS or second.tag_ in ("JJ", "CD")
    if first.tag_ in BARE_OBJECTS:
        return seldom_noun and (last.tag_ in PROPER or last.text[0].isupper())
    if first.tag_ == "TO" and second.tag_ == "VB":
        return lemma not in nouns
    joined = ("verb", f"{lemma} {first.lower_}") in triggers or lemma in HEADLINE_MOTION_VERBS
    return joined and lemma not in nouns and first.tag_ in ("IN", "RP", "RB")


def _make_root(verb: Token, lemma: str, tag: str, before: list[Token], after: list[Token]) -> Token:
    """Make a word the root: its subject is the last noun before it, its object what was attached to the wrong word."""
    inside = {*before}
    _attach_subject(verb, before, inside)
    for token in after:
        wrong = token.head == token or token.head in inside
        if wrong or (token.head == verb and token.dep_ in ("appos", "nmod", "dep")):
            noun = token.tag_ in NOUNS or token.tag_ in ("CD", "PRP")
            token.head, token.dep_ = verb, "dobj" if noun else "dep" if token.dep_ == "ROOT" else token.dep_
        if token.head == verb and token.dep_ == "relcl" and token.tag_ == "VB":
            token.dep_ = "xcomp"
    verb.head, verb.dep_, verb.lemma_, verb.tag_, verb.pos_ = verb, "ROOT", lemma, tag, "VERB"
    return verb


def _attach_subject(verb: Token, before: list[Token], inside: set[Token]) -> None:
    """Make the noun phrase before a verb its subject, of a pair the first with the second as its conjunct."""
    pair = _is_pair(before)
    subject = next(t for t in before if t.nbor().tag_ in ("CC", ",")) if pair else before[-1]
    for token in before:
        if pair and token == before[-1]:
            token.head, token.dep_ = subject, "conj"
        elif token.head not in inside or token.head == token:
            token.head, token.dep_ = subject, "amod" if token.tag_ == "JJ" else "compound"
    subject.head, subject.dep_ = verb, "nsubj"
