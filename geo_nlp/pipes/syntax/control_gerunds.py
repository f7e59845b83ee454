"""Control of gerunds after a preposition: "accused Mali of bombing" has the object, "apologised for it" the subject.

In "sanctions on Iran for arming rebels" it is Iran: who is thanked, blamed or sanctioned for the act did it.
"""

from __future__ import annotations

from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import control_phrases, functions
from geo_nlp.pipes.syntax.constructions import Construction, first_met
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED, VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import BRANDING, conjuncts

ADVISING_VERBS = frozenset({"advise", "argue", "caution", "counsel", "warn"})
REASON_PREPS = ("of", "for", "from", "over", "against")
# Prepositions after which the object of the verb does it.
OBJECT_CONTROL_BY: Final[dict[str, frozenset[str]]] = {
    "as": BRANDING | {"cite", "quote"},  # "cited the law as barring him"
    "against": ADVISING_VERBS,  # "warned Iran against leaving"
    "in": frozenset({"back", "support"}),  # "supports Iraq in fighting it"
    "with": words("tasking_verb"),  # "charged a Russian with spying"
}

CRITICISM = frozenset({"condemnation", "criticism", "denunciation"})
THANKS = words("thanks_noun")


def _target_of_feeling(prep: Token, depth: int) -> list[Token] | None:
    """Who a feeling is directed at: "is grateful to Chad for freeing them", "angry at it for attacking"."""
    if prep.lower_ != "for":
        return None
    felt = either("anger_adjective", "gratitude_adjective")
    words_above = (prep.head, *dependents(prep.head, "acomp"))
    moods = [t for t in words_above if t.pos_ == "ADJ" and t.lower_ in felt]
    around = [pair for t in moods for head in (t, t.head) for pair in prepositions(head)]
    return [t for name, t in around if name in ("at", "to", "with") and t.i < prep.i] or None


def _none_for_others_acts(prep: Token, depth: int) -> list[Token] | None:
    """Nobody who is named: "was killed by shelling", "concerns about freezing it", "complained about spying"."""
    worried = prep.lower_ in ("about", "at", "over") and prep.head.lemma_ in words("worry_noun")
    return [] if worried or prep.dep_ == "agent" or prep.head.lemma_ == "complain" else None


def _bearer_of_quality(prep: Token, depth: int) -> list[Token] | None:
    """Who an adjective describes: "found Chad guilty of bombing", "stopped short of bombing"."""
    quality = prep.head
    if quality.pos_ == "ADJ" and (bearers := dependents(quality, "nsubj") or judged(quality)):
        return with_conjuncts(bearers)
    if quality.pos_ in ("ADJ", "ADV") and quality.head.pos_ in VERBAL:
        return functions.grammatical_subjects(quality.head, depth + 1)
    return None


def judged(quality: Token) -> list[Token]:
    """Who is said to be so: "found the regime guilty of killing", "considers Iran capable of building it"."""
    verb = quality.head
    if quality.dep_ == "amod" and verb.i < quality.i:  # "held the rebels responsible", read as one phrase
        return [verb]
    judged = quality.dep_ in ("oprd", "acomp") and verb.lemma_ in words("small_clause_verb")
    return dependents(verb, "dobj") if judged else []


def _made_to_pay(prep: Token, depth: int) -> list[Token] | None:
    """Who bears a tariff or criticism: "tariffs on Iran for arming Mali", "criticism of Iran for arming it"."""
    if prep.lower_ != "for":
        return None
    governor = prep.head
    is_verb = governor.pos_ == "VERB"
    nouns = dependents(governor, "dobj") if is_verb else [governor]
    laid = [t for noun in nouns for name, t in prepositions(noun) if _bears(name, noun)]
    if is_verb and not any(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in nouns):
        laid += [t for name, t in prepositions(governor) if name in ("on", "against")]
    return [t for t in laid if t.i < prep.i and t.ent_type_ in NAMED] or None


def _bears(name: str, noun: Token) -> bool:
    """Whether a preposition names who bears it: "tariffs on Iran", "criticism of Iran", not "the tariffs of Iran"."""
    return name in ("on", "against", "at") or (name == "of" and noun.lemma_ in CRITICISM)


def _sanctioned(prep: Token, depth: int) -> list[Token] | None:
    """Whom a sanction hits: "imposed sanctions on Russia for breaking the pact"."""
    if prep.lower_ != "for":
        return None
    word = prep.head
    above = word.head.head if word.dep_ == "pobj" and word.head.lower_ in ("on", "against") else word
    measures = [t for t in (above, *dependents(above, "dobj")) if t.lemma_ in words("sanction_noun")]
    around = [pair for m in measures for near in (m, m.head) for pair in prepositions(near)]
    return [t for name, t in around if name in ("on", "against")] or None


def _object_before_preposition(prep: Token, depth: int) -> list[Token] | None:
    """The object, after some prepositions: "warned Iran against leaving", "charged a Russian with spying"."""
    controlled = prep.lower_ in OBJECT_CONTROL_BY and prep.head.lemma_ in OBJECT_CONTROL_BY[prep.lower_]
    return functions.objects(prep.head, depth + 1) if controlled else None


def _released(prep: Token, depth: int) -> list[Token] | None:
    """Who is let go after a sentence: "freed Navalny after serving a year for insulting Putin"."""
    served = [c for c in prep.rights if c.dep_ == "pcomp" and c.lemma_ in ("complete", "serve", "spend")]
    let_go = prep.lower_ == "after" and prep.head.lemma_ in words("letting_go_verb")
    return (functions.objects(prep.head, depth + 1) or None) if let_go and served else None


def _companions(prep: Token, depth: int) -> list[Token] | None:
    """Who acts together: "joined France in condemning Iran"."""
    if prep.lower_ != "in" or prep.head.lemma_ not in words("accompanying_verb"):
        return None
    return [*functions.subjects(prep.head, depth + 1), *functions.objects(prep.head, depth + 1)]


def _thanked(prep: Token, depth: int) -> list[Token] | None:
    """Who is thanked: "voiced gratitude to Chad for freeing them"."""
    if prep.lower_ != "for":
        return None
    voiced = prep.head.lemma_ in THANKS and prep.head.dep_ == "dobj"
    verb = prep.head.head if voiced else prep.head
    thanks = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_ in THANKS]
    around = [pair for head in (*thanks, verb) for pair in prepositions(head)] if thanks else []
    return [t for name, t in around if name == "to"] or None


def _involved(prep: Token, depth: int) -> list[Token] | None:
    """Whose part in something is spoken of: "praised Mali's role in sending doctors", read with the verb."""
    part = prep.nbor(-1)
    owned = part.dep_ in ("dobj", "pobj") and part.lemma_ in words("participation_noun")
    return (with_conjuncts(dependents(part, "poss")) or None) if prep.lower_ == "in" and owned else None


def _accused_of_means(prep: Token, depth: int) -> list[Token] | None:
    """Who is accused of doing something by a deed: "accused it of interference by meeting rebels"."""
    verb = prep.head
    charged = verb.lemma_ in words("charge_of_verb") and any(c.lower_ == "of" and c.i < prep.i for c in verb.rights)
    return (functions.objects(verb, depth + 1) or None) if prep.lower_ == "by" and charged else None


def _subject_or_blamed(prep: Token, depth: int) -> list[Token] | None:
    """Who is blamed, else the subject: "accused Mali of bombing", "apologised for bombing"."""
    governor = prep.head
    if governor.pos_ not in VERBAL:
        return None
    reason = prep.lower_ in REASON_PREPS and not any(c.lower_ == "instead" for c in prep.lefts)
    blamed = functions.objects(governor, depth + 1) if reason else []
    if blamed and (
        governor.lemma_ in either("blame_or_praise_for_verb", "charge_of_verb")
        or _is_judged_for(governor, prep, blamed)
    ):
        return blamed
    return functions.grammatical_subjects(governor, depth + 1)


def _is_judged_for(verb: Token, prep: Token, objects: list[Token]) -> bool:
    """Whether the object is treated so for what it did: "mocked Lavrov for praising Macron"."""
    actors = all(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in objects)
    return prep.lower_ == "for" and actors and verb.lemma_ not in words("using_verb")


def _owner_of_noun(prep: Token, depth: int) -> list[Token] | None:
    """Whose intention it is: "Iran's hope of winning"."""
    return with_conjuncts(dependents(prep.head, "poss")) or None


def _subject_above_noun(prep: Token, depth: int) -> list[Token] | None:
    """Who "has no intention of bombing", or the object that is blamed: "accuses rebels of bombing"."""
    noun, verb = prep.head, prep.head.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or noun.lemma_ in words("restriction_noun"):
        return None
    if verb.lemma_ in either("blame_or_praise_for_verb", "charge_of_verb") and prep.lower_ in REASON_PREPS:
        return conjuncts(noun)
    return functions.grammatical_subjects(verb, depth + 1)


GERUND_CONTROLLERS: Final[tuple[Construction, ...]] = (
    control_phrases.accused_of,
    control_phrases.at_stage_of,
    control_phrases.author_of_aim,
    _target_of_feeling,
    _none_for_others_acts,
    _bearer_of_quality,
    _made_to_pay,
    _sanctioned,
    _object_before_preposition,
    _released,
    _companions,
    _thanked,
    _involved,
    _accused_of_means,
    _subject_or_blamed,
    _owner_of_noun,
    control_phrases.blamed_past_noun,
    _subject_above_noun,
)


def subjects_of_gerund(prep: Token, depth: int) -> list[Token]:
    """Heads of the subject of a gerund after a preposition, by the first construction that is met."""
    return first_met(GERUND_CONTROLLERS, prep, depth)
