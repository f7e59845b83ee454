"""The vocabulary of the package, what an open title means, and how a faulty vocabulary is refused."""

from importlib.resources import files

import pytest

from geo_nlp.errors import OntologyError
from geo_nlp.ontology import build_ontology, load_ontology
from geo_nlp.ontology.loader import FILES

QUADS = {
    1: "AGREE CONSULT SUPPORT CONCEDE",
    2: "COOPERATE AID RETREAT",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
TIES = "ALLIANCE PARTNERSHIP HOSTILITY MEMBERSHIP LEADS REPRESENTS"
POSTS = """head_of_state head_of_government deputy_head minister foreign_minister defence_minister spokesperson
    ambassador envoy legislator party_leader military_officer intelligence_chief judge central_banker
    head_of_organisation official adviser candidate monarch regional_leader mayor activist analyst executive
    journalist other"""
TYPES = """person state place igo government military legislature judiciary party armed_group company media ngo movement
    organisation group"""
SECTORS = """COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO NGO
    IMG MNC ISM"""
ATTITUDES = "support praise trust hope neutral concern doubt criticism opposition"

TITLES = [
    ("Chinese Foreign Ministry spokesperson", "CHN", "spokesperson"),
    ("deputy foreign minister", None, "minister"),
    ("former president", None, "head_of_state"),
    ("President-elect", "USA", "head_of_state"),
    ("Vice-President", "USA", "deputy_head"),
    ("Deputy Prime Minister and Minister of Foreign Affairs", "IRL", "foreign_minister"),
    ("Secretary of State", "USA", "foreign_minister"),
    ("U.S. Secretary of State", None, "foreign_minister"),
    ("Secretary of State", "POL", "minister"),
    ("Secretary of State for Defence", "GBR", "defence_minister"),
    ("assistant secretary of state for Near Eastern affairs", "USA", "official"),
    ("Foreign Secretary", "GBR", "foreign_minister"),
    ("Foreign Secretary", "IND", "official"),
    ("Minister of Foreign Affairs of Ukraine", "UKR", "foreign_minister"),
    ("defense minister", None, "defence_minister"),
    ("Chancellor", "DEU", "head_of_government"),
    ("Chancellor", "GBR", "minister"),
    ("premier", "CHN", "head_of_government"),
    ("premier", "CAN", "regional_leader"),
    ("governor of the Bank of England", "GBR", "central_banker"),
    ("governor of Kherson", "UKR", "regional_leader"),
    ("adviser to the president", None, "adviser"),
    ("the president\u2019s adviser", None, "adviser"),
    ("wife of the president", None, "other"),
    ("spokesman for the prime minister", None, "spokesperson"),
    ("presidential candidate", None, "candidate"),
    ("ambassador to the United Nations", None, "ambassador"),
    ("Chargé d\u2019Affaires", None, "ambassador"),
    ("special envoy for Ukraine", None, "envoy"),
    ("Secretary-General of NATO", None, "head_of_organisation"),
    ("Under-Secretary-General", None, "official"),
    ("director general", None, "head_of_organisation"),
    ("Attorney General", "USA", "minister"),
    ("Lt. Gen.", None, "military_officer"),
    ("chief of the general staff", "UKR", "military_officer"),
    ("White House chief of staff", "USA", "official"),
    ("speaker of the House of Representatives", "USA", "legislator"),
    ("Representative", "USA", "legislator"),
    ("Representative", "IRN", "envoy"),
    ("leader of the opposition", None, "party_leader"),
    ("leader", "PRK", "head_of_state"),
    ("Hamas leader", None, "head_of_organisation"),
    ("professor, Peking University", "CHN", "analyst"),
    ("president and CEO", None, "executive"),
    ("weightlifter", None, "other"),
    ("presidential palace", None, "other"),
    ("", None, "other"),
]


def _texts(**changed: str) -> dict[str, str]:
    folder = files("geo_nlp.ontology")
    texts = {name: folder.joinpath(name).read_text(encoding="utf-8") for name in FILES}
    return texts | {f"{stem}.yaml": text for stem, text in changed.items()}


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("predicates", " ".join([*QUADS.values(), TIES])),
        ("posts", POSTS),
        ("actor_types", TYPES),
        ("sectors", SECTORS),
        ("attitudes", ATTITUDES),
    ],
)
def test_the_names_are_those_of_the_record(field: str, names: str) -> None:
    assert set(getattr(load_ontology(), field)) == set(names.split())


@pytest.mark.parametrize(("quad", "names"), QUADS.items())
def test_quad_class(quad: int, names: str) -> None:
    assert {load_ontology().predicates[name].quad for name in names.split()} == {quad}


def test_future_cooperation_is_a_promise_and_a_future_retreat_a_concession() -> None:
    futures = {name: entry.future for name, entry in load_ontology().predicates.items() if entry.future}
    assert futures == dict.fromkeys(["CONSULT", "SUPPORT", "COOPERATE", "AID"], "AGREE") | {"RETREAT": "CONCEDE"}


def test_only_ties_between_equals_are_symmetric() -> None:
    predicates = load_ontology().predicates
    assert {name for name in predicates if predicates[name].symmetric} == {"ALLIANCE", "PARTNERSHIP", "HOSTILITY"}
    assert {name for name in predicates if predicates[name].reciprocal} == {"AGREE", "CONSULT", "COOPERATE"}


@pytest.mark.parametrize(("title", "country", "post"), TITLES)
def test_post_of(title: str, country: str | None, post: str) -> None:
    assert load_ontology().post_of(title, country) == post


def test_every_title_means_the_post_that_lists_it() -> None:
    ontology = load_ontology()
    listed = [(entry.title, entry.country, post) for post, p in ontology.posts.items() for entry in p.titles]
    wrong = [(*case, found) for case in listed if (found := ontology.post_of(case[0], case[1])) != case[2]]
    assert not wrong


def test_all_faults_are_reported_together() -> None:
    attitudes = "trust: {polarity: 2, strength: 1, meaning: m}"
    types = "person: {meaning: m, id_prefix: p, sector: GOVT}\nstate: {meaning: m, id_prefix: null, sector: GOV}"
    with pytest.raises(OntologyError) as caught:
        build_ontology(
            _texts(attitudes=attitudes, actor_types=types, sectors="GOV: g\nGOV: h", predicates="A: {kind: x}")
        )
    message = str(caught.value)
    assert "attitudes.yaml: trust.polarity: Input should be -1, 0 or 1" in message
    assert "sectors.yaml: line 2: 'GOV' is given twice" in message
    assert "predicates.yaml: A.kind: Input should be 'event' or 'tie'" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("sectors", "GOV: the executive", "posts.yaml: legislator.sector: no sector 'LEG' (there are GOV)"),
        ("posts", "other: {sector: UNK, tie: null, titles: [Sir, sir]}", "'sir' already means other"),
        ("posts", "mayor: {sector: GOV, tie: LEADS, titles: []}", "the post 'other' is missing"),
        ("posts", "other: {sector: UNK, tie: null, titles: ['-']}", "a title has no words"),
        ("posts", "other: {sector: UNK, tie: null, titles: [], rank: 1}", "(allowed: sector, tie, titles)"),
        ("posts", "other: {sector: UNK, tie: null, titles: [{title: x, country: no}]}", "titles.0.country"),
        ("predicates", "A: {kind: event, meaning: m, target_required: false}", "an event needs quad and score"),
        ("predicates", "A: {kind: tie, meaning: m, target_required: true, quad: 1}", "a tie needs polarity"),
        (
            "predicates",
            "A: {kind: event, meaning: m, quad: 1, score: 1, target_required: no, future: B}",
            "no event 'B'",
        ),
        ("attitudes", "trust: [", "attitudes.yaml: line"),
    ],
)
def test_fault(file: str, text: str, fault: str) -> None:
    with pytest.raises(OntologyError) as caught:
        build_ontology(_texts(**{file: text}))
    assert fault in str(caught.value)
