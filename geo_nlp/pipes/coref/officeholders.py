"""Whom a title means: "the minister", "his Cypriot counterpart", "Iraqi Prime Minister", "the head of state"."""

from __future__ import annotations

from dataclasses import replace

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.coref.memory import Memory
from geo_nlp.pipes.dates.told import year_told
from geo_nlp.pipes.linker.holders import holder_of
from geo_nlp.pipes.linker.tenures import in_office, tenured_post
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.phrases import prepositions
from geo_nlp.types import Mention

# Titles by which a state is meant where the text has named it.
TITLED = {"foreign secretary": "GBR", "home secretary": "GBR", "defence secretary": "GBR", "secretary of state": "USA"}
DEPUTIES = frozenset({"deputy", "vice"})
NATIONAL = frozenset({"head_of_government", "head_of_state", "monarch"})
RANKS = frozenset({"minister", "secretary"})
# Whom a government's officials call so is its own: "the President" of a White House briefing.
OF_HOUSE = frozenset({"president", "vice president"})
FRESH = 2
INDEFINITE = frozenset({"a", "an", "another", "one"})
NEAR = 60
LONGEST_TITLE = 16
# What ties a title to its state, before the name: "Ambassador to Chad X", "Senator from Ohio X".
TIED = frozenset({"of", "for", "from", "to"})
# Posts that one person holds in a state, so that their title without an article means him: "a visit by Iraqi Prime
# Minister to Russia".
SOLE = frozenset(
    {"head_of_state", "head_of_government", "monarch", "foreign_minister", "defence_minister", "deputy_head"}
)


def holder(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str
) -> tuple[Mention, tuple[Mention, ...]]:
    """Whom a title means: who is named beside it, else who holds the post and was told of, else its holder then."""
    title = _title(doc, mention.first, mention.last)
    post = load_ontology().post_of(title or lemma, mention.country)
    if (named := named_behind(doc, mention, memory)) is not None:
        return up_to(doc, mention, named), (named,)
    if lemma == "counterpart":
        post = _owners_post(mention, memory) or post
    for child in doc[mention.head].rights:
        if child.dep_ == "appos" and (told := memory.covering.get(child.i)) is not None:
            return mention, (told,)
    behind = memory.starts.get(mention.last + 2)
    if behind is not None and behind.type == "person" and doc[mention.last + 1].text in (",", ":"):
        apposed = doc[mention.last + 1].text == ":" or doc[behind.head].dep_ == "appos"
        if apposed or _holds(doc, mention, behind, memory):
            return mention, (behind,)
    if memory.house and not mention.country and title in OF_HOUSE and doc[mention.head].text[0].isupper():
        mention, entry = replace(mention, country=memory.house), holder_of(memory.house, post, memory.date)
        return (replace(mention, actor=entry.id, name=entry.name) if entry else mention), ()
    if not mention.country and title in TITLED and any(m.country == TITLED[title] for m, _ in memory.named):
        mention = replace(mention, country=TITLED[title])
    wanted = set(title.split())
    office = [t.lower_ for prep, t in prepositions(doc[mention.head]) if prep == "of" and lemma == "secretary"]

    before = memory.starts.get(mention.head - 1)
    national = lemma == "leader" and before is not None and before.type == "state"
    year = year_told(doc[mention.head])
    then = year if year and mention.country and year < (memory.date or "") else None

    def fits(actor: str, exact: bool) -> bool:
        if then and not in_office(actor, then):
            return False
        held = memory.posts.get(actor) or {tenured_post(actor, memory.date) or ""}
        if national:  # "the Bulgarian leader" is no patriarch of Bulgaria
            return bool(NATIONAL & held)
        other = lemma in RANKS and lemma not in held and bool(RANKS & held)  # no minister is a "Secretary"
        below = bool(DEPUTIES & held - wanted)  # "the governor" is no deputy governor
        below = below or (lemma == "secretary" and "press" in held - wanted)
        if below or not held.issuperset(office):
            return False
        alike = post not in ("judge", "other") and post in held  # a prosecutor is no judge
        return wanted <= held if exact else lemma in held or (alike and not other)

    if _unnamed_before(doc, mention, lemma):
        return mention, ()
    topic = memory.topic[0] if memory.topic and sentence - memory.topic[1] <= FRESH else None
    bare = not mention.country and mention.first + 1 == mention.head
    if bare and topic is not None and topic.actor and fits(topic.actor, False):
        return mention, (topic,)  # "He will meet Austria's president. The president will also ...": the same man
    for exact in (True, False):
        for (actor, country), m in reversed(memory.persons.items()):
            if mention.country in (None, country) and fits(actor, exact):
                return mention, (m,)
    if (later := _named_later(doc, mention, memory, wanted)) is not None:
        return mention, (later,)
    past = any(t.lower_ in ("former", "ex", "late", "then") for t in doc[mention.first : mention.head])
    if mention.country and not past and (entry := holder_of(mention.country, post, then or memory.date)):
        return replace(mention, actor=entry.id, name=entry.name), ()
    return mention, ()


def _unnamed_before(doc: Doc, mention: Mention, lemma: str) -> bool:
    """Whether "the diplomat" is one whom the text has just spoken of without a name: "One diplomat said"."""
    if mention.first + 1 != mention.head or doc[mention.first].lower_ != "the":
        return False
    for token in reversed(doc.tokens[max(mention.first - NEAR, 0) : mention.first]):
        if token.lemma_.lower() == lemma:
            opened = doc[token.left_edge.i].lower_ if token.left_edge.i >= 0 else ""
            return opened in INDEFINITE and token.tag_ == "NN" and not any(c.dep_ == "appos" for c in token.rights)
    return False


def _named_later(doc: Doc, mention: Mention, memory: Memory, wanted: set[str]) -> Mention | None:
    """The one person whom the text later gives just this title: "The Foreign Secretary" at its head, of Johnson."""
    if mention.country or len(wanted) < 2 or not doc[mention.head].text[0].isupper():
        return None
    posts = load_ontology().posts.keys()
    titled = [a for a, held in memory.posts.items() if held - posts | wanted == wanted and held >= wanted]
    named = [m for _, m in sorted(memory.starts.items()) if m.actor in titled and m.first > mention.last]
    return named[0] if len({m.actor for m in named}) == 1 else None


def is_sole(doc: Doc, mention: Mention) -> bool:
    """Whether a title in capitals is that of the one holder of a post of a known country."""
    title = _title(doc, mention.first, mention.head)
    capital = doc[mention.head].text[0].isupper() and doc[mention.first].pos_ != "NUM"
    return capital and bool(mention.country) and load_ontology().post_of(title, mention.country) in SOLE


def _title(doc: Doc, first: int, last: int) -> str:
    """The words of a title: nouns and adjectives, with the "of" of "head of state"."""
    words = [t for t in doc[first : last + 1] if t.pos_ in ("NOUN", "PROPN", "ADJ") or _is_of_state(t)]
    return " ".join(t.lower_ for t in words)


def _is_of_state(token: Token) -> bool:
    return token.lower_ == "of" and token.nbor().lower_ in ("government", "state")


def _owners_post(mention: Mention, memory: Memory) -> str | None:
    """The post of him whose counterpart this is: the last person of another country."""
    owners = (m for m, _ in reversed(memory.named) if m.type == "person" and m.actor and m.country != mention.country)
    owner = next(owners, None)
    return tenured_post(owner.actor, memory.date) if owner else None


def named_behind(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The person named right behind a title: "with President of Cuba Miguel Diaz-Canel".

    Behind "and" a second title of his: "President and Prime Minister of Sudan Omar al-Bashir", where he holds both.
    """
    joined = False
    for i in range(mention.last + 1, min(mention.last + LONGEST_TITLE, len(doc))):
        named = memory.starts.get(i)
        if named is not None and named.type == "person":
            if joined:
                return named if _holds(doc, mention, named, memory) else None
            return named if mention.last + 1 == i or doc[mention.last + 1].lower_ in TIED else None
        after = memory.starts.get(i + 1)
        if doc[i].text == "," and after is not None and after.type == "person":
            apposed = doc[after.head].dep_ == "appos" or _holds(doc, mention, after, memory)
            return after if apposed and doc[mention.last + 1].lower_ == "of" else None
        joined = joined or doc[i].lower_ == "and"
        if doc[i].is_punct or doc[i].pos_ in ("VERB", "AUX") or (doc[i].pos_ == "CCONJ" and doc[i].lower_ != "and"):
            return None
    return None


def up_to(doc: Doc, mention: Mention, named: Mention) -> Mention:
    """A title with the name behind it, where no comma parts them: "Head of the Navy of Chile Juan Soto"."""
    between = doc[mention.last + 1 : named.first]
    if any(t.is_punct or t.is_space for t in between):
        return mention
    return replace(mention, end=named.end, text=doc.text[mention.start : named.end])


def _holds(doc: Doc, mention: Mention, named: Mention, memory: Memory) -> bool:
    """Whether the text gives somebody the title that a mention is."""
    words = {t.lower_ for t in doc[mention.first : mention.last + 1] if t.pos_ in ("NOUN", "PROPN", "ADJ")}
    return mention.country in (None, named.country) and words <= memory.posts.get(named.actor or "", set())
