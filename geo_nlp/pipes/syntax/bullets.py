"""What marks an item of a list and is no part of it: "- Chinese hackers", "2. Both leaders", "(a) French firms"."""

from __future__ import annotations

from geo_nlp.pipes.syntax.tree import Token

BULLETS = frozenset("-–—‑*•·+")
LONGEST_NUMBER = 3  # characters
AFTER_NUMBERS = frozenset(".)")


def is_bullet(token: Token) -> bool:
    """Whether a token is the dash, star or dot of an item, or its number or letter, and no word of it.

    A dash that opens a line or follows a mark is one, and one that follows the number of an item ("1 - Turkey"); a
    hyphen within words ("anti - government") is none, and no number that counts ("2 soldiers").
    """
    if token.text not in BULLETS:
        return _is_number(token)
    if not token.whitespace_:
        return False
    before = token.nbor(-1)
    if _begins_line(token) or (before.is_punct and before.text not in BULLETS):
        return True
    return before.whitespace_ != "" and _may_number(before) and _begins_line(before)


def _is_number(token: Token) -> bool:
    """Whether a token is the number or letter of an item: "1.", "a." or the "2" of "2 -" at the beginning of a line."""
    if not (token.text[0].islower() or token.text[0].isdigit()) or not _begins_line(token):
        return False
    if len(token) > 1 and token.text[-1] in AFTER_NUMBERS:
        return len(token) <= LONGEST_NUMBER
    after = token.nbor()
    return _may_number(token) and after.text in BULLETS and after.whitespace_ != ""


def _may_number(token: Token) -> bool:
    return len(token) <= LONGEST_NUMBER and (token.text.isdigit() or (len(token) == 1 and token.text.islower()))


def _begins_line(token: Token) -> bool:
    """Whether a token opens the text, a line or a sentence."""
    return not token.i or token.is_sent_start or token.nbor(-1).is_space
