"""What a shell offers as values of options; nothing heavy is imported, since a person waits for it."""

from __future__ import annotations

from collections.abc import Callable

Offer = Callable[[str], list[str]]
GROUPS = (
    "conflict", "cooperation", "disapproval", "verbal cooperation", "material cooperation", "verbal conflict",
    "material conflict",
)  # fmt: skip


def among(*values: str) -> Offer:
    """Offer those of some values that begin as what has been typed.

    >>> among("actor", "country")("co")
    ['country']
    """

    def offer(incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete)]

    return offer


def formats(incomplete: str) -> list[str]:
    """Formats of the output of `extract`."""
    from geo_nlp.cli.output import FORMATS

    return among(*FORMATS)(incomplete)


def input_formats(incomplete: str) -> list[str]:
    """Formats that are read."""
    from geo_nlp.read.sniff import FORMATS

    return among("auto", *FORMATS)(incomplete)


def predicates(incomplete: str) -> list[str]:
    """Predicates, attitudes and groups of predicates; in small letters where that is how it was begun.

    >>> predicates("ACC"), predicates("cri"), predicates("acc")
    (['ACCUSE'], ['criticism'], ['accuse'])
    """
    from geo_nlp.compiled import read_yaml

    events = [*read_yaml("geo_nlp.ontology", "predicates.yaml"), "STANCE"]
    attitudes = [*read_yaml("geo_nlp.ontology", "attitudes.yaml"), *GROUPS]
    small = [name.lower() for name in events] if incomplete.islower() else []
    return among(*dict.fromkeys([*events, *attitudes, *small]))(incomplete)


def modes(incomplete: str) -> list[str]:
    """Modes of all event types.

    >>> modes("arr")
    ['arrest']
    """
    from geo_nlp.compiled import read_yaml

    events = read_yaml("geo_nlp.ontology", "predicates.yaml").values()
    return among(*sorted({mode for event in events for mode in event.get("modes", ())}))(incomplete)
