"""The spaCy model as it is, without anything of ours."""

from __future__ import annotations

import spacy
from spacy.language import Language

from geo_nlp.pipeline import MODELS

MODEL = next(name for name in MODELS if spacy.util.is_package(name))


def plain() -> Language:
    """en_core_web_sm, loaded anew."""
    return spacy.load(MODEL)
