"""The vocabulary of the records: predicates, posts, attitudes, sectors and mention types, spelled once, as data."""

from geo_nlp.ontology.loader import build_ontology, load_ontology
from geo_nlp.ontology.schema import ActorType, Attitude, Ontology, Post, Predicate, Title

__all__ = ["ActorType", "Attitude", "Ontology", "Post", "Predicate", "Title", "build_ontology", "load_ontology"]
