"""What one article may hold: bounds that keep time, memory and records in proportion to the text.

None is met by an article as newspapers print it; docs/limits.md has them all, with what happens beyond each.
"""

from __future__ import annotations

LONGEST_LINE = 128_000_000
"""Bytes of a line of a table or of JSON Lines: `MOST_READ` characters with six bytes of escape each."""

LARGEST_FILE = 256_000_000
"""Bytes of a PDF or a saved page, unpacked: they hold their pictures."""

LONGEST_FILE = 80_000_000
"""Bytes of any other file that is one article, unpacked: `MOST_READ` characters of four bytes."""

MOST_READ = 20_000_000
"""Characters of a text or page before it is cleaned: a page of scripts holds ten times its article."""

LONGEST_TEXT = 2_000_000
"""Characters of an article's text: three novels. All its words take some 2 KB each while they are worked on."""

LONGEST_FIELD = 10_000
"""Characters of a title, address or other field given with a text: every record repeats them."""

MOST_INLINE = 1_000
"""Links, bold words and the like in one paragraph of a page: trafilatura takes the square of their number."""

MOST_WORDS = 200_000
"""Words and marks that are worked on; what follows is not read. A novel has half as many."""

LONGEST_PARAGRAPH = 20_000
"""Words between blank lines: the parser holds 4 KB for each, until it may forget them at a break."""

LONGEST_SENTENCE = 400
"""Words of a sentence: what is found in one may take the square of it. The longest of 54,000 in open news has 291."""

LONGEST_WORD = 300
"""Characters without a blank, addresses of pages apart: spaCy's tokenizer takes the square of the marks in one."""

LONGEST_ADDRESS = 2_000
"""Characters of an address within the text; browsers take about as many."""

DEEPEST = 10
"""Attributions within attributions: each repeats the text of all that is within it. Open news has at most four."""

MOST_MENTIONS = 20_000
"""Mentions of actors: a novel has as many if every fifth word is one."""

MOST_RECORDS = 10_000
"""Relations, stances, attributions or roles, of each: a record takes a kilobyte as JSON, and several in memory."""

MOST_PAIRS = 400
"""Relations of one verb or noun: all pairs of 28 states that met."""
