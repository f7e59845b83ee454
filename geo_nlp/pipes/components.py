"""The stages as spaCy components: each runs one finder over a `Doc` and stores what it found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Doc

from geo_nlp.gazetteer import gazetteer
from geo_nlp.limits import DEEPEST, MOST_MENTIONS, MOST_PAIRS, MOST_RECORDS
from geo_nlp.pipes.attribution.attribution import find_attributions
from geo_nlp.pipes.attribution.first_person import add_first_person, without_self
from geo_nlp.pipes.attribution.nesting import shallow
from geo_nlp.pipes.attribution.speaker_continuity import with_continued_speakers
from geo_nlp.pipes.bridging.bodies import bodies_of_states
from geo_nlp.pipes.bridging.bridging import Bridged, find_countries
from geo_nlp.pipes.bridging.holders import holders_of_offices
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.clauses import find_clauses
from geo_nlp.pipes.clauses.prefilter import candidate_sentences
from geo_nlp.pipes.coref.resolver import resolve_mentions
from geo_nlp.pipes.events.acts import with_acts
from geo_nlp.pipes.events.casualties import counted_relations
from geo_nlp.pipes.events.dating import dated_relations, dated_stances
from geo_nlp.pipes.events.location import placed_relations
from geo_nlp.pipes.linking.headline_states import topic_of_title
from geo_nlp.pipes.linking.linker import link
from geo_nlp.pipes.linking.publisher import parliament_of, publisher_of, publishing_state
from geo_nlp.pipes.mentions.bare_counts import find_bare_counts
from geo_nlp.pipes.mentions.media_names import name_media
from geo_nlp.pipes.mentions.names import find_names
from geo_nlp.pipes.mentions.nominals import find_nominals
from geo_nlp.pipes.modality.modality import set_context
from geo_nlp.pipes.parse_components import PARSE, article_of, warn
from geo_nlp.pipes.relations.matching import match
from geo_nlp.pipes.relations.public_life import is_settled, of_their_place
from geo_nlp.pipes.relations.relations import find_relations
from geo_nlp.pipes.roles.country_propagation import place_actors
from geo_nlp.pipes.roles.repeated_roles import without_repeats
from geo_nlp.pipes.roles.roles import find_roles, roles_of_pronouns
from geo_nlp.pipes.roles.shared_titles import refer, shared_titles
from geo_nlp.pipes.stage import stage
from geo_nlp.pipes.stance.stance import find_stances
from geo_nlp.pipes.stance.stance_records import names_a_target
from geo_nlp.pipes.syntax import tree
from geo_nlp.pipes.syntax.tree import parse_of
from geo_nlp.pipes.time.document_time import time_of
from geo_nlp.rules.attribution import load_attribution_rules
from geo_nlp.rules.loader import load_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Mention

MENTIONS = ("doc._.mentions", "doc.spans")
CLAUSES = (*PARSE, "doc._.mentions", "doc._.attributions", "doc._.clauses")
RECORDS = ("doc._.relations", "doc._.stances")


def first_of(mentions: Sequence[Mention], most: int) -> list[Mention]:
    """The first so many mentions; none refers to one that is left out."""
    return [replace(m, refers_to=tuple(n for n in m.refers_to if n < most)) for m in mentions[:most]]


def home_of(article: Article) -> str | None:
    """The country of the article's dateline."""
    return article.dateline.country if article.dateline else None


def actors_of(doc: Doc, words: tree.Doc) -> Actors:
    """The mentions by the words they stand at, put in order once for all stages that read the same."""
    mentions = doc._.mentions
    if words.actors is None or words.actors.mentions is not mentions:
        words.actors = Actors.of(words, mentions)
    actors: Actors = words.actors
    return actors


@stage("geo_mentions", requires=PARSE, assigns=["doc._.article", *MENTIONS])
def mentions(doc: Doc) -> Doc:
    """Find names and nominal actors and link them."""
    words, known, article = parse_of(doc), gazetteer(), article_of(doc)
    names = find_names(words, known, article.date)
    counted = find_bare_counts(words, names, known)
    described = sorted([*find_nominals(words, names, known), *counted], key=lambda nominal: nominal.first)
    about = topic_of_title(article.title, article.source)
    linked = link(words, names, described, known, article.date, about, parliament_of(article.source))
    found = name_media(linked, known)
    doc._.mentions = found if len(found) <= MOST_MENTIONS else first_of(found, MOST_MENTIONS)
    return doc


@stage("geo_roles", requires=[*PARSE, "doc._.mentions"], assigns=["doc._.roles", *MENTIONS])
def roles(doc: Doc) -> Doc:
    """Find who holds which post, and give people the country of their post."""
    own = doc._
    words, article, mentions = parse_of(doc), article_of(doc), own.mentions
    series = list(shared_titles(words, mentions))
    roles = list(find_roles(words, mentions, series, article.date))
    shared = refer(mentions, series)
    by = parliament_of(article.source), publishing_state(article.source)
    own.mentions, own.roles = place_actors(words, shared, roles, home_of(article), article.date, *by)
    return doc


@stage("geo_coref", requires=[*PARSE, "doc._.mentions", "doc._.roles"], assigns=["doc._.roles", *MENTIONS])
def coref(doc: Doc) -> Doc:
    """Resolve nominals and pronouns, and find the offices of those whom pronouns stand for."""
    own = doc._
    words, article = parse_of(doc), article_of(doc)
    date = time_of(words, article.date)
    home, publisher = home_of(article), publisher_of(article.source)
    told = home, publisher, topic_of_title(article.title, article.source), article.title
    own.mentions = resolve_mentions(words, own.mentions, own.roles, gazetteer(), date, *told)
    own.roles = [*own.roles, *roles_of_pronouns(words, own.mentions, article.date)]
    return doc


@stage("geo_clauses", requires=[*PARSE, "doc._.mentions", "doc._.attributions"], assigns=["doc._.clauses"])
def clauses(doc: Doc) -> Doc:
    """Turn each sentence into clauses, with negation and modality."""
    words, rules = parse_of(doc), load_rules()
    actors = actors_of(doc, words)
    sentences = candidate_sentences(words, actors, doc._.attributions)
    found = list(find_clauses(sentences, rules.triggers, rules.light_verbs, actors, rules.demands))
    filled = [c for c in found if c.slots or c.head in actors.at]  # the others come to no record
    judged = dict(zip(map(id, filled), set_context(words, filled, rules.context), strict=True))
    doc._.clauses = [judged.get(id(clause), clause) for clause in found]
    return doc


@stage("geo_attribution", requires=[*PARSE, "doc._.mentions"], assigns=["doc._.attributions", *MENTIONS])
def attribution(doc: Doc) -> Doc:
    """Find who said what, and who "we" is."""
    own = doc._
    words, mentions, known = parse_of(doc), own.mentions, gazetteer()
    found = list(find_attributions(words, load_attribution_rules(), mentions))
    found = with_continued_speakers(words, found, mentions, known)
    said = shallow(found, deepest=DEEPEST)
    if len(said) < len(found):
        said_by = "A said that B said"
        warn(doc, f"nested reports: of more than {DEEPEST} in one another ({said_by}) the inner ones are left out")
    own.attributions = said
    words.claims = frozenset(a.cue.start for a in said if a.cue and a.speaker and not a.speaker.antecedent)
    own.mentions = add_first_person(words, without_self(mentions, said), said, article_of(doc), known)
    return doc


@stage("geo_relations", requires=CLAUSES, assigns=["doc._.relations"])
def relations(doc: Doc) -> Doc:
    """Find events and ties between actors."""
    own = doc._
    words, known, found = parse_of(doc), load_rules().relations, own.clauses
    actors = actors_of(doc, words)
    matches = [m for clause in found if (m := match(words, clause, known, actors))]
    relations = find_relations(words, found, matches, actors, article_of(doc), own.attributions)
    own.relations = list(islice(relations, MOST_RECORDS + 1))  # with one more the record tells that it is cut
    if words.crowded:
        warn(doc, f"long lists: the first {MOST_PAIRS} relations of one verb were kept")
    return doc


@stage("geo_stance", requires=CLAUSES, assigns=["doc._.stances"])
def stance(doc: Doc) -> Doc:
    """Find attitudes towards actors."""
    own = doc._
    words = parse_of(doc)
    actors, article = actors_of(doc, words), article_of(doc)
    found = find_stances(words, own.clauses, actors, load_rules(), article, own.attributions)
    own.stances = list(islice(found, MOST_RECORDS + 1))
    return doc


@stage("geo_dating", requires=[*PARSE, *RECORDS, "doc._.clauses"], assigns=RECORDS)
def dating(doc: Doc) -> Doc:
    """Date events and stances."""
    own = doc._
    words, published = parse_of(doc), article_of(doc).date
    own.relations = list(dated_relations(words, own.relations, own.clauses or (), published))
    own.stances = list(dated_stances(words, own.stances, own.clauses or (), published))
    return doc


@stage("geo_location", requires=[*PARSE, "doc._.relations", "doc._.clauses"], assigns=["doc._.relations"])
def location(doc: Doc) -> Doc:
    """Find where events took place."""
    own = doc._
    words, clauses, mentions = parse_of(doc), own.clauses or (), own.mentions
    own.relations = list(placed_relations(words, own.relations, clauses, mentions, article_of(doc)))
    return doc


@stage("geo_casualties", requires=[*PARSE, "doc._.relations", "doc._.clauses"], assigns=["doc._.relations"])
def casualties(doc: Doc) -> Doc:
    """Find how many people events killed and injured."""
    own = doc._
    text = article_of(doc).text
    own.relations = list(counted_relations(parse_of(doc), own.relations, own.clauses or (), text))
    return doc


@stage(
    "geo_bridging",
    requires=[*PARSE, *RECORDS, "doc._.mentions", "doc._.attributions", "doc._.roles"],
    assigns=[*RECORDS, "doc._.attributions", "doc._.roles", *MENTIONS],
)
def bridging(doc: Doc) -> Doc:
    """Find whose the actors of records are that nothing in their own phrase tells."""
    own = doc._
    words, mentions, records = parse_of(doc), own.mentions, (own.relations, own.stances)
    found = {n: clue.country for n, clue in find_countries(words, mentions, *records, own.roles, article_of(doc))}
    holders = holders_of_offices(words, mentions, found, article_of(doc).date)
    identities = dict(holders) | dict(bodies_of_states(words, mentions, found))
    if found or identities:
        bridged = Bridged(mentions, found, identities)
        own.mentions = bridged.mentions(mentions)
        own.relations = [bridged.relation(relation) for relation in own.relations]
        own.attributions = [bridged.attribution(said) for said in own.attributions]
        own.roles = [bridged.role(role) for role in own.roles]
        own.stances = [bridged.stance(stance) for stance in own.stances]
    own.relations = [of_their_place(relation) for relation in own.relations if is_settled(relation)]
    own.stances = list(filter(names_a_target, own.stances))
    return doc


@stage("geo_acts", requires=[*RECORDS, "doc._.roles"], assigns=[*RECORDS, "doc._.roles"])
def acts(doc: Doc) -> Doc:
    """Join the records that report the same act, and drop roles that only repeat one."""
    own = doc._
    own.roles = tuple(without_repeats(own.roles or ()))
    own.relations, own.stances = with_acts(
        parse_of(doc),
        own.relations,
        own.stances,
        clauses=own.clauses or (),
        mentions=own.mentions,
        roles=own.roles or (),
        rules=load_rules(),
        article=article_of(doc),
    )
    return doc
