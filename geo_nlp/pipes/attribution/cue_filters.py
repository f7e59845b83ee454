"""Cues that attribute nothing: things handled ("denied funding"), deals, unnamed sources, topics without a claim."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.attribution.cue_subjects import child
from geo_nlp.pipes.attribution.token_runs import Run
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.attribution import AttributionRules, Frame

# Verbs by which a source is named: "asked not to be identified".
IDENTIFYING = frozenset("cite identify name quote".split())
NEEDED = words("necessity_noun")
NAME_LABELS = frozenset({"FAC", "GPE", "LOC", "NORP", "ORG", "PERSON"})
SHOWING = frozenset({"report-thing", "show-thing"})
QUESTIONED = words("questioned_person")
# Objects of which a verb says nothing: "denied funding for the wall", "recalled its envoy".
HANDLED = {
    "deny": words("deniable_benefit_noun"),
    "contest": words("contested_election_noun"),
    "show": words("displayed_quality_noun"),
    "recall": words("recallable_noun"),
}


def has_bare_object(verb: Token, rules: AttributionRules) -> bool:
    """Whether the object names a saying and not what was said: "denied the accusation", "rejected these claims"."""
    thing = child(verb, "dobj", "nsubjpass")
    known = thing is not None and any(f.id == "claim" for f in rules.by_noun.get(thing.lemma_.lower(), ()))
    return known and thing is not None and not any(c.dep_ not in ("det", "amod", "punct") for c in thing.children)


def is_handling(verb: Token) -> bool:
    """Whether a verb is about handling a thing and not about saying: "denied funding", "recalled its envoy"."""
    thing = child(verb, "dobj", "nsubjpass")
    if thing is None:
        return False
    if verb.lemma_ == "question" and (thing.ent_type_ == "PERSON" or thing.lower_ in QUESTIONED):
        return True
    if thing.ent_type_ in NAME_LABELS and verb.lemma_ in ("contest", "urge", "want"):
        return True  # "parties that contest Ohio", "is wanted by the court"
    return thing.lemma_.lower() in HANDLED.get(verb.lemma_, ())


def is_asked_for(verb: Token, frame: Frame) -> bool:
    """Whether something is still to be made known: "requires banks to disclose losses", "a way to report them"."""
    wanted = verb.dep_ == "acl" or (
        verb.dep_ == "xcomp" and verb.head.lemma_ in either("object_control_verb", "urging_object_control_verb")
    )
    return frame.id in SHOWING and wanted and has_infinitive_marker(verb)


def has_claim(cue: Token, said: Run) -> bool:
    """Whether something is said of a topic, beyond its name: "spoke about the need to trade"."""
    tokens = cue.doc[said[0] : said[1] + 1]
    return any((t.pos_ == "VERB" and t.tag_ != "VBN") or t.lower_ in NEEDED for t in tokens)


def asks_anonymity(verb: Token) -> bool:
    """Whether a source only asks to stay unnamed: "who asked not to be named"."""
    hidden = (c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_ in IDENTIFYING)
    return any(child(c, "neg") is not None and child(c, "auxpass") is not None for c in hidden)


def is_deal(verb: Token) -> bool:
    """Whether several agree to do something, which is a deal and no saying."""
    who = child(verb, "nsubj") if verb.lemma_ == "agree" else None
    several = who is not None and (who.tag_ in PLURAL_TAGS or child(who, "conj") is not None)
    return several and any(c.dep_ == "xcomp" for c in verb.rights)
