"""From a verb outwards: the verbs, nouns and adjectives that govern its clause, as far as they have a say over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from geo_nlp.pipes.modality import embedding
from geo_nlp.pipes.modality.claims import CONFIRMING, hearsay, of_claim, told_by
from geo_nlp.pipes.modality.cues import asked, beside, how_much, introduced, named, negations
from geo_nlp.pipes.modality.futurity import in_future, is_ahead, time_clause
from geo_nlp.pipes.modality.quantifiers import of_ends
from geo_nlp.pipes.syntax.control import is_address, timed
from geo_nlp.pipes.syntax.control_infinitives import announced, completes
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import TRYING
from geo_nlp.rules.context import Context
from geo_nlp.rules.context import Effect as Worded

Effect = Worded | Literal["purpose"]
DEPTH = 5
TALKING = frozenset({"confer", "consult", "negotiate", "speak", "talk"})
TOPIC = frozenset({"about", "of", "on", "over"})
AHEAD = frozenset({"demanded", "planned", "possible"})
DEMANDED: tuple[Effect, ...] = ("demanded",)
FINITE = frozenset({"VBD", "VBZ"})
PRESENT = frozenset({"VBP", "VBZ"})
WHOEVER = frozenset({"all", "any", "every", "whatever"})


def of_verb(verb: Token, context: Context, depth: int = DEPTH) -> Iterator[Effect]:
    """Effects on a verb's clause, from the nearest cue outwards; a question before all others."""
    if asked(verb) or (verb.dep_ in ("ccomp", "pcomp") and how_much(verb)):
        yield "possible"
    yield from beside(verb, context)
    yield from of_ends(verb, context)
    if is_ahead(verb) or announced(verb):
        yield "planned"
    climb = None if embedding.is_answered(verb, verb.head) else CLIMBS.get(verb.dep_)
    if climb is not None and depth > 0 and verb.head != verb:
        yield from climb(verb, verb.head, context, depth - 1)


def _but(effects: Iterable[Effect], *left_out: Effect) -> Iterator[Effect]:
    return (e for e in effects if e not in left_out)


def _coordinated(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[Effect]:
    """A verb after "and", "but", "nor", "instead of" shares the context of the first, if it shares its form."""
    if verb.tag_ == "VB" and governor.tag_ == "VBG" and governor.dep_ == "xcomp" and governor.head.tag_ == "VB":
        governor = governor.head  # "pledged to stop dumping chips and open its market"
    link = next((c for c in reversed(list(governor.rights)) if c.dep_ == "cc" and c.i < verb.i), None)
    name = introduced(link) if link is not None else ""
    denied = "negated" in (context.of("adverbs", name), context.of("markers", name))
    if denied:
        yield "negated"
    apart = governor.tag_ == "VB" and verb.tag_ in FINITE
    own = any(c.dep_ in SUBJECTS or (c.dep_ == "aux" and c.lower_ != "to") for c in verb.children)
    if apart or governor.pos_ not in ("VERB", "AUX") or own:
        return
    shared = of_verb(governor, context, depth)
    # "Fears that it will not be the last, and repeats his call": a comma parts what is denied from what is not.
    anew = name in ("but", "yet") or (name == "and" and link is not None and embedding.parted(governor, link))
    yield from _but(shared, "negated") if denied or anew else shared


def _after_preposition(verb: Token, prep: Token, context: Context, depth: int) -> Iterator[Effect]:
    """ "Without bombing", "instead of bombing", "refrained from bombing", "plans for bombing", "far from bombing"."""
    governor, name = prep.head, prep.lower_
    if effect := context.of("markers", introduced(prep)):
        if not (context.of("doubles", f"{governor.lemma_} {name}") and negations(governor, context)):
            yield effect  # but "not a day passed without Iran attacking"
        return
    if (part := embedding.partaking(prep)) is not None:
        yield from of_verb(part, context, depth)
        return
    if governor.pos_ == "NOUN":
        effect = context.of("nouns", f"{governor.lemma_} {name}")
        if (
            effect is None
            and governor.lemma_ in ("favor", "favour", "support")
            and name == "of"
            and governor.dep_ == "pobj"
        ):
            effect = "possible"  # "is in favour of lifting the ban"
        yield from [effect] if effect else of_governing_noun(governor, context, depth, hearsay(verb, prep, context))
    elif governor.pos_ in ("ADJ", "ADV"):
        effect = (
            context.of("verbs", f"{governor.head.lemma_} {governor.lower_}")
            or context.of("adjectives", f"{governor.lower_} {name}")
            or context.of("adjectives", governor.lower_)
        )
        if effect:
            yield effect
            yield from _but(of_verb(governor.head, context, depth), effect)
    elif governor.pos_ in ("VERB", "AUX"):
        effect = context.of("verbs", f"{governor.lemma_} {name}")
        alone = named("verbs", governor, context)
        if effect is None and (name == "from" and alone == "negated"):
            effect = alone
        if effect is None and governor.lemma_ in TALKING and name in TOPIC and verb.tag_ == "VBG":
            effect = "possible"  # "talked about attacking", but "spoke after meeting"
        if effect is None and governor.nbor().dep_ in ("advmod", "prt") and alone:
            effect = context.of("verbs", f"{governor.lemma_} {governor.nbor().lower_}")
        if effect:
            yield from _but([effect], "carried")
            yield from of_verb(governor, context, depth)


def of_governing_noun(noun: Token, context: Context, depth: int, heard: Worded | None = None) -> Iterator[Effect]:
    """ "A plan to", "the risk of", "no intention of", "reports of": the noun's own effect and what denies the noun.

    `heard` is the effect of a noun on whose word alone the event is told.
    """
    effect = heard or (None if embedding.taken(noun) else context.of("nouns", noun.lemma_))
    if effect in ("carried", "possible"):
        fate = list(of_claim(noun, context))
        yield from fate if effect == "carried" or fate.count("negated") % 2 else [effect]
    elif effect:
        yield effect
        yield from (e for e in beside(noun, context) if e == "negated")
        if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
            if named("verbs", noun.head, context) == "negated":  # "abandoned plans to"
                yield "negated"
            yield from (e for e in of_verb(noun.head, context, depth) if e in ("negated", "planned"))
        elif noun.dep_ == "attr" and negations(noun.head, context):
            yield "negated"


def _of_noun(verb: Token, noun: Token, context: Context, depth: int) -> Iterator[Effect]:
    """An infinitive or a that-clause that belongs to a noun; a relative clause does not hang on what it describes."""
    judged = noun.dep_ == "attr" and (noun.lower_ == "case" or context.of("claims", noun.lower_) == "negated")
    made = verb.dep_ == "relcl" and noun.dep_ == "dobj"  # "set up a base to train rebels", not "the first to train"
    purposed = made and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    anyone = any(c.dep_ == "det" and c.lower_ in WHOEVER for c in noun.lefts)
    if anyone and verb.dep_ == "relcl" and verb.tag_ in PRESENT and verb.left_edge.nbor(-1).text != ",":
        yield "conditional"  # "all fighters they capture": whoever that may be
    elif verb.tag_ == "VB" and (verb.dep_ == "acl" or purposed):
        before = verb.left_edge.nbor(-1) if verb.left_edge.i else noun  # "the ban by Chad and threats to arrest"
        noun = before if before.tag_ == "NNS" and noun.i < before.i and context.of("nouns", before.lemma_) else noun
        told = list(of_governing_noun(noun, context, depth)) or list(_of_effort(noun, context, depth))
        told = ["demanded"] if noun.dep_ == "dobj" and timed(noun.head) else told
        called = noun.dep_ == "pobj" and context.of("verbs", f"{noun.head.head.lemma_} {noun.head.lower_}")
        yield from told or ([called] if called == "demanded" else ["purpose"] if purposed else [])
    elif verb.tag_ == "VBG" and (word := told_by(verb, noun, context)):
        yield from of_governing_noun(word[0], context, depth, word[1])
    elif noun.dep_ == "attr" and (judged or noun.pos_ == "PROPN") and any(c.lower_ == "it" for c in noun.head.lefts):
        if negations(noun.head, context) != (judged and noun.lower_ != "case"):
            yield "negated"  # "it is a lie that", "it is not the case that", "it was not Iran that"
    elif embedding.asked_for(verb, noun, context):
        yield "demanded"
    elif any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts) and (
        context.of("nouns", noun.lemma_) != "planned" or in_future(verb)
    ):
        yield from of_governing_noun(noun, context, depth)


def _of_effort(noun: Token, context: Context, depth: int) -> Iterator[Effect]:
    """What holds for an effort holds for its aim: "opportunities for efforts to help", "proposed an effort to"."""
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.lemma_ not in TRYING or depth <= 0:
        return
    if noun.dep_ == "pobj" and governor.pos_ == "NOUN":
        yield from (e for e in of_governing_noun(governor, context, depth - 1) if e in AHEAD)
    elif noun.dep_ == "dobj" and (effect := named("verbs", governor, context)) in AHEAD:
        yield effect


def _adverbial(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[Effect]:
    """A purpose shares the context of the deed; "were Iran to attack", "called for Iran to attack" have their own."""
    if completes(verb):
        yield from _governed(verb, governor, context, depth)
    elif when := time_clause(verb):
        if AHEAD & set(of_verb(governor, context, depth)) and not any(c.lower_ == "can" for c in governor.lefts):
            yield when
    elif governor.lower_ == "were" and governor.dep_ == "advcl" and governor.i == governor.left_edge.i:
        yield "conditional"
    elif embedding.is_received(verb, governor):
        yield from of_verb(governor, context, depth)
    elif embedding.infinitive(verb):
        mark = next((c for c in verb.lefts if c.dep_ == "mark"), None)
        if governor.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_ in embedding.HONOURS for c in governor.rights):
            yield from of_verb(governor, context, depth)  # "it is an honour for me to meet you"
            return
        judged = (c for c in governor.rights if mark is not None and governor.lemma_ == "be" and c.dep_ == "acomp")
        effect = next((e for c in judged if (e := context.of("adjectives", c.lower_))), None)
        if mark is not None and (effect := effect or context.of("verbs", f"{governor.lemma_} {mark.lower_}")):
            yield effect  # "it is vital for Iran to leave", "called for Iran to leave"
            return
        if timed(governor):
            yield "demanded"
            return
        if asked := next((c for c in governor.rights if c.dep_ == "dobj" and is_address(c)), None):
            yield from of_governing_noun(asked, context, depth)
            return
        if not verb.left_edge.i or verb.left_edge.nbor(-1).text != "but":  # "had no choice but to attack"
            yield "purpose"
        # "Denied sending troops to help": the parser hangs the purpose on the outer verb.
        deed = next((c for c in governor.rights if c.dep_ == "xcomp" and c.i < verb.i), governor)
        yield from _but(of_verb(deed, context, depth), "purpose")
    elif embedding.accompanies(verb, governor):
        yield from (e for e in of_verb(governor, context, depth) if e == "planned")


def _denied(verb: Token, context: Context, depth: int) -> bool:
    """Whether a governing verb is itself negated, by its own cues or from above."""
    if verb.pos_ == "ADJ" and verb.dep_ == "acomp":
        verb = verb.head
    return list(of_verb(verb, context, depth)).count("negated") % 2 == 1


def _governed(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[Effect]:
    """ "Failed to", "denied that", "it is untrue that", "did not rule out": the governing word decides."""
    double = named("doubles", governor, context)
    if double and _denied(governor, context, depth):
        yield from _but([double], "carried")
        if verb.dep_ != "ccomp":
            yield from _but(of_verb(governor, context, depth), "negated")
        return
    if embedding.left_open(governor) or (governor.lemma_ in CONFIRMING and _denied(governor, context, depth)):
        yield "possible"
        return
    effect = embedding.complement_effect(verb, governor, context)
    if effect and effect != "carried":
        yield effect
    bringing = embedding.causing(verb, governor) if effect is None else None
    if bringing is not None:
        told = list(of_verb(bringing, context, depth))
        yield from told if not embedding.is_sought(bringing, told) else DEMANDED
    elif verb.dep_ != "ccomp":
        yield from of_verb(governor, context, depth)
    elif embedding.lets(governor, effect) and _denied(governor, context, depth):
        yield "negated"
    elif effect is None and embedding.let_do(verb, governor):  # "refused to allow it to dock", "would help it fight"
        yield from _but(of_verb(governor, context, depth), "purpose")


def _gerund(verb: Token, governor: Token, context: Context, depth: int) -> Iterator[Effect]:
    """ "Denied planning to attack": a gerund as object."""
    if verb.tag_ == "VBG" and governor.pos_ == "VERB":
        yield from _governed(verb, governor, context, depth)


def _complement(adjective: Token, copula: Token, context: Context, depth: int) -> Iterator[Effect]:
    """ "Is not ready to attack": an adjective stands in the context of its copula."""
    if adjective.pos_ == "ADJ" and copula.pos_ in ("AUX", "VERB"):
        yield from of_verb(copula, context, depth)


CLIMBS = {
    "conj": _coordinated, "pcomp": _after_preposition, "acl": _of_noun, "relcl": _of_noun, "advcl": _adverbial,
    "xcomp": _governed, "ccomp": _governed, "dobj": _gerund, "acomp": _complement,
}  # fmt: skip
