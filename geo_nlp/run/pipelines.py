"""The pipeline of a process: made once for each setting, and kept."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo_nlp.gazetteer.disputed import Policy
from geo_nlp.ner import Ner
from geo_nlp.pipeline import load
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
    import_spacy()
    return load(setting.model, rules=setting.rules, ner=setting.ner, disputed=setting.disputed)


@cache
def pipeline(setting: Setting) -> Language:
    """The same in a process of our own, where the collector of cycles need not walk its tables (5 % of the time).

    What a batch holds is much, and it goes without the collector (`parse.forget`): that looks seldom (4 %).
    """
    nlp = loaded(setting)
    gc.freeze()
    gc.set_threshold(*SELDOM)
    return nlp
