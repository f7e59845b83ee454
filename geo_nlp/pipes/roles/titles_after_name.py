"""Titles after a name: in apposition ("X, president of Chad"), "X, who is", "X was named", "X as president"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.tenures import posts_of
from geo_nlp.pipes.roles.title_modifiers import Named, Title, after_brackets
from geo_nlp.pipes.roles.title_span import CHOSEN, title_phrase_from
from geo_nlp.pipes.syntax.labels import PAST_TAGS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import is_person_title
from geo_nlp.types import Mention

OWNS = frozenset({"her", "his"})
BECOMING = words("accession_noun")
CEREMONY = 6  # "on his re-election as"
SERVING_VERBS = words("serving_verb")  # "X, who serves as"


def title_after(doc: Doc, mention: Mention, named: Named, listed: bool) -> tuple[str, Title] | None:
    """The title after a name with its rule: "X, president of Chad", "X, who is", "X was named", "X as president"."""
    after = mention.last + 1
    if after >= len(doc):
        return None
    rule, title = "name-title", None
    bracketed = after_brackets(doc, after)
    if bracketed > after and (chosen := _start_after_chosen(doc, bracketed)) is not None:
        rule, title = "name-verb-title", title_phrase_from(doc, chosen, named)
    elif doc[after].text in (",", "(", "–", "—", "-"):
        title = title_phrase_from(doc, after + 1, named)
        if title is None and doc[after + 1 : after + 2].text.lower() == "who":
            rule, title = "who-is-title", _title_in_relative_clause(doc, after + 2, named)
        elif title is not None:
            of_next = _is_of_next_name(doc, title, named, listed)
            if of_next or _is_title_subject(doc, title, mention):
                return None
    elif doc[after].lemma_ in ("be", "become") and doc[after].pos_ in VERBAL:
        rule, title = "name-is-title", title_phrase_from(doc, after + 1, named)
    elif (chosen := _start_after_chosen(doc, after)) is not None:
        rule, title = "name-verb-title", title_phrase_from(doc, chosen, named)
    elif (post := _start_after_as(doc, after)) is not None and not _appoints(doc, mention):
        rule, title = "name-as-title", title_phrase_from(doc, post, named)
    return (rule, title) if title is not None else None


def _is_of_next_name(doc: Doc, title: Title, named: Named, listed: bool) -> bool:
    """Whether a title after a name is that of the next name: "Xi Jinping, President of Egypt El-Sisi and Modi".

    In a list where titles stand before their names (`listed`) a comma may stand between it and its own.
    """
    people = {i for i, n in named.covering.items() if named.mentions[n].type == "person"}
    after = title.last + 1
    if doc[after : after + 1].text.lower() == "and" and (more := title_phrase_from(doc, after + 1, named)):
        after = more.last + 1
    if listed and doc[after : after + 1].text == ",":
        after += 1
    portfolio = after
    while portfolio < len(doc) and portfolio not in people and _may_name_ministry(doc, portfolio):
        portfolio += 1  # "Secretary of Health and Human Services Anne Hall"
    return after in people or (portfolio in people and doc[portfolio - 1].text[0].isupper())


def _may_name_ministry(doc: Doc, i: int) -> bool:
    """Whether a word may stand in the name of a ministry."""
    named = doc[i].pos_ == "PROPN" and doc[i].text[0].isupper() and not is_person_title(doc[i].text)
    return named or doc[i].lower_ in ("and", "of", "for", "the", "&")


def _is_title_subject(doc: Doc, title: Title, mention: Mention) -> bool:
    """Whether a title after a name that ends a phrase is the subject: "under Johnson, the Queen left".

    So is one after the first name of an addressee: "Robert, the President has left".
    """
    head = next((t for t in doc.tokens[title.first : title.last + 1] if t.dep_ in SUBJECTS), doc[title.last])
    held = load_ontology().post_of(title.words, None) in posts_of(mention.actor)
    called = mention.first == mention.last and doc[mention.first].is_sent_start and not held
    called = called and not doc[title.last + 1 : title.last + 2].text.startswith((",", ")", "-", "–", "—"))
    subject = head.dep_ in SUBJECTS and head.head.i > head.i and head.left_edge.i > mention.last
    apart = doc[mention.last].dep_ in ("pobj", "conj", "appos") and doc[mention.last].head is not head
    return subject and (apart or called)


def _title_in_relative_clause(doc: Doc, start: int, named: Named) -> Title | None:
    """The title in a relative clause: "X, who is now president", "X, who served as minister"."""
    verbs = (i for i in range(start, min(start + 4, len(doc))) if doc[i].lemma_ in SERVING_VERBS)
    starts = (i + 1 + (doc[i + 1 : i + 2].text == "as") for i in verbs)
    return next((title for i in starts if (title := title_phrase_from(doc, i, named)) is not None), None)


def _start_after_chosen(doc: Doc, start: int) -> int | None:
    """Where a title starts after "elected" without its auxiliary, in notes and headlines: "X elected president"."""
    chosen = start < len(doc) and doc[start].lemma_ in CHOSEN and doc[start].tag_ in PAST_TAGS
    title = doc[start + 1 : start + 2].text
    return start + 1 if chosen and title[:1].islower() else None


def _start_after_as(doc: Doc, start: int) -> int | None:
    """Where a title starts after a name and "as": "X as president", "X on his re-election as president"."""
    words = [t.lower_ for t in doc.tokens[start : start + CEREMONY]]
    if words[:1] != ["as"] and not (words[:1] in (["on"], ["for"]) and "as" in words and words[1] in OWNS):
        return None
    i = words.index("as")
    return start + i + 1 if i == 0 or words[i - 1] in BECOMING else None


def _appoints(doc: Doc, mention: Mention) -> bool:
    """Whether a person gives another an office: "was appointed by Putin as minister"; a successor takes it."""
    by = doc[mention.last].head
    return by.lower_ == "by" and by.head.lemma_ in CHOSEN | words("naming_verb")


def second_title(doc: Doc, title: Title, named: Named) -> Title | None:
    """The second of two titles after a name: "X, the EU's envoy and a former prime minister of Italy,"."""
    if doc[title.last + 1 : title.last + 2].text.lower() != "and":
        return None
    more = title_phrase_from(doc, title.last + 2, named)
    closed = more is not None and doc[more.last + 1 : more.last + 2].text in (",", ".", ";", ")", "–", "—", "")
    return more if closed else None
