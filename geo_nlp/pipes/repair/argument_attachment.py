"""Arguments that the parser attaches to another word: "blamed the attack on rebels", "called on all parties to ensure".

They are attached to their verb, preposition or noun before the arguments of a verb are looked for.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PROPER, SUBJECTS, VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import CALLING

CONSEQUENCES = words("consequence_noun")


def repair_argument_attachment(doc: Doc) -> None:
    """Attach each such argument to its verb, preposition or noun."""
    changed = [t for t in doc.tokens if t.lemma_ == "blame" and t.pos_ == "VERB" and _attach_blamed(t)]
    shot = [t for t in doc.tokens if t.dep_ == "dobj" and t.head.lower_ == "dead" and t.head.head.lemma_ == "shoot"]
    for victim in shot:  # "shot dead the driver"
        victim.head = victim.head.head
    changed += shot + _attach_to_bare_prepositions(doc)
    changed += _attach_to_particles(doc)
    changed += _attach_to_consequences(doc)
    changed += _attach_to_counts(doc)
    changed += _attach_to_attacks(doc)
    doc.reattach(changed)


def _attach_to_counts(doc: Doc) -> list[Token]:
    """Attach "including" to the count of victims before it: "an attack that killed 26, including nine officers"."""
    found = []
    for prep in doc.having(frozenset({"including"})):
        before = doc[prep.i - 1 - (doc[prep.i - 1].text == ",")] if prep.i > 1 else prep
        attack = prep.head
        counted = before.like_num and before.dep_ == "dobj" and before.head.dep_ == "relcl"
        if counted and before.head.head is attack and prep.dep_ == "prep":
            prep.head = before
            found.append(prep)
    return found


def _attach_to_particles(doc: Doc) -> list[Token]:
    """Make a preposition of a particle that governs the noun after it: "called on all parties to ensure"."""
    found = []
    for particle in doc.tokens:
        verb = particle.head
        governing = particle.dep_ in ("prt", "prep") and not particle.rights
        if governing and particle.lower_ in CALLING.get(verb.lemma_, ()):
            for noun in verb.rights:
                if noun.dep_ == "dobj" and noun.left_edge.i == particle.i + 1:
                    noun.head, noun.dep_ = particle, "pobj"
                    particle.dep_, particle.pos_, particle.tag_ = "prep", "ADP", "IN"
                    found.append(noun)
                    break
    return found


def _attach_to_attacks(doc: Doc) -> list[Token]:
    """Attach what is struck to the attack right before it: "were killed in airstrikes on Ramree"; not "on Monday"."""
    found = []
    for prep in doc.having(frozenset({"on"})):
        attack = prep.nbor(-1) if prep.i > prep.sent.start else prep
        beside = (
            attack.dep_ == "pobj" and prep.dep_ == "prep" and attack.head.head is prep.head and prep.head.pos_ in VERBAL
        )
        struck = beside and attack.lemma_.lower() in words("attack_on_place_word")
        if struck and any(c.dep_ == "pobj" and c.tag_ in PROPER and c.ent_type_ not in WHEN for c in prep.rights):
            prep.head = attack
            found.append(prep)
    return found


def _attach_to_consequences(doc: Doc) -> list[Token]:
    """Attach "on" to the consequence of an act: "the impact of Russia's invasion on Malawi" is no invasion of it."""
    found = []
    for prep in doc.having(frozenset({"on", "upon"})):
        act, of = prep.head, prep.head.head
        if of.head.lemma_ == "toll" and act.lemma_ in words("attack_on_place_word"):
            continue  # "the toll of an attack on a church"
        if prep.dep_ == "prep" and act.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in CONSEQUENCES:
            prep.head = of.head
            found.append(of.head)
    return found


def _attach_blamed(verb: Token) -> bool:
    """Attach who is blamed to the verb instead of the deed: "blamed the attack on rebels"."""
    deeds = [c for c in verb.rights if c.dep_ == "dobj"]
    found = [p for c in deeds for p in c.rights if p.lower_ == "on" and p.dep_ == "prep"]
    if len(found) != 1 or any(c.lower_ in ("on", "for") for c in verb.rights):
        return False
    found[0].head = verb
    return True


def _attach_to_bare_prepositions(doc: Doc) -> list[Token]:
    """Attach a name that is read as an adverb to the preposition before it, as at the end of a headline."""
    bare = [t for t in doc.tokens if t.dep_ == "prep" and not t.rights]
    names = [(prep, _name_read_as_adverb(prep) or _name_read_as_subject(prep)) for prep in bare]
    found = [(prep, name) for prep, name in names if name is not None]
    for prep, name in found:
        name.head, name.dep_ = prep, "pobj"
    return [prep for prep, _ in found]


def _name_read_as_adverb(prep: Token) -> Token | None:
    """The name right after a preposition that the parser takes for an adverb of the verb."""
    names = (c for c in prep.head.rights if c.dep_ in ("dep", "npadvmod") and c.tag_ in PROPER)
    return next((c for c in names if c.left_edge.i == prep.i + 1 and c.ent_type_ not in WHEN), None)


def _name_read_as_subject(prep: Token) -> Token | None:
    """The object of a preposition, taken for a second subject: "men loyal to Sheikh Omar staged a protest"."""
    after = prep.nbor()
    phrase = (t for t in (after, *after.ancestors) if t.dep_ in SUBJECTS and t.left_edge is after)
    name = next(phrase, None) if after.i < prep.sent.end else None
    first = [c for c in name.head.lefts if c.dep_ in SUBJECTS and c.i < prep.i] if name is not None else []
    return name if first and first[-1].left_edge.i < prep.i and prep in first[-1].subtree else None
