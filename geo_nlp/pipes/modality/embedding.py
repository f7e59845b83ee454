"""Embedding: what a governing word says of the clause that completes it ("failed to", "denied that").

Constructions come before words: "is thought to have attacked" is hearsay whatever the lexicon has of "think". A word
that reports a fact in the form at hand has no effect ("told him that", but "told him to").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality.cues import lexical_effect
from geo_nlp.pipes.modality.futurity import is_in_future
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.functions import addressed
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PAST_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.obliques import is_question
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.rules.context import Context, Effect

# "Purpose" is what an act aims at ("sent troops to help"), and is judged by the act: see `modality`.
ClauseEffect = Effect | Literal["purpose"]
DOUBTING = frozenset("doubt suspect fear consider".split())
INDICATIVE_VERBS = frozenset({"have", "tell"})
SEEMINGLY = words("seeming_adverb")
EVIDENCING = frozenset({"confirm", "indicate", "prove", "show", "suggest"})
# "Insists that it attack" demands, "insists that it attacked" reports.
INDICATIVE = frozenset({"insist", "recommend", "suggest"})
# What allows an act without doing one: "the treaty allows Turkey to send troops", but "France allows it to".
RULES = words("rule_subject_noun")
IN_FAVOUR = frozenset({"back", "endorse", "favor", "favour", "support"})
HEARSAY = words("hearsay_verb")
SPREADING = frozenset({"rumor", "rumour", "whisper"})
RUMOURS = words("rumour_noun")
UNCONFIRMED = words("unconfirmed_adjective")


def complement_effect(verb: Token, governor: Token, context: Context) -> Effect | None:
    """The effect of the governing word on its complement; none on a clause that reports a fact."""
    if governor.lemma_ == "be" and verb.dep_ == "ccomp":
        return next((e for c in governor.rights if (e := _effect_on_extraposed_clause(c, verb, context))), None)
    for holds, effect in EMBEDDINGS:
        if holds(verb, governor):
            return effect
    lexical = _listed_effect(governor, context)
    if verb.dep_ == "ccomp":
        return _effect_on_clause(lexical, verb, governor, context)
    return None if lexical == "carried" else lexical


def _effect_on_extraposed_clause(word: Token, verb: Token, context: Context) -> Effect | None:
    """The effect of a predicate on an extraposed clause: "it is untrue that", "it is a lie that"."""
    if word.dep_ not in ("acomp", "attr", "oprd") or word.i > verb.i:
        return None
    effect = context.of("adjectives", word.lower_) or context.of("claims", word.lower_)
    return None if effect == "planned" and not is_in_future(verb) else effect


def _is_mandative_clause(verb: Token, governor: Token) -> bool:
    """A mandative clause: "proposed that Iran withdraw", also after "a proposal made in May"."""
    if governor.lemma_ == "propose" and any(c.dep_ == "mark" for c in verb.lefts):
        return True
    return any(c.lower_ == "that" and c.tag_ == "IN" for c in verb.lefts) and is_subjunctive(verb)


def is_subjunctive(verb: Token) -> bool:
    """Whether a verb without auxiliary has a singular subject and no ending: "that Iran withdraw"."""
    if verb.tag_ not in ("VB", "VBP") or verb.lemma_ == "be" or any(c.dep_ in AUXILIARIES for c in verb.lefts):
        return False
    return has_singular_subject(verb)


def has_singular_subject(verb: Token) -> bool:
    """Whether the subject is a singular, whose verb would end in -s if it reported a fact."""
    return any(
        (c.tag_ in ("NN", "NNP") and c.lemma_.lower() not in words("collective_noun"))
        or c.lower_ in ("he", "she", "it")
        for c in verb.lefts
        if c.dep_ == "nsubj"
    )


def _is_supposed(verb: Token, governor: Token) -> bool:
    """A supposition as a plan: "is supposed to leave"."""
    return governor.lemma_ == "suppose" and _is_raising_passive(verb, governor)


def _is_raising_passive(verb: Token, governor: Token) -> bool:
    """Whether a passive raises the subject of an infinitive: "is thought to have attacked"."""
    return verb.dep_ == "xcomp" and governor.tag_ == "VBN" and is_passive(governor)


def _is_hearsay(verb: Token, governor: Token) -> bool:
    """What nobody answers for: "is thought to have attacked", "it is rumoured that"; "is said to" is asserted."""
    spread = verb.dep_ == "ccomp" and governor.lemma_ in SPREADING
    return spread or (_is_raising_passive(verb, governor) and governor.lemma_ in HEARSAY)


def _is_rumour(verb: Token, governor: Token) -> bool:
    """What a rumour or unconfirmed report tells: "rumours spread that", "unconfirmed reports say that"."""
    sources = [c for c in governor.lefts if c.dep_ in SUBJECTS] if verb.dep_ == "ccomp" else []
    return any(s.lemma_.lower() in RUMOURS or _is_unconfirmed(s) for s in sources)


def _is_unconfirmed(source: Token) -> bool:
    """Whether a noun has an adjective of doubt: "unverified posts"."""
    return any(c.dep_ == "amod" and c.lower_ in UNCONFIRMED for c in source.lefts)


def _is_apparent(verb: Token, governor: Token) -> bool:
    """Weak evidence: "the footage appears to show Iran firing", "apparently showing"."""
    if governor.lemma_ not in EVIDENCING:
        return False
    if any(c.dep_ == "advmod" and c.lower_ in SEEMINGLY for c in governor.lefts):
        return True
    return governor.dep_ == "xcomp" and governor.head.lemma_ in ("appear", "purport", "seem")


def _is_suggested(verb: Token, governor: Token) -> bool:
    """What is only suggested: "suggested he was killed", "suggest that Iran fired"; a base form is asked for."""
    finite = verb.tag_ in PAST_TAGS or any(c.tag_ in PAST_TAGS for c in verb.lefts if c.dep_ in ("aux", "auxpass"))
    return governor.lemma_ == "suggest" and verb.dep_ == "ccomp" and finite


def _is_bidding(verb: Token, governor: Token) -> bool:
    """A bidding to a third: "let the state protect them"; not "let us thank them", "France let them go"."""
    agents = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if governor.lower_ != "let" or governor.tag_ != "VB" or (governor.i and not _opens_clause(governor)):
        return False
    bare = not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in governor.lefts)
    return bare and bool(agents) and all(a.lower_ not in ("me", "us") for a in agents)


def _opens_clause(word: Token) -> bool:
    """Whether a word opens its sentence or a quotation."""
    return word.is_sent_start is True or word.nbor(-1).is_punct


def _is_wanted_of_another(verb: Token, governor: Token) -> bool:
    """A wish about another: "wants Iran to leave"."""
    wanting = governor.lemma_ == "want" and governor.lower_ != "wanted"
    return wanting and any(c.dep_ in SUBJECTS for c in verb.lefts)


def _is_message(verb: Token, governor: Token) -> bool:
    """A message that was conveyed: "called Assad to convey his condolences"."""
    return governor.lemma_ == "call" and bool(addressed(verb))


def _is_permitted_by_rule(verb: Token, governor: Token) -> bool:
    """A permission by rule, which may stay unused: "the treaty allows Turkey to send troops"."""
    if governor.lemma_ not in words("permission_verb") or governor.tag_ == "VBD":
        return False
    ruled = any(c.dep_ in SUBJECTS and RULES & {c.lemma_, c.lower_} for c in governor.lefts)
    return ruled and not any(c.dep_ == "neg" for c in governor.lefts)


def _is_managed(verb: Token, governor: Token) -> bool:
    """An implicative "able": "was able to meet", "was pleased to be able to meet"; but not "would be able to"."""
    copula = governor.head
    pleased = copula.head if copula.tag_ == "VB" and copula.dep_ == "xcomp" else None
    if governor.lower_ == "able" and pleased is not None and pleased.lemma_ in words("pleased_adjective"):
        return pleased.head.tag_ in ("VBD", "VBN")
    if governor.lower_ != "able" or copula.lemma_ != "be" or copula.tag_ not in PAST_TAGS:
        return False
    before = {c.lower_ for c in copula.lefts}
    infinitive = "to" in before and "have" not in before  # but "proud to have been able to help"
    return not infinitive and not any(c.tag_ == "MD" for c in copula.lefts)


def _is_obligation(verb: Token, governor: Token) -> bool:
    """An obligation: "has to leave", "will have to", "has got to"; "had to" is a fact."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or not has_infinitive_marker(verb):
        return False
    if governor.lemma_ == "have":
        held = any(c.dep_ == "dobj" or c.lower_ == "yet" for c in governor.rights)
        return governor.tag_ in ("VB", "VBP", "VBZ") and not held
    return governor.lower_ == "got" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in governor.lefts)


def _is_opposed(verb: Token, governor: Token) -> bool:
    """A deed that one is against: "opposes sending troops"; the object of "oppose" may well have happened."""
    return governor.lemma_ == "oppose" and verb.tag_ == "VBG"


def _is_favoured(verb: Token, governor: Token) -> bool:
    """A deed that one is for: "supports sending troops"."""
    return governor.lemma_ in IN_FAVOUR and verb.tag_ == "VBG"


EMBEDDINGS: tuple[tuple[Callable[[Token, Token], bool], Effect | None], ...] = (
    (_is_mandative_clause, "demanded"),
    (_is_supposed, "planned"),
    (_is_hearsay, "possible"),
    (_is_rumour, "possible"),
    (_is_apparent, "possible"),
    (_is_suggested, "possible"),
    (_is_bidding, "demanded"),
    (_is_wanted_of_another, "demanded"),
    (_is_message, None),
    (_is_permitted_by_rule, "possible"),
    (_is_managed, None),
    (_is_obligation, "demanded"),
    (_is_opposed, "negated"),
    (_is_favoured, "possible"),
)


def _listed_effect(governor: Token, context: Context) -> Effect | None:
    """The effect that the lexicon has for a verb or adjective; a participle may be listed as an adjective."""
    kind = "adjectives" if governor.pos_ == "ADJ" else "verbs"
    effect = lexical_effect(kind, governor, context) or context.of(kind, governor.lower_)
    return context.of("adjectives", governor.lower_) if effect is None and governor.tag_ == "VBN" else effect


def _effect_on_clause(effect: Effect | None, verb: Token, governor: Token, context: Context) -> Effect | None:
    """The effect of a word on a clause with a subject of its own: "denied that", "said that", "supposing that"."""
    if effect is None and not any(c.dep_ in SUBJECTS for c in governor.children):
        return context.of("markers", governor.lower_)
    if effect is None and context.of("claims", governor.lemma_) == "negated":
        return "negated"
    return None if _tells_fact(effect, verb, governor) else effect


def _tells_fact(effect: Effect | None, verb: Token, governor: Token) -> bool:
    """Whether a clause reports a fact all the same: "told him that", "asked why", "insists that it attacked"."""
    if effect == "demanded":
        indicative = governor.lemma_ in INDICATIVE and verb.tag_ != "VB"
        return indicative or governor.lemma_ in INDICATIVE_VERBS or is_question(verb)
    if effect == "possible":
        return governor.lemma_ not in DOUBTING and not (
            verb.tag_ == "VB" and has_infinitive_marker(verb)
        )  # "expects Iran to leave"
    return effect == "planned" and not is_in_future(verb)
