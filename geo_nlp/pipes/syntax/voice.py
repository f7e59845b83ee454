"""Grammatical voice: which verb forms are passive, in headlines, reduced clauses and what the tagger got wrong."""

from __future__ import annotations

from geo_nlp.lexicon import table, words
from geo_nlp.pipes.syntax.dependents import dependents
from geo_nlp.pipes.syntax.labels import NAMED, NOUN_POS, PAST_TAGS, TENSED
from geo_nlp.pipes.syntax.tree import Token, remembered

# No participles, whatever the tagger says: "police broke up a march by nurses".
PAST_ONLY = words("unambiguous_past")
PASSIVE_RELATIONS = ("nsubjpass", "auxpass", "csubjpass")
# Verbs whose object stands after a preposition.
CALLING = {word: tuple(listed.split()) for word, listed in table("prepositional_verb").items()}
# Tagged as active after a passive, they are passive too, as they have no sense without an object.
PASSIVE_HARM_VERBS = words("passive_harm_verb")
WHERE = frozenset({"at", "in", "inside", "near", "outside"})
# "Stuck by Lavrov", "stood by Lavrov": "by" names no agent.
BY_ADJUNCT_VERBS = words("by_adjunct_verb")
# No agents: "spoke by phone", "left by plane".
MEANS_NOUNS = words("means_noun")
# "Saw thousands killed", "left two men wounded", "reported ten ships seized".
PERCEPTION_VERBS = words("perception_verb")
# "Ordered a man accused of spying to leave": he was accused before.
CHARGING = frozenset({"accuse", "allege", "suspect", "want"})
# Causative verbs, and "want".
HAVING = frozenset({"get", "have", "order", "want"})


@remembered
def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive, alone or by the auxiliary of a verb that it is coordinated with."""
    if verb.lower_ in PAST_ONLY:
        return False
    if any(child.dep_ in PASSIVE_RELATIONS for child in verb.children) or ordered(verb) is not None:
        return True
    if verb.tag_ == "VBN":
        return _is_passive_participle(verb)
    return verb.tag_ == "VBD" and (_is_participle_read_as_past(verb) or _is_past_in_headline(verb))


def _is_passive_participle(verb: Token) -> bool:
    """Whether a past participle without an auxiliary of its own is passive."""
    if _is_headline_passive(verb):
        return True
    if verb.dep_ == "conj":
        return bool(_voice_of_first_conjunct(verb))
    if verb.dep_ in ("pcomp", "advcl") and _is_absolute_passive(verb):
        return True
    if verb.dep_ == "ccomp":
        return verb.head.lemma_ in PERCEPTION_VERBS and not dependents(verb, "aux", "dobj", "mark")
    if verb.dep_ == "xcomp":  # "was reported killed"
        return bool(dependents(verb.head, "auxpass")) and not dependents(verb, "aux", "nsubj", "dobj", "mark")
    return not misread(verb) and _is_reduced_relative(verb)


def _is_headline_passive(verb: Token) -> bool:
    """Whether a participle has an agent, or a subject that suffers: "Ukraine hit by Russian drones".

    Also "abducted by rebels and held by the army" and "militants captured in a raid had planned it".
    """
    marked = dependents(verb, "agent") or (verb.lemma_ in PASSIVE_HARM_VERBS and dependents(verb, "nsubj"))
    return bool(marked) and not dependents(verb, "aux", "dobj")


def _is_past_in_headline(verb: Token) -> bool:
    """Whether a headline, whose tense is the present, has a past form without object: "Envoys attacked in Libya"."""
    if verb.dep_ not in ("acl", "ROOT") or not (verb.lemma_ == "attack" or verb.lemma_ in PASSIVE_HARM_VERBS):
        return False
    where = any(c.lower_ in WHERE for c in dependents(verb, "prep"))
    if not where or dependents(verb, "aux", "ccomp", "dobj", "mark", "xcomp"):
        return False
    words_of_sentence = [t for t in verb.sent if not t.is_space]
    return not words_of_sentence[-1].is_punct and not any(t.tag_ in TENSED for t in words_of_sentence if t is not verb)


def _voice_of_first_conjunct(verb: Token) -> bool | None:
    """Whether the verb before is passive: "one was killed and two hurt", "was kidnapped but released later"."""
    if dependents(verb, "nsubj") and not dependents(verb, "aux", "dobj"):
        return is_passive(verb.head)
    if verb.head.pos_ == "VERB":
        return not dependents(verb, "aux", "nsubj") and is_passive(verb.head)
    return None


def _is_participle_read_as_past(verb: Token) -> bool:
    """Whether a participle is tagged as a past tense: "the envoys criticised by Macron left"."""
    if verb.dep_ == "conj" and verb.lemma_ in PASSIVE_HARM_VERBS and not dependents(verb, "dobj"):
        voice = _voice_of_first_conjunct(verb)
        if voice is not None:
            return voice
    if verb.dep_ == "acl" and verb.lemma_ in PASSIVE_HARM_VERBS:  # "the men detained at the base"
        return not dependents(verb, "aux", "nsubj", "dobj", "mark")
    if verb.lemma_ in BY_ADJUNCT_VERBS or dependents(verb, "aux", "dobj", "ccomp", "xcomp"):
        return False
    agents = [t for by in dependents(verb, "agent") for t in by.children if t.pos_ in NOUN_POS]
    return any(t.lemma_ not in MEANS_NOUNS and not t.like_num for t in agents)


def _is_absolute_passive(verb: Token) -> bool:
    """Whether a participle is in an absolute construction: "with ten soldiers killed"."""
    mark = verb.head if verb.dep_ == "pcomp" else next(iter(dependents(verb, "mark")), verb)
    return mark.lower_ == "with" and bool(dependents(verb, "nsubj")) and not dependents(verb, "aux", "dobj")


def _is_reduced_relative(verb: Token) -> bool:
    """Whether a participle modifies a noun or clause: "troops attacked by rebels", "backed by Mali, it won"."""
    if verb.dep_ not in ("acl", "advcl", "amod") or dependents(verb, "aux", "nsubj", "dobj"):
        return False
    return not finite(verb) and not _is_first_of_series(verb)


def _is_first_of_series(verb: Token) -> bool:
    """Whether the first of several past tenses is read as a participle: "men, whom he led, beat and killed Serbs"."""
    if not verb.i or verb.nbor(-1).text != "," or dependents(verb, "agent"):
        return False
    last = verb
    while joined := [c for c in last.rights if c.dep_ == "conj" and c.pos_ == "VERB"]:
        last = joined[-1]
    return last.tag_ == "VBD" and bool(dependents(last, "dobj")) and not dependents(last, "nsubj", "aux")


def misread(verb: Token) -> bool:
    """Whether the parser takes a verb for a participle before its object: "Turkey jailed journalists"."""
    if verb.dep_ != "amod" or verb.tag_ not in PAST_TAGS or not verb.i:
        return False
    name, noun = verb.nbor(-1), verb.head
    bare = name.ent_type_ in NAMED and name.dep_ in ("npadvmod", "ROOT", "compound", "nmod", "nsubj")
    return bare and noun.i > verb.i and (noun.dep_ == "ROOT" or (noun.head is name and name.dep_ == "ROOT"))


def ordered(verb: Token) -> Token | None:
    """The causative verb above a participle: "had the journalists arrested", "ordered the sailors freed"."""
    if verb.tag_ != "VBN" and not _is_participle_after_order(verb):
        return None
    causing = verb.head
    if verb.dep_ == "acl":
        if not _is_object_of_order(causing) or verb.lemma_ in CHARGING:
            return None
        causing = causing.head
    elif verb.dep_ not in ("ccomp", "xcomp") or not (dependents(verb, "nsubj") or dependents(causing, "dobj")):
        return None
    return causing if causing.lemma_ in HAVING and not dependents(verb, "aux", "dobj", "mark") else None


def _is_participle_after_order(verb: Token) -> bool:
    """Whether a past tense is a participle: "had them killed/VBD"; "order" has no other clause without "that"."""
    return verb.tag_ == "VBD" and (verb.lemma_ in PASSIVE_HARM_VERBS or verb.head.lemma_ == "order")


def _is_object_of_order(noun: Token) -> bool:
    """Whether a noun is what is ordered: "ordered the sailors freed", not "ordered a man freed in May to leave"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ == "order" and not dependents(noun.head, "xcomp")


def finite(verb: Token) -> bool:
    """Whether a modifier of the subject is the verb of a sentence that has no other: "a report called for talks"."""
    root = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or root.head is not root or root.pos_ not in NOUN_POS:
        return False
    if verb.sent.text.rstrip()[-1:] not in '."”' or any(t.dep_ == "aux" for t in root.children):
        return False
    governs = dependents(verb, "dobj", "oprd") or any(c.lower_ in CALLING.get(verb.lemma_, ()) for c in verb.rights)
    return bool(governs) and not dependents(verb, "agent")
