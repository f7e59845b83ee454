"""A program that calls the package finds its process as it was; only processes of our own are set up for the work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ABOUT = '''
import ctypes, gc, locale, logging, os, random, resource, signal, sys, threading, warnings
import spacy  # which adds filters for warnings of its own
import geo_nlp

def is_mapped():
    """Whether the C library asks the system for a large block; it does so above 32 MB unless it is set otherwise."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        return None
    class Usage(ctypes.Structure):
        _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd a b c d e".split()]
    library.mallinfo2.restype, library.malloc.restype = Usage, ctypes.c_void_p
    before = library.mallinfo2().hblkhd
    block = library.malloc(64 << 20)
    after = library.mallinfo2().hblkhd
    library.free(ctypes.c_void_p(block))
    return after - before >= 64 << 20

def process():
    loggers = [logging.root, logging.getLogger("geo_nlp"), logging.getLogger("spacy")]
    return {
        "large blocks are mapped": is_mapped(),
        "collector": (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), list(map(str, gc.callbacks))),
        "recursion limit": sys.getrecursionlimit(),
        "switch interval": sys.getswitchinterval(),
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "locale": locale.setlocale(locale.LC_ALL),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "limits": [resource.getrlimit(n) for n in (resource.RLIMIT_AS, resource.RLIMIT_STACK, resource.RLIMIT_NOFILE)],
        "warnings": list(warnings.filters),
        "logging": [(one.level, one.disabled, list(one.handlers), list(one.filters)) for one in loggers],
        "chance": hash(random.getstate()),
        "threads": threading.active_count(),
        "streams": [(one, one.encoding, one.errors) for one in (sys.stdin, sys.stdout, sys.stderr)],
        "hooks": [sys.excepthook, sys.displayhook, sys.unraisablehook, threading.excepthook, sys.gettrace()],
        "spacy": (spacy.cli, sorted(vars(spacy))),
        "paths": (list(sys.path), list(sys.path_hooks)),
    }

def compare(before):
    for name, value in process().items():
        if before[name] != value:
            print(f"{name}: {before[name]} is now {value}")
    print("compared")
'''
TEXT = "France condemned Russia on Monday. The minister left Mali."
ENTERED = {
    "load": f"geo_nlp.load()({TEXT!r})",
    "extract": f"list(geo_nlp.extract([{{'text': {TEXT!r}}}]))",
    "two workers": f"list(geo_nlp.extract([{{'text': str(n) + {TEXT!r}}} for n in range(70)], workers=2))",
    "zones": (
        "from geo_nlp import zones, extraction; from geo_nlp.types import Article; nlp = geo_nlp.load();"
        "zones.MOST_KNOWN = zones.MOST_NEW = zones.MOST_PLACES = 0;"
        "zones.give_back = lambda: print('memory is given back');"
        f"list(extraction.records([Article('a', {TEXT!r})] * 70, nlp=nlp))"
    ),
    "run": (
        "import tempfile; from geo_nlp.run import extract_run; from pathlib import Path; a = tempfile.mkdtemp();"
        f"Path(a, 'a.txt').write_text({TEXT!r}); extract_run([a + '/a.txt'], a + '/run')"
    ),
}


def said(code: str) -> list[str]:
    """The lines that Python prints for some code, in a process of its own."""
    script = [sys.executable, "-c", f"{ABOUT}\n{dedent(code)}\n"]
    return subprocess.run(script, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("entered", ENTERED.values(), ids=ENTERED)
def test_the_process_of_a_program_stays_as_it_was(entered: str) -> None:
    assert said(f"before = process()\n{entered}\ncompare(before)") == ["compared"]


def test_a_process_of_our_own_is_set_up(tmp_path: Path) -> None:
    """So that the comparison is seen to tell."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    code = f"""
    import sys; sys.argv[1:] = ["extract", {str(path)!r}]
    before = process()
    from geo_nlp.cli import main
    try: main()
    except SystemExit: pass
    compare(before)
    """
    lines = said(code)
    changed = [line.partition(":")[0] for line in lines if ": " in line and not line.startswith("{")]
    assert {"collector", "large blocks are mapped"} <= {*changed}, lines


def test_a_worker_is_set_up() -> None:
    code = """
    from geo_nlp.run.pipelines import Setting
    from geo_nlp.run.pool import spread
    from geo_nlp.run.pipelines import loaded
    from geo_nlp.read import Failure
    from geo_nlp.types import Article
    from geo_nlp.run.worker import extracted

    def work(setting, items):
        extracted(setting, items)
        return [Failure("a", f"{gc.get_freeze_count() > 0} {is_mapped()}")] * len(items)

    items = iter([Article("a", "France met Russia.")])
    print([one.error for one in spread(items, 1, Setting(), loaded, work=work)], gc.get_freeze_count(), is_mapped())
    """
    assert said(code)[-1] in (
        "['True False'] 0 True",
        "['True None'] 0 None",  # without glibc
    )
