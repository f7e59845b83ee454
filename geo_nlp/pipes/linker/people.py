"""People: short forms to full names, lone surnames to leaders in office at the article's date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Entry, Gazetteer, gazetteer
from geo_nlp.gazetteer.index import AS_OF
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import slug
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.dates.told import year_told
from geo_nlp.pipes.linker.tenures import is_now, living, tenure_at, time_of_office
from geo_nlp.pipes.mentions.proposals import HONORIFICS, PARTICLES, Name
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.words import is_person_title, titles


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
    found: dict[int, Link] = {}
    full: dict[str, Link] = {}
    named = [e for n in names for e in n.entries if e.type != "person" or n.first < n.last]
    spoken_of = {of for e in named for of in (e.country, e.id) if of}
    middle: dict[str, Link] = {}
    persons = [i for i, name in enumerate(names) if name.type == "person"]
    ends = {words[-2:] for i in persons if _has_two_surnames(words := _words(doc, names[i]), gazetteer)}
    order = sorted(persons, key=lambda i: (_short(doc, names[i], ends), i))
    for i in order:
        span = doc[names[i].first : names[i].last + 1]
        words = _words(doc, names[i])
        form = " ".join(words)
        people = [e for e in names[i].entries if e.type == "person"]
        people = people or _other_form(words, gazetteer) or _longer_form(words, gazetteer, spoken_of)
        year = year_told(doc[names[i].last])
        people = living(people, year)
        entry = _leader(people, time_of_office(people, year, date), spoken_of) or people[0] if people else None
        known = full.get(form) or full.get(words[-1]) or middle.get(form)
        short = len(words) == 1 or (form in full and entry is None)
        again = known is not None and (short or _is_surname_of(span.text, known))
        if again:
            entry = None
        if entry is None and len(words) == 1 and known is None:
            before = doc[max(names[i].first - 2, 0) : names[i].first]
            sex = next((SEXES[t.lower_] for t in before if t.lower_ in SEXES), "")
            namesakes = tuple(living(gazetteer.surnames.get(words[0], ()), year))
            post = _post_before(doc, names[i].first)
            titled = post is not None or any(map(_is_title, doc[max(names[i].first - 1, 0) : names[i].first]))
            shared = len({e.country for e in namesakes}) > 1
            if post in BENCH:  # "Judge Smith" is no minister of that name
                namesakes = tuple(e for e in namesakes if any(t.post == post for t in e.tenures))
            when = time_of_office(namesakes, year, date)
            near = [e for e in namesakes if _may_stand_alone(e, spoken_of, when, sex, shared=shared)]
            if words[0] in gazetteer.given and not titled:
                near = [e for e in near if _leads_here(e, spoken_of, when)]
            entry = _leader([e for e in near if any(t.post == post for t in e.tenures)] or near, when, spoken_of)
        if entry is None and known is not None and (again or slug(span.text) == (known.actor or "").split(":")[-1]):
            found[i] = known
            continue
        link = _person(entry, date) if entry else Link("person", f"person:{slug(span.text)}", span.text, None, None)
        found[i] = link
        full.setdefault(words[-1], link)
        full.setdefault(words[0], link)
        if _has_two_surnames(words, gazetteer):  # "Paz Zamora", "Paz": both surnames of Jaime Paz Zamora, or the first
            full.setdefault(" ".join(words[-2:]), link)
            middle |= {words[1]: link} if words[1] not in gazetteer.given else {}
    return found


def _words(doc: Doc, name: Name) -> tuple[str, ...]:
    """The words of a person's name as the tables have them."""
    return tuple(_bare([_cased(fold(t.text)) for t in doc[name.first : name.last + 1]]))


def _has_two_surnames(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether more than one word follows a first name: "Jaime Paz Zamora", not "Crooked Hillary Clinton"."""
    return len(words) > 2 and words[0] in gazetteer.given


def _short(doc: Doc, name: Name, ends: Collection[tuple[str, ...]]) -> int:
    """How much of a name is left out: nothing, what stands before a particle ("van Dijk") or two surnames, or more."""
    if name.first == name.last:
        return 2
    return int(doc[name.first].lower_ in PARTICLES or (not name.entries and _words(doc, name) in ends))


def _is_surname_of(text: str, person: Link) -> bool:
    """Whether a name is the surname of a person with its particle: "van Dijk" of Jan van Dijk."""
    whole, part = person.name.lower(), text.lower()
    return part.replace("-", " ").split()[0] in PARTICLES and whole.endswith(f" {part}")


def _is_title(token: Token) -> bool:
    return token.lower_ in HONORIFICS or is_person_title(token.text)


def _post_before(doc: Doc, first: int) -> str | None:
    """The post that a title right before a name tells: "Vice President Harris"."""
    words = [t.lower_ for t in doc[max(first - TITLE_WORDS, 0) : first]]
    wordings = (" ".join(words[k:]) for k in range(len(words)))
    return next((titles()[w] for w in wordings if w in titles()), None)


def _other_form(words: Sequence[str], gazetteer: Gazetteer) -> list[Entry]:
    """A known person by another spelling, or by a second surname that the table leaves out ("Boric Font")."""
    if len(words) == 3 and (found := gazetteer.names.get(" ".join(words[:2]))):
        return [e for e in found if e.type == "person" and e.name.split()[-1] == words[1]]  # no king by his first names
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
        if own := [e for e in own if not spoken_of.isdisjoint({t.country for t in e.tenures} | {e.country})]:
            return own
    return []


def _cased(word: str) -> str:
    """A surname in the capitals of a transcript's label, as it is written elsewhere."""
    return word.title() if word.isupper() and len(word) > 3 else word


def _bare(words: list[str]) -> list[str]:
    """A surname without its article: "al-Jubeir" is "Jubeir"."""
    return words[2:] if len(words) == 3 and words[0].lower() in ("al", "el") and words[1] == "-" else words


RANKS = {"head_of_state": 3, "head_of_government": 3, "monarch": 2, "foreign_minister": 1}
PRIVATE = frozenset({"activist", "other", "journalist", "executive", "analyst"})
BENCH = frozenset({"judge", "mayor"})
FRESH = 5
TITLE_WORDS = 4
LATELY = 20
SEXES = {"mr": "m", "mr.": "m", "sir": "m", "ms": "f", "ms.": "f", "mrs": "f", "mrs.": "f", "lady": "f", "madam": "f"}
REPORTED = frozenset("USA GBR FRA DEU RUS CHN ISR IRN JPN IND UKR TUR SAU PAK KOR PRK ITA EGY SYR IRQ PSE SUN".split())
# Whose leaders are named without their country, though others may have their surname.
LEADING = REPORTED | frozenset(
    "AFG ARE ARG AUS AUT BEL BGD BGR BLR BOL BRA CAN CHE CHL COL CUB CZE DNK ESP ETH FIN GEO GRC HUN IDN IRL JOR KAZ "
    "KEN LBN LBY LKA MEX MMR NGA NLD NOR PER PHL POL PRT QAT ROU SDN SRB SVK SWE THA TUN TWN VEN VNM YEM ZAF".split()
)
WORLDWIDE = frozenset({"igo:un", "igo:nato", "igo:eu"})
PROMINENT = RANKS.keys() | {
    "candidate", "defence_minister", "deputy_head", "legislator", "minister", "party_leader", "spokesperson"
}  # fmt: skip


def _may_stand_alone(entry: Entry, spoken_of: set[str], date: str | None, gender: str, *, shared: bool) -> bool:
    """Whether a lone surname can mean this person: one of a country that the article names, or a leader not long ago.

    The officials of the most reported states are named without their country, too; "Ms" is no man. A surname that is
    `shared` by several known people means no leader of a small state that the article does not name.
    """
    if gender and entry.gender and gender != entry.gender:
        return False
    since = f"{int(date[:4]) - LATELY}" if date else "1990"
    if not shared and not spoken_of.isdisjoint({t.country for t in entry.tenures}):
        return True
    lately = [t for t in entry.tenures if not t.until or t.until > since]
    if not shared:
        return any(t.country is None or t.country in REPORTED or RANKS.get(t.post, 0) == 3 for t in lately)
    return any(
        not spoken_of.isdisjoint({t.country, t.organisation})
        or (t.country in REPORTED and t.post in PROMINENT)
        or (RANKS.get(t.post, 0) == 3 and t.country in LEADING)
        or (t.post == "head_of_organisation" and t.organisation in WORLDWIDE)
        for t in lately
    )


def _leads_here(entry: Entry, spoken_of: set[str], date: str | None) -> bool:
    """Whether a bare word that is a first name too can mean this person: a leader now, or of a state that is named."""
    return any(
        (RANKS.get(t.post, 0) and (t.country in spoken_of or (t.country in REPORTED and is_now(t, date))))
        or (RANKS.get(t.post, 0) == 3 and is_now(t, date))
        for t in entry.tenures
    )


def _leader(entries: Sequence[Entry], date: str | None, spoken_of: set[str]) -> Entry | None:
    """The person that a lone surname means: the most senior in office at `date`, or out of it for a short while.

    A head of state who left within five years still comes before a minor incumbent of the same name; else those of
    the states that the article names come first.
    """
    best: tuple[tuple[int, bool, int, str], Entry] | None = None
    recent = f"{int(date[:4]) - FRESH}{date[4:]}" if date else f"{int(AS_OF[:4]) - LATELY}"
    for entry in entries:
        for tenure in entry.tenures:
            if (date and tenure.since > date) or tenure.post in PRIVATE:
                continue
            now = not tenure.until or (date is not None and date <= tenure.until + "~")
            rank = RANKS.get(tenure.post, 0)
            band = 3 if now and rank else 2 if rank and tenure.until > recent else 1 if now else 0
            key = (band, tenure.country in spoken_of, rank, tenure.since)
            if best is None or key > best[0]:
                best = (key, entry)
    return best[1] if best else None


def _person(entry: Entry, date: str | None) -> Link:
    """A known person at `date`: country and sector of the post held then; ELI (former official) when out of office."""
    tenure = tenure_at(entry, date)
    if tenure is None:
        return Link("person", entry.id, entry.name, entry.country, None)
    over = bool(tenure.until) and not (date is not None and date <= tenure.until + "~")
    of_state = tenure.country is not None or not over
    sector = load_ontology().posts[tenure.post].sector
    body = gazetteer().entries.get(tenure.organisation or "") if sector == "UNK" else None
    sector = body.sector if body and body.sector else sector
    former = "ELI" if over and sector in ("GOV", "LEG", "MIL", "SPY", "IGO", "UNK") else sector
    return Link("person", entry.id, entry.name, tenure.country if of_state else entry.country, former)
