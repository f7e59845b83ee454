"""Words as the tables have them: "Russias backing" lost its apostrophe, "DAESH" is in capitals within normal text."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer

GENITIVE_OWNER_TYPES = frozenset({"state", "person", "igo", "party", "media", "armed_group"})
CAPITAL_TYPES = frozenset({"state", "armed_group", "igo"})
PLURAL_DETERMINERS = frozenset("the two both three these those all many".split())


def restored(words: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """The words, an owner without the lost 's; "the two Koreas", "the Clintons" and known names stay as they are."""
    return [word if word.islower() else _restored_word(words, i, gazetteer) or word for i, word in enumerate(words)]


def _restored_word(words: Sequence[str], i: int, gazetteer: Gazetteer) -> str | None:
    """What a word should be, if the tables know it better: an owner, a name before a full stop, or one in capitals."""
    word = words[i]
    if word.endswith("s"):
        return _owner_without_s(words, i, gazetteer)
    if word.endswith(".") and i and gazetteer.names.get(f"{words[i - 1]} {word[:-1]}"):
        return word[:-1]  # a name that ends a sentence and looks like an abbreviation: "Hun Sen."
    return _in_normal_case(word, gazetteer) if word.isupper() and len(word) > 3 and word.isalpha() else None


def _in_normal_case(word: str, gazetteer: Gazetteer) -> str | None:
    """A name in capitals as the tables write it, where they know no acronym: "HEZBOLLAH", "DAESH", "IRAN"."""
    if gazetteer.names.get(word) or word in gazetteer.lengths:
        return None
    known = gazetteer.names.get(word.title(), ())
    return word.title() if known and known[0].type in CAPITAL_TYPES and known[0].how == "name" else None


def _owner_without_s(words: Sequence[str], i: int, gazetteer: Gazetteer) -> str | None:
    """The owner whose 's has lost its apostrophe: "Russias backing", "Donald Trumps visit"."""
    word = words[i]
    if len(word) < 5 or not word.istitle() or i + 1 >= len(words) or not words[i + 1].isalpha():
        return None
    if gazetteer.names.get(word) or gazetteer.surnames.get(word) or (i and words[i - 1].lower() in PLURAL_DETERMINERS):
        return None
    base = word[:-1]
    full = i > 0 and words[i - 1].istitle() and gazetteer.names.get(f"{words[i - 1]} {base}", ())
    known = full or gazetteer.names.get(base, ())
    return base if known and known[0].type in GENITIVE_OWNER_TYPES and known[0].how in ("name", "person") else None
