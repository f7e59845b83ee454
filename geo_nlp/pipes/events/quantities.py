"""How many people a noun phrase counts: "at least 12", "two dozen of them", "a mother and her two sons", "dozens"."""

from __future__ import annotations

from dataclasses import dataclass

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import either, phrases, words
from geo_nlp.pipes.events.numerals import SCALES, VAGUE_NUMERALS, value_of_numeral
from geo_nlp.pipes.relations.unnamed_victims import HUMAN
from geo_nlp.pipes.syntax.dependents import with_conjuncts
from geo_nlp.pipes.syntax.labels import FINITE, PLURAL_TAGS, PROPER, SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.loader import load_rules

PERSON_ENDINGS = (*phrases("agent_noun_suffix"), "ee")
COLLECTIVES = {"couple": 2, "pair": 2, "duo": 2, "twosome": 2, "trio": 3, "quartet": 4, "quintet": 5}
ORDINAL_OTHERS = frozenset("second third fourth fifth other".split())  # "two died and a third lost a hand"
NEGATIVE_QUANTIFIERS = frozenset("no none nobody neither zero no-one any anyone anybody".split())
ONE_MARKERS = frozenset("a an another one the this that his her its their our my third second fourth".split())
NUMERAL_MODIFIERS = [phrase.strip().split() for phrase in phrases("numeral_modifier")]
SUBSET_WORDS = frozenset({"among", "including", "whom", "mostly", "mainly"})
STRAY = words("stray_before_numeral")  # what the parser attaches to a number after it
COUNTED_ARGUMENTS = SUBJECTS | {"dobj", "conj"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people as the text gives it, by its first and last word; `count` is None for "dozens"."""

    first: int
    last: int
    count: int | None


def people_counted(heads: list[Token]) -> Quantity | None:
    """How many people the heads of coordinated phrases count together; None where one counts none or no people."""
    found: list[Quantity] = []
    for head in (one for named in heads for one in (named, *_listed_after(named))):
        if head.lower_ in ("himself", "herself", "themselves"):  # "killed himself and six others"
            continue
        if found and _begins_another_count(head, found[-1].last):
            break
        quantity = _counted(head)
        if quantity is None and found and any(c.dep_ == "poss" for c in head.lefts):
            quantity = Quantity(head.left_edge.i, head.i, 1)  # "the governor and his bodyguard"
        if quantity is None:
            break
        found.append(quantity)
    if not found:
        return None
    counts = [quantity.count for quantity in found]
    known = [count for count in counts if count is not None]
    total = sum(known) if len(known) == len(counts) else None
    return Quantity(min(q.first for q in found), max(q.last for q in found), total)


def _listed_after(head: Token) -> list[Token]:
    """Those whom the parser takes for an apposition, with those after them: "a judge, his wife, his son and ten men".

    Also "a nun, a priest and two guards"; not "a guard, a father of two".
    """
    found: list[Token] = []
    for apposed in (c for c in head.rights if c.dep_ == "appos" and c.left_edge.nbor(-1).text == ","):
        series = with_conjuncts([apposed])
        kin = apposed.lemma_.lower() in load_rules().classes["kin"] and any(p.tag_ == "PRP$" for p in apposed.lefts)
        each = [any(c.lower_ in ("a", "an") or c.dep_ == "nummod" for c in t.lefts) for t in (head, *series)]
        if kin or (len(series) > 1 and all(each)):
            found += [*series, *_listed_after(apposed)]
    return found


def _begins_another_count(head: Token, last: int) -> bool:
    """Whether a conjunct is not counted with those up to word `last`: a part of them, or of another clause."""
    if not SUBSET_WORDS.isdisjoint(t.lower_ for t in head.doc[last : head.i]):
        return True  # "43 people, among them 14 children"
    if head.lower_ in ORDINAL_OTHERS and head.nbor().tag_ in FINITE | {"VBN"}:
        return True  # "shot three students and a fourth lost an eye"
    # "2 dead, 4 hurt", "seven killed and a dozen injured"
    return {head.doc[last + 1].lower_, head.nbor().lower_} <= words("wounded_adjective") | {"dead", "killed"}


def _counted(head: Token) -> Quantity | None:
    """How many people one phrase counts."""
    if head.lower_ in NEGATIVE_QUANTIFIERS or any(c.lower_ in NEGATIVE_QUANTIFIERS for c in head.lefts):
        return None
    counted = _partitive(head)
    if (found := _quantity_of_pronoun(head) or _collective(head, counted) or _remainder(head)) is not None:
        return found
    if _is_year_of(head, head):
        return None
    if _is_numeral(head) or head.lower_ == "group":
        return _numeral_phrase(head, counted)
    numeral = _numeral(head)
    if numeral is not None and head.lemma_.lower() not in words("inanimate_counted_noun"):
        return Quantity(_start_of_quantity(head), head.i, value_of_numeral(numeral))
    if not is_animate(head):
        return None
    if any(c.lower_ in VAGUE_NUMERALS for c in head.lefts):
        return Quantity(_start_of_quantity(head), head.i, None)
    return Quantity(head.left_edge.i, head.i, 1) if _is_single(head) else None


def _quantity_of_pronoun(head: Token) -> Quantity | None:
    """One or two people by a pronoun: "shot him", "killed another", "both died"."""
    dep = head.dep_
    if (head.lower_ in ("him", "her") and dep == "dobj") or (head.lower_ == "another" and dep in COUNTED_ARGUMENTS):
        return Quantity(head.i, head.i, 1)
    return Quantity(head.i, head.i, 2) if head.lower_ == "both" and dep in SUBJECTS else None


def _remainder(head: Token) -> Quantity | None:
    """People beside those counted before: "a third lost a hand", "30 more"."""
    first = head.left_edge
    if head.lower_ in ORDINAL_OTHERS and first.lower_ in ("a", "the") and first.i == head.i - 1:
        return Quantity(head.i - 1, head.i, 1)
    if head.lower_ in ("more", "others") and (numeral := _numeral(head)) is not None:
        return Quantity(_start_of_quantity(head), head.i, value_of_numeral(numeral))
    return None


def _is_numeral(head: Token) -> bool:
    """Whether a phrase has a numeral or quantifier as its head: "12", "dozens of soldiers"."""
    return head.lower_ in VAGUE_NUMERALS or head.like_num or head.lower_ in SCALES or head.tag_ == "CD"


def _numeral_phrase(head: Token, counted: Token | None) -> Quantity | None:
    """People by a numeral with what it counts: "two of them", "a group of 12 men"; not "12 of the houses"."""
    if counted is not None and counted.lemma_.lower() in words("inanimate_counted_noun"):
        return None
    if head.lower_ == "group":
        return _counted(counted) if counted is not None else None
    return Quantity(_start_of_quantity(head), (counted or head).i, value_of_numeral(head))


def _collective(head: Token, counted: Token | None) -> Quantity | None:
    """People by a collective noun: "a couple", "a trio of medics", "a family of five"."""
    if counted is not None and counted.like_num and head.lower_ in words("household_noun"):
        return Quantity(_start_of_quantity(head), counted.i, value_of_numeral(counted))
    count = COLLECTIVES.get(head.lower_)
    things = counted is not None and not is_animate(counted)
    if count is None or things or any(c.dep_ == "nummod" for c in head.lefts):
        return None
    return Quantity(_start_of_quantity(head), (counted or head).i, count)


def _numeral(head: Token) -> Token | None:
    """The numeral of a noun, or that which the parser gives to the noun before it: "five day labourers".

    The year of "the 2018 killing" is none, nor the age of "twenty-six year-old Private X".
    """
    own = next(
        (
            c
            for c in head.lefts
            if (c.dep_ == "nummod" or (c.tag_ == "CD" and c.dep_ == "amod")) and not _is_year_of(c, head)
        ),
        None,
    )
    if own is not None and own.nbor().lower_ == "year" and head.tag_ == "NNP":
        return None
    if own is not None or head.tag_ not in PLURAL_TAGS:
        return own
    return next((n for c in head.lefts if c.dep_ == "compound" for n in c.lefts if n.dep_ == "nummod"), None)


def _is_year_of(numeral: Token, head: Token) -> bool:
    """Whether the number before a singular is a year: "the 2018 killing"."""
    dated = numeral.ent_type_ == "DATE" and len(numeral) == 4 and numeral.text.isdigit()
    return dated and head.tag_ not in PLURAL_TAGS


def _is_single(head: Token) -> bool:
    """Whether a phrase without a number is one person: "a soldier", "his wife", "Mexican mayor" in a headline."""
    if head.tag_ == "NNP" or (head.tag_ == "NNPS" and head.ent_type_ == "PERSON"):  # "Jeremy Stevens"
        return True
    headline = head.dep_ in ("dobj", "nsubjpass") and head.head.tag_ in ("VBP", "VBZ", "VB", "VBN")
    marked = any(c.lower_ in ONE_MARKERS or c.dep_ == "poss" for c in head.lefts)
    return head.tag_ == "NN" and (marked or (headline and not any(c.dep_ == "det" for c in head.lefts)))


def _partitive(head: Token) -> Token | None:
    """What a partitive counts: the soldiers of "hundreds of soldiers"."""
    prep = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None


def _start_of_quantity(head: Token) -> int:
    """The first word of a quantity: "at least 12 people", also where the parser attaches "at least" elsewhere."""
    doc, first = head.doc, head.left_edge.i
    while first < head.i and doc[first].lower_ in STRAY and doc[first + 1].lower_ not in ("least", "most"):
        first += 1
    for _ in range(2):
        for leading in NUMERAL_MODIFIERS:
            start = first - len(leading)
            if start >= head.sent.start and [t.lower_ for t in doc[start:first]] == leading:
                first = start
                break
    return first


def is_animate(head: Token) -> bool:
    """Whether a word is animate: a noun or name of persons, "others", "them"; no thing that is lost."""
    lemma = head.lemma_.lower()
    if lemma in words("inanimate_counted_noun"):
        return False
    if lemma in load_rules().classes["bystander"]:
        return True
    if head.pos_ == "PRON" or lemma == "elect" or lemma in either("human_noun", "life_noun", "corpse_noun"):
        return True
    if head.tag_ in PROPER:
        return head.ent_type_ in ("PERSON", "NORP")
    known = gazetteer().nominals
    nominal = known.get(head.lower_) or known.get(lemma)
    if nominal is not None:
        return nominal.type in HUMAN
    return head.ent_type_ == "NORP" or lemma.endswith(PERSON_ENDINGS) or head.lower_.endswith(PERSON_ENDINGS)
