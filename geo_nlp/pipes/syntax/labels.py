"""Classes of spaCy's English labels (parts of speech, tags, relations, entities) that several stages use."""

from __future__ import annotations

VERBAL = frozenset({"VERB", "AUX"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NOMINAL_POS = NOUN_POS | {"ADJ"}  # what a noun phrase is made of

PRESENT_TAGS = frozenset({"VBP", "VBZ"})
PAST_TAGS = frozenset({"VBD", "VBN"})
PARTICIPLES = frozenset({"VBG", "VBN"})
FINITE = PRESENT_TAGS | {"VBD"}
TENSED = FINITE | {"MD"}  # what makes a clause finite, auxiliaries included
PROPER = frozenset({"NNP", "NNPS"})
COMMON_NOUN_TAGS = frozenset({"NN", "NNS"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
NOUNS = PROPER | COMMON_NOUN_TAGS
NOMINAL_TAGS = NOUNS | {"PRP"}
WH_TAGS = frozenset({"WDT", "WP", "WRB"})

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
COMPOUND_DEPS = frozenset({"compound", "nmod"})
MODIFIERS = COMPOUND_DEPS | {"amod"}  # what stands before a noun and describes it
PREMODIFIER_DEPS = MODIFIERS | {"nummod", "poss"}
SUBJECT_OR_DOBJ = SUBJECTS | {"dobj"}
NOUN_CLAUSES = frozenset({"acl", "relcl"})

WHEN = frozenset({"DATE", "TIME"})
PLACE_LABELS = frozenset({"GPE", "LOC"})
PLACE_OR_FAC = PLACE_LABELS | {"FAC"}
PEOPLES = frozenset({"GPE", "NORP", "ORG"})  # labels of names that can act and are no persons
NAMED = PEOPLES | {"PERSON"}
