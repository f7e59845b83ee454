"""Verbs that the parser takes for adjectives, and adjectives that it takes for verbs; both are hung anew.

"The threat to leave NATO alarmed Turkey" is to it one long noun phrase about an "alarmed Turkey", and who "discussed
pressing issues" discusses to press them. Whom one "helped attack Syria" is to it a part of the name behind,
and the noun of "announced last week plans" a verb. "Russia, an ally of Syria, bombed Homs" it reads as Russia bombed.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.repair.headline_verbs import DOING
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, SUBJECTS, WHEN
from geo_nlp.pipes.syntax.tree import Doc, Span, Token

OBJECT = NOUNS | {"PRP"}
PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
DESCRIBING = words("gradual_participle")
PLANS = frozenset({"plans"})
ANNOUNCING = words("release_verb")
NAMING = words("designation_verb")
KINDS = words("designated_kind_noun")
CAPTIVE = frozenset({"captive", "hostage"})
CAPTURING = frozenset({"hold", "keep", "take"})
HELPING = frozenset({"help", "helped", "helping", "helps"})
OBJECTS = {"xcomp": "dobj", "ccomp": "dobj", "pcomp": "pobj"}


def mend_swallowed(doc: Doc) -> list[Token]:
    """Hang anew what is taken for the other; the words."""
    found = [verb for sentence in doc.sents if (verb := _mended(sentence)) is not None]
    found += [verb for sentence in doc.sents if (verb := _behind_insertion(sentence)) is not None]
    found += [word for word in doc.having(DESCRIBING) if word.tag_ == "VBG" and _described(word)]
    found += [deed for verb in doc.having(HELPING) if verb.lemma_ == "help" and (deed := _helped_to(verb)) is not None]
    found += [kind for kind in doc.having(KINDS) if _named_so(kind)]
    found += [held for word in doc.having(CAPTIVE) if (held := _held(word)) is not None]
    found += [noun for noun in doc.having(PLANS) if noun.tag_ == "VBZ" and _announced(noun)]
    doc.hang(found)
    return found


def _announced(plans: Token) -> bool:
    """Whether "plans" is a noun behind a date, and hang it so: "announced last week plans to impose tariffs"."""
    at = plans.i - 1
    while at > 0 and (plans.doc[at].ent_type_ in WHEN or plans.doc[at].lower_ == "on"):
        at -= 1
    verb, own = plans.doc[at], any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in plans.lefts)
    if own or at in (plans.i - 1, 0) or verb.lemma_ not in ANNOUNCING:
        return False
    if plans in list(verb.ancestors):
        verb.head, verb.dep_ = (verb, "ROOT") if plans.head is plans else (plans.head, plans.dep_)
    for token in (t for t in plans.doc[at + 1 : plans.i] if t.head is plans):
        token.head = verb
    for deed in (c for c in plans.rights if c.dep_ == "xcomp"):
        deed.dep_ = "acl"
    plans.head, plans.dep_, plans.tag_, plans.pos_ = verb, "dobj", "NNS", "NOUN"
    plans.lemma_ = "plan"
    return True


def _named_so(kind: Token) -> bool:
    """Whether a noun is what somebody is declared to be, and hang it so: "declared X a terrorist group"."""
    opening = next((c for c in kind.lefts if c.dep_ == "det" and c.lower_ in ("a", "an")), kind)
    named = kind.head if kind.dep_ == "appos" else next((c for c in kind.lefts if c.dep_ == "nsubj"), kind)
    verb = named.head if kind.dep_ == "appos" else kind.head
    apart = opening is kind or named is kind or kind.doc[opening.i - 1].text == ","
    if apart or verb.lemma_ not in NAMING or kind.dep_ not in ("appos", "ccomp") or verb.i > named.i:
        return False
    if any(c.dep_ in ("aux", "cop", "mark") for c in kind.lefts) or (kind.dep_ == "appos" and named.dep_ != "dobj"):
        return False
    named.head, named.dep_ = verb, "dobj"
    kind.head, kind.dep_ = verb, "oprd"
    return True


def _held(captive: Token) -> Token | None:
    """Who is held, read as part of the word for him, hung on the verb: "held three workers hostage"."""
    verb, last = captive.head, captive.doc[captive.i - 1]
    own = last.head is captive and last.dep_ == "compound" and last.tag_ in NOUNS
    if not own or captive.dep_ != "dobj" or verb.lemma_ not in CAPTURING:
        return None
    if last.tag_ in PROPER and any(c.lower_ in ("a", "an", "one") for c in captive.lefts):  # "took a Hamas captive"
        return None
    for child in captive.lefts:
        if child is not last:
            child.head = last
    last.head, last.dep_, captive.dep_ = verb, "dobj", "oprd"
    return last


def _helped_to(verb: Token) -> Token | None:
    """What somebody is helped to do, read as part of a name, hung on the verb: "helped Russia attack Ukraine"."""
    target = next((c for c in verb.rights if c.dep_ == "dobj" and c.ent_type_), None)
    inside = (t for t in target.lefts if t.dep_ == "compound" and t.text.islower()) if target is not None else ()
    deed = next((t for t in inside if t.tag_ in ("VB", "VBP") or t.lower_ in DOING), None)
    if target is None or deed is None or deed.i < verb.i + 2:
        return None
    named = deed.nbor(-1)
    if not named.ent_type_ or named.head not in (deed, target):
        return None
    named.head, named.dep_ = verb, "dobj"
    target.head, target.dep_ = deed, "dobj"
    deed.head, deed.dep_, deed.tag_, deed.pos_ = verb, "xcomp", "VB", "VERB"
    return deed


def _mended(sentence: Span) -> Token | None:
    """The verb of a sentence that has none, with its subject and object hung on it."""
    root = next((t for t in sentence if t.head == t), None)
    if root is None or root.tag_ not in ("NN", "NNS") or not sentence.text.rstrip().endswith((".", ".”", '."')):
        return None
    aim = next((c for c in root.rights if c.dep_ == "acl" and c.tag_ == "VB"), None)
    verb = next((t for t in sentence if _swallowed(t, aim)), None) if aim is not None else None
    if aim is None or verb is None:
        return None
    name, before = verb.head, verb.nbor(-1)
    if before.head == name:
        before.head, before.dep_ = aim, "dobj"
    name.head, name.dep_ = verb, "dobj"
    root.head, root.dep_ = verb, "nsubj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for token in sentence:
        if token.i > name.i and token.head.i < verb.i:
            token.head = verb
    return verb


def _behind_insertion(sentence: Span) -> Token | None:
    """The verb behind what is told of a name between commas, read as a participle: "Mali, a poor state, jailed him"."""
    root = next((t for t in sentence if t.head == t), None)
    if root is None or root.tag_ not in PROPER or root.left_edge.i != sentence.start or root.nbor().text != ",":
        return None
    verb = next((t for t in sentence if t.i > root.i + 2 and _is_finite(t, root)), None)
    if verb is None:
        return None
    behind = (t for t in verb.doc[verb.i + 1 : sentence.end] if t.left_edge.i in (verb.i, verb.i + 1))
    thing = next((t for t in behind if t.tag_ in OBJECT), verb)
    if thing is verb:
        return None
    root.head, root.dep_ = verb, "nsubj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for token in sentence:
        if token.i > verb.i and token.head.i < verb.i:
            token.head = verb
    thing.head, thing.dep_ = verb, "dobj"
    return verb


def _is_finite(word: Token, root: Token) -> bool:
    """Whether a participle right behind a comma has an object of its own right behind it, and can be no passive."""
    told = word.tag_ == "VBN" and word.dep_ in ("acl", "amod") and word.nbor(-1).text == ","
    if not told or word.text.istitle() or any(c.dep_ in ("agent", "aux", "auxpass") for c in word.children):
        return False
    behind = word.nbor()
    opens = behind.tag_ in PROPER or behind.tag_ in ("DT", "PRP", "PRP$")
    return opens and root in list(word.ancestors) and behind.i < word.sent.end


def _swallowed(word: Token, aim: Token) -> bool:
    """Whether a participle stands between two noun phrases below an infinitive: "to leave NATO alarmed Turkey"."""
    if word.i < aim.i + 2 or word.tag_ not in PARTICIPLES or word.dep_ != "amod" or not word.lower_.endswith("ed"):
        return False
    name = word.head
    named = name.ent_type_ != "" and name.i > word.i and name.left_edge.i >= aim.i
    behind = all(t.ent_type_ or t.dep_ == "compound" for t in word.doc[word.i + 1 : name.i])
    return named and behind and word.nbor(-1).tag_ in NOUNS and word.text.islower()


def _described(word: Token) -> bool:
    """Whether a participle describes its object, and hang it so: "discussed pressing issues", not "pressing Iran"."""
    noun = next(iter(word.rights), word)
    bare = noun.dep_ == "dobj" and noun.tag_ in ("NN", "NNS") and noun.left_edge.i == word.i + 1
    if word.dep_ not in OBJECTS or word.lefts or not bare or any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return False
    for behind in word.rights:
        behind.head = noun
    noun.head, noun.dep_ = word.head, OBJECTS[word.dep_]
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = noun, "amod", "JJ", "ADJ", word.lower_
    return True
