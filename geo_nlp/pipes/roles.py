"""Roles: who holds which post for whom, from titles before a name, appositions, copulas and relative clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.nominals import backs
from geo_nlp.pipes.participants import evidence, participant
from geo_nlp.pipes.people import tenured_post
from geo_nlp.pipes.proposals import HONORIFICS
from geo_nlp.pipes.roleseries import Shared
from geo_nlp.pipes.words import titles
from geo_nlp.types import Mention, Role, Status

LONGEST = 6
STATUS: dict[str, Status] = {
    **dict.fromkeys(
        "former ex ex- late ousted deposed then erstwhile one-time onetime sometime retired".split(), "former"
    ),
    **dict.fromkeys("acting interim caretaker".split(), "acting"),
    **dict.fromkeys("elect designate incoming".split(), "designate"),
}
ORGANISED = frozenset(
    "igo government military legislature judiciary party armed_group company media ngo movement organisation "
    "state".split()
)
PRIVATE = frozenset({"analyst", "journalist", "activist", "executive", "head_of_organisation", "other"})
JOINING = frozenset({"of", "for", "to", "at", "from", "in", "with"})
SKIPPED = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "new", "then", "country", "nation", "current", ","}
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: tokens `first` to `last`, its wording, and the mention that it is for."""

    first: int
    last: int
    words: str
    body: int | None


def find_roles(doc: Doc, mentions: Sequence[Mention], series: Sequence[Shared] = ()) -> Iterator[Role]:
    """Yield the roles that the text states, once for each holder and wording; first those of `series`."""
    seen: set[tuple[str | None, str]] = set()
    covering = {
        i: n
        for n, m in sorted(enumerate(mentions), key=lambda p: p[1].last - p[1].first)
        if m.level == "name"
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
            last = role.post
            if role.post == "other" and role.organisation is None:
                continue
            key = (mention.actor, role.title.lower())
            if key not in seen:
                seen.add(key)
                yield role


def _titles(
    doc: Doc, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int]
) -> Iterator[tuple[str, Title]]:
    first = mention.first
    while first > 1 and doc[first - 1].lower_ in HONORIFICS:
        first -= 1
    before = _ending(doc, first - 1, mentions, covering)
    if before is None and first > 1 and doc[first - 1].text == ",":
        before = _ending(doc, first - 2, mentions, covering) or _sent(doc, first - 2, mentions, covering)
        if before is not None and not _apposed(doc, before, mention):
            before = None
        if before is not None:
            yield "title-comma-name", before
    elif before is not None:
        yield "title-name", before
    after = mention.last + 1
    if after < len(doc) and doc[after].text in (",", "(", "–", "—", "-"):
        if (title := _starting(doc, after + 1, mentions, covering)) is not None:
            yield "name-title", title
        elif doc[after + 1 : after + 2].text.lower() == "who":
            for i in range(after + 2, min(after + 6, len(doc))):
                if doc[i].lemma_ in ("be", "serve", "become", "remain", "head", "lead") and (
                    title := _starting(doc, i + 1 + (doc[i + 1 : i + 2].text == "as"), mentions, covering)
                ):
                    yield "who-is-title", title
                    break
    elif after < len(doc) and doc[after].lemma_ in ("be", "become") and doc[after].pos_ in ("AUX", "VERB"):
        if (title := _starting(doc, after + 1, mentions, covering)) is not None:
            yield "name-is-title", title
    elif (
        after + 1 < len(doc) and doc[after].lower_ == "as" and (title := _starting(doc, after + 1, mentions, covering))
    ):
        yield "name-as-title", title


def _sent(doc: Doc, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """A title whose complement is no name, before the comma: "the US ambassador to the country, Ann Hall"."""
    for joint in range(last - 1, max(last - 4, 0), -1):
        if doc[joint].lower_ in ("to", "for", "of") and (first := _match(doc, joint - 1)) is not None:
            left, body = _extend(doc, first, mentions, covering)
            return Title(left, last, doc[left : last + 1].text, body)
        if doc[joint].is_punct or doc[joint].pos_ in ("VERB", "AUX"):
            return None
    return None


def _apposed(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title phrase and a name are in apposition: "the Turkish prime minister, X, said"."""
    after = mention.last + 1
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    head = doc[title.last]
    closes = closes or doc[mention.last].dep_ == "appos"
    return (
        closes
        and head.dep_ not in ("conj",)
        and doc[mention.last].dep_ in ("appos", "nsubj", "ROOT", "pobj", "conj", "dobj", "nsubjpass", "attr")
    )


def _match(doc: Doc, last: int) -> int | None:
    """The first token of the longest title wording that ends at token `last`."""
    known = titles()
    for first in range(max(0, last - LONGEST + 1), last + 1):
        words = (
            " ".join(t.lower_ for t in doc[first : last + 1] if not t.is_space).replace(" - ", " ").replace("-", " ")
        )
        if words in known:
            return first
    return None


def _ending(doc: Doc, last: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The title phrase that ends at token `last`: "Chinese Foreign Ministry spokesperson", "President of Ukraine"."""
    if last < 0:
        return None
    status_last = last
    while last > 0 and doc[last].lower_ in ("elect", "designate", "-"):
        last -= 1
    first = _match(doc, last)
    if first is not None:
        left, body = _extend(doc, first, mentions, covering)
        return Title(left, status_last, doc[left : status_last + 1].text, body)
    body = covering.get(last)
    if body is None or mentions[body].type not in ORGANISED | {"place"}:
        return None
    joint = mentions[body].first - 1
    while joint > 0 and doc[joint].lower_ in ("the", "both"):
        joint -= 1
    if joint <= 0 or doc[joint].lower_ not in JOINING:
        return None
    first = _match(doc, joint - 1)
    if first is None:
        return None
    left, sender = _extend(doc, first, mentions, covering)
    if doc[joint].lower_ in ("to", "for", "in"):
        body = sender if sender is not None or doc[joint].lower_ == "to" else body
    return Title(left, last, doc[left : last + 1].text, body)


def _extend(doc: Doc, first: int, mentions: Sequence[Mention], covering: dict[int, int]) -> tuple[int, int | None]:
    """Take modifiers on the left into the title: status words, the state, the organisation."""
    body: int | None = None
    left = first
    while left > 0:
        token = doc[left - 1]
        if token.is_space and token.text.count("\n") > 1:
            break
        n = covering.get(left - 1)
        if n is not None and mentions[n].type != "person" and doc[left - 1].lower_ != ",":
            if backs(doc, mentions[n].first, mentions[n].last):
                pass
            elif body is None or (mentions[n].type in ORGANISED and mentions[body].type == "place"):
                body = n
            left = min(mentions[n].first, left - 1)
        elif (
            (
                token.lower_ in STATUS
                or (token.pos_ in ("ADJ", "NOUN") and token.dep_ in ("amod", "compound", "nmod") and not token.is_punct)
            )
            or (
                token.lower_ in ("'s", "’s", "-")
                and left > 1
                and (covering.get(left - 2) is not None or token.lower_ == "-")
            )
            or (
                token.pos_ == "PROPN"
                and token.dep_ in ("compound", "nmod")
                and token.text[0].isupper()
                and not token.is_sent_start
            )
        ):
            left -= 1
        else:
            break
    while left < first and (doc[left].is_punct or doc[left].is_space or doc[left].lower_ in ("'s", "’s")):
        left += 1
    return left, body


def _starting(doc: Doc, start: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The title phrase that starts at token `start`: ", the Libyan prime minister", ", head of the IAEA"."""
    first = start
    while first < len(doc) and doc[first].lower_ in SKIPPED - {","}:
        first += 1
    if first < len(doc) and doc[first].pos_ == "ADP":
        return None
    for last in range(first, min(first + 10, len(doc))):
        token = doc[last]
        if (token.is_punct and token.text not in "-’'") or (
            token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "ADP") and token.lower_ != "of" and last > first
        ):
            return None
        n = covering.get(last)
        if n is not None and mentions[n].type == "person":
            return None
        if (found := _match(doc, last)) is not None and found >= first:
            while last + 1 < len(doc) and (longer := _match(doc, last + 1)) is not None and longer <= last:
                last += 1
            for wide in range(min(last + 3, len(doc) - 1), last, -1):
                if (longer := _match(doc, wide)) is not None and longer >= first and longer <= last:
                    last = wide
                    break
            left, body = _extend(doc, max(found, first), mentions, covering)
            return _complement(doc, max(left, first), last, body, mentions, covering)
    return None


def _complement(
    doc: Doc, first: int, last: int, body: int | None, mentions: Sequence[Mention], covering: dict[int, int]
) -> Title:
    """Take "of the IAEA", "for Foreign Affairs", "to Ukraine" into a title."""
    i = last + 1
    if i + 1 < len(doc) and doc[i].lower_ in JOINING:
        j = i + 1
        while j < len(doc) and doc[j].lower_ in ("the", "its"):
            j += 1
        n = covering.get(j)
        if (
            n is not None
            and (owned := covering.get(mentions[n].last + 2)) is not None
            and mentions[n].last + 2 < len(doc)
        ):
            n = owned if doc[mentions[n].last + 1].lower_ in ("'s", "’s") else n
        if n is not None and mentions[n].type in ORGANISED | {"place"}:
            end = mentions[n].last
            while mentions[n].demonym and end + 1 < len(doc) and doc[end + 1].pos_ in ("ADJ", "NOUN", "PROPN"):
                end += 1
            own = doc[i].lower_ not in ("to", "from", "in", "with") or body is None
            return Title(
                first,
                end,
                doc[first : end + 1].text,
                n if own and (body is None or doc[i].lower_ in ("of", "for", "at")) else body,
            )
    return Title(first, last, doc[first : last + 1].text, body)


def _role(doc: Doc, mention: Mention, title: Title, rule: str, mentions: Sequence[Mention], before: str | None) -> Role:
    text = doc.text
    title = replace(title, words=title.words.strip())
    body = mentions[title.body] if title.body is not None else None
    country = body.country if body and body.country else load_ontology().country_of(title.words)
    organisation = participant(text, body, mentions) if body and body.type not in ("state", "place") else None
    words = title.words.lower().replace("-", " ").split()
    post = load_ontology().post_of(title.words, country)
    if words[-1] == "counterpart":
        post = tenured_post(mention.actor) or before or post
    if "leader" in words and body and body.type == "state":
        post = tenured_post(mention.actor) or "head_of_state"
    if body and body.type == "place" and body.acts is False and post in ("head_of_state", "head_of_government"):
        post = "regional_leader"
    if country is None and (body is None or body.type != "igo") and post not in PRIVATE:
        country = mention.country
    status: Status = next((STATUS[w] for w in words if w in STATUS), "current")
    sentence = doc[mention.first].sent
    return Role(
        holder=participant(text, mention, mentions), title=title.words, post=post,
        organisation=organisation, country=country, status=status,
        sentence=evidence(sentence), rule=rule,
    )  # fmt: skip
