"""Date phrases that are a limit: a deadline ("by Friday", "until June 1"), a starting point ("since 2014") or a rhythm.

Such a phrase does not say when something happened, so it dates nothing.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.noun_dates import WHILE, is_no_year_of, verb_above
from geo_nlp.pipes.time.ranges import DatePhrase
from geo_nlp.pipes.time.tenses import continues, is_participle_after_had, lies_ahead

LIMITS = frozenset(
    "by until till before after since within following around about circa toward towards than every each to into "
    "between like as versus per a any some for against beyond past".split()
)
ROUGHLY = frozenset({"about", "around"})
SKIPPED = frozenset("the early late mid very - this only just at least most".split())
COMPARED = frozenset("unlike as than like since until".split())
TIME_UNIT_FORMS = frozenset("day days time times week weeks month months year years".split())
TOPIC_PERIODS = frozenset({"year", "decade", "quarter"})  # "a report on 2024" is about it


def is_limit(span: Span, site: Token, phrase: DatePhrase) -> bool:
    """Whether the word before the phrase makes it a deadline, a starting point of a state, or a recurrence.

    "Between 1992 and 1995" says when, but is no time of a verb in the present ("is convicted of raids between").
    """
    prep = _preposition_before(span)
    if prep is None:
        return False
    word = prep.lower_
    before = prep.doc[prep.i - 1].lower_ if prep.i > 0 else ""
    if word in WHILE and before in COMPARED:
        return True  # "unlike in 2014"
    if word == "of":
        return _is_limit_of(prep, before, site, phrase)
    if word in ("until", "till"):
        return before != "not"
    if word == "since":
        return _is_limit_since(prep, before, span, site, phrase)
    if word == "for":
        return _is_limit_for(site, phrase)
    if word == "on" and phrase.kind in TOPIC_PERIODS:
        return True
    within = word == "between" and ("until" in phrase.parts or phrase.within) and not is_no_year_of(phrase, site)
    roughly = word in ROUGHLY and before == "or"  # "on or around April 13"
    return word in LIMITS and not (within or roughly)


def _preposition_before(span: Span) -> Token | None:
    """The preposition of a phrase, before words like "early" and "the"."""
    doc, at = span.doc, span.start - 1
    while at > 0 and doc[at].lower_ in SKIPPED:
        at -= 1
    return doc[at] if at >= 0 else None


def _is_limit_of(prep: Token, before: str, site: Token, phrase: DatePhrase) -> bool:
    """Whether a date after "of" is no time of the verb: "under Resolution 1701 of 2006", "ahead of Monday".

    "As of Monday it will be banned" says when, as does "as of Monday police had arrested ten"; "as of Monday ten are
    missing" tells a state.
    """
    if phrase.kind == "year" and prep.i and prep.doc[prep.i - 1].pos_ in ("NUM", "PROPN"):
        return True
    return before in words("displacing_word") and not (
        before == "as" and (lies_ahead(site) or is_participle_after_had(site))
    )


def _is_limit_since(prep: Token, before: str, span: Span, site: Token, phrase: DatePhrase) -> bool:
    """Whether a date after "since" does not say when what goes on began: "has been holding talks since Monday" does."""
    if before in TIME_UNIT_FORMS or before == "not":
        return True  # "every year since 1992"
    noun = prep.nbor(-1) if prep.i > prep.sent.start else prep
    state = noun.pos_ == "NOUN" and noun.lemma_ not in words("dated_event_noun")
    if state and prep.doc[span.end : span.end + 1].text == ",":
        return True  # "Lukashenko, in office since 1994, has freed"
    lasting = continues(site if site.pos_ in VERBAL else verb_above(site))
    return not (lasting and prep.i == span.start - 1 and "until" not in phrase.parts)


def _is_limit_for(site: Token, phrase: DatePhrase) -> bool:
    """Whether a date after "for" leaves the time open: "is scheduled for Tuesday" does not, "was scheduled for" may."""
    if site.lemma_ not in words("scheduling_word"):
        return True
    return phrase.kind == "weekday" and not any(c.lower_ in ("is", "are") for c in site.children)
