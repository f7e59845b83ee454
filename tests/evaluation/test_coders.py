"""Samples, sheets, and what two coders' answers tell."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from annotations import ACCUSE, ASSAULT, CONSULT, VISIT, Record, article

from geo_nlp.errors import InputError
from geo_nlp.evaluation.agreement import alpha
from geo_nlp.evaluation.coders import annotators_agree, precision_of, sheets_agree
from geo_nlp.evaluation.precision import precisions, wilson
from geo_nlp.evaluation.sampling import sample
from geo_nlp.evaluation.sheet import ASKED, key, read_sheet, sheet, sheet_page

RECORDS = [
    article(ACCUSE | {"confidence": 0.9}, VISIT | {"confidence": 0.55}, CONSULT | {"confidence": 0.95}, name=f"a{i}")
    for i in range(40)
]
RECORDS += [article(ASSAULT | {"confidence": 0.3}, name="b", source="=Wire", date="2025-03-01")]


def test_strata_are_drawn_from_evenly() -> None:
    drawn = sample(RECORDS, size=16, by=["predicate", "confidence"])
    assert drawn.sizes == {
        ("ACCUSE", "0.9-1.0"): 40, ("ASSAULT", "0.0-0.5"): 1, ("CONSULT", "0.5-0.6"): 40, ("CONSULT", "0.9-1.0"): 40,
    }  # fmt: skip
    assert drawn.taken == {
        ("ACCUSE", "0.9-1.0"): 5, ("ASSAULT", "0.0-0.5"): 1, ("CONSULT", "0.5-0.6"): 5, ("CONSULT", "0.9-1.0"): 5,
    }  # fmt: skip
    by_year = sample(RECORDS, size=500, by=["source", "year"])
    assert by_year.sizes == {("unknown", "unknown"): 120, ("=Wire", "2025"): 1}
    assert len(by_year.drawn) == 121


def test_the_seed_decides_what_is_drawn() -> None:
    one, same, other = (sheet(sample(RECORDS, size=9, seed=seed)) for seed in (1, 1, 2))
    assert one == same != other


def test_nothing_to_draw_from() -> None:
    with pytest.raises(InputError, match="no relations with two ends"):
        sample([article()], size=5)
    with pytest.raises(InputError, match="unknown stratum 'predicat'; did you mean predicate"):
        sample(RECORDS, size=5, by=["predicat"])


def test_a_sheet_shows_the_sentence_and_hides_the_confidence() -> None:
    drawn = sample(RECORDS, size=4, by=["predicate"])
    rows = list(csv.DictReader(io.StringIO(sheet(drawn))))
    accuse = next(row for row in rows if row["type"] == "ACCUSE")
    assert accuse["sentence"] == "France condemned Russia on Monday."
    assert (accuse["source"], accuse["target"]) == ("France", "Russia")
    assert all(row[name] == "" for row in rows for name in ASKED)
    assert "0.9" not in sheet(drawn) and "0.9" not in sheet_page(drawn).split("<body>")[1]
    assault = next(row for row in rows if row["type"] == "ASSAULT")
    assert assault["outlet"] == "'=Wire"  # no formula
    planned = next(row for row in csv.DictReader(io.StringIO(sheet(sample(RECORDS, size=99)))) if row["qualified"])
    assert planned["qualified"] == "planned"
    assert "ASSAULT</dt>" in sheet_page(drawn) and "France condemned Russia" in sheet_page(drawn)


def filled(path: Path, text: str, verdicts: list[str], types: dict[int, str] | None = None) -> Path:
    rows = list(csv.DictReader(io.StringIO(text)))
    for row, verdict in zip(rows, verdicts, strict=True):
        row["verdict"], row["right_type"] = verdict, (types or {}).get(int(row["number"]), "")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        out.writeheader()
        out.writerows(rows)
    return path


def test_sheets(tmp_path: Path) -> None:
    text = sheet(sample(RECORDS, size=4, by=["predicate"]))
    one = filled(tmp_path / "a.csv", text, ["right", "Yes", "0", "w"], {4: "coerce"})
    two = filled(tmp_path / "b.csv", text, ["r", "wrong", "no", ""])
    agreements, verdicts = sheets_agree(one, two)
    assert verdicts == {1: ("right", "right"), 2: ("right", "wrong"), 3: ("wrong", "wrong"), 4: ("wrong", "")}
    assert (agreements[0].units, agreements[0].share) == (3, pytest.approx(2 / 3))
    assert agreements[0].alpha == pytest.approx(
        1 - 5 * 2 / 18, abs=1e-6
    )  # by hand: n = 6, 1 unit apart, 3 x 3 expected
    assert read_sheet(one)[4]["right_type"] == "coerce"


def test_sheets_that_cannot_be_used(tmp_path: Path) -> None:
    text = sheet(sample(RECORDS, size=4, by=["predicate"]))
    full = filled(tmp_path / "a.csv", text, ["right"] * 4)
    with pytest.raises(InputError, match=r"verdict 'perhaps'; write right, wrong or unsure"):
        read_sheet(filled(tmp_path / "b.csv", text, ["perhaps"] * 4))
    with pytest.raises(InputError, match="no record has two verdicts"):
        sheets_agree(full, filled(tmp_path / "c.csv", text, [""] * 4))
    other = filled(tmp_path / "d.csv", sheet(sample(RECORDS, size=5, by=["predicate"])), ["right"] * 5)
    with pytest.raises(InputError, match="has other records"):
        sheets_agree(full, other)
    (tmp_path / "e.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column number; give a sheet of `evaluate sample`; there are a, b"):
        read_sheet(tmp_path / "e.csv")


@pytest.mark.parametrize(
    ("size", "seed", "reason"), [(6, 12345, "6 records, not 9"), (9, 2, r"record \d+ is \w+, not \w+|other articles")]
)
def test_the_key_of_another_sample_is_refused(size: int, seed: int, reason: str, tmp_path: Path) -> None:
    verdicts: dict[int, tuple[str, ...]] = {number: ("right",) for number in range(1, 10)}
    drawn, other = sample(RECORDS, size=9), sample(RECORDS, size=size, seed=seed)
    mine, theirs = tmp_path / "a.key.json", tmp_path / "b.key.json"
    for file, one in ((mine, drawn), (theirs, other)):
        file.write_text(key(one, by=["predicate", "confidence"], seed=1, engine={}), encoding="utf-8")
    judged = filled(tmp_path / "a.csv", sheet(drawn), ["right"] * 9)
    assert precision_of(mine, verdicts, judged)[0]
    with pytest.raises(InputError, match=rf"is the key of another sample than .*a.csv \(({reason})\); give the one"):
        precision_of(theirs, verdicts, judged)


# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": binary data of two coders.
MEG = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
OWEN = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]


def test_alpha() -> None:
    assert alpha(zip(MEG, OWEN, strict=True)) == pytest.approx(0.095, abs=0.0005)
    assert alpha([("a", "a"), ("b", "b")]) == 1.0
    assert alpha([("a", "b"), ("b", "a")]) == pytest.approx(-0.5)  # by hand: 1 - 3 * 4 / 8
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a", None), (None, "b")]) is None


def test_wilson() -> None:
    low, high = wilson(15 / 20, 20)  # worked out by hand: (p + z²/2n ± z√(p(1-p)/n + z²/4n²)) / (1 + z²/n)
    assert (low, high) == (pytest.approx(0.5313, abs=1e-4), pytest.approx(0.8881, abs=1e-4))
    assert wilson(0.0, 10)[0] == 0.0
    assert wilson(0.5, 0) == (0.0, 1.0)


def test_precision_weighs_strata() -> None:
    drawn = sample(RECORDS, size=16, by=["predicate", "confidence"])
    held = json.loads(key(drawn, by=["predicate", "confidence"], seed=1, engine={}))
    right = {"0.9-1.0": ("right", "right"), "0.5-0.6": ("right", "wrong"), "0.0-0.5": ("unsure", "")}
    verdicts = {record["number"]: right[record["stratum"][1]] for record in held["records"]}
    by_type = {each.predicate: each for each in precisions(held, verdicts)}
    assert sorted(by_type) == ["ACCUSE", "CONSULT", "all"]
    assert (by_type["CONSULT"].found, by_type["CONSULT"].judged, by_type["CONSULT"].value) == (80, 10, 0.75)
    assert by_type["CONSULT"].corrected[0] == 60
    assert by_type["ACCUSE"].corrected == (40, round(40 * wilson(1.0, 5)[0]), 40)
    assert by_type["all"].found == 121


def test_annotators() -> None:
    first: list[Record] = [article(ACCUSE, CONSULT, VISIT), article(ASSAULT, name="alone")]
    second = [article(ACCUSE | {"predicate": "REJECT"}, CONSULT, VISIT | {"optional": True})]
    found, agreements = annotators_agree(first, second)
    assert found["relations"].row == (2, 2, 1, 1)
    assert (agreements[0].units, agreements[0].share) == (2, 0.5)
    with pytest.raises(InputError, match="no article in common"):
        annotators_agree(first, [article(name="z")])
