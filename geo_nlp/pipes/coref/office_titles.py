"""The person that a title means: "the minister", "his Cypriot counterpart", "Iraqi Prime Minister"."""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.lexicon import table
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.coref.apposed_names import name_after, name_in_apposition, with_name
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.coref.offices import SOLE, OfficeMeant, office_of
from geo_nlp.pipes.linking.office_holders import holder_of
from geo_nlp.pipes.linking.tenures import is_now, tenured_post
from geo_nlp.pipes.syntax.labels import NOMINAL_POS, SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_SINGULAR
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.time.document_time import year_given
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

# Titles that mean a state's office where the text has named that state.
TITLED = table("title_of_one_state")
# Titles that a government's officials use for its own head: "the President" of a White House briefing.
OF_HOUSE = frozenset({"president", "vice president"})
TO_COME = frozenset({"future", "incoming", "next"})  # "the incoming president" is not the one in office
FORMER_WORDS = frozenset({"former", "ex", "late", "then"})
SENTENCES_TO_TOPIC = 2
A_OR_ONE = frozenset({"a", "an", "another", "one"})
TOKENS_BACK_TO_OWNER = 60


def holder(
    doc: Doc, mention: Mention, sentence: int, memory: Memory, lemma: str
) -> tuple[Mention, tuple[Mention, ...]]:
    """The person that a title means: named beside it, else named before with the post, else its holder by date."""
    if (named := name_after(doc, mention, memory)) is not None:
        doc.met(name_after, "antecedent", mention.head, mention.level)
        return with_name(doc, mention, named), (named,)
    if (named := name_in_apposition(doc, mention, memory)) is not None:
        doc.met(name_in_apposition, "antecedent", mention.head, mention.level)
        return mention, (named,)
    title = _title(doc, mention.first, mention.last)
    post = _post(doc, mention, memory, title or lemma)
    if _is_of_house(doc, mention, memory, title):
        return _as_holder(replace(mention, country=memory.house), post, _when(doc, mention, memory)), ()
    if not mention.country and title in TITLED and any(m.country == TITLED[title] for m, _ in memory.named):
        mention = replace(mention, country=TITLED[title])
    before = {t.lower_ for t in doc[mention.first : mention.head]}
    if _is_unnamed_before(doc, mention, lemma) or not TO_COME.isdisjoint(before):
        return mention, ()
    if (own := _publisher_himself(doc, mention, sentence, memory)) is not None:
        return own, ()
    office = office_of(doc, mention, lemma, post, title, memory)
    for construction in (_last_holder, _named_later):
        if (known := construction(doc, mention, sentence, memory, office)) is not None:
            doc.met(construction, "antecedent", mention.head, mention.level)
            return mention, (known,)
    if (own := own_official(doc, mention, memory)) is not None:
        doc.met(own_official, "antecedent", mention.head, mention.level)
        return own, ()
    if not FORMER_WORDS.isdisjoint(before):
        return mention, ()
    doc.met(_as_holder, "antecedent", mention.head, mention.level)
    unknown = _is_of_body(doc, mention, lemma, memory) or _is_of_breakaway_state(doc, mention)
    return mention if unknown else _as_holder(mention, post, office.year or memory.date), ()


def _is_of_body(doc: Doc, mention: Mention, lemma: str, memory: Memory) -> bool:
    """Whether a leader is that of a body of a state: "the leader of Cuba's military"."""
    of = (t for prep, t in prepositions(doc[mention.head]) if prep == "of")
    return lemma == "leader" and any(t.i in memory.bodies for t in of)


def _is_of_breakaway_state(doc: Doc, mention: Mention) -> bool:
    """Whether a title is of a state that few recognise, and no office of the one it is counted to."""
    title = [fold(t.text) for t in doc[mention.first : mention.last + 1]]
    return any(e.sector == "PRE" for i in range(len(title)) for e in gazetteer().at(title, i)[1])


def _post(doc: Doc, mention: Mention, memory: Memory, title: str) -> str:
    """The post that a title means; a counterpart has the post of the other person."""
    owners = _owners_post(mention, memory) if doc[mention.head].lemma_.lower() == "counterpart" else None
    return owners or _sole_post(doc, mention) or load_ontology().post_of(title, mention.country)


def _is_of_house(doc: Doc, mention: Mention, memory: Memory, title: str) -> bool:
    """Whether a bare title is that of the government which briefs the press: "the President" of the White House."""
    return bool(memory.house) and not mention.country and title in OF_HOUSE and doc[mention.head].text[0].isupper()


def own_official(doc: Doc, mention: Mention, memory: Memory) -> Mention | None:
    """The holder of an office of the publisher that is named without its state: "The Prime Minister will visit Fiji".

    In a speech it may be the host's, but not as the label of who speaks.
    """
    publisher = memory.publisher
    country = publisher.entry.country if publisher else None
    if publisher is None or country is None or mention.country or not doc[mention.head].text[0].isupper():
        return None
    title = _title(doc, mention.first, mention.last)
    minister = publisher.secretary if title == "secretary" else ""
    title = minister or title
    label = doc[mention.last + 1 : mention.last + 2].text == ":"
    if not label and (doc[mention.first].lower_ != "the" or (doc.having(FIRST_SINGULAR) and not minister)):
        return None
    known = load_ontology().titles.get(tuple(title.split()), {})
    post = known.get(country) or known.get(None)
    date = _when(doc, mention, memory)
    entry = holder_of(country, post, date) if post and publisher.post in ("", post) else None
    if entry is None or title != next((t.title for t in entry.tenures if t.post == post and is_now(t, date)), None):
        return None
    return replace(mention, actor=entry.id, name=entry.name, country=country)


def year_around(word: Token) -> str | None:
    """The year of the clause of a word, or of one above: "announced in 1941 that the President agreed"."""
    return next((year for t in (word, *word.ancestors) if (year := year_given(t)) is not None), None)


def _when(doc: Doc, mention: Mention, memory: Memory) -> str | None:
    """The past year that the sentence of a title gives, else the date of the text: "In 1941 the President wrote"."""
    year = year_around(doc[mention.head])
    return year if year and year < (memory.date or "") else memory.date


def _publisher_himself(doc: Doc, mention: Mention, sentence: int, memory: Memory) -> Mention | None:
    """The one whose office publishes a text, by its title: "the Prime Minister will visit France".

    Another who is the topic of the last sentence may be meant.
    """
    publisher = memory.publisher
    if publisher is None or not publisher.post or doc[mention.head].dep_ not in SUBJECTS:
        return None
    own = own_official(doc, mention, memory)
    topic = memory.topic[0] if memory.topic and sentence - memory.topic[1] <= 1 else None
    if own is None or topic is None or topic.actor in {own.actor} | _others_in_clause(doc, mention, memory):
        return own
    return None if tenured_post(topic.actor or "", memory.date) == publisher.post else own


def _as_holder(mention: Mention, post: str, date: str | None) -> Mention:
    """A title with the person who holds the post at a date, where its country is known."""
    entry = holder_of(mention.country, post, date) if mention.country else None
    return replace(mention, actor=entry.id, name=entry.name) if entry else mention


def _last_holder(doc: Doc, mention: Mention, sentence: int, memory: Memory, office: OfficeMeant) -> Mention | None:
    """The person named before who holds an office: the topic of the last sentences, else the last of its country."""
    topic = memory.topic[0] if memory.topic and sentence - memory.topic[1] <= SENTENCES_TO_TOPIC else None
    bare = not mention.country and mention.first + 1 == mention.head
    others = _others_in_clause(doc, mention, memory)
    same = topic.actor if bare and topic is not None and topic.actor not in others else None
    if same and office.is_held_by(same, memory, exact=False):
        return topic  # "He will meet Austria's president. The president will also ...": the same man
    near = [(actor, p) for (actor, of), p in reversed(memory.persons.items()) if mention.country in (None, of)]
    near.sort(key=lambda each: not FORMER_WORDS.isdisjoint(memory.posts.get(each[0], ())))  # "former president" last
    for exact in (True, False):
        for actor, person in near:
            if actor not in others and office.is_held_by(actor, memory, exact=exact):
                return person
    return None


def _others_in_clause(doc: Doc, mention: Mention, memory: Memory) -> set[str | None]:
    """Whom a sentence names after its subject, who is another: "the Prime Minister welcomed Prime Minister Modi"."""
    head = doc[mention.head]
    if head.dep_ not in SUBJECTS:
        return set()
    after = (memory.covering.get(i) for i in range(mention.last + 1, head.sent.end))
    return {m.actor for m in after if m is not None}


def _is_unnamed_before(doc: Doc, mention: Mention, lemma: str) -> bool:
    """Whether "the diplomat" is one just mentioned without a name: "One diplomat said"."""
    if mention.first + 1 != mention.head or doc[mention.first].lower_ != "the":
        return False
    for token in reversed(doc.tokens[max(mention.first - TOKENS_BACK_TO_OWNER, 0) : mention.first]):
        if token.lemma_.lower() == lemma:
            opened = doc[token.left_edge.i].lower_ if token.left_edge.i >= 0 else ""
            return opened in A_OR_ONE and token.tag_ == "NN" and not any(c.dep_ == "appos" for c in token.rights)
    return False


def _named_later(doc: Doc, mention: Mention, sentence: int, memory: Memory, office: OfficeMeant) -> Mention | None:
    """The one person to whom the text later gives just this title: "The Foreign Secretary" at its head, of Johnson."""
    wanted = office.words
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
    words = [t for t in doc[first : last + 1] if t.pos_ in NOMINAL_POS or _is_of_state(t)]
    return " ".join(t.lower_ for t in words)


def _sole_post(doc: Doc, mention: Mention) -> str | None:
    """The post with one holder that a title with "of" means: "Secretary of War", "minister of foreign affairs"."""
    words = [t.lower_ for t in doc[mention.first : mention.last + 1] if t.pos_ in NOMINAL_POS or t.lower_ == "of"]
    post = load_ontology().post_of(" ".join(words), mention.country) if "of" in words else None
    return post if post in SOLE else None


def _is_of_state(token: Token) -> bool:
    return token.lower_ == "of" and token.nbor().lower_ in ("government", "state")


def _owners_post(mention: Mention, memory: Memory) -> str | None:
    """The post of the last person of another country, whose counterpart this is."""
    owners = (m for m, _ in reversed(memory.named) if m.type == "person" and m.actor and m.country != mention.country)
    owner = next(owners, None)
    return tenured_post(owner.actor, memory.date) if owner else None
