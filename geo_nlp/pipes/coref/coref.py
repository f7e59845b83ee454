"""Light coreference: "the minister", pronouns, "the two countries", "his Cypriot counterpart", office holders by date.

Short forms of names and acronyms are the linker's work. Here nominals and pronouns get the full mentions that they
stand for; what cannot be told stays unresolved, since a wrong antecedent makes a wrong relation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.coref.antecedents import described
from geo_nlp.pipes.coref.memory import Memory
from geo_nlp.pipes.coref.owned import owned
from geo_nlp.pipes.coref.pairs import Pairs
from geo_nlp.pipes.coref.pronouns import stands_for as pronoun_for
from geo_nlp.pipes.coref.pronouns import with_pronouns
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.types import Mention, Role


def resolve(
    doc: Doc,
    mentions: Sequence[Mention],
    roles: Sequence[Role],
    gazetteer: Gazetteer,
    date: str | None,
    home: str | None,
) -> list[Mention]:
    """Return the mentions with pronouns added and `refers_to` filled in; `home` is the country of the dateline."""
    sentence_of = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for i in range(sentence.start, sentence.end):
            sentence_of[i] = number

    def gender(actor: str) -> str:
        entry = gazetteer.entries.get(actor)
        return entry.gender if entry else ""

    posts: dict[str, set[str]] = {}
    for role in roles:
        posts.setdefault(role.holder.actor or "", set()).update((role.post, *role.title.lower().split()))
    counts = Counter(m.country for m in mentions if m.type == "state" and m.country)
    main = home or next((c for c, n in counts.most_common(1) if 2 * n > sum(counts.values())), None)
    memory = Memory(
        states=Pairs(doc, _party),
        people=Pairs(doc, lambda m: m.actor if m.type == "person" else None),
        starts={m.first: m for m in mentions if m.level == "name"},
        covering={m.head: m for m in mentions if m.level == "name" and m.type == "person"},
        posts=posts,
        date=date,
        main=main,
    )
    resolved: list[tuple[Mention, tuple[Mention, ...]]] = []
    given = {(m.start, m.end, m.level): tuple(mentions[i] for i in m.refers_to) for m in mentions if m.refers_to}
    for mention in with_pronouns(doc, mentions):
        number = sentence_of[mention.first]
        stands_for: tuple[Mention, ...] = ()
        if mention.level == "pronoun":
            stands_for = pronoun_for(doc, mention, number, memory, gender)
            if not stands_for:
                continue
            if len(stands_for) == 1:
                one = stands_for[0]
                mention = replace(
                    mention, type=one.type, actor=one.actor, name=one.name, country=one.country, sector=one.sector
                )
        elif (mention.start, mention.end, mention.level) in given:
            stands_for = given[mention.start, mention.end, mention.level]
        elif mention.level == "nominal" and mention.actor is None:
            mention, stands_for = described(doc, mention, number, memory)
            if len(stands_for) == 1:
                one = stands_for[0]
                sector = one.sector if one.type == mention.type else mention.sector
                country = one.country or mention.country
                mention = replace(mention, actor=one.actor, name=one.name, country=country, sector=sector)
        alone = mention.level == "nominal" and mention.type == "person" and not stands_for
        if mention.acts and not (alone and (mention.country is None or doc[mention.head].tag_ != "NNS")):
            memory.name(mention, number)
        if mention.level == "name" and mention.acts:
            memory.states.add(mention, number)
            memory.people.add(mention, number)
        if len(stands_for) > 1 and mention.level != "pronoun":
            memory.plurals.append((stands_for, number))
        memory.heads.setdefault(mention.head, stands_for or (mention,))
        person = stands_for[0] if len(stands_for) == 1 else mention
        if person.type == "person" and person.actor and _is_topic(doc[mention.head]):
            memory.topic = (person, number)
        resolved.append((mention, stands_for))
    owners = {m.first: m.country for m, _ in resolved if m.level == "pronoun"}
    bodies = [(m, None if doc[m.head].lower_ == "authority" else owners.get(m.first)) for m, _ in resolved]
    resolved = [(owned(m, country, gazetteer), refs) for (m, country), (_, refs) in zip(bodies, resolved, strict=True)]
    place = {(m.start, m.end, m.level): i for i, (m, _) in enumerate(resolved)}
    found = [
        (m, tuple(place[r.start, r.end, r.level] for r in refs if (r.start, r.end, r.level) in place))
        for m, refs in resolved
    ]
    return [m if m.refers_to == refers_to else replace(m, refers_to=refers_to) for m, refers_to in found]


def _is_topic(head: Token) -> bool:
    """Whether a word is the subject of its sentence."""
    return head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "ROOT"


def _party(mention: Mention) -> str | None:
    """What counts as a side of "the two sides": a state, or an armed group."""
    if mention.type in ("state", "government"):
        return mention.country
    return mention.actor if mention.type == "armed_group" else None
