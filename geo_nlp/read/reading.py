"""How inputs are read, as it was asked for and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo_nlp.errors import InputError
from geo_nlp.read.article import check_date
from geo_nlp.read.columns import BODIES, FIELDS
from geo_nlp.read.dateorder import order_of_name
from geo_nlp.read.dateorder import unknown as no_order
from geo_nlp.read.decode import check_encoding
from geo_nlp.read.options import Options, say_nothing
from geo_nlp.read.sniff import FORMATS, Format
from geo_nlp.suggest import unknown


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read: the format that was given for all of them, and the options."""

    kind: Format | None
    options: Options


def reading_of(
    *,
    input_format: str = "auto",
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    date_order: str | None = None,
    clean: bool = True,
    on_notice: Callable[[str], None] | None = None,
) -> Reading:
    """The arguments of `read_articles`, checked."""
    if input_format != "auto" and input_format not in FORMATS:
        raise InputError(unknown("input format", input_format, ("auto", *FORMATS)))
    for field in sorted(set(columns or ()) - {*FIELDS, *BODIES}):
        raise InputError(unknown("field", field, (*BODIES, *FIELDS)))
    check_date(date)
    check_encoding(encoding)
    kind = next((known for known in FORMATS if known == input_format), None)
    order = order_of_name(date_order)
    options = Options(
        columns or {},
        date,
        clean,
        encoding,
        order,
        (lambda: order) if order else no_order,
        None,
        on_notice or say_nothing,
    )
    return Reading(kind, options)
