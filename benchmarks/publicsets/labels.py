"""Labels of event sets as types of PLOVER: type names, root codes of CAMEO, and quad classes."""

from __future__ import annotations

from functools import cache

from geo_nlp.ontology import load_ontology

YIELD = "YIELD"  # CAMEO 08, which PLOVER parts into CONCEDE and RETREAT


def types_for(label: str) -> list[str]:
    """The types that a label allows, the usual one first; none where PLOVER has none, as for a mere statement.

    >>> types_for("yield"), types_for("190"), types_for("0841")[:1], types_for("010")
    (['CONCEDE', 'RETREAT'], ['ASSAULT'], ['CONCEDE'], [])
    >>> types_for("2")
    ['COOPERATE', 'AID', 'RETREAT']
    """
    name = label.strip().upper()
    known = load_ontology().predicates
    if name in known:
        return [name]
    if name == YIELD:
        return ["CONCEDE", "RETREAT"]
    if len(name) == 1:
        return [type_ for type_, entry in known.items() if str(entry.quad) == name]
    return _by_root().get(name[:2], []) if name[:2].isdigit() else []


@cache
def _by_root() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, entry in load_ontology().predicates.items():
        for root in dict.fromkeys([entry.cameo, *entry.cameo_modes.values()]):
            if root:
                found.setdefault(root, []).append(name)
    return found
