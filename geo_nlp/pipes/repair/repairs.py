"""The repairs of the parse in their order: tags and lemmas first, then the tree.

Each mends one kind of error that en_core_web_sm makes on news; the sentences that show it are in `tests/cases`.
"""

from __future__ import annotations

from geo_nlp.pipes.repair.apposition import repair_apposition
from geo_nlp.pipes.repair.argument_attachment import repair_argument_attachment
from geo_nlp.pipes.repair.clause_attachment import repair_clause_attachment
from geo_nlp.pipes.repair.clause_coordination import repair_clause_coordination
from geo_nlp.pipes.repair.fronted_dates import repair_fronted_dates
from geo_nlp.pipes.repair.headline_verbs import repair_headline_verbs
from geo_nlp.pipes.repair.lemmas import repair_lemmas
from geo_nlp.pipes.repair.naming_complements import repair_naming_complements
from geo_nlp.pipes.repair.parentheticals import repair_parentheticals
from geo_nlp.pipes.repair.participles import repair_participles
from geo_nlp.pipes.repair.prefixes import repair_prefixes
from geo_nlp.pipes.repair.reporting_scope import repair_reporting_scope
from geo_nlp.pipes.repair.source_subjects import repair_source_subjects
from geo_nlp.pipes.repair.subjunctives import repair_subjunctives
from geo_nlp.pipes.repair.tags import repair_tags
from geo_nlp.pipes.repair.with_infinitives import repair_with_infinitives
from geo_nlp.pipes.syntax.tree import Doc, Token


def retagged(doc: Doc) -> list[Token]:
    """Mend tags and lemmas in place; the words that have others now, once for each repair."""
    changed = [*repair_headline_verbs(doc), *repair_participles(doc)]
    repair_reporting_scope(doc)
    return [*changed, *repair_tags(doc), *repair_subjunctives(doc), *repair_lemmas(doc)]


def rehang(doc: Doc) -> None:
    """Mend the attachment of words in place; each repair reads the tree as the one before left it."""
    repair_fronted_dates(doc)
    repair_prefixes(doc)
    repair_with_infinitives(doc)
    repair_argument_attachment(doc)
    repair_source_subjects(doc)
    repair_parentheticals(doc)
    repair_clause_attachment(doc)
    repair_apposition(doc)
    repair_naming_complements(doc)
    repair_clause_coordination(doc)
