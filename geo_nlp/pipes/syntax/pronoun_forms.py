"""The personal and possessive pronouns by person, lower-case."""

from __future__ import annotations

FIRST_SINGULAR = frozenset({"i", "me", "my", "myself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = FIRST_SINGULAR | WE
SECOND_PERSON = frozenset({"you", "your", "yours"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
HE_OR_SHE = HE | SHE
THIRD_PERSON = HE_OR_SHE | IT | THEY
# Possessives that stand before a noun.
FIRST_PERSON_POSSESSIVES = frozenset({"my", "our"})
FIRST_PERSON_NO_OBJECT = FIRST_PERSON_POSSESSIVES | {"i", "we"}
POSSESSIVES = FIRST_PERSON_POSSESSIVES | {"your", "his", "her", "its", "their"}
OWN_POSSESSIVES = POSSESSIVES - {"your"}  # that can mean the subject's own
