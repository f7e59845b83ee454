"""Countries told by the words around a name: "French historian X", "Botswana's X", "X of Ghana", "X, an Israeli
analyst", "the Anna Lindh Foundation in Alexandria", "Moscow-based X".
"""

from __future__ import annotations

from collections.abc import Mapping

from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

LEFT = 6
RIGHT = 8
WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "VERB", "PUNCT", "DET"})
PERSONAL = frozenset({"of", "from"})
BODIES = frozenset({"government", "legislature"})
SEATED = frozenset({"of", "in", "from"})


def told_around(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """The country that the noun phrase of a name, its complement, or its apposition gives; None where they do not."""
    return _before(doc, mention, covering) or _behind(doc, mention, covering) or _apposed(doc, mention, covering)


def _country(m: Mention | None) -> str | None:
    return m.country if m is not None and m.type in ("state", "place") and m.level == "name" else None


def _before(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """A state or place in the same noun phrase, left of the name."""
    for i in range(mention.first - 1, max(mention.first - LEFT, -1), -1):
        token = doc[i]
        hyphen = token.text in "-–" and not token.whitespace_  # "X of Mali - President Y of Chad" are a list
        inside = token.pos_ in WITHIN and (token.pos_ != "PUNCT" or hyphen)
        if not inside or token.is_space or doc[i + 1].is_sent_start:
            return None
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
            return None
        if (m := covering.get(i)) is not None and m.type not in ("state", "place"):
            return None
        if m is not None and m.type == mention.type:  # "Santa Cruz Barillas" is one place
            return None
        if found := _country(covering.get(i)):
            return found
        if token.pos_ == "DET":
            return None
    return None


def _behind(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """ "of Ghana", "from Hanover" behind a person; also "in Berlin" behind an organisation, past its acronym."""
    i = mention.last + 1
    if mention.type != "person" and doc[i : i + 1].text == "(" and doc[i + 2 : i + 3].text == ")":
        i += 3
    if (
        mention.type not in ("person", "place")
        and i < len(doc)
        and doc[i - 1].whitespace_
        and (here := covering.get(i))
    ):
        return _country(here) if not here.demonym else None
    allowed = PERSONAL if mention.type == "person" else SEATED
    if i + 1 < len(doc) and doc[i].lower_ in allowed:
        return _country(covering.get(i + 1)) or (
            _country(covering.get(i + 2)) if doc[i + 1 : i + 2].text.lower() in ("the", "eastern", "western") else None
        )
    return None


def _apposed(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """A state in the apposition behind the name: ", a former Israeli ambassador", ", 33, an American scientist"."""
    i = mention.last + 1
    if i + 2 >= len(doc) or doc[i].text != ",":
        return None
    if doc[i + 1].pos_ == "NUM" and doc[i + 2].text == ",":
        i += 2
    if mention.type == "person" and (found := _body_behind(doc, i + 1, covering)):
        return found
    if doc[i + 1].lower_ not in ("a", "an", "the", "one"):
        return None
    for j in range(i + 2, min(i + 2 + RIGHT, len(doc))):
        stop = (doc[j].is_punct and doc[j].text not in "-–'’") or doc[j].pos_ in ("VERB", "AUX", "PRON")
        if stop or doc[j].lower_ in ("for", "to", "on", "international"):
            return None  # "the UN envoy for Syria", "the international envoy in Syria" are of no state
        body = covering.get(j)
        if body is not None and body.type == "igo":
            return None
        if found := _country(body):
            return found
    return None


def _body_behind(doc: Doc, i: int, covering: Mapping[int, Mention]) -> str | None:
    """A state's body right behind a name and a comma, by itself: "X, Slovenian Ministry of Foreign Affairs, met ...".

    Also his citizenship: "X, Mexican national".
    """
    body = covering.get(i)
    if body is not None and body.demonym and doc[body.last + 1 : body.last + 2].text in ("citizen", "national"):
        return body.country
    if body is not None and body.type == "state":
        body = covering.get(body.last + 1)  # of which the state is a part
    if body is None or body.type not in BODIES or body.first != i:
        return None
    alone = body.last + 1 >= len(doc) or doc[body.last + 1].is_punct or doc[body.last + 1].pos_ in ("CCONJ", "SPACE")
    return body.country if alone else None
