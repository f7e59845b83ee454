"""Inanimate antecedents: things that a pronoun stands for: "the resolution passed, with 50 deputies opposing it"."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.coref.event_possessives import HOSTILE_ACT_NOUNS
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import has_subject
from geo_nlp.pipes.syntax.labels import SUBJECT_OR_DOBJ, SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import BRANDING
from geo_nlp.types import Mention

# What two judge in turn is the same thing, and no actor: "Iran rejected the plan, while Oman welcomed it".
JUDGEMENT_VERBS = words("judgement_verb")
VOTING = frozenset({"abstain", "vote"})  # on what is no actor: "demanded that Russia leave. Belarus voted against it"
# Things that are passed, signed, struck or fired, and "it" afterwards.
COUNTED_PARTS = words("ordinal_part_word")
PROGRAMMES = either("agreed_noun", "authored_text_noun", "issued_text_noun", "written_text_noun")
CONDITIONS = frozenset({"if", "once", "unless"})
ENACTABLE_OR_WEAPON_NOUNS = words("enactable_or_weapon_noun")


def thing_before(pronoun: Token) -> Token | None:
    """The last thing before a pronoun in its sentence: "the resolution passed, with 50 deputies opposing it".

    Actors before the thing are not meant, unless they act in the clauses around.
    """
    if pronoun.dep_ not in SUBJECTS and pronoun.dep_ != "dobj":
        return None
    called = pronoun.head.lemma_ in BRANDING  # "spoke out against the attack, calling it a crime"
    meant, deps = (
        (ENACTABLE_OR_WEAPON_NOUNS | HOSTILE_ACT_NOUNS, SUBJECT_OR_DOBJ | {"pobj"})
        if called
        else (ENACTABLE_OR_WEAPON_NOUNS, SUBJECT_OR_DOBJ)
    )
    before = pronoun.doc.tokens[pronoun.sent.start : pronoun.i]
    return next((t for t in reversed(before) if t.tag_ == "NN" and t.lemma_ in meant and t.dep_ in deps), None)


def thing_dealt_with(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """Nobody, where "it" is a thing of a clause beside: "destroyed the car and set fire to it", "if the deal fails"."""
    pronoun = doc[mention.first]
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    if pronoun.lower_ != "it" or verb.pos_ != "VERB":
        return None
    if pronoun.dep_ in SUBJECTS:
        things = _subjects_of_condition(pronoun, verb) or _texts_above(verb)
    else:
        above = verb.head if verb.dep_ == "conj" and not has_subject(verb) else verb
        things = [t for t in _acted_on(above) if t.i < verb.i]
    return () if len(things) == 1 and things[0].tag_ == "NN" and not _is_named(things[0], memory) else None


def _subjects_of_condition(pronoun: Token, verb: Token) -> list[Token]:
    """The subjects of a condition before a verb: "if the deal fails, it"."""
    marks = CONDITIONS if pronoun.dep_ == "nsubj" else CONDITIONS | {"after", "when"}
    fronted = (c for c in verb.lefts if c.dep_ == "advcl" and any(m.lower_ in marks for m in c.lefts))
    return [s for c in fronted for s in c.lefts if s.dep_ in SUBJECTS]


def _texts_above(verb: Token) -> list[Token]:
    """The text that is the subject above a clause with "as": "the script recognises Israel as it calls for a state"."""
    marked = verb.dep_ == "advcl" and verb.head.i < verb.i and any(m.lower_ in ("as", "because") for m in verb.lefts)
    return [s for s in verb.head.lefts if s.dep_ in SUBJECTS and s.lemma_ in PROGRAMMES] if marked else []


def _acted_on(verb: Token) -> list[Token]:
    """What a verb acts on: its objects, else those of "at" and "on": "destroyed the car", "opened fire on the car"."""
    aimed = [t for prep, t in prepositions(verb) if prep in ("at", "on")]
    return aimed or list(functions.objects(verb))


def _is_named(noun: Token, memory: Memory) -> bool:
    """Whether a noun is an actor, or has one before it: "Iran", "the Turkish army"."""
    return noun.i in memory.heads or noun.i in memory.covering


def things_before(pronoun: Token, memory: Memory) -> bool:
    """Whether "them" are things in its sentence: "ballots were counted, and Chad published them"."""
    before = pronoun.doc.tokens[pronoun.sent.start : pronoun.i]
    if (
        pronoun.dep_ == "pobj" and pronoun.head.head.lower_ in COUNTED_PARTS
    ):  # "two bombs exploded, the second of them in Mosul"
        things = [t for t in before if t.tag_ == "NNS" and t.dep_ in SUBJECTS]
        return bool(things) and not _is_named(things[-1], memory)
    if pronoun.dep_ != "dobj":
        return False
    if _are_described(pronoun, [t for t in before if t.tag_ == "NNS"], memory):
        return True
    subjects = [t for t in before if t.tag_ == "NNS" and t.dep_ in SUBJECTS]
    return any(t.dep_ == "nsubjpass" and not _is_named(t, memory) for t in subjects[-1:])


def _are_described(pronoun: Token, several: list[Token], memory: Memory) -> bool:
    """Whether the last things before are called something, or dealt with once more: "found arms and sold them"."""
    verb = pronoun.head
    if verb.lemma_ in BRANDING:
        return bool(several) and not _is_named(several[-1], memory)
    first = [t for t in functions.objects(verb.head) if t.i < verb.i] if verb.dep_ == "conj" else []
    return any(t in several for t in first) and all(t.i not in memory.heads for t in first)


def judged_before(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...] | None:
    """The referents of the object that was judged last, none of a thing; None where none was judged before."""
    pronoun = doc[mention.first]
    verb = pronoun.head
    if pronoun.lower_ == "it" and pronoun.dep_ == "pobj" and verb.head.lemma_ in VOTING:
        return ()
    named = verb.lemma_ in BRANDING and verb.dep_ == "advcl"  # "condemned the attack on Syria, calling it a crime"
    if pronoun.dep_ != "dobj" or not (named or verb.lemma_ in JUDGEMENT_VERBS) or pronoun.lower_ != "it":
        return None
    above = verb.head if verb.dep_ in ("advcl", "conj", "ccomp") else _root_before(doc, verb)
    if above is None or above.lemma_ not in JUDGEMENT_VERBS or above.i > pronoun.i:
        return None
    judged = next((c for c in above.rights if c.dep_ == "dobj" and c.i < pronoun.i), None)
    return None if judged is None or judged.tag_ == "PRP" else memory.heads.get(judged.i, ())


def _root_before(doc: Doc, verb: Token) -> Token | None:
    """The main verb of the sentence before, if the verb is the main verb of its own."""
    start = verb.sent.start
    return doc[start - 1].sent.root if verb.dep_ == "ROOT" and start else None
