"""Fuzzing that looks at which lines an input reaches, by atheris (pip install atheris; Linux): one door at a time.

    PYTHONPATH=.:tests:tests/fuzz python -m guided "string" -max_total_time=60

What comes after the name of the door goes to libFuzzer. It begins with inputs of `fuzzing`, and a finding is written
to `found` as there.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["geo_nlp.read", "geo_nlp.clean", "geo_nlp.rules", "geo_nlp.graph.formats"]):
    from doors import DOORS
    from fuzzing import FOUND, input_of

FIRST = 200  # inputs to begin with


def main() -> None:
    """Fuzz a door until libFuzzer ends, or finds something."""
    door = DOORS[sys.argv[1]]
    logging.disable()
    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number in range(FIRST):
            (corpus / str(number)).write_bytes(input_of(door, number))
        os.chdir(folder)
        prefix = f"-artifact_prefix={FOUND}/{door.name.replace('/', '-')} "
        atheris.Setup([sys.argv[0], str(corpus), prefix, *sys.argv[2:]], door.enter)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
