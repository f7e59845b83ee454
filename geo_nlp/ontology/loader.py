"""Reading the vocabulary: every fault of every file is found before anything is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from geo_nlp.compiled import store, stored
from geo_nlp.errors import OntologyError
from geo_nlp.ontology.schema import ActorType, Attitude, Ontology, Post, Predicate, title_words

FILES = ("predicates.yaml", "posts.yaml", "attitudes.yaml", "sectors.yaml", "actor_types.yaml")

_Entries = TypeVar("_Entries", bound="BaseModel | str")


def _parsed(text: str, name: str, faults: list[str]) -> object | None:
    import yaml

    from geo_nlp.ontology.uniquekeys import read_text

    try:
        return read_text(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.append(f"{name}: line {line}: {error.problem}")
    except yaml.YAMLError as error:
        faults.append(f"{name}: {' '.join(str(error).split())}")
    return {}


def _read(
    text: str, name: str, kind: type[_Entries], faults: list[str], *, keeping: bool = False
) -> dict[str, _Entries]:
    data = stored("geo_nlp.ontology", name, text)
    if data is None:
        data = _parsed(text, name, faults)
        if keeping and not faults:
            store("geo_nlp.ontology", name, text, data)
    try:
        return TypeAdapter(dict[str, kind]).validate_python(data)  # type: ignore[valid-type]
    except ValidationError as error:
        allowed = ", ".join(kind.model_fields) if issubclass(kind, BaseModel) else ""
        for fault in error.errors():
            hint = f" (allowed: {allowed})" if fault["type"] == "extra_forbidden" and len(fault["loc"]) == 2 else ""
            faults.append(f"{name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}{hint}")
    return {}


def _index(posts: Mapping[str, Post], faults: list[str]) -> dict[tuple[str, ...], dict[str | None, str]]:
    index: dict[tuple[str, ...], dict[str | None, str]] = {}
    for post, entry in posts.items():
        for title in entry.titles:
            by_country = index.setdefault(title_words(title.title), {})
            if title.country in by_country:
                where = f" in {title.country}" if title.country else ""
                taken = by_country[title.country]
                faults.append(f"posts.yaml: {post}.titles: {title.title!r} already means {taken}{where} (list it once)")
            by_country.setdefault(title.country, post)
    if () in index:
        faults.append("posts.yaml: a title has no words")
    return index


def _check_references(ontology: Ontology) -> Iterator[str]:
    """Yield the names that lead nowhere; a file that could not be read is empty here, and not blamed a second time."""
    events = sorted(name for name, entry in ontology.predicates.items() if entry.kind == "event")
    for name, predicate in ontology.predicates.items():
        if predicate.future not in (None, *events):
            yield f"predicates.yaml: {name}.future: no event {predicate.future!r} (there are {', '.join(events)})"
    sectors = [("posts.yaml", name, post.sector) for name, post in ontology.posts.items()]
    sectors += [("actor_types.yaml", name, entry.sector) for name, entry in ontology.actor_types.items()]
    for file, name, sector in sectors:
        if ontology.sectors and sector not in ontology.sectors:
            yield f"{file}: {name}.sector: no sector {sector!r} (there are {', '.join(ontology.sectors)})"
    for name, post in ontology.posts.items():
        if ontology.predicates and post.tie not in (None, *ontology.predicates):
            yield f"posts.yaml: {name}.tie: no predicate {post.tie!r} in predicates.yaml"
    if ontology.posts and "other" not in ontology.posts:
        yield "posts.yaml: the post 'other' is missing; unknown titles mean it"


def build_ontology(texts: Mapping[str, str], *, keeping: bool = False) -> Ontology:
    """Return the vocabulary written in the texts of the five `FILES`; with `keeping`, their JSON is for the next start.

    Raises:
        OntologyError: with every fault of every file, each as file, key path, what is wrong, what is allowed.
    """
    faults: list[str] = []

    def read(name: str, kind: type[_Entries]) -> dict[str, _Entries]:
        return _read(texts[name], name, kind, faults, keeping=keeping)

    posts = read("posts.yaml", Post)
    titles = _index(posts, faults)
    ontology = Ontology(
        predicates=read("predicates.yaml", Predicate),
        posts=posts,
        attitudes=read("attitudes.yaml", Attitude),
        sectors=read("sectors.yaml", str),
        actor_types=read("actor_types.yaml", ActorType),
        titles=titles,
        unique={title_words(t.title): t.only for post in posts.values() for t in post.titles if t.only},
        longest_title=max(map(len, titles), default=0),
    )
    faults.extend(_check_references(ontology))
    if faults:
        raise OntologyError("; ".join(faults))
    return ontology


@cache
def load_ontology() -> Ontology:
    """Return the vocabulary of the package.

    >>> accuse = load_ontology().predicates["ACCUSE"]
    >>> accuse.quad, accuse.score, accuse.modes["disapprove"]
    (3, -3.0, -2.0)
    """
    folder = files("geo_nlp.ontology")
    return build_ontology({name: folder.joinpath(name).read_text(encoding="utf-8") for name in FILES}, keeping=True)
