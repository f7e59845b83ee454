"""Speed and stages where the stages are not compiled, in a process that reads them as Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.texts import written
from geo_nlp.types import Article


def interpreted(texts: Mapping[str, Sequence[Article]], pairs: int) -> dict[str, Any]:
    """The parts "speed" and "stages", measured with GEO_NLP_NATIVE=0."""
    with TemporaryDirectory() as folder:
        out = Path(folder, "bench.json")
        named = [f"--texts={name}={written(corpus, Path(folder, f'{name}.jsonl'))}" for name, corpus in texts.items()]
        asked = [f"--pairs={pairs}", "--only=speed,stages", f"--output={out}"]
        subprocess.run(
            [sys.executable, "-m", "benchmarks", *named, *asked], env={**os.environ, "GEO_NLP_NATIVE": "0"}, check=True
        )
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return {part: found[part] for part in ("speed", "stages")}
