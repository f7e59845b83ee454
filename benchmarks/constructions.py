"""`python -m benchmarks.constructions --texts news.jsonl.gz`: how often each construction of the stages is met.

Each function of `geo_nlp/pipes` counts the articles in which it finds something (gives what is true, not empty, or
other than it was given), and is left out of so many of them in turn (it then finds nothing), to see whether records
change. What is never met, or changes nothing, is what to prune. `python -m docs.constructions_page` writes
docs/constructions.md from the counts and the docstrings.

Modules are wrapped as they are imported: each function that stands in a module, not methods and what is cached.
"""

from __future__ import annotations

import argparse
import functools
import inspect
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import islice
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
COUNTS = Path(__file__).with_suffix(".json")
STAGES = "geo_nlp.pipes."

LONGEST = 20.0  # seconds for an article

met: set[str] = set()
"""The functions that found something in the article at work."""
left_out: set[str] = set()


def nothing(value: object) -> Any:
    """What a function that finds nothing gives, where it gave this.

    >>> nothing(True), nothing("Mali"), nothing([1]), nothing(3.5)
    (False, '', [], None)
    """
    return type(value)() if isinstance(value, bool | int | str | tuple | list | frozenset | dict) else None


def counted(function: FunctionType) -> Callable[..., Any]:
    """The function, which tells when it finds something, and finds nothing when it is left out."""
    name = f"{function.__module__.removeprefix(STAGES)}.{function.__name__}"
    signature = inspect.signature(function)
    same = [n for n, (p, a) in enumerate(signature.parameters.items()) if a.annotation == signature.return_annotation]

    @functools.wraps(function)
    def generator(*arguments: Any, **options: Any) -> Iterator[Any]:
        for value in function(*arguments, **options):
            met.add(name)
            if name in left_out:
                return
            yield value

    @functools.wraps(function)
    def plain(*arguments: Any, **options: Any) -> Any:
        value = function(*arguments, **options)
        given = arguments[same[0]] if len(same) == 1 and len(arguments) > same[0] else None
        if value and (given is None or value != given):
            met.add(name)
            if name in left_out:
                return nothing(value) if given is None else given
        return value

    return generator if inspect.isgeneratorfunction(function) else plain


def _with_counted(value: Any, own: Mapping[Any, Callable[..., Any]]) -> Any:
    """A function as it is counted; so are those of a tuple or table, which a module goes through in order."""
    if isinstance(value, FunctionType):
        return own.get(value, value)
    if type(value) is tuple:
        return tuple(_with_counted(each, own) for each in value)
    if type(value) is dict:
        return {key: _with_counted(each, own) for key, each in value.items()}
    return value


class Loader(SourceFileLoader):
    """Wraps the functions of a module when it has been read."""

    def exec_module(self, module: ModuleType) -> None:
        """Read, then wrap."""
        super().exec_module(module)
        own = {
            value: counted(value)
            for value in vars(module).values()
            if isinstance(value, FunctionType) and value.__module__ == module.__name__
        }
        for name, value in list(vars(module).items()):
            setattr(module, name, _with_counted(value, own))


class Finder(MetaPathFinder):
    """Finds the modules of the stages."""

    def find_spec(self, name: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module is; None where it is none of the stages."""
        file = ROOT.joinpath(*name.split(".")).with_suffix(".py")
        stage = name.startswith(STAGES) and file.exists() and not name.endswith((".components", ".stage"))
        return spec_from_file_location(name, file, loader=Loader(name, str(file))) if stage else None


def main(arguments: list[str] | None = None) -> None:
    """Count, leave out, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="articles, .jsonl or .jsonl.gz")
    parser.add_argument("--most", type=int, default=8000, help="how many articles are read")
    parser.add_argument("--tries", type=int, default=12, help="in how many articles each function is left out")
    options = parser.parse_args(arguments)
    os.environ["GEO_NLP_NATIVE"] = "0"
    signal.signal(signal.SIGALRM, _give_up)
    sys.meta_path.insert(0, Finder())
    import geo_nlp
    from benchmarks.golden import parsed, record
    from benchmarks.texts import opening
    from geo_nlp.read import read_articles
    from geo_nlp.types import Article

    articles = (opening(a) for a in read_articles(options.texts) if isinstance(a, Article))
    nlp = geo_nlp.load()
    rows = sorted(parsed(nlp, islice(articles, options.most)), key=lambda row: len(row[1]))
    seen, tried = Counter[str](), dict[str, list[tuple[int, Any]]]()
    for number, row in enumerate(rows):
        met.clear()
        found = record(nlp, *row)
        seen.update(met)
        for name in met:
            if len(kept := tried.setdefault(name, [])) < options.tries:
                kept.append((number, found))
    figures = {}
    for name, kept in tried.items():
        left_out.add(name)
        changed = sum(_without(nlp, rows[number]) != found for number, found in kept)
        left_out.clear()
        figures[name] = {"articles": seen[name], "tried": len(kept), "changed": changed}
    COUNTS.write_text(json.dumps({"articles": len(rows), "functions": dict(sorted(figures.items()))}, indent=1) + "\n")
    print(f"{len(figures):,} functions met in {len(rows):,} articles: {COUNTS}")


def _without(nlp: Any, row: Any) -> object:
    from benchmarks.golden import record

    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        return record(nlp, *row)
    except (AttributeError, IndexError, KeyError, StopIteration, TimeoutError, TypeError, ValueError):
        return None  # what it gives is needed, be it to end a loop
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _give_up(number: int, frame: object) -> None:
    """Leave a loop that never ends without the function."""
    raise TimeoutError


if __name__ == "__main__":
    main()
