"""The gold of copies: `python data/gold/copies/compile.py` makes learn.jsonl and final.jsonl of the texts beside it.

`PART.txt` has the articles that were written by hand. A block begins with
`== id | outlet | date | title | key=value …`; `story` is the story that
it is a copy of (without it, a story of its own), `kind` what it tries. `<<f01:4>>` stands for the fourth paragraph of
f01. Of every story that is no copy and no look-alike, `KINDS` makes more copies: cut, credited, flattened, spelled
otherwise, with a paragraph of other text. `templates.yaml` has notes of one pattern.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
OUTLETS = ("Morning Ledger", "Capital Post", "The Lighthouse", "Coastal Times", "Valley Observer", "Metro Page")
OWN = (
    "Our correspondent adds that shops in the capital were open as usual and that no flights were put off. "
    "Readers who are travelling in the region are advised to look at the pages of their foreign office.",
    "The newspaper reported last month on the debate at home about foreign policy, in which both large parties "
    "asked for more openness. A hearing in the committee of the parliament has not been called so far.",
    "Analysts whom this paper asked were divided over what will follow. One of them spoke of a turning point, "
    "another of a storm in a teacup that will be forgotten by the summer.",
)
BETWEEN = (
    "Elsewhere the week was quiet. Most parliaments are in recess, and several heads of government were on holiday, "
    "among them those of the two countries that hold the chair of regional bodies at present."
)
SPELLING = (
    ("neighbour", "neighbor"), ("labour", "labor"), ("honour", "honor"), ("harbour", "harbor"), ("defence", "defense"),
    ("programme", "program"), ("organisation", "organization"), ("normalisation", "normalization"),
    ("centre", "center"),
    ("travelled", "traveled"), ("travelling", "traveling"), ("per cent", "percent"), ("kilometre", "kilometer"),
    ("metre", "meter"), ("storey", "story"), ("synchronise", "synchronize"), ("apologise", "apologize"),
    ("criticise", "criticize"), ("emphasise", "emphasize"), ("tonnes", "tons"), ("soya beans", "soybeans"),
    ("theatre", "theater"), ("armoured", "armored"), ("recognise", "recognize"), ("towards", "toward"),
    ("Zelenskiy", "Zelenskyy"), ("Kyiv", "Kiev"), ("Araghchi", "Araqchi"), ("Houthi", "Huthi"), ("Sergei", "Sergey"),
    ("Hezbollah", "Hizbullah"), ("Yuldashev", "Yuldoshev"), ("Imamoglu", "İmamoğlu"), ("Erdogan", "Erdoğan"),
    ("Vucic", "Vučić"), ("Hodeidah", "Hudaydah"), ("al Qaeda", "al-Qaida"), ("Chornobyl", "Chernobyl"),
    ("Mohammed", "Muhammad"), ("el-Obeid", "El Obeid"), ("Transdniestria", "Transnistria"), ("Yeol", "Yol"),
    ("Volodymyr", "Vladimir"), ("Syr Darya", "Sirdarya"), ("Dbeibah", "Dbaiba"), ("Oleg", "Oleh"), ("Tibu", "Tibú"),
    ("Szijjarto", "Szijjártó"), ("Sheinbaum", "Scheinbaum"), ("Mikati", "Miqati"), ("Ilagan", "Ylagan"),
)  # fmt: skip
EDITS = (
    (" said on ", " said "), ("dollars", "USD"), (" did not ", " didn't "), ("at least ", ""),
    (" and said that ", " and said "), (" told reporters", " told journalists"), ("percent", "%"),
    ("United States", "U.S."), (" called ", " described as "),
)  # fmt: skip
DATELINE = re.compile(r"\A[A-Z' -]+(?:, \w+ \d+)?(?: \([^)]*\))? - ")


def blocks(path: Path) -> Iterator[dict[str, str]]:
    """The articles of a file, each with its fields and its text."""
    known: dict[str, list[str]] = {}
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        name, outlet, date, title, *more = (part.strip() for part in head.split("|"))
        options = dict(pair.split("=") for part in more for pair in part.split())
        text = re.sub(r"<<(\w+):(\d+)>>", lambda m: known[m[1]][int(m[2]) - 1], body).strip()
        known[name] = text.split("\n\n")
        yield {"id": name, "story": name, "kind": "source", "outlet": outlet, "date": date, "title": title,
               "text": text} | options  # fmt: skip


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without its dateline."""
    return DATELINE.sub("", text).split("\n\n")


def replaced(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    """The text with other words for some, in their order."""
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def cut(text: str, number: int) -> str:
    """The first paragraphs, about three fifths."""
    return "\n\n".join(paragraphs(text)[:3])


def brief(text: str, number: int) -> str:
    """The lead and one paragraph more."""
    return "\n\n".join(paragraphs(text)[:2])


def credited(text: str, number: int) -> str:
    """The whole between a byline and an agency's ending."""
    ends = ("(Reporting by Ana Lopes in Lisbon; Editing by Tom Hill)", "© 2025 Continental Press. All rights reserved.",
            "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)")  # fmt: skip
    return "\n\n".join(["By Our Foreign Staff", *paragraphs(text), ends[number % 3]])


def spelled(text: str, number: int) -> str:
    """American spelling, names spelled otherwise, typographic quotation marks."""
    text = replaced(text, SPELLING)
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")


def flat(text: str, number: int) -> str:
    """One line, as a page that was pasted."""
    return " ".join([*paragraphs(text), "Read more: Five things to know this week"])


def dropped(text: str, number: int) -> str:
    """Without one paragraph in the middle, and the last two the other way round."""
    parts = paragraphs(text)
    kept = parts[: 1 + number % 2] + parts[2 + number % 2 :]
    return "\n\n".join([*kept[:-2], kept[-1], kept[-2]])


def local(text: str, number: int) -> str:
    """With a paragraph of the paper's own behind the third."""
    parts = paragraphs(text)
    return "\n\n".join([*parts[:3], OWN[number % len(OWN)], *parts[3:]])


def edited(text: str, number: int) -> str:
    """House style: other words for the same here and there, and no last paragraph."""
    return replaced("\n\n".join(paragraphs(text)[:-1]), EDITS)


def relayed(text: str, number: int) -> str:
    """With another dateline, else the same."""
    return f"{('LONDON (Wire) - ', 'DUBAI, June 2 (Agencies) -- ', 'GENEVA — ')[number % 3]}" + "\n\n".join(
        paragraphs(text)
    )


KINDS: tuple[Callable[[str, int], str], ...] = (
    cut, spelled, credited, local, brief, flat, edited, dropped, relayed,
)  # fmt: skip
EACH = 4


def copies(sources: Sequence[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Four copies of each story, the kinds in turn."""
    for number, source in enumerate(sources):
        for turn in range(EACH):
            kind = KINDS[(number * EACH + turn) % len(KINDS)]
            title = source["title"] if turn % 2 else f"World: {source['title'].split(' ')[0]} in the news again"
            yield {**source, "id": f"{source['id']}-{kind.__name__}", "kind": kind.__name__, "title": title,
                   "outlet": OUTLETS[(number + turn) % len(OUTLETS)], "text": kind(source["text"], number)}  # fmt: skip


def merged(sources: Sequence[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Of two stories: the larger share counts; halves and round-ups belong to none."""
    for number, (one, other) in enumerate(zip(sources[::2], sources[1::2], strict=False)):
        first, second = paragraphs(one["text"]), paragraphs(other["text"])
        name = f"{one['id']}+{other['id']}"
        told = {
            "outlet": OUTLETS[number % len(OUTLETS)],
            "date": one["date"],
            "title": "World in brief",
        }
        if number % 3 == 0:
            half = "\n\n".join([*first[:2], BETWEEN, *second[:2]])
            yield {"id": name, "story": name, "kind": "halves", **told, "text": half}
        else:
            most = "\n\n".join([*first, "In other news:", *second[:1]])
            yield {"id": name, "story": one["story"], "kind": "larger share", **told, "text": most}
    for number in range(0, len(sources) - 4, 5):
        leads = [paragraphs(s["text"])[0] for s in sources[number : number + 5]]
        name = f"round-up-{sources[number]['id']}"
        yield {"id": name, "story": name, "kind": "round-up", "outlet": OUTLETS[number % len(OUTLETS)],
               "date": "2025-07-01", "title": "The week", "text": "\n\n".join(leads)}  # fmt: skip


def notes(part: str) -> Iterator[dict[str, str]]:
    """The notes of one pattern."""
    templates: list[dict[str, Any]] = yaml.safe_load((HERE / "templates.yaml").read_text(encoding="utf-8"))
    for template in (t for t in templates if t["part"] == part):
        for number, fill in enumerate(template["fills"], 1):
            name = f"{template['id']}-{number}"
            yield {"id": name, "story": name, "kind": template["kind"], "outlet": template["outlet"],
                   "date": str(fill["date"]), "title": template["title"].format(**fill),
                   "text": template["text"].format(**fill).strip()}  # fmt: skip


def articles(part: str) -> list[dict[str, str]]:
    """All articles of a part."""
    written = list(blocks(HERE / f"{part}.txt"))
    sources = [block for block in written if block["kind"] == "source"]
    return [*written, *copies(sources), *merged(sources), *notes(part)]


def main() -> None:
    """Write both parts."""
    for part in ("learn", "final"):
        lines = [json.dumps(article, ensure_ascii=False) + "\n" for article in articles(part)]
        (HERE / f"{part}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
