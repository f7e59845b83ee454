"""Shapes of text that grow without an end: one thing said again and again, nested, or glued together.

A shape is a text of about so many words. What time, memory and records do with its length is measured by
`test_complexity.py` and `test_limits.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
NEWS = [(SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in ("press-briefing", "sanctions-dispute")]
FACTS = "France condemned Russia. "
STATES = ["France", "Russia", "Turkey", "Iran", "Mali", "Poland", "Japan", "Chad"]
SYLLABLES = ["bar", "dol", "fen", "gar", "hul", "jam", "kor", "lis", "mon", "nev", "pal", "rut", "sem", "tov", "vis"]

Shape = Callable[[int], str]


def run(unit: str, *, before: str = "", after: str = "", words: float = 1) -> Shape:
    """One unit again and again, which counts as so many words."""
    return lambda size: before + unit * max(1, round(size / words)) + after


def nested(opening: str, closing: str, *, inside: str = "x", words: float = 1) -> Shape:
    """What is opened so often, and closed as often after it."""

    def text(size: int) -> str:
        depth = max(1, round(size / words))
        return f"{FACTS}The text says {opening * depth}{inside}{closing * depth} and ends."

    return text


def sentence(size: int) -> str:
    """One sentence of ordinary words, without a full stop before its end."""
    words = " ".join(NEWS).replace(".", " and").replace("\n", " ").split()
    return " ".join(islice(cycle(words), size)) + "."


def news(size: int) -> str:
    """Ordinary articles, one after the other."""
    stories = cycle(NEWS)
    found: list[str] = []
    while size > 0:
        found.append(next(stories))
        size -= len(found[-1].split())
    return "\n\n".join(found)


def people(size: int) -> list[str]:
    """So many names, no two alike."""
    last = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
    first = [f"{a}{b}a".title() for a in SYLLABLES for b in SYLLABLES]
    return [f"{first[i // len(last) % len(first)]} {last[i % len(last)].title()}" for i in range(size)]


def meetings(size: int) -> str:
    """Sentences of two people each, no two alike."""
    names = people(size // 3)
    return " ".join(f"{a} criticised {b}." for a, b in zip(names[::2], names[1::2], strict=False))


SHAPES: dict[str, Shape] = {
    # titles and names
    "title": run("President ", after="Macron met Putin."),
    "titles": run("Foreign Minister and Deputy Prime Minister ", after="Macron met Putin.", words=6),
    "titles of": run("minister of ", before="The ", after="France met Putin.", words=2),
    "title in apposition": run("president, ", before="Macron, ", after="met Putin."),
    "bodies": run("National ", after="Army of France attacked Russia."),
    "names listed": run("Macron, Lavrov, Merkel, Erdogan, ", after="and Putin condemned Turkey.", words=8),
    "names joined": run("Macron and Lavrov and ", after="Putin condemned Turkey.", words=4),
    "names without marks": run("Emmanuel Macron Sergei Lavrov ", after="met.", words=4),
    "names, no two alike": lambda size: ", ".join(people(size // 3)) + " and Putin condemned Turkey.",
    "people who meet": meetings,
    "states listed": run(", ".join(STATES) + ", ", after="and Chile condemned Peru.", words=16),
    "states joined": run("France and Russia and ", after="Chile condemned Peru.", words=4),
    "acronyms": run("NATO (NATO), ", before="The ", after="condemned Peru.", words=5),
    "initials": run("J. ", before="John ", after="Smith met Putin."),
    "dotted acronyms glued": run("U.S.-", before="The ", after="Iran talks failed.", words=2),
    "capitals": run("THE UNITED STATES ATTACKED IRAN AND ", after="LEFT.", words=6),
    # nesting of phrases and clauses
    "of": run("the ally of France and of ", before="The minister of ", after="Peru condemned Russia.", words=6),
    "possessives": run("France's ", after="ally condemned Russia."),
    "relatives": run("whose ally Russia, ", before="France, ", after="condemned Iran.", words=4),
    "infinitives": run("to ask Russia to urge Turkey ", before="France agreed ", after="to attack Iran.", words=6),
    "verbs": run("condemned, attacked, ", before="France ", after="and left Russia.", words=4),
    "objects": run("Russia and its ally, ", before="France condemned ", after="and Iran.", words=5),
    "conditions": run("if France attacks Russia, ", after="Turkey will leave.", words=5),
    "because": run("because France attacked Russia ", before="Turkey left ", after=".", words=4),
    "negations": run("not ", before="France did ", after="condemn Russia."),
    "adjectives": run("French ", before="The ", after="troops attacked Russia."),
    "compounds": run("state security council policy ", before="The ", after="chief met Putin.", words=4),
    "compounds with hyphens": run("defence-ministry-press-", before="The ", after="office attacked Russia.", words=6),
    "slashes": run("France/Russia/", after="Iran talks failed.", words=4),
    # who says what
    "said that": run("that Russia said ", before="France said ", after="Turkey attacked Iran.", words=3),
    "said by": run(", said Russia, said Macron", before="“Turkey attacked Iran”", after=".", words=5),
    "according to": run("according to Russia, ", before="France attacked Iran, ", after="Macron said.", words=4),
    "quotations": run("“France will attack Russia,” Macron said. ", words=10),
    "quotation unclosed": run("“France condemned Russia. ", words=5),
    "quotation unclosed, straight": run('"France condemned Russia.\n\n', words=5),
    "quotation in quotation": run("“France said ‘Russia left’ and ", words=8),
    "quotation of all": run(FACTS, before="Macron said: “", after="”", words=4),
    "quotations, single": run("'Russia must leave,' he said. ", before="Macron met Merkel. ", words=6),
    "quotations of one": run("“Russia must leave Mali now.” ", before="“We left,” Macron said. ", words=6),
    "quotation on each line": run('"France condemned Russia.\n', words=4),
    "statements": run("The minister said:\n\nFrance condemned Russia and left Mali in the end.\n\n", words=13),
    "pronouns": run("He said he met him and she told them. ", before="Macron met Merkel. ", words=10),
    "nominals": run("The minister said the two countries met. ", before="Macron met Merkel. ", words=8),
    "transcript": run("MACRON: We condemn Russia.\nLAVROV: You attacked us.\n", words=12),
    # marks, glued and loose
    "brackets": nested("(", ")"),
    "square brackets": nested("[", "]", words=2),
    "brackets with blanks": nested("( ", ") "),
    "brackets round words": nested("(France said ", ")", words=4),
    "quotation marks": nested('"', '"'),
    "quotation marks, curly": nested("“", "”"),
    "quotation marks, single": nested("'", "'"),
    "stops": run("!?.,;: ", words=6),
    "dots": run(".", before="France waits", after=" Russia left.", words=2),
    "dashes": run("— ", before="France ", after="condemned Russia."),
    "hyphens": run("A-", before="France ", after="1 left.", words=2),
    "emoji with joiners": run("👩‍👩‍👧‍👦", before="France ", after=" left.", words=4),
    "emoji": run("😀 ", before="France ", after="left."),
    "flags": run("🇫🇷", before="France ", after=" left.", words=2),
    "apostrophes in words": run("l'a", before="France ", after=" left.", words=2),
    "percent": run("100%-", before="France ", after=" left.", words=3),
    # no English
    "Arabic": run("وزير الخارجية الفرنسي ", words=3),
    "Arabic, one word": run("كلمة "),
    "Chinese": run("中国外交部发言人", words=2),
    "Russian": run("Франция осудила Россию ", words=3),
    # words without an end
    "one word": run("a", before="France ", after=" left."),
    "figures": run("1", before="France paid ", after=" dollars."),
    "figures with commas": run("1,000,", before="France paid ", after="000 dollars.", words=2),
    "numbers": run("1,000 ", before="France paid ", after="dollars."),
    "money": run("$5 million and ", before="France paid ", after="€1.", words=4),
    "dates": run("on 3 March 2025, ", before="France attacked Russia ", after="and left.", words=5),
    "addresses": run("https://example.org/a/b?c=1 ", before="France left, see ", words=2),
    "one address": run("a/b/", before="France left, see https://example.org/", words=1),
    "mail addresses": run("ann.lee@example.org, ", before="Write to ", words=2),
    "entities": run("&amp;&#39;", before="France ", after=" left.", words=4),
    # lines
    "line feeds": run("\n", before="France condemned\n", after="Russia.", words=0.2),
    "blanks": run(" \t\u00a0", before="France condemned ", after="Russia.", words=1),
    "zero width": run("\u200b\u200d", before="France condemned ", after="Russia.", words=1),
    "short lines": run("France left.\n", words=3),
    "headlines": run("FRANCE CONDEMNS RUSSIA\n\n", words=4),
    "bullets": run("- France: condemned Russia\n", words=6),
    "table": run("France | Russia | 2024 | 1,000\n", words=8),
    "bylines": run("By Ann Lee, Paris\n3 March 2025\n", words=9),
    "wrapped": run("of the French state and of the state of the Russian people who said\n", words=14),
    # much of the ordinary
    "short sentences": run(FACTS, words=4),
    "leaders": run("Macron met Putin. Mr. Merz left. ", words=6),
    "visits": run("Macron visited Moscow on 3 March 2025. ", words=8),
    "victims": run("A Russian attack on Kyiv killed 5 people and injured 17. ", words=11),
    "protests": run("Protesters marched in Paris, demanding that France leave Mali. ", words=10),
    "nothing stopped": run("France did not stop attacking Russia. ", words=6),
    "paragraphs that run on": run("National Army of the Russian " * 25 + "\n\n", words=125),
    "one sentence": sentence,
    "news": news,
}
