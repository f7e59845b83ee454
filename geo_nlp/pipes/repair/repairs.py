"""The repairs of the parse in their order: tags and lemmas first, then the tree.

Each mends one kind of error that en_core_web_sm makes on news; the sentences that show it are in `tests/cases`.
"""

from __future__ import annotations

from geo_nlp.pipes.repair.apposition import repair_apposition
from geo_nlp.pipes.repair.argument_attachment import repair_argument_attachment
from geo_nlp.pipes.repair.clause_attachment import repair_clause_attachment
from geo_nlp.pipes.repair.clause_coordination import repair_clause_coordination
from geo_nlp.pipes.repair.fronted_dates import repair_fronted_dates
from geo_nlp.pipes.repair.headline_verbs import mend_headlines
from geo_nlp.pipes.repair.lemmas import repair_lemmas
from geo_nlp.pipes.repair.naming_complements import mend_named
from geo_nlp.pipes.repair.parentheticals import mend_interrupted
from geo_nlp.pipes.repair.participles import mend_swallowed
from geo_nlp.pipes.repair.prefixes import mend_prefixed
from geo_nlp.pipes.repair.reporting_scope import mend_reported
from geo_nlp.pipes.repair.source_subjects import mend_sourced
from geo_nlp.pipes.repair.subjunctives import mend_demanded
from geo_nlp.pipes.repair.tags import mend_misread
from geo_nlp.pipes.repair.with_infinitives import mend_absolutes
from geo_nlp.pipes.syntax.tree import Doc, Token


def retagged(doc: Doc) -> list[Token]:
    """Mend tags and lemmas in place; the words that have others now, once for each repair."""
    return [
        *mend_headlines(doc),
        *mend_swallowed(doc),
        *mend_reported(doc),
        *mend_misread(doc),
        *mend_demanded(doc),
        *repair_lemmas(doc),
    ]


def rehang(doc: Doc) -> None:
    """Mend in place where words hang; each repair reads the tree as the one before left it."""
    repair_fronted_dates(doc)
    mend_prefixed(doc)
    mend_absolutes(doc)
    repair_argument_attachment(doc)
    mend_sourced(doc)
    mend_interrupted(doc)
    repair_clause_attachment(doc)
    repair_apposition(doc)
    mend_named(doc)
    repair_clause_coordination(doc)
