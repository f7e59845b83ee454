"""The office that a title means, and whether a person named before holds it: "the foreign minister"."""

from __future__ import annotations

from dataclasses import dataclass

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.linking.namesakes import LEADING_POSTS
from geo_nlp.pipes.linking.tenures import in_office, tenured_post
from geo_nlp.pipes.syntax.labels import NOMINAL_POS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.document_time import year_given
from geo_nlp.types import Mention

# Titles of heads of government: "the Prime Minister" is not the person who was called Chancellor.
STYLES = frozenset({"chancellor", "minister", "president"})
DEPUTY_OR_VICE = frozenset({"deputy", "vice"})  # an "assistant to the president" is no deputy
LOWER_SECRETARIES = frozenset({"assistant", "press", "under"})
RANKED_HEADS = frozenset({"minister", "secretary"})
# Bodies with a head of their own: "the president of the company" is no president named before.
HEADED_BODY_NOUNS = words("headed_body_noun")
OF_NO_FIELD = either("former_modifier", "office_standing_word")
# A prosecutor is no judge, and an attorney general no home minister.
WIDE_POSTS = frozenset({"judge", "minister", "other"})
# Posts with one holder in a state, so that their title needs no article: "a visit by Iraqi Prime Minister to
# Russia".
SOLE = frozenset(
    {"head_of_state", "head_of_government", "monarch", "foreign_minister", "defence_minister", "deputy_head"}
)


@dataclass(frozen=True, slots=True)
class OfficeMeant:
    """The office that a title means: its words, those of its field ("prime", "foreign"), what it is a secretary of.

    Also whether it is a nation's leader, and in which past year.
    """

    lemma: str
    post: str
    words: set[str]
    field: set[str]
    of: list[str]
    national: bool
    year: str | None

    def is_held_by(self, actor: str, memory: Memory, *, exact: bool) -> bool:
        """Whether a person has the office by the text or the tables; with `exact`, by all its words."""
        if self.year and not in_office(actor, self.year):
            return False
        held = memory.posts.get(actor) or {tenured_post(actor, memory.date) or ""}
        if self.national:  # "the Bulgarian leader" is no patriarch of Bulgaria
            return not held.isdisjoint(LEADING_POSTS)
        lower = DEPUTY_OR_VICE | LOWER_SECRETARIES if self.lemma == "secretary" else DEPUTY_OR_VICE
        if lower & (held - self.words) or not held.issuperset(self.of):  # no deputy governor
            return False
        if exact:
            return self.words <= held
        if self._is_of_other_field(held):
            return False
        other = self.lemma in RANKED_HEADS and bool(RANKED_HEADS & held)  # no minister is a "Secretary"
        alike = self.post in held - WIDE_POSTS
        called = bool(STYLES & self.words) and bool(STYLES & held) and not STYLES & self.words & held
        return self.lemma in held or (alike and not other and not called)

    def _is_of_other_field(self, held: set[str]) -> bool:
        """Whether who has some posts is of another field: "the foreign minister" is not the interior minister."""
        other = self.lemma in RANKED_HEADS and bool(self.field) and self.field.isdisjoint(held)
        return other and self.post not in SOLE & held


def office_of(doc: Doc, mention: Mention, lemma: str, post: str, title: str, memory: Memory) -> OfficeMeant:
    """The office that a mention names, in a past year if the sentence gives one."""
    whose = [t for prep, t in prepositions(doc[mention.head]) if prep == "of"]
    of = [
        t.lower_
        for t in whose
        if lemma == "secretary" or (t.lemma_.lower() in HEADED_BODY_NOUNS and not mention.country)
    ]
    before = memory.starts.get(mention.head - 1)
    national = lemma == "leader" and before is not None and before.type == "state"
    year = year_given(doc[mention.head])
    then = year if year and mention.country and year < (memory.date or "") else None
    field = {
        t.lower_
        for t in doc[mention.first : mention.head]
        if t.pos_ in NOMINAL_POS and t.i not in memory.covering and t.lower_ not in OF_NO_FIELD
    }
    return OfficeMeant(lemma, post, set(title.split()), field, of, national, then)
