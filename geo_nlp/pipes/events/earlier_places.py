"""Places that the text named before an event: the scene of an earlier sentence, and what "the town" or "there" means.

A name gives a scene where it is located ("in Derna", "into Kidal", "the village of Ogossagou"), entered or struck, or
the subject of what befalls it ("Maputo woke up to closed shops"); not where a capital acts ("Kampala said").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo_nlp.gazetteer.toponyms import toponyms
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.nested_toponyms import is_local
from geo_nlp.pipes.events.paragraphs import previous_sentence
from geo_nlp.pipes.events.place_names import Toponyms
from geo_nlp.pipes.events.stray_places import toponym_after
from geo_nlp.pipes.events.toponym_resolution import Toponymy
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.types import Place

LOCATING_PREPS = frozenset(
    "in at near outside inside around across into through to on off throughout of from over".split()
)
ONTO = frozenset({"to", "on", "of", "from", "over"})
OF_CAUSE = frozenset({"about", "after", "against", "despite", "following", "over"})
STATES, COUNTRY_WORDS = frozenset({"state"}), frozenset({"country", "nation"})
DEFINITES = frozenset({"the", "this", "that", "both"})
SENTENCES_TO_ANTECEDENT = 3
DATELINE_WITHIN = 1500  # characters of a text in which its dateline stands
TOWNS, REGIONS = frozenset({"city", ""}), frozenset({"division", "other", ""})


def scene_of(sentence: Span, toponymy: Toponymy) -> Place | None:
    """The one town or region in which a sentence is set; None where it has several, or is of an earlier time."""
    root = sentence.root
    earlier = any(c.lower_ == "had" for c in root.lefts) and root.tag_ != "VBG" and root.lemma_ != "be"
    if earlier or any(map(_is_of_subject, sentence)):  # "had been quiet", "tension had been building"
        return None
    return _only_town(sentence, toponymy)


def _is_of_speaker(prep: Token) -> bool:
    """Whether a phrase tells only where those sit who tell the story: "the ministry in Ankara said"."""
    speaker = prep.head
    told = speaker.dep_ == "nsubj" and speaker.head.lemma_ in words("located_speech_verb")
    return told and prep.lower_ == "in" and speaker.lemma_ in words("state_institution_noun")


def _is_of_subject(word: Token) -> bool:
    """Whether a phrase tells only where a subject is from: "the union in Kisumu was silent"."""
    subject = word.head
    if subject.lemma_.lower() in words("town_scene_noun"):  # "most shops in Dhaka stayed shut"
        return False
    if subject.lemma_.lower() in words("local_person_noun") and subject.head.lemma_ in words("place_subject_verb"):
        return False  # "residents of Derna woke to gunfire"
    located = word.lower_ in ("in", "of", "from") and word.dep_ == "prep" and subject.dep_ == "nsubj"
    return located and any(o.dep_ == "pobj" and o.pos_ == "PROPN" for o in word.rights)


def scene_before(head: Token, toponymy: Toponymy) -> Place | None:
    """The one town or region that a sentence names before an event: "workers marched in Larissa, and police fired".

    If it names none, the one state: "parties in Cameroon called supporters into the streets, where police fired".
    """
    start = head.sent.start
    if head.i <= start:
        return None
    before = head.doc[start : head.i]
    return _only_town(before, toponymy) or _only_state(before, toponymy)


def scene_state(word: Token, toponymy: Toponymy) -> Place | None:
    """The state in which a sentence is set before a word: "fighting in Somalia killed five in the capital"."""
    start = word.sent.start
    return _only_state(word.doc[start : word.i], toponymy) if word.i > start else None


def capital_named_before(word: Token, toponymy: Toponymy) -> Place | None:
    """The capital that a sentence names before "the capital": "at a stadium in Kabul ... at the capital's square"."""
    start = word.sent.start
    town = _only_town(word.doc[start : word.i], toponymy) if word.i > start else None
    seat = toponymy.meant_by(word, town.country) if town is not None and town.country is not None else None
    return seat if seat is not None and town is not None and seat.name == town.name else None


def _only_state(part: Span, toponymy: Toponymy) -> Place | None:
    """The one state in which a part of the text is located, if that names no other place."""
    found = [toponymy.place(*span, ()) for span in located_toponyms(part, toponymy.names)]
    states = {place.place.country: place.place for place in found if place is not None and place.kind == "state"}
    return next(iter(states.values())) if len(states) == len(found) == 1 else None


def _only_town(part: Span, toponymy: Toponymy) -> Place | None:
    """The one place by which a part of the text is located; of "Maiduguri, the capital of Borno state" the town."""
    found: dict[str, Place] = {}
    for first, last in located_toponyms(part, toponymy.names):
        place = toponymy.place(first, last, toponymy.around(toponymy.doc[first], ()))
        if place is not None and place.fine:
            found.setdefault(place.place.name, place.place)
    towns = [place for place in found.values() if place.name not in _divisions_of(found, place)]
    return towns[0] if len(towns) == 1 else None


def _divisions_of(found: dict[str, Place], place: Place) -> set[str | None]:
    """The divisions in which the other places lie."""
    return {other.admin1 for other in found.values() if other is not place and other.country == place.country}


def located_toponyms(sentence: Span, names: Toponyms) -> Iterator[tuple[int, int]]:
    """Yield the toponyms that locate a sentence, in text order: "in Derna", "shook Bamako", "Maputo woke up"."""
    for token in sentence:
        if token.lower_ in LOCATING_PREPS and token.pos_ in ("ADP", "SCONJ", "ADV") and not _is_in_other_clause(token):
            span = toponym_after(token.i + 1, sentence.end, names) if _gives_scene(token) else None
            if span is not None:
                yield span
                yield from _coordinated_toponyms(span[1], names)
        elif names.is_place(token.i) and _is_affected(token) and (span := names.at(token.i)) is not None:
            yield span


def _is_in_other_clause(prep: Token) -> bool:
    """Whether a phrase is of a relative clause or of a cause: "the general, who commanded the siege of Aleppo, was
    wounded", "marched over a blast in Gaza".
    """
    above = prep.head
    for _ in range(4):
        if above.dep_ == "prep" and above.lower_ in OF_CAUSE:
            return True
        if above.dep_ == "relcl":
            return not any(c.lower_ == "where" for c in above.lefts)
        above = above.head
    return False


def _coordinated_toponyms(last: int, names: Toponyms) -> Iterator[tuple[int, int]]:
    """The toponyms that are coordinated with one: "in Paris, Metz and Nice"."""
    for word in names.doc[last].rights:
        if word.dep_ == "conj" and (span := names.at(word.i)) is not None:
            yield span
            yield from _coordinated_toponyms(span[1], names)


def _gives_scene(prep: Token) -> bool:
    """Whether a preposition locates what is told: "in", "into"; of "of", "to" and "on" those of places and motion."""
    name, lemma = prep.lower_, prep.head.lemma_.lower()
    if name not in ONTO:
        return True
    if name == "of" and prep.head.lower_ == "out":  # "airlifted 40 men out of Tibú"
        return prep.head.head.lemma_ in either("leaving_word", "evacuation_from_verb")
    if name == "over":
        return lemma in words("airborne_verb")
    if name == "from":
        left = prep.head.head.lemma_ if lemma in ("back", "away") else lemma  # "pulled back from Naqoura"
        return left in words("leaving_word") and left != "flee"
    if name == "of":
        local = either("settlement_noun", "division_noun", "town_part_noun", "local_person_noun", "site_noun")
        return lemma in local or _is_struck(prep.head)
    moved = either("going_verb", "conveyance_verb", "gathering_verb", "journey_to_noun")
    return lemma in moved or _is_struck(prep.head)


def _is_struck(word: Token) -> bool:
    return word.lemma_.lower() in words("attack_on_place_word")


def _is_affected(name: Token) -> bool:
    """Whether a place is what a verb enters, strikes or befalls."""
    verb, lemma = name.head, name.head.lemma_
    if name.dep_ in ("dobj", "nsubjpass"):
        affected = either("entering_verb", "visiting_verb", "attack_on_place_word", "place_subject_verb", "scene_verb")
        fled = lemma in words("leaving_word") and not any(c.dep_ == "aux" for c in verb.lefts)  # "families fled Goma"
        return fled or lemma in affected
    if name.dep_ == "poss" and name.head.lemma_.lower() in words("town_scene_noun"):  # "Nairobi's streets were empty"
        return name.head.dep_ in SUBJECTS
    told = lemma in words("place_subject_verb") or _has_mood_or_trouble(verb)
    return name.dep_ in SUBJECTS and told and verb.i > name.i


def _has_mood_or_trouble(verb: Token) -> bool:
    """Whether a sentence tells what a town is or goes through: "Kunduz is a city", "Juliaca was quiet", "Nanterre had
    a third night of riots".
    """
    for child in verb.rights:
        lemma = child.lemma_.lower()
        if verb.lemma_ == "be" and child.dep_ in ("acomp", "attr"):
            return lemma in either("settlement_noun", "town_mood_adjective")
        if verb.lemma_ in ("have", "see", "endure", "witness") and child.dep_ == "dobj":
            return lemma in words("town_trouble_noun")
    return False


def filed_place(toponymy: Toponymy) -> Place | None:
    """The place of an article's dateline, where the text names it at the beginning of a line."""
    filed, text = toponymy.article.dateline, toponymy.article.text
    if filed is None or filed.country is None:
        return None
    found = re.search(rf"^\s*({re.escape(filed.place)})\b", text[:DATELINE_WITHIN], re.I | re.M)
    return toponymy.named(filed.place, filed.country, found.start(1)) if found else None


def antecedent_place(word: Token, toponymy: Toponymy) -> Place | None:
    """The town or region that "the city" or "there" means: the last that the text located before, else a dateline's."""
    doc, sentence = word.doc, word.sent
    before: Span | None = doc[sentence.start : word.i] if word.i > sentence.start else None
    fitting = _kinds_meant_by(word)
    for _ in range(2 if word.lemma_ in words("occasion_noun") else SENTENCES_TO_ANTECEDENT + 1):
        last: Place | None = None
        state: Place | None = None
        for first, end in located_toponyms(before, toponymy.names) if before is not None else ():
            if _is_of_speaker(doc[first - 1]):
                continue
            found = toponymy.place(first, end, toponymy.around(doc[first], ()))
            if found is None or not (found.kind in fitting or _is_town_too(found.place, fitting)):
                continue
            if found.kind == "state":
                state = found.place
            elif found.fine:
                if word.sent is doc[first].sent and toponymy.names.noun_of(first) == word.lemma_:  # "the town of Palma"
                    return found.place
                if last is None or last.admin1 != found.place.name:  # "in Urumqi, capital of Xinjiang"
                    last = found.place
        if last is not None or state is not None:
            return last or state
        previous = previous_sentence(doc, sentence, across=True)
        if previous is None:
            break
        before = sentence = previous
    return filed_place(toponymy) if fitting is TOWNS else None


def _is_town_too(place: Place, fitting: frozenset[str]) -> bool:
    """Whether a division has the name of its city: "the city" after "Kherson"."""
    cities = [t for t in toponyms().lookup(place.name) if t.kind == "city" and t.country == place.country]
    return "city" in fitting and any(city.exact for city in cities)


def _kinds_meant_by(word: Token) -> frozenset[str]:
    """The kinds of places that a noun may mean: "the city", "the region"; of "there" any."""
    lemma = word.lemma_.lower()
    if lemma in COUNTRY_WORDS:
        return STATES
    if lemma in ("area", "district", "there"):
        return TOWNS | REGIONS | (STATES if lemma == "there" else frozenset())
    if lemma in words("settlement_noun"):
        return TOWNS
    if lemma in words("occasion_noun"):
        return TOWNS
    return REGIONS if lemma in words("anaphoric_place_noun") else TOWNS | REGIONS | STATES


def is_set_somewhere(sentence: Span) -> bool:
    """Whether a sentence has a locative phrase of its own, though no name: "at a military detention facility"."""
    local = [t for t in sentence if t.dep_ == "pobj" and t.head.lower_ in ("in", "at", "near", "outside", "inside")]
    return any(is_local(t) and not is_anaphoric(t) for t in local)


def is_anaphoric(noun: Token, *, region: bool = True) -> bool:
    """Whether a noun refers to a town, or a `region`, named before: "the city", "this town"; not "the town of X"."""
    lemma = noun.lemma_.lower()
    occasion = lemma in words("occasion_noun") and noun.head.lower_ in ("at", "during")  # "at the ceremony"
    if not region and not occasion and lemma not in words("settlement_noun"):
        return False
    if not (occasion or (lemma in words("anaphoric_place_noun") and noun.tag_ == "NN")):
        return False
    definite = any(c.lower_ in DEFINITES for c in noun.lefts)
    if lemma not in either("settlement_noun", "occasion_noun"):  # "the port city", not "the border area"
        definite = definite and not any(c.dep_ == "compound" for c in noun.lefts)
    described = any(
        (c.dep_ in ("relcl", "acl", "appos") and not _is_parenthetic(c)) or c.lower_ in ("of", "in", "near", "on")
        for c in noun.rights
    )
    return definite and not described and not any(c.dep_ == "poss" or c.pos_ == "PROPN" for c in noun.lefts)


def _is_parenthetic(clause: Token) -> bool:
    """Whether a relative clause adds something on a place that is known: "in the town, where rioters had shot two"."""
    first = clause.left_edge
    return clause.dep_ == "relcl" and first.i > 0 and first.nbor(-1).text == ","
