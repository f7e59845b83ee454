"""Light coreference: "the minister", pronouns, "the two countries", "his Cypriot counterpart", office holders by date.

Short forms of names and acronyms are the linker's work. Here nominals and pronouns get the full mentions that they
stand for; what cannot be told stays unresolved, since a wrong antecedent makes a wrong relation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.holders import holder_of
from geo_nlp.pipes.pairs import Pairs
from geo_nlp.types import Mention, Role

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "theirs", "themselves"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "two", "its", "his", "her", "their"})
DUAL_STATES = frozenset("country nation state power neighbour neighbor side ally government superpower capital republic party economy adversary rival foe people partner".split())
DUAL_PEOPLE = frozenset("leader president minister premier diplomat politician counterpart man official statesman".split())
BODIES = {
    "state": frozenset("country nation kingdom republic island state emirate sultanate superpower regime".split()),
    "igo": frozenset("bloc union alliance organisation organization body agency council commission".split()),
    "armed_group": frozenset("group militia movement organisation organization faction insurgency network".split()),
    "company": frozenset("company firm group manufacturer giant carrier airline".split()),
    "party": frozenset({"party"}),
}
GENERAL = frozenset("leader politician official statesman strongman ruler diplomat".split())
FAR = 3


@dataclass(slots=True)
class Memory:
    """What has been mentioned so far, newest last."""

    states: Pairs
    people: Pairs
    starts: dict[int, Mention]
    named: list[tuple[Mention, int]] = field(default_factory=list)
    plurals: list[tuple[tuple[Mention, ...], int]] = field(default_factory=list)


def resolve(doc: Doc, mentions: Sequence[Mention], roles: Sequence[Role], gazetteer: Gazetteer, date: str | None, home: str | None) -> list[Mention]:
    """Return the mentions with pronouns added and `refers_to` filled in; `home` is the country of the dateline."""
    sentence_of = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for i in range(sentence.start, sentence.end):
            sentence_of[i] = number
    genders = {e.id: e.gender for e in gazetteer.entries.values() if e.gender}
    memory = Memory(Pairs(doc, lambda m: m.country if m.type in ("state", "government") else None), Pairs(doc, lambda m: m.actor if m.type == "person" else None), {m.first: m for m in mentions if m.level == "name"})
    posts: dict[str, set[str]] = {}
    for role in roles:
        posts.setdefault(role.holder.actor or "", set()).update((role.post, *role.title.lower().split()))
    counts = Counter(m.country for m in mentions if m.type == "state" and m.country)
    main = home or next((c for c, n in counts.most_common(1) if 2 * n > sum(counts.values())), None)
    resolved: list[tuple[Mention, tuple[Mention, ...]]] = []
    given = {(m.start, m.end, m.level): tuple(mentions[i] for i in m.refers_to) for m in mentions if m.refers_to}
    for mention in _with_pronouns(doc, mentions):
        sentence = sentence_of[mention.first]
        stands_for: tuple[Mention, ...] = ()
        if mention.level == "pronoun":
            stands_for = _pronoun(doc, mention, sentence, memory, genders)
            if not stands_for:
                continue
            if len(stands_for) == 1:
                one = stands_for[0]
                mention = replace(mention, type=one.type, actor=one.actor, name=one.name, country=one.country, sector=one.sector)
        elif (mention.start, mention.end, mention.level) in given:
            stands_for = given[mention.start, mention.end, mention.level]
        elif mention.level == "nominal" and mention.actor is None:
            mention, stands_for = _nominal(doc, mention, sentence, memory, posts, gazetteer, date, main)
            if len(stands_for) == 1:
                one = stands_for[0]
                mention = replace(mention, actor=one.actor, name=one.name, country=one.country or mention.country)
        if mention.acts and not (mention.level == "nominal" and mention.type == "person" and not stands_for):
            memory.named.append((mention, sentence))
        if mention.level == "name" and mention.acts:
            memory.states.add(mention, sentence)
            memory.people.add(mention, sentence)
        if len(stands_for) > 1 and mention.level != "pronoun":
            memory.plurals.append((stands_for, sentence))
        resolved.append((mention, stands_for))
    place = {(m.start, m.end, m.level): i for i, (m, _) in enumerate(resolved)}
    return [replace(m, refers_to=tuple(place[r.start, r.end, r.level] for r in refs if (r.start, r.end, r.level) in place)) for m, refs in resolved]


def _with_pronouns(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    pronouns = [
        Mention(start=t.idx, end=t.idx + len(t), text=t.text, type="person", level="pronoun", demonym=False, actor=None, name=t.text,
                country=None, sector=None, first=t.i, last=t.i, head=t.i)
        for t in doc if t.lower_ in HE | SHE | IT | THEY and t.pos_ in ("PRON", "DET") and not _expletive(t)
    ]  # fmt: skip
    return sorted([*mentions, *pronouns], key=lambda m: (m.start, -m.end))


def _expletive(token: Token) -> bool:
    """"It is clear that", "it seems": no actor."""
    if token.lower_ != "it":
        return False
    verb = token.head
    clausal = any(c.dep_ in ("ccomp", "xcomp", "acomp", "attr", "csubj", "advcl") for c in verb.children)
    return token.dep_ == "expl" or (token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("be", "seem", "appear", "take", "remain", "become") and clausal)


def _full(mention: Mention) -> bool:
    return mention.level == "name" or (mention.level == "nominal" and mention.actor is not None and mention.actor.startswith("gov:"))


def _recent(memory: Memory, sentence: int) -> Iterator[tuple[Mention, int]]:
    return ((m, s) for m, s in reversed(memory.named) if sentence - s <= FAR)


def _pronoun(doc: Doc, mention: Mention, sentence: int, memory: Memory, genders: dict[str, str]) -> tuple[Mention, ...]:
    word = doc[mention.first].lower_
    if word in HE or word in SHE:
        gender = "m" if word in HE else "f"
        people = [(m, s) for m, s in _recent(memory, sentence) if m.type == "person" and m.actor and genders.get(m.actor, gender) == gender]
        return _origin(_prefer_subject(doc, people, sentence, mention))
    if word in IT:
        bodies = [(m, s) for m, s in _recent(memory, sentence) if m.type not in ("person", "place", "group") and m.level != "pronoun" and not m.demonym and sentence - s <= 1 and (m.actor or m.country)]
        return _origin(_prefer_subject(doc, bodies, sentence, mention))
    if memory.plurals and sentence - memory.plurals[-1][1] <= 1:
        return memory.plurals[-1][0]
    if joined := _joined(doc, mention, sentence, memory):
        return joined
    return ()


def _origin(mention: Mention | None) -> tuple[Mention, ...]:
    return (mention,) if mention is not None and _full(mention) else ()


def _prefer_subject(doc: Doc, candidates: Sequence[tuple[Mention, int]], sentence: int, pronoun: Mention) -> Mention | None:
    """The nearest subject of this or the previous sentence, else the nearest candidate of all."""
    own = [m for m, s in candidates if s == sentence and _governs(doc, m, pronoun)]
    before = [m for m, s in candidates if s == sentence - 1 and doc[m.head].dep_ in ("nsubj", "nsubjpass")]
    subjects = [m for m, s in candidates if s == sentence and doc[m.head].dep_ in ("nsubj", "nsubjpass")]
    chosen = (subjects or own or before or [m for m, _ in candidates])[:1]
    if not chosen:
        return None
    found = chosen[0]
    return found if _full(found) else next((m for m, _ in candidates if m.actor == found.actor and _full(m)), None)


def _governs(doc: Doc, mention: Mention, pronoun: Mention) -> bool:
    return doc[mention.head].i < pronoun.first and doc[mention.head].dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")


def _joined(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> tuple[Mention, ...]:
    """Coordinated subjects of this or the previous sentence: "China and Russia ... their alliance"."""
    for back in (0, 1):
        subjects = [m for m, s in memory.named if s == sentence - back and m.level == "name" and m.first < mention.first and not m.demonym]
        joined = [m for m in subjects if doc[m.head].dep_ == "conj" and any(doc[m.head].head.i == o.head for o in subjects)]
        if joined:
            firsts = [o for o in subjects if o.head == doc[joined[-1].head].head.i]
            return (firsts[0], joined[-1]) if firsts else ()
        pair = memory.states.last(sentence, mention.first) if back == 0 else ()
        if len(pair) == 2 and any(m.start == p.start for p in pair for m in subjects):
            return pair
    return ()


def _nominal(doc: Doc, mention: Mention, sentence: int, memory: Memory, posts: dict[str, set[str]], gazetteer: Gazetteer, date: str | None, main: str | None) -> tuple[Mention, tuple[Mention, ...]]:
    head = doc[mention.head]
    lemma = head.lemma_.lower()
    words = [t.lower_ for t in doc[mention.first : mention.last + 1]]
    plural = head.tag_ in ("NNS", "NNPS")
    if plural and not mention.country and any(w in ("two", "both") for w in words) or (plural and words[0] in ("the", "these") and len(words) == 2 and lemma in ("side", "country", "neighbour", "neighbor", "nation")):
        pair: tuple[Mention, ...] = ()
        if lemma in DUAL_PEOPLE:
            pair = memory.people.last(sentence, mention.first)
        if not pair and lemma in DUAL_STATES | DUAL_PEOPLE:
            pair = memory.states.last(sentence, mention.first)
        return mention, pair
    if plural:
        return _placed(doc, mention, memory, sentence, main), ()
    definite = words[0] in DEFINITE or mention.first == mention.head
    if mention.type == "person" and definite:
        return _person(doc, mention, sentence, memory, posts, gazetteer, date, lemma)
    if definite and not mention.country and words[0] in ("the", "this", "that"):
        for kind, heads in BODIES.items():
            if lemma in heads:
                for m, s in _recent(memory, sentence):
                    if m.type == kind and _full(m) and not m.demonym and m.first != mention.first:
                        return replace(mention, type=kind), (m,)
    return _placed(doc, mention, memory, sentence, main), ()


def _placed(doc: Doc, mention: Mention, memory: Memory, sentence: int, main: str | None) -> Mention:
    """Give "the government", "its troops", "police" the country of a possessive or of the article's main state."""
    if mention.country:
        return mention
    first = doc[mention.first]
    if first.lower_ in IT | THEY | HE | SHE:
        for m, s in reversed(memory.named):
            if m.level == "pronoun" and m.first == mention.first:
                return replace(mention, country=m.country)
        return mention
    if mention.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY") and mention.type != "state" and doc[mention.head].lemma_ not in ("leader", "diplomat", "minister"):
        return replace(mention, country=main)
    return mention


def _person(doc: Doc, mention: Mention, sentence: int, memory: Memory, posts: dict[str, set[str]], gazetteer: Gazetteer, date: str | None, lemma: str) -> tuple[Mention, tuple[Mention, ...]]:
    title = " ".join(t.lower_ for t in doc[mention.first : mention.last + 1] if t.pos_ in ("NOUN", "PROPN", "ADJ"))
    post = load_ontology().post_of(title or lemma, mention.country)
    if mention.last + 2 < len(doc) and doc[mention.last + 1].text in (",", ":"):
        named = memory.starts.get(mention.last + 2)
        if named is not None and named.type == "person" and doc[named.head].dep_ in ("appos", "conj", "nsubj", "dobj", "pobj"):
            return mention, (named,)
    for m, _ in reversed(memory.named):
        if m.type == "person" and _full(m) and m.actor and (not mention.country or m.country == mention.country):
            held = posts.get(m.actor, set())
            if lemma in held or (post != "other" and post in held):
                return mention, (m,)
    if mention.country and (entry := holder_of(gazetteer, mention.country, post, date)):
        return replace(mention, actor=entry.id, name=entry.name), ()
    return _placed(doc, mention, memory, sentence, None), ()
