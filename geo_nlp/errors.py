"""The errors that geo_nlp raises on purpose: one line each, saying what, where, and what would be right."""

import re

BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Where `str.splitlines` ends a line."""


def one_line(text: str) -> str:
    r"""Text whose line breaks are shown as in a string of Python: it quotes a name, a column, a cell.

    >>> print(one_line("no column 'a\nb'"))
    no column 'a\nb'
    """
    return text if text.isprintable() else BREAKS.sub(lambda found: repr(found[0])[1:-1], text)


class GeoNlpError(Exception):
    """Base of every deliberate error; the command line prints it as one line and exits with `exit_code`."""

    exit_code = 2

    def __str__(self) -> str:
        return one_line(super().__str__())


class InputError(GeoNlpError):
    """Something that was to be read is missing, broken, or of another kind than was said."""


class OutputError(InputError):
    """Something cannot be written; callers have always had to expect an `InputError` there."""


class BusyError(OutputError):
    """Another process is writing there now."""


class NoArticle(InputError):
    """A page that was read well and holds no article: a list of headlines, a home page, a form."""


class MissingPackage(InputError):
    """An input needs an optional package that is not installed."""


class OntologyError(GeoNlpError):
    """The vocabulary or a gazetteer table contradicts itself."""


class RuleError(GeoNlpError):
    """A rule file cannot be used; the message lists every fault of every file."""


class PipelineError(GeoNlpError):
    """A component comes before those that it needs, or a `Doc` has lost what they found."""


class ModelError(GeoNlpError):
    """No usable spaCy model; the message names the one command that installs it."""

    exit_code = 5
