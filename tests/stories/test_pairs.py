"""What is a copy and what is not, one kind of case at a time."""

from __future__ import annotations

import pytest

from geo_nlp.stories import find_stories

LEAD = "France and Turkey agreed on Monday to send engineers to a dam that was damaged in the fighting near Tabqa."
TALKS = (
    "The foreign ministers met for three hours in Ankara and set up a commission of experts that will visit the site "
    "before the end of March, a joint statement said."
)
VOICE = (
    "Jean Morel, who leads the French team, told reporters that the centre of the dam was sound and that the harbour "
    "below would be safe once two gates are repaired."
)
BACKGROUND = (
    "The dam was built by Soviet engineers in the seventies and supplies power to four million people on both banks of "
    "the Euphrates. It was hit by shells in December."
)
OTHER = (
    "Voters in Chile will decide in October whether mines of lithium should belong to the state, the electoral court "
    "ruled after a complaint by two companies. Opinion polls point to a narrow outcome, and both camps have begun to "
    "put up posters in Santiago and Antofagasta."
)
STORY = "\n\n".join((LEAD, TALKS, VOICE, BACKGROUND))
NOTE = (
    "The President of the Republic received the credentials of the new ambassador of {state} in the palace on "
    "Thursday. He recalled the long friendship of the two nations and their common work for trade and culture, and "
    "wished the ambassador a pleasant stay in the capital."
)
REPORT = (
    "Shelling killed {0} people and wounded {1} in the province over the past day, Governor Adel Haddad said. Rescue "
    "workers pulled {2} survivors from the rubble of {3} houses, and {4} families were moved to schools in the city."
)

COPIES = {
    "credits": (STORY, f"ANKARA, March 3 (Wire) - {STORY}\n\n(Reporting by Ana Lopes; Editing by Tom Hill)"),
    "byline": (STORY, f"By Ana Lopes and Tom Hill\n\n{STORY}\n\n© 2025 The Wire. All rights reserved."),
    "cut": (STORY, f"{LEAD}\n\n{TALKS}"),
    "new lead": (
        STORY,
        "\n\n".join(("Help is on the way for a broken dam on the Euphrates.", TALKS, VOICE, BACKGROUND)),
    ),
    "spelling": (STORY, STORY.replace("centre", "center").replace("harbour", "harbor")),
    "names": (STORY.replace("Jean Morel", "Sergei Tarasov"), STORY.replace("Jean Morel", "Sergey Tarassov")),
    "one line": (STORY, STORY.replace("\n\n", " ")),
    "capitals": (STORY, STORY.upper()),
    "corrected number": (STORY, STORY.replace("four million", "five million")),
    "one more paragraph": (STORY, "\n\n".join((LEAD, TALKS, OTHER[:120], VOICE, BACKGROUND))),
    "no near copy, too short": ("France condemned Russia.", "FRANCE condemned Russia"),
}
APART = {
    "same background": (STORY, "\n\n".join((OTHER, BACKGROUND))),
    "another state": (NOTE.format(state="Norway"), NOTE.format(state="Ghana")),
    "other numbers": (REPORT.format(4, 11, 3, 12, 40), REPORT.format(7, 19, 2, 31, 65)),
    "short, one word apart": ("France condemned Russia.", "France praised Russia."),
    "a round-up": (
        STORY,
        f"{LEAD}\n\n{OTHER}\n\nElsewhere it was a quiet week, as parliaments are in recess until the autumn.",
    ),
    "nothing in common": (STORY, OTHER),
}


def stories(*texts: str, dates: tuple[str, ...] = ()) -> list[str]:
    articles = [{"id": f"a{n}", "date": f"2025-03-0{n + 1}", "text": text} for n, text in enumerate(texts)]
    return [member.story for member in find_stories(articles)]


@pytest.mark.parametrize(("one", "other"), COPIES.values(), ids=COPIES)
def test_copies(one: str, other: str) -> None:
    assert len(set(stories(one, other))) == 1
    assert len(set(stories(other, one))) == 1


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_no_copies(one: str, other: str) -> None:
    assert len(set(stories(one, other))) == 2
    assert len(set(stories(other, one))) == 2


def test_what_is_merged_joins_the_story_of_its_larger_part() -> None:
    most = "\n\n".join((LEAD, TALKS, VOICE, OTHER))
    first, second, merged = stories(STORY, OTHER, most)
    assert merged == first != second


def test_what_is_merged_of_halves_joins_none_and_joins_them_not() -> None:
    halves = "\n\n".join((LEAD, TALKS, OTHER))
    assert len(set(stories(f"{LEAD}\n\n{TALKS}", OTHER, halves))) == 3


def test_versions_that_change_step_by_step_do_not_chain() -> None:
    blocks = [
        f"{' '.join(f'{name}{n}' for n in range(60))}."
        for name in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
    ]
    versions = [" ".join(blocks[at : at + 3]) for at in range(4)]
    found = stories(*versions)
    assert found[0] == found[1]
    assert found[0] != found[3]


def test_the_first_names_the_story_and_how_is_stated() -> None:
    articles = [
        {"id": "late", "date": "2025-03-02", "path": "b", "text": f"{LEAD}\n\n{TALKS}"},
        {"id": "undated", "date": None, "path": "a", "text": STORY},
        {"id": "early", "date": "2025-03-01", "path": "z", "text": STORY},
        {"id": "alone", "date": "2025-03-01", "path": "y", "text": OTHER},
    ]
    late, undated, early, alone = find_stories(articles)
    assert early.story == find_stories([articles[2]])[0].story == late.story == undated.story != alone.story
    assert [m.how for m in (late, undated, early, alone)] == ["near", "exact", "exact", "only"]
    assert (late.similarity, undated.similarity, alone.similarity) == (1.0, 1.0, 1.0)


def test_articles_without_text_are_compared_by_title_or_not_at_all() -> None:
    articles = [
        {"id": name, "title": title, "text": ""}
        for name, title in (("a", "Paris speaks"), ("b", "Paris speaks"), ("c", ""), ("d", ""))
    ]
    found = [member.story for member in find_stories(articles)]
    assert found[0] == found[1]
    assert len(set(found)) == 3


def test_no_articles() -> None:
    assert find_stories([]) == []


@pytest.mark.parametrize(("day", "number"), [("2025-03-05", 1), ("2025-06-05", 2), (None, 1), ("2025-06", 1)])
def test_what_is_routine_comes_again(day: str | None, number: int) -> None:
    again = "\n\n".join((LEAD, "In the evening the guests were shown the old town and the harbour.", VOICE, BACKGROUND))
    articles = [{"id": "a", "date": "2025-03-04", "text": STORY}, {"id": "b", "date": day, "text": again}]
    assert len({member.story for member in find_stories(articles)}) == number


def test_an_old_story_that_is_printed_again_word_for_word_is_a_copy() -> None:
    articles = [
        {"id": "a", "date": "2025-03-04", "text": STORY},
        {"id": "b", "date": "2026-03-04", "text": f"{STORY} Ends"},
    ]
    assert len({member.story for member in find_stories(articles)}) == 1


@pytest.mark.parametrize("text", ["\udcff broken \udc80", "\n" * 3000, "By " * 3000, "一条新闻" * 500, "x" * 100_000])
def test_odd_texts(text: str) -> None:
    odd, plain, again = find_stories({"id": str(n), "text": given} for n, given in enumerate((text, STORY, text)))
    assert (odd.story == again.story) == bool(text.strip())
    assert odd.story != plain.story


def test_a_fuller_text_that_is_printed_later_does_not_part_the_copies() -> None:
    own = "In the evening the guests were shown the old town and heard a choir of pupils from schools on both banks."
    edited = "\n\n".join((LEAD, own, TALKS, VOICE))
    archive = f"{STORY}\n\n{OTHER[:100]}"
    given = (("a", "2025-03-04", STORY), ("b", "2025-03-05", edited), ("c", "2025-09-01", archive))
    articles = [{"id": name, "date": day, "text": text} for name, day, text in given]
    assert len({member.story for member in find_stories(articles)}) == 1
