"""The author of a text by its title, which the text need not repeat: "Statement from Jake Sullivan on Kenya".

People are known from the gazetteer; a title that names several has no author.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from geo_nlp.gazetteer import Entry, gazetteer
from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.gazetteer.spelling import cut, fold
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.headline_states import entries_in
from geo_nlp.pipes.linking.office_holders import holder_of
from geo_nlp.pipes.linking.people import Link, person_link
from geo_nlp.pipes.linking.publisher import SOLE_POSTS, Publisher, publishing
from geo_nlp.pipes.linking.tenures import is_now

LONGEST_AUTHOR_NAME = 5  # words of a name
BY_NAME = frozenset({"adjective", "name", "people"})
OF_OFFICE = frozenset({"of", "for", "the", "and", ",", "-", "'s", "’s"})


def is_joint(title: str | None) -> bool:
    """Whether a title announces joint speakers: "Joint Statement", "Leaders' Communiqué".

    >>> is_joint("Joint Statement by Australia and Japan"), is_joint("G7 Leaders' Statement"), is_joint("G7 meets")
    (True, True, False)
    """
    known, plain = publishing(), fold(title or "").lower()
    if not any(word in plain for word in (*known["joint"], *known["statements"])):
        return False
    words = {fold(word).lower() for _, word in cut(title or "")}
    several = not words.isdisjoint(known["groups"]) and not words.isdisjoint(known["statements"])
    return several or not words.isdisjoint(known["joint"])


def joint_body_in(title: str | None) -> Entry | None:
    """The body of several states whose ministers or leaders speak with one voice: "G7 Foreign Ministers' Statement".

    >>> joint_body_in("G7 Foreign Ministers' Statement on Iran").id, joint_body_in("Joint Statement on the G7")
    ('igo:g7', None)
    """
    words = [fold(word) for _, word in cut(title or "")]
    if words[:1] in (["The"], ["Statement"]):
        words = words[1:]
    length, entries = gazetteer().at(words, 0) if words else (0, ())
    body = next((e for e in entries if e.type == "igo"), None)
    after = {word.lower() for word in words[length : length + 3]}
    return body if body and not after.isdisjoint(publishing()["groups"]) else None


def member_in(title: str | None) -> str | None:
    """The surname of the member of a parliament whose words a title announces.

    >>> member_in("Press release of Senator Lugar"), member_in("Senate of Canada")
    ('Lugar', None)
    """
    words = [word for _, word in cut(title or "")]
    released = words[1:3] == ["release", "of"] or words[:1] == ["Statement"]
    return words[-1] if released and len(words) > 3 and _is_office_word(words[-2]) else None


def is_conference(title: str | None) -> bool:
    """Whether a title is of an occasion at which each speaks separately: "Joint Press Availability"."""
    words = {fold(word).lower() for _, word in cut(title or "")}
    return not words.isdisjoint(publishing()["occasions"])


def states_in(title: str | None, own: str | None = None) -> list[Entry]:
    """The states that a title names, in its order, without the speaker's `own`.

    >>> [state.id for state in states_in("Call with Australian and Fijian ministers", "AUS")]
    ['FJI']
    """
    found: dict[str, Entry] = {}
    for entries in entries_in([fold(word) for _, word in cut(title or "")]):
        named = (e for e in entries if e.country and (e.type in BRANCHES or (e.type == "state" and e.how in BY_NAME)))
        state = gazetteer().entries.get(next((e.country for e in named if e.country), ""))
        if state is not None and state.id != own:
            found.setdefault(state.id, state)
    return list(found.values())


def addressed_in(title: str | None, own: str | None) -> Entry | None:
    """The one state that a title addresses, or whose day it is.

    >>> [addressed_in(title, "UKR").id for title in ("Address to the Canadian Parliament", "Denmark's National Day")]
    ['CAN', 'DNK']
    >>> addressed_in("Speech in the Parliament of Japan", "UKR").id, addressed_in("Speech in Tokyo, Japan", "UKR")
    ('JPN', None)
    >>> addressed_in("Statement on Iran", "USA"), addressed_in("Address to the nation on Iran", "USA")
    (None, None)
    """
    words = [word for _, word in cut(title or "")]
    lower = [word.lower() for word in words]
    speech = _first_position(lower, publishing()["statements"])
    to = _first_position(lower, ("to", "before"), speech + 1)
    about = _first_position(lower, ("on", "about"))
    within = _first_position(lower, ("in",), speech + 1)
    hosted = not set(publishing()["houses"]).isdisjoint(lower[within + 1 :]) if within < about else False
    if to < about or hosted:
        states = states_in(" ".join(words[min(to, within if hosted else to) + 1 : about]))
    elif "day" in lower[-2:]:
        states = states_in(title)
    else:
        return None
    return states[0] if len(states) == 1 and states[0].id != own else None


def _first_position(words: Sequence[str], wanted: Container[str], start: int = 0) -> int:
    """The position of the first of some words from `start` on; the end where there is none."""
    return next((i for i in range(start, len(words)) if words[i] in wanted), len(words))


def speaker_in(title: str | None, publisher: Publisher | None, date: str | None) -> tuple[bool, Link | None]:
    """Whether a title names the author of the text, and the author where it is known.

    >>> speaker_in("Remarks by President Biden on Sudan", None, "2023-04-22")[1].actor
    'person:joe-biden'
    >>> speaker_in("Remarks by Biden and Trudeau", None, "2023-03-24"), speaker_in("Biden visits Kyiv", None, None)
    ((True, None), (False, None))
    """
    words = [word for _, word in cut(title or "")]
    lower = [word.lower() for word in words]
    known = publishing()["statements"]
    for i in range(1, len(words) - 1):
        if lower[i] in ("by", "from") and any(word in known for word in lower[:i]):
            return True, _person_after(words[i + 1 :], publisher, date)
    reported = lower[0] in publishing()["told"] or lower[-1] in publishing()["told"] if words else False
    return reported or "sheet" in lower[:3], None


def _person_after(words: Sequence[str], publisher: Publisher | None, date: str | None) -> Link | None:
    """The one person, or holder of an office, that is named after "by"."""
    end = next((i for i, word in enumerate(words) if word.islower() and word not in OF_OFFICE), len(words))
    words = words[:end]
    known = [found for i in range(len(words)) if (found := _person_at(words, i, publisher, date)) is not None]
    if known:
        entry, last = known[0]
        joined = words[last : last + 1] in (["and"], [","], ["&"]) and len(words) > last + 1
        return None if joined or len({e.id for e, _ in known}) > 1 else person_link(entry, date)
    if "and" in words or publisher is None or publisher.entry.country is None:
        return None
    return _office_holder(words, publisher, date)


def _person_at(words: Sequence[str], i: int, publisher: Publisher | None, date: str | None) -> tuple[Entry, int] | None:
    """The person named from word `i` on, and where the name ends: by full name, or by surname after an office."""
    country = publisher.entry.country if publisher else None
    for end in range(min(len(words), i + LONGEST_AUTHOR_NAME), i, -1):
        name = [word for word in words[i:end] if len(word.rstrip(".")) > 1 or not word[0].isupper()]
        if name and words[i][0].isupper() and words[end - 1][0].isupper():
            people = _people_called(words, i, name)
            own = _of_country(people, country) if country else []
            found = _in_office(own or people, date)
            if len(name) > 1:
                found = found or own or people
            elif len({e.id for e in found}) > 1:
                found = _in_office(found, date, _post_before(words, i, country))
            if len({e.id for e in found}) == 1:
                return found[0], end
    return None


def _people_called(words: Sequence[str], i: int, name: Sequence[str]) -> list[Entry]:
    """The people of a full name, or of a surname that follows an office: "Secretary Kerry"."""
    key = " ".join(fold(word) for word in name)
    people: Sequence[Entry] = ()
    if len(name) > 1:
        people = gazetteer().names.get(key, ())
    elif i and _is_office_word(words[i - 1]):
        people = gazetteer().surnames.get(key, ())
    return [e for e in people if e.type == "person"]


def _of_country(people: Sequence[Entry], country: str) -> list[Entry]:
    """Those of a country, or who held an office of it."""
    return [e for e in people if e.country == country or any(t.country == country for t in e.tenures)]


def _in_office(people: Sequence[Entry], date: str | None, post: str | None = None) -> list[Entry]:
    """Those who hold an office at a date; with `post`, that one."""
    return [e for e in people if any(post in (None, t.post) and is_now(t, date) for t in e.tenures)]


def _post_before(words: Sequence[str], i: int, country: str | None) -> str:
    """The post of the office before a name."""
    first = i
    while first and _is_office_word(words[first - 1]):
        first -= 1
    return load_ontology().post_of(" ".join(words[first:i]), country)


def _office_holder(words: Sequence[str], publisher: Publisher, date: str | None) -> Link | None:
    """The holder of an office of the publisher's state: "Address by the President of Ukraine"."""
    country = publisher.entry.country
    title = [word.lower() for word in words]
    title = title[1:] if title[:1] == ["the"] else title
    plain = title[: title.index("of")] if "of" in title else title
    for form in (title, plain):
        posts = load_ontology().titles.get(tuple(form), {})
        post = posts.get(country) or posts.get(None)
        entry = holder_of(country, post, date) if country and post in SOLE_POSTS else None
        if entry is not None:
            return person_link(entry, date)
    return None


def _is_office_word(word: str) -> bool:
    """Whether a word is one of an official's title: "Secretary", "Spokesperson"."""
    return word[:1].isupper() and word.lower() in _words_of_office()


@cache
def _words_of_office() -> frozenset[str]:
    return frozenset(word for title in load_ontology().titles for word in title)
