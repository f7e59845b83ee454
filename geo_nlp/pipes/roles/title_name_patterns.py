"""Titles beside a name: right before it, in apposition before a comma, with what is coordinated, and after it."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.namesakes import LEADING_POSTS
from geo_nlp.pipes.mentions.proposals import HONORIFICS
from geo_nlp.pipes.roles.title_modifiers import Named, Title, joined_body
from geo_nlp.pipes.roles.title_span import title_phrase_from, title_phrase_to, title_with_common_noun
from geo_nlp.pipes.roles.titles_after_name import second_title, title_after
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import title_ending
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

PARTISAN = frozenset({"head_of_organisation", "party_leader", "spokesperson"})
# What a name in apposition is to the parser; at the end of a headline it is often an adverb or nothing in particular.
APPOSED_DEPS = frozenset("appos attr conj dep dobj npadvmod nsubj nsubjpass pobj ROOT".split())


def titles_beside(doc: Doc, mention: Mention, named: Named) -> Iterator[tuple[str, Title]]:
    """Yield the titles beside a name, each with the rule that found it."""
    apposed, before = _titles_before(doc, mention, named)
    for rule, title in (("title-comma-name", apposed), ("title-name", before)):
        if title is not None:
            if (other := _coordinated_title(doc, title, named)) is not None:
                yield rule, other
            yield rule, title
    listed = apposed is not None and before is None
    if (found := title_after(doc, mention, named, listed)) is not None:
        yield found
        if found[0] == "name-title" and (more := second_title(doc, found[1], named)) is not None:
            yield "name-title", more


def _titles_before(doc: Doc, mention: Mention, named: Named) -> tuple[Title | None, Title | None]:
    """The title in apposition before a name ("the minister, X") and the one right before it ("Minister X")."""
    first = mention.first
    while first > 1 and doc[first - 1].lower_ in HONORIFICS:
        first -= 1
    before = title_phrase_to(doc, first - 1, named)
    if before is None and first < mention.first and title_ending(doc, mention.first - 1) is not None:
        before = title_phrase_to(doc, mention.first - 1, named)  # "Labour MP X"
    if before is not None and before.body is None:
        before = _with_body_after_name(doc, before, mention, named)
    if before is not None and doc[before.first - 1].lower_ == "the":
        before = _with_own_aide(doc, before)
    rank = before if before is not None and _is_rank(before) else None
    start = rank.first if rank is not None else first  # "army chief, Field Marshal X"
    apposed = None
    if doc[start - 1].text == "," and start > 1:
        apposed = _title_before_comma(doc, start - 2, mention, named)
    if apposed is None and rank is not None and _is_one_word(doc, rank):
        apposed = title_phrase_to(doc, rank.first - 1, named)  # "Army Chief General X"
    if apposed is not None and _is_of_name_before(doc, apposed, mention, named):
        apposed = None
    return apposed, before


def _with_body_after_name(doc: Doc, title: Title, mention: Mention, named: Named) -> Title:
    """A title with the body after the name: "Prosecutor X of the International Criminal Court"."""
    after = mention.last + 1
    n = joined_body(doc, after, named) if doc[after : after + 1].text == "of" else None
    if n is None or named.mentions[n].type in ("state", "place"):
        return title
    member = named.mentions[n].type == "party" and load_ontology().post_of(title.words) not in PARTISAN
    return title if member else replace(title, body=n)  # "Chancellor X of the Social Democrats"


def _is_of_name_before(doc: Doc, title: Title, mention: Mention, named: Named) -> bool:
    """Whether a title between two names is the first one's, as in "X, the minister, Y, the envoy"."""
    first = title.first
    while first > 0 and doc[first - 1].pos_ == "DET":
        first -= 1
    n = named.covering.get(first - 2) if first > 1 and doc[first - 1].text == "," else None
    after = mention.last + 1
    if n is None or named.mentions[n].type != "person" or doc[after : after + 1].text != ",":
        return False
    return title_phrase_from(doc, after + 1, named) is not None


def _is_rank(title: Title) -> bool:
    """Whether a title may stand between another and the name, as a rank: "the minister, Liberal Senator X"."""
    post = load_ontology().post_of(title.words)
    return post == "legislator" or (title.body is None and post == "military_officer")


def _is_one_word(doc: Doc, title: Title) -> bool:
    """Whether a title is one word, or that and the point of its short form: "General", "Maj."."""
    return title.first == title.last or (title.first + 1 == title.last and doc[title.last].text == ".")


def _title_before_comma(doc: Doc, last: int, mention: Mention, named: Named) -> Title | None:
    """The title before a name and its comma: "the Turkish prime minister, X"."""
    title = title_phrase_to(doc, last, named) or title_with_common_noun(doc, last, named)
    return _with_aide(doc, title) if title is not None and _is_apposed(doc, title, mention) else None


def _with_aide(doc: Doc, title: Title) -> Title:
    """A title with that of an aide to its holder: "a spokesman for the UN high commissioner, X"."""
    joint = title.first - 1
    while joint > 0 and doc[joint].lower_ == "the":
        joint -= 1
    first = title_ending(doc, joint - 1) if joint > 0 and doc[joint].lower_ in ("for", "to") else None
    return title if first is None else replace(title, first=first, words=doc[first : title.last + 1].text)


def _with_own_aide(doc: Doc, title: Title) -> Title:
    """A title with that in capitals of an aide to its holder: "Special Adviser to the Secretary General Ann Hall"."""
    whole = _with_aide(doc, title)
    return whole if whole is not title and doc[whole.first].text[0].isupper() and whole.first > 0 else title


def _coordinated_title(doc: Doc, title: Title, named: Named) -> Title | None:
    """The other of two titles of one person: "Deputy Prime Minister and Finance Minister X", "Chairman/Editor Y"."""
    if title.first < 2 or doc[title.first - 1].lower_ not in ("and", "/"):
        return None
    other = title_phrase_to(doc, title.first - 2, named)
    if other is None or not doc[other.first].text[0].isupper():
        return None
    posts = {load_ontology().post_of(t.words, None) for t in (other, title)}
    apart = doc[other.first - 1].pos_ == "DET" if other.first else False
    small = not doc[title.first].text[0].isupper()  # "Senator from Vermont and presidential candidate X"
    return None if apart or posts <= set(LEADING_POSTS) or (small and posts & set(LEADING_POSTS)) else other


def _is_unclosed_apposition(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether the comma after a name is missing: "The country's foreign minister, X said on Monday".

    The title opens the sentence; between commas the verb would be a parenthesis ("The president, X said, has left").
    """
    first = title.first
    while first > 0 and not doc[first].is_sent_start and doc[first - 1].pos_ == "DET":
        first -= 1
    after = mention.last + 1
    if not doc[first].is_sent_start or after + 1 >= len(doc) or doc[mention.head].dep_ not in SUBJECTS:
        return False
    if title.body is None and first == title.first:  # "Prime Minister, X is here" addresses him
        return False
    return doc[after].pos_ in VERBAL and doc[after + 1].text != ","


def _is_apposed(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title phrase and a name are in apposition: "the Turkish prime minister, X, said"."""
    after = mention.last + 1
    closes = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    head = doc[title.last]
    apposed = doc[mention.last].dep_ == "appos" or _is_unclosed_apposition(doc, title, mention)
    joined = head.dep_ == "conj" and head.head.i < title.first  # "its manager and president, X"
    own = not joined or (apposed and title.body is not None)
    return (closes or apposed) and own and doc[mention.last].dep_ in APPOSED_DEPS
