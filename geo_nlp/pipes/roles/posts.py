"""The post that a title means: by its words, by the body that it is for, and by the known tenures of its holder."""

from __future__ import annotations

from geo_nlp.gazetteer.entries import BRANCHES
from geo_nlp.lexicon import table, words
from geo_nlp.ontology import load_ontology
from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.linking.namesakes import LEADING_POSTS
from geo_nlp.pipes.linking.tenures import posts_of, tenured_post
from geo_nlp.pipes.roles.title_modifiers import STATE_BODIES, STATUS, TITLE_JOINERS, Title
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import GENITIVES, HYPHENS
from geo_nlp.types import Mention

HEAD = "head_of_organisation"
HEADS = frozenset({HEAD, *LEADING_POSTS, "party_leader"})
# What the president of a body that is no state is; its vice president is an official.
LED = {
    **dict.fromkeys(("igo", "media", "ngo", "movement", "organisation", "armed_group"), HEAD),
    "party": "party_leader",
    "company": "executive",
}
# What the head of a body of state is: "head of Chad's army", "chief of Iran's judiciary".
HEADED = {
    "COP": "official",
    "JUD": "judge",
    "LEG": "legislator",
    "MIL": "military_officer",
    "SPY": "intelligence_chief",
}
# Governments and offices of a head of state, by the end of their id: "the president of the Chinese government".
LED_BY_HEADS_OF_STATE = (":government", ":presidency")
CIVIL = frozenset({*(STATE_BODIES - {"military"}), *LED})
AT_THE_HEAD = words("leader_modifier")
# "Leader of the CCOO trade union": the body itself, named with its kind.
LED_BODY_NOUNS = words("led_body_noun")
OF_CABINET = frozenset({"defence_minister", "foreign_minister"})
SECRETARY_OF_STATE = "secretary of state"
REPRESENTED = frozenset({"company", "media", "ngo", "organisation"})  # none elects legislators
CHAMBER = frozenset({"Representative", "Representatives"})
LEGISLATOR_ABBREVIATIONS = frozenset({"Rep.", "Reps", "Sen.", "Sens"})
DEPUTY_WORDS = frozenset({"assistant", "associate", "deputy", "vice"})


def words_of_title(title: Title) -> list[str]:
    """The words of a title, lower-case, without hyphens."""
    return title.words.lower().replace("-", " ").split()


def post_of_title(doc: Doc, title: Title, body: Mention | None, country: str | None, holder: Mention) -> str:
    """The post that a title gives its holder."""
    words = words_of_title(title)
    of = holder.country if body is None and country is None else country
    if of is None and " ".join(words[-3:]) == SECRETARY_OF_STATE:
        of = table("title_of_one_state")[SECRETARY_OF_STATE]  # elsewhere it has its field or its state beside it
    post = _post_for_body(doc, title, body, load_ontology().post_of(title.words, of))
    police = post == "military_officer" and doc[max(title.first - 1, 0)].lower_ == "police"
    if police or (post in OF_CABINET and not DEPUTY_WORDS.isdisjoint(words)):
        return "official"
    if body is None:
        return _without_body(holder.actor, post, words)
    if (post in LEADING_POSTS or "leader" in words) and _is_only_owner(doc, title, body):
        return HEAD
    post = _post_at_head(doc, title, body, post, holder.actor)
    if post == HEAD and body.type in BRANCHES:
        bank = (body.actor or "").endswith(":central-bank")
        post = "central_banker" if bank else HEADED.get(body.sector or "", post)
    return "official" if post == HEAD and not DEPUTY_WORDS.isdisjoint(words) else post


def _without_body(actor: str | None, post: str, words: list[str]) -> str:
    """The post of a title without a body: a "president" who never led a state leads what the tables say."""
    if post == HEAD and not DEPUTY_WORDS.isdisjoint(words):
        return "official"
    if post == "head_of_state" and post not in posts_of(actor):
        held = tenured_post(actor) or post  # "the body's president, Herman Van Rompuy"
        return held if held in LED.values() else post
    return post


def _is_only_owner(doc: Doc, title: Title, body: Mention) -> bool:
    """Whether a state only owns the body that is led: "head of Britain's biggest union", "of the US-Iran Society"."""
    after = body.last + 1
    joined = doc[after : after + 1].text in HYPHENS and doc[after + 1 : after + 2].text.istitle()
    of = body.first > title.first and doc[body.first - 1].lower_ in ("of", "the")
    owns = body.type == "state" and of and (joined or doc[after : after + 1].text in GENITIVES)
    return owns and not any(t.lower_ in ("government", "regime", "junta") for t in doc[after : after + 4])


def _post_for_body(doc: Doc, title: Title, body: Mention | None, post: str) -> str:
    """The post that a title means with its body: "a member of the Bundesrat", "Ohio Secretary of State"."""
    if body is None:
        return "legislator" if _is_seat(doc, title, post) else post
    if post in HEADS and body.type in LED and _is_of_part(doc, title, body):
        return "official"
    whole = body.last == title.last and doc[title.last + 1 : title.last + 2].text not in GENITIVES
    if post == "other" and body.type == "legislature" and doc[title.first].lower_ == "member" and whole:
        return "legislator"
    if body.type == "party" and doc[title.last].text in {*CHAMBER, *LEGISLATOR_ABBREVIATIONS}:
        return "legislator"  # "Democratic Representative Nita Lowey"
    if post == "legislator" and body.type in REPRESENTED and doc[title.first].lower_ == "representative":
        return "official"  # "a representative of Yale"
    return "official" if post == "foreign_minister" and body.type == "place" else post


def _is_of_part(doc: Doc, title: Title, body: Mention) -> bool:
    """Whether a title is of a part of a body: "head of the EU delegation"."""
    of = next((t.lower_ for t in reversed(doc.tokens[title.first : body.first]) if t.lower_ != "the"), "")
    return of in TITLE_JOINERS and body.last < title.last and doc[title.last].lower_ not in LED_BODY_NOUNS


def _is_seat(doc: Doc, title: Title, post: str) -> bool:
    """Whether a title is that of a member of a chamber: "Representative Nancy Pelosi", "Rep. X", not "union rep X"."""
    if doc[title.last].text in LEGISLATOR_ABBREVIATIONS:
        return True
    alone = all(t.text in words_beside("holding") for t in doc[title.first : title.last])
    return post == "envoy" and doc[title.last].text in CHAMBER and alone


def _post_at_head(doc: Doc, title: Title, body: Mention, post: str, actor: str | None) -> str:
    """What the president, leader or chief of staff of a body is: of a state, a region, a party, a company."""
    words = words_of_title(title)
    if "leader" in words and body.type == "state":
        post = tenured_post(actor) or ("head_of_state" if _leads_state(doc, title, body) else post)
    if body.type == "place" and post in ("head_of_state", "head_of_government"):
        return "regional_leader"
    if body.type in ("judiciary", "legislature") and post == "head_of_state":
        return HEAD  # "president of the Ethics Committee"
    if body.type == "government" and post == "head_of_state" and not (body.actor or "").endswith(LED_BY_HEADS_OF_STATE):
        return HEAD  # "Treasury Board President"
    if body.type in LED and load_ontology().country_of(title.words) is None:
        post = LED[body.type] if post in HEADS else "official" if post == "deputy_head" else post
    civil = post == "military_officer" and "chief of staff" in " ".join(words) and body.type in CIVIL
    return "official" if civil else post


def _leads_state(doc: Doc, title: Title, body: Mention) -> bool:
    """Whether a title is of the state's leader: "Iran's supreme leader", "leader of Chad", no "opposition leader"."""
    after = {t.lower_ for t in doc[body.last + 1 : title.last + 1] if not t.is_punct}
    return after <= {*STATUS, *GENITIVES, *AT_THE_HEAD, "leader", "leaders"}
