"""The place that the clause of an event names: the finest of its locative phrases, the nearest first."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.dateline_place import AT_HOME, is_of_state
from geo_nlp.pipes.events.earlier_places import antecedent_place, capital_named_before, is_anaphoric, scene_state
from geo_nlp.pipes.events.locative_phrases import LocativePhrase
from geo_nlp.pipes.events.nested_toponyms import is_local, is_territory, toponyms_in
from geo_nlp.pipes.events.place_fallbacks import place_inside
from geo_nlp.pipes.events.place_names import PLACE_TYPES
from geo_nlp.pipes.events.place_phrases import find_phrases
from geo_nlp.pipes.events.toponym_resolution import Found, Toponymy
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.relations.scene_target import DIRECTIONS
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import VERBAL, WHEN
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Clause, Mention, Place, Relation

TOLL_DEPTH = 4  # words from a place to the verb of harm


def place_in_clause(relation: Relation, clause: Clause, toponymy: Toponymy) -> Place | None:
    """The finest place in the clause, the nearest first."""
    head = toponymy.doc[clause.head]
    near = toponymy.around(head, (relation.source, relation.target))
    struck = near  # a village that no table has is of the side that is struck: "Israeli drones hit Yaroun"
    source = relation.source
    invading = source is not None and (relation.predicate == "ASSAULT" or source.sector == "MIL")
    if relation.predicate in FORCE and invading and source is not None and source.country:
        struck = near - {source.country}
    wider: Place | None = None
    within = 0
    target = toponymy.names.starting.get(relation.target.start) if relation.target else None
    for phrase in find_phrases(head, clause, relation.predicate):
        if wider is not None and phrase.site != within and not (wider.admin1 is None and _is_of_toll(phrase.head)):
            return wider
        head_named = _head_of_target(phrase.head, target)
        for first, last in toponyms_in(head_named, toponymy.names, owned=not phrase.target):
            own = _head_of_target(toponymy.doc[last], target)
            if own.i != last and _are_joined(toponymy.doc[last]):  # "attacks on ports in Oman and Kuwait"
                first, last = toponymy.names.at(own.i) or (first, last)
            found = toponymy.place(first, last, near) or toponymy.place(first, last, struck)
            found = _of_unlisted(found, relation, toponymy, first, last)
            if found is None or not _is_locatable(phrase, found, toponymy):
                continue
            if (inner := place_inside(phrase, found.place, head, toponymy)) is not None:
                return inner
            if found.kind == "" and (toponymy.is_site(last) or _is_articled(phrase.head)):  # "at the Red Fort in Delhi"
                wider, within = wider or found.place, phrase.site
                continue
            if found.fine and (wider is None or phrase.site == within or found.place.country == wider.country):
                return found.place
            wider, within = wider or found.place, phrase.site
        if (here := _place_meant(phrase, relation, toponymy)) is not None:
            return here
        # "Shelled the Syrian capital", "occupied Libyan territory".
        owned = phrase.target and (phrase.head.lemma_ == "capital" or is_territory(phrase.head))
        if wider is None and (owned or phrase.prep is not None) and is_local(phrase.head):
            wider, within = toponymy.described(phrase.head), phrase.site
    return wider


def _place_meant(phrase: LocativePhrase, relation: Relation, toponymy: Toponymy) -> Place | None:
    """The place that a phrase means and does not name: "the airport of that town", "the city's prisons"."""
    owners = [c for c in phrase.head.lefts if c.dep_ == "poss" and c.lemma_ in words("settlement_noun")]
    if is_local(phrase.head) or phrase.head.lower_ in DIRECTIONS:  # "in the west of the city"
        owners += prepositional_objects(phrase.head, "of")
    within_town = [c for c in phrase.head.lefts if c.dep_ == "compound" and c.lower_ in ("city", "town", "village")]
    for word in (phrase.head, *owners, *within_town):
        definite = word in within_town and any(c.lower_ == "the" for c in phrase.head.lefts)  # "the city centre"
        meant = definite or is_anaphoric(word, region=relation.predicate != "CONSULT")
        if meant and (here := antecedent_place(word, toponymy)) is not None:
            return here
        if word.lower_ in ("capital", "country") and (seat := _seat_meant(word, relation, toponymy)) is not None:
            return seat
    return None


def _is_of_toll(word: Token) -> bool:
    """Whether a place is of those whom an attack on a state harmed: "fired at Ukraine, killing two in Kharkiv"."""
    for _ in range(TOLL_DEPTH):
        word = word.head
        if word.pos_ in VERBAL:
            return word.dep_ in ("advcl", "conj") and word.lemma_ in either("killing_verb", "wounding_verb")
    return False


def _is_articled(name: Token) -> bool:
    """Whether a name has an article, as that of a building has and a village's has not."""
    return name.pos_ == "PROPN" and any(c.lower_ == "the" for c in name.lefts)


def _of_unlisted(found: Found | None, relation: Relation, toponymy: Toponymy, first: int, last: int) -> Found | None:
    """A place, of a name that no table has in the state where such an act is: the police's own, or the dateline's.

    "Norwegian customs officers at Storskog" are in Norway; an American strike near Harardhere, filed from Mogadishu, is
    in Somalia.
    """
    source, home = relation.source, toponymy.geography.home
    if source is None or source.country is None:
        return found
    if found is None and relation.predicate == "COERCE" and (source.sector in AT_HOME or is_of_state(relation)):
        return toponymy.place(first, last, {source.country})
    unlisted = found is not None and not found.kind and found.place.country == source.country
    abroad = home is not None and home != source.country and home == toponymy.geography.top
    if unlisted and abroad and home is not None and relation.predicate == "ASSAULT":
        return toponymy.place(first, last, {home})
    return found


def _seat_meant(noun: Token, relation: Relation, toponymy: Toponymy) -> Place | None:
    """The city that "the capital" means, or the state that "the country" does: of the state in which the sentence is
    set, or of an end.
    """
    described = [o for c in noun.rights if c.dep_ == "prep" for o in c.rights if o.ent_type_ not in WHEN]
    plain = [c.lower_ for c in noun.lefts] == ["the"] and not described
    if not plain or noun.head.head.lower_ in DIRECTIONS:  # "in Niono, to the north of the capital"
        return None
    if (state := scene_state(noun, toponymy)) is not None and state.country is not None:
        return toponymy.meant_by(noun, state.country)
    if noun.lower_ == "capital" and (seat := capital_named_before(noun, toponymy)) is not None:
        return seat
    if noun.lower_ == "country":
        before = toponymy.names.beginning_between(noun.sent[0].idx, noun.idx)
        named = {m.country for m in before if m.type == "state" and not m.demonym and m.country is not None}
        return toponymy.meant_by(noun, next(iter(named))) if len(named) == 1 and noun.dep_ == "pobj" else None
    countries = [end.country for end in (relation.source, relation.target) if end is not None and end.country]
    about = toponymy.geography
    known: list[str | None] = [*countries] or ([about.home] if about.home == about.top else [])
    found = next((c for c in (about.home, about.top, *known) if c is not None and c in known), None)
    return toponymy.meant_by(noun, found) if found is not None else None


def _is_locatable(phrase: LocativePhrase, found: Found, toponymy: Toponymy) -> bool:
    """Whether a preposition fits a place: one is "on" an island, a border or a street, not on a city or state."""
    if phrase.prep is None or phrase.prep.lower_ not in ("on", "over", "above"):
        return True
    bare = toponymy.names.at(phrase.head.i) is not None
    if phrase.prep.lower_ != "on":  # "over the border in Chimoio"
        return bare or phrase.head.lemma_ in words("border_noun")
    if bare:
        return found.place.admin1 is None and (found.place.country is None or found.kind == "other")
    return bool({phrase.head.lemma_.lower(), phrase.head.lower_} & words("surface_noun"))


def _are_joined(name: Token) -> bool:
    """Whether names are a list with "and", not a town and its division: "in Ponce, Puerto Rico"."""
    return any(c.dep_ == "cc" for word in conjuncts(name) for c in word.rights)


def _head_of_target(head: Token, target: Mention | None) -> Token:
    """Of coordinated places the one that is the relation's target: "stationed troops in Mali and Chad"."""
    if (
        target is None
        or target.type not in PLACE_TYPES
        or target.demonym
        or not any(c.dep_ == "conj" for c in head.rights)
    ):
        return head
    return next((t for t in conjuncts(head) if target.first <= t.i <= target.last), head)
