"""Light coreference: "the minister", pronouns, "the two countries", "his Cypriot counterpart", office holders by date.

Short forms of names and acronyms are the linker's work. Here nominals and pronouns get the full mentions that they
stand for; what is unclear stays unresolved, since a wrong antecedent makes a wrong relation.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.continued_sets import two_states
from geo_nlp.pipes.coref.definite_nominals import described
from geo_nlp.pipes.coref.definite_places import definite_places
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent
from geo_nlp.pipes.coref.possessed_bodies import (
    are_officials_of_several,
    group_of_leader,
    is_fighter_of,
    owned,
    with_sector_of_owner,
)
from geo_nlp.pipes.coref.predicate_nominals import described_by
from geo_nlp.pipes.coref.pronouns import stands_for as pronoun_for
from geo_nlp.pipes.coref.pronouns import with_pronouns
from geo_nlp.pipes.coref.split_antecedents import STATE_BODY_TYPES, Pairs
from geo_nlp.pipes.coref.topic_state import main_state
from geo_nlp.pipes.linking.publisher import Publisher
from geo_nlp.pipes.mentions.alliances import is_tie
from geo_nlp.pipes.roles.shared_titles import refer
from geo_nlp.pipes.syntax.dependents import is_main_subject
from geo_nlp.pipes.syntax.digests import items
from geo_nlp.pipes.syntax.labels import FINITE, SUBJECTS
from geo_nlp.pipes.syntax.trace import Notes
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts, first_conjunct
from geo_nlp.slotted import replace
from geo_nlp.types import Mention, Role

# Officials who brief the press for a government.
BRIEFING = frozenset({"adviser", "head_of_state", "spokesperson"})
CITIZEN_NOUNS = words("citizen_noun")
# The forces that stand for a state: "Sudan's army", not its police or a brigade.
ARMIES = (":army", ":military")
# A mention with its referents.
Resolved = tuple[Mention, tuple[Mention, ...]]


def resolve_mentions(
    doc: Doc,
    mentions: Sequence[Mention],
    roles: Sequence[Role],
    gazetteer: Gazetteer,
    date: str | None,
    home: str | None,
    publisher: Publisher | None = None,
    about: str | None = None,
    title: str | None = None,
) -> list[Mention]:
    """Return the mentions with pronouns added and `refers_to` filled in.

    `home` is the country of the dateline, `about` the one that the `title` says the article is about. The offices of a
    government that publishes the text itself are meant by their bare titles.
    """
    memory = _memory(doc, mentions, roles, gazetteer, date, home)
    memory.main, memory.publisher, memory.reported = about or memory.main, publisher, about
    memory.two_states = two_states(mentions, title, publisher.entry.country if publisher else None)
    sentence_of = [number for number, sentence in enumerate(doc.sents) for _ in range(sentence.start, sentence.end)]
    given = {_key(m): tuple(mentions[i] for i in m.refers_to) for m in mentions if m.refers_to}
    places = definite_places(doc, mentions)
    given.update((_key(m), (place,)) for m, place in places)
    if doc.notes is not None:
        _note_given(doc.notes, [m for m, _ in places], mentions)
    resolved: list[Resolved] = []
    stories = sorted(items(doc)) if publisher is None else []
    if stories:
        memory.main = memory.home = None
    for mention in with_pronouns(doc, [*mentions, *(m for m, _ in places)]):
        number = sentence_of[mention.first]
        while stories and stories[0] <= mention.first:
            stories.pop(0)
            memory.forget()
        found = _resolved(doc, mention, number, memory, given.get(_key(mention)))
        if found is not None:
            _remember(doc, found[0], found[1], number, memory)
            resolved.append(found)
    return _linked(_in_their_country(doc, resolved, roles, gazetteer))


def _note_given(notes: Notes, places: Sequence[Mention], mentions: Sequence[Mention]) -> None:
    """Note where the antecedents come from that are known before: places, and what roles tell of shared titles."""
    for mention in places:
        notes.met(definite_places, "antecedent", mention.head, mention.level)
    for mention in mentions:
        if mention.refers_to:
            notes.met(refer, "antecedent", mention.head, mention.level)


def _memory(
    doc: Doc,
    mentions: Sequence[Mention],
    roles: Sequence[Role],
    gazetteer: Gazetteer,
    date: str | None,
    home: str | None,
) -> Memory:
    """What is known of an article before it is read: its names, who holds which post, and the country it is about."""
    posts: dict[str, set[str]] = {}
    for role in roles:
        words = role.title.lower().split()
        # Who is "president-elect" is no president yet.
        titles = [w for w in words if "-" in w] if role.status == "designate" else [role.post, *words]
        posts.setdefault(role.holder.actor or "", set()).update(titles)
    return Memory(
        states=Pairs(doc, _party),
        people=Pairs(doc, lambda m: m.actor if m.type == "person" else None),
        starts={m.first: m for m in mentions if m.level == "name"},
        covering={m.head: m for m in mentions if m.level == "name" and m.type == "person"},
        posts=posts,
        gazetteer=gazetteer,
        date=date,
        main=main_state([m for m in mentions if not _is_incidental(doc, m)], home),
        home=home,
        house=_briefing_country(doc, roles),
        bodies={m.head: m.country for m in mentions if m.country and m.type in STATE_BODY_TYPES},
    )


def _is_incidental(doc: Doc, mention: Mention) -> bool:
    """Whether a country is only that of a person in passing: "a Polish chef", whose police is not of Poland.

    Nor need that of "the suspect, 30-year-old Ukrainian citizen X" be.
    """
    noun = doc[mention.head].head
    citizen = mention.last + 1 < len(doc) and doc[mention.last + 1].lower_ in CITIZEN_NOUNS
    alone = citizen or any(c.lower_ in ("a", "an") for c in noun.lefts)
    one = mention.demonym and doc[mention.head].dep_ == "amod" and alone
    return one and noun.i > mention.head


def _briefing_country(doc: Doc, roles: Sequence[Role]) -> str | None:
    """The country of an official who briefs the press, by the heading: "Press Briefing by Press Secretary Carney"."""
    heading = next(iter(doc.sents), None)
    if heading is None or any(t.tag_ in FINITE for t in heading) or not any(t.lower_ == "by" for t in heading):
        return None
    briefing = (r for r in roles if r.holder.start < heading.end_char and r.post in BRIEFING)
    return next((r.country for r in briefing if r.country), None)


def _resolved(
    doc: Doc, mention: Mention, number: int, memory: Memory, given: tuple[Mention, ...] | None
) -> Resolved | None:
    """A mention with its referents, which may be `given`; None of a pronoun or tie that stands for nobody."""
    if mention.level == "pronoun":
        pronoun = _resolved_pronoun(doc, mention, number, memory)
        return pronoun if pronoun[1] else None
    if given is not None or mention.level != "nominal" or mention.actor is not None:
        return mention, given or ()
    mention, referents = _resolved_nominal(doc, mention, number, memory)
    unknown = not referents and mention.actor is None
    return None if unknown and is_tie(doc[mention.head]) else (mention, referents)


def _resolved_pronoun(doc: Doc, mention: Mention, number: int, memory: Memory) -> Resolved:
    """A pronoun with its referents; with a single one it takes over what is known of it."""
    referents = pronoun_for(doc, mention, number, memory)
    if len(referents) != 1:
        return mention, referents
    one = referents[0]
    known = replace(mention, type=one.type, actor=one.actor, name=one.name, country=one.country, sector=one.sector)
    return known, referents


def _resolved_nominal(doc: Doc, mention: Mention, number: int, memory: Memory) -> Resolved:
    """A description with its referents, and what they add to it."""
    mention, referents = described(doc, mention, number, memory)
    if not referents and mention.actor is None and (known := described_by(doc, mention, memory)) is not None:
        referents = (known,)
        doc.met(described_by, "antecedent", mention.head, mention.level)
    if len(referents) != 1:
        return mention, referents
    one = referents[0]
    sector = one.sector if one.type == mention.type else mention.sector
    country = one.country or mention.country
    return replace(mention, actor=one.actor, name=one.name, country=country, sector=sector), referents


def _remember(doc: Doc, mention: Mention, referents: tuple[Mention, ...], number: int, memory: Memory) -> None:
    """Keep a mention for later ones; an unnamed person without a country is no antecedent."""
    alone = mention.level == "nominal" and mention.type == "person" and not referents
    if mention.acts and not (alone and (mention.country is None or doc[mention.head].tag_ != "NNS")):
        memory.name(mention, number)
    if mention.acts and can_be_antecedent(mention):  # also "Sudan's army"
        memory.states.add(mention, number)
        memory.people.add(mention, number)
    _remember_group(doc, mention, referents, number, memory)
    head = doc[mention.head]
    memory.heads.setdefault(head.i, referents or (mention,))
    if head.dep_ == "appos" and head.head.i == mention.first - 1:  # "political activist Ann Hill"
        memory.heads[head.head.i] = referents or (mention,)
    person = referents[0] if len(referents) == 1 else mention
    if person.type == "person" and person.actor and is_main_subject(head):
        memory.topic = (person, number)


def _remember_group(doc: Doc, mention: Mention, referents: tuple[Mention, ...], number: int, memory: Memory) -> None:
    """Keep the referents of a plural: "both leaders", "they" as a subject, or an unnamed crowd that is the topic."""
    head = doc[mention.head]
    if len(referents) > 1 and mention.level != "pronoun":
        beside = [t for t in conjuncts(first_conjunct(head)) if t.i < mention.first]  # "Blinken and the ministers"
        joined = tuple(m for t in beside for m in memory.heads.get(t.i, ()) if m.type == referents[0].type)
        memory.plurals.append((joined + referents, number))
    elif len(referents) > 1 and head.dep_ in SUBJECTS:
        memory.several = (referents, number)
    elif is_main_subject(head) and _is_crowd(head, mention):
        memory.crowd = (referents[0] if mention.level == "pronoun" and referents else mention, number)


def _is_crowd(head: Token, mention: Mention) -> bool:
    """Whether a mention is of many who act as one, of whom a text goes on with "they": "militants", "the army"."""
    if mention.level == "pronoun":
        return head.lower_ == "they" and mention.type not in ("igo", "person")
    fighting = mention.type in ("armed_group", "military") and mention.level == "nominal"
    return mention.level == "nominal" and (head.tag_ == "NNS" or fighting)


def _in_their_country(
    doc: Doc, resolved: Sequence[Resolved], roles: Sequence[Role], gazetteer: Gazetteer
) -> list[Resolved]:
    """Bodies with the country of the pronoun that owns them, fighters with its group: "its army", "its fighters"."""
    owners = {m.first: (m, referents) for m, referents in resolved if m.level == "pronoun"}
    everyone = [m for m, _ in resolved]
    found: list[Resolved] = []
    for mention, referents in resolved:
        owner, whole = owners.get(mention.first, (None, ()))
        if owner is not None and is_fighter_of(doc, mention, owner):
            mention, referents = replace(mention, actor=owner.actor, name=owner.name, country=owner.country), whole
            doc.met(is_fighter_of, "antecedent", mention.head, mention.level)
        elif owner is not None and are_officials_of_several(doc, mention, whole):
            referents = whole
            doc.met(are_officials_of_several, "antecedent", mention.head, mention.level)
        elif (group := group_of_leader(doc, mention, next(iter(whole), None), everyone, roles)) is not None:
            mention, referents = replace(mention, actor=group.actor, name=group.name, country=group.country), (group,)
            mention = replace(mention, type=group.type, sector=group.sector)
            doc.met(group_of_leader, "antecedent", mention.head, mention.level)
        elif owner is not None and doc[mention.head].lower_ != "authority":
            mention = owned(with_sector_of_owner(doc, mention, owner), owner.country, gazetteer)
        found.append((mention, referents))
    return found


def _linked(resolved: Sequence[Resolved]) -> list[Mention]:
    """The mentions, each with the positions of those that it refers to."""
    at = {_key(m): i for i, (m, _) in enumerate(resolved)}
    found = [(m, tuple(at[_key(r)] for r in referents if _key(r) in at)) for m, referents in resolved]
    return [m if m.refers_to == refers_to else replace(m, refers_to=refers_to) for m, refers_to in found]


def _key(mention: Mention) -> tuple[int, int, str]:
    """The key of a mention in its article."""
    return mention.start, mention.end, mention.level


def _party(mention: Mention) -> str | None:
    """The identity of a side of "the two sides": a state, its army, or an armed group."""
    army = mention.type == "military" and mention.actor is not None and mention.actor.endswith(ARMIES)
    if army or mention.type in ("state", "government"):
        return mention.country
    return mention.actor if mention.type == "armed_group" else None
