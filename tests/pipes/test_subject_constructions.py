"""The construction by which a subject is found: each has a name, and the first that is met decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from trees import tree, word

from geo_nlp.pipes.syntax import adverbial_subjects, control_gerunds, control_nouns, functions, inherited_subjects
from geo_nlp.pipes.syntax.tree import Token

FRANCE_CONDEMNED = "France/NNP/nsubj/2 condemned|condemn/VBD/ROOT/0"


def first_met(constructions: Iterable[Callable[..., list[Token] | None]], *arguments: object) -> tuple[str, str]:
    """The name of the first construction that is met, and the heads that it finds."""
    for construction in constructions:
        found = construction(*arguments)
        if found is not None:
            return construction.__name__.removeprefix("_"), " ".join(t.text for t in found)
    return "", ""


@pytest.mark.parametrize(
    ("sentence", "construction", "subject"),
    [
        (
            "Iran/NNP/nsubj/2 attacked|attack/VBD/ROOT/0 with/IN/prep/2 Mali/NNP/pobj/3",
            "overt_subject",
            "Iran",
        ),
        (
            "It/PRP/nsubj/2 was|be/VBD/ROOT/0 Sudan/NNP/attr/2 that/WDT/nsubj/5 attacked|attack/VBD/ccomp/2",
            "focus_of_cleft",
            "Sudan",
        ),
        (
            "rebels|rebel/NNS/nsubj/4 who/WP/nsubj/3 attacked|attack/VBD/relcl/1 left|leave/VBD/ROOT/0",
            "antecedent_of_relative",
            "rebels",
        ),
        (
            "Lavrov/NNP/nsubj/6 who/WP/nsubj/5 Macron/NNP/nsubj/4 says|say/VBZ/relcl/1 attacked|attack/VBD/ccomp/4 "
            "left|leave/VBD/ROOT/0",
            "antecedent_of_relative",
            "Lavrov",
        ),
    ],
)
def test_a_verb_with_a_subject(sentence: str, construction: str, subject: str) -> None:
    verb = word(tree(sentence), "attacked")
    own = [c for c in verb.lefts if c.dep_ == "nsubj"]
    assert first_met(functions.OVERT, verb, own, 0) == (construction, subject)
    assert " ".join(t.text for t in functions.subjects(verb)) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "construction", "subject"),
    [
        (
            f"{FRANCE_CONDEMNED} and/CC/cc/2 attacked|attack/VBD/conj/2",
            "attacked",
            "subject_of_first_conjunct",
            "France",
        ),
        (
            "Lula/NNP/nsubj/2 praises|praise/VBZ/ccomp/5 Cuba/NNP/dobj/2 ,/,/punct/5 slams|slam/VBZ/ROOT/0",
            "slams",
            "subject_of_headline_clause",
            "Lula",
        ),
        (
            "In/IN/prep/6 Oslo/NNP/pobj/1 ,/,/punct/2 Iran/NNP/appos/2 has|have/VBZ/aux/6 agreed|agree/VBN/ROOT/0",
            "agreed",
            "misattached_subjects",
            "Iran",
        ),
        (
            "Turkey/NNP/nsubj/2 agreed|agree/VBD/ROOT/0 to/TO/aux/4 leave/VB/xcomp/2",
            "leave",
            "controller",
            "Turkey",
        ),
        (
            f"{FRANCE_CONDEMNED} a/DT/det/4 raid/NN/dobj/2 by/IN/prep/2 Mali/NNP/pobj/5 to/TO/aux/8 free/VB/advcl/2",
            "free",
            "controller_at_object",
            "Mali",
        ),
        (
            "Israel/NNP/nsubj/2 left|leave/VBD/ROOT/0 attacking|attack/VBG/advcl/2",
            "attacking",
            "controller_of_adverbial",
            "Israel",
        ),
        (
            "troops|troop/NNS/nsubj/3 fighting|fight/VBG/acl/1 fled|flee/VBD/ROOT/0",
            "fighting",
            "modified_noun",
            "troops",
        ),
        (
            "towns|town/NNS/ROOT/0 attacked|attack/VBD/relcl/1",
            "attacked",
            "none_for_finite_relative",
            "",
        ),
        (
            "Macron/NNP/ROOT/0 to/TO/aux/3 visit/VB/relcl/1 Iran/NNP/dobj/3",
            "visit",
            "subject_of_announcement",
            "Macron",
        ),
        (
            "France/NNP/nsubj/2 launched|launch/VBD/ROOT/0 websites|website/NNS/dobj/2 to/TO/aux/5 attack/VB/relcl/3",
            "attack",
            "creator_of_tool",
            "France",
        ),
        (
            "France/NNP/nsubj/2 was|be/VBD/ROOT/0 the/DT/det/4 first/NN/attr/2 to/TO/aux/6 attack/VB/relcl/4",
            "attack",
            "subject_of_superlative",
            "France",
        ),
        (
            "France/NNP/nsubj/2 denied|deny/VBD/ROOT/0 planning|plan/VBG/dobj/2 it/PRP/dobj/3",
            "planning",
            "subject_of_gerund_object",
            "France",
        ),
        (
            "France/NNP/nsubj/2 regrets|regret/VBZ/ROOT/0 messages|message/NNS/dobj/2 from/IN/prep/3 Mali/NNP/pobj/4 "
            "inviting|invite/VBG/pcomp/4",
            "inviting",
            "subject_of_prepositional_gerund",
            "Mali",
        ),
        (
            "attacking|attack/VBG/amod/2 forces|force/NNS/nsubj/3 fled|flee/VBD/ROOT/0",
            "attacking",
            "noun_after_participle",
            "forces",
        ),
    ],
)
def test_a_verb_that_inherits_its_subject(sentence: str, verb: str, construction: str, subject: str) -> None:
    token = word(tree(sentence), verb)
    assert first_met(inherited_subjects.BY_RELATION[token.dep_], token, 0) == (construction, subject)
    assert " ".join(t.text for t in functions.grammatical_subjects(token)) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "construction", "subject"),
    [
        (
            "aid/NN/ROOT/0 for/IN/prep/1 troops|troop/NNS/pobj/2 ,/,/punct/3 tasked|task/VBN/advcl/1",
            "tasked",
            "noun_before_comma",
            "troops",
        ),
        (
            "France/NNP/nsubj/2 vowed|vow/VBD/ROOT/0 on/IN/prep/2 Monday/NNP/pobj/3 to/TO/aux/6 leave/VB/advcl/2",
            "leave",
            "controller_of_complement",
            "France",
        ),
        (
            "France/NNP/nsubj/2 rejected|reject/VBD/ROOT/0 calls|call/NNS/dobj/2 to/TO/aux/5 leave/VB/advcl/2",
            "leave",
            "none_for_rejected_appeal",
            "",
        ),
        (
            "France/NNP/nsubj/2 acted|act/VBD/ROOT/0 after/IN/mark/5 May/NNP/pobj/3 left|leave/VBD/advcl/2",
            "left",
            "subject_after_conjunction",
            "May",
        ),
        (
            "France/NNP/nsubj/2 gave|give/VBD/ROOT/0 Iran/NNP/dobj/2 until/IN/prep/2 Friday/NNP/pobj/4 to/TO/aux/7 "
            "leave/VB/advcl/2",
            "leave",
            "addressee",
            "Iran",
        ),
        (
            "Israel/NNP/nsubj/2 left|leave/VBD/ROOT/0 attacking|attack/VBG/advcl/2",
            "attacking",
            "subject_of_main_clause",
            "Israel",
        ),
    ],
)
def test_an_adverbial_clause(sentence: str, verb: str, construction: str, subject: str) -> None:
    token = word(tree(sentence), verb)
    assert first_met(adverbial_subjects.ADVERBIAL_SUBJECTS, token, 0) == (construction, subject)


@pytest.mark.parametrize(
    ("sentence", "construction", "subject"),
    [
        (
            "the/DT/det/2 right/NN/nsubj/7 of/IN/prep/2 citizens|citizen/NNS/pobj/3 to/TO/aux/6 attack/VB/acl/2 "
            "ended|end/VBD/ROOT/0",
            "holders_of_right",
            "citizens",
        ),
        (
            "appeals|appeal/NNS/nsubj/6 to/IN/prep/1 Mali/NNP/pobj/2 to/TO/aux/5 attack/VB/acl/1 ended|end/VBD/ROOT/0",
            "who_is_asked",
            "Mali",
        ),
        (
            "Iran/NNP/nsubj/2 accepted|accept/VBD/ROOT/0 an/DT/det/4 invitation/NN/dobj/2 to/TO/aux/6 attack/VB/acl/4",
            "invited",
            "Iran",
        ),
        (
            "Iran/NNP/nsubj/2 renewed|renew/VBD/ROOT/0 its/PRP$/poss/4 ultimatum/NN/dobj/2 to/TO/aux/6 attack/VB/acl/4",
            "none_for_open_appeal",
            "",
        ),
        (
            "Iran/NNP/poss/3 's/POS/case/1 plan/NN/nsubj/6 to/TO/aux/5 attack/VB/acl/3 ended|end/VBD/ROOT/0",
            "possessors",
            "Iran",
        ),
        (
            "plans|plan/NNS/nsubj/6 by/IN/prep/1 Iran/NNP/pobj/2 to/TO/aux/5 attack/VB/acl/1 ended|end/VBD/ROOT/0",
            "possessors",
            "Iran",
        ),
        (
            "France/NNP/nsubj/2 announced|announce/VBD/ROOT/0 plans|plan/NNS/dobj/2 to/TO/aux/5 attack/VB/acl/3",
            "subject_of_governing_verb",
            "France",
        ),
        (
            f"{FRANCE_CONDEMNED} plans|plan/NNS/dobj/2 to/TO/aux/5 attack/VB/acl/3",
            "subject_of_governing_verb",
            "",
        ),
        (
            "France/NNP/nsubj/2 agreed|agree/VBD/ROOT/0 on/IN/prep/2 plans|plan/NNS/pobj/3 to/TO/aux/6 attack/VB/acl/4",
            "subject_past_preposition",
            "France",
        ),
    ],
)
def test_an_infinitive_at_a_noun(sentence: str, construction: str, subject: str) -> None:
    verb = word(tree(sentence), "attack")
    assert first_met(control_nouns.NOUN_CONTROLLERS, verb, verb.head, 0) == (construction, subject)
    assert " ".join(t.text for t in functions.grammatical_subjects(verb)) == subject


@pytest.mark.parametrize(
    ("sentence", "construction", "subject"),
    [
        (
            "Iran/NNP/nsubjpass/3 was|be/VBD/auxpass/3 hit/VBN/ROOT/0 by/IN/agent/3 attacking|attack/VBG/pcomp/4",
            "none_for_others_acts",
            "",
        ),
        (
            "Iran/NNP/nsubj/2 is|be/VBZ/ROOT/0 capable/JJ/acomp/2 of/IN/prep/3 attacking|attack/VBG/pcomp/4",
            "bearer_of_quality",
            "Iran",
        ),
        (
            "France/NNP/nsubj/2 imposed|impose/VBD/ROOT/0 sanctions|sanction/NNS/dobj/2 on/IN/prep/3 Mali/NNP/pobj/4 "
            "for/IN/prep/2 attacking|attack/VBG/pcomp/6",
            "sanctioned",
            "Mali",
        ),
        (
            "France/NNP/nsubj/2 warned|warn/VBD/ROOT/0 Iran/NNP/dobj/2 against/IN/prep/2 attacking|attack/VBG/pcomp/4",
            "object_before_preposition",
            "Iran",
        ),
        (
            "Mali/NNP/nsubj/2 joined|join/VBD/ROOT/0 France/NNP/dobj/2 in/IN/prep/2 attacking|attack/VBG/pcomp/4",
            "companions",
            "Mali France",
        ),
        (
            "Mali/NNP/nsubj/2 complained|complain/VBD/ROOT/0 about/IN/prep/2 attacking|attack/VBG/pcomp/3",
            "none_for_others_acts",
            "",
        ),
        (
            "Mali/NNP/nsubj/2 apologised|apologise/VBD/ROOT/0 for/IN/prep/2 attacking|attack/VBG/pcomp/3",
            "subject_or_blamed",
            "Mali",
        ),
        (
            "Mali/NNP/poss/3 's/POS/case/1 habit/NN/nsubj/6 of/IN/prep/3 attacking|attack/VBG/pcomp/4 "
            "ended|end/VBD/ROOT/0",
            "owner_of_noun",
            "Mali",
        ),
        (
            "Mali/NNP/nsubj/2 has|have/VBZ/ROOT/0 no/DT/det/4 intention/NN/dobj/2 of/IN/prep/4 "
            "attacking|attack/VBG/pcomp/5",
            "subject_above_noun",
            "Mali",
        ),
    ],
)
def test_a_gerund_after_a_preposition(sentence: str, construction: str, subject: str) -> None:
    verb = word(tree(sentence), "attacking")
    assert first_met(control_gerunds.GERUND_CONTROLLERS, verb.head, 0) == (construction, subject)
    assert " ".join(t.text for t in functions.grammatical_subjects(verb)) == subject


@pytest.mark.parametrize(
    ("sentence", "construction", "thing"),
    [
        (
            "It/PRP/nsubj/2 was|be/VBD/ROOT/0 Chad/NNP/attr/2 that/IN/mark/6 Mali/NNP/nsubj/6 "
            "attacked|attack/VBD/ccomp/2",
            "focus_of_object_cleft",
            "Chad",
        ),
        (
            "What/WP/dobj/3 Mali/NNP/nsubj/3 attacked|attack/VBD/csubj/4 was|be/VBD/ROOT/0 Chad/NNP/attr/4",
            "focus_of_object_cleft",
            "Chad",
        ),
        (
            "It/PRP/nsubj/2 was|be/VBD/ROOT/0 not/RB/neg/2 Chad/NNP/attr/2 that/IN/mark/7 Mali/NNP/nsubj/7 "
            "attacked|attack/VBD/ccomp/2",
            "shared_objects",
            "",
        ),
        (
            "It/PRP/nsubj/2 was|be/VBD/ROOT/0 Chad/NNP/attr/2 that/IN/mark/6 Mali/NNP/nsubj/6 "
            "attacked|attack/VBD/ccomp/2 Peru/NNP/dobj/6",
            "overt_objects",
            "Peru",
        ),
    ],
)
def test_an_object_in_a_cleft(sentence: str, construction: str, thing: str) -> None:
    verb = word(tree(sentence), "attacked")
    assert first_met(functions.OBJECTS_IN_ORDER, verb, 0) == (construction, thing)
    assert " ".join(t.text for t in functions.objects(verb)) == thing
