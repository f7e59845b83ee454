"""What is imported before it is needed, and that what is compiled or cut short is the same as the long way."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from plainmodel import MODEL, plain

from geo_nlp.compiled import read_yaml
from geo_nlp.gazetteer import tables
from geo_nlp.gazetteer.spelling import cut
from geo_nlp.gazetteer.tokenizer import english, load, part_dyads
from geo_nlp.rules.loader import load_rules, made_of
from geo_nlp.rules.sources import parse, product_sources

HEAVY = ("spacy", "numpy", "networkx", "trafilatura", "htmldate", "lxml", "pydantic", "rich", "yaml", "pyarrow")
LOADED = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
ASKED = "try: main()\nexcept SystemExit: pass"
HELP = f"import sys; sys.argv[1:] = ['--help']\nfrom geo_nlp.cli import main\n{ASKED}"
QUICKLY = "from geo_nlp.run.quickly import import_spacy; import_spacy(); import spacy, sys"
TEXTS = (
    "U.S.-France talks", "OPEC+-Russia deal", "  Bashar al-Assad ", "the U.N. envoy", "can't", "cannot", "e.g. Mali's",
    "I'm gonna", "N.Y.-based (:-))", "", " \n", "a.m. U.S.A. 10km", "Côte d’Ivoire", "Mr. O'Neill", "Ill. Wed Id im",
    "Mali´s, Chad`s",
)  # fmt: skip


def said(code: str) -> list[str]:
    """The lines that Python prints for some code, in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("code", ["import geo_nlp", "import geo_nlp.cli", HELP], ids=["package", "cli", "help"])
def test_nothing_heavy_is_imported(code: str) -> None:
    assert said(f"{code}\n{LOADED}")[-1] == ""


def test_reading_a_text_imports_neither_the_html_reader_nor_spacy() -> None:
    code = "from geo_nlp.read import read_articles; next(iter(read_articles(['data/samples/wire-caps.txt'])))"
    assert not {"spacy", "trafilatura", "htmldate", "lxml", "yaml"} & set(said(f"{code}\n{LOADED}")[-1].split())


def test_spacy_without_its_command_line_lacks_nothing() -> None:
    before, after = said(
        f"{QUICKLY}; print('typer' in sys.modules); print(spacy.cli.download.__name__, spacy.info()['spacy_version'])"
    )
    assert (before, after) == ("False", f"download {spacy.__version__}")


def test_without_json_the_yaml_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    short = read_yaml("geo_nlp.clean", "boilerplate.yaml")
    monkeypatch.setattr("geo_nlp.compiled.found", lambda *_: None)
    monkeypatch.setattr("geo_nlp.compiled.keep", lambda *_: False)
    assert read_yaml("geo_nlp.clean", "boilerplate.yaml") == short


def test_the_unpacked_rules_are_those_of_the_files() -> None:
    faults: list[str] = []
    made, packed = made_of({s: parse(s, faults) for s in product_sources()}, faults), load_rules()
    for table in ("relations", "stances", "demands", "files"):
        assert dict(getattr(packed, table)) == getattr(made, table)
    for simple in ("light_verbs", "classes", "context", "attribution", "own", "digest", "triggers"):
        assert getattr(packed, simple) == getattr(made, simple)
    assert packed.rules() == made.rules()


def test_the_tokenizer_that_is_loaded_once_is_the_changed_one() -> None:
    once, changed = load(MODEL), part_dyads(plain())
    same = [tokenizer.to_bytes(exclude=["vocab"]) for tokenizer in (once.tokenizer, changed.tokenizer, english())]
    assert same[0] == same[1] == same[2]
    assert once.config.to_str() == changed.config.to_str()


def test_names_are_cut_as_the_tokenizer_cuts_them() -> None:
    tokenizer = english()
    names = [name for name, _ in tables.all_names()]
    for text in [*names[::10], *TEXTS, *tokenizer.rules, *(f"the {special} France" for special in tokenizer.rules)]:
        assert cut(text) == [(token.idx, token.text) for token in tokenizer(text) if not token.is_space], text
