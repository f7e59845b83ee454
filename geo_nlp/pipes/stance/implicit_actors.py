"""Implicit holders and targets: clauses rewritten so that the actors are where the rules look for them.

"X's office condemned", "a speech attacking", "opposes aid for Ukraine", "spoke in support of", "urged voters to
reject", "left over safety concerns", "welcomed the aid that Chad gave", "supporters of Lavrov marched". An actor that
the sentence does not name is not found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.attribution.cue_subjects import is_urged_on_other
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.mentions.proposals import SIDE_PREFIXES
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.stance.polarity import is_lost
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import HYPHENS, OTHERS_ACTS
from geo_nlp.slotted import replace
from geo_nlp.types import Clause

# Types of those whom one is a supporter or opponent of.
FOLLOWED = frozenset({"person", "party", "government", "armed_group"})
# Verbs for asking others to support someone: "called for solidarity with Ukraine".
PLEADING = words("pleading_verb")
TAKING_SIDES = frozenset({"support", "opposition", "trust", "criticism"})
# Classes of the rule book: who opposes "military aid for Ukraine" opposes Ukraine, who backs it backs Ukraine.
HELP_CLASSES = ("aid", "relief", "arms", "money", "supplies")
# Classes of deeds, which are liked or not with their doer: "welcomed the aid that Chad gave".
DEED_CLASSES = ("attack", "attempt", "conduct", "crime", "idea", "kind_deed", "proposal", *HELP_CLASSES)
# What moves people to act, and the prepositions that give a reason: "over concerns", "due to fears".
MOTIVES = words("worry_noun")
REASONS = frozenset({"over", "because of", "due to", "on", "out of"})
# Metonyms of an actor: an office or a text ("Macron's office condemned"), and a position ("his pro-Russian line").
TEXTS = either("utterance_or_office_noun", "authored_text_noun")
SPEAKERS_AND_TEXTS = words("entourage_noun") | TEXTS
SPEAKING_OR_POSITION = SPEAKERS_AND_TEXTS | words("position_noun")
# Nouns that express the attitude they govern: "a show of support for Assad", "a vote of confidence in Macron".
SHOWS = either("attitude_display_noun", "display_noun")


def with_hyphenated(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with the actor beside its hyphen: "Iran-backed rebels", "pro-Russian rebels"."""
    word = doc[clause.head]
    if clause.kind == "adjective" and clause.lemma in SIDE_PREFIXES and _is_prefix_of_actor(word, actors):
        return replace(clause, slots=(("subject", (word.head.i,)), ("to", (word.i + 2,))))
    if clause.kind == "verb" and _is_suffixed_participle(word) and not clause.slot("subject"):
        return replace(clause, slots=(*clause.slots, ("subject", (word.i - 2,))))
    return clause


def _is_prefix_of_actor(word: Token, actors: Actors) -> bool:
    """Whether a word is joined to an actor after it, in front of a noun: "pro-Russian rebels"."""
    target = word.i + 2
    return word.head.i > target and word.nbor().text in HYPHENS and actors.acts_at(target)


def _is_suffixed_participle(word: Token) -> bool:
    """Whether a word is a participle joined to the word before it: "Iran-backed rebels"."""
    joined = word.i > 1 and word.nbor(-1).text in HYPHENS and not word.nbor(-1).whitespace_
    return joined and word.tag_ == "VBN" and word.dep_ == "amod"


def with_metonym_owner(doc: Doc, clause: Clause, actors: Actors) -> Clause:
    """The clause with the owner of an office or a text as its subject: "X's office condemned", "a speech attacking"."""
    if clause.kind == "noun":
        return clause
    metonyms = SPEAKING_OR_POSITION if clause.lemma in SIDE_PREFIXES else SPEAKERS_AND_TEXTS
    owners = [j for i in clause.slot("subject") for j in _owners_of(doc[i], actors, metonyms)]
    return _refilled(clause, "subject", owners)


def with_beneficiary(doc: Doc, clause: Clause, actors: Actors, helping: Collection[str]) -> Clause:
    """The clause with the beneficiary in the place of the help: "opposes military aid for Ukraine".

    "Approved a sum" gives it, and is no attitude.
    """
    for slot in ("object", "to") if clause.lemma != "approve" else ():
        heads = list(clause.slot(slot))
        for i in clause.slot(slot):
            if doc[i].lemma_.lower() in helping and not actors.pick(doc[i]):
                heads = _beneficiaries(doc, clause, doc[i], actors) or heads
        clause = _refilled(clause, slot, heads)
    return clause


def with_doer(doc: Doc, clause: Clause, actors: Actors, deeds: Collection[str]) -> Clause:
    """The clause with the doer of a deed beside it: "welcomed the aid that Chad gave", not the aid that Chad got."""
    if clause.kind != "verb":
        return clause
    heads = clause.slot("object")
    done = [doc[i] for i in heads if doc[i].lemma_.lower() in deeds and not actors.pick(doc[i])]
    return _refilled(clause, "object", [*heads, *(t.i for deed in done for t in _doers_of(deed))])


def _refilled(clause: Clause, slot: str, heads: Sequence[int]) -> Clause:
    """The clause with other words in a slot that it has."""
    if tuple(heads) == clause.slot(slot):
        return clause
    return replace(clause, slots=tuple((name, tuple(heads) if name == slot else own) for name, own in clause.slots))


def _doers_of(deed: Token) -> list[Token]:
    """The subjects of an object relative clause: "the aid [that] Chad gave"."""
    done = [c for c in deed.rights if c.dep_ == "relcl" and c.lemma_ not in words("receiving_verb")]
    done = [c for c in done if any(t == deed or t.lower_ == "that" for t in functions.objects(c))]
    return [t for verb in done for t in functions.subjects(verb) if t != deed]


def with_worried(doc: Doc, clause: Clause) -> Clause:
    """The clause of a worry with those whom it moves as its subject: "left due to safety concerns"."""
    noun = doc[clause.head]
    if clause.kind != "noun" or clause.lemma not in MOTIVES or noun.dep_ not in ("pobj", "pcomp"):
        return clause
    if any(clause.slot(slot) for slot in ("subject", "possessor", "by", "from", "of")):
        return clause
    prep = noun.head
    inner = next((c for c in prep.children if c.lower_ in ("of", "to") and c.i < noun.i), None)  # "due to"
    reason = prep.lower_ if inner is None else f"{prep.lower_} {inner.lower_}"
    verb = next((t for t in prep.ancestors if t.pos_ in VERBAL), None) if reason in REASONS else None
    holders = tuple(t.i for t in functions.subjects(verb)) if verb is not None else ()
    return replace(clause, slots=(*clause.slots, ("subject", holders))) if holders else clause


def _beneficiaries(doc: Doc, clause: Clause, noun: Token, actors: Actors) -> list[int]:
    """Heads of the mentions that help is for: "aid for Ukraine", "aid to Ukraine"."""
    inside = [t for prep, t in obliques.prepositions(noun) if prep in ("for", "to")]
    beside = [doc[j] for j in clause.slot("for")]
    return [actors.mentions[n].head for t in [*inside, *beside] for n in actors.pick(t)]


def _owners_of(noun: Token, actors: Actors, metonyms: Collection[str]) -> list[int]:
    """Heads of the mentions that own an office or a text, one of `metonyms`; else the word itself."""
    lemma = noun.lemma_.lower()
    if noun.i in actors.at or lemma not in metonyms:
        return [noun.i]
    of = [t.i for p, t in obliques.prepositions(noun) if p == "of"]  # not Syria's: "reports of the murder of Syrians"
    found = [n for n in actors.pick(noun) if actors.mentions[n].head < noun.i or actors.mentions[n].head in of]
    found = found or [n for p, t in obliques.prepositions(noun) if p == "from" for n in actors.pick(t)]
    found = found or (_authors_of(noun, actors) if lemma in TEXTS else [])
    return [actors.mentions[n].head for n in found] or [noun.i]


def _authors_of(text: Token, actors: Actors) -> list[int]:
    """The subject of the verb whose object a text is: "Macron gave a speech attacking Russia", not "vetoed a text"."""
    verb = text.head.head if text.dep_ == "pobj" else text.head
    own = verb.lemma_ not in OTHERS_ACTS and text.head.lower_ != "against"
    written = own and text.dep_ in ("dobj", "pobj") and text.head.dep_ != "agent"
    return _acting_subjects(verb, actors) if written and verb.pos_ == "VERB" else []


def _acting_subjects(verb: Token, actors: Actors) -> list[int]:
    """The actors in a verb's subject."""
    return [n for t in functions.subjects(verb) for n in actors.acting(t, verbal=True)]


def renouncing_holders(doc: Doc, clause: Clause, actors: Actors) -> tuple[int, ...]:
    """The holders who give up an attitude: "Mali withdrew support for the plan"."""
    return tuple(_acting_subjects(doc[clause.head].head, actors)) if is_lost(doc, clause) else ()


def urging_holders(doc: Doc, found: Match, actors: Actors) -> tuple[int, ...]:
    """The holders who urge others to take a side: "urged voters to reject Le Pen", "called for support for Kyiv"."""
    if found.clause.negated or found.rule.states not in TAKING_SIDES or not found.target:
        return ()
    head = doc[found.clause.head]
    if found.clause.kind == "noun" and head.dep_ == "pobj" and head.head.lower_ == "for":
        verb = head.head.head
        urging = verb.lemma_ in PLEADING
    else:
        verb = head.head
        urging = found.clause.kind == "verb" and verb.lemma_ in words("asking_verb") and is_urged_on_other(head)
    return tuple(n for n in _acting_subjects(verb, actors) if not actors.same(n, found.target)) if urging else ()


def adherents(doc: Doc, found: Match, actors: Actors) -> tuple[int, ...]:
    """The holders that the noun of an attitude names itself: "supporters of Lavrov", "Macron's opponents"."""
    head = doc[found.clause.head]
    if found.clause.kind != "noun" or found.clause.lemma not in words("adherent_noun") or head.tag_ != "NNS":
        return ()
    followed = (actors.mentions[n] for n in found.target)
    if head.i not in actors.at or not any(m.level == "name" and m.type in FOLLOWED for m in followed):
        return ()
    return (actors.at[head.i],)


def leader_of(doc: Doc, n: int, actors: Actors) -> int:
    """Whose leadership a mention is, where that is a quality: "praised Macron's leadership"; else the mention."""
    head = doc[actors.mentions[n].head]
    owners = [actors.at[c.i] for c in head.lefts if c.dep_ == "poss" and c.i in actors.at]
    return owners[0] if head.lemma_.lower() == "leadership" and owners else n
