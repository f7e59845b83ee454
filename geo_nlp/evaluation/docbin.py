"""spaCy's DocBin: documents that geo_nlp processed give whole records, others their entities or spans as mentions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.formats import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from geo_nlp.evaluation.same import Values


def read_docbin(path: Path) -> Iterator[Values]:
    """One record for each document of a .spacy file, in its order."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    from geo_nlp.extensions import register

    register()
    try:
        held = DocBin().from_disk(path)
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path}: is no DocBin ({error}); write it with DocBin.to_disk") from error
    for doc in held.get_docs(Vocab()):
        yield _record(doc)


def _record(doc: Doc) -> dict[str, Any]:
    from dataclasses import asdict

    from geo_nlp.extensions import is_written

    article = doc._.article
    about = {"id": article.id if article else id_of(doc.text), "text": doc.text}
    layers = [name for name in ("mentions", "roles", "relations", "stances", "attributions") if is_written(doc, name)]
    if layers:
        return {**about, **{name: [asdict(item) for item in getattr(doc._, name)] for name in layers}}
    spans = list(doc.spans["mentions"]) if "mentions" in doc.spans else list(doc.ents)
    mentions = [
        {
            "start": span.start_char, "end": span.end_char, "text": span.text, "type": span.label_, "level": "name",
            "actor": span.kb_id_ or None, "country": None,
        }
        for span in spans
    ]  # fmt: skip
    return {**about, "mentions": mentions}
