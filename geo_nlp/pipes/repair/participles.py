"""Participles and subjunctives taken for other words, and the reverse, with what is attached to them by mistake.

Who "discussed pressing issues" discusses to it to press them, "Russia, an ally of Syria, bombed Homs" has no verb to
it, and "demanded that Turkey apologise" a noun.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, MODIFIERS, NOMINAL_TAGS, NOUNS, PROPER, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token

NAME_OR_DETERMINER = PROPER | {"DT", "PRP", "PRP$"}
DESCRIBING = words("gradual_participle")
RETURNING_FORM = frozenset({"returning"})
SHOT_FORM = frozenset({"shot"})
RESULTS = frozenset({"ablaze", "alight", "captive", "hostage"})
MAKING = frozenset({"hold", "keep", "seize", "set", "take"})
OBJECT_OF_CLAUSE = {"xcomp": "dobj", "ccomp": "dobj", "pcomp": "pobj"}
MISREAD_OBJECTS = frozenset({"appos", "dep", "npadvmod"})
FOUNDING_FORM = frozenset({"founding"})


def repair_participles(doc: Doc) -> list[Token]:
    """Mend what is taken for another part of speech; the words."""
    found = [verb for sentence in doc.sents if (verb := _verb_after_apposition(sentence)) is not None]
    found += _repair_adjectives(doc)
    found += [held for word in doc.having(RESULTS) if (held := _attach_predicate(word)) is not None]
    found += [t for t in doc.tokens if t.dep_ == "ccomp" and t.tag_ == "VBD" and _make_passive_of_reported(t)]
    found += [verb for sentence in doc.sents if (verb := _main_participle(sentence)) is not None]
    found += [word for word in doc.having(SHOT_FORM) if _make_passive_of_dead(word) or _make_verb_of_shot(word)]
    doc.reattach(found)
    return found


def _repair_adjectives(doc: Doc) -> list[Token]:
    """Make adjectives of participles that only describe: "founding members", "pressing issues"."""
    found = [word for word in doc.having(FOUNDING_FORM) if _make_predicate(word)]
    found += [word for word in doc.having(DESCRIBING) if word.tag_ == "VBG" and _make_adjective(word)]
    found += [word for word in doc.having(RETURNING_FORM) if word.dep_ == "advcl" and _make_listed(word)]
    return found


def _make_passive_of_dead(shot: Token) -> bool:
    """Make a passive of who is shot dead in a headline: "Two shot dead in Goma", not "two whom police shot dead"."""
    dead = shot.nbor()
    subject = next((c for c in shot.lefts if c.dep_ == "nsubj"), None)
    object_too = any(c.dep_ in ("ccomp", "dobj", "dative") and c is not dead for c in shot.children)
    if dead.lower_ != "dead" or shot.tag_ != "VBD" or subject is None or object_too or subject.tag_ == "PRP":
        return False
    shot.tag_, subject.dep_ = "VBN", "nsubjpass"
    return True


def _make_passive_of_reported(harmed: Token) -> bool:
    """Make a passive of what one is reported to be: "the army reported Musa killed", not "said Musa killed ten"."""
    subject = next((c for c in harmed.lefts if c.dep_ == "nsubj"), None)
    heads = (harmed, *(c for c in harmed.rights if c.dep_ == "conj"))  # "reported two soldiers shot and killed him"
    bare = all(c.dep_ not in ("aux", "ccomp", "dative", "dobj", "mark", "xcomp") for h in heads for c in h.children)
    reported = harmed.head.lemma_ in words("casualty_report_verb")
    if subject is None or subject.tag_ == "PRP" or not bare or not reported:
        return False
    if harmed.lemma_ not in either("killing_verb", "passive_harm_verb", "wounding_verb"):
        return False
    harmed.tag_, subject.dep_ = "VBN", "nsubjpass"
    return True


def _main_participle(sentence: Span) -> Token | None:
    """The verb of a sentence without one, taken for a participle: "a grenade thrown from a car wounded six"."""
    root = sentence.root
    if root.tag_ not in ("NN", "NNS") or all(c.dep_ != "acl" for c in root.rights):
        return None
    last: Token | None = None
    for word in sentence:
        if word.tag_ in ("VBZ", "VBP", "MD") or (word.tag_ == "VBD" and word.dep_ != "acl"):
            return None
        if word.dep_ == "acl" and word.tag_ in ("VBN", "VBD") and word.head is not root and word.i == word.head.i + 1:
            last = word
    if last is None or all(c.dep_ != "dobj" for c in last.rights) or root not in list(last.ancestors):
        return None
    last.head, last.dep_, last.tag_ = last, "ROOT", "VBD"
    for child in root.children:
        child.head = last if child.is_punct else child.head
    root.head, root.dep_ = last, "nsubj"
    return last


def _make_verb_of_shot(shot: Token) -> bool:
    """Make a verb of what the parser takes for a noun after the gunman: "men on a motorcycle shot dead a judge"."""
    dead, before = shot.nbor(), shot.nbor(-1)
    if shot.tag_ not in NOUNS or dead.lower_ != "dead" or before.head is not shot or before.dep_ not in MODIFIERS:
        return False
    if all(c.dep_ != "dobj" for c in dead.rights):
        return False
    role, governor = shot.dep_, shot.head
    shot.head, shot.dep_ = shot if dead.head is dead else dead.head, dead.dep_
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    for child in dead.children:
        child.head = shot if child is not shot else child.head
    for child in shot.children:
        child.head = before if child.i < before.i and child.dep_ not in SUBJECTS else child.head
    before.head, before.dep_ = shot if governor is dead else governor, role
    if before.tag_ == "JJ":  # "a 17-year-old shot dead"
        before.tag_, before.pos_ = "NN", "NOUN"
    dead.head, dead.dep_ = shot, "oprd"
    return True


def _attach_predicate(word: Token) -> Token | None:
    """The object, parted from what it becomes: "held three workers hostage", "took ten captive", "set a bus alight"."""
    last = word.doc[word.i - 1]
    compound = last.head is word and last.dep_ == "compound" and last.tag_ in NOUNS
    again = last.head is word.head and last.dep_ == word.dep_ == "dobj"
    thing = word if compound or again else word.head
    while thing.dep_ == "pobj" and thing.head.dep_ == "prep":  # "took scores of men captive"
        thing = thing.head.head
    inside = compound or again or (word.dep_ == "amod" and word.head is last)
    verb = thing.head
    if not inside or thing.dep_ != "dobj" or verb.lemma_ not in MAKING:
        return None
    if compound:
        for child in word.lefts:
            child.head = word if child is last else last
        last.head, last.dep_ = word.head, word.dep_
    for child in word.rights:
        child.head = verb
    word.head, word.dep_, word.tag_, word.pos_ = verb, "oprd", "JJ", "ADJ"
    return last


def _verb_after_apposition(sentence: Span) -> Token | None:
    """The verb read as a participle after an apposition: "Mali, a poor state, jailed him"."""
    root = next((t for t in sentence if t.head == t), None)
    if root is None or root.tag_ not in PROPER or root.left_edge.i != sentence.start or root.nbor().text != ",":
        return None
    verb = next((t for t in sentence if t.i > root.i + 2 and _is_verb_after_comma(t, root)), None)
    thing = _noun_right_after(verb) if verb is not None else None
    if verb is None or thing is None:
        return None
    root.head, root.dep_ = verb, "nsubj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for token in sentence:
        if token.i > verb.i and token.head.i < verb.i:
            token.head = verb
    thing.head, thing.dep_ = verb, "dobj"
    return verb


def _noun_right_after(verb: Token) -> Token | None:
    """The head of the noun phrase that opens right after a verb: "jailed three reporters"."""
    after = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.left_edge.i in (verb.i, verb.i + 1))
    return next((t for t in after if t.tag_ in NOMINAL_TAGS), None)


def _is_verb_after_comma(word: Token, root: Token) -> bool:
    """Whether a participle right after a comma has an object of its own right after it, and can be no passive."""
    participle = word.tag_ == "VBN" and word.dep_ in ("acl", "amod") and word.nbor(-1).text == ","
    if not participle or word.text.istitle() or any(c.dep_ in ("agent", "aux", "auxpass") for c in word.children):
        return False
    after = word.nbor()
    return after.tag_ in NAME_OR_DETERMINER and after.i < word.sent.end and root in list(word.ancestors)


def _make_listed(word: Token) -> bool:
    """Make a list of people of a participle with its object: "help for refugees, returning refugees and migrants"."""
    noun = next(iter(word.rights), None)
    listed = word.i > 1 and word.nbor(-1).text == "," and word.nbor(-2).tag_ == "NNS" and not list(word.lefts)
    if not listed or noun is None or noun.dep_ != "dobj" or noun.tag_ != "NNS" or noun.i != word.i + 1:
        return False
    noun.head, noun.dep_ = word.nbor(-2), "conj"
    for child in list(word.rights):
        if child is not noun:
            child.head = noun
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = noun, "amod", "JJ", "ADJ", word.lower_
    return True


def _make_adjective(word: Token) -> bool:
    """Make an adjective of a participle that describes its object: "discussed pressing issues", not "pressing Iran"."""
    noun = next(iter(word.rights), None)
    if noun is None or word.dep_ not in OBJECT_OF_CLAUSE or word.lefts:
        return False
    bare = noun.dep_ == "dobj" and noun.tag_ in COMMON_NOUN_TAGS and noun.left_edge.i == word.i + 1
    if not bare or any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return False
    for child in word.rights:
        child.head = noun
    noun.head, noun.dep_ = word.head, OBJECT_OF_CLAUSE[word.dep_]
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = noun, "amod", "JJ", "ADJ", word.lower_
    return True


def repair_subjunctives(doc: Doc) -> list[Token]:
    """Make a verb of the noun that heads what is demanded, and its subject of the name before it; the verbs."""
    helped = [t for t in doc.tokens if t.dep_ == "xcomp" and t.tag_ == "NN" and t.head.lemma_ == "help"]
    for verb in helped:  # "would help facilitate dialogue"
        verb.tag_, verb.pos_, verb.lemma_ = "VB", "VERB", verb.lower_
    found = [t.head for t in doc.having({"that"}) if t.dep_ == "mark" and _opens_subjunctive(t)]
    for verb in found:
        subject = verb.nbor(-1)
        verb.tag_, verb.pos_, verb.lemma_, verb.dep_ = "VB", "VERB", verb.lower_, "ccomp"
        subject.dep_ = "nsubj"
        for before in verb.lefts:
            if before.dep_ in ("det", "amod", "compound", "poss"):
                before.head = subject
        for thing in verb.rights[:1]:
            thing.dep_ = "dobj" if thing.dep_ in MISREAD_OBJECTS else thing.dep_
    doc.reattach(found)
    return found + helped


def _opens_subjunctive(that: Token) -> bool:
    """Whether "that" opens a demand which is headed by a noun with its subject right before it."""
    word = that.head
    if word.tag_ != "NN" or word.dep_ not in ("ccomp", "dobj") or word.head.lemma_ not in words("subjunctive_verb"):
        return False
    before = word.nbor(-1)
    if word.i - that.i < 2 or before.head is not word:
        return False
    return before.dep_ in ("compound", "nsubj") and before.tag_ in NOUNS


def _make_predicate(word: Token) -> bool:
    """Make a predicate of the object of "founding": "are founding members of the bloc", "as founding members"."""
    noun = next(iter(word.rights), word)
    copula = next((c for c in word.lefts if c.dep_ == "aux" and c.lemma_ == "be"), None)
    if word.tag_ != "VBG" or noun.dep_ != "dobj" or noun.i != word.i + 1 or (copula is None and word.dep_ != "pcomp"):
        return False
    for child in word.children:
        child.head = noun if copula is None or child is noun else copula
    if copula is not None:
        copula.head, copula.dep_ = (copula if word.head is word else word.head), word.dep_
    noun.head, noun.dep_ = (word.head, "pobj") if copula is None else (copula, "attr")
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = noun, "amod", "JJ", "ADJ", word.lower_
    return True
