"""Turn data/gold/calibration/*.txt into data/gold/calibration.jsonl: `python data/gold/compile.py`.

A text is written sentence by sentence, its annotations below each (by hand, before the program was run):

    ## id | title | date | kind                     a new article
    e Lin Jian = CHN                                an alias: a person of China; also `EU = igo:eu`, `army = @CHN`
    China accused him of lying.                     a sentence; an empty line ends the paragraph
    > China ACCUSE him=Lin Jian @accused            a relation: source, predicate, target (0: nobody), trigger
    ~ ...                                           a relation that one may sign, but need not (`optional`)
    * China criticism him=Lin Jian ~ lying          a stance, and what it is about; `~*` an optional one

An end is `words` of the sentence, with `=key` where the alias table does not know them: a code (CHN), an id
(`igo:nato`, `place:odesa@UKR`), `@CHN` for an unnamed actor of a country, `-` for one of none. `a + b` gives one
record each. `!neg`, `?planned`, `?possible`, `?conditional`, `?demanded` qualify. A line ending in `#after` was added
when the program's output had been read.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from itertools import product
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))  # the gold belongs to this checkout

from geo_nlp.ontology import load_ontology  # noqa: E402

EXTRA = {
    "U.S.": "USA", "US": "USA", "America": "USA", "Americans": "USA", "White House": "USA", "Kremlin": "RUS",
    "U.N.": "igo:un", "United Nations": "igo:un", "UN": "igo:un", "NATO": "igo:nato", "European Union": "igo:eu",
    "EU": "igo:eu",
    "African Union": "igo:au", "West": "-", "Israelis": "ISR", "Soviet": "SUN", "the Emirates": "ARE",
    "The Emirates": "ARE",
    "the Hague": "NLD", "the Netherlands": "NLD", "the Philippines": "PHL", "Saudi": "SAU", "European": "igo:eu",
}  # fmt: skip
ONTOLOGY = load_ontology()
RELATION = re.compile(rf"^(.+?) ({'|'.join(ONTOLOGY.predicates)}) (.+?) @(.+?)((?: [!?]\w+)*)$")
STANCE = re.compile(rf"^(.+?) ({'|'.join(ONTOLOGY.attitudes)}) (.+?)( !neg)?(?: ~ (.+))?$")
Values = dict[str, Any]
AFTER = " #after"
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")


def _states() -> dict[str, str]:
    known: dict[str, str] = {}
    path = HERE.parents[1] / "geo_nlp" / "gazetteer" / "states.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        for column in ("name", "capital", "adjectives", "people", "names"):
            for word in filter(None, row[column].split(";")):
                known.setdefault(word, row["iso3"])
    return {**known, **EXTRA}


STATES = _states()


class Article:
    """One annotated text while it is read."""

    def __init__(self, head: str) -> None:
        self.id, self.title, self.date, self.kind = (part.strip() for part in head.split("|"))
        self.text, self.at, self.end = "", 0, 0
        self.alias: dict[str, str] = {}
        self.relations: list[Values] = []
        self.stances: list[Values] = []

    def sentence(self, words: str, gap: str) -> None:
        """Add a sentence to the text; the annotations that follow are about it."""
        self.at = len(self.text) + (len(gap) if self.text else 0)
        self.text += (gap if self.text else "") + words
        self.end = len(self.text)

    def find(self, words: str) -> tuple[int, int]:
        """Where words stand in the sentence, else nearest before it: a speaker may be named a line above."""
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        if found := pattern.search(self.text, self.at, self.end):
            return found.span()
        before = list(pattern.finditer(self.text, 0, self.at))
        if before and self.alias_or_state(words):
            return before[-1].span()
        raise ValueError(f"{self.id}: {words!r} is not in {self.text[self.at : self.end]!r}")

    def alias_or_state(self, words: str) -> bool:
        """Whether the words are a name of the article."""
        return words in self.alias or words in STATES

    def key(self, words: str) -> tuple[str | None, str | None]:
        """Actor id and country that a key or an alias stands for."""
        for _ in range(4):
            nxt = self.alias.get(words) or STATES.get(words)
            if nxt is None or nxt == words:
                break
            words = nxt
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

    def ends(self, words: str) -> list[Values | None]:
        """The participants of one end."""
        if words == "0":
            return [None]
        found: list[Values | None] = []
        for part in words.split(" + "):
            surface, _, key = part.partition("=")
            try:
                start, end = self.find(surface)
            except ValueError:
                if not key and not self.alias_or_state(surface):
                    raise
                start, end = self.at, self.at  # an actor who is only implied
            actor, country = self.key(key or surface)
            named = {"actor": actor, "name": surface, "country": country, "sector": None}
            found.append({**named, "start": start, "end": end, "text": self.text[start:end], "antecedent": None})
        return found

    def annotate(self, line: str) -> None:
        """Read a line of annotation."""
        extra = {"optional": True} if line.startswith("~") else {}
        if line.endswith(AFTER):
            line, extra = line.removesuffix(AFTER), {**extra, "after": True}
        if line.startswith(("*", "~*")):
            self._stance(line.lstrip("~*").strip(), extra)
        else:
            self._relation(line[1:].strip(), extra)

    def _relation(self, line: str, extra: Values) -> None:
        found = RELATION.match(line)
        if not found:
            raise ValueError(f"{self.id}: no relation: {line}")
        source, predicate, target, trigger, flags = found.groups()
        try:
            start, end = self.find(trigger)
        except ValueError:
            start = end = -1
        if start < self.at:
            raise ValueError(f"{self.id}: trigger {trigger!r} is not in {self.text[self.at : self.end]!r}")
        modality = next((f[1:] for f in flags.split() if f[0] == "?"), "asserted")
        for one, other in product(self.ends(source), self.ends(target)):
            self.relations.append(
                {
                    "source": one, "target": other, "predicate": predicate, "mode": None,
                    "symmetric": ONTOLOGY.predicates[predicate].symmetric or predicate in MUTUAL,
                    "negated": "!neg" in flags.split(), "modality": modality, "attribution": None,
                    "trigger": {"start": start, "end": end, "text": trigger},
                    "sentence": {"start": self.at, "end": self.end}, **extra,
                }
            )  # fmt: skip

    def _stance(self, line: str, extra: Values) -> None:
        found = STANCE.match(line)
        if not found:
            raise ValueError(f"{self.id}: no stance: {line}")
        holder, attitude, target, negated, about = found.groups()
        targets = [t for t in self.ends(target) if t]
        start, end = self.find(about) if about else (self.at, self.at)
        for one in self.ends(holder):
            self.stances.append(
                {
                    "holder": one, "targets": targets, "about": {"start": start, "end": end, "text": about or ""},
                    "attitude": attitude, "polarity": ONTOLOGY.attitudes[attitude].polarity, "negated": bool(negated),
                    "sentence": {"start": self.at, "end": self.end}, **extra,
                }
            )  # fmt: skip

    def record(self) -> Values:
        """The article as one line of the gold."""
        return {
            "id": self.id, "title": self.title, "date": self.date, "source": None, "kind": self.kind, "text": self.text,
            "relations": self.relations, "stances": self.stances,
        }  # fmt: skip


def _person(name: str, code: str) -> str:
    """An alias with a bare country code is a person if it looks like a full name, else the state itself."""
    words = [w for w in name.split() if w[0].isupper()]
    if name in STATES or len(words) < 2 or words[0] in ("The", "Soviet", "United", "East"):
        return code
    return f"person:{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}@{code}"


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


def read(path: Path, faults: list[str], article: type[Article] = Article) -> list[Article]:
    """All articles of one file; what cannot be read is added to `faults`."""
    articles: list[Article] = []
    gap = "\n\n"
    lines = path.read_text(encoding="utf-8").splitlines()
    for n, line in enumerate(lines):
        if line.startswith("## "):
            articles.append(article(line[3:]))
            articles[-1].alias.update(aliases(lines[n + 1 :]))
        elif not line.strip():
            gap = "\n\n"
        elif line.startswith("e ") and " = " in line:
            continue
        elif line.startswith(("> ", "* ", "~ ", "~* ")):
            try:
                articles[-1].annotate(line)
            except ValueError as error:
                faults.append(str(error))
        else:
            articles[-1].sentence(line, gap)
            gap = " "
    return articles


if __name__ == "__main__":
    faults: list[str] = []
    read_all = [a for path in sorted((HERE / "calibration").glob("*.txt")) for a in read(path, faults)]
    if faults:
        sys.exit("\n".join(faults))
    lines = [json.dumps(a.record(), ensure_ascii=False) + "\n" for a in read_all]
    (HERE / "calibration.jsonl").write_text("".join(lines), encoding="utf-8")
    signed = [sum(not x.get("optional") for a in read_all for x in getattr(a, k)) for k in ("relations", "stances")]
    print(f"{len(read_all)} articles, {signed[0]} relations, {signed[1]} stances", file=sys.stderr)
