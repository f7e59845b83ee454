"""Compounds that the parser takes apart: "its vice-president", "in Russian missile and drone strikes on Kyiv".

It may take a prefix for the verb, and the verb for another one ("after he was re-arrested"), or the first of two means
of one attack for a noun by itself, and the second with the attack for its conjunct or another clause.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, MODIFIERS, NOUNS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import HYPHENS

POST_PREFIXES = frozenset({"co", "ex", "vice"})
SEPARATED_PREFIXES = frozenset({"co", "de", "re"})
POLICE = frozenset({"police", "prosecutors"})
OF_CLAUSE = SUBJECTS | {"aux", "auxpass", "mark"}


def repair_prefixes(doc: Doc) -> None:
    """Attach a prefix, its hyphen and what modifies the post or verb to the word after the hyphen."""
    prefixes = doc.having(POST_PREFIXES | SEPARATED_PREFIXES)
    doc.reattach([word for prefix in prefixes if (word := _attach_prefix(prefix)) is not None])


def _attach_prefix(prefix: Token) -> Token | None:
    """The word after a prefix and its hyphen, once they are attached to it; None where they were before."""
    if prefix.i + 2 >= prefix.sent.end or prefix.nbor().text not in HYPHENS:
        return None
    hyphen, post = prefix.nbor(), prefix.nbor(2)
    finite = prefix.pos_ in VERBAL and any(c.dep_ in OF_CLAUSE and c.lower_ != "to" for c in prefix.lefts)
    verb = _is_prefix_of_verb(prefix, post, finite=finite)
    noun = post.tag_ in NOUNS and prefix.lower_ in POST_PREFIXES and prefix.dep_ not in MODIFIERS
    if not (verb or noun) or hyphen.idx != prefix.idx + len(prefix):
        return None
    gerund = prefix.dep_ == "pcomp"  # "from re-emerging"
    if (verb and (gerund or finite)) or _is_taken_for_noun(prefix, post):
        post.head = post if prefix.head is prefix else prefix.head
        post.dep_ = "advcl" if finite and prefix.dep_ == "xcomp" else prefix.dep_
    for child in (*prefix.children, *hyphen.children):
        if child not in (post, hyphen):
            child.head = post
    prefix.head, prefix.dep_, hyphen.head, hyphen.dep_ = post, "compound", post, "punct"
    return post


def _is_prefix_of_verb(prefix: Token, verb: Token, *, finite: bool) -> bool:
    """Whether a prefix is a verb's, taken for a finite one itself, a gerund or an infinitive: "from re-emerging"."""
    bereft = prefix.dep_ == "pcomp" or (prefix.head is not prefix and any(c.lower_ == "to" for c in prefix.lefts))
    return (bereft or finite) and verb.pos_ in VERBAL and prefix.lower_ in SEPARATED_PREFIXES


def _is_taken_for_noun(prefix: Token, post: Token) -> bool:
    """Whether a prefix has the place of its noun: "ordered nine ex-ministers jailed"."""
    if post.head is prefix:
        return True
    return prefix.dep_ == "dobj" and post.dep_ in SUBJECTS and post.head.head is prefix.head


def repair_coordinated_adjectives(doc: Doc) -> None:
    """Attach to its noun an adjective that is taken for a second of three: "between Iran and European negotiators"."""
    adjectives = [t for t in doc.tokens if t.dep_ == "conj" and t.tag_ == "JJ" and t.i + 1 < t.sent.end]
    apart = [t for t in adjectives if t.nbor().tag_ in COMMON_NOUN_TAGS and t.nbor().dep_ == "conj"]
    apart = [t for t in apart if t.nbor().head is t.head and t.head.tag_ in NOUNS and not t.children]
    for adjective in apart:
        adjective.head, adjective.dep_ = adjective.nbor(), "amod"
    doc.reattach(apart)


def repair_shared_compounds(doc: Doc) -> None:
    """Attach both means and what stands before them to the attack."""
    doc.reattach([attack for means in doc.having(words("means_of_attack_noun")) if (attack := _attach_means(means))])


def repair_city_police(doc: Doc) -> None:
    """Make one subject of a town and its police, which the parser may take for two: "Nairobi police fired tear gas"."""
    found = []
    for police in doc.having(POLICE):
        town = police.doc[police.i - 1]
        if (
            police.i > police.sent.start
            and town.tag_ == "NNP"
            and town.dep_ == police.dep_ == "nsubj"
            and town.head is police.head
        ):
            for child in town.children:
                child.head = police
            town.head, town.dep_ = police, "compound"
            found.append(police)
    doc.reattach(found)


def _attach_means(first: Token) -> Token | None:
    """The attack after two means, once they are attached to it; None where there is none."""
    if first.i + 3 >= first.sent.end:
        return None
    link, second, attack = first.nbor(), first.nbor(2), first.nbor(3)
    if link.lower_ not in ("and", "or") or second.lower_ not in words("means_of_attack_noun"):
        return None
    if attack.tag_ not in COMMON_NOUN_TAGS or attack.lemma_ not in words("attack_noun"):
        return None
    if first.head.i not in (second.i, attack.i):
        attack.head, attack.dep_ = (attack if first.head is first else first.head), first.dep_
    for word in (*first.children, *link.children, *second.children):
        if word.i not in (link.i, second.i, attack.i):
            word.head = attack
    first.head, first.dep_ = attack, "nmod"
    link.head, link.dep_ = first, "cc"
    second.head, second.dep_ = first, "conj"
    return attack
