"""All-caps text in a case that the model can read: offsets stay, only letters change."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from string import ascii_lowercase

from geo_nlp.gazetteer import Gazetteer, gazetteer
from geo_nlp.gazetteer.spelling import cut, fold
from geo_nlp.lexicon import words
from geo_nlp.pipes.normalize.speaker_labels import LABEL, is_speaker_label, labels_above
from geo_nlp.pipes.syntax.calendar_names import MONTHS, WEEKDAYS
from geo_nlp.pipes.syntax.determiners import ARTICLES
from geo_nlp.pipes.syntax.words import is_person_title

CAPITAL_SHARE = 0.7  # of the letters of a line, if it is in capitals
FEWEST_CAPITALS = 11  # capitals in a text that has lines in capitals, less one
LOWER_CASE = ascii_lowercase.encode()
WORDY = 16  # letters in three words that are more than acronyms
STOPPED = re.compile(r"\b(S[Tt])\.(?= )")
# Each begins with its mark, which is found soonest, and looks back from there.
APOSTROPHE = re.compile(r"[’ʼ＇](?<=\w.)(?=\w)")
GENITIVE_OF_PLURAL = re.compile(r"’(?<=s.)(?= [a-z])")
HYPHEN = re.compile(r"[‐‑–](?<=[^\W\d_].)(?=[^\W\d_])")
STATE_HEADING = re.compile(r"(?:^|(?<=[.!?] ))[A-Z]{2,}(?: [A-Z]{2,})+(?=:)", re.M)  # "COSTA RICA: Police seized"
# What an encyclopaedia's article opens with, before it tells what that is: "The BATTLE OF KUNDUZ (2016) was".
OPENING_TITLE = re.compile(
    r"\s*(?:The |An? )?([^\W\da-z_][^\sa-z(),;:]+(?: [^\sa-z(),;:]+)+)"
    r"(?= ?\(|,? (?:is|was|are|were|has|have|takes|occurred)\b)"
)
CAPITAL_PART = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’][^\W\d_]+)?")
AMBIGUOUS_CAPITAL_WORDS = words("ambiguous_capital_word")
COMMON_SURNAMES = words("surname_common_word")
COMMON_GIVEN_NAMES = words("given_name_common_word")
FUNCTION_WORDS = words("headline_function_word")
AMBIGUOUS_MONTHS = frozenset({"march", "may"})
DAYS_AND_MONTHS = frozenset({*WEEKDAYS, *MONTHS}) - AMBIGUOUS_MONTHS
BEFORE_MONTH = frozenset("in by since until till from of for last next this early late mid through".split())


def truecase(text: str, known: Gazetteer) -> str:
    """Lower-case the all-caps lines of `text`, keeping the capitals of known names and sentence starts.

    >>> truecase("RUSSIA CONDEMNED THE UNITED STATES AND UNRWA ON MONDAY.", gazetteer())
    'Russia condemned the United States and UNRWA on Monday.'
    """
    if len(text) < 40 and text.isupper() and _is_known_name(text, known):
        return _cased_line(text, known)
    if next(islice(filter(str.isupper, text), FEWEST_CAPITALS, None), None) is None:
        return text
    text = STATE_HEADING.sub(lambda m: _cased_line(m[0], known) if _is_known_name(m[0], known) else m[0], text)
    text = _with_cased_title(text, known)
    return "".join(_cased_paragraph(block, known) for block in re.split(r"(?<=\n)(?=\s*\n)", text))


def _with_cased_title(text: str, known: Gazetteer) -> str:
    """A text that opens with what it is about in capitals, as encyclopaedias do, with that as a title has it.

    >>> _with_cased_title("The BATTLE OF KUNDUZ was fought in 2016.", gazetteer())
    'The Battle of Kunduz was fought in 2016.'
    >>> _with_cased_title("NATO AND EU envoys met.", gazetteer())
    'NATO AND EU envoys met.'
    """
    opening = OPENING_TITLE.match(text)
    title = opening[1] if opening else ""
    if len(title.lower()) != len(title) or sum(c.isalpha() for c in title) < WORDY // 2:
        return text
    tokens = cut(title)
    words = [fold(word).upper() for _start, word in tokens]
    out = list(title)
    i = 0
    while i < len(tokens):
        n, cased = _longest_name(words, i, known)
        for start, word in tokens[i : i + max(n, 1)]:
            small = word.lower() in FUNCTION_WORDS | ARTICLES and start > 0
            out[start : start + len(word)] = word.lower() if small else CAPITAL_PART.sub(_capitalised, word)
        for (start, word), name in zip(tokens[i : i + n], cased, strict=True):
            out[start : start + len(word)] = _with_case_of(word, name)
        i += max(n, 1)
    return text[: opening.start(1)] + "".join(out) + text[opening.end(1) :] if opening else text


def _capitalised(part: re.Match[str]) -> str:
    return part[0][0] + part[0][1:].lower()


def plain_marks(text: str) -> str:
    """Apostrophes and hyphens within words as the model knows them, one character for one.

    One after a plural may close a quotation, unless the text opens none.

    >>> plain_marks("Modi’s China–Russia talks – a ‘failure’"), plain_marks("the ministers’ talks")
    ("Modi's China-Russia talks – a ‘failure’", "the ministers' talks")
    """
    if text.isascii():
        return text
    plain = HYPHEN.sub("-", APOSTROPHE.sub("'", text))
    return plain if "‘" in text else GENITIVE_OF_PLURAL.sub("'", plain)


def _cased_paragraph(block: str, known: Gazetteer) -> str:
    """A paragraph; one that shouts as a whole is read as a whole, so that short last lines are not left out."""
    if _is_in_capitals(block):
        return _cased_line(block, known)
    return "".join(_cased_line(line, known) if _is_in_capitals(line) else line for line in re.split(r"(?<=\n)", block))


def _is_known_name(text: str, known: Gazetteer) -> bool:
    """Whether a shouted text is one known name and nothing else: "BOGOTA", "SECURITY COUNCIL"."""
    words = [fold(word).upper() for _start, word in cut(text)]
    return bool(words) and _longest_name(words, 0, known)[0] == len(words)


def _is_in_capitals(line: str) -> bool:
    """Whether most letters of a line are capitals, and it is more than an acronym or two."""
    plain = line.encode("ascii", "ignore")
    if 2 * (len(plain) - len(plain.translate(None, LOWER_CASE))) > len(line):  # small letters are more than half of it
        return False
    letters = [c for c in line if c.isalpha()]
    words = len(line.split())
    if words < 3 or (words == 3 and len(letters) < WORDY):
        return False
    return sum(c.isupper() for c in letters) > CAPITAL_SHARE * len(letters)


def _cased_line(line: str, known: Gazetteer) -> str:
    """A line in capitals in lower case, with capitals for names, first words, and labels of speakers as they were."""
    if len(line.lower()) != len(line):
        return line
    tokens = cut(line)
    words = [fold(text).upper() for _start, text in tokens]
    out = list(line.lower())
    labels = [label.span(1) for label in LABEL.finditer(line) if label[1] and is_speaker_label(label[1])]
    labels += [label.span(1) for label in labels_above(line)]
    i = 0
    while i < len(tokens):
        n, cased = _longest_name(words, i, known)
        for (start, text), word in zip(tokens[i : i + n], cased, strict=True):
            out[start : start + len(text)] = _with_case_of(text, word)
        if n < 2 and _is_first_name(words, i, known):
            for start, text in tokens[i : i + 2]:
                out[start : start + len(text)] = text.title()
            n = 2
        start, text = tokens[i]
        if not n and (_opens_line_or_sentence(line, start) or _is_calendar(words, i)):
            out[start] = text[0]
        i += max(n, 1)
    for first, last in labels:
        out[first:last] = line[first:last]
    return "".join(out)


def _opens_line_or_sentence(line: str, start: int) -> bool:
    """Whether a word is the first of its line, its sentence or a quotation."""
    before = line[:start].rstrip()
    return not before or before[-1] in '.!?\n"“'


def _longest_name(words: list[str], i: int, known: Gazetteer) -> tuple[int, list[str]]:
    """The longest known name in capitals from word `i` on: its length, and its words as they are written."""
    table = _capital_names()
    most = min(table.longest.get(words[i], 0), len(words) - i)
    article = most and words[i] == "THE" and words[i + 1 : i + 2] not in ([], ["THE"])
    longer = _longest_name(words, i + 1, known)[0] + 1 if article else 0  # "THE UNITED STATES"
    for n in range(most, 0, -1):
        if longer > n:
            return 0, []
        name = table.names.get(" ".join(words[i : i + n]))
        if name and (n > 1 or words[i].lower() not in AMBIGUOUS_CAPITAL_WORDS or _is_actor(words, i, known)):
            return n, name.split(" ")
    surname = words[i].title()
    known_surname = surname in known.surnames and surname.lower() not in COMMON_SURNAMES | AMBIGUOUS_CAPITAL_WORDS
    return (1, [surname]) if known_surname else (0, [])


def _is_actor(words: list[str], i: int, known: Gazetteer) -> bool:
    """Whether an everyday word in capitals is a name here: "THE WHO", "A US PLAN", "SUMMONS US ENVOY"."""
    before, after = words[i - 1] if i else "", words[i + 1].lower() if i + 1 < len(words) else ""
    acronym = _capital_names().names[words[i]].isupper()
    if words[i] != "US":
        return before == "THE" and acronym
    return before in ("", ".", "THE", "A", "-", "–") or after in ("-", "–") or after in known.nominals


def _is_calendar(words: list[str], i: int) -> bool:
    """Whether a word is a day or a month: "IN MAY", "MARCH 3", not "THEY MAY MARCH"."""
    word = words[i].lower().rstrip(".")
    beside = words[max(i - 1, 0) : i] + words[i + 1 : i + 2]
    dated = any(w[:1].isdigit() for w in beside) or (i > 0 and words[i - 1].lower() in BEFORE_MONTH)
    return word in DAYS_AND_MONTHS or (word in AMBIGUOUS_MONTHS and dated)


def _is_first_name(words: list[str], i: int, known: Gazetteer) -> bool:
    """Whether a word is a first name with its surname after it: "ALI DEMIR", "JEAN MOREL, FRANCE'S ENVOY"."""
    name, last, after = [*words[i : i + 3], "", ""][:3]
    name = name.title()
    if name not in known.given or name.lower() in COMMON_GIVEN_NAMES:
        return False
    if not last.isalpha() or last.lower() in FUNCTION_WORDS:
        return False
    titled = i > 0 and is_person_title(words[i - 1]) and not last.endswith("ED")
    return titled or after == "," or (last.title() in known.surnames and last.lower() not in COMMON_SURNAMES)


def _with_case_of(text: str, model: str) -> str:
    """`text` with the capitals of `model`, letter by letter where they are of one length.

    >>> _with_case_of("CÔTE", "Cote"), _with_case_of("NATO'S", "NATO's")
    ('Côte', "NATO's")
    """
    if len(text) != len(model):
        return text.title()
    return "".join(a if b.isupper() else a.lower() for a, b in zip(text, model, strict=True))


class _CapitalNames:
    """Every name of the gazetteer by its capitals."""

    def __init__(self, known: Gazetteer) -> None:
        self.names: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        for name in known.names:
            written = STOPPED.sub(r"\1 .", name) if "." in name else name
            capitals = written.upper()
            first, length = capitals.partition(" ")[0], 1 + capitals.count(" ")
            self.names.setdefault(capitals, written)
            if length > self.longest.get(first, 0):
                self.longest[first] = length


@cache
def _capital_names() -> _CapitalNames:
    """The names of the gazetteer in use."""
    return _CapitalNames(gazetteer())
