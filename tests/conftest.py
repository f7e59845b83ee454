"""The pipeline, loaded once, and every sentence of the run, parsed once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

os.environ["GEO_NLP_NATIVE"] = "0"  # tests read the sources; test_native.py compares what is compiled with them

from browser import chromium, opened
from docpages import records_folder

import geo_nlp
from geo_nlp.extraction import make_doc
from geo_nlp.types import Article

__all__ = ["chromium", "opened", "records_folder"]
PUBLISHED = "2025-03-01"
collect_ignore = ["tour.md"]  # run by test_tour.py, with the pipeline of the session


@pytest.fixture(scope="session")
def nlp() -> Language:
    return geo_nlp.load()


def articles(texts: Iterable[str]) -> list[Article]:
    """Articles of a Saturday, the first of March 2025."""
    return [Article(id=f"a{number}", text=text, date=PUBLISHED) for number, text in enumerate(texts)]


@pytest.fixture(scope="session")
def parsed(request: pytest.FixtureRequest, nlp: Language) -> Mapping[str, Doc]:
    """The processed `Doc` of the `example` of every test that was selected, by its text."""
    params: list[dict[str, Any]] = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
    texts = list(dict.fromkeys(p["example"].text for p in params if "example" in p))
    docs = nlp.pipe([make_doc(nlp, article) for article in articles(texts)], batch_size=64)
    return dict(zip(texts, docs, strict=True))
