"""The public calls: what `dir`, `help` and completion show, and that importing the package is light."""

from __future__ import annotations

import inspect
import pydoc
import rlcompleter
import subprocess
import sys

import pytest

import geo_nlp

CALLS = {"annotate", "build_graph", "extract", "load", "read_graph", "write_graph"}
HIDDEN = ("TYPE_CHECKING", "annotations", "import_module", "_HOMES")


def test_dir_is_the_public_names() -> None:
    assert set(dir(geo_nlp)) >= CALLS
    assert sorted(dir(geo_nlp)) == sorted(geo_nlp.__all__) == sorted(set(geo_nlp.__all__))


def test_every_public_name_is_there_with_a_docstring() -> None:
    for name in geo_nlp.__all__:
        found = getattr(geo_nlp, name)
        assert name.startswith("__") or (callable(found) and inspect.getdoc(found)), name


def test_star_import_gives_them() -> None:
    names: dict[str, object] = {}
    exec("from geo_nlp import *", names)
    assert set(names) >= CALLS


def test_help_shows_the_calls_and_no_inner_names() -> None:
    page = pydoc.plain(pydoc.render_doc(geo_nlp))
    for name in CALLS:
        assert f"    {name}(" in page
    assert not [name for name in HIDDEN if name in page]


@pytest.mark.parametrize(("typed", "offered"), [("geo_nlp.ex", ["geo_nlp.extract("]), ("geo_nlp._H", [])])
def test_the_tab_key_completes(typed: str, offered: list[str]) -> None:
    completer = rlcompleter.Completer({"geo_nlp": geo_nlp})
    found = []
    while (match := completer.complete(typed, len(found))) is not None:
        found.append(match)
    assert [match.rstrip(")") for match in found] == offered


def test_dir_imports_nothing_heavy() -> None:
    code = "import geo_nlp, sys; dir(geo_nlp); print({'spacy', 'numpy', 'networkx', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match=r"has no attribute 'extrct'; it has: .*extract"):
        geo_nlp.extrct  # noqa: B018
