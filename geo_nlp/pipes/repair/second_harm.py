"""A second verb of harm that the model takes for a noun or joins to one: "kills four people and wounds 19 others"."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.repair.headline_verbs import third
from geo_nlp.pipes.syntax.labels import NOUNS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

VERBS = {third(verb): verb for verb in sorted(words("wounding_verb"))}
MOST_WORDS = 6  # to the noun that is counted: "wounds at least 19 others"


def repair_second_harm(doc: Doc) -> list[Token]:
    """Make a verb of each, with what follows as its object; the verbs."""
    found = [word for word in doc.having(frozenset(VERBS)) if _make_verb(word)]
    doc.reattach(found)
    return found


def _make_verb(word: Token) -> bool:
    """Make a word the conjunct of the verb of harm before it, where it is followed by a count."""
    link = word.nbor(-1) if word.i else word
    joined = word.tag_ in ("NNS", "VBZ") and word.dep_ == "conj" and link.lower_ == "and"
    if not joined or (word.tag_ == "VBZ" and word.head.pos_ in VERBAL) or word.i + 1 >= word.sent.end:
        return False
    harm = either("killing_verb", "wounding_verb")
    first = next((t for t in word.ancestors if t.tag_ == "VBZ" and t.lemma_ in harm and t.i < word.i), None)
    people = _counted_after(word)
    if first is None or people is None:
        return False
    word.tag_, word.pos_, word.lemma_ = "VBZ", "VERB", VERBS[word.lower_]
    word.head, word.dep_, link.head = first, "conj", first
    people.head, people.dep_ = word, "dobj"
    for token in word.doc.tokens[word.i + 1 : word.sent.end]:
        if token.head.i < word.i and not token.is_punct:
            token.head = people if token.i < people.i else word
    return True


def _counted_after(word: Token) -> Token | None:
    """The people counted right after a word: "19 others", "more than 50", "dozens"; None where nobody is."""
    following = word.doc.tokens[word.i + 1 : min(word.i + 1 + MOST_WORDS, word.sent.end)]
    for token in following:
        if token.tag_ in NOUNS:
            return token
        if token.tag_ == "CD":
            return token.head if token.head.i > token.i and token.head.tag_ in NOUNS else token
        if token.tag_ not in ("IN", "JJR", "JJS", "RB", "RBR", "RBS", "DT", "JJ", "TO"):
            return None
    return None
