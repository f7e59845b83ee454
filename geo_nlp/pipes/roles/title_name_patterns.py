"""Titles beside a name: before and behind it, in apposition, after "who is", "was named" and "as"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.tenures import posts_of
from geo_nlp.pipes.mentions.proposals import HONORIFICS
from geo_nlp.pipes.roles.title_modifiers import Title, tied
from geo_nlp.pipes.roles.title_span import CHOSEN, ending, sent_to, starting
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import is_person_title, title_ending
from geo_nlp.types import Mention

LEADING = ("head_of_state", "head_of_government", "monarch")
PARTISAN = frozenset({"head_of_organisation", "party_leader", "spokesperson"})
OWNS = frozenset({"her", "his"})
BECOMING = words("accession_noun")
CEREMONY = 6  # "on his re-election as"
NAMING = CHOSEN | words("naming_verb")
SERVING = words("serving_verb")  # "X, who serves as"
ADDRESSING = words("turn_opening_word")
FAR = 8  # words between "was named" and its "as"
# What a name in apposition is to the parser; at the end of a headline it is often an adverb or nothing in particular.
BESIDE = frozenset("appos attr conj dep dobj npadvmod nsubj nsubjpass pobj ROOT".split())


def titles_beside(
    doc: Doc, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int]
) -> Iterator[tuple[str, Title]]:
    """Yield the titles of one who is named, each with the rule that found it."""
    first = mention.first
    while first > 1 and doc[first - 1].lower_ in HONORIFICS:
        first -= 1
    before = ending(doc, first - 1, mentions, covering)
    if before is not None and before.body is None:
        before = _of_behind(doc, before, mention, mentions, covering)
    comma = before.first if before is not None and _is_rank(before) else first  # "army chief, Field Marshal X"
    held = (
        _before_comma(doc, comma - 2, mention, mentions, covering) if doc[comma - 1].text == "," and comma > 1 else None
    )
    if held is None and before is not None and _is_rank(before) and _is_one_word(doc, before):
        held = ending(doc, before.first - 1, mentions, covering)  # "Army Chief General X"
    if held is not None and _is_of_name_before(doc, held, mention, mentions, covering):
        held = None
    for rule, title in (("title-comma-name", held), ("title-name", before)):
        if title is not None:
            if (other := _joint(doc, title, mentions, covering)) is not None:
                yield rule, other
            yield rule, title
    listed = held is not None and before is None
    if (found := _behind(doc, mention, mentions, covering, listed)) is not None:
        yield found
        if found[0] == "name-title" and (more := _another(doc, found[1], mentions, covering)) is not None:
            yield "name-title", more


def _of_behind(
    doc: Doc, title: Title, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int]
) -> Title:
    """A title with the body that stands behind the name: "Prosecutor X of the International Criminal Court"."""
    after = mention.last + 1
    n = tied(doc, after, mentions, covering) if doc[after : after + 1].text == "of" else None
    if n is None or mentions[n].type in ("state", "place"):
        return title
    member = mentions[n].type == "party" and load_ontology().post_of(title.words) not in PARTISAN
    return title if member else replace(title, body=n)  # "Chancellor X of the Social Democrats"


def _is_of_name_before(
    doc: Doc, title: Title, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int]
) -> bool:
    """Whether a title between two names is the first one's, as in "X, the minister, Y, the envoy"."""
    first = title.first
    while first > 0 and doc[first - 1].pos_ == "DET":
        first -= 1
    n = covering.get(first - 2) if first > 1 and doc[first - 1].text == "," else None
    after = mention.last + 1
    if n is None or mentions[n].type != "person" or doc[after : after + 1].text != ",":
        return False
    return starting(doc, after + 1, mentions, covering) is not None


def _is_rank(title: Title) -> bool:
    """Whether a title is a soldier's rank, which may stand between another title and the name."""
    return title.body is None and load_ontology().post_of(title.words) == "military_officer"


def _is_one_word(doc: Doc, title: Title) -> bool:
    """Whether a title is one word, or that and the point of its short form: "General", "Maj."."""
    return title.first == title.last or (title.first + 1 == title.last and doc[title.last].text == ".")


def _another(doc: Doc, title: Title, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The second of two titles behind a name: "X, the EU's envoy and a former prime minister of Italy,"."""
    if doc[title.last + 1 : title.last + 2].text.lower() != "and":
        return None
    more = starting(doc, title.last + 2, mentions, covering)
    closed = more is not None and doc[more.last + 1 : more.last + 2].text in (",", ".", ";", ")", "–", "—", "")
    return more if closed else None


def _before_comma(
    doc: Doc, last: int, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int]
) -> Title | None:
    """The title in front of a name and its comma: "the Turkish prime minister, X"."""
    title = ending(doc, last, mentions, covering) or sent_to(doc, last, mentions, covering)
    return _serving(doc, title) if title is not None and _apposed(doc, title, mention) else None


def _behind(
    doc: Doc, mention: Mention, mentions: Sequence[Mention], covering: dict[int, int], listed: bool
) -> tuple[str, Title] | None:
    """The title behind a name with its rule: "X, president of Chad", "X, who is", "X was named", "X as president"."""
    after = mention.last + 1
    if after >= len(doc):
        return None
    rule, title = "name-title", None
    if doc[after].text in (",", "(", "–", "—", "-"):
        title = None if _addressed(doc, mention) else starting(doc, after + 1, mentions, covering)
        if title is None and doc[after + 1 : after + 2].text.lower() == "who":
            rule, title = "who-is-title", _told_by_who(doc, after + 2, mentions, covering)
        elif title and (_heads_next(doc, title, mentions, covering, listed) or _acts(doc, title, mention)):
            return None
    elif doc[after].lemma_ in ("be", "become") and doc[after].pos_ in ("AUX", "VERB"):
        rule, title = "name-is-title", starting(doc, _named_to(doc, after + 1), mentions, covering)
    elif (post := _becoming(doc, after)) is not None and not _names_another(doc, mention):
        rule, title = "name-as-title", starting(doc, post, mentions, covering)
    return (rule, title) if title is not None else None


def _addressed(doc: Doc, mention: Mention) -> bool:
    """Whether somebody is spoken to by his first name: "Well, Tom, the President has been clear"."""
    alone = mention.first == mention.last and mention.first > 1 and doc[mention.first - 1].text == ","
    return alone and doc[mention.first - 2].lower_ in ADDRESSING


def _told_by_who(doc: Doc, start: int, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The title in a relative clause: "X, who is now president", "X, who served as minister"."""
    verbs = (i for i in range(start, min(start + 4, len(doc))) if doc[i].lemma_ in SERVING)
    starts = (i + 1 + (doc[i + 1 : i + 2].text == "as") for i in verbs)
    return next((title for i in starts if (title := starting(doc, i, mentions, covering)) is not None), None)


def _names_another(doc: Doc, mention: Mention) -> bool:
    """Whether somebody gives another an office: "was appointed by Putin as minister"; a successor takes it."""
    by = doc[mention.last].head
    return by.lower_ == "by" and by.head.lemma_ in NAMING


def _named_to(doc: Doc, verb: int) -> int:
    """Where a title may start behind "was", or behind by whom its holder was named: "was appointed by Putin as"."""
    if doc[verb : verb + 1].text == "" or doc[verb].lemma_ not in NAMING:
        return verb
    behind = next((i for i in range(verb + 1, min(verb + FAR, len(doc))) if doc[i].lower_ == "as"), verb)
    by = doc[verb + 1].lower_ == "by" if verb + 1 < len(doc) else False
    return behind + 1 if by and behind > verb else verb


def _becoming(doc: Doc, start: int) -> int | None:
    """Where a title begins behind "as" and a name: "X as president", "X on his re-election as president"."""
    words = [t.lower_ for t in doc.tokens[start : start + CEREMONY]]
    if words[:1] != ["as"] and not (words[:1] in (["on"], ["for"]) and "as" in words and words[1] in OWNS):
        return None
    i = words.index("as")
    return start + i + 1 if i == 0 or words[i - 1] in BECOMING else None


def _serving(doc: Doc, title: Title) -> Title:
    """A title with the one who serves its holder: "a spokesman for the UN high commissioner, X"."""
    joint = title.first - 1
    while joint > 0 and doc[joint].lower_ == "the":
        joint -= 1
    first = title_ending(doc, joint - 1) if joint > 0 and doc[joint].lower_ in ("for", "to") else None
    return title if first is None else replace(title, first=first, words=doc[first : title.last + 1].text)


def _joint(doc: Doc, title: Title, mentions: Sequence[Mention], covering: dict[int, int]) -> Title | None:
    """The other of two titles of one person: "Deputy Prime Minister and Finance Minister X", "Chairman/Editor Y"."""
    if title.first < 2 or doc[title.first - 1].lower_ not in ("and", "/"):
        return None
    other = ending(doc, title.first - 2, mentions, covering)
    if other is None or not doc[other.first].text[0].isupper():
        return None
    posts = {load_ontology().post_of(t.words, None) for t in (other, title)}
    apart = doc[other.first - 1].pos_ == "DET" if other.first else False
    small = not doc[title.first].text[0].isupper()  # "Senator from Vermont and presidential candidate X"
    return None if apart or posts <= set(LEADING) or (small and posts & set(LEADING)) else other


def _heads_next(doc: Doc, title: Title, mentions: Sequence[Mention], covering: dict[int, int], listed: bool) -> bool:
    """Whether a title behind a name is that of the next name: "Xi Jinping, President of Egypt El-Sisi and Modi".

    In a list where titles stand before their names (`listed`) a comma parts it from its own.
    """
    people = {i for i, n in covering.items() if mentions[n].type == "person"}
    behind = title.last + 1
    if doc[behind : behind + 1].text.lower() == "and" and (more := starting(doc, behind + 1, mentions, covering)):
        behind = more.last + 1
    if listed and doc[behind : behind + 1].text == ",":
        behind += 1
    portfolio = behind
    while portfolio < len(doc) and portfolio not in people and _names_portfolio(doc, portfolio):
        portfolio += 1  # "Secretary of Health and Human Services Anne Hall"
    return behind in people or (portfolio in people and doc[portfolio - 1].text[0].isupper())


def _names_portfolio(doc: Doc, i: int) -> bool:
    """Whether a word may stand in the name of a ministry."""
    named = doc[i].pos_ == "PROPN" and doc[i].text[0].isupper() and not is_person_title(doc[i].text)
    return named or doc[i].lower_ in ("and", "of", "for", "the", "&")


def _acts(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title behind a name that closes a phrase in front is the subject: "under Johnson, the Queen left".

    So is one behind a first name that speaks to somebody: "Robert, the President has left".
    """
    head = next((t for t in doc.tokens[title.first : title.last + 1] if t.dep_ in SUBJECTS), doc[title.last])
    held = load_ontology().post_of(title.words, None) in posts_of(mention.actor)
    called = mention.first == mention.last and doc[mention.first].is_sent_start and not held
    called = called and not doc[title.last + 1 : title.last + 2].text.startswith((",", ")", "-", "–", "—"))
    subject = head.dep_ in SUBJECTS and head.head.i > head.i and head.left_edge.i > mention.last
    apart = doc[mention.last].dep_ in ("pobj", "conj", "appos") and doc[mention.last].head is not head
    return subject and (apart or called)


def _apposed(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title phrase and a name are in apposition: "the Turkish prime minister, X, said"."""
    after = mention.last + 1
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    head = doc[title.last]
    apposed = doc[mention.last].dep_ == "appos"
    joined = head.dep_ == "conj" and head.head.i < title.first  # "its manager and president, X"
    own = not joined or (apposed and title.body is not None)
    return (closes or apposed) and own and doc[mention.last].dep_ in BESIDE
