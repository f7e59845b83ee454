"""Open word classes stand in geo_nlp/lexicon: the Python of the stages has no list of more than five of their words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import geo_nlp
from geo_nlp.ontology import load_ontology
from geo_nlp.rules.loader import load_rules

ROOT = Path(geo_nlp.__file__).parent / "pipes"
MOST = 5
GRAMMAR = {
    "determiners, pronouns and quantifiers": (
        "a an the this that these those i we you he she it they us me him her them my our your his its their mine ours "
        "yours hers theirs myself ourselves itself themselves himself herself whose who whom which what there all both "
        "some any no none each every several many more most few other another such half either neither own nobody "
        "anyone anybody somebody"
    ),
    "prepositions, conjunctions and particles": (
        "about above across after against along alongside amid among around as at aboard away back because before "
        "behind below beneath beside besides between beyond but by concerning despite down during except following for "
        "forward free from home how if in including inside into like namely near nor of off on once onto or and out "
        "outside over past per regarding since so than though although through throughout till to together toward "
        "towards under underneath unless unlike until up upon circa versus via when where whereas whether while why "
        "with within without yet aside ago well according"
    ),
    "points of the compass": "north south east west northeast northwest southeast southwest",
    "auxiliaries, modals and negation": (
        "am are is was were be been being do does did done has have had having can ca could may might must shall "
        "should will would wo 'll ’ll 'd ’d 've ’ve 's ’s n't not never get gets got getting"
    ),
    "focus adverbs, ordinals and what is like them": (
        "just mere merely only simply solely early late mid very least first last latest next new possible potential "
        "future"
    ),
    "days and months": (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january "
        "february march april may june july august september october november december jan feb mar apr jun jul aug sep "
        "sept oct nov dec"
    ),
    "units of time, parts of the day, seasons": (
        "moment moments minute minutes hour hours day days week weeks weekend fortnight fortnights month months "
        "quarter q1 q2 q3 q4 year years decade time times today tonight tomorrow yesterday morning afternoon evening "
        "night spring summer autumn fall winter christmas"
    ),
    "numerals": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth 1st 2nd 3rd 4th zero "
        "no-one dozen hundred thousand million billion trillion couple pair duo twosome trio quartet quintet"
    ),
    "dependency labels": (
        "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass "
        "dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj "
        "poss preconj predet prep prt punct quantmod relcl xcomp"
    ),
    "tags": (
        "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB CC CD DT EX FW HYPH IN JJ JJR "
        "JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB $"
    ),
    "labels of named entities": (
        "PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY ORDINAL "
        "CARDINAL"
    ),
    "slots of a clause": "subject object possessor complement using",
    "punctuation": ". , ; : ? ! - – — … ( ) ' \" “ ” „ « » ‘ ’ ‘‘ `` '' & % ´s `s ′s ʼs ‘s",
}
"""Closed classes: a list may mix them, as prepositions with punctuation."""
NAMES = {
    "the ontology": {
        *load_ontology().actor_types, *load_ontology().predicates, *load_ontology().posts, *load_ontology().sectors,
        *load_ontology().attitudes,
    },
    "classes of the rules": {*load_rules().classes},
    "attributes of documents, tokens and parses": set(
        "token.lemma token.tag token.dep token.head token.is_sent_start doc.ents mentions roles attributions clauses "
        "relations stances children dep_ doc ent_type_ head i idx is_punct lefts lemma_ lower_ pos_ rights sent tag_ "
        "text actors answers blanks capitals claims crowded dictionary different edge ents firsts forms iob lasts "
        "notes numbers places sents starts stops tokens Doc Span Token forget parse_of remembered".split()
    ),
    "features of the ranking of states": {
        "alone in sentence", "first by count", "first in paragraph", "in paragraph alone", "in sentence", "mostly",
        "nearest", "nearest in paragraph", "nearest noun", "nearest sector", "only state", "paragraph 4", "place",
        "publisher", "setting", "text 3", "text 4", "topic",
    },
    "features of the confidence model": {
        "distance", "path", "by pronoun", "by nominal", "antecedent", "of no country", "unknown", "not official",
        "noun", "adjective", "light verb", "constrained", "reciprocal", "words of the rule", "negated", "planned",
        "possible", "passive", "no agent", "depth", "no verb", "conjoined", "modifier", "present tense",
    },
    "kinds of time expressions": set(
        "named_day named_period period "
        "iso report_year slashed date british of_month holiday ago week_day weekday month spoken "
        "decade_ago before_last after_next "
        "hence in_days apart hours beside weekend quarter season unit decade year number hour word".split()
    ),
    "kinds of ends": {"state", "body", "official", "private", "own", "unnamed"},
}  # fmt: skip
"""Names of our own: a list of them holds no others."""
CLOSED = {word for listed in GRAMMAR.values() for word in listed.split()}


def lists(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Line and words of every literal of strings: sets, tuples, lists, keys of dicts, and texts that are split."""
    for node in ast.walk(tree):
        match node:
            case ast.Set(elts=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Dict(keys=parts):
                found = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split"), args=marks):
                mark = marks[0].value if marks and isinstance(marks[0], ast.Constant) else None
                found = [word.strip() for word in text.split(mark if isinstance(mark, str) else None)]
            case _:
                continue
        if len(found) > MOST:
            yield node.lineno, found


def is_closed(words: list[str]) -> bool:
    """Whether words are of closed classes, or names of one kind that the product itself has given."""
    filled = {word for word in words if word.strip()}
    return {w for w in filled if w not in CLOSED and w.lower() not in CLOSED} == set() or any(
        filled <= names for names in NAMES.values()
    )


@pytest.mark.parametrize(
    ("code", "closed"),
    [
        ("A = frozenset('on in at to of by'.split())", True),
        ("A = {'on': 1, 'in': 2, 'at': 3, 'to': 4, 'of': 5, 'by': 6}", True),
        ("A = ('nsubj', 'dobj', 'pobj', 'attr', 'oprd', 'acl')", True),
        ("A = frozenset('bomb raid shell strike pound storm'.split())", False),
        ("A = 'act as,serve as,work as,pose as,double as,rank as'.split(',')", False),
        ("def f(x): return x in ('bomb', 'raid', 'shell', 'strike', 'pound', 'on')", False),
        ("A = {'bomb': 1, 'raid': 2, 'shell': 3, 'strike': 4, 'pound': 5, 'storm': 6}", False),
    ],
)
def test_what_counts_as_closed(code: str, closed: bool) -> None:
    ((_, words),) = lists(ast.parse(code))
    assert is_closed(words) is closed


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_open_class_in_python(path: Path) -> None:
    wrong = [
        f"line {line}: {' '.join(words[:8])} ..."
        for line, words in lists(ast.parse(path.read_text(encoding="utf-8")))
        if not is_closed(words)
    ]
    assert not wrong, f"{'; '.join(wrong)}: open-class words stand in geo_nlp/lexicon/*.yaml"
