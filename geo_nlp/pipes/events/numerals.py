"""The value of a numeral with its neighbours: "two dozen", "1.2 million", "a hundred and thirty"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import HYPHENS

NUMERALS_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMERAL_VALUES = {name: n for n, name in enumerate(NUMERALS_TO_NINETEEN.split(), 1)} | {
    name: 10 * n for n, name in enumerate(TENS.split(), 2)
}
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
LARGE_SCALES = frozenset({"hundred", "thousand", "million"})
VAGUE_NUMERALS = words("vague_numeral")


def value_of_numeral(numeral: Token) -> int | None:
    """The value of a numeral with its neighbours: "two dozen", "1.2 million"; None where it is vague.

    "Between 20 and 30" is none, "at least 12" is twelve.
    """
    if numeral.lower_ in VAGUE_NUMERALS or _is_range(numeral):
        return None
    if (spelled := _spelled_out(numeral)) is not None:
        return spelled
    before, after = numeral.nbor(-1), numeral.nbor()
    if numeral.lower_ in SCALES:
        scale = SCALES[numeral.lower_]
        if before.lower_ == "a" and numeral.nbor(-2).lower_ == "half":
            return scale // 2
        factor = _value(before.lower_)
        return scale if factor is None else int(factor * scale)
    value = _value(numeral.lower_)
    if value is None:
        return None
    if after.lower_ in SCALES:
        return int(value * SCALES[after.lower_])
    if before.text in HYPHENS and not before.whitespace_:  # "twenty-one"
        tens = _value(numeral.nbor(-2).lower_) or 0
        return int(tens + value) if tens >= 20 and value < 10 else None
    tens = NUMERAL_VALUES.get(before.lower_, 0)  # "eighty nine"
    return int(tens + value) if tens >= 20 and value < 10 and before.head is numeral else int(value)


def _spelled_out(numeral: Token) -> int | None:
    """The value of a number in words that goes on after its scale: "a hundred and thirty", "two thousand five hundred".

    None of "two hundred", and of "a hundred and two others", who may be two more.
    """
    doc, first, last = numeral.doc, numeral.i, numeral.i
    while first > 0 and _continues_numeral(doc[first - 1], doc[first]):
        first -= 1
    while last + 1 < len(doc) and _continues_numeral(doc[last], doc[last + 1]):
        last += 1
    run = [t.lower_ for t in doc[first : last + 1] if t.lower_ in SCALES or number_of(t.lower_) is not None]
    scales = [n for n, word in enumerate(run) if word in SCALES]
    if (
        not scales
        or all(word in SCALES for word in run[scales[0] + 1 :])
        or doc[last + 1 : last + 2].text in ("others", "more")
    ):
        return None
    total = part = 0
    for word in run:
        if word not in SCALES:
            part += number_of(word) or 0
        elif word == "hundred":
            part = 100 * (part or 1)
        else:
            total, part = total + SCALES[word] * (part or 1), 0
    return total + part


def _continues_numeral(word: Token, after: Token) -> bool:
    """Whether two words next to each other are of one number in words: "hundred and", "thousand five", "twenty-"."""
    small = [NUMERAL_VALUES.get(t.lower_.split("-")[0], 0) for t in (word, after)]
    if after.lower_ == "and" or after.text in HYPHENS:
        return word.lower_ in LARGE_SCALES if after.lower_ == "and" else small[0] >= 20
    if word.lower_ == "and" or word.text in HYPHENS:
        return small[1] > 0 and word.i > 0 and _continues_numeral(word.nbor(-1), word)
    scale = [t.lower_ in LARGE_SCALES for t in (word, after)]
    numbers = all(value or large for value, large in zip(small, scale, strict=True))
    return numbers and (any(scale) or small[0] >= 20 > 10 > small[1])


def _is_range(numeral: Token) -> bool:
    """Whether a number is one of two bounds: "between 20 and 30", "20 to 30"."""
    before = [numeral.nbor(-n).lower_ for n in (1, 2, 3)]
    joined = before[0] in ("to", "or", "and") and numeral.nbor(-2).like_num
    return "between" in (before[0], before[2]) or (joined and numeral.nbor(-2).head in (numeral, numeral.head))


def number_of(word: str) -> int | None:
    """The whole number that one word stands for, None of other words.

    >>> number_of("twenty-one"), number_of("1,200"), number_of("dozens")
    (21, 1200, None)
    """
    value = _value(word)
    return None if value is None else int(value)


def _value(word: str) -> float | None:
    """The value of one word: digits, or a number word, also one with a hyphen."""
    if word in NUMERAL_VALUES:
        return float(NUMERAL_VALUES[word])
    tens, _, unit = word.partition("-")
    if unit and tens in NUMERAL_VALUES and unit in NUMERAL_VALUES:
        return float(NUMERAL_VALUES[tens] + NUMERAL_VALUES[unit])
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return None
