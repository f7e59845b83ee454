"""The country of an actor by the words around the name: "French historian X", "Botswana's X", "X of Ghana".

Also "Senator X (D-CA)", "X, an Israeli analyst", "the Anna Lindh Foundation in Alexandria", "Moscow-based X". The
state must stand in the same noun phrase, its complement or its apposition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

# The party and the state of a member of the US Congress: "X (D-CA)", "X, R-Texas,".
PARTY_AND_STATE = re.compile(r" ?(?:\(|, )[DRI] ?[-–] ?(?:[A-Z]{2}|[A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)?)[),]")
LEFT = 6
RIGHT = 8
PHRASE_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "VERB", "PUNCT", "DET"})
PERSON_PREPS = frozenset({"of", "from"})
SEATED = frozenset({"of", "in", "from"})


def country_in_context(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """The country in the noun phrase of a name, in its complement or apposition; None where there is none."""
    if mention.type == "person" and PARTY_AND_STATE.match(doc.text, mention.end):
        return "USA"
    return (
        _in_noun_phrase(doc, mention, covering)
        or _in_complement(doc, mention, covering)
        or _in_apposition(doc, mention, covering)
    )


def _country(m: Mention | None) -> str | None:
    """The country of a state or place that is named."""
    return m.country if m is not None and m.type in ("state", "place") and m.level == "name" else None


def _in_noun_phrase(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """A state or place in the same noun phrase, before the name."""
    for i in range(mention.first - 1, max(mention.first - LEFT, -1), -1):
        token = doc[i]
        hyphen = token.text in "-–" and not token.whitespace_  # "X of Mali - President Y of Chad" are a list
        inside = token.pos_ in PHRASE_POS and (token.pos_ != "PUNCT" or hyphen)
        if not inside or token.is_space or doc[i + 1].is_sent_start:
            return None
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
            return None
        if (m := covering.get(i)) is not None and m.type not in ("state", "place"):
            return None
        if m is not None and m.type == mention.type:  # "Santa Cruz Barillas" is one place
            return None
        if found := _country(m):
            sent = m is not None and not m.demonym and m.first > 0 and doc[m.first - 1].lower_ in ("for", "to")
            return None if sent else found  # "UN Special Envoy for Yemen Hans Grundberg" is of no Yemen
        if token.pos_ == "DET":
            return None
    return None


def _in_complement(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """The country of "of Ghana", "from Hanover" after a person; also of "in Berlin" after an organisation."""
    i = mention.last + 1
    if mention.type != "person" and doc[i : i + 1].text == "(" and doc[i + 2 : i + 3].text == ")":
        i += 3  # its acronym
    apart = mention.type not in ("person", "place") and i < len(doc) and doc[i - 1].whitespace_
    if apart and (here := covering.get(i)):
        return _country(here) if not here.demonym else None
    if i + 1 >= len(doc) or doc[i].lower_ not in (PERSON_PREPS if mention.type == "person" else SEATED):
        return None
    if country := _country(covering.get(i + 1)):
        return country
    return _country(covering.get(i + 2)) if doc[i + 1].lower_ in ("the", "eastern", "western") else None


def _in_apposition(doc: Doc, mention: Mention, covering: Mapping[int, Mention]) -> str | None:
    """A state in the apposition after the name: ", a former Israeli ambassador", ", 33, an American scientist"."""
    i = mention.last + 1
    if i + 2 >= len(doc) or doc[i].text != ",":
        return None
    if doc[i + 1].pos_ == "NUM" and doc[i + 2].text == ",":
        i += 2
    if i + 1 >= len(doc) or doc[i + 1].lower_ not in ("a", "an", "the", "one"):
        return None
    for j in range(i + 2, min(i + 2 + RIGHT, len(doc))):
        stop = (doc[j].is_punct and doc[j].text not in "-–'’") or doc[j].pos_ in ("VERB", "AUX", "PRON")
        parents = doc[j].lower_ in ("child", "daughter", "son") and doc[j + 1].lower_ == "of"
        if stop or parents or doc[j].lower_ in ("for", "to", "on", "international"):
            return None  # "the UN envoy for Syria", "the international envoy in Syria" are of no state
        body = covering.get(j)
        if body is not None and body.type == "igo":
            return None
        if found := _country(body):
            return found
    return None
