"""A few records with known acts, for tests of the page; among them a label and a sentence that try to be HTML."""

from __future__ import annotations

from typing import Any

EVIL = '</script><script>document.title = "broken"</script><b onclick="alert(1)">&amp;'
ACTORS = {
    "FRA": ("France", "state", "FRA"),
    "RUS": ("Russia", "state", "RUS"),
    "UKR": ("Ukraine", "state", "UKR"),
    "TUR": ("Turkey", "state", "TUR"),
    "person:emmanuel-macron": ("Emmanuel Macron", "person", "FRA"),
    "igo:nato": ("NATO", "igo", None),
    "org:evil": (EVIL, "organisation", None),
}
QUADS = {"ACCUSE": 3, "SUPPORT": 1, "CONSULT": 1, "ASSAULT": 4, "SANCTION": 4}
STORIES = (
    # date, outlet, link, then what it tells: source, predicate, target, sentence, modality or "denied", speaker
    ("2025-01-10", "Le Matin", "https://example.org/1", [
        ("FRA", "ACCUSE", "RUS", "France condemned Russia.", "", None)]),
    ("2025-02-11", "Daily Post", "javascript:alert(1)", [
        ("RUS", "ACCUSE", "FRA", "Russia criticised France.", "", "Sergei Lavrov"),
        ("FRA", "SUPPORT", "UKR", "France stands by Ukraine.", "", None)]),
    ("2025-03-12", "Le Matin", "https://example.org/3", [
        ("RUS", "ASSAULT", "UKR", "Russia struck Ukraine.", "", None),
        ("FRA", "CONSULT", "RUS", "France may meet Russia.", "possible", None)]),
    ("2025-04-13", "Daily Post", None, [
        ("RUS", "ASSAULT", "UKR", "Russia did not strike Ukraine.", "denied", None),
        ("TUR", "SUPPORT", "UKR", "Turkey backs Ukraine.", "", None),
        ("person:emmanuel-macron", "CONSULT", "TUR", "Emmanuel Macron met Turkey's leader.", "", None)]),
    ("2025-05-14", "Le Matin", "https://example.org/5", [
        ("igo:nato", "SUPPORT", "TUR", "NATO helped Turkey.", "", None),
        ("org:evil", "ACCUSE", "FRA", f"They said {EVIL} of France.", "", None)]),
    ("2025-06-15", "Daily Post", "https://example.org/6", [
        ("FRA", "SUPPORT", "RUS", "France thanked Russia.", "", None)]),
)  # fmt: skip


def records() -> list[dict[str, Any]]:
    return [_record(number, *story) for number, story in enumerate(STORIES)]


def _record(number: int, date: str, outlet: str, url: str | None, acts: list[tuple[Any, ...]]) -> dict[str, Any]:
    text = " ".join(part[3] for part in acts)
    relations, attributions = [], []
    for place, (source, predicate, target, sentence, modality, speaker) in enumerate(acts):
        start = text.index(sentence)
        span = {"start": start, "end": start + len(sentence)}
        if speaker:
            attributions.append({"speaker": {"name": speaker, "text": speaker}})
        relations.append({
            "source": _end(source), "target": _end(target), "predicate": predicate, "quad": QUADS[predicate],
            "score": 1.0, "negated": modality == "denied", "sentence": span, "act": f"a{place}",
            "modality": modality if modality == "possible" else "asserted",
            "attribution": len(attributions) - 1 if speaker else None, "confidence": 0.9, "date": date,
            "date_source": "article", "trigger": {"lemma": "do", **span},
        })  # fmt: skip
    mentions = [{**_end(name), "type": ACTORS[name][1]} for part in acts for name in (part[0], part[2])]
    return {
        "schema": 2, "id": f"article-{number}", "title": f"Headline {number}", "date": date, "source": outlet,
        "url": url, "path": f"pages/{number}.html", "text": text, "relations": relations, "stances": [], "roles": [],
        "attributions": attributions, "mentions": mentions,
    }  # fmt: skip


def _end(actor: str) -> dict[str, Any]:
    name, _, country = ACTORS[actor]
    return {"actor": actor, "name": name, "country": country, "sector": "GOV", "text": name, "start": 0, "end": 1}
