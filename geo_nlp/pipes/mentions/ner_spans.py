"""The names in the NER's proposals, without titles, articles and what the gazetteer knows.

What is only weekdays, titles, common nouns or words in lower case is no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.spelling import PARTICLES
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.mentions.common_words import is_word
from geo_nlp.pipes.mentions.of_titles import are_office_holders
from geo_nlp.pipes.mentions.proposals import COMPLEMENT_PREPS, HONORIFICS, NO_SURNAMES, SIDE_PREFIXES, TYPES, Name
from geo_nlp.pipes.syntax.calendar_names import MONTHS
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import GENITIVES, is_person_title, is_title_word

# No name goes on after these: "the District Court against Thom".
ENDING_PREPS = frozenset({"after", "against", "during", "versus"})
NO_START = frozenset("the a an and or of for from by with near your his her our its their".split())
PRIZES = words("prize_noun")
ATTACK_NAME_WORDS = either("attack_noun", "attack_event_noun")
NO_END = frozenset("the a an and or of for from by with near".split()) | {"&", "aboard", "at", "to", "on"}
PHRASE_OPENERS = frozenset({"DT", "PRP$", "POS"})  # tags
TAILS = frozenset({"era", "led", "run"})
# Titles, or words of them, that begin names where nothing opens a phrase before: "Dean Acheson", "Shin Won-sik".
FIRST_NAMES_TOO = frozenset({"Dean", "Duke", "Earl", "Shin"})


def proposed(doc: Doc, ent: Span, taken: Sequence[bool], gazetteer: Gazetteer) -> Iterator[Name]:
    """The name in the model's proposal; none where the gazetteer knows the words."""
    kind = TYPES.get(ent.label_)
    if kind is None:
        return
    first, kind = _start_of_name(doc, ent, kind, taken, gazetteer)
    end = _end_without_marks(doc, first, _end_before_known(doc, first, ent.end - 1, taken), kind)
    last = end
    while last >= first and doc[last].lower_ in NO_END:
        last -= 1
    torn = last < end
    if kind == "organisation" and first == last and any(taken[ent.start : ent.end]):
        torn = torn or not (doc[first].text.isupper() or doc[first].text in gazetteer.surnames)
    if torn and first >= last:
        return  # "the Primate of", "Trilateral", where a name that is known follows
    first, kind = _person_by_title(doc, ent, first, last, kind, gazetteer)
    last = _end_in_capitals(doc, first, last, kind)
    if last > first and kind in ("organisation", "person") and _names_event(doc, first, last, gazetteer):
        kind = "event"
    if last >= first and not (_is_no_name(doc, first, last, kind, gazetteer) or _is_creed(doc[first : last + 1].root)):
        yield Name(first, last, kind)


def _end_in_capitals(doc: Doc, first: int, last: int, kind: str) -> int:
    """Where the name of a person ends, or of a place before what happened there: "the Tadamon massacre"."""
    if kind == "person":
        while last >= first and not (doc[last].text[0].isupper() or _ends_in_lower_case(doc, first, last)):
            last -= 1
    struck = kind == "place" and last > first and doc[last].text.islower()
    return last - int(struck and doc[last].lemma_ in ATTACK_NAME_WORDS)


def _ends_in_lower_case(doc: Doc, first: int, last: int) -> bool:
    """Whether a word in lower case ends a name: "Cho Eun-suk", not "Macron-backed"."""
    joined = last > first + 1 and doc[last - 1].text == "-" and doc[last - 2].text[0].isupper()
    own = doc[last].is_alpha and doc[last].lower_ not in TAILS and not is_word(doc[last])
    return joined and own and not doc[last - 1].whitespace_


def _start_of_name(doc: Doc, ent: Span, kind: str, taken: Sequence[bool], gazetteer: Gazetteer) -> tuple[int, str]:
    """Where the name starts, after articles, titles and "anti-"; what follows "anti-" may be a person's name."""
    first, last = ent.start, ent.end - 1
    while first <= last and (taken[first] or _trims_left(doc[first], kind)):
        first += 1
    prefixed = first + 1 < last and doc[first].lower_ in SIDE_PREFIXES and doc[first + 1].text in "-–"
    if prefixed:  # "anti-Putin protesters"
        first += 2
        kind = "person" if kind == "group" and gazetteer.surnames.get(doc[first].text) else kind
    return first, kind


def _end_before_known(doc: Doc, first: int, last: int, taken: Sequence[bool]) -> int:
    """Where the name ends, before what is known by itself, a blank line, "against", or a date: "Rossi July 22"."""
    dated = last > first and doc[last].lower_ in MONTHS and last + 1 < len(doc) and doc[last + 1].text.isdigit()
    last -= int(dated)
    for i in range(first, last + 1):
        if (
            taken[i]
            or (doc[i].is_space and doc[i].text.count("\n") > 1)
            or (i > first and doc[i].lower_ in ENDING_PREPS)
        ):
            return i - 1
    return last


def _end_without_marks(doc: Doc, first: int, last: int, kind: str) -> int:
    """Where the name ends without punctuation, the sign of the genitive, and the adjective of what follows."""
    while (
        last >= first
        and not doc[last].is_alpha
        and not doc[last].text[-1].isalnum()
        and doc[last].text not in (")", ".")
        and not (kind == "person" and last > first and len(doc[last].text) == 2)  # "Hamza H."
    ):
        last -= 1
    while last >= first and doc[last].text.lower() in GENITIVES | {"'", "’"}:
        last -= 1
    return last


def _start_after_title(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> int | None:
    """Where a full name starts after a person's title, one or many, inside what the model takes for a body."""
    for i in range(first, last - 1):
        title = doc[i].text.removesuffix("s")
        if _is_title_of_person(title) and doc[i + 1].text in gazetteer.given and last <= i + 3:
            return i + 1
    return None


def _person_by_title(doc: Doc, ent: Span, first: int, last: int, kind: str, gazetteer: Gazetteer) -> tuple[int, str]:
    """Where the name starts and what it names: a title in it or before it makes it a person's."""
    if kind != "person" and last > first and doc[first].lower_ in HONORIFICS:
        kind, first = "person", first + 1
    if kind in ("organisation", "place") and (titled := _start_after_title(doc, first, last, gazetteer)) is not None:
        kind, first = "person", titled  # "Democratic Representatives Peter Hall"
    if kind in ("organisation", "place") and first == last and _follows_title(doc[first]):
        kind = "person"  # "SECRETARY RUBIO", "MS. PSAKI"
    if kind == "organisation" and first > ent.start and is_title_word(doc[first - 1].text) and 1 <= last - first <= 2:
        kind = "person"
    return first, kind


def _is_no_name(doc: Doc, first: int, last: int, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether only weekdays, titles, common nouns or words in lower case are left."""
    words = doc[first : last + 1]
    if first == last and (doc[first].lower_ in NO_SURNAMES or doc[first].lower_ in gazetteer.nominals):
        return True
    if first == last and kind == "person" and doc[first].text in gazetteer.heads:
        return True
    if not any(t.text[0].isupper() for t in words):
        return True
    if kind == "organisation" and are_office_holders([token.text for token in words], gazetteer):
        return True
    if kind in ("organisation", "person", "place") and all(
        is_title_word(t.text) or t.is_stop or not t.is_alpha for t in words
    ):
        return True
    return first == last and ((kind == "organisation" and doc[first].is_stop) or len(doc[first]) < 2)


def _is_creed(adjective: Token) -> bool:
    """Whether an adjective of a creed or doctrine modifies a noun, and so is no actor: "Islamic extremism"."""
    modifies = adjective.dep_ in MODIFIERS and adjective.head.i > adjective.i
    return modifies and adjective.ent_type_ == "NORP" and adjective.lower_ in words("creed_adjective")


def _names_event(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether a longer name is headed by the word for an occasion, a law or a work: "World Food Summit"."""
    end = next((i for i in range(first + 1, last) if doc[i].lower_ in COMPLEMENT_PREPS), last + 1)
    word = doc[end - 1].text
    head = gazetteer.heads.get(word.title() if word.isupper() else word)
    person = doc[first].text in gazetteer.given and doc[last].text not in PRIZES  # "Dorothy Day", but "Tony Awards"
    return head is not None and head.type == "event" and not person


def _follows_title(token: Token) -> bool:
    """Whether a title stands before a word, with its point or without."""
    before = token.nbor(-2 if token.nbor(-1).text == "." else -1)
    return _is_title_of_person(before.text) or before.lower_ in HONORIFICS


def _is_title_of_person(word: str) -> bool:
    """Whether a word is a person's title, as it stands before a name."""
    return word[0].isupper() and is_person_title(word)


def _trims_left(token: Token, kind: str) -> bool:
    """Whether a word at the start of a proposal is no part of the name: an article, a title, the end of one."""
    text = token.text.lower()
    if text in NO_START or not token.text[0].isalnum():
        return True
    if text == "state" and token.i > 1 and token.nbor(-1).lower_ == "of" and is_person_title(token.nbor(-2).text):
        return True
    if kind == "organisation":
        return is_person_title(token.text) and token.nbor(2).ent_type_ == "ORG"
    return kind == "person" and _is_before_person(token)


def _is_before_person(token: Token) -> bool:
    """Whether a word is a title or in lower case, and so stands before a person's name; particles are part of it."""
    text = token.text.lower()
    if token.text in FIRST_NAMES_TOO and not (token.i and token.nbor(-1).tag_ in PHRASE_OPENERS):
        return False
    titled = is_title_word(token.text) or text in HONORIFICS or (token.tag_ == "NNPS" and is_title_word(text[:-1]))
    return (titled or not token.text[0].isupper()) and text not in PARTICLES
