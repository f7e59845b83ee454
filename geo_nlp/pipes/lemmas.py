"""Repair the lemmas that the model is known to get wrong, before any rule asks for them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Doc

VERBAL = frozenset({"VERB", "AUX"})


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Surface forms to lemmas, of verbs and of nouns."""
    data = yaml.load((files("geo_nlp.rules") / "lemmas.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    verbs = {form: verb for verb in data["verbs"] for form in (f"{verb}d", f"{verb}s", f"{verb[:-1]}ing")}
    return verbs, dict(data["nouns"])


def repair_lemmas(doc: Doc) -> Doc:
    """Set the right lemma of each word in the table, by its part of speech."""
    verbs, nouns = _forms()
    for token in doc:
        if (form := token.lower_) in verbs or form in nouns:
            table = verbs if token.pos_ in VERBAL else nouns
            token.lemma_ = table.get(form, token.lemma_)
    return doc
