"""By which construction something was found: what `rules explain` shows, and that nothing else changes for it."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import geo_nlp.pipes
from geo_nlp.cli.explanation import explanation
from geo_nlp.pipes.syntax.trace import traced
from geo_nlp.pipes.syntax.tree import parse_of
from geo_nlp.records import make_record, to_json
from geo_nlp.rules.empty_ends import empty_ends
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Article, Clause, Engine

SENTENCES: dict[str, tuple[str, ...]] = {
    "Trump lifts sanctions on Syria.": (
        "repaired 'lifts': tag NNS → VBZ, relation compound → ROOT, head sanctions → none, via repair_headline_verbs",
        "verb_frames.add_nested_phrases: on Syria",
        "empty: 'sanctions' (noun, sanction): no source (possessor or by or from or subject)",
    ),
    "Zelenskyy said Russia must leave and thanked Spain for its help.": (
        "repaired 'thanked': head leave → said, via repair_clause_coordination",
        "'its' stands for Spain, via binding.antecedents_of_possessive",
        "via functions.overt_subject: subject Zelenskyy; obligation.reported_charges: object Russia",
        "via inherited_subjects.subject_of_first_conjunct: subject Zelenskyy",
    ),
    "The mayor was jailed by Turkish police.": (
        "via functions.agents_of_passive: subject police; functions.patients_of_passive: object mayor",
    ),
    "France attacked and later occupied Mali.": (
        "functions.shared_objects: object Mali",
        "via inherited_subjects.subject_of_first_conjunct: subject France; functions.overt_objects: object Mali",
    ),
    "Iran's plan to attack Bahrain alarmed NATO. The alliance sent ships.": (
        "via control_nouns.possessors: subject Iran",
        "'The alliance' stands for NATO, via body_anaphora.same_kind",
        "said: IRN by 'plan': 'to attack Bahrain'  [will], via nominal_cues.drafts_of_noun",
    ),
    "After talks with Iran, Qatar said the ceasefire would hold.": (
        "via noun_frames.add_own_phrases: with Iran; unsupported_nouns.add_party_beside: subject Qatar",
        "said: QAT by 'said': 'the ceasefire would hold'  [say], via verb_cues.governed",
        "empty: 'ceasefire' (noun, ceasefire): no source (between or subject or possessor), no target (with or ",
    ),
    "Qatar and Oman left the talks. They accused Saudi Arabia of spying.": (
        "'They' stands for Qatar + Oman, via plural_pronouns.coordinated_subjects",
    ),
    "Macron met Scholz. The two leaders condemned Hamas. They urged Iran to free a hostage.": (
        "'The two leaders' stands for Macron + Scholz, via definite_nominals.plural",
        "'They' stands for Macron + Scholz, via plural_pronouns.last_plural",
        "via inherited_subjects.controller: subject Iran",
    ),
    '"We will never leave," said Netanyahu. "Hamas must disarm."': (
        "'We' stands for Netanyahu, via first_person.referent_of",
        "[continued], via quotation_speakers.by_continuity",
    ),
    "The detention of a journalist by Iran angered Germany.": (
        "via noun_frames.add_own_phrases: of journalist; noun_frames.add_agents_of_patient: by Iran",
    ),
    "Poland is hostile to Belarus. Talks on the dam between Egypt and Sudan collapsed.": (
        "via adjective_frames.add_subject_of_predicate: subject Poland; adjective_frames.add_phrases: to Belarus",
        "noun_frames.add_inherited_phrases: between Egypt, between Sudan",
    ),
    "Macron promised to send tanks, according to Le Monde.": (
        "said: media:le-monde by 'according to': 'Macron promised to send tanks'  [according-to], via "
        "source_phrases.source_phrase",
    ),
    "Kim Jong Un: North Korea will answer the United States": ("via labelled_speech.draft_of_headline",),
    "Lula visited Cuba. He praised it.": ("'He' stands for Lula, via pronouns.person_of_gender",),
    "Prime Minister Pedro Sánchez met Petro. The prime minister praised him.": (
        "'The prime minister' stands for Pedro Sánchez, via office_titles.last_holder",
    ),
}


@pytest.fixture(scope="module")
def told(nlp: Language) -> Mapping[str, Doc]:
    with traced():
        return {text: nlp(text) for text in SENTENCES}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_told(sentence: str, told: Mapping[str, Doc]) -> None:
    page = "\n".join(explanation(told[sentence], load_rules()))
    assert [line for line in SENTENCES[sentence] if line not in page] == [], page


def test_each_name_is_that_of_a_function(told: Mapping[str, Doc]) -> None:
    modules = {
        name.rpartition(".")[2]: name
        for _, name, package in pkgutil.walk_packages(geo_nlp.pipes.__path__, "geo_nlp.pipes.")
        if not package
    }
    names: set[str] = set()
    for doc in told.values():
        notes = parse_of(doc).notes
        assert notes is not None
        names |= {*notes.found.values(), *(change.repair for change in notes.changes)}
    assert len(names) > 30
    for name in names:
        module, _, function = name.rpartition(".")
        at = import_module(modules[module or name.removeprefix("repair_")])
        assert callable(getattr(at, function, getattr(at, f"_{function}", None))), name


def test_records_are_the_same(nlp: Language, told: Mapping[str, Doc]) -> None:
    engine = Engine("", "", "")
    for text, doc in told.items():
        article = Article("a", text)
        plain = to_json(make_record(nlp(text), article, engine))
        assert to_json(make_record(doc, article, engine)) == plain
        assert "via" not in str(plain)


def test_an_untraced_text_is_explained_without(nlp: Language) -> None:
    doc = nlp("Trump lifts sanctions on Syria.")
    page = "\n".join(explanation(doc, load_rules()))
    assert "clause 'lifts'" in page and "empty: 'sanctions'" in page
    assert "via " not in page and "repaired" not in page


def test_nothing_is_traced_after_an_error(nlp: Language) -> None:
    with pytest.raises(ZeroDivisionError), traced():
        assert parse_of(nlp("France condemned Mali.")).notes is not None
        raise ZeroDivisionError
    assert parse_of(nlp("France condemned Mali.")).notes is None


def test_another_thread_is_not_traced(nlp: Language) -> None:
    with traced(), ThreadPoolExecutor(1) as pool:
        doc = pool.submit(nlp, "France condemned Mali.").result()
    assert parse_of(doc).notes is None


def test_a_trigger_within_a_longer_one_lacks_nothing() -> None:
    assert {("verb", "back"), ("verb", "back out")} <= load_rules().triggers
    assert empty_ends(Clause(head=1, kind="verb", lemma="back", slots=()), load_rules()).startswith("no source (")
    within = Clause(head=1, kind="verb", lemma="back", slots=(), within="back out")
    assert empty_ends(within, load_rules()) == ""
