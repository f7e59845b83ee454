"""Who was killed or injured, wherever a sentence tells it: verbs, adjectives and nouns of harm with their victims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geo_nlp.pipes.events.hurt import (
    is_by_medics,
    is_counted,
    is_denied,
    is_for_wounds,
    is_in_care,
    is_medical,
    is_to_hospital,
    is_unhurt,
    is_with_wounds,
    is_wounding,
)
from geo_nlp.pipes.events.quantities import Quantity, number_of, people_counted
from geo_nlp.pipes.events.words import either, words
from geo_nlp.pipes.parse.parse import Span, Token
from geo_nlp.pipes.parse.syntax import objects, subjects
from geo_nlp.pipes.parse.tags import VERBAL
from geo_nlp.pipes.parse.words import conjuncts

Role = Literal["killed", "injured"]
UNREAL = frozenset({"could", "would", "might", "may", "can", "should", "will", "shall", "must", "wo", "'ll"})
DEPTH = 4


@dataclass(frozen=True, slots=True)
class Harm:
    """How many people were killed or injured, and the word that tells it."""

    word: Token
    role: Role
    people: Quantity


def find_harm(sentence: Span) -> Iterator[Harm]:
    """Yield the casualties that a sentence tells, in text order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        role = _role(token, lemma)
        if role is None or _is_unreal(token):
            continue
        people = people_counted(_of_clause(_victims(token, lemma, role), token))
        if people is None:
            people = _toll(token, lemma)
        if people is not None and not _is_mishap(token):
            yield Harm(token, role, people)


def _of_clause(victims: list[Token], word: Token) -> list[Token]:
    """The victims of a word that no semicolon parts from it; the parser may give a verb two subjects."""
    apart = [t.i for t in word.sent if t.text == ";" and t.i < word.i]
    return [victim for victim in victims if not apart or victim.i > apart[-1] or victim.i > word.i]


def _role(token: Token, lemma: str) -> Role | None:
    """What a word tells of its victims; None where it tells no harm."""
    if token.pos_ in VERBAL:
        if lemma in words("surviving"):
            return "killed" if is_denied(token) else "injured" if is_with_wounds(token) else None
        if lemma in words("suffering"):
            wounds = [c for c in objects(token) if c.lemma_.lower() in words("wounds")]
            return "injured" if wounds and not any(is_unhurt(c) for c in wounds) else None
        if lemma in words("bringing") and is_to_hospital(token):
            return "injured"
        if lemma in words("killing") | words("maybe_killing"):
            if lemma not in words("maybe_killing") or _is_fatal(token):
                return "killed"
            return "injured" if is_wounding(token) else None
        if lemma in words("striking"):
            return "injured" if is_wounding(token) else None
        if lemma in words("breaking"):
            return "injured" if _whose_bones(token) else None
        if lemma in words("dying"):
            return "killed"
        if lemma in words("wounding"):
            return "injured"
        if lemma in words("taking_lives"):
            lost = {c.lemma_.lower() for c in token.rights if c.dep_ == "dobj"}
            if lemma == "lose" and lost & words("limbs"):
                return "injured"
            if lemma == "take" and lost & words("bullets"):
                return "injured" if any(c.lower_ == "in" for c in token.rights) else None
            fallen = lemma == "lose" and lost & words("ranks")
            return "killed" if fallen or lost & words("lives") else None
        if lemma in words("needing"):
            care = [c for c in token.rights if c.lower_ in ("treatment", "care", "stitches")]
            return "injured" if any(is_for_wounds(c) or is_medical(c) for c in care) else None
        if lemma in words("treating"):
            return "injured" if is_for_wounds(token) or is_by_medics(token) else None
        if lemma == "leave":
            return "injured" if is_with_wounds(token) else None
        if lemma in words("recovering"):
            return "killed" if any(t.lemma_.lower() in words("bodies") for t in objects(token)) else None
    if lemma in words("dead") or token.lower_ in ("dead",):
        return "killed" if token.dep_ not in ("amod", "advmod") or _is_headline(token) else None
    if token.lemma_ == "wound" and token.dep_ == "pobj" and token.head.lower_ == "with":
        return "injured" if token.head.head.i < token.i else None  # "22 with bullet wounds"
    if is_in_care(token):
        return "injured"
    if token.lower_ in words("wounded"):
        return "injured" if token.pos_ not in VERBAL or is_counted(token) else None
    if lemma in words("killings") | words("casualty_counts") | words("tolls"):
        return "killed" if token.pos_ == "NOUN" and (lemma not in words("tolls") or _is_of_death(token)) else None
    return "injured" if lemma in words("woundings") | words("injury_counts") and token.pos_ == "NOUN" else None


def _is_fatal(verb: Token) -> bool:
    """Whether one is shot dead, hacked to death, fatally stabbed, gunned down."""
    if verb.lemma_ == "gun":
        return any(c.lower_ == "down" for c in verb.rights)
    near = [*verb.children, *(o for p in verb.rights if p.dep_ == "prep" and p.lower_ == "to" for o in p.rights)]
    near += [c for o in verb.rights if o.dep_ in ("dobj", "ccomp", "nsubjpass", "oprd") for c in o.children]
    return any(c.lower_ in words("fatally") for c in near) or verb.nbor().lower_ in ("dead", "down")


def _is_headline(dead: Token) -> bool:
    """Whether "dead" stands behind whom it tells of: "12 dead in Kabul blast"."""
    return dead.i > dead.head.i


def _is_of_death(toll: Token) -> bool:
    """Whether a toll is one of dead: "the death toll", "the number of dead", "the toll rose"."""
    bare = all(c.dep_ == "det" for c in toll.lefts) and toll.head.lemma_ in words("toll_moving")
    return bare or any(c.lower_ == "death" for c in toll.lefts) or toll.head.lower_ in ("death", "dead")


def _victims(token: Token, lemma: str, role: Role) -> list[Token]:
    """The heads of the phrases that name who was harmed."""
    if token.pos_ in VERBAL:
        if lemma in words("bringing") and is_to_hospital(token):
            return objects(token)
        fallen = [c for c in token.rights if c.dep_ == "dobj" and c.lemma_.lower() in words("ranks")]
        if lemma == "lose" and fallen:
            return fallen
        if lemma in words("breaking"):
            return _whose_bones(token)
        if lemma == "take" and any(c.lemma_.lower() in words("bullets") for c in token.rights):
            return _conjoined(subjects(token))
        if lemma == "leave":
            return _conjoined([c for c in token.rights if c.dep_ == "dobj"][:1])
        if lemma in words("dying") | words("suffering") | words("surviving") | words("needing") or lemma == "lose":
            return _conjoined(subjects(token))
        if lemma in words("taking_lives"):
            lives = [c for c in token.rights if c.dep_ == "dobj" and c.lemma_.lower() in words("lives")]
            of = [o for t in lives for p in t.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
            return _conjoined(of) or lives
        harmed = _left(token) or [o for o in objects(token) if o.lower_ not in words("dead")]
        return [_whose_body(o) for o in harmed] if lemma in words("recovering") else harmed
    if token.pos_ == "NOUN" and (lemma in words("killings") or lemma in words("woundings")):
        of = [o for p in token.rights if p.dep_ == "prep" and p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
        counted = any(c.dep_ == "nummod" for c in token.lefts)
        return _conjoined(of) if of and not counted else []
    if token.lemma_ == "wound" and token.head.lower_ == "with":
        return [token.head.head]
    if is_in_care(token):
        return _cared_for(token)
    return _described(token)


def _whose_bones(verb: Token) -> list[Token]:
    """Whose limb is broken: "breaking a woman's arm"."""
    limbs = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in either("limbs", "body", "wounds")]
    return [c for limb in limbs for c in limb.lefts if c.dep_ == "poss" and c.pos_ == "NOUN"]


def _cared_for(state: Token) -> list[Token]:
    """Of whom it is told that they are in such a state: "left 11 in need of treatment", "a third was in intensive care"."""
    above = state.head.head
    if above.pos_ not in VERBAL:
        return _conjoined([above])
    left = [c for c in above.rights if c.dep_ == "dobj"] if above.lemma_ == "leave" else subjects(above)
    together = [victim for victim in _conjoined(left) if victim.i < state.i]
    parted = any(t.lower_ == "dead" for t in state.doc[above.i : state.i])  # "leaving one dead and the other in"
    return together[-1:] if parted else together


def _whose_body(body: Token) -> Token:
    """Of whom bodies are, where the text counts those: "the bodies of 17 villagers"."""
    counted = any(c.dep_ == "nummod" for c in body.lefts)
    of = [o for p in body.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
    return of[0] if of and not counted and body.lemma_.lower() in words("bodies") else body


def _left(participle: Token) -> list[Token]:
    """Of whom a participle without its verb tells: "leaving 12 wounded", "four were killed and eleven injured"."""
    if participle.tag_ not in ("VBN", "VBD") or any(c.dep_ in ("aux", "dobj") for c in participle.children):
        return []
    if own := [c for c in participle.lefts if c.dep_ == "nsubj"]:
        above = participle.head
        return _conjoined(own) if participle.dep_ == "conj" and above.i < participle.i else []
    if (left := _left_behind(participle)) is not None:
        return _conjoined([left])
    before = participle.nbor(-1)
    return [before] if before.dep_ == "dobj" and before.head.lemma_ == "leave" else []


def _left_behind(participle: Token) -> Token | None:
    """The first of those whom "leave" leaves so: "left six policemen and three students injured"."""
    first = participle.head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    left = participle.dep_ in ("acl", "amod") and first.dep_ == "dobj" and first.head.lemma_ == "leave"
    return first if left else None


def _conjoined(heads: list[Token]) -> list[Token]:
    return list(dict.fromkeys(t for head in heads for t in conjuncts(head)))


def _described(adjective: Token) -> list[Token]:
    """Of whom an adjective tells: "left six dead", "12 people were wounded", "30 wounded"."""
    head = adjective.head
    if own := [c for c in adjective.lefts if c.dep_ in ("nsubj", "nsubjpass", "nummod")]:
        return _conjoined(own) if own[0].dep_ != "nummod" else own
    if adjective.dep_ in ("acomp", "oprd", "ccomp", "xcomp", "attr", "conj", "advcl", "dobj"):
        behind = [c for c in head.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.i < adjective.i]
        if head.lemma_ in ("leave", "be", "lie", "find"):
            near = [c for c in behind if c.i > head.i] or (behind if head.lemma_ != "leave" else [])
            return _conjoined(near[-1:])
        if head.lemma_.lower() in words("dead") | words("wounded") or head.lower_ in words("wounded"):
            return [c for c in adjective.lefts if c.dep_ in ("nummod", "nsubj", "amod")]
    if (adjective.dep_ in ("amod", "acl", "appos") and adjective.i > head.i) or is_counted(adjective):
        return [head]
    return []


def _toll(token: Token, lemma: str) -> Quantity | None:
    """A number told beside a noun: "1,200 deaths", "a toll of 40", "the death toll rose to 40"."""
    if token.pos_ in VERBAL:
        return None
    if numeral := next((c for c in token.lefts if c.dep_ == "nummod"), None):
        if lemma in words("casualty_counts") | words("injury_counts"):
            whole = people_counted([numeral])
            return Quantity(whole.first, token.i, whole.count) if whole else None
        return people_counted([numeral])
    if lemma not in words("tolls") and token.head.lower_ != "of":
        return None
    above = token
    for _ in range(DEPTH):
        verb = above.head
        if verb.pos_ in VERBAL and verb.lemma_ in words("toll_moving"):
            if risen := _last_numbers(verb):
                return Quantity(risen[0].i, risen[0].i, number_of(risen[0].lower_))
            behind = [*_numbers(verb, "to", "at"), *(c for c in verb.rights if c.like_num), *_numbers(token, "at")]
            return people_counted(behind[:1]) if behind else None
        above = verb
    of = _numbers(token, "of")
    return people_counted(of[:1]) if of else None


def _last_numbers(verb: Token) -> list[Token]:
    """The second of two numbers that the parser takes for one: "rose from 12 to 19"."""
    return [o for o in _numbers(verb, "from") if any(c.lower_ == "to" for c in o.lefts)]


def _numbers(word: Token, *prepositions: str) -> list[Token]:
    """The numbers behind prepositions of a word."""
    phrases = [p for p in word.rights if p.lower_ in prepositions]
    return [o for p in phrases for o in p.rights if o.like_num or o.tag_ == "CD"]


def _is_unreal(token: Token) -> bool:
    """Whether the harm is only feared, wanted or denied: "could kill", "a plot to kill two men", "killed nobody"."""
    denied = any(c.dep_ == "neg" for c in token.children) and token.lemma_ not in words("surviving")
    if denied or any((c.dep_ == "aux" and c.lower_ in UNREAL) for c in token.children):
        return True
    infinitive = token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.lefts)
    if infinitive or (token.dep_ == "pcomp" and token.head.lower_ in ("for", "at", "from")):
        return True
    above = token.head
    bare = token.dep_ in ("xcomp", "conj") and above.pos_ in VERBAL and above.tag_ == "VB"
    return bare and above is not token and _is_unreal(above)


def _is_mishap(token: Token) -> bool:
    """Whether an accident, a disease or a war as a whole is what killed: "has killed 50,000 since 2023"."""
    preps = [c for c in token.children if c.dep_ in ("prep", "agent")]
    causes = {o.lemma_.lower() for p in preps for o in p.rights if o.dep_ == "pobj"}
    if causes & words("mishaps") or causes & (words("wars") - {"fighting", "violence"}):
        return True
    by = {t.lemma_.lower() for t in subjects(token)} if token.pos_ in VERBAL else set()
    opening = token.sent[0], token.sent[0].nbor() if len(token.sent) > 1 else token
    if opening[0].lower_ == "altogether" or (opening[0].lower_ == "in" and opening[1].lower_ in ("all", "total")):
        return True  # of several acts
    total = any(p.lower_ == "since" for p in preps) or any(c.lower_ == "since" for c in token.children)
    return total or bool(by & (words("mishaps") | words("wars")))
