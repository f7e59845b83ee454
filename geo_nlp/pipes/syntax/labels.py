"""Classes of spaCy's English labels that several stages ask for."""

from __future__ import annotations

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
TENSED = FINITE | {"MD"}  # what makes a clause finite, auxiliaries included
PROPER = frozenset({"NNP", "NNPS"})
NOUNS = PROPER | {"NN", "NNS"}
WHEN = frozenset({"DATE", "TIME"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})  # what stands before a noun and describes it
