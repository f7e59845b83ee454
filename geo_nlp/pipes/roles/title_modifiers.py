"""What belongs to a title beside its own words: modifiers and the body before it, "of", "for", "to" after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.nominal_owners import backs
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, MODIFIERS, NOMINAL_POS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import GENITIVES, title_ending
from geo_nlp.types import Mention, Status

STATUS: dict[str, Status] = {
    **dict.fromkeys(words("former_modifier"), "former"),
    **dict.fromkeys("acting interim caretaker".split(), "acting"),
    **dict.fromkeys("elect designate incoming next".split(), "designate"),
}
STATE_BODIES = BRANCHES | {"igo"}
ORGANISED = frozenset(
    "igo government military legislature judiciary party armed_group company media ngo movement organisation "
    "state".split()
)
TITLE_JOINERS = frozenset({"of", "for", "to", "at", "from", "in", "with"})
# An envoy to a place is not of that place.
SENT_PERSON_NOUNS = words("sent_person_noun")
AREA_OFFICIALS = words("area_official_noun")
WORDS_TO_BODY = 6
LONGEST_BRACKETS = 8  # words: "(R-IN)"
NOUN_MODIFIERS = MODIFIERS | {"poss"}
MINISTERIAL = frozenset({"minister", "secretary", "undersecretary"})
OFFICERS = words("officer_rank")
DEPUTIES = frozenset({"assistant", "deputy", "vice"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: tokens `first` to `last`, its wording, and the mention that it is for."""

    first: int
    last: int
    words: str
    body: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of a text, and by token the position of the longest that may hold an office or be its body."""

    mentions: Sequence[Mention]
    covering: dict[int, int]

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> Named:
        """Those of a text: names, and the bodies of states by a description."""
        covering = {
            i: n
            for n, m in sorted(enumerate(mentions), key=lambda p: p[1].last - p[1].first)
            if m.level == "name" or (m.level == "nominal" and m.actor and m.type in STATE_BODIES)
            for i in range(m.first, m.last + 1)
        }
        return cls(mentions, covering)


def title(doc: Doc, first: int, last: int, body: int | None) -> Title:
    """The title phrase of tokens `first` to `last`."""
    return Title(first, last, doc[first : last + 1].text, body)


def first_body_inside(first: int, last: int, named: Named) -> int | None:
    """The first body, state or place named at tokens `first` to `last`: "EU" in "EU foreign policy chief"."""
    found = (named.covering[i] for i in range(first, last + 1) if i in named.covering)
    return next((n for n in found if named.mentions[n].type in ORGANISED | {"place"}), None)


def is_sent(doc: Doc, first: int, end: int) -> bool:
    """Whether a title is that of a person sent somewhere: "ambassador", "envoy"."""
    return any(doc[i].lower_ in SENT_PERSON_NOUNS for i in range(first, end))


def with_premodifiers(doc: Doc, first: int, last: int, named: Named) -> tuple[int, int | None]:
    """The first token of a title with its premodifiers (status words, the state, the organisation), and its body."""
    body: int | None = None
    left = first
    while left > 0:
        if _is_acronym_in_brackets(doc, left - 3, named):  # "Workers' Party (PT) leader"
            left -= 3
        n = named.covering.get(left - 1)
        if doc[left - 1].text.count("\n") > 1:
            break
        if n is not None and named.mentions[n].type != "person" and doc[left - 1].lower_ != ",":
            # "EU's Brussels spokesman" is the EU's.
            nearer = body is None or (named.mentions[n].type in ORGANISED and named.mentions[body].type == "place")
            if nearer and not backs(doc, named.mentions[n].first, named.mentions[n].last):  # no "pro-Moscow leader"
                body = n
            left = min(named.mentions[n].first, left - 1)
            continue
        words = _premodifier_length(doc, first, last, left, named.covering)
        if not words:
            break
        left -= words
    while left < first and (doc[left].is_punct or doc[left].is_space or doc[left].lower_ in GENITIVES):
        left += 1
    if body is None and doc[last].lower_ != "ambassador":  # the "UN ambassador" is a state's at the UN
        body = first_body_inside(first, last, named)
    return left, body


def _premodifier_length(doc: Doc, first: int, last: int, left: int, covering: dict[int, int]) -> int:
    """How many words right before token `left` belong to a title: 0, 1, or 2 for "Energy and" of a portfolio."""
    if first == last and doc[last].lower_ in OFFICERS and title_ending(doc, left - 1) is not None:
        return 0  # "Army Chief General X" has two
    if _belongs_to_title(doc, left - 1, covering):
        return 1
    return 2 if doc[last].lower_ in MINISTERIAL and _joins_portfolios(doc, left - 1, covering) else 0


def _belongs_to_title(doc: Doc, i: int, covering: dict[int, int]) -> bool:
    """Whether a word before a title belongs to it: "former", a genitive's mark, an adjective or a noun."""
    token = doc[i]
    genitive = token.lower_ in GENITIVES and i - 1 in covering
    hyphen = token.lower_ == "-" and not token.whitespace_  # "Beijing - Minister X said" has a dateline
    if token.lower_ in DEPUTIES or (i and (hyphen or genitive)):
        return True
    if token.lower_ in STATUS and token.tag_ != "VBD":  # but "parliament ousted Prime Minister X"
        return True
    if token.pos_ == "PROPN":
        apart = token.ent_type_ == "DATE" or token.dep_ not in COMPOUND_DEPS
        return not apart and token.text[0].isupper() and not token.is_sent_start
    if token.lower_ in words("moment_noun") and i and doc[i - 1].lower_ == "the":
        return False  # "the instant President X left"
    aged = token.lower_ == "old" and doc[i - 1].lower_ in ("-", "year", "years")  # "30-year-old", "42-year old"
    return token.pos_ in ("ADJ", "NOUN") and token.dep_ in MODIFIERS and not token.is_punct and not aged


def _joins_portfolios(doc: Doc, i: int, covering: dict[int, int]) -> bool:
    """Whether "and" joins two portfolios of one post: "Deputy Energy and Coal Industry Minister"."""
    joined = 0 < i < len(doc) - 1 and doc[i].lower_ in ("and", "&") and i - 1 not in covering
    joined = joined and title_ending(doc, i - 1) is None  # "Deputy Prime Minister and Finance Minister" are two
    return joined and all(t.text[0].isupper() and t.pos_ in NOMINAL_POS for t in (doc[i - 1], doc[i + 1]))


def _is_acronym_in_brackets(doc: Doc, i: int, named: Named) -> bool:
    """Whether a body's acronym stands in brackets after it, and no agency after a dateline: "Spain (AP)"."""
    n = named.covering.get(i - 1) if i > 0 and doc[i].text == "(" and doc[i + 2].text == ")" else None
    return n is not None and named.mentions[n].type in ORGANISED - {"state", "igo"}


def complement(doc: Doc, first: int, last: int, body: int | None, named: Named) -> Title:
    """A title with its complement: "of the IAEA", "for Foreign Affairs", "to Ukraine"."""
    n = joined_body(doc, last + 1, named)
    if n is None:
        return title(doc, first, last, body)
    end = _end_of_complement(doc, last + 1, named.mentions[n], named.covering)
    return title(doc, first, end, n if _is_for_complement(doc, first, last + 1, named.mentions[n], body) else body)


def joined_body(doc: Doc, joint: int, named: Named) -> int | None:
    """The body or place that "of", "for", "to" joins to a title: the army of "of Chad's army"."""
    subject = joint + 1 < len(doc) and doc[joint].lower_ == "on" and doc[joint - 1].lower_ == "rapporteur"
    if joint + 1 >= len(doc) or not (subject or doc[joint].lower_ in TITLE_JOINERS):
        return None
    start = joint + 1
    while start < len(doc) and doc[start].lower_ in ("the", "its"):
        start += 1
    n = named.covering.get(start)
    if n is None:
        return None
    after = named.mentions[n].last + 2
    owned = named.covering.get(after) if after < len(doc) and doc[after - 1].lower_ in GENITIVES else None
    n = n if owned is None else owned
    return n if named.mentions[n].type in ORGANISED | {"place"} else None


def _end_of_complement(doc: Doc, joint: int, body: Mention, covering: dict[int, int]) -> int:
    """The last token of a title with its complement: "member of the French parliament", "head of the EU delegation"."""
    end = body.last
    while body.demonym and end + 1 < len(doc) and doc[end + 1].pos_ in NOMINAL_POS:
        end += 1
    whole = doc[body.head].head
    part = doc[joint].lower_ in ("of", "for", "at") and doc[body.head].dep_ in NOUN_MODIFIERS
    part = part and end < whole.i < end + WORDS_TO_BODY and whole.i not in covering
    return whole.i if part and title_ending(doc, whole.i) is None else end


def _is_for_complement(doc: Doc, first: int, joint: int, body: Mention, before: int | None) -> bool:
    """Whether a title is for what its complement names, and not for the body `before` it: "UK minister for Iraq"."""
    word = doc[joint].lower_
    there = body.type in ("state", "place") and not body.demonym
    if there and word not in ("of", "from") and is_sent(doc, first, joint):
        return False
    if there and word == "for" and any(doc[i].lower_ in AREA_OFFICIALS for i in range(first, joint)):
        return False  # "Director for Iran"
    return before is None or word in ("of", "at") or (word == "for" and not there)


def after_brackets(doc: Doc, i: int) -> int:
    """The token after what stands in brackets from token `i` on, else `i`: "Levin (D-MI), and"."""
    if doc[i : i + 1].text != "(":
        return i
    return next((n + 1 for n in range(i, min(i + LONGEST_BRACKETS, len(doc))) if doc[n].text == ")"), i)
