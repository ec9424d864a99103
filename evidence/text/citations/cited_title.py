"""Find the title that stands where an author would: «Water and small islands (1994)».

Nothing but the bibliography tells such a title from the sentence around it.
"""

from __future__ import annotations

from evidence.text.citations.cited_item import Known
from evidence.text.citations.cited_names import NameRun, printed
from evidence.text.citations.tokens import CLOSING, OPENING, Kind, Paragraph

LONGEST = 25
"""Words of a title before its year, a bound on the search."""

_QUOTES = frozenset('“”„«»"‘’')
_BREAKS = frozenset((*OPENING, *CLOSING, ";", "；", "?", "!"))


def read_title(
    paragraph: Paragraph, end: int, low: int, year: str, known: Known
) -> NameRun | None:
    """Return the longest known title that ends before token *end*, as an author.

    It begins with a capital letter, not before token *low*.
    """
    tokens = paragraph.tokens
    last = end - 1
    while last > low and tokens[last].text in {",", ":", *_QUOTES}:
        last -= 1
    found = None
    for index in range(last, max(low, end - LONGEST) - 1, -1):
        token = tokens[index]
        if token.text in _BREAKS or token.kind is Kind.UNDATED:
            break
        if token.kind is not Kind.WORD or not token.text[0].isupper():
            continue
        title = printed(paragraph, index, last)
        if known(title, year, title=True):
            first = index - (index > low and tokens[index - 1].text in _QUOTES)
            found = NameRun(
                first, (title,), title, et_al=False, quoted=True, after=last
            )
    return found
