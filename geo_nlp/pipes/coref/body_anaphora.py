"""Body anaphora: a body or state named before, by a noun for it ("the army", "the bloc", "this alliance").

Each construction is tried in turn; the first that finds a mention, or at least a country, decides.
"""

from __future__ import annotations

from collections.abc import Callable

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent, is_bare_nominal, of_sentence, recent
from geo_nlp.pipes.coref.plurals import SENTENCES_TO_PLURAL
from geo_nlp.pipes.mentions.alliances import RELATIONAL, TIE_NOUNS
from geo_nlp.pipes.syntax.determiners import DEFINITE_ONE
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.relative_clauses import place_of_where
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

Described = tuple[Mention, tuple[Mention, ...]]  # a nominal with what was learnt of it, and the full mentions it means

REFUTING = frozenset({"deny", "refute"})
REGIMES = frozenset({"junta", "regime"})
FIGHTERS = frozenset({"CRM", "REB", "UAF"})
BODIES_OF_STATE = frozenset({"government", "legislature", "military"})
STATE_NOUNS = words("state_noun")
BODY_NOUNS = {
    "state": STATE_NOUNS,
    "igo": words("intergovernmental_noun"),
    "armed_group": words("armed_group_noun"),
    "company": words("company_noun"),
    "party": frozenset({"party"}),
    "organisation": words("association_noun"),
    "ngo": words("ngo_noun"),
    "media": words("media_outlet_noun"),
}
OF_LAW = frozenset({"aggrieved", "injured", "losing", "third", "winning"})  # parties to a suit or contract
# Bodies whose names have the noun in them: "this Council" is not the African Group.
NAMED_BY_KIND = frozenset({"assembly", "commission", "committee", "council", "court"})
# The states that are called so.
REALMS = {"emirate": words("emirate"), "kingdom": words("kingdom"), "sultanate": words("sultanate")}


def body_before(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The nominal as a body that was named before; None where none was."""
    head, opening = doc[mention.head], doc[mention.first].lower_
    lemma = head.lemma_.lower()
    if not mention.country and opening in DEFINITE_ONE:
        for construction in ANTECEDENT_FINDERS:
            if (found := construction(doc, mention, sentence, memory)) is not None:
                doc.met(construction, "antecedent", mention.head, mention.level)
                return found
    defined = any(c.dep_ in NOUN_CLAUSES for c in head.rights)  # "the alliance that Russia has built" is another
    if lemma in RELATIONAL and opening in DEFINITE_ONE | {"their"} and not defined:
        pair = memory.states.last(sentence, mention.first, joined=True)
        if lemma in TIE_NOUNS and _leaves_out_publisher(pair, memory):
            return mention, ()
        return mention, () if any(m.type == "military" for m in pair) else pair
    return None


def _same_noun(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The last body with the same noun: "the Iraqi army ... the army"; of two rather that of the topic's state."""
    head = doc[mention.head]
    if mention.first + 1 != mention.head or head.lemma_.lower() in REGIMES or place_of_where(head) is not None:
        return None
    near = (m for m, _ in recent(memory, sentence) if m.level == "nominal" and m.country)
    same = [m for m in near if doc[m.head].lemma_ == head.lemma_]
    if not same:
        return None
    body = next((m for m in same if m.country in (memory.home, memory.main)), same[0])
    return replace(mention, actor=body.actor, country=body.country), ()


def _same_forces(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The army or parliament named in the last sentences, by another noun: "Sudan's armed forces ... the military"."""
    if not is_bare_nominal(doc, mention) or mention.type not in ("military", "legislature"):
        return None
    near = (m for m, s in recent(memory, sentence) if m.type == mention.type and sentence - s < SENTENCES_TO_PLURAL)
    countries = (m.country for m in near if _is_whole_army(doc, m) or not _is_whole_army(doc, mention))
    country = next((c for c in countries if c), None)
    return (replace(mention, country=country), ()) if country else None


def _same_regime(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The regime or junta named last: "the regime"."""
    if doc[mention.head].lemma_.lower() not in REGIMES:
        return None
    country = memory.reported or _last_regime(doc, memory, sentence)
    return (replace(mention, actor=None, country=country), ()) if country else None


def _last_regime(doc: Doc, memory: Memory, sentence: int) -> str | None:
    """The country of the last regime or junta with a name, else government: "the Assad regime", "Mali's government".

    A government in the sentence of "the regime" deals with it: "the US government put pressure on the regime".
    """
    for nouns in (REGIMES, REGIMES | {"government"}):
        for named, place in reversed(memory.named):
            if place == sentence and nouns is not REGIMES:
                continue
            headed = doc[named.last].lower_ in nouns or doc[named.head].lower_ in nouns
            if named.country and headed and _has_name(doc, named):
                return named.country
    return None


def _has_name(doc: Doc, mention: Mention) -> bool:
    """Whether more than "the" identifies a regime: a name, a modifier, or where it is."""
    if mention.level == "name" or any(c.lower_ in ("in", "of") for c in doc[mention.head].rights):
        return True
    return any(doc[i].lower_ not in DEFINITE_ONE for i in range(mention.first, mention.head))


def _reported_country(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The state that a report is about, by "the country", whatever others it names."""
    if memory.reported is None or not is_bare_nominal(doc, mention) or doc[mention.head].lower_ != "country":
        return None
    return replace(mention, actor=memory.reported, country=memory.reported), ()


def _deniers_country(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The state of the body that denies what "the country" did: "Baku's ministry denies a report that the country"."""
    head = doc[mention.head]
    if head.lower_ != "country" or head.dep_ not in SUBJECTS or not is_bare_nominal(doc, mention):
        return None
    for verb in head.ancestors:
        if verb.lemma_ in REFUTING and verb is not head.head:
            bodies = [m for c in verb.lefts if c.dep_ in SUBJECTS for m in memory.heads.get(c.i, ())]
            country = next((m.country for m in bodies if m.type in BODIES_OF_STATE and m.country), None)
            return (replace(mention, actor=country, country=country), ()) if country else None
    return None


def _same_kind(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """The last named body of the kind of a noun: "the bloc", "the kingdom", "the Green party" of that name."""
    lemma = doc[mention.head].lemma_.lower()
    kinds = {kind for kind, heads in BODY_NOUNS.items() if lemma in heads}
    near = [(m, s) for m, s in recent(memory, sentence) if m.type in kinds and can_be_antecedent(m)] if kinds else []
    fitting = [(m, s) for m, s in near if _can_be_called(doc, m, mention, lemma)]
    if not fitting:
        return None
    named, place = next(((m, s) for m, s in fitting if not m.demonym), fitting[0])
    if mention.type == "state" and (country := _country_of_newer(named, place, sentence, memory)):
        return replace(mention, actor=country, country=country), ()
    if (named.actor or "").startswith("org:"):  # "the Houthis sank the Eternity C. The group said"
        named = next((m for m, s in fitting if s == place and m.type == "armed_group"), named)
    return replace(mention, type=named.type), (named,)


def _can_be_called(doc: Doc, body: Mention, mention: Mention, lemma: str) -> bool:
    """Whether a noun fits a body of its kind: a realm by its rank, a party by its name, a state unless it attacks."""
    if lemma in REALMS and body.country not in REALMS[lemma]:
        return False
    if lemma in NAMED_BY_KIND and lemma not in f"{body.text} {body.name}".lower():
        return False
    if lemma == "party" and not all(word in (body.name or body.text) for word in _own_names(doc, mention)):
        return False
    return mention.type != "state" or not is_attacker(doc[body.head], doc[mention.head])


def is_attacker(state: Token, owner: Token) -> bool:
    """Whether a state attacks in the clause of "the country": "US raids killed two men in the country's north"."""
    verb = next((t for t in owner.ancestors if t.pos_ in VERBAL), owner)
    acting = [t for t in (state, state.head) if t.dep_ in SUBJECTS and t.head is verb]
    return bool(acting) and verb.lemma_ in either("killing_verb", "other_directed_harm_verb", "wounding_verb")


def _own_names(doc: Doc, party: Mention) -> list[str]:
    """The words before "party" that must be in its name, as no state is: "the Liberal party", "a third party"."""
    names = gazetteer().names
    before = [t for t in doc.tokens[party.first : party.head] if t.lower_ not in DEFINITE_ONE]
    own = (t for t in before if t.text[0].isupper() or t.lower_ in OF_LAW)
    return [t.text for t in own if not any(e.type == "state" for e in names.get(t.text, ()))]


def _country_of_newer(named: Mention, place: int, sentence: int, memory: Memory) -> str | None:
    """The country of a people, or of a body that the sentence names when it names no state itself: "the country".

    "Somalis protested against troops in the country"; "killed Chadian soldiers in the country's north".
    """
    if named.sector == "CVL":
        return named.country
    bodies = (m for m in of_sentence(memory, sentence) if place < sentence and m.type in BODIES_OF_STATE)
    return next((m.country for m in bodies if m.level == "name" and m.country), None)


def _group_of_gunmen(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Described | None:
    """A group as the unnamed fighters of the last sentences: "Gunmen killed two officers. The group had also ..."."""
    bare = is_bare_nominal(doc, mention) and doc[mention.head].lower_ == "group"
    near = ((m, s) for m, s in recent(memory, sentence) if bare and m.level == "nominal" and m.sector in FIGHTERS)
    found = next((m for m, s in near if sentence - s < SENTENCES_TO_PLURAL and doc[m.head].tag_ == "NNS"), None)
    return (replace(mention, type=found.type, country=found.country, sector=found.sector), ()) if found else None


ANTECEDENT_FINDERS: tuple[Callable[[Doc, Mention, int, Memory], Described | None], ...] = (
    _reported_country,
    _same_noun,
    _same_forces,
    _same_regime,
    _deniers_country,
    _same_kind,
    _group_of_gunmen,
)


def _leaves_out_publisher(pair: tuple[Mention, ...], memory: Memory) -> bool:
    """Whether a government's own text names two others: Blinken is not "grateful for the partnership" of those."""
    own = memory.publisher.entry.country if memory.publisher else None
    return own is not None and own not in {m.country for m in pair}


def _is_whole_army(doc: Doc, forces: Mention) -> bool:
    """Whether a mention is a whole army, as "the Africa Corps", a brigade or troops are not."""
    return not load_rules().classes["whole_body"].isdisjoint((doc[forces.head].lower_, doc[forces.last].lower_))
