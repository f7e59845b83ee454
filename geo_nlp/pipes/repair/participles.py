"""Participles that are verbs or adjectives, and the reverse, with what the parser attaches to them by mistake.

Who "discussed pressing issues" discusses to it to press them, and "Russia, an ally of Syria, bombed Homs" has no verb
to it.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import COMMON_NOUN_TAGS, FINITE, NOMINAL_TAGS, NOUNS, PAST_TAGS, PROPER, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token

NAME_OR_DETERMINER = PROPER | {"DT", "PRP", "PRP$"}
DESCRIBING = words("gradual_participle")
RETURNING_FORM = frozenset({"returning"})
FIRED_FORMS = frozenset({"aimed", "fired", "launched", "shot"})
# Of what nobody is the object: "converged on Lima", "marched through Sofia".
GATHERED_FORMS = words("gathering_form")
HURT_FORMS = frozenset({"injured", "wounded"})
SHOT_FORM = frozenset({"shot"})
FOUNDING_FORM = frozenset({"founding"})
DESIGNATING = words("designation_verb")
CAPTIVE = frozenset({"captive", "hostage"})
HELD_FORMS = frozenset({"held", "kept"})
CAPTURING = frozenset({"hold", "keep", "take"})
SOON = 6  # words between two numbers that are counted together
OBJECT_OF_CLAUSE = {"xcomp": "dobj", "ccomp": "dobj", "pcomp": "pobj"}


def repair_participles(doc: Doc) -> list[Token]:
    """Mend what is taken for another part of speech; the words."""
    found = [verb for sentence in doc.sents if (verb := _verb_after_apposition(sentence)) is not None]
    found += [verb for sentence in doc.sents if (verb := _verb_of_shared_object(sentence)) is not None]
    found += [word for word in doc.having(GATHERED_FORMS) if _make_finite(word)]
    found += [shot for shot in doc.having(SHOT_FORM) if _make_verb_of_shot(shot)]
    found += [word for word in doc.having(DESCRIBING) if word.tag_ == "VBG" and _make_adjective(word)]
    found += [word for word in doc.having(RETURNING_FORM) if word.dep_ == "advcl" and _make_listed(word)]
    found += [kind for kind in doc.having(words("designated_kind_noun")) if _make_object_predicate(kind)]
    found += [held for word in doc.having(CAPTIVE) if (held := _attach_captive(word)) is not None]
    found += [word for word in doc.having(FIRED_FORMS) if _make_relative(word)]
    found += [word for word in doc.having(HELD_FORMS) if _attach_to_event(word)]
    found += [word for word in doc.having(HURT_FORMS) if _make_counted(word)]
    found += [word for word in doc.having(SHOT_FORM) if _make_passive_of_dead(word)]
    found += [word for word in doc.having(FOUNDING_FORM) if _make_predicate(word)]
    doc.reattach(found)
    return found


def _make_relative(word: Token) -> bool:
    """Make a reduced relative of what is said of a weapon, read as past tense: "hit by rockets fired at the port"."""
    noun = word.nbor(-1) if word.i else word
    adverbial = word.tag_ == "VBD" and word.dep_ == "advcl" and word.i > word.head.i and noun.tag_ in COMMON_NOUN_TAGS
    if not adverbial or any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "dobj", "mark") for c in word.children):
        return False
    word.head, word.dep_, word.tag_ = noun, "acl", "VBN"
    return True


def _make_finite(word: Token) -> bool:
    """Make the verb of its sentence of what gathers somewhere, read as a participle: "Thousands converged on Lima"."""
    root = word.head
    if root.dep_ == "pobj":
        root = root.head.head  # "Farmers on tractors converged on Lima"
    if word.dep_ != "acl" or word.tag_ not in PAST_TAGS or root.head is not root or root.tag_ not in NOUNS:
        return False
    going = any(c.dep_ == "prep" for c in word.rights) and not any(c.dep_ in SUBJECTS for c in word.lefts)
    if not going or any(t.tag_ in FINITE or t.dep_ in ("aux", "auxpass") for t in word.sent if t is not word):
        return False
    for child in list(root.children):
        if child.i > word.i:
            child.head = word
    root.head, root.dep_ = word, "nsubj"
    word.head, word.dep_, word.tag_, word.pos_ = word, "ROOT", "VBD", "VERB"
    return True


def _make_verb_of_shot(shot: Token) -> bool:
    """Make a verb of "shot dead", read as the end of a phrase before it: "gunmen on a motorcycle shot dead a judge"."""
    if shot.dep_ != "pobj" or shot.i + 1 >= shot.sent.end or shot.nbor().lower_ != "dead":
        return False
    dead, last = shot.nbor(), shot.nbor(-1)
    if last.head is not shot or last.dep_ != "compound" or not any(c.dep_ == "dobj" for c in dead.rights):
        return False
    for child in list(shot.children):
        if child is not last:
            child.head = last
    last.head, last.dep_ = shot.head, "pobj"
    for child in list(dead.children):
        child.head = shot
    shot.head, shot.dep_ = (shot if dead.head is dead else dead.head), dead.dep_
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    dead.head, dead.dep_ = shot, "oprd"
    return True


def _attach_to_event(word: Token) -> bool:
    """Attach to an event before a comma that it was held: "met at the summit, held this year in Rome"."""
    if word.i < 2 or word.dep_ != "advcl" or word.tag_ not in PAST_TAGS or word.nbor(-1).text != ",":
        return False
    event = word.nbor(-2)
    if event.lemma_.lower() not in words("held_event_noun") or any(c.dep_ in SUBJECTS for c in word.lefts):
        return False
    word.head, word.dep_, word.tag_ = event, "acl", "VBN"
    return True


def _make_passive_of_dead(shot: Token) -> bool:
    """Make a passive of who is shot dead in a headline: "Two shot dead in Goma", not "two whom police shot dead"."""
    dead = shot.nbor() if shot.i + 1 < shot.sent.end else shot
    subject = next((c for c in shot.lefts if c.dep_ == "nsubj"), None)
    object_too = any(c.dep_ in ("ccomp", "dobj", "dative") and c is not dead for c in shot.children)
    if dead.lower_ != "dead" or shot.tag_ != "VBD" or subject is None or object_too or subject.tag_ == "PRP":
        return False
    shot.tag_, subject.dep_ = "VBN", "nsubjpass"
    return True


def _make_counted(word: Token) -> bool:
    """Make an adjective of the participle in "counted three dead and 18 wounded"."""
    if word.i < 2 or word.tag_ not in PAST_TAGS or word.rights:
        return False
    number = word.nbor(-1)
    first = _first_number(number)
    if first is None or any(c.dep_ in ("aux", "auxpass", "dobj") for c in word.lefts):
        return False
    number.head, number.dep_ = first, "conj"
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = number, "amod", "JJ", "ADJ", word.lower_
    return True


def _first_number(number: Token) -> Token | None:
    """The number that "and" joins a second one to, a few words before: "three dead and 18"."""
    if not number.like_num or number.nbor(-1).lower_ != "and":
        return None
    first = next((t for t in reversed(list(number.doc[number.sent.start : number.i])) if t.like_num), None)
    return first if first is not None and number.i - first.i < SOON else None


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


def _make_object_predicate(kind: Token) -> bool:
    """Make an object predicate of what a group is declared to be: "declared Hamas a terrorist group"."""
    if kind.dep_ not in ("appos", "ccomp"):
        return False
    apposed = kind.dep_ == "appos"
    opening = next((c for c in kind.lefts if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
    named = kind.head if apposed else next((c for c in kind.lefts if c.dep_ == "nsubj"), None)
    if opening is None or named is None or kind.doc[opening.i - 1].text == ",":
        return False
    verb = named.head if apposed else kind.head
    if verb.lemma_ not in DESIGNATING or verb.i > named.i or (apposed and named.dep_ != "dobj"):
        return False
    if any(c.dep_ in ("aux", "cop", "mark") for c in kind.lefts):
        return False
    named.head, named.dep_ = verb, "dobj"
    kind.head, kind.dep_ = verb, "oprd"
    return True


def _attach_captive(captive: Token) -> Token | None:
    """Who is held, read as a compound of "hostage", attached to the verb: "held three workers hostage"."""
    verb, last = captive.head, captive.doc[captive.i - 1]
    if captive.dep_ == "dobj" and last is verb and verb.lower_ in HELD_FORMS and not captive.lefts:
        return _make_passive_of_captive(captive, verb)
    compound = last.head is captive and last.dep_ == "compound" and last.tag_ in NOUNS
    if not compound or captive.dep_ != "dobj" or verb.lemma_ not in CAPTURING:
        return None
    for child in captive.lefts:
        if child is not last:
            child.head = last
    last.head, last.dep_, captive.dep_ = verb, "dobj", "oprd"
    return last


def _make_passive_of_captive(captive: Token, verb: Token) -> Token | None:
    """Make a passive of who is "held hostage" with no other object: "tourists held hostage in Mali"."""
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if not own or any(c.dep_ == "aux" for c in verb.lefts):
        return None
    if not any(c.dep_ == "dobj" and c is not captive for c in verb.rights):  # "rebels held hostage three tourists"
        own[0].dep_, verb.tag_ = "nsubjpass", "VBN"
    captive.dep_ = "oprd"
    return captive


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


def _verb_of_shared_object(sentence: Span) -> Token | None:
    """The first of two verbs with one object, read as noun or participle: "a man shot and wounded two soldiers"."""
    root = next((t for t in sentence if t.head == t), None)
    if root is None or root.tag_ not in NOMINAL_TAGS or root.i < sentence.start + 1 or root.i + 3 >= sentence.end:
        return None
    shot = root.lower_ in SHOT_FORM
    verb = root if shot else root.nbor()
    if not shot and (verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head is not root):
        return None
    second = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ in PAST_TAGS and c.i == verb.i + 2), None)
    if second is None or all(c.dep_ != "dobj" or c.i > c.left_edge.i + SOON for c in second.rights):
        return None
    if any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass") for c in second.lefts):
        return None
    subject = root.nbor(-1) if shot else root
    for child in list(root.children):
        if child is not verb and child is not subject:
            child.head = subject if child.i < subject.i else verb
    subject.head, subject.dep_ = verb, "nsubj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    verb.lemma_ = "shoot" if shot else verb.lemma_
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
