"""Cue words in the parse: each gives a draft attribution, what is said and the head of the phrase that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo_nlp.pipes.contents import MEDIA, Stretch, content, longest, surrounding, unparsed
from geo_nlp.pipes.parse import Doc, Token
from geo_nlp.pipes.speakers import child, is_passive, neighbour, subject
from geo_nlp.rules.attribution import AttributionRules, Frame, Frames


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its speaker is looked up: offsets of content and cue, heads of cue and speaker."""

    start: int
    end: int
    cue: Token | None
    cue_span: tuple[int, int] | None
    speaker: Token | None
    rule: str


def find_drafts(doc: Doc, rules: AttributionRules, direct: Sequence[tuple[int, int]] = ()) -> Iterator[Draft]:
    """Yield what the syntax attributes, one pass over the tokens.

    Cues inside direct speech (`direct`: its offsets, sorted) are left out: "I think" is the speaker's own wording.
    """
    zones = iter(direct)
    zone = next(zones, None)
    for token in doc:
        while zone and zone[1] <= token.idx:
            zone = next(zones, None)
        if zone and zone[0] <= token.idx:
            continue
        match token.pos_:
            case "VERB" | "AUX":
                yield from _verb(token, rules)
            case "NOUN" | "PROPN":
                yield from _noun(token, rules)
            case "ADJ":
                yield from _adjective(token, rules)
            case "ADV":
                yield from _adverb(token, rules)
        if token.lower_ in rules.by_preposition:
            yield from _preposition(token, rules)


def verb_frames(verb: Token, rules: AttributionRules) -> tuple[Frame, ...]:
    """Return the frames of a verb with its particle, or with the preposition that makes it another ("call on")."""
    for right in verb.rights:
        if right.dep_ in ("prt", "prep", "advmod") and right.i - verb.i <= 2:
            frames = rules.by_verb.get(f"{lemma(verb, rules.by_verb)} {right.lower_}")
            if frames:
                return frames
    return rules.by_verb.get(lemma(verb, rules.by_verb), ())


def lemma(token: Token, known: Frames) -> str:
    """Return the lemma; where the lemmatiser clipped one ("hoping": "hop"), the form with its -e."""
    word = token.lemma_.lower()
    restored = token.lower_.removesuffix("ing").removesuffix("ed").removesuffix("s")
    if word not in known and restored != token.lower_:
        return restored + "e" if restored + "e" in known else word
    return word


def cue_span(cue: Token, other: Token | None = None) -> tuple[int, int]:
    """Offsets of a cue with its particle or support verb."""
    ends = [cue] if other is None or abs(other.i - cue.i) > 5 else [cue, other]
    ends += [c for c in cue.rights if c.dep_ == "prt" and c.i - cue.i == 1]
    return min(t.idx for t in ends), max(t.idx + len(t) for t in ends)


def _draft(cue: Token, said: Stretch, who: Token | None, rule: str, other: Token | None = None) -> Draft:
    start, last = cue.doc[said[0]].idx, cue.doc[said[1]]
    while last.text in (".", ",", ";", ":") and last.i > said[0]:
        last = last.nbor(-1)
    return Draft(start, last.idx + len(last), cue, cue_span(cue, other), who, rule)


def _verb(verb: Token, rules: AttributionRules) -> Iterator[Draft]:
    frames = verb_frames(verb, rules)
    if not frames or _is_deal(verb):
        return
    passive = is_passive(verb)
    who = subject(verb)
    if passive and (verb.lower_ in rules.by_adjective) and child(verb, "agent") is None:
        yield from _adjective(verb, rules)
        return
    if who is None and not passive and any(f.id in rules.speech for f in frames):
        who = neighbour(verb)
    if who is None:
        frames = tuple(f for f in frames if passive and f.id in rules.hearsay)
    for frame in frames:
        for form in frame.content:
            if who is None and form not in ("clause", "infinitive"):
                continue
            said = content(verb, form, who) if form != "quotation" else None
            if said and (who is None or not said[0] <= who.i <= said[1]):
                yield _draft(verb, said, who, frame.id)
                return
        raised = passive and "clause" in frame.content and lemma(verb, rules.by_verb) in rules.raised
        if raised and (said := content(verb, "infinitive", who)):
            yield _draft(verb, said, who, frame.id)
            return
    if who is not None and any(f.id in rules.speech for f in frames):
        said = surrounding(verb) if _inserted(verb) else unparsed(verb, who)
        if said and said[1] - said[0] > 1:
            yield _draft(verb, said, who, "inserted")


def _is_deal(verb: Token) -> bool:
    """Tell two who agree to do something, which is a deal and no saying."""
    who = child(verb, "nsubj") if verb.lemma_ == "agree" else None
    several = who is not None and (who.tag_ in ("NNS", "NNPS") or child(who, "conj") is not None)
    return several and any(c.dep_ == "xcomp" for c in verb.rights)


def _inserted(verb: Token) -> bool:
    """Tell whether a verb with its own subject is set off by commas inside or behind what it reports."""
    if verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep", "conj") or child(verb, "nsubj") is None:
        return False
    first = verb.left_edge.i
    before = verb.doc[first - 1] if first else None
    if verb.dep_ == "ccomp" and first == verb.sent.start and verb.i < verb.head.i:
        return True
    if verb.dep_ == "advcl" and verb.doc[first].lower_ != "as":
        return False
    return verb.dep_ in ("advcl", "parataxis") or (before is not None and before.text in (",", "--", "—", "–"))


def _noun(noun: Token, rules: AttributionRules) -> Iterator[Draft]:
    if noun.dep_ == "pobj" and noun.head.lower_ in MEDIA and child(noun, "poss") is None:
        carrier = noun.head.head
        if carrier.pos_ == "VERB" and any("medium" in frame.content for frame in verb_frames(carrier, rules)):
            return  # "said in a statement that ..."
    for frame in rules.by_noun.get(noun.lemma_.lower(), ()):
        who, support = _noun_speaker(noun, rules)
        for form in frame.content:
            if who is None and form != "clause":
                continue
            said = content(noun, form, who) if form != "quotation" else None
            if said and said[0] > noun.i:
                yield _draft(noun, said, who, frame.id, support)
                return


def _noun_speaker(noun: Token, rules: AttributionRules) -> tuple[Token | None, Token | None]:
    """The one whose claim, concern or plan it is, and the verb that lends its subject, if that is how it is told."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner, None
    for preposition in noun.rights:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in ("by", "from", "among"):
            return child(preposition, "pobj"), None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in rules.support_verbs:
        return subject(verb), verb
    return next((c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and c.text[:1].isupper()), None), None


def _adjective(adjective: Token, rules: AttributionRules) -> Iterator[Draft]:
    verb = adjective.head
    for frame in rules.by_adjective.get(adjective.lower_, ()):
        who = child(adjective, "nsubjpass")
        if who is None and adjective.dep_ in ("acomp", "conj", "oprd") and verb.pos_ in ("VERB", "AUX"):
            who = subject(verb)
        if who is None or who.lower_ in ("it", "that", "this", "what", "there"):
            return
        for form in frame.content:
            if said := content(adjective, form, who):
                yield _draft(adjective, said, who, frame.id)
                return


def _adverb(adverb: Token, rules: AttributionRules) -> Iterator[Draft]:
    for frame in rules.by_adverb.get(adverb.lower_, ()):
        clause = adverb.head
        own = {t.i for t in adverb.subtree}
        if clause.pos_ in ("VERB", "AUX") and (said := longest(t.i for t in clause.subtree if t.i not in own)):
            yield _draft(adverb, said, None, frame.id)


def _preposition(first: Token, rules: AttributionRules) -> Iterator[Draft]:
    """A phrase like "according to X", whose content is the clause that it hangs on.

    In "according to X, quoting Y, ..." it is Y who says it.
    """
    doc = first.doc
    for phrase in rules.by_preposition[first.lower_]:
        last = doc[min(first.i + len(phrase), len(doc)) - 1]
        if tuple(t.lower_ for t in doc[first.i : last.i + 1]) != phrase:
            continue
        who = child(last, "pobj")
        if who is None or who.lower_ in rules.measures:
            return
        rule = next(f.id for f in rules.prepositions if " ".join(phrase) in f.words)
        span = (first.idx, last.idx + len(last))
        relay, source = _relayed(who)
        own = {t.i for t in first.subtree} | {t.i for t in last.subtree}
        said = longest(t.i for t in _clause(first).subtree if t.i not in own) or _next_sentence(first)
        if relay is not None and source is not None:
            begin, span = source.right_edge.i + 1, cue_span(relay)
            said = (begin, max(begin, relay.sent.end - 1)) if said is None or said[0] <= relay.i <= said[1] else said
            who = source
        said = said or _rest(first, who)
        if said:
            while doc[said[0]].text == "," and said[0] < said[1]:
                said = (said[0] + 1, said[1])
            yield replace(_draft(first, said, who, rule), cue_span=span)
        return


def _relayed(who: Token) -> tuple[Token | None, Token | None]:
    """The participle and the source in ", quoting state media,", right behind the one who relays it."""
    for token in who.doc[who.i + 1 : who.i + 6]:
        if token.tag_ == "VBG" and token.lower_ in ("quoting", "citing") and token.nbor(-1).text == ",":
            return token, child(token, "dobj")
        if token.pos_ in ("VERB", "AUX"):
            break
    return None, None


def _rest(first: Token, who: Token) -> Stretch | None:
    """What follows the comma behind a phrase that opens a sentence, where the parse found no verb in it."""
    sentence = first.sent
    if first.i != sentence.start:
        return None
    comma = next((t.i for t in first.doc[who.i + 1 : sentence.end] if t.text == ","), None)
    return (comma + 1, sentence.end - 1) if comma is not None and comma + 2 < sentence.end else None


def _clause(phrase: Token) -> Token:
    """Return the verb of the clause that a phrase comments on, above participles and relative clauses."""
    clause = phrase.head
    while clause.pos_ not in ("VERB", "AUX") and clause.dep_ not in ("ROOT", "ccomp"):
        clause = clause.head
    while clause.dep_ in ("xcomp", "acl", "advcl", "pcomp", "relcl") and phrase.i > clause.i:
        clause = clause.head
    return clause


def _next_sentence(token: Token) -> Stretch | None:
    """The sentence behind a cue that the parse cut off as a sentence of its own."""
    end = token.sent.end
    cut_off = end < len(token.doc) and token.doc[end - 1].text == ","
    return (end, token.doc[end].sent.end - 1) if cut_off else None
