"""The pipeline of a process: made once for each setting, and kept."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo_nlp.allocator import keep_memory
from geo_nlp.gazetteer.disputed import Policy
from geo_nlp.ner import Ner
from geo_nlp.pipeline import load
from geo_nlp.process import is_ours
from geo_nlp.run.quickly import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language

SELDOM = (200_000, 20, 50)  # thresholds of the garbage collector, for gc.set_threshold


class Setting(NamedTuple):
    """What a pipeline is made of: the model, folders of rules and a hash of what is in them, whose names and places."""

    model: str | None = None
    rules: tuple[str, ...] = ()
    digest: str = ""
    ner: Ner | None = None
    disputed: Policy | None = None


Ready = Callable[[Setting], object]


@cache
def loaded(setting: Setting) -> Language:
    """The pipeline, which stays: processes that are forked have it."""
    if is_ours():
        import_spacy()
    return load(setting.model, rules=setting.rules, ner=setting.ner, disputed=setting.disputed)


def pipeline(setting: Setting) -> Language:
    """The same where it is used at once: a process of our own is set up for it."""
    nlp = loaded(setting)
    if is_ours():
        _set_up(setting)
    return nlp


@cache
def _set_up(setting: Setting) -> None:
    """Change settings of the process, when the pipeline of a setting is there.

    The collector of cycles need not walk its tables (5 % of the time). What a batch holds is much, and it goes without
    the collector (`tree.forget`): that looks seldom (4 %). Memory that is free stays (`geo_nlp.allocator`).
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)
    if os.environ.get("GEO_NLP_FAST", "1") != "0":
        keep_memory()
