"""Classes of spaCy's English labels (tags, relations, entities) that several stages use."""

from __future__ import annotations

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NOMINAL_POS = NOUN_POS | {"ADJ"}  # what a noun phrase is made of
FINITE = frozenset({"VBD", "VBP", "VBZ"})
TENSED = FINITE | {"MD"}  # what makes a clause finite, auxiliaries included
PROPER = frozenset({"NNP", "NNPS"})
NOUNS = PROPER | {"NN", "NNS"}
NOMINAL_TAGS = NOUNS | {"PRP"}
WHEN = frozenset({"DATE", "TIME"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})  # what stands before a noun and describes it
AUXILIARIES = frozenset({"aux", "auxpass"})
NOUN_CLAUSES = frozenset({"acl", "relcl"})
PARTICIPLES = frozenset({"VBG", "VBN"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
WH_TAGS = frozenset({"WDT", "WP", "WRB"})
PLACE_LABELS = frozenset({"GPE", "LOC"})
PLACE_OR_FACILITY_LABELS = PLACE_LABELS | {"FAC"}
