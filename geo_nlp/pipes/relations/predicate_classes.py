"""Classes of PLOVER predicates that several modules ask for."""

from __future__ import annotations

FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Acts of force or of the street, which happen in one place and may hurt people there."""
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
HARM_OR_TROOPS = HARM | {"MOBILIZE"}
FORCE_OR_TROOPS = FORCE | {"MOBILIZE"}
ARMED_SECTORS = frozenset({"COP", "MIL", "PRM", "REB", "SPY", "UAF"})
