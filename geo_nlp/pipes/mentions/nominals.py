"""Nominal actors: soldiers, protesters, "the Iraqi government", "two nuclear powers", and the states they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Gazetteer, Nominal
from geo_nlp.pipes.mentions.alliances import alone
from geo_nlp.pipes.mentions.longtitles import head_of, is_cut
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.parse.holdings import ADDRESSED, WORDS
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.passives import misread
from geo_nlp.pipes.parse.phrases import joins_modifiers
from geo_nlp.pipes.parse.words import NOMINAL_POS, conjuncts

LONGEST = 9
LONGEST_HEAD = 5
WINDOW = 8
PLACING = frozenset({"of", "in", "from", "at"})
DIVISIONS = frozenset("state province region district county governorate oblast city town prefecture".split())
LIKENING = frozenset({"like", "level", "style", "type", "wide"})
INSIDE = frozenset({"compound", "nmod"})
BACKING = frozenset(
    "backed supported linked aligned allied funded sponsored trained occupied controlled held mediated brokered armed "
    "imposed friendly proposed".split()
)
# Who speaks or acts for somebody named behind: "a spokesman for Hamas", "an adviser to the Iraqi government".
AGENTS = frozenset(
    "adviser advisor aide ambassador attorney counsel deputy emissary envoy lawyer lobbyist negotiator representative "
    "spokesman spokesperson spokeswoman".split()
)
DECISIONS = frozenset({"ban", "decision", "order", "plan"})
HAPPENING = frozenset({"movement", "movements", "publication", "circulation", "service", "operation", "operations"})
FIGHTERS = frozenset({"guerrilla", "insurgent", "militant", "opposition", "rebel", "separatist"})
SIDES = frozenset({"pro", "anti"})


@dataclass(frozen=True, slots=True)
class Described:
    """A nominal at tokens `first` to `last`, headed by `head`; `states` are positions in `names` that it belongs to.

    More than one for "the navies of China and India" and "Chinese and Russian troops".
    """

    first: int
    last: int
    head: int
    nominal: Nominal
    states: tuple[int, ...]


def find_nominals(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Described]:
    """Yield nominal actors in text order; a title before a name and a noun that modifies another are none."""
    inside = {i: n for n, name in enumerate(names) for i in range(name.first, name.last + 1)}
    acting = {i for i, n in inside.items() if names[n].type != "place"}
    for token in doc.tokens:
        if token.pos_ not in NOMINAL_POS or token.i in inside or token.lower_ not in gazetteer.nominal_ends:
            continue
        fighting = _of_fighters(token, gazetteer)
        if _condition(token) or _happens(token) or _divides(token, names, inside):
            continue
        if not fighting and _modifies(token, inside) and not _decides(token, names, inside):
            continue
        if token.i + 2 not in inside and is_cut(token, gazetteer):
            continue
        nominal, start = _nominal(token, inside, gazetteer)
        if nominal is None:
            continue
        last, token = token.i, head_of(token, start)
        first = _left(doc, token, start, names, inside)
        if fighting:  # article and adjectives are the thing's: "the last Syrian rebel positions"
            first = token.i - (token.i - 1 in inside and names[inside[token.i - 1]].type != "person")
        if start == token.i and not alone(token, first, acting):
            continue
        states = _states(token, first, names, inside) or (_states(token.head, first, names, inside) if fighting else ())
        last = token.i if fighting else max(last, _right(token, states, names))
        yield Described(first, last, token.i, nominal, states)


def _nominal(token: Token, inside: dict[int, int], gazetteer: Gazetteer) -> tuple[Nominal | None, int]:
    """The longest known head that ends at `token`, read past a name in it: "former [Pakistani] prime minister"."""
    run = [token]
    for i in range(token.i - 1, max(token.i - WINDOW, -1), -1):
        before = token.doc.tokens[i]
        if before.is_space or (before.is_punct and before.text not in "-–'’"):
            break
        if i not in inside:
            run.append(before)
        if len(run) == LONGEST_HEAD:
            break
    words = [t.lower_.replace("’", "'").replace("–", "-") for t in reversed(run)]
    for n in range(len(run), 0, -1):
        if nominal := gazetteer.nominals.get(" ".join(words[-n:])):
            return nominal, run[n - 1].i
    return None, token.i


def _happens(token: Token) -> bool:
    """Whether a word names what happens to something, nobody: "publication of the paper", "suspend publication"."""
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights)
    return token.lower_ in HAPPENING and (of or (token.lower_ == "publication" and not list(token.lefts)))


CONDITIONS = frozenset("affairs alert emergency mind play siege war".split())


def _condition(token: Token) -> bool:
    """Whether a word names a condition and nobody: "the state of the roads", "seized power"."""
    owned = token.i > 0 and token.nbor(-1).tag_ in ("POS", "PRP$")
    if owned and (token.lower_ == "authority" or (token.lower_ == "side" and token.head.lemma_ == "take")):
        return True  # "questioned his authority", "took Macron's side"
    if token.lower_ == "power" and token.dep_ in ("dobj", "pobj"):  # "seized power", "came to power"
        return not token.children
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


def _divides(token: Token, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether the noun belongs to a place's name: "Rakhine state"."""
    before = inside.get(token.i - 1)
    return token.lower_ in DIVISIONS and before is not None and names[before].type == "place"


def _of_fighters(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the noun tells whose a thing is: "rebel positions"; "rebel fighters" are an actor by themselves."""
    thing = token.dep_ in (*INSIDE, "amod") and token.head.i == token.i + 1 and token.head.pos_ == "NOUN"
    return thing and token.lower_ in FIGHTERS and token.head.lower_ not in gazetteer.nominal_ends


def _modifies(token: Token, inside: dict[int, int]) -> bool:
    """Whether the noun only modifies the next one ("police station") or is a title before a name."""
    after = token.i + 1
    if token.lower_ == "state" and [t.text in "-–" or t.tag_ for t in token.doc[after : after + 2]] == [True, "VBN"]:
        return True  # "the state-run agency"
    first = token.head if token.dep_ == "conj" and token.head.dep_ in ("amod", *INSIDE) else token
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


def _left(doc: Doc, head: Token, start: int, names: Sequence[Name], inside: dict[int, int]) -> int:
    """The first token of the noun phrase: premodifiers that hang on the head, no verbs, clauses or commas."""
    first = start
    edge = max(min(head.left_edge.i, head.i - 3), head.i - LONGEST, head.sent.start)
    while first - 1 >= edge:
        before = doc[first - 1]
        if before.i not in inside and ((before.is_punct and before.text not in "-–'’") or before.is_space):
            break
        if (
            before.pos_ == "CCONJ"
            and first in inside
            and before.i - 1 in inside
            and names[inside[before.i - 1]].entries
            and names[inside[before.i - 1]].entries[0].how == "adjective"
        ):
            first -= 1
            continue
        if joins_modifiers(before, doc[first], head) and before.i - 1 not in inside:
            first -= 1
            continue
        if before.tag_ in ("WDT", "WP"):
            break
        told = before.dep_ not in ("amod", "compound") or before.tag_ == "VBD" or misread(before)
        if before.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "ADP") and told:
            break
        opens = before.pos_ == "DET" or before.tag_ == "PRP$"
        if opens and before.i not in inside and before.lower_ not in ("all", "both", "half"):
            first -= 1
            break
        first -= 1
    return first


def _states(head: Token, first: int, names: Sequence[Name], inside: dict[int, int]) -> tuple[int, ...]:
    """The states or bodies whose actor this is: premodifiers, else an of-, in- or from-phrase."""
    found = tuple(
        dict.fromkeys(
            inside[i]
            for i in range(first, head.i)
            if i in inside and not backs(head.doc, names[inside[i]].first, names[inside[i]].last)
        )
    )
    placed = tuple(n for n in found if _owns(names[n]))
    if placed:
        return placed
    for prep in head.rights:
        serving = prep.lower_ in ("for", "to") and head.lemma_ in AGENTS
        if prep.dep_ == "prep" and (prep.lower_ in PLACING or serving):
            objects = [t for obj in prep.children if obj.dep_ == "pobj" for t in conjuncts(obj)]
            below = tuple(n for t in objects for n in _named(t, inside) if _owns(names[n]))
            if below:
                return below
    return found[:1] or _shared(head, first, names, inside)


def _shared(head: Token, first: int, names: Sequence[Name], inside: dict[int, int]) -> tuple[int, ...]:
    """The owner of the first of several: "Syria's banks, oil sector and airline" are all Syria's."""
    leader = head
    while leader.dep_ == "conj" and leader.head.pos_ in NOMINAL_POS:
        leader = leader.head
    own = any(t.pos_ in ("DET", "NUM", "PRON") for t in head.doc.tokens[first : head.i])
    if leader == head or own or any(t.text in ";:" for t in head.doc.tokens[leader.i : head.i]):
        return ()
    return tuple(inside[c.i] for c in leader.lefts if c.dep_ == "poss" and c.i in inside and _owns(names[inside[c.i]]))


def _owns(name: Name) -> bool:
    """Whether a name can be whose an actor is: a state or body, or a group of one state ("Tibetan monks")."""
    if name.type == "group":
        return bool(name.entries) and name.entries[0].country is not None
    return name.type != "person"


def _right(head: Token, states: Sequence[int], names: Sequence[Name]) -> int:
    """The last token of the phrase: to the end of the complement that tells whose the actor is."""
    behind = [_whole(head.doc[names[n].last]) for n in states if names[n].first > head.i]
    return max(behind) if behind and max(behind) - head.i <= 6 else head.i


def _whole(name: Token) -> int:
    """Where the phrase of a name ends that modifies a noun: "families of Greek soldiers"."""
    return name.head.i if name.dep_ in ("amod", *INSIDE) and 0 < name.head.i - name.i < 3 else name.i


def _named(token: Token, inside: dict[int, int]) -> Iterator[int]:
    """The name at the head of a complement, or that its head belongs to: "at the port of Rotterdam"."""
    if token.i in inside:
        yield inside[token.i]
        return
    yield from (inside[t.i] for t in token.lefts if t.dep_ in ("amod", *INSIDE) and t.i in inside)
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "in", "from"):
            yield from (inside[t.i] for t in prep.children if t.dep_ == "pobj" and t.i in inside)


def backs(doc: Doc, first: int, last: int) -> bool:
    """Whether a name only tells a leaning or an origin: "the Iran-backed group", "pro-Moscow"."""
    behind = last + 2 < len(doc) and doc[last + 1].text in "-–" and doc[last + 2].lower_ in BACKING
    return behind or (first > 1 and doc[first - 1].text in "-–" and doc[first - 2].lower_ in SIDES)
