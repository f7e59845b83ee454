"""A comma for "and" in headlines (asyndetic coordination): "Lavrov, Fidan Meet", "Nine killed, 11 wounded in Myanmar".

The model makes one of the names an apposition or an adverbial; a plural verb after singular names needs all of them.
A second count is to it an adverbial of the first, or a subject of its own, and it has the place of both.
"""

from __future__ import annotations

from itertools import islice, pairwise

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.dependents import dependents
from geo_nlp.pipes.syntax.labels import NOUNS, PAST_TAGS, PROPER, VERBAL
from geo_nlp.pipes.syntax.obliques import is_time
from geo_nlp.pipes.syntax.tree import Doc, Span, Token

# Tags of the words of a name in a headline, with adjectives of nationality.
WITHIN_NAME = NOUNS | {"JJ", "POS"}
FIRST = PROPER | {"JJ"}
BASE_TAGS = frozenset({"VB", "VBP"})
# The bare forms of two who act together; no nouns that stand before others ("trade talks").
PAIRED = words("reciprocal_headline_verb")
# What two exchange: "trade accusations", no "trade talks".
EXCHANGED_HOSTILITY_NOUNS = words("exchanged_hostility_noun")
MOST_NAMES, LONGEST_NAME, WORDS_BEFORE_VERB = 4, 5, 14  # names, words of a name, words before the verb

PHRASES_OF_BOTH = frozenset({"advcl", "npadvmod", "prep"})  # what follows the second count, and tells of both


def join_names(sentence: Span) -> Token | None:
    """The verb of several names that open a sentence with nothing but commas between, which are made conjuncts."""
    if sentence[0].tag_ not in FIRST or not sentence[0].text[0].isupper():
        return None
    opening = [t for t in islice(sentence, WORDS_BEFORE_VERB) if not t.is_space]
    at = next((n for n, t in enumerate(opening) if _is_verb(t)), None)
    if at is None or opening[at - 1].text == "," or opening[at].i + 1 >= sentence.end:
        return None
    names = _split_at_commas(opening[:at])
    if not 2 <= len(names) <= MOST_NAMES or not all(_can_be_name(name) for name in names):
        return None
    _attach_names(names, opening[at])
    return opening[at]


def _is_verb(token: Token) -> bool:
    """Whether a word is the plural or bare verb of its sentence, or taken for a noun and seldom one before another."""
    if token.dep_ == "ROOT" and token.pos_ in VERBAL:
        return token.tag_ in BASE_TAGS or (token.tag_ == "VBD" and token.lower_ == token.lemma_)
    after = token.nbor().lower_
    paired = token.lower_ in PAIRED or (token.lower_ == "trade" and after in EXCHANGED_HOSTILITY_NOUNS)
    return paired and token.sent.root.pos_ not in VERBAL and token.dep_ not in ("ROOT", "pobj")


def _split_at_commas(tokens: list[Token]) -> list[list[Token]]:
    """The words between commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _can_be_name(words: list[Token]) -> bool:
    """Whether words can name an actor: "Macron", "Turkish Prime Minister", "Chinese officials"; no "Monday"."""
    named = bool(words) and len(words) <= LONGEST_NAME and all(t.tag_ in WITHIN_NAME for t in words)
    return named and not is_time(words[-1]) and any(t.text[0].isupper() for t in words)


def _attach_names(names: list[list[Token]], verb: Token) -> None:
    """Make the first name the subject of the verb, and each other a conjunct of the one before."""
    for name in names:
        _attach_within(name)
    names[0][-1].head, names[0][-1].dep_ = verb, "nsubj"
    for before, name in pairwise(names):
        name[-1].head, name[-1].dep_ = before[-1], "conj"
    _make_verb_of_noun(verb, {t for name in names for t in name})


def _attach_within(name: list[Token]) -> None:
    """Attach the words of a name to its last."""
    inside = {*name}
    for token in name[:-1]:
        if token.head not in inside or token.head is token:
            token.head, token.dep_ = name[-1], "amod" if token.tag_ == "JJ" else "compound"


def _make_verb_of_noun(verb: Token, names: set[Token]) -> None:
    """Make a word read as a noun the verb of the sentence, with the dependents of the names and of its noun."""
    if verb.dep_ == "ROOT":
        return
    above = verb.head
    for token in verb.sent:
        if token.i > verb.i and (token.head in names or token.head is token or token is above):
            token.head, token.dep_ = verb, "dobj" if token.tag_ in NOUNS else token.dep_
        elif token.text == "," and token.i < verb.i:
            token.head = verb
    verb.head, verb.dep_, verb.lemma_, verb.tag_, verb.pos_ = verb, "ROOT", verb.lower_, "VBP", "VERB"


def repair_casualty_headlines(doc: Doc) -> None:
    """Join the second participle to the first one as its conjunct, with the count as its subject."""
    changed: list[Token] = []
    for killed in doc.having({"killed"}):
        wounded = _wounded_after(killed)
        if wounded is None:
            continue
        count = doc[killed.i + 2]
        for token in [t for t in (*count.children, *wounded.children) if t.i > wounded.i and t.dep_ in PHRASES_OF_BOTH]:
            token.head = killed
        if killed.head in (count, wounded):
            killed.head, killed.dep_ = killed, "ROOT"
        count.head, count.dep_ = wounded, "nsubjpass"
        wounded.head, wounded.dep_ = killed, "conj"
        for subject in dependents(killed, "nsubj", "dobj"):
            if subject.i < killed.i:
                subject.dep_ = "nsubjpass"
        changed += [killed, wounded, count]
    doc.reattach(changed)


def _wounded_after(killed: Token) -> Token | None:
    """The participle of the second count in "N killed, M wounded"; not in "N were killed", "killed, M wounded men"."""
    doc = killed.doc
    if killed.i + 3 >= killed.sent.end or doc[killed.i + 1].text != "," or not doc[killed.i + 2].like_num:
        return None
    wounded = doc[killed.i + 3]
    bare = killed.tag_ in PAST_TAGS and not dependents(killed, "aux", "auxpass") and killed.i > killed.sent.start
    second = wounded.tag_ in PAST_TAGS and wounded.dep_ != "amod" and wounded.lemma_ in words("wounding_verb")
    return wounded if bare and second and not any(t.pos_ == "AUX" for t in killed.sent) else None
