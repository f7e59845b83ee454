"""What a default install brings along may be used in any program: no GPL, no AGPL, and each licence is known."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
NOTED = {
    "certifi": "MPL-2.0: the list of certificates, used as it is",
    "tqdm": "MPL-2.0 for a part of it, used as it is",
    "tld": "MPL-1.1 is chosen, of three",
    "orjson": "MPL-2.0 and one of two more, used as it is",
}
"""Weak copyleft (LGPL, MPL), which binds who changes the package itself; each with what we do with it."""
STRONG = re.compile(r"\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)
WEAK = re.compile(r"\b(LGPL|MPL|Lesser General Public|Mozilla Public)", re.IGNORECASE)


def needed() -> dict[str, str]:
    """Every distribution that `pip install geo-nlp` brings, with what it says of its licence."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    found: dict[str, str] = {}
    waiting = [Requirement(text) for text in asked]
    while waiting:
        requirement = waiting.pop()
        if not is_meant(requirement):
            continue
        try:
            known = distribution(requirement.name)
        except PackageNotFoundError:
            continue  # it is optional there, or of another system
        name = known.metadata["Name"].lower().replace("_", "-")
        if name not in found:
            found[name] = licence_of(known.metadata)
            waiting += [Requirement(text) for text in known.requires or ()]
    return found


def is_meant(requirement: Requirement) -> bool:
    environment = {**default_environment(), "extra": ""}
    return requirement.marker is None or requirement.marker.evaluate(environment)


def licence_of(metadata: object) -> str:
    """The licence of a distribution: its expression, else its classifiers, else the first line of the old field."""
    get, get_all = metadata.get, metadata.get_all  # type: ignore[attr-defined]
    if expression := get("License-Expression"):
        return str(expression)
    classifiers = [line.rpartition(" :: ")[2] for line in get_all("Classifier") or () if line.startswith("License :: ")]
    first = next(iter((get("License") or "").strip().splitlines()), "")
    return "; ".join(line for line in classifiers if line != "OSI Approved") or first


def binds(licence: str) -> bool:
    """Whether a licence asks that the whole be under it; of alternatives, one may be chosen that does not.

    >>> binds("MPL-1.1 OR GPL-2.0-only"), binds("GPL-3.0-only"), binds("LGPL-2.1"), binds("AGPL-3.0 AND MIT")
    (False, True, False, True)
    """
    return all(STRONG.search(WEAK.sub("", choice)) for choice in re.split(r"\bOR\b", licence))


def test_no_licence_binds_the_whole() -> None:
    found = needed()
    assert {"spacy", "trafilatura", "lxml", "numpy", "typer", "tld"} <= found.keys()
    assert len(found) > 40
    assert not {name: licence for name, licence in found.items() if binds(licence)}


def test_every_licence_is_named_and_weak_copyleft_is_noted() -> None:
    found = needed()
    assert not [name for name, licence in found.items() if not licence]
    weak = {name for name, licence in found.items() if WEAK.search(licence)}
    assert weak <= NOTED.keys(), {name: found[name] for name in weak - NOTED.keys()}


@pytest.mark.parametrize(
    ("licence", "wanted"),
    [("MIT", False), ("GPL-3.0-or-later", True), ("GNU Affero General Public License v3", True),
     ("GNU Lesser General Public License v3 (LGPLv3)", False), ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
     ("GNU General Public License (GPL)", True), ("Apache-2.0 AND GPL-2.0-only", True)],
)  # fmt: skip
def test_what_binds(licence: str, wanted: bool) -> None:
    assert binds(licence) is wanted
