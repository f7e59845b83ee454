"""The same articles by every way that the program has: which ways give the same bytes, and how many records differ.

    python -m benchmarks.samebytes articles.jsonl [--compiled FOLDER]

Other processors are imitated by what decides on them: OpenBLAS takes the kernels of the one that is named, whose
products differ in their last bits (`OPENBLAS_CORETYPE`). The kernels of thinc's BLIS cannot be chosen. FOLDER holds a
compiled geo_nlp, which is compared with itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

WITHIN: Mapping[str, dict[str, str]] = {
    "as it is": {},
    "not compiled": {"GEO_NLP_NATIVE": "0"},
    "no stand-ins": {"GEO_NLP_FAST": "0"},
    "1 thread": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"},
    "4 threads": {"OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "4", "BLIS_NUM_THREADS": "4"},
    "2 workers": {"WORKERS": "2"},
    "another hash seed, locale and zone": {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
}
PROCESSORS: Mapping[str, dict[str, str]] = {
    "OpenBLAS as Haswell": {"OPENBLAS_CORETYPE": "Haswell"},
    "OpenBLAS as Skylake-X": {"OPENBLAS_CORETYPE": "SkylakeX"},
    "OpenBLAS as Sandy Bridge": {"OPENBLAS_CORETYPE": "Sandybridge"},
}


def extracted(articles: Path, environment: Mapping[str, str], root: Path) -> list[str]:
    """The lines of the records of a process of its own."""
    workers = environment.get("WORKERS", "1")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.jsonl")
        line = [sys.executable, "-m", "geo_nlp", "extract", str(articles), "-o", str(out), "-q", "--workers", workers]
        subprocess.run(line, check=False, cwd=folder, env={**os.environ, **environment, "PYTHONPATH": str(root)})
        return out.read_text(encoding="utf-8").splitlines()


def differing(lines: list[str], others: list[str]) -> int:
    """How many records are not the same, whatever rules the engine names."""
    pairs = zip(map(json.loads, lines), map(json.loads, others), strict=True)
    return sum({**one, "engine": None} != {**other, "engine": None} for one, other in pairs)


def main() -> None:
    """Print a row for each way."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", type=Path)
    options.add_argument("--compiled", type=Path)
    asked = options.parse_args()
    root = Path(__file__).parents[1]
    reference = extracted(asked.articles, {}, root)
    print(f"{len(reference)} records, sha256 {digest(reference)}", flush=True)
    for name, environment in {**WITHIN, **PROCESSORS}.items():
        found = extracted(asked.articles, environment, root)
        print(f"{name:40}{digest(found)}  {differing(reference, found)} differ", flush=True)
    if asked.compiled:
        compiled, not_compiled = (
            extracted(asked.articles, {"GEO_NLP_NATIVE": native}, asked.compiled) for native in ("1", "0")
        )
        print(f"{'compiled, and not':40}{digest(compiled)}  {differing(compiled, not_compiled)} differ")


def digest(lines: list[str]) -> str:
    """A hash of all lines."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


if __name__ == "__main__":
    main()
