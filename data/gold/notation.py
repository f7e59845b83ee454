"""The notation in which texts are annotated, sentence by sentence, before any output of the program is seen.

    ## id | title | date | kind                     a new article; a second story of one has an id that ends in /part2
    e Lin Jian = CHN                                an alias: a person of China; also `EU = igo:eu`, `army = @CHN`
    China accused him of lying.                     a sentence; an empty line ends the paragraph
    > China ACCUSE|REJECT him=Lin Jian @accused #a2 a relation: source, type (and others as right), target, trigger, act
    > Hamas ASSAULT Israel @attack ^Netanyahu #a4   who says so, where it is not the article itself (0: nobody named)
    ~ ...                                           a relation that one may sign, but need not (`optional`)
    * China criticism him=Lin Jian ~ lying @accused #a2   a stance, what it is about, trigger, act; `~*` an optional one
    r Marco Rubio : foreign_minister : U.S. Secretary of State : United States : current     a role

An end is `words` of the sentence, with `=key` where the alias table does not know them: a code (CHN), an id
(`igo:nato`, `place:odesa@UKR`), `@CHN` for an unnamed actor of a country, `-` for one of none; `0` is nobody. `a + b`
gives one record each. `!neg`, `?planned`, `?possible`, `?conditional`, `?demanded` qualify. Records that are signed
have an act. A line that begins with a backslash is text.
"""

from __future__ import annotations

import csv
import re
import sys
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the gold belongs to this checkout

from geo_nlp.ontology import load_ontology  # noqa: E402

EXTRA = {
    "U.S.": "USA", "US": "USA", "America": "USA", "Americans": "USA", "White House": "USA", "Kremlin": "RUS",
    "U.N.": "igo:un", "United Nations": "igo:un", "UN": "igo:un", "NATO": "igo:nato", "European Union": "igo:eu",
    "EU": "igo:eu", "African Union": "igo:au", "West": "-", "Israelis": "ISR", "Soviet": "SUN", "the Emirates": "ARE",
    "The Emirates": "ARE", "the Hague": "NLD", "the Netherlands": "NLD", "the Philippines": "PHL", "Saudi": "SAU",
    "European": "igo:eu",
}  # fmt: skip
ONTOLOGY = load_ontology()
RELATION = re.compile(rf"^(.+?) ({'|'.join(ONTOLOGY.predicates)})((?:\|[A-Z]+)*) (.+?) @(.+?)((?: [!?]\w+)*)$")
STANCE = re.compile(rf"^(.+?) ({'|'.join(ONTOLOGY.attitudes)}) (.+?)( !neg)?(?: ~ (.+))?$")
ACT, SPEAKER, TRIGGER = re.compile(r" #(a\d+)$"), re.compile(r" \^(.+)$"), re.compile(r" @(.+)$")
LINES = ("> ", "* ", "~ ", "~* ")
STATUS = frozenset({"current", "former", "acting", "designate"})
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
Values = dict[str, Any]


@cache
def states() -> dict[str, str]:
    """Codes and ids by the names that need no alias."""
    known: dict[str, str] = {}
    path = ROOT / "geo_nlp" / "gazetteer" / "states.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        for column in ("name", "capital", "adjectives", "people", "names"):
            for word in filter(None, row[column].split(";")):
                known.setdefault(word, row["iso3"])
    return {**known, **EXTRA}


class Article:
    """One annotated text while it is read."""

    def __init__(self, head: str) -> None:
        self.id, self.title, self.date, self.kind = (part.strip() for part in head.split("|"))
        self.text, self.at, self.end = "", 0, 0
        self.alias: dict[str, str] = {}
        self.relations: list[Values] = []
        self.stances: list[Values] = []
        self.roles: list[Values] = []

    def sentence(self, words: str, gap: str) -> None:
        """Add a sentence to the text; the annotations that follow are about it."""
        self.at = len(self.text) + (len(gap) if self.text else 0)
        self.text += (gap if self.text else "") + words
        self.end = len(self.text)

    def annotate(self, line: str) -> None:
        """Read a line of annotation."""
        if line.startswith("r "):
            self._role(line[2:])
            return
        line, act = _cut(line, ACT)
        if act is None and line.startswith((">", "*")):
            raise ValueError(f"{self.id}: no act: {line}")
        line, speaker = _cut(line, SPEAKER)
        said_by = None if speaker is None else {"actor": None} if speaker == "0" else self._ends(speaker)[0]
        more = {"optional": line.startswith("~"), "act": act, "said_by": said_by}
        more["sentence"] = {"start": self.at, "end": self.end}
        if line.startswith(("*", "~*")):
            self._stance(line.lstrip("~*").strip(), more)
        else:
            self._relation(line[1:].strip(), more)

    def _relation(self, line: str, more: Values) -> None:
        found = RELATION.match(line)
        if not found:
            raise ValueError(f"{self.id}: no relation: {line}")
        source, predicate, others, target, trigger, flags = found.groups()
        alternatives = others.split("|")[1:]
        if unknown := set(alternatives) - set(ONTOLOGY.predicates):
            raise ValueError(f"{self.id}: unknown type {sorted(unknown)}")
        common: Values = {
            "predicate": predicate, "alternatives": alternatives or None,
            "symmetric": ONTOLOGY.predicates[predicate].symmetric or predicate in MUTUAL,
            "negated": "!neg" in flags.split(), "trigger": self._in_sentence(trigger),
            "modality": next((flag[1:] for flag in flags.split() if flag[0] == "?"), "asserted"),
        }  # fmt: skip
        for one, other in product(self._ends(source), self._ends(target)):
            self.relations.append({"source": one, "target": other, **common, **more})

    def _stance(self, line: str, more: Values) -> None:
        line, trigger = _cut(line, TRIGGER)
        found = STANCE.match(line)
        if trigger is None:
            raise ValueError(f"{self.id}: a stance needs a trigger: {line}")
        if not found:
            raise ValueError(f"{self.id}: no stance: {line}")
        holder, attitude, target, negated, about = found.groups()
        start, end = self._find(about) if about else (self.at, self.at)
        common: Values = {
            "targets": [end for end in self._ends(target) if end], "about": {"start": start, "end": end},
            "attitude": attitude, "polarity": ONTOLOGY.attitudes[attitude].polarity, "negated": bool(negated),
            "trigger": self._in_sentence(trigger),
        }  # fmt: skip
        self.stances += ({"holder": one, **common, **more} for one in self._ends(holder))

    def _role(self, line: str) -> None:
        parts = [part.strip() for part in line.split(" : ")]
        if len(parts) != 5 or parts[1] not in ONTOLOGY.posts or parts[4] not in STATUS:
            raise ValueError(f"{self.id}: no role (HOLDER : post : title : BODY : status): {line}")
        holder, post, title, body, status = parts
        self.roles.append(
            {
                "holder": self._ends(holder)[0], "post": post, "title": self._in_sentence(title),
                "organisation": self._ends(body)[0], "status": status, "sentence": {"start": self.at, "end": self.end},
            }
        )  # fmt: skip

    def _in_sentence(self, words: str) -> Values:
        start, end = self._find(words)
        if start < self.at:
            raise ValueError(f"{self.id}: {words!r} is not in {self.text[self.at : self.end]!r}")
        return {"start": start, "end": end}

    def _find(self, words: str) -> tuple[int, int]:
        """Where words stand in the sentence, else nearest before it: a speaker may be named a line above."""
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        if found := pattern.search(self.text, self.at, self.end):
            return found.span()
        before = list(pattern.finditer(self.text, 0, self.at))
        if before and self._is_name(words):
            return before[-1].span()
        raise ValueError(f"{self.id}: {words!r} is not in {self.text[self.at : self.end]!r}")

    def _is_name(self, words: str) -> bool:
        return words in self.alias or words in states()

    def _key(self, words: str) -> tuple[str | None, str | None]:
        """Actor id and country that a key or an alias stands for."""
        for _ in range(4):  # an alias may be one of an alias
            further = self.alias.get(words) or states().get(words)
            if further is None or further == words:
                break
            words = further
        if words == "-":
            return None, None
        actor, _, country = words.partition("@")
        if re.fullmatch(r"[A-Z]{3}", actor):
            return actor, actor
        if actor and ":" not in actor:
            if words[0].isupper():
                raise ValueError(f"{self.id}: unknown actor {words!r}")
            return None, None
        return actor or None, country if country not in ("", "-") else None

    def _ends(self, words: str) -> list[Values | None]:
        """The participants of one end."""
        if words == "0":
            return [None]
        found: list[Values | None] = []
        for part in words.split(" + "):
            surface, _, key = part.partition("=")
            try:
                start, end = self._find(surface)
            except ValueError:
                if not key and not self._is_name(surface):
                    raise
                start, end = self.at, self.at  # an actor who is only implied
            actor, country = self._key(key or surface)
            found.append({"actor": actor, "country": country, "start": start, "end": end})
        return found


def _cut(line: str, pattern: re.Pattern[str]) -> tuple[str, str | None]:
    found = pattern.search(line)
    return (line[: found.start()], found[1]) if found else (line, None)


def aliases(lines: list[str]) -> dict[str, str]:
    """The alias lines up to the next article."""
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("## "):
            break
        if line.startswith("e ") and " = " in line:
            name, _, key = line[2:].partition(" = ")
            found[name] = _person(name, key) if re.fullmatch(r"[A-Z]{3}", key) else key
    return found


def _person(name: str, code: str) -> str:
    """An alias with a bare country code is a person if it looks like a full name, else the state itself."""
    words = [word for word in name.split() if word[0].isupper()]
    if name in states() or len(words) < 2 or words[0] in ("The", "Soviet", "United", "East"):
        return code
    return f"person:{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}@{code}"


def read(path: Path, faults: list[str]) -> list[Article]:
    """The articles of one file; what cannot be read is added to `faults`, with its line."""
    articles: list[Article] = []
    gap = "\n\n"
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            articles.append(Article(line[3:]))
            articles[-1].alias.update(aliases(lines[number:]))
        elif not line.strip():
            gap = "\n\n"
        elif line.startswith("e ") and " = " in line:
            continue
        elif line.startswith(LINES) or (line.startswith("r ") and " : " in line):
            try:
                articles[-1].annotate(line)
            except ValueError as error:
                faults.append(f"{path.name}:{number}: {error}")
        else:
            articles[-1].sentence(line.removeprefix("\\"), gap)
            gap = " "
    return articles
