"""Nominal actors: soldiers, protesters, "the Iraqi government", "two nuclear powers", with the states that own them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Gazetteer, Nominal
from geo_nlp.pipes.mentions.alliances import is_actor_alone
from geo_nlp.pipes.mentions.nominal_filters import is_number, names_no_actor, of_fighters
from geo_nlp.pipes.mentions.nominal_owners import owners_of
from geo_nlp.pipes.mentions.of_titles import head_of_title, is_start_of_title
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.bullets import is_bullet
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOMINAL_POS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.obliques import CALENDAR, joins_modifiers
from geo_nlp.pipes.syntax.tree import Doc, Token

LONGEST_NOMINAL = 9
LONGEST_HEAD = 5
WINDOW = 8
# With a model before them they are no people: "F-22 fighters", "a Tu-95 bomber".
PLANES = frozenset({"bomber", "bombers", "fighter", "fighters"})
MODEL = re.compile(r"[a-z]{1,4}-?\d+[a-z]{0,2}")
IN_YEAR = frozenset({"by", "during", "in", "since", "until"})


@dataclass(slots=True)
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
    groups = {i for i in acting if names[inside[i]].type not in ("person", "state")}
    for token in doc.having(gazetteer.nominal_ends):
        if token.pos_ not in NOMINAL_POS or token.i in inside:
            continue
        fighting = of_fighters(token, gazetteer)
        if names_no_actor(token, names, inside, modifier=fighting):
            continue
        if token.i + 2 not in inside and is_start_of_title(token, gazetteer):
            continue
        nominal, start = _longest_head(token, inside, gazetteer)
        if nominal is None:
            continue
        last, token = token.i, head_of_title(token, start)
        first = _start_of_fighters(token, names, inside) if fighting else _first_token(doc, token, start, names, inside)
        if start == token.i and (not is_actor_alone(token, first, acting) or is_number(token, first, groups)):
            continue
        states = owners_of(token, first, names, inside)
        if fighting:
            states, last = states or owners_of(token.head, first, names, inside), token.i
        else:
            last = max(last, _last_token(token, states, names))
        yield Described(first, last, token.i, nominal, states)


def _longest_head(token: Token, inside: dict[int, int], gazetteer: Gazetteer) -> tuple[Nominal | None, int]:
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
    if words[-1] in PLANES and len(words) > 1 and MODEL.fullmatch(words[-2]):
        return gazetteer.nominals["warplane"], token.i
    for n in range(len(run), 0, -1):
        if nominal := gazetteer.nominals.get(" ".join(words[-n:])):
            return nominal, run[n - 1].i
    return None, token.i


def _start_of_fighters(head: Token, names: Sequence[Name], inside: dict[int, int]) -> int:
    """Where fighters begin; article and adjectives are their thing's: "the last Syrian rebel positions"."""
    before = inside.get(head.i - 1)
    return head.i if before is None or names[before].type == "person" else names[before].first


def _first_token(doc: Doc, head: Token, start: int, names: Sequence[Name], inside: dict[int, int]) -> int:
    """The first token of the noun phrase: premodifiers of the head, no verbs, clauses or commas."""
    first = start
    edge = max(min(head.left_edge.i, head.i - 3), head.i - LONGEST_NOMINAL, head.sent.start)
    while first - 1 >= edge:
        before = doc[first - 1]
        named = before.i in inside
        if before.text == ")" and _closes_acronym(doc, before.i, inside):
            first -= 3
            continue
        if not named and _is_boundary(before):
            break
        if _joins_demonyms(before, first, names, inside) or (
            joins_modifiers(before, doc[first], head) and before.i - 1 not in inside
        ):
            first -= 1
            continue
        if _is_relative_or_date(before) or (not named and _is_predicative(before, doc[first], head)):
            break
        if _is_of_clause(before) or (not named and _is_described_by_clause(before, head)):
            break
        first -= 1
        if not named and _opens_phrase(before):
            break
    return _with_words_before(doc, first, head)


def _with_words_before(doc: Doc, first: int, head: Token) -> int:
    """Where a noun phrase starts with what belongs to its first word: "Under-Secretary", "up to 300 people"."""
    if doc[first].text == "-" and first > head.sent.start:
        first -= 1
    outside = doc[first - 1].lower_ if first > head.sent.start else ""
    if doc[first].lower_ == "to" and first < head.i:
        return first - (outside == "up")
    return first - (outside == "at" and doc[first].lower_ in ("least", "most"))  # "at least 16 protesters"


def _closes_acronym(doc: Doc, closing: int, inside: dict[int, int]) -> bool:
    """Whether a bracket closes the acronym of a name right before it: "Free Aceh Movement (GAM) rebels"."""
    opening = closing - 2
    return opening > 0 and doc[opening].text == "(" and doc[opening + 1].text.isupper() and opening - 1 in inside


def _is_boundary(token: Token) -> bool:
    """Whether a noun phrase ends at a mark or white space; hyphens and apostrophes are inside, bullets are not."""
    return (token.is_punct and token.text not in "-–'’") or token.is_space or is_bullet(token)


def _joins_demonyms(joint: Token, first: int, names: Sequence[Name], inside: dict[int, int]) -> bool:
    """Whether a conjunction joins two names before a head, the first an adjective: "Chinese and Russian troops"."""
    if joint.pos_ != "CCONJ" or first not in inside or joint.i - 1 not in inside:
        return False
    entries = names[inside[joint.i - 1]].entries
    return bool(entries) and entries[0].how == "adjective"


def _is_relative_or_date(word: Token) -> bool:
    """Whether a word is a relative pronoun, a conjunction or a date, drawn into the phrase by the parser."""
    return word.tag_ in ("WDT", "WP") or word.dep_ == "mark" or _is_date(word)


def _is_date(word: Token) -> bool:
    """Whether a word only says when: "on Friday IS fighters attacked", "in 1979 Islamists"."""
    if word.text.isdigit() and len(word) == 4 and word.text[0] in "12" and word.i and word.nbor(-1).lower_ in IN_YEAR:
        return True
    if word.ent_type_ not in ("DATE", "TIME"):
        return False
    day = word.nbor(-1) if word.text.isdigit() and word.i else word  # "July 8 Belgium's minister"
    return day.text[0].isupper() and day.lower_ in CALENDAR


def _is_predicative(word: Token, after: Token, head: Token) -> bool:
    """Whether a word belongs to the verb before: "there are already rebels", "shot dead two men"."""
    outside = word.head.pos_ in VERBAL and not word.i < word.head.i <= head.i
    if outside and word.dep_ in ("acomp", "advmod", "oprd"):
        return True
    return word.lower_ == "dead" and after.pos_ in ("DET", "NUM")


def _is_of_clause(word: Token) -> bool:
    """Whether a word is a verb, conjunction or preposition, and not a participle that modifies the noun."""
    if word.pos_ not in ("VERB", "AUX", "SCONJ", "CCONJ", "ADP"):
        return False
    return word.dep_ not in ("amod", "compound") or word.tag_ in ("VB", "VBD")


def _is_described_by_clause(word: Token, head: Token) -> bool:
    """Whether the clause of a noun describes a plural before it: "no reports government forces had attacked"."""
    return word.tag_ == "NNS" and word.i < head.left_edge.i and head.dep_ in SUBJECTS and head.head.head is word


def _opens_phrase(word: Token) -> bool:
    """Whether a determiner or possessive opens the phrase; "all", "both" and "half" may have one before them."""
    return (word.pos_ == "DET" or word.tag_ == "PRP$") and word.lower_ not in ("all", "both", "half")


def _last_token(head: Token, states: Sequence[int], names: Sequence[Name]) -> int:
    """The last token of the phrase: the end of the complement that names the actor's state or body."""
    if head.i + 1 < len(head.doc) and head.nbor().lower_ in ("and", "or"):  # "the government and people of Mali"
        return head.i
    ends = [_phrase_end(head.doc[names[n].last]) for n in states if names[n].first > head.i]
    return max(ends) if ends and max(ends) - head.i <= 6 else head.i


def _phrase_end(name: Token) -> int:
    """Where the phrase of a name ends that modifies a noun: "families of Greek soldiers"."""
    return name.head.i if name.dep_ in MODIFIERS and 0 < name.head.i - name.i < 3 else name.i
