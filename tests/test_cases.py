"""Phenomena of language, one file each: all relations of a sentence, and where given stances, roles, quotes, names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from _pytest.mark.structures import ParameterSet
from spacy.tokens import Doc

from geo_nlp.rules import notation
from geo_nlp.rules.schema import Example, Words

FOLDER = Path(__file__).parent / "cases"


class Case(Example):
    """A sentence with all that is in it; stances, roles, quotes and names are compared where the case lists them."""

    stances: Words | None = None
    roles: Words | None = None
    says: Words | None = None
    names: Words | None = None


def cases() -> list[ParameterSet]:
    loaded = [
        (path.stem, Case(**case))
        for path in sorted(FOLDER.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]
    return [
        pytest.param(
            case, id=f"{phenomenon}: {case.text}",
            marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else (),
        )
        for phenomenon, case in loaded
    ]  # fmt: skip


@pytest.mark.parametrize("example", cases())
def test_case(example: Case, parsed: Mapping[str, Doc]) -> None:
    doc = parsed[example.text]
    different = notation.differences(notation.parse_all(example.yields), notation.relations(doc))
    if example.stances is not None:
        different += notation.differences(notation.parse_all(example.stances), notation.stances(doc))
    if example.roles is not None:
        different += notation.differences(notation.parse_all(example.roles), notation.roles(doc))
    if example.says is not None:
        different += notation.unsaid([] if example.says == (notation.NOTHING,) else example.says, notation.says(doc))
    if example.names is not None:
        found = [f"{m.text}: {m.type}" for m in doc._.mentions if m.level == "name"]
        different += [] if list(example.names) == (found or [notation.NOTHING]) else [f"names are {found}"]
    assert not different, "\n".join([*different, notation.explain(doc)])


def test_the_cases_are_many() -> None:
    found = cases()
    texts = {param.values[0].text for param in found}
    assert len({str(param.id).split(":")[0] for param in found}) >= 25
    assert len(texts) >= 500


def test_few_cases_are_known_to_fail() -> None:
    marked = [len(param.marks) for param in cases()]
    assert sum(marked) <= 0.05 * len(marked)
