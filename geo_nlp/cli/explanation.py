"""Why a rule did or did not apply: the clauses of each sentence, and every rule that their triggers call up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

from geo_nlp.cli.explanation_via import antecedents, arguments, attributions, empty_triggers, repairs
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.clauses import find_clauses
from geo_nlp.pipes.modality.modality import set_context
from geo_nlp.pipes.relations.event_nouns import SUFFERED
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.matching import holds
from geo_nlp.pipes.relations.rule_ends import ends, is_one_ended
from geo_nlp.pipes.syntax.tree import parse_of
from geo_nlp.rules.loader import Rule, RuleBook
from geo_nlp.rules.notation import tree_line
from geo_nlp.types import Clause, Mention, Relation, Stance

SOME = 6


def explanation(doc: Doc, rules: RuleBook) -> Iterator[str]:
    """Yield the lines that explain a processed `doc`; by which constructions, if it was read within `traced()`."""
    words = parse_of(doc)
    actors = Actors.of(words, doc._.mentions)
    found = list(find_clauses(words.sents, rules.triggers, rules.light_verbs, actors))
    every = set_context(words, found, rules.context)
    for sentence in doc.sents:
        yield f"Sentence: {' '.join(sentence.text.split())}"
        yield f"  tree: {tree_line(words.tokens[sentence.start : sentence.end])}"
        named = [m for m in doc._.mentions if sentence.start <= m.first < sentence.end]
        yield f"  actors: {', '.join(_actor(m, doc._.mentions) for m in named) or 'none'}"
        yield from repairs(words, sentence)
        yield from antecedents(words, named, doc._.mentions)
        clauses = [clause for clause in every if sentence.start <= clause.head < sentence.end]
        for clause in clauses:
            yield from _clause(doc, clause, rules, actors)
        yield from empty_triggers(words, clauses, rules)
        yield from _unclaimed(sentence, clauses)
        yield from attributions(words, sentence, doc._.attributions)
        yield from _found(doc, sentence)
        yield ""


def _actor(mention: Mention, mentions: Sequence[Mention], *, place: bool = True) -> str:
    ids = [mentions[n].actor or mentions[n].text for n in mention.refers_to]
    own = mention.actor or mention.country or "unknown"
    if place and not mention.acts:
        own += ", only a place here"
    elif own.startswith("place:"):
        own = mention.country or own
    return f"{mention.text} [{' + '.join(ids) or own}]"


def _clause(doc: Doc, clause: Clause, rules: RuleBook, actors: Actors) -> Iterator[str]:
    slots = [f"{name}: {' + '.join(_phrase(doc, i) for i in heads)}" for name, heads in clause.slots]
    kind = ", ".join([clause.kind, clause.lemma, *_marks(clause)])
    support = f", light verb {doc[clause.support].text!r}" if clause.support is not None else ""
    yield f"  clause {doc[clause.head].text!r} ({kind}{support})  {'; '.join(slots) or 'no arguments'}"
    yield from arguments(actors.doc, clause)
    for kind in ("relation", "stance"):
        yield from _tried(doc, clause, kind, rules, actors)


def _marks(item: Clause | Relation) -> list[str]:
    return ["negated"] * item.negated + [item.modality] * (item.modality != "asserted")


def _phrase(doc: Doc, i: int) -> str:
    words = [t for t in doc[i].lefts if t.dep_ in ("compound", "amod", "poss", "nmod") and t.i == t.left_edge.i]
    return " ".join(t.text for t in [*words, doc[i]])


def _tried(doc: Doc, clause: Clause, kind: str, book: RuleBook, actors: Actors) -> Iterator[str]:
    """The rules of a clause's word, as `match` tries them: the first that fills both ends, else the first that fits."""
    table = book.relations if kind == "relation" else book.stances
    rules = table.get((clause.kind, clause.lemma), ())
    single: Rule | None = None
    for tried, rule in enumerate(rules, start=1):
        head = f"    {kind} rule {rule.id} ({rule.states}): "
        if why := holds(actors.doc, clause, rule, actors):
            yield f"{head}no, {_failing(doc, clause, rule, why, book.classes)}"
        elif match := ends(actors.doc, clause, rule, actors):
            source, target = _names(match.source, actors), _names(match.target, actors)
            used = (
                ""
                if single is None or (match.source and match.target)
                else f"; not used, because {single.id} applies too and comes first"
            )
            yield f"{head}applies, source {source}, target {target}{used or _outcome(doc, match, actors)}"
            if match.source and match.target:
                if later := [other.id for other in rules[tried:]]:
                    yield f"    {kind} rules not tried, because an earlier one has both ends: {', '.join(later)}"
                return
            single = single or rule
        else:
            source, target = (" or ".join(slots) or "none" for slots in (rule.trigger.source, rule.trigger.target))
            yield f"{head}no, no known actor as source ({source}) or target ({target})"


def _failing(doc: Doc, clause: Clause, rule: Rule, why: tuple[str, str], classes: Mapping[str, Iterable[str]]) -> str:
    """The constraint that fails, as the rule file has it, and what the text has in that slot."""
    said, slot = why
    words = (rule.trigger.where if said == "needs" else rule.trigger.unless)[slot]
    listed = " | ".join(_listed(words, classes, SOME))
    there = " + ".join(repr(_phrase(doc, i)) for i in clause.slot(slot)) or "empty"
    return f"{said} {slot}: {listed}; here it is {there}"


def _listed(words: Sequence[str], classes: Mapping[str, Iterable[str]], most: int) -> list[str]:
    """The first words, and of a class its name with some of its own: `$slur (aggression, aggressor, …)`."""
    inner = {word: ", ".join(_listed(sorted(classes.get(word[1:], ())), {}, 3)) for word in words[:most]}
    return [f"{word} ({inner[word]})" if inner[word] else word for word in words[:most]] + ["…"] * (len(words) > most)


def _outcome(doc: Doc, match: Match, actors: Actors) -> str:
    """The result of a rule that applies, where it is not simply what the rule states."""
    at, rule = doc[match.clause.head].idx, match.rule
    if rule.attitude:
        known = any(s.rule == rule.id for s in doc._.stances)
        return "" if known else "; no record, because the holder or the target of the attitude is unknown"
    if made := [r for r in doc._.relations if r.rule == rule.id and r.trigger.start == at]:
        recorded = {r.predicate for r in made} - {rule.states}
        return f"; recorded as {' and '.join(sorted(recorded))}, because it is {made[0].modality}" if recorded else ""
    verbal = match.clause.kind == "verb"
    alone = is_one_ended(rule) if verbal else bool(match.target) and rule.states in SUFFERED
    if not (match.source and match.target) and not alone:
        return "; no record, because it needs both a source and a target"
    return _covered(doc, match, actors)


def _covered(doc: Doc, match: Match, actors: Actors) -> str:
    """The record that stands for what a rule states, where the rule has none of its own."""
    head = match.clause.support if match.clause.support is not None else match.clause.head
    if any(r.trigger.start == doc[head].idx for r in doc._.relations):
        return "; no record of its own: the verb's rule covers it"
    starts = {actors.mentions[n].start for n in (*match.source, *match.target)}
    for relation in doc._.relations:
        ends = [end.start for end in (relation.source, relation.target) if end]
        if starts.issuperset(ends) and len(ends) > 1:
            return f"; no record of its own: {relation.rule} gives {relation.predicate} for the same two actors"
    return "; no record: source and target are the same or not public actors, or another rule has used the word"


def _names(numbers: Sequence[int], actors: Actors) -> str:
    return " + ".join(_actor(actors.mentions[n], actors.mentions, place=False) for n in numbers) or "nobody"


def _unclaimed(sentence: Span, clauses: Sequence[Clause]) -> Iterator[str]:
    heads = {clause.head for clause in clauses} | {clause.support for clause in clauses}
    if verbs := [t.lemma_ for t in sentence if t.pos_ == "VERB" and t.i not in heads]:
        lacking = ", ".join(dict.fromkeys(verbs))
        yield f"  no rule has these verbs: {lacking} (`geo-nlp rules check --help` shows how to add one)"


def _found(doc: Doc, sentence: Span) -> Iterator[str]:
    start = sentence.start_char
    found = [_relation(r) for r in doc._.relations if r.sentence.start == start]
    found += [_stance(s) for s in doc._.stances if s.sentence.start == start]
    found += [f"{r.holder.name} is {r.post}: {r.title}  [{r.rule}]" for r in doc._.roles if r.sentence.start == start]
    if not found:
        yield "  found: nothing; a record needs a rule that applies and, for most predicates, two known actors"
    yield from (f"  found: {line}" for line in found)


def _relation(relation: Relation) -> str:
    source, target = (p.actor or p.text if p else "-" for p in (relation.source, relation.target))
    marks = ", ".join(_marks(relation))
    return f"{source} {relation.predicate} {target}{f' ({marks})' if marks else ''}  [{relation.rule}]"


def _stance(stance: Stance) -> str:
    targets = " + ".join(target.actor or target.text for target in stance.targets)
    not_so = " (negated)" * stance.negated
    return f"{stance.holder.actor or stance.holder.text} {stance.attitude} {targets}{not_so}  [{stance.rule}]"
