"""Compile the stages, which then take little more than half the time: `python -m geo_nlp.native.compile`.

mypyc, which comes with mypy, translates the modules to C by their types; the machine's C compiler does the rest. It
takes two minutes, once, up to ten on a busy machine. Where something is missing all stays Python, and a line says what.

What mypyc cannot read, and the stages do without: a star in what stands after `in`, `in` on a generator, `is` between
values (they are no objects there), `cached_property`, a value that is not of the type it is said to have. What it reads
otherwise: a generator that is handed to a call is made a list first, so that `found.extend(n for n in new if n not in
found)` keeps what is twice in `new`.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeGuard

from geo_nlp.native import BUILT, LIST, PACKAGE, compiled, fingerprint, sources

FUTURE = "from __future__ import annotations"
SETTINGS = PACKAGE / "native" / "mypy.ini"


def main() -> None:
    """Compile, unless what is there was made from these sources, and say in one line what came of it."""
    if compiled():
        return print("The stages are compiled.")
    if lack := missing():
        return print(f"The stages stay Python, which is slower: {lack}.")
    print("Compiling the stages, once: 2 minutes, up to 10 on a busy machine ...", flush=True)
    made_of = fingerprint()
    with TemporaryDirectory() as place:
        _copy(Path(place) / "geo_nlp")
        command = [sys.executable, "-c", f"from {__spec__.name} import translate; translate()"]
        done = subprocess.run(command, cwd=place, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            return print(f"The stages stay Python, which is slower; the compiler says:\n{done.stdout[-1000:]}")
        try:
            print(f"Compiled {_keep(Path(place) / 'made', made_of)} modules.")
        except OSError as error:
            if not compiled():  # by another run, meanwhile
                print(f"The stages stay Python, which is slower: {BUILT} cannot be written ({error.strerror}).")


def missing() -> str | None:
    """What the machine lacks to compile."""
    if not os.access(BUILT.parent, os.W_OK):
        return f"{BUILT.parent} cannot be written by this user; whoever installed geo-nlp can compile them"
    if find_spec("mypyc") is None or find_spec("setuptools") is None:
        return "pip install 'geo-nlp[native]' brings what translates them to C"
    compiler = (sysconfig.get_config_var("CC") or "cl").split()[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler}) on this machine"
    header = Path(sysconfig.get_path("include"), "Python.h")
    return None if header.exists() else f"there is no {header}, which Python's development package brings"


def _copy(place: Path) -> None:
    """Copy the package's sources, those that are compiled with their constants fixed."""
    shutil.copytree(PACKAGE, place, ignore=lambda folder, names: [n for n in names if not _is_source(Path(folder, n))])
    for path in sources():
        copy = place / path.relative_to(PACKAGE)
        copy.write_text(with_constants(path.read_text(encoding="utf-8")), encoding="utf-8")


def _is_source(path: Path) -> bool:
    return path.suffix in (".ini", ".py", ".typed") or (path.is_dir() and path.name not in (BUILT.name, "__pycache__"))


def with_constants(source: str) -> str:
    """A module whose constants are `Final`: each is a place in memory then, else each use looks up its name.

    Constants are names in capitals that are given a value once, on the level of the module.

    >>> print(with_constants('from __future__ import annotations\\nVERBS = words("verb")\\nREACH: int = 3'))
    from __future__ import annotations; from typing import Final as _Final
    VERBS: _Final = words("verb")
    REACH: _Final[int] = 3
    """
    lines = source.split("\n")
    if FUTURE not in lines:
        return source
    statements = ast.parse(source).body
    given = Counter(name.id for statement in statements for name in ast.walk(statement) if _is_given(name))
    for statement in statements:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        name = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        if not isinstance(name, ast.Name) or not name.id.isupper() or len(name.id) == 1 or given[name.id] > 1:
            continue  # names of one letter are of types
        line, end = lines[name.lineno - 1], len(name.id)
        if isinstance(statement, ast.AnnAssign):
            first, last = statement.annotation.col_offset, statement.annotation.end_col_offset
            if not line.startswith("Final", first):
                lines[name.lineno - 1] = f"{line[:first]}_Final[{line[first:last]}]{line[last:]}"
        elif len(statement.targets) == 1:
            lines[name.lineno - 1] = f"{line[:end]}: _Final{line[end:]}"
    lines[lines.index(FUTURE)] = f"{FUTURE}; from typing import Final as _Final"
    return "\n".join(lines)


def _is_given(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def translate() -> None:
    """Make libraries in the folder `made` from the sources that lie below the present folder."""
    from mypyc.build import mypycify
    from setuptools import setup
    from setuptools.command.build_ext import build_ext

    class Build(build_ext):  # type: ignore[misc]
        """Compiles as many files at once as there are processors."""

        def build_extensions(self) -> None:
            one = self.compiler.compile

            def every(files: Sequence[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    return [made for part in pool.map(lambda file: one([file], **options), files) for made in part]

            self.compiler.compile = every
            for module in self.extensions if self.compiler.compiler_type == "unix" else ():
                module.extra_compile_args.append("-fvisibility=hidden")  # so that calls between modules are direct ones
            super().build_extensions()

    paths = [str(Path("geo_nlp", path.relative_to(PACKAGE))) for path in sources()]
    modules = mypycify([f"--config-file={SETTINGS}", *paths], opt_level="2", debug_level="0", multi_file=True)
    command = ["-q", "build_ext", "--build-temp", "parts", "--build-lib", "made"]
    setup(name="geo_nlp", packages=[], ext_modules=modules, cmdclass={"build_ext": Build}, script_args=command)


def _keep(made: Path, made_of: str) -> int:
    """Move the libraries to where they are looked for, each under the name of its module; how many there are.

    They are put together beside it: a run that is killed leaves what was there, and of two at once the last one wins.
    """
    files = {}
    with TemporaryDirectory(prefix="built.", dir=BUILT.parent) as place:
        fresh = Path(place, "built")
        fresh.mkdir()
        for path in sorted(file for file in made.rglob("*") if file.is_file()):
            name, _, ending = path.name.partition(".")
            module = ".".join((*path.relative_to(made).parts[:-1], name))
            files[module] = f"{module}.{ending}"
            shutil.move(path, fresh / files[module])
        (fresh / LIST.name).write_text(json.dumps({"made of": made_of, "files": files}, indent=1))
        shutil.rmtree(BUILT, ignore_errors=True)
        fresh.replace(BUILT)
    return len(files)


if __name__ == "__main__":
    main()
