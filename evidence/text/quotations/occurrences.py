"""Every place of a quotation in its source, where one verdict names but the first."""

from __future__ import annotations

from evidence.text.document import Span
from evidence.text.quotations.difference import Weight
from evidence.text.quotations.parts import read_parts, trimmed
from evidence.text.quotations.places import exact
from evidence.text.quotations.source import SourceText


def every_place(source: SourceText, quotation: str) -> tuple[Span, ...]:
    """Return where the words stand as they are, in order; spans of *source*'s text.

    Apart from what normalising ignores. Empty for a quotation with something left out
    or put in, unless the source itself has its dots and brackets.
    """
    whole = trimmed(read_parts(quotation).whole)
    if not any(sign.isalnum() for sign in whole):
        return ()
    places = [one for one in exact(source, whole) if one.weight is Weight.NOISE]
    return tuple(Span(*source.normal.original(one.start, one.end)) for one in places)
