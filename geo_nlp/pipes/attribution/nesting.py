"""Nesting of attributions: "France said that Russia said that Iran said"."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.types import Attribution


def shallow(attributions: Sequence[Attribution], *, deepest: int) -> list[Attribution]:
    """The attributions nested at most so deep: each repeats the text of all that is nested in it.

    >>> from geo_nlp.types import Text
    >>> said = [Attribution(None, None, Text(start, 100, ""), "indirect", "") for start in (0, 10, 20)]
    >>> len(shallow(said, deepest=2)), len(shallow(said, deepest=3))
    (2, 3)

    What several say together is one level, however many they are: "France, Germany and Italy endorsed the plan".

    >>> len(shallow([Attribution(None, None, Text(0, 100, ""), "indirect", "")] * 5, deepest=2))
    5
    """
    if len(attributions) <= deepest:
        return list(attributions)
    kept: set[int] = set()
    last = (-1, -1)  # what was kept before
    around: list[int] = []  # ends of the contents around a place, the outermost first
    contents = [said.content for said in attributions]
    for n in sorted(range(len(contents)), key=lambda n: (contents[n].start, -contents[n].end)):  # the outermost first
        start, end = contents[n].start, contents[n].end
        if (start, end) == last:
            kept.add(n)
            continue
        while around and around[-1] <= start:
            around.pop()
        if len(around) < deepest:
            kept.add(n)
            last = start, end
            around.append(min(end, around[-1]) if around else end)
    return [said for n, said in enumerate(attributions) if n in kept]
