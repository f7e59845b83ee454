"""Offices by verbs of appointment and resignation: "was sworn in as president", "named X foreign minister".

The title must follow the verb and its "as" with no other verb between. What is only possible or denied is none.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.roles.title_modifiers import Named, Title
from geo_nlp.pipes.roles.title_span import CHOSEN, title_phrase_from
from geo_nlp.pipes.syntax.labels import NOMINAL_POS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.time.tenses import FUTURE_AUXILIARIES
from geo_nlp.types import Mention, Status

TAKING = CHOSEN | words("taking_office_verb")
LEAVING = words("leaving_office_verb")
# These verbs have the sense only with the word after them: "took office", "stepped down".
TAKING_WITH = {"take": frozenset({"over", "office", "charge"})}
LEAVING_WITH = {"step": frozenset({"down", "aside", "back"}), "stand": frozenset({"down", "aside"})}
PROPOSING = frozenset({"nominate", "pick", "propose", "select", "tap"})
PASSIVE = (LEAVING - {"quit", "resign", "retire"}) | (TAKING - {"replace", "succeed"}) | PROPOSING
UNCERTAIN_WORDS = frozenset("could may might must should would n't not never".split())
WORDS_FROM_VERB_TO_AS = 10  # words between a verb and its "as"


def office(doc: Doc, mention: Mention, named: Named) -> tuple[Title, Status] | None:
    """The office that a person takes, leaves or is given, with the status in which it is then held."""
    after = mention.last + 1
    given = doc[mention.first - 1] if mention.first else None
    chosen = given is not None and given.lemma_ in CHOSEN and given.pos_ == "VERB"
    if given is not None and chosen and doc[after : after + 1].text[:1].islower():
        nominal = doc[after].pos_ in NOMINAL_POS
        title = title_phrase_from(doc, after, named) if nominal else None
        return _with_status_of_auxiliaries(given, title, "current")
    who = next((t for t in doc.tokens[after : after + 2] if t.lower_ == "who"), None)
    own = _office_of_verb(doc, doc[mention.head], named)
    return own if own is not None or who is None else _office_of_verb(doc, who, named)


def _office_of_verb(doc: Doc, subject: Token, named: Named) -> tuple[Title, Status] | None:
    """The office by the verb of a subject, which is a name or the "who" after it."""
    verb = subject.head
    if subject.dep_ not in SUBJECTS or verb.i < subject.i:
        return None
    leaves = _is_one_of(doc, verb, LEAVING, LEAVING_WITH)
    proposed = verb.lemma_ in PROPOSING
    if not leaves and not proposed and not _is_one_of(doc, verb, TAKING, TAKING_WITH):
        return None
    if (verb.lemma_ in PASSIVE) != (subject.dep_ == "nsubjpass"):
        return None
    joint = next(
        (i for i in range(verb.i + 1, min(verb.i + WORDS_FROM_VERB_TO_AS, len(doc) - 1)) if doc[i].lower_ == "as"), None
    )
    if joint is None or any(doc[i].pos_ in ("VERB", "AUX", "PUNCT") for i in range(verb.i + 1, joint)):
        return None
    status: Status = "former" if leaves else "designate" if proposed else "current"
    return _with_status_of_auxiliaries(verb, title_phrase_from(doc, joint + 1, named), status)


def _is_one_of(doc: Doc, verb: Token, alone: frozenset[str], paired: dict[str, frozenset[str]]) -> bool:
    """Whether a verb is one of `alone`, or of `paired` with its word after it."""
    lemma = verb.lemma_
    return lemma in alone or (lemma in paired and doc[verb.i + 1 : verb.i + 2].text.lower() in paired[lemma])


def _with_status_of_auxiliaries(verb: Token, title: Title | None, status: Status) -> tuple[Title, Status] | None:
    """A title with its status by the verb's auxiliaries: an office to come is not held, one to be left still is."""
    helping = {t.lower_ for t in verb.lefts if t.dep_ in ("aux", "neg", "mark")}
    if title is None or "if" in helping or not UNCERTAIN_WORDS.isdisjoint(helping):
        return None
    if FUTURE_AUXILIARIES.isdisjoint(helping):
        return title, status
    return title, "current" if status == "former" else "designate"
