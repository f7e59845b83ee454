"""Acts to an analysis: every measure in turn."""

from __future__ import annotations

import numpy as np

from geo_nlp.analysis.actors import actors
from geo_nlp.analysis.attitudes import attitudes
from geo_nlp.analysis.counting import directed_acts, joined, kinds_of
from geo_nlp.analysis.dyads import MOST, dyads
from geo_nlp.analysis.evidence import with_sentences
from geo_nlp.analysis.hostility import LEAST, asymmetries
from geo_nlp.analysis.naming import named_attitudes, named_dyads, named_hostility, named_snapshots, named_turns
from geo_nlp.analysis.network import network, notes_of, signed
from geo_nlp.analysis.program import solver
from geo_nlp.analysis.results import Analysis, Network, Settings, Size
from geo_nlp.analysis.shifts import through_time
from geo_nlp.analysis.signed import Projection, pair_acts
from geo_nlp.analysis.windows import Calendar, calendar
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes, used
from geo_nlp.graph.dates import Window
from geo_nlp.plurals import counted

STORIES = 5


def analysed(
    given: Acts, *, window: Window, how: Projection, seed: int, bootstrap: int, time_limit: float,
    filters: tuple[str, ...] = (), stories: bool = True,
) -> Analysis:  # fmt: skip
    """All measures of acts; that a person holds a post is no act, and left out. `stories`: whether these are known."""
    acts = given.where(kinds_of(given) != "role")
    directed, story, time = directed_acts(acts), _stories(acts), calendar(acts, window)
    times = bootstrap if stories else 0
    pairs = pair_acts(acts)
    parts = signed(pairs, how, seconds=time_limit / 2, seed=seed)
    whole = network(acts, directed, parts, story[pairs.row], times=times, seed=seed)
    people, notes = actors(acts, directed, parts.graph, parts.blocs, seed=seed)
    through, turned = through_time(pairs, time, how, seconds=time_limit / 2, seed=seed)
    followed, hostile = dyads(acts, time), asymmetries(acts, directed)
    settings = Settings(
        acts.level, window, how.rule, how.dead_band, how.min_acts, seed, times, time_limit, filters, solver()
    )
    size = _size(acts, story if stories else None)
    notes = [*_missing(acts, size, time, followed=len(followed), hostile=len(hostile)), *notes]
    notes = [*notes, *_signed_notes(size, whole, settings)]
    found = Analysis(
        settings, size, people, named_dyads(acts, time, followed), named_attitudes(acts, attitudes(acts)),
        named_hostility(acts, hostile, story, times=times, seed=seed), whole, named_snapshots(time, through),
        named_turns(acts, time, turned), tuple(notes), acts,
    )  # fmt: skip
    return with_sentences(found, acts)


def _signed_notes(size: Size, found: Network | None, asked: Settings) -> list[str]:
    if found is not None:
        return notes_of(found, solver=asked.solver, drawn=asked.bootstrap > 0)
    return ["no pair has a signed tie: there is no balance to measure"] if size.acts else []


def _stories(acts: Acts) -> Codes:
    """The story of each row, numbered from 0."""
    return used(acts.articles.story[acts.article])[1]


def _size(acts: Acts, story: Codes | None) -> Size:
    """How much there is; `story` is that of each row, None where stories are not known."""
    given = used(acts.article)[0]
    codes = acts.articles.date[given]
    dates = sorted(acts.articles.dates[code] for code in np.unique(codes[codes >= 0]).tolist())
    ends = used(np.concatenate([acts.source, acts.target]))[0]
    low, high = np.minimum(acts.source, acts.target), np.maximum(acts.source, acts.target)
    return Size(
        len(used(acts.act)[0]), len(ends), len(used(joined(low, high))[0]),
        None if story is None else len(given), None if story is None else int(story.max(initial=-1)) + 1,
        dates[0] if dates else None, dates[-1] if dates else None,
    )  # fmt: skip


def _are(number: int, name: str) -> str:
    """A number of things with its verb.

    >>> _are(1, "act"), _are(24, "act")
    ('1 act is', '24 acts are')
    """
    return f"{counted(number, name)} {'is' if number == 1 else 'are'}"


def _missing(acts: Acts, size: Size, time: Calendar, *, followed: int, hostile: int) -> list[str]:
    """What there is too little of, and what was left out."""
    if not size.acts:
        return ["there are no acts between two actors: nothing can be measured"]
    notes = []
    if size.stories is None:
        notes.append("a graph does not say which stories its acts are of: there are no intervals by stories")
    elif not acts.articles.stories_known:
        notes.append("copies of a story are not known, each article is one; `geo-nlp run stories RUN` finds them")
    if size.stories is not None and size.stories < STORIES:
        notes.append(f"{_are(size.stories, 'story')} too few for intervals by stories, which take {STORIES}")
    if time.undated:
        whose = "their date" if time.undated > 1 else "its date"
        notes.append(f"{_are(time.undated, 'act')} in no window: {whose} does not give the {time.window}")
    if time.elsewhere:
        were = "they were" if time.elsewhere > 1 else "it was"
        notes.append(f"{_are(time.elsewhere, 'act')} in no window: {were} before the first article, or after the last")
    if len(time.names) < 8:
        notes.append(f"{_are(len(time.names), 'window')} too few for change points, which take 8")
    if size.pairs > followed == MOST:
        notes.append(f"the {MOST} pairs with the most acts are followed over time, of {size.pairs:,}")
    if not hostile:
        notes.append(f"no pair has {LEAST} hostile acts: nothing is said of asymmetric hostility")
    return notes
