"""Why a rule did or did not apply: the clauses of each sentence, and every rule that their triggers call up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

from geo_nlp.pipes.matching import ends, holds
from geo_nlp.pipes.picking import Actors
from geo_nlp.rules.loader import Key, Rule, RuleBook
from geo_nlp.types import Clause, Mention, Relation, Stance


def explanation(doc: Doc, rules: RuleBook) -> Iterator[str]:
    """Yield the lines that explain a processed `doc`."""
    actors = Actors.of(doc, doc._.mentions)
    for sentence in doc.sents:
        yield f"Sentence: {' '.join(sentence.text.split())}"
        named = [m for m in doc._.mentions if sentence.start <= m.first < sentence.end]
        yield f"  actors: {', '.join(_actor(m, doc._.mentions) for m in named) or 'none'}"
        clauses = [clause for clause in doc._.clauses if sentence.start <= clause.head < sentence.end]
        for clause in clauses:
            yield from _clause(doc, clause, rules, actors)
        yield from _unclaimed(sentence, clauses)
        yield from _found(doc, sentence)
        yield ""


def _actor(mention: Mention, mentions: Sequence[Mention]) -> str:
    own = mention.actor or mention.country or "?"
    ids = [mentions[n].actor or mentions[n].text for n in mention.refers_to] or [own]
    place = "" if mention.acts else ", only a place here"
    return f"{mention.text} [{' + '.join(ids)}{place}]"


def _clause(doc: Doc, clause: Clause, rules: RuleBook, actors: Actors) -> Iterator[str]:
    slots = [f"{name}: {' + '.join(_phrase(doc, i) for i in heads)}" for name, heads in clause.slots]
    kind = ", ".join([clause.kind, clause.lemma, *_marks(clause)])
    yield f"  clause {doc[clause.head].text!r} ({kind})  {'; '.join(slots) or 'no slots'}"
    for kind, table in (("relation", rules.relations), ("stance", rules.stances)):
        yield from _tried(doc, clause, kind, table, actors)


def _marks(item: Clause | Relation) -> list[str]:
    return ["negated"] * item.negated + [item.modality] * (item.modality != "asserted")


def _phrase(doc: Doc, i: int) -> str:
    words = [t for t in doc[i].lefts if t.dep_ in ("compound", "amod", "poss", "nmod") and t.i == t.left_edge.i]
    return " ".join(t.text for t in [*words, doc[i]])


def _tried(doc: Doc, clause: Clause, kind: str, table: Mapping[Key, Sequence[Rule]], actors: Actors) -> Iterator[str]:
    done = False
    for rule in table.get((clause.kind, clause.lemma), ()):
        head = f"    {kind} rule {rule.id} ({rule.states}): "
        if done:
            yield f"{head}not tried, a rule before it applies"
        elif why := holds(doc, clause, rule):
            yield f"{head}no, {why}"
        elif match := ends(doc, clause, rule, actors):
            done = True
            yield f"{head}applies, source {_names(match.source, actors)}, target {_names(match.target, actors)}"
        else:
            source, target = (" or ".join(slots) or "none" for slots in (rule.trigger.source, rule.trigger.target))
            yield f"{head}no, no actor as source ({source}) or target ({target})"


def _names(numbers: Sequence[int], actors: Actors) -> str:
    return " + ".join(_actor(actors.mentions[n], actors.mentions) for n in numbers) or "nobody"


def _unclaimed(sentence: Span, clauses: Sequence[Clause]) -> Iterator[str]:
    heads = {clause.head for clause in clauses} | {clause.support for clause in clauses}
    if verbs := [t.lemma_ for t in sentence if t.pos_ == "VERB" and t.i not in heads]:
        yield f"  no rule has these verbs: {', '.join(dict.fromkeys(verbs))}"


def _found(doc: Doc, sentence: Span) -> Iterator[str]:
    start = sentence.start_char
    found = [_relation(r) for r in doc._.relations if r.sentence.start == start]
    found += [_stance(s) for s in doc._.stances if s.sentence.start == start]
    found += [f"{r.holder.name} is {r.post}: {r.title}  [{r.rule}]" for r in doc._.roles if r.sentence.start == start]
    if not found:
        yield "  found: nothing; a record needs a rule that applies and, for most predicates, two known ends"
    yield from (f"  found: {line}" for line in found)


def _relation(relation: Relation) -> str:
    source, target = (p.actor or p.text if p else "-" for p in (relation.source, relation.target))
    marks = ", ".join(_marks(relation))
    return f"{source} {relation.predicate} {target}{f' ({marks})' if marks else ''}  [{relation.rule}]"


def _stance(stance: Stance) -> str:
    targets = " + ".join(target.actor or target.text for target in stance.targets)
    not_so = " (negated)" * stance.negated
    return f"{stance.holder.actor or stance.holder.text} {stance.attitude} {targets}{not_so}  [{stance.rule}]"
