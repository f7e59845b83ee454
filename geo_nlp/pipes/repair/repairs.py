"""The repairs of the parse in their order: tags and lemmas first, then the tree.

Each mends one kind of error that en_core_web_sm makes on news; the sentences that show it are in `tests/cases`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from geo_nlp.pipes.repair.acronyms import repair_acronyms
from geo_nlp.pipes.repair.agent_attachment import repair_agent_attachment
from geo_nlp.pipes.repair.apposition import repair_apposition
from geo_nlp.pipes.repair.argument_attachment import repair_argument_attachment
from geo_nlp.pipes.repair.asyndetic_coordination import repair_casualty_headlines
from geo_nlp.pipes.repair.clause_attachment import repair_clause_attachment, repair_with_infinitives
from geo_nlp.pipes.repair.clause_coordination import repair_clause_coordination
from geo_nlp.pipes.repair.compounds import (
    repair_city_police,
    repair_coordinated_adjectives,
    repair_prefixes,
    repair_shared_compounds,
)
from geo_nlp.pipes.repair.fronted_phrases import repair_fronted_dates, repair_fronted_phrases
from geo_nlp.pipes.repair.headline_verbs import repair_headline_verbs
from geo_nlp.pipes.repair.lemmas import repair_lemmas
from geo_nlp.pipes.repair.name_lists import repair_name_lists
from geo_nlp.pipes.repair.naming_complements import repair_captive_predicates, repair_naming_complements
from geo_nlp.pipes.repair.nested_places import repair_nested_places
from geo_nlp.pipes.repair.parentheticals import repair_parentheticals
from geo_nlp.pipes.repair.participles import repair_participles, repair_subjunctives
from geo_nlp.pipes.repair.relative_clauses import (
    repair_contact_relatives,
    repair_reduced_relatives,
    repair_relative_objects,
)
from geo_nlp.pipes.repair.second_harm import repair_second_harm
from geo_nlp.pipes.repair.under_secretaries import repair_under_secretaries
from geo_nlp.pipes.syntax.trace import Notes, shape_of
from geo_nlp.pipes.syntax.tree import Doc, Token

RETAGGING: Final[tuple[Callable[[Doc], list[Token]], ...]] = (
    repair_headline_verbs,
    repair_relative_objects,
    repair_reduced_relatives,
    repair_participles,
    repair_second_harm,
    repair_acronyms,
    repair_under_secretaries,
    repair_subjunctives,
    repair_lemmas,
)
REHANGING: Final[tuple[Callable[[Doc], None], ...]] = (
    repair_fronted_dates,
    repair_casualty_headlines,
    repair_nested_places,
    repair_prefixes,
    repair_coordinated_adjectives,
    repair_city_police,
    repair_shared_compounds,
    repair_with_infinitives,
    repair_argument_attachment,
    repair_agent_attachment,
    repair_fronted_phrases,
    repair_parentheticals,
    repair_contact_relatives,
    repair_clause_attachment,
    repair_apposition,
    repair_name_lists,
    repair_naming_complements,
    repair_captive_predicates,
    repair_clause_coordination,
)


def retagged(doc: Doc) -> list[Token]:
    """Mend tags and lemmas in place; the words that have others now, once for each repair."""
    found: list[Token] = []
    for repair in RETAGGING:
        found += repair(doc) if doc.notes is None else _noted(doc, doc.notes, repair)
    return found


def rehang(doc: Doc) -> None:
    """Mend the attachment of words in place; each repair reads the tree as the one before left it."""
    for repair in REHANGING:
        if doc.notes is None:
            repair(doc)
        else:
            _noted(doc, doc.notes, repair)


def _noted(doc: Doc, notes: Notes, repair: Callable[[Doc], Any]) -> Any:
    """What a repair returns; what it changed is noted."""
    before = [shape_of(word) for word in doc.tokens]
    found = repair(doc)
    notes.changed(repair, doc.tokens, before)
    return found
