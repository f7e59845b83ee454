"""Roles: who holds which post for whom, from titles before a name, appositions, copulas and relative clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linker.participants import evidence, participant
from geo_nlp.pipes.linker.people import PRIVATE, posts_of, tenured_post
from geo_nlp.pipes.mentions.proposals import HONORIFICS
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.pipes.parse.words import GENITIVES, title_ending
from geo_nlp.pipes.roles.over import is_over
from geo_nlp.pipes.roles.roleseries import Shared
from geo_nlp.pipes.roles.titles import CHOSEN, STATUS, Title, ending, sent_to, starting
from geo_nlp.types import Mention, Role, Status

OF_STATE = frozenset({"government", "military", "legislature", "judiciary", "igo"})
LEADING = ("head_of_state", "head_of_government", "monarch")
HEADING = (*LEADING, "party_leader")
# What the president of a body that is no state is; its vice president is an official.
LED = {
    **dict.fromkeys(("igo", "media", "ngo", "movement", "organisation", "armed_group"), "head_of_organisation"),
    "party": "party_leader",
    "company": "executive",
}
CIVIL = OF_STATE - {"military"} | LED.keys()
OWNS = frozenset({"her", "his"})
BECOMING = frozenset({"appointment", "election", "inauguration", "nomination", "reappointment", "reelection"})
CEREMONY = 6  # "on his re-election as"
NAMING = CHOSEN | {"choose", "designate", "hire", "nominate", "pick", "propose", "select", "tap"}
FAR = 8  # words between "was named" and its "as"
PLAYING = frozenset({"challenger", "contender", "director"})
# What a name in apposition is to the parser; at the end of a headline it is often an adverb or nothing in particular.
BESIDE = frozenset("appos attr conj dep dobj npadvmod nsubj nsubjpass pobj ROOT".split())
APART = PRIVATE | {"head_of_organisation"}


def find_roles(
    doc: Doc, mentions: Sequence[Mention], series: Sequence[Shared] = (), date: str | None = None
) -> Iterator[Role]:
    """Yield the roles that the text states, once for each holder and wording; first those of `series`.

    `date` is the article's, by which a time that the text tells may be over.
    """
    seen: set[tuple[str | None, str]] = set()
    covering = {
        i: n
        for n, m in sorted(enumerate(mentions), key=lambda p: p[1].last - p[1].first)
        if m.level == "name" or (m.level == "nominal" and m.actor and m.type in OF_STATE)
        for i in range(m.first, m.last + 1)
    }
    for shared in series:
        for holder, state in shared.pairs:
            body = mentions.index(state) if state is not None else None
            title = Title(shared.first, shared.last, shared.words, body)
            role = _role(doc, holder, title, "titles-names", mentions, None)
            seen.add((holder.actor, role.title.lower()))
            yield role
    last: str | None = None
    for mention in mentions:
        if mention.type != "person" or mention.level != "name":
            continue
        for rule, title in _titles(doc, mention, mentions, covering):
            role = _role(doc, mention, title, rule, mentions, last)
            if role.status == "current" and is_over(doc, title, date):
                role = replace(role, status="former")
            last = role.post
            if (role.post == "other" and role.organisation is None) or _plays(doc, title, mentions):
                continue
            if rule == "name-title" and _is_anothers(role):
                continue
            key = (mention.actor, role.title.lower())
            if key not in seen:
                seen.add(key)
                yield role


def _is_anothers(role: Role) -> bool:
    """Whether a known person stands beside the title of another state's leader: "Carter, Iraqi Prime Minister meet"."""
    leads = role.post in LEADING and role.organisation is None and role.country is not None
    held = posts_of(role.holder.actor)
    return leads and bool(held) and role.post not in held and role.holder.country not in (None, role.country)


def _plays(doc: Doc, title: Title, mentions: Sequence[Mention]) -> bool:
    """Whether somebody plays or films for a country or club: "Bayern captain X", "US challenger X"."""
    body = mentions[title.body] if title.body is not None else None
    last = doc[title.last].lower_
    if body is None or "presidential" in title.words.lower():
        return False
    if last == "captain":
        return body.type != "military"
    return last in PLAYING and body.type == "state" and title.last - 1 == body.last


def _titles(
    doc: Doc, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int]
) -> Iterator[tuple[str, Title]]:
    first = mention.first
    while first > 1 and doc[first - 1].lower_ in HONORIFICS:
        first -= 1
    before = ending(doc, first - 1, mentions, covering)
    if before is None and first > 1 and doc[first - 1].text == ",":
        before = ending(doc, first - 2, mentions, covering) or sent_to(doc, first - 2, mentions, covering)
        if before is not None and not _apposed(doc, before, mention):
            before = None
        before = before and _serving(doc, before)
        if before is not None:
            yield "title-comma-name", before
    elif before is not None:
        if (other := _joint(doc, before, mentions, covering)) is not None:
            yield "title-name", other
        yield "title-name", before
    after = mention.last + 1
    if after < len(doc) and doc[after].text in (",", "(", "–", "—", "-"):
        if (title := starting(doc, after + 1, mentions, covering)) is not None:
            listed = before is not None and doc[first - 1].text == ","
            if not (_heads_next(doc, title, mentions, covering, listed) or _acts(doc, title, mention)):
                yield "name-title", title
        elif doc[after + 1 : after + 2].text.lower() == "who":
            for i in range(after + 2, min(after + 6, len(doc))):
                if doc[i].lemma_ in ("be", "serve", "become", "remain", "head", "lead") and (
                    title := starting(doc, i + 1 + (doc[i + 1 : i + 2].text == "as"), mentions, covering)
                ):
                    yield "who-is-title", title
                    break
    elif after < len(doc) and doc[after].lemma_ in ("be", "become") and doc[after].pos_ in ("AUX", "VERB"):
        if (title := starting(doc, _named_to(doc, after + 1), mentions, covering)) is not None:
            yield "name-is-title", title
    elif (post := _becoming(doc, after)) is not None:
        title = None if _names_another(doc, mention) else starting(doc, post, mentions, covering)
        if title is not None:
            yield "name-as-title", title


def _names_another(doc: Doc, mention: Mention) -> bool:
    """Whether somebody gives another an office: "was appointed by Putin as minister"; a successor takes it."""
    by = doc[mention.last].head
    return by.lower_ == "by" and by.head.lemma_ in NAMING


def _named_to(doc: Doc, verb: int) -> int:
    """Where a title may start behind "was", or behind by whom its holder was named: "was appointed by Putin as"."""
    if doc[verb : verb + 1].text == "" or doc[verb].lemma_ not in NAMING:
        return verb
    behind = next((i for i in range(verb + 1, min(verb + FAR, len(doc))) if doc[i].lower_ == "as"), verb)
    by = doc[verb + 1].lower_ == "by" if verb + 1 < len(doc) else False
    return behind + 1 if by and behind > verb else verb


def _becoming(doc: Doc, start: int) -> int | None:
    """Where a title begins behind "as" and a name: "X as president", "X on his re-election as president"."""
    words = [t.lower_ for t in doc.tokens[start : start + CEREMONY]]
    if words[:1] != ["as"] and not (words[:1] in (["on"], ["for"]) and "as" in words and words[1] in OWNS):
        return None
    i = words.index("as")
    return start + i + 1 if i == 0 or words[i - 1] in BECOMING else None


def _serving(doc: Doc, title: Title) -> Title:
    """A title with the one who serves its holder: "a spokesman for the UN high commissioner, X"."""
    joint = title.first - 1
    while joint > 0 and doc[joint].lower_ == "the":
        joint -= 1
    first = title_ending(doc, joint - 1) if joint > 0 and doc[joint].lower_ in ("for", "to") else None
    return title if first is None else replace(title, first=first, words=doc[first : title.last + 1].text)


def _joint(doc: Doc, title: Title, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The other of two titles of one person: "Deputy Prime Minister and Finance Minister X", "Chairman/Editor Y"."""
    if title.first < 2 or doc[title.first - 1].lower_ not in ("and", "/"):
        return None
    other = ending(doc, title.first - 2, mentions, covering)
    if other is None or not doc[other.first].text[0].isupper():
        return None
    posts = {load_ontology().post_of(t.words, None) for t in (other, title)}
    apart = doc[other.first - 1].pos_ == "DET" if other.first else False
    small = not doc[title.first].text[0].isupper()  # "Senator from Vermont and presidential candidate X"
    return None if apart or posts <= set(LEADING) or (small and posts & set(LEADING)) else other


def _heads_next(doc: Doc, title: Title, mentions: Sequence[Mention], covering: dict[int, int], listed: bool) -> bool:
    """Whether a title behind a name is that of the next name: "Xi Jinping, President of Egypt El-Sisi and Modi".

    In a list where titles stand before their names (`listed`) a comma parts it from its own.
    """
    behind = title.last + 1
    if doc[behind : behind + 1].text.lower() == "and" and (more := starting(doc, behind + 1, mentions, covering)):
        behind = more.last + 1
    if listed and doc[behind : behind + 1].text == ",":
        behind += 1
    follows = covering.get(behind)
    return follows is not None and mentions[follows].type == "person"


def _acts(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title behind a name that closes a phrase in front is the subject: "under Johnson, the Queen left"."""
    head = doc[title.last]
    subject = head.dep_ in ("nsubj", "nsubjpass") and head.head.i > head.i and head.left_edge.i > mention.last
    return subject and doc[mention.last].dep_ in ("pobj", "conj", "appos") and doc[mention.last].head is not head


def _apposed(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title phrase and a name are in apposition: "the Turkish prime minister, X, said"."""
    after = mention.last + 1
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    head = doc[title.last]
    apposed = doc[mention.last].dep_ == "appos"
    own = head.dep_ != "conj" or (apposed and title.body is not None)  # "its manager and president, X"
    return (closes or apposed) and own and doc[mention.last].dep_ in BESIDE


def _of_body(doc: Doc, title: Title, body: Mention | None, post: str) -> str:
    """The post that a title means with its body: "a member of the Bundesrat", "Ohio Secretary of State"."""
    if body is None:
        return post
    whole = body.last == title.last and doc[title.last + 1 : title.last + 2].text not in GENITIVES
    if post == "other" and body.type == "legislature" and doc[title.first].lower_ == "member" and whole:
        return "legislator"
    return "official" if post == "foreign_minister" and body.type == "place" else post


def _role(doc: Doc, mention: Mention, title: Title, rule: str, mentions: Sequence[Mention], before: str | None) -> Role:
    text = doc.text
    title = replace(title, words=title.words.strip())
    body = mentions[title.body] if title.body is not None else None
    country = body.country if body and body.country else load_ontology().country_of(title.words)
    organisation = participant(text, body, mentions) if body and body.type not in ("state", "place") else None
    words = title.words.lower().replace("-", " ").split()
    post = load_ontology().post_of(title.words, country)
    post = _of_body(doc, title, body, post)
    if words[-1] == "counterpart":
        post = tenured_post(mention.actor) or before or post
    if "leader" in words and body and body.type == "state":
        post = tenured_post(mention.actor) or "head_of_state"
    if body and body.type == "place" and body.acts is False and post in ("head_of_state", "head_of_government"):
        post = "regional_leader"
    if body and body.type in LED and load_ontology().country_of(title.words) is None:
        post = LED[body.type] if post in HEADING else "official" if post == "deputy_head" else post
    if body is None and post in LEADING and post not in posts_of(mention.actor):
        held = tenured_post(mention.actor) or post  # "the body's president, Herman Van Rompuy"
        post = held if held in LED.values() else post
    if post == "military_officer" and "chief of staff" in " ".join(words) and body and body.type in CIVIL:
        post = "official"
    if country is None and (body is None or body.type != "igo") and post not in APART:
        country = mention.country
    status: Status = next((STATUS[w] for w in words if w in STATUS), "current")
    holder = participant(text, mention, mentions)
    return Role(
        holder=holder, title=title.words, post=post,
        organisation=organisation, country=country, status=status,
        sentence=evidence(doc[mention.first].sent, holder), rule=rule,
    )  # fmt: skip
