"""The page of an article: each act once, the best first, as much as fits, and words whole at any width."""

from __future__ import annotations

import re

import pytest
from pages import Json, Page

from geo_nlp.cli.acts import acts_of
from geo_nlp.cli.layout import fitted, table, width_of
from geo_nlp.cli.tables import page_of, role_rows

LABELS = set(
    "source does target when where says also in who title of status more sentences sentence planned negated killed "
    "current injured ACCUSE ASSAULT AID criticism acts and roles --all shows the rest 2025-02-27 2025-02-25 … ─".split()
)
LONG = "Tengku-Ismail-ibn-Sulaiman-al-Muttawakkil-of-the-Northern-Federation"
URL = "https://example.org/2025/02/27/a-very-long-address-that-goes-on-and-on-until-no-terminal-can-hold-it.html"


def article() -> Json:
    """Long names, Chinese, Arabic, a long address, and a sentence of many lines."""
    page = Page(title=f"Paris speaks to {LONG}", url=URL)
    page.says("France and the United Federation of Northern Provinces condemned Russia on Tuesday, " * 6)
    page.does("United Federation of Northern Provinces", "ACCUSE", "Russian Federation", "a1", date_source="text",
              date="2025-02-25", place={"name": "Thiruvananthapuram"}, killed={"count": 12, "text": "a dozen"},
              injured={"count": None, "text": "scores"})  # fmt: skip
    page.says(
        "中国外交部发言人林剑在例行记者会上表示中国对此表示严重关切并坚决反对任何形式的单边制裁措施和长臂管辖行为。"
    )
    page.does("中华人民共和国外交部", "ACCUSE", "美利坚合众国国务院", "a2", modality="planned")
    page.says("أدانت وزارة الخارجية التركية الهجوم الروسي على أوكرانيا يوم الثلاثاء.")
    page.does("وزارة الخارجية التركية", "ACCUSE", "روسيا الاتحادية", "a3", negated=True)
    page.thinks("وزارة الخارجية التركية", "criticism", -1, "روسيا الاتحادية", "a3")
    page.says(f"{LONG} told Turkey.")
    page.does(LONG, "AID", "Turkey", "a4")
    page.holds(LONG, "Extraordinary and Plenipotentiary Ambassador-at-large", "ambassador", "Northern Federation")
    return page.record


def words(text: str) -> set[str]:
    return set(re.sub(r"[(),;]", " ", text).split())


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_word_is_broken(width: int) -> None:
    record = article()
    lines = list(page_of(record, width=width))
    names = [name for act in acts_of(record) for name in act.cells]
    roles = [cell for row in role_rows(record) for cell in row]
    known = words(" ".join([record["text"], record["title"], URL, *names, *roles]))
    shown = words("\n".join(lines).replace("─", " "))
    assert shown - known - LABELS - {"−", "of"} == set()
    spare = [act.cells[i] for act in acts_of(record) for i in (3, 4, 5, 6)] + [body for _, _, body in role_rows(record)]
    assert known <= shown | words(" ".join(spare))
    for line in lines:
        longest = max(map(width_of, line.split()), default=0)
        assert width_of(line) <= width or longest > width - 8, line


@pytest.mark.parametrize("width", [60, 200])
def test_columns_go_before_words_break(width: int) -> None:
    rows = [
        ("United Federation of Provinces", "ACCUSE", "Russian Federation", "2025-02-25", "Paris", "a spokesman", "")
    ]
    head, _, *lines = table(
        ("source", "does", "target", "when", "where", "says", "also in"), rows,
        width=width, spare=("also in", "when", "says", "where"),
    )  # fmt: skip
    assert head.split() == ["source", "does", "target"] + (["when", "where", "says"] if width == 200 else ["where"])
    assert len(lines) == (1 if width == 200 else 2)


def test_a_table_that_cannot_be_narrow_is_running_text() -> None:
    rows = [(LONG, "ACCUSE", LONG)]
    layout = fitted(("source", "does", "target"), rows, width=80)
    assert layout.widths is None
    assert " ".join(layout.row(rows[0])).split() == [LONG, "ACCUSE", LONG]


def body(record: Json, **more: int) -> list[str]:
    """The lines under the heading of the acts."""
    lines = list(page_of(record, width=100, **more))
    return lines[next(i for i, line in enumerate(lines) if line.split()[:1] == ["source"]) + 2 :]


def test_an_act_is_shown_once_at_its_best_record() -> None:
    page = Page().says("Germany criticises China")
    page.does("Germany", "ACCUSE", "China", "a1", confidence=0.5)
    page.says("On Tuesday Annalena Baerbock accused Beijing.")
    page.does("Annalena Baerbock", "ACCUSE", "China", "a1", confidence=0.9, date="2025-02-25", date_source="text")
    page.thinks("Annalena Baerbock", "criticism", -1, "China", "a1", confidence=0.95)
    page.says("Her words were sharp.").does("Germany", "ACCUSE", None, "a1", confidence=0.99)
    assert body(page.record) == [
        " On Tuesday Annalena Baerbock accused Beijing.",
        "   Annalena Baerbock  ACCUSE, criticism (−)  China   2025-02-25  2 more sentences",
    ]


def test_a_sentence_is_shown_once_with_all_its_acts() -> None:
    page = Page().says("France condemned Russia and thanked Turkey.")
    page.does("France", "ACCUSE", "Russia", "a1", confidence=0.7)
    page.does("France", "SUPPORT", "Turkey", "a2", confidence=0.9)
    assert body(page.record) == [
        " France condemned Russia and thanked Turkey.",
        "   France  SUPPORT  Turkey",
        "   France  ACCUSE   Russia",
    ]


def test_what_is_no_plain_fact_is_marked_and_harm_is_shown() -> None:
    page = Page().says("Russia did not shell Kharkiv.")
    page.does("Russia", "ASSAULT", "Ukraine", "a1", negated=True, place={"name": "Kharkiv"})
    page.says("Russia may shell Odesa.").does("Russia", "ASSAULT", "Ukraine", "a2", modality="possible")
    page.says("Strikes killed 12 people and injured dozens.")
    page.does(None, "ASSAULT", "Ukraine", "a3", killed={"count": 12, "text": "12 people"},
              injured={"count": None, "text": "dozens"})  # fmt: skip
    printed = "\n".join(body(page.record))
    for cells in (
        "Russia  ASSAULT (negated)",
        "Russia  ASSAULT (possible)",
        "–       ASSAULT, 12 killed, dozens injured",
    ):
        assert cells in printed
    assert "Kharkiv" in printed.split("ASSAULT (negated)")[1].splitlines()[0]


def test_the_speaker_is_named() -> None:
    page = Page().says("Russia lied, Macron said.")
    page.record["attributions"] = [{"speaker": end_of("Emmanuel Macron")}]
    page.does("Russia", "REJECT", "France", "a1", attribution=0)
    assert body(page.record)[1].split("  ")[-1] == "Emmanuel Macron"


def end_of(name: str) -> Json:
    return {"actor": name, "name": name}


def test_the_best_come_first() -> None:
    page = Page()
    for number, (target, confidence) in enumerate([("Chad", 0.6), (None, 0.9), ("Mali", 0.8)]):
        page.says(f"Sentence {number}.").does("France", "ACCUSE", target, f"a{number}", confidence=confidence)
    assert [line.strip() for line in body(page.record)[::2]] == ["Sentence 2.", "Sentence 0.", "Sentence 1."]


def many(number: int) -> Json:
    page = Page()
    for n in range(number):
        page.says(f"Sentence {n}.").does("France", "ACCUSE", "Russia", f"a{n}", confidence=0.9 - n / 100)
        page.holds(f"Person {n}", "President", "head_of_state")
    return page.record


def test_no_more_than_fits() -> None:
    lines = list(page_of(many(40), width=80, room=30))
    assert len(lines) <= 30
    shown = sum("ACCUSE" in line for line in lines)
    assert shown >= 4
    assert lines[-1] == f"{shown} of 40 acts and 6 of 40 roles; --all shows the rest"


def test_everything_where_there_is_room() -> None:
    assert sum("ACCUSE" in line for line in page_of(many(40), width=80)) == 40
    assert not any("--all" in line for line in (*page_of(many(40), width=80), *page_of(many(3), width=80, room=60)))


def test_dates_of_the_article_are_in_its_head_alone() -> None:
    page = Page(path="news/a.html", source="Le Monde").says("France condemned Russia.")
    page.does("France", "ACCUSE", "Russia", "a1")
    printed = list(page_of(page.record, width=80))
    assert printed[:2] == ["Paris speaks", "2025-02-27, Le Monde, news/a.html"]
    assert sum("2025-02-27" in line for line in printed) == 1


def test_roles_are_shown_once_for_a_holder_and_a_post() -> None:
    page = Page().says("Putin is there.")
    page.holds("Vladimir Putin", "Russian counterpart", "head_of_state")
    page.holds("Vladimir Putin", "President", "head_of_state", "Russia")
    page.holds("Vladimir Putin", "President", "head_of_state")
    page.holds("Helen Marsh", "fellow", "other")
    page.holds("Helen Marsh", "author", "other")
    page.holds("Donald Tusk", "President", "head_of_organisation", status="former")
    page.holds("Jan Kos", "ex-mayor (former)", "mayor", status="former")
    assert list(role_rows(page.record)) == [
        ("Vladimir Putin", "President", "Russia"),
        ("Helen Marsh", "fellow", ""),
        ("Helen Marsh", "author", ""),
        ("Donald Tusk", "President (former)", ""),
        ("Jan Kos", "ex-mayor (former)", ""),
    ]


def test_a_record_without_finds_says_so() -> None:
    assert list(page_of(Page().says("It rained.").record, width=80))[-1] == "no roles, relations or stances found"


def test_what_steers_a_terminal_is_not_printed() -> None:
    page = Page(title="Paris\x1b[2J speaks").says("France condemned\x07 Russia.")
    page.does("France", "ACCUSE", "Russia", "a1")
    assert "\x1b" not in "".join(page_of(page.record, width=80))
    assert "\x07" not in "".join(page_of(page.record, width=80))
