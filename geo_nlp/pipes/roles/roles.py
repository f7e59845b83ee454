"""Roles: who holds which post for whom, from the titles that stand beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linker.participants import evidence, participant
from geo_nlp.pipes.linker.people import PRIVATE
from geo_nlp.pipes.linker.tenures import countries_of, posts_of, tenured_post
from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.pipes.parse.words import GENITIVES
from geo_nlp.pipes.roles.beside import LEADING, titles_beside
from geo_nlp.pipes.roles.extent import JOINING, STATUS, Title
from geo_nlp.pipes.roles.over import is_over, was_then
from geo_nlp.pipes.roles.roleseries import Shared
from geo_nlp.types import Mention, Role, Status

OF_STATE = frozenset({"government", "military", "legislature", "judiciary", "igo"})
HEAD = "head_of_organisation"
HEADING = (*LEADING, "party_leader")
# What the president of a body that is no state is; its vice president is an official.
LED = {
    **dict.fromkeys(("igo", "media", "ngo", "movement", "organisation", "armed_group"), HEAD),
    "party": "party_leader",
    "company": "executive",
}
CIVIL = OF_STATE - {"military"} | LED.keys()
AT_THE_HEAD = frozenset("current de facto longtime long new paramount supreme time top transitional wartime".split())
# "Leader of the CCOO trade union": the body itself, told with its kind.
KINDS = frozenset(
    "agency alliance association bank bloc cartel coalition company federation firm front group league militia "
    "movement network newspaper organisation organization party union".split()
)
SECOND = frozenset({"assistant", "associate", "deputy", "vice"})
REPLACING = frozenset({"replace", "succeed"})
PLAYING = frozenset({"challenger", "contender", "director"})
APART = PRIVATE | {HEAD}


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
        for rule, title in titles_beside(doc, mention, mentions, covering):
            role = _role(doc, mention, title, rule, mentions, last)
            replaced = rule == "name-as-title" and doc[mention.head].head.lemma_ in REPLACING
            over = is_over(doc, title, date) or was_then(doc, title, role, date) or replaced
            if role.status == "current" and over:
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
    served = countries_of(role.holder.actor)
    return leads and bool(served) and role.country not in served and role.holder.country not in (None, role.country)


def _plays(doc: Doc, title: Title, mentions: Sequence[Mention]) -> bool:
    """Whether somebody plays or films for a country or club: "Bayern captain X", "US challenger X"."""
    body = mentions[title.body] if title.body is not None else None
    last = doc[title.last].lower_
    if body is None or "presidential" in title.words.lower():
        return False
    if last == "captain":
        return body.type != "military"
    return last in PLAYING and body.type == "state" and title.last - 1 == body.last


def _of_body(doc: Doc, title: Title, body: Mention | None, post: str) -> str:
    """The post that a title means with its body: "a member of the Bundesrat", "Ohio Secretary of State"."""
    if body is None:
        sits = post == "envoy" and doc[title.first].text == "Representative" and title.first == title.last
        return "legislator" if sits else post  # "Representative Nancy Pelosi"
    of = next((t.lower_ for t in reversed(doc[title.first : body.first]) if t.lower_ != "the"), "")
    part = body.last < title.last and doc[title.last].lower_ not in KINDS
    if of in JOINING and part and body.type in LED and post in (*HEADING, HEAD):
        return "official"  # "head of the EU delegation"
    whole = body.last == title.last and doc[title.last + 1 : title.last + 2].text not in GENITIVES
    if post == "other" and body.type == "legislature" and doc[title.first].lower_ == "member" and whole:
        return "legislator"
    return "official" if post == "foreign_minister" and body.type == "place" else post


def _leads_state(doc: Doc, title: Title, body: Mention) -> bool:
    """Whether somebody leads the state itself: "Iran's supreme leader", "leader of Chad", not "opposition leader"."""
    behind = {t.lower_ for t in doc[body.last + 1 : title.last + 1] if not t.is_punct}
    return behind <= {*STATUS, *GENITIVES, *AT_THE_HEAD, "leader", "leaders"}


def _role(doc: Doc, mention: Mention, title: Title, rule: str, mentions: Sequence[Mention], before: str | None) -> Role:
    text = doc.text
    title = replace(title, words=title.words.strip())
    body = mentions[title.body] if title.body is not None else None
    country = body.country if body and body.country else load_ontology().country_of(title.words)
    organisation = participant(text, body, mentions) if body and body.type not in ("state", "place") else None
    words = title.words.lower().replace("-", " ").split()
    post = load_ontology().post_of(title.words, mention.country if body is None and country is None else country)
    post = _of_body(doc, title, body, post)
    if words[-1] == "counterpart":
        post = tenured_post(mention.actor) or before or post
    if "leader" in words and body and body.type == "state":
        post = tenured_post(mention.actor) or ("head_of_state" if _leads_state(doc, title, body) else post)
    if body and body.type == "place" and body.acts is False and post in ("head_of_state", "head_of_government"):
        post = "regional_leader"
    if body and body.type in LED and load_ontology().country_of(title.words) is None:
        post = LED[body.type] if post in HEADING else "official" if post == "deputy_head" else post
    post = "official" if post == HEAD and not SECOND.isdisjoint(words) else post
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
