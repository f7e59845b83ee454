"""Roles: who holds which post for whom, from the titles that stand beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.lone_surnames import PRIVATE_POSTS
from geo_nlp.pipes.linking.namesakes import LEADING_POSTS
from geo_nlp.pipes.linking.participants import evidence_sentence, participant
from geo_nlp.pipes.linking.tenures import posts_held_at
from geo_nlp.pipes.roles.appointment_verbs import LEAVING, PROPOSING, office
from geo_nlp.pipes.roles.counterparts import is_counterpart, with_office
from geo_nlp.pipes.roles.posts import HEAD, OF_CABINET, post_of_title, words_of_title
from geo_nlp.pipes.roles.predicative_titles import predicative_titles, status_by_tense, title_as_subject
from geo_nlp.pipes.roles.premodifiers import of_office
from geo_nlp.pipes.roles.shared_titles import Shared
from geo_nlp.pipes.roles.tenure_status import is_over, is_past_by_year
from geo_nlp.pipes.roles.title_modifiers import STATUS, Named, Title, complement, first_body_inside
from geo_nlp.pipes.roles.title_name_patterns import titles_beside
from geo_nlp.pipes.syntax.dependents import is_main_subject
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Role, Status

LED_BODY_TYPES = frozenset({"armed_group", "igo", "movement", "ngo", "organisation", "party"})
REPLACING = LEAVING | {"replace", "succeed"}
BARE_CABINET_TITLES = frozenset({"minister", "secretary"})
POSTS_OF_SOME_BODY = frozenset({"deputy_head", "head_of_state"})
OFFICES_OF_STATE = OF_CABINET | {*LEADING_POSTS, "deputy_head", "judge", "legislator", "mayor", "minister", "official"}
POSTS_WITHOUT_COUNTRY = PRIVATE_POSTS | {HEAD}


def find_roles(
    doc: Doc, mentions: Sequence[Mention], series: Sequence[Shared] = (), date: str | None = None
) -> Iterator[Role]:
    """Yield the roles that the text states, once for each holder and wording; first those of `series`.

    `date` is the article's, by which a tenure with its years in the text may be over.
    """
    seen: set[tuple[str | None, str]] = set()
    for role in chain(_of_series(doc, mentions, series), _of_people(doc, mentions, date)):
        key = (role.holder.actor, role.title.lower())
        if key not in seen:
            seen.add(key)
            yield role


def _of_series(doc: Doc, mentions: Sequence[Mention], series: Sequence[Shared]) -> Iterator[Role]:
    """The roles of those who share a title: "the presidents of Chad and Mali, X and Y"."""
    names = {m.first: n for n, m in enumerate(mentions) if m.level == "name"} if series else {}
    named = Named.of(mentions if series else ())
    for shared in series:
        for holder, state in shared.pairs:
            within = first_body_inside(shared.first, shared.last, named)
            body = names[state.first] if state is not None else within
            title = Title(shared.first, shared.last, shared.words, body)
            if body is None and holder.last < shared.first:  # "X and Y, founders of the movement"
                title = _with_complement(doc, title, named)
            role = _role_of(doc, holder, title, "titles-names", mentions)
            if not is_counterpart(shared.words) and not _is_unknown(role):
                yield role


def _with_complement(doc: Doc, title: Title, named: Named) -> Title:
    """A shared title with the body after it, in its singular wording."""
    whole = complement(doc, title.first, title.last, None, named)
    return replace(whole, words=title.words + whole.words[len(doc[title.first : title.last + 1].text) :])


def _of_people(doc: Doc, mentions: Sequence[Mention], date: str | None) -> Iterator[Role]:
    """The roles of those who are named, by the titles beside their names and the verbs of office."""
    named = Named.of(mentions)
    known: dict[str | None, Role] = {}
    for mention in mentions:
        if mention.type == "person" and mention.level == "name":
            yield from _beside_name(doc, mention, named, known, date)
            taken = office(doc, mention, named)
            if taken is not None and not is_counterpart(taken[0].words):
                role = _role_of(doc, mention, of_office(doc, taken[0], named.covering), "name-verb-title", mentions)
                if not _is_unknown(role):
                    yield replace(role, status=taken[1]) if role.status == "current" else role
            yield from _of_predicates(doc, mention, mention, named, date)


def roles_of_pronouns(doc: Doc, mentions: Sequence[Mention], date: str | None = None) -> Iterator[Role]:
    """Yield the roles that predicates give the antecedents of pronouns: "He was Prime Minister from 1995 to 2003"."""
    single = (m for m in mentions if m.level == "pronoun" and m.type == "person" and len(m.refers_to) == 1)
    subjects = [m for m in single if doc[m.head].dep_ in SUBJECTS]
    named = Named.of(mentions if subjects else ())
    for mention in subjects:
        full = mentions[mention.refers_to[0]]
        if full.level == "name" and full.type == "person":
            yield from _of_predicates(doc, mention, full, named, date)


def _of_predicates(doc: Doc, mention: Mention, full: Mention, named: Named, date: str | None) -> Iterator[Role]:
    """The roles by the predicates of a mention whose actor is that of `full`: its antecedent, or itself."""
    head = doc[mention.head]
    by_predicates = predicative_titles(doc, head, named)
    for title, status in chain(by_predicates, title_as_subject(doc, head, named)):
        role = _role_of(doc, full, of_office(doc, title, named.covering), "subject-predicate-title", named.mentions)
        if is_counterpart(title.words) or _is_unknown(role) or _is_cultural(doc, title, named.mentions):
            continue
        if status == "current" and (is_over(doc, title, date) or is_past_by_year(doc, title, role, date)):
            status = "former"
        holder = participant(doc.text, mention, named.mentions)
        sentence = evidence_sentence(doc[mention.first].sent, holder)
        status = status if role.status == "current" else role.status
        yield replace(role, holder=holder, sentence=sentence, status=status)


def _beside_name(
    doc: Doc, mention: Mention, named: Named, known: dict[str | None, Role], date: str | None
) -> Iterator[Role]:
    """The roles of one who is named, by the titles beside the name; `known` takes the first of each person."""
    for rule, title in titles_beside(doc, mention, named):
        own = with_office(doc, title, mention, named.mentions, known, date) if is_counterpart(title.words) else title
        if own is None or "shadow" in (doc[title.first].lower_, doc[title.first - 1].lower_):
            continue  # a shadow minister is none
        role = _role_of(doc, mention, of_office(doc, own, named.covering), rule, named.mentions)
        role = _with_portfolio_of_tenure(role, date)
        if _is_unknown(role) or _is_cultural(doc, title, named.mentions):
            continue
        verb = doc[mention.head].head
        if rule == "name-is-title" and any(c.dep_ == "neg" for c in verb.children):
            continue
        status = _status(doc, mention, title, role, date)
        known.setdefault(mention.actor, role)
        yield replace(role, status=status) if role.status == "current" else role


def _with_portfolio_of_tenure(role: Role, date: str | None) -> Role:
    """A bare "Secretary" or "Minister" with the portfolio that the tables give its holder."""
    if role.title.lower() not in BARE_CABINET_TITLES:
        return role
    held = posts_held_at(role.holder.actor, date)  # with others: Rubio was an adviser too
    return replace(role, post=next((post for post in held if post in OF_CABINET), role.post))


def _is_unknown(role: Role) -> bool:
    """Whether a title is of no known office and no organisation."""
    return role.post == "other" and role.organisation is None


def _status(doc: Doc, mention: Mention, title: Title, role: Role, date: str | None) -> Status:
    """How an office is held by the words around the title: "replaced X as minister", "was president until 2012"."""
    verb = doc[mention.head].head
    object_of = role.rule == "name-as-title"
    if is_over(doc, title, date) or is_past_by_year(doc, title, role, date) or (object_of and _is_of_replacing(verb)):
        return "former"
    if role.rule == "name-is-title" and verb.lemma_ == "be" and status_by_tense(verb) == "former":
        return "former"
    return "designate" if object_of and verb.lemma_ in PROPOSING else role.status


def _is_of_replacing(verb: Token) -> bool:
    """Whether the object of a verb is out of office: "replaced X as", "dismissed X as", "took over from X as"."""
    return verb.lemma_ in REPLACING or (verb.lower_ == "from" and verb.head.lemma_ == "take")


def _is_cultural(doc: Doc, title: Title, mentions: Sequence[Mention]) -> bool:
    """Whether a title is one of sport or kinship: "Bayern captain X", "a nephew of the party's founder"."""
    body = mentions[title.body] if title.body is not None else None
    if body is None:
        return False
    related = any(t.lower_ in words("relative_noun") for t in doc[title.first : body.first])
    return related or (doc[title.last].lower_ == "captain" and body.type != "military")


def _body_of_its(doc: Doc, title: Title, mentions: Sequence[Mention]) -> int | None:
    """The position of the antecedent of "its" before a title: the subject of this sentence so far, else of the last.

    "The AfD came second. Its leader, Alice Weidel, ...".
    """
    first = title.first - 1
    if first < 0 or title.body is not None or doc[first].lower_ != "its":
        return None
    start = doc[first].sent.start
    spans = [(start, first)]
    if start:
        spans.append((doc[start - 1].sent.start, start))
    for begin, end in spans:
        subjects = [n for n, m in enumerate(mentions) if begin <= m.first < end and is_main_subject(doc[m.head])]
        if subjects:
            owner = mentions[subjects[0]]
            return subjects[0] if owner.type in LED_BODY_TYPES and owner.level == "name" and owner.actor else None
    return None


def _role_of(doc: Doc, mention: Mention, title: Title, rule: str, mentions: Sequence[Mention]) -> Role:
    """The role of a person with a title beside the name."""
    title = replace(title, words=title.words.strip())
    its = _body_of_its(doc, title, mentions)
    title = replace(title, body=its) if its is not None else title
    body = mentions[title.body] if title.body is not None else None
    country = body.country if body and body.country else load_ontology().country_of(title.words)
    organisation = participant(doc.text, body, mentions) if body and body.type not in ("state", "place") else None
    post = post_of_title(doc, title, body, country, mention)
    if organisation is not None and post in OFFICES_OF_STATE and (organisation.actor or "").startswith("group:"):
        body = organisation = None  # "Iraq's Shi'ite prime minister"
    alone = body is None and country is None
    if alone and post in POSTS_OF_SOME_BODY and _is_of_company(doc, mention, title, mentions):
        post = "executive"
    if country is None and _has_holders_country(post, body):
        country = mention.country
    status: Status = next((STATUS[w] for w in words_of_title(title) if w in STATUS), "current")
    holder = participant(doc.text, mention, mentions)
    return Role(
        holder=holder, title=title.words, post=post,
        organisation=organisation, country=country, status=status,
        sentence=evidence_sentence(doc[mention.first].sent, holder), rule=rule,
    )  # fmt: skip


def _is_of_company(doc: Doc, holder: Mention, title: Title, mentions: Sequence[Mention]) -> bool:
    """Whether a "president" is of a company that this sentence or the last names; known are those of states."""
    if holder.actor in gazetteer().entries or not title.words.split()[-1].islower():
        return False
    own = doc[holder.first].sent
    start = doc[max(own.start - 1, 0)].sent.start  # of the sentence before
    return any(m.type == "company" and start <= m.first < own.end for m in mentions)


def _has_holders_country(post: str, body: Mention | None) -> bool:
    """Whether a title without a country is of its holder's: any of a government, none of several states, no private."""
    if body is not None and body.type in ("government", "igo"):
        return body.type == "government"
    return post not in POSTS_WITHOUT_COUNTRY
