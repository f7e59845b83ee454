"""First and second person: "I", "we" and "you" in what someone says refer to the speaker, the state and the hearer.

"We" of an official who signs a text or talks in a transcript is the state; in other reported speech it is the
speaker. "You" counts where the text says who is spoken to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.joint_first_person import with_joint_states
from geo_nlp.pipes.attribution.second_person import Hearers
from geo_nlp.pipes.attribution.text_author import Author, author_of, party_of
from geo_nlp.pipes.coref.possessed_bodies import owned
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.syntax.interval_index import Stretches, contents, innermost
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON, HE_OR_SHE, SECOND_PERSON, THIRD_PERSON, WE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Attribution, Mention

# "Your Highness" is a title.
STYLES_OF_ADDRESS = words("style_of_address")
FEDERATIONS = words("federation")  # of states (2026)


@dataclass(frozen=True, slots=True)
class Context:
    """What decides the referents of the first and second person in a text.

    `named` has a mention of each actor, `officials` those known only by an office, by their offsets.
    """

    by: Author
    said: Stretches[Attribution]
    hearers: Hearers
    named: Mapping[str, Mention]
    officials: Mapping[int, Mention]
    gazetteer: Gazetteer


def add_first_person(
    doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution], article: Article, gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions with first- and second-person pronouns added, each with its referent.

    The referent is the innermost speaker around a pronoun; outside of reported speech it is the author of a statement.
    """
    named = {m.actor: m for m in mentions if m.actor and not m.refers_to and m.level == "name"}
    officials = {m.start: m for m in mentions if m.actor not in named and _is_known_by_office(m)}
    by = author_of(doc, mentions, article, gazetteer)
    hearers = Hearers(doc, mentions, attributions)
    context = Context(by, contents(attributions), hearers, named, officials, gazetteer)
    added = _continuing_pronouns(doc, mentions, attributions)
    for token in doc.having(FIRST_PERSON | SECOND_PERSON if hearers or by.hearer else FIRST_PERSON):
        if _is_personal_pronoun(token) and (who := _referent_of(token, context)) is not None:
            added.append((_pronoun_mention(who, token), who))
            doc.met(_referent_of, "antecedent", token.i, "pronoun")
    if not added:
        return list(mentions)
    return with_joint_states(doc, _merged(_with_owners_of_possessives(mentions, added, by, gazetteer), added), by)


def _is_personal_pronoun(token: Token) -> bool:
    """Whether a form is a pronoun: not "US", not "Your Highness"."""
    if token.pos_ not in ("PRON", "DET") or token.text == "US":
        return False
    return (
        token.lower_ not in SECOND_PERSON or token.i + 1 >= len(token.doc) or token.nbor().text not in STYLES_OF_ADDRESS
    )


def _referent_of(pronoun: Token, context: Context) -> Mention | None:
    """The mention of the actor that a pronoun stands for."""
    by = context.by
    around = context.said.around(pronoun.idx)
    if by.one or by.party:  # reports by the author of a statement are in the author's words
        around = [a for a in around if a.kind != "indirect" or a.rule == "transcript"]
    if pronoun.lower_ in SECOND_PERSON:
        return _hearer_of(pronoun, around, context)
    we = pronoun.lower_ in WE
    if not around:
        return by.party if we else by.one
    speaker = _speaking_actor(around)
    who = context.officials.get(_speaker_start(around)) or (context.named.get(speaker) if speaker is not None else None)
    if who is not None and we and any(a.rule == "transcript" for a in around):
        return party_of(who, context.named, context.gazetteer)
    return who


def _hearer_of(pronoun: Token, around: Sequence[Attribution], context: Context) -> Mention | None:
    """The mention of the actor that "you" stands for."""
    if not around and context.by.hearer:
        joins = pronoun.head.lemma_ == "join"  # "I join you in celebrating your national day"
        return None if joins else context.by.hearer
    hearer = context.hearers.of(_speaking_actor(around), around)
    return context.named.get(hearer) if hearer is not None else None


def _is_known_by_office(mention: Mention) -> bool:
    """Whether a person is known by office and state alone: "the defence minister of Israel"."""
    person = mention.level == "nominal" and mention.type == "person"
    return person and mention.country is not None and mention.sector in SERVING


def _speaker_start(around: Sequence[Attribution]) -> int:
    """The offset of the speaker of the innermost content; -1 where there is none."""
    inner = innermost([a for a in around if a.speaker])
    return inner.speaker.start if inner and inner.speaker else -1


def _speaking_actor(around: Sequence[Attribution]) -> str | None:
    """The actor who speaks in the innermost content.

    What a transcript's speaker reports is in the speaker's words: "Kim told me that we should talk" is the speaker's
    "we".
    """
    around = [a for a in around if a.speaker and a.speaker.actor]
    if any(a.rule == "transcript" for a in around):
        around = [a for a in around if a.rule == "transcript" or a.kind == "direct"]
    inner = innermost(around)
    return inner.speaker.actor if inner and inner.speaker else None


def _with_owners_of_possessives(
    mentions: Sequence[Mention], added: Sequence[tuple[Mention, Mention]], by: Author, gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions with the owners of possessive phrases: "our government", "our two countries", "our state"."""
    countries = {pronoun.first: pronoun.country for pronoun, _ in added}
    found = []
    for mention in mentions:
        country = next((countries[i] for i in range(mention.first, mention.last) if i in countries), None)
        mention = owned(mention, country, gazetteer)
        found.append(_as_own_state(mention, by.party) if by.party else mention)
    return found


def _as_own_state(mention: Mention, party: Mention) -> Mention:
    """ "Our state" of a government as that state; in a federation of states it is one of these, and unknown."""
    if mention.text.lower() != "our state" or mention.actor or party.type != "state" or party.actor in FEDERATIONS:
        return mention
    return replace(mention, actor=party.actor, name=party.name, country=party.country, sector=party.sector)


def _pronoun_mention(referent: Mention, token: Token) -> Mention:
    """A pronoun as a mention of its referent."""
    return replace(
        referent, start=token.idx, end=token.idx + len(token), text=token.text, level="pronoun", demonym=False,
        first=token.i, last=token.i, head=token.i, acts=True,
    )  # fmt: skip


def _continuing_pronouns(
    doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> list[tuple[Mention, Mention]]:
    """Pronouns of speakers who go on (`speaker_continuity`) and had no referent before, each with its referent."""
    named = {(m.start, m.end): m for m in mentions if m.level != "pronoun"}
    listed = {m.start for m in mentions}
    found: dict[int, tuple[Mention, Mention]] = {}
    for speaker in (a.speaker for a in attributions):
        before = speaker.antecedent if speaker and speaker.text.lower() in THIRD_PERSON else None
        referent = named.get((before.start, before.end)) if before else None
        word = doc.char_span(speaker.start, speaker.end, alignment_mode="expand") if speaker and referent else None
        if referent and word and len(word) == 1 and word.start_char not in listed:
            found[word.start] = _pronoun_mention(referent, word.root), referent
            doc.met(_continuing_pronouns, "antecedent", word.root.i, "pronoun")
    return [found[i] for i in sorted(found)]


def without_self(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> list[Mention]:
    """The mentions, without the referent of "he" and "she" in direct speech where it is the speaker.

    "I met Putin," Macron said. "He attacked Georgia."
    """
    direct = contents(a for a in attributions if a.kind == "direct" or a.rule == "transcript")
    found = []
    for m in mentions:
        third = m.level == "pronoun" and m.text.lower() in HE_OR_SHE
        if third and m.actor and m.actor == _speaking_actor(direct.around(m.start)):
            m = replace(m, actor=None, name=m.text, country=None, sector=None, refers_to=(), acts=False)
        found.append(m)
    return found


def _merged(mentions: Sequence[Mention], added: Sequence[tuple[Mention, Mention]]) -> list[Mention]:
    """Mentions and added (mention, antecedent) pairs in text order, with all references kept."""
    tagged = [(m, i) for i, m in enumerate(mentions)] + [(m, len(mentions) + j) for j, (m, _) in enumerate(added)]
    tagged.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1]))
    place = {old: new for new, (_, old) in enumerate(tagged)}
    position = {id(m): i for i, m in enumerate(mentions)}
    out = []
    for mention, old in tagged:
        refers: tuple[int, ...]
        if old >= len(mentions):
            at = position.get(id(added[old - len(mentions)][1]))  # none where only a title or the source names it
            refers = () if at is None else (place[at],)
        else:
            refers = tuple(place[r] for r in mention.refers_to)
        out.append(mention if refers == mention.refers_to else replace(mention, refers_to=refers))
    return out
