"""Commitment of the holder: whether the actor has the attitude that a clause attributes to it.

There is no commitment in "should back", "could count on", "whether she backed" and "Is France satisfied?".
"""

from __future__ import annotations

from collections.abc import Callable

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.modality.scope_nouns import MAYBE
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.stance.polarity import CERTAIN
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_NO_OBJECT
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Clause

RELAYING = words("relaying_verb")
FEELINGS_GIVEN = frozenset({"confidence", "fear", "hope"})
FEELINGS_FURTHERED = frozenset({"appreciation", "confidence", "respect", "trust"})
# Light verbs whose subject gives the feeling to another: "gave the Iraqis hope".
GIVING_FEELINGS = ("bring", "give", "lend", "offer", "raise")
LEARNING = either("learning_verb", "announcement_verb")
LIKING = words("liking_verb")


def is_conferred(doc: Doc, clause: Clause) -> bool:
    """Whether the subject gives a feeling to others or furthers it: "gave the Iraqis hope", "promotes respect for"."""
    if clause.support is None:
        return False
    verb = doc[clause.support].lemma_
    furthered = clause.lemma in FEELINGS_FURTHERED and verb in words("furthering_verb")
    return furthered or (clause.lemma in FEELINGS_GIVEN and verb in GIVING_FEELINGS)


def is_committed(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the holder has the attitude: not "should back", "could count on", "would not say whether she backed"."""
    return not any(is_uncommitted(doc, found, actors) for is_uncommitted in UNCOMMITTED)


def is_own_wish(doc: Doc, found: Match) -> bool:
    """Whether the holder only likes to do something: "loves to attack Turkey on Twitter", "is glad to go"."""
    clause = found.clause
    own = [doc[i] for i in clause.slot("complement")]
    if clause.kind == "adjective":
        kind = LEARNING | words("friendly_deed_verb") if found.target else LEARNING
        return any(
            c.dep_ == "xcomp" and c.lemma_ not in kind and c.head.lower_ in words("pleased_adjective") for c in own
        )
    liked = found.slots[1] == "complement" and clause.kind == "verb" and clause.lemma in LIKING
    return liked and all(c.dep_ == "xcomp" for c in own)


def _is_conditional_or_asked(doc: Doc, found: Match, actors: Actors) -> bool:
    """A condition or a question, direct or embedded: "would back it if", "whether she backed", "does France back"."""
    head = doc[found.clause.head]
    asked = any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in head.lefts)
    return found.clause.modality == "conditional" or asked or _is_in_question(head)


def _is_unsure(doc: Doc, found: Match, actors: Actors) -> bool:
    """Negated certainty, which asks more than it doubts: "we are not sure about it"."""
    return found.clause.lemma in CERTAIN and found.clause.negated


def _is_planned_for_object(doc: Doc, found: Match, actors: Actors) -> bool:
    """The experiencer object of a planned act: "a package to satisfy Japan"."""
    return found.clause.kind == "verb" and found.slots[0] == "object" and found.clause.modality == "planned"


def _is_planned_praise(doc: Doc, found: Match, actors: Actors) -> bool:
    """Praise that is still to be spoken: "will honour the victims"; not "will always be grateful"."""
    will = any(c.tag_ == "MD" for c in doc[found.clause.head].lefts)
    return found.rule.states == "praise" and found.clause.modality == "planned" and found.clause.kind == "verb" and will


def _is_material_help(doc: Doc, found: Match, actors: Actors) -> bool:
    """Support that money or goods are to give: "aid to support farmers", "sent troops to support the police"."""
    head = doc[found.clause.head]
    if found.rule.states != "support" or head.tag_ != "VB" or head.dep_ not in ("acl", "advcl", "relcl", "xcomp"):
        return False
    above = [head.head] if head.head.pos_ == "NOUN" else [c for c in head.head.rights if c.dep_ == "dobj"]
    return any(t.lemma_.lower() in words("material_help_noun") for t in above)


def _is_deverbal_preposition(doc: Doc, found: Match, actors: Actors) -> bool:
    """A deverbal preposition: "questions concerning Turkey"."""
    head = doc[found.clause.head]
    return head.lower_ == "concerning" and head.dep_ in ("prep", "acl", "advcl")


def _is_demanded_of_others(doc: Doc, found: Match, actors: Actors) -> bool:
    """A demand on others: "France should back Ukraine"; not "we should back Ukraine"."""
    if found.clause.modality != "demanded":
        return False
    return not all(actors.mentions[n].text.lower() in FIRST_PERSON_NO_OBJECT for n in found.source)


def _is_possible(doc: Doc, found: Match, actors: Actors) -> bool:
    """A noun that is only alleged: "allegations of Iranian support for Hamas"."""
    return found.clause.modality == "possible" and found.clause.kind == "noun" and found.clause.support is None


def _is_relayed(doc: Doc, found: Match, actors: Actors) -> bool:
    """An attitude of the possessor that the subject relays: "underlined the UK's commitment"."""
    if found.clause.lemma not in RELAYING:
        return False
    owners = [c for i in found.clause.slot("object") for c in doc[i].lefts if c.dep_ == "poss"]
    return any(actors.acts_at(owner.i) and owner.pos_ == "PROPN" for owner in owners)


def _is_charge_of_another(doc: Doc, found: Match, actors: Actors) -> bool:
    """Support of which another is accused: "accused Iran of backing the rebels"; not a feeling, as trust is."""
    head = doc[found.clause.head]
    backs = found.rule.states == "support" and found.clause.kind == "verb"
    if not backs or head.dep_ != "pcomp" or head.head.lower_ not in ("of", "for"):
        return False
    return head.head.head.lemma_ in words("accusing_verb")


def _is_own_threat(doc: Doc, found: Match, actors: Actors) -> bool:
    """A warning of what the holder will do himself, which is a threat: "Mexico warned that it could close it"."""
    if found.rule.states != "concern" or found.clause.kind != "verb":
        return False
    agents = [c.i for i in found.clause.slot("complement") for c in doc[i].lefts if c.dep_ == "nsubj"]
    threats = [actors.at[i] for i in agents if i in actors.at and any(c.tag_ == "MD" for c in doc[i].head.lefts)]
    return any(actors.same(n, found.source) for n in threats)


def _is_eager_or_unwilling(doc: Doc, found: Match, actors: Actors) -> bool:
    """A wish or reluctance to act, which is no concern: "anxious to help", "afraid to speak"."""
    if found.rule.states != "concern" or found.clause.kind != "adjective" or found.slots[1] not in (None, "complement"):
        return False
    acts = [doc[i] for i in found.clause.slot("complement")]
    return any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts) for c in acts)


def _is_weakened_by_auxiliary(doc: Doc, found: Match, actors: Actors) -> bool:
    """An auxiliary of possibility or of a polite wish: "might back", "can trust", "would like to note"."""
    clause = found.clause
    carriers = [doc[clause.head], *([doc[clause.support]] if clause.support is not None else [])]
    auxiliaries = {c.lower_ for t in carriers for c in t.children if c.dep_ == "aux"}
    if clause.lemma == "like" and auxiliaries & {"would", "'d", "’d"}:
        return True
    return bool(auxiliaries & MAYBE) or (found.rule.states == "trust" and "can" in auxiliaries and not clause.negated)


# The constructions by which a holder is not committed to the attitude.
UNCOMMITTED: tuple[Callable[[Doc, Match, Actors], bool], ...] = (
    _is_conditional_or_asked,
    _is_unsure,
    _is_planned_for_object,
    _is_planned_praise,
    _is_material_help,
    _is_deverbal_preposition,
    _is_demanded_of_others,
    _is_possible,
    _is_relayed,
    _is_charge_of_another,
    _is_own_threat,
    _is_eager_or_unwilling,
    _is_weakened_by_auxiliary,
)


def _is_in_question(verb: Token) -> bool:
    """Whether a verb is in a question: "Is France satisfied with Turkey?", "Q Does the President welcome this --"."""
    if verb.sent.text.rstrip("\"”’' \n").endswith("?"):
        return True
    subjects = [c.i for c in verb.lefts if c.dep_ == "nsubj"]
    asking = [c for c in verb.lefts if c.dep_ == "aux" and c.lemma_ == "do"]
    return bool(subjects and asking) and asking[0].i < subjects[0] and verb.dep_ in ("ROOT", "ccomp", "conj")
