""" "I" and "we" inside what somebody says are the speaker (and, in a roll-up, the speaker's country); "he" is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.attribution.joint_first_person import with_both
from geo_nlp.pipes.attribution.second_person import Hearers
from geo_nlp.pipes.attribution.text_author import author_of, party_of
from geo_nlp.pipes.coref.binding import HE, SHE
from geo_nlp.pipes.coref.possessed_bodies import owned
from geo_nlp.pipes.coref.pronouns import THIRD
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.syntax.interval_index import contents, innermost
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Article, Attribution, Mention

SECOND = frozenset({"you", "your", "yours"})
# "Your Highness" is a title.
STYLES = words("style_of_address")
EITHER = HE | SHE
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
FEDERATIONS = words("federation")  # of states (2026)
FIRST = frozenset({"i", "we", "us", "me", "our", "my", "ours", "ourselves", "myself"})


def add_first_person(
    doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution], article: Article, gazetteer: Gazetteer
) -> list[Mention]:
    """Return the mentions with first-person pronouns added, each standing for the innermost speaker around it.

    Outside of what others say it stands for the author of a statement (`author`). "We" of an official who signs a text
    or talks in a transcript is the state that he serves. "Our country" is the speaker's. "You" is who is spoken to,
    where the text tells that.
    """
    by, said_there = author_of(doc, mentions, article, gazetteer), contents(attributions)
    hearers = Hearers(doc, mentions, attributions)
    added = _going_on(doc, mentions, attributions)
    full = {m.actor: m for m in mentions if m.actor and not m.refers_to and m.level == "name"}
    officials = {m.start: m for m in mentions if m.actor not in full and _is_official(m)}
    wanted = FIRST | SECOND if hearers or by.hearer else FIRST
    for token in doc.having(wanted):
        if token.pos_ not in ("PRON", "DET") or token.text == "US":
            continue
        if token.lower_ in SECOND and token.i + 1 < len(doc) and doc[token.i + 1].text in STYLES:
            continue
        around = said_there.around(token.idx)
        if by.one or by.party:  # what he says that others say is in his words
            around = [a for a in around if a.kind != "indirect" or a.rule == "transcript"]
        we = token.lower_ in WE
        if token.lower_ in SECOND and not around and by.hearer:
            who = None if token.head.lemma_ == "join" else by.hearer  # "I join you in celebrating your national day"
        elif around or token.lower_ in SECOND:
            speaker = _speaker(around)
            speaker = hearers.of(speaker, around) if token.lower_ in SECOND else speaker
            unnamed = None if token.lower_ in SECOND else officials.get(_told_by(around))
            who = unnamed or (full.get(speaker) if speaker is not None else None)
            if who is not None and we and any(a.rule == "transcript" for a in around):
                who = party_of(who, full, gazetteer)
        else:
            who = by.party if we else by.one
        if who is not None:
            added.append((_standing_for(who, token), who))
    if not added:
        return list(mentions)
    countries = {pronoun.first: pronoun.country for pronoun, _ in added}
    within = [next((countries[i] for i in range(m.first, m.last) if i in countries), None) for m in mentions]
    mentions = [_ours(m, country, mentions) for m, country in zip(mentions, within, strict=True)]
    own = [owned(m, country, gazetteer) for m, country in zip(mentions, within, strict=True)]
    own = [_own_state(m, by.party) for m in own] if by.party else own
    return with_both(doc, _merged(own, added), by)


def _is_official(mention: Mention) -> bool:
    """Whether somebody is told by his office alone, and of what state: "the defence minister of Israel"."""
    somebody = mention.level == "nominal" and mention.type == "person"
    return somebody and mention.country is not None and mention.sector in SERVING


def _told_by(around: Sequence[Attribution]) -> int:
    """Where who says the smallest of the contents around a place is told; -1 where nobody is."""
    inner = innermost([a for a in around if a.speaker])
    return inner.speaker.start if inner and inner.speaker else -1


def _ours(mention: Mention, country: str | None, mentions: Sequence[Mention]) -> Mention:
    """ "Our two countries" as nobody known, if they are taken for two of which the speaker's is none."""
    whose = {mentions[n].country for n in mention.refers_to}
    return replace(mention, refers_to=()) if country and len(whose) > 1 and country not in whose else mention


def _own_state(mention: Mention, party: Mention) -> Mention:
    """ "Our state" of a government; where states are parts of a federation, it speaks of one of those."""
    if mention.text.lower() != "our state" or mention.actor or party.type != "state" or party.actor in FEDERATIONS:
        return mention
    return replace(mention, actor=party.actor, name=party.name, country=party.country, sector=party.sector)


def _standing_for(said: Mention, token: Token) -> Mention:
    """A pronoun as a mention of whom it stands for."""
    return replace(
        said, start=token.idx, end=token.idx + len(token), text=token.text, level="pronoun", demonym=False,
        first=token.i, last=token.i, head=token.i, acts=True,
    )  # fmt: skip


def _going_on(
    doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> list[tuple[Mention, Mention]]:
    """Pronouns that go on with the last speaker and stood for nobody before (`lastspeaker`), each with that speaker."""
    named = {(m.start, m.end): m for m in mentions if m.level != "pronoun"}
    listed = {m.start for m in mentions}
    found: dict[int, tuple[Mention, Mention]] = {}
    for speaker in (a.speaker for a in attributions):
        before = speaker.antecedent if speaker and speaker.text.lower() in THIRD else None
        said = named.get((before.start, before.end)) if before else None
        word = doc.char_span(speaker.start, speaker.end, alignment_mode="expand") if speaker and said else None
        if said and word and len(word) == 1 and word.start_char not in listed:
            found[word.start] = _standing_for(said, word.root), said
    return [found[i] for i in sorted(found)]


def without_self(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> list[Mention]:
    """The mentions, where "he" and "she" in direct speech are nobody if coreference took them for the speaker himself.

    "I met Putin," Macron said. "He attacked Georgia."
    """
    direct = contents(a for a in attributions if a.kind == "direct" or a.rule == "transcript")
    return [
        replace(m, actor=None, name=m.text, country=None, sector=None, refers_to=(), acts=False)
        if m.level == "pronoun" and m.text.lower() in EITHER and m.actor and m.actor == _speaker(direct.around(m.start))
        else m
        for m in mentions
    ]


def _merged(mentions: Sequence[Mention], added: Sequence[tuple[Mention, Mention]]) -> list[Mention]:
    """Put new (mention, antecedent) pairs among `mentions` in text order, with all references kept."""
    tagged = [(m, i) for i, m in enumerate(mentions)] + [(m, len(mentions) + j) for j, (m, _) in enumerate(added)]
    tagged.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1]))
    place = {old: new for new, (_, old) in enumerate(tagged)}
    position = {id(m): i for i, m in enumerate(mentions)}
    out = []
    for mention, old in tagged:
        refers: tuple[int, ...]
        if old >= len(mentions):
            at = position.get(id(added[old - len(mentions)][1]))  # none where only a title or the source tells him
            refers = () if at is None else (place[at],)
        else:
            refers = tuple(place[r] for r in mention.refers_to)
        out.append(mention if refers == mention.refers_to else replace(mention, refers_to=refers))
    return out


def _speaker(around: Sequence[Attribution]) -> str | None:
    """The speaker of the smallest of the contents around a place, with an actor.

    What a transcript's speaker says that another said is in his words: "Kim told me that we should talk" is his "we".
    """
    around = [a for a in around if a.speaker and a.speaker.actor]
    if any(a.rule == "transcript" for a in around):
        around = [a for a in around if a.rule == "transcript" or a.kind == "direct"]
    inner = innermost(around)
    return inner.speaker.actor if inner and inner.speaker else None
