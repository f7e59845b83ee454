"""The page of mistakes: each missed and each false relation beside its sentence, by its cause, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from geo_nlp.evaluation.causes import FALSE, MISSED, Mistake
from geo_nlp.evaluation.layers import context_of
from geo_nlp.evaluation.same import Values
from geo_nlp.page.frame import page

HEAD = '<tr><th>cause</th><th></th><th class="n">n</th><th class="n">share</th></tr>'
SIDES = ((True, "Missed", MISSED), (False, "False", FALSE))


def counted(found: Iterable[Mistake]) -> dict[str, dict[str, int]]:
    """How many mistakes have each cause: what was missed and what is false, in the order of the causes.

    >>> counted([])
    {'missed': {}, 'false': {}}
    """
    counts = Counter((mistake.missed, mistake.cause) for mistake in found)
    return {
        title.casefold(): {cause: counts[missed, cause] for cause in causes if counts[missed, cause]}
        for missed, title, causes in SIDES
    }


def error_page(found: Sequence[Mistake], *, signature: str) -> str:
    """A page that works offline; what was missed comes first, causes in the order in which they were tried."""
    body = [f"<h1>Missed and false relations</h1><p><code>{escape(signature)}</code></p>"]
    for missed, title, causes in SIDES:
        some = [mistake for mistake in found if mistake.missed is missed]
        body += _side(title, causes, some)
    style = files("geo_nlp.evaluation").joinpath("errors.css").read_text(encoding="utf-8")
    return page(title="Missed and false relations", body="\n".join(body), styles=[style], scripts=[])


def _side(title: str, causes: Mapping[str, str], some: Sequence[Mistake]) -> Iterator[str]:
    by_cause = {cause: [m for m in some if m.cause == cause] for cause in causes}
    yield f"<h2>{title}: {len(some)}</h2><table>{HEAD}"
    for cause, mistakes in by_cause.items():
        if mistakes:
            share = f"{len(mistakes) / len(some):.0%}"
            yield (
                f'<tr><td>{cause}</td><td>{escape(causes[cause])}</td><td class="n">{len(mistakes)}</td>'
                f'<td class="n">{share}</td></tr>'
            )
    yield "</table>"
    for cause, mistakes in by_cause.items():
        if mistakes:
            yield f"<details><summary>{title}, {cause}: {len(mistakes)}</summary>"
            yield from map(_entry, mistakes)
            yield "</details>"


def _entry(mistake: Mistake) -> str:
    gold = mistake.article.gold
    lines = [f'<p class="who">{escape(triple(mistake.item, gold))}</p>']
    lines.append(f"<p>{_marked(gold['text'], mistake.item)}</p>")
    if mistake.other is not None:
        whose = "found" if mistake.missed else "annotated"
        lines.append(f'<p class="about">{whose}: {escape(triple(mistake.other, gold))}</p>')
    if mistake.empty:
        lines.append(f'<p class="about">empty: {escape("; ".join(mistake.empty))}</p>')
    rule = f", rule {mistake.item['rule']}" if mistake.item.get("rule") else ""
    where = f"{gold['id']}{rule}"
    return f'<article>{"".join(lines)}<p class="about">{escape(where)}</p></article>'


def triple(item: Values, article: Values) -> str:
    """A relation in one line: source, type, target, and what qualifies it.

    >>> france = {"actor": "FRA", "name": "France"}
    >>> triple({"source": france, "predicate": "AID", "target": None, "modality": "planned"}, {"text": ""})
    'France [FRA] AID - (planned)'
    """
    negated, hypothetical = context_of(item)
    notes = [*(["negated"] if negated else []), *([str(item["modality"])] if hypothetical else [])]
    types = "|".join([item["predicate"], *item.get("alternatives", ())])
    line = f"{_end(item.get('source'), article)} {types} {_end(item.get('target'), article)}"
    return f"{line} ({', '.join(notes)})" if notes else line


def _end(end: Values | None, article: Values) -> str:
    if not end:
        return "-"
    words = " ".join((end.get("text") or article["text"][end.get("start", 0) : end.get("end", 0)]).split())
    named = end.get("actor") or end.get("country")
    return f"{words or end.get('name') or ''} [{named}]".strip() if named else words or str(end.get("name") or "?")


def _marked(text: str, item: Values) -> str:
    """The sentence with trigger and ends marked; of marks that overlap the first stays."""
    bounds = item.get("sentence")
    if not bounds:
        return ""
    spans = [(item.get(name), name) for name in ("trigger", "source", "target")]
    placed = sorted((s["start"], s["end"], name) for s, name in spans if s and "start" in s and s["start"] < s["end"])
    made, at = [], bounds["start"]
    for start, end, name in placed:
        if at <= start and end <= bounds["end"]:
            made.append(f'{escape(text[at:start])}<mark class="{name}">{escape(text[start:end])}</mark>')
            at = end
    return "".join([*made, escape(text[at : bounds["end"]])])
