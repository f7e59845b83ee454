"""Discourse memory: what an article has mentioned so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.coref.split_antecedents import Pairs
from geo_nlp.pipes.linking.publisher import Publisher
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

SENTENCES_REMEMBERED = 5
STATE_TYPES = frozenset({"government", "military", "state"})


@dataclass(slots=True)
class Memory:
    """What has been mentioned so far, newest last; `heads` gives the referents of the mention that a token heads.

    `topic` is the person who was the subject of a sentence last, by name or not, and the number of that sentence;
    `several` are the referents of the last plural pronoun that was a subject ("they discussed trade"), and the number
    of its sentence; `crowd` the last unnamed several ("the rebels stormed a town"), and their sentence. `main` is the
    country that the text is about, `home` that of its dateline, `house` the one whose officials brief the press in it,
    and `publisher` whose own text it is; `bodies` are the countries of its ministries and armies by the tokens that
    head them; `two_states` are the publisher's and the one that its text is about, where the title tells of both;
    `reported` is the state that a yearbook or report is about by its title.
    """

    states: Pairs
    people: Pairs
    starts: dict[int, Mention]
    covering: dict[int, Mention]
    posts: dict[str, set[str]]
    gazetteer: Gazetteer
    date: str | None
    main: str | None
    home: str | None = None
    house: str | None = None
    publisher: Publisher | None = None
    bodies: dict[int, str] = field(default_factory=dict)
    two_states: tuple[Mention, ...] = ()
    reported: str | None = None
    heads: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    named: list[tuple[Mention, int]] = field(default_factory=list)
    plurals: list[tuple[tuple[Mention, ...], int]] = field(default_factory=list)
    persons: dict[tuple[str, str | None], Mention] = field(default_factory=dict)
    topic: tuple[Mention, int] | None = None
    several: tuple[tuple[Mention, ...], int] | None = None
    crowd: tuple[Mention, int] | None = None
    counted: Counter[str] | None = None

    def times_named(self) -> Counter[str]:
        """How often the whole text names each state, counted once."""
        if self.counted is None:
            named = (m.country for m in self.starts.values() if m.type in STATE_TYPES)
            self.counted = Counter(country for country in named if country)
        return self.counted

    def gender_of(self, actor: str) -> str:
        """The gender of a person, "m" or "f", by the gazetteer, else by the first name; empty where neither tells."""
        entry = self.gazetteer.entries.get(actor)
        if entry is not None and entry.gender:
            return entry.gender
        first, *others = actor.removeprefix("person:").split("-")
        known = self.gazetteer.given.get(first.title(), "u") if others and actor.startswith("person:") else "u"
        return "" if known == "u" else known

    def name(self, mention: Mention, sentence: int) -> None:
        """Remember a mention; of a person by name the newest for each country, the newest person last."""
        self.named.append((mention, sentence))
        if mention.type == "person" and mention.actor and can_be_antecedent(mention):
            key = mention.actor, mention.country
            self.persons.pop(key, None)
            self.persons[key] = mention

    def forget(self) -> None:
        """Forget who was mentioned, where a text goes on to another story."""
        self.named, self.plurals, self.persons = [], [], {}
        self.topic = self.several = self.crowd = None
        self.states.seen, self.people.seen = [], []

    def last_plural(self, sentence: int, within: int) -> tuple[Mention, ...]:
        """Who the last plural of the sentences up to `within` before meant; empty where there is none."""
        meant, at = self.plurals[-1] if self.plurals else ((), 0)
        return meant if sentence - at <= within else ()


def can_be_antecedent(mention: Mention) -> bool:
    """Whether a mention can be an antecedent: a name, or a state's body in lower case ("the Turkish army")."""
    return mention.level == "name" or (
        mention.level == "nominal" and mention.actor is not None and mention.actor.startswith("gov:")
    )


def is_bare_nominal(doc: Doc, mention: Mention) -> bool:
    """Whether a nominal is a noun with its article alone: "the army", not "the Turkish army", "the army of Chad"."""
    return mention.first + 1 == mention.head == mention.last and doc[mention.first].lower_ == "the"


def recent(memory: Memory, sentence: int) -> Iterator[tuple[Mention, int]]:
    """Mentions of this and the last few sentences, newest first."""
    return takewhile(lambda found: sentence - found[1] <= SENTENCES_REMEMBERED, reversed(memory.named))


def of_sentence(memory: Memory, sentence: int) -> list[Mention]:
    """Mentions of one sentence, in text order."""
    late = takewhile(lambda found: found[1] >= sentence, reversed(memory.named))
    return [m for m, s in late if s == sentence][::-1]
