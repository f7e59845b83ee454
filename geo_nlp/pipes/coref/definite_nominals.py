"""Definite nominals and the full mentions they stand for: "the minister", "the bloc", "his Cypriot counterpart".

Officers are found by their offices, plurals by who was named together, bodies and states by the last of their kind.
A nominal without a referent gets at least a country.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from geo_nlp.lexicon import table, words
from geo_nlp.pipes.coref.apposed_names import (
    name_after,
    name_after_portfolio,
    name_after_two,
    name_in_apposition,
    with_name,
)
from geo_nlp.pipes.coref.body_anaphora import STATE_NOUNS, Described, body_before, is_attacker
from geo_nlp.pipes.coref.discourse_memory import STATE_TYPES, Memory, can_be_antecedent, is_bare_nominal, recent
from geo_nlp.pipes.coref.nominal_country import DEFINITE_DETERMINERS, with_country
from geo_nlp.pipes.coref.office_titles import holder, is_sole, own_official
from geo_nlp.pipes.coref.plurals import is_plural, pair_of_each, plural_antecedents
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.relative_clauses import whose
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import GENITIVES, first_conjunct, is_person_title
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

OWN_NAMES = table("own_government_name")
STATE_AND_BODIES = frozenset({"state", "government", "military", "media", "legislature"})


def described(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described:
    """The nominal with what was learnt of it, and the full mentions that it stands for: by the first that is met."""
    if is_invader(doc, mention, memory):
        return invading(mention, memory), ()
    if not mention.country and (country := _owners_country(doc[mention.head], sentence, memory)):
        mention = replace(mention, country=country)
    for construction in NOMINAL_ANTECEDENTS:
        if found := construction(doc, mention, sentence, memory):
            doc.met(construction, "antecedent", mention.head, mention.level)
            return found
    return with_country(doc, mention, sentence, memory, known=True), ()


def _publishers_body(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """A body in capitals of the state that publishes a text: "the Government", "the Administration".

    The Administration of which a member of parliament writes is that of his state.
    """
    head, publisher = doc[mention.head], memory.publisher
    state = publisher.entry.country if publisher else memory.home if head.lower_ == "administration" else None
    alone = not mention.country and is_bare_nominal(doc, mention)
    own = alone and head.text.istitle() and head.lower_ in words("own_government_noun")
    if not own or state is None or (head.lower_ == "government" and state in OWN_NAMES):
        return None  # "the Government" of a White House text is another's
    return replace(mention, country=state), ()


def _one_of_pair(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The two states of which "each country" is one."""
    pair = pair_of_each(doc, mention, sentence, memory)
    return None if pair is None else (mention, pair)


def _plural(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """Several, by "the two countries" or "both leaders", else their country: see `plurals`."""
    if not is_plural(doc[mention.head]):
        return None
    meant = plural_antecedents(doc, mention, sentence, memory)
    return (with_country(doc, mention, sentence, memory, known=True), ()) if meant is None else (mention, meant)


def _speaker_label(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The publisher's own official, by a label: "THE PRIME MINISTER: I met him"; no person whom a question named."""
    label = mention.last + 1 < len(doc) and doc[mention.last + 1].text == ":" and mention.text.isupper()
    return (own_official(doc, mention, memory) or mention, ()) if label else None


def _officer(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """A person by office: "President", whose name comes later, "the minister", "its envoy"."""
    first = doc[mention.first]
    if mention.type != "person" or doc[mention.head].lemma_.lower() in words("relative_noun"):
        return None  # "the son of Gaddafi"
    titled = first.text.istitle() and first.pos_ != "DET"
    if titled and (named := name_after(doc, mention, memory) or name_after_portfolio(doc, mention, memory)) is not None:
        return with_name(doc, mention, named), (named,)
    if (named := name_after_two(doc, mention, memory)) is not None:
        return mention, (named,)
    if first.lower_ in ("a", "an") and (named := name_in_apposition(doc, mention, memory)) is not None:
        return mention, (named,)  # "shot a lawmaker, Ali Reza"
    if not (_is_definite(doc, mention) or (titled and is_sole(doc, mention))):
        return None
    mention, who = holder(doc, mention, sentence, memory, doc[mention.head].lemma_.lower())
    return (mention, who) if who or mention.actor else (with_country(doc, mention, sentence, memory, known=False), ())


def _is_definite(doc: Doc, mention: Mention) -> bool:
    """Whether a description is definite: by a determiner, an owner, as a bare title, or with another."""
    words = doc.tokens[mention.first : mention.last + 1]
    owned = any(t.lower_ in GENITIVES for t in words)
    if words[0].lower_ in DEFINITE_DETERMINERS or mention.first == mention.head or owned:
        return True
    return _shares_article(doc, mention)


def _shares_article(doc: Doc, mention: Mention) -> bool:
    """Whether a title goes on under the article of another: "the President and Prime Minister"."""
    first = first_conjunct(doc[mention.head])
    follows = mention.first > 1 and doc[mention.first - 1].lower_ == "and"
    if first.i >= mention.first or not (follows and doc[mention.head].text.istitle()):
        return False
    return is_person_title(first.text) and any(c.lower_ == "the" for c in first.lefts)


def _owners_country(head: Token, sentence: int, memory: Memory) -> str | None:
    """The country of the noun that owns a description: "the country's army", "Chad, whose troops attacked"."""
    for owner in (c for c in head.lefts if c.dep_ == "poss"):
        if owner.lower_ == "whose":
            return next((m.country for t in whose(head) for m in memory.heads.get(t.i, ())), None)
        if owner.lower_ == "country" and memory.reported is not None:
            return memory.reported
        if owner.lemma_.lower() in STATE_NOUNS and any(c.lower_ in ("the", "this", "that") for c in owner.lefts):
            return _last_state(head.doc, owner, sentence, memory)
    return None


def _last_state(doc: Doc, owner: Token, sentence: int, memory: Memory) -> str | None:
    """The country named last: of the nearest sentence that names one the subject, else the nearest name."""
    near = [
        (m, s) for m, s in recent(memory, sentence) if m.country and m.type in STATE_AND_BODIES and m.last < owner.i
    ]
    same = [m for m, s in near if s == near[0][1]]
    same = [m for m in same if not is_attacker(doc[m.head], owner)] or same
    subjects = [m for m in same if doc[m.head].dep_ in SUBJECTS and can_be_antecedent(m)]
    ranked = subjects or [m for m in same if m.type == "state" and not m.demonym] or same
    return ranked[0].country if ranked else None


def _state_described(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The state that a text is about, by "the country" where no state was named before."""
    head = doc[mention.head]
    alone = not mention.country and is_bare_nominal(doc, mention) and not list(head.rights)
    if not alone or head.lower_ not in words("own_state_noun"):
        return None
    return (replace(mention, country=memory.main), ()) if memory.main else None


NOMINAL_ANTECEDENTS: Final[tuple[Callable[[Doc, Mention, int, Memory], Described | None], ...]] = (
    _publishers_body,
    _one_of_pair,
    _plural,
    _speaker_label,
    _officer,
    body_before,
    _state_described,
)


def is_invader(doc: Doc, mention: Mention, memory: Memory) -> bool:
    """Whether a nominal means a foreign enemy and names no country: "the occupiers", no "Russian invaders".

    "The enemy" is one in the words of a government.
    """
    lemma, classes = doc[mention.head].lemma_.lower(), load_rules().classes
    spoken_of = lemma in classes["enemy_of_speaker"] and memory.publisher and doc[mention.first].lower_ == "the"
    return not mention.country and (lemma in classes["invader"] or bool(spoken_of))


def invading(mention: Mention, memory: Memory) -> Mention:
    """The invader with a country: of another state than the text is about, if one is named; else with none.

    In a government's own text it is of another than its own: the last one named before, else the one most named after.
    """
    publisher = memory.publisher.entry.country if memory.publisher else None
    own = {publisher} if publisher else {memory.main, memory.home}
    others = (
        m.country for m, _ in reversed(memory.named) if m.type in STATE_TYPES and m.country and m.country not in own
    )
    found = next(others, None)
    return replace(mention, country=_most_named(memory, publisher) if found is None and publisher else found)


def _most_named(memory: Memory, publisher: str) -> str | None:
    """The foreign state that a government's text names in more than half of its namings."""
    times = memory.times_named()
    foreign = times.total() - times[publisher]
    country, n = next((c for c in times.most_common(2) if c[0] != publisher), (None, 0))
    return country if 2 * n > foreign else None
