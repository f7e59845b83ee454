"""An analysis as a report: sections of tables and sentences, which Markdown and the terminal show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.analysis.evidence import Evidence
from geo_nlp.analysis.results import Analysis, Dyad
from geo_nlp.analysis.tables import FIGURES, TRIADS, figure_of
from geo_nlp.plurals import counted

Rows = Sequence[Sequence[str]]
MEMBERS = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a title, the sentences from which its rows were counted, and the measures that it shows.

    `spare` are columns that a narrow page may leave out, the first of them first.
    """

    title: str
    columns: tuple[str, ...]
    rows: Rows
    quotes: Sequence[tuple[str, Evidence]]
    measures: tuple[str, ...]
    spare: tuple[str, ...] = ()


def sections(analysis: Analysis, *, top: int) -> Iterator[Section]:
    """The sections of a report that have something to say, with `top` rows each."""
    for make in (
        _active, _brokers, _dyads, _changes, _attitudes, _hostility, _balance, _breaking, _blocs, _windows, _turns,
    ):  # fmt: skip
        section = make(analysis, top)
        if section.rows:
            yield section


def headline(analysis: Analysis) -> str:
    """What was analysed, in a line."""
    size = analysis.size
    read = ""
    if size.articles is not None:
        read = f" in {counted(size.articles, 'article')} ({counted(size.stories or 0, 'story')})"
    days = dict.fromkeys(filter(None, (size.first, size.last)))
    when = f", {' to '.join(days)}" if days else ""
    return (
        f"{counted(size.acts, 'act')} of {counted(size.actors, 'actor')}{read}{when}; level {analysis.settings.level},"
        f" window {analysis.settings.window}"
    )


def number(value: float | None, digits: int = 3) -> str:
    """A figure as people read it.

    >>> number(0.8676), number(7.0), number(None), number(-0.0001)
    ('0.868', '7', '', '0')
    """
    if value is None:
        return ""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _span(ends: tuple[float, float] | None) -> str:
    return f"{number(ends[0])} to {number(ends[1])}" if ends else ""


def _active(analysis: Analysis, top: int) -> Section:
    rows = [
        (a.name, f"{a.acts:,}", f"{a.out:,}", f"{a.into:,}", f"{a.positive:,}", f"{a.negative:,}", number(a.pagerank))
        for a in analysis.actors[:top]
    ]
    columns = ("actor", "acts", "does", "is done to", "positive", "negative", "PageRank")
    return Section("Most active actors", columns, rows, (), ("degree", "pagerank"))


def _brokers(analysis: Analysis, top: int) -> Section:
    ranked = sorted(analysis.actors, key=lambda a: (-round(a.betweenness, 9), a.actor))
    rows = [
        (
            a.name, number(a.betweenness), number(a.constraint), str(a.cuts_off),
            *("" if role is None else f"{role:,}" for role in
              (a.coordinator, a.itinerant, a.gatekeeper, a.representative, a.liaison)),
        )
        for a in ranked[:top] if a.betweenness > 0
    ]  # fmt: skip
    columns = (
        "actor", "betweenness", "constraint", "cuts off", "coordinator", "itinerant", "gatekeeper", "representative",
        "liaison",
    )  # fmt: skip
    return Section("Brokers", columns, rows, (), ("betweenness", "constraint", "cut_points", "brokerage"), columns[4:])


def _dyads(analysis: Analysis, top: int) -> Section:
    rows = [
        (_pair(d), f"{d.acts:,}", *(f"{sum(quads):,}" for quads in zip(*d.quads, strict=True)), *_trend(d))
        for d in analysis.dyads[:top] if d.windows
    ]  # fmt: skip
    columns = ("dyad", "acts", "verbal +", "material +", "verbal −", "material −", "from", "to")
    return Section("Dyads", columns, rows, (), ("dyads",), ("from", "to"))


def _trend(dyad: Dyad) -> tuple[str, str]:
    """The first and the last window with an act."""
    active = [w for w, p, n, q in zip(dyad.windows, dyad.positive, dyad.negative, dyad.quads, strict=True)
            if p + n + sum(q)]  # fmt: skip
    return (active[0], active[-1]) if active else ("", "")


def _pair(item: object) -> str:
    return f"{item.source_name} – {item.target_name}"  # type: ignore[attr-defined]


def _arrow(item: object) -> str:
    return f"{item.source_name} → {item.target_name}"  # type: ignore[attr-defined]


def _quotes(items: Sequence[object], name: Callable[[object], str]) -> list[tuple[str, Evidence]]:
    return [(name(item), item.evidence[0]) for item in items if item.evidence]  # type: ignore[attr-defined]


def _changes(analysis: Analysis, top: int) -> Section:
    found = [(dyad, change) for dyad in analysis.dyads for change in dyad.changes]
    found.sort(key=lambda one: (-abs(one[1].after - one[1].before), one[1].window, one[0].source, one[0].target))
    rows = [(c.window, _pair(d), c.sign, number(c.before, 1), number(c.after, 1)) for d, c in found[:top]]
    quotes = [(f"{c.window} {_pair(d)}", c.evidence[0]) for d, c in found[:top] if c.evidence]
    columns = ("window", "dyad", "acts", "a window before", "after")
    return Section("When dyads changed", columns, rows, quotes, ("change_points",))


def _attitudes(analysis: Analysis, top: int) -> Section:
    shown = analysis.attitudes[:top]
    rows = [
        (_arrow(a), f"{a.acts:,}", number(a.mean, 2), ", ".join(f"{name} {count}" for name, count in a.attitudes[:4]))
        for a in shown
    ]
    columns = ("holder → target", "acts", "mean", "attitudes")
    return Section("Who speaks about whom", columns, rows, _quotes(shown, _arrow), ("attitudes",))


def _hostility(analysis: Analysis, top: int) -> Section:
    shown = analysis.hostility[:top]
    rows = [
        (_arrow(h), f"{h.acts:,}", f"{h.answered:,}", number(h.share, 2), _span(h.interval), _span(h.interval_stories),
         "yes" if h.clear else "no")
        for h in shown
    ]  # fmt: skip
    columns = ("source → target", "acts", "back", "share", "95 %", "95 % by stories", "clear")
    return Section("Asymmetric hostility", columns, rows, _quotes(shown, _arrow), ("hostility",), ("95 % by stories",))


def _balance(analysis: Analysis, top: int) -> Section:
    found = analysis.network
    rows: list[tuple[str, str, str]] = []
    if found:
        rows.append(("signed ties", f"{found.ties:,} between {found.actors:,} actors", ""))
        census = ", ".join(f"{signs} {getattr(found, name):,}" for name, signs in TRIADS.items())
        rows.append(("triads", census, ""))
        for name, title in FIGURES.items():
            rows.append((title, number(figure_of(found, name)), _span(found.intervals[name])))
        exact = "" if found.frustration_method == "exact" else f", not below {found.frustration_bound}"
        rows.append(("frustration index", f"{found.frustration} ({found.frustration_method}{exact})", ""))
        rows.append(("ties that break 1, 2, 3 … groups", ", ".join(map(str, found.curve)), ""))
        rows.append(("reciprocity; of positive, of negative acts", "; ".join(
            number(value, 2) or "none"
            for value in (found.reciprocity, found.reciprocity_positive, found.reciprocity_negative)
        ), ""))  # fmt: skip
    used = ("projection", "triads", "walk", "frustration", "reciprocity", "bootstrap")
    return Section("Structural balance", ("figure", "value", "95 %"), rows, (), used)


def _breaking(analysis: Analysis, top: int) -> Section:
    shown = analysis.network.breaking[:top] if analysis.network else ()
    rows = [(_pair(t), t.sign, f"{t.acts:,}", number(t.value, 2), str(t.triads)) for t in shown]
    columns = ("tie", "sign", "acts", "value", "unbalanced triads")
    return Section("Ties that break balance", columns, rows, _quotes(shown, _pair), ("frustration",))


def _blocs(analysis: Analysis, top: int) -> Section:
    found = analysis.network.blocs if analysis.network else ()
    rows = []
    for bloc in found:
        more = f" and {len(bloc.names) - MEMBERS} more" if len(bloc.names) > MEMBERS else ""
        rows.append((str(bloc.bloc), str(len(bloc.names)), ", ".join(bloc.names[:MEMBERS]) + more))
    return Section("Blocs", ("bloc", "actors", "members, the clearest first"), rows, (), ("blocs",))


def _windows(analysis: Analysis, top: int) -> Section:
    rows = [
        (s.window, f"{s.ties:,}", f"{s.negative:,}", f"{s.ppp + s.ppn + s.pnn + s.nnn:,}", number(s.strict),
         number(s.weak), f"{s.frustration}{'' if s.frustration_method == 'exact' else ' at most'}")
        for s in analysis.snapshots[-max(top, 1) :]
    ]  # fmt: skip
    columns = ("window", "ties", "negative", "triads", "strict balance", "weak balance", "frustration")
    return Section("Balance by window", columns, rows, (), ("triads", "frustration"), ("negative", "triads"))


def _turns(analysis: Analysis, top: int) -> Section:
    shown = sorted(analysis.turns, key=lambda turn: (-turn.acts, turn.window, turn.source, turn.target))[:top]
    rows = [(t.window, _pair(t), t.sign, f"{t.acts:,}", t.since) for t in shown]
    columns = ("window", "tie", "now", "acts", "was the other in")
    return Section("Ties that turned", columns, rows, _quotes(shown, _pair), ("turns",))
