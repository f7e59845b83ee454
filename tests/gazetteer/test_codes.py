"""Codes of states in other data sets, and the Wikidata items of actors."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from geo_nlp.gazetteer import cow_abbreviation, cow_code, gazetteer, gw_number
from geo_nlp.gazetteer.tables import ORGANISATIONS, rows, wikidata_items
from geo_nlp.records import _actors
from geo_nlp.types import Mention

# ISO 3166-1 alpha-3, Correlates of War number and abbreviation (State System Membership v2016), Gleditsch-Ward number.
KNOWN = """\
USA 2 USA 2
CAN 20 CAN 20
HTI 41 HAI 41
MEX 70 MEX 70
BRA 140 BRA 140
GBR 200 UKG 200
IRL 205 IRE 205
FRA 220 FRN 220
CHE 225 SWZ 225
DEU 255 GMY 260
DDR 265 GDR 265
CSK 315 CZE 315
CZE 316 CZR 316
SVK 317 SLO 317
MNE 341 MNG 341
SRB 345 YUG 340
YUG 345 YUG 345
XKX 347 KOS 347
SVN 349 SLV 349
RUS 365 RUS 365
SUN 365 RUS 365
UKR 369 UKR 369
NGA 475 NIG 475
COD 490 DRC 490
ZAF 560 SAF 560
SDN 625 SUD 625
SSD 626 SSD 626
IRN 630 IRN 630
TUR 640 TUR 640
ISR 666 ISR 666
YEM 679 YEM 678
CHN 710 CHN 710
MNG 712 MON 712
TWN 713 TAW 713
PRK 731 PRK 731
KOR 732 ROK 732
JPN 740 JPN 740
IND 750 IND 750
VNM 816 DRV 816
VDR 817 RVN 817
AUS 900 AUL 900
TON 955 TON 972
"""


@pytest.mark.parametrize("line", KNOWN.splitlines())
def test_known_codes(line: str) -> None:
    iso3, cow, abbreviation, gw = line.split()
    assert (cow_code(iso3), cow_abbreviation(iso3), gw_number(iso3)) == (int(cow), abbreviation, int(gw))


@pytest.mark.parametrize("iso3", ["PSE", "VAT", "ESH", "HKG", "GRL", "ATA", "", "XXX"])
def test_no_code(iso3: str) -> None:
    assert cow_code(iso3) is cow_abbreviation(iso3) is gw_number(iso3) is None


def test_every_un_member_has_codes() -> None:
    members = [row["iso3"] for row in rows("states") if row["kind"] == "un_member"]
    assert not [iso3 for iso3 in members if not (cow_code(iso3) and cow_abbreviation(iso3) and gw_number(iso3))]


def test_a_code_needs_no_index() -> None:
    code = (
        "from geo_nlp.gazetteer import cow_code, index; assert cow_code('USA') == 2; import sys; "
        "print(index.gazetteer_of.cache_info().currsize, 'msgpack' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "False"]


def test_wikidata_items_are_written_right_and_one_actor_s() -> None:
    items = list(wikidata_items())
    assert not [pair for pair in items if not re.fullmatch(r"Q[1-9]\d*", pair[1])]
    assert len(items) == len({id_ for id_, _ in items}) == len({item for _, item in items})


def test_wikidata_items_are_of_known_actors() -> None:
    known = {row["id"] for table in ORGANISATIONS for row in rows(f"organisations/{table}")}
    assert not [row["id"] for row in rows("wikidata") if row["id"] not in known or not row["source"]]


@pytest.mark.parametrize(
    ("actor", "item"),
    [("USA", "Q30"), ("CHN", "Q148"), ("DNK", "Q35"), ("SUN", "Q15180"), ("place:antarctica", "Q51"),
     ("igo:un", "Q1065"), ("igo:nato", "Q7184"), ("igo:eu", "Q458"), ("party:chn:communist-party", "Q17427")],
)  # fmt: skip
def test_known_items(actor: str, item: str) -> None:
    assert gazetteer().wikidata[actor] == item


def named(actor: str, kind: str, text: str) -> Mention:
    """A mention of an actor by name; where it stands does not matter here."""
    return Mention(0, len(text), text, kind, "name", False, actor, text, None, None)


def test_a_record_has_the_items_of_its_actors() -> None:
    mentions = [named("FRA", "state", "France"), named("igo:nato", "igo", "NATO"), named("person:x", "person", "X")]
    items = [(actor.id, actor.wikidata) for actor in _actors(mentions)]
    assert items == [("FRA", "Q142"), ("igo:nato", "Q7184"), ("person:x", None)]
