"""What a page shows where no script runs: a table of the strongest pairs, each with its newest sentence."""

from __future__ import annotations

import html
from itertools import accumulate
from typing import Any

import numpy as np

MOST = 50


def still_table(data: dict[str, Any]) -> str:
    """The table as HTML, from the data of `graphdata.graph_data`; planned and denied acts are counted, too."""
    one, other, sizes = data["pairs"]
    starts = [0, *accumulate(sizes)]
    order = sorted(range(len(sizes)), key=lambda pair: (-sizes[pair], pair))[:MOST]
    rows = [_row(data, one[pair], other[pair], range(starts[pair], starts[pair + 1])) for pair in order]
    note = (
        f"The {len(rows)} strongest pairs, of {len(sizes):,}; planned and denied acts are counted, too."
        " The picture, filters and all sentences need scripts."
    )
    return "\n".join([
        '<div class="still">', f"<h1>{html.escape(data['title'])}</h1>", f"<p>{note}</p>", "<table>",
        "<thead><tr><th>Pair</th><th>Cooperation</th><th>Conflict</th><th>Neither</th><th>Last act</th></tr></thead>",
        "<tbody>", *rows, "</tbody>", "</table>", "</div>",
    ])  # fmt: skip


def _row(data: dict[str, Any], one: int, other: int, rows: range) -> str:
    acts = data["acts"]
    signs = acts["sign"][rows.start : rows.stop]
    names = " – ".join(html.escape(data["nodes"]["label"][end]) for end in (one, other))
    counts = "".join(f"<td>{np.count_nonzero(signs == sign)}</td>" for sign in (1, -1, 0))
    return f"<tr><th>{names}</th>{counts}<td>{_newest(data, rows)}</td></tr>"


def _newest(data: dict[str, Any], rows: range) -> str:
    acts = data["acts"]
    row = next((row for row in rows if acts["quote"][row] >= 0), None)
    if row is None:
        return ""
    date = data["dates"][acts["date"][row]][0] if acts["date"][row] >= 0 else ""
    title, link, path = data["articles"]["origins"][acts["article"][row]] or ("", "", "")
    source = html.escape(title or path)
    if link:
        source = f'<a href="{html.escape(link)}" rel="noreferrer noopener">{source or html.escape(link)}</a>'
    return f"{date} {html.escape(data['quotes'][acts['quote'][row]])} {source}".strip()
