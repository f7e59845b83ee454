"""Clauses: one pass over the parse that gives each trigger word its arguments by grammatical function.

A rule asks a clause for "subject" or "against" and never sees whether the text had a passive, a relative clause, a
participle, a nominalisation or a light verb. Only words that some rule asks for become clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from geo_nlp.pipes import syntax
from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.words import conjuncts, counted, joined
from geo_nlp.types import Clause

Slots = dict[str, list[int]]
Kind = Literal["verb", "noun", "adjective"]
OPEN = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})
DEMANDING = "say must"
REPORTING = frozenset(
    "say tell state declare insist stress add reiterate argue maintain emphasise emphasize underline write".split()
)
SPEAKING = frozenset(
    "accuse ask assure blame condemn criticise criticize demand denounce offer praise protest request thank threaten "
    "urge vow warn".split()
)
ENGAGING = frozenset("engage participate involve take be remain enter locked lock mire begin start break stay".split())


def find_clauses(
    doc: Doc, triggers: Collection[tuple[str, str]], light_verbs: frozenset[str], actors: Actors
) -> Iterator[Clause]:
    """Yield the clauses of `doc` whose trigger is a key (kind, lemma) of `triggers`, in text order."""
    words, opening = _vocabulary(frozenset(triggers))
    for token in doc:
        pos = token.pos_
        if pos not in OPEN:
            continue
        lemma = token.lemma_.lower()
        if lemma not in words and token.lower_ not in words and not _hyphened(token):
            continue
        if lemma in REPORTING and ("verb", DEMANDING) in triggers:
            yield from _demand(token)
        tagged = pos in ("NOUN", "PROPN", "ADJ") and token.tag_.startswith("VB")
        infinitive = token.dep_ == "xcomp" and token.i > 0 and token.nbor(-1).tag_ == "TO"  # "agreed to sanction/NN"
        if pos == "VERB" or tagged or infinitive:
            yield from _verb(token, lemma, triggers, actors, long=lemma in opening)
        if pos != "ADV":
            noun = lemma if pos != "VERB" else token.lower_
            yield from _noun(token, noun, triggers, light_verbs, actors)
        if pos in ("ADJ", "VERB", "ADV"):
            yield from _adjective(token, triggers)


@cache
def _vocabulary(triggers: frozenset[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str]]:
    """First and last words of all triggers, which a token must be to make a clause; first words of the long verbs."""
    words = {word for _, trigger in triggers for word in (trigger, trigger.split()[0], trigger.split()[-1])}
    opening = {trigger.split()[0] for kind, trigger in triggers if kind == "verb" and " " in trigger}
    return frozenset(words | REPORTING), frozenset(opening)


def _hyphened(token: Token) -> bool:
    """Whether a token ends a compound: "cease-fire"."""
    return token.i > 1 and token.nbor(-1).text in ("-", "‑", "–")


def _demand(token: Token) -> Iterator[Clause]:
    """ "Macron said Iran must stop": a demand on the subject of what is said, by the trigger "say must"."""
    for said in syntax.complements(token):
        modal = any(c.dep_ == "aux" and c.lower_ == "must" for c in said.children)
        needed = said.lemma_ == "need" and any(c.dep_ == "xcomp" for c in said.children)
        if modal or needed:
            slots: Slots = {}
            _add(slots, "subject", syntax.subjects(token))
            _add(slots, "object", syntax.grammatical_subjects(said))
            yield _clause(token, "verb", DEMANDING, slots, None)


def _verb(
    token: Token, lemma: str, triggers: Collection[tuple[str, str]], actors: Actors, *, long: bool
) -> Iterator[Clause]:
    name = _long(token, lemma, triggers) if long else None
    if not name and ("verb", lemma) not in triggers:
        return
    slots: Slots = {}
    _add(slots, "subject", syntax.subjects(token))
    _add(slots, "object", syntax.objects(token))
    _add(slots, "dative", syntax.datives(token))
    _add(slots, "complement", syntax.complements(token))
    for prep, head in syntax.prepositions(token):
        if prep != "by" or not syntax.is_passive(token):
            _add(slots, prep, [head])
    for slot in (
        "object",
        "to",
        "from",
        "in",
        "on",
        "of",
        "for",
        "with",
        "into",
        "at",
        "along",
        "near",
        "across",
        "under",
    ):
        for i in slots.get(slot, [])[:]:
            for prep, head in syntax.noun_prepositions(token.doc[i]):
                if prep not in ("of", "by", "in", slot):
                    _add(slots, prep, [head])
    for i in slots.get("object", []):
        _nested(slots, token.doc[i])
    _add(slots, "modifier", [m for i in slots.get("object", []) for m in _modifiers(token.doc[i])])
    _add(slots, "on", [t for i in slots.get("object", []) for t in actors.aimed(token.doc[i])])
    _of_subject(slots, token.doc)
    if lemma in syntax.GIVING and "dative" not in slots:  # "gave the Pentagon permission" is parsed as one noun phrase
        _add(slots, "dative", [t for t in slots_of(token, slots, "modifier") if actors.acts_at(t.i)])
    if lemma in SPEAKING and token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "conj"):
        for prep, head in _addressed(token):
            _add(slots, prep, [head])
    if name:
        yield _clause(token, "verb", name, slots, None)
    if ("verb", lemma) in triggers:
        yield _clause(token, "verb", lemma, slots, None, within=name)


def slots_of(token: Token, slots: Slots, name: str) -> list[Token]:
    """The tokens in a slot that is being filled."""
    return [token.doc[i] for i in slots.get(name, [])]


def _nested(slots: Slots, noun: Token) -> None:
    """What hangs on the of-phrase of a noun: "a message of thanks to Mali", "the lifting of sanctions on Iran"."""
    inner = [pair for prep, head in syntax.prepositions(noun) if prep == "of" for pair in syntax.prepositions(head)]
    free = {"with", "to", "from", "against", "on"} - slots.keys()
    for prep, head in inner:
        if prep in free:
            _add(slots, prep, [head])


def _addressed(token: Token) -> Iterator[tuple[str, Token]]:
    """Whom the letter went to: "sent a letter to the WHO, threatening to cut its funds"."""
    sent = token.head if token.head.pos_ == "VERB" else token.head.head
    for head in (token.head, sent):
        yield from ((prep, obj) for prep, obj in syntax.prepositions(head) if prep == "to")
    yield from (("to", obj) for obj in syntax.datives(sent))


def _long(token: Token, lemma: str, triggers: Collection[tuple[str, str]]) -> str | None:
    """A verb of several words, with its particle or with what follows: "lash out", "crack down", "side with"."""
    if part := syntax.particle(token):
        name = f"{lemma} {part}"
        return name if ("verb", name) in triggers else None
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    for n in range(len(following), 0, -1):
        name = " ".join([lemma, *following[:n]])
        if ("verb", name) in triggers:
            return name
    return None


def _noun(
    token: Token, lemma: str, triggers: Collection[tuple[str, str]], light: frozenset[str], actors: Actors
) -> Iterator[Clause]:
    finite = token.pos_ == "VERB" and token.tag_ != "VBG"
    name = lemma if finite else next((long for long in joined(token) if ("noun", long) in triggers), lemma)
    if ("noun", name) not in triggers or (token.i in actors.at and actors.mentions[actors.at[token.i]].level == "name"):
        return
    if token.pos_ in ("VERB", "ADJ") and not (
        token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "ROOT") and token.text != token.lemma_
    ):
        return
    slots: Slots = {}
    _add(slots, "possessor", [actors.doc[actors.mentions[n].head] for n in actors.premodifiers(token)])
    for poss in token.lefts:
        if poss.dep_ == "poss":
            _add(slots, "possessor", _series(poss))
    for prep, head in syntax.noun_prepositions(token):
        _add(slots, prep, [head])
    _nested(slots, token)
    _add(slots, "on", actors.aimed(token))
    _add(slots, "complement", [c for c in token.rights if c.dep_ in ("acl", "ccomp") and c.tag_ not in ("VBG", "VBN")])
    _add(slots, "modifier", _modifiers(token))
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
        for prep, head in syntax.prepositions(token.head):
            if prep in ("on", "against", "with", "between", "to") and prep not in slots:
                _add(slots, prep, [head])
    support = _support(first, light)
    if support is not None:
        _lend(slots, first, support)
    elif first.dep_ == "appos":
        _add(slots, "subject", conjuncts(first.head))
    yield _clause(token, "noun", name, slots, support.i if support is not None else None)


def _modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns that say of what kind a thing is: "joint military exercises"."""
    return [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod")]


def _series(token: Token) -> list[Token]:
    """All members of "China and Russia's", whichever of them carries the 's."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    owned = token.head
    if first is token and owned.dep_ == "conj" and owned.head.i == token.i - 2 and token.nbor(-1).dep_ == "cc":
        return [owned.head, token]
    return conjuncts(first)


def _support(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb or copula that carries the noun: "held talks", "is an ally", "is in talks with"."""
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass", "oprd") and head.pos_ in ("VERB", "AUX") and _light(head, light):
        return head
    if noun.dep_ == "attr":
        return head
    if noun.dep_ == "pobj" and head.lower_ in ("of", "among"):  # "is one of the closest allies", "is among the donors"
        of = head.head
        if of.lower_ in ("one", "some") and of.dep_ == "attr":
            return of.head
        return of if head.lower_ == "among" and of.lemma_ == "be" else None
    if (
        noun.dep_ == "pobj"
        and head.head.pos_ in ("VERB", "AUX")
        and head.lower_ in ("in", "at", "on", "into", "of", "under")
    ):
        return head.head if head.head.lemma_ in ENGAGING or f"{head.head.lemma_} {head.lower_}" in light else None
    return None


def _light(verb: Token, light: frozenset[str]) -> bool:
    part = syntax.particle(verb)
    return verb.lemma_ in light if part is None else f"{verb.lemma_} {part}" in light or verb.lemma_ in light


def _lend(slots: Slots, noun: Token, support: Token) -> None:
    """Give the noun the subject, dative and prepositions of its support verb."""
    if noun.dep_ == "nsubjpass":
        _add(slots, "subject", syntax.subjects(support))
    else:
        _add(slots, "subject", [t for t in syntax.grammatical_subjects(support) if t != noun])
    _add(slots, "dative", syntax.datives(support))
    for prep, head in syntax.prepositions(support):
        if head != noun and not (prep == "by" and syntax.is_passive(support)):
            _add(slots, prep, [head])


def _adjective(token: Token, triggers: Collection[tuple[str, str]]) -> Iterator[Clause]:
    name = token.lower_
    if ("adjective", name) not in triggers or (token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")):
        return
    slots: Slots = {}
    if token.dep_ in ("acomp", "oprd", "attr", "xcomp", "conj", "ROOT", "ccomp", "advcl", "relcl"):
        verb = token if token.pos_ == "VERB" or token.dep_ == "ROOT" else token.head
        while verb.dep_ == "conj" and verb.pos_ == "ADJ":
            verb = verb.head
        verb = verb.head if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "oprd") else verb
        _add(slots, "subject", syntax.grammatical_subjects(verb))
    elif token.dep_ in ("amod", "acl", "appos"):
        _add(slots, "subject", [token.head])
    for prep, head in syntax.prepositions(token):
        _add(slots, prep, [head])
    _add(slots, "complement", syntax.complements(token))
    _of_subject(slots, token.doc)
    yield _clause(token, "adjective", name, slots, None)


def _of_subject(slots: Slots, doc: Doc) -> None:
    """The second party of a tie that is the subject: "Chad's relations with Sudan are tense"."""
    found = [pair for i in slots.get("subject", []) for pair in syntax.prepositions(doc[i])]
    free = {"with", "between", "towards", "toward", "on", "against"} - slots.keys()
    for prep, head in found:
        if prep in free:
            _add(slots, prep, [head])


def _add(slots: Slots, name: str, tokens: list[Token]) -> None:
    if tokens:
        own = slots.setdefault(name, [])
        own.extend(t.i for token in tokens for t in counted(token) if t.i not in own and not t.is_punct)


def _clause(
    token: Token, kind: Kind, lemma: str, slots: Slots, support: int | None, within: str | None = None
) -> Clause:
    filled = tuple((name, tuple(tokens)) for name, tokens in slots.items())
    return Clause(head=token.i, kind=kind, lemma=lemma, slots=filled, support=support, within=within)
