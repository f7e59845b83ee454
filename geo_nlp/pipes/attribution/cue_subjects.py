"""Subjects of cue verbs: who says, thinks or wants, whatever the construction.

A verb without a subject of its own takes that of the clause it belongs to: by control, coordination, as a participle,
gerund or adverbial clause. Five steps at most.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Token

BIDDING = either("object_control_verb", "urging_object_control_verb") | {"need"}
# Nouns of discourse adverbials, which do not act: "in effect daring Kyiv to answer".
DISCOURSE_NOUNS = frozenset({"case", "effect", "fact", "practice", "reality"})
PROMISES = words("promise_noun")
HEARD_BY = words("perception_of_speech_verb")
APPEALING = frozenset({"appeal", "call"})
CUE_DEPTH = 5


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent of `token` with one of `labels`."""
    return next((c for c in token.children if c.dep_ in labels), None)


def is_urged_on_other(verb: Token) -> bool:
    """Whether an infinitive is what its governor asks another to do: "urged voters to", "called on Iran to"."""
    if verb.dep_ not in ("xcomp", "ccomp") or not has_infinitive_marker(verb):
        return False
    addressed = any(c.dep_ == "dobj" or c.lower_ in ("on", "upon") for c in verb.head.rights if c.i < verb.i)
    return addressed or any(c.dep_ == "nsubj" for c in verb.lefts)


def is_itself_passive(verb: Token) -> bool:
    """Whether `verb` is a passive: "was said", or a participle after a noun ("a letter written by").

    Unlike `voice.is_passive` it goes by the verb's own dependents, so that a participle coordinated with a passive one
    is active: "known as Boers but later called Afrikaners".
    """
    if child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not child(verb, "aux", "nsubj")


def subject(verb: Token) -> Token | None:
    """The head of the phrase that names who says, thinks or wants, of a passive the agent; None where there is none.

    Unlike `functions.subjects` it keeps a relative pronoun and "whose", which have a place of their own as speakers.
    """
    if not is_itself_passive(verb):
        return _of_active(verb, CUE_DEPTH)
    agent = child(verb, "agent") or next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "by"), None)
    if agent is None and child(verb, "oprd", "dobj") is not None and voice.is_passive(verb):
        return next(iter(functions.subjects(verb)), None)  # "was called a liar by Macron"
    return child(agent, "pobj") if agent else None


def preposed_name(verb: Token) -> Token | None:
    """The name right before a verb, where the parser attached it elsewhere: "In a talk with Le Monde Macron said"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is not None and before.text == "," and before.i > verb.sent.start:
        before = before.nbor(-1)
    if before is None or before.pos_ != "PROPN" or before.dep_ not in ("pobj", "appos", "dobj"):
        return None
    return before if verb.tag_ in ("VBD", "VBZ") and before.ent_type_ not in WHEN else None


def _of_active(verb: Token, depth: int) -> Token | None:
    """The subject of an active verb, its own or inherited."""
    own = min((c for c in verb.children if c.dep_ in SUBJECTS), key=lambda c: abs(c.i - verb.i), default=None)
    if own is not None or not depth or verb.dep_ == "ROOT":
        return own
    if verb.tag_ == "VBG" and (heard := _perceived_speaker(verb)) is not None:
        return heard
    match verb.dep_:
        case "acl" | "relcl" if verb.tag_ == "VBG":
            return _subject_of_participle(verb, depth)
        case "acl" | "relcl":  # "gave Turkey grounds to complain", "his decision to"
            return _recipient(verb.head) or _of_noun(verb.head, depth)
        case "pcomp":
            return _of_gerund(verb.head, depth)
        case "xcomp" | "ccomp":
            return _subject_of_complement(verb, depth)
        case "advcl" | "conj" | "dep" | "parataxis":
            return _of_active(_superordinate(verb), depth - 1)
    return None


def _perceived_speaker(verb: Token) -> Token | None:
    """The object of a verb of perception: "quoted Lavrov saying"."""
    above = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    thing = child(above, "dobj")
    if thing is None or thing.i > verb.i or verb.doc[verb.left_edge.i - 1].text == ",":
        return None
    return thing if above.lemma_ in HEARD_BY and verb.dep_ in ("acl", "ccomp", "xcomp") else None


def _subject_of_participle(verb: Token, depth: int) -> Token | None:
    """The subject of a present participle after a noun: "Iran's letter opposing the deal", "in effect daring Kyiv"."""
    noun = verb.head
    if verb.dep_ == "acl" and noun.lemma_ in DISCOURSE_NOUNS and noun.dep_ == "pobj":
        return _of_active(noun.head.head, depth - 1)
    if verb.dep_ == "acl" and (text := _text_above(noun)) is not None:
        above = text.head.head if text.dep_ == "pobj" else text.head
        return _of_active(above, depth - 1) if above.pos_ == "VERB" else text
    return _of_noun(noun, depth) or noun


def _text_above(noun: Token) -> Token | None:
    """The text that a participle after another noun describes: "sent a letter to leaders opposing the deal"."""
    above = noun.head.head
    texts = [above, *(c for c in above.children if c.dep_ == "dobj"), noun] if noun.dep_ == "pobj" else []
    return next(
        (t for t in texts if t.pos_ == "NOUN" and t.lemma_ in words("spoken_text_noun") and t.dep_ in ("dobj", "pobj")),
        None,
    )


def _of_noun(noun: Token, depth: int) -> Token | None:
    """The agent of an act noun: the possessor ("his decision to"), or the subject of its verb ("made the decision")."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    return _of_active(noun.head, depth - 1) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None


def _recipient(noun: Token) -> Token | None:
    """The indirect object beside a noun: "gave Turkey grounds for complaining"; not beside a promise."""
    if noun.dep_ != "dobj" or noun.lemma_ in PROMISES:
        return None
    return next(iter(functions.datives(noun.head)), None)


def _of_gerund(preposition: Token, depth: int) -> Token | None:
    """The subject of a gerund: "by saying", "quoted as saying", "criticised X for saying"."""
    governor = preposition.head
    if governor.pos_ not in VERBAL:
        return _recipient(governor) or _of_noun(governor, depth)
    thing = child(governor, "dobj") if preposition.lower_ in ("for", "as", "of") else None
    return thing or _of_active(governor, depth - 1)


def _subject_of_complement(verb: Token, depth: int) -> Token | None:
    """The controller of a complement clause: "wants to say", "told Iran to say", "called on Iran to say"."""
    head = verb.head
    if verb.dep_ == "xcomp" and head.lemma_ == "be" and any(c.lemma_ in words("purpose_noun") for c in head.lefts):
        return None  # "his mission is to brief the president"
    if (addressee := _addressee_of_appeal(verb)) is not None:
        return addressee
    if head.pos_ == "NOUN":
        return None
    thing = child(head, "dobj")
    if thing is not None and verb.tag_ != "VBG" and _is_controlled_by_object(thing, verb):
        return thing
    return _of_active(head, depth - 1)


def _addressee_of_appeal(verb: Token) -> Token | None:
    """Who is asked by an appeal: "called on Iran to acknowledge that it had fired"."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ not in APPEALING or verb.tag_ == "VBG":
        return None
    on = next((c for c in verb.head.rights if c.dep_ == "prep" and c.lower_ in ("on", "upon", "to")), None)
    return child(on, "pobj") if on is not None and on.i < verb.i else None


def _is_controlled_by_object(thing: Token, verb: Token) -> bool:
    """Whether the object acts in the complement: "told Iran to say"; not "used a speech to denounce the deal"."""
    purpose = verb.dep_ == "xcomp" and has_infinitive_marker(verb)
    return not purpose or thing.head.lemma_ in BIDDING


def _superordinate(verb: Token) -> Token:
    """The verb whose subject an adverbial or coordinate clause shares; over a reported clause the reporting verb."""
    head = verb.head
    reported = head.dep_ == "ccomp" and head.head.i < head.i < verb.i
    return head.head if verb.dep_ == "advcl" and verb.tag_ == "VBG" and reported else head
