"""The rules by what they state and by their trigger words; and what else a word does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from geo_nlp.errors import InputError
from geo_nlp.suggest import did_you_mean

if TYPE_CHECKING:
    from geo_nlp.rules.loader import Rule, RuleBook


def rows(book: RuleBook, predicate: str | None, word: str | None) -> list[Sequence[str]]:
    """The rules that state `predicate` and have the trigger `word`, a row each; `InputError` if there are none."""
    rules = sorted(book.rules().values(), key=lambda rule: (rule.states, rule.id))
    found = rules if predicate is None else _stating(rules, predicate)
    if word:
        found = [r for r in found if any(_has(fires, word) for _, fires in r.trigger.words())]
        if not found:
            raise InputError(_unknown(book, word, predicate))
    return [_row(rule, word) for rule in found]


def _stating(rules: Sequence[Rule], name: str) -> list[Rule]:
    """The rules for a predicate or attitude, by any name that `graph --predicate` takes too."""
    from geo_nlp.ontology.naming import STANCE, edge_keys

    keys = edge_keys(name)
    found = [rule for rule in rules if (f"stance:{rule.states}" if rule.attitude else rule.states) in keys]
    found += [rule for rule in rules if rule.attitude and STANCE in keys]
    if not found:
        states = dict.fromkeys(rule.states for rule in rules)
        raise InputError(f"no rule states {name!r}, which comes from roles; the rules state {', '.join(states)}")
    return found


def _has(fires: str, word: str) -> bool:
    """Whether a trigger is the word, or a phrase with it."""
    return word.lower() == fires or word.lower() in fires.split()


def _row(rule: Rule, word: str | None) -> Sequence[str]:
    """A rule; of its words only those asked for, since some have a hundred."""
    trigger = rule.trigger
    fires = [
        f"{kind} {', '.join(words)}"
        for kind in ("verb", "noun", "adjective")
        if (words := [w for w in getattr(trigger, kind) if word is None or _has(w, word)])
    ]
    demands = [*_conditions(trigger.where, "="), *_conditions(trigger.unless, "not")]
    return (
        rule.states + (f" ({trigger.mode})" if trigger.mode else ""), rule.id, " | ".join(trigger.source),
        "; ".join(fires), " | ".join(trigger.target), "; ".join(demands), rule.file,
    )  # fmt: skip


def _conditions(slots: Mapping[str, Sequence[str]], sign: str) -> list[str]:
    return [f"{slot} {sign} {' | '.join(words)}" for slot, words in slots.items()]


def _unknown(book: RuleBook, word: str, predicate: str | None) -> str:
    if states := sorted({r.states for r in book.rules().values() if any(_has(w, word) for _, w in r.trigger.words())}):
        return f"{word!r} is a trigger word of rules for {', '.join(states)}, but not for {predicate}"
    hint = did_you_mean(word, sorted({fires for _, fires in book.triggers}))
    lemmas = "rules have base forms (condemn, not condemned)"
    return "; ".join([f"no rule has the trigger word {word!r}{hint or f'; {lemmas}'}", *beside(book, word)])


def beside(book: RuleBook, word: str) -> Iterator[str]:
    """What a word does besides firing rules: classes that it is in, contexts, attribution, light verbs."""
    from geo_nlp.rules.context import KINDS

    lemma = word.lower()
    if classes := sorted(name for name, words in book.classes.items() if lemma in words):
        yield f"{word!r} is in the word classes {', '.join('$' + name for name in classes)}, used in conditions"
    for kind in KINDS:
        if effect := book.context.of(kind, lemma):
            yield f"{word!r} makes what it governs {effect} ({kind})"
    if lemma in book.light_verbs:
        yield f"{word!r} is a light verb: its subject is also that of the noun it governs"
    lexicon = book.attribution
    for cues in (lexicon.by_verb, lexicon.by_noun, lexicon.by_adjective, lexicon.by_adverb):
        if frames := cues.get(lemma, ()):
            yield f"{word!r} introduces what a person says ({', '.join(dict.fromkeys(f.id for f in frames))})"
