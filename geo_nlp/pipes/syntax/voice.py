"""Grammatical voice: which verb forms are passive, in headlines, reduced clauses and what the tagger got wrong."""

from __future__ import annotations

from geo_nlp.lexicon import table, words
from geo_nlp.pipes.syntax.tree import Token, remembered
from geo_nlp.pipes.syntax.words import NAMED

# Verbs whose object stands behind a preposition.
CALLING = {word: tuple(listed.split()) for word, listed in table("prepositional_verb").items()}


# Tagged as active after a passive, they are passive too, as they have no sense without an object.
DONE_TO = words("passive_harm_verb")

# What one does by somebody: "stuck by Lavrov", "stood by Lavrov".
BESIDE = words("by_adjunct_verb")

# Nobody who does it: "spoke by phone", "left by plane".
MEANS = words("means_noun")
# "Saw thousands killed", "left two men wounded", "reported ten ships seized".
SEEING = words("perception_verb")
# "Ordered a man accused of spying to leave": he was accused before.
CHARGING = frozenset({"accuse", "allege", "suspect", "want"})
# Who has something done to somebody, and who only wants it.
HAVING = frozenset({"get", "have", "order", "want"})


# Whom nobody has killed on purpose that owns them.
OWN_PEOPLE = words("own_casualty_noun")


@remembered
def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive, alone or by the auxiliary of a verb that it is coordinated with."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if ordered(verb):
        return True
    if verb.tag_ == "VBN" and own(verb, "agent") and not own(verb, "aux", "dobj"):
        return True  # a headline: "Ukraine hit by Russian drones"; "abducted by rebels and held by the army"
    if verb.tag_ == "VBN" and verb.lemma_ in DONE_TO and own(verb, "nsubj") and not own(verb, "aux", "dobj"):
        return True  # "militants captured in a raid had planned it"
    joined = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_ in DONE_TO and not own(verb, "dobj"))
    if verb.dep_ == "conj" and joined and own(verb, "nsubj") and not own(verb, "aux", "dobj"):
        return is_passive(verb.head)  # "one was killed and two hurt"
    if verb.dep_ == "conj" and joined and verb.head.pos_ == "VERB":  # "was kidnapped but released later"
        return not own(verb, "aux", "nsubj") and is_passive(verb.head)
    if verb.tag_ == "VBD" and verb.lemma_ not in BESIDE and not own(verb, "aux", "dobj", "ccomp", "xcomp"):
        # tagged as if it were active: "the envoys criticised by Macron left"
        agents = [t for by in own(verb, "agent") for t in by.children if t.pos_ in ("PROPN", "NOUN") and not t.like_num]
        return any(t.lemma_ not in MEANS for t in agents)
    if misread(verb):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("pcomp", "advcl"):  # "with ten soldiers killed"
        mark = verb.head if verb.dep_ == "pcomp" else next(iter(own(verb, "mark")), verb)
        if mark.lower_ == "with" and own(verb, "nsubj") and not own(verb, "aux", "dobj"):
            return True
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and verb.head.lemma_ in SEEING:
        return not own(verb, "aux", "dobj", "mark")
    reduced = verb.dep_ in ("acl", "advcl", "amod") and verb.tag_ == "VBN" and not own(verb, "aux", "nsubj", "dobj")
    return reduced and not finite(verb) and not _first_of_deeds(verb)


def _first_of_deeds(verb: Token) -> bool:
    """Whether one of several deeds is read as a participle: "the men, whom he led, beat, abused and killed Serbs"."""
    if not verb.i or verb.nbor(-1).text != "," or own(verb, "agent"):
        return False
    last = verb
    while joined := [c for c in last.rights if c.dep_ == "conj" and c.pos_ == "VERB"]:
        last = joined[-1]
    return last.tag_ == "VBD" and bool(own(last, "dobj")) and not own(last, "nsubj", "aux")


def misread(verb: Token) -> bool:
    """Whether the parser takes a verb for a participle before its object: "Turkey jailed journalists"."""
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or not verb.i:
        return False
    name, noun = verb.nbor(-1), verb.head
    bare = name.ent_type_ in NAMED and name.dep_ in ("npadvmod", "ROOT", "compound", "nmod", "nsubj")
    return bare and noun.i > verb.i and (noun.dep_ == "ROOT" or (noun.head is name and name.dep_ == "ROOT"))


def ordered(verb: Token) -> Token | None:
    """The verb of who has it done to somebody: "had the journalists arrested", "ordered the sailors freed"."""
    noun = verb.head
    done = verb.dep_ == "acl" and noun.dep_ == "dobj" and verb.lemma_ not in CHARGING and not own(noun.head, "xcomp")
    ordering = noun.head if done and noun.head.lemma_ == "order" else noun
    clause = verb.dep_ in ("ccomp", "xcomp") and bool(own(verb, "nsubj") or own(noun, "dobj"))
    if ordering.lemma_ not in HAVING or not (clause or ordering is not noun) or own(verb, "aux", "dobj", "mark"):
        return None
    return ordering if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_ in DONE_TO) else None


def bereft(verb: Token) -> Token | None:
    """The "have" of who lost some of his own people, and ordered nothing: "had two of its soldiers killed"."""
    noun = verb.head
    had = noun.head if verb.dep_ == "acl" and verb.tag_ == "VBN" and noun.dep_ == "dobj" else ordered(verb)
    if had is None or had.lemma_ != "have":
        return None
    some = [t for t in own(verb, "nsubj") or own(had, "dobj") if t.like_num or any(c.like_num for c in t.lefts)]
    people = [t for s in some for t in (s, *(o for p in own(s, "prep") if p.lower_ == "of" for o in p.rights))]
    return had if any(t.lemma_.lower() in OWN_PEOPLE for t in people) else None


def finite(verb: Token) -> bool:
    """Whether what the parser hangs on the subject of a sentence without a verb is its verb: "a report called for"."""
    root = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or root.head is not root or root.pos_ not in ("NOUN", "PROPN"):
        return False
    if verb.sent.text.rstrip()[-1:] not in '."”' or any(t.dep_ == "aux" for t in root.children):
        return False
    governs = own(verb, "dobj", "oprd") or any(c.lower_ in CALLING.get(verb.lemma_, ()) for c in verb.rights)
    return bool(governs) and not own(verb, "agent")


def own(verb: Token, *deps: str) -> list[Token]:
    """What hangs on a verb by one of some functions."""
    return [child for child in verb.children if child.dep_ in deps]
