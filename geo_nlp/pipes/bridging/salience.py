"""How salient each state is where an actor stands whose country nothing gives: features of states that may be its own.

Salience (Lappin and Leass 1994) is counted in mentions of states and of who belongs to them: how near, how often, in
the same sentence and paragraph, beside the actor in a record. `ranking` weighs the features.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.pipes.bridging.clues import DEALINGS, MEETINGS
from geo_nlp.pipes.bridging.kinds import GOVERNING, SECTORS, is_of_abroad, kind_of
from geo_nlp.pipes.bridging.local_clues import is_owned
from geo_nlp.pipes.bridging.namings import Alike, Naming, Namings
from geo_nlp.pipes.bridging.scenes import BACK
from geo_nlp.pipes.bridging.text import Part, Text
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.types import Mention

GROUPS: Mapping[str, str] = {
    **dict.fromkeys(sorted(SECTORS["law"]), "law"), "GOV": "government", "MIL": "army", "SPY": "army",
    "REB": "rebels", "PRM": "rebels", "CRM": "gunmen", "UAF": "gunmen", "ELI": "politics", "OPP": "politics",
    "PTY": "politics",
}  # fmt: skip
OFTEN = 5  # of the commonest states of a sentence, paragraph or text one may be that of any actor in it
MANY = 6  # candidates, beyond which their number no longer matters
# Features that count for more where few states are named.
WEIGHED_BY_NUMBER = frozenset({
    "alone in sentence", "first by count", "first in paragraph", "nearest", "nearest in paragraph", "paragraph 4",
    "topic",
})  # fmt: skip
# Features that count for more with one kind of actor than with another.
WEIGHED_BY_GROUP = WEIGHED_BY_NUMBER | {
    "in paragraph alone", "in sentence", "mostly", "nearest noun", "nearest sector", "only state", "place", "publisher",
    "setting", "text 3", "text 4",
}  # fmt: skip
WEIGHED_BY_NOUN = frozenset(
    {"first in paragraph", "in sentence", "only state", "paragraph 4", "topic"}
)  # the same by its noun


@dataclass(frozen=True, slots=True)
class Around:
    """What is named around an actor: in its sentence and paragraph, last before it, and those that are called alike."""

    sentence: Counter[str]
    paragraph: Counter[str]
    last: Naming | None
    is_near: bool
    noun: Alike | None
    sector: Alike | None
    setting: frozenset[str]
    setting_before: frozenset[str]

    @classmethod
    def of(cls, text: Text, namings: Namings, mention: Mention) -> Around:
        """What is named around a mention."""
        scenes, i = text.scenes, mention.first
        sentence = scenes.sentence_of[i]
        paragraph = scenes.paragraph_of[sentence]
        last = namings.last_before(i)
        noun = text.doc[mention.head].lemma_.lower()
        return cls(
            sentence=namings.sentences.get(sentence, Counter()),
            paragraph=namings.paragraphs.get(paragraph, Counter()),
            last=last,
            is_near=last is not None and last.paragraph == paragraph,
            noun=namings.by_noun.get(noun),
            sector=namings.by_sector.get(mention.sector or ""),
            setting=scenes.set_in(i),
            setting_before=scenes.set_in(i, BACK),
        )


def features(text: Text, namings: Namings, mention: Mention, parts: Sequence[Part]) -> dict[str, list[str]]:
    """The states that may be that of an actor, each with the names of its features."""
    around = Around.of(text, namings, mention)
    candidates = _candidates(text, around, parts)
    of_actor = _of_actor(text, mention, candidates, around)
    group, noun = of_actor[0], of_actor[1]
    few, fewer = f"candidates {min(MANY, len(candidates))}", f"named {min(4, len(around.paragraph))}"
    found: dict[str, list[str]] = {}
    for country in candidates:
        own = [
            *_in_text(text, country), *_in_scene(around, country), *_alike(around, mention, country),
            *_in_parts(parts, country),
        ]  # fmt: skip
        crossed = [f"{group}: {name}" for name in own if name in WEIGHED_BY_GROUP or name.startswith("with ")]
        crossed += [f"{noun}: {name}" for name in own if name in WEIGHED_BY_NOUN]
        crossed += [f"{number}: {name}" for number in (few, fewer) for name in own if name in WEIGHED_BY_NUMBER]
        found[country] = [*own, *crossed, *of_actor]
    return found


def _candidates(text: Text, around: Around, parts: Sequence[Part]) -> list[str]:
    """The states often named around an actor and in the text, those in its records, of topic and publisher."""
    found = {*around.setting_before, text.topics.topic, text.topics.publisher}
    for counts in (around.sentence, around.paragraph, text.scenes.counts):
        found.update([country for country, _ in counts.most_common(OFTEN)])
    found.update([other.country for part in parts for other in part.others])
    found.update([part.place.country for part in parts if part.place is not None])
    if around.last is not None:
        found.add(around.last.country)
    return sorted(country for country in found if country is not None)


def _fifths(n: int, total: int) -> int:
    """A share in fifths, 0 to 4: more than four fifths are 4, all are too."""
    return min(4, 5 * n // total)


def _in_text(text: Text, country: str) -> list[str]:
    """How often the text names a state, and whether it is about it."""
    topics, counts = text.topics, text.scenes.counts
    total = counts.total()
    found = [f"text {_fifths(counts[country], total)}" if counts[country] else "not in text"]
    if total and counts[country] == total:
        found.append("only state")
    if total >= 3 and counts[country] >= 0.7 * total:
        found.append("mostly")
    if counts and counts.most_common(1)[0][0] == country:
        found.append("first by count")
    if country == topics.topic:
        found.append("topic")
    if country == topics.publisher:
        found.append("publisher")
    return found


def _in_scene(around: Around, country: str) -> list[str]:
    """Where around an actor a state is named."""
    found: list[str] = []
    if country in around.sentence:
        found.append("in sentence")
        if len(around.sentence) == 1:
            found.append("alone in sentence")
    elif around.sentence:
        found.append("others in sentence")
    if country in around.paragraph:
        found.append(f"paragraph {_fifths(around.paragraph[country], around.paragraph.total())}")
        if len(around.paragraph) == 1:
            found.append("in paragraph alone")
        if around.paragraph.most_common(1)[0][0] == country:
            found.append("first in paragraph")
    else:
        found.append("not in paragraph")
    if around.last is not None and around.last.country == country:
        found += ["nearest", f"nearest {around.last.type}"]
        if around.is_near:
            found.append("nearest in paragraph")
    if country in around.setting:
        found.append("setting")
    elif country in around.setting_before:
        found.append("setting before")
    return found


def _alike(around: Around, mention: Mention, country: str) -> list[str]:
    """Whether actors of the same noun or sector are of a state: the nearest before, any, or only those of others."""
    found: list[str] = []
    for name, alike in (("noun", around.noun), ("sector", around.sector)):
        if alike is not None:
            nearest = alike.nearest(mention.first) == country
            found.append(f"{'nearest' if nearest else 'same' if country in alike.counts else 'other'} {name}")
    return found


def _in_parts(parts: Sequence[Part], country: str) -> list[str]:
    """Whether a state is the other end of an actor's records, or where they happened."""
    found: list[str] = []
    places = {part.place.country for part in parts if part.place is not None} - {None}
    if places:
        found.append("place" if country in places else "other place")
    others = [(part, other) for part in parts for other in part.others if other.country is not None]
    for part, other in others:
        if other.country == country:
            body = other.sector in GOVERNING or other.sector == "MIL"
            found.append(f"with {'state' if other.actor == country else 'body' if body else 'people'} {_deal(part)}")
    if others and not any([other.country == country for _, other in others]):
        found.append("with another")
    return list(dict.fromkeys(found))


def _deal(part: Part) -> str:
    """What an actor has to do with the other end of a record."""
    for name, predicates in (("meeting", MEETINGS), ("dealing", DEALINGS), ("harm", FORCE)):
        if part.predicate in predicates:
            return name
    return "event" if part.predicate else "attitude"


def _of_actor(text: Text, mention: Mention, candidates: Sequence[str], around: Around) -> list[str]:
    """What an actor is, whichever its state: group, noun or type, sector, and what may make it foreign."""
    name = mention.level == "name"
    if name:
        group = "person" if mention.type == "person" else "named body" if mention.sector in GOVERNING else "name"
        found = [group, f"type {mention.type}"]
    else:
        found = [GROUPS.get(mention.sector or "", "people"), f"noun {text.doc[mention.head].lemma_.lower()}"]
        found += ["owned"] if is_owned(text, mention) else []
        found += [] if kind_of(text.doc, mention, text.covering) is not None else ["no local"]
        found += ["foreign"] if is_of_abroad(text.doc, mention) else []
    found += [f"sector {mention.sector}", f"candidates {min(MANY, len(candidates))}"]
    found += [f"named {min(4, len(around.paragraph))}"]
    found += ["published"] if text.topics.publisher is not None else []
    found += ["report"] if text.topics.is_report else []
    return found
