"""One article on a page: its head, its marked text, the side list, and the tables of its records."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from geo_nlp.graph.look import FAMILIES
from geo_nlp.oneline import shortened
from geo_nlp.page.articlemarks import FAMILY, SIGNS, begins_with_title, marked_article, tag
from geo_nlp.page.findings import COLUMNS, Json, find_findings
from geo_nlp.page.marks import escaped

CAPTIONS = {"acts": "Acts and attitudes", "roles": "Roles", "quotations": "Quotations"}
ACTOR_COLUMNS = ("Name", "Type", "Country", "Sector", "Mentions", "Also called", "Id", "Wikidata")


def title_of(record: Json) -> str:
    """The title of an article, else its first words."""
    return record.get("title") or shortened(record["text"], 80) or "Article"


class ShownArticle:
    """One article on the page; `prefix` begins all of its ids."""

    def __init__(self, record: Json, prefix: str, several: bool) -> None:
        self.record, self.prefix, self.heading = record, prefix, "h2" if several else "h1"
        self.findings = {f"{prefix}r{number}": found for number, found in enumerate(find_findings(record), 1)}
        self.mentions = Counter(mention.get("actor") for mention in record.get("mentions") or ())
        known = record.get("actors") or ()
        self.actors = {actor["id"]: f"{prefix}p{number}" for number, actor in enumerate(known, 1)}

    def families(self) -> set[int]:
        """The numbers of the families of actors in it."""
        return {FAMILY.get(item.get("type") or "", len(FAMILIES) - 1) for item in self.record.get("mentions") or ()}

    def lines(self) -> Iterator[str]:
        """Its HTML: the head, the text, the side list and the tables."""
        record = self.record
        yield tag("article", id=self.prefix, class_="article", aria_label=title_of(record))
        yield '<div class="reading">'
        headed = begins_with_title(record["text"], record.get("title"))
        if not headed:
            yield f"<{self.heading}>{escaped(title_of(record))}</{self.heading}>"
        yield f'<p class="origin">{_origin(record)}</p>'
        marks = marked_article(record, self.findings, self.actors, heading=self.heading if headed else None)
        yield f'<div class="text" lang="{html.escape(record.get("language") or "en")}">{marks}</div>'
        yield "</div>"
        yield from self._side()
        yield from self._tables()
        yield "</article>"

    def _side(self) -> Iterator[str]:
        """Acts, one line each however many records report it; roles; actors by their mentions."""
        yield '<nav class="side" aria-label="What was found">'
        acts: dict[str, list[str]] = {}
        for row, finding in self.findings.items():
            if finding.table == "acts":
                for act in finding.acts or (row,):
                    acts.setdefault(act, []).append(row)
        yield from _list("Acts and attitudes", (self._act(rows) for rows in acts.values()))
        roles = ((row, finding) for row, finding in self.findings.items() if finding.kind == "role")
        yield from _list("Roles", (_link(row, escaped(finding.line()), data_r=row) for row, finding in roles))
        listed = self.record.get("actors") or ()
        known = sorted(listed, key=lambda actor: (-self.mentions[actor["id"]], _name(actor)))
        yield from _list("Actors", (self._actor(actor) for actor in known))
        yield "</nav>"

    def _act(self, rows: Sequence[str]) -> str:
        some = [self.findings[row] for row in rows]
        first, words = some[0], " + ".join(dict.fromkeys(finding.cells["What"] for finding in some))
        sign = SIGNS[first.sign]
        noted = f' <span class="layer">{first.layer}</span>' if first.layer != "asserted" else ""
        who, whom = (escaped(first.cells[name]) for name in ("Who", "Whom"))
        line = f'{who or "—"} <b class="{sign}">{escaped(words)}</b> {whom or escaped(first.cells["About"])}{noted}'
        return _link(rows[0], line, data_r=" ".join(rows))

    def _actor(self, actor: Json) -> str:
        family = FAMILY.get(actor.get("type") or "", len(FAMILIES) - 1)
        name = f'<span class="actor f{family}">{escaped(_name(actor))}</span>'
        line = f"{name} <small>{self.mentions[actor['id']]}</small>"
        return _link(self.actors[actor["id"]], line, data_a=self.actors[actor["id"]])

    def _tables(self) -> Iterator[str]:
        yield '<details class="tables" open><summary>All records as tables</summary>'
        for name, columns in COLUMNS.items():
            rows = {row: finding for row, finding in self.findings.items() if finding.table == name}
            yield from _table(
                CAPTIONS[name], columns, {row: finding.cells for row, finding in rows.items()},
                {row: {"data_k": finding.kind, "data_l": finding.layer} for row, finding in rows.items()},
            )  # fmt: skip
        actors = {self.actors[actor["id"]]: self._cells(actor) for actor in self.record.get("actors") or ()}
        yield from _table("Actors", ACTOR_COLUMNS, actors, {row: {"data_k": "actor"} for row in actors})
        yield "</details>"

    def _cells(self, actor: Json) -> dict[str, str]:
        return {
            "Name": _name(actor), "Type": str(actor.get("type") or "").replace("_", " "),
            "Country": actor.get("country") or "", "Sector": actor.get("sector") or "",
            "Mentions": str(self.mentions[actor["id"]]), "Also called": ", ".join(actor.get("aliases") or ()),
            "Id": actor["id"], "Wikidata": actor.get("wikidata") or "",
        }  # fmt: skip


def _origin(record: Json) -> str:
    """Date, outlet and link of an article; only web addresses become links."""
    parts = [escaped(str(record[name])) for name in ("date", "source") if record.get(name)]
    url, path = record.get("url"), record.get("path")
    if url and str(url).lower().startswith(("http://", "https://")):
        parts.append(f"{tag('a', href=url, rel='noopener noreferrer')}{escaped(url)}</a>")
    elif url or path:
        parts.append(f"<code>{escaped(str(url or path))}</code>")
    return " · ".join(parts)


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"<li>{item}</li>" for item in items]
    if lines:
        yield f"<details open><summary>{title} <small>{len(lines)}</small></summary><ul>"
        yield from lines
        yield "</ul></details>"


def _link(row: str, line: str, **data: str) -> str:
    return f"{tag('a', href=f'#{row}', **data)}{line}</a>"


def _table(
    caption: str, columns: Sequence[str], rows: Mapping[str, Mapping[str, str]], data: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """A table without the columns that no row fills."""
    filled = [name for name in columns if any(cells[name] for cells in rows.values())]
    if filled:
        yield f'<div class="wide"><table><caption>{caption}</caption><thead><tr>'
        yield "".join(f'<th scope="col">{name}</th>' for name in filled) + "</tr></thead><tbody>"
        for row, cells in rows.items():
            shown = "".join(f"<td>{escaped(cells[name])}</td>" for name in filled)
            yield f"{tag('tr', id=row, **data[row])}{shown}</tr>"
        yield "</tbody></table></div>"


def _name(actor: Json) -> str:
    return str(actor.get("name") or actor["id"])
