"""What users may call predicates and attitudes: one set of names for every command that selects by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from geo_nlp.errors import InputError
from geo_nlp.ontology.loader import load_ontology
from geo_nlp.suggest import near, unknown

STANCE = "STANCE"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
GROUPS = {"cooperation": (1, 2), "conflict": (3, 4)} | {name: (quad,) for quad, name in QUADS.items()}
"""Quad classes of the events in a group."""
DISAPPROVAL = "disapproval"
DISAPPROVING = ("ACCUSE", "REJECT")
"""Events in which a source disapproves of the target in words; the group has all attitudes against a target, too."""


@cache
def names() -> Mapping[str, frozenset[str]]:
    """Every name that can be asked for, and the edge keys that it stands for.

    An attitude's key is `stance:` and the attitude; where an attitude has the name of a predicate (`support`, SUPPORT),
    the name as it is spelled decides.
    """
    ontology = load_ontology()
    found = {name: frozenset({name}) for name in (*ontology.predicates, STANCE)}
    for group, quads in GROUPS.items():
        found[group] = frozenset(name for name, entry in ontology.predicates.items() if entry.quad in quads)
    against = {f"stance:{name}" for name, entry in ontology.attitudes.items() if entry.polarity < 0}
    found[DISAPPROVAL] = frozenset({*DISAPPROVING, *against})
    found |= {attitude: frozenset({f"stance:{attitude}"}) for attitude in ontology.attitudes}
    return found | {f"stance:{attitude}": frozenset({f"stance:{attitude}"}) for attitude in ontology.attitudes}


def edge_keys(asked: str | Iterable[str]) -> frozenset[str]:
    """The keys of names of predicates, attitudes and groups, in any case; `InputError` where one is not known.

    "STANCE" is the key of all stances. `support` in capitals is the event, in small letters the attitude.

    >>> sorted(edge_keys(["accuse", "criticism", "stance:Concern"]))
    ['ACCUSE', 'stance:concern', 'stance:criticism']
    >>> sorted(edge_keys("SUPPORT")), sorted(edge_keys("support")), "ASSAULT" in edge_keys("conflict")
    (['SUPPORT'], ['stance:support'], True)
    >>> sorted(edge_keys("verbal-conflict")), "stance:doubt" in edge_keys("disapproval")
    (['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN'], True)
    """
    exact = names()
    folded: dict[str, frozenset[str]] = {}
    for name, keys in exact.items():
        folded.setdefault(name.casefold(), keys)
    found: set[str] = set()
    for name in [asked] if isinstance(asked, str) else asked:
        meant = exact.get(name) or folded.get(plain(name))
        if meant is None:
            listed = [known for known in exact if not known.startswith("stance:")]
            raise InputError(unknown("predicate or attitude", name, listed, meant=_doing(name)))
        found |= meant
    return frozenset(found)


def plain(name: str) -> str:
    """A name as names of several words are written: "Verbal-Conflict" is verbal conflict."""
    return " ".join(name.replace("-", " ").replace("_", " ").split()).casefold()


def _doing(word: str) -> str | None:
    """The event whose meaning has a verb like this: "attack" is an ASSAULT, since its source "attacks it with arms".

    >>> [_doing(word) for word in ("atack", "condemn", "visit", "tariff", "the")]
    ['ASSAULT', 'ACCUSE', 'CONSULT', 'SANCTION', None]
    """
    verbs: dict[str, str] = {}
    for name, entry in load_ontology().predicates.items():
        for found in entry.meaning.replace(",", " ").replace(".", " ").split():
            if found.endswith("s"):  # of a verb, or of several: "imposes", "tariffs"
                verbs.setdefault(found, name)
    return next((verbs[found] for found in near(word, verbs)), None)
