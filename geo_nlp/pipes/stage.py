"""A stage as a spaCy component that tells what it needs, to `nlp.analyze_pipes()` and to a pipeline that lacks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps

from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.errors import PipelineError
from geo_nlp.extensions import is_written

Stage = Callable[[Doc], Doc]
ATTRIBUTE_PREFIX = "doc._."
WRITERS: Mapping[str, str] = {
    "mentions": "geo_mentions",
    "roles": "geo_roles",
    "attributions": "geo_attribution",
    "clauses": "geo_clauses",
    "relations": "geo_relations",
    "stances": "geo_stance",
}
"""The first stage that writes an attribute, in the order of the pipeline."""


def stage(name: str, *, requires: Iterable[str], assigns: Iterable[str]) -> Callable[[Stage], Stage]:
    """Register a function as the component `name`, which raises `PipelineError` where a stage before it is missing.

    `requires` and `assigns` are as in `Language.component`.
    """
    needed = _own(requires)

    def registered(run: Stage) -> Stage:
        @wraps(run)
        def checked(doc: Doc) -> Doc:
            for attribute in needed:
                if not is_written(doc, attribute):
                    raise PipelineError(_message(name, doc))
            return run(doc)

        Language.component(name, requires=[*requires], assigns=[*assigns], func=checked)
        return checked

    return registered


def _own(attributes: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        attribute.removeprefix(ATTRIBUTE_PREFIX) for attribute in attributes if attribute.startswith(ATTRIBUTE_PREFIX)
    )


def _message(name: str, doc: Doc) -> str:
    lacking = set(_lacking(name, doc))
    *before, last = [writer for writer in WRITERS.values() if writer in lacking]
    stages = f"{', '.join(before)} and {last}" if before else last
    return f"{name} needs {stages} before it; use geo_nlp.load(), or add what is missing with nlp.add_pipe"


def _lacking(name: str, doc: Doc) -> Iterator[str]:
    """The stages that would have to run before this one, those that they need in turn among them."""
    for attribute in _own(Language.get_factory_meta(name).requires):
        if not is_written(doc, attribute):
            yield WRITERS[attribute]
            yield from _lacking(WRITERS[attribute], doc)
