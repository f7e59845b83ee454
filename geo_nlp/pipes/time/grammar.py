"""Date phrases (TIMEX): a small grammar over text, from a phrase to its parts; `normalization` puts it on the calendar.

Only what news writes is read. A phrase that is vague ("in recent days", "about two years ago") or a range ("from
Monday to Friday") is read too, so that no part of it passes for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo_nlp.lexicon import table
from geo_nlp.pipes.syntax.calendar_names import MONTHS, WEEKDAYS
from geo_nlp.pipes.time.ranges import DatePhrase, with_ranges

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
COUNTS = {
    **{name: n for n, name in enumerate(_NUMBERS, 1)},
    **{f"twenty-{name}": n for n, name in enumerate(_NUMBERS[:9], 21)},
    "thirty": 30, "forty": 40, "fifty": 50, "a": 1, "an": 1,
}  # fmt: skip
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
NTH_DAYS = {
    **{name: n for n, name in enumerate(_NTHS, 1)},
    **{f"twenty-{name}": n for n, name in enumerate(_NTHS[:9], 21)},
    "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
"""Days of the month in words: "the first of June"."""
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1),
    "may day": (5, 1),
}  # fmt: skip
THAT_YEAR = frozenset({"that", "the same"})  # "in April of that year": seen from another date
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

# In the forms a blank is white space and "~" is white space that may be missing; the text is in lower case.
_SHORT_MONTH = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_SHORT_DAY = "mon|tues?|wed|thurs?|thu|fri|sat|sun"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|{_SHORT_DAY})\b\.?"
_MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:{_SHORT_MONTH})\b\.?)"
_DIGITS = r"3[01]|[12]\d|0?[1-9]"
_NTH = "|".join(NTH_DAYS)
# In words a day stands with "the": "June the first"; "the first of June", not "the first of June's raids".
_DAY = rf"(?P<day>{_DIGITS}|(?<=the\s)(?:{_NTH}))(?:st|nd|rd|th)?\b(?!,\d)"
_BRITISH_DAY = rf"(?P<day>{_DIGITS}|(?P<worded>(?<=the\s)(?:{_NTH})(?=\sof\s)))(?:st|nd|rd|th)?\b(?!,\d)"
_MORE = r"(?:~(?P<tie>[-–—]|to\b|and\b|through\b|or\b)~(?P<until>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?![,.]?\d|%|-\d\d-|(?<=0)(?:'|’)s\b)"
_OF_YEAR = rf"(?:,? (?:of )?(?:{_YEAR}|(?P<which>last|this|next|that|the same) year\b))"
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(COUNTS)})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?\b"
_DAYTIME = "morning|afternoon|evening|night"
_SHIFT = "last|next|this past|this coming|this|past|coming|previous|following|current"
_NOW = rf"(?P<shift>{_SHIFT})"
_ORDINAL = "|".join(ORDINALS)


def _named_days() -> Iterator[str]:
    """The days that events are named by, each before a noun of its event: "October 7 attacks"."""
    for name, value in table("named_day").items():
        nouns = "|".join(value.split()[1:])
        yield rf"{name}(?= (?:terror(?:ist)? )?(?:{nouns})\b)" if nouns else name


_NAMED_DAY = "|".join(_named_days()) or "(?!)"
_NAMED_PERIOD = "|".join(table("named_period")) or "(?!)"
_FORMS = {
    "named_day": rf"(?P<named>{_NAMED_DAY})",
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:t[\d:.]{4,12}z?)?",
    "date": rf"(?:{_WEEKDAY},? )?(?:the )?{_MONTH} (?:the )?{_DAY}{_MORE}{_OF_YEAR}?",
    "british": rf"(?:{_WEEKDAY},? )?(?:the )?{_BRITISH_DAY}{_MORE} (?:of )?{_MONTH}(?(worded)(?!['’]s)){_OF_YEAR}?",
    "holiday": rf"(?P<name>{'|'.join(HOLIDAYS)}){_OF_YEAR}?".replace("'", "['’]"),
    "ago": rf"{_COUNT} {_UNIT} ago(?: (?P<since>today|this (?:week|month)))?",
    "weekday": rf"(?:{_NOW} )?{_WEEKDAY}(?:,? (?:of )?(?P<week>last|this|next) week\b)?",
    "month": rf"(?:{_NOW} |(?P<that>that(?: same)?) )?{_MONTH}{_OF_YEAR}?",
    "spoken": r"(?P<word>today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night"
    r"|the day before yesterday|the day after tomorrow)",
    "hence": rf"{_COUNT} {_UNIT}(?:['’]s? time|['’]| from now)",
    "in_days": rf"(?<=in\s){_COUNT} {_UNIT}(?! of\b)",
    "apart": rf"(?:{_COUNT}|the) {_UNIT} (?P<way>earlier|before|later|after|previously)",
    "hours": rf"(?:{_COUNT} )?(?:(?P<unit>hour)|minute|moment)s? (?P<way>earlier|before|later|after)",
    "beside": rf"(?:the (?P<way>previous|following|same|next(?= (?:day|{_DAYTIME})))|(?P<that>that)(?: same| very)?)"
    rf" (?P<unit>day|week|month|year|{_DAYTIME})\b",
    "weekend": r"(?P<shift>the|last|this past|this coming|this|next) weekend",
    "quarter": rf"(?:(?P<nth>{_ORDINAL}) quarter|q(?P<digit>[1-4])){_OF_YEAR}?",
    "season": rf"(?:(?P<shift>last|this|next|in the|the) |(?P<that>that(?: same)?) )?"
    rf"(?P<season>spring|summer|autumn|fall|winter){_OF_YEAR}?",
    "unit": rf"(?P<the>(?<=the\s))?{_NOW} (?P<unit>week|month|year|quarter)",
    "report_year": r"(?<!of\s)the year(?=,|\.| (?!(?:[12]\d{3}|of|to|that|when|in|before|after|since|ended|ending)\b))",
    "decade": r"(?:the )?(?:(?:early|late|mid)(?:-| ))?(?:(?P<century>1[89]|20)|(?<=the\s)['’]?)(?P<tens>\d)0['’]?s",
    "named_period": rf"(?:the )?(?P<named>{_NAMED_PERIOD})",
    "year": rf"(?:the year )?{_YEAR}(?P<until>~[-–/]~\d\d(?:\d\d)?)?",
}
# Words before a form that belong to it: "the early hours of" Monday, "about" two years ago.
_BOUND = "after|before|by|for|since|through|till|until|within"
_PART = (
    rf"(?<!\w)(?:(?:the )?(?:(?!(?:{_BOUND}) )\w{{1,12}} )?"
    r"(?:(?:end|start|beginning|middle|half|part|days?|(?P<week>week)|weeks?|months?|hours?|morning|afternoon|evening"
    r"|night) (?:of|on)|(?:hours?|morning|evening|night) to) )?(?:the )?"
    r"(?:(?:early|late|mid|earlier|later)(?:[-–]| )(?:on |in )?)?$"
)
_VAGUE = (
    r"\b(?:half|about|around|nearly|almost|some|over|roughly|approximately|than|least|most|under|up to|barely|just over"
    r"|just under|maybe|perhaps) $"
)


def _compiled(form: str) -> re.Pattern[str]:
    """The pattern of a form, with its blanks."""
    return re.compile(form.replace(" ", r"\s{1,3}").replace("~", r"\s{0,3}"))


# All forms but one ("the '90s") begin with a letter or digit: where a word does is told soonest by "\b".
_STARTS = {**dict.fromkeys(_FORMS, r"\b"), "decade": r"(?<!\w)"}
FORMS = {
    kind: _compiled(rf"{_STARTS[kind]}(?<![$€£])(?<!(?<!mid)(?<!late)(?<!early)-){form}(?!\w)")
    for kind, form in _FORMS.items()
}
PART, VAGUE = _compiled(_PART), _compiled(_VAGUE)
# Which forms are worth trying: by the kind of word that each needs.
CLUES = {
    "month": ("named_day", "date", "british", "holiday", "month"),
    "period": ("named_period",),
    "weekday": ("weekday",),
    "number": ("named_day", "iso", "decade", "year"),
    "unit": ("holiday", "ago", "hence", "in_days", "apart", "beside", "unit", "quarter", "report_year"),
    "hour": ("hours",),
    "word": ("holiday", "spoken", "beside", "weekend", "quarter", "season"),
}  # fmt: skip
CLUE_WORDS = {
    **dict.fromkeys([*MONTHS, *"jan feb mar apr jun jul aug sep sept oct nov dec".split()], "month"),
    **dict.fromkeys([*WEEKDAYS, *"mon tue tues wed thur thurs thu fri sat sun".split()], "weekday"),
    **dict.fromkeys("day days week weeks fortnight fortnights month months year years quarter".split(), "unit"),
    **dict.fromkeys("war crisis genocide revolution".split(), "period"),
    **dict.fromkeys("hour hours minute minutes moment moments".split(), "hour"),
    **dict.fromkeys("today tonight tomorrow yesterday weekend q1 q2 q3 q4 spring summer autumn fall winter morning "
                    "afternoon evening night christmas".split(), "word"),
}  # fmt: skip
NUMBER, WORD = re.compile(r"\d(?:0s\b|\d{3}|(?<=9)/11)"), re.compile(r"\w+")


# And what a text has in it where it has such a form, which is told sooner than by the form.
BEFORE_AFTER = ("after", "before", "earlier", "later", "previously")
SUBSTRINGS_OF_FORM: dict[str, tuple[str, ...]] = {
    "named_day": tuple(dict.fromkeys(name.split()[0] for name in table("named_day"))),
    "iso": ("-",),
    "holiday": ("christmas", "may", "year's", "year’s"),
    "ago": ("ago",),
    "hence": ("from", "time", "'", "’"),
    "apart": BEFORE_AFTER,
    "hours": BEFORE_AFTER,
    "beside": ("following", "next", "previous", "same", "that"),
    "weekend": ("weekend",),
    "season": ("autumn", "fall", "spring", "summer", "winter"),
    "unit": tuple(_SHIFT.split("|")),
    "decade": ("0s", "0's", "0’s"),
}


def find_dates(text: str) -> Iterator[DatePhrase]:
    """Yield the date phrases of `text` in order; where forms overlap, the fuller one.

    >>> [(p.kind, dict(p.parts)) for p in find_dates("on Monday, two days ago")]
    [('weekday', {'weekday': 'monday'}), ('ago', {'count': 'two', 'unit': 'day'})]
    >>> [(dict(p.parts), p.until is not None) for p in find_dates("from May 3 to June 1, 2016")]
    [({'month': 'may', 'day': '3', 'year': '2016'}, True)]
    """
    low = _lowered(text)
    wanted = _possible_kinds(low)
    found: list[DatePhrase] = []
    for kind in (kind for kind in FORMS if kind in wanted):
        for match in FORMS[kind].finditer(low):
            start, end = match.span()
            if any(p.start < end and start < p.end for p in found) or not _is_capitalised(match, text):
                continue
            parts = _parts_of(match, kind, low)
            part = PART.search(low, max(0, start - 45, *(p.end for p in found if p.end <= start)), start)
            if part and part["week"]:
                parts["whole"] = "week"
            found.append(DatePhrase(part.start() if part else start, end, kind, parts))
    found.sort(key=lambda p: p.start)
    yield from with_ranges(found, low)


def _possible_kinds(low: str) -> set[str]:
    """The forms of which a text has the words that they need."""
    clues = {CLUE_WORDS[word] for word in CLUE_WORDS.keys() & WORD.findall(low)}
    if NUMBER.search(low):
        clues.add("number")
    kinds = {kind for clue in clues for kind in CLUES[clue]}
    return {
        kind
        for kind in kinds
        if kind not in SUBSTRINGS_OF_FORM or any(part in low for part in SUBSTRINGS_OF_FORM[kind])
    }


def _parts_of(match: re.Match[str], kind: str, low: str) -> dict[str, str]:
    """The parts of a phrase; "vague" is one where a word before it makes its count so: "about two years ago"."""
    parts = {k: " ".join(v.split()) for k, v in match.groupdict().items() if v is not None}
    if parts.get("which") in THAT_YEAR:
        parts["that"] = parts.pop("which")
    if parts.get("day") in NTH_DAYS:
        parts["day"] = str(NTH_DAYS[parts["day"]])
    if kind == "holiday":
        month, day = HOLIDAYS[parts["name"].replace("’", "'")]
        parts["month"], parts["day"] = str(month), str(day)
    if "count" in parts and kind != "hours" and VAGUE.search(low, max(0, match.start() - 20), match.start()):
        parts["vague"] = "yes"
    return parts


def _lowered(text: str) -> str:
    """Lower case at the same offsets, also where a letter would become two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_capitalised(match: re.Match[str], text: str) -> bool:
    """Whether names of days and months have their capital: "may" and "march" are other words."""
    groups = match.groupdict()
    starts = [match.start(name) for name in ("weekday", "month") if groups.get(name)]
    return all(text[at].isupper() or text[at].isdigit() for at in starts)
