"""Sentences whose verb the model takes for a noun or for an adjective, so that nothing is left that says anything.

Headlines ("Trump lifts sanctions on Syria", "Kenya, Uganda ink oil deal"), verbs with a hyphen ("France carpet-bombed
Russian towns") and verbs that have no passive ("The commandos swooped on a camp"). The parser sees one long noun
phrase; it is hung anew: what stands before the verb is its subject.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from geo_nlp.lexicon import phrases, words
from geo_nlp.pipes.repair.asyndetic_coordination import PAIRED, pair_up
from geo_nlp.pipes.repair.lemmas import in_title_case
from geo_nlp.pipes.syntax.labels import NOUNS, PROPER, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.pipes.syntax.words import NAMED, is_person_title
from geo_nlp.rules.loader import load_rules

# Tags of what may stand before the verb, and of what opens a noun phrase and cannot go on behind a plural noun.
BEFORE = frozenset({*NOUNS, "JJ", "CC", ",", "HYPH"})
OPENING = frozenset({"CD", "DT", "JJ", "JJR", "PRP", "PRP$", "$", *PROPER})
PLAIN = frozenset({"NN", "NNS", "VBG", "VBN"})
SIBILANT = phrases("sibilant_ending")
# Verbs that are seldom a plural before another noun, as in "US arms sales".
DOING = words("headline_verb")
GOING = words("headline_motion_verb")
# Verbs that have no passive: "commandos swooped on" says what they did, not what was done to them.
ACTIVE = words("intransitive_past_form")
FARTHEST = 9


@cache
def _verbs(triggers: frozenset[tuple[str, str]]) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Trigger verbs by their form with -s, those verbs, and the trigger nouns."""
    verbs = {word.split()[0] for kind, word in triggers if kind == "verb"} | DOING | GOING
    plain = frozenset(verb for verb in verbs if verb.isalpha())
    nouns = frozenset(word for kind, word in triggers if kind == "noun") - DOING
    return {third(verb): verb for verb in sorted(plain)}, plain, nouns


def third(verb: str) -> str:
    """The form of a verb with -s.

    >>> third("veto"), third("deny"), third("lift")
    ('vetoes', 'denies', 'lifts')
    """
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(SIBILANT) else f"{verb}s"


def mend_headlines(doc: Doc) -> list[Token]:
    """Hang the headlines anew whose verb is taken for a noun; their verbs."""
    found = [verb for to in doc.having({"to"}) if (verb := _ahead(to)) is not None]
    found += [verb for sentence in doc.sents if (verb := pair_up(sentence) or _mended(sentence)) is not None]
    if found:
        verbs = {verb.i for verb in found}
        doc.ents = [_before(ent, verbs) for ent in doc.ents if ent.start not in verbs]
    doc.hang(found)
    return found


def _ahead(to: Token) -> Token | None:
    """The verb of what is to come, taken for a name: "Macron to Travel to Turkey", "Lavrov to Meet Macron"."""
    sentence = to.sent
    verb = to.nbor() if sentence.start < to.i < sentence.end - 1 else None
    _, plain, nouns = _verbs(load_rules().triggers)
    if verb is None or not verb.text.istitle() or verb.lower_ not in plain or not in_title_case(sentence):
        return None
    root = next((t for t in sentence if t.head is t), to)
    first = [t for t in sentence if t.i < to.i and not t.is_space]
    last = first[-1] if first else to
    somebody = (last.ent_type_ in NAMED or is_person_title(last.text)) and last.lower_ not in nouns
    infinitive = to.head is verb or verb.tag_ == "VB" or last.ent_type_ == "PERSON"
    if root.tag_ not in NOUNS or not (somebody and infinitive and all(t.tag_ in BEFORE for t in first)):
        return None
    to.head, to.dep_, to.tag_, to.pos_ = verb, "aux", "TO", "PART"
    return _hung(verb, verb.lower_, "VB", first, [t for t in sentence if t.i > verb.i and not t.is_space])


def _before(ent: Span, verbs: Container[int]) -> Span:
    """What is left of a name that the model drew over a verb: "Trump Lifts Sanctions"."""
    verb = next((i for i in range(ent.start + 1, ent.end) if i in verbs), None)
    if verb is None:
        return ent
    for token in ent.doc[verb : ent.end]:
        token.ent_type_ = ""
    return Span(ent.doc, ent.start, verb, ent.label_)


def _mended(sentence: Span) -> Token | None:
    """The word behind the opening noun phrase that can only be the verb, with what belongs to it hung on it."""
    if any((t.dep_ == "ROOT" and t.pos_ in VERBAL and t.tag_ != "VBZ") or t.text == ":" for t in sentence):
        return None
    tokens = [t for t in sentence if not t.is_space]
    if len(tokens) < 3:
        return None
    triggers, titled = load_rules().triggers, in_title_case(sentence)
    for n, token in enumerate(tokens[1 : FARTHEST + 1], 1):
        first, behind = tokens[:n], tokens[n + 1 :]
        article = first[-1].tag_ == "DT" and (n == 1 or first[-2].tag_ == "CC")  # "Egypt and the UAE back Haftar"
        if not (article or first[-1].tag_ in BEFORE) or not behind:
            return None
        if not (token.text.islower() or (titled and token.text.istitle())):
            continue
        if token.tag_ in ("VBN", "VBD"):
            hyphen = n > 2 and first[-1].text == "-" and token.dep_ == "amod"
            if hyphen and ("verb", f"{first[-2].lower_}-{token.lemma_}") in triggers:
                return _hung(token, token.lemma_, "VBD", first[:-2], behind)
            alone = token.dep_ == "acl" and token.head.dep_ == "ROOT" and token.head in first
            return _hung(token, token.lemma_, "VBD", first, behind) if alone and token.lower_ in ACTIVE else None
        apart = token.dep_ == "ROOT" or token.head not in first or token.lower_ == "back"
        if apart and (lemma := _of_headline(token, first, behind, triggers)):
            return _hung(token, lemma, "VBP" if _several(first) else "VBZ", first, behind)
        if token.pos_ in VERBAL and token.tag_ != "VBZ":
            return None
    return None


def _of_headline(
    token: Token, first: Sequence[Token], behind: Sequence[Token], triggers: frozenset[tuple[str, str]]
) -> str:
    """The verb in the present tense that a word must be; "" where it may be a noun."""
    if first[0].tag_ == "DT" or (token.tag_ == "VBZ" and token.dep_ != "compound"):
        return ""
    thirds, plain, nouns = _verbs(triggers)
    before = first[-1]
    seen_as = frozenset({"NNS", "VBZ"}) if token.text.islower() else frozenset({"NNS", "VBZ", *PROPER})
    if (
        token.tag_ in seen_as
        and token.lower_ in thirds
        and (before.tag_ in ("NNP", "NNPS", "NN") or before.ent_type_ == "GPE")
    ):
        lemma, doing = thirds[token.lower_], DOING
    elif (token.tag_ in ("NN", "NNP") or token.lower_ == "back") and token.lower_ in plain and _several(first):
        lemma, doing = token.lower_, PAIRED if _pair(first) else frozenset()
    else:
        return ""
    if not token.text.islower() and (lemma in nouns or (doing is not DOING and lemma not in doing)):
        return ""  # In Title Case "US Strikes Iran" may be a name like any other
    return lemma if lemma and _governs(lemma, before, behind, lemma in doing, nouns, triggers) else ""


def _several(tokens: Sequence[Token]) -> bool:
    return tokens[-1].tag_ == "NNS" or tokens[-1].lower_ == "police" or _pair(tokens)


def _pair(tokens: Sequence[Token]) -> bool:
    """Whether two names are all there is: "Kenya, Uganda", "Egypt and the UAE"."""
    links = [t for t in tokens if t.tag_ in ("CC", ",")]
    named = all(t.tag_ in PROPER or t in links or t.lower_ == "the" or t.text.istitle() for t in tokens)
    return len(links) == 1 and named and tokens[-1].tag_ in PROPER


def _governs(
    lemma: str, before: Token, behind: Sequence[Token], doing: bool, nouns: frozenset[str],
    triggers: frozenset[tuple[str, str]],
) -> bool:  # fmt: skip
    """Whether what follows can only be the object, particle or infinitive of a verb."""
    first, second = behind[0], behind[min(1, len(behind) - 1)]
    if first.tag_ in OPENING:
        return first.tag_ != "CD" or second.tag_ in NOUNS | {"JJ", "CD"}
    if first.tag_ in PLAIN:
        return doing and (before.tag_ in PROPER or before.text[0].isupper())
    if first.tag_ == "TO" and second.tag_ == "VB":
        return lemma not in nouns
    joined = ("verb", f"{lemma} {first.lower_}") in triggers or lemma in GOING
    return joined and lemma not in nouns and first.tag_ in ("IN", "RP", "RB")


def _hung(verb: Token, lemma: str, tag: str, first: Sequence[Token], behind: Sequence[Token]) -> Token:
    """Make `verb` the root: its subject is the last noun before it, its object what hung on the wrong word."""
    inside, pair = {*first}, _pair(first)
    subject = next(t for t in first if t.nbor().tag_ in ("CC", ",")) if pair else first[-1]
    for token in first:
        if pair and token == first[-1]:
            token.head, token.dep_ = subject, "conj"
        elif token.head not in inside or token.head == token:
            token.head, token.dep_ = subject, "amod" if token.tag_ == "JJ" else "compound"
    subject.head, subject.dep_ = verb, "nsubj"
    for token in behind:
        wrong = token.head == token or token.head in inside
        if wrong or (token.head == verb and token.dep_ in ("appos", "nmod", "dep")):
            noun = token.tag_ in NOUNS or token.tag_ in ("CD", "PRP")
            token.head, token.dep_ = verb, "dobj" if noun else "dep" if token.dep_ == "ROOT" else token.dep_
        if token.head == verb and token.dep_ == "relcl" and token.tag_ == "VB":
            token.dep_ = "xcomp"
    verb.head, verb.dep_, verb.lemma_, verb.tag_, verb.pos_ = verb, "ROOT", lemma, tag, "VERB"
    return verb
