"""People with a known first name: "Marta France", "Hans-Georg Weber", whatever type the model gives them."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.gazetteer.spelling import PARTICLES
from geo_nlp.pipes.mentions.proposals import NO_NAMES, Name, is_name_word
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import is_title_word

LONGEST_PERSON_NAME = 4
NAME_JOINERS = PARTICLES | {"-"}
WIDER_LABELS = frozenset({"ORG", "FAC", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})


def by_first_name(doc: Doc, words: Sequence[str], gazetteer: Gazetteer, headlines: frozenset[int]) -> dict[int, Name]:
    """Persons by their first token: a first name with one to three more capitalised words after it."""
    found: dict[int, Name] = {}
    for token in doc.capitals:
        if token.i in headlines:
            continue
        end = _end_of_first_name(doc, words, token.i, gazetteer)
        if end is None or (token.i and _continues_name(doc, token.i)):
            continue
        last = end
        while last + 1 < len(doc) and _may_follow_first_name(doc, words, last + 1, gazetteer):
            if _word_count(doc, token.i, last) == LONGEST_PERSON_NAME:
                break
            last += 1
        while last > end and not is_name_word(doc[last]):
            last -= 1
        known, _ = gazetteer.at(words, token.i)
        inside = _is_inside_longer(doc, token.i, last)
        if last > end and token.i + known - 1 < last and not inside:
            found[token.i] = Name(token.i, last, "person")
    return found


def _word_count(doc: Doc, first: int, last: int) -> int:
    """How many words of a name follow its first: what hyphens and particles join counts once."""
    return sum(t.is_alpha and t.lower_ not in PARTICLES and t.nbor(-1).text != "-" for t in doc[first + 1 : last + 1])


def _end_of_first_name(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> int | None:
    """The last token of the first name that starts at token `i`, also of a double one ("Hans-Georg")."""
    if i + 2 < len(doc) and words[i + 1] == "-" and not doc[i].whitespace_:
        return i + 2 if f"{words[i]}-{words[i + 2]}" in gazetteer.given or words[i] in gazetteer.given else None
    return i if words[i] in gazetteer.given and doc[i].pos_ == "PROPN" else None


def _may_follow_first_name(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    """Whether a word may follow a first name: a surname, an initial, a particle or hyphen before one."""
    token = doc[i]
    if token.is_sent_start or token.is_space:
        return False
    if words[i] == "-" or _is_particle(doc, i):
        return token.lower_ != "la" or token.ent_type_ == "PERSON" or doc[i - 1].lower_ == "de"
    if words[i - 1] == "-" and not doc[i - 1].whitespace_ and token.is_alpha:
        return True  # "Harry Ho-jen Tseng"
    if len(token) == 2 and token.text[1] == "." and token.text[0].isupper():
        return True
    proper = token.pos_ == "PROPN" or token.ent_type_ == "PERSON"
    plain = is_name_word(token) and proper and not is_title_word(token.text)
    return plain and words[i] not in gazetteer.heads and token.lower_ not in NO_NAMES


def _is_particle(doc: Doc, i: int) -> bool:
    """Whether a particle stands before a surname, with others or without: "al-Miqdashi", "de la Riva"."""
    if doc[i].lower_ not in PARTICLES:
        return False
    after = i + 1
    while after < len(doc) and doc[after].lower_ in NAME_JOINERS:
        after += 1
    return after < len(doc) and is_name_word(doc[after])


def _continues_name(doc: Doc, i: int) -> bool:
    """Whether token `i` goes on with a name: the "Jordan" of "Michael Jordan"."""
    before = doc[i - 1]
    return before.text in ("-", "–") or (
        is_name_word(before) and before.pos_ == "PROPN" and not is_title_word(before.text)
    )


def _is_inside_longer(doc: Doc, first: int, last: int) -> bool:
    """Whether the model sees a longer name of a body around: "the Anna Lindh Foundation"."""
    around = [doc[j] for j in (first - 1, last + 1) if 0 <= j < len(doc)]
    return any(t.ent_type_ in WIDER_LABELS and doc[first].ent_type_ == t.ent_type_ and is_name_word(t) for t in around)
