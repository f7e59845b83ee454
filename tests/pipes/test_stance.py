"""Stances by judgement, by those who speak for somebody, and by attitudes that turn into their opposite."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.stance.naming_verbs import naming
from geo_nlp.pipes.syntax.tree import parse_of
from geo_nlp.rules import notation
from geo_nlp.rules.loader import load_rules

MACRON, LAVROV = "person:emmanuel-macron", "person:sergey-lavrov"
FOUND = {
    "a copula": ("Macron said Russia was a threat.", [f"{MACRON} concern RUS"]),
    "an adjective before the noun": ("Lavrov said Turkey was a great country.", [f"{LAVROV} praise TUR"]),
    "coordinated predicates, once": ("Macron said Turkey was arrogant and unfair.", [f"{MACRON} criticism TUR"]),
    "a deed": ("Macron said Russia had betrayed Turkey.", [f"{MACRON} criticism RUS"]),
    "a demand": ("Macron said Russia must be punished.", [f"{MACRON} opposition RUS"]),
    "blame": ("Lavrov said Turkey was to blame for the war.", [f"{LAVROV} criticism TUR"]),
    "a quotation": ('"Turkey is a reliable partner," Lavrov said.', [f"{LAVROV} trust TUR"]),
    "a preposition of source": ("According to Lavrov, NATO is an aggressor.", [f"{LAVROV} criticism igo:nato"]),
    "calling": ("Turkey called Lavrov a liar.", [f"TUR criticism {LAVROV}"]),
    "describing": ("Turkey described the Russian plan as absurd.", ["TUR criticism RUS"]),
    "a passive": ("Iran was described by Turkey as a rogue state.", ["TUR criticism IRN"]),
    "considering": ("Turkey considers Iran its worst enemy.", ["TUR opposition IRN"]),
    "a denied merit": ("Macron said Turkey was not honest.", [f"{MACRON} criticism TUR"]),
    "a denied friendship": ("Macron said Turkey was not an honest partner.", [f"{MACRON} doubt TUR"]),
    "a denied fault": ("Macron said Turkey was not an enemy.", [f"{MACRON} opposition TUR (negated)"]),
    "a denied permission": ("Macron said Iran must never be allowed in.", [f"{MACRON} opposition IRN"]),
    "refused support": ("Turkey refused to back Israel.", ["TUR opposition ISR"]),
    "support that is refused": ("Turkey does not support Israel.", ["TUR opposition ISR"]),
    "support that is not given": ("Turkey has not backed Israel.", ["TUR support ISR (negated)"]),
    "support denied": ("Turkey denied backing Israel.", ["TUR support ISR (negated)"]),
    "lost confidence": ("Turkey has lost confidence in Israel.", ["TUR doubt ISR"]),
    "no confidence": ("Turkey has no confidence in Israel.", ["TUR doubt ISR"]),
    "speaking in support": ("Lavrov spoke in support of Turkey.", [f"{LAVROV} support TUR"]),
    "an office": ("Lavrov's office condemned Turkey.", [f"{LAVROV} criticism TUR"]),
    "a statement": ("Turkey issued a statement condemning Israel.", ["TUR criticism ISR"]),
    "his own state": ("Lavrov said Russia supported Turkey.", ["RUS support TUR"]),
    "help for somebody": ("Turkey opposes aid for Israel.", ["TUR opposition ISR"]),
    "harm that is welcome": ("Turkey welcomed the attack on Israel.", ["TUR criticism ISR"]),
}  # fmt: skip
NOTHING = {
    "the article's own voice": "Russia was a threat to Turkey.",
    "a question": "Is Russia a threat, Macron asked?",
    "an indirect question": "Macron asked whether Russia was a threat.",
    "a denial": "Lavrov denied that Turkey was a threat.",
    "a chance": "Macron said Turkey might be a threat.",
    "a condition": "Macron said he would act if Russia was a threat.",
    "a friend of others": "Macron said Belarus was an ally of Russia.",
    "somebody unnamed": "Macron said the man was a liar.",
    "praise of oneself": "Macron said France was a great country.",
    "what somebody should do": "Turkey should support Israel.",
    "a place that lies": "Lavrov said Turkey lies in the region.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND.values(), ids=FOUND)
def test_found(text: str, wanted: list[str], nlp: Language) -> None:
    doc = nlp(text)
    different = notation.differences(notation.parse_all(wanted), notation.stances(doc))
    assert not different, "\n".join([*different, notation.explain(doc)])


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_not_found(text: str, nlp: Language) -> None:
    doc = nlp(text)
    assert not [str(line) for line in notation.stances(doc) if line.named], notation.explain(doc)


def test_the_innermost_speaker_speaks(nlp: Language) -> None:
    doc: Doc = nlp("Macron said that Lavrov had called Turkey a threat.")
    voices = Voices.of(parse_of(doc), doc._.attributions)
    speaker = voices.at(doc.text.index("had"))
    assert speaker is not None and speaker.actor == MACRON
    assert voices.at(0) is None


def test_naming_verbs_come_from_the_attribution_lexicon() -> None:
    assert {"call", "brand", "describe", "regard"} <= naming()
    assert "say" not in naming()


def test_no_stance_phrase_hides_an_event() -> None:
    """A phrase that only stances know takes its clause from relation rules of its last or first word."""
    rules = load_rules()
    only = {w for k, w in rules.stances if k == "verb" and " " in w and ("verb", w) not in rules.relations}
    ends = {"off", "with", "at"}
    assert not {w for w in only if w.split()[-1] in ends and ("verb", w.split()[0]) in rules.relations}
