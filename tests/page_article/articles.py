"""Two records made by hand, of schema 2 and of schema 1, for pages."""

from __future__ import annotations

from typing import Any

TEXT = (
    "France criticises Russia\n\n"
    'French President Emmanuel Macron condemned Russia on Monday. "It must leave Ukraine," he said.\n'
    "Italy may send medics to Kyiv, Rome said; it denied that it had armed anybody."
)


def span(words: str, after: str = "", *, text: str = TEXT) -> dict[str, Any]:
    """Where words stand in the text, the first time after others."""
    start = text.index(words, text.index(after))
    return {"start": start, "end": start + len(words), "text": words}


def end(words: str, name: str, actor: str, country: str, after: str = "", meant: str = "") -> dict[str, Any]:
    """A participant."""
    return {
        **span(words, after),
        "actor": actor,
        "name": name,
        "country": country,
        "sector": "GOV",
        "antecedent": span(meant) if meant else None,
    }


def mention(words: str, name: str, actor: str, kind: str, after: str = "", level: str = "name") -> dict[str, Any]:
    """An actor where the text mentions it."""
    return {
        **span(words, after),
        "type": kind,
        "level": level,
        "demonym": False,
        "actor": actor,
        "name": name,
        "country": None,
        "sector": "GOV",
    }


def sentence(first: str, last: str) -> dict[str, int]:
    """From the first words of a sentence to its last."""
    return {"start": TEXT.index(first), "end": TEXT.index(last, TEXT.index(first)) + len(last)}


MACRON, RUSSIA = ("Emmanuel Macron", "person:emmanuel-macron", "FRA"), ("Russia", "RUS", "RUS")
HEADLINE, BODY = sentence("France", "Russia"), sentence("French President", "Monday.")


def relation(number: int, source: Any, target: Any, predicate: str, quad: int, trigger: Any, **more: Any) -> Any:
    """An act, asserted by the article itself unless `more` says otherwise."""
    return {
        "id": f"r{number}",
        "source": source,
        "target": target,
        "predicate": predicate,
        "mode": None,
        "quad": quad,
        "score": -3.0,
        "symmetric": False,
        "negated": False,
        "modality": "asserted",
        "date": "2025-02-24",
        "date_granularity": "day",
        "date_source": "text",
        "place": None,
        "killed": None,
        "injured": None,
        "act": f"a{number}",
        "attribution": None,
        "trigger": {**trigger, "lemma": trigger["text"]},
        "sentence": BODY,
        "rule": "by-hand",
        "confidence": 0.9,
        **more,
    }


def record() -> dict[str, Any]:
    """France, Russia and Italy: four acts, an attitude, a role and two quotations."""
    macron, italy = end("Emmanuel Macron", *MACRON), end("Italy", "Italy", "ITA", "ITA")
    it = end("it", "Italy", "ITA", "ITA", "Rome said", "Italy")
    last = sentence("Italy may", "anybody.")
    return {
        "schema": 2,
        "id": "x1",
        "path": "news/a.html",
        "title": "France criticises Russia",
        "date": "2025-02-25",
        "source": "Test & Post",
        "url": "https://news.example/a?b=1&c=2",
        "language": "en",
        "dateline": None,
        "text": TEXT,
        "mentions": [
            mention("France", "France", "FRA", "state"),
            mention("Russia", "Russia", "RUS", "state"),
            mention("French President Emmanuel Macron", "Emmanuel Macron", "person:emmanuel-macron", "person"),
            mention("French", "France", "FRA", "state", "French"),
            mention("Russia", "Russia", "RUS", "state", "French"),
            mention("he", "Emmanuel Macron", "person:emmanuel-macron", "person", "Ukraine", "pronoun"),
            mention("Italy", "Italy", "ITA", "state"),
            mention("it", "Italy", "ITA", "state", "Rome said", "pronoun"),
        ],
        "actors": [
            {
                "id": "RUS",
                "name": "Russia",
                "type": "state",
                "country": "RUS",
                "sector": "GOV",
                "aliases": [],
                "wikidata": "Q159",
            },
            {
                "id": "person:emmanuel-macron",
                "name": "Emmanuel Macron",
                "type": "person",
                "country": "FRA",
                "sector": "GOV",
                "aliases": ["Macron"],
                "wikidata": None,
            },
        ],
        "roles": [
            {
                "holder": macron,
                "title": "French President",
                "post": "head_of_state",
                "organisation": None,
                "country": "FRA",
                "status": "current",
                "sentence": BODY,
                "rule": "title-name",
            }
        ],
        "relations": [
            relation(
                1,
                end("France", "France", "FRA", "FRA"),
                end("Russia", *RUSSIA),
                "ACCUSE",
                3,
                span("criticises"),
                sentence=HEADLINE,
            ),
            relation(1, macron, end("Russia", *RUSSIA, after="French"), "ACCUSE", 3, span("condemned")),
            relation(3, italy, None, "AID", 2, span("send"), modality="possible", attribution=1, sentence=last),
            relation(
                4,
                it,
                None,
                "AID",
                2,
                span("armed"),
                negated=True,
                attribution=1,
                sentence=last,
                place={**span("Kyiv"), "name": "Kyiv", "country": "UKR", "admin1": None, "lat": 50.4, "lon": 30.5},
            ),
        ],
        "stances": [
            {
                "id": "s1",
                "holder": macron,
                "targets": [end("Russia", *RUSSIA, after="French")],
                "about": span("Russia", "French"),
                "attitude": "criticism",
                "polarity": -1,
                "strength": 2,
                "negated": False,
                "modality": "asserted",
                "date": "2025-02-24",
                "date_granularity": "day",
                "date_source": "article",
                "act": "a1",
                "attribution": None,
                "trigger": {**span("condemned"), "lemma": "condemn"},
                "sentence": BODY,
                "rule": "by-hand",
                "confidence": 0.8,
            }
        ],
        "attributions": [
            {
                "speaker": end("he", *MACRON, after="Ukraine", meant="Emmanuel Macron"),
                "cue": span("said"),
                "content": span("It must leave Ukraine"),
                "kind": "direct",
                "rule": "quote",
            },
            {
                "speaker": end("Rome", "Italy", "ITA", "ITA"),
                "cue": span("said", "Rome"),
                "content": span("Italy may send medics to Kyiv"),
                "kind": "indirect",
                "rule": "report",
            },
        ],
        "warnings": [],
    }


def old_record() -> dict[str, Any]:
    """The same as a record of schema 1: no acts, no places, and stances with little more than their ends."""
    old = record()
    del old["path"]
    for item in old["relations"]:
        for name in ("act", "date_source", "date_granularity", "place", "killed", "injured"):
            del item[name]
    for item in old["stances"]:
        for name in ("act", "date", "date_source", "date_granularity", "negated", "modality", "attribution"):
            del item[name]
    return {**old, "schema": 1}
