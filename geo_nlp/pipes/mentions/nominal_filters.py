"""Nouns for actors that name no actor in their context: conditions, parts of a place name, modifiers.

"The state of the roads", "Rakhine state", "police station".
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, MODIFIERS, NOUN_CLAUSES, SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.pronoun_forms import HE_OR_SHE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.rules.loader import load_rules

DIVISIONS = words("administrative_division_noun")
COURTESIES = frozenset({"madam", "madame", "mr", "mister"})
LIKENING = frozenset({"like", "level", "style", "type", "wide"})
# What a body of a place has made: "the Kirkuk council decision".
DECISIONS = frozenset({"ban", "decision", "order", "plan"})
ENERGIES = words("energy_adjective")
HAPPENING = words("eventive_body_noun")
REBELS = frozenset("guerrilla insurgent militant rebel separatist".split())
COMPOUNDED = frozenset({"child", "man", "people", "woman"})
MAKERS = frozenset({"company", "organisation", "person"})
# "A319", "7X", "F-35", "737-800", "737"; no year, count or ordinal ("24", "2nd").
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Z]{0,2}|\d{1,3}[A-Z]{1,2}|7[0-9]7(?:-\d+)?")
# Owners of the thing that they modify: "rebel positions", "an opposition rally"; no "fighter jets" or "Islamist ideas".
REBEL_OWNERS = REBELS | {"opposition"}

# What bodies of a state do by force or decree, by their sectors.
DECREES = frozenset({"COERCE", "SANCTION"})
DEEDS = {
    **dict.fromkeys(("GOV", "JUD", "LEG"), DECREES),
    **dict.fromkeys(("COP", "MIL", "SPY"), DECREES | {"ASSAULT"}),
}

# By these "opposition" is a feeling and no party: "growing opposition", "met opposition", "opposition from Mali".
FIRM = words("intensity_adjective")
RESISTED = words("meeting_opposition_word")
TARGET_OF_NOUN_PREPS = frozenset("against by from to toward towards".split())

FIGURE = "figure"


def names_no_actor(token: Token, names: Sequence[Name], inside: dict[int, int], *, modifier: bool) -> bool:
    """Whether a noun for an actor names none; with `modifier` it may modify another noun and name one all the same."""
    if (
        _is_condition(token)
        or _is_event(token)
        or _is_idea(token)
        or _is_right(token)
        or _is_quality(token, names, inside)
        or _is_addressed(token)
        or _is_poison(token)
        or _is_beside(token)
        or _is_division(token, names, inside)
    ):
        return True
    return not modifier and _modifies(token, inside) and not _decides(token, names, inside)


def is_model(doc: Doc, name: Name) -> bool:
    """Whether a name is that of a model by the designation after it: "Airbus A319", "Falcon 7X", "Boeing 737"."""
    after = doc[name.last].nbor().text
    if name.type not in MAKERS or not DESIGNATION.fullmatch(after):
        return False
    if name.type == "person" and not after[0].isdigit():
        return False  # "Trump G7 remarks"
    return any(c.isalpha() for c in after) or doc[name.last].head.i > name.last


def _is_quality(token: Token, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether a person's leadership is meant, not who leads: "praised Scholz's leadership", "global leadership"."""
    if token.lower_ != "leadership":
        return False
    if all((c.pos_ == "ADJ" or c.dep_ == "amod") and c.text.islower() for c in token.lefts) and not _has_of_phrase(
        token
    ):
        return True
    owners = [c for c in first_conjunct(token).lefts if c.dep_ == "poss"]
    return any(c.lower_ in HE_OR_SHE or (c.i in inside and names[inside[c.i]].type == "person") for c in owners)


def _is_poison(token: Token) -> bool:
    """Whether an agent is a substance: "a Russian nerve agent"."""
    return any(f"{c.lower_} {token.lemma_}" in load_rules().classes["poison_means"] for c in token.lefts)


def _is_beside(token: Token) -> bool:
    """Whether a side is one of "side by side", "side-by-side"."""
    around = [t.lower_ for t in token.doc[max(token.i - 4, 0) : token.i + 5]]
    return token.lower_ == "side" and "by" in around and around.count("side") > 1


def _is_addressed(token: Token) -> bool:
    """Whether an office opens a speech to its holder: "Mr. President, I introduce a resolution"."""
    doc, title = token.doc, token.i - 1 - (token.i > 1 and token.nbor(-1).text == ".")
    if title < 0 or doc[title].lower_.rstrip(".") not in COURTESIES or token.i + 1 == len(doc):
        return False
    opens = doc[title].is_sent_start or (title > 0 and doc[title - 1].is_punct)
    return opens and token.nbor().text == ","


def _is_event(token: Token) -> bool:
    """Whether a noun for a body means an event: "publication of the paper", "restrict publication", "movement"."""
    if token.lower_ not in HAPPENING:
        return False
    bare = token.lower_ in ("movement", "publication") and not token.lefts
    return bare or _has_of_phrase(token)


def _has_of_phrase(token: Token) -> bool:
    """Whether "of" follows a noun: "publication of the paper"."""
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)


def _is_idea(token: Token) -> bool:
    """Whether a word means an idea and no party or state: "defended Turkish democracy", "met stiff opposition".

    So does "justice" by itself: "the pursuit of justice", "racial justice"; no "Ohio's chief justice".
    """
    if token.lower_ == "justice":
        return not any(c.dep_ in ("det", "poss") or c.lower_ == "chief" for c in token.lefts)
    if token.lower_ == "democracy":
        return not any(c.dep_ == "det" or c.tag_ == "JJS" for c in token.lefts)
    if token.lower_ in ("network", "networks"):  # "a network of ports"
        return _has_of_phrase(token)
    if token.lower_ != "opposition":
        return False
    resisted = {token.head.lemma_, token.head.lower_} & RESISTED and token.dep_ in ("dobj", "pobj")
    aimed = any(c.dep_ in ("prep", "agent") and c.lower_ in TARGET_OF_NOUN_PREPS for c in token.rights)
    bare = not any(c.dep_ == "det" for c in token.lefts)
    return aimed or any(c.lower_ in FIRM for c in token.lefts) or (bare and bool(resisted))


def _is_condition(token: Token) -> bool:
    """Whether a word means a condition and no actor: "the state of the roads", "seized power"."""
    word = token.lower_
    if word == "power":
        return _is_power(token)
    if word == "authority":
        return _is_authority(token)
    if word == "side":  # "on the eastern side", "fought on the same side"
        return any((c.text.endswith("ern") and c.text.islower()) or c.lower_ == "same" for c in token.lefts)
    return word == "state" and _is_state_of_things(token)


def _is_power(token: Token) -> bool:
    """Whether "power" is energy or rule: "seized power", "came to power", "nuclear power is", no "a power"."""
    if token.dep_ in ("dobj", "pobj"):
        return not token.children or {c.lower_ for c in token.lefts} <= ENERGIES
    return token.dep_ in SUBJECTS and not any(c.tag_ != "JJ" for c in token.lefts)


def _is_authority(token: Token) -> bool:
    """Whether "authority" is a competence: "questioned his authority", "the authority of the court"."""
    if token.nbor(-1).tag_ in ("POS", "PRP$"):
        return True
    if token.nbor().lower_ in ("of", "to"):
        return all(c.dep_ == "det" for c in token.lefts)  # no "tax authority of Mali"
    return any(c.lower_ in ("his", "her", "my") for c in token.lefts)


def _is_state_of_things(token: Token) -> bool:
    """Whether "state" is a condition: "the state of emergency", "the state of the roads", no "the State of Israel"."""
    after = token.doc.tokens[token.i + 1 : token.i + 4]
    if not after or after[0].lower_ != "of":
        return False
    return any(t.lower_ in words("state_condition_noun") for t in after[1:2]) or not any(
        t.text[0].isupper() for t in after[1:]
    )


def _is_right(token: Token) -> bool:
    """Whether a word names a right, an office or a competence: "freedom of association", "won the presidency"."""
    classes = load_rules().classes
    if token.lower_ in classes["office_held"]:
        return _has_of_phrase(token) or token.dep_ in ("dobj", "pobj", "conj")
    if token.lower_ == "powers":
        legal = any(c.lower_ in classes["legal_power"] for c in token.lefts)
        return legal or any(c.dep_ in NOUN_CLAUSES and c.lemma_ in classes["vest_verb"] for c in token.rights)
    if token.lower_ not in classes["liberty"]:
        return False
    first = first_conjunct(token)
    return first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lemma_ in ("freedom", "right")


def _is_division(token: Token, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether the noun is an administrative division, as part of a place's name: "Rakhine state"."""
    before = inside.get(token.i - 1)
    return token.lower_ in DIVISIONS and before is not None and names[before].type == "place"


def of_fighters(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the noun owns the thing that it modifies: "rebel positions"; "rebel fighters" are an actor themselves."""
    of_air = token.i + 2 < len(token.doc) and token.nbor().lower_ in ("air", "artillery", "drone", "missile")
    near = 0 < token.head.i - token.i <= 1 + of_air
    thing = near and token.dep_ in MODIFIERS and token.head.pos_ == "NOUN"
    if not thing or token.head.lower_ in gazetteer.nominal_ends:
        return False
    raiding = token.lower_ in words("raiding_adherent_noun") and token.head.lemma_ in words("attack_noun")
    return raiding or token.lower_ in REBEL_OWNERS or is_agent(token, gazetteer)


def is_agent(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a body of a state modifies what it does by force or decree: "a police raid", "the government ban".

    By the rules the possessor of the noun acts. An "embassy attack" hits the embassy, and so may "police killings": of
    nouns in "-ing" the body acts only before "of".
    """
    body, deed = gazetteer.nominals.get(token.lower_), token.head
    deeds = DEEDS.get(body.sector or "") if body is not None and body.collective and token.tag_ == "NN" else None
    if body is not None and body.sector == "GOV" and deed.lemma_ in words("bombardment_noun") and token.tag_ == "NN":
        return True
    if deeds is None or (deed.lower_.endswith(("ing", "ings")) and not any(c.lower_ == "of" for c in deed.rights)):
        return False
    rules = load_rules().relations.get(("noun", deed.lemma_.lower()), ())
    return any(rule.states in deeds and "possessor" in rule.trigger.source for rule in rules)


def _modifies(token: Token, inside: dict[int, int]) -> bool:
    """Whether the noun only modifies the next one ("police station") or is a title before a name."""
    after = token.i + 1
    if _is_before_hyphen(token):
        return True
    first = token.head if token.dep_ == "conj" and token.head.dep_ in MODIFIERS else token
    if (first is token and token.dep_ in COMPOUND_DEPS and token.head.i > token.i) or first.head.i > token.i > first.i:
        return True  # "the state budget", "national and state interests"
    if [t.lower_ in "-–" or _is_likening(t) for t in token.doc.tokens[after : after + 2]] == [True, True]:
        return not token.whitespace_  # "partner-like ties", "minister-level talks", "a power-sharing deal"
    if token.pos_ == "ADJ" and token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return True
    return after < len(token.doc) and after in inside and token.doc[after].dep_ != "appos" and token.text[0].isupper()


def _is_before_hyphen(token: Token) -> bool:
    """Whether a hyphen makes a noun part of a modifier: "the state-run agency", "people-to-people ties"."""
    after = token.i + 1
    if token.lower_ == "state":
        return [t.text in "-–" or t.tag_ for t in token.doc.tokens[after : after + 2]] == [True, "VBN"]
    joined = token.lower_ in COMPOUNDED and not token.whitespace_ and after < len(token.doc)
    return joined and token.nbor().text in "-–"


def _is_likening(word: Token) -> bool:
    """Whether a word after a hyphen makes a modifier of what stands before: "minister-level", "power-sharing"."""
    return word.lower_ in LIKENING or (word.lower_.endswith("ing") and word.text.islower())


def _decides(token: Token, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether a body of a place modifies what it has decided: "the Kirkuk council decision"."""
    before, deed = inside.get(token.i - 1), token.head
    placed = before is not None and names[before].type == "place" and token.dep_ in COMPOUND_DEPS
    return (
        placed
        and deed.i == token.i + 1
        and deed.lemma_ in DECISIONS | either("utterance_or_office_noun", "addressed_noun")
    )


def is_number(noun: Token, first: int, groups: Container[int]) -> bool:
    """Whether "figure" is no person: of no rank, and of no group that is named; `first` is where its phrase starts.

    "A prominent figure", "a Hamas figure" and "figures of the Muslim Brotherhood" are persons, "Hamas figures show" and
    "the figure of 100" are numbers. `groups` are the words of names of organisations.
    """
    if noun.lemma_.lower() != FIGURE:
        return False
    before = noun.doc.tokens[first : noun.i]
    if any(token.lower_ in words("rank_adjective") for token in before):
        return False
    of_group = any(prep == "of" and thing.i in groups for prep, thing in prepositions(noun))
    return not (of_group or (noun.tag_ == "NN" and any(token.i in groups for token in before)))
