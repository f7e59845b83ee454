"""Who was killed or injured by what a word of harm tells: its subject, its object, the noun that it describes."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.events.wounds import is_counted, is_in_care, is_to_hospital
from geo_nlp.pipes.syntax.functions import objects, subjects
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts


def victims_of(token: Token, lemma: str) -> list[Token]:
    """The heads of the phrases that name who was harmed by what a word tells."""
    if token.pos_ in VERBAL:
        if lemma in words("evacuation_verb") and is_to_hospital(token):
            return objects(token)
        fallen = [c for c in token.rights if c.dep_ == "dobj" and c.lemma_.lower() in words("lost_soldier_noun")]
        if lemma == "lose" and fallen:
            return fallen
        if lemma == "take" and any(c.lemma_.lower() in words("bullet_noun") for c in token.rights):
            return _conjoined(subjects(token))
        if lemma == "leave":
            return _conjoined([c for c in token.rights if c.dep_ == "dobj"][:1])
        if (
            lemma
            in words("dying_verb")
            | words("injury_suffering_verb")
            | words("survival_verb")
            | words("care_needing_verb")
            or lemma == "lose"
        ):
            return _conjoined(subjects(token))
        if lemma in words("life_taking_verb"):
            lives = [c for c in token.rights if c.dep_ == "dobj" and c.lemma_.lower() in words("life_noun")]
            of = [o for t in lives for p in t.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
            return _conjoined(of) or lives
        harmed = _left(token) or [o for o in objects(token) if o.lower_ not in words("dead_adjective")]
        return [_whose_body(o) for o in harmed] if lemma in words("body_recovery_verb") else harmed
    if token.pos_ == "NOUN" and (lemma in words("killing_noun") or lemma in words("wounding_noun")):
        of = [o for p in token.rights if p.dep_ == "prep" and p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
        counted = any(c.dep_ == "nummod" for c in token.lefts)
        return _conjoined(of) if of and not counted else []
    if token.lemma_ == "wound" and token.head.lower_ == "with":
        return [token.head.head]
    if is_in_care(token):
        return _cared_for(token)
    return _described(token)


def _cared_for(state: Token) -> list[Token]:
    """Of whom it is told that they are in such a state: "a third was in intensive care"."""
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
    return of[0] if of and not counted and body.lemma_.lower() in words("corpse_noun") else body


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
        if head.lemma_.lower() in words("dead_adjective") | words("wounded_adjective") or head.lower_ in words(
            "wounded_adjective"
        ):
            return [c for c in adjective.lefts if c.dep_ in ("nummod", "nsubj", "amod")]
    if (adjective.dep_ in ("amod", "acl", "appos") and adjective.i > head.i) or is_counted(adjective):
        return [head]
    return []
