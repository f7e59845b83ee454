"""Nouns for actors that name nobody where they stand: conditions, parts of a place's name, and what tells of what kind.

"The state of the roads", "Rakhine state", "police station".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.possession_classes import ADDRESSED, WORDS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules

INSIDE = frozenset({"compound", "nmod"})
MODIFIERS = INSIDE | {"amod"}
DIVISIONS = words("administrative_division_noun")
LIKENING = frozenset({"like", "level", "style", "type", "wide"})
CONDITIONS = words("state_condition_noun")
# What a body of a place has made: "the Kirkuk council decision".
DECISIONS = frozenset({"ban", "decision", "order", "plan"})
ENERGIES = words("energy_adjective")
HAPPENING = words("eventive_body_noun")
REBELS = frozenset("guerrilla insurgent militant rebel separatist".split())
MAKERS = frozenset({"company", "organisation", "person"})
# "A319", "7X", "F-35", "737-800", "737"; no year, count or ordinal ("24", "2nd").
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Z]{0,2}|\d{1,3}[A-Z]{1,2}|7[0-9]7(?:-\d+)?")
# Whose a thing is by their name: "rebel positions", "an opposition rally"; no "fighter jets" or "Islamist ideas".
OWNERS = REBELS | {"opposition"}

# What bodies of a state do by force or decree, by their sectors.
DECREES = frozenset({"COERCE", "SANCTION"})
DEEDS = {
    **dict.fromkeys(("GOV", "JUD", "LEG"), DECREES),
    **dict.fromkeys(("COP", "MIL", "SPY"), DECREES | {"ASSAULT"}),
}

# What tells of opposition that it is felt: "growing opposition", "met opposition", "opposition from Mali".
FIRM = words("intensity_adjective")
RESISTED = words("meeting_opposition_word")
AIMING = frozenset("against by from to toward towards".split())


def names_nobody(token: Token, names: Sequence[Name], inside: dict[int, int], *, modifier: bool) -> bool:
    """Whether a noun for an actor names none; with `modifier` it may modify another noun and name one all the same."""
    if _condition(token) or _happens(token) or _is_idea(token) or _is_right(token) or _divides(token, names, inside):
        return True
    return not modifier and _modifies(token, inside) and not _decides(token, names, inside)


def is_model(doc: Doc, name: Name) -> bool:
    """Whether a name is that of a make by the designation behind it: "Airbus A319", "Falcon 7X", "Boeing 737"."""
    behind = doc[name.last + 1].text if name.last + 1 < len(doc) else ""
    if name.type not in MAKERS or not DESIGNATION.fullmatch(behind):
        return False
    if name.type == "person" and not behind[0].isdigit():
        return False  # "Trump G7 remarks"
    return any(c.isalpha() for c in behind) or doc[name.last].head.i > name.last


def _happens(token: Token) -> bool:
    """Whether a word names what happens to something, nobody: "publication of the paper", "suspend publication"."""
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)
    return token.lower_ in HAPPENING and (of or (token.lower_ == "publication" and not list(token.lefts)))


def _is_idea(token: Token) -> bool:
    """Whether a word is for a thought: "defended Turkish democracy", "met stiff opposition", no party or state."""
    if token.lower_ == "democracy":
        return not any(c.dep_ == "det" or c.tag_ == "JJS" for c in token.lefts)
    if token.lower_ in ("network", "networks"):  # "a network of ports"
        return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)
    if token.lower_ != "opposition":
        return False
    resisted = {token.head.lemma_, token.head.lower_} & RESISTED and token.dep_ in ("dobj", "pobj")
    aimed = any(c.dep_ in ("prep", "agent") and c.lower_ in AIMING for c in token.rights)
    bare = not any(c.dep_ == "det" for c in token.lefts)
    return aimed or any(c.lower_ in FIRM for c in token.lefts) or (bare and bool(resisted))


def _condition(token: Token) -> bool:
    """Whether a word names a condition and nobody: "the state of the roads", "seized power"."""
    owned = token.i > 0 and token.nbor(-1).tag_ in ("POS", "PRP$")
    if owned and (token.lower_ == "authority" or (token.lower_ == "side" and token.head.lemma_ == "take")):
        return True  # "questioned his authority", "took Macron's side"
    if token.lower_ == "power" and token.dep_ in ("dobj", "pobj"):  # "seized power", "came to power"
        return not token.children or _is_energy(token)
    if token.lower_ == "power" and token.dep_ in ("nsubj", "nsubjpass"):  # "power was restored", "nuclear power is"
        return not any(c.tag_ != "JJ" for c in token.lefts)
    if token.lower_ == "authority" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("of", "to"):
        return all(c.dep_ == "det" for c in token.lefts)  # "the authority of the court", no "tax authority of Mali"
    if token.lower_ == "side":  # "on the eastern side"
        return any(c.text.endswith("ern") and c.text.islower() for c in token.lefts)
    if token.lower_ == "authority" and any(c.lower_ in ("his", "her", "my") for c in token.lefts):
        return True
    if token.lower_ != "state":
        return False
    after = token.doc.tokens[token.i + 1 : token.i + 4]
    if [t.lower_ for t in after[:1]] != ["of"]:
        return False
    return any(t.lower_ in CONDITIONS for t in after[1:2]) or not any(t.text[0].isupper() for t in after[1:])


def _is_right(token: Token) -> bool:
    """Whether a word names a right, an office or a competence: "freedom of association", "won the presidency"."""
    classes = load_rules().classes
    if token.lower_ in classes["office_held"]:
        of = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)
        return of or token.dep_ in ("dobj", "pobj", "conj")
    if token.lower_ == "powers":
        legal = any(c.lower_ in classes["legal_power"] for c in token.lefts)
        return legal or any(c.dep_ in ("acl", "relcl") and c.lemma_ in classes["vest_verb"] for c in token.rights)
    if token.lower_ not in classes["liberty"]:
        return False
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lemma_ in ("freedom", "right")


def _is_energy(token: Token) -> bool:
    """Whether power comes from a plant: "defended nuclear power", no "the nuclear power"."""
    return {c.lower_ for c in token.lefts} <= ENERGIES


def _divides(token: Token, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether the noun belongs to a place's name: "Rakhine state"."""
    before = inside.get(token.i - 1)
    return token.lower_ in DIVISIONS and before is not None and names[before].type == "place"


def of_fighters(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the noun tells whose a thing is: "rebel positions"; "rebel fighters" are an actor by themselves."""
    thing = token.dep_ in MODIFIERS and token.head.i == token.i + 1 and token.head.pos_ == "NOUN"
    if not thing or token.head.lower_ in gazetteer.nominal_ends:
        return False
    return token.lower_ in OWNERS or is_agent(token, gazetteer)


def is_agent(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a body of a state modifies what it does by force or decree: "a police raid", "the government ban".

    The noun is one whose possessor acts by the rules. An "embassy attack" befalls the embassy, and so may the killing
    of policemen: of "killings" it is only with "of".
    """
    body, deed = gazetteer.nominals.get(token.lower_), token.head
    deeds = DEEDS.get(body.sector or "") if body is not None and body.collective and token.tag_ == "NN" else None
    if deeds is None or (deed.lower_.endswith(("ing", "ings")) and not any(c.lower_ == "of" for c in deed.rights)):
        return False
    rules = load_rules().relations.get(("noun", deed.lemma_.lower()), ())
    return any(rule.states in deeds and "possessor" in rule.trigger.source for rule in rules)


def _modifies(token: Token, inside: dict[int, int]) -> bool:
    """Whether the noun only modifies the next one ("police station") or is a title before a name."""
    after = token.i + 1
    if token.lower_ == "state" and [t.text in "-–" or t.tag_ for t in token.doc[after : after + 2]] == [True, "VBN"]:
        return True  # "the state-run agency"
    first = token.head if token.dep_ == "conj" and token.head.dep_ in MODIFIERS else token
    if (first is token and token.dep_ in INSIDE and token.head.i > token.i) or first.head.i > token.i > first.i:
        return True  # "the state budget", "national and state interests"
    if [t.lower_ in "-–" or t.lower_ in LIKENING for t in token.doc.tokens[after : after + 2]] == [True, True]:
        return not token.whitespace_  # "partner-like ties", "minister-level talks"
    if token.pos_ == "ADJ" and token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return True
    return after < len(token.doc) and after in inside and token.doc[after].dep_ != "appos" and token.text[0].isupper()


def _decides(token: Token, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether a body of a place modifies what it has decided: "the Kirkuk council decision"."""
    before, deed = inside.get(token.i - 1), token.head
    placed = before is not None and names[before].type == "place" and token.dep_ in INSIDE
    return placed and deed.i == token.i + 1 and deed.lemma_ in DECISIONS | WORDS | ADDRESSED
