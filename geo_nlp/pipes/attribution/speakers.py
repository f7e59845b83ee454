"""Who speaks: the subject of a cue word, whatever the construction, and the actor in that subject's noun phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.speaking_texts import TEXTS, WRITTEN
from geo_nlp.pipes.linking.participants import participant
from geo_nlp.pipes.syntax import functions, voice
from geo_nlp.pipes.syntax.labels import MODIFIERS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.syntax.verb_classes import OBJECT_CONTROL, PURPOSES
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention, Participant, Text

RELATIVES = frozenset({"who", "which", "that", "whom"})
LONGEST = 10
BIDDING = OBJECT_CONTROL | {"need"}
# "In effect daring Kyiv to answer": nobody's effect dares.
HOW = frozenset({"case", "effect", "fact", "practice", "reality"})
PROMISES = words("promise_noun")
HEARD_BY = words("perception_of_speech_verb")
LEFT_BY = frozenset({"keep", "leave"})
FEELINGS = words("opinion_verb")
ASKED_BY = frozenset({"appeal", "call"})
_OUTSIDE = frozenset({"relcl", "appos", "acl", "punct", "advcl", "ccomp", "parataxis", "cc", "conj", "advmod", "prep"})
_INSIDE = frozenset({"poss", "amod", "compound", "nmod", "nummod"})


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent of `token` with one of `labels`."""
    return next((c for c in token.children if c.dep_ in labels), None)


def is_passive(verb: Token) -> bool:
    """Tell whether `verb` is a passive: "was said", or a participle after a noun ("a letter written by")."""
    if child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not child(verb, "aux", "nsubj")


def subject(verb: Token) -> Token | None:
    """Return the head of the phrase that names who says, thinks or wants, or None where the text names nobody.

    A verb without a subject takes that of the verb it is joined to, controlled by or modifies; an agent in a passive.
    """
    if is_passive(verb):
        agent = child(verb, "agent") or next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "by"), None)
        if agent is None and child(verb, "oprd", "dobj") is not None and voice.is_passive(verb):
            return next(iter(functions.subjects(verb)), None)  # "was called a liar by Macron"
        return child(agent, "pobj") if agent else None
    return _active(verb, 5)


def _active(verb: Token, depth: int) -> Token | None:
    own = min((c for c in verb.children if c.dep_ in SUBJECTS), key=lambda c: abs(c.i - verb.i), default=None)
    if own is not None:
        return own
    if not depth or verb.dep_ == "ROOT":
        return None
    head = verb.head
    if verb.tag_ == "VBG" and (heard := _heard(verb)) is not None:
        return heard
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_ in HOW and head.dep_ == "pobj":
        return _active(head.head.head, depth - 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and (text := _text_above(head)) is not None:
        above = text.head.head if text.dep_ == "pobj" else text.head
        return _active(above, depth - 1) if above.pos_ == "VERB" else text
    if verb.dep_ in ("acl", "relcl"):
        return (_of_noun(head, depth) or head) if verb.tag_ == "VBG" else _given(head) or _of_noun(head, depth)
    if verb.dep_ == "pcomp":
        return _of_preposition(head, depth)
    if verb.dep_ == "xcomp" and head.lemma_ == "be" and any(c.lemma_ in PURPOSES for c in head.lefts):
        return None  # "his mission is to brief the president"
    if verb.dep_ == "xcomp" and head.lemma_ in ASKED_BY and verb.tag_ != "VBG":
        on = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ in ("on", "upon", "to")), None)
        if on is not None and on.i < verb.i and (hearer := child(on, "pobj")) is not None:
            return hearer  # "called on Iran to acknowledge that it had fired"
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ != "NOUN":
        thing = child(head, "dobj")
        if thing is not None and verb.tag_ != "VBG" and _bidden(thing, verb):
            return thing
        return _active(head, depth - 1)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.dep_ == "ccomp" and head.head.i < head.i < verb.i:
        return _active(head.head, depth - 1)
    if verb.dep_ in ("conj", "advcl", "dep", "parataxis"):
        return _active(head, depth - 1)
    return None


def _heard(verb: Token) -> Token | None:
    """Whom one hears saying it, or leaves thinking it: "quoted Lavrov saying", "left Turkey fearing that"."""
    above = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    thing = child(above, "dobj")
    if thing is None or thing.i > verb.i or verb.doc[verb.left_edge.i - 1].text == ",":
        return None
    hears = above.lemma_ in HEARD_BY and verb.dep_ in ("acl", "ccomp", "xcomp")
    return thing if hears or (above.lemma_ in LEFT_BY and verb.lemma_ in FEELINGS) else None


def _bidden(thing: Token, verb: Token) -> bool:
    """Tell who is to say something from what another says it with: "used a speech to denounce the deal"."""
    purpose = verb.dep_ == "xcomp" and any(c.tag_ == "TO" for c in verb.lefts)
    return not purpose or thing.head.lemma_ in BIDDING


def _text_above(noun: Token) -> Token | None:
    """The text whose words a participle tells behind another noun: "sent a letter to leaders opposing the deal"."""
    above = noun.head.head
    texts = [above, *(c for c in above.children if c.dep_ == "dobj"), noun] if noun.dep_ == "pobj" else []
    return next((t for t in texts if t.pos_ == "NOUN" and t.lemma_ in TEXTS and t.dep_ in ("dobj", "pobj")), None)


def neighbour(verb: Token) -> Token | None:
    """The name right in front of a verb whose subject the parse lost: "In a talk with Le Monde Macron said"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is not None and before.text == "," and before.i > verb.sent.start:
        before = before.nbor(-1)
    if before is None or before.pos_ != "PROPN" or before.dep_ not in ("pobj", "appos", "dobj"):
        return None
    return before if verb.tag_ in ("VBD", "VBZ") and before.ent_type_ not in ("DATE", "TIME") else None


def _of_preposition(preposition: Token, depth: int) -> Token | None:
    """Who acts in "by saying", "quoted as saying", "criticised X for saying"."""
    verb = preposition.head
    if verb.pos_ not in ("VERB", "AUX"):
        return _given(verb) or _of_noun(verb, depth)
    thing = child(verb, "dobj") if preposition.lower_ in ("for", "as", "of") else None
    return thing or _active(verb, depth - 1)


def _of_noun(noun: Token, depth: int) -> Token | None:
    """Who acts in "his decision to", "made the decision to": the possessor, else the subject of the noun's verb."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    return _active(noun.head, depth - 1) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None


def _given(noun: Token) -> Token | None:
    """Who is given what he does himself: "gave Turkey grounds for complaining", but not a promise."""
    got = child(noun.head, "dative") if noun.dep_ == "dobj" and noun.lemma_ not in PROMISES else None
    return got if got is not None and got.pos_ != "ADP" else None


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return first and last token of the phrase of `head`, without relative clauses and appositions, ten at most."""
    first = last = head.i
    for left in reversed(list(head.lefts)):
        if left.dep_ in _OUTSIDE and left.dep_ not in ("advmod", "prep"):
            break
        first = min(first, left.left_edge.i)
    for right in head.rights:
        if right.dep_ == "prep" and right.lower_ in ("of", "for", "from", "in", "at") and not _clausal(right):
            last = max(last, right.right_edge.i)
        elif right.dep_ not in ("case", "nummod", "flat"):
            break
    if last - first >= LONGEST:
        last = head.i
    first = max(first, last - LONGEST + 1)
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_space):
        first += 1
    return first, last


def _clausal(token: Token) -> bool:
    return any(t.pos_ in ("VERB", "AUX") or t.is_punct or t.is_space for t in token.subtree)


def mentions_by_token(mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Map each token to the mention that it heads, else the shortest that covers it."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.last - m.first, reverse=True):
        found.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
    found.update((mention.head, mention) for mention in mentions)
    return found


def antecedent(relative: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for, None where the token is none."""
    if relative.lower_ not in RELATIVES or relative.dep_ not in SUBJECTS:
        return None
    clause = relative.head
    while clause.dep_ in ("ccomp", "xcomp", "conj") and clause.head.i < relative.i:
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl") and clause.head.i < relative.i else None


def together(head: Token, by_token: Mapping[int, Mention]) -> list[Token]:
    """Who speaks with one voice: "Macron and Scholz said"; of several the ones that are actors by their own names."""
    first = (_names(head, by_token) if head.tag_ in ("NNS", "NNPS") else []) or [head]
    others = [t for t in conjuncts(first[0])[1:] if (m := by_token.get(t.i)) and m.actor and m.head == t.i]
    return [head, *others]


def _names(head: Token, by_token: Mapping[int, Mention]) -> list[Token]:
    """The people named behind a word for them: "the minister, Sergey Lavrov", "two senators, Lee and Cruz"."""
    return [c for c in head.rights if c.dep_ == "appos" and c.i in by_token and by_token[c.i].type == "person"]


def speaker(text: str, head: Token, mentions: Sequence[Mention], by_token: Mapping[int, Mention]) -> Participant:
    """The actor in the phrase of `head`: its name, else its possessor's or modifier's; a bare phrase has no actor.

    A relative pronoun keeps its own place and is the actor of its antecedent.
    """
    noun = antecedent(head)
    if noun is not None:
        who = speaker(text, noun, mentions, by_token)
        full = who.antecedent or Text(who.start, who.end, who.text)
        return replace(who, start=head.idx, end=head.idx + len(head), text=head.text, antecedent=full)
    first, last = noun_phrase(head)
    phrase = head.doc[first : last + 1]
    inside = [c for c in head.lefts if c.dep_ in _INSIDE]
    inside += [p for c in head.rights if c.dep_ == "prep" and c.lower_ in ("of", "by", "for") for p in c.children]
    if head.lemma_.lower() in WRITTEN:  # "a statement released by NATO said"
        inside += [p for c in head.rights if c.dep_ == "acl" for a in c.rights if a.dep_ == "agent" for p in a.children]
    if head.lemma_.lower() in load_rules().classes["opposite"]:  # "Turkey's allies said" is not Turkey
        inside = [c for c in inside if c.head is head and c.dep_ in MODIFIERS and _tells_who(c, by_token)]
    own = by_token.get(head.i)
    for token in (*_names(head, by_token), head, *inside) if own is None or own.level != "name" else (head,):
        if token.i in by_token:
            who = participant(text, by_token[token.i], mentions)
            return who if token.pos_ != "PRON" or token.i == head.i else _owned(who, phrase)
    return Participant(None, phrase.text, None, None, phrase.start_char, phrase.end_char, phrase.text)


def _tells_who(modifier: Token, by_token: Mapping[int, Mention]) -> bool:
    """Whether what stands before an ally tells who he is: "Gulf allies", not "US allies"."""
    mention = by_token.get(modifier.i)
    return mention is not None and mention.type != "state"


def _owned(owner: Participant, phrase: Span) -> Participant:
    """The owner's words under the name of what is his: "her submission to the court said"."""
    full = owner.antecedent or Text(owner.start, owner.end, owner.text)
    return replace(owner, start=phrase.start_char, end=phrase.end_char, text=phrase.text, antecedent=full)
