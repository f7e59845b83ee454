"""Linking of people: full names to the tables, short forms to full names, lone surnames to leaders.

An unknown full name is an actor of its own. A title with a state overrules the table's first person of that name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Entry, Gazetteer, gazetteer
from geo_nlp.gazetteer.spelling import PARTICLES, fold, skeleton
from geo_nlp.gazetteer.tables import slug
from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.lone_surnames import (
    bearer,
    holder_by_title,
    leader,
    leader_of_state,
    state_in_title,
)
from geo_nlp.pipes.linking.tenures import has_ended, is_now, living, tenure_at, time_of_office
from geo_nlp.pipes.mentions.common_words import is_word
from geo_nlp.pipes.mentions.names import GENERATIONS
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.mentions.surnames import has_arabic_article
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.document_time import year_given

ARABIC_ARTICLES = words("arabic_article")
FAMILY_FIRST_AT_HOME = words("state_family_name_first")
ONE_SURNAME_AT_HOME = words("state_one_surname")
FATHERS = frozenset("bin bint ibn".split())
# A leader of these is no party leader, and an envoy of these serves no state: "the leader of al-Qaida".
SECTOR_OF_THEIR_PEOPLE = frozenset({"armed_group", "igo"})

OF_PAST_OFFICIALS = frozenset({"GOV", "LEG", "MIL", "SPY", "IGO", "UNK"})


@dataclass(slots=True)
class Link:
    """What a name was resolved to."""

    type: str
    actor: str | None
    name: str
    country: str | None
    sector: str | None
    demonym: bool = False
    acts: bool = True


def link_people(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer, date: str | None) -> dict[int, Link]:
    """Links of all persons: a short form goes with the last full name that it fits, a lone surname with a leader."""
    spoken_of = _named_actors(names)
    found: dict[int, Link] = {}
    linked: set[str | None] = set()
    forms = _Forms(gazetteer)
    for i in _fullest_first(doc, names, gazetteer):
        name = names[i]
        text, words = doc[name.first : name.last + 1].text, _name_words(doc, name)
        entry, state = _person_of_name(doc, name, words, gazetteer, date, spoken_of), state_in_title(doc, names, i)
        known = forms.known(words)
        if known is not None and len(words) == 1:
            known = _by_title(doc, name, words[0], known, linked, gazetteer, date, spoken_of)
        if known is not None and forms.is_again(text, words, known, entry) and state in (None, known.country):
            found[i] = known
            linked.add(known.actor)
            continue
        if entry is None and len(words) == 1:
            entry = bearer(doc, name, words[0], gazetteer, date, spoken_of)
        if entry is not None and state is not None:
            entry = leader_of_state(entry, state, words[-1], gazetteer, date)
        then = _time_of_clause(doc, name, date)
        found[i] = person_link(entry, then) if entry else Link("person", f"person:{slug(text)}", text, None, None)
        linked.add(found[i].actor)
        if entry or not _is_doubtful(doc, name, words, gazetteer):
            forms.keep(words, found[i])
    return found


def _time_of_clause(doc: Doc, name: Name, date: str | None) -> str | None:
    """The middle of the past year that the clause of a name gives, else `date`: "In 2008, President Chavez visited"."""
    year = year_given(doc[name.last]) if date else None
    return f"{year}-07" if year and date and year < date[:4] else date


def _named_actors(names: Sequence[Name]) -> set[str]:
    """The known states and bodies that an article names, and the states of those whom it names in full."""
    named = [e for n in names for e in n.entries if e.type != "person" or n.first < n.last]
    return {of for e in named for of in (e.country, e.id) if of}


def _by_title(
    doc: Doc, name: Name, surname: str, known: Link, linked: Collection[str | None], gazetteer: Gazetteer,
    date: str | None, spoken_of: set[str],
) -> Link:  # fmt: skip
    """The leader whom the title before a surname means, if in office or `linked`; else the namesake `known`."""
    office = holder_by_title(doc, name, surname, known.actor, gazetteer, date, spoken_of)
    if office is None:
        return known
    leading = office.id in linked or any(is_now(t, date) for t in office.tenures)
    return person_link(office, date) if leading or known.actor in gazetteer.entries else known


def _fullest_first(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> list[int]:
    """Positions of the persons among the names, those in full before what is short for them."""
    persons = [i for i, name in enumerate(names) if name.type == "person"]
    ends = {words[-2:] for i in persons if _has_two_surnames(words := _name_words(doc, names[i]), gazetteer)}
    return sorted(persons, key=lambda i: (_shortness(doc, names[i], ends), i))


def _person_of_name(
    doc: Doc, name: Name, words: tuple[str, ...], gazetteer: Gazetteer, date: str | None, spoken_of: set[str]
) -> Entry | None:
    """The known person of a name, as it is written or in another form, in the year of its sentence."""
    people = [e for e in name.entries if e.type == "person"]
    people = people or _other_form(words, gazetteer) or _longer_form(words, gazetteer, spoken_of)
    year = year_given(doc[name.last])
    if len(words) == 1 and len(people) > 1:
        return None  # a family name that is written first, for `bearer`
    people = living(people, year)
    return leader(people, time_of_office(people, year, date), spoken_of) or people[0] if people else None


def _is_doubtful(doc: Doc, name: Name, words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether an unknown name opens with an ordinary word and ends with a known surname, which it does not take over.

    One span that the model got wrong must not rename a leader all over the article.
    """
    known = len(words) > 1 and words[-1] in gazetteer.surnames and words[0] not in gazetteer.given
    acts = doc[name.last].dep_ in SUBJECTS  # "Spike Lee said"
    return known and not acts and is_word(doc[name.first], ("adj", "adv", "verb"))


class _Forms:
    """By which forms the persons named so far may be named again."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.full: dict[str, Link] = {}
        self.middle: dict[str, Link] = {}
        self.spelt: dict[str, Link] = {}

    def known(self, words: tuple[str, ...]) -> Link | None:
        """Who was named before by a form, or by a name that ends like it."""
        form = " ".join(words)
        return self._respelt(words) or self.full.get(form) or self.full.get(words[-1]) or self.middle.get(form)

    def _respelt(self, words: tuple[str, ...]) -> Link | None:
        """Who was named in full by another spelling, or without the first of more first names."""
        short = (words, words[1:]) if len(words) > 2 else (words,)
        forms = (skeleton(form) if len(form) > 1 else None for form in short)
        return next((self.spelt[form] for form in forms if form in self.spelt), None)

    def is_again(self, text: str, words: tuple[str, ...], known: Link, entry: Entry | None) -> bool:
        """Whether a name is that of the person named before, and not of an `entry` of its own."""
        if len(words) == 1 or _is_surname_of(text, known):
            return True
        if entry is None and known is self._respelt(words):
            return True
        return entry is None and (" ".join(words) in self.full or slug(text) == (known.actor or "").split(":")[-1])

    def keep(self, words: tuple[str, ...], link: Link) -> None:
        """Take a person by surname and first name, and by both surnames or the first: "Paz Zamora", "Paz".

        Of four names the third is the first surname: "Carlos Manuel Soto Reyes" is "Soto".
        """
        if (form := skeleton(words)) is not None:
            self.spelt.setdefault(form, link)
        half = _is_half_a_surname(words)
        self.full.setdefault(" ".join(words[-3:]) if half else words[-1], link)
        self.full.setdefault(words[0], link)
        if _has_two_surnames(words, self.gazetteer):
            self.full.setdefault(" ".join(words[-2:]), link)
            first = words[-2] if len(words) == 4 else words[1]
            if first not in self.gazetteer.given or words[-1] in self.gazetteer.given:  # "Omar Bakri Mohammed"
                self.middle[first] = link


def _name_words(doc: Doc, name: Name) -> tuple[str, ...]:
    """The words of a person's name as the tables have them."""
    folded = (fold(t.text) for t in doc[name.first : name.last + 1])
    words = [word.title() if word.isupper() and len(word) > 3 else word for word in folded]  # of a transcript's label
    words = words[2:] if has_arabic_article(words) else words  # "al-Jubeir" is "Jubeir"
    return tuple(words[:-1] if len(words) > 2 and words[-1].rstrip(".") in GENERATIONS else words)


def _has_two_surnames(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether more than one word follows a first name: "Jaime Paz Zamora", not "Crooked Hillary Clinton"."""
    return len(words) > 2 and words[0] in gazetteer.given


def _is_half_a_surname(words: Sequence[str]) -> bool:
    """Whether the last word alone names another: a father in "Omar bin Saad", a husband in "Ana Ruiz-Reyes"."""
    if len(words) < 3:
        return False
    hyphened = words[-2] in "-–" and words[-3].lower() not in ARABIC_ARTICLES
    return words[-2].lower() in FATHERS or hyphened


def _shortness(doc: Doc, name: Name, ends: Collection[tuple[str, ...]]) -> int:
    """How short a form is: 0 in full, 1 from a particle ("van Dijk") or two surnames on, 2 for one word."""
    if name.first == name.last:
        return 2
    return int(doc[name.first].lower_ in PARTICLES or (not name.entries and _name_words(doc, name) in ends))


def _is_surname_of(text: str, person: Link) -> bool:
    """Whether a name is the surname of a person with its particle: "van Dijk" of Jan van Dijk."""
    whole, part = person.name.lower(), text.lower()
    return part.replace("-", " ").split()[0] in PARTICLES and whole.endswith(f" {part}")


def _other_form(words: Sequence[str], gazetteer: Gazetteer) -> list[Entry]:
    """A known person whose name has the family name first ("Suga Yoshihide") or a second surname ("Boric Font")."""
    if len(words) == 3 and (found := gazetteer.names.get(" ".join(words[:2]))):
        people = [e for e in found if e.type == "person" and e.country not in ONE_SURNAME_AT_HOME]
        people = [e for e in people if not _has_more_names(e, words)]  # Mohammad Fahim Dashty is no Qasim Fahim
        return [e for e in people if e.name.split()[-1] == words[1]]  # no king by his first names
    if len(words) == 2 and (found := gazetteer.names.get(f"{words[1]} {words[0]}")):
        return [e for e in found if e.type == "person" and e.country in FAMILY_FIRST_AT_HOME]
    return list(gazetteer.spelt(words)) if len(words) > 1 else []


def _longer_form(words: Sequence[str], gazetteer: Gazetteer, spoken_of: set[str]) -> list[Entry]:
    """A known person of a state that the article names, by a form with more names than the table has.

    "Dilma Vana Rousseff Linhares", "Mohammad bin Salman Al Saud": his names in order, the first among them.
    """
    if len(words) < 3:
        return []
    shorter = [*(words[:k] for k in range(len(words) - 1, 2, -1)), *([words[0], w] for w in reversed(words[1:]))]
    for form in shorter:
        known = gazetteer.names.get(" ".join(form)) or gazetteer.spelt(form)
        own = [e for e in known if e.type == "person" and fold(e.name).split()[-1] == form[-1]]
        own = [e for e in own if e.name[0] == form[0][0]]  # Zaw Myint Maung is no Saw Maung
        own = [e for e in own if not _has_more_names(e, words)]
        if own := [e for e in own if not spoken_of.isdisjoint({t.country for t in e.tenures} | {e.country})]:
            return own
    return []


def _has_more_names(entry: Entry, words: Sequence[str]) -> bool:
    """Whether a known person has names that a name has not: "Luiz Pereira da Silva" is no Luiz Lula da Silva."""
    given = {word.lower() for word in words}
    inner = (fold(word).lower() for word in entry.name.split()[1:-1])
    return any(len(word) > 2 and word not in PARTICLES and word not in given for word in inner)


def person_link(entry: Entry, date: str | None) -> Link:
    """A known person at `date`: country and sector of the post held then; ELI (former official) when out of office.

    Before the first post that the tables have the sector is open: Cameron led the opposition before he was premier.
    """
    tenure = tenure_at(entry, date)
    if tenure is None:
        return Link("person", entry.id, entry.name, entry.country, None)
    over = has_ended(tenure, date)
    of_state = tenure.country is not None or not over
    sector: str | None = load_ontology().posts[tenure.post].sector
    body = gazetteer().entries.get(tenure.organisation or "")
    if body is not None and body.sector and (sector == "UNK" or body.type in SECTOR_OF_THEIR_PEOPLE):
        sector = body.sector
    if sector in OF_PAST_OFFICIALS and (over or (date is not None and tenure.since > date)):
        sector = "ELI" if over else None
    return Link("person", entry.id, entry.name, tenure.country if of_state else entry.country, sector)
