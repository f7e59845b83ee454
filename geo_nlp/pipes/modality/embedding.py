"""What a governing word says of the clause that completes it: "failed to", "denied that", "it is untrue that"."""

from __future__ import annotations

from collections.abc import Collection

from geo_nlp.lexicon import words
from geo_nlp.pipes.modality.cues import named
from geo_nlp.pipes.modality.futurity import in_future
from geo_nlp.pipes.syntax.functions import addressed
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import is_question
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import PERMITTING, TRYING
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import PLEASED
from geo_nlp.rules.context import Context, Effect
from geo_nlp.rules.loader import load_rules

HEARSAY = words("hearsay_verb")
DOUBTING = frozenset("doubt suspect fear consider".split())
TELLING = frozenset("tell have suggest".split())
# By what somebody is brought to do something: "got Iran to sign", and did not where one only "tried to get" it to.
CAUSING = words("implicative_causative_verb")
EVIDENCING = frozenset({"confirm", "indicate", "prove", "show", "suggest"})
ENSURING = frozenset({"ensure", "guarantee"})
USING = frozenset({"get", "have", "seize", "take", "use"})  # what one does with a chance that one takes
# Who comes "to be greeted" is greeted.
COMING = words("arrival_verb")
RECEIVED = words("reception_verb")
AIMED = frozenset({"planned", "possible", "purpose"})
HONOURS = words("pleasure_noun")
SHARES = frozenset({"part", "role"})
INDICATIVE = frozenset({"insist", "recommend"})  # "insists that it attack" demands, "insists that it attacked" tells

# What allows a deed without doing one: "the treaty allows Turkey to send troops", but "France allows it to".
RULES = words("rule_subject_noun")

# What is said on the way to a deed is said now: "will boycott the talks, accusing Mali of lies".
UTTERING = words("accompanying_speech_verb")


def accompanies(verb: Token, governor: Token) -> bool:
    """Whether a participle tells what goes with another deed: "will return to the Gulf, visiting Oman"."""
    behind = verb.tag_ == "VBG" and verb.i > governor.i and verb.lemma_ not in UTTERING
    return behind and not any(c.dep_ in ("mark", "aux") or c.dep_ in SUBJECTS for c in verb.lefts)


def is_answered(verb: Token, governor: Token) -> bool:
    """Whether one clause only follows the other: "France condemned Russia; Moscow rejected the criticism"."""
    if verb.dep_ != "ccomp" or verb.i > governor.i:
        return False
    between = verb.doc.tokens[verb.i : governor.i]
    return any(t.text == ";" for t in between) or any(c.dep_ == "dobj" for c in governor.rights)


def complement_effect(verb: Token, governor: Token, context: Context) -> Effect | None:
    """The effect of the governing word on its complement; some say nothing of a clause that is told as fact."""
    if governor.lemma_ == "be" and verb.dep_ == "ccomp":
        return next((e for c in governor.rights if (e := _predicate(c, verb, context))), None)
    if governor.lemma_ == "propose" and any(c.dep_ == "mark" for c in verb.lefts):  # "proposed that Iran withdraw"
        return "demanded"
    if verb.dep_ == "xcomp" and governor.tag_ == "VBN" and is_passive(governor):
        if governor.lemma_ == "suppose":
            return "planned"
        if governor.lemma_ in HEARSAY:  # "is thought to have attacked"
            return "possible"
    if governor.lemma_ in EVIDENCING and governor.dep_ == "xcomp" and governor.head.lemma_ in ("appear", "seem"):
        return "possible"  # "the footage appears to show Iran firing"
    if governor.lemma_ == "want" and governor.lower_ != "wanted" and any(c.dep_ in SUBJECTS for c in verb.lefts):
        return "demanded"  # "wants Iran to leave"
    if governor.lemma_ == "call" and addressed(verb):  # "called Assad to convey his condolences"
        return None
    if governor.lemma_ in PERMITTING and governor.tag_ != "VBD" and _by_rule(governor):
        return "possible"
    if governor.lower_ == "able" and _managed(governor.head):
        return None
    if verb.dep_ == "xcomp" and _bound(governor) and _to(verb):
        return "demanded"
    kind = "adjectives" if governor.pos_ == "ADJ" else "verbs"
    effect = named(kind, governor, context) or context.of(kind, governor.lower_)
    if effect is None and governor.tag_ == "VBN":
        effect = context.of("adjectives", governor.lower_)
    if verb.dep_ == "ccomp":
        if effect is None and not any(c.dep_ in SUBJECTS for c in governor.children):
            return context.of("markers", governor.lower_)
        if effect is None and context.of("claims", governor.lemma_) == "negated":
            return "negated"
        factual = (
            (effect == "demanded" and governor.lemma_ in TELLING)
            or (effect == "demanded" and is_question(verb))
            or (effect == "demanded" and governor.lemma_ in INDICATIVE and verb.tag_ != "VB")
            or (effect == "possible" and governor.lemma_ not in DOUBTING and not _to(verb))
            or (effect == "planned" and not in_future(verb))
        )
        return None if factual else effect
    return None if effect == "carried" else effect


def _by_rule(permitting: Token) -> bool:
    """Whether a law or treaty permits a deed, which nobody needs to do."""
    rule = any(c.dep_ in SUBJECTS and RULES & {c.lemma_, c.lower_} for c in permitting.lefts)
    return rule and not any(c.dep_ == "neg" for c in permitting.lefts)


def _managed(copula: Token) -> bool:
    """Whether one was able to do what one did: "was able to meet", "has been able to", but not "would be able to"."""
    if copula.lemma_ != "be" or any(c.tag_ == "MD" or c.lower_ == "to" for c in copula.lefts):
        return False
    return copula.tag_ in ("VBD", "VBN")


def causing(verb: Token, governor: Token) -> Token | None:
    """The verb by which a deed comes about: "persuaded Turkey to sign", "made sure that Iran left"."""
    if governor.lemma_ in CAUSING and verb.tag_ == "VB" and verb.i > governor.i + 1:
        return governor
    if verb.dep_ == "ccomp" and governor.lemma_ in ENSURING:
        return governor
    sure = verb.dep_ == "ccomp" and governor.lower_ in ("certain", "sure") and governor.head.lemma_ == "make"
    return governor.head if sure else None


def is_sought(bringing: Token, told: Collection[str]) -> bool:
    """Whether it is only aimed at that somebody does it: "tried to get Iran to sign", "aimed at making it leave"."""
    above = bringing.head.head if bringing.dep_ == "pcomp" else bringing.head
    infinitive = bringing.tag_ == "VB" and any(c.tag_ == "TO" for c in bringing.lefts)
    aimed = above.lemma_.lower() in TRYING | {"aim"} or not AIMED.isdisjoint(told)
    return aimed and "negated" not in told and (infinitive or bringing.dep_ == "pcomp")


def _bound(governor: Token) -> bool:
    """Whether somebody has something still to do: "has to leave", "will have to", "has got to"; he "had to" did it."""
    if governor.lemma_ == "have":
        held = any(c.dep_ == "dobj" or c.lower_ == "yet" for c in governor.rights)
        return governor.tag_ in ("VB", "VBP", "VBZ") and not held
    return governor.lower_ == "got" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in governor.lefts)


def left_open(verb: Token) -> bool:
    """Whether something is "neither confirmed nor denied"."""
    first = verb.head if verb.dep_ == "conj" else verb
    both = [first, *(c for c in first.rights if c.dep_ == "conj" and not any(s.dep_ in SUBJECTS for s in c.lefts))]
    return verb in both and {"confirm", "deny"} <= {v.lemma_ for v in both}


def _predicate(word: Token, verb: Token, context: Context) -> Effect | None:
    """ "It is untrue that", "it is a lie that", "it is likely that it will"."""
    if word.dep_ not in ("acomp", "attr", "oprd") or word.i > verb.i:
        return None
    effect = context.of("adjectives", word.lower_) or context.of("claims", word.lower_)
    return None if effect == "planned" and not in_future(verb) else effect


def _to(verb: Token) -> bool:
    """Whether a clause is an infinitive with its own subject: "wants Turkey to send ships"."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def let_do(verb: Token, governor: Token) -> bool:
    """Whether a verb tells what somebody is let or helped to do, in the form that the parser makes of it."""
    return verb.tag_ in (("VB", "VBP") if governor.lemma_ == "help" else ("VB",)) and (
        governor.lemma_ in PERMITTING or governor.lemma_ == "help"
    )


def lets(verb: Token, effect: Effect | None) -> bool:
    """ "Refused to let it attack", but not "did not threaten, let alone attack"."""
    if verb.lemma_ == "let":
        return not any(c.lower_ == "alone" for c in verb.rights)
    return effect in ("negated", "carried")


def parted(verb: Token, link: Token) -> bool:
    """Whether the one comma behind a verb stands before "and", where no list goes on."""
    commas = [t.i for t in verb.doc.tokens[verb.i : link.i] if t.text == ","]
    return commas == [link.i - 1]


def taken(noun: Token) -> bool:
    """Whether a chance was used: "had the opportunity to meet", "took the chance to thank", "am glad to have it"."""
    verb = noun.head
    used = noun.lemma_ in ("chance", "opportunity", "occasion") or (noun.lemma_ == "power" and verb.lemma_ == "use")
    if noun.dep_ != "dobj" or verb.lemma_ not in USING or not used:
        return False
    welcome = verb.dep_ == "xcomp" and verb.head.lower_ in PLEASED
    return verb.tag_ in ("VBD", "VBG", "VBN") or (welcome and not any(c.tag_ == "MD" for c in verb.head.head.lefts))


def is_received(verb: Token, governor: Token) -> bool:
    """Whether what is told behind an arrival happened: "arrived in Ankara to be greeted by Erdogan"."""
    return infinitive(verb) and verb.tag_ == "VBN" and verb.lemma_ in RECEIVED and governor.lemma_ in COMING


def infinitive(verb: Token) -> bool:
    """ "To free", "to be freed"; what "is to be freed" or "has to be" has its auxiliary elsewhere."""
    passive = verb.tag_ == "VBN" and any(c.tag_ == "VB" for c in verb.lefts if c.dep_ == "auxpass")
    return (verb.tag_ == "VB" or passive) and any(c.lower_ == "to" for c in verb.lefts)


def asked_for(verb: Token, noun: Token, context: Context) -> bool:
    """Whether a base form tells what a demand asks for, read as a relative clause: "demands that Israel withdraw"."""
    bare = verb.dep_ == "relcl" and (verb.tag_ == "VB" or (verb.tag_ == "VBP" and _single(verb)))
    that = bare and any(c.lower_ == "that" and c.tag_ == "IN" for c in verb.lefts)
    return that and context.of("nouns", noun.lemma_) == "demanded"


def _single(verb: Token) -> bool:
    """Whether one alone is the subject, whose verb would end in -s if it told a fact."""
    return any(c.dep_ == "nsubj" and (c.tag_ in ("NN", "NNP") or c.lower_ in ("he", "she", "it")) for c in verb.lefts)


def partaking(prep: Token) -> Token | None:
    """The verb by which somebody does what stands behind "in": "take part in rescuing", "participate in"."""
    word = prep.head
    if prep.lower_ != "in":
        return None
    taking = word.head if word.lemma_ == "part" and word.dep_ == "dobj" else word
    if taking.lemma_ in ("play", "take") and any(c.dep_ == "dobj" and c.lemma_ in SHARES for c in taking.rights):
        return taking
    return word if word.pos_ == "VERB" and word.lemma_ in load_rules().classes["partaking_verb"] else None
