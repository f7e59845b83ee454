"""The known person that a surname alone means: a recent leader, or one of a state that the article names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geo_nlp.gazetteer import Entry, Gazetteer, Tenure
from geo_nlp.gazetteer.index import AS_OF
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.lexicon import table, words
from geo_nlp.pipes.linking.namesakes import YEARS_KNOWN_BY_SURNAME, is_open
from geo_nlp.pipes.linking.tenures import has_ended, is_now, living, time_of_office
from geo_nlp.pipes.mentions.proposals import Name, is_title_or_honorific
from geo_nlp.pipes.syntax.labels import PROPER
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import GENITIVES, is_person_title, titles
from geo_nlp.pipes.time.document_time import year_given

RANK_OF_POST = {"head_of_state": 3, "head_of_government": 3, "monarch": 2, "foreign_minister": 1}
PRIVATE_POSTS = frozenset({"activist", "other", "journalist", "executive", "analyst"})
BENCH = frozenset({"judge", "mayor"})
LEADERS = frozenset({"head_of_state", "head_of_government"})
MINISTERIAL_POSTS = frozenset({"minister", "foreign_minister", "defence_minister"})
TITLE_WORDS = 4
LATELY = 20
GENDERS = table("courtesy_title_gender")
REPORTED = words("most_reported_state")
# States of leaders who are named without their country, though others may have their surname.
OFTEN_REPORTED = REPORTED | words("often_reported_state")
PROMINENT = RANK_OF_POST.keys() | {
    "candidate", "defence_minister", "deputy_head", "legislator", "minister", "party_leader", "spokesperson"
}  # fmt: skip


def bearer(
    doc: Doc, name: Name, surname: str, gazetteer: Gazetteer, date: str | None, spoken_of: Collection[str]
) -> Entry | None:
    """The known person whom a `surname` alone means: by the title before it, its year and the states of leaders.

    `spoken_of` are the states and bodies that the article names.
    """
    year, post = year_given(doc[name.last]), post_before(doc, name.first)
    namesakes = _people_of_surname(surname, year, gazetteer)
    shared = len({e.country for e in namesakes}) > 1
    if post in BENCH:  # "Judge Smith" is no minister of that name
        namesakes = _holders_of(post, namesakes)
    when, gender = time_of_office(namesakes, year, date), _gender_before(doc, name.first)
    near = [e for e in namesakes if _may_stand_alone(e, spoken_of, when, gender, shared=shared)]
    titled = post is not None or (name.first > 0 and is_title_or_honorific(doc[name.first - 1]))
    if surname in gazetteer.given and not titled:
        near = [e for e in near if _leads_here(e, spoken_of, when)]
    if is_person_title(doc[name.last].text) and post not in LEADERS and _is_within_title(doc, name):
        return None  # "Police Major, Nguen Thongsuk" is no John Major
    held = _holders_of(post, near)
    if post in LEADERS and not held:  # "President Carter" was president, however long ago, and no minister of late
        held = _holders_of(post, namesakes)
    chosen = leader(held or near, when, spoken_of)
    if chosen is not None and shared and not _fits_title(chosen, post, when, spoken_of):
        return None if post == "minister" else leader(_reported_holders(post, namesakes), when, ())
    certain = bool(held) or titled or bool(gender)
    return chosen if chosen is None or certain or not is_open(chosen, namesakes, when, spoken_of) else None


def _is_within_title(doc: Doc, name: Name) -> bool:
    """Whether a title goes on before or after a word: "Police Major", "Major General Sultan", no "Major told"."""
    first, last = doc[name.first], doc[name.last]
    before = not first.is_sent_start and name.first > 0 and first.nbor(-1).tag_ in PROPER
    after = last.i + 1 < last.sent.end and last.nbor().tag_ in PROPER
    return after or (before and not _gender_before(doc, name.first))


def _people_of_surname(surname: str, year: str | None, gazetteer: Gazetteer) -> list[Entry]:
    """The known people of a surname, in a year; a family name may be written first."""
    first = [e for e in gazetteer.names.get(surname, ()) if e.type == "person"]
    people = living(list({e.id: e for e in (*gazetteer.surnames.get(surname, ()), *first)}.values()), year)
    return [e for e in people if f" bin {surname} " not in f"{fold(e.name)} "]  # his father's name


def holder_by_title(
    doc: Doc, name: Name, surname: str, known: str | None, gazetteer: Gazetteer, date: str | None,
    spoken_of: Collection[str],
) -> Entry | None:  # fmt: skip
    """The leader whom the title before a surname means, where one named in full has never held that office.

    "President Marcos" beside "First Lady Louise Araneta-Marcos".
    """
    post = post_before(doc, name.first)
    entry = gazetteer.entries.get(known or "")
    if post not in LEADERS or (entry is not None and _has_held(entry, post)):
        return None
    found = bearer(doc, name, surname, gazetteer, date, spoken_of)
    return found if found is not None and found.id != known and _has_held(found, post) else None


def state_in_title(doc: Doc, names: Sequence[Name], i: int) -> str | None:
    """The state in a leader's title before a name: SAU of "Saudi Arabia's King Abdullah"; None for other names."""
    name, before = names[i], names[i - 1] if i else None
    state = before.entries[0] if before and before.entries and before.entries[0].type == "state" else None
    opening = [t.lower_ for t in doc.tokens[max(before.first - 2, 0) : before.first]] if before else []
    if state is None or before is None or opening[-1:] == ["in"] or opening == ["in", "the"]:
        return None  # "In Turkey President Macron met"
    between = [t for t in doc.tokens[before.last + 1 : name.first] if t.lower_ not in GENITIVES]
    first = name.first + (doc[name.first].lower_ in titles())  # "King" may be part of the name
    office = len(between) <= TITLE_WORDS and all(is_person_title(t.text) for t in between)
    return state.country if office and post_before(doc, first) in RANK_OF_POST else None


def leader_of_state(entry: Entry, state: str, surname: str, gazetteer: Gazetteer, date: str | None) -> Entry | None:
    """Who is meant by a name with a state in its title: the known person, else the leader it had of that surname."""
    if state in {entry.country, *(t.country for t in entry.tenures)}:
        return entry
    own = [e for e in gazetteer.surnames.get(surname, ()) if any(t.country == state for t in e.tenures)]
    return leader(own, date, ())


def leader(entries: Sequence[Entry], date: str | None, spoken_of: Collection[str]) -> Entry | None:
    """The one of several namesakes who is meant: the most senior one in office at `date`, or not long out of it.

    A head of state who left within five years still comes before a minor incumbent of the same name; else those of
    the states that the article names come first.
    """
    best: tuple[tuple[int, bool, int, str], Entry] | None = None
    recent = f"{int(date[:4]) - YEARS_KNOWN_BY_SURNAME}{date[4:]}" if date else f"{int(AS_OF[:4]) - LATELY}"
    for entry in entries:
        for tenure in entry.tenures:
            if (date and tenure.since > date) or tenure.post in PRIVATE_POSTS:
                continue
            now = not has_ended(tenure, date)
            rank = RANK_OF_POST.get(tenure.post, 0)
            band = 3 if now and rank else 2 if rank and tenure.until > recent else 1 if now else 0
            key = (band, tenure.country in spoken_of, rank, tenure.since)
            if best is None or key > best[0]:
                best = (key, entry)
    return best[1] if best else None


def _has_held(entry: Entry, post: str | None) -> bool:
    """Whether a known person has ever held a post."""
    return any(
        tenure.post in MINISTERIAL_POSTS if post == "minister" else tenure.post == post for tenure in entry.tenures
    )


def _fits_title(entry: Entry, post: str | None, date: str | None, spoken_of: Collection[str]) -> bool:
    """Whether one of several namesakes may have a title: "Minister Smith" is no minister of long ago or elsewhere."""
    if post is None or post in LEADERS or any(is_now(t, date) or t.country in spoken_of for t in entry.tenures):
        return True
    return post != "minister" and _has_held(entry, post)


def _reported_holders(post: str | None, entries: Sequence[Entry]) -> list[Entry]:
    """Those who have held a post of a state that is named without saying so: "Under Secretary Fernandez"."""
    return [e for e in entries if any(t.post == post and t.country in REPORTED for t in e.tenures)]


def _holders_of(post: str | None, entries: Sequence[Entry]) -> list[Entry]:
    """Those of several people who have ever held a post."""
    return [e for e in entries if _has_held(e, post)]


def _gender_before(doc: Doc, first: int) -> str:
    """The gender that "Mr" or "Ms" before a name shows; empty without one."""
    return next((GENDERS[t.lower_] for t in doc[max(first - 2, 0) : first] if t.lower_ in GENDERS), "")


def post_before(doc: Doc, first: int) -> str | None:
    """The post of the title right before a name: "Vice President Harris", "Sen. Warren"."""
    words = [t.lower_.removesuffix(".") for t in doc[max(first - TITLE_WORDS, 0) : first]]
    wordings = (" ".join(words[k:]) for k in range(len(words)))
    return next((titles()[w] for w in wordings if w in titles()), None)


def _may_stand_alone(entry: Entry, spoken_of: Collection[str], date: str | None, gender: str, *, shared: bool) -> bool:
    """Whether a lone surname can mean this person: one of a country that the article names, or a leader not long ago.

    The officials of the most reported states are named without their country, too; "Ms" is no man. A surname that is
    `shared` by several known people means no leader of a small state that the article does not name.
    """
    if gender and entry.gender and gender != entry.gender:
        return False
    since = f"{int(date[:4]) - LATELY}" if date else "1990"
    lately = [t for t in entry.tenures if not t.until or t.until > since]
    if shared:
        return any(t.country in spoken_of or t.organisation in spoken_of or _is_prominent(t) for t in lately)
    if any(t.country in spoken_of for t in entry.tenures):
        return True
    return any(t.country is None or t.country in REPORTED or t.post in LEADERS for t in lately)


def _is_prominent(tenure: Tenure) -> bool:
    """Whether an office is so well known that its holder is named by surname without his country."""
    if tenure.post == "head_of_organisation":
        return tenure.organisation in words("worldwide_body")
    if tenure.post in LEADERS and tenure.country in OFTEN_REPORTED:
        return True
    return tenure.country in REPORTED and tenure.post in PROMINENT


def _leads_here(entry: Entry, spoken_of: Collection[str], date: str | None) -> bool:
    """Whether a bare word that is a first name too can mean this person: a leader now, or of a state that is named."""
    return any(
        (RANK_OF_POST.get(t.post, 0) and (t.country in spoken_of or (t.country in REPORTED and is_now(t, date))))
        or (t.post in LEADERS and is_now(t, date))
        for t in entry.tenures
    )
