"""Attribution: sentences with what is said in them, the rule file, quotation marks, and which actor speaks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from plainmodel import plain
from spacy.language import Language

from geo_nlp.errors import RuleError
from geo_nlp.pipes.attribution.attribution import find_attributions
from geo_nlp.pipes.attribution.quotation_marks import find_quotations, find_turns
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.attribution import AttributionRules, load_attribution_rules, parse_attribution_rules
from geo_nlp.types import Attribution, Mention

CASES = yaml.safe_load(Path(__file__).with_suffix("").with_name("attribution.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def rules() -> AttributionRules:
    return load_attribution_rules()


@pytest.fixture(scope="module")
def parsed() -> dict[str, Doc]:
    nlp: Language = plain()
    docs = []
    for case in CASES:
        doc = nlp.make_doc(case["text"])
        for token in doc[1:]:
            token.is_sent_start = True if "\n\n" in doc[token.i - 1].text else None
        docs.append(doc)
    return {doc.text: Doc(doc) for doc in nlp.pipe(docs)}


def line(found: Attribution) -> str:
    """Write an attribution as a case does."""
    return f"{found.speaker.text if found.speaker else '-'} | {found.content.text} | {found.kind}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_says(case: dict[str, object], parsed: dict[str, Doc], rules: AttributionRules) -> None:
    doc = parsed[str(case["text"])]
    found = [line(a) for a in find_attributions(doc, rules, ())]
    assert found == case["says"], [(t.text, t.dep_, t.head.text) for t in doc]


def test_offsets_give_the_texts(parsed: dict[str, Doc], rules: AttributionRules) -> None:
    for text, doc in parsed.items():
        for found in find_attributions(doc, rules, ()):
            for part in (found.speaker, found.cue, found.content):
                assert part is None or part.text == text[part.start : part.end]


def test_the_name_in_the_phrase_speaks(parsed: dict[str, Doc], rules: AttributionRules) -> None:
    doc = parsed["Russia moved two brigades to the border, according to NATO officials."]
    nato = next(t for t in doc if t.text == "NATO")
    mention = Mention(
        nato.idx, nato.idx + 4, "NATO", "igo", "name", False, "igo:nato", "NATO", None, "IGO", nato.i, nato.i, nato.i
    )
    (found,) = find_attributions(doc, rules, (mention,))
    assert found.speaker is not None
    assert found.speaker.actor == "igo:nato"


def test_every_fault_of_the_rule_file_is_named() -> None:
    with pytest.raises(RuleError, match=r"verbs\.0\.content\.0.*nouns"):
        parse_attribution_rules("verbs: [{id: say, words: [say], content: [poem]}]")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said 'no' to the EU's plan.", ["'no'"]),
        ("The rebels' leader said ''never'' twice.", ["''never''"]),
        ("“A “nested” word,” he said.", ["“A “nested” word,”"]),
        ("«Non», said the minister.", ["«Non»"]),
        ("The 5' 10\" guard isn't here.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted


def test_one_label_is_no_transcript() -> None:
    assert not list(find_turns("WASHINGTON: The talks failed."))
