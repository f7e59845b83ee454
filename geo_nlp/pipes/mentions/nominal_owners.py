"""The states and bodies that own a nominal actor: "the Iraqi government", "the navies of China and India"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.mentions.proposals import SIDE_PREFIXES, Name
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOMINAL_POS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts, first_conjunct, is_person_title
from geo_nlp.rules.loader import load_rules

OWNER_PREPS = frozenset({"of", "in", "from", "at"})
WHOLE_STATES = frozenset({"government", "governments", "people"})
STANDING = frozenset({"in", "at"})
CAPTIVES = frozenset({"captive", "detainee", "hostage", "inmate", "prisoner"})
# Who speaks or acts for an actor named after: "a spokesman for Hamas", "an adviser to the Iraqi government".
AGENT_NOUNS = words("agent_noun")
EVENTS_OF_WAR = either("attack_noun", "act_of_war_noun")


def owners_of(head: Token, first: int, names: Sequence[Name], inside: dict[int, int]) -> tuple[int, ...]:
    """The states or bodies that own an actor: premodifiers, else an of-, in- or from-phrase."""
    before = dict.fromkeys(inside[i] for i in range(first, head.i) if i in inside and head.doc[i - 1].text != "(")
    found = tuple(n for n in before if not backs(head.doc, names[n].first, names[n].last))
    if head.lemma_.lower() in load_rules().classes["opposite"]:  # "Iran's enemies" are of another state,
        return tuple(n for n in found if names[n].type == "person" or head.doc[names[n].last].dep_ != "poss")[:1]
    owners = tuple(n for n in found if _may_own(names[n]))  # "Trump's rivals" of his
    owners = owners or _owners_after(head, names, inside) or found[:1] or _shared_owner(head, first, names, inside)
    return owners or _owner_after_both(head, names, inside)


def _owners_after(head: Token, names: Sequence[Name], inside: dict[int, int]) -> tuple[int, ...]:
    """The owners in a phrase after the noun: "the navies of China and India", "a spokesman for Hamas"."""
    for prep in head.rights:
        if (_is_abroad(head) and prep.lower_ in STANDING) or (prep.lower_ == "at" and head.lemma_ in CAPTIVES):
            continue  # "a detainee at the U.S. prison" is no American
        serving = prep.lower_ in ("for", "to") and head.lemma_.lower() in AGENT_NOUNS
        if prep.dep_ == "prep" and (prep.lower_ in OWNER_PREPS or serving):
            objects = _possible_owners(prep)
            whole = prep.lower_ == "of" and head.lower_ in WHOLE_STATES
            owners = tuple(_owner_of_thing(objects, names, inside)) if whole else ()
            owners = owners or tuple(n for t in objects for n in _names_at(t, inside) if _may_own(names[n]))
            if owners:
                return owners
    return ()


def _owner_after_both(head: Token, names: Sequence[Name], inside: dict[int, int]) -> tuple[int, ...]:
    """The owner that is told after the second of two: "the government and people of Ukraine"."""
    both = [c for c in head.rights if c.dep_ == "conj"]
    alone = len(both) == 1 and all(c.dep_ in ("cc", "conj") for c in head.rights)
    institutions = words("institution_of_state_noun")
    if not alone or head.lemma_.lower() not in institutions or both[0].lemma_.lower() not in institutions:
        return ()
    return _owners_after(both[0], names, inside) if not any(c.dep_ == "poss" for c in both[0].lefts) else ()


def _possible_owners(prep: Token) -> list[Token]:
    """The objects of a preposition that may own an actor; "civilians in the Russian invasion" are no Russians."""
    objects = [t for obj in prep.children if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return [t for t in objects if prep.lower_ not in STANDING or t.lemma_.lower() not in EVENTS_OF_WAR]


def _owner_of_thing(objects: Sequence[Token], names: Sequence[Name], inside: dict[int, int]) -> Iterator[int]:
    """The state right after "of" that the parser gives to the next noun: "the government of Oman's support"."""
    for thing in objects:
        for owner in thing.lefts:
            n = inside.get(owner.i) if owner.dep_ == "poss" else None
            if n is not None and _may_own(names[n]) and owner.doc[names[n].first - 1].lower_ == "of":
                yield n


def _is_abroad(forces: Token) -> bool:
    """Whether forces are not of the state in which they are: "its troops in Syria", "coalition forces in Iraq".

    Nor is who is met in a place: "will see the Prime Minister in Madrid".
    """
    if forces.lemma_ == "peacekeeper":
        return True
    if is_person_title(forces.text) and forces.text[0].isupper() and forces.dep_ in ("dobj", "nsubj"):
        return forces.head.lemma_ in either("contact_verb", "contacting_verb")
    foreign = words("foreign_or_joint_adjective")
    return forces.lemma_ in words("fighter_noun") and any(c.tag_ == "PRP$" or c.lower_ in foreign for c in forces.lefts)


def _shared_owner(head: Token, first: int, names: Sequence[Name], inside: dict[int, int]) -> tuple[int, ...]:
    """The owner of the first of several: "Syria's banks, oil sector and airline" are all Syria's."""
    leader = first_conjunct(head, NOMINAL_POS)
    own = any(t.pos_ in ("DET", "NUM", "PRON") for t in head.doc.tokens[first : head.i])
    if leader == head or own or any(t.text in ";:" for t in head.doc.tokens[leader.i : head.i]):
        return ()
    owners = [inside[c.i] for c in leader.lefts if c.dep_ == "poss" and c.i in inside]
    return tuple(n for n in owners if _may_own(names[n]))


def _may_own(name: Name) -> bool:
    """Whether a name can own an actor: a state or body, or a group of one state ("Tibetan monks")."""
    if name.type == "group":
        return bool(name.entries) and name.entries[0].country is not None
    return name.type != "person"


def _names_at(token: Token, inside: dict[int, int]) -> Iterator[int]:
    """The name at the head of a complement, or that its head belongs to: "at the port of Rotterdam"."""
    if token.i in inside:
        yield inside[token.i]
        return
    yield from (inside[t.i] for t in token.lefts if t.dep_ in MODIFIERS and t.i in inside)
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "from"):
            yield from (inside[t.i] for t in prep.children if t.dep_ == "pobj" and t.i in inside)


def backs(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is only whom an actor backs or is backed by: "the Iran-backed group", "pro-Moscow"."""
    backed = last + 2 < len(doc) and doc[last + 1].text in "-–" and doc[last + 2].lower_ in words("backed_participle")
    return backed or (first > 1 and doc[first - 1].text in "-–" and doc[first - 2].lower_ in SIDE_PREFIXES)
